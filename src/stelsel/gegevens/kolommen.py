"""Columns that return in many tables, each with one meaning everywhere."""

from __future__ import annotations

from stelsel.gegevens.tabel import tekst

PERSOON = tekst("persoon_id", "willekeurige sleutel (UUID), nooit afgeleid van een nummer", verplicht=True)
BRIN = tekst("brin", "instelling die registreerde", verplicht=True)
LEVERING = tekst("levering_id", "levering die dit feit zei", verplicht=True)
INSCHRIJVING = tekst("inschrijvingvolgnummer", "volgnummer dat de instelling aan de inschrijving gaf", verplicht=True)
BIJ_INSCHRIJVING = tekst("inschrijvingvolgnummer", "inschrijving waar het resultaat bij hoort")
AANBIEDER = tekst("onderwijsaanbieder", "RIO-code nnnAnnn")
