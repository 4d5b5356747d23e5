"""XML made to do harm: refused in words or group by group, in little time and memory."""

from __future__ import annotations

import resource
import time

import pytest

from hulp import leveringen as lev
from hulp import tbgi
from stelsel.bestanden import lees
from stelsel.kern.fouten import StelselFout

LACH = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
DOCTYPES = {
    "miljard keer lachen": f'<!DOCTYPE x [<!ENTITY l0 "ha">{LACH}]>',
    "kwadratisch": f'<!DOCTYPE x [<!ENTITY a "{"a" * 50_000}">]>',
    "extern bestand": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
    "extern adres": '<!DOCTYPE x [<!ENTITY a SYSTEM "http://127.0.0.1:9/a">]>',
    "externe DTD": '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/a.dtd">',
    "parameter": '<!DOCTYPE x [<!ENTITY % a SYSTEM "file:///etc/hostname"> %a;]>',
    "leeg": "<!DOCTYPE Bekostigingsgrondslagen>",
}


def schrijf(map_, inhoud):
    pad = map_ / tbgi.NAAM
    pad.write_bytes(inhoud if isinstance(inhoud, bytes) else inhoud.encode())
    return pad


@pytest.mark.parametrize("soort", DOCTYPES)
def test_een_doctype_wordt_geweigerd(soort, tmp_path) -> None:
    inhoud = tbgi.goed().replace("?>\n", f"?>\n{DOCTYPES[soort]}\n", 1).replace("MBO-3", "&a;&l9;", 1)
    with pytest.raises(StelselFout) as fout:
        lees(schrijf(tmp_path, inhoud), tmp_path / "set")
    assert fout.value.code == "BST-XML-01" and not (tmp_path / "set").exists()


@pytest.mark.parametrize("inhoud", ['<?xml version="1.0"?><html/>', '<?xml version="1.0"?>\n<a><Inschrijving/></a>'])
def test_andere_xml_wordt_geweigerd(inhoud, tmp_path) -> None:
    with pytest.raises(StelselFout) as fout:
        lees(schrijf(tmp_path, inhoud), tmp_path / "set")
    assert fout.value.code == "BST-XML-02"


def lees_begrensd(inhoud, map_):
    """Read, within ten seconds and 200 MiB more than there was."""
    pad = schrijf(map_, inhoud)
    lees(schrijf_klein(map_), map_ / "eerst")
    geheugen, begin = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    verslag = lees(pad, map_ / "set")
    assert time.process_time() - begin < 10
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - geheugen < 200 * 1024
    tbgi.klopt(verslag, pad)
    return verslag


def schrijf_klein(map_):
    pad = map_ / "TBGI_99XX_2026_20241124.XML"
    pad.write_text(tbgi.goed(), "utf-8")
    return pad


MB = 1024 * 1024
PLEK = "<DatumInschrijving>"


def ervoor(tekst: str) -> str:
    """The good file with something before the first date."""
    return tbgi.goed().replace(PLEK, tekst + PLEK, 1)


GROOT = {
    "een entiteit zonder DOCTYPE": lambda: tbgi.goed().replace("MBO-3", "&a;", 1),
    "diep": lambda: tbgi.goed().replace(PLEK, "<a>" * 500_000, 1),
    "diep en gesloten": lambda: ervoor("<a>" * 9999 + "</a>" * 9999),
    "een lang kenmerk": lambda: tbgi.goed().replace(PLEK, f'<DatumInschrijving a="{"x" * 20 * MB}">', 1),
    "een lang commentaar": lambda: ervoor(f"<!-- {'x' * 20 * MB} -->"),
    "een lange naam": lambda: ervoor(f"<{'x' * 20 * MB}/>"),
    "een tag zonder einde": lambda: tbgi.goed().replace(PLEK, "<" + "x" * 20 * MB, 1),
    "een lang veld": lambda: tbgi.zet("NiveauHoogstBekostigdeDiploma", "M" * 50 * MB),
    "veel wit": lambda: ervoor(" \n" * 20 * MB),
    "losse tekst zonder einde": lambda: ervoor("x" * 50 * MB),
    "veel namen": lambda: ervoor("".join(f"<n{i}/>" for i in range(300_000))),
    "geen enkele groep": lambda: tbgi.KOP + "x" * 50 * MB,
    "alleen begintags": lambda: tbgi.KOP + "<Inschrijving>" * 30_000,
}


@pytest.mark.parametrize("soort", GROOT)
def test_groot_of_diep_kost_weinig(soort, tmp_path) -> None:
    verslag = lees_begrensd(GROOT[soort](), tmp_path)
    assert verslag.exitcode == 0 if soort == "veel wit" else verslag.exitcode in (1, 2)
    if soort not in ("geen enkele groep", "alleen begintags"):
        # What was wrong costs its own group at most.
        assert verslag.bestanden[0].telling["DIP"].aanvaard == 1
        assert lev.aantal_rijen(verslag.map, "terugmelding_inschrijving") >= 1
