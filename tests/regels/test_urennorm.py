"""Every number of the urennorm from both sides, from the tables written out a second time."""

from __future__ import annotations

from typing import Any

import pytest

from stelsel.regels.register import vind

REGEL = vind("urennorm")
RUIM = 3000
OUD, NIEUW = "2025-10-01", "2026-10-01"

# soort, studieduur: total, begeleide onderwijstijd, bpv, and the first year; a programme of the old bol.
BOL_OUD = {
    ("entree", 1): (1000, 600, None, None),
    ("basisberoeps", 1): (1000, 700, 250, None),
    ("specialist", 1): (1000, 700, 250, None),
    ("basisberoeps", 2): (2000, 1250, 450, 700),
    ("vak", 2): (2000, 1250, 450, 700),
    ("vak", 3): (3000, 1800, 900, 700),
    ("middenkader", 3): (3000, 1800, 900, 700),
    ("middenkader", 4): (4000, 2400, 1200, 700),
    ("middenkader", 5): (5000, 3000, 1500, 700),
    ("middenkader", 6): (6000, 3600, 1800, 700),
}
ROUTE = {
    ("BOL", OUD): [(2000, 1400, 250), (3000, 2400, 250), (4000, 2950, 450), (5000, 3500, 900), (6000, 4050, 1350)],
    ("BOL", NIEUW): [(2000, 1200, 250), (3000, 2200, 250), (4000, 2700, 500), (5000, 3200, 750), (6000, 3700, 1000)],
    ("BBL", OUD): [(1850, 900, 610), (2850, 2200, 610), (3700, 2400, 1220), (4550, 2600, 1830), (5400, 2800, 2300)],
    ("BBL", NIEUW): [(1850, 900, 610), (2850, 2200, 610), (3700, 2400, 1220), (4550, 2600, 1830), (5400, 2800, 2300)],
}
NIEUW_PER_JAAR = {
    ("BOL", "entree"): (1000, 500, None),
    **{("BOL", soort): (1000, 500, 250) for soort in ("basisberoeps", "vak", "middenkader", "specialist")},
    **{("BBL", soort): (850, 200, 610) for soort in ("entree", "basisberoeps", "vak", "middenkader", "specialist")},
}


def _programma(duur: int, bot: int, bpv: int, jaar1: int | None = None) -> list[dict[str, Any]]:
    """The hours of a programme: guidance in the first year unless `jaar1` says less, practice in the last."""
    eerste = bot if jaar1 is None or duur == 1 else jaar1
    jaren = []
    for jaar in range(1, duur + 1):
        laatste = jaar == duur
        uren = {"bot": eerste if jaar == 1 else bot - eerste if laatste else 0, "bpv": bpv if laatste else 0}
        dagen = {"eerste_dag": f"{2023 + jaar}-08-01", "laatste_dag": f"{2024 + jaar}-07-31"}
        jaren.append({"jaar": jaar, **dagen, **uren, "overig": 0})
    return jaren


def _antwoord(op: str, jaren: list[dict[str, Any]], **feiten: Any) -> str:
    keuze = {"keuze": "NIEUW"} if op == NIEUW else {}
    uit = REGEL.uit({"op": op, "doorlopende_leerroute": False, "studieduur": len(jaren), **keuze, **feiten,
                     "jaren": jaren})  # fmt: skip
    return REGEL.beantwoord(uit).antwoord


def _beide_kanten(op: str, duur: int, norm: tuple[int | None, ...], **feiten: Any) -> None:
    """Exactly the minimum of one part with plenty of the others is enough; one hour less is not."""
    te_weinig = "afwijking_verantwoorden" if op == OUD else "voldoet_niet"
    totaal, bot, bpv = norm
    assert totaal is not None and bot is not None
    helft = max(bot, totaal - (bpv or 0) - (totaal - bot - (bpv or 0)) // 2)
    gevallen = [(helft, totaal - helft), (bot, RUIM)]
    minder = [(helft, totaal - helft - 1), (bot - 1, RUIM)]
    if bpv is not None:
        gevallen.append((2 * RUIM, bpv))
        minder.append((2 * RUIM, bpv - 1))
    for uren in gevallen:
        assert _antwoord(op, _programma(duur, *uren), **feiten) == "voldoet", uren
    for uren in minder:
        assert _antwoord(op, _programma(duur, *uren), **feiten) == te_weinig, uren


@pytest.mark.parametrize(("soort", "duur"), BOL_OUD, ids=str)
def test_bol_oud(soort: str, duur: int) -> None:
    *norm, jaar1 = BOL_OUD[soort, duur]
    _beide_kanten(OUD, duur, tuple(norm), soort=soort, leerweg="BOL")
    if jaar1:
        for eerste, verwacht in ((jaar1, "voldoet"), (jaar1 - 1, "afwijking_verantwoorden")):
            assert _antwoord(OUD, _programma(duur, 5000, RUIM, eerste), soort=soort, leerweg="BOL") == verwacht


@pytest.mark.parametrize(("leerweg", "soort"), NIEUW_PER_JAAR, ids=str)
def test_nieuw(leerweg: str, soort: str) -> None:
    norm = NIEUW_PER_JAAR[leerweg, soort]
    for duur in range(1, 5):
        _beide_kanten(NIEUW, duur, tuple(deel and deel * duur for deel in norm), soort=soort, leerweg=leerweg)


@pytest.mark.parametrize("soort", ["entree", "basisberoeps", "vak", "middenkader", "specialist"])
def test_bbl_oud(soort: str) -> None:
    _beide_kanten(OUD, 1, (850, 200, 610), soort=soort, leerweg="BBL")


@pytest.mark.parametrize(("leerweg", "op"), ROUTE, ids=str)
def test_doorlopende_leerroute(leerweg: str, op: str) -> None:
    for duur, norm in enumerate(ROUTE[leerweg, op], 2):
        _beide_kanten(op, duur, norm, leerweg=leerweg, doorlopende_leerroute=True)
