"""Is a young person a thuiszitter, and of which kind? (LPW 19, 22; monitor passend onderwijs mbo 2018)"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from stelsel.regels.lesweken import Vakantie
from stelsel.regels.motor import ONBEKEND, Feiten, Redenering, Tegenspraak, en, niet, regel, vraag
from stelsel.regels.verzuim._afwezigheid import Afwezigheid, Duur, tegenspraken
from stelsel.regels.verzuim.leerplichtstatus import LeerplichtFeiten, is_plichtig


class ThuiszitterFeiten(Feiten):
    """The young person, whether there is an enrolment, and an unbroken absence if there is one."""

    persoon: Annotated[LeerplichtFeiten | None, vraag("Wat is er bekend over de leerplicht van de jongere?")] = None
    ingeschreven: Annotated[bool | None, vraag("Staat de jongere bij een school of instelling ingeschreven?")] = None
    afwezigheid: Annotated[Afwezigheid | None, vraag("Is de jongere aaneengesloten afwezig, en sinds wanneer?")] = None
    vakanties: Annotated[tuple[Vakantie, ...] | None, vraag("Welke vakanties heeft de instelling?")] = None

    def tegenspraken(self) -> Iterator[Tegenspraak]:
        yield from tegenspraken(self.afwezigheid, self.vakanties)
        for strijd in self.persoon.tegenspraken() if self.persoon else ():
            yield Tegenspraak(tuple(f"persoon.{pad}" for pad in strijd.paden), strijd.zin)


@regel(
    vraag="Is een jongere een thuiszitter?",
    antwoorden={
        "relatief": "De jongere staat ingeschreven en is langer dan vier weken afwezig zonder geldige reden.",
        "absoluut": "De jongere staat nergens ingeschreven en heeft geen vrijstelling.",
        "geen_thuiszitter": "De jongere is geen thuiszitter.",
    },
    gunstig=("geen_thuiszitter",),
    toelichting=(
        "Beide soorten tellen als thuiszitter; wie een vrijstelling heeft, telt niet. Alleen wie leerplichtig of "
        "kwalificatieplichtig is, kan thuiszitter zijn: vanaf 18 jaar is dat niemand. Thuiszitter is geen woord uit de "
        "wet maar uit de monitor passend onderwijs. Vakantieweken tellen niet mee voor de vier weken en onderbreken ze "
        "niet. Wie ingeschreven staat en minder dan vier weken weg is, telt niet, hoeveel verzuim er ook is."
    ),
)
def thuiszitter(f: ThuiszitterFeiten, r: Redenering) -> str:
    """By the definition of the monitor, on top of the duties of the Leerplichtwet."""
    plichtig = is_plichtig(r, f.persoon or LeerplichtFeiten(), "persoon")
    if plichtig is False:
        zin = "Zonder leerplicht of kwalificatieplicht, of met een vrijstelling, is iemand geen thuiszitter."
        r.stel_vast("S1 thuiszitters", zin, zekerheid="secundair")
        return "geen_thuiszitter"
    ingeschreven = r.eis(
        "LPW 22 lid 1",
        f.ingeschreven,
        ja="De jongere staat bij een school of instelling ingeschreven.",
        nee=f"De jongere staat nergens ingeschreven{': dat is absoluut verzuim' if plichtig else ''}.",
        feiten=("ingeschreven",),
    )
    if ingeschreven is False:
        return r.kies(plichtig, ja="absoluut", nee="geen_thuiszitter")
    duur = Duur(r, f.afwezigheid, f.vakanties)
    weken = r.waarde("verzuimmelding.langdurig_weken")
    lang = duur.duurt(weken, langer=True, verlof=False)
    if plichtig and lang is False and duur.om_zonder_vakantie(weken.waarde):
        duur.weeg_vakantie(weken)
    onwettig = lang if lang is False else en(lang, niet(duur.geldig_lpw()))
    if ingeschreven is None:
        return ONBEKEND
    return r.kies(en(plichtig, onwettig), ja="relatief", nee="geen_thuiszitter")
