"""The golden students as the text of a delivery: read by the reader, counted, and equal to the count by hand."""

from __future__ import annotations

import csv
import io

import pyarrow.parquet as pq
import pytest
from tests.indicatoren import gouden

from stelsel.indicatoren import Sessie, bereken
from stelsel.indicatoren.definities import DRIE
from stelsel.indicatoren.lezingen import STANDAARD
from stelsel.kern.sleutels import verzonnen_bsn
from stelsel.opdrachten.hoofd import main


def als_ro() -> str:
    """The lines of the RO: one person per golden student, in the order of the file, keys in `verzonnen_bsn` order."""
    van, tot = gouden.inhoud()["dekking"]
    regels = [f"VLP|99XX|{van}|{tot}|2024-08-01"]
    for bsn, student in sorted(zip(bsns(), gouden.studenten(), strict=True)):
        regels.append(f"PER|{bsn}||2004-01-01|V")
        for nummer, begin, gepland, einde, perioden in student["inschrijvingen"]:
            regels.append(f"ISG|{bsn}||{nummer}|{begin}|{gepland}|{einde or ''}|{'01' if einde else ''}")
            for dag, crebo, weg, *rest in perioden:
                niveau = (rest[0] if rest else None) or ""
                bekostigbaar = "N" if rest[1:] == [False] else "J"
                isp = ("ISP", bsn, "", nummer, dag, crebo, weg, niveau, bekostigbaar, "", "100A500", "101X500", "", "")
                regels.append("|".join(map(str, isp)))
        for nummer, crebo, dag, bij in student.get("diplomas", []):
            regels.append(f"DIP|{bsn}||{nummer}|{crebo}|{dag}|J|{bij or ''}|100A500")
    tel = {soort: sum(regel.startswith(soort) for regel in regels) for soort in ("PER", "ISG", "ISP", "DIP")}
    regels.append(f"SLR|{tel['PER']}|{tel['ISG']}|{tel['ISP']}|0|0|{tel['DIP']}|0|0|0")
    return "".join(f"{regel}\r\n" for regel in regels)


def bsns() -> list[str]:
    return [verzonnen_bsn(nummer) for nummer in range(len(gouden.studenten()))]


@pytest.fixture(scope="module")
def gelezen(tmp_path_factory):
    """The delivery as a gegevensset, and for every person_id the sentence of its student."""
    map_ = tmp_path_factory.mktemp("ro")
    van, tot = gouden.inhoud()["dekking"]
    bestand = map_ / f"RO_99XX_{van:%Y%m%d}_{tot:%Y%m%d}.csv"
    bestand.write_bytes(als_ro().encode())
    with pytest.raises(SystemExit) as einde:
        main(["lees", str(bestand), "--naar", str(map_ / "set")])
    assert einde.value.code == 0, "the delivery is without faults"
    wie = dict(zip(bsns(), (s["wat"] for s in gouden.studenten()), strict=True))
    sleutels = pq.read_table(map_ / "set" / "sleutels.parquet").to_pylist()
    return Sessie(map_ / "set"), {rij["persoon_id"]: wie[rij["nummer"]] for rij in sleutels}


def test_elke_student_telt_zoals_met_de_hand_geteld(gelezen):
    sessie, wie = gelezen
    uit = {student["wat"]: dict.fromkeys(DRIE) for student in gouden.studenten()}
    for rij in sessie.telling(STANDAARD, "studiejaar = ?", [gouden.JAAR]).to_pylist():
        uit[wie[rij["persoon_id"]]][rij["indicator"]] = [rij["crebo"], rij["teller"]]
    assert uit == gouden.verwacht()


@pytest.mark.parametrize("indicator", DRIE)
def test_totalen_uit_de_levering(gelezen, indicator):
    tabel = bereken(gelezen[0], indicator, gouden.JAAR, per=("niveau",)).to_pylist()
    gevonden = {rij["niveau"] or "onbekend": [rij["teller"], rij["noemer"]] for rij in tabel}
    assert gevonden == gouden.inhoud()["totalen"][indicator]


def test_ingevulde_lijst_van_ontbrekende_opleidingen_geeft_niveau(gelezen, tmp_path, capfdbinary):
    sessie, _ = gelezen
    van, tot = gouden.inhoud()["dekking"]
    with pytest.raises(SystemExit):
        main(["opleidingen", "ontbrekend", "--gegevens", str(sessie.gegevensset.map), "--uit", "csv"])
    (rij,) = csv.DictReader(io.StringIO(capfdbinary.readouterr().out.decode()))
    lijst = tmp_path / "lijst.csv"
    with lijst.open("w") as doel:
        schrijver = csv.DictWriter(doel, rij)
        schrijver.writeheader()
        schrijver.writerow(rij | {"niveau": "3", "dossier_code": "23999"})
    bestand = tmp_path / f"RO_99XX_{van:%Y%m%d}_{tot:%Y%m%d}.csv"
    bestand.write_bytes(als_ro().encode())
    with pytest.raises(SystemExit):
        main(["lees", str(bestand), "--naar", str(tmp_path / "set"), "--opleidingen", str(lijst)])
    tabel = bereken(tmp_path / "set", "jaarresultaat", gouden.JAAR, per=("dossier", "niveau")).to_pylist()
    (rij,) = [rij for rij in tabel if rij["dossier"] == "23999"]
    assert (rij["niveau"], rij["noemer"], rij["norm"]) == (3, 1, 68)
    assert all(rij["niveau"] for rij in tabel)
