"""A mentor's week: who needs me, a talk in a minute and a half, a plan that runs round, and the student reads along."""

from __future__ import annotations

import re

from hulp import pagina
from hulp.rondgang import bezocht, soort, word
from hulp.school import naam_van, open_student

# Keystroke-level model (Card, Moran and Newell, 1980): seconds for a key, to point at something, to think before it.
TOETS, WIJS, DENK = 0.28, 1.1, 1.35


class Hand:
    """Does what a person does on a page, and counts the clicks and how long a person takes."""

    def __init__(self, page) -> None:
        self.page, self.klikken, self.seconden = page, 0, 0.0

    def klik(self, wat) -> None:
        wat.click()
        self.klikken += 1
        self.seconden += WIJS + DENK + 0.2

    def typ(self, label: str, tekst: str) -> None:
        self.page.get_by_label(label).fill(tekst)
        self.seconden += WIJS + DENK + TOETS * len(tekst)

    def kies(self, label: str, nummer: int) -> None:
        self.page.get_by_label(label).select_option(index=nummer)
        self.seconden += 2 * (WIJS + DENK)


def _bekijk(page) -> None:
    bezocht.add(soort(page.url))
    assert not pagina.bekijk(page, kort=True)


def _tekst(page) -> str:
    return page.locator("main").inner_text()


def test_wie_heeft_mij_nodig_en_een_gesprek(venster, school) -> None:
    word(venster, school, "mentor")
    venster.goto(f"{school.adres}/")
    assert venster.locator("h1").inner_text() == "Mijn groep"
    assert venster.locator(".werklijst > li").count() >= 1 and venster.locator("tbody tr").count() >= 10
    _bekijk(venster)

    hand = Hand(venster)
    knop = venster.locator(".werklijst a.knop", has_text=re.compile("^(Notitie|Bespreken|Vastleggen)")).first
    hand.klik(knop)
    _bekijk(venster)
    hand.klik(venster.get_by_text("Er is iets nodig of afgesproken"))
    hand.typ("Wat hoorde of zag je?", "Vindt de toetsen lastig. Wil elke week even samen kijken.")
    hand.kies("Waar gaat het om?", 2)
    hand.typ("Wat is er afgesproken?", "Kijkt elke maandag tien minuten mee")
    hand.kies("Wie doet het?", 2)
    dag = venster.evaluate("new Date(Date.now() + 14 * 864e5).toLocaleDateString('nl-NL').replaceAll('/', '-')")
    dag = "-".join(deel.zfill(2) for deel in dag.split("-"))
    hand.typ("Wanneer kijken jullie of het gelukt is?", dag)
    hand.typ("Wanneer spreken jullie elkaar weer?", dag)
    hand.klik(venster.get_by_role("button", name="Leg vast"))
    assert "Vastgelegd." in _tekst(venster) and "Kijkt elke maandag tien minuten mee" in _tekst(venster)
    assert hand.klikken <= 3 and hand.seconden <= 90, (hand.klikken, hand.seconden)
    _bekijk(venster)


def test_het_hele_plan_rond(venster, school) -> None:
    word(venster, school, "mentor")
    venster.goto(f"{school.adres}/begeleiding/?wie=afspraak")
    venster.locator("tbody th a").last.click()
    eigen = venster.url
    if not venster.get_by_role("link", name="Maak er een plan van").count():
        venster.get_by_role("link", name="Evalueren", exact=True).click()
    else:
        venster.get_by_role("link", name="Maak er een plan van").click()
        _bekijk(venster)
        venster.get_by_role("button", name="Leg vast").click()
        assert "Schrijf wat er straks anders is." in _tekst(venster)
        venster.get_by_label("Wat is er straks anders?").fill("Komt op tijd in de les.")
        venster.get_by_label("Waaraan zien jullie dat het lukt?").fill("Vier weken geen keer te laat.")
        venster.get_by_role("button", name="Leg vast").click()
        assert "Doel: Komt op tijd in de les." in _tekst(venster)
        _bekijk(venster)
        venster.get_by_role("link", name="Besproken in het team").click()
        _bekijk(venster)
        venster.get_by_label("Wat heeft het team besproken?").fill("Het werkt. We gaan door.")
        venster.get_by_role("button", name="Leg vast").click()
        venster.get_by_role("link", name="Evalueren", exact=True).click()
    _bekijk(venster)
    venster.get_by_label("Voor een deel").check()
    venster.get_by_label("Opschalen").check()
    venster.get_by_label("Waarom?").fill("Alleen lukt het nog niet.")
    venster.get_by_role("button", name="Leg vast").click()
    assert "Ronde 2 is begonnen." in _tekst(venster) and "Opgeschaald" in _tekst(venster)

    venster.locator(".werklijst a", has_text="Bijwerken").first.click()
    _bekijk(venster)
    venster.get_by_label("Het is gedaan").check()
    venster.get_by_role("button", name="Leg vast").click()
    assert "Er staat nog niet of het hielp." in _tekst(venster)
    venster.get_by_label("Een beetje").check()
    venster.get_by_role("button", name="Leg vast").click()
    assert "Bijgewerkt." in _tekst(venster)

    for link, knop in (("Vastleggen wat de student of het team zegt", "Leg vast"), ("Verbeteren", "Leg vast")):
        venster.goto(eigen)
        venster.locator("main").get_by_role("link", name=re.compile(f"^{link}")).first.click()
        _bekijk(venster)
        venster.get_by_role("button", name=knop).click()
        assert "Er klopt nog iets niet" in _tekst(venster)
    venster.goto(eigen)
    venster.locator("li", has_text="sinds").get_by_role("link", name=re.compile("^Bijwerken")).first.click()
    _bekijk(venster)
    venster.goto(eigen)
    venster.get_by_role("link", name="Waarom is dit dossier niet compleet?").click()
    _bekijk(venster)


def test_alleen_voor_mij_en_later(venster, school) -> None:
    word(venster, school, "mentor")
    venster.goto(f"{school.adres}/begeleiding/")
    venster.locator(".werklijst a", has_text="Later").first.click()
    _bekijk(venster)
    venster.get_by_role("button", name="Toon het dan weer").click()
    assert "Je ziet dit over" in _tekst(venster)
    venster.locator("tbody th a").first.click()
    venster.get_by_role("link", name="Notitie", exact=True).click()
    venster.get_by_label("Wat hoorde of zag je?").fill("Denk aan de verjaardag.")
    venster.get_by_label("Alleen ik").check()
    venster.get_by_role("button", name="Leg vast").click()
    assert "Bewaard, alleen voor jou." in _tekst(venster)
    venster.get_by_role("link", name="In het dossier zetten of weggooien").first.click()
    _bekijk(venster)
    venster.get_by_role("button", name="Gooi weg").click()
    assert "Weggegooid." in _tekst(venster) and "verjaardag" not in _tekst(venster)


def test_de_student_leest_mee_en_de_mentor_antwoordt(venster, school) -> None:
    word(venster, school, "student")
    venster.goto(f"{school.adres}/")
    assert "Hoi " in venster.locator("h1").inner_text()
    _bekijk(venster)
    venster.set_viewport_size({"width": 390, "height": 800})
    venster.get_by_label("Verder leren op een hoger niveau").check()
    venster.get_by_role("button", name="Opslaan").click()
    assert "Opgeslagen. Je mentor ziet het ook." in _tekst(venster)
    venster.get_by_role("button", name=re.compile("^Dit heb ik gedaan")).first.click()
    assert "Goed gedaan." in _tekst(venster)
    venster.get_by_text("Klopt er iets niet?").first.click()
    venster.get_by_label("Wat klopt er niet?").first.fill("Ik was op tijd die dag.")
    venster.locator("section", has_text="Dit staat over jou").get_by_role("button", name="Verstuur").first.click()
    assert "Nog niet gelezen." in _tekst(venster)

    word(venster, school, "mentor")
    venster.set_viewport_size({"width": 1366, "height": 800})
    venster.locator(".werklijst li", has_text="schreef zelf").get_by_role(
        "link", name=re.compile("^Lezen")
    ).first.click()
    while venster.get_by_role("link", name="Gelezen, of antwoorden").count():
        venster.get_by_role("link", name="Gelezen, of antwoorden").first.click()
        if soort(venster.url) not in bezocht:
            _bekijk(venster)
        venster.get_by_label("Antwoord aan de student").fill("Dank, ik kijk ernaar.")
        venster.get_by_role("button", name="Ik heb dit gelezen").click()
    assert "Ik was op tijd die dag." in _tekst(venster)

    word(venster, school, "student")
    assert "Dank, ik kijk ernaar." in _tekst(venster)


def test_team_docent_en_zorgcoordinator(venster, school) -> None:
    word(venster, school, "mentor")
    venster.get_by_role("link", name="Teamafspraken").first.click()
    _bekijk(venster)
    venster.get_by_label("Wat doen jullie dan altijd?").fill("Herhaalt aan het eind wat is afgesproken")
    venster.get_by_label("Dit geldt in de les").check()
    venster.get_by_role("button", name="Leg vast").click()
    venster.get_by_role("link", name=re.compile("^Stoppen.*in stappen")).click()
    _bekijk(venster)
    venster.get_by_label("Waarom stopt het team hiermee?").fill("We doen iets anders.")
    venster.get_by_role("button", name="Stop deze afspraak").click()
    assert "Gestopt." in _tekst(venster)

    word(venster, school, "docent")
    assert "Wat werkt voor wie in de les?" in venster.locator("h1").inner_text()
    assert "Herhaalt aan het eind wat is afgesproken" in _tekst(venster)
    _bekijk(venster)
    assert venster.request.get(f"{school.adres}/studenten/").status == 403

    word(venster, school, "opleidingsmanager")
    venster.goto(f"{school.adres}/studenten/")
    assert venster.locator("tbody tr").count() >= 10, "the students of the own team"
    venster.locator("tbody th a").first.click()
    naam = venster.locator("h1").inner_text()
    venster.get_by_role("link", name="Wie werkt er nog meer met deze student?").click()
    zorg = f"{naam_van(school, 'zorgcoordinator')} (zorgcoördinator)"
    venster.get_by_label("Wie", exact=True).select_option(label=zorg)
    venster.get_by_label("Reden").first.fill("Vraagt om extra ondersteuning.")
    venster.get_by_role("button", name="Wijs toe").click()

    word(venster, school, "zorgcoordinator")
    assert venster.locator("h1").inner_text() == "Mijn caseload"
    _bekijk(venster)
    venster.goto(f"{school.adres}/studenten/")
    venster.get_by_role("link", name=naam).click()
    venster.get_by_role("link", name="Contact", exact=True).click()
    venster.get_by_role("link", name="Met wie wordt niets gedeeld?").click()
    _bekijk(venster)
    venster.get_by_role("button", name="Deel niets").click()
    assert "Schrijf in een zin waarom" in _tekst(venster)
    venster.get_by_label("Waarom is dit nodig?").fill("Er is een contactverbod van de rechter.")
    venster.get_by_role("button", name="Deel niets").click()
    assert "Geregeld." in _tekst(venster) and "contactverbod" in _tekst(venster)


def test_wat_de_student_nodig_heeft_en_wie_samen_wordt_geholpen(venster, school) -> None:
    word(venster, school, "student")
    venster.set_viewport_size({"width": 390, "height": 800})
    venster.goto(f"{school.adres}/begeleiding/mijn/")
    venster.get_by_role("link", name="Naar de vragen").click()
    _bekijk(venster)
    venster.get_by_role("button", name="Verstuur").click()
    assert "Er is nog niets ingevuld." in _tekst(venster)
    venster.locator("section", has_text="Rekenen gaat goed.").get_by_label("Hier wil ik hulp bij").check()
    venster.locator("section", has_text="Ik lever mijn opdrachten op tijd in.").get_by_label("Dit gaat goed").check()
    venster.get_by_role("button", name="Verstuur").click()
    assert "Nog niet gelezen." in _tekst(venster)
    venster.set_viewport_size({"width": 1366, "height": 900})

    word(venster, school, "mentor")
    open_student(venster, school)
    venster.get_by_role("link", name="Plan", exact=True).click()
    plan = venster.url
    venster.get_by_role("link", name="Lees de antwoorden").click()
    _bekijk(venster)
    venster.get_by_role("link", name=re.compile("^Bespreken.*Rekenen")).click()
    venster.get_by_label("Wat hoorde of zag je?").fill("Wil elke week samen rekenen.")
    venster.get_by_role("button", name="Leg vast").click()
    assert "de stof begrijpen" in _tekst(venster).lower()

    venster.goto(f"{school.adres}/begeleiding/groepen/")
    venster.get_by_label("Wat doet de groep, en wanneer?").fill("Hulp bij dyscalculie")
    venster.get_by_role("button", name="Maak de groep").click()
    assert "Deze naam zegt waarom iemand meedoet." in _tekst(venster)
    _bekijk(venster)
    venster.get_by_label("Wat doet de groep, en wanneer?").fill("reken-kwartier di 3e uur")
    venster.get_by_role("button", name="Maak de groep").click()
    _bekijk(venster)
    venster.get_by_label("Wie doet er mee?").select_option(label=naam_van(school, "student"))
    venster.get_by_role("button", name="Doet mee", exact=True).click()
    assert "Minder dan 4 studenten doen mee." in _tekst(venster)

    venster.goto(plan)
    assert "reken-kwartier di 3e uur" in _tekst(venster)
    venster.goto(plan + "voorbereiding/")
    _bekijk(venster)
    venster.get_by_label("mee bezig").first.check()
    venster.get_by_role("button", name="Leg vast").click()
    assert "Voorbereiden op een hoger niveau" in _tekst(venster)
    venster.get_by_role("link", name="Overdragen aan de volgende mentor").click()
    _bekijk(venster)
    venster.get_by_label("Wat werkt goed voor deze student?").fill("Een voorbeeld vooraf.")
    venster.get_by_label("Wat is er nog nodig?").fill("Rust tussen de lessen.")
    venster.get_by_role("button", name="Leg vast").click()
    assert "antwoordt na zes weken" in _tekst(venster)

    venster.goto(f"{school.adres}/begeleiding/soorten/")
    _bekijk(venster)
    venster.get_by_label("Hoe noemen jullie het?").fill("Breuken en procenten")
    venster.get_by_role("button", name="Leg vast").click()
    assert "Breuken en procenten" in _tekst(venster)
    venster.get_by_role("button", name=re.compile("^Stoppen.*Breuken")).click()
    assert "Gestopt." in _tekst(venster)

    word(venster, school, "opleidingsmanager")
    venster.goto(f"{school.adres}/begeleiding/team/beeld/")
    assert "Hoe staat de begeleiding in mijn team?" in venster.locator("h1").inner_text()
    assert venster.locator("main svg").count() >= 1
    _bekijk(venster)
