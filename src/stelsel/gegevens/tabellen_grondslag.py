"""The tables of a GRONDSLAG (PvE 4.8.2 chapter 17): the register as DUO hands it on without numbers and birth dates.

Its persons have a number of that delivery only, so they are nobody in the tables of the register: what they hold
stands in tables of its own, and only `vergelijken` lays the two beside each other. Columns that say the same thing
have the same name and type as in the register; what a GRONDSLAG does not say is no column here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from stelsel.gegevens.tabel import Kolom, Tabel, datum, decimaal, heel, ja_nee, tekst, tijdstip

VOORVOEGSEL = "grondslag_"
ONDERDELEN = ("amvb_onderdeel", "examenonderdeel", "keuzedeelresultaat")
LEEFTIJDEN = ("leeftijd_1", "leeftijd_2", "leeftijd_3", "leeftijd_4")
ACHTERAAN = "staat achteraan in PER en niet in het PvE; meestal gelijk aan het veld met dezelfde naam"
WAARHEID_ZEGT_DUO = "zoals DUO het bepaalde"


def _persoonlijk(naam: str, betekenis: str) -> Kolom:
    return tekst(naam, betekenis, persoonlijk=True)


_PERSOON = (
    tekst("pgn", "omgenummerd nummer binnen deze levering, nooit het persoonsgebonden nummer", persoonlijk=True),
    *(heel(naam, f"leeftijd op dag {i} van vier in het studiejaar") for i, naam in enumerate(LEEFTIJDEN, 1)),
    tekst("geslacht", "M, V of O (vastgesteld onbekend)"),
    _persoonlijk("postcodecijfers", "cijfers van de postcode; 0010, 0020, 0030, 0040: zie postcode_buitenland"),
    Kolom("datum_overlijden", "datum", "dag van overlijden", persoonlijk=True),
    Kolom("datum_vestiging_in_nederland", "datum", "dag van vestiging in Nederland", persoonlijk=True),
    Kolom("datum_vertrek_uit_nederland", "datum", "dag van vertrek uit Nederland", persoonlijk=True),
    _persoonlijk("code_geboorteland", "land van geboorte, BRP-code"),
    _persoonlijk("code_geboorteland_ouder_1", "geboorteland van ouder 1, BRP-code"),
    _persoonlijk("code_geboorteland_ouder_2", "geboorteland van ouder 2, BRP-code"),
    _persoonlijk("code_land_waarnaar_vertrokken", "land waarnaar vertrokken, BRP-code"),
    _persoonlijk("verblijfstitel", "verblijfstitel, BRP-code"),
    _persoonlijk("nationaliteit_1", "nationaliteit, BRP-tabel 32"),
    _persoonlijk("nationaliteit_2", "tweede nationaliteit, BRP-tabel 32"),
    _persoonlijk("postcodecijfers_achteraan", ACHTERAAN),
    _persoonlijk("verblijfstitel_achteraan", ACHTERAAN),
    _persoonlijk("nationaliteit_1_achteraan", ACHTERAAN),
    _persoonlijk("nationaliteit_2_achteraan", ACHTERAAN),
)

_BEKOSTIGING_INSCHRIJVING = (
    datum("teldatum", "teldatum waarop de inschrijving telt"),
    tijdstip("datum_tijd_bepaling_bekostigingsgrondslagen", "moment van de bepaling, UTC"),
    tekst("status_bepaling_bekostigingsstatus", "V (voorlopig) of D (definitief)"),
    ja_nee("bekostigingsstatus", f"komt voor bekostiging in aanmerking, {WAARHEID_ZEGT_DUO}"),
    ja_nee("inschrijving_voor_correctiefactor", f"telt voor de correctiefactor, {WAARHEID_ZEGT_DUO}"),
    decimaal("bbl_bol_factor", "factor van de leerweg"),
    decimaal("prijsfactor_mbo", "prijsfactor van de opleiding"),
    heel("aantal_bekostigde_verblijfsjaren_mbo", "verblijfsjaren die eerder zijn bekostigd"),
    decimaal("verblijfsjaarfactor", "factor van het verblijfsjaar"),
    decimaal("bijdrage_inschrijving_aan_deelnemerswaarde", f"bijdrage aan de deelnemerswaarde, {WAARHEID_ZEGT_DUO}"),
)

_BEKOSTIGING_DIPLOMA = (
    tekst("niveau", "MBO-1 tot en met MBO-4"),
    ja_nee("indicatie_specialistendiploma", "het diploma is van een specialistenopleiding"),
    tekst("niveau_hoogst_bekostigde_diploma", "hoogste niveau waarop eerder een diploma is bekostigd"),
    ja_nee("indicatie_hoogst_bekostigde_diploma_is_specialist", "dat diploma was van een specialistenopleiding"),
    tijdstip("datum_tijd_bepaling_bekostigingsgrondslagen", "moment van de bepaling, UTC"),
    tekst("status_bepaling_bekostigingsstatus", "V (voorlopig) of D (definitief); het PvE noemt hier J en N"),
    ja_nee("bekostigingsstatus", f"komt voor bekostiging in aanmerking, {WAARHEID_ZEGT_DUO}"),
    heel("bijdrage_diplomawaarde", f"bijdrage aan de diplomawaarde, {WAARHEID_ZEGT_DUO}"),
)


def grondslagtabellen(register: Mapping[str, Tabel]) -> tuple[Tabel, ...]:
    """The tables of a GRONDSLAG, made from those of the register by name."""

    def zoals(naam: str, zonder: Sequence[str] = ()) -> Tabel:
        tabel = register[naam]
        kolommen = tuple(kolom for kolom in tabel.kolommen if kolom.naam not in zonder)
        return replace(
            tabel, naam=VOORVOEGSEL + naam, betekenis=f"{tabel.betekenis}, in een GRONDSLAG", kolommen=kolommen
        )

    persoon, inschrijving, diploma = (register[naam] for naam in ("persoon", "inschrijving", "diploma"))
    id_, levering = persoon.kolom("persoon_id"), persoon.kolom("levering_id")
    brin, van_inschrijving = inschrijving.kolom("brin"), inschrijving.kolom("inschrijvingvolgnummer")
    resultaat = diploma.kolom("resultaatvolgnummer")
    periode = zoals("inschrijvingsperiode", ("tot_en_met", "afgeleid"))
    einde = datum("datum_eind", "laatste dag van de periode, inclusief; leeg als zij loopt")
    return (
        Tabel("grondslag_persoon", "een mens in een GRONDSLAG, één rij", (id_, *_PERSOON, levering), ("persoon_id",)),
        zoals("inschrijving"),
        replace(periode, kolommen=(*periode.kolommen[:-1], einde, periode.kolommen[-1])),
        zoals("extra_ondersteuning"),
        zoals("bpv"),
        Tabel(
            "grondslag_bekostiging_inschrijving",
            "hoe DUO een inschrijving op een teldatum bekostigt (BII)",
            (id_, brin, van_inschrijving, *_BEKOSTIGING_INSCHRIJVING, levering),
            ("persoon_id", "brin", "inschrijvingvolgnummer", "teldatum"),
        ),
        zoals("diploma"),
        Tabel(
            "grondslag_bekostiging_diploma",
            "hoe DUO een diploma bekostigt (BID)",
            (id_, brin, resultaat, *_BEKOSTIGING_DIPLOMA, levering),
            ("persoon_id", "brin", "resultaatvolgnummer"),
        ),
        *(zoals(naam, ("opleidingcode_diploma",)) for naam in ONDERDELEN),
    )
