"""What somebody may do with deliveries and students, and which rows a list may hold."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from stelsel.kern.tijd import vandaag
from stelsel.web.beheer.service import (
    TOEGEWEZEN,
    Antwoord,
    Gebruiker,
    GeenToegang,
    bereik,
    eis,
    mag,
    registreer_handeling,
)
from stelsel.web.beheer.service import in_nood as in_nood_van
from stelsel.web.privacy.service import beperkte_personen, is_beperkt
from stelsel.web.studenten import relaties
from stelsel.web.studenten.models import Levering, Persoon

LEVERINGEN_ZIEN = "studenten.leveringen_zien"
BESTAND_INLEZEN = "studenten.bestand_inlezen"
VERSLAG_REGELS_ZIEN = "studenten.verslag_regels_zien"
AFGEKEURD_OPENEN = "studenten.afgekeurd_openen"
OPLEIDINGEN_AANVULLEN = "studenten.opleidingen_aanvullen"
STUDENTEN_ZOEKEN = "studenten.studenten_zoeken"
DOSSIER_LEZEN = "studenten.dossier_lezen"
NUMMER_TONEN = "studenten.nummer_tonen"
TOEWIJZEN = "studenten.toewijzen"
NOODTOEGANG_OPENEN = "studenten.noodtoegang_openen"
RECHTEN_REGELEN = "studenten.rechten_regelen"
OUDER_AFSCHERMEN = "studenten.ouder_afschermen"
KIND_VOLGEN = "studenten.kind_volgen"
BPV_VOLGEN = "studenten.bpv_volgen"


BEGELEIDERS = {
    "mentor": (relaties.MENTOR, TOEGEWEZEN),
    "zorgcoordinator": (relaties.ZORGCOORDINATOR, TOEGEWEZEN),
    "opleidingsmanager": (relaties.TEAM, TOEGEWEZEN),
}
"""Who works with some students: the role, and what must tie them."""
LEZERS = BEGELEIDERS | {"tweedelijn": (TOEGEWEZEN,)}
"""And who reads the file of some students, but writes elsewhere."""


def registreer() -> None:
    """Called once, when the app starts."""
    administratie = ("studentadministratie",)
    for naam, omschrijving, rollen in (
        (
            "leveringen_zien",
            _("zien welke bestanden zijn ingelezen en wat eraan mankeerde"),
            ("kwaliteitszorg", *administratie),
        ),
        ("bestand_inlezen", _("bestanden inlezen, stoppen en intrekken"), administratie),
        ("verslag_regels_zien", _("de meldingen per regel van een bestand zien"), administratie),
        ("afgekeurd_openen", _("de afgekeurde regels van een bestand openen"), administratie),
        ("opleidingen_aanvullen", _("opgeven welk niveau een opleiding heeft"), administratie),
        ("rechten_regelen", _("vastleggen wat een student over zijn gegevens beslist of vraagt"), administratie),
        ("nummer_tonen", _("het BSN of onderwijsnummer van een student tonen"), administratie),
        ("noodtoegang_openen", _("een dossier openen als het niet kan wachten"), tuple(BEGELEIDERS)),
    ):
        registreer_handeling("studenten", naam, omschrijving, rollen)
    zoeken, lezen = _("studenten zoeken"), _("het dossier van een student lezen")
    registreer_handeling("studenten", "studenten_zoeken", zoeken, administratie, via=LEZERS)
    registreer_handeling("studenten", "dossier_lezen", lezen, administratie, via=LEZERS, in_nood=True)
    registreer_handeling(
        "studenten",
        "toewijzen",
        _("bepalen wie er nog meer met een student werkt"),
        administratie,
        via={"opleidingsmanager": (relaties.TEAM,)},
    )
    registreer_handeling(
        "studenten",
        "ouder_afschermen",
        _("bepalen dat met een ouder niets wordt gedeeld, voor de veiligheid van de student"),
        (),
        via={"zorgcoordinator": BEGELEIDERS["zorgcoordinator"]},
    )
    registreer_handeling(
        "studenten", "kind_volgen", _("zien hoe het gaat met het eigen kind"), (), via={"ouder": (relaties.KIND,)}
    )
    registreer_handeling(
        "studenten",
        "bpv_volgen",
        _("zien wie bij het eigen leerbedrijf bpv doet"),
        (),
        via={"praktijkopleider": (relaties.LEERBEDRIJF,)},
    )


def mag_leveringen_zien(gebruiker: Gebruiker) -> Antwoord:
    """May this user see which files were read, and the grouped report?"""
    return mag(gebruiker, LEVERINGEN_ZIEN)


def bereik_leveringen(gebruiker: Gebruiker) -> QuerySet[Levering]:
    """The deliveries this user may know of."""
    return Levering.objects.all() if mag_leveringen_zien(gebruiker) else Levering.objects.none()


def mag_bestand_inlezen(gebruiker: Gebruiker) -> Antwoord:
    """May this user upload, stop and withdraw?"""
    return mag(gebruiker, BESTAND_INLEZEN)


def eis_mag_bestand_inlezen(gebruiker: Gebruiker) -> Antwoord:
    """Raises GeenToegang when this user may not upload, stop or withdraw."""
    return eis(gebruiker, BESTAND_INLEZEN)


def mag_verslag_regels_zien(gebruiker: Gebruiker) -> Antwoord:
    """May this user see line numbers and found values? Without this act a report shows causes and counts."""
    return mag(gebruiker, VERSLAG_REGELS_ZIEN)


def mag_afgekeurd_openen(gebruiker: Gebruiker) -> Antwoord:
    """May this user download the refused lines, which hold numbers and birth dates?"""
    return mag(gebruiker, AFGEKEURD_OPENEN)


def eis_mag_afgekeurd_openen(gebruiker: Gebruiker) -> Antwoord:
    """Raises GeenToegang when this user may not download the refused lines."""
    return eis(gebruiker, AFGEKEURD_OPENEN)


def mag_opleidingen_aanvullen(gebruiker: Gebruiker) -> Antwoord:
    """May this user say which niveau a crebo has?"""
    return mag(gebruiker, OPLEIDINGEN_AANVULLEN)


def eis_mag_opleidingen_aanvullen(gebruiker: Gebruiker) -> Antwoord:
    """Raises GeenToegang when this user may not say which niveau a crebo has."""
    return eis(gebruiker, OPLEIDINGEN_AANVULLEN)


def mag_studenten_zoeken(gebruiker: Gebruiker) -> Antwoord:
    """May this user search students?"""
    return mag(gebruiker, STUDENTEN_ZOEKEN)


def bereik_studenten(gebruiker: Gebruiker) -> QuerySet[Persoon]:
    """The students this user may find, of those a delivery that counts speaks of."""
    return bereik(gebruiker, STUDENTEN_ZOEKEN, _te_gebruiken(gebruiker))


def _te_gebruiken(gebruiker: Gebruiker) -> QuerySet[Persoon]:
    """The students a delivery that counts speaks of. Whose data may not be used (AVG 18) is there only for who settles
    that: for others there is no such student."""
    rijen = Persoon.objects.filter(actueel=True)
    return rijen if mag_rechten_regelen(gebruiker) else rijen.exclude(uuid__in=beperkte_personen())


def mag_dossier_lezen(gebruiker: Gebruiker, persoon: Persoon | None = None) -> Antwoord:
    """May this user read the page of this student?"""
    return mag_met(gebruiker, DOSSIER_LEZEN, persoon, in_nood=True)


def _mits_te_gebruiken(antwoord: Antwoord, gebruiker: Gebruiker, persoon: Persoon | None) -> Antwoord:
    """The answer, but no where the data of this student are restricted: the same as `_te_gebruiken` for a list."""
    if not antwoord or persoon is None or mag_rechten_regelen(gebruiker) or not is_beperkt(persoon.uuid):
        return antwoord
    return Antwoord(False, _("De gegevens van deze student worden op verzoek niet gebruikt."))


def bereik_dossiers(gebruiker: Gebruiker) -> QuerySet[Persoon]:
    """The students whose page this user may read. Outside it a page does not exist (404)."""
    return bereik_met(gebruiker, DOSSIER_LEZEN, in_nood=True)


def mag_met(gebruiker: Gebruiker, handeling: str, persoon: Persoon | None = None, *, in_nood: bool = False) -> Antwoord:
    """May this user do an act, of this app or another, with this student? The same as `bereik_met` for a list.

    `in_nood`: an emergency opens what is restricted too.
    """
    antwoord = mag(gebruiker, handeling, persoon)
    toch = _mits_te_gebruiken(antwoord, gebruiker, persoon)
    if antwoord and not toch and in_nood and _is_in_nood(gebruiker, persoon):
        return antwoord
    return toch


def _is_in_nood(gebruiker: Gebruiker, persoon: Persoon) -> bool:
    return Persoon.objects.filter(in_nood_van(gebruiker, vandaag()), pk=persoon.pk).exists()


def eis_mag_met(gebruiker: Gebruiker, handeling: str, persoon: Persoon) -> Antwoord:
    """Raises GeenToegang when this user may not do that act with this student."""
    antwoord = mag_met(gebruiker, handeling, persoon)
    if not antwoord:
        raise GeenToegang(antwoord)
    return antwoord


def bereik_met(gebruiker: Gebruiker, handeling: str, *, in_nood: bool = False) -> QuerySet[Persoon]:
    """The students with whom this user may do an act."""
    rijen = _te_gebruiken(gebruiker)
    if in_nood and not mag_rechten_regelen(gebruiker):
        # An emergency is about somebody's life: it opens what is restricted too (AVG 18 lid 2).
        wie = ~Q(uuid__in=beperkte_personen()) | in_nood_van(gebruiker, vandaag())
        rijen = Persoon.objects.filter(wie, actueel=True)
    return bereik(gebruiker, handeling, rijen)


def mag_toewijzen(gebruiker: Gebruiker, persoon: Persoon | None = None) -> Antwoord:
    """May this user say who else works with this student?"""
    return mag_met(gebruiker, TOEWIJZEN, persoon)


def eis_mag_toewijzen(gebruiker: Gebruiker, persoon: Persoon) -> Antwoord:
    """Raises GeenToegang when this user may not say who else works with this student."""
    antwoord = mag_toewijzen(gebruiker, persoon)
    if not antwoord:
        raise GeenToegang(antwoord)
    return antwoord


def bereik_toewijzen(gebruiker: Gebruiker) -> QuerySet[Persoon]:
    """The students of whom this user may say who works with them."""
    return bereik(gebruiker, TOEWIJZEN, _te_gebruiken(gebruiker))


def mag_rechten_regelen(gebruiker: Gebruiker, persoon: Persoon | None = None) -> Antwoord:
    """May this user record what this student decides about his data?"""
    return mag(gebruiker, RECHTEN_REGELEN, persoon)


def eis_mag_rechten_regelen(gebruiker: Gebruiker, persoon: Persoon) -> Antwoord:
    """Raises GeenToegang when this user may not record what this student decides."""
    return eis(gebruiker, RECHTEN_REGELEN, persoon)


def bereik_rechten(gebruiker: Gebruiker) -> QuerySet[Persoon]:
    """The students of whom this user may record that; also those whose data are restricted."""
    return bereik(gebruiker, RECHTEN_REGELEN, Persoon.objects.filter(actueel=True))


def mag_noodtoegang_openen(gebruiker: Gebruiker) -> Antwoord:
    """May this user open a dossier when it cannot wait?"""
    return mag(gebruiker, NOODTOEGANG_OPENEN)


def eis_mag_noodtoegang_openen(gebruiker: Gebruiker) -> Antwoord:
    """Raises GeenToegang when this user may not open a dossier in an emergency."""
    return eis(gebruiker, NOODTOEGANG_OPENEN)


def mag_nummer_tonen(gebruiker: Gebruiker, persoon: Persoon | None = None) -> Antwoord:
    """May this user see the numbers of this student?"""
    return mag(gebruiker, NUMMER_TONEN, persoon)


def eis_mag_nummer_tonen(gebruiker: Gebruiker, persoon: Persoon | None = None) -> Antwoord:
    """Raises GeenToegang when this user may not see the numbers of this student."""
    return eis(gebruiker, NUMMER_TONEN, persoon)


def mag_ouder_afschermen(gebruiker: Gebruiker, persoon: Persoon | None = None) -> Antwoord:
    """May this user decide that nothing is shared with a parent of this student?"""
    return mag_met(gebruiker, OUDER_AFSCHERMEN, persoon)


def bereik_afschermen(gebruiker: Gebruiker) -> QuerySet[Persoon]:
    """The students of whom this user may decide that."""
    return bereik_met(gebruiker, OUDER_AFSCHERMEN)


def mag_kind_volgen(gebruiker: Gebruiker, persoon: Persoon | None = None) -> Antwoord:
    """May this user see how his or her child does at school?"""
    return _mits_te_gebruiken(mag(gebruiker, KIND_VOLGEN, persoon), gebruiker, persoon)


def bereik_kinderen(gebruiker: Gebruiker) -> QuerySet[Persoon]:
    """The children of whom this user may see that."""
    return bereik(gebruiker, KIND_VOLGEN, _te_gebruiken(gebruiker))


def mag_bpv_volgen(gebruiker: Gebruiker, persoon: Persoon | None = None) -> Antwoord:
    """May this user see who has a placement at his company?"""
    return _mits_te_gebruiken(mag(gebruiker, BPV_VOLGEN, persoon), gebruiker, persoon)


def bereik_bpv(gebruiker: Gebruiker) -> QuerySet[Persoon]:
    """The students with a placement at the company of this user."""
    return bereik(gebruiker, BPV_VOLGEN, _te_gebruiken(gebruiker))
