"""What is known of a crebo, and from whom."""

import pytest

from stelsel.gegevens.opleidingen import lees_eigen_lijst, opleidingstabel
from stelsel.kern.fouten import StelselFout


def per_code(tabel):
    return {rij["opleidingcode"]: rij for rij in tabel.to_pylist()}


def test_the_school_wins_then_the_reference_list_then_the_delivery():
    tabel = per_code(
        opleidingstabel(
            ["25655", "25604", "23301", "99999"],
            eigen_lijst={"25655": {"niveau": 3, "dossier_code": "23000"}},
            isp_niveaus={"25604": [2], "23301": [1], "25655": [1]},
        )
    )
    assert (tabel["25655"]["niveau"], tabel["25655"]["bron"]) == (3, "opgegeven")
    assert (tabel["25604"]["niveau"], tabel["25604"]["bron"]) == (4, "referentielijst")
    assert (tabel["23301"]["niveau"], tabel["23301"]["bron"]) == (1, "ISP")
    assert (tabel["99999"]["niveau"], tabel["99999"]["bron"]) == (None, "onbekend")


def test_two_niveaus_in_the_delivery_are_no_answer():
    assert per_code(opleidingstabel(["99999"], isp_niveaus={"99999": [2, 3]}))["99999"]["bron"] == "onbekend"


@pytest.mark.parametrize("scheiding", [",", ";"])
def test_an_own_list_needs_only_code_and_niveau(tmp_path, scheiding):
    pad = tmp_path / "lijst.csv"
    pad.write_text(f"opleidingcode{scheiding}niveau\n99999{scheiding}MBO-2\n", "utf-8-sig")
    assert lees_eigen_lijst(pad) == {"99999": {"niveau": 2}}


@pytest.mark.parametrize(
    ("inhoud", "waar"),
    [
        (b"code,niveau\n1,2\n", ""),
        (b"opleidingcode,niveau\n25655,4\n2565,4\n", "regel 3"),
        (b"opleidingcode,niveau\n25655,vijf\n", "regel 2"),
        (b"opleidingcode,niveau\n\xff\xfe,2\n", ""),
    ],
)
def test_a_list_that_cannot_be_used_says_where(tmp_path, inhoud, waar):
    pad = tmp_path / "lijst.csv"
    pad.write_bytes(inhoud)
    with pytest.raises(StelselFout) as fout:
        lees_eigen_lijst(pad)
    assert waar in fout.value.waar
    assert fout.value.exitcode == 2


def test_a_list_that_is_not_there_is_said_so(tmp_path):
    with pytest.raises(StelselFout, match="niet te openen"):
        lees_eigen_lijst(tmp_path / "weg.csv")
