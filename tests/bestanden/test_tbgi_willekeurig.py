"""Whatever is done to a TBG-i: no traceback, the balance holds, nobody is named."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from hulp import leveringen as lev
from hulp import tbgi
from stelsel.bestanden import lees
from stelsel.kern.fouten import StelselFout

RAAR = (
    *("", " ", "<", ">", "&", "&amp;", "&a;", "]]>", "<![CDATA[", "<!--", "-->", "<?x?>", "\0", "\x7f", "é", "\ufeff"),
    *(
        "</Inschrijving>",
        "<Inschrijving>",
        "<Diploma>",
        "</Teldatum>",
        "<Teldatum>",
        "<x>",
        "</x>",
        tbgi.NIL,
        tbgi.SLOT,
    ),
    *("9" * 30, "-1", "2025-02-30", "true", "1e5", "nan", "MBO-9", lev.BSNS[2], "\r", "\u2028"),
)


def bederf(zaad: int, aantal: int) -> bytes:
    """A good file with `aantal` changes of values, lines and bytes; the same for the same seed."""
    r = random.Random(zaad)
    regels = tbgi.goed().split("\n")
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
    inhoud = bytearray("\n".join(regels).encode())
    if r.random() < 0.3:
        for _ in range(r.randrange(1, 20)):
            inhoud[r.randrange(len(inhoud))] = r.randrange(256)
    return bytes(inhoud[: r.randrange(1, len(inhoud))] if r.random() < 0.1 else inhoud)


@given(zaad=st.integers(0, 2**32), aantal=st.integers(1, 10))
def test_wat_er_ook_mee_gebeurt(zaad, aantal) -> None:
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / tbgi.NAAM
        pad.write_bytes(bederf(zaad, aantal))
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
