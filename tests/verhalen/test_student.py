"""A student sees who looked, decides what is shared, asks something, and reads the answer of the school."""

from __future__ import annotations

import io
import json
import re

from pypdf import PdfReader

from hulp import pagina
from hulp.rondgang import bezocht, soort, word
from hulp.school import open_student


def test_wat_weet_de_school_van_mij(venster, school) -> None:
    word(venster, school, "studentadministratie")
    open_student(venster, school)
    venster.get_by_role("link", name="Account, toestemming en verzoeken").click()
    _bekijk(venster)

    word(venster, school, "student")
    venster.get_by_role("link", name="Mijn gegevens").first.click()
    assert "Wat weet de school van jou" in venster.locator("h1").inner_text()
    _bekijk(venster)
    venster.get_by_role("link", name="Bekijk alles").click()
    tabel = venster.locator("table").inner_text()
    assert "Je dossier gelezen, deel overzicht." in tabel and "studentenadministratie" in tabel
    assert "Prins" not in tabel, "een functie, geen naam"

    alles = json.loads(venster.request.get(f"{school.adres}/privacy/mijn/gegevens.json").body())
    pdf = PdfReader(io.BytesIO(venster.request.get(f"{school.adres}/privacy/mijn/gegevens.pdf").body()))
    assert alles["naam"] in pdf.pages[0].extract_text()

    venster.get_by_role("link", name="Wat mag de school delen").click()
    _bekijk(venster)
    venster.get_by_role("button", name=re.compile("Ja, dat mag.*leerbedrijf")).click()
    assert "Je kunt het altijd stoppen." in venster.locator("main").inner_text()
    venster.get_by_role("button", name=re.compile("Stop hiermee.*leerbedrijf")).click()
    assert "Vanaf nu deelt de school dit niet meer." in venster.locator("main").inner_text()

    venster.get_by_role("link", name="Iets vragen").click()
    venster.get_by_role("button", name="Verstuur").click()
    assert "Kies wat je vraagt." in venster.locator("main").inner_text()
    venster.get_by_label("Wat vraag je?").select_option(label="iets laten verbeteren")
    venster.get_by_label("Waar gaat het over?").fill("Mijn telefoonnummer is veranderd.")
    venster.get_by_role("button", name="Verstuur").click()
    assert "Je krijgt antwoord uiterlijk op" in venster.locator("main").inner_text()
    _bekijk(venster)

    word(venster, school, "privacyfunctionaris")
    venster.get_by_role("link", name="Verzoeken over gegevens").first.click()
    _bekijk(venster)
    venster.locator("tbody a").first.click()
    _bekijk(venster)
    venster.get_by_label("Besluit").select_option(label="We hebben het gedaan")
    venster.get_by_label("Antwoord aan de student").fill("Het nieuwe nummer staat erin.")
    venster.get_by_role("button", name="Bewaar het antwoord").click()

    word(venster, school, "student")
    venster.goto(f"{school.adres}/privacy/mijn/verzoeken/")
    assert "Het nieuwe nummer staat erin." in venster.locator("main").inner_text()
    assert venster.request.get(f"{school.adres}/studenten/").status == 403


def _bekijk(page) -> None:
    bezocht.add(soort(page.url))
    assert not pagina.bekijk(page, kort=True)
