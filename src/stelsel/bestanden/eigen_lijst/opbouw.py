"""From the YAML of a school to its mapping, with every fault told by its line before anything is read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from stelsel.bestanden.eigen_lijst.datumvorm import datumvorm
from stelsel.bestanden.eigen_lijst.eigen_indeling import Deel, EigenIndeling, Herkomst, Lijst, Voorwaarde
from stelsel.bestanden.eigen_lijst.knopen import Knoop, lees_knopen
from stelsel.bestanden.indeling import Recordsoort, Veld, indeling
from stelsel.kern.sleutels import is_brin

CODE_NAAM, CODE_MIST = "BST-INDELING-04", "BST-INDELING-05"
ISO = "jjjj-mm-dd"
KOPPEN = ("brin", "periode", "gemaakt_op", "datums", "lijsten")
VAN_LIJST = ("naam", "bestand", "blad", "kopregel", "tabellen")
VAN_VELD = ("kolom", "samen", "vast", "waarden", "datums")
DATUMS = ("datum", "geboortedatum", "deeldatum")
NUMMERS = ("bsn", "onderwijsnummer")
LAATSTE_KOPREGEL = 1000


def lees_indeling(pad: Path) -> EigenIndeling:
    """Read the mapping of a school. Raises StelselFout (exit 2) with file and line for the first fault in it."""
    delen = lees_knopen(pad).delen(KOPPEN, ("brin", "lijsten"))
    brin = delen["brin"].tekst()
    if not is_brin(brin):
        raise delen["brin"].fout("Dit is geen BRIN.", "twee cijfers en twee hoofdletters, zoals 99XX")
    van, tot = _periode(delen.get("periode"))
    datums = delen["datums"].tekst() if "datums" in delen else ISO
    if "datums" in delen:
        _datumvorm(delen["datums"])
    lijsten = [_lijst(knoop, nr, datums) for nr, knoop in enumerate(delen["lijsten"].lijst(), 1)]
    if not lijsten:
        raise delen["lijsten"].fout("Er staat geen lijst.", "ten minste één lijst", CODE_MIST)
    _eis_eigen_naam(lijsten)
    gemaakt_op = _dag(delen["gemaakt_op"]) if "gemaakt_op" in delen else None
    return EigenIndeling(pad, brin, van, tot, gemaakt_op, tuple(lijsten))


def _periode(knoop: Knoop | None) -> tuple[date | None, date | None]:
    if knoop is None:
        return None, None
    delen = knoop.delen(("van", "tot_en_met"), ("van", "tot_en_met"))
    van, tot = _dag(delen["van"]), _dag(delen["tot_en_met"])
    if tot < van:
        raise delen["tot_en_met"].fout("Het einde ligt vóór het begin.", "tot_en_met op of na van")
    return van, tot


def _dag(knoop: Knoop) -> date:
    try:
        return date.fromisoformat(knoop.tekst())
    except ValueError:
        raise knoop.fout("Deze datum bestaat niet.", "jjjj-mm-dd") from None


def _eis_eigen_naam(lijsten: list[Lijst]) -> None:
    """Lists are told apart in the report by their name."""
    namen = [lijst.naam for lijst in lijsten]
    for lijst in lijsten:
        if namen.count(lijst.naam) > 1:
            raise lijst.knoop.fout(f"Twee lijsten heten {lijst.naam}.", "voor elke lijst een eigen naam")


def _lijst(knoop: Knoop, nummer: int, datums: str) -> Lijst:
    delen = knoop.delen(VAN_LIJST, ("tabellen",))
    blad = delen["blad"].tekst() if "blad" in delen else ""
    tabellen = delen["tabellen"]
    bekend = indeling("eigen_lijst").records
    gevuld = []
    for tabel, deel in tabellen.delen().items():
        if tabel not in bekend:
            raise deel.onbekend(f"De tabel {tabel} kan een lijst niet vullen.", tabel, bekend, CODE_NAAM)
        gevuld.append(_deel(deel, bekend[tabel], datums))
    _eis_persoon(tabellen, gevuld)
    # The person first, and what others belong to before them.
    gevuld.sort(key=lambda deel: list(bekend).index(deel.tabel))
    return Lijst(
        knoop,
        delen["naam"].tekst() if "naam" in delen else blad or f"lijst {nummer}",
        delen["bestand"].tekst() if "bestand" in delen else "",
        blad,
        _kopregel(delen.get("kopregel")),
        tuple(gevuld),
    )


def _kopregel(knoop: Knoop | None) -> int:
    if knoop is None:
        return 1
    tekst = knoop.tekst()
    if not (tekst.isascii() and tekst.isdigit() and 1 <= int(tekst) <= LAATSTE_KOPREGEL):
        raise knoop.fout("Dit is geen regelnummer.", f"een getal van 1 tot en met {LAATSTE_KOPREGEL}")
    return int(tekst)


def _eis_persoon(knoop: Knoop, delen: list[Deel]) -> None:
    """Every table but `groep` is about a person, who is known by a number."""
    if not delen:
        raise knoop.fout("De lijst vult geen enkele tabel.", "ten minste één tabel", CODE_MIST)
    van_persoon = [deel.tabel for deel in delen if deel.tabel != "groep"]
    persoon = next((deel for deel in delen if deel.tabel == "persoon"), None)
    if not van_persoon:
        return
    if persoon is None or not set(NUMMERS) & set(persoon.velden):
        raise knoop.fout(
            "De lijst zegt niet van welke persoon een rij is.",
            "onder persoon een bsn of een onderwijsnummer",
            CODE_MIST,
        )
    if persoon.alleen_als:
        raise persoon.alleen_als.knoop.fout("Een persoon staat in elke rij.", "alleen_als bij een andere tabel")


def _deel(knoop: Knoop, record: Recordsoort, datums: str) -> Deel:
    delen = knoop.delen()
    alleen_als = _voorwaarde(delen.pop("alleen_als")) if "alleen_als" in delen else None
    velden = {veld.naam: veld for veld in record.velden}
    bronnen = {}
    for naam, deel in delen.items():
        if naam not in velden:
            raise deel.onbekend(f"De tabel {record.code} heeft geen kolom {naam}.", naam, velden, CODE_NAAM)
        bronnen[naam] = _herkomst(deel, velden[naam], datums)
    nodig = [veld.naam for veld in record.velden if veld.sleutel or (veld.verplicht and veld.soort in DATUMS)]
    mist = [naam for naam in nodig if naam not in bronnen]
    if mist:
        wat = f"Bij {record.code} ontbreekt {' en '.join(mist)}."
        raise knoop.fout(wat, f"{record.code} met ten minste {', '.join(nodig)}", CODE_MIST)
    return Deel(record.code, bronnen, alleen_als)


def _voorwaarde(knoop: Knoop) -> Voorwaarde:
    if knoop.is_tekst:
        return Voorwaarde(knoop, knoop.tekst())
    delen = knoop.delen(("kolom", "is"), ("kolom", "is"))
    waarden = frozenset(waarde.tekst().casefold() for waarde in delen["is"].lijst())
    return Voorwaarde(delen["kolom"], delen["kolom"].tekst(), waarden)


def _herkomst(knoop: Knoop, veld: Veld, datums: str) -> Herkomst:
    is_datum = veld.soort in DATUMS
    if knoop.is_tekst:
        if not knoop.tekst():
            raise knoop.fout("Achter deze naam staat niets.", "de kop van een kolom, of haal de regel weg")
        vorm = datumvorm(datums) if is_datum else None
        return Herkomst(knoop, (knoop.tekst(),), datums=vorm, datums_in_woorden=datums if is_datum else "")
    delen = knoop.delen(VAN_VELD)
    bronnen = [naam for naam in ("kolom", "samen", "vast") if naam in delen]
    if len(bronnen) != 1:
        raise knoop.fout("Er is niet één plek waar de waarde vandaan komt.", "één van kolom, samen of vast")
    if "vast" in delen:
        return Herkomst(knoop, vast=delen["vast"].tekst())
    if "datums" in delen:
        datums = delen["datums"].tekst()
        _datumvorm(delen["datums"])
    kolommen = tuple(deel.tekst() for deel in delen[bronnen[0]].lijst())
    if bronnen == ["kolom"] and len(kolommen) != 1:
        raise delen["kolom"].fout("Hier hoort één kolom.", "de kop van een kolom; meer kolommen gaan met samen")
    return Herkomst(
        knoop,
        kolommen,
        samen=bronnen == ["samen"],
        waarden=_waarden(delen["waarden"]) if "waarden" in delen else {},
        datums=datumvorm(datums) if is_datum else None,
        datums_in_woorden=datums if is_datum else "",
    )


def _datumvorm(knoop: Knoop) -> None:
    if datumvorm(knoop.tekst()) is None:
        raise knoop.fout("Zo kan een datum niet geschreven zijn.", "bijvoorbeeld d-m-jjjj, jjjj/mm/dd of ddmmjjjj")


def _waarden(knoop: Knoop) -> dict[str, str]:
    uit: dict[str, str] = {}
    for wat, deel in knoop.delen().items():
        if wat.casefold() in uit:
            raise deel.fout(f"{wat} staat hier meer dan één keer.", "elke waarde één keer; hoofdletters tellen niet")
        uit[wat.casefold()] = deel.tekst()
    return uit
