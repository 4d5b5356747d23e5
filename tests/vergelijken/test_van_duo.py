"""A TBG-i and an OBO against the register: what each speaks about is compared, and just the known edits are found."""

from __future__ import annotations

from datetime import date

import pytest

from hulp.vergelijken import OUD, school, schrijf
from hulp.vergelijken_duo import IN_OBO, IN_TBGI, TOT, VAN, als_obo, als_tbgi, binnen, vergelijk_met
from stelsel.gegevens.gegevensset import Gegevensset
from stelsel.vergelijken import Keuzes
from stelsel.vergelijken.kant import Kant
from stelsel.vergelijken.vergelijk import vergelijk_kanten

SOORTEN = {"TBGI": als_tbgi, "OBO": als_obo}
BEWERKINGEN = [("TBGI", naam) for naam in IN_TBGI] + [("OBO", naam) for naam in IN_OBO]


@pytest.mark.parametrize("soort", SOORTEN)
def test_wat_duo_net_zo_telt_geeft_geen_verschil(soort, tmp_path) -> None:
    vergelijking = vergelijk_met(tmp_path, soort, SOORTEN[soort]())
    assert binnen(vergelijking) == set()
    # What is left is what the register has of other years.
    over = vergelijking.verschillen
    assert over.height and set(over["soort"]) == {"alleen in A"} and not over["oktober"].sum()
    assert vergelijking.gedeeld == vergelijking.b.personen > 100
    assert [str(dag) for dag in vergelijking.dagen] == ["2024-10-01", "2025-02-01"]
    assert not [waarde for waarde in vergelijking.waarden if waarde.wat == "deelnemerswaarde"]


@pytest.mark.parametrize(("soort", "naam"), BEWERKINGEN)
@pytest.mark.parametrize("omgekeerd", [False, True], ids=["heen", "terug"])
def test_precies_de_wijziging_wordt_gevonden(soort, naam, omgekeerd, tmp_path) -> None:
    tabellen = SOORTEN[soort]()
    verwacht = (IN_TBGI | IN_OBO)[naam](tabellen, 7)
    assert binnen(vergelijk_met(tmp_path, soort, tabellen, omgekeerd=omgekeerd)) == verwacht


def test_een_signaal_staat_achter_de_waarde_van_duo_en_weegt_een_teldatum(tmp_path) -> None:
    tabellen = als_tbgi()
    IN_TBGI["signaal"](tabellen, 3)
    rij = vergelijk_met(tmp_path, "TBGI", tabellen).verschillen.filter(oorzaak="signaal").row(0, named=True)
    assert (rij["a"], rij["b"]) == ("ja", "nee (signaal 12: Geen bpv (niet getoond))")
    assert (rij["oktober"], rij["februari"], rij["zekerheid"]) == (1, 0, "vermoedelijk")
    assert rij["sleutel"].endswith(" / 2024-10-01")


def test_wat_duo_niet_telt_weegt_in_de_deelnemerswaarde(tmp_path) -> None:
    tabellen = als_tbgi()
    IN_TBGI["niet_geteld"](tabellen, 5)
    waarden = [w for w in vergelijk_met(tmp_path, "TBGI", tabellen).waarden if w.wat == "deelnemerswaarde"]
    assert len(waarden) == 1 and waarden[0].bekostigingsjaar == 2026 and waarden[0].verschil < 0


@pytest.mark.parametrize(
    ("soort", "zinnen"),
    [
        ("TBGI", ["inschrijvingsperiode: daar zegt B niets over", "bpv: daar zegt B niets over"]),
        ("OBO", ["inschrijving: datum_uitschrijving_gepland, reden_uitschrijving kent B niet",
                 "bpv: B heeft alleen die van studenten met een bbl-inschrijving",
                 "extra_ondersteuning: daar zegt B niets over"]),
    ],
)  # fmt: skip
def test_wat_de_levering_niet_kent_staat_onder_niet_vergeleken(soort, zinnen, tmp_path) -> None:
    assert set(zinnen) <= set(vergelijk_met(tmp_path, soort, SOORTEN[soort]()).niet_vergeleken)


def test_twee_terugmeldingen(tmp_path) -> None:
    """An earlier and a later TBG-i: what DUO decided otherwise."""
    later = als_tbgi()
    verwacht = IN_TBGI["signaal"](later, 11)
    kanten = [
        Kant(naam, Gegevensset.open(schrijf(tmp_path / naam, tabellen, dag, VAN, TOT, soort="TBGI")), school()[1])
        for naam, tabellen, dag in (("een", als_tbgi(), OUD), ("twee", later, date(2025, 12, 1)))
    ]
    gevonden = vergelijk_kanten(*kanten, Keuzes(), lambda *_: None).verschillen
    assert set(gevonden.select("persoon_id", "tabel", "veld", "oorzaak").rows()) == verwacht
