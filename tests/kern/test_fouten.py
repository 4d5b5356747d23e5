"""An error says what, where, what was expected and what to do, for people and for machines."""

from stelsel.kern.fouten import StelselFout


def test_a_person_reads_the_filled_parts_and_no_empty_ones():
    fout = StelselFout("Deze map bestaat al.", waar="uit/", doe="Kies een andere map.")
    assert fout.als_tekst() == "Deze map bestaat al.\n  Waar: uit/\n  Wat je doet: Kies een andere map."


def test_a_machine_gets_the_same_parts_by_name():
    fout = StelselFout("Wat.", verwacht="iets", code="X-01")
    assert fout.als_dict() == {"code": "X-01", "wat": "Wat.", "verwacht": "iets"}
