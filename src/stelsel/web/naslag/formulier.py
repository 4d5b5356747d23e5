"""A form for any rule, made from the types of its facts: each fact a question, each unanswered one unknown.

What is filled in becomes the same plain values that JSON would give, so a page and the API refuse the same things.
A field is named by its path: `resultaten-0-cijfer` is `resultaten[0].cijfer`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import msgspec
from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from stelsel.regels.motor.lezen import HOORT_ERBIJ, FeitenFout, element, is_deel, is_lijst, ontleed, velden
from stelsel.regels.motor.regel import Regel
from stelsel.web.naslag.feitveld import GEEN, GEEN_WOORD, als_invoer, als_waarde, in_formulier, maak_veld

MEESTE_RIJEN = 40


@dataclass
class Groep:
    """Questions that belong together: some of the facts, a part, a repeated part, or one row of that (`rij`)."""

    titel: str
    naam: str
    lijst: str = ""
    rij: int = 0
    velden: list[str] = field(default_factory=list)
    delen: list[Groep] = field(default_factory=list)


class Feitenformulier(forms.Form):
    """The facts of a rule in groups; a repeated part shows the rows that were sent and one that is empty."""

    def __init__(self, regel: Regel, data: Any = None, feiten: dict[str, Any] | None = None) -> None:
        self.regel = regel
        self.groepen: list[Groep] = []
        # Names of fields and of repeated parts without which there is no answer.
        self.nodig: set[str] = set()
        self._plek: dict[str, str] = {}
        self._gegeven = data
        begin = dict(_plat(feiten)) if feiten is not None else {}
        super().__init__(data, initial=begin)
        self._bouw_regel(begin)

    # -- building -------------------------------------------------------------------------------------------------

    def _bouw_regel(self, begin: dict[str, Any]) -> None:
        """The facts themselves under the headings of the rule, then a group for each part."""
        alles = Groep("", "feiten")
        self._bouw(self.regel.feiten, "", alles, begin)
        groep = Groep("", "feiten")
        for naam in alles.velden:
            if naam in self.regel.feiten.kopjes:
                groep = Groep(self.regel.feiten.kopjes[naam], f"feiten-{naam}")
            if not groep.velden:
                self.groepen.append(groep)
            groep.velden.append(naam)
        if len(self.groepen) > 1:
            # The day of the question stands with the first questions, not on its own.
            dag = self.groepen.pop(0)
            self.groepen[0].velden[:0] = dag.velden
        self.groepen += alles.delen

    def _bouw(self, soort: type, voor: str, groep: Groep, begin: dict[str, Any]) -> None:
        # The day of the question comes first: it decides which law holds.
        for naam, hint in sorted(velden(soort).items(), key=lambda veld: veld[0] != "op"):
            if naam == "op" and voor:
                continue  # a part is asked on the day of the whole
            kaal, meta, _leeg = ontleed(hint)
            vraag = meta.description if meta and meta.description else naam
            if is_deel(kaal):
                groep.delen.append(deel := Groep(vraag, voor + naam))
                self._bouw(kaal, f"{voor}{naam}-", deel, begin)
            elif is_lijst(kaal) and is_deel(ontleed(element(kaal))[0]):
                groep.delen.append(self._rijen(ontleed(element(kaal))[0], f"{voor}{naam}", vraag, begin))
            else:
                self._zet(voor + naam, maak_veld(kaal, vraag, (meta.extra or {}).get("eenheid", "") if meta else ""))
                groep.velden.append(voor + naam)
        if not voor:
            self.fields["op"].help_text = _("dd-mm-jjjj; leeg is vandaag")

    def _zet(self, naam: str, veld: forms.Field) -> None:
        self.fields[naam] = veld
        begin = self.initial.get(naam)
        if isinstance(begin, list) and not isinstance(veld, forms.MultipleChoiceField):
            self.initial[naam] = GEEN_WOORD if begin == [GEEN] else ", ".join(begin)

    def _rijen(self, soort: type, naam: str, vraag: str, begin: dict[str, Any]) -> Groep:
        kop = Groep(vraag, naam, lijst=naam)
        self.fields[f"{naam}-{GEEN}"] = forms.BooleanField(label=_("Er zijn er geen"), required=False)
        kop.velden.append(f"{naam}-{GEEN}")
        for rij in range(self._aantal(naam, begin)):
            kop.delen.append(deel := Groep(vraag, f"{naam}-{rij}", rij=rij + 1))
            self._bouw(soort, f"{naam}-{rij}-", deel, begin)
        return kop

    def _aantal(self, naam: str, begin: dict[str, Any]) -> int:
        """Rows that were sent, or those of the facts that are shown; always one that is empty."""
        bron = self._gegeven if self._gegeven is not None else begin
        vorm = re.compile(rf"{re.escape(naam)}-([0-9]{{1,3}})-")
        gevonden = [int(deel[1]) for sleutel in bron if (deel := vorm.match(sleutel))]
        extra = 1 if self._gegeven is None or f"erbij-{naam}" in self._gegeven else 0
        return min(MEESTE_RIJEN, max(gevonden, default=-1) + 1 + extra) or 1

    def met_velden(self) -> list[dict[str, Any]]:
        """The groups with their bound fields, for the template."""
        return [self._toon(groep, 2) for groep in self.groepen]

    def _toon(self, groep: Groep, niveau: int) -> dict[str, Any]:
        return {
            "titel": groep.titel,
            "naam": groep.naam,
            "lijst": groep.lijst,
            "rij": groep.rij,
            "niveau": niveau,
            "nodig": f"{groep.lijst}-{GEEN}" in self.nodig,
            "volgende": f"groep-{groep.naam}-{min(len(groep.delen), MEESTE_RIJEN - 1)}",
            "vol": len(groep.delen) >= MEESTE_RIJEN,
            "velden": [self[naam] for naam in groep.velden],
            "delen": [self._toon(deel, niveau + 1) for deel in groep.delen],
        }

    # -- reading --------------------------------------------------------------------------------------------------

    def lees(self) -> Any:
        """The facts, or None when something is not right; then each fault stands at its field."""
        self.full_clean()
        kaal, self._plek = self._kaal(self.regel.feiten, "")
        if self.errors:
            return None
        try:
            return self.regel.uit(kaal)
        except FeitenFout as fout:
            for een in fout.fouten:
                self._zet_fout(een.pad, een.wat, een.verwacht)
            return None

    def veld_van(self, pad: str) -> str:
        """The name of the field in which the fact at a path is asked; of a part its first; empty for none."""
        if pad in self._plek:
            return self._plek[pad]
        return next((veld for plek, veld in self._plek.items() if plek.startswith((f"{pad}.", f"{pad}["))), "")

    def markeer(self, paden: Iterable[str]) -> None:
        """Mark the questions at these paths as those an answer waits for."""
        for naam in filter(None, map(self.veld_van, paden)):
            self.nodig.add(naam)
            veld = self[naam]
            veld.help_text = " ".join(filter(None, (_("Nodig voor een antwoord."), str(veld.help_text))))

    def verstuurd(self) -> QueryDict:
        """What a browser would send for this form as it stands."""
        data = QueryDict(mutable=True)
        for veld in self:
            waarde = veld.value()
            if isinstance(waarde, list):
                data.setlist(veld.html_name, waarde)
            elif waarde is True:
                data[veld.html_name] = "on"
            elif waarde not in (None, False, ""):
                data[veld.html_name] = str(waarde)
        return data

    def _zet_fout(self, pad: str, wat: str, nodig: str) -> None:
        naam = self.veld_van(pad.split(", ")[0].removeprefix("$."))
        if wat == HOORT_ERBIJ:
            tekst = _("Vul dit ook in, of maak alles in deze rij leeg.")
        elif nodig.startswith("feiten die samen"):
            tekst = wat
        else:
            tekst = f"{wat} {_('Verwacht')}: {in_formulier(nodig)}."
        self.add_error(naam or None, tekst)

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
                waarde = als_waarde(kaal, self.cleaned_data.get(sleutel))
                plek[naam] = sleutel
            else:
                continue
            if waarde is not None:
                uit[naam] = waarde
        return uit, plek

    def _lijst(self, soort: type, naam: str) -> tuple[list[Any] | None, dict[str, str]]:
        """The rows in which something is filled in; none at all only when that was ticked."""
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
        geen = self.cleaned_data.get(f"{naam}-{GEEN}")
        if uit and geen:
            self.add_error(f"{naam}-{GEEN}", _("Hier staat dat er geen zijn, en hieronder is er een ingevuld."))
        return (uit if uit or geen else None), plek


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
            yield sleutel, als_invoer(deel)


def als_kaal(feiten: Any) -> dict[str, Any]:
    """Facts as plain values without what is unknown: for the command that gives the same, and to compare."""
    return _zonder_leeg(msgspec.to_builtins(feiten, builtin_types=(Decimal,)))


def _zonder_leeg(waarde: Any) -> Any:
    if isinstance(waarde, dict):
        return {naam: _zonder_leeg(deel) for naam, deel in waarde.items() if deel is not None}
    if isinstance(waarde, list | tuple):
        return [_zonder_leeg(deel) for deel in waarde]
    return waarde
