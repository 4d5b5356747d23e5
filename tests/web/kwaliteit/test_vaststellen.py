"""A frozen figure stays as it was; an official figure stands beside the own one."""

import dataclasses
import json
from decimal import Decimal

import pytest
from django.urls import reverse

from hulp import kwaliteit as hulp
from stelsel import VERSIE
from stelsel.indicatoren.definities import definitieversie
from stelsel.indicatoren.lezingen import STANDAARD
from stelsel.kern.fouten import StelselFout
from stelsel.web.beheer.alleen_toevoegen import NietWijzigbaar
from stelsel.web.beheer.models import Gebeurtenis
from stelsel.web.beheer.service import GeenToegang
from stelsel.web.kwaliteit import vaststellen as vast
from stelsel.web.kwaliteit.eenheden import Eenheid
from stelsel.web.kwaliteit.models import Gegevensset, OfficieelCijfer, VastgesteldCijfer

VRAAG = "?jaar=2024&indicator=jaarresultaat"


def adres(naam, vraag=VRAAG, opleiding=hulp.SLECHT):
    return reverse(f"kwaliteit:{naam}", args=opleiding.adres) + vraag


def stel_vast(client, vraag=VRAAG, **velden):
    antwoord = client.post(adres("vaststellen", vraag), {"gebruikt_in": "jaarverslag 2026", **velden})
    assert antwoord.status_code == 302, antwoord.context["form"].errors
    return VastgesteldCijfer.objects.first()


def test_een_vastgesteld_cijfer_draagt_alles_om_het_later_uit_te_leggen(school, kwaliteitszorg):
    cijfer = stel_vast(kwaliteitszorg)
    gegevensset = Gegevensset.objects.get()
    assert (cijfer.teller, cijfer.noemer, cijfer.waarde, cijfer.norm) == (30, 60, 50.0, 67.0)
    assert cijfer.gegevensset_checksum == gegevensset.checksum
    assert cijfer.definitie_hash == definitieversie(STANDAARD)
    assert cijfer.versie == VERSIE
    assert cijfer.door == kwaliteitszorg.gebruiker
    assert "--jaar 2024 --venster 3" in cijfer.opdracht and "indicator bereken jaarresultaat" in cijfer.opdracht
    assert cijfer.verantwoording["rij"]["teller"] == 30
    (regel,) = Gebeurtenis.objects.filter(naam="kwaliteit.cijfer_vastgesteld")
    assert regel.doel == "jaarverslag 2026"


def test_het_blijft_staan_als_de_gegevens_veranderen(school, map_, kwaliteitszorg):
    cijfer = stel_vast(kwaliteitszorg)
    beter = dataclasses.replace(hulp.SLECHT, weg=0, zonder=2)
    hulp.maak_set(map_ / "gegevenssets" / "later", opleidingen=(beter,))
    later = map_ / "gegevenssets" / "later" / "gegevensset.json"
    beschrijving = json.loads(later.read_text())
    later.write_text(json.dumps(beschrijving | {"gemaakt": "2099-01-01T00:00:00+00:00"}))
    html = kwaliteitszorg.get(reverse("kwaliteit:vastgesteld", args=[cijfer.sleutel])).content.decode()
    assert "50,0%" in html, "het cijfer zoals het was"
    assert "Met de gegevens van nu: 90,0%, n = 60." in html
    assert "jaarverslag 2026" in html and cijfer.gegevensset_checksum in html


def test_het_kan_niet_veranderen_en_niet_weg(school, kwaliteitszorg):
    cijfer = stel_vast(kwaliteitszorg)
    cijfer.waarde = 99.0
    with pytest.raises(NietWijzigbaar):
        cijfer.save()
    with pytest.raises(NietWijzigbaar):
        cijfer.delete()
    with pytest.raises(NietWijzigbaar):
        VastgesteldCijfer.objects.update(waarde=99.0)
    assert VastgesteldCijfer.objects.get().waarde == 50.0


def test_vervangen_vraagt_een_reden_en_wijst_terug(school, kwaliteitszorg):
    eerste = stel_vast(kwaliteitszorg)
    vraag = f"{VRAAG}&vervangt={eerste.sleutel}"
    zonder = kwaliteitszorg.post(adres("vaststellen", vraag), {"gebruikt_in": "x"})
    assert zonder.status_code == 422
    assert "Zeg waarom dit cijfer het vorige vervangt." in zonder.content.decode()
    tweede = stel_vast(kwaliteitszorg, vraag, reden="verkeerd jaar in het verslag")
    assert tweede.vervangt == eerste
    lijst = kwaliteitszorg.get(adres("opleiding")).content.decode()
    assert lijst.count("Jaarresultaat 2024-2025: 50,0%") == 2
    assert lijst.count("Vervangen") == 1
    html = kwaliteitszorg.get(reverse("kwaliteit:vastgesteld", args=[eerste.sleutel])).content.decode()
    assert "Dit cijfer is vervangen." in html and "verkeerd jaar in het verslag" in html
    nogmaals = kwaliteitszorg.post(adres("vaststellen", vraag), {"gebruikt_in": "x", "reden": "y"})
    assert nogmaals.status_code == 422
    assert "Dit cijfer is al vervangen." in nogmaals.content.decode()
    assert VastgesteldCijfer.objects.count() == 2


def test_een_cijfer_over_iets_anders_kan_niet_vervangen(school, kwaliteitszorg):
    eerste = stel_vast(kwaliteitszorg)
    ander_jaar = f"?jaar=2023&indicator=jaarresultaat&vervangt={eerste.sleutel}"
    antwoord = kwaliteitszorg.post(adres("vaststellen", ander_jaar), {"gebruikt_in": "x", "reden": "y"})
    assert antwoord.status_code == 422
    for onzin in ("geen-uuid", "00000000-0000-4000-8000-000000000000"):
        assert kwaliteitszorg.get(adres("vaststellen", f"{VRAAG}&vervangt={onzin}")).status_code == 404


def test_wat_niet_te_bepalen_is_wordt_niet_vastgesteld(school, kwaliteitszorg):
    antwoord = kwaliteitszorg.post(adres("vaststellen", opleiding=hulp.KLEIN), {"gebruikt_in": "x"}, follow=True)
    assert "Dit cijfer is niet te bepalen en dus niet vast te stellen." in antwoord.content.decode()
    assert not VastgesteldCijfer.objects.exists()


def test_het_recht_wordt_ook_buiten_het_scherm_gevraagd(school, als):
    bestuur = als("bestuur").gebruiker
    with pytest.raises(GeenToegang):
        vast.voer_officieel_in(
            bestuur,
            indicator="jaarresultaat",
            studiejaar=2024,
            venster=3,
            eenheid=Eenheid(*hulp.SLECHT.adres),
            waarde=Decimal("51.2"),
            bron="DUO",
            bron_datum=None,
        )
    with pytest.raises(GeenToegang):
        vast.stel_vast(
            bestuur,
            None,
            eenheid=None,
            eenheid_naam="",
            venster=3,
            gegevensset=None,
            verantwoording={},
            opdracht="",
            gebruikt_in="",
        )


OFFICIEEL = {"waarde": "51,2", "bron": "DUO, onderwijsresultaten 2025", "bron_datum": "15-02-2026"}


def test_een_officieel_cijfer_staat_naast_het_eigen_met_het_verschil(school, kwaliteitszorg):
    assert kwaliteitszorg.post(adres("officieel"), OFFICIEEL).status_code == 302
    assert OfficieelCijfer.objects.get().waarde == Decimal("51.2")
    html = kwaliteitszorg.get(adres("opleiding")).content.decode()
    assert "51,2%" in html and "−1,2" in html and "DUO, onderwijsresultaten 2025" in html
    assert '<th scope="row">Jaarresultaat</th><td class="getal">51,2%</td>' in html


def test_een_correctie_van_een_officieel_cijfer_vraagt_een_reden_en_bewaart_het_vorige(school, kwaliteitszorg):
    kwaliteitszorg.post(adres("officieel"), OFFICIEEL)
    zonder = kwaliteitszorg.post(adres("officieel"), OFFICIEEL | {"waarde": "52"})
    assert zonder.status_code == 422
    assert "Een correctie vraagt een reden." in zonder.content.decode()
    kwaliteitszorg.post(adres("officieel"), OFFICIEEL | {"waarde": "52", "reden": "overtikfout"})
    assert OfficieelCijfer.objects.count() == 2
    html = kwaliteitszorg.get(adres("opleiding")).content.decode()
    assert "52,0%" in html and "51,2%" not in html
    with pytest.raises(StelselFout, match="reden"):
        vast.voer_officieel_in(
            kwaliteitszorg.gebruiker,
            indicator="jaarresultaat",
            studiejaar=2024,
            venster=3,
            eenheid=Eenheid(*hulp.SLECHT.adres),
            waarde=Decimal("53"),
            bron="DUO",
            bron_datum=OfficieelCijfer.objects.first().bron_datum,
        )


@pytest.mark.parametrize(
    ("veld", "waarde", "zin"),
    [
        ("waarde", "veel", "Dit is geen getal."),
        ("waarde", "101", "ten hoogste 100"),
        ("waarde", "", "Vul het cijfer in."),
        ("bron", "", "Zeg waar dit cijfer staat."),
        ("bron_datum", "31-02-2026", "Vul een bestaande datum in"),
        ("bron_datum", "01-01-2030", "Deze datum ligt in de toekomst."),
    ],
)
def test_wat_niet_klopt_staat_bij_het_veld_en_wat_getypt_is_blijft(school, kwaliteitszorg, veld, waarde, zin):
    antwoord = kwaliteitszorg.post(adres("officieel"), OFFICIEEL | {veld: waarde})
    html = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert zin in html
    assert 'value="DUO, onderwijsresultaten 2025"' in html or veld == "bron"
    assert not OfficieelCijfer.objects.exists()
