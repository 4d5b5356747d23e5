"""Whatever the order of reading and withdrawing, the outcome depends on the deliveries that remain.

Compared with a plain recount: walk through the remaining deliveries from old to new, with dictionaries.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.db import transaction
from hypothesis import example, given
from hypothesis import strategies as st

from hulp.studenten import School
from stelsel.kern.sleutels import verzonnen_bsn
from stelsel.web.studenten.importeren.verwerken import trek_in
from stelsel.web.studenten.models import Diploma, Inschrijving, Inschrijvingsperiode, Persoonsnummer
from stelsel.web.studenten.overgangen import zet

JAREN = (2023, 2024, 2025)
pytestmark = pytest.mark.django_db

# One enrolment: student, begin year, end year or None, month of a second period or None, diploma year or None.
inschrijvingen = st.dictionaries(
    st.integers(1, 3),
    st.tuples(
        st.sampled_from(JAREN),
        st.sampled_from((*JAREN, None)),
        st.sampled_from((10, 2, None)),
        st.sampled_from((*JAREN, None)),
    ),
    max_size=3,
)
leveringen = st.lists(
    st.tuples(inschrijvingen, st.sampled_from(JAREN), st.integers(0, 1), st.booleans()), min_size=1, max_size=4
)


class Terug(Exception):
    """Undo an example."""


def feiten_van(inhoud: dict) -> tuple[dict, dict]:
    """Enrolments with their periods, and diplomas, as plain values."""
    isg, dip = {}, {}
    for student, (begin, einde, maand, diploma) in inhoud.items():
        van = date(begin, 8, 1)
        tot = date(max(einde, begin) + 1, 7, 31) if einde else None
        starts = [van] if maand is None else [van, date(begin + (maand < 8), maand, 1)]
        isg[student] = (van, tot, tuple(starts))
        if diploma:
            dip[student] = date(diploma + 1, 6, 1)
    return isg, dip


def overlapt(van: date, tot: date | None, a: date, b: date) -> bool:
    return van <= b and (tot is None or tot >= a)


def hertelling(over: list[dict]) -> tuple[dict, dict]:
    """What counts after these deliveries, oldest first: student -> enrolment, student -> diploma."""
    isg: dict = {}
    dip: dict = {}
    for levering in over:
        van, tot = levering["van"], levering["tot"]
        for student, (feit, uit) in list(isg.items()):
            binnen = [(max(van, o["van"]), min(tot, o["tot"])) for o in over if o is uit]
            if levering["volledig"] and student not in levering["isg"]:
                a, b = binnen[0]
                if a <= b and overlapt(feit[0], feit[1], a, b):
                    del isg[student]
        for student, (dag, uit) in list(dip.items()):
            a, b = max(van, uit["van"]), min(tot, uit["tot"])
            if levering["volledig"] and student not in levering["dip"] and a <= dag <= b:
                del dip[student]
        isg |= {student: (feit, levering) for student, feit in levering["isg"].items()}
        dip |= {student: (dag, levering) for student, dag in levering["dip"].items()}
    return {s: feit for s, (feit, _) in isg.items()}, {s: dag for s, (dag, _) in dip.items()}


def stand() -> tuple[dict, dict]:
    """What counts in the database, in the same form."""
    wie = {n.persoon_id: int(n.nummer) for n in Persoonsnummer.objects.all()}
    nummers = {int(verzonnen_bsn(i)): i for i in (1, 2, 3)}
    isg = {}
    for feit in Inschrijving.objects.geldend():
        starts = Inschrijvingsperiode.objects.geldend().filter(persoon=feit.persoon_id).order_by("datum_begin")
        isg[nummers[wie[feit.persoon_id]]] = (
            feit.datum_inschrijving,
            feit.datum_uitschrijving_werkelijk,
            tuple(starts.values_list("datum_begin", flat=True)),
        )
    dip = {nummers[wie[d.persoon_id]]: d.datum_resultaat for d in Diploma.objects.geldend()}
    return isg, dip


def lever(map_: Path, feiten: dict):
    school = School()
    for student in feiten["isg"].keys() | feiten["dip"].keys():
        persoon = school.student(student)
        if student in feiten["isg"]:
            van, tot, starts = feiten["isg"][student]
            school.inschrijving(persoon, van, tot, perioden=starts[1:])
        if student in feiten["dip"]:
            school.diploma(persoon, feiten["dip"][student])
    return school.lever(
        map_,
        van=feiten["van"],
        tot_en_met=feiten["tot"],
        aangemaakt=feiten["aangemaakt"],
        volledig=feiten["volledig"],
    )


@example(
    # Read before the one between them, the newest had closed the enrolment of the oldest; its periods went along.
    rij=[
        ({2: (2023, None, 10, None)}, 2025, 0, False),
        ({2: (2023, 2023, 10, None)}, 2023, 0, False),
        ({}, 2025, 0, True),
    ],
    volgorde=[2, 0, 1, 3],
    weg=set(),
)
@given(rij=leveringen, volgorde=st.permutations(range(4)), weg=st.sets(st.integers(0, 3), max_size=2))
def test_de_uitkomst_hangt_alleen_af_van_wat_overblijft(rij, volgorde, weg):
    alle = []
    for plaats, (inhoud, jaar, extra, volledig) in enumerate(rij):
        isg, dip = feiten_van(inhoud)
        van, tot = date(jaar, 8, 1), date(jaar + 1 + extra, 7, 31)
        gemaakt = date(2026, 1, 1 + plaats)
        alle.append({"isg": isg, "dip": dip, "van": van, "tot": tot, "aangemaakt": gemaakt, "volledig": volledig})
    with TemporaryDirectory() as map_:
        try:
            with transaction.atomic():
                gedaan = {i: lever(Path(map_), alle[i]) for i in volgorde if i < len(alle)}
                for i in sorted(weg):
                    if i in gedaan:
                        zet(gedaan[i], "vraag_intrekken", reden="toets")
                        trek_in(gedaan[i])
                over = [feiten for i, feiten in enumerate(alle) if i not in weg]
                assert stand() == hertelling(over)
                raise Terug
        except Terug:
            pass
