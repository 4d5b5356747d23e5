WITH "t20" AS (
  SELECT
    "t19"."persoon_id",
    "t19"."brin",
    "t19"."inschrijvingvolgnummer",
    "t19"."datum_begin",
    "t19"."volgende",
    "t19"."crebo",
    "t19"."leerweg",
    "t19"."bekostigbaar",
    "t19"."isg_begin",
    "t19"."isg_einde",
    "t19"."begin",
    "t19"."einde",
    COALESCE("t8"."lijst_niveau", "t19"."isp_niveau") AS "niveau"
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
        COALESCE(
          CAST(CAST("t17"."volgende" - INTERVAL '1' DAY AS TIMESTAMP) AS DATE),
          "t17"."isg_einde"
        )
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
), "t33" AS (
  SELECT
    "t30"."persoon_id",
    "t30"."brin",
    "t30"."studiejaar",
    "t30"."crebo",
    "t30"."niveau",
    "t30"."leerweg",
    "t30"."dr_begin",
    "t30"."dr_einde",
    LAG("t30"."studiejaar") OVER (
      PARTITION BY "t30"."persoon_id", "t30"."brin"
      ORDER BY "t30"."studiejaar" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "vorige",
    COALESCE(
      LEAD("t30"."studiejaar") OVER (
        PARTITION BY "t30"."persoon_id", "t30"."brin"
        ORDER BY "t30"."studiejaar" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) = (
        "t30"."studiejaar" + 1
      ),
      FALSE
    ) AS "blijft"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t26"."persoon_id",
        "t26"."brin",
        "t26"."inschrijvingvolgnummer",
        "t26"."datum_begin",
        "t26"."volgende",
        "t26"."crebo",
        "t26"."leerweg",
        "t26"."bekostigbaar",
        "t26"."isg_begin",
        "t26"."isg_einde",
        "t26"."begin",
        "t26"."einde",
        "t26"."niveau",
        "t26"."telt",
        "t26"."studiejaar",
        "t26"."teldatum",
        "t26"."jaar_einde",
        "t26"."dr_begin",
        "t26"."dr_einde",
        "t26"."studiejaar_begin",
        "t26"."studiejaar_einde",
        "t26"."nieuw_begin",
        "t26"."nieuw_einde",
        ROW_NUMBER() OVER (
          PARTITION BY "t26"."persoon_id", "t26"."brin", "t26"."studiejaar"
          ORDER BY COALESCE("t26"."niveau", 0) DESC, "t26"."crebo" ASC, "t26"."inschrijvingvolgnummer" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) - 1 AS "rang"
      FROM (
        SELECT
          "t24"."persoon_id",
          "t24"."brin",
          "t24"."inschrijvingvolgnummer",
          "t24"."datum_begin",
          "t24"."volgende",
          "t24"."crebo",
          "t24"."leerweg",
          "t24"."bekostigbaar",
          "t24"."isg_begin",
          "t24"."isg_einde",
          "t24"."begin",
          "t24"."einde",
          "t24"."niveau",
          "t24"."telt",
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
            "t21"."persoon_id",
            "t21"."brin",
            "t21"."inschrijvingvolgnummer",
            "t21"."datum_begin",
            "t21"."volgende",
            "t21"."crebo",
            "t21"."leerweg",
            "t21"."bekostigbaar",
            "t21"."isg_begin",
            "t21"."isg_einde",
            "t21"."begin",
            "t21"."einde",
            "t21"."niveau",
            COALESCE("t21"."leerweg" IN ('BOL', 'BOL_DT', 'BBL', 'EX'), FALSE) AS "telt"
          FROM "t20" AS "t21"
          WHERE
            COALESCE("t21"."leerweg" IN ('BOL', 'BOL_DT', 'BBL', 'EX'), FALSE)
        ) AS "t24"
        INNER JOIN "peiljaar" AS "t5"
          ON "t24"."begin" <= "t5"."teldatum" AND "t5"."teldatum" <= "t24"."einde"
      ) AS "t26"
    ) AS "t28"
    WHERE
      "t28"."rang" = 0
  ) AS "t30"
), "t37" AS (
  SELECT
    "t12"."persoon_id",
    "t12"."brin",
    "t12"."resultaatvolgnummer",
    "t12"."datum_resultaat" AS "datum",
    "t12"."opleidingcode" AS "crebo",
    COALESCE("t8"."lijst_niveau", "t32"."niveau_herkomst") AS "niveau",
    "t32"."leerweg_herkomst" AS "leerweg",
    COALESCE(
      (
        "t32"."leerweg_herkomst" IS NOT NULL
      ) AND NOT (
        "t32"."telt_herkomst"
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
      "t29"."persoon_id",
      "t29"."brin",
      "t29"."resultaatvolgnummer",
      "t29"."leerweg_herkomst",
      "t29"."telt_herkomst",
      CASE
        WHEN COALESCE("t29"."crebo" = "t29"."crebo_herkomst", FALSE)
        THEN "t29"."niveau_herkomst"
        ELSE CAST(NULL AS INT)
      END AS "niveau_herkomst"
    FROM (
      SELECT
        "t27"."persoon_id",
        "t27"."brin",
        "t27"."resultaatvolgnummer",
        "t27"."inschrijvingvolgnummer",
        "t27"."lijst_niveau",
        "t27"."crebo",
        "t27"."datum",
        "t27"."persoon_id_herkomst",
        "t27"."brin_herkomst",
        "t27"."inschrijvingvolgnummer_herkomst",
        "t27"."datum_begin_herkomst",
        "t27"."crebo_herkomst",
        "t27"."niveau_herkomst",
        "t27"."leerweg_herkomst",
        "t27"."telt_herkomst",
        ROW_NUMBER() OVER (
          PARTITION BY "t27"."persoon_id", "t27"."brin", "t27"."resultaatvolgnummer"
          ORDER BY "t27"."datum_begin_herkomst" DESC, "t27"."inschrijvingvolgnummer_herkomst" ASC, "t27"."crebo_herkomst" DESC, "t27"."leerweg_herkomst" DESC
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
          "t25"."persoon_id_herkomst",
          "t25"."brin_herkomst",
          "t25"."inschrijvingvolgnummer_herkomst",
          "t25"."datum_begin_herkomst",
          "t25"."crebo_herkomst",
          "t25"."niveau_herkomst",
          "t25"."leerweg_herkomst",
          "t25"."telt_herkomst"
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
            "t21"."persoon_id" AS "persoon_id_herkomst",
            "t21"."brin" AS "brin_herkomst",
            "t21"."inschrijvingvolgnummer" AS "inschrijvingvolgnummer_herkomst",
            "t21"."datum_begin" AS "datum_begin_herkomst",
            "t21"."crebo" AS "crebo_herkomst",
            "t21"."niveau" AS "niveau_herkomst",
            "t21"."leerweg" AS "leerweg_herkomst",
            COALESCE("t21"."leerweg" IN ('BOL', 'BOL_DT', 'BBL', 'EX'), FALSE) AS "telt_herkomst"
          FROM "t20" AS "t21"
        ) AS "t25"
          ON "t12"."persoon_id" = "t25"."persoon_id_herkomst"
          AND "t12"."brin" = "t25"."brin_herkomst"
          AND "t25"."datum_begin_herkomst" <= "t12"."datum_resultaat"
          AND (
            (
              "t12"."inschrijvingvolgnummer" = "t25"."inschrijvingvolgnummer_herkomst"
            )
            OR (
              (
                "t12"."inschrijvingvolgnummer" IS NULL
              )
              AND (
                "t12"."opleidingcode" = "t25"."crebo_herkomst"
              )
            )
          )
      ) AS "t27"
    ) AS "t29"
    WHERE
      "t29"."rang" = 0
  ) AS "t32"
    ON "t12"."persoon_id" = "t32"."persoon_id"
    AND "t12"."brin" = "t32"."brin"
    AND "t12"."resultaatvolgnummer" = "t32"."resultaatvolgnummer"
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
        COALESCE("t38"."in_populatie", FALSE) AS "in_populatie"
      FROM (
        SELECT
          *
        FROM "t37" AS "t40"
        WHERE
          COALESCE("t40"."niveau", 2) > 1
      ) AS "t46"
      INNER JOIN "peiljaar" AS "t5"
        ON "t5"."teldatum" <= "t46"."datum" AND "t46"."datum" <= "t5"."jaar_einde"
      LEFT OUTER JOIN (
        SELECT
          "t34"."persoon_id",
          "t34"."brin",
          "t34"."studiejaar",
          TRUE AS "in_populatie"
        FROM "t33" AS "t34"
      ) AS "t38"
        ON "t46"."persoon_id" = "t38"."persoon_id"
        AND "t46"."brin" = "t38"."brin"
        AND "t5"."studiejaar" = "t38"."studiejaar"
    ) AS "t48"
    WHERE
      "t48"."in_populatie" OR NOT (
        "t48"."buiten"
      )
  ) AS "t51"
)
SELECT
  "t66"."indicator",
  "t66"."brin",
  "t66"."studiejaar",
  "t66"."crebo",
  "t66"."niveau",
  "t66"."leerweg",
  "t66"."noemer",
  "t66"."teller",
  "t66"."diploma_onbekend",
  "t11"."dossier",
  "t11"."domein"
FROM (
  SELECT
    "t64"."indicator",
    "t64"."brin",
    "t64"."studiejaar",
    "t64"."crebo",
    "t64"."niveau",
    "t64"."leerweg",
    COUNT(*) AS "noemer",
    SUM("t64"."teller") AS "teller",
    SUM("t64"."diploma_onbekend") AS "diploma_onbekend"
  FROM (
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
          "t34"."persoon_id",
          "t34"."brin",
          "t34"."studiejaar",
          "t34"."crebo",
          "t34"."niveau",
          "t34"."leerweg",
          "t34"."blijft"
        FROM "t33" AS "t34"
        WHERE
          (
            "t34"."vorige" IS NULL
          )
          OR (
            (
              "t34"."studiejaar" - "t34"."vorige"
            ) > 6
          )
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
              "t35"."persoon_id",
              "t35"."brin",
              "t35"."studiejaar",
              "t35"."crebo",
              "t35"."niveau",
              "t35"."leerweg",
              "t35"."dr_begin",
              "t35"."dr_einde",
              "t35"."vorige",
              "t35"."blijft",
              "t58"."persoon_id" AS "persoon_id_right",
              "t58"."brin" AS "brin_right",
              "t58"."studiejaar" AS "studiejaar_right",
              "t58"."heeft_diploma",
              "t58"."crebo_diploma",
              "t58"."niveau_diploma",
              "t58"."leerweg_diploma"
            FROM "t33" AS "t35"
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
              ON "t35"."persoon_id" = "t58"."persoon_id"
              AND "t35"."brin" = "t58"."brin"
              AND "t35"."studiejaar" = "t58"."studiejaar"
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
          "t41"."persoon_id",
          "t41"."brin",
          "t41"."studiejaar",
          "t41"."crebo",
          "t41"."niveau",
          "t41"."leerweg",
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
          FROM "t33" AS "t34"
          WHERE
            NOT (
              "t34"."blijft"
            )
        ) AS "t41"
        LEFT OUTER JOIN (
          SELECT
            "t49"."persoon_id",
            "t49"."brin",
            "t49"."studiejaar",
            COUNT(*) AS "diploma_in_venster",
            MAX("t49"."diploma_niveau") AS "hoogste_niveau"
          FROM (
            SELECT
              "t41"."persoon_id",
              "t41"."brin",
              "t41"."studiejaar",
              "t41"."crebo",
              "t41"."niveau",
              "t41"."leerweg",
              "t41"."dr_begin",
              "t41"."dr_einde",
              "t41"."vorige",
              "t41"."blijft",
              "t47"."datum",
              "t47"."persoon",
              "t47"."instelling",
              "t47"."diploma_niveau"
            FROM (
              SELECT
                *
              FROM "t33" AS "t34"
              WHERE
                NOT (
                  "t34"."blijft"
                )
            ) AS "t41"
            INNER JOIN (
              SELECT
                "t40"."datum",
                "t40"."persoon_id" AS "persoon",
                "t40"."brin" AS "instelling",
                "t40"."niveau" AS "diploma_niveau"
              FROM "t37" AS "t40"
              WHERE
                COALESCE("t40"."niveau", 2) > 1
            ) AS "t47"
              ON "t41"."persoon_id" = "t47"."persoon"
              AND "t41"."brin" = "t47"."instelling"
              AND "t41"."dr_begin" <= "t47"."datum"
              AND "t47"."datum" <= "t41"."dr_einde"
          ) AS "t49"
          GROUP BY
            1,
            2,
            3
        ) AS "t52"
          ON "t41"."persoon_id" = "t52"."persoon_id"
          AND "t41"."brin" = "t52"."brin"
          AND "t41"."studiejaar" = "t52"."studiejaar"
      ) AS "t53"
    ) AS "t63"
  ) AS "t64"
  GROUP BY
    1,
    2,
    3,
    4,
    5,
    6
) AS "t66"
LEFT OUTER JOIN (
  SELECT
    "t0"."opleidingcode" AS "crebo_lijst",
    COALESCE("t0"."dossier_code", "t0"."dossier") AS "dossier",
    COALESCE("t0"."domein_code", "t0"."domein") AS "domein"
  FROM "opleiding" AS "t0"
) AS "t11"
  ON "t66"."crebo" = "t11"."crebo_lijst"
