"""From the rows of one support to the facts of the rules, and what the rules say of it.

The rules guard, a person decides: nothing here stops somebody, it says what is missing and from when.
"""

from __future__ import annotations

from datetime import date

from stelsel.kern.tijd import vandaag
from stelsel.regels.geboortedatum import Geboortedatum
from stelsel.regels.motor.uitkomst import Uitkomst
from stelsel.regels.ondersteuning.extra_ondersteuning import Evaluatie as Evaluatiefeit
from stelsel.regels.ondersteuning.extra_ondersteuning import ExtraOndersteuningFeiten, extra_ondersteuning
from stelsel.regels.ondersteuning.instemming import InstemmingFeiten, instemming
from stelsel.web.ondersteuning.models import Evaluatie, Instemming, Ondersteuning, Soort
from stelsel.web.ondersteuning.overgangen import Staat
from stelsel.web.studenten.service import Persoon, inschrijfdagen

_STAND = {
    Staat.GEMAAKT: "gemaakt",
    Staat.BEEINDIGD: "gemaakt",
    Staat.AFGEWEZEN: "aangeboden_en_afgewezen",
    Staat.GESCHIL: "in_geschil",
}


def van_ondersteuning(een: Ondersteuning, persoon: Persoon, evaluaties: list[Evaluatie]) -> ExtraOndersteuningFeiten:
    """The facts of `extra_ondersteuning`. The enrolment is the one that runs on the day the need was told, or begins
    after it: with its first day it is final."""
    begin, einde = _inschrijving(een, persoon)
    return ExtraOndersteuningFeiten(
        grond="handicap_of_chronische_ziekte" if een.soort == Soort.AFSPRAKEN else "andere_reden",
        ondersteuning_nodig=_nodig(een),
        bleek_na_inschrijving=een.bleek_later if een.staat != Staat.NIET_NODIG else None,
        inschrijving_definitief_op=begin,
        ingeschreven_vanaf=begin,
        beoordeeld=een.beoordeeld_op is not None,
        beoordeeld_op=een.beoordeeld_op,
        stand=_stand(een),
        afspraken_op=een.afspraken_op if _stand(een) != "niet_gemaakt" else None,
        op_schrift=een.afspraken_op is not None,
        # What was agreed then is a document of its own that is printed as the annex.
        in_onderwijsovereenkomst=een.afspraken_op is not None,
        lopen_nog=_einde(een, einde) is None,
        geeindigd_op=_einde(een, einde),
        evaluaties=tuple(
            Evaluatiefeit(gehouden_op=e.op, met_student=e.met_student, op_doeltreffendheid=True) for e in evaluaties
        ),
    )


def _stand(een: Ondersteuning) -> str:
    """What was agreed before holds while something else is being written or offered."""
    nog = "gemaakt" if een.afspraken_op is not None else "niet_gemaakt"
    return _STAND.get(een.staat, nog)


def _nodig(een: Ondersteuning) -> bool | None:
    if een.staat == Staat.NIET_NODIG:
        return False
    return None if een.beoordeeld_op is None else True


def _inschrijving(een: Ondersteuning, persoon: Persoon) -> tuple[date | None, date | None]:
    """First and last day of the enrolment this support belongs to; without any both None."""
    dagen = inschrijfdagen(persoon)
    passend = [(van, tot) for van, tot in dagen if tot is None or tot >= een.gemeld_op]
    return (passend or dagen or [(None, None)])[0]


def _einde(een: Ondersteuning, uitgeschreven_op: date | None) -> date | None:
    """The earlier of the end of the agreements and that of the enrolment, when that day has come."""
    dagen = [dag for dag in (een.geeindigd_op, uitgeschreven_op) if dag is not None and dag <= vandaag()]
    einde = min(dagen, default=None)
    # Who had left before the agreements were made ended nothing of them.
    return einde if een.afspraken_op is None or einde is None else max(einde, een.afspraken_op)


def oordeel(een: Ondersteuning, persoon: Persoon) -> Uitkomst:
    """Are the agreements as the law asks? (WEB 8.1.3a)"""
    return extra_ondersteuning.beantwoord(van_ondersteuning(een, persoon, list(een.evaluaties.all())), vandaag())


def van_instemming(een: Ondersteuning, persoon: Persoon, gegeven: list[Instemming]) -> InstemmingFeiten:
    """The facts of `instemming`: the newest word of the student and of a parent, of whatever version."""
    student = next((i for i in gegeven if i.wie == Instemming.Wie.STUDENT), None)
    ouder = next((i for i in gegeven if i.wie == Instemming.Wie.OUDER and i.afspraken == een.afspraken), None)
    return InstemmingFeiten(
        geboortedatum=geboren(persoon),
        student_stemt_in=student.ja if student else None,
        ouder_stemt_in=ouder.ja if ouder else None,
        ingestemd_op=student.op if student and student.ja else None,
        bewijs=student.bewijs if student else None,
        versie_afspraken=een.afspraken,
        versie_ingestemd=student.afspraken if student else None,
    )


def geboren(persoon: Persoon) -> Geboortedatum | None:
    """The birth date as far as it is known."""
    if not persoon.geboortejaar:
        return None
    return Geboortedatum(jaar=persoon.geboortejaar, maand=persoon.geboortemaand, dag=persoon.geboortedag)


def ingestemd(een: Ondersteuning, persoon: Persoon) -> Uitkomst:
    """Has the student agreed to the agreements as they are now, and a parent where that is needed?"""
    return instemming.beantwoord(van_instemming(een, persoon, list(een.instemmingen.all())), vandaag())
