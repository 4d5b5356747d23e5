"""The rules for another system: who gets an answer, what it looks like, and what is refused in words."""

from __future__ import annotations

from datetime import timedelta

import jsonschema
import pytest
from django.test import Client
from openapi_spec_validator import OpenAPIV31SpecValidator

from stelsel.kern.tijd import nu, vandaag
from stelsel.regels.gevallen_lezen import gevallen
from stelsel.regels.register import alle
from stelsel.web.beheer.models import Sleutel
from stelsel.web.beheer.service import maak_gebruiker, maak_sleutel
from stelsel.web.beheer.sleutels import BEWAAR_DAGEN, MEESTE, ruim_op

ADRES = "/api/regels/vooropleidingseis/"
FEITEN = {"soort": "vak", "vooropleidingen": ["VMBO_KB"], "op": "2026-09-01"}


def _vraag(sleutel: str, feiten=FEITEN, adres: str = ADRES):
    client = Client(enforce_csrf_checks=True)
    return client.post(adres, feiten, "application/json", headers={"Authorization": f"Bearer {sleutel}"})


def test_een_antwoord_met_redenen(sleutel) -> None:
    antwoord = _vraag(sleutel)
    assert antwoord.status_code == 200
    inhoud = antwoord.json()
    assert inhoud["antwoord"] == "voldoet" and inhoud["op"] == "2026-09-01"
    assert inhoud["gronden"][0]["artikel"].startswith("WEB 8.2.1 lid 3")


def test_de_dag_in_het_adres_gaat_voor(sleutel) -> None:
    assert _vraag(sleutel, adres=f"{ADRES}?op=2025-01-31").json()["op"] == "2025-01-31"
    fout = _vraag(sleutel, adres=f"{ADRES}?op=2025-02-31")
    assert fout.status_code == 422 and fout.json()["fout"]["code"] == "REGEL-FEIT-04"


def test_elke_fout_met_zijn_pad(sleutel) -> None:
    antwoord = _vraag(sleutel, {"soort": "x", "y": 1})
    assert antwoord.status_code == 422
    assert {fout["pad"] for fout in antwoord.json()["fout"]["fouten"]} == {"$.soort", "$.y"}


@pytest.mark.parametrize("tekst", ["", "[", "null", '{"soort": NaN}', "\x00"])
def test_geen_json(sleutel, tekst) -> None:
    antwoord = _vraag(sleutel, tekst)
    assert antwoord.status_code == 422 and antwoord.json()["fout"]["fouten"][0]["pad"] == "$"


def test_te_groot(sleutel) -> None:
    antwoord = _vraag(sleutel, "x" * (1024 * 1024 + 1))
    assert antwoord.status_code == 413 and antwoord.json()["fout"]["code"] == "REGEL-FEIT-03"


def test_een_regel_die_niet_bestaat(sleutel) -> None:
    antwoord = _vraag(sleutel, adres="/api/regels/nergens/")
    assert antwoord.status_code == 404 and "bestaat niet" in antwoord.json()["fout"]["wat"]


@pytest.mark.parametrize("regel", alle(), ids=lambda regel: regel.naam)
def test_het_antwoord_past_bij_de_beschrijving(sleutel, regel) -> None:
    """Facts and outcome of the first case fit the schemas of the OpenAPI document, as a client would check."""
    document = _document(sleutel)
    post = document["paths"][f"/api/regels/{regel.naam}/"]["post"]
    geval = gevallen(regel.naam)[0]
    feiten = {**geval.feiten, "op": geval.op}
    antwoord = _vraag(sleutel, feiten, f"/api/regels/{regel.naam}/")
    kop = {"$defs": {}, "components": document["components"]}
    schema = post["requestBody"]["content"]["application/json"]["schema"]
    import json

    from stelsel.regels.motor.uitkomst import als_json

    jsonschema.validate(json.loads(als_json(feiten)), {**kop, **schema})
    uit = post["responses"]["200"]["content"]["application/json"]["schema"]
    jsonschema.validate(antwoord.json(), {**kop, **uit})


def _document(sleutel) -> dict:
    return Client().get("/api/openapi.json", headers={"Authorization": f"Bearer {sleutel}"}).json()


def test_openapi_is_geldig(sleutel) -> None:
    document = _document(sleutel)
    OpenAPIV31SpecValidator(document).validate()
    assert len(document["paths"]) == len(alle())


def test_lijst_en_beschrijving(sleutel) -> None:
    kop = {"Authorization": f"Bearer {sleutel}"}
    lijst = Client().get("/api/regels/", headers=kop).json()
    assert {"regel": "vooropleidingseis"}.items() <= next(r for r in lijst if r["regel"] == "vooropleidingseis").items()
    wat = Client().get(ADRES, headers=kop).json()
    assert wat["vraag"].endswith("?") and wat["schema"]["$schema"].endswith("2020-12/schema")


@pytest.mark.parametrize("kop", ["", "Bearer", "Bearer x", "Basic eDp5", "Bearer stl_" + "a" * 43])
def test_zonder_werkende_sleutel(db, kop) -> None:
    antwoord = Client().post(ADRES, FEITEN, "application/json", headers={"Authorization": kop} if kop else {})
    assert antwoord.status_code == 401 and antwoord.headers["WWW-Authenticate"] == "Bearer"


def test_zonder_sleutel_zegt_het_ook_aan_een_programma(db) -> None:
    """A program has no session and no form: it hears that a key is needed, not that its form came from elsewhere."""
    antwoord = Client(enforce_csrf_checks=True).post(ADRES, FEITEN, "application/json")
    assert antwoord.status_code == 401 and antwoord.json()["fout"]["code"] == "API-SLEUTEL-01"


def test_een_adres_zonder_streep_is_dezelfde_vraag(sleutel) -> None:
    """It was sent on as a GET once, and then a description came back with status 200."""
    assert _vraag(sleutel, adres=ADRES.rstrip("/")).json()["antwoord"] == "voldoet"


@pytest.mark.parametrize("zoek", ["dag=2026-01-01", "soort=vak"])
def test_wat_niet_in_het_adres_hoort_wordt_geweigerd(sleutel, zoek) -> None:
    antwoord = _vraag(sleutel, adres=f"{ADRES}?{zoek}")
    assert antwoord.status_code == 422 and antwoord.json()["fout"]["code"] == "REGEL-FEIT-05"


def test_een_andere_methode_is_ook_json(sleutel) -> None:
    kop = {"Authorization": f"Bearer {sleutel}"}
    antwoord = Client().put(ADRES, FEITEN, "application/json", headers=kop)
    assert antwoord.status_code == 405 and "POST" in antwoord.headers["Allow"]
    assert antwoord.json()["fout"]["code"] == "API-METHODE-01"
    assert Client().head(ADRES, headers=kop).status_code == 200


def test_gestopt_verlopen_of_eigenaar_weg(sleutel, iemand) -> None:
    rij = Sleutel.objects.get()
    rij.tot_en_met = vandaag() - timedelta(days=1)
    rij.save()
    assert _vraag(sleutel).status_code == 401
    rij.tot_en_met, rij.gestopt = vandaag(), nu()
    rij.save()
    assert _vraag(sleutel).status_code == 401
    rij.gestopt = None
    rij.save()
    assert _vraag(sleutel).status_code == 200
    assert Sleutel.objects.get().laatst_gebruikt == vandaag()
    iemand.is_active = False
    iemand.save()
    assert _vraag(sleutel).status_code == 401


def test_de_sleutel_van_iemand_zonder_rol_mag_niets(db) -> None:
    antwoord = _vraag(maak_sleutel(maak_gebruiker("zonder", None), "x", 30))
    assert antwoord.status_code == 403 and "geen rol" in antwoord.json()["fout"]["wat"]


def test_een_sleutel_opent_geen_pagina(sleutel) -> None:
    """It stands for its owner at the API only: every page asks for a session."""
    for adres in ("/regels/", "/koppelen/", "/kwaliteit/onderwijsresultaten/"):
        antwoord = Client().get(adres, headers={"Authorization": f"Bearer {sleutel}"})
        assert antwoord.status_code == 302 and "/inloggen/" in antwoord.headers["Location"]


def test_een_andere_site_kan_niet_vragen_met_de_sessie(iemand) -> None:
    """With a session the form check holds; a made-up key does not take it away for that session."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(iemand)
    assert client.post(ADRES, FEITEN, "application/json").status_code == 403
    antwoord = client.post(ADRES, FEITEN, "application/json", headers={"Authorization": "Bearer x"})
    assert antwoord.status_code == 401


def test_het_geheim_staat_nergens(sleutel) -> None:
    rij = Sleutel.objects.get()
    assert sleutel not in (rij.hash, rij.begin) and sleutel.startswith(rij.begin) and len(rij.begin) < len(sleutel) / 3


def test_sleutel_maken_zien_en_stoppen(client, iemand) -> None:
    antwoord = client.post("/koppelen/", {"naam": "SVS", "dagen": "90"})
    geheim = antwoord.context["geheim"]
    assert geheim in antwoord.content.decode() and geheim not in client.get("/koppelen/").content.decode()
    assert _vraag(geheim).status_code == 200
    rij = Sleutel.objects.get(gebruiker=iemand)
    assert client.post(f"/koppelen/{rij.uuid}/stop/").status_code == 302
    assert _vraag(geheim).status_code == 401
    assert client.post(f"/koppelen/{rij.uuid}/stop/").status_code == 404


def test_de_sleutel_van_een_ander_bestaat_niet(client, db) -> None:
    ander = maak_gebruiker("ander", None)
    geheim = maak_sleutel(ander, "x", 30)
    rij = Sleutel.objects.get(gebruiker=ander)
    assert client.post(f"/koppelen/{rij.uuid}/stop/").status_code == 404
    assert rij.begin not in client.get("/koppelen/").content.decode()
    assert Sleutel.objects.get(pk=rij.pk).gestopt is None and geheim


@pytest.mark.parametrize("vraag", [{}, {"naam": "", "dagen": "90"}, {"naam": "x", "dagen": "9999"}, {"naam": "x" * 81}])
def test_een_sleutel_vraagt_naam_en_termijn(client, vraag) -> None:
    assert client.post("/koppelen/", vraag).status_code == 422
    assert not Sleutel.objects.exists()


def test_oude_sleutels_gaan_weg(iemand) -> None:
    """Ended or stopped long ago: deleted; of the others the newest stay when somebody makes too many."""
    for dagen in (-BEWAAR_DAGEN - 1, -BEWAAR_DAGEN, 5):
        maak_sleutel(iemand, str(dagen), dagen)
    assert ruim_op() == 1
    for nummer in range(MEESTE + 3):
        maak_sleutel(iemand, f"n{nummer}", 30)
    assert Sleutel.objects.count() == MEESTE
