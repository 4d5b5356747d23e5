"""What must hold whatever file is given: read to the end or refused in words, nothing lost, nobody named."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Callable
from pathlib import Path

import polars as pl

from hulp.zaden import Zaad
from stelsel.bestanden import Leesverslag, lees
from stelsel.bestanden.leveringssoorten import leveringssoorten
from stelsel.bestanden.oorzaken import catalogus
from stelsel.gegevens.gegevensset import Gegevensset
from stelsel.kern.fouten import StelselFout
from stelsel.kern.sleutels import is_bsn, is_onderwijsnummer

ONVERWACHT = "BST-ONVERWACHT"


class Gezakt(Exception):
    """Something that must hold does not."""


def beproef(zaad: Zaad, inhoud: bytes, lezer: Callable[..., Leesverslag] = lees) -> None:
    """Read a file of this name and judge the outcome. Raises Gezakt, or whatever the reader raised."""
    with tempfile.TemporaryDirectory() as map_:
        pad, set_ = Path(map_) / zaad.naam, Path(map_) / "set"
        for naam, erbij in zaad.erbij:
            (Path(map_) / naam).write_bytes(erbij)
        pad.write_bytes(inhoud)
        opties = {naam: Path(map_) / f"bij-{naam}" for naam in zaad.bestanden}
        for naam, bestand in opties.items():
            bestand.write_bytes(zaad.bestanden[naam])
        paden = [pad, *(Path(map_) / naam for naam, _ in zaad.erbij)]
        try:
            verslag = lezer(paden, set_, bestanden=opties)
        except StelselFout as fout:
            _eis(fout.exitcode == 2 and bool(fout.doe), "een weigering zonder exitcode 2 of zonder raad")
            _eis(fout.code != ONVERWACHT, f"een weigering die niemand voorzag: {fout}")
            _eis(not set_.exists(), "een geweigerd bestand laat een gegevensset achter")
            return
        _toets(verslag, pad, inhoud, dict(zaad.erbij))


def _toets(verslag: Leesverslag, pad: Path, inhoud: bytes, erbij: dict[str, bytes]) -> None:
    Gegevensset.open(verslag.map)
    meldingen = pl.read_csv(verslag.map / "meldingen.csv", infer_schema=False)
    for bestand in verslag.bestanden:
        for code, telling in bestand.telling.items():
            _eis(telling.gelezen == telling.aanvaard + telling.afgekeurd, f"{code}: gelezen is geen som")
    ernstig = not set(meldingen["ernst"].unique()) <= {"waarschuwing"}
    _eis(verslag.exitcode in (2, int(ernstig)), f"exitcode {verslag.exitcode} past niet bij de meldingen")
    _toets_onverwacht(meldingen)
    _toets_regels(meldingen.filter(pl.col("bestand") == pad.name), inhoud)
    _toets_nummers(verslag, b"\n".join([inhoud, *erbij.values()]))


def _toets_onverwacht(meldingen: pl.DataFrame) -> None:
    catalogi = (catalogus(soort.pakket) for soort in leveringssoorten())
    codes = [code for cat in catalogi for code, oorzaak in cat.codes.items() if oorzaak.naam == "onverwacht"]
    gevonden = sorted(set(meldingen["code"].to_list()) & set(codes))
    _eis(not gevonden, f"iets wat Stelsel niet kon verwerken: {gevonden}")


def _toets_regels(meldingen: pl.DataFrame, inhoud: bytes) -> None:
    aantal = len(re.findall(rb"\r\n|\r|\n", inhoud)) + 1
    buiten = meldingen.filter(~pl.col("regel").cast(pl.Int64).is_between(1, aantal))
    _eis(not buiten.height, "een melding op een regel die er niet is")


def _toets_nummers(verslag: Leesverslag, inhoud: bytes) -> None:
    """No number of a person from the file in what is told about it."""
    negen = {gevonden.decode() for gevonden in re.findall(rb"(?<![0-9])[0-9]{9}(?![0-9])", inhoud)}
    nummers = {nummer for nummer in negen if is_bsn(nummer) or is_onderwijsnummer(nummer)} - {"000000000"}
    gezegd = [verslag.als_tekst(), json.dumps(verslag.als_dict(), default=str)]
    gezegd += [(verslag.map / naam).read_text("utf-8") for naam in ("meldingen.csv", "gegevensset.json")]
    _eis(
        not any(nummer in tekst for nummer in nummers for tekst in gezegd), "een nummer van een persoon in de meldingen"
    )


def _eis(goed: bool, wat: str) -> None:
    if not goed:
        raise Gezakt(wat)
