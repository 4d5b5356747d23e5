"""What happens to a closed file: begun, written in, named, advised from, closed, released.

Nothing here writes to the log of the school: outside who is named the file does not exist. Who read and wrote stands in
the file itself.
"""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from stelsel.kern.tijd import vandaag
from stelsel.web.beheer.service import Gebruiker, eis
from stelsel.web.besloten import rechten
from stelsel.web.besloten.models import Aantekening, Advies, Besluit, Lezer, Lezing, Soort, Stap, Zaak
from stelsel.web.gedeeld.formulier import Ingehaald, Veldfout
from stelsel.web.studenten.service import Persoon


def begin(gebruiker: Gebruiker, persoon: Persoon, soort: str, aanleiding: str) -> Zaak:
    """Begin a file that names who begins it, and of the meldcode every aandachtsfunctionaris. Raises GeenToegang;
    Veldfout for a meldcode in a school that has none: then nobody would watch over it."""
    rechten.eis_mag_beginnen(gebruiker, soort, persoon)
    ook = list(rechten.aandachtsfunctionarissen()) if soort == Soort.MELDCODE else []
    if soort == Soort.MELDCODE and not ook:
        raise Veldfout(
            "",
            _("Er is op deze school nog geen aandachtsfunctionaris."),
            doe=_("Vraag de beheerder iemand die rol te geven. Is er nu gevaar, bel dan Veilig Thuis."),
            code="BESLOTEN-BEGIN-01",
        )
    dag = vandaag()
    with transaction.atomic():
        zaak = Zaak.objects.create(
            persoon=persoon.uuid,
            soort=soort,
            aanleiding=aanleiding,
            geopend_op=dag,
            # What the second line writes the student may see; the meldcode waits for a decision.
            vrijgegeven_op=dag if soort == Soort.TWEEDE_LIJN else None,
            door=gebruiker,
        )
        for lezer in {gebruiker, *ook}:
            Lezer.objects.create(zaak=zaak, gebruiker=lezer, van=dag, door=gebruiker)
    return zaak


def lees(gebruiker: Gebruiker, zaak: Zaak) -> None:
    """Write in the file that this user looked; once a day."""
    dag = vandaag()
    if not Lezing.objects.filter(zaak=zaak, gebruiker=gebruiker, op__date=dag).exists():
        Lezing.objects.create(zaak=zaak, gebruiker=gebruiker)


def schrijf(gebruiker: Gebruiker, zaak: Zaak, op: date, tekst: str, stap: int | None = None) -> Aantekening:
    """Add to an open file. A meldcode names its step, and a step is taken after the one before it.

    Raises GeenToegang, Veldfout.
    """
    rechten.eis_lezer(gebruiker, zaak, vandaag())
    _open(zaak)
    if op > vandaag():
        raise Veldfout(
            "op", _("Deze dag is nog niet geweest."), doe=_("Vul de dag in waarop het was."), code="BESLOTEN-DAG-01"
        )
    if zaak.soort == Soort.MELDCODE:
        _controleer_stap(zaak, stap)
    return Aantekening.objects.create(
        persoon=zaak.persoon, zaak=zaak, stap=stap if zaak.soort == Soort.MELDCODE else None, op=op, tekst=tekst,
        door=gebruiker,
    )  # fmt: skip


def gezet(zaak: Zaak) -> set[int]:
    """The steps of the meldcode of which something was written."""
    return set(zaak.aantekeningen.exclude(stap=None).values_list("stap", flat=True))


def _controleer_stap(zaak: Zaak, stap: int | None) -> None:
    if stap not in Stap:
        raise Veldfout(
            "stap", _("Er staat niet bij welke stap dit hoort."), doe=_("Kies een stap."), code="BESLOTEN-STAP-01"
        )
    mist = set(range(1, stap)) - gezet(zaak)
    if mist:
        raise Veldfout(
            "stap",
            _("Eerst hoort stap %(n)s. Is die niet veilig of niet mogelijk, schrijf dan bij die stap waarom.")
            % {"n": min(mist)},
            doe=_("Kies die stap."),
            code="BESLOTEN-STAP-02",
        )


def noem(gebruiker: Gebruiker, zaak: Zaak, wie: Gebruiker) -> None:
    """Let somebody else know of this file, from today. Raises GeenToegang, Veldfout."""
    rechten.eis_lezer(gebruiker, zaak, vandaag())
    if not rechten.te_noemen(zaak.soort).filter(pk=wie.pk).exists():
        raise Veldfout(
            "wie", _("Deze persoon heeft daar geen rol voor."), doe=_("Kies iemand uit de lijst."),
            code="BESLOTEN-LEZER-01",
        )  # fmt: skip
    try:
        with transaction.atomic():
            Lezer.objects.create(zaak=zaak, gebruiker=wie, van=vandaag(), door=gebruiker)
    except IntegrityError:
        raise Veldfout(
            "wie", _("Deze persoon leest dit al."), doe=_("Kies iemand anders."), code="BESLOTEN-LEZER-02"
        ) from None


def geef_advies(gebruiker: Gebruiker, zaak: Zaak, uitkomst: str, advies: str) -> Advies:
    """Let outcome and advice cross over to the file of the student. Only of the second line; raises GeenToegang,
    Veldfout."""
    rechten.eis_lezer(gebruiker, zaak, vandaag())
    if zaak.soort != Soort.TWEEDE_LIJN:
        raise Veldfout(
            "", _("Uit de meldcode gaat niets naar het dossier."), doe=_("Leg het vast in dit dossier."),
            code="BESLOTEN-ADVIES-01",
        )  # fmt: skip
    return Advies.objects.create(
        persoon=zaak.persoon, zaak=zaak, uitkomst=uitkomst, advies=advies, op=vandaag(), door=gebruiker
    )


def sluit(gebruiker: Gebruiker, zaak: Zaak, versie: int, besluit: str, waarom: str) -> None:
    """Close it. A meldcode closes with a decision, after all five steps. Raises GeenToegang, Veldfout, Ingehaald."""
    rechten.eis_lezer(gebruiker, zaak, vandaag())
    _open(zaak)
    if zaak.soort == Soort.MELDCODE:
        mist = set(Stap.values) - gezet(zaak)
        if mist or besluit not in Besluit:
            raise Veldfout(
                "besluit",
                _("De meldcode is nog niet rond.") if mist else _("Er is nog geen besluit gekozen."),
                doe=_("Schrijf eerst bij stap %(n)s.") % {"n": min(mist)} if mist else _("Kies wat jullie besloten."),
                code="BESLOTEN-SLUIT-01",
            )
    rijen = Zaak.objects.filter(pk=zaak.pk, versie=versie, gesloten_op=None)
    with transaction.atomic():
        vers = rijen.select_for_update().first()
        if vers is None:
            raise _ingehaald()
        vers.gesloten_op, vers.besluit, vers.waarom_besluit = vandaag(), besluit, waarom
        vers.versie += 1
        vers.save(update_fields=["gesloten_op", "besluit", "waarom_besluit", "versie"])


def geef_vrij(gebruiker: Gebruiker, zaak: Zaak, waarom: str) -> None:
    """From now the student gets it who asks for his data; an aandachtsfunctionaris who is named decides.

    Raises GeenToegang, Ingehaald.
    """
    rechten.eis_lezer(gebruiker, zaak, vandaag())
    eis(gebruiker, rechten.VRIJGEVEN)
    with transaction.atomic():
        vers = Zaak.objects.select_for_update().filter(pk=zaak.pk, vrijgegeven_op=None).first()
        if vers is None:
            raise _ingehaald()
        vers.vrijgegeven_op, vers.waarom_vrijgegeven = vandaag(), waarom
        vers.save(update_fields=["vrijgegeven_op", "waarom_vrijgegeven"])
        Zaak.objects.filter(pk=zaak.pk).update(versie=F("versie") + 1)


def _open(zaak: Zaak) -> None:
    if zaak.gesloten_op is not None:
        raise Veldfout(
            "", _("Dit dossier is gesloten."), doe=_("Begin een nieuw dossier als er iets nieuws is."),
            code="BESLOTEN-OPEN-01",
        )  # fmt: skip


def _ingehaald() -> Ingehaald:
    return Ingehaald(
        _("Iemand anders heeft dit dossier intussen veranderd."),
        doe=_("Hieronder zie je hoe het nu is. Klopt wat je deed nog, verstuur het dan opnieuw."),
        code="BESLOTEN-INGEHAALD-01",
    )
