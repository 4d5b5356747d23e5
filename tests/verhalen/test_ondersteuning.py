"""Extra support: from a need to agreements that the student makes himself, and nobody lost on the way elsewhere."""

from __future__ import annotations

import re

from hulp import pagina
from hulp.rondgang import bezocht, soort, word
from hulp.school import naam_van, open_student


def _bekijk(page) -> None:
    bezocht.add(soort(page.url))
    assert not pagina.bekijk(page, kort=True)


def _tekst(page) -> str:
    return page.locator("main").inner_text()


def _naar_ondersteuning(page, school) -> None:
    open_student(page, school)
    page.get_by_role("navigation", name="Delen van het dossier").get_by_role("link", name="Ondersteuning").click()


def test_van_behoefte_tot_afspraken(venster, school) -> None:
    word(venster, school, "zorgcoordinator")
    venster.goto(f"{school.adres}/ondersteuning/aanbod/regelen/")
    venster.get_by_role("button", name="Leg vast").click()
    assert "Geef het een naam." in _tekst(venster)
    venster.get_by_label("Hoe heet het?").fill("Huiswerkuur")
    venster.get_by_label("Wat is het? Leg het uit aan een student.").fill("Elke dinsdag samen huiswerk maken.")
    venster.get_by_label("Voor wie is het?").fill("Thuis is geen rustige plek.")
    venster.get_by_label("Voor hoeveel studenten").fill("2")
    venster.get_by_role("button", name="Leg vast").click()
    assert "0 van 2 plaatsen bezet" in _tekst(venster)
    _bekijk(venster)

    _naar_ondersteuning(venster, school)
    assert "aangeboden, wacht op instemming" in _tekst(venster)
    _bekijk(venster)
    venster.get_by_role("link", name="Behoefte melden").click()
    _bekijk(venster)
    venster.get_by_label("Begeleidingsafspraken").check()
    venster.get_by_role("button", name="Leg vast").click()
    assert "Schrijf het in een zin." in _tekst(venster)
    venster.get_by_label("Wat is moeilijk op school, en wat helpt?").fill("Huiswerk lukt thuis niet.")
    venster.get_by_role("button", name="Leg vast").click()
    assert "Beoordeel nu" in _tekst(venster)

    venster.get_by_role("link", name="Beoordelen").click()
    _bekijk(venster)
    venster.get_by_label("Ja, ondersteuning is nodig").check()
    venster.get_by_label("Waarom?").fill("Er is thuis geen plek.")
    venster.get_by_role("button", name="Leg vast").click()
    nieuw = venster.locator("section", has_text="Huiswerk lukt thuis niet.").first
    nieuw.get_by_role("link", name="Iets toevoegen").click()
    venster.get_by_label("Iets uit het aanbod van de school?").select_option(label="Huiswerkuur (0 van 2 bezet)")
    _bekijk(venster)
    venster.get_by_role("button", name="Leg vast").click()
    nieuw.get_by_role("link", name="Aanbieden aan de student").click()
    _bekijk(venster)
    venster.get_by_role("button", name="Leg vast").click()
    assert "Aangeboden." in _tekst(venster)
    nieuw.get_by_role("link", name="Antwoord vastleggen").click()
    _bekijk(venster)
    venster.get_by_label("Ja, zo spreken we het af").check()
    venster.get_by_role("button", name="Leg vast").click()
    assert "Het zijn nu afspraken." in _tekst(venster)
    nieuw.get_by_role("link", name="Evalueren").click()
    _bekijk(venster)
    venster.get_by_label("Ja", exact=True).check()
    venster.get_by_label("Wat zeiden jullie?").fill("Het helpt.")
    venster.get_by_role("button", name="Leg vast").click()
    nieuw.get_by_role("link", name=re.compile("^Eruit")).click()
    _bekijk(venster)
    venster.get_by_label("Waarom is dit niet meer nodig?").fill("Het lukt nu thuis.")
    venster.get_by_role("button", name="Leg vast").click()
    assert "Uit de afspraken gehaald." in _tekst(venster)

    venster.get_by_role("link", name="Een verwijzing vastleggen").click()
    _bekijk(venster)
    venster.get_by_label("naar een andere plek").check()
    venster.get_by_label("Welke school, opleiding of werkplek?").fill("Entree, De Brug")
    venster.get_by_label("Waarom kon het hier, of daar, niet?").fill("Wil eerst werken.")
    venster.get_by_role("button", name="Leg vast").click()
    venster.get_by_role("link", name=re.compile("^Aangekomen")).click()
    _bekijk(venster)
    venster.get_by_label("Van wie weet je dat?").fill("De coach daar")
    venster.get_by_role("button", name="Leg vast").click()
    assert "Aangekomen op" in _tekst(venster)

    venster.goto(f"{school.adres}/ondersteuning/")
    assert naam_van(school, "student") in _tekst(venster)
    _bekijk(venster)
    venster.goto(f"{school.adres}/ondersteuning/aanbod/regelen/")
    venster.get_by_role("link", name=re.compile("^Stoppen.*Huiswerkuur")).click()
    _bekijk(venster)
    venster.get_by_role("button", name="Stop dit aanbod").click()
    assert "Gestopt." in _tekst(venster)


def test_de_student_zegt_zelf_ja(venster, school) -> None:
    word(venster, school, "student")
    venster.goto(f"{school.adres}/ondersteuning/mijn/")
    venster.set_viewport_size({"width": 390, "height": 800})
    _bekijk(venster)
    vraag = venster.get_by_role("region", name=re.compile("De school vraagt je antwoord.*handicap"))
    vraag.get_by_role("button", name="Verstuur mijn antwoord").click()
    assert "Kies een antwoord." in _tekst(venster)
    vraag.get_by_label("Ja, zo spreken we het af").check()
    vraag.get_by_role("button", name="Verstuur mijn antwoord").click()
    assert "Bewaard." in _tekst(venster) and "afgesproken, loopt" in _tekst(venster)
    with venster.expect_download() as opgehaald:
        venster.get_by_role("link", name="Mijn afspraken om te printen").last.click()
    assert opgehaald.value.suggested_filename == "afspraken.pdf"
    venster.set_viewport_size({"width": 1366, "height": 900})

    # What goes to DUO is a period, and not a word of what it is about.
    word(venster, school, "studentadministratie")
    venster.goto(f"{school.adres}/ondersteuning/register/")
    assert "Meld deze periode bij DUO" in _tekst(venster) and "toets" not in _tekst(venster)
    _bekijk(venster)

    # Everybody reads what the school offers.
    venster.context.clear_cookies()
    venster.goto(f"{school.adres}/ondersteuning/aanbod/")
    assert "Rustige ruimte" in _tekst(venster) and "In een volle klas" in _tekst(venster)
    _bekijk(venster)


def test_een_partner_leest_wat_is_gedeeld(venster, school) -> None:
    word(venster, school, "zorgcoordinator")
    open_student(venster, school)
    venster.get_by_role("navigation", name="Delen van het dossier").get_by_role("link", name="Delen").click()
    assert "Met niemand." in _tekst(venster)
    _bekijk(venster)
    venster.get_by_role("link", name="Iets delen").click()
    _bekijk(venster)
    venster.get_by_label("leerplichtambtenaar").check()
    venster.get_by_label("Welke organisatie?").fill("Gemeente De Waard")
    venster.get_by_label("Wie leest het daar?").fill("A. Jansen")
    venster.get_by_label("Afgesproken ondersteuning").check()
    venster.get_by_label("Waar is het voor nodig?").fill("Samen verzuim terugbrengen.")
    venster.get_by_label("de school", exact=True).check()
    venster.get_by_role("button", name="Deel dit").click()
    assert "Dit heeft deze partner niet nodig." in _tekst(venster)
    venster.get_by_label("Afgesproken ondersteuning").uncheck()
    venster.get_by_label("Aanwezigheid").check()
    venster.get_by_role("button", name="Deel dit").click()
    adres, code = venster.locator("main code").all_inner_texts()
    assert not pagina.bekijk(venster, kort=True)

    venster.context.clear_cookies()
    venster.goto(adres)
    _bekijk(venster)
    venster.get_by_label("De code die je van de school kreeg").fill("ABCDEFGH")
    venster.get_by_role("button", name="Openen").click()
    assert "Dit is niet de code." in _tekst(venster)
    venster.get_by_label("De code die je van de school kreeg").fill(code.lower())
    venster.get_by_role("button", name="Openen").click()
    assert "Aanwezigheid" in _tekst(venster) and "Casusregie" in _tekst(venster)
    _bekijk(venster)

    word(venster, school, "student")
    venster.goto(f"{school.adres}/delen/mijn/")
    assert "1 keer gelezen" in _tekst(venster)
    _bekijk(venster)
    word(venster, school, "zorgcoordinator")
    open_student(venster, school)
    venster.get_by_role("navigation", name="Delen van het dossier").get_by_role("link", name="Delen").click()
    venster.get_by_role("link", name=re.compile("^Stoppen")).click()
    _bekijk(venster)
    venster.get_by_label("Waarom stopt het?").fill("Niet meer nodig.")
    venster.get_by_role("button", name="Stop", exact=True).click()
    assert venster.request.get(adres).status == 404
