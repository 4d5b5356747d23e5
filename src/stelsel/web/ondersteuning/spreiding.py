"""When agreements are evaluated: within the studiejaar, and not all in one week of June."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from django.utils.translation import gettext as _

from stelsel.kern.tijd import Studiejaar, vandaag
from stelsel.web.gedeeld.formulier import Veldfout
from stelsel.web.gedeeld.notatie import datum
from stelsel.web.ondersteuning.models import Ondersteuning
from stelsel.web.ondersteuning.overgangen import Staat

EERST = timedelta(weeks=8)
"""Before this nobody can tell whether it helps."""
ZOMER = timedelta(weeks=6)
"""The last weeks of a studiejaar are vacation or exams."""
WEEK = timedelta(weeks=1)


def laatste_dag(dag: date) -> date:
    """By when must agreements that run on this day be evaluated: the end of the studiejaar, of the next one when there
    are fewer than eight weeks left (8.1.3a lid 3 counts whole studiejaren)."""
    einde = Studiejaar.van_datum(dag).tot_en_met
    return einde if dag + EERST <= einde - ZOMER else Studiejaar.van_datum(einde + timedelta(days=1)).tot_en_met


def voorstel(casusregie: str, dag: date | None = None) -> date:
    """A day for the next evaluation: of the weeks that are left the one in which this member of staff has fewest, the
    earliest of those; a Tuesday, because lessons are given then."""
    begin = dag or vandaag()
    laatste = laatste_dag(begin) - ZOMER
    gepland = Ondersteuning.objects.filter(staat=Staat.GEMAAKT, casusregie=casusregie, evalueren_op__gte=begin)
    per_week = Counter(_maandag(op) for op in gepland.values_list("evalueren_op", flat=True))
    weken = []
    week = _maandag(begin + EERST)
    while week <= max(laatste, week) and (not weken or week <= laatste):
        weken.append(week)
        week += WEEK
    return min(weken, key=lambda maandag: (per_week[maandag], maandag)) + timedelta(days=1)


def _maandag(dag: date) -> date:
    return dag - timedelta(days=dag.weekday())


def controleer(evalueren_op: date) -> None:
    """Raises Veldfout for a day that is over, or after the last day by which there must have been an evaluation."""
    dag = vandaag()
    laatste = laatste_dag(dag)
    if not dag < evalueren_op <= laatste:
        raise Veldfout(
            "evalueren_op",
            _("Deze dag is voorbij, of ligt na %(dag)s.") % {"dag": datum(laatste)},
            doe=_("De wet vraagt een evaluatie per studiejaar. Kies een dag tot en met %(dag)s.")
            % {"dag": datum(laatste)},
            code="ONDERSTEUNING-EVALUATIE-03",
        )
