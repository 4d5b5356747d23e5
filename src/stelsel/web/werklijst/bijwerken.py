"""What a comparison found meets the list: the same thing stays the same item, what is gone closes, what is back opens
again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db import connection

from stelsel.kern.tijd import NEDERLAND, nu
from stelsel.web.werklijst import stappen
from stelsel.web.werklijst.models import Post, Reeks, Stap, Waarneming
from stelsel.web.werklijst.redenen import INGETROKKEN, OPGELOST, REDENEN, Status
from stelsel.web.werklijst.vinden.vondst import INHOUD, Gevonden, Vondst, identiteit

PARTIJ = 5_000
_VAST = (
    "soort", "wie", "tabel", "brin", "sleutel", "veld", "sinds", "inschrijvingvolgnummer", "resultaatvolgnummer",
)  # fmt: skip
_STAND = ("status", "reden", "gesloten_op", "versie")
ZEGT = ("ons", "duo", "oorzaak")
"""A change of these is told in the history; one of the weight is only shown."""


@dataclass(frozen=True)
class Aanleiding:
    """Why the list is brought up to date. `bestandsnaam`: the delivery that did it; `gemaakt`: the day on which the
    oldest of the two sides was made (a decision of later days could not show yet); `ingetrokken`: it was withdrawn."""

    bestandsnaam: str
    gemaakt: date | None = None
    ingetrokken: bool = False


@dataclass
class _Werk:
    """What is to be written."""

    aanleiding: Aanleiding
    nieuw: list[Post] = field(default_factory=list)
    veranderd: list[Post] = field(default_factory=list)
    stappen: list[Stap] = field(default_factory=list)
    telling: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("nieuw", "heropend", "gesloten"), 0))


def werk_bij(reeks: Reeks, gevonden: Gevonden, aanleiding: Aanleiding) -> dict[str, int]:
    """Bring the items of a series up to date, in the transaction of the caller; returns what changed, as counts."""
    werk = _Werk(aanleiding)
    bekend = _bekend(gevonden.vondsten)
    for sleutel, vondst in gevonden.vondsten.items():
        post = bekend.get(sleutel)
        if post is None:
            _voeg_toe(werk, sleutel, vondst)
        else:
            _zie_terug(werk, post, vondst)
    Post.objects.bulk_create(werk.nieuw, batch_size=stappen.PARTIJ)
    _neem_waar(reeks, [*werk.nieuw, *bekend.values()])
    if gevonden.vergeleken and reeks.volledig:
        _sluit_wat_weg_is(werk, reeks, gevonden)
    _schrijf(werk.veranderd)
    stappen.schrijf(werk.stappen)
    return werk.telling


def _bekend(sleutels: Iterable[str]) -> dict[str, Post]:
    """The items that are there already, kept from others until the end of the transaction."""
    alle = list(sleutels)
    uit: dict[str, Post] = {}
    for van in range(0, len(alle), PARTIJ):
        deel = Post.objects.select_for_update().filter(identiteit__in=alle[van : van + PARTIJ])
        uit |= {post.identiteit: post for post in deel}
    return uit


def _voeg_toe(werk: _Werk, sleutel: str, vondst: Vondst) -> None:
    vast = {naam: getattr(vondst, naam) for naam in _VAST}
    inhoud = dict(zip(INHOUD, vondst.inhoud(), strict=True))
    persoon = UUID(vondst.wie) if vondst.in_dossier else None
    post = Post(identiteit=sleutel, persoon=persoon, **vast, **inhoud)
    werk.nieuw.append(post)
    werk.stappen.append(stappen.maak(post, stappen.GEVONDEN, bestandsnaam=werk.aanleiding.bestandsnaam))
    werk.telling["nieuw"] += 1


def _zie_terug(werk: _Werk, post: Post, vondst: Vondst) -> None:
    """An item that is there already: what is said now, and whether a decision about it still stands."""
    was = {naam: getattr(post, naam) for naam in INHOUD}
    nieuw = dict(zip(INHOUD, vondst.inhoud(), strict=True))
    anders = {naam: str(was[naam]) for naam in ZEGT if was[naam] != nieuw[naam]}
    heropen = not post.is_open and _gaat_open(post, werk.aanleiding, zegt_anders=bool({"ons", "duo"} & anders.keys()))
    if was == nieuw and not heropen:
        return
    for naam, waarde in nieuw.items():
        setattr(post, naam, waarde)
    bestand = werk.aanleiding.bestandsnaam
    if heropen:
        _heropen(post)
        werk.stappen.append(stappen.maak(post, stappen.HEROPEND, Status.GESLOTEN, bestandsnaam=bestand, was=anders))
        werk.telling["heropend"] += 1
    elif anders and post.is_open:
        werk.stappen.append(stappen.maak(post, stappen.VERANDERD, post.status, bestandsnaam=bestand, was=anders))
    if heropen or anders:
        post.versie += 1
    werk.veranderd.append(post)


def _gaat_open(post: Post, aanleiding: Aanleiding, *, zegt_anders: bool) -> bool:
    reden = REDENEN[post.reden]
    if not reden.door_mens or zegt_anders:
        return True
    gesloten = post.gesloten_op.astimezone(NEDERLAND).date()
    return not reden.houdt_stand and aanleiding.gemaakt is not None and aanleiding.gemaakt > gesloten


def _heropen(post: Post) -> None:
    post.status = Status.TOEGEWEZEN if post.toegewezen_aan_id else Status.OPEN
    post.reden, post.gesloten_op = "", None


def _neem_waar(reeks: Reeks, posten: Sequence[Post]) -> None:
    rijen = [Waarneming(post=post, reeks=reeks, aanwezig=True) for post in posten]
    Waarneming.objects.bulk_create(
        rijen,
        batch_size=stappen.PARTIJ,
        update_conflicts=True,
        unique_fields=["post", "reeks"],
        update_fields=["aanwezig"],
    )


def _sluit_wat_weg_is(werk: _Werk, reeks: Reeks, gevonden: Gevonden) -> None:
    """Close what this series showed and no longer shows, unless another series still does.

    What this comparison says nothing of stays: a line that was refused is not mended.
    """
    weg = [
        (waarneming, post)
        for waarneming, post in _aanwezig(reeks)
        if post.identiteit not in gevonden.vondsten and post.identiteit not in gevonden.onbeslist
    ]
    nummers = [waarneming for waarneming, _post in weg]
    for van in range(0, len(nummers), PARTIJ):
        Waarneming.objects.filter(pk__in=nummers[van : van + PARTIJ]).update(aanwezig=False)
    elders = _nog_elders([post.pk for _waarneming, post in weg])
    reden = INGETROKKEN if werk.aanleiding.ingetrokken else OPGELOST
    for _waarneming, post in weg:
        if post.is_open and post.pk not in elders:
            van = post.status
            post.status, post.reden, post.gesloten_op = Status.GESLOTEN, reden, nu()
            post.versie += 1
            werk.veranderd.append(post)
            bestand = werk.aanleiding.bestandsnaam
            werk.stappen.append(stappen.maak(post, stappen.GESLOTEN, van, reden=reden, bestandsnaam=bestand))
            werk.telling["gesloten"] += 1


def _aanwezig(reeks: Reeks) -> list[tuple[int, Post]]:
    rijen = Waarneming.objects.filter(reeks=reeks, aanwezig=True).values_list("pk", "post_id")
    nummers = dict(rijen)
    posten: dict[int, Post] = {}
    alle = list(nummers.values())
    for van in range(0, len(alle), PARTIJ):
        posten |= Post.objects.select_for_update().in_bulk(alle[van : van + PARTIJ])
    return [(waarneming, posten[post]) for waarneming, post in nummers.items()]


def _nog_elders(posten: list[int]) -> set[int]:
    uit: set[int] = set()
    for van in range(0, len(posten), PARTIJ):
        deel = Waarneming.objects.filter(post__in=posten[van : van + PARTIJ], aanwezig=True)
        uit |= set(deel.values_list("post_id", flat=True))
    return uit


def _schrijf(posten: Sequence[Post]) -> None:
    """Write what changed: one prepared statement, because a newer delivery may touch every item."""
    velden = [Post._meta.get_field(naam) for naam in (*INHOUD, *_STAND)]
    zetten = ", ".join(f"{connection.ops.quote_name(veld.column)} = %s" for veld in velden)
    rijen = [
        [*(veld.get_db_prep_save(getattr(post, veld.attname), connection) for veld in velden), post.pk]
        for post in posten
    ]
    if rijen:
        with connection.cursor() as cursor:
            cursor.executemany(f"UPDATE {Post._meta.db_table} SET {zetten} WHERE id = %s", rijen)


def neem_over_van_onbekenden(bekend: dict[str, str]) -> int:
    """Items of somebody whom the dossier did not know, and does know now, become that person's. `bekend`: the public
    id of persons by the mark of their number. Returns how many."""
    posten = [post for post in Post.objects.select_for_update().filter(persoon=None) if post.wie in bekend]
    for post in posten:
        post.wie = bekend[post.wie]
        post.persoon = UUID(post.wie)
        eigen = post.oorzaak if post.soort == Post.Soort.SIGNAAL else ""
        over = (post.soort, post.tabel, post.brin, post.sleutel, post.veld, eigen)
        herhaling = 0
        while Post.objects.filter(identiteit=identiteit(post.wie, over, herhaling)).exists():
            herhaling += 1
        post.identiteit = identiteit(post.wie, over, herhaling)
        post.save(update_fields=["wie", "persoon", "identiteit"])
    return len(posten)
