"""Marks out of the school's own administration, in this studiejaar and the one before."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from stelsel.synthese.aanbod import Aanbod
from stelsel.synthese.bouw import Bouwer, rangnummer, tekst
from stelsel.synthese.dagen import dag, studiejaar_van
from stelsel.synthese.groepen import in_studiejaar
from stelsel.synthese.lot import UITVAL
from stelsel.synthese.register import Register
from stelsel.synthese.toeval import kans

ALGEMEEN = ["Nederlands", "Rekenen", "Burgerschap", "Loopbaan", "Engels"]
PER_DOMEIN = {
    "Zorg en welzijn": ["Zorgvaardigheden", "Gezondheid en ziekte", "Communicatie"],
    "ICT": ["Programmeren", "Netwerken", "Projecten"],
    "Handel": ["Verkoop", "Winkelpresentatie", "Voorraadbeheer"],
    "Mobiliteit": ["Motortechniek", "Elektronica", "Werkplaats"],
    "Economie": ["Bedrijfsadministratie", "Marketing", "Zakelijke communicatie"],
    "Horeca": ["Keukentechniek", "Gastvrijheid", "Voedselveiligheid"],
}
OVERIG = ["Vaktheorie", "Vaardigheden", "Project"]
MOMENTEN = ((0, 10, 12), (1, 1, 20), (1, 4, 6), (1, 6, 15))
KANS_OP_CIJFER = 0.42


def onderdelen(aanbod: Aanbod) -> tuple[list[str], np.ndarray]:
    """All subjects, and per programme the eight it gives (indexes); Engels is the fifth."""
    lijst = ALGEMEEN + sorted({vak for vakken in (*PER_DOMEIN.values(), OVERIG) for vak in vakken})
    per = np.array(
        [[lijst.index(vak) for vak in ALGEMEEN + PER_DOMEIN.get(domein, OVERIG)] for domein in aanbod.domein]
    )
    return lijst, per


def cijfertabel(
    rng: np.random.Generator,
    bouwer: Bouwer,
    aanbod: Aanbod,
    r: Register,
    persoon_id: pa.Array,
    peildatum: int,
) -> pa.Table:
    """The table `resultaat`."""
    t = r.t
    nu = int(studiejaar_van(np.array([peildatum]))[0])
    aanleg = rng.normal(0.0, 6.0, len(t)) - 7.0 * (t.lot == UITVAL)
    lijst, per_opleiding = onderdelen(aanbod)
    delen = []
    for jaar in (nu - 1, nu):
        rijen = in_studiejaar(r, jaar, peildatum)
        for later, maand, dag_ in MOMENTEN:
            for vak in range(per_opleiding.shape[1]):
                datum = dag(jaar + later, maand, dag_) + rng.integers(0, 12, len(rijen))
                hier = (datum >= r.t_begin_echt[rijen] + 20) & (datum <= np.minimum(t.eind[rijen], peildatum))
                gekozen = hier & kans(rng, len(rijen), KANS_OP_CIJFER)
                rij = rijen[gekozen]
                cijfer = np.clip(np.round(rng.normal(66, 11, len(rij)) + aanleg[rij]), 10, 100)
                delen.append((rij, np.full(len(rij), vak), datum[gekozen], cijfer))
    rij, vak, datum, cijfer = (np.concatenate([d[k] for d in delen]) for k in range(4))
    # English is only taught at niveau 3 and 4 here.
    blijft = (vak != ALGEMEEN.index("Engels")) | (aanbod.niveau[t.opleiding[rij]] >= 3)
    rij, vak, datum, cijfer = rij[blijft], vak[blijft], datum[blijft], cijfer[blijft]
    volgorde = np.lexsort((vak, datum, r.t_i[rij]))
    rij, vak, datum, cijfer = rij[volgorde], vak[volgorde], datum[volgorde], cijfer[volgorde]
    i = r.t_i[rij]
    return bouwer.tabel(
        "resultaat", len(rij),
        persoon_id=persoon_id.take(pa.array(r.i_p[i])),
        inschrijvingvolgnummer=r.i_volgnummer.take(pa.array(i)),
        volgnummer=rangnummer(i),
        onderdeel=tekst(lijst, per_opleiding[t.opleiding[rij], vak]),
        datum=datum.astype(np.int32),
        cijfer=cijfer,
    )  # fmt: skip
