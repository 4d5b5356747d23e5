"""What an inleesverslag says: counts, causes with what to do, and the remarks one by one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, Min, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stelsel.web.gedeeld.notatie import getal, taal
from stelsel.web.studenten.meldingsoorten import codes_van, meldingsoort
from stelsel.web.studenten.models import Bpv, Diploma, Inschrijvingsperiode, Levering, Melding, Opleiding

ERNSTEN = ("afgekeurd", "fout", "waarschuwing")
"""Worst first."""
HEEL_BESTAND = "BST"
ZONDER_RIJEN = frozenset({HEEL_BESTAND, "VLP", "SLR"})
"""Records that frame the file: what is wrong there empties no field of anybody."""


@dataclass
class Oorzaak:
    """All remarks with the same cause: how many, and what to do about it. Holds no line and no value of a file."""

    sleutel: str
    ernst: str
    titel: str
    doe: str
    aantal: int = 0
    records: set[str] = field(default_factory=set)

    @property
    def zonder_gevolg(self) -> bool:
        """Whether all of the file was taken over all the same: what is wrong is the frame around the records."""
        return self.ernst == "fout" and self.records <= ZONDER_RIJEN


@dataclass(frozen=True)
class Telling:
    """What became of the records of one type."""

    record: str
    gelezen: int
    aanvaard: int
    afgekeurd: int


def tellingen(levering: Levering) -> list[Telling]:
    """Per record type, in the order of the file."""
    return [
        Telling(record, rij["gelezen"], rij["aanvaard"], rij["afgekeurd"]) for record, rij in levering.tellingen.items()
    ]


def oorzaken(levering: Levering) -> list[Oorzaak]:
    """The causes, worst first, and then the most frequent."""
    uit: dict[tuple[str, str], Oorzaak] = {}
    groepen = levering.meldingen.order_by().values("code", "ernst", "record")
    for groep in groepen.annotate(aantal=Count("id"), zin=Min("melding")):
        soort = meldingsoort(groep["code"])
        titel = groep["zin"].rstrip(".") if _zegt_meer(groep) else soort.titel
        begin = Oorzaak(soort.sleutel, groep["ernst"], titel, soort.doe)
        oorzaak = uit.setdefault((soort.sleutel, groep["ernst"]), begin)
        oorzaak.aantal += groep["aantal"]
        oorzaak.records.add(groep["record"])
    return sorted(uit.values(), key=lambda o: (ERNSTEN.index(o.ernst), -o.aantal, o.sleutel))


def _zegt_meer(groep: dict) -> bool:
    """Of a remark on the whole file the sentence says what was seen, where the title only names the kind.

    The sentences of the readers are Dutch, so an English report keeps to the titles.
    """
    return groep["record"] == HEEL_BESTAND and groep["ernst"] != "afgekeurd" and taal() == "nl"


def meldingen(levering: Levering, ernst: str = "", oorzaak: str = "") -> QuerySet[Melding]:
    """The remarks in the order of the file, optionally of one severity or one cause."""
    rijen = levering.meldingen.order_by("regel", "id")
    if ernst in ERNSTEN:
        rijen = rijen.filter(ernst=ernst)
    return rijen.filter(code__in=codes_van(oorzaak)) if oorzaak else rijen


def kop(levering: Levering) -> tuple[str, str, str]:
    """Kind, heading and sentence of the message at the top of a processed delivery."""
    per_ernst = levering.meldingen_per_ernst
    fouten = per_ernst.get("afgekeurd", 0) + per_ernst.get("fout", 0)
    over, gelezen = _som(levering, "aanvaard"), _som(levering, "gelezen")
    zin = _("%(over)s van de %(gelezen)s regels zijn overgenomen.")
    if not levering.wordt_overgenomen:
        zin = _("%(over)s van de %(gelezen)s regels zijn goed bevonden. Aan het dossier is niets veranderd.")
    zin = zin % {"over": getal(over), "gelezen": getal(gelezen)}
    if not fouten:
        return "positief", _("Ingelezen, zonder fouten"), zin
    kop_ = ngettext("Ingelezen, met %(n)s fout", "Ingelezen, met %(n)s fouten", fouten) % {"n": getal(fouten)}
    zinnen = [zin]
    if (weg := ontbrekende_personen(levering)) > 0:
        zinnen.append(
            ngettext("%(n)s persoon ontbreekt helemaal.", "%(n)s personen ontbreken helemaal.", weg) % {"n": getal(weg)}
        )
    zinnen.append(_("Los de fouten op in je eigen systeem en lever opnieuw. Dezelfde regels tellen niet dubbel."))
    return "let-op", kop_, " ".join(zinnen)


def _som(levering: Levering, wat: str) -> int:
    return sum(rij[wat] for rij in levering.tellingen.values())


def ontbrekende_personen(levering: Levering) -> int:
    """Persons in the file who were not kept."""
    personen = levering.tellingen.get("PER") or levering.tellingen.get("student") or {}
    return personen.get("afgekeurd", 0)


@dataclass(frozen=True)
class Kern:
    """One number with what it is compared with."""

    kop: str
    waarde: str
    bij: str
    klas: str = ""


def kerncijfers(levering: Levering) -> list[Kern]:
    """Four numbers that say whether this went well."""
    gelezen, over, afgekeurd = (_som(levering, wat) for wat in ("gelezen", "aanvaard", "afgekeurd"))
    deel = getal(100 * over / gelezen, 1) if gelezen else "0"
    waarschuwingen = levering.meldingen_per_ernst.get("waarschuwing", 0)
    nieuw = _("%(n)s nieuw in Stelsel") % {"n": getal(levering.nieuwe_personen)}
    if not levering.wordt_overgenomen:
        nieuw = _("niets overgenomen in het dossier")
    kop_over, kop_personen = _("Regels overgenomen"), _("Personen overgenomen")
    if not levering.wordt_overgenomen:
        kop_over, kop_personen = _("Regels goed bevonden"), _("Personen in het bestand")
    return [
        Kern(kop_over, getal(over), _("%(deel)s%% van %(n)s") % {"deel": deel, "n": getal(gelezen)}),
        Kern(_("Regels afgekeurd"), getal(afgekeurd), _("letterlijk bewaard"), "nee" if afgekeurd else ""),
        Kern(kop_personen, getal(levering.personen), nieuw),
        Kern(_("Waarschuwingen"), getal(waarschuwingen), _("wel overgenomen")),
    ]


def ontbrekende_opleidingen(levering: Levering | None = None) -> list[Opleiding]:
    """The crebos without niveau among the facts that count (of this delivery): no norm, no judgement for them."""
    zonder = Opleiding.objects.filter(niveau=None)
    if levering is None:
        return list(zonder)
    return list(zonder.filter(opleidingcode__in=_crebos(levering)))


def _crebos(levering: Levering) -> Iterable[str]:
    uit: set[str] = set()
    for model in (Inschrijvingsperiode, Diploma, Bpv):
        codes = model.objects.filter(levering=levering).values_list("opleidingcode", flat=True)
        uit |= set(codes.distinct())
    return uit - {None, ""}
