"""The page of one student. Reading it is written down; numbers stay hidden until somebody says what for."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from stelsel.kern.codelijsten import codelijst
from stelsel.web.beheer.service import log, scherm
from stelsel.web.gedeeld.notatie import datum_cijfers, getal, procent
from stelsel.web.gedeeld.tabel import Kolom, Rij, Tabel
from stelsel.web.privacy.service import beperkte_personen, is_beperkt
from stelsel.web.studenten import aanwezigheid, rechten, teksten, verwijzingen
from stelsel.web.studenten.dossier import Diplomablok, Dossier, Inschrijvingsblok, reeks, resultaten, tijdlijn
from stelsel.web.studenten.eerder import uitspraken
from stelsel.web.studenten.forms import Nummerformulier
from stelsel.web.studenten.models import Persoon, Persoonsgegevens

DELEN = ("overzicht", "inschrijvingen", "resultaten", "aanwezigheid", "contact")


def vind(request: HttpRequest, uuid: UUID) -> Persoon:
    """The student with this id whom this user may read; else 404, as if there were none."""
    return get_object_or_404(rechten.bereik_dossiers(request.user), uuid=uuid)


def van_adres(persoon: UUID, **_overig: object) -> Persoon:
    """The student of an address, to explain why somebody may or may not; where there is none, nobody's student: the
    answer does not tell whether a student exists."""
    # Whose data are restricted is nobody's student either, except for who may see all of them.
    rijen = Persoon.objects.filter(actueel=True, uuid=persoon).exclude(uuid__in=beperkte_personen())
    return rijen.first() or Persoon()


@scherm(rechten.DOSSIER_LEZEN, van_adres)
@require_safe
def dossier(request: HttpRequest, persoon: UUID, deel: str = "overzicht") -> HttpResponse:
    """One tab of the page."""
    if deel not in DELEN:
        raise Http404
    gevonden = vind(request, persoon)
    als = rechten.mag_dossier_lezen(request.user, gevonden).als
    log(request.user, "studenten.dossier_gelezen", persoon_id=str(gevonden.uuid), onderwerp=deel, doel=als)
    inhoud = Dossier(gevonden)
    context = _kop(request, inhoud, deel) | _DELEN[deel](inhoud)
    return render(request, f"studenten/dossier_{deel}.html", context)


def _kop(request: HttpRequest, inhoud: Dossier, deel: str) -> dict:
    return {
        "persoon": inhoud.persoon,
        "samenvatting": inhoud.samenvatting(),
        "tabs": _tabs(inhoud.persoon, deel),
        "tijdlijn": tijdlijn(inhoud) if deel == "overzicht" else [],
        "verwijzingen": verwijzingen.bij_persoon(request.user, inhoud.persoon.uuid),
        "mag_nummer": rechten.mag_nummer_tonen(request.user, inhoud.persoon),
        "mag_leveringen": bool(rechten.mag_leveringen_zien(request.user)),
        "mag_rechten": rechten.mag_rechten_regelen(request.user, inhoud.persoon),
        "beperkt": is_beperkt(inhoud.persoon.uuid),
        "mag_toewijzen": rechten.mag_toewijzen(request.user, inhoud.persoon),
    }


def _tabs(persoon: Persoon, deel: str) -> list[dict]:
    namen = {
        "overzicht": _("Overzicht"),
        "inschrijvingen": _("Inschrijvingen"),
        "resultaten": _("Resultaten"),
        "aanwezigheid": _("Aanwezigheid"),
        "contact": _("Contact"),
    }
    return [
        {
            "tekst": namen[naam],
            "adres": reverse("studenten:dossier", args=[persoon.uuid])
            if naam == "overzicht"
            else reverse("studenten:dossierdeel", args=[persoon.uuid, naam]),
            "actief": naam == deel,
        }
        for naam in DELEN
    ]


def _overzicht(inhoud: Dossier) -> dict:
    vooropleidingen = inhoud.vooropleidingen()
    return {
        "begeleiders": inhoud.begeleiders(),
        "groepen": [g | {"reeks": reeks(g["van"], g["tot_en_met"])} for g in inhoud.groepen()],
        "vooropleidingen": [
            {"naam": codelijst("vooropleiding").omschrijving(feit.code), "op": feit.behaald_op}
            for feit in vooropleidingen
        ],
        "geboortedatum": inhoud.geboortedatum(),
        "heeft_nummer": inhoud.heeft_nummer(),
        "leveringen": inhoud.leveringen([*inhoud.feiten(Persoonsgegevens), *vooropleidingen]),
    }


def _inschrijvingen(inhoud: Dossier) -> dict:
    eerder = uitspraken(inhoud.persoon, reeks, inhoud.opleiding)
    return {"inschrijvingen": [_inschrijving(inhoud, blok, eerder) for blok in inhoud.blokken]}


def _inschrijving(inhoud: Dossier, blok: Inschrijvingsblok, eerder: dict) -> dict:
    feit = blok.feit
    eerste = blok.perioden[-1].opleidingcode if blok.perioden else None
    feiten = [feit, *blok.perioden, *blok.bpvs, *blok.ondersteuning]
    return {
        "id": f"isg-{feit.pk}",
        "kop": inhoud.opleiding(eerste),
        "loopt": blok.loopt,
        "reeks": reeks(feit.datum_inschrijving, feit.datum_uitschrijving_werkelijk),
        "gepland": feit.datum_uitschrijving_gepland,
        "reden": blok.reden,
        "volgnummer": feit.inschrijvingvolgnummer,
        "brin": feit.brin,
        "perioden": _perioden(inhoud, blok),
        "bpvs": _bpvs(blok) if blok.bpvs else None,
        "ondersteuning": [reeks(p.datum_begin, p.datum_eind) for p in blok.ondersteuning],
        "leveringen": inhoud.leveringen(feiten),
        "eerder": eerder.get((feit.brin, feit.inschrijvingvolgnummer), []),
    }


def _perioden(inhoud: Dossier, blok: Inschrijvingsblok) -> Tabel:
    kolommen = [
        Kolom(_("Periode"), rijkop=True),
        Kolom(_("Opleiding"), breed=True),
        Kolom(_("Crebo")),
        Kolom(_("Leerweg")),
        Kolom(_("Bekostigbaar")),
    ]
    ja_nee = {True: _("ja"), False: _("nee"), None: ""}
    rijen = [
        Rij(
            [
                reeks(p.datum_begin, p.tot_en_met) + (" *" if p.afgeleid and p.tot_en_met else ""),
                inhoud.opleiding(p.opleidingcode),
                p.opleidingcode or "",
                str(teksten.LEERTRAJECTEN.get(p.leertraject or "", p.leertraject or "")),
                ja_nee[p.indicatie_bekostigbaar],
            ]
        )
        for p in reversed(blok.perioden)
    ]
    return Tabel(_("Perioden, de nieuwste eerst"), kolommen, rijen)


def _bpvs(blok: Inschrijvingsblok) -> Tabel:
    kolommen = [
        Kolom(_("Bpv"), rijkop=True),
        Kolom(_("Leerbedrijf"), breed=True),
        Kolom(_("Uren"), getal=True),
        Kolom(_("Opgesteld op"), breed=True, klas="heel"),
    ]
    rijen = [
        Rij(
            [
                reeks(b.datum_begin, b.datum_einde_werkelijk or b.datum_einde_gepland),
                b.leerbedrijf_id or "",
                getal(b.omvang, leeg=""),
                datum_cijfers(b.afsluitdatum),
            ]
        )
        for b in reversed(blok.bpvs)
    ]
    return Tabel(_("Praktijkovereenkomsten, de nieuwste eerst"), kolommen, rijen)


def _resultaten(inhoud: Dossier) -> dict:
    gevonden = resultaten(inhoud)
    return {
        "diplomas": [_diploma(inhoud, blok) for blok in gevonden["diplomas"]],
        "los": _onderdelen(_("Losse onderdelen"), gevonden["los"]) if gevonden["los"] else None,
        "school": _cijfers(gevonden["school"]) if gevonden["school"] else None,
        "leveringen": inhoud.leveringen([b.feit for b in gevonden["diplomas"]] + gevonden["school"]),
    }


def _diploma(inhoud: Dossier, blok: Diplomablok) -> dict:
    return {
        "id": f"dip-{blok.feit.pk}",
        "kop": inhoud.opleiding(blok.feit.opleidingcode),
        "op": blok.feit.datum_resultaat,
        "tabel": _onderdelen(_("Onderdelen van dit diploma"), blok.onderdelen) if blok.onderdelen else None,
    }


def _onderdelen(bijschrift: str, regels: list[dict]) -> Tabel:
    kolommen = [
        Kolom(_("Onderdeel"), rijkop=True),
        Kolom(_("Soort"), breed=True, label=""),
        Kolom(_("Uitslag"), getal=True),
        Kolom(_("Waaruit"), breed=True, label=""),
        Kolom(_("Op"), klas="heel"),
    ]
    rijen = [Rij([r["naam"], r["soort"], r["uitslag"], r["bij"], datum_cijfers(r["op"])]) for r in regels]
    return Tabel(bijschrift, kolommen, rijen)


def _cijfers(feiten: list) -> Tabel:
    kolommen = [Kolom(_("Onderdeel"), rijkop=True), Kolom(_("Cijfer"), getal=True), Kolom(_("Op"), klas="heel")]
    rijen = [
        Rij([f.onderdeel, getal(f.cijfer / 10, 1) if f.cijfer is not None else "", datum_cijfers(f.datum)])
        for f in feiten
    ]
    return Tabel(_("Cijfers uit de administratie van de school"), kolommen, rijen)


def _aanwezigheid(inhoud: Dossier) -> dict:
    jaren = []
    for studiejaar, weken in aanwezigheid.weken(inhoud.persoon).items():
        titel = _("Uren afwezig per week in %(jaar)s") % {"jaar": studiejaar.label}
        jaren.append(
            {
                "label": studiejaar.label,
                "titel": titel,
                "zin": aanwezigheid.zin(weken),
                "grafiek": aanwezigheid.grafiek(weken, titel),
                "tabel": _wekentabel(titel, weken),
            }
        )
    return {"jaren": jaren, "leveringen": aanwezigheid.leveringen(inhoud.persoon)}


def _wekentabel(titel: str, weken: list[aanwezigheid.Week]) -> Tabel:
    kolommen = [
        Kolom(_("Week"), rijkop=True),
        Kolom(_("Gepland"), getal=True),
        Kolom(_("Met reden"), getal=True),
        Kolom(_("Zonder reden"), getal=True),
        Kolom(_("Aanwezig"), getal=True),
    ]
    rijen = [
        Rij(
            [
                f"{w.week} ({datum_cijfers(w.maandag)})",
                getal(w.gepland, 1),
                getal(w.geoorloofd, 1) if w.geoorloofd else "–",
                getal(w.ongeoorloofd, 1) if w.ongeoorloofd else "–",
                procent(w.aanwezig, 0),
            ]
        )
        for w in reversed(weken)
    ]
    return Tabel(titel, kolommen, rijen, op_telefoon="vast", dicht=True)


def _contact(inhoud: Dossier) -> dict:
    contact, personen = inhoud.contact(), inhoud.contactpersonen()
    feiten = [*personen, contact] if contact else personen
    return {"contact": contact, "contactpersonen": personen, "leveringen": inhoud.leveringen(feiten)}


_DELEN = {
    "overzicht": _overzicht,
    "inschrijvingen": _inschrijvingen,
    "resultaten": _resultaten,
    "aanwezigheid": _aanwezigheid,
    "contact": _contact,
}


@scherm(rechten.NUMMER_TONEN, van_adres)
@sensitive_post_parameters("reden")
@require_http_methods(["GET", "HEAD", "POST"])
def nummers(request: HttpRequest, persoon: UUID) -> HttpResponse:
    """Ask what for, write that down, and only then show the numbers; never in an address."""
    gevonden = vind(request, persoon)
    formulier = Nummerformulier(request.POST if request.method == "POST" else None)
    inhoud = Dossier(gevonden)
    context = {"persoon": gevonden, "formulier": formulier, "heeft_nummer": inhoud.heeft_nummer()}
    if request.method == "POST" and formulier.is_valid():
        reden = formulier.cleaned_data["reden"]
        log(request.user, "studenten.nummer_getoond", persoon_id=str(gevonden.uuid), doel=reden)
        context["nummers"] = inhoud.nummers()
    return render(request, "studenten/nummers.html", context, status=422 if formulier.errors else 200)
