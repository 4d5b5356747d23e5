WITH "t34" AS (
  SELECT
    "t31"."persoon_id",
    "t31"."brin",
    "t31"."studiejaar",
    "t31"."crebo",
    "t31"."niveau",
    "t31"."leerweg",
    "t31"."dr_begin",
    "t31"."dr_einde",
    LAG("t31"."studiejaar") OVER (
      PARTITION BY "t31"."persoon_id", "t31"."brin"
      ORDER BY "t31"."studiejaar" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "vorige",
    COALESCE(
      LEAD("t31"."studiejaar") OVER (
        PARTITION BY "t31"."persoon_id", "t31"."brin"
        ORDER BY "t31"."studiejaar" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) = (
        "t31"."studiejaar" + 1
      ),
      FALSE
    ) AS "blijft"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t27"."persoon_id",
        "t27"."brin",
        "t27"."inschrijvingvolgnummer",
        "t27"."datum_begin",
        "t27"."volgende",
        "t27"."crebo",
        "t27"."leerweg",
        "t27"."bekostigbaar",
        "t27"."isg_begin",
        "t27"."isg_einde",
        "t27"."begin",
        "t27"."einde",
        "t27"."niveau",
        "t27"."telt",
        "t27"."studiejaar",
        "t27"."teldatum",
        "t27"."jaar_einde",
        "t27"."dr_begin",
        "t27"."dr_einde",
        "t27"."studiejaar_begin",
        "t27"."studiejaar_einde",
        "t27"."nieuw_begin",
        "t27"."nieuw_einde",
        ROW_NUMBER() OVER (
          PARTITION BY "t27"."persoon_id", "t27"."brin", "t27"."studiejaar"
          ORDER BY COALESCE("t27"."niveau", 0) DESC, "t27"."crebo" ASC, "t27"."inschrijvingvolgnummer" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) - 1 AS "rang"
      FROM (
        SELECT
          "t25"."persoon_id",
          "t25"."brin",
          "t25"."inschrijvingvolgnummer",
          "t25"."datum_begin",
          "t25"."volgende",
          "t25"."crebo",
          "t25"."leerweg",
          "t25"."bekostigbaar",
          "t25"."isg_begin",
          "t25"."isg_einde",
          "t25"."begin",
          "t25"."einde",
          "t25"."niveau",
          "t25"."telt",
          "t5"."studiejaar",
          "t5"."teldatum",
          "t5"."jaar_einde",
          "t5"."dr_begin",
          "t5"."dr_einde",
          "t5"."studiejaar_begin",
          "t5"."studiejaar_einde",
          "t5"."nieuw_begin",
          "t5"."nieuw_einde"
        FROM (
          SELECT
            "t22"."persoon_id",
            "t22"."brin",
            "t22"."inschrijvingvolgnummer",
            "t22"."datum_begin",
            "t22"."volgende",
            "t22"."crebo",
            "t22"."leerweg",
            "t22"."bekostigbaar",
            "t22"."isg_begin",
            "t22"."isg_einde",
            "t22"."begin",
            "t22"."einde",
            "t22"."niveau",
            COALESCE("t22"."leerweg" IN ('BOL', 'BOL_DT', 'BBL', 'EX'), FALSE) AS "telt"
          FROM (
            SELECT
              "t21".*
              EXCLUDE ("isp_niveau", "crebo_lijst", "lijst_niveau")
            FROM (
              SELECT
                "t20"."persoon_id",
                "t20"."brin",
                "t20"."inschrijvingvolgnummer",
                "t20"."datum_begin",
                "t20"."volgende",
                "t20"."crebo",
                "t20"."leerweg",
                "t20"."bekostigbaar",
                "t20"."isp_niveau",
                "t20"."isg_begin",
                "t20"."isg_einde",
                "t20"."begin",
                "t20"."einde",
                "t20"."crebo_lijst",
                "t20"."lijst_niveau",
                COALESCE("t20"."lijst_niveau", "t20"."isp_niveau") AS "niveau"
              FROM (
                SELECT
                  "t19"."persoon_id",
                  "t19"."brin",
                  "t19"."inschrijvingvolgnummer",
                  "t19"."datum_begin",
                  "t19"."volgende",
                  "t19"."crebo",
                  "t19"."leerweg",
                  "t19"."bekostigbaar",
                  "t19"."isp_niveau",
                  "t19"."isg_begin",
                  "t19"."isg_einde",
                  "t19"."begin",
                  "t19"."einde",
                  "t8"."crebo_lijst",
                  "t8"."lijst_niveau"
                FROM (
                  SELECT
                    "t17"."persoon_id",
                    "t17"."brin",
                    "t17"."inschrijvingvolgnummer",
                    "t17"."datum_begin",
                    "t17"."volgende",
                    "t17"."crebo",
                    "t17"."leerweg",
                    "t17"."bekostigbaar",
                    "t17"."isp_niveau",
                    "t17"."isg_begin",
                    "t17"."isg_einde",
                    GREATEST("t17"."datum_begin", "t17"."isg_begin") AS "begin",
                    LEAST(
                      "t17"."isg_einde",
                      COALESCE("t17"."volgende" - INTERVAL '1' DAY, "t17"."isg_einde")
                    ) AS "einde"
                  FROM (
                    SELECT
                      "t16"."persoon_id",
                      "t16"."brin",
                      "t16"."inschrijvingvolgnummer",
                      "t16"."datum_begin",
                      "t16"."volgende",
                      "t16"."crebo",
                      "t16"."leerweg",
                      "t16"."bekostigbaar",
                      "t16"."isp_niveau",
                      "t14"."isg_begin",
                      "t14"."isg_einde"
                    FROM (
                      SELECT
                        "t10"."persoon_id",
                        "t10"."brin",
                        "t10"."inschrijvingvolgnummer",
                        "t10"."datum_begin",
                        LEAD("t10"."datum_begin") OVER (
                          PARTITION BY "t10"."persoon_id", "t10"."brin", "t10"."inschrijvingvolgnummer"
                          ORDER BY "t10"."datum_begin" ASC, "t10"."opleidingcode" ASC NULLS FIRST, "t10"."leertraject" ASC NULLS FIRST
                          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                        ) AS "volgende",
                        "t10"."opleidingcode" AS "crebo",
                        "t10"."leertraject" AS "leerweg",
                        "t10"."indicatie_bekostigbaar" AS "bekostigbaar",
                        CASE "t10"."niveau"
                          WHEN 'MBO-1'
                          THEN 1
                          WHEN 'MBO-2'
                          THEN 2
                          WHEN 'MBO-3'
                          THEN 3
                          WHEN 'MBO-4'
                          THEN 4
                          ELSE NULL
                        END AS "isp_niveau"
                      FROM (
                        SELECT
                          *
                        FROM "inschrijvingsperiode" AS "t3"
                        WHERE
                          "t3"."datum_begin" IS NOT NULL
                      ) AS "t10"
                    ) AS "t16"
                    INNER JOIN (
                      SELECT
                        "t4"."persoon_id",
                        "t4"."brin",
                        "t4"."inschrijvingvolgnummer",
                        "t4"."datum_inschrijving" AS "isg_begin",
                        COALESCE("t4"."datum_uitschrijving_werkelijk", "t4"."datum_uitschrijving_gepland") AS "isg_einde"
                      FROM "inschrijving" AS "t4"
                      WHERE
                        "t4"."datum_inschrijving" IS NOT NULL
                        AND COALESCE("t4"."datum_uitschrijving_werkelijk", "t4"."datum_uitschrijving_gepland") IS NOT NULL
                    ) AS "t14"
                      ON "t16"."persoon_id" = "t14"."persoon_id"
                      AND "t16"."brin" = "t14"."brin"
                      AND "t16"."inschrijvingvolgnummer" = "t14"."inschrijvingvolgnummer"
                  ) AS "t17"
                ) AS "t19"
                LEFT OUTER JOIN (
                  SELECT
                    "t0"."opleidingcode" AS "crebo_lijst",
                    "t0"."niveau" AS "lijst_niveau"
                  FROM "opleiding" AS "t0"
                ) AS "t8"
                  ON "t19"."crebo" = "t8"."crebo_lijst"
              ) AS "t20"
            ) AS "t21"
          ) AS "t22"
          WHERE
            COALESCE("t22"."leerweg" IN ('BOL', 'BOL_DT', 'BBL', 'EX'), FALSE)
        ) AS "t25"
        INNER JOIN "peiljaar" AS "t5"
          ON "t25"."begin" <= "t5"."teldatum" AND "t5"."teldatum" <= "t25"."einde"
      ) AS "t27"
    ) AS "t29"
    WHERE
      "t29"."rang" = 0
  ) AS "t31"
), "t38" AS (
  SELECT
    "t12"."persoon_id",
    "t12"."brin",
    "t12"."resultaatvolgnummer",
    "t12"."datum_resultaat" AS "datum",
    "t12"."opleidingcode" AS "crebo",
    COALESCE("t8"."lijst_niveau", "t33"."niveau_herkomst") AS "niveau",
    "t33"."leerweg_herkomst" AS "leerweg",
    COALESCE(
      (
        "t33"."leerweg_herkomst" IS NOT NULL
      ) AND NOT (
        "t33"."telt_herkomst"
      ),
      FALSE
    ) AS "buiten"
  FROM (
    SELECT
      *
    FROM "diploma" AS "t2"
    WHERE
      "t2"."datum_resultaat" IS NOT NULL
  ) AS "t12"
  LEFT OUTER JOIN (
    SELECT
      "t0"."opleidingcode" AS "crebo_lijst",
      "t0"."niveau" AS "lijst_niveau"
    FROM "opleiding" AS "t0"
  ) AS "t8"
    ON "t12"."opleidingcode" = "t8"."crebo_lijst"
  LEFT OUTER JOIN (
    SELECT
      "t30"."persoon_id",
      "t30"."brin",
      "t30"."resultaatvolgnummer",
      "t30"."leerweg_herkomst",
      "t30"."telt_herkomst",
      CASE
        WHEN COALESCE("t30"."crebo" = "t30"."crebo_herkomst", FALSE)
        THEN "t30"."niveau_herkomst"
        ELSE CAST(NULL AS INT)
      END AS "niveau_herkomst"
    FROM (
      SELECT
        "t28"."persoon_id",
        "t28"."brin",
        "t28"."resultaatvolgnummer",
        "t28"."inschrijvingvolgnummer",
        "t28"."lijst_niveau",
        "t28"."crebo",
        "t28"."datum",
        "t28"."persoon_id_herkomst",
        "t28"."brin_herkomst",
        "t28"."inschrijvingvolgnummer_herkomst",
        "t28"."datum_begin_herkomst",
        "t28"."crebo_herkomst",
        "t28"."niveau_herkomst",
        "t28"."leerweg_herkomst",
        "t28"."telt_herkomst",
        ROW_NUMBER() OVER (
          PARTITION BY "t28"."persoon_id", "t28"."brin", "t28"."resultaatvolgnummer"
          ORDER BY "t28"."datum_begin_herkomst" DESC, "t28"."inschrijvingvolgnummer_herkomst" ASC, "t28"."crebo_herkomst" DESC, "t28"."leerweg_herkomst" DESC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) - 1 AS "rang"
      FROM (
        SELECT
          "t12"."persoon_id",
          "t12"."brin",
          "t12"."resultaatvolgnummer",
          "t12"."inschrijvingvolgnummer",
          "t8"."lijst_niveau",
          "t12"."opleidingcode" AS "crebo",
          "t12"."datum_resultaat" AS "datum",
          "t26"."persoon_id_herkomst",
          "t26"."brin_herkomst",
          "t26"."inschrijvingvolgnummer_herkomst",
          "t26"."datum_begin_herkomst",
          "t26"."crebo_herkomst",
          "t26"."niveau_herkomst",
          "t26"."leerweg_herkomst",
          "t26"."telt_herkomst"
        FROM (
          SELECT
            *
          FROM "diploma" AS "t2"
          WHERE
            "t2"."datum_resultaat" IS NOT NULL
        ) AS "t12"
        LEFT OUTER JOIN (
          SELECT
            "t0"."opleidingcode" AS "crebo_lijst",
            "t0"."niveau" AS "lijst_niveau"
          FROM "opleiding" AS "t0"
        ) AS "t8"
          ON "t12"."opleidingcode" = "t8"."crebo_lijst"
        INNER JOIN (
          SELECT
            "t22"."persoon_id" AS "persoon_id_herkomst",
            "t22"."brin" AS "brin_herkomst",
            "t22"."inschrijvingvolgnummer" AS "inschrijvingvolgnummer_herkomst",
            "t22"."datum_begin" AS "datum_begin_herkomst",
            "t22"."crebo" AS "crebo_herkomst",
            "t22"."niveau" AS "niveau_herkomst",
            "t22"."leerweg" AS "leerweg_herkomst",
            COALESCE("t22"."leerweg" IN ('BOL', 'BOL_DT', 'BBL', 'EX'), FALSE) AS "telt_herkomst"
          FROM (
            SELECT
              "t21".*
              EXCLUDE ("isp_niveau", "crebo_lijst", "lijst_niveau")
            FROM (
              SELECT
                "t20"."persoon_id",
                "t20"."brin",
                "t20"."inschrijvingvolgnummer",
                "t20"."datum_begin",
                "t20"."volgende",
                "t20"."crebo",
                "t20"."leerweg",
                "t20"."bekostigbaar",
                "t20"."isp_niveau",
                "t20"."isg_begin",
                "t20"."isg_einde",
                "t20"."begin",
                "t20"."einde",
                "t20"."crebo_lijst",
                "t20"."lijst_niveau",
                COALESCE("t20"."lijst_niveau", "t20"."isp_niveau") AS "niveau"
              FROM (
                SELECT
                  "t19"."persoon_id",
                  "t19"."brin",
                  "t19"."inschrijvingvolgnummer",
                  "t19"."datum_begin",
                  "t19"."volgende",
                  "t19"."crebo",
                  "t19"."leerweg",
                  "t19"."bekostigbaar",
                  "t19"."isp_niveau",
                  "t19"."isg_begin",
                  "t19"."isg_einde",
                  "t19"."begin",
                  "t19"."einde",
                  "t8"."crebo_lijst",
                  "t8"."lijst_niveau"
                FROM (
                  SELECT
                    "t17"."persoon_id",
                    "t17"."brin",
                    "t17"."inschrijvingvolgnummer",
                    "t17"."datum_begin",
                    "t17"."volgende",
                    "t17"."crebo",
                    "t17"."leerweg",
                    "t17"."bekostigbaar",
                    "t17"."isp_niveau",
                    "t17"."isg_begin",
                    "t17"."isg_einde",
                    GREATEST("t17"."datum_begin", "t17"."isg_begin") AS "begin",
                    LEAST(
                      "t17"."isg_einde",
                      COALESCE("t17"."volgende" - INTERVAL '1' DAY, "t17"."isg_einde")
                    ) AS "einde"
                  FROM (
                    SELECT
                      "t16"."persoon_id",
                      "t16"."brin",
                      "t16"."inschrijvingvolgnummer",
                      "t16"."datum_begin",
                      "t16"."volgende",
                      "t16"."crebo",
                      "t16"."leerweg",
                      "t16"."bekostigbaar",
                      "t16"."isp_niveau",
                      "t14"."isg_begin",
                      "t14"."isg_einde"
                    FROM (
                      SELECT
                        "t10"."persoon_id",
                        "t10"."brin",
                        "t10"."inschrijvingvolgnummer",
                        "t10"."datum_begin",
                        LEAD("t10"."datum_begin") OVER (
                          PARTITION BY "t10"."persoon_id", "t10"."brin", "t10"."inschrijvingvolgnummer"
                          ORDER BY "t10"."datum_begin" ASC, "t10"."opleidingcode" ASC NULLS FIRST, "t10"."leertraject" ASC NULLS FIRST
                          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                        ) AS "volgende",
                        "t10"."opleidingcode" AS "crebo",
                        "t10"."leertraject" AS "leerweg",
                        "t10"."indicatie_bekostigbaar" AS "bekostigbaar",
                        CASE "t10"."niveau"
                          WHEN 'MBO-1'
                          THEN 1
                          WHEN 'MBO-2'
                          THEN 2
                          WHEN 'MBO-3'
                          THEN 3
                          WHEN 'MBO-4'
                          THEN 4
                          ELSE NULL
                        END AS "isp_niveau"
                      FROM (
                        SELECT
                          *
                        FROM "inschrijvingsperiode" AS "t3"
                        WHERE
                          "t3"."datum_begin" IS NOT NULL
                      ) AS "t10"
                    ) AS "t16"
                    INNER JOIN (
                      SELECT
                        "t4"."persoon_id",
                        "t4"."brin",
                        "t4"."inschrijvingvolgnummer",
                        "t4"."datum_inschrijving" AS "isg_begin",
                        COALESCE("t4"."datum_uitschrijving_werkelijk", "t4"."datum_uitschrijving_gepland") AS "isg_einde"
                      FROM "inschrijving" AS "t4"
                      WHERE
                        "t4"."datum_inschrijving" IS NOT NULL
                        AND COALESCE("t4"."datum_uitschrijving_werkelijk", "t4"."datum_uitschrijving_gepland") IS NOT NULL
                    ) AS "t14"
                      ON "t16"."persoon_id" = "t14"."persoon_id"
                      AND "t16"."brin" = "t14"."brin"
                      AND "t16"."inschrijvingvolgnummer" = "t14"."inschrijvingvolgnummer"
                  ) AS "t17"
                ) AS "t19"
                LEFT OUTER JOIN (
                  SELECT
                    "t0"."opleidingcode" AS "crebo_lijst",
                    "t0"."niveau" AS "lijst_niveau"
                  FROM "opleiding" AS "t0"
                ) AS "t8"
                  ON "t19"."crebo" = "t8"."crebo_lijst"
              ) AS "t20"
            ) AS "t21"
          ) AS "t22"
        ) AS "t26"
          ON "t12"."persoon_id" = "t26"."persoon_id_herkomst"
          AND "t12"."brin" = "t26"."brin_herkomst"
          AND "t26"."datum_begin_herkomst" <= "t12"."datum_resultaat"
          AND (
            (
              "t12"."inschrijvingvolgnummer" = "t26"."inschrijvingvolgnummer_herkomst"
            )
            OR (
              (
                "t12"."inschrijvingvolgnummer" IS NULL
              )
              AND (
                "t12"."opleidingcode" = "t26"."crebo_herkomst"
              )
            )
          )
      ) AS "t28"
    ) AS "t30"
    WHERE
      "t30"."rang" = 0
  ) AS "t33"
    ON "t12"."persoon_id" = "t33"."persoon_id"
    AND "t12"."brin" = "t33"."brin"
    AND "t12"."resultaatvolgnummer" = "t33"."resultaatvolgnummer"
), "t56" AS (
  SELECT
    "t53"."persoon_id",
    "t53"."brin",
    "t53"."resultaatvolgnummer",
    "t53"."datum",
    "t53"."crebo",
    "t53"."niveau",
    "t53"."leerweg",
    "t53"."buiten",
    "t53"."studiejaar",
    "t53"."in_populatie",
    ROW_NUMBER() OVER (
      PARTITION BY "t53"."persoon_id", "t53"."brin", "t53"."studiejaar"
      ORDER BY COALESCE("t53"."niveau", 0) DESC, "t53"."datum" ASC, "t53"."crebo" ASC, "t53"."resultaatvolgnummer" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS "rang"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t48"."persoon_id",
        "t48"."brin",
        "t48"."resultaatvolgnummer",
        "t48"."datum",
        "t48"."crebo",
        "t48"."niveau",
        "t48"."leerweg",
        "t48"."buiten",
        "t5"."studiejaar",
        COALESCE("t39"."in_populatie", FALSE) AS "in_populatie"
      FROM (
        SELECT
          *
        FROM "t38" AS "t41"
        WHERE
          COALESCE("t41"."niveau", 2) > 1
      ) AS "t48"
      INNER JOIN "peiljaar" AS "t5"
        ON "t5"."teldatum" <= "t48"."datum" AND "t48"."datum" <= "t5"."jaar_einde"
      LEFT OUTER JOIN (
        SELECT
          "t35"."persoon_id",
          "t35"."brin",
          "t35"."studiejaar",
          TRUE AS "in_populatie"
        FROM "t34" AS "t35"
      ) AS "t39"
        ON "t48"."persoon_id" = "t39"."persoon_id"
        AND "t48"."brin" = "t39"."brin"
        AND "t5"."studiejaar" = "t39"."studiejaar"
    ) AS "t50"
    WHERE
      "t50"."in_populatie" OR NOT (
        "t50"."buiten"
      )
  ) AS "t53"
)
SELECT
  "t69".*
  EXCLUDE ("crebo_lijst")
FROM (
  SELECT
    "t68"."indicator",
    "t68"."brin",
    "t68"."studiejaar",
    "t68"."crebo",
    "t68"."niveau",
    "t68"."leerweg",
    "t68"."noemer",
    "t68"."teller",
    "t68"."diploma_onbekend",
    "t11"."crebo_lijst",
    "t11"."dossier",
    "t11"."domein"
  FROM (
    SELECT
      "t66"."indicator",
      "t66"."brin",
      "t66"."studiejaar",
      "t66"."crebo",
      "t66"."niveau",
      "t66"."leerweg",
      COUNT(*) AS "noemer",
      SUM("t66"."teller") AS "teller",
      SUM("t66"."diploma_onbekend") AS "diploma_onbekend"
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t45"."persoon_id",
          "t45"."brin",
          "t45"."studiejaar",
          "t45"."crebo",
          "t45"."niveau",
          "t45"."leerweg",
          'startersresultaat' AS "indicator",
          CAST("t45"."blijft" OR COALESCE("t60"."heeft_diploma", FALSE) AS INT) AS "teller",
          CASE
            WHEN "t45"."blijft"
            THEN 'nog ingeschreven'
            WHEN COALESCE("t60"."heeft_diploma", FALSE)
            THEN 'vertrokken met diploma'
            ELSE 'vertrokken zonder diploma'
          END AS "categorie",
          CAST(NOT (
            "t45"."blijft"
          )
          AND COALESCE("t60"."heeft_diploma", FALSE)
          AND (
            "t60"."niveau_diploma" IS NULL
          ) AS INT) AS "diploma_onbekend"
        FROM (
          SELECT
            "t43".*
            EXCLUDE ("vorige")
          FROM (
            SELECT
              "t35"."persoon_id",
              "t35"."brin",
              "t35"."studiejaar",
              "t35"."crebo",
              "t35"."niveau",
              "t35"."leerweg",
              "t35"."blijft",
              "t35"."vorige"
            FROM "t34" AS "t35"
            WHERE
              (
                "t35"."vorige" IS NULL
              )
              OR (
                (
                  "t35"."studiejaar" - "t35"."vorige"
                ) > 6
              )
          ) AS "t43"
        ) AS "t45"
        LEFT OUTER JOIN (
          SELECT
            "t57"."persoon_id",
            "t57"."brin",
            "t57"."studiejaar",
            TRUE AS "heeft_diploma",
            "t57"."crebo" AS "crebo_diploma",
            "t57"."niveau" AS "niveau_diploma",
            "t57"."leerweg" AS "leerweg_diploma"
          FROM "t56" AS "t57"
          WHERE
            "t57"."rang" = 0
        ) AS "t60"
          ON "t45"."persoon_id" = "t60"."persoon_id"
          AND "t45"."brin" = "t60"."brin"
          AND "t45"."studiejaar" = "t60"."studiejaar"
      ) AS "t62"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          *
        FROM (
          SELECT
            *
          FROM (
            SELECT
              "t61"."persoon_id",
              "t61"."brin",
              "t61"."studiejaar",
              "t61"."crebo",
              "t61"."niveau",
              "t61"."leerweg",
              'jaarresultaat' AS "indicator",
              CAST(COALESCE("t61"."heeft_diploma", FALSE) AS INT) AS "teller",
              CASE
                WHEN COALESCE("t61"."heeft_diploma", FALSE) AND "t61"."blijft"
                THEN 'gediplomeerd, gebleven'
                WHEN COALESCE("t61"."heeft_diploma", FALSE)
                THEN 'gediplomeerd, vertrokken'
                ELSE 'vertrokken zonder diploma'
              END AS "categorie",
              CAST(COALESCE("t61"."heeft_diploma", FALSE) AND (
                "t61"."niveau_diploma" IS NULL
              ) AS INT) AS "diploma_onbekend"
            FROM (
              SELECT
                "t36"."persoon_id",
                "t36"."brin",
                "t36"."studiejaar",
                "t36"."crebo",
                "t36"."niveau",
                "t36"."leerweg",
                "t36"."dr_begin",
                "t36"."dr_einde",
                "t36"."vorige",
                "t36"."blijft",
                "t60"."persoon_id" AS "persoon_id_right",
                "t60"."brin" AS "brin_right",
                "t60"."studiejaar" AS "studiejaar_right",
                "t60"."heeft_diploma",
                "t60"."crebo_diploma",
                "t60"."niveau_diploma",
                "t60"."leerweg_diploma"
              FROM "t34" AS "t36"
              LEFT OUTER JOIN (
                SELECT
                  "t57"."persoon_id",
                  "t57"."brin",
                  "t57"."studiejaar",
                  TRUE AS "heeft_diploma",
                  "t57"."crebo" AS "crebo_diploma",
                  "t57"."niveau" AS "niveau_diploma",
                  "t57"."leerweg" AS "leerweg_diploma"
                FROM "t56" AS "t57"
                WHERE
                  "t57"."rang" = 0
              ) AS "t60"
                ON "t36"."persoon_id" = "t60"."persoon_id"
                AND "t36"."brin" = "t60"."brin"
                AND "t36"."studiejaar" = "t60"."studiejaar"
            ) AS "t61"
            WHERE
              COALESCE("t61"."heeft_diploma", FALSE) OR NOT (
                "t61"."blijft"
              )
          ) AS "t63"
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              "t57"."persoon_id",
              "t57"."brin",
              "t57"."studiejaar",
              "t57"."crebo",
              "t57"."niveau",
              "t57"."leerweg",
              'jaarresultaat' AS "indicator",
              CAST(TRUE AS INT) AS "teller",
              'gediplomeerd, niet aanwezig op 1 oktober' AS "categorie",
              CAST("t57"."niveau" IS NULL AS INT) AS "diploma_onbekend"
            FROM "t56" AS "t57"
            WHERE
              "t57"."rang" = 0 AND NOT (
                "t57"."in_populatie"
              )
          ) AS "t59"
        ) AS "t64"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            "t42"."persoon_id",
            "t42"."brin",
            "t42"."studiejaar",
            "t42"."crebo",
            "t42"."niveau",
            "t42"."leerweg",
            'diplomaresultaat' AS "indicator",
            CAST("t54"."diploma_in_venster" IS NOT NULL AS INT) AS "teller",
            CASE
              WHEN "t54"."diploma_in_venster" IS NOT NULL
              THEN 'vertrokken met diploma'
              ELSE 'vertrokken zonder diploma'
            END AS "categorie",
            CAST((
              "t54"."diploma_in_venster" IS NOT NULL
            )
            AND (
              "t54"."hoogste_niveau" IS NULL
            ) AS INT) AS "diploma_onbekend"
          FROM (
            SELECT
              *
            FROM "t34" AS "t35"
            WHERE
              NOT (
                "t35"."blijft"
              )
          ) AS "t42"
          LEFT OUTER JOIN (
            SELECT
              "t51"."persoon_id",
              "t51"."brin",
              "t51"."studiejaar",
              COUNT(*) AS "diploma_in_venster",
              MAX("t51"."diploma_niveau") AS "hoogste_niveau"
            FROM (
              SELECT
                "t42"."persoon_id",
                "t42"."brin",
                "t42"."studiejaar",
                "t42"."crebo",
                "t42"."niveau",
                "t42"."leerweg",
                "t42"."dr_begin",
                "t42"."dr_einde",
                "t42"."vorige",
                "t42"."blijft",
                "t49"."datum",
                "t49"."persoon",
                "t49"."instelling",
                "t49"."diploma_niveau"
              FROM (
                SELECT
                  *
                FROM "t34" AS "t35"
                WHERE
                  NOT (
                    "t35"."blijft"
                  )
              ) AS "t42"
              INNER JOIN (
                SELECT
                  "t41"."datum",
                  "t41"."persoon_id" AS "persoon",
                  "t41"."brin" AS "instelling",
                  "t41"."niveau" AS "diploma_niveau"
                FROM "t38" AS "t41"
                WHERE
                  COALESCE("t41"."niveau", 2) > 1
              ) AS "t49"
                ON "t42"."persoon_id" = "t49"."persoon"
                AND "t42"."brin" = "t49"."instelling"
                AND "t42"."dr_begin" <= "t49"."datum"
                AND "t49"."datum" <= "t42"."dr_einde"
            ) AS "t51"
            GROUP BY
              1,
              2,
              3
          ) AS "t54"
            ON "t42"."persoon_id" = "t54"."persoon_id"
            AND "t42"."brin" = "t54"."brin"
            AND "t42"."studiejaar" = "t54"."studiejaar"
        ) AS "t55"
      ) AS "t65"
    ) AS "t66"
    GROUP BY
      1,
      2,
      3,
      4,
      5,
      6
  ) AS "t68"
  LEFT OUTER JOIN (
    SELECT
      "t0"."opleidingcode" AS "crebo_lijst",
      COALESCE("t0"."dossier_code", "t0"."dossier") AS "dossier",
      COALESCE("t0"."domein_code", "t0"."domein") AS "domein"
    FROM "opleiding" AS "t0"
  ) AS "t11"
    ON "t68"."crebo" = "t11"."crebo_lijst"
) AS "t69"
