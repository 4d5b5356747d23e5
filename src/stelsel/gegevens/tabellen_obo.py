"""The tables of an OBO and its verschillenlijst (PvE 4.8.2 chapters 13 and 14).

The persons of an OBO are those of the register: they have their number. What it says of enrolments and diplomas is less
than an RO says (no planned end, no reason, no aanbieder) and in part more (valid on 1 October and 1 February), so it
stands beside the register and never takes the place of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from stelsel.gegevens.tabel import Kolom, Tabel, datum, heel, ja_nee, tekst

VOORVOEGSEL = "obo_"
GELDIG = (
    ja_nee("indicatie_geldig_op_1_oktober", "geldig op de teldatum 1 oktober, zoals DUO het bepaalde"),
    ja_nee("indicatie_geldig_op_1_februari", "geldig op de teldatum 1 februari, zoals DUO het bepaalde"),
)
DEELDATUM = "jjjj-mm-dd; een onbekend deel is 00"
DUUR = (
    tekst("begin_geldigheid", f"eerste dag, {DEELDATUM}", persoonlijk=True),
    tekst("einde_geldigheid", f"dag waarop het niet meer gold (exclusief), {DEELDATUM}", persoonlijk=True),
)


def obotabellen(register: Mapping[str, Tabel]) -> tuple[Tabel, ...]:
    """The tables of an OBO, made from those of the register by name."""
    persoon = register["persoon"]
    id_, levering = persoon.kolom("persoon_id"), persoon.kolom("levering_id")
    brin = register["inschrijving"].kolom("brin")

    def zoals(naam: str, zonder: Sequence[str], erbij: tuple[Kolom, ...] = ()) -> Tabel:
        tabel = register[naam]
        kolommen = tuple(kolom for kolom in tabel.kolommen if kolom.naam not in (*zonder, "levering_id"))
        betekenis = f"{tabel.betekenis}, in een OBO"
        return replace(tabel, naam=VOORVOEGSEL + naam, betekenis=betekenis, kolommen=(*kolommen, *erbij, levering))

    return (
        Tabel(
            "verblijfstitel",
            "een verblijfstitel van een mens (VBT)",
            (id_, tekst("verblijfstitel", "verblijfstitel, BRP-code", persoonlijk=True), *DUUR, levering),
            ("persoon_id", "verblijfstitel", "begin_geldigheid"),
        ),
        Tabel(
            "nationaliteit",
            "een nationaliteit van een mens (NAT)",
            (id_, tekst("nationaliteit", "nationaliteit, BRP-tabel 32", persoonlijk=True), *DUUR, levering),
            ("persoon_id", "nationaliteit", "begin_geldigheid"),
        ),
        zoals("inschrijving", ("datum_uitschrijving_gepland", "reden_uitschrijving"), GELDIG),
        zoals(
            "inschrijvingsperiode",
            ("tot_en_met", "afgeleid", "locatiecode_vsv", "onderwijsaanbieder", "onderwijslocatie"),
            GELDIG,
        ),
        zoals("bpv", ("datum_einde_gepland", "omvang", "leerbedrijf_id", "code_keuzedeel")),
        zoals("diploma", ("onderwijsaanbieder",)),
        Tabel(
            "obo_verschil",
            "een veld van een record dat in een OBO anders is dan in de vorige, of dat zegt welk record",
            (
                id_,
                brin,
                datum("aangevraagd", "dag waarop de OBO is aangevraagd waar de lijst bij hoort"),
                datum("vorige_aanvraag", "dag waarop de vorige OBO is aangevraagd"),
                tekst("recordsoort", "PER, VBT, NAT, ISG, ISP, BPV of DIP", verplicht=True),
                heel("regel_in_bestand", "regel van de verschillenlijst: wat bij elkaar hoort", verplicht=True),
                tekst("soort_wijziging", "T (toevoeging), W (wijziging) of V (verwijdering)"),
                tekst("veld", "kolom van het record", verplicht=True),
                tekst("vorig", "wat er stond in de vorige OBO", persoonlijk=True),
                tekst("huidig", "wat er nu staat; bij een wijziging leeg als dit veld gelijk bleef", persoonlijk=True),
                ja_nee("geleegd", "het veld was gevuld en is nu leeg", verplicht=True),
                levering,
            ),
            ("brin", "aangevraagd", "vorige_aanvraag", "recordsoort", "regel_in_bestand", "veld"),
        ),
    )
