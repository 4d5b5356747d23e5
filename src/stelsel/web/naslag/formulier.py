"""A form for any rule, made from the types of its facts: each fact a question, each unanswered one unknown.

What is filled in becomes the same plain values that JSON would give, so a page and the API refuse the same things.
A field is named by its path: `resultaten-0-cijfer` is `resultaten[0].cijfer`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Literal, get_args, get_origin

import msgspec
from django import forms
from django.utils.translation import gettext as _

from stelsel.regels.motor.codes import naam as codenaam
from stelsel.regels.motor.lezen import FeitenFout, element, is_deel, is_lijst, ontleed, velden, verwacht
from stelsel.regels.motor.regel import Regel

GEEN = "__geen__"
GEEN_WOORD = "geen"
MEESTE_RIJEN = 40
LANGSTE_TEKST = 200


@dataclass
class Groep:
    """Questions that belong together: the facts themselves, a part, or one row of a repeated part."""

    titel: str
    namen: list[str] = field(default_factory=list)
    lijst: str = ""


class Feitenformulier(forms.Form):
    """The facts of a rule. `rijen` says how many rows each repeated part shows."""

    def __init__(self, regel: Regel, data: Any = None, feiten: dict[str, Any] | None = None) -> None:
        self.regel = regel
        self.groepen: list[Groep] = []
        self._gegeven = data
        begin = dict(_plat(feiten)) if feiten is not None else {}
        super().__init__(data, initial=begin)
        self._bouw(regel.feiten, "", Groep(""), begin)

    # -- building -------------------------------------------------------------------------------------------------

    def _bouw(self, soort: type, voor: str, groep: Groep, begin: dict[str, Any]) -> None:
        self.groepen.append(groep)
        # The day of the question comes first: it decides which law holds.
        for naam, hint in sorted(velden(soort).items(), key=lambda veld: veld[0] != "op"):
            if naam == "op" and voor:
                continue  # a part is asked on the day of the whole
            kaal, meta, _leeg = ontleed(hint)
            vraag = meta.description if meta and meta.description else naam
            if is_deel(kaal):
                self._bouw(kaal, f"{voor}{naam}-", Groep(vraag), begin)
            elif is_lijst(kaal) and is_deel(ontleed(element(kaal))[0]):
                self._rijen(ontleed(element(kaal))[0], f"{voor}{naam}", vraag, begin)
            else:
                self._zet(voor + naam, _veld(kaal, vraag, (meta.extra or {}).get("eenheid", "") if meta else ""))
                groep.namen.append(voor + naam)

    def _zet(self, naam: str, veld: forms.Field) -> None:
        self.fields[naam] = veld
        begin = self.initial.get(naam)
        if isinstance(begin, list) and not isinstance(veld, forms.MultipleChoiceField):
            self.initial[naam] = GEEN_WOORD if begin == [GEEN] else ", ".join(begin)

    def _rijen(self, soort: type, naam: str, vraag: str, begin: dict[str, Any]) -> None:
        kop = Groep(vraag, lijst=naam)
        self.groepen.append(kop)
        self.fields[f"{naam}-{GEEN}"] = forms.BooleanField(label=_("Er zijn er geen"), required=False)
        kop.namen.append(f"{naam}-{GEEN}")
        for rij in range(self._aantal(naam, begin)):
            self._bouw(
                soort, f"{naam}-{rij}-", Groep(_("%(vraag)s Nummer %(n)s") % {"vraag": vraag, "n": rij + 1}), begin
            )

    def _aantal(self, naam: str, begin: dict[str, Any]) -> int:
        """Rows that were sent, or those of the facts that are shown; always one that is empty."""
        bron = self._gegeven if self._gegeven is not None else begin
        gevonden = [int(deel[1]) for sleutel in bron if (deel := re.match(rf"{re.escape(naam)}-(\d+)-", sleutel))]
        extra = 1 if self._gegeven is None or f"erbij-{naam}" in self._gegeven else 0
        return min(MEESTE_RIJEN, max(gevonden, default=-1) + 1 + extra) or 1

    def met_velden(self) -> list[dict[str, Any]]:
        """The groups with their bound fields, for the template."""
        return [
            {"titel": groep.titel, "lijst": groep.lijst, "velden": [self[naam] for naam in groep.namen]}
            for groep in self.groepen
        ]

    # -- reading --------------------------------------------------------------------------------------------------

    def lees(self) -> Any:
        """The facts, or None when something is not right; then each fault stands at its field."""
        self.full_clean()
        kaal, plek = self._kaal(self.regel.feiten, "")
        if self.errors:
            return None
        try:
            return self.regel.uit(kaal)
        except FeitenFout as fout:
            for een in fout.fouten:
                self._zet_fout(een.pad, een.wat, een.verwacht, plek)
            return None

    def _zet_fout(self, pad: str, wat: str, nodig: str, plek: dict[str, str]) -> None:
        naam = plek.get(pad.split(", ")[0].removeprefix("$."))
        tekst = wat if nodig.startswith("feiten die samen") else f"{wat} {_('Verwacht')}: {nodig}."
        self.add_error(naam if naam in self.fields else None, tekst)

    def _kaal(self, soort: type, voor: str) -> tuple[dict[str, Any], dict[str, str]]:
        """Plain values without what was left empty, and the field of each path."""
        uit: dict[str, Any] = {}
        plek: dict[str, str] = {}
        for naam, hint in velden(soort).items():
            kaal = ontleed(hint)[0]
            sleutel = voor + naam
            if is_deel(kaal):
                deel, binnen = self._kaal(kaal, f"{sleutel}-")
                plek |= {f"{naam}.{pad}": veld for pad, veld in binnen.items()}
                waarde = deel or None
            elif f"{sleutel}-{GEEN}" in self.fields:
                waarde, binnen = self._lijst(ontleed(element(kaal))[0], sleutel)
                plek |= {f"{naam}{pad}": veld for pad, veld in binnen.items()}
                plek[naam] = f"{sleutel}-{GEEN}"
            elif sleutel in self.fields:
                waarde = self._waarde(sleutel, kaal)
                plek[naam] = sleutel
            else:
                continue
            if waarde is not None:
                uit[naam] = waarde
        return uit, plek

    def _lijst(self, soort: type, naam: str) -> tuple[list[Any] | None, dict[str, str]]:
        uit: list[Any] = []
        plek: dict[str, str] = {}
        for rij in range(MEESTE_RIJEN):
            voor = f"{naam}-{rij}-"
            if not any(veld.startswith(voor) for veld in self.fields):
                break
            deel, binnen = self._kaal(soort, voor)
            if deel:
                plek |= {f"[{len(uit)}].{pad}": veld for pad, veld in binnen.items()}
                uit.append(deel)
        if not uit and not self.cleaned_data.get(f"{naam}-{GEEN}"):
            return None, plek
        return uit, plek

    def _waarde(self, sleutel: str, kaal: Any) -> Any:
        gegeven = self.cleaned_data.get(sleutel)
        if gegeven in (None, "", []):
            return None
        if is_lijst(kaal):
            codes = gegeven if isinstance(gegeven, list) else _gescheiden(gegeven)
            return [_omzetten(ontleed(element(kaal))[0], code) for code in codes if code != GEEN]
        return _omzetten(kaal, gegeven)


def _gescheiden(tekst: str) -> list[str]:
    """What stands between commas; nothing when somebody wrote that there is nothing."""
    if tekst.strip().lower() == GEEN_WOORD:
        return []
    return [deel.strip() for deel in tekst.split(",") if deel.strip()]


def _basis(kaal: Any) -> Any:
    return get_args(kaal)[0] if hasattr(kaal, "__metadata__") else kaal


def _veld(kaal: Any, vraag: str, eenheid: str) -> forms.Field:
    """The input for one fact. Nothing is required: an empty field is a fact that is not known."""
    basis = _basis(kaal)
    weet_niet = ("", _("Weet ik niet"))
    if is_lijst(kaal):
        binnen = _basis(ontleed(element(kaal))[0])
        if get_origin(binnen) is Literal:
            keuzes = [(GEEN, _("Geen van deze")), *((str(code), codenaam(code)) for code in get_args(binnen))]
            return forms.MultipleChoiceField(
                label=vraag, choices=keuzes, required=False, widget=forms.CheckboxSelectMultiple
            )
        hulp = _("Scheid met een komma, of schrijf: geen.")
        return forms.CharField(label=vraag, required=False, max_length=2000, help_text=hulp)
    if basis is bool:
        keuzes = [weet_niet, ("true", _("Ja")), ("false", _("Nee"))]
        return forms.ChoiceField(label=vraag, choices=keuzes, required=False)
    if get_origin(basis) is Literal:
        keuzes = [weet_niet, *((str(code), codenaam(code)) for code in get_args(basis))]
        return forms.ChoiceField(label=vraag, choices=keuzes, required=False)
    hulp, soort = _hulp(kaal, basis, eenheid)
    invoer = forms.TextInput({"inputmode": soort, "autocomplete": "off"} if soort else {"autocomplete": "off"})
    return forms.CharField(label=vraag, required=False, max_length=LANGSTE_TEKST, help_text=hulp, widget=invoer)


def _hulp(kaal: Any, basis: Any, eenheid: str) -> tuple[str, str]:
    if basis is date:
        return _("dd-mm-jjjj"), "numeric"
    if basis is int:
        return eenheid or verwacht(kaal), "numeric"
    if basis is Decimal:
        return eenheid or verwacht(kaal), "decimal"
    return "", ""


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
        heel = tekst.replace(".", "").strip()
        return int(heel) if re.fullmatch(r"-?\d{1,12}", heel) else tekst
    if basis is Decimal:
        try:
            return Decimal(tekst.replace(",", ".").strip())
        except InvalidOperation:
            return tekst
    return tekst


def _datum(tekst: str) -> str:
    """dd-mm-jjjj as jjjj-mm-dd; both are taken."""
    delen = re.fullmatch(r"\s*(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})\s*", tekst)
    return f"{delen[3]}-{int(delen[2]):02d}-{int(delen[1]):02d}" if delen else tekst.strip()


def _plat(waarde: Any, voor: str = "") -> Iterator[tuple[str, Any]]:
    """Plain facts as initial values of the fields."""
    for naam, deel in waarde.items():
        sleutel = f"{voor}{naam}"
        if isinstance(deel, dict):
            yield from _plat(deel, f"{sleutel}-")
        elif isinstance(deel, list | tuple) and deel and isinstance(deel[0], dict):
            for rij, onderdeel in enumerate(deel):
                yield from _plat(onderdeel, f"{sleutel}-{rij}-")
        elif isinstance(deel, list | tuple):
            yield sleutel, [str(code) for code in deel] if deel else [GEEN]
            yield f"{sleutel}-{GEEN}", not deel
        else:
            yield sleutel, _als_invoer(deel)


def _als_invoer(waarde: Any) -> str:
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


def als_kaal(feiten: Any) -> dict[str, Any]:
    """Facts as plain values without what is unknown: for the command that gives the same, and to compare."""
    return _zonder_leeg(msgspec.to_builtins(feiten, builtin_types=(Decimal,)))


def _zonder_leeg(waarde: Any) -> Any:
    if isinstance(waarde, dict):
        return {naam: _zonder_leeg(deel) for naam, deel in waarde.items() if deel is not None}
    if isinstance(waarde, list | tuple):
        return [_zonder_leeg(deel) for deel in waarde]
    return waarde
