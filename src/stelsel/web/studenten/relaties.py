"""What ties a member of staff to a student, as the school's own administration says it today."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from stelsel.kern.tijd import Studiejaar, vandaag
from stelsel.web.beheer.service import Gebruiker, registreer_relatie
from stelsel.web.gedeeld.onthouden import onthoud
from stelsel.web.studenten import betrokkenen
from stelsel.web.studenten.lijst import geldt_op
from stelsel.web.studenten.models import (
    BegeleiderVan,
    Bpv,
    Contactpersoon,
    Groep,
    Groepslidmaatschap,
    Medewerker,
    Persoon,
)

MENTOR, ZORGCOORDINATOR, TEAM = "studenten.mentor", "studenten.zorgcoordinator", "studenten.team"
KIND, LEERBEDRIJF = "studenten.kind", "studenten.leerbedrijf"
ALS_MENTOR = ("mentor", "studieloopbaanbegeleider")
ALS_ZORGCOORDINATOR = ("zorgcoordinator",)


def registreer() -> None:
    """Called once, when the app starts, before the acts."""
    registreer_relatie(
        "studenten",
        "mentor",
        _("van wie hij of zij mentor is"),
        _("Je bent mentor van deze student."),
        _("Je vervangt %(wie)s, mentor van deze student."),
        _begeleider(ALS_MENTOR),
    )
    registreer_relatie(
        "studenten",
        "zorgcoordinator",
        _("van wie hij of zij zorgcoördinator is"),
        _("Je bent zorgcoördinator van deze student."),
        _("Je vervangt %(wie)s, zorgcoördinator van deze student."),
        _begeleider(ALS_ZORGCOORDINATOR),
    )
    registreer_relatie(
        "studenten",
        "team",
        _("uit het eigen team"),
        _("Deze student zit in een groep van jouw team."),
        _("Je vervangt %(wie)s, die het team van deze student leidt."),
        _team,
    )
    registreer_relatie(
        "studenten",
        "kind",
        _("van wie hij of zij ouder of verzorger is, tot 18 jaar of met toestemming"),
        _("Dit is je kind, en je mag zien hoe het gaat."),
        "",
        _kind,
    )
    registreer_relatie(
        "studenten",
        "leerbedrijf",
        _("die nu bpv doen bij het eigen leerbedrijf"),
        _("Deze student doet nu bpv bij jouw leerbedrijf."),
        "",
        _leerbedrijf,
    )


def _begeleider(rollen: tuple[str, ...]) -> Callable[[Gebruiker, date], Q]:
    def bereik(gebruiker: Gebruiker, dag: date) -> Q:
        if not gebruiker.medewerker_id:
            return NIEMAND
        brins = _brins(gebruiker)
        if len(brins) > 1:
            # The same key at two schools of one board: whose students these are cannot be said.
            return NIEMAND
        van = BegeleiderVan.objects.geldend().filter(geldt_op(dag, "van"), levering__brin__in=brins)
        return Q(pk__in=van.filter(medewerker_id=gebruiker.medewerker_id, rol__in=rollen).values("persoon"))

    return bereik


def _team(gebruiker: Gebruiker, dag: date) -> Q:
    """Members of the groups of the team that this member of staff belongs to."""
    if not gebruiker.medewerker_id:
        return NIEMAND
    brins = _brins(gebruiker)
    if len(brins) > 1:
        return NIEMAND
    teams = Medewerker.objects.geldend().filter(medewerker_id=gebruiker.medewerker_id).exclude(team=None)
    # A team of that name in the administration of another school is another one, and so is a group of another year.
    jaar = Studiejaar.van_datum(dag).jaar
    groepen = Groep.objects.geldend().filter(team__in=teams.values("team"), levering__brin__in=brins, studiejaar=jaar)
    leden = Groepslidmaatschap.objects.geldend().filter(
        geldt_op(dag, "van"), groep_id__in=groepen.values("groep_id"), levering__brin__in=brins
    )
    return Q(pk__in=leden.values("persoon"))


def _kind(gebruiker: Gebruiker, dag: date) -> Q:
    """The children of whom the law or the child itself lets a parent see: few, so that each is asked about."""
    mag = (k.pk for k in betrokkenen.kinderen_van(gebruiker, dag) if betrokkenen.kind_te_zien(gebruiker, k, dag))
    return Q(pk__in=list(mag))


def _leerbedrijf(gebruiker: Gebruiker, dag: date) -> Q:
    """Who has a placement at this company on that day."""
    return Q(pk__in=bpv_op(dag, gebruiker.leerbedrijf_id).values("persoon"))


def bpv_op(dag: date, leerbedrijf_id: str) -> QuerySet[Bpv]:
    """The placements at this company that run on that day; none without a company."""
    if not leerbedrijf_id:
        return Bpv.objects.none()
    return _lopende_bpv(dag).filter(leerbedrijf_id=leerbedrijf_id)


def _lopende_bpv(dag: date) -> QuerySet[Bpv]:
    # Until it really ended; while nobody wrote that, until the planned day, or on when there is none.
    tot = Coalesce("datum_einde_werkelijk", "datum_einde_gepland")
    rijen = Bpv.objects.geldend().filter(datum_begin__lte=dag).annotate(tot=tot)
    return rijen.filter(Q(tot=None) | Q(tot__gte=dag))


def _brins(gebruiker: Gebruiker) -> list[str]:
    """The schools of the board whose administration knows this member of staff; '' for one of all schools together,
    as `eigen_administratie.csv` is: it names no BRIN."""
    rijen = Medewerker.objects.geldend().filter(medewerker_id=gebruiker.medewerker_id)
    brins = rijen.exclude(levering__brin=None).values_list("levering__brin", flat=True).distinct()
    return onthoud(("brins", gebruiker.medewerker_id), lambda: sorted(brins))


NIEMAND = Q(pk__in=())


def een_student_van(medewerker_id: str) -> Persoon | None:
    """One adult student of this mentor, with a name and a whole birth date; with a parent, if any has: for a demo."""
    van = BegeleiderVan.objects.geldend().filter(geldt_op(vandaag(), "van"), medewerker_id=medewerker_id)
    rijen = Persoon.objects.filter(actueel=True, pk__in=van.values("persoon"), geboortejaar__lte=vandaag().year - 19)
    rijen = rijen.exclude(roepnaam=None).exclude(geboortedag=None)
    met_ouder = Exists(Contactpersoon.objects.geldend().filter(persoon=OuterRef("pk")))
    return rijen.annotate(met_ouder=met_ouder).order_by("-met_ouder", "sorteernaam", "id").first()


def drukste_medewerkers() -> dict[str, str]:
    """For each role that works with students the key of one member of staff with many of them today, in one team where
    that can be: for a demo."""
    dag = vandaag()
    nu = BegeleiderVan.objects.geldend().filter(geldt_op(dag, "van"))
    uit: dict[str, str] = {}
    for rol, rollen in (("mentor", ALS_MENTOR), ("zorgcoordinator", ALS_ZORGCOORDINATOR)):
        teams = Medewerker.objects.geldend().filter(medewerker_id=uit.get("mentor", "")).values("team")
        tellen = nu.filter(rol__in=rollen)
        collegas = Medewerker.objects.geldend().filter(team__in=teams).values("medewerker_id")
        eigen = tellen.filter(medewerker_id__in=collegas)
        geteld = (eigen if eigen.exists() else tellen).values("medewerker_id").annotate(aantal=Count("id"))
        drukste = geteld.order_by("-aantal", "medewerker_id").first()
        if drukste:
            uit[rol] = drukste["medewerker_id"]
    teams = Medewerker.objects.geldend().filter(medewerker_id=uit.get("mentor", "")).values("team")
    leiders = Medewerker.objects.geldend().filter(functie="opleidingsmanager", team__in=teams)
    if leider := leiders.order_by("medewerker_id").first():
        uit["opleidingsmanager"] = leider.medewerker_id
    docenten = Medewerker.objects.geldend().filter(functie="docent", team__in=teams)
    if docent := docenten.order_by("medewerker_id").first():
        uit["docent"] = docent.medewerker_id
    return uit


def een_kind_van(medewerker_id: str) -> tuple[Persoon, Contactpersoon] | None:
    """A minor student with a legal representative, of this mentor where there is one: for a demo."""
    dag = vandaag()
    jong = Persoon.objects.filter(actueel=True, geboortejaar__gt=dag.year - 18).exclude(roepnaam=None)
    ouders = Contactpersoon.objects.geldend().filter(wettelijk_vertegenwoordiger=True, persoon__in=jong)
    van = BegeleiderVan.objects.geldend().filter(geldt_op(dag, "van"), medewerker_id=medewerker_id)
    eigen = ouders.filter(persoon__in=van.values("persoon"))
    rij = (eigen if eigen.exists() else ouders).select_related("persoon").order_by("persoon__sorteernaam", "id").first()
    return (rij.persoon, rij) if rij else None


def drukste_leerbedrijf() -> str:
    """The company with the most placements today, '' when there is none: for a demo."""
    per_bedrijf = _lopende_bpv(vandaag()).exclude(leerbedrijf_id=None).values("leerbedrijf_id")
    rij = per_bedrijf.annotate(aantal=Count("id")).order_by("-aantal", "leerbedrijf_id").first()
    return rij["leerbedrijf_id"] if rij else ""
