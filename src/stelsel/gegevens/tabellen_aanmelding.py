"""Applications for an mbo programme, as CAMBO exports them: what was applied for, and each status it went through.

No person of the register stands here: CAMBO knows an applicant by a hash of his bsn, and such a hash can be undone by
trying a thousand million numbers. It is not kept; `aanmelder` only tells who is the same within one delivery.
"""

from __future__ import annotations

from stelsel.gegevens.kolommen import AANBIEDER, BRIN, LEVERING
from stelsel.gegevens.tabel import Tabel, datum, heel, tekst, tijdstip

_ID = tekst("aanmelding_id", "ketenid: nummer van de aanmelding in de keten", verplicht=True)

AANMELDING = (
    Tabel(
        "aanmelding",
        "een aanmelding voor een opleiding, zoals zij er het laatst voor stond",
        (
            BRIN,
            _ID,
            tekst("aanmelder", "willekeurige sleutel, alleen binnen één levering dezelfde"),
            tekst("opleidingcode", "crebo, of de RIO-code nnnnOnnnn van een opleiding zonder crebo"),
            tekst("leertraject", "BOL, BBL, OVO, EX, ODT, NFO of VAVO"),
            datum("startmoment", "eerste dag van de opleiding waarvoor is aangemeld"),
            heel("studiejaar", "eerste jaar van het studiejaar: 2024 is 2024-2025"),
            tekst("leeftijdscategorie", "ONDER_16, TUSSEN_16_18, TUSSEN_18_23 of BOVEN_23"),
            tekst("postcode_cijfers", "de vier cijfers van de postcode", persoonlijk=True),
            AANBIEDER,
            tekst("onderwijslocatie", "RIO-code nnnXnnn"),
            tekst("afwijkende_opleidingsduur", "leeg als de duur gewoon is"),
            tijdstip("aangemaakt_op", "moment waarop de aanmelding is gemaakt, UTC"),
            LEVERING,
        ),
        ("brin", "aanmelding_id"),
    ),
    Tabel(
        "aanmelding_status",
        "een status die een aanmelding kreeg",
        (
            BRIN,
            _ID,
            tekst("status", "zoals CAMBO haar schrijft", verplicht=True),
            tekst(
                "wettelijke_status",
                "aangemeld, onderwijsovereenkomst_aangeboden, leidt_niet_tot_inschrijving, ingetrokken of ingeschreven",
            ),
            tijdstip("begin", "moment waarop de status inging, UTC", verplicht=True),
            tijdstip("einde", "moment waarop de status eindigde, UTC; leeg bij de laatste"),
            tekst("bron", "CAMBO, of SIS: het studentsysteem van de instelling"),
            LEVERING,
        ),
        ("brin", "aanmelding_id", "status", "begin"),
    ),
)
