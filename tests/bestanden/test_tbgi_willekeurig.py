"""Whatever is done to a TBG-i: no traceback, the balance holds, nobody is named."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from hulp import leveringen as lev
from hulp import tbgi
from stelsel.bestanden import lees
from stelsel.kern.fouten import StelselFout


@given(zaad=st.integers(0, 2**32), aantal=st.integers(1, 10))
def test_wat_er_ook_mee_gebeurt(zaad, aantal) -> None:
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / tbgi.NAAM
        pad.write_bytes(tbgi.bederf(zaad, aantal))
        try:
            verslag = lees(pad, Path(map_) / "set")
        except StelselFout as fout:
            assert fout.exitcode == 2 and fout.doe and fout.code in ("BST-HERKENNING-01", "BST-XML-01", "BST-XML-02")
            return
        if verslag.bestanden[0].soort != "TBGI":
            return
        tbgi.klopt(verslag, pad)
        lev.geen_nummers(verslag)
        verslag.als_tekst()
        gevonden = lev.meldingen(verslag.map)
        assert all(melding["code"] != "TBGI-BST-18" for melding in gevonden)
        regels = pad.read_bytes().count(b"\n") + 1
        assert all(0 < int(melding["regel"]) <= regels for melding in gevonden if melding["regel"])
        telling = verslag.bestanden[0].telling.values()
        afgekeurd = sum(soort.afgekeurd for soort in telling)
        assert sum(m["ernst"] == "afgekeurd" or m["code"][-2:] in ("08", "24") for m in gevonden) >= afgekeurd
