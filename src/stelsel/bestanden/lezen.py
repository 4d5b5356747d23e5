"""`lees`: from delivered files to a gegevensset, with every fault reported and nothing lost without a word."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import polars as pl

from stelsel.bestanden.betekenis import schrijf_instellingen, schrijf_opleidingen
from stelsel.bestanden.codecontrole import heeft_codes, omschreven, zonder_lijst
from stelsel.bestanden.geheugen import zuinig
from stelsel.bestanden.herkenning import herken
from stelsel.bestanden.inlezen import Gestopt, Voortgang
from stelsel.bestanden.leesopties import Bekend, Leesopties
from stelsel.bestanden.leesverslag import Leesverslag, bestandsverslag
from stelsel.bestanden.levering import Levering
from stelsel.bestanden.leveringssoorten import Leveringssoort, leveringssoort, leveringssoorten, naam_telt
from stelsel.bestanden.meldingen import KOLOMMEN
from stelsel.bestanden.onvoorzien import ONVOORZIEN
from stelsel.bestanden.samenstellen import Samensteller, als_arrow, in_delen
from stelsel.bestanden.sleutelbestand import NAAM as SLEUTELS_NAAM
from stelsel.bestanden.sleutelbestand import Sleutels
from stelsel.gegevens.dekking import Dekking
from stelsel.gegevens.gegevensset import GegevenssetSchrijver, open_alleen_eigenaar, vingerafdruk
from stelsel.gegevens.opgegeven_codes import lees_codes
from stelsel.gegevens.tabellen import TABELLEN
from stelsel.kern.codelijsten import Codelijst
from stelsel.kern.fouten import StelselFout
from stelsel.kern.sleutels import is_brin
from stelsel.kern.tijd import nu

NIEMAND = 2


def lees(
    paden: Path | Sequence[Path],
    naar: Path,
    *,
    opnieuw: bool = False,
    sleutels: Path | None = None,
    opleidingen: Path | None = None,
    codes: Mapping[str, Path] | None = None,
    bestanden: Mapping[str, Path] | None = None,
    namen: Sequence[str] | None = None,
    streng_onderwijsnummer: bool = True,
    voortgang: Voortgang | None = None,
    gestopt: Gestopt | None = None,
) -> Leesverslag:
    """Read one or more deliveries (see `leveringssoorten`) into one gegevensset at `naar`.

    `sleutels`: a key file to know persons by and to extend; without it the keys are written in the set, and a set
    that is replaced keeps its keys.
    `opleidingen`: a list of opleidingen, which need not be recognised by its header. `codes`: a CSV per kind of code
    that has no public list (see `gegevens.opgegeven_codes`). `bestanden`: files that some kinds of delivery need, by
    name of the option. `namen`: names of the files as the user knows them, when `paden` are temporary. `voortgang`
    gets bytes done and bytes in all; when `gestopt` returns true the run ends with StelselFout BST-GESTOPT and
    nothing remains.
    Raises StelselFout (exit 2) for a place, file or list that cannot be used; faults in a file are messages.
    """
    zuinig()
    paden = [Path(paden)] if isinstance(paden, str | Path) else [Path(pad) for pad in paden]
    namen = list(namen) if namen else [_naam(pad) for pad in paden]
    if opleidingen:
        paden, namen = [*paden, opleidingen], [*namen, _naam(opleidingen)]
    _eis_buiten(paden, naar)
    paden, namen, herhaald = _elk_bestand_eenmaal(paden, namen)
    schrijver = GegevenssetSchrijver(naar, opnieuw=opnieuw)
    erbij = dict(bestanden or {})
    gezegd = {opleidingen: "OPL"} if opleidingen else {}
    soorten = [herken(pad, naam, erbij, gezegd.get(pad, "")) for pad, naam in zip(paden, namen, strict=True)]
    lijsten = {soort: lees_codes(soort, pad) for soort, pad in (codes or {}).items()}
    bekend = _bekende_sleutels(sleutels, naar, opnieuw=opnieuw)
    opties = Leesopties(streng_onderwijsnummer, lijsten, erbij, gestopt=gestopt)
    lezer = _Lezer(list(zip(paden, namen, soorten, strict=True)), opties, _Voortgang(paden, voortgang))
    lezer.bekijk_vooraf()
    with schrijver, _in_woorden(paden):
        gelezen = lezer.lees(verwijst=False)
        codelijsten = [levering for levering in gelezen if leveringssoort(levering.soort).codelijst]
        eerst = [levering for levering in gelezen if levering not in codelijsten]
        samensteller = Samensteller(eerst, bekend)
        verwijzend = lezer.lees(verwijst=True, bekend=lambda: Bekend(bekend, samensteller.inschrijvingen()))
        zelf = [*eerst, *verwijzend]
        leveringen = [*zelf, *codelijsten]
        personen = samensteller.personen(verwijzend)
        for deel in in_delen(personen):
            schrijver.schrijf("persoon", als_arrow(deel))
        samensteller.schrijf(verwijzend, schrijver)
        zonder_niveau = schrijf_opleidingen(zelf, codelijsten, schrijver)
        schrijf_instellingen(zelf, codelijsten, schrijver)
        _schrijf_leveringen(leveringen, lijsten, schrijver)
        afgekeurd = _schrijf_meldingen(leveringen, schrijver)
        bekend.bewaar(_sleutelplek(sleutels, naar, schrijver.tijdelijk))
    aantal = personen.height + _elders(zelf)
    return Leesverslag(
        naar,
        [bestandsverslag(levering) for levering in leveringen],
        aantal,
        _exitcode(leveringen, zelf or codelijsten, aantal),
        samensteller.vervangen,
        zonder_niveau,
        afgekeurd,
        zonder_lijst(leveringen, lijsten),
        samensteller.ingetrokken,
        herhaald,
    )


def _elk_bestand_eenmaal(paden: list[Path], namen: list[str]) -> tuple[list[Path], list[str], list[str]]:
    """The files and their names without those with the very same bytes as an earlier one, and the names of those.

    Only files of one size are read for it; what cannot be opened is left for who recognises files. Where the name is
    part of what a file says (`Leveringssoort.naam_telt`), the same bytes by another name are another file.
    """
    groottes = [pad.stat().st_size if pad.is_file() else -1 for pad in paden]
    gezien: set[tuple[int, str, str]] = set()
    over, herhaald = [], []
    for pad, naam, grootte in zip(paden, namen, groottes, strict=True):
        if grootte >= 0 and groottes.count(grootte) > 1 and os.access(pad, os.R_OK):
            inhoud = (grootte, vingerafdruk(pad), naam if naam_telt(naam) else "")
            if inhoud in gezien:
                herhaald.append(naam)
                continue
            gezien.add(inhoud)
        over.append((pad, naam))
    return [pad for pad, _ in over], [naam for _, naam in over], herhaald


class _Lezer:
    """Reads the files of one call, those that only refer to people after the others."""

    def __init__(
        self, bestanden: list[tuple[Path, str, Leveringssoort]], opties: Leesopties, voortgang: _Voortgang
    ) -> None:
        self.bestanden = bestanden
        self.opties = opties
        self.voortgang = voortgang

    def bekijk_vooraf(self) -> None:
        """Let each kind of delivery that wants to see its files together do so, also when none of them is there."""
        for soort in leveringssoorten():
            if soort.alleen_met in self.opties.bestanden:
                eigen = [(pad, naam) for pad, naam, van in self.bestanden if van is soort]
                soort.bekijk_vooraf([pad for pad, _ in eigen], [naam for _, naam in eigen], self.opties)

    def lees(self, *, verwijst: bool, bekend: Callable[[], Bekend] | None = None) -> list[Levering]:
        """`bekend` is only asked for when there is a file that needs it: it takes memory."""
        gekozen = [bestand for bestand in self.bestanden if bestand[2].verwijst == verwijst]
        if not gekozen:
            return []
        opties = replace(self.opties, bekend=bekend() if bekend else None)
        return [
            soort.lees(pad, naam, replace(opties, voortgang=self.voortgang.van(pad))) for pad, naam, soort in gekozen
        ]


def _elders(leveringen: Sequence[Levering]) -> int:
    """Persons that are kept in a table of their own kind of delivery."""
    tabellen = [(levering, leveringssoort(levering.soort).persoontabel) for levering in leveringen]
    return sum(lev.tabellen[naam].height for lev, naam in tabellen if naam != "persoon" and naam in lev.tabellen)


@contextmanager
def _in_woorden(paden: Sequence[Path]) -> Iterator[None]:
    """An error nobody foresaw still ends in words. Its own text is left out: it may hold something personal."""
    try:
        yield
    except (StelselFout, OSError, MemoryError):
        raise
    except ONVOORZIEN as fout:
        raise StelselFout(
            f"Stelsel kon dit niet verwerken ({type(fout).__name__}); er is niets geschreven.",
            waar=f"{', '.join(_naam(pad) for pad in paden)}, vanaf regel 1",
            verwacht="een bestand volgens de specificatie",
            doe="Meld het aan de makers, met de versie van Stelsel en zonder het bestand zelf.",
            code="BST-ONVERWACHT",
            exitcode=2,
        ) from None


def _bekende_sleutels(sleutels: Path | None, naar: Path, *, opnieuw: bool) -> Sleutels:
    """The keys to know persons by: of the file that was named, or of the set that is replaced."""
    eerder = Path(naar) / SLEUTELS_NAAM
    if sleutels:
        return Sleutels.open(sleutels)
    return Sleutels.open(eerder) if opnieuw and eerder.is_file() else Sleutels()


class _Voortgang:
    """Progress over several files together."""

    def __init__(self, paden: Sequence[Path], voortgang: Voortgang | None) -> None:
        self.groottes = {pad: pad.stat().st_size for pad in paden}
        self.voortgang = voortgang
        self.klaar = 0

    def van(self, pad: Path) -> Callable[[int, int], None] | None:
        if self.voortgang is None:
            return None
        eerder, totaal = self.klaar, sum(self.groottes.values())
        self.klaar += self.groottes[pad]
        voortgang = self.voortgang
        return lambda klaar, _: voortgang(eerder + klaar, totaal)


def _eis_buiten(paden: Sequence[Path], naar: Path) -> None:
    """A delivery inside the folder that is replaced would go with it."""
    for pad in paden:
        if pad.resolve().is_relative_to(Path(naar).resolve()):
            raise StelselFout(
                "Dit bestand staat in de map die vervangen wordt, en zou verdwijnen.",
                waar=str(pad),
                verwacht="een bestand buiten de map van --naar",
                doe="Verplaats het bestand, of kies een andere map.",
                code="BST-PLEK-01",
                exitcode=2,
            )


def _naam(pad: Path) -> str:
    """The name of a file on one line of text: what is no text in it is replaced."""
    naam = os.fsencode(pad.name).decode("utf-8", "replace")
    return "".join(teken if teken.isprintable() else "\N{REPLACEMENT CHARACTER}" for teken in naam)


def _sleutelplek(sleutels: Path | None, naar: Path, tijdelijk: Path) -> Path:
    """Where the keys are written. A key file inside `naar` goes along in the new folder: the old one disappears."""
    plek, map_ = (sleutels or naar / SLEUTELS_NAAM).resolve(), Path(naar).resolve()
    return tijdelijk / plek.relative_to(map_) if plek.is_relative_to(map_) else plek


def _exitcode(leveringen: list[Levering], tellen: list[Levering], personen: int) -> int:
    """2 when no person was kept, also where the file is in order and holds none: there is nothing to count.

    A kind of delivery that has no persons of its own counts by its rows; beside others (`tellen`) a list of codes does
    not count."""
    if not personen and not any(_rijen_zonder_persoon(levering) for levering in tellen):
        return NIEMAND
    return max((levering.meldingen.exitcode for levering in leveringen), default=0)


def _rijen_zonder_persoon(levering: Levering) -> int:
    if leveringssoort(levering.soort).persoontabel:
        return 0
    return sum(tabel.height for tabel in levering.tabellen.values())


def _schrijf_leveringen(
    leveringen: list[Levering], lijsten: Mapping[str, Codelijst], schrijver: GegevenssetSchrijver
) -> None:
    rijen = []
    for levering in leveringen:
        waarden = {
            "levering_id": levering.levering_id,
            "soort": levering.soort,
            "bestand": levering.bestand,
            "sha256": levering.sha256,
            "brin": levering.brin,
            "van": levering.van,
            "tot_en_met": levering.tot_en_met,
            "aangemaakt": levering.aangemaakt,
        }
        rijen.append({**waarden, "ingelezen_op": nu(), "volledig": levering.volledig})
        codes = {"codecontrole": omschreven(lijsten)} if heeft_codes(levering) else {}
        vorm = {"indeling": levering.vorm, **codes}
        schrijver.bron(**waarden, **vorm, volledig=levering.volledig, dekking=_dekking(levering))
    schrijver.schrijf("levering", TABELLEN["levering"].uit_rijen(rijen))


def _dekking(levering: Levering) -> Dekking | None:
    van, tot = levering.van, levering.tot_en_met
    if not leveringssoort(levering.soort).dekt:
        return None
    if levering.brin is None or not is_brin(levering.brin) or van is None or tot is None or tot < van:
        return None
    return Dekking(levering.brin, van, tot, levering.volledig)


def _schrijf_meldingen(leveringen: list[Levering], schrijver: GegevenssetSchrijver) -> list[str]:
    """meldingen.csv, the table `melding`, and the refused lines byte for byte. Gives the names in afgekeurd/."""
    delen = [levering.meldingen.tabel(levering.levering_id) for levering in leveringen]
    alles = pl.concat(delen) if delen else pl.DataFrame(schema=[*KOLOMMEN])
    with open_alleen_eigenaar(schrijver.tijdelijk / "meldingen.csv") as bestand:
        # A part at a time: as text a million messages are 150 MB.
        for nummer, deel in enumerate(in_delen(alles)):
            schrijver.schrijf("melding", als_arrow(deel))
            deel.select(KOLOMMEN).write_csv(bestand, include_header=not nummer, null_value="", line_terminator="\n")
    namen: list[str] = []
    for levering in leveringen:
        naam = _bewaar_afgekeurd(levering, schrijver.tijdelijk / "afgekeurd", namen)
        namen += [naam] if naam else []
    return namen


def _bewaar_afgekeurd(levering: Levering, map_: Path, bezet: list[str]) -> str:
    """The name of the file with what was refused; '' when nothing was."""
    delen = levering.afgekeurd()
    eerste = next(delen, None)
    if eerste is None:
        return ""
    map_.mkdir(mode=0o700, exist_ok=True)
    naam = levering.bestand_afgekeurd
    while naam in bezet:
        naam = f"ook-{naam}"
    greep = os.open(map_ / naam, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(greep, "wb") as uit:
        uit.write(eerste)
        uit.writelines(delen)
    return naam
