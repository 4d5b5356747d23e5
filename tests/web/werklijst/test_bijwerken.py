"""An item keeps its identity over deliveries: who has it, what was decided, and when it opens again."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.utils import translation

from hulp import obo
from hulp import werklijst as hulp
from stelsel.web.beheer.models import Gebeurtenis
from stelsel.web.beheer.service import maak_personas
from stelsel.web.studenten import service as studenten
from stelsel.web.werklijst import handelen
from stelsel.web.werklijst.models import Post, Reeks

pytestmark = pytest.mark.django_db


@pytest.fixture
def ilse():
    return next(g for g in maak_personas("een-wachtwoord-voor-de-toets") if g.username == "studentadministratie")


@pytest.fixture
def stil(monkeypatch):
    """Tell the subscribers outside the worker too, and let what goes wrong there fail the test."""
    from stelsel.web.studenten import gebeurtenissen

    def meld(gebeurtenis):
        for afhandeling in gebeurtenissen._abonnees.get(type(gebeurtenis), ()):
            afhandeling(gebeurtenis)

    monkeypatch.setattr(gebeurtenissen, "meld", meld)
    # The worker speaks Dutch, whatever language a page before this was asked in.
    with translation.override("nl"):
        yield


EINDE = date(2026, 3, 1)


def _uit(aantal: int):
    """DUO has an end for the first so many enrolments, and the school has none."""
    return hulp.zet(hulp.lopend(aantal), datum_uitschrijving_werkelijk=EINDE, reden_uitschrijving="01")


def test_wat_gelijk_is_staat_er_niet_in(tmp_path, stil):
    hulp.lever_ro(tmp_path)
    hulp.lever_grondslag(tmp_path)
    assert not Post.objects.exists()
    assert Reeks.objects.get().tellingen["gevonden"] == 0


def test_een_verschil_wordt_een_post_met_wat_beide_zeggen(tmp_path, stil):
    hulp.lever_ro(tmp_path)
    levering = hulp.lever_grondslag(tmp_path, _uit(1))
    post = Post.objects.get(veld="datum_uitschrijving_werkelijk")
    assert str(post.persoon) == str(post.wie)
    assert studenten.Persoon.objects.filter(uuid=post.persoon).exists()
    assert (post.tabel, post.duo, post.status) == ("inschrijving", "2026-03-01", "open")
    assert post.ons != post.duo and post.opleidingcode and post.oorzaak == "gepland_of_werkelijk"
    assert [stap.handeling for stap in post.stappen.all()] == ["gevonden"]
    assert post.stappen.get().bestandsnaam == levering.bestandsnaam


def test_het_dossier_verandert_niet(tmp_path, stil):
    hulp.lever_ro(tmp_path)
    voor = {naam: tabel.num_rows for naam, tabel in studenten.tabellen().items()}
    hulp.lever_grondslag(tmp_path, _uit(2))
    hulp.lever_tbgi(tmp_path, hulp.met_signaal(Burgerservicenummer=hulp.bsn(0)))
    assert {naam: tabel.num_rows for naam, tabel in studenten.tabellen().items()} == voor


def test_een_nieuwe_levering_laat_staan_wie_hem_heeft_en_sluit_wat_weg_is(tmp_path, stil, ilse):
    hulp.lever_ro(tmp_path)
    hulp.lever_grondslag(tmp_path, _uit(2))
    posten = list(Post.objects.filter(veld="datum_uitschrijving_werkelijk").order_by("pk"))
    assert len(posten) == 2
    for post in posten:
        handelen.doe(ilse, post, post.versie, handelen.Daad(handelen.WIJS_TOE, aan=ilse, toelichting="zoek ik uit"))
    nieuw = hulp.lever_grondslag(tmp_path, _uit(1), dag=hulp.LATER)
    open_, dicht = (Post.objects.filter(pk__in=[p.pk for p in posten], status=s) for s in ("toegewezen", "gesloten"))
    assert (open_.count(), dicht.count()) == (1, 1)
    assert open_.get().toegewezen_aan == ilse
    assert open_.get().stappen.filter(toelichting="zoek ik uit").exists()
    assert dicht.get().reden == "opgelost"
    assert dicht.get().stappen.last().bestandsnaam == nieuw.bestandsnaam


def test_wat_terugkomt_gaat_open_met_zijn_geschiedenis(tmp_path, stil, ilse):
    hulp.lever_ro(tmp_path)
    hulp.lever_grondslag(tmp_path, _uit(1))
    post = Post.objects.get(veld="datum_uitschrijving_werkelijk")
    handelen.doe(ilse, post, post.versie, handelen.Daad(handelen.WIJS_TOE, aan=ilse))
    hulp.lever_grondslag(tmp_path, dag=hulp.LATER)
    post.refresh_from_db()
    assert post.status == "gesloten"
    hulp.lever_grondslag(tmp_path, _uit(1), dag=hulp.LAATST)
    post.refresh_from_db()
    assert (post.status, post.toegewezen_aan, post.reden) == ("toegewezen", ilse, "")
    assert [s.handeling for s in post.stappen.all()] == ["gevonden", "toegewezen", "gesloten", "heropend"]


@pytest.mark.parametrize(
    ("reden", "gemaakt", "status"),
    [
        ("hersteld", date(2026, 11, 20), "gesloten"),  # made before it was closed (the clock says 23 November)
        ("hersteld", date(2026, 12, 1), "open"),
        ("geen_fout", date(2026, 12, 1), "gesloten"),
    ],
)
def test_een_besluit_houdt_stand_of_niet(tmp_path, stil, ilse, reden, gemaakt, status):
    hulp.lever_ro(tmp_path)
    hulp.lever_grondslag(tmp_path, _uit(1))
    post = Post.objects.get(veld="datum_uitschrijving_werkelijk")
    handelen.doe(ilse, post, post.versie, handelen.Daad(handelen.SLUIT, reden=reden, toelichting="zo is het"))
    if gemaakt > date(2026, 11, 23):
        hulp.lever_ro(tmp_path, dag=gemaakt)
    hulp.lever_grondslag(tmp_path, _uit(1), dag=gemaakt)
    post.refresh_from_db()
    assert post.status == status


def test_een_besluit_over_andere_woorden_vervalt(tmp_path, stil, ilse):
    hulp.lever_ro(tmp_path)
    hulp.lever_grondslag(tmp_path, _uit(1))
    post = Post.objects.get(veld="datum_uitschrijving_werkelijk")
    handelen.doe(ilse, post, post.versie, handelen.Daad(handelen.SLUIT, reden="geen_fout", toelichting="zo is het"))
    anders = hulp.zet(hulp.lopend(1), datum_uitschrijving_werkelijk=date(2026, 4, 1), reden_uitschrijving="01")
    hulp.lever_grondslag(tmp_path, anders, dag=hulp.LATER)
    post.refresh_from_db()
    assert (post.status, post.duo) == ("open", "2026-04-01")
    assert post.stappen.last().was["duo"] == "2026-03-01"


def test_een_nieuw_ro_waarin_het_hersteld_is_sluit(tmp_path, stil):
    hulp.lever_ro(tmp_path)
    hulp.lever_grondslag(tmp_path, _uit(1))
    hersteld = hulp.lever_ro(tmp_path, _uit(1), dag=hulp.LATER)
    post = Post.objects.get(veld="datum_uitschrijving_werkelijk")
    assert (post.status, post.reden) == ("gesloten", "opgelost")
    assert post.stappen.last().bestandsnaam == hersteld.bestandsnaam


def test_een_oudere_levering_verandert_niets(tmp_path, stil):
    hulp.lever_ro(tmp_path)
    hulp.lever_grondslag(tmp_path, _uit(1), dag=hulp.LATER)
    hulp.lever_grondslag(tmp_path, dag=hulp.EERST)
    assert Post.objects.get(veld="datum_uitschrijving_werkelijk").status == "open"


def test_intrekken_gaat_terug_naar_de_levering_ervoor(tmp_path, stil):
    hulp.lever_ro(tmp_path)
    eerste = hulp.lever_grondslag(tmp_path, _uit(1))
    tweede = hulp.lever_grondslag(tmp_path, dag=hulp.LATER)
    studenten.trek_in(tweede, "verkeerd bestand")
    post = Post.objects.get(veld="datum_uitschrijving_werkelijk")
    assert (post.status, Reeks.objects.get().levering) == ("open", eerste.uuid)
    studenten.trek_in(eerste, "ook verkeerd")
    post.refresh_from_db()
    assert (post.status, post.reden) == ("gesloten", "levering_ingetrokken")


def test_een_signaal_van_duo(tmp_path, stil):
    hulp.lever_ro(tmp_path)
    hulp.lever_tbgi(tmp_path, hulp.met_signaal(Burgerservicenummer=hulp.bsn(0)))
    post = Post.objects.get()
    assert (post.soort, post.oorzaak, post.oktober) == ("signaal", "signaal_12", 1)
    assert post.duo == "Geen bpv op de teldatum & meer"
    assert post.bij["parameters"] == [["Teldatum", "2025-10-01"]]
    assert str(post.persoon) == post.wie
    hulp.lever_tbgi(tmp_path, hulp.zonder_signaal(), hulp.LATER)
    post.refresh_from_db()
    assert (post.status, post.reden) == ("gesloten", "opgelost")


def test_een_signaal_toont_geen_nummer_en_geen_geboortedatum(tmp_path, stil):
    bsn = hulp.bsn(1)
    signaal = hulp.met_signaal(Signaalomschrijving=f"Ook bekend als {bsn}", Parameternaam="Geboortedatum")
    hulp.lever_tbgi(tmp_path, signaal)
    post = Post.objects.get()
    assert bsn not in post.duo + str(post.bij) + post.sleutel + post.wie
    assert post.bij["parameters"] == [["Geboortedatum", "(niet getoond)"]]


def test_wie_later_in_het_dossier_komt_houdt_zijn_post(tmp_path, stil, ilse):
    hulp.lever_tbgi(tmp_path, hulp.met_signaal(Burgerservicenummer=hulp.bsn(0)))
    post = Post.objects.get()
    assert post.persoon is None and hulp.bsn(0) not in post.wie
    handelen.doe(ilse, post, post.versie, handelen.Daad(handelen.WIJS_TOE, aan=ilse))
    hulp.lever_ro(tmp_path)
    hulp.lever_tbgi(tmp_path, hulp.met_signaal(Burgerservicenummer=hulp.bsn(0)) + "\n", hulp.LATER)
    post = Post.objects.get()
    assert studenten.Persoon.objects.filter(uuid=post.persoon).exists()
    assert post.toegewezen_aan == ilse


def test_zonder_dossier_zegt_de_levering_wat_eerst_moet(tmp_path, stil):
    with pytest.raises(AssertionError, match="nog geen dossier"):
        hulp.lever_grondslag(tmp_path)


def test_een_half_bestand_sluit_niets(tmp_path, stil):
    hulp.lever_tbgi(tmp_path, hulp.met_signaal())
    hulp.lever_tbgi(tmp_path, hulp.zonder_signaal().replace("</Bekostigingsgrondslagen>", ""), hulp.LATER)
    assert not Reeks.objects.get().volledig
    assert Post.objects.get().status == "open"


def test_een_afgekeurde_groep_sluit_niets(tmp_path, stil):
    """The signal may stand in what was refused."""
    hulp.lever_tbgi(tmp_path, hulp.met_signaal())
    fout = hulp.met_signaal().replace("<Inschrijvingvolgnummer>1<", "<Inschrijvingvolgnummer>?<")
    goed = hulp.zonder_signaal().replace(hulp.tbgi.INS["Burgerservicenummer"], hulp.bsn(0))
    samen = fout.replace(hulp.tbgi.SLOT, "") + goed.split("\n", 2)[2]
    levering = hulp.lever_tbgi(tmp_path, samen, hulp.LATER)
    assert levering.volledig and levering.meldingen_per_ernst["afgekeurd"]
    assert Post.objects.get().status == "open"


def test_een_obo_wordt_gelezen_en_zegt_dat_zij_niet_te_vergelijken_is(tmp_path, stil, ilse):
    pad = tmp_path / obo.NAAM
    pad.write_text("\n".join(obo.maak().regels) + "\n", "utf-8")
    levering = studenten.importeer(pad)
    assert (levering.soort, levering.staat) == ("OBO", "verwerkt"), levering.fout
    client = Client()
    client.force_login(ilse)
    pagina = client.get(f"/studenten/bestanden/{levering.uuid}/").content.decode()
    assert "kan haar nog niet naast het dossier leggen" in pagina
    assert not Post.objects.exists() and not Reeks.objects.exists()


def test_twee_reeksen_houden_samen_een_post_open(tmp_path, stil):
    """The TBG-i of another bekostigingsjaar says nothing of this one."""
    hulp.lever_tbgi(tmp_path, hulp.met_signaal())
    ander = hulp.zonder_signaal().replace("2025-10-01", "2026-10-01")
    pad = tmp_path / "TBGI_99XX_2028_20261120.XML"
    pad.write_text(ander, "utf-8")
    studenten.importeer(pad)
    assert Reeks.objects.count() == 2
    assert Post.objects.get().status == "open"


def test_elke_vergelijking_staat_in_het_logboek(tmp_path, stil):
    hulp.lever_tbgi(tmp_path, hulp.met_signaal())
    regel = Gebeurtenis.objects.get(naam="werklijst.vergeleken")
    assert "1 nieuw" in regel.doel
