"""One fact as one input: the field that fits its type, what was typed as a plain value, and the way back."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Literal, get_args, get_origin

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from stelsel.regels.motor.codes import naam as codenaam
from stelsel.regels.motor.lezen import element, grenzen, is_lijst, ontleed, verwacht

GEEN = "__geen__"
GEEN_WOORD = "geen"
LANGSTE_TEKST = 200
LANGSTE_LIJST = 2000
# Above this a highest value only guards against slips; as a hint it would be noise.
GROOTSTE_GRENS = 9999


def maak_veld(kaal: Any, vraag: str, eenheid: str) -> forms.Field:
    """The input for one fact. Nothing is required: an empty field is a fact that is not known."""
    basis = _basis(kaal)
    weet_niet = ("", _("Weet ik niet"))
    if is_lijst(kaal):
        return _lijstveld(kaal, vraag)
    if basis is bool:
        keuzes = [weet_niet, ("true", _("Ja")), ("false", _("Nee"))]
        return forms.ChoiceField(label=vraag, choices=keuzes, required=False)
    if get_origin(basis) is Literal:
        keuzes = [weet_niet, *((str(code), codenaam(code)) for code in get_args(basis))]
        return forms.ChoiceField(label=vraag, choices=keuzes, required=False)
    hulp, soort = _hulp(kaal, basis, eenheid)
    invoer = forms.TextInput({"inputmode": soort, "autocomplete": "off"} if soort else {"autocomplete": "off"})
    controle = [_eenduidig] if basis is Decimal else []
    return forms.CharField(
        label=vraag, required=False, max_length=LANGSTE_TEKST, help_text=hulp, widget=invoer, validators=controle
    )


def _eenduidig(tekst: str) -> None:
    """1.000 is a thousand to one reader and one to another."""
    if re.fullmatch(r"\s*-?\d{1,3}(\.\d{3})+\s*", tekst):
        raise ValidationError(_("Met een punt is dit op twee manieren te lezen. Schrijf 1000, of 1,5 met een komma."))


def _lijstveld(kaal: Any, vraag: str) -> forms.Field:
    """A tick box per code; free texts between commas."""
    binnen = _basis(ontleed(element(kaal))[0])
    if get_origin(binnen) is Literal:
        keuzes = [(GEEN, _("Geen van deze")), *((str(code), codenaam(code)) for code in get_args(binnen))]
        return forms.MultipleChoiceField(
            label=vraag, choices=keuzes, required=False, widget=forms.CheckboxSelectMultiple
        )
    hulp = _("Scheid met een komma, of schrijf: geen.")
    return forms.CharField(label=vraag, required=False, max_length=LANGSTE_LIJST, help_text=hulp)


def in_formulier(nodig: str) -> str:
    """What is expected, as somebody writes it in a form: a day the Dutch way."""
    return nodig.removesuffix(", of leeg").replace("jjjj-mm-dd", _("dd-mm-jjjj"))


def als_waarde(kaal: Any, gegeven: Any) -> Any:
    """What came from the form as a plain value; None for nothing. What cannot be one stays text."""
    if gegeven in (None, "", []):
        return None
    if is_lijst(kaal):
        codes = gegeven if isinstance(gegeven, list) else _gescheiden(gegeven)
        return [_omzetten(ontleed(element(kaal))[0], code) for code in codes if code != GEEN]
    return _omzetten(kaal, gegeven)


def als_invoer(waarde: Any) -> str:
    """A plain value as it stands in the form."""
    if isinstance(waarde, bool):
        return "true" if waarde else "false"
    if isinstance(waarde, date):
        return waarde.strftime("%d-%m-%Y")
    if isinstance(waarde, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", waarde):
        jaar, maand, dag = waarde.split("-")
        return f"{dag}-{maand}-{jaar}"
    if isinstance(waarde, float | Decimal):
        return str(waarde).replace(".", ",")
    return "" if waarde is None else str(waarde)


def _gescheiden(tekst: str) -> list[str]:
    """What stands between commas; nothing when somebody wrote that there is nothing."""
    if tekst.strip().lower() == GEEN_WOORD:
        return []
    return [deel.strip() for deel in tekst.split(",") if deel.strip()]


def _basis(kaal: Any) -> Any:
    return get_args(kaal)[0] if hasattr(kaal, "__metadata__") else kaal


def _hulp(kaal: Any, basis: Any, eenheid: str) -> tuple[str, str]:
    if basis is date:
        return _("dd-mm-jjjj"), "numeric"
    soort = {int: "numeric", Decimal: "decimal"}.get(basis, "")
    return eenheid or (_grens(kaal) if soort else ""), soort


def _grens(kaal: Any) -> str:
    """The numbers that are allowed, where that helps."""
    boven = grenzen(kaal)[1]
    return verwacht(kaal) if boven is not None and boven <= GROOTSTE_GRENS else ""


def _omzetten(kaal: Any, tekst: str) -> Any:
    """What somebody typed as a plain value; what cannot be one stays text, so that reading names the fault."""
    basis = _basis(kaal)
    if basis is bool:
        return tekst == "true"
    if get_origin(basis) is Literal:
        return next((code for code in get_args(basis) if str(code) == tekst), tekst)
    if basis is date:
        return _datum(tekst)
    if basis is int:
        return _heel_getal(tekst.strip())
    if basis is Decimal:
        return _getal(tekst.strip())
    return tekst


def _heel_getal(tekst: str) -> int | str:
    """12, 1200 and 1.200; a dot anywhere else is no whole number."""
    heel = tekst.replace(".", "") if re.fullmatch(r"-?\d{1,3}(\.\d{3})+", tekst) else tekst
    return int(heel) if re.fullmatch(r"-?[0-9]{1,12}", heel) else tekst


def _getal(tekst: str) -> Decimal | str:
    """5,5 and 5.5, and 1.234,5 as it is written in Dutch."""
    if re.fullmatch(r"-?\d{1,3}(\.\d{3})+,\d+", tekst):
        tekst = tekst.replace(".", "")
    try:
        return Decimal(tekst.replace(",", "."))
    except InvalidOperation:
        return tekst


def _datum(tekst: str) -> str:
    """dd-mm-jjjj as jjjj-mm-dd; both are taken."""
    delen = re.fullmatch(r"\s*(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})\s*", tekst)
    return f"{delen[3]}-{int(delen[2]):02d}-{int(delen[1]):02d}" if delen else tekst.strip()
