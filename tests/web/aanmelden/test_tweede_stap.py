"""The second step: required per role, an app, recovery codes, and what cannot be got around."""

from __future__ import annotations

import threading
import time
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from hulp.aanmelden import WACHTWOORD, App, codes_op, log_in, stel_app_in
from stelsel.web.aanmelden import binnen, eisen, herstelcodes, pogingen, sessie, totp
from stelsel.web.aanmelden.models import Herstelcode, Mededeling, Totp
from stelsel.web.beheer.models import Gebeurtenis
from stelsel.web.beheer.service import maak_gebruiker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("verplicht")]
MIDDEN = {"account": "/account/", "logboek": "/beheer/logboek/", "begin": "/", "api": "/api/regels/"}


def _gelogd(naam: str) -> list[str]:
    return list(Gebeurtenis.objects.filter(naam=f"aanmelden.{naam}").values_list("onderwerp", flat=True))


@pytest.fixture
def met_app(bea):
    """Bea set up an app; gives it and her recovery codes. She is signed out again."""
    client = Client()
    log_in(client, "bea")
    app, codes = stel_app_in(client)
    client.post("/uitloggen/")
    # Time goes on: the code of setting up was used.
    Totp.objects.update(laatste_stap=int(time.time()) // 30 - 5)
    return app, codes


def test_wie_nog_geen_stap_heeft_stelt_hem_eerst_in_en_krijgt_verder_niets(client, bea) -> None:
    assert log_in(client, "bea", next="/beheer/logboek/").headers["Location"] == "/inloggen/instellen/"
    for adres in MIDDEN.values():
        assert client.get(adres).status_code in (302, 401), adres
    assert "Stel een tweede stap in" in client.get("/inloggen/instellen/").content.decode()
    _, codes = stel_app_in(client)
    assert len(codes) == len(set(codes)) == 10
    assert client.get("/beheer/logboek/").status_code == 200
    assert _gelogd("tweede_stap_ingesteld") == ["app"]


def test_met_een_code_naar_waar_iemand_heen_wilde(client, bea, met_app) -> None:
    app, _ = met_app
    assert log_in(client, "bea", next="/beheer/logboek/").headers["Location"] == "/inloggen/stap/"
    assert client.get("/account/").status_code == 302, "het wachtwoord alleen opent niets"
    antwoord = client.post("/inloggen/stap/", {"code": app.code()})
    assert antwoord.headers["Location"] == "/beheer/logboek/"
    assert client.get("/account/").status_code == 200


def test_een_code_werkt_een_keer_ook_voor_wie_meekijkt(bea, met_app) -> None:
    app, _ = met_app
    code = app.code()
    clients = [Client(), Client()]
    uit = []
    for client in clients:
        log_in(client, "bea")
        uit.append(client.post("/inloggen/stap/", {"code": code}).status_code)
    assert uit == [302, 422]


@pytest.mark.parametrize(("stappen", "status"), [(-2, 422), (-1, 302), (0, 302), (1, 302), (2, 422)])
def test_een_klok_mag_een_halve_minuut_schelen(client, bea, met_app, monkeypatch, stappen, status) -> None:
    nu = time.time() // 30 * 30 + 10
    monkeypatch.setattr(time, "time", lambda: nu)
    log_in(client, "bea")
    assert client.post("/inloggen/stap/", {"code": met_app[0].code(stappen)}).status_code == status


def test_na_een_latere_code_werkt_een_eerdere_niet_meer(bea, met_app) -> None:
    app, _ = met_app
    assert totp.klopt(bea, app.code(1))
    assert not totp.klopt(bea, app.code(0)) and not totp.klopt(bea, app.code(1))


def test_raden_wordt_afgeremd_en_de_goede_code_helpt_dan_niet(client, bea, met_app, monkeypatch) -> None:
    app, codes = met_app
    log_in(client, "bea")
    for _ in range(pogingen.PAAR.vrij):
        assert client.post("/inloggen/stap/", {"code": "000000"}).status_code == 422
    antwoord = client.post("/inloggen/stap/", {"code": app.code()})
    assert antwoord.status_code == 422 and "Wacht " in antwoord.content.decode()
    assert client.post("/inloggen/stap/", {"code": codes[0]}).status_code == 422
    assert herstelcodes.over(bea) == 10, "tijdens een pauze wordt er niet naar gekeken"
    assert _gelogd("tweede_stap_geweigerd").count("bea") == pogingen.PAAR.vrij
    echt = pogingen.nu
    monkeypatch.setattr(pogingen, "nu", lambda: echt() + timedelta(minutes=16))
    assert client.post("/inloggen/stap/", {"code": app.code()}).status_code == 302


def test_een_herstelcode_werkt_een_keer_hoe_ook_getypt(client, bea, met_app) -> None:
    _, codes = met_app
    log_in(client, "bea")
    assert client.post("/inloggen/stap/", {"code": f" {codes[3].upper().replace('-', ' ')} "}).status_code == 302
    assert "Er zijn er nog 9 over." in client.get("/account/").content.decode()
    client.post("/uitloggen/")
    log_in(client, "bea")
    assert client.post("/inloggen/stap/", {"code": codes[3]}).status_code == 422
    assert Gebeurtenis.objects.filter(naam="aanmelden.herstelcode_gebruikt", gebruiker=bea).count() == 1


def test_een_nieuwe_set_maakt_de_oude_waardeloos(client, bea, met_app) -> None:
    app, codes = met_app
    log_in(client, "bea")
    client.post("/inloggen/stap/", {"code": app.code()})
    nieuw = codes_op(client.post("/account/tweede-stap/herstelcodes/").content.decode())
    assert len(nieuw) == 10 and not set(nieuw) & set(codes)
    assert not codes_op(client.get("/account/tweede-stap/herstelcodes/").content.decode()), "een keer getoond"
    assert not herstelcodes.gebruik(bea, codes[0]) and herstelcodes.gebruik(bea, nieuw[0])


def test_de_code_van_een_ander_helpt_niet(bea, tom, met_app) -> None:
    _, codes = met_app
    assert not herstelcodes.gebruik(tom, codes[0]) and herstelcodes.over(bea) == 10


def test_wie_een_stap_heeft_kan_er_niet_omheen_door_een_nieuwe_in_te_stellen(client, bea, met_app) -> None:
    log_in(client, "bea")
    for adres in ("/account/tweede-stap/app/", "/inloggen/instellen/"):
        assert client.get(adres).headers["Location"] == "/inloggen/stap/", adres
    vreemd = client.post("/account/tweede-stap/app/", {"code": "123456"})
    assert vreemd.headers["Location"] == "/inloggen/stap/"
    assert client.get("/account/").status_code == 302


def test_de_stap_vraagt_wie_er_een_heeft_ook_als_het_niet_hoeft(client, bea, met_app, settings) -> None:
    settings.TWEEDE_STAP = False
    assert log_in(client, "bea").headers["Location"] == "/inloggen/stap/"


def test_halverwege_verloopt_en_vervalt_met_het_wachtwoord(client, bea, met_app, monkeypatch) -> None:
    log_in(client, "bea")
    bea.set_password("een-ander-wachtwoord")
    bea.save()
    assert client.get("/inloggen/stap/").headers["Location"] == "/inloggen/"
    bea.set_password(WACHTWOORD)
    bea.save()
    log_in(client, "bea")
    echt = binnen.nu
    monkeypatch.setattr(binnen, "nu", lambda: echt() + timedelta(minutes=11))
    assert client.post("/inloggen/stap/", {"code": met_app[0].code()}).headers["Location"] == "/inloggen/"
    assert "te veel tijd" in client.get("/inloggen/").content.decode()


def test_een_gesloten_account_komt_ook_halverwege_niet_verder(client, bea, met_app) -> None:
    log_in(client, "bea")
    bea.is_active = False
    bea.save()
    assert client.post("/inloggen/stap/", {"code": met_app[0].code()}).headers["Location"] == "/inloggen/"


def test_geheimen_staan_versleuteld_en_codes_als_merk(client, bea, met_app) -> None:
    log_in(client, "bea")
    html = Client()
    log_in(html, "bea")
    rij = Totp.objects.get()
    assert rij.geheim.startswith("1:")
    geheim = totp.lees(bea, rij.geheim)
    assert totp.als_tekst(geheim).replace(" ", "") not in rij.geheim and geheim.hex() not in rij.geheim
    kaal = {code.replace("-", "") for code in met_app[1]}
    assert not any(code in merk for code in kaal for merk in Herstelcode.objects.values_list("merk", flat=True))


def test_een_geheim_van_een_ander_is_niet_te_lezen(bea, tom, met_app) -> None:
    """Copying the row of one account to another gives nothing."""
    from stelsel.kern.fouten import StelselFout

    with pytest.raises(StelselFout, match="hoort ergens anders bij"):
        totp.lees(tom, Totp.objects.get().geheim)


def test_het_geheim_in_wording_staat_niet_leesbaar_in_de_sessie(client, bea) -> None:
    log_in(client, "bea")
    html = client.get("/account/tweede-stap/app/").content.decode()
    letters = totp.als_tekst(totp.lees(bea, client.session["nieuw_geheim"]))
    assert letters in html and letters.replace(" ", "") not in str(dict(client.session))
    assert "<svg" in html and "style=" not in html


def test_een_verkeerde_eerste_code_toont_hetzelfde_geheim(client, bea) -> None:
    log_in(client, "bea")
    app = App(client.get("/account/tweede-stap/app/").content.decode())
    weer = client.post("/account/tweede-stap/app/", {"code": "000000"})
    assert weer.status_code == 422 and App(weer.content.decode()).code() == app.code()
    assert not Totp.objects.exists()


def test_instellen_en_weghalen_logt_elders_uit(bea, settings) -> None:
    settings.TWEEDE_STAP = False
    hier, daar = Client(), Client()
    for client in (hier, daar):
        log_in(client, "bea")
    stel_app_in(hier)
    assert [c.get("/account/").status_code for c in (hier, daar)] == [200, 302]
    Totp.objects.update(laatste_stap=0)
    log_in(daar, "bea")
    assert hier.post("/account/tweede-stap/", {"weg": "app"}).status_code == 302
    assert not Totp.objects.exists() and not Herstelcode.objects.exists()
    assert hier.get("/account/").status_code == 200 and _gelogd("tweede_stap_verwijderd") == ["app"]


def test_de_laatste_stap_van_een_rol_die_hem_eist_blijft(client, bea) -> None:
    log_in(client, "bea")
    stel_app_in(client)
    client.post("/account/tweede-stap/", {"weg": "app"})
    assert Totp.objects.exists() and "Stel eerst een andere in" in client.get("/account/").content.decode()


def test_wijzigen_vraagt_een_vers_bewijs(client, bea, monkeypatch, settings) -> None:
    settings.TWEEDE_STAP = False
    log_in(client, "bea")
    echt = sessie.nu
    monkeypatch.setattr(sessie, "nu", lambda: echt() + timedelta(minutes=11))
    vraag = client.get("/account/tweede-stap/app/").headers["Location"]
    assert vraag == "/account/bewijzen/?next=%2Faccount%2Ftweede-stap%2Fapp%2F"
    assert client.post(vraag, {"wachtwoord": "verkeerd"}).status_code == 422
    assert client.get("/account/tweede-stap/app/").status_code == 302
    assert client.post(vraag, {"wachtwoord": WACHTWOORD}).headers["Location"] == "/account/tweede-stap/app/"
    assert client.get("/account/tweede-stap/app/").status_code == 200
    elders = client.post("/account/bewijzen/?next=https://elders.example/", {"wachtwoord": WACHTWOORD})
    assert elders.headers["Location"] == "/account/tweede-stap/"


def _help(client: Client, wie, **gegevens: str):
    return client.post(reverse("aanmelden:van_account", args=[wie.sleutel]), gegevens)


def test_de_beheerder_haalt_een_verloren_stap_weg_en_de_eigenaar_leest_het(bea, tom, met_app) -> None:
    helper, eigen = Client(), Client()
    log_in(eigen, "bea")
    eigen.post("/inloggen/stap/", {"code": met_app[0].code()})
    log_in(helper, "tom")
    stel_app_in(helper)
    pagina = helper.get(reverse("aanmelden:van_account", args=[bea.sleutel])).content.decode()
    assert "App met codes" in pagina and Totp.objects.get(gebruiker=bea).geheim not in pagina
    assert _help(helper, bea, daad="wissen").status_code == 422, "een reden is nodig"
    gegevens = {"daad": "wissen", "wissen-reden": "telefoon kwijt, gezien aan de balie"}
    assert _help(helper, bea, **gegevens).status_code == 302
    assert eigen.get("/account/").status_code == 302, "overal uitgelogd"
    regel = Gebeurtenis.objects.get(naam="aanmelden.tweede_stap_gewist")
    assert (regel.gebruiker, regel.onderwerp, regel.doel) == (tom, "bea", "telefoon kwijt, gezien aan de balie")
    assert log_in(eigen, "bea").headers["Location"] == "/inloggen/instellen/"
    app = App(eigen.get("/account/tweede-stap/app/").content.decode())
    assert "haalde een beheerder je tweede stap weg" in eigen.post(
        "/account/tweede-stap/app/", {"code": app.code()}
    ).content.decode()
    assert not Mededeling.objects.exists()


def test_de_beheerder_doet_dat_niet_voor_zichzelf(bea, met_app) -> None:
    client = Client()
    log_in(client, "bea")
    client.post("/inloggen/stap/", {"code": met_app[0].code()})
    assert _help(client, bea, daad="wissen", **{"wissen-reden": "kwijt"}).status_code == 422
    assert Totp.objects.filter(gebruiker=bea).exists()


def test_de_beheerder_logt_iemand_overal_uit(bea, tom, settings) -> None:
    settings.TWEEDE_STAP = False
    helper, eigen = Client(), Client()
    log_in(helper, "tom")
    log_in(eigen, "bea")
    assert _help(helper, bea, daad="uitloggen", **{"uitloggen-reden": "laptop gestolen"}).status_code == 302
    assert eigen.get("/account/").status_code == 302 and helper.get("/account/").status_code == 200


def test_zonder_rol_of_met_een_rol_die_niets_eist_is_er_geen_stap(client, settings) -> None:
    maak_gebruiker("kees", WACHTWOORD)
    assert log_in(client, "kees").headers["Location"] == "/"


def test_een_eis_die_later_komt_geldt_voor_de_volgende_keer_inloggen(client, bea, tom) -> None:
    from datetime import timedelta as duur

    from stelsel.web.beheer.models import Rol

    eisen.zet_eis(Rol.objects.get(naam="beheerder"), eisen.Eis(False, duur(minutes=60)), door=tom, reden="proef")
    assert log_in(client, "bea").headers["Location"] == "/"


@pytest.mark.django_db(transaction=True)
def test_van_twee_tegelijk_wint_er_een(bea, met_app) -> None:
    """The same recovery code, sent twice in the same moment."""
    from django.db import connection

    code, uit, samen = met_app[1][0], [], threading.Barrier(2)

    def probeer() -> None:
        samen.wait()
        uit.append(herstelcodes.gebruik(bea, code))
        connection.close()

    draden = [threading.Thread(target=probeer) for _ in range(2)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert sorted(uit) == [False, True]
