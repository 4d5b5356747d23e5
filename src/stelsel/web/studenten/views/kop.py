"""What stands above every page about one student, also a page of another app."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from stelsel.web.privacy.service import is_beperkt
from stelsel.web.studenten import rechten
from stelsel.web.studenten.dossier import Dossier
from stelsel.web.studenten.models import Persoon
from stelsel.web.studenten.tabbladen import tabbladen_voor
from stelsel.web.studenten.views.dossierdelen import DELEN


def kop(request: HttpRequest, inhoud: Dossier, actief: str) -> dict:
    """The values of `studenten/_dossier.html`: name, one line about the student, and the tabs this user may open.

    `actief` is a part of the dossier, or the address of another app's page.
    """
    return {
        "persoon": inhoud.persoon,
        "samenvatting": inhoud.samenvatting(),
        "tabs": _tabs(request, inhoud.persoon, actief),
        "mag_dossier": bool(rechten.mag_dossier_lezen(request.user, inhoud.persoon)),
        "beperkt": is_beperkt(inhoud.persoon.uuid),
    }


def _tabs(request: HttpRequest, persoon: Persoon, actief: str) -> list[dict]:
    namen = {
        "overzicht": _("Overzicht"),
        "inschrijvingen": _("Inschrijvingen"),
        "resultaten": _("Resultaten"),
        "aanwezigheid": _("Aanwezigheid"),
        "contact": _("Contact"),
    }
    # Asked once: each answer is a question to the database.
    mag_lezen = bool(rechten.mag_dossier_lezen(request.user, persoon))
    eigen = [
        {
            "tekst": namen[naam],
            "adres": reverse("studenten:dossier", args=[persoon.uuid])
            if naam == "overzicht"
            else reverse("studenten:dossierdeel", args=[persoon.uuid, naam]),
            "actief": naam == actief,
        }
        for naam in DELEN
        if mag_lezen
    ]
    van_anderen = tabbladen_voor(request.user, persoon, actief)
    return [*eigen[:1], *van_anderen, *eigen[1:]]
