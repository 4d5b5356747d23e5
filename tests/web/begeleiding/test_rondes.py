"""The whole cycle: it begins with what is there, ends in a decision, and drops nobody between two rounds."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hulp.begeleiding import gesprek, klas
from stelsel.kern.tijd import vandaag
from stelsel.web.begeleiding import groep as groepen
from stelsel.web.begeleiding import rondes, uitvoeren, vastleggen
from stelsel.web.begeleiding.kring import stappen
from stelsel.web.begeleiding.models import Afspraak, Behoefte, Ronde
from stelsel.web.begeleiding.overgangen import RONDE
from stelsel.web.begeleiding.rondes import Begin, Evaluatie
from stelsel.web.begeleiding.uitvoeren import Daad
from stelsel.web.beheer.service import GeenToegang
from stelsel.web.gedeeld.formulier import Ingehaald, Veldfout

DAG = timedelta(days=1)
KLAAR = Evaluatie("ja", "stoppen", "Het lukt nu zelf.")


@pytest.fixture
def groep(db, tmp_path):
    gevonden = klas(tmp_path)
    vastleggen.leg_vast(gevonden.mentor, gevonden.een, gesprek())
    return gevonden


def _begin(groep, **anders: object) -> Begin:
    standaard = {
        "doel": "Verslagen op tijd",
        "effect": "4 van de 4 verslagen",
        "behoeften": tuple(Behoefte.objects.filter(persoon=groep.een.uuid).values_list("uuid", flat=True)),
        "bespreken_op": vandaag() + 28 * DAG,
        "evalueren_op": vandaag() + 56 * DAG,
    }
    return Begin(**{**standaard, **anders})


def test_een_ronde_begint_met_wat_er_is(groep) -> None:
    ronde = rondes.begin(groep.mentor, groep.een, _begin(groep))
    assert list(ronde.behoeften.all()) == list(Behoefte.objects.all())
    assert Afspraak.objects.get().ronde == ronde and ronde.nummer == 1
    vastleggen.leg_vast(groep.zorg, groep.een, gesprek(wat="Belt elke week", wie="M1", categorie="prive"))
    assert ronde.behoeften.count() == 2 and ronde.afspraken.count() == 2, "what is added while it runs belongs to it"


def test_een_losse_afspraak_gaat_mee_en_een_van_een_andere_behoefte_niet(groep) -> None:
    eerste = Behoefte.objects.get()
    los = vastleggen.leg_vast(groep.mentor, groep.een, gesprek(wat="Los", categorie="", behoefte="")).afspraken.get()
    ander = vastleggen.leg_vast(groep.mentor, groep.een, gesprek(wat="Ander", categorie="prive")).afspraken.get()
    van_ander = vastleggen.leg_vast(groep.mentor, groep.studenten[1], gesprek(wat="Niet van Elif")).afspraken.get()
    ronde = rondes.begin(groep.mentor, groep.een, _begin(groep, behoeften=(eerste.uuid,)))
    assert set(ronde.afspraken.all()) == {los, eerste.afspraken.get()}
    assert not {ander, van_ander} & set(ronde.afspraken.all())


@pytest.mark.parametrize(
    ("veld", "anders"),
    [
        ("doel", {"doel": ""}),
        ("effect", {"effect": ""}),
        ("behoeften", {"behoeften": ()}),
        ("behoeften", {"behoeften": (uuid4(),)}),
        ("bespreken_op", {"bespreken_op": None}),
        ("bespreken_op", {"bespreken_op": vandaag() + 57 * DAG}),
        ("evalueren_op", {"evalueren_op": vandaag() - DAG}),
    ],
)
def test_een_plan_zonder_begin_of_eind(groep, veld, anders) -> None:
    with pytest.raises(Veldfout) as fout:
        rondes.begin(groep.mentor, groep.een, _begin(groep, **anders))
    assert fout.value.veld == veld and not Ronde.objects.exists()


def test_een_behoefte_van_een_ander_begint_hier_geen_plan(groep) -> None:
    van_ander = vastleggen.leg_vast(groep.mentor, groep.studenten[1], gesprek()).behoeften.get()
    with pytest.raises(Veldfout):
        rondes.begin(groep.mentor, groep.een, _begin(groep, behoeften=(van_ander.uuid,)))
    with pytest.raises(GeenToegang):
        rondes.begin(groep.ander, groep.een, _begin(groep))


def test_er_loopt_er_een_tegelijk(groep) -> None:
    ronde = rondes.begin(groep.mentor, groep.een, _begin(groep))
    with pytest.raises(Ingehaald):
        rondes.begin(groep.zorg, groep.een, _begin(groep))
    assert rondes.evalueer(groep.mentor, groep.een, ronde, 1, KLAAR) is None
    assert rondes.begin(groep.zorg, groep.een, _begin(groep)).nummer == 2


@pytest.mark.parametrize("besluit", ["doorgaan", "veranderen", "opschalen"])
def test_wie_doorgaat_valt_niet_tussen_twee_rondes(groep, besluit) -> None:
    ronde = rondes.begin(groep.mentor, groep.een, _begin(groep))
    vastleggen.leg_vast(groep.mentor, groep.een, gesprek(wat="Is al gedaan"))
    gedaan = Afspraak.objects.latest("id")
    uitvoeren.doe(groep.mentor, groep.een, gedaan, 1, Daad("gedaan", hielp="ja"))
    wat = Evaluatie("deels", besluit, "Half gelukt.", vandaag() + 40 * DAG, "Nieuw doel", "Nieuw effect")
    volgende = rondes.evalueer(groep.zorg, groep.een, ronde, 1, wat)
    assert (volgende.nummer, volgende.bespreken_op) == (2, vandaag() + 20 * DAG)
    assert list(volgende.behoeften.all()) == list(Behoefte.objects.all())
    assert volgende.afspraken.count() == 1 and ronde.afspraken.get() == gedaan
    assert volgende.doel == ("Nieuw doel" if besluit == "veranderen" else "Verslagen op tijd")
    volgende.refresh_from_db()
    assert volgende.opgeschaald == (besluit == "opschalen")
    assert rondes.lopende(groep.een.uuid) == volgende


def test_een_evaluatie_vraagt_alles(groep) -> None:
    ronde = rondes.begin(groep.mentor, groep.een, _begin(groep))
    for veld, wat in (
        ("bereikt", Evaluatie("", "stoppen", "x")),
        ("besluit", Evaluatie("ja", "", "x")),
        ("besluit", Evaluatie("ja", "bespreken", "x")),
        ("uitleg_besluit", Evaluatie("ja", "stoppen", "")),
        ("opnieuw_op", Evaluatie("ja", "doorgaan", "x")),
        ("doel", Evaluatie("ja", "veranderen", "x", vandaag() + DAG)),
    ):
        with pytest.raises(Veldfout) as fout:
            rondes.evalueer(groep.mentor, groep.een, ronde, 1, wat)
        assert fout.value.veld == veld
    assert rondes.lopende(groep.een.uuid) == ronde


def test_wie_te_laat_is_verandert_niets(groep) -> None:
    ronde = rondes.begin(groep.mentor, groep.een, _begin(groep))
    rondes.bespreek(groep.zorg, groep.een, ronde, 1, "De stappen werken.", vandaag() + 40 * DAG)
    with pytest.raises(Ingehaald):
        rondes.evalueer(groep.mentor, groep.een, ronde, 1, KLAAR)
    rondes.evalueer(groep.mentor, groep.een, ronde, 2, KLAAR)
    for versie in (1, 2, 3):
        with pytest.raises(Ingehaald):
            rondes.bespreek(groep.zorg, groep.een, ronde, versie, "Te laat.", vandaag() + DAG)


def test_wat_te_laat_is_staat_op_de_lijst_van_de_mentor(groep) -> None:
    rondes.begin(groep.mentor, groep.een, _begin(groep))

    def soorten(over: int) -> set[str]:
        leden = groepen.leden(groep.mentor, vandaag() + over * DAG)
        return {feit.soort for lid in leden if lid.uuid == groep.een.uuid for feit in lid.feiten}

    assert not soorten(28) & {"bespreking", "evaluatie"}
    assert "bespreking" in soorten(29) and "evaluatie" not in soorten(56)
    assert "evaluatie" in soorten(57) and "bespreking" not in soorten(57)


def test_de_kring_volgt_uit_wat_er_staat(groep) -> None:
    ronde = rondes.begin(groep.mentor, groep.een, _begin(groep))

    def stand(over: int = 0) -> list[str]:
        return [stap.klas for stap in stappen(Ronde.objects.get(pk=ronde.pk), vandaag() + over * DAG)]

    assert stand() == ["klaar"] * 4 + ["nu", "", ""]
    uitvoeren.doe(groep.mentor, groep.een, Afspraak.objects.get(), 1, Daad("gedaan", hielp="ja"))
    assert stand() == ["klaar"] * 5 + ["nu", ""]
    rondes.bespreek(groep.mentor, groep.een, ronde, 1, "Gaat goed.", vandaag() + 40 * DAG)
    assert stand() == ["klaar"] * 6 + ["nu"]
    assert stand(57) == ["klaar"] * 6 + ["laat"]
    rondes.evalueer(groep.mentor, groep.een, ronde, 2, KLAAR)
    assert stand(57) == ["klaar"] * 7


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(daden=st.lists(st.sampled_from(sorted(RONDE)), max_size=6))
def test_na_elke_reeks_daden_loopt_er_hoogstens_een_en_is_elke_behoefte_ergens(groep, daden) -> None:
    Ronde.objects.all().delete()
    Afspraak.objects.update(ronde=None)
    ronde = rondes.begin(groep.mentor, groep.een, _begin(groep))
    for daad in daden:
        if ronde is None:
            ronde = rondes.begin(groep.mentor, groep.een, _begin(groep))
        versie = Ronde.objects.get(pk=ronde.pk).versie
        if daad == "bespreken":
            rondes.bespreek(groep.mentor, groep.een, ronde, versie, "Besproken.", vandaag() + DAG)
        else:
            wat = Evaluatie("deels", daad, "Daarom.", vandaag() + 30 * DAG, "Doel", "Effect")
            ronde = rondes.evalueer(groep.mentor, groep.een, ronde, versie, wat)
        lopend = list(Ronde.objects.filter(staat="open"))
        assert lopend == ([ronde] if ronde else [])
        if ronde:
            assert set(ronde.behoeften.all()) == set(Behoefte.objects.filter(persoon=groep.een.uuid))
            assert set(ronde.afspraken.all()) == set(Afspraak.objects.filter(persoon=groep.een.uuid))
    assert [r.nummer for r in Ronde.objects.order_by("nummer")] == list(range(1, Ronde.objects.count() + 1))


def test_op_het_scherm_van_behoefte_tot_volgende_ronde(groep) -> None:
    client = Client()
    client.force_login(groep.mentor)

    def adres(naam: str) -> str:
        return reverse(f"begeleiding:{naam}", args=[groep.een.uuid])

    assert client.get(adres("evaluatie")).status_code == 404 == client.get(adres("bespreking")).status_code
    html = client.get(adres("ronde")).content.decode()
    assert "Kleine stappen." in html and "checked" in html
    dag = f"{vandaag() + 20 * DAG:%d-%m-%Y}"
    velden = {"doel": "Op tijd", "effect": "4 van 4", "bespreken_op": dag, "evalueren_op": dag}
    fout = client.post(adres("ronde"), velden)
    assert fout.status_code == 422 and "Kies ten minste een behoefte." in fout.content.decode()
    goed = velden | {"behoeften": [str(Behoefte.objects.get().uuid)]}
    html = client.post(adres("ronde"), goed, follow=True).content.decode()
    assert "Doel: Op tijd" in html and 'class="kring"' in html
    assert client.post(adres("ronde"), goed).status_code == 409
    besproken = {"besproken": "Het werkt.", "weer_op": dag, "versie": "1"}
    assert client.post(adres("bespreking"), besproken).status_code == 302
    evaluatie = {"bereikt": "deels", "besluit": "veranderen", "uitleg_besluit": "Bijna.", "opnieuw_op": dag}
    fout = client.post(adres("evaluatie"), evaluatie | {"versie": "2"})
    assert fout.status_code == 422 and "Er staat geen doel." in fout.content.decode()
    oud = client.post(adres("evaluatie"), evaluatie | {"versie": "1", "nieuw_doel": "Zelf", "nieuw_effect": "2 keer"})
    html = oud.content.decode()
    assert oud.status_code == 409 and "Zelf" in html, "what was typed is still there"
    assert 'name="versie" value="2"' in html, "sent again it counts for what is read now"
    goed = evaluatie | {"versie": "2", "nieuw_doel": "Zelf", "nieuw_effect": "2 keer"}
    html = client.post(adres("evaluatie"), goed, follow=True).content.decode()
    assert "Ronde 2 is begonnen." in html and "Doel: Zelf" in html and "Toon de ronde van eerder" in html
