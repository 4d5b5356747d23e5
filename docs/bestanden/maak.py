"""Write the lists of messages, such as ro-meldingen.md, from the data the readers use.

    .venv/bin/python docs/bestanden/maak.py

Run it after a change in a meldingen.yaml. tests/bestanden/test_codes.py fails while a list and the data differ.
"""

from __future__ import annotations

import string
import sys
from pathlib import Path

HIER = Path(__file__).resolve().parent
sys.path.insert(0, str(HIER.parents[1] / "src"))

from stelsel.bestanden.indeling import Indeling, indeling  # noqa: E402 - after the path that finds it
from stelsel.bestanden.leveringssoorten import Leveringssoort, leveringssoorten  # noqa: E402
from stelsel.bestanden.oorzaken import BESTAND, Catalogus, Oorzaak, catalogus  # noqa: E402

LIJSTEN = {soort.documentatie["lijst"]: soort for soort in leveringssoorten()}
UITLEG = """\
Elke melding heeft een vaste code: `{naam}-<{soort}>-<nummer>`. `BST` staat voor het bestand als geheel. Een nummer
wordt nooit voor iets anders gebruikt. Waar … staat, vult Stelsel in wat het las. Een streep bij *verwacht* betekent:
dat hangt van het veld af, en staat in `meldingen.csv`. Wat er verder in dat bestand staat, lees je in
[{verwijzing}]({verwijzing}).

| ernst | wat er met de regel gebeurt |
|---|---|
| `afgekeurd` | Niet overgenomen. De regel staat letterlijk in `afgekeurd/`. |
| `fout` | Overgenomen, met het veld leeg. Een dubbele regel is één keer overgenomen. |
| `waarschuwing` | Helemaal overgenomen. |

Dit bestand is gemaakt door `docs/bestanden/maak.py`.
"""


def lijst(soort: Leveringssoort) -> str:
    """The document of one delivery: every code with what it says, one table per kind of record."""
    namen, vorm, titels = catalogus(soort.pakket), indeling(soort.pakket), soort.documentatie
    uitleg = UITLEG.format(naam=namen.naam, soort=titels["soort"], verwijzing=titels["uitleg"])
    delen = [f"# {titels['titel']}\n", uitleg]
    for record in (BESTAND, *vorm.records):
        delen.append(f"## {record}: {vorm.records[record].naam if record in vorm.records else 'het hele bestand'}\n")
        delen.append("| code | ernst | melding | verwacht | wat je doet | bron |\n|---|---|---|---|---|---|")
        delen[-1] += "".join(_rij(code, record, oorzaak, vorm) for code, oorzaak in _van(namen, record)) + "\n"
    return "\n".join(delen)


def _van(namen: Catalogus, record: str) -> list[tuple[str, Oorzaak]]:
    return [(code, oorzaak) for code, oorzaak in namen.codes.items() if code.split("-")[1] == record]


def _rij(code: str, record: str, oorzaak: Oorzaak, vorm: Indeling) -> str:
    vult = _Invuller(record, vorm)
    bron = f"{vorm.bron} {oorzaak.bron}" if oorzaak.bron else vorm.paragraaf(record)
    cellen = [f"`{code}`", oorzaak.ernst, vult.in_(oorzaak.zin), vult.in_(oorzaak.verwacht) or "–", oorzaak.doe, bron]
    return "\n| " + " | ".join(cel.replace("|", "\\|").replace("<", "&lt;") for cel in cellen) + " |"


class _Invuller:
    """Fills in a sentence what follows from the kind of record; of the rest only the file knows."""

    def __init__(self, record: str, vorm: Indeling) -> None:
        self.bekend: dict[str, str] = {}
        soort = vorm.records.get(record)
        if soort is not None:
            self.bekend["naam"] = soort.naam
            self.bekend["ouder"] = " of ".join(filter(None, (soort.ouder, soort.anders_ouder)))
            if "kolommen" not in vorm.eigenschappen:
                self.bekend["velden"] = " of ".join(map(str, soort.breedtes))

    def in_(self, zin: str) -> str:
        namen = {naam for _, naam, _, _ in string.Formatter().parse(zin) if naam}
        return zin.format(**{naam: self.bekend.get(naam) or "…" for naam in namen})


def main() -> None:
    """Write the lists beside this file."""
    for naam, soort in LIJSTEN.items():
        (HIER / naam).write_text(lijst(soort), "utf-8")


if __name__ == "__main__":
    main()
