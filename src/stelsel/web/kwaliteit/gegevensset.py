"""From the dossier to figures: collects the tables of every app into a new, immutable gegevensset.

Pages compute from the newest complete set. Sets live in <gegevens>/gegevenssets, one folder each; a folder that
`stelsel lees` wrote there counts as well. Old sets are removed under the retention setting, except those that a
frozen figure refers to.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import uuid
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from stelsel.gegevens.dekking import Dekking
from stelsel.gegevens.gegevensset import BESCHRIJVING, GegevenssetSchrijver
from stelsel.gegevens.gegevensset import Gegevensset as Map
from stelsel.gegevens.opleidingen import opleidingstabel
from stelsel.kern.fouten import StelselFout
from stelsel.kern.tijd import NEDERLAND, nu
from stelsel.web.kwaliteit.models import Gegevensset, VastgesteldCijfer

Tabellen = Mapping[str, pa.Table | Iterable[pa.Table | pa.RecordBatch]]


def hoofdmap() -> Path:
    """Where the sets of this installation live; made on first use, for the owner only."""
    map_ = Path(settings.GEGEVENS) / "gegevenssets"
    map_.mkdir(parents=True, exist_ok=True, mode=0o700)
    return map_


def pad_van(gegevensset: Gegevensset) -> Path:
    """The folder of a set."""
    return hoofdmap() / gegevensset.map


def maak(aanleiding: str, verzamelaars: Iterable[Callable[[], Tabellen]]) -> Gegevensset | None:
    """Write a new set from what the apps hold now and register it; None when no app holds a levering.

    `verzamelaars` are the `tabellen` functions of the apps. An equal set is not written twice: when nothing
    changed since the newest one, that one is returned.
    """
    tabellen: dict[str, pa.Table] = {}
    for verzamel in verzamelaars:
        for naam, inhoud in verzamel().items():
            tabellen[naam] = _als_tabel(inhoud)
    leveringen = tabellen["levering"].to_pylist() if "levering" in tabellen else []
    if not leveringen:
        return None
    if "opleiding" not in tabellen:
        tabellen["opleiding"] = opleidingstabel(_codes(tabellen))
    # Out of sight until it is known to be new: `ontdek` of another process takes every folder it can see.
    werk = hoofdmap() / f".werk-{uuid.uuid4().hex}"
    try:
        with GegevenssetSchrijver(werk) as schrijver:
            for levering in leveringen:
                heel = levering["volledig"] or _is_hersteld(levering, leveringen)
                _noteer_bron(schrijver, levering | {"volledig": heel})
            for naam, tabel in tabellen.items():
                schrijver.schrijf(naam, tabel)
        return _zelfde(Map.open(werk)) or _plaats(werk, aanleiding)
    finally:
        shutil.rmtree(werk, ignore_errors=True)


def _als_tabel(inhoud: pa.Table | Iterable[pa.Table | pa.RecordBatch]) -> pa.Table:
    if isinstance(inhoud, pa.Table):
        return inhoud
    delen = [pa.Table.from_batches([d]) if isinstance(d, pa.RecordBatch) else d for d in inhoud]
    return pa.concat_tables(delen) if delen else pa.table({})


def _codes(tabellen: Mapping[str, pa.Table]) -> set[str]:
    kolommen = [tabellen[naam]["opleidingcode"] for naam in ("inschrijvingsperiode", "diploma") if naam in tabellen]
    return {code for kolom in kolommen for code in kolom.unique().to_pylist() if code}


def _noteer_bron(schrijver: GegevenssetSchrijver, levering: dict[str, Any]) -> None:
    """Only a delivery of DUO covers a period; the school's own administration adds facts, no coverage."""
    heeft_dekking = levering["soort"] == "RO" and levering["brin"] and levering["van"] and levering["tot_en_met"]
    dekking = (
        Dekking(levering["brin"], levering["van"], levering["tot_en_met"], levering["volledig"])
        if heeft_dekking
        else None
    )
    over = {k: v for k, v in levering.items() if k not in {"volledig", "ingelezen_op"}}
    schrijver.bron(dekking=dekking, volledig=levering["volledig"], **over)


def _is_hersteld(levering: dict[str, Any], leveringen: Iterable[dict[str, Any]]) -> bool:
    """Whether a whole RO made on the same day or later says again all that an incomplete one was about.

    Without this one broken upload would keep every later set incomplete, and pages on the set before it.
    """
    nodig = ("brin", "van", "tot_en_met", "aangemaakt")
    if levering["soort"] != "RO" or not all(levering[naam] for naam in nodig):
        return False
    return any(
        andere["volledig"]
        and (andere["soort"], andere["brin"]) == ("RO", levering["brin"])
        and all(andere[naam] for naam in nodig)
        and andere["van"] <= levering["van"]
        and levering["tot_en_met"] <= andere["tot_en_met"]
        and levering["aangemaakt"] <= andere["aangemaakt"]
        for andere in leveringen
    )


def _vrije_map() -> Path:
    """A folder that does not exist yet, named after the moment."""
    naam = nu().strftime("%Y%m%dT%H%M%SZ")
    for achter in ("", *(f"-{k}" for k in range(2, 1000))):
        map_ = hoofdmap() / f"{naam}{achter}"
        if not map_.exists():
            return map_
    raise StelselFout(_("Er zijn op dit moment te veel gegevenssets gemaakt."), doe=_("Probeer het zo nog eens."))


def _zelfde(geopend: Map) -> Gegevensset | None:
    """The newest set, when it holds exactly this; then it is confirmed instead of written again."""
    nieuwste = nieuwste_rij()
    if nieuwste is None or nieuwste.checksum != geopend.controlegetal or not is_er(nieuwste):
        return None
    nieuwste.bevestigd = nu()
    nieuwste.save(update_fields=["bevestigd"])
    return nieuwste


def _plaats(werk: Path, aanleiding: str) -> Gegevensset:
    map_ = _vrije_map()
    werk.rename(map_)
    return registreer(Map.open(map_), aanleiding)


def registreer(geopend: Map, aanleiding: str) -> Gegevensset:
    """Remember an opened set, so that pages may use it; the same folder twice gives the same row."""
    gemaakt = datetime.fromisoformat(geopend.gemaakt)
    try:
        with transaction.atomic():
            return Gegevensset.objects.create(
                map=geopend.map.name,
                gemaakt=gemaakt,
                peildatum=_peildatum(geopend, gemaakt),
                bronnen=geopend.bronnen,
                dekking=[d.als_dict() for d in geopend.dekking],
                volledig=geopend.volledig == "ja",
                checksum=geopend.controlegetal,
                personen=geopend.rijen("persoon"),
                aanleiding=aanleiding,
                bevestigd=nu(),
            )
    except IntegrityError:
        return Gegevensset.objects.get(map=geopend.map.name)


def _peildatum(geopend: Map, gemaakt: datetime) -> date:
    """The day up to which the newest source speaks: when the delivery was made, else when the set was made."""
    dagen = [bron.get("aangemaakt") for bron in geopend.bronnen]
    bekend = [date.fromisoformat(dag) for dag in dagen if dag]
    return max(bekend) if bekend else gemaakt.astimezone(NEDERLAND).date()


def ontdek() -> None:
    """Register folders that were written here by the command line; folders that are no set are left alone.

    So is a set that was made to leave the school: its persons are in no dossier.
    """
    bekend = set(Gegevensset.objects.values_list("map", flat=True))
    with os.scandir(hoofdmap()) as inhoud:
        nieuwe = [d for d in inhoud if d.is_dir() and not d.name.startswith(".") and d.name not in bekend]
    for map_ in nieuwe:
        beschrijving = Path(map_.path) / BESCHRIJVING
        if beschrijving.is_file() and _teken(beschrijving) not in _stuk:
            try:
                geopend = Map.open(map_.path)
            except StelselFout:
                # damaged or of another version: not tried again until it is written again
                _stuk.add(_teken(beschrijving))
                continue
            if geopend.is_uitvoer:
                _stuk.add(_teken(beschrijving))
            else:
                registreer(geopend, Gegevensset.Aanleiding.GEVONDEN)


# what this process could or may not use, as path and moment of writing, so that no page load tries it again
_stuk: set[tuple[str, int]] = set()


def _teken(beschrijving: Path) -> tuple[str, int]:
    return str(beschrijving), beschrijving.stat().st_mtime_ns


def is_er(gegevensset: Gegevensset) -> bool:
    """Whether the folder is there and could be opened the last time it was tried."""
    beschrijving = pad_van(gegevensset) / BESCHRIJVING
    return beschrijving.is_file() and _teken(beschrijving) not in _stuk


def is_stuk(gegevensset: Gegevensset) -> None:
    """Remember that this set cannot be calculated with, so that pages take the one before it."""
    # a folder that is gone altogether is not there anyhow
    with contextlib.suppress(FileNotFoundError):
        _stuk.add(_teken(pad_van(gegevensset) / BESCHRIJVING))


def _bruikbaar() -> QuerySet[Gegevensset]:
    return Gegevensset.objects.filter(opgeruimd=None, vervallen=None)


def nieuwste_rij() -> Gegevensset | None:
    """The newest set that was not removed and holds nothing that was withdrawn."""
    return _bruikbaar().first()


def te_gebruiken() -> Gegevensset | None:
    """The set that pages show: the newest that can be opened and loses no institution an older one holds whole.

    An incomplete file of an institution that was whole before keeps the older figures. One of an institution that
    never was whole holds nobody else back: its own figures say that they are provisional.
    """
    ontdek()
    sets = [rij for rij in _bruikbaar() if is_er(rij)]
    heel_sinds: set[str] = set()
    beste = None
    for rij in reversed(sets):
        heel, half = _heel_en_half(rij)
        if not half & heel_sinds:
            beste = rij
        heel_sinds |= heel
    return beste


def _heel_en_half(rij: Gegevensset) -> tuple[set[str], set[str]]:
    """The institutions of which every source is whole, and those of which one is not; '' is the school's own file."""
    half = {bron.get("brin") or "" for bron in rij.bronnen if bron.get("volledig") == "nee"}
    return {bron.get("brin") or "" for bron in rij.bronnen} - half, half


def laat_vervallen(levering_id: str) -> int:
    """A delivery was withdrawn: no page uses a set with its facts any more. Returns how many sets that are."""
    met = [rij.pk for rij in _bruikbaar() if any(b.get("levering_id") == levering_id for b in rij.bronnen)]
    return Gegevensset.objects.filter(pk__in=met).update(vervallen=nu())


def laat_alles_vervallen() -> int:
    """Persons were removed from the dossier: no page uses a set that still speaks of them. Returns how many sets."""
    return Gegevensset.objects.filter(pk__in=[rij.pk for rij in _bruikbaar()]).update(vervallen=nu())


def ruim_op() -> int:
    """Remove the files of old sets, and of sets that hold a withdrawn delivery; returns how many.

    The newest ones and those of frozen figures stay.
    How many are kept is the setting STELSEL_GEGEVENSSETS.
    """
    bewaren = max(1, settings.GEGEVENSSETS_BEWAREN)
    sets = list(Gegevensset.objects.filter(opgeruimd=None))
    vast = set(VastgesteldCijfer.objects.values_list("gegevensset_checksum", flat=True))
    blijft = {rij.pk for rij in [rij for rij in sets if rij.vervallen is None][:bewaren]}
    gebruikt = te_gebruiken()
    aantal = 0
    for rij in sets:
        if rij.pk in blijft or rij.checksum in vast or rij == gebruikt:
            continue
        rij.opgeruimd = nu()
        rij.save(update_fields=["opgeruimd"])
        shutil.rmtree(pad_van(rij), ignore_errors=True)
        aantal += 1
    return aantal
