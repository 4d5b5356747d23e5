"""What each part of a student's page shows, as the values of its template."""

from __future__ import annotations

from django.utils.translation import gettext as _

from stelsel.kern.codelijsten import codelijst
from stelsel.web.gedeeld.notatie import datum_cijfers, getal, procent
from stelsel.web.gedeeld.tabel import Kolom, Rij, Tabel
from stelsel.web.studenten import aanwezigheid as uren
from stelsel.web.studenten import teksten
from stelsel.web.studenten.afschermen import is_afgeschermd
from stelsel.web.studenten.dossier import Diplomablok, Dossier, Inschrijvingsblok, reeks
from stelsel.web.studenten.dossier import resultaten as gehaald
from stelsel.web.studenten.eerder import uitspraken
from stelsel.web.studenten.models import Persoonsgegevens


def overzicht(inhoud: Dossier) -> dict:
    """Who helps, groups, schooling before, birth date."""
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


def inschrijvingen(inhoud: Dossier) -> dict:
    """Every enrolment with its periods and placements, and what earlier deliveries said of it."""
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


def resultaten(inhoud: Dossier) -> dict:
    """Diplomas with their parts, loose parts, and marks."""
    gevonden = gehaald(inhoud)
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


def aanwezigheid(inhoud: Dossier) -> dict:
    """Hours of absence per week, a year at a time, as chart and table."""
    jaren = []
    for studiejaar, weken in uren.weken(inhoud.persoon).items():
        titel = _("Uren afwezig per week in %(jaar)s") % {"jaar": studiejaar.label}
        jaren.append(
            {
                "label": studiejaar.label,
                "titel": titel,
                "zin": uren.zin(weken),
                "grafiek": uren.grafiek(weken, titel),
                "tabel": _wekentabel(titel, weken),
            }
        )
    return {"jaren": jaren, "leveringen": uren.leveringen(inhoud.persoon)}


def _wekentabel(titel: str, weken: list[uren.Week]) -> Tabel:
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


def contact(inhoud: Dossier) -> dict:
    """How to reach the student and others."""
    contact, personen = inhoud.contact(), inhoud.contactpersonen()
    feiten = [*personen, contact] if contact else personen
    # Who calls or writes must know it; why stays with who decided.
    personen = [(een, is_afgeschermd(inhoud.persoon, een.naam)) for een in personen]
    return {"contact": contact, "contactpersonen": personen, "leveringen": inhoud.leveringen(feiten)}


DELEN = {
    "overzicht": overzicht,
    "inschrijvingen": inschrijvingen,
    "resultaten": resultaten,
    "aanwezigheid": aanwezigheid,
    "contact": contact,
}
