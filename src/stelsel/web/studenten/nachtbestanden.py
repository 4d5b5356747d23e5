"""What a school's own systems put in a folder each night: presence and results, taken over without a hand.

`nacht/` in the data folder holds a mapping per export (YAML) and the exports themselves. Each is converted, offered as
a delivery like any other, and removed: from then on it is kept where deliveries are kept. What cannot be read stays
there under another name, and is said in the log.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from django.conf import settings
from django.db.models import Q

from stelsel.bestanden.schoolsysteem import Vorm, lees_vorm, zet_om
from stelsel.kern.fouten import StelselFout
from stelsel.kern.tijd import vandaag
from stelsel.web.beheer.service import log
from stelsel.web.studenten.leveringen import AlIngelezen, ontvang
from stelsel.web.studenten.models import Inschrijving, Persoonsnummer

MAP = "nacht"
GEWEIGERD = ".geweigerd"


def lees_nachtbestanden() -> int:
    """Offer every export for which there is a mapping; how many were. One that is wrong holds back no other."""
    map_ = settings.GEGEVENS / MAP
    gelezen = 0
    for indeling in sorted(map_.glob("*.yaml")):
        try:
            vorm = lees_vorm(indeling)
        except StelselFout as fout:
            log(None, "studenten.nacht_geweigerd", onderwerp=indeling.name, doel=fout.code)
            continue
        for bestand in sorted(map_.glob(vorm.bestand)):
            if bestand.suffix not in (GEWEIGERD, ".yaml") and bestand.is_file():
                gelezen += _bied_aan(bestand, vorm)
    return gelezen


def _bied_aan(bestand: Path, vorm: Vorm) -> bool:
    """Convert and hand in one export. Its rows and refusals are in the log; what the reader refuses, in its report."""
    naam = f"{bestand.stem}-{vandaag().isoformat()}.csv"
    try:
        omgezet = zet_om(bestand.read_bytes(), vorm, _inschrijving_op)
        ontvang(None, naam, [omgezet.inhoud])
    except AlIngelezen:
        bestand.unlink()
        return False
    except (StelselFout, OSError) as fout:
        # Kept, under a name that no mapping takes: tomorrow's export is not held back by it.
        bestand.rename(bestand.with_name(bestand.name + GEWEIGERD))
        log(None, "studenten.nacht_geweigerd", onderwerp=bestand.name, doel=getattr(fout, "code", "onleesbaar"))
        return False
    bestand.unlink()
    geweigerd = "; ".join(f"{oorzaak}: {aantal}" for oorzaak, aantal in sorted(omgezet.geweigerd.items()))
    log(None, "studenten.nacht_gelezen", onderwerp=f"{bestand.name}: {omgezet.rijen} rijen", doel=geweigerd or "niets")
    return True


def _inschrijving_op(soort: str, nummer: str, dag: date | None) -> str | None:
    """The number of the one enrolment of who has this number, on that day; None when there is none, or more."""
    wie = Persoonsnummer.objects.geldend().filter(soort=soort, nummer=nummer).values("persoon")
    rijen = Inschrijving.objects.geldend().filter(persoon__in=wie, datum_inschrijving__lte=dag or vandaag())
    nog = Q(datum_uitschrijving_werkelijk=None) | Q(datum_uitschrijving_werkelijk__gte=dag or vandaag())
    gevonden = set(rijen.filter(nog).values_list("inschrijvingvolgnummer", flat=True))
    return gevonden.pop() if len(gevonden) == 1 else None
