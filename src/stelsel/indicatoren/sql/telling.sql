WITH "t32" AS (
  SELECT
    "t29"."persoon_id",
    "t29"."brin",
    "t29"."studiejaar",
    "t29"."crebo",
    "t29"."niveau",
    "t29"."leerweg",
    "t29"."dr_begin",
    "t29"."dr_einde",
    LAG("t29"."studiejaar") OVER (
      PARTITION BY "t29"."persoon_id", "t29"."brin"
      ORDER BY "t29"."studiejaar" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "vorige",
    COALESCE(
      LEAD("t29"."studiejaar") OVER (
        PARTITION BY "t29"."persoon_id", "t29"."brin"
        ORDER BY "t29"."studiejaar" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) = (
        "t29"."studiejaar" + 1
      ),
      FALSE
    ) AS "blijft"
  FROM (
    SELECT
      *
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
        "t25"."studiejaar",
        "t25"."teldatum",
        "t25"."jaar_einde",
        "t25"."dr_begin",
        "t25"."dr_einde",
        "t25"."studiejaar_begin",
        "t25"."studiejaar_einde",
        "t25"."nieuw_begin",
        "t25"."nieuw_einde",
        ROW_NUMBER() OVER (
          PARTITION BY "t25"."persoon_id", "t25"."brin", "t25"."studiejaar"
          ORDER BY COALESCE("t25"."niveau", 0) DESC, "t25"."crebo" ASC, "t25"."inschrijvingvolgnummer" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) - 1 AS "rang"
      FROM (
        SELECT
          "t23"."persoon_id",
          "t23"."brin",
          "t23"."inschrijvingvolgnummer",
          "t23"."datum_begin",
          "t23"."volgende",
          "t23"."crebo",
          "t23"."leerweg",
          "t23"."bekostigbaar",
          "t23"."isg_begin",
          "t23"."isg_einde",
          "t23"."begin",
          "t23"."einde",
          "t23"."niveau",
          "t23"."telt",
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
            "t20"."persoon_id",
            "t20"."brin",
            "t20"."inschrijvingvolgnummer",
            "t20"."datum_begin",
            "t20"."volgende",
            "t20"."crebo",
            "t20"."leerweg",
            "t20"."bekostigbaar",
            "t20"."isg_begin",
            "t20"."isg_einde",
            "t20"."begin",
            "t20"."einde",
            "t20"."niveau",
            COALESCE("t20"."leerweg" IN ('BOL', 'BOL_DT', 'BBL', 'EX'), FALSE) AS "telt"
          FROM (
            SELECT
              "t19".*
              EXCLUDE ("isp_niveau", "crebo_lijst", "lijst_niveau")
            FROM (
              SELECT
                "t18"."persoon_id",
                "t18"."brin",
                "t18"."inschrijvingvolgnummer",
                "t18"."datum_begin",
                "t18"."volgende",
                "t18"."crebo",
                "t18"."leerweg",
                "t18"."bekostigbaar",
                "t18"."isp_niveau",
                "t18"."isg_begin",
                "t18"."isg_einde",
                "t18"."begin",
                "t18"."einde",
                "t18"."crebo_lijst",
                "t18"."lijst_niveau",
                COALESCE("t18"."lijst_niveau", "t18"."isp_niveau") AS "niveau"
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
                  "t17"."begin",
                  "t17"."einde",
                  "t8"."crebo_lijst",
                  "t8"."lijst_niveau"
                FROM (
                  SELECT
                    "t15"."persoon_id",
                    "t15"."brin",
                    "t15"."inschrijvingvolgnummer",
                    "t15"."datum_begin",
                    "t15"."volgende",
                    "t15"."crebo",
                    "t15"."leerweg",
                    "t15"."bekostigbaar",
                    "t15"."isp_niveau",
                    "t15"."isg_begin",
                    "t15"."isg_einde",
                    GREATEST("t15"."datum_begin", "t15"."isg_begin") AS "begin",
                    LEAST(
                      "t15"."isg_einde",
                      COALESCE("t15"."volgende" - INTERVAL '1' DAY, "t15"."isg_einde")
                    ) AS "einde"
                  FROM (
                    SELECT
                      "t14"."persoon_id",
                      "t14"."brin",
                      "t14"."inschrijvingvolgnummer",
                      "t14"."datum_begin",
                      "t14"."volgende",
                      "t14"."crebo",
                      "t14"."leerweg",
                      "t14"."bekostigbaar",
                      "t14"."isp_niveau",
                      "t12"."isg_begin",
                      "t12"."isg_einde"
                    FROM (
                      SELECT
                        "t9"."persoon_id",
                        "t9"."brin",
                        "t9"."inschrijvingvolgnummer",
                        "t9"."datum_begin",
                        LEAD("t9"."datum_begin") OVER (
                          PARTITION BY "t9"."persoon_id", "t9"."brin", "t9"."inschrijvingvolgnummer"
                          ORDER BY "t9"."datum_begin" ASC, "t9"."opleidingcode" ASC NULLS FIRST, "t9"."leertraject" ASC NULLS FIRST
                          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                        ) AS "volgende",
                        "t9"."opleidingcode" AS "crebo",
                        "t9"."leertraject" AS "leerweg",
                        "t9"."indicatie_bekostigbaar" AS "bekostigbaar",
                        CASE "t9"."niveau"
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
                      ) AS "t9"
                    ) AS "t14"
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
                    ) AS "t12"
                      ON "t14"."persoon_id" = "t12"."persoon_id"
                      AND "t14"."brin" = "t12"."brin"
                      AND "t14"."inschrijvingvolgnummer" = "t12"."inschrijvingvolgnummer"
                  ) AS "t15"
                ) AS "t17"
                LEFT OUTER JOIN (
                  SELECT
                    "t2"."opleidingcode" AS "crebo_lijst",
                    "t2"."niveau" AS "lijst_niveau"
                  FROM "opleiding" AS "t2"
                ) AS "t8"
                  ON "t17"."crebo" = "t8"."crebo_lijst"
              ) AS "t18"
            ) AS "t19"
          ) AS "t20"
          WHERE
            COALESCE("t20"."leerweg" IN ('BOL', 'BOL_DT', 'BBL', 'EX'), FALSE)
        ) AS "t23"
        INNER JOIN "peiljaar" AS "t5"
          ON "t23"."begin" <= "t5"."teldatum" AND "t5"."teldatum" <= "t23"."einde"
      ) AS "t25"
    ) AS "t27"
    WHERE
      "t27"."rang" = 0
  ) AS "t29"
), "t36" AS (
  SELECT
    "t10"."persoon_id",
    "t10"."brin",
    "t10"."resultaatvolgnummer",
    "t10"."datum_resultaat" AS "datum",
    "t10"."opleidingcode" AS "crebo",
    COALESCE("t8"."lijst_niveau", "t31"."niveau_herkomst") AS "niveau",
    "t31"."leerweg_herkomst" AS "leerweg",
    COALESCE(
      (
        "t31"."leerweg_herkomst" IS NOT NULL
      ) AND NOT (
        "t31"."telt_herkomst"
      ),
      FALSE
    ) AS "buiten"
  FROM (
    SELECT
      *
    FROM "diploma" AS "t1"
    WHERE
      "t1"."datum_resultaat" IS NOT NULL
  ) AS "t10"
  LEFT OUTER JOIN (
    SELECT
      "t2"."opleidingcode" AS "crebo_lijst",
      "t2"."niveau" AS "lijst_niveau"
    FROM "opleiding" AS "t2"
  ) AS "t8"
    ON "t10"."opleidingcode" = "t8"."crebo_lijst"
  LEFT OUTER JOIN (
    SELECT
      "t28"."persoon_id",
      "t28"."brin",
      "t28"."resultaatvolgnummer",
      "t28"."leerweg_herkomst",
      "t28"."telt_herkomst",
      CASE
        WHEN COALESCE("t28"."crebo" = "t28"."crebo_herkomst", FALSE)
        THEN "t28"."niveau_herkomst"
        ELSE CAST(NULL AS INT)
      END AS "niveau_herkomst"
    FROM (
      SELECT
        "t26"."persoon_id",
        "t26"."brin",
        "t26"."resultaatvolgnummer",
        "t26"."inschrijvingvolgnummer",
        "t26"."lijst_niveau",
        "t26"."crebo",
        "t26"."datum",
        "t26"."persoon_id_herkomst",
        "t26"."brin_herkomst",
        "t26"."inschrijvingvolgnummer_herkomst",
        "t26"."datum_begin_herkomst",
        "t26"."crebo_herkomst",
        "t26"."niveau_herkomst",
        "t26"."leerweg_herkomst",
        "t26"."telt_herkomst",
        ROW_NUMBER() OVER (
          PARTITION BY "t26"."persoon_id", "t26"."brin", "t26"."resultaatvolgnummer"
          ORDER BY "t26"."datum_begin_herkomst" DESC, "t26"."inschrijvingvolgnummer_herkomst" ASC, "t26"."crebo_herkomst" DESC, "t26"."leerweg_herkomst" DESC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) - 1 AS "rang"
      FROM (
        SELECT
          "t10"."persoon_id",
          "t10"."brin",
          "t10"."resultaatvolgnummer",
          "t10"."inschrijvingvolgnummer",
          "t8"."lijst_niveau",
          "t10"."opleidingcode" AS "crebo",
          "t10"."datum_resultaat" AS "datum",
          "t24"."persoon_id_herkomst",
          "t24"."brin_herkomst",
          "t24"."inschrijvingvolgnummer_herkomst",
          "t24"."datum_begin_herkomst",
          "t24"."crebo_herkomst",
          "t24"."niveau_herkomst",
          "t24"."leerweg_herkomst",
          "t24"."telt_herkomst"
        FROM (
          SELECT
            *
          FROM "diploma" AS "t1"
          WHERE
            "t1"."datum_resultaat" IS NOT NULL
        ) AS "t10"
        LEFT OUTER JOIN (
          SELECT
            "t2"."opleidingcode" AS "crebo_lijst",
            "t2"."niveau" AS "lijst_niveau"
          FROM "opleiding" AS "t2"
        ) AS "t8"
          ON "t10"."opleidingcode" = "t8"."crebo_lijst"
        INNER JOIN (
          SELECT
            "t20"."persoon_id" AS "persoon_id_herkomst",
            "t20"."brin" AS "brin_herkomst",
            "t20"."inschrijvingvolgnummer" AS "inschrijvingvolgnummer_herkomst",
            "t20"."datum_begin" AS "datum_begin_herkomst",
            "t20"."crebo" AS "crebo_herkomst",
            "t20"."niveau" AS "niveau_herkomst",
            "t20"."leerweg" AS "leerweg_herkomst",
            COALESCE("t20"."leerweg" IN ('BOL', 'BOL_DT', 'BBL', 'EX'), FALSE) AS "telt_herkomst"
          FROM (
            SELECT
              "t19".*
              EXCLUDE ("isp_niveau", "crebo_lijst", "lijst_niveau")
            FROM (
              SELECT
                "t18"."persoon_id",
                "t18"."brin",
                "t18"."inschrijvingvolgnummer",
                "t18"."datum_begin",
                "t18"."volgende",
                "t18"."crebo",
                "t18"."leerweg",
                "t18"."bekostigbaar",
                "t18"."isp_niveau",
                "t18"."isg_begin",
                "t18"."isg_einde",
                "t18"."begin",
                "t18"."einde",
                "t18"."crebo_lijst",
                "t18"."lijst_niveau",
                COALESCE("t18"."lijst_niveau", "t18"."isp_niveau") AS "niveau"
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
                  "t17"."begin",
                  "t17"."einde",
                  "t8"."crebo_lijst",
                  "t8"."lijst_niveau"
                FROM (
                  SELECT
                    "t15"."persoon_id",
                    "t15"."brin",
                    "t15"."inschrijvingvolgnummer",
                    "t15"."datum_begin",
                    "t15"."volgende",
                    "t15"."crebo",
                    "t15"."leerweg",
                    "t15"."bekostigbaar",
                    "t15"."isp_niveau",
                    "t15"."isg_begin",
                    "t15"."isg_einde",
                    GREATEST("t15"."datum_begin", "t15"."isg_begin") AS "begin",
                    LEAST(
                      "t15"."isg_einde",
                      COALESCE("t15"."volgende" - INTERVAL '1' DAY, "t15"."isg_einde")
                    ) AS "einde"
                  FROM (
                    SELECT
                      "t14"."persoon_id",
                      "t14"."brin",
                      "t14"."inschrijvingvolgnummer",
                      "t14"."datum_begin",
                      "t14"."volgende",
                      "t14"."crebo",
                      "t14"."leerweg",
                      "t14"."bekostigbaar",
                      "t14"."isp_niveau",
                      "t12"."isg_begin",
                      "t12"."isg_einde"
                    FROM (
                      SELECT
                        "t9"."persoon_id",
                        "t9"."brin",
                        "t9"."inschrijvingvolgnummer",
                        "t9"."datum_begin",
                        LEAD("t9"."datum_begin") OVER (
                          PARTITION BY "t9"."persoon_id", "t9"."brin", "t9"."inschrijvingvolgnummer"
                          ORDER BY "t9"."datum_begin" ASC, "t9"."opleidingcode" ASC NULLS FIRST, "t9"."leertraject" ASC NULLS FIRST
                          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                        ) AS "volgende",
                        "t9"."opleidingcode" AS "crebo",
                        "t9"."leertraject" AS "leerweg",
                        "t9"."indicatie_bekostigbaar" AS "bekostigbaar",
                        CASE "t9"."niveau"
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
                      ) AS "t9"
                    ) AS "t14"
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
                    ) AS "t12"
                      ON "t14"."persoon_id" = "t12"."persoon_id"
                      AND "t14"."brin" = "t12"."brin"
                      AND "t14"."inschrijvingvolgnummer" = "t12"."inschrijvingvolgnummer"
                  ) AS "t15"
                ) AS "t17"
                LEFT OUTER JOIN (
                  SELECT
                    "t2"."opleidingcode" AS "crebo_lijst",
                    "t2"."niveau" AS "lijst_niveau"
                  FROM "opleiding" AS "t2"
                ) AS "t8"
                  ON "t17"."crebo" = "t8"."crebo_lijst"
              ) AS "t18"
            ) AS "t19"
          ) AS "t20"
        ) AS "t24"
          ON "t10"."persoon_id" = "t24"."persoon_id_herkomst"
          AND "t10"."brin" = "t24"."brin_herkomst"
          AND "t24"."datum_begin_herkomst" <= "t10"."datum_resultaat"
          AND (
            (
              "t10"."inschrijvingvolgnummer" = "t24"."inschrijvingvolgnummer_herkomst"
            )
            OR (
              (
                "t10"."inschrijvingvolgnummer" IS NULL
              )
              AND (
                "t10"."opleidingcode" = "t24"."crebo_herkomst"
              )
            )
          )
      ) AS "t26"
    ) AS "t28"
    WHERE
      "t28"."rang" = 0
  ) AS "t31"
    ON "t10"."persoon_id" = "t31"."persoon_id"
    AND "t10"."brin" = "t31"."brin"
    AND "t10"."resultaatvolgnummer" = "t31"."resultaatvolgnummer"
), "t54" AS (
  SELECT
    "t51"."persoon_id",
    "t51"."brin",
    "t51"."resultaatvolgnummer",
    "t51"."datum",
    "t51"."crebo",
    "t51"."niveau",
    "t51"."leerweg",
    "t51"."buiten",
    "t51"."studiejaar",
    "t51"."in_populatie",
    ROW_NUMBER() OVER (
      PARTITION BY "t51"."persoon_id", "t51"."brin", "t51"."studiejaar"
      ORDER BY COALESCE("t51"."niveau", 0) DESC, "t51"."datum" ASC, "t51"."crebo" ASC, "t51"."resultaatvolgnummer" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS "rang"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t46"."persoon_id",
        "t46"."brin",
        "t46"."resultaatvolgnummer",
        "t46"."datum",
        "t46"."crebo",
        "t46"."niveau",
        "t46"."leerweg",
        "t46"."buiten",
        "t5"."studiejaar",
        COALESCE("t37"."in_populatie", FALSE) AS "in_populatie"
      FROM (
        SELECT
          *
        FROM "t36" AS "t39"
        WHERE
          COALESCE("t39"."niveau", 2) > 1
      ) AS "t46"
      INNER JOIN "peiljaar" AS "t5"
        ON "t5"."teldatum" <= "t46"."datum" AND "t46"."datum" <= "t5"."jaar_einde"
      LEFT OUTER JOIN (
        SELECT
          "t33"."persoon_id",
          "t33"."brin",
          "t33"."studiejaar",
          TRUE AS "in_populatie"
        FROM "t32" AS "t33"
      ) AS "t37"
        ON "t46"."persoon_id" = "t37"."persoon_id"
        AND "t46"."brin" = "t37"."brin"
        AND "t5"."studiejaar" = "t37"."studiejaar"
    ) AS "t48"
    WHERE
      "t48"."in_populatie" OR NOT (
        "t48"."buiten"
      )
  ) AS "t51"
)
SELECT
  *
FROM (
  SELECT
    "t43"."persoon_id",
    "t43"."brin",
    "t43"."studiejaar",
    "t43"."crebo",
    "t43"."niveau",
    "t43"."leerweg",
    'startersresultaat' AS "indicator",
    CAST("t43"."blijft" OR COALESCE("t58"."heeft_diploma", FALSE) AS INT) AS "teller",
    CASE
      WHEN "t43"."blijft"
      THEN 'nog ingeschreven'
      WHEN COALESCE("t58"."heeft_diploma", FALSE)
      THEN 'vertrokken met diploma'
      ELSE 'vertrokken zonder diploma'
    END AS "categorie",
    CAST(NOT (
      "t43"."blijft"
    )
    AND COALESCE("t58"."heeft_diploma", FALSE)
    AND (
      "t58"."niveau_diploma" IS NULL
    ) AS INT) AS "diploma_onbekend"
  FROM (
    SELECT
      "t41".*
      EXCLUDE ("vorige")
    FROM (
      SELECT
        "t33"."persoon_id",
        "t33"."brin",
        "t33"."studiejaar",
        "t33"."crebo",
        "t33"."niveau",
        "t33"."leerweg",
        "t33"."blijft",
        "t33"."vorige"
      FROM "t32" AS "t33"
      WHERE
        (
          "t33"."vorige" IS NULL
        )
        OR (
          (
            "t33"."studiejaar" - "t33"."vorige"
          ) > 6
        )
    ) AS "t41"
  ) AS "t43"
  LEFT OUTER JOIN (
    SELECT
      "t55"."persoon_id",
      "t55"."brin",
      "t55"."studiejaar",
      TRUE AS "heeft_diploma",
      "t55"."crebo" AS "crebo_diploma",
      "t55"."niveau" AS "niveau_diploma",
      "t55"."leerweg" AS "leerweg_diploma"
    FROM "t54" AS "t55"
    WHERE
      "t55"."rang" = 0
  ) AS "t58"
    ON "t43"."persoon_id" = "t58"."persoon_id"
    AND "t43"."brin" = "t58"."brin"
    AND "t43"."studiejaar" = "t58"."studiejaar"
) AS "t60"
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
        "t59"."persoon_id",
        "t59"."brin",
        "t59"."studiejaar",
        "t59"."crebo",
        "t59"."niveau",
        "t59"."leerweg",
        'jaarresultaat' AS "indicator",
        CAST(COALESCE("t59"."heeft_diploma", FALSE) AS INT) AS "teller",
        CASE
          WHEN COALESCE("t59"."heeft_diploma", FALSE) AND "t59"."blijft"
          THEN 'gediplomeerd, gebleven'
          WHEN COALESCE("t59"."heeft_diploma", FALSE)
          THEN 'gediplomeerd, vertrokken'
          ELSE 'vertrokken zonder diploma'
        END AS "categorie",
        CAST(COALESCE("t59"."heeft_diploma", FALSE) AND (
          "t59"."niveau_diploma" IS NULL
        ) AS INT) AS "diploma_onbekend"
      FROM (
        SELECT
          "t34"."persoon_id",
          "t34"."brin",
          "t34"."studiejaar",
          "t34"."crebo",
          "t34"."niveau",
          "t34"."leerweg",
          "t34"."dr_begin",
          "t34"."dr_einde",
          "t34"."vorige",
          "t34"."blijft",
          "t58"."persoon_id" AS "persoon_id_right",
          "t58"."brin" AS "brin_right",
          "t58"."studiejaar" AS "studiejaar_right",
          "t58"."heeft_diploma",
          "t58"."crebo_diploma",
          "t58"."niveau_diploma",
          "t58"."leerweg_diploma"
        FROM "t32" AS "t34"
        LEFT OUTER JOIN (
          SELECT
            "t55"."persoon_id",
            "t55"."brin",
            "t55"."studiejaar",
            TRUE AS "heeft_diploma",
            "t55"."crebo" AS "crebo_diploma",
            "t55"."niveau" AS "niveau_diploma",
            "t55"."leerweg" AS "leerweg_diploma"
          FROM "t54" AS "t55"
          WHERE
            "t55"."rang" = 0
        ) AS "t58"
          ON "t34"."persoon_id" = "t58"."persoon_id"
          AND "t34"."brin" = "t58"."brin"
          AND "t34"."studiejaar" = "t58"."studiejaar"
      ) AS "t59"
      WHERE
        COALESCE("t59"."heeft_diploma", FALSE) OR NOT (
          "t59"."blijft"
        )
    ) AS "t61"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        "t55"."persoon_id",
        "t55"."brin",
        "t55"."studiejaar",
        "t55"."crebo",
        "t55"."niveau",
        "t55"."leerweg",
        'jaarresultaat' AS "indicator",
        CAST(TRUE AS INT) AS "teller",
        'gediplomeerd, niet aanwezig op 1 oktober' AS "categorie",
        CAST("t55"."niveau" IS NULL AS INT) AS "diploma_onbekend"
      FROM "t54" AS "t55"
      WHERE
        "t55"."rang" = 0 AND NOT (
          "t55"."in_populatie"
        )
    ) AS "t57"
  ) AS "t62"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t40"."persoon_id",
      "t40"."brin",
      "t40"."studiejaar",
      "t40"."crebo",
      "t40"."niveau",
      "t40"."leerweg",
      'diplomaresultaat' AS "indicator",
      CAST("t52"."diploma_in_venster" IS NOT NULL AS INT) AS "teller",
      CASE
        WHEN "t52"."diploma_in_venster" IS NOT NULL
        THEN 'vertrokken met diploma'
        ELSE 'vertrokken zonder diploma'
      END AS "categorie",
      CAST((
        "t52"."diploma_in_venster" IS NOT NULL
      )
      AND (
        "t52"."hoogste_niveau" IS NULL
      ) AS INT) AS "diploma_onbekend"
    FROM (
      SELECT
        *
      FROM "t32" AS "t33"
      WHERE
        NOT (
          "t33"."blijft"
        )
    ) AS "t40"
    LEFT OUTER JOIN (
      SELECT
        "t49"."persoon_id",
        "t49"."brin",
        "t49"."studiejaar",
        COUNT(*) AS "diploma_in_venster",
        MAX("t49"."diploma_niveau") AS "hoogste_niveau"
      FROM (
        SELECT
          "t40"."persoon_id",
          "t40"."brin",
          "t40"."studiejaar",
          "t40"."crebo",
          "t40"."niveau",
          "t40"."leerweg",
          "t40"."dr_begin",
          "t40"."dr_einde",
          "t40"."vorige",
          "t40"."blijft",
          "t47"."datum",
          "t47"."persoon",
          "t47"."instelling",
          "t47"."diploma_niveau"
        FROM (
          SELECT
            *
          FROM "t32" AS "t33"
          WHERE
            NOT (
              "t33"."blijft"
            )
        ) AS "t40"
        INNER JOIN (
          SELECT
            "t39"."datum",
            "t39"."persoon_id" AS "persoon",
            "t39"."brin" AS "instelling",
            "t39"."niveau" AS "diploma_niveau"
          FROM "t36" AS "t39"
          WHERE
            COALESCE("t39"."niveau", 2) > 1
        ) AS "t47"
          ON "t40"."persoon_id" = "t47"."persoon"
          AND "t40"."brin" = "t47"."instelling"
          AND "t40"."dr_begin" <= "t47"."datum"
          AND "t47"."datum" <= "t40"."dr_einde"
      ) AS "t49"
      GROUP BY
        1,
        2,
        3
    ) AS "t52"
      ON "t40"."persoon_id" = "t52"."persoon_id"
      AND "t40"."brin" = "t52"."brin"
      AND "t40"."studiejaar" = "t52"."studiejaar"
  ) AS "t53"
) AS "t63"
