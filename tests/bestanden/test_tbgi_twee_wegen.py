"""A piece of a TBG-i read all at once says what the careful reader says of it: the same groups, places and faults."""

from __future__ import annotations

import random
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hulp import leveringen as lev
from hulp import tbgi
from hulp import tbgi_gevallen as gevallen
from stelsel.bestanden import lees, xml_groepen
from stelsel.bestanden.xml_effen import Effenlezer
from stelsel.bestanden.xml_groepen import Groepenlezer
from stelsel.bestanden.xml_vorm import NietEffen
from stelsel.kern.fouten import StelselFout

HEEL = 1 << 30
WAARDEN = (
    "",
    "x",
    "é",
    "x &amp; &lt;y&gt; &quot;&apos;",
    "&amp;lt;",
    " ",
    "\t",
    "\n",
    "\r\n",
    "&#65;",
    "a\u2028b",
    "\ufffe",
)


def nooit_effen(lezer, stuk, plaats, nummer, regels):
    raise NietEffen


def willekeurig(r: random.Random) -> str:
    """A file with enrolments and diplomas of many shapes, in one of the forms in which XML may be written."""
    groepen = []
    for _ in range(r.randrange(1, 12)):
        signalen = [
            tbgi.signaal(nr) if r.random() < 0.5 else tbgi.leeg("SIG", tbgi.leeg("PAR")) for nr in range(r.randrange(3))
        ]
        tel = [tbgi.groep("TEL", tbgi.TEL, tbgi.groep("BPV", tbgi.BPV), *signalen) for _ in range(r.randrange(3))]
        soort, velden = r.choice((("INS", tbgi.INS), ("DIP", tbgi.DIP)))
        velden = {naam: waarde for naam, waarde in velden.items() if r.random() < 0.95}
        groepen.append(tbgi.groep(soort, velden, *(tel if soort == "INS" else signalen)))
    inhoud = tbgi.KOP + "".join(groepen) + tbgi.SLOT
    for _ in range(r.randrange(4)):
        inhoud = inhoud.replace(">MBO-2<", f">{r.choice(WAARDEN)}<", 1)
    vorm = r.choice(("gewoon", "duo", "een regel", "wit voor het einde", "begin en einde"))
    if vorm == "duo":
        return tbgi.zoals_duo(inhoud)
    if vorm == "een regel":
        return inhoud.replace("\n", "")
    if vorm == "wit voor het einde":
        return inhoud.replace(tbgi.NIL, ' xsi:nil="true" />')
    return inhoud.replace(tbgi.NIL, "/>") if vorm == "begin en einde" else inhoud


def gelezen(pad: Path, stuk: int, lezer=None):
    """Every group with its place, row and fault, and what was noticed of the file as a whole; or why it is refused.

    What stands in a group with a fault is not judged. Where a piece ends that has no end tag at all decides how often
    text stands loose, and in XML that is broken off whether it was seen.
    """
    with pytest.MonkeyPatch.context() as zet:
        zet.setattr(xml_groepen, "STUK", stuk)
        if lezer:
            zet.setattr(Effenlezer, "lees", lezer)
        groepen = Groepenlezer(tbgi.TBGI, pad)
        rijen = []
        try:
            for partijen in groepen.partijen(pad.stat().st_size, None, None):
                rijen += [rij for partij in partijen for rij in in_rijen(partij)]
        except StelselFout as fout:
            return fout.code
    for code in tbgi.TBGI.records:
        nummers = [rij[0] for rij in rijen if rij[1] == code]
        assert nummers == sorted(nummers)
    los = bool(groepen.opgemerkt.losse_tekst.aantal) and not any(rij[2][-1] for rij in rijen)
    return sorted(rijen, key=lambda rij: rij[0]), replace(groepen.opgemerkt, losse_tekst=los)


def in_rijen(partij):
    namen = ("nummer", "regels", "begin", "einde", "ouder", "fouten", "gebroken")
    plaatsen = zip(*(getattr(partij, naam).tolist() for naam in namen), strict=True)
    code = partij.record.code if partij.record else ""
    velden = partij.velden.rows() if code else [()] * len(partij.nummer)
    return [(plek[0], code, plek[1:], plek[5] or rij) for plek, rij in zip(plaatsen, velden, strict=True)]


@given(zaad=st.integers(0, 2**32), aantal=st.integers(0, 4), stuk=st.sampled_from((300, 1500, 6000, HEEL)))
def test_twee_wegen_een_antwoord(zaad, aantal, stuk) -> None:
    inhoud = willekeurig(random.Random(zaad))
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / tbgi.NAAM
        pad.write_bytes(tbgi.bederf(zaad, aantal, inhoud) if aantal else inhoud.encode())
        assert gelezen(pad, stuk) == gelezen(pad, HEEL, nooit_effen)


ALLE = [*gevallen.BESTAND, *gevallen.VORM, *gevallen.SLEUTELS, *gevallen.GELEEGD, *gevallen.OPGEMERKT]


@pytest.mark.parametrize("geval", ALLE, ids=[f"{nr}-{geval.code}" for nr, geval in enumerate(ALLE)])
def test_elke_fout_langs_twee_wegen(geval, tmp_path) -> None:
    pad = tmp_path / geval.naam
    pad.write_text(tbgi.zoals_duo(geval.inhoud), "utf-8", newline="")
    assert gelezen(pad, 1500) == gelezen(pad, HEEL, nooit_effen)


@pytest.mark.parametrize("vorm", [str, tbgi.zoals_duo], ids=["gewoon", "zoals DUO"])
def test_wat_een_machine_schrijft_is_effen(vorm, tmp_path, monkeypatch) -> None:
    """All of it but the first group, which stands behind the beginning of the file, and the end of the root."""
    groepen = tbgi.groep("DIP", tbgi.DIP, tbgi.signaal()) + tbgi.goed().removeprefix(tbgi.KOP)
    pad = tmp_path / tbgi.NAAM
    pad.write_text(vorm(tbgi.KOP + groepen), "utf-8", newline="")
    effen, lees_effen = [], Effenlezer.lees

    def noteer(lezer, stuk, *rest):
        partijen = lees_effen(lezer, stuk, *rest)
        effen.extend(in_rijen(partij) for partij in partijen)
        return partijen

    monkeypatch.setattr(Effenlezer, "lees", noteer)
    verslag = lees(pad, tmp_path / "set")
    gelezen_ = sum(telling.gelezen for telling in verslag.bestanden[0].telling.values())
    assert gelezen_ == 19 and sum(map(len, effen)) == gelezen_ - 4


@pytest.mark.parametrize(
    "anders",
    [
        "<!-- x -->",
        "<![CDATA[x]]>",
        "<?x?>",
        "&a;",
        "&#65;",
        "<Anders>x</Anders>",
        "<BRIN>99XX</BRIN>",
        "\x01",
        "x>y",
        "\ufffe",
        "tekst",
    ],
)
def test_wat_niet_effen_is_wordt_met_zorg_gelezen(anders, tmp_path) -> None:
    inhoud = tbgi.groep("INS", tbgi.INS).replace("<Burger", f"{anders}<Burger", 1)
    groepen = Groepenlezer(tbgi.TBGI, tmp_path / tbgi.NAAM)
    assert groepen.effenlezer.lees(tbgi.groep("INS", tbgi.INS).encode(), 0, 0, groepen.regels)
    with pytest.raises(NietEffen):
        groepen.effenlezer.lees(inhoud.encode(), 0, 0, groepen.regels)


def test_de_gegevensset_is_langs_beide_wegen_dezelfde(tmp_path, monkeypatch) -> None:
    pad = tmp_path / tbgi.NAAM
    pad.write_bytes(
        tbgi.bederf(5, 3, tbgi.KOP + tbgi.goed().removeprefix(tbgi.KOP).removesuffix(tbgi.SLOT) * 5 + tbgi.SLOT)
    )
    een = lees(pad, tmp_path / "een", sleutels=tmp_path / "sleutels.parquet")
    monkeypatch.setattr(Effenlezer, "lees", nooit_effen)
    twee = lees(pad, tmp_path / "twee", sleutels=tmp_path / "sleutels.parquet")
    assert een.bestanden[0].telling == twee.bestanden[0].telling and een.exitcode == twee.exitcode
    assert lev.meldingen(een.map) == lev.meldingen(twee.map)
    for record in tbgi.TBGI.gegevensrecords:
        rijen = [[{**rij, "levering_id": ""} for rij in lev.rijen(set_.map, record.tabel)] for set_ in (een, twee)]
        assert rijen[0] == rijen[1], record.code
