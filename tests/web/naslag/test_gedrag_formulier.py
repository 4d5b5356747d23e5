"""How the form behaves under the hands of a person: rows, slips of the pen, and what an answer still waits for."""

from __future__ import annotations

from decimal import Decimal

import pytest

from stelsel.web.naslag.feitveld import als_invoer, als_waarde
from stelsel.web.naslag.formulier import MEESTE_RIJEN, Feitenformulier

VERZUIM = "/regels/verzuimmelding/probeer/"
DIPLOMA = "/regels/diplomabesluit/probeer/"
UREN = "/regels/urennorm/probeer/"


def _formulier(client, adres: str, feiten: dict) -> Feitenformulier:
    return client.post(adres, feiten).context["formulier"]


def test_een_rij_erbij_en_de_eerdere_blijft(client) -> None:
    """The page comes back with what was typed and one row more, and the address of the button leads to that row."""
    antwoord = client.post(VERZUIM, {"verzuim-0-uren": "3", "erbij-verzuim": "1"})
    pagina = antwoord.content.decode()
    assert antwoord.context["uitkomst"] is None
    assert 'name="verzuim-0-uren" value="3"' in pagina and 'name="verzuim-1-uren"' in pagina
    assert f'formaction="{VERZUIM}#groep-verzuim-2"' in pagina and 'id="groep-verzuim-1"' in pagina


def test_enter_stelt_de_vraag_en_voegt_geen_rij_toe(client) -> None:
    """Enter presses the first button of a form: it must not carry the name of a row."""
    pagina = client.get(VERZUIM).content.decode()
    formulier = pagina[pagina.index('action="/regels/verzuimmelding/probeer/"') :]
    eerste = formulier[formulier.index("<button") :].partition(">")[0]
    assert "name=" not in eerste


def test_meer_rijen_dan_er_passen_zegt_het(client) -> None:
    vol = {f"verzuim-{MEESTE_RIJEN - 1}-uren": "3", "erbij-verzuim": "1"}
    pagina = client.post(VERZUIM, vol).content.decode()
    assert 'name="erbij-verzuim"' not in pagina and "Hier passen er niet meer bij" in pagina


@pytest.mark.parametrize("nummer", ["9" * 900, "-1", "x"])
def test_een_rijnummer_dat_niet_van_ons_is(client, nummer) -> None:
    assert client.post(VERZUIM, {f"verzuim-{nummer}-uren": "3"}).status_code == 200


def test_geen_rijen_en_toch_een_rij_is_een_fout(client) -> None:
    """One of the two is not meant; taking either in silence would be a guess."""
    fout = _formulier(client, UREN, {"jaren-__geen__": "on", "jaren-0-bot": "1000"})
    assert "is er een ingevuld" in fout.errors["jaren-__geen__"][0]


@pytest.mark.parametrize(
    ("getypt", "bedoeld"), [("850", "850"), ("850,5", "850.5"), ("1.000,5", "1000.5"), ("850.5", "850.5")]
)
def test_een_getal_zoals_mensen_het_schrijven(getypt, bedoeld) -> None:
    assert als_waarde(Decimal, getypt) == Decimal(bedoeld)


@pytest.mark.parametrize("getypt", ["1.000", "1.000.000"])
def test_een_punt_die_twee_dingen_kan_zijn_wordt_gevraagd(client, getypt) -> None:
    """1.000 hours were read as one hour once."""
    fout = _formulier(client, VERZUIM, {"verzuim-0-uren": getypt})
    assert "op twee manieren te lezen" in fout.errors["verzuim-0-uren"][0]


@pytest.mark.parametrize("getypt", ["2.5", "1.00", "twee", "2,5"])
def test_geen_heel_getal_is_een_fout(client, getypt) -> None:
    """2.5 was read as 25 once."""
    fout = _formulier(client, "/regels/toelatingsrecht/probeer/", {"keren_bindend_advies": getypt})
    assert "een heel getal" in fout.errors["keren_bindend_advies"][0]


def test_een_dag_wordt_gevraagd_zoals_hij_in_het_veld_staat(client) -> None:
    fout = _formulier(client, VERZUIM, {"op": "31-02-2026"})
    assert fout.errors["op"][0].endswith("dd-mm-jjjj.")


def test_wat_een_antwoord_mist_staat_bij_de_vraag(client) -> None:
    """Each missing fact is marked at its field, and the list of what is missing leads there."""
    antwoord = client.post(DIPLOMA, {"soort": "vak"})
    formulier, pagina = antwoord.context["formulier"], antwoord.content.decode()
    assert {"examenplan", "start_opleiding"} <= formulier.nodig
    for naam in formulier.nodig:
        assert f'href="#id_{naam}"' in pagina and f'id="id_{naam}"' in pagina
    assert pagina.count("Nodig voor een antwoord.") >= len(formulier.nodig)


def test_een_leeg_antwoord_zegt_niet_bij_elke_code_onbekend(client) -> None:
    pagina = client.post(DIPLOMA, {}).content.decode()
    assert "Daarna is nog meer nodig." in pagina and "entreeopleiding: Onbekend" not in pagina


def test_een_rij_meer_is_een_verandering_in_woorden(client) -> None:
    """Of a row that came, each fact is named with its question and number, never as a code with braces."""
    eerste = client.post(DIPLOMA, {"specifiek-0-code": "B1-K1"})
    rijen = {"specifiek-0-code": "B1-K1", "specifiek-1-code": "B1-K2", "vorige": eerste.context["vorige"]}
    feiten = client.post(DIPLOMA, rijen).context["verschil"]["feiten"]
    assert [(feit["was"], feit["nu"]) for feit in feiten] == [("onbekend", "B1-K2")]
    assert feiten[0]["vraag"].startswith("Specifiek 2: ")


def test_een_getal_in_het_veld_heeft_een_komma() -> None:
    assert als_invoer(5.5) == "5,5"


def test_de_dag_van_de_vraag_staat_vooraan(client) -> None:
    """It decides which law holds."""
    for adres in (VERZUIM, DIPLOMA):
        groep = client.get(adres).context["groepen"][0]
        assert groep["velden"][0].name == "op" and len(groep["velden"]) > 1


def test_een_halve_rij_vraagt_de_rest_zonder_codes(client) -> None:
    fouten = _formulier(client, VERZUIM, {"verzuim-0-uren": "4"}).errors
    assert fouten["verzuim-0-soort"] == ["Vul dit ook in, of maak alles in deze rij leeg."]


def test_terug_naar_de_feiten_van_daarvoor(client) -> None:
    """The browser may not keep the page, so the page itself has the way back."""
    eerste = client.post(DIPLOMA, {"soort": "vak", "specifiek-0-code": "B1-K1"})
    tweede = client.post(DIPLOMA, {"soort": "basisberoeps", "vorige": eerste.context["vorige"]})
    terug = client.post(DIPLOMA, {"terug": tweede.context["verschil"]["terug"]})
    assert terug.context["vorige"] == eerste.context["vorige"]
    assert terug.context["uitkomst"]["gronden"] == eerste.context["uitkomst"]["gronden"]
    assert terug.context["formulier"]["specifiek-0-code"].value() == "B1-K1"


@pytest.mark.parametrize("terug", ["", "{", "[" * 3000, '{"soort": "raar"}'])
def test_terug_naar_wat_niet_van_ons_is(client, terug) -> None:
    antwoord = client.post(DIPLOMA, {"terug": terug})
    assert antwoord.status_code == 200 and antwoord.context["vorige"] == "{}"
