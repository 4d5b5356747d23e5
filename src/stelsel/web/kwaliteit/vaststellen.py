"""Freezing a figure for a report, and typing over an official one. Both only add rows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from stelsel.kern.fouten import StelselFout
from stelsel.kern.tijd import Studiejaar, nu
from stelsel.web.beheer.service import Gebruiker, log
from stelsel.web.kwaliteit import rechten
from stelsel.web.kwaliteit.cijfers import Cijfer
from stelsel.web.kwaliteit.eenheden import Eenheid
from stelsel.web.kwaliteit.models import Gegevensset, OfficieelCijfer, VastgesteldCijfer


def stel_vast(
    gebruiker: Gebruiker,
    cijfer: Cijfer,
    *,
    eenheid: Eenheid,
    eenheid_naam: str,
    venster: int,
    gegevensset: Gegevensset,
    verantwoording: dict[str, Any],
    opdracht: str,
    gebruikt_in: str,
    vervangt: VastgesteldCijfer | None = None,
    reden: str = "",
) -> VastgesteldCijfer:
    """Freeze a figure with everything that is needed to explain it later.

    `verantwoording` is what `indicatoren.te_bevriezen` says of it; `opdracht` the command with the folder in it.
    `vervangt` is the frozen figure that this one replaces; it must be about the same group, indicator, year and
    window, not replaced yet, and `reden` says why. Raises GeenToegang, and StelselFout when it cannot be frozen.
    """
    rechten.eis_mag_cijfer_vaststellen(gebruiker)
    if cijfer.getoond is None:
        raise StelselFout(_("Dit cijfer is niet te bepalen en dus niet vast te stellen."))
    plek = {
        "indicator": cijfer.indicator,
        "studiejaar": cijfer.studiejaar,
        "venster": venster,
        "brin": eenheid.brin,
        "dossier": eenheid.dossier,
        "niveau": eenheid.niveau,
    }
    with transaction.atomic():
        _eis_vervangbaar(vervangt, plek, reden)
        vast = VastgesteldCijfer.objects.create(
            **plek,
            teller=cijfer.teller,
            noemer=cijfer.noemer,
            waarde=cijfer.waarde,
            norm=cijfer.norm,
            oordeel=cijfer.oordeel,
            toelichting=cijfer.toelichting,
            eenheid_naam=eenheid_naam,
            gebruikt_in=gebruikt_in,
            reden=reden,
            gegevensset_checksum=gegevensset.checksum,
            gegevensset_map=gegevensset.map,
            peildatum=gegevensset.peildatum,
            definitie_hash=verantwoording["definitieversie"],
            versie=verantwoording["stelsel"],
            verantwoording=verantwoording,
            opdracht=opdracht,
            door=gebruiker,
            op=nu(),
            vervangt=vervangt,
        )
        onderwerp = _onderwerp(cijfer.indicator, cijfer.studiejaar, eenheid)
        if vervangt is None:
            log(gebruiker, "kwaliteit.cijfer_vastgesteld", onderwerp=onderwerp, doel=gebruikt_in)
        else:
            log(gebruiker, "kwaliteit.cijfer_vervangen", onderwerp=onderwerp, doel=reden)
    return vast


def _eis_vervangbaar(vervangt: VastgesteldCijfer | None, plek: dict[str, object], reden: str) -> None:
    if vervangt is None:
        return
    if any(getattr(vervangt, naam) != waarde for naam, waarde in plek.items()):
        raise StelselFout(_("Dit cijfer gaat over iets anders dan het cijfer dat het moet vervangen."))
    if VastgesteldCijfer.objects.filter(vervangt=vervangt).exists():
        raise StelselFout(_("Dit cijfer is al vervangen."), doe=_("Vervang het cijfer dat ervoor in de plaats kwam."))
    if not reden.strip():
        raise StelselFout(_("Zeg waarom dit cijfer het vorige vervangt."))


def voer_officieel_in(
    gebruiker: Gebruiker,
    *,
    indicator: str,
    studiejaar: int,
    venster: int,
    eenheid: Eenheid,
    waarde: Decimal,
    bron: str,
    bron_datum: date,
    reden: str = "",
) -> OfficieelCijfer:
    """Add an official figure (percent); the one it corrects stays, and the correction asks a reason.

    Raises GeenToegang, and StelselFout when there is one already and no reason was given.
    """
    rechten.eis_mag_officieel_cijfer_invoeren(gebruiker)
    plek = {
        "indicator": indicator,
        "studiejaar": studiejaar,
        "venster": venster,
        "brin": eenheid.brin,
        "dossier": eenheid.dossier,
        "niveau": eenheid.niveau,
    }
    with transaction.atomic():
        vorige = OfficieelCijfer.objects.filter(**plek, vervangen_door=None).first()
        if vorige is not None and not reden.strip():
            raise StelselFout(_("Een correctie vraagt een reden."))
        officieel = OfficieelCijfer.objects.create(
            **plek,
            waarde=waarde,
            bron=bron,
            bron_datum=bron_datum,
            reden=reden,
            door=gebruiker,
            op=nu(),
            vervangt=vorige,
        )
        log(
            gebruiker,
            "kwaliteit.officieel_cijfer_ingevoerd",
            onderwerp=_onderwerp(indicator, studiejaar, eenheid),
            doel=bron,
        )
    return officieel


def _onderwerp(indicator: str, studiejaar: int, eenheid: Eenheid) -> str:
    jaar = Studiejaar(studiejaar).label
    return f"{indicator} {jaar}, {eenheid.brin} {eenheid.dossier} niveau {eenheid.niveau}"
