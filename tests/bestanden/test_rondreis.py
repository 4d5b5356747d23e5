"""Reading and writing are each other's mirror: the same bytes, and the same tables."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from hulp import ro
from stelsel.bestanden import lees
from stelsel.bestanden.ro import schrijf
from stelsel.bestanden.sleutelbestand import Sleutels
from stelsel.gegevens.gegevensset import Gegevensset
from stelsel.kern.fouten import StelselFout

PERIODE = date(2023, 8, 1), date(2024, 7, 31)


def lees_set(tmp_path, inhoud, naam="set", einde="\r\n"):
    (tmp_path / f"bron-{naam}").mkdir()
    pad = ro.schrijf(tmp_path / f"bron-{naam}" / ro.NAAM, inhoud, einde)
    verslag = lees(pad, tmp_path / naam)
    return pad, verslag, Gegevensset.open(tmp_path / naam), nummers(tmp_path / naam)


def nummers(map_):
    return Sleutels.open_bestaand(map_ / "sleutels.parquet").als_tabel()


def met_diploma_van_tien(regels):
    plek = ro.eerste(regels, "DIP")
    velden = regels[plek].split("|")
    regels[plek] = "|".join([*velden[:6], "", *velden[6:]])
    return regels


@pytest.mark.parametrize("tien_velden", [False, True])
@pytest.mark.parametrize("einde", ["\r\n", "\n"])
def test_lezen_en_schrijven_geeft_dezelfde_bytes(tmp_path, tien_velden, einde) -> None:
    inhoud = met_diploma_van_tien(ro.regels()) if tien_velden else ro.regels()
    pad, verslag, set_, nrs = lees_set(tmp_path, inhoud, einde=einde)
    assert verslag.exitcode == 0
    geschreven = schrijf(set_, nrs, "99XX", *PERIODE, tmp_path / "uit")
    assert geschreven.pad.name == ro.NAAM
    assert geschreven.pad.read_bytes() == pad.read_bytes()
    assert geschreven.pad.stat().st_mode & 0o777 == 0o600
    assert geschreven.exitcode == 0


@pytest.mark.parametrize(
    "naam", ["opgevuld", "oude_scheiding", "oude_datumstijl", "voorloopnul", "gemengd", "per_soort"]
)
def test_elke_vorm_van_hetzelfde_bestand_geeft_dezelfde_rijen(tmp_path, naam) -> None:
    """Padded, with semicolons, with other dates, grouped per kind: after writing it is the same file."""
    goed = "".join(f"{regel}\r\n" for regel in ro.regels())
    vormen = {
        "opgevuld": "\r\n".join(f"{r}{'|' * (16 - r.count('|') - 1)}" for r in ro.regels()),
        "oude_scheiding": goed.replace("|", ";"),
        "oude_datumstijl": _dag_eerst(goed),
        "voorloopnul": goed.replace("|08\r", "|8\r"),
        "gemengd": goed.replace("\r\n", "\r", 3).replace("\r\n", "\n", 2),
        "per_soort": "\r\n".join(sorted(ro.regels(), key=lambda regel: [*ro.RECORDS].index(regel[:3]))),
    }
    _, verslag, set_, nrs = lees_set(tmp_path, vormen[naam].encode())
    assert all(telling.afgekeurd == 0 for telling in verslag.bestanden[0].telling.values())
    geschreven = schrijf(
        set_, nrs, "99XX", *PERIODE, tmp_path / "uit", dip_velden=9, regeleinde="\r\n", aangemaakt=date(2024, 8, 1)
    )
    assert geschreven.pad.read_text("utf-8") == goed.replace("\r\n", "\n")


def _dag_eerst(tekst: str) -> str:
    import re

    return re.sub(r"(\d{4})-(\d\d)-(\d\d)", lambda d: f"{int(d[3])}-{int(d[2])}-{d[1]}", tekst)


def test_schrijven_en_lezen_geeft_dezelfde_tabellen(tmp_path) -> None:
    _, _, eerst, nrs = lees_set(tmp_path, ro.regels())
    geschreven = schrijf(eerst, nrs, "99XX", *PERIODE, tmp_path / "uit")
    lees(geschreven.pad, tmp_path / "weer")
    weer = Gegevensset.open(tmp_path / "weer")
    for record in ro.RECORDS.values():
        if record.tabel:
            assert _op_nummer(eerst, nrs, record.tabel).equals(
                _op_nummer(weer, nummers(tmp_path / "weer"), record.tabel)
            )


def _op_nummer(set_, nrs, naam):
    """A table with numbers in the place of the ids, which are new for each delivery."""
    namen = pl.DataFrame(pl.from_arrow(nrs)).select("persoon_id", "nummer")
    tabel = pl.read_parquet(set_.pad(naam)).join(namen, on="persoon_id", how="left", maintain_order="left")
    return tabel.drop("persoon_id", "levering_id")


def test_personen_zonder_nummer_worden_geteld(tmp_path) -> None:
    regels = [regel.replace(ro.BSN, "7") for regel in ro.regels()]
    _, _, set_, nrs = lees_set(tmp_path, regels)
    geschreven = schrijf(set_, nrs, "99XX", *PERIODE, tmp_path / "uit")
    assert geschreven.zonder_nummer == 1
    assert geschreven.exitcode == 1
    assert geschreven.pad.read_text("utf-8").splitlines()[-1] == "SLR|1|1|1|0|0|0|0|0|0"


def test_personen_staan_op_volgorde_van_nummer(tmp_path) -> None:
    regels = ro.regels()
    omgekeerd = [regels[0], *regels[15:18], *regels[1:15], regels[-1]]
    _, verslag, set_, nrs = lees_set(tmp_path, omgekeerd)
    assert verslag.exitcode == 0
    assert schrijf(set_, nrs, "99XX", *PERIODE, tmp_path / "uit").pad.read_text("utf-8").splitlines() == regels


@pytest.mark.parametrize(
    ("van", "tot_en_met", "slot"),
    [
        # Before anything: nobody.
        (date(2019, 8, 1), date(2020, 7, 31), "SLR|0|0|0|0|0|0|0|0|0"),
        # The enrolment began in the period; its results come along because they belong to it (§ 15.1).
        (date(2021, 8, 1), date(2021, 8, 1), "SLR|1|1|2|1|2|1|2|2|2"),
        # The last day of an enrolment counts, the day after does not; the other person is still enrolled.
        (date(2024, 6, 20), date(2024, 6, 20), "SLR|2|2|3|1|2|1|2|2|2"),
        (date(2024, 6, 21), date(2024, 7, 31), "SLR|1|1|1|0|0|0|0|0|0"),
    ],
)
def test_alleen_wat_bij_de_periode_hoort_wordt_geschreven(tmp_path, van, tot_en_met, slot) -> None:
    _, _, set_, nrs = lees_set(tmp_path, ro.regels())
    geschreven = schrijf(set_, nrs, "99XX", van, tot_en_met, tmp_path / "uit")
    assert geschreven.pad.read_text("utf-8").splitlines()[-1] == slot


def test_een_diploma_zonder_inschrijving_telt_op_de_dag_van_de_uitslag(tmp_path) -> None:
    regels = ro.regels()
    ro.zet(regels, ro.eerste(regels, "DIP"), "inschrijvingvolgnummer", "")
    _, _, set_, nrs = lees_set(tmp_path, regels)
    ervoor = schrijf(set_, nrs, "99XX", date(2024, 6, 1), date(2024, 6, 19), tmp_path / "uit").aantallen
    erop = schrijf(set_, nrs, "99XX", date(2024, 6, 20), date(2024, 6, 20), tmp_path / "uit").aantallen
    assert (ervoor["DIP"], erop["DIP"]) == (0, 1)
    # Of the parts, those of the diploma go with it and the loose ones with their enrolment.
    assert (ervoor["GEO"], erop["GEO"]) == (1, 2)


@pytest.mark.parametrize(
    ("brin", "van", "tot"), [("9XX", *PERIODE), ("99xx", *PERIODE), ("99XX", PERIODE[1], PERIODE[0])]
)
def test_een_onmogelijke_vraag_schrijft_niets(tmp_path, brin, van, tot) -> None:
    _, _, set_, nrs = lees_set(tmp_path, ro.regels())
    with pytest.raises(StelselFout) as fout:
        schrijf(set_, nrs, brin, van, tot, tmp_path / "uit")
    assert fout.value.exitcode == 2
    assert not (tmp_path / "uit").exists()
