"""A small good TBG-i with every kind of group, ways to spoil it, and what must hold after any reading."""

from __future__ import annotations

import random
import re
from pathlib import Path

from hulp import leveringen as lev
from stelsel.bestanden.indeling import indeling
from stelsel.bestanden.leesverslag import Leesverslag

NAAM = "TBGI_99XX_2027_20251124.XML"
TBGI = indeling("tbgi")
KOP = '<?xml version="1.0" encoding="utf-8"?>\n<Bekostigingsgrondslagen xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n'
SLOT = "</Bekostigingsgrondslagen>"
NIL = ' xsi:nil="true"/>'

INS = {
    "BRIN": "99XX",
    "Burgerservicenummer": lev.BSNS[0],
    "Onderwijsnummer": "",
    "Inschrijvingvolgnummer": "1",
    "DatumInschrijving": "2024-02-01",
    "DatumUitschrijvingGepland": "2026-01-31",
    "DatumUitschrijvingWerkelijk": "",
    "NiveauHoogstBekostigdeDiploma": "MBO-2",
}
TEL = {
    "Teldatum": "2025-10-01",
    "DatumTijdBepalingBekostigingsgrondslagen": "2025-11-21 10:42:29",
    "StatusBepalingBekostigingsstatus": "V",
    "LeeftijdOpEenAugustusStudiejaar": "25",
    "Opleidingcode": "25655",
    "Niveau": "MBO-3",
    "Leertraject": "BBL",
    "Leerroutefase": "",
    "IndicatieBekostigbaar": "true",
    "Bekostigingsstatus": "false",
    "InschrijvingVoorCorrectiefactor": "true",
    "BBLBOLFactor": "0.4",
    "PrijsfactorMBO": "1.4",
    "AantalBekostigdeVerblijfsjarenMBO": "0",
    "Verblijfsjaarfactor": "",
    "BijdrageInschrijvingAanDeelnemerswaarde": "0.560000",
}
BPV = {
    "Inschrijvingvolgnummer": "1",
    "Volgnummer": "P1",
    "Afsluitdatum": "2024-02-10",
    "DatumBegin": "2024-02-12",
    "DatumEindGepland": "2026-01-31",
    "DatumEindWerkelijk": "",
    "Opleidingcode": "25655",
}
SIG = {"Signaalvolgnummer": "1", "Signaalcode": "12", "Signaalomschrijving": "Geen bpv op de teldatum & meer"}
PAR = {"Parametervolgnummer": "1", "Parameternaam": "Teldatum", "Parameterwaarde": "2025-10-01"}
DIP = {
    "BRIN": "99XX",
    "Burgerservicenummer": lev.BSNS[1],
    "Onderwijsnummer": "",
    "Resultaatvolgnummer": "R1",
    "Opleidingcode": "25655",
    "Inschrijvingvolgnummer": "1",
    "DatumBehaald": "2025-06-17",
    "Niveau": "MBO-4",
    "IndicatieSpecialistendiploma": "false",
    "NiveauHoogstBekostigdeDiploma": "",
    "IndicatieHoogstBekostigdeDiplomaIsSpecialist": "",
    "DatumTijdBepalingBekostigingsgrondslagen": "2025-07-07 07:13:15",
    "StatusBepalingBekostigingsstatus": "D",
    "Bekostigingsstatus": "true",
    "BijdrageDiplomawaarde": "5",
}
ELEMENT = {code: record.element for code, record in TBGI.records.items()}


def groep(code: str, velden: dict[str, str], *erin: str) -> str:
    """One group; an empty field is written as DUO does."""
    regels = [f"<{naam}>{_tekst(waarde)}</{naam}>" if waarde else f"<{naam}{NIL}" for naam, waarde in velden.items()]
    return "\n".join([f"<{ELEMENT[code]}>", *regels, *erin, f"</{ELEMENT[code]}>\n"])


def _tekst(waarde: str) -> str:
    return waarde.replace("&", "&amp;").replace("<", "&lt;")


def leeg(code: str, *erin: str) -> str:
    """A group that stands for one that is not there."""
    velden = {veld.naam: "" for veld in TBGI.records[code].velden}
    return groep(code, velden, *erin)


def signaal(nr: int = 1) -> str:
    return groep(
        "SIG",
        {**SIG, "Signaalvolgnummer": str(nr)},
        groep("PAR", PAR),
        groep("PAR", {**PAR, "Parametervolgnummer": "2"}),
    )


def goed() -> str:
    """Two enrolments and a diploma, with every kind of group in one of them."""
    teldatum = groep("TEL", TEL, groep("BPV", BPV), signaal())
    niets = leeg("BPV"), leeg("SIG", leeg("PAR"))
    februari = groep("TEL", {**TEL, "Teldatum": "2026-02-01", "Leertraject": "BOL"}, *niets)
    anders = {**INS, "Burgerservicenummer": "", "Onderwijsnummer": lev.ONDERWIJSNUMMER}
    inschrijvingen = groep("INS", INS, teldatum, februari), groep("INS", anders, signaal(2))
    return KOP + "".join(inschrijvingen) + groep("DIP", DIP, signaal()) + SLOT


def zoals_duo(inhoud: str) -> str:
    """The same file as DUO writes it: a tab for every depth, and the line ends of Windows."""
    diepte, regels = 0, []
    for regel in inhoud.split("\n"):
        if regel:
            diepte -= regel.startswith("</")
            regels.append("\t" * diepte + regel)
            diepte += (
                regel.startswith("<") and not regel.startswith(("</", "<?")) and "</" not in regel and "/>" not in regel
            )
    return "\r\n".join(regels)


def zet(veld: str, waarde: str, nr: int = 0) -> str:
    """The good file with another value in the `nr`-th element of a name."""
    plekken = list(re.finditer(rf"<{veld}(?:>[^<]*</{veld}>| xsi:nil=\"true\"/>)", goed()))
    plek = plekken[nr]
    nieuw = f"<{veld}>{waarde}</{veld}>" if waarde else f"<{veld}{NIL}"
    return goed()[: plek.start()] + nieuw + goed()[plek.end() :]


RAAR = (
    *("", " ", "<", ">", "&", "&amp;", "&a;", "]]>", "<![CDATA[", "<!--", "-->", "<?x?>", "\0", "\x7f", "é", "\ufeff"),
    *("</Inschrijving>", "<Inschrijving>", "<Diploma>", "</Teldatum>", "<Teldatum>", "<x>", "</x>", NIL, SLOT),
    *("9" * 30, "-1", "2025-02-30", "true", "1e5", "nan", "MBO-9", lev.BSNS[2], "\r", "\u2028"),
)


def bederf(zaad: int, aantal: int, inhoud: str = "") -> bytes:
    """A file (the good one) with `aantal` changes of values, lines and bytes; the same for the same seed."""
    r = random.Random(zaad)
    regels = (inhoud or goed()).split("\n")
    for _ in range(aantal):
        i, j, keuze = r.randrange(len(regels)), r.randrange(len(regels)), r.random()
        if keuze < 0.4:
            plek = r.randrange(len(regels[i]) + 1)
            regels[i] = regels[i][:plek] + r.choice(RAAR) + regels[i][plek:]
        elif keuze < 0.6:
            regels.insert(j, regels[i])
        elif keuze < 0.8:
            regels[i], regels[j] = regels[j], regels[i]
        elif len(regels) > 3:
            del regels[i]
    bytes_ = bytearray("\n".join(regels).encode())
    if r.random() < 0.3:
        for _ in range(r.randrange(1, 20)):
            bytes_[r.randrange(len(bytes_))] = r.randrange(256)
    return bytes(bytes_[: r.randrange(1, len(bytes_))] if r.random() < 0.1 else bytes_)


def klopt(verslag: Leesverslag, pad: Path) -> None:
    """The balance of the file: read = taken over + refused, rows are what was taken over, and refused is kept."""
    bestand = next(b for b in verslag.bestanden if b.bestand == pad.name)
    assert bestand.soort == "TBGI"
    for code, telling in bestand.telling.items():
        assert telling.gelezen == telling.aanvaard + telling.afgekeurd, code
        if code in TBGI.records:
            assert lev.aantal_rijen(verslag.map, TBGI.records[code].tabel) == telling.aanvaard, code
    afgekeurd = sum(telling.afgekeurd for telling in bestand.telling.values())
    bewaard = verslag.map / "afgekeurd" / pad.name
    assert bewaard.exists() == bool(afgekeurd)
    if afgekeurd:
        assert bewaard.stat().st_mode & 0o777 == 0o600
        # The last one has no line end of its own; what was refused stands in the file as it was.
        inhoud = pad.read_bytes()
        assert sum(len(regel.strip()) for regel in lev.in_regels(bewaard.read_bytes())) <= len(inhoud)
