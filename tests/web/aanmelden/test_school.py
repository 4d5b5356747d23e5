"""Signing in with the institution, against a provider that really runs, and every answer that must not be believed."""

from __future__ import annotations

import json
import time
import urllib.parse

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client
from django.urls import reverse

from hulp.aanbieder import aanbieder
from hulp.aanmelden import App, log_in
from stelsel.kern.fouten import StelselFout
from stelsel.web.aanmelden import oidc, schoolaccount
from stelsel.web.aanmelden.models import Schoolaccount
from stelsel.web.beheer.models import Gebeurtenis
from stelsel.web.beheer.service import Gebruiker, maak_gebruiker, rollen_van

pytestmark = pytest.mark.django_db
BEA = "bea@school.example"


@pytest.fixture(scope="module")
def instelling():
    with aanbieder("--require-nonce") as lopend:
        lopend.persoon("sub-bea", eduperson_principal_name=BEA, given_name="Béa", family_name="de Wit-Bos")
        lopend.persoon("sub-ander", eduperson_principal_name=BEA, given_name="Ander")
        lopend.persoon("sub-vreemd", eduperson_principal_name="vreemd@school.example", given_name="Vera")
        yield lopend


@pytest.fixture(autouse=True)
def _ingesteld(instelling, settings, tmp_path) -> None:
    geheim = tmp_path / "geheim"
    geheim.write_text("een geheim\n")
    settings.OIDC_ADRES, settings.OIDC_ID, settings.OIDC_GEHEIM_BESTAND = instelling.adres, "stelsel", str(geheim)
    oidc._kluis().clear()


@pytest.fixture
def voorbereid(bea, tom):
    """The beheerder wrote down who Bea is at the institution."""
    schoolaccount.bereid_voor(bea, " Bea@School.example ", door=tom, reden="nieuwe medewerker")
    return bea


def _ga(client: Client, instelling, sub: str, doel: str = ""):
    adres = client.get("/inloggen/school/", {"next": doel}).headers["Location"]
    return client.get(instelling.log_in(adres, sub))


def test_de_vraag_draagt_pkce_state_en_nonce(client, instelling) -> None:
    adres = client.get("/inloggen/school/").headers["Location"]
    assert adres.startswith(instelling.adres)
    velden = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(adres).query))
    bewaard = client.session["oidc"]
    assert (velden["state"], velden["nonce"]) == (bewaard["state"], bewaard["nonce"])
    assert velden["code_challenge_method"] == "S256" and len(velden["code_challenge"]) == 43
    assert bewaard["verifier"] not in adres and velden["redirect_uri"].endswith("/inloggen/school/terug/")


def test_een_voorbereid_account_komt_binnen_en_heet_zoals_de_instelling_zegt(client, instelling, voorbereid) -> None:
    antwoord = _ga(client, instelling, "sub-bea", "/beheer/logboek/")
    assert antwoord.headers["Location"] == "/beheer/logboek/"
    assert client.get("/beheer/logboek/").status_code == 200
    voorbereid.refresh_from_db()
    assert voorbereid.naam == "Béa de Wit-Bos"
    rij = Schoolaccount.objects.get()
    assert (rij.uitgever, rij.sub, rij.gebruiker) == (instelling.adres, "sub-bea", voorbereid)
    assert Gebeurtenis.objects.filter(naam="aanmelden.schoolaccount_gekoppeld", gebruiker=voorbereid).count() == 1


def test_daarna_telt_het_vaste_nummer_en_niet_de_naam(instelling, voorbereid) -> None:
    """The name at the institution went to somebody else; the first owner got another one."""
    assert _ga(Client(), instelling, "sub-bea").status_code == 302
    vreemd = _ga(Client(), instelling, "sub-ander")
    assert vreemd.status_code == 403 and "geen open account" in vreemd.content.decode()
    Schoolaccount.objects.update(kenmerk="iets-anders@school.example")
    assert _ga(Client(), instelling, "sub-bea").status_code == 302


def test_de_tweede_stap_blijft(client, instelling, voorbereid, settings) -> None:
    settings.TWEEDE_STAP = True
    assert _ga(client, instelling, "sub-bea", "/beheer/logboek/").headers["Location"] == "/inloggen/instellen/"
    assert client.get("/beheer/logboek/").status_code == 302
    app = App(client.get("/account/tweede-stap/app/").content.decode())
    client.post("/account/tweede-stap/app/", {"code": app.code()})
    assert client.get("/beheer/logboek/").status_code == 200


def test_een_tweede_stap_bij_de_instelling_telt_als_de_school_dat_zegt(instelling, voorbereid, settings) -> None:
    settings.TWEEDE_STAP, settings.OIDC_ACR = True, ["mfa"]
    assert _ga(Client(), instelling, "sub-bea").headers["Location"] == "/inloggen/instellen/"
    instelling.persoon("sub-sterk", eduperson_principal_name="x", acr="mfa")
    Schoolaccount.objects.update(sub="sub-sterk")
    client = Client()
    assert _ga(client, instelling, "sub-sterk").headers["Location"] == "/"
    assert client.get("/account/").status_code == 200


def test_een_onbekende_leest_wie_te_vragen_en_krijgt_geen_account(client, instelling, bea) -> None:
    aantal = Gebruiker.objects.count()
    antwoord = _ga(client, instelling, "sub-vreemd")
    assert antwoord.status_code == 403 and "Vraag de beheerder" in antwoord.content.decode()
    assert Gebruiker.objects.count() == aantal and client.get("/account/").status_code == 302
    regel = Gebeurtenis.objects.get(naam="aanmelden.schoolaccount_onbekend")
    assert (regel.gebruiker, regel.onderwerp) == (None, "")


def test_een_gesloten_account_leest_hetzelfde(client, instelling, voorbereid) -> None:
    assert _ga(Client(), instelling, "sub-bea").status_code == 302
    voorbereid.is_active = False
    voorbereid.save()
    antwoord = _ga(client, instelling, "sub-bea")
    assert antwoord.status_code == 403 and "geen open account" in antwoord.content.decode()


def test_een_nieuw_account_alleen_als_de_school_dat_wil_en_nooit_met_een_rol(client, instelling, settings) -> None:
    settings.OIDC_NIEUW = True
    instelling.persoon(
        "sub-nieuw", eduperson_principal_name="nina@school.example", given_name="Nina", family_name="Vos",
        roles=["beheerder"], eduperson_affiliation=["employee", "beheerder"], groups=["beheerder"], is_superuser=True,
    )  # fmt: skip
    assert _ga(client, instelling, "sub-nieuw").headers["Location"] == "/"
    nina = Gebruiker.objects.get(first_name="Nina")
    assert rollen_van(nina) == [] and not nina.is_superuser and not nina.has_usable_password()
    assert "nina" not in nina.username
    assert client.get("/beheer/accounts/").status_code == 403


def test_een_verkeerde_state_een_andere_sessie_en_een_tweede_keer(instelling, voorbereid) -> None:
    client, dief = Client(), Client()
    adres = client.get("/inloggen/school/").headers["Location"]
    terug = instelling.log_in(adres, "sub-bea")
    assert dief.get(terug).status_code == 403, "het antwoord hoort bij een andere sessie"
    dief.get("/inloggen/school/")
    assert dief.get(terug).status_code == 403, "ook als die zelf een vraag stelde"
    assert client.get(terug).status_code == 302
    client.post("/uitloggen/")
    assert client.get(terug).status_code == 403, "een antwoord telt een keer"


def test_dezelfde_code_in_een_nieuwe_vraag(instelling, voorbereid) -> None:
    """A stolen code, brought with a question of one's own: the provider refuses a used one, we refuse its nonce."""
    client, dief = Client(), Client()
    adres = client.get("/inloggen/school/").headers["Location"]
    code = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(instelling.log_in(adres, "sub-bea")).query))["code"]
    dief.get("/inloggen/school/")
    gejat = {"code": code, "state": dief.session["oidc"]["state"]}
    antwoord = dief.get("/inloggen/school/terug/", gejat)
    assert antwoord.status_code == 502 and "niet te vertrouwen" in antwoord.content.decode()
    assert dief.get("/account/").status_code == 302


def test_te_lang_onderweg(instelling, voorbereid, monkeypatch) -> None:
    client = Client()
    adres = client.get("/inloggen/school/").headers["Location"]
    terug = instelling.log_in(adres, "sub-bea")
    echt = time.time
    monkeypatch.setattr(time, "time", lambda: echt() + 601)
    assert client.get(terug).status_code == 403


def test_afgebroken_bij_de_instelling(client, instelling) -> None:
    adres = client.get("/inloggen/school/").headers["Location"]
    antwoord = client.get(instelling.log_in(adres, action="deny"))
    assert antwoord.status_code == 403 and "afgebroken" in antwoord.content.decode()


def test_een_aanbieder_die_anders_heet(client, instelling, settings) -> None:
    settings.OIDC_ADRES = instelling.adres.replace("127.0.0.1", "localhost")
    terug = client.get("/inloggen/school/terug/", {"code": "x", "state": "y", "iss": "https://elders.example"})
    assert terug.status_code == 403
    oidc._kluis()[f"{settings.OIDC_ADRES}/.well-known/openid-configuration"] = (
        time.time(), {"issuer": "https://elders.example"},
    )  # fmt: skip
    assert client.get("/inloggen/school/").status_code == 502


def test_een_verlopen_token(bea, tom, settings) -> None:
    with aanbieder("-e", "-600") as oud:
        settings.OIDC_ADRES = oud.adres
        schoolaccount.bereid_voor(bea, "x@school.example", door=tom, reden="toets")
        oud.persoon("sub-x", eduperson_principal_name="x@school.example")
        client = Client()
        assert _ga(client, oud, "sub-x").status_code == 502
        assert client.get("/account/").status_code == 302


def test_een_aanbieder_die_er_niet_is(client, settings) -> None:
    settings.OIDC_ADRES = "http://127.0.0.1:9"
    antwoord = client.get("/inloggen/school/")
    assert antwoord.status_code == 502 and "WEB-OIDC-01" in antwoord.content.decode()


@pytest.mark.parametrize("adres", ["http://elders.example", "file:///etc/passwd", "ftp://127.0.0.1"])
def test_alleen_https(client, settings, adres) -> None:
    settings.OIDC_ADRES = adres
    assert "WEB-OIDC-02" in client.get("/inloggen/school/").content.decode()


SLEUTEL = rsa.generate_private_key(public_exponent=65537, key_size=2048)
ANDER = rsa.generate_private_key(public_exponent=65537, key_size=2048)


def _token(sleutel=SLEUTEL, alg: str = "RS256", kid: str = "een", **anders: object) -> str:
    nu = int(time.time())
    inhoud = {
        "iss": "http://127.0.0.1:1", "sub": "s", "aud": "stelsel", "exp": nu + 300, "iat": nu, "nonce": "n",
    } | anders  # fmt: skip
    inhoud = {naam: waarde for naam, waarde in inhoud.items() if waarde is not None}
    return jwt.encode(inhoud, sleutel, algorithm=alg, headers={"kid": kid})


@pytest.fixture
def aanbod(monkeypatch) -> dict:
    """A provider with one key, of which we hold the secret half."""
    openbaar = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(SLEUTEL.public_key())) | {"kid": "een", "use": "sig"}
    monkeypatch.setattr(oidc, "_bewaard", lambda adres, vers=False: {"keys": [openbaar]})
    return {"issuer": "http://127.0.0.1:1", "jwks_uri": "x"}


def test_een_goed_token_wordt_gelezen(aanbod) -> None:
    assert oidc._lees_token(_token(aud=["stelsel"], azp="stelsel"), "n", aanbod)["sub"] == "s"


FOUT = {
    "andere uitgever": lambda: _token(iss="https://elders.example"),
    "voor een ander": lambda: _token(aud="ander"),
    "ook voor een ander": lambda: _token(aud=["stelsel", "ander"]),
    "gevraagd door een ander": lambda: _token(azp="ander"),
    "andere nonce": lambda: _token(nonce="m"),
    "geen nonce": lambda: _token(nonce=None),
    "verlopen": lambda: _token(exp=int(time.time()) - 61),
    "uit de toekomst": lambda: _token(iat=int(time.time()) + 600),
    "zonder einde": lambda: _token(exp=None),
    "zonder wie": lambda: _token(sub=None),
    "andere sleutel": lambda: _token(ANDER),
    "onbekende sleutel": lambda: _token(kid="twee"),
    "zonder handtekening": lambda: _token(None, "none"),
    "met ons eigen geheim": lambda: _token("een geheim van ten minste 32 tekens lang", "HS256"),
    "rommel": lambda: "x.y.z",
    "leeg": lambda: "",
}


@pytest.mark.parametrize("maak", FOUT.values(), ids=FOUT)
def test_een_token_dat_niet_klopt(aanbod, maak) -> None:
    with pytest.raises(StelselFout) as fout:
        oidc._lees_token(maak(), "n", aanbod)
    assert fout.value.code == "WEB-OIDC-02"


@pytest.mark.parametrize("waarde", [["a", "b"], [], 7, None, "", "x" * 300])
def test_een_kenmerk_dat_niet_een_waarde_is_koppelt_niets(waarde, settings) -> None:
    assert schoolaccount.kenmerk_uit({settings.OIDC_KENMERK: waarde}) == ""


def test_de_beheerder_bereidt_een_account_voor(tom, bea) -> None:
    client = Client()
    log_in(client, "tom")
    kees = maak_gebruiker("kees", None)
    adres = reverse("aanmelden:van_account", args=[bea.sleutel])
    gegevens = {"daad": "kenmerk", "kenmerk-kenmerk": BEA, "kenmerk-reden": "nieuwe medewerker"}
    assert client.post(adres, gegevens).status_code == 302
    assert "voorbereid, nog niet gekoppeld" in client.get(adres).content.decode()
    ander = client.post(reverse("aanmelden:van_account", args=[kees.sleutel]), gegevens)
    assert ander.status_code == 422 and "al bij een ander account" in ander.content.decode()
    assert Schoolaccount.objects.get().gebruiker == bea
    regel = Gebeurtenis.objects.get(naam="aanmelden.schoolaccount_voorbereid")
    assert (regel.onderwerp, regel.doel) == ("bea", "nieuwe medewerker")
    client.post(adres, gegevens | {"kenmerk-kenmerk": ""})
    assert not Schoolaccount.objects.exists()


def test_de_knop_staat_er_alleen_als_het_is_ingesteld(client, settings) -> None:
    assert "Inloggen met SURFconext" in client.get("/inloggen/?next=/beheer/logboek/").content.decode()
    settings.OIDC_ADRES = ""
    assert "SURFconext" not in client.get("/inloggen/").content.decode()
    assert client.get("/inloggen/school/").status_code == 404
