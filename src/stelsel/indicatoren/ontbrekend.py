"""Which opleidingen miss a niveau or a kwalificatiedossier, and how many enrolments that touches."""

from __future__ import annotations

from typing import Any

from stelsel.indicatoren.sessie import Sessie

VUL_IN = ("naam", "niveau", "soort", "dossier_code", "dossier", "domein_code", "domein")
KOLOMMEN = ("opleidingcode", *VUL_IN, "ontbreekt", "inschrijvingen", "diplomas")


def ontbrekende_opleidingen(sessie: Sessie) -> list[dict[str, Any]]:
    """One row per crebo without niveau or dossier, most enrolments first.

    Keys as in KOLOMMEN: opleidingcode and what is known of it, ontbreekt (niveau, dossier or both),
    inschrijvingen (that ever had this opleiding) and diplomas. Filled in, it is a list for `lees --opleidingen`.
    """
    bekend = ", ".join(f"any_value(o.{naam}) AS {naam}" for naam in VUL_IN)
    return sessie.rijen(
        f"""
        WITH gebruikt AS (
            SELECT opleidingcode, count(DISTINCT (persoon_id, brin, inschrijvingvolgnummer)) AS inschrijvingen,
                0 AS diplomas
            FROM inschrijvingsperiode GROUP BY ALL
            UNION ALL
            SELECT opleidingcode, 0, count(*) FROM diploma GROUP BY ALL
        )
        SELECT g.opleidingcode, {bekend},
            concat_ws(', ', CASE WHEN any_value(o.niveau) IS NULL THEN 'niveau' END,
                CASE WHEN any_value(coalesce(o.dossier_code, o.dossier)) IS NULL THEN 'dossier' END) AS ontbreekt,
            sum(inschrijvingen)::BIGINT AS inschrijvingen, sum(diplomas)::BIGINT AS diplomas
        FROM gebruikt AS g LEFT JOIN opleiding AS o USING (opleidingcode)
        WHERE g.opleidingcode IS NOT NULL
        GROUP BY g.opleidingcode
        HAVING ontbreekt <> ''
        ORDER BY inschrijvingen DESC, g.opleidingcode
        """
    )
