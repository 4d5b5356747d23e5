"""A list of codes that a school gives: what it may look like, and where it says what is wrong."""

from __future__ import annotations

from datetime import date

import pytest

from stelsel.gegevens.opgegeven_codes import lees_codes
from stelsel.kern.fouten import StelselFout


@pytest.mark.parametrize("scheiding", [",", ";"])
def test_alleen_de_code_is_nodig(tmp_path, scheiding) -> None:
    pad = tmp_path / "lijst.csv"
    pad.write_text(scheiding.join(["sbu", "code"]) + "\n" + scheiding.join(["240", " K0072 "]) + "\n", "utf-8-sig")
    lijst = lees_codes("keuzedeel", pad)
    assert lijst.codes == {"K0072": {"naam": "K0072"}}
    assert (lijst.naam, lijst.bron, lijst.gedateerd) == ("keuzedeel", "lijst.csv", True)


def test_de_periode_hoort_erbij(tmp_path) -> None:
    pad = tmp_path / "lijst.csv"
    pad.write_text("code,naam,van,tot_en_met\nC0004,Vier,2020-08-01,\nC0005,Vijf,,2024-07-31\n", "utf-8")
    lijst = lees_codes("amvb_onderdeel", pad)
    assert lijst.codes["C0004"] == {"naam": "Vier", "van": date(2020, 8, 1)}
    assert lijst.geldig("C0005", date(2024, 7, 31)) and not lijst.geldig("C0005", date(2024, 8, 1))


@pytest.mark.parametrize(
    ("inhoud", "wat", "waar"),
    [
        (b"keuzedeel,naam\nK0001,Een\n", "De kolom code is nodig", ""),
        (b"code,naam\n", "geen regels", ""),
        (b"", "De kolom code is nodig", ""),
        (b"code,naam\nK0001,Een\nC0004,Vier\n", "andere vorm", "regel 3"),
        (b"code,naam\nK0001,Een\nK0001,Een\n", "staat al", "regel 3"),
        (b"code,van\nK0001,1-8-2024\n", "datum", "regel 2"),
        (b"code,van,tot_en_met\nK0001,2024-08-01,2024-07-31\n", "einde", "regel 2"),
        (b"code\n\xff\n", "geen UTF-8", ""),
        (b"code,naam\nK0001," + b"x" * 200_000 + b"\n", "geen CSV", "regel 2"),
        (b"code," + b"x" * 200_000 + b"\n", "geen CSV", "regel 1"),
    ],
)
def test_wat_niet_te_gebruiken_is_zegt_waar(tmp_path, inhoud, wat, waar) -> None:
    pad = tmp_path / "lijst.csv"
    pad.write_bytes(inhoud)
    with pytest.raises(StelselFout, match=wat) as fout:
        lees_codes("keuzedeel", pad)
    assert fout.value.waar.endswith(waar) and fout.value.exitcode == 2 and fout.value.code == "GEG-KZD-01"
