"""Everything there is to tell about a rule, as data: for the command line, the pages and the API alike."""

from __future__ import annotations

from typing import Any

from stelsel.regels.gevallen_lezen import gevallen
from stelsel.regels.motor.artikelen import artikel
from stelsel.regels.motor.codes import naam as codenaam
from stelsel.regels.motor.lezen import element, is_deel, is_lijst, ontleed, velden, verwacht
from stelsel.regels.motor.regel import Regel
from stelsel.regels.motor.versie import gebruikte_artikelen, gebruikte_waarden
from stelsel.regels.motor.waarden import STANDAARD


def beschrijving(regel: Regel) -> dict[str, Any]:
    """Question, answers, facts, legal values with validity and certainty, articles, and worked cases.

    Keys: regel, onderwerp, vraag, toelichting, antwoorden [{code, betekenis, gunstig}], getal, feiten [{pad, vraag,
    verwacht, vast, eenheid}], waarden [{naam, omschrijving, eenheid, as, perioden}], artikelen [{verwijzing, titel,
    bron, adres}], monotoon, gevallen [{naam, bron}].
    """
    return {
        "regel": regel.naam,
        "onderwerp": regel.onderwerp,
        "vraag": regel.vraag,
        "toelichting": regel.toelichting,
        "antwoorden": [
            {"code": code, "betekenis": betekenis, "gunstig": code in regel.gunstig}
            for code, betekenis in regel.antwoorden.items()
        ],
        "getal": regel.getal,
        "feiten": feitenlijst(regel.feiten),
        "waarden": [_waarde(naam) for naam in gebruikte_waarden(regel.bestand)],
        "artikelen": [_artikel(verwijzing) for verwijzing in gebruikte_artikelen(regel.bestand)],
        "monotoon": {pad: {"richting": m.richting, "artikel": m.artikel} for pad, m in regel.monotoon.items()},
        "gevallen": [{"naam": geval.naam, "bron": geval.bron} for geval in gevallen(regel.naam)],
    }


def feitenlijst(soort: type, voor: str = "") -> list[dict[str, Any]]:
    """The facts with their question and what is allowed; the fields of a repeated part behind `naam[]`."""
    uit: list[dict[str, Any]] = []
    for naam, hint in velden(soort).items():
        if naam == "op" and voor:
            continue  # a part is asked on the day of the whole
        kaal, meta, _ = ontleed(hint)
        extra = (meta.extra or {}) if meta else {}
        uit.append(
            {
                "pad": voor + naam,
                "vraag": meta.description if meta else naam,
                "verwacht": verwacht(element(kaal)) + "; meer mag" if _codelijst(kaal) else verwacht(kaal),
                "vast": extra.get("vast", False),
                "eenheid": extra.get("eenheid", ""),
            }
        )
        if is_deel(kaal):
            uit += feitenlijst(kaal, f"{voor}{naam}.")
        elif is_lijst(kaal) and is_deel(ontleed(element(kaal))[0]):
            uit += feitenlijst(ontleed(element(kaal))[0], f"{voor}{naam}[].")
    return uit


def _codelijst(kaal: Any) -> bool:
    return is_lijst(kaal) and not is_deel(ontleed(element(kaal))[0])


def _waarde(naam: str) -> dict[str, Any]:
    parameter = STANDAARD.parameter(naam)
    return {
        "naam": naam,
        "omschrijving": parameter.omschrijving,
        "eenheid": parameter.eenheid,
        "as": parameter.as_,
        "perioden": [
            {
                "van": periode.van,
                "tot": periode.tot,
                "geldt": periode.in_woorden,
                "waarde": periode.waarde,
                "artikel": periode.artikel,
                "zekerheid": periode.zekerheid,
                "bron": periode.bron,
            }
            for periode in parameter.perioden
        ],
    }


def _artikel(verwijzing: str) -> dict[str, Any]:
    gevonden = artikel(verwijzing)
    return {
        "verwijzing": verwijzing,
        "titel": gevonden.titel,
        "bron": gevonden.bronnaam,
        "soort": gevonden.soort,
        "adres": gevonden.adres,
    }


def antwoord_in_woorden(regel: Regel, antwoord: Any) -> str:
    """What an answer means, for a person."""
    if antwoord == "onbekend":
        return "Nog niet te zeggen: er ontbreekt iets, of de regel is voor die dag niet bekend."
    if isinstance(antwoord, str):
        return regel.antwoorden.get(antwoord, codenaam(antwoord))
    return regel.getal
