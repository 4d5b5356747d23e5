"""What people read about acts and states, in one place."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from stelsel.web.begeleiding import overgangen as o
from stelsel.web.begeleiding.models.notitie import Aanleiding

DADEN_AFSPRAAK = {
    o.GEDAAN: _("Het is gedaan"),
    o.NIET_GEDAAN: _("Het is niet gedaan"),
    o.VERZETTEN: _("Het loopt door tot een andere dag"),
    o.VERVALT: _("De afspraak vervalt"),
    o.HEROPEN: _("De afspraak loopt toch door"),
}
DADEN_BEHOEFTE = {
    o.VERVULD: _("Dit is niet meer nodig"),
    o.VERVALT: _("Dit klopte niet"),
    o.HEROPEN: _("Dit is toch weer nodig"),
}
STAPPEN = {
    o.GEDAAN: _("Gedaan"),
    o.NIET_GEDAAN: _("Niet gedaan"),
    o.VERZETTEN: _("Loopt door tot een andere dag"),
    o.VERVALT: _("Vervallen"),
    o.VERVULD: _("Niet meer nodig"),
    o.HEROPEN: _("Weer open"),
}
ICOON_BIJ_AANLEIDING = {
    Aanleiding.GESPREK: "gesprek",
    Aanleiding.INTAKE: "vlag",
    Aanleiding.RESULTAAT: "document",
    Aanleiding.AANWEZIGHEID: "agenda",
    Aanleiding.VOORVAL: "info",
    Aanleiding.STUDENT: "persoon",
    Aanleiding.PARTNER: "mensen",
    Aanleiding.ANDER: "mensen",
}
CATEGORIE_KORT = {
    "pedagogisch": _("werkhouding en gedrag"),
    "didactisch": _("de stof begrijpen"),
    "toekomstwens": _("toekomstwens"),
    "structuur": _("duidelijkheid en planning"),
    "prive": _("omstandigheden thuis"),
}
