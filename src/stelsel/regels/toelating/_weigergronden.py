"""The grounds on which an institution may refuse for niveau 2, 3 or 4: one function each (WEB 8.1.1c lid 2 and 3).

Every function returns whether the ground is there; None when a fact is missing that would decide it.
"""

from __future__ import annotations

from datetime import date, timedelta

from stelsel.regels.motor import Redenering, dag, en, niet, of
from stelsel.regels.motor.logica import hoogstens, is_een_van, minstens
from stelsel.regels.toelating._aanmelding import ToelatingFeiten, dag_voor
from stelsel.regels.toelating._inschrijving import grond
from stelsel.regels.toelating._vervolg import vervolg


def vol(f: ToelatingFeiten, start: date, r: Redenering) -> bool | None:
    """Lid 2 and 5: a maximum that is reached, without extra requirements; who applied in time goes first."""
    weigering = grond(
        r,
        "WEB 8.1.1c lid 2",
        en(f.maximum, niet(f.plaats_vrij)),
        vrij="Er geldt geen maximum aantal studenten." if f.maximum is False else "Er is nog een plaats.",
        weigert="Er geldt een maximum aantal studenten en er is geen plaats meer.",
        feiten=vervolg(f, "maximum", "plaats_vrij"),
    )
    if not weigering:
        return weigering
    eerlijk = r.eis(
        "WEB 8.1.1c lid 5",
        niet(f.extra_geschiktheidseis),
        ja="Bij het verdelen van de plaatsen zijn geen extra eisen aan geschiktheid gesteld.",
        nee="Bij het verdelen van de plaatsen zijn extra eisen aan geschiktheid gesteld; zo weigeren mag niet.",
        feiten=("extra_geschiktheidseis",),
    )
    if eerlijk is False:
        r.beoordeel("Moeten de plaatsen opnieuw worden verdeeld, zonder eisen aan geschiktheid?", "WEB 8.1.1c lid 5")
    if hoogstens(f.aangemeld_op, dag_voor(start, r.waarde("toelating.aanmelden_uiterlijk", start))):
        r.beoordeel("Deze persoon was op tijd aangemeld. Is de voorrang toegepast?", "WEB 8.1.1c lid 5")
    return eerlijk


def vaak_beeindigd(f: ToelatingFeiten, start: date, r: Redenering) -> bool | None:
    """Lid 3 a: ended three times because of a binding advice, and not long ago."""
    vaak = r.waarde("toelating.keren_bindend_advies", start)
    eerder = en(niet(f.kwalificatieplichtig), minstens(f.keren_bindend_advies, vaak.waarde))
    return grond(
        r,
        vaak,
        en(eerder, _kort_geleden(f, start, r, eerder)),
        vrij="Eerdere bindende studieadviezen zijn geen reden om te weigeren.",
        weigert=f"De inschrijving is {f.keren_bindend_advies} keer beëindigd na een bindend studieadvies en de laatste "
        "is nog niet lang genoeg voorbij.",
        feiten=(
            "kwalificatieplichtig",
            *vervolg(f, "keren_bindend_advies", "laatste_dag_inschrijving", wel=bool(eerder)),
        ),
    )


def lang_zonder_diploma(f: ToelatingFeiten, start: date, r: Redenering) -> bool | None:
    """Lid 3 b: six years enrolled without a diploma, and not long ago; also for who is kwalificatieplichtig."""
    lang = r.waarde("toelating.jaren_zonder_diploma", start)
    eerder = minstens(f.jaren_zonder_diploma, lang.waarde)
    return grond(
        r,
        lang,
        en(eerder, _kort_geleden(f, start, r, eerder)),
        vrij="Eerdere jaren in het mbo zijn geen reden om te weigeren.",
        weigert=f"Iemand stond {f.jaren_zonder_diploma} jaar ingeschreven zonder diploma en dat is nog niet lang "
        "genoeg voorbij.",
        feiten=vervolg(f, "jaren_zonder_diploma", "laatste_dag_inschrijving", wel=bool(eerder)),
    )


def _kort_geleden(f: ToelatingFeiten, start: date, r: Redenering, eerder: bool | None) -> bool | None:
    """Less than three studiejaren ago, counted from the last day of enrolment (the law does not say from when)."""
    if f.laatste_dag_inschrijving is None or not eerder:
        return None
    termijn = r.waarde("toelating.studiejaren_terug", start)
    tot = r.loopt("weigeren na een eerdere inschrijving", termijn, f.laatste_dag_inschrijving)
    zin = f"De studiejaren tellen hier vanaf de laatste dag van inschrijving, dus tot en met {dag(tot)}."
    r.beoordeel(f"{zin} De wet zegt niet vanaf welk moment. Klopt dat hier?", termijn)
    return r.op <= tot


def aangemeld_na_1_april(f: ToelatingFeiten, start: date, r: Redenering) -> bool | None:
    """Whether the application came late, for a programme that begins with the studiejaar (8.0.1 lid 1 and 3)."""
    grens = r.waarde("toelating.aanmelden_uiterlijk", start)
    uiterlijk = r.termijn("aanmelden", grens, None, dag_voor(start, grens))
    te_laat = en(f.begint_bij_aanvang, niet(hoogstens(f.aangemeld_op, uiterlijk)))
    if te_laat is False:
        r.stel_vast(
            grens,
            "De opleiding begint niet met het studiejaar; de aanmelddatum geldt niet."
            if f.begint_bij_aanvang is False
            else f"De aanmelding van {dag(f.aangemeld_op)} was op tijd.",
            ("begint_bij_aanvang", "aangemeld_op"),
        )
        return False
    return en(te_laat, _zonder_uitzondering(f, r, te_laat))


def _zonder_uitzondering(f: ToelatingFeiten, r: Redenering, te_laat: bool | None) -> bool | None:
    if te_laat is None:
        return None
    return niet(
        r.eis(
            "WEB 8.0.1 lid 3",
            f.na_bindend_advies,
            ja="De late aanmelding komt door een bindend studieadvies; de aanmelddatum geldt dan niet.",
            nee="De late aanmelding komt niet door een bindend studieadvies.",
            feiten=("na_bindend_advies",),
        )
    )


def te_laat(f: ToelatingFeiten, laat: bool | None, r: Redenering) -> bool | None:
    """Lid 3 c 1: late, for who is no longer kwalificatieplichtig."""
    return grond(
        r,
        "WEB 8.1.1c lid 3 c 1",
        en(niet(f.kwalificatieplichtig), laat),
        vrij="De dag van aanmelden is geen reden om te weigeren.",
        weigert=f"De aanmelding van {dag(f.aangemeld_op)} was te laat en iemand is niet meer kwalificatieplichtig.",
        feiten=("kwalificatieplichtig", "begint_bij_aanvang", "aangemeld_op"),
    )


def advies_gemist(f: ToelatingFeiten, r: Redenering) -> bool | None:
    """Whether there is no advice because obligatory activities were not done. An advice itself binds nobody."""
    if f.studiekeuzeadvies in ("POSITIEF_ADVIES", "NEGATIEF_ADVIES"):
        zin = "Er is een studiekeuzeadvies. Het bindt niet: ook na een negatief advies blijft het recht op toelating."
        r.stel_vast("WEB 8.0.4 lid 4", zin, ("studiekeuzeadvies",))
    zonder = en(f.intake_verplicht, is_een_van(f.studiekeuzeadvies, ("GEEN_ADVIES",)))
    if zonder and f.intake_gedaan:
        zin = "Iemand deed mee aan de intake, maar kreeg geen advies. Dat komt niet door deze persoon; klopt dat?"
        r.beoordeel(zin, "WEB 8.1.1c lid 3 c 2")
    return en(zonder, niet(f.intake_gedaan))


def zonder_intake(f: ToelatingFeiten, gemist: bool | None, r: Redenering) -> bool | None:
    """Lid 3 c 2: no advice because of the intake, for who is no longer kwalificatieplichtig."""
    return grond(
        r,
        "WEB 8.1.1c lid 3 c 2",
        en(niet(f.kwalificatieplichtig), gemist),
        vrij="De intake is geen reden om te weigeren.",
        weigert="Er is geen studiekeuzeadvies doordat iemand niet aan de verplichte intake meedeed.",
        feiten=("kwalificatieplichtig", *vervolg(f, "intake_verplicht", "intake_gedaan", "studiekeuzeadvies")),
    )


def niet_bevestigd(f: ToelatingFeiten, start: date, r: Redenering) -> bool | None:
    """Lid 3 d and 3a: no reaction before 1 juli, after being told in writing; also for who is kwalificatieplichtig."""
    voor = r.waarde("toelating.reageren_voor", start)
    if voor.waarde is None:
        return False
    grens = dag_voor(start, voor)
    uiterlijk = r.termijn("reageren op de vraag of de aanmelding blijft staan", voor, None, grens - timedelta(days=1))
    stil = False if r.op < grens else of(niet(f.gereageerd), niet(hoogstens(f.gereageerd_op, uiterlijk)))
    return grond(
        r,
        voor,
        en(f.reactie_gevraagd, stil, f.schriftelijk_geinformeerd),
        vrij="Een reactie op de vraag of de aanmelding blijft staan, is geen reden om te weigeren.",
        weigert=f"Iemand reageerde niet voor {dag(grens)}, terwijl schriftelijk was gezegd dat dit een voorwaarde is.",
        feiten=vervolg(f, "reactie_gevraagd", "schriftelijk_geinformeerd", *_reactie(f)),
    )


def _reactie(f: ToelatingFeiten) -> tuple[str, ...]:
    """The day is asked only of who did react."""
    return ("gereageerd", "gereageerd_op") if f.gereageerd else ("gereageerd",)
