WITH "t18" AS (
  SELECT
    "t17"."persoon_id",
    "t17"."brin",
    "t17"."inschrijvingvolgnummer",
    "t17"."datum_begin",
    "t17"."volgende",
    "t17"."crebo",
    "t17"."leerweg",
    "t17"."bekostigbaar",
    "t17"."isg_begin",
    "t17"."isg_einde",
    "t17"."begin",
    "t17"."einde",
    COALESCE("t8"."lijst_niveau", "t17"."isp_niveau") AS "niveau"
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
        COALESCE(
          CAST(CAST("t15"."volgende" - INTERVAL '1' DAY AS TIMESTAMP) AS DATE),
          "t15"."isg_einde"
        )
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
), "t31" AS (
  SELECT
    "t28"."persoon_id",
    "t28"."brin",
    "t28"."studiejaar",
    "t28"."crebo",
    "t28"."niveau",
    "t28"."leerweg",
    "t28"."dr_begin",
    "t28"."dr_einde",
    LAG("t28"."studiejaar") OVER (
      PARTITION BY "t28"."persoon_id", "t28"."brin"
      ORDER BY "t28"."studiejaar" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "vorige",
    COALESCE(
      LEAD("t28"."studiejaar") OVER (
        PARTITION BY "t28"."persoon_id", "t28"."brin"
        ORDER BY "t28"."studiejaar" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) = (
        "t28"."studiejaar" + 1
      ),
      FALSE
    ) AS "blijft"
  FROM (
    SELECT
      *
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
        "t24"."studiejaar",
        "t24"."teldatum",
        "t24"."jaar_einde",
        "t24"."dr_begin",
        "t24"."dr_einde",
        "t24"."studiejaar_begin",
        "t24"."studiejaar_einde",
        "t24"."nieuw_begin",
        "t24"."nieuw_einde",
        ROW_NUMBER() OVER (
          PARTITION BY "t24"."persoon_id", "t24"."brin", "t24"."studiejaar"
          ORDER BY COALESCE("t24"."niveau", 0) DESC, "t24"."crebo" ASC, "t24"."inschrijvingvolgnummer" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) - 1 AS "rang"
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
          "t22"."telt",
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
            "t19"."niveau",
            COALESCE("t19"."leerweg" IN ('BOL', 'BOL_DT', 'BBL', 'EX'), FALSE) AS "telt"
          FROM "t18" AS "t19"
          WHERE
            COALESCE("t19"."leerweg" IN ('BOL', 'BOL_DT', 'BBL', 'EX'), FALSE)
        ) AS "t22"
        INNER JOIN "peiljaar" AS "t5"
          ON "t22"."begin" <= "t5"."teldatum" AND "t5"."teldatum" <= "t22"."einde"
      ) AS "t24"
    ) AS "t26"
    WHERE
      "t26"."rang" = 0
  ) AS "t28"
), "t35" AS (
  SELECT
    "t10"."persoon_id",
    "t10"."brin",
    "t10"."resultaatvolgnummer",
    "t10"."datum_resultaat" AS "datum",
    "t10"."opleidingcode" AS "crebo",
    COALESCE("t8"."lijst_niveau", "t30"."niveau_herkomst") AS "niveau",
    "t30"."leerweg_herkomst" AS "leerweg",
    COALESCE(
      (
        "t30"."leerweg_herkomst" IS NOT NULL
      ) AND NOT (
        "t30"."telt_herkomst"
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
      "t27"."persoon_id",
      "t27"."brin",
      "t27"."resultaatvolgnummer",
      "t27"."leerweg_herkomst",
      "t27"."telt_herkomst",
      CASE
        WHEN COALESCE("t27"."crebo" = "t27"."crebo_herkomst", FALSE)
        THEN "t27"."niveau_herkomst"
        ELSE CAST(NULL AS INT)
      END AS "niveau_herkomst"
    FROM (
      SELECT
        "t25"."persoon_id",
        "t25"."brin",
        "t25"."resultaatvolgnummer",
        "t25"."inschrijvingvolgnummer",
        "t25"."lijst_niveau",
        "t25"."crebo",
        "t25"."datum",
        "t25"."persoon_id_herkomst",
        "t25"."brin_herkomst",
        "t25"."inschrijvingvolgnummer_herkomst",
        "t25"."datum_begin_herkomst",
        "t25"."crebo_herkomst",
        "t25"."niveau_herkomst",
        "t25"."leerweg_herkomst",
        "t25"."telt_herkomst",
        ROW_NUMBER() OVER (
          PARTITION BY "t25"."persoon_id", "t25"."brin", "t25"."resultaatvolgnummer"
          ORDER BY "t25"."datum_begin_herkomst" DESC, "t25"."inschrijvingvolgnummer_herkomst" ASC, "t25"."crebo_herkomst" DESC, "t25"."leerweg_herkomst" DESC
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
          "t23"."persoon_id_herkomst",
          "t23"."brin_herkomst",
          "t23"."inschrijvingvolgnummer_herkomst",
          "t23"."datum_begin_herkomst",
          "t23"."crebo_herkomst",
          "t23"."niveau_herkomst",
          "t23"."leerweg_herkomst",
          "t23"."telt_herkomst"
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
            "t19"."persoon_id" AS "persoon_id_herkomst",
            "t19"."brin" AS "brin_herkomst",
            "t19"."inschrijvingvolgnummer" AS "inschrijvingvolgnummer_herkomst",
            "t19"."datum_begin" AS "datum_begin_herkomst",
            "t19"."crebo" AS "crebo_herkomst",
            "t19"."niveau" AS "niveau_herkomst",
            "t19"."leerweg" AS "leerweg_herkomst",
            COALESCE("t19"."leerweg" IN ('BOL', 'BOL_DT', 'BBL', 'EX'), FALSE) AS "telt_herkomst"
          FROM "t18" AS "t19"
        ) AS "t23"
          ON "t10"."persoon_id" = "t23"."persoon_id_herkomst"
          AND "t10"."brin" = "t23"."brin_herkomst"
          AND "t23"."datum_begin_herkomst" <= "t10"."datum_resultaat"
          AND (
            (
              "t10"."inschrijvingvolgnummer" = "t23"."inschrijvingvolgnummer_herkomst"
            )
            OR (
              (
                "t10"."inschrijvingvolgnummer" IS NULL
              )
              AND (
                "t10"."opleidingcode" = "t23"."crebo_herkomst"
              )
            )
          )
      ) AS "t25"
    ) AS "t27"
    WHERE
      "t27"."rang" = 0
  ) AS "t30"
    ON "t10"."persoon_id" = "t30"."persoon_id"
    AND "t10"."brin" = "t30"."brin"
    AND "t10"."resultaatvolgnummer" = "t30"."resultaatvolgnummer"
), "t52" AS (
  SELECT
    "t49"."persoon_id",
    "t49"."brin",
    "t49"."resultaatvolgnummer",
    "t49"."datum",
    "t49"."crebo",
    "t49"."niveau",
    "t49"."leerweg",
    "t49"."buiten",
    "t49"."studiejaar",
    "t49"."in_populatie",
    ROW_NUMBER() OVER (
      PARTITION BY "t49"."persoon_id", "t49"."brin", "t49"."studiejaar"
      ORDER BY COALESCE("t49"."niveau", 0) DESC, "t49"."datum" ASC, "t49"."crebo" ASC, "t49"."resultaatvolgnummer" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS "rang"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t44"."persoon_id",
        "t44"."brin",
        "t44"."resultaatvolgnummer",
        "t44"."datum",
        "t44"."crebo",
        "t44"."niveau",
        "t44"."leerweg",
        "t44"."buiten",
        "t5"."studiejaar",
        COALESCE("t36"."in_populatie", FALSE) AS "in_populatie"
      FROM (
        SELECT
          *
        FROM "t35" AS "t38"
        WHERE
          COALESCE("t38"."niveau", 2) > 1
      ) AS "t44"
      INNER JOIN "peiljaar" AS "t5"
        ON "t5"."teldatum" <= "t44"."datum" AND "t44"."datum" <= "t5"."jaar_einde"
      LEFT OUTER JOIN (
        SELECT
          "t32"."persoon_id",
          "t32"."brin",
          "t32"."studiejaar",
          TRUE AS "in_populatie"
        FROM "t31" AS "t32"
      ) AS "t36"
        ON "t44"."persoon_id" = "t36"."persoon_id"
        AND "t44"."brin" = "t36"."brin"
        AND "t5"."studiejaar" = "t36"."studiejaar"
    ) AS "t46"
    WHERE
      "t46"."in_populatie" OR NOT (
        "t46"."buiten"
      )
  ) AS "t49"
)
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
    'startersresultaat' AS "indicator",
    CAST("t41"."blijft" OR COALESCE("t56"."heeft_diploma", FALSE) AS INT) AS "teller",
    CASE
      WHEN "t41"."blijft"
      THEN 'nog ingeschreven'
      WHEN COALESCE("t56"."heeft_diploma", FALSE)
      THEN 'vertrokken met diploma'
      ELSE 'vertrokken zonder diploma'
    END AS "categorie",
    CAST(NOT (
      "t41"."blijft"
    )
    AND COALESCE("t56"."heeft_diploma", FALSE)
    AND (
      "t56"."niveau_diploma" IS NULL
    ) AS INT) AS "diploma_onbekend"
  FROM (
    SELECT
      "t32"."persoon_id",
      "t32"."brin",
      "t32"."studiejaar",
      "t32"."crebo",
      "t32"."niveau",
      "t32"."leerweg",
      "t32"."blijft"
    FROM "t31" AS "t32"
    WHERE
      (
        "t32"."vorige" IS NULL
      )
      OR (
        (
          "t32"."studiejaar" - "t32"."vorige"
        ) > 6
      )
  ) AS "t41"
  LEFT OUTER JOIN (
    SELECT
      "t53"."persoon_id",
      "t53"."brin",
      "t53"."studiejaar",
      TRUE AS "heeft_diploma",
      "t53"."crebo" AS "crebo_diploma",
      "t53"."niveau" AS "niveau_diploma",
      "t53"."leerweg" AS "leerweg_diploma"
    FROM "t52" AS "t53"
    WHERE
      "t53"."rang" = 0
  ) AS "t56"
    ON "t41"."persoon_id" = "t56"."persoon_id"
    AND "t41"."brin" = "t56"."brin"
    AND "t41"."studiejaar" = "t56"."studiejaar"
) AS "t58"
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
        "t57"."persoon_id",
        "t57"."brin",
        "t57"."studiejaar",
        "t57"."crebo",
        "t57"."niveau",
        "t57"."leerweg",
        'jaarresultaat' AS "indicator",
        CAST(COALESCE("t57"."heeft_diploma", FALSE) AS INT) AS "teller",
        CASE
          WHEN COALESCE("t57"."heeft_diploma", FALSE) AND "t57"."blijft"
          THEN 'gediplomeerd, gebleven'
          WHEN COALESCE("t57"."heeft_diploma", FALSE)
          THEN 'gediplomeerd, vertrokken'
          ELSE 'vertrokken zonder diploma'
        END AS "categorie",
        CAST(COALESCE("t57"."heeft_diploma", FALSE) AND (
          "t57"."niveau_diploma" IS NULL
        ) AS INT) AS "diploma_onbekend"
      FROM (
        SELECT
          "t33"."persoon_id",
          "t33"."brin",
          "t33"."studiejaar",
          "t33"."crebo",
          "t33"."niveau",
          "t33"."leerweg",
          "t33"."dr_begin",
          "t33"."dr_einde",
          "t33"."vorige",
          "t33"."blijft",
          "t56"."persoon_id" AS "persoon_id_right",
          "t56"."brin" AS "brin_right",
          "t56"."studiejaar" AS "studiejaar_right",
          "t56"."heeft_diploma",
          "t56"."crebo_diploma",
          "t56"."niveau_diploma",
          "t56"."leerweg_diploma"
        FROM "t31" AS "t33"
        LEFT OUTER JOIN (
          SELECT
            "t53"."persoon_id",
            "t53"."brin",
            "t53"."studiejaar",
            TRUE AS "heeft_diploma",
            "t53"."crebo" AS "crebo_diploma",
            "t53"."niveau" AS "niveau_diploma",
            "t53"."leerweg" AS "leerweg_diploma"
          FROM "t52" AS "t53"
          WHERE
            "t53"."rang" = 0
        ) AS "t56"
          ON "t33"."persoon_id" = "t56"."persoon_id"
          AND "t33"."brin" = "t56"."brin"
          AND "t33"."studiejaar" = "t56"."studiejaar"
      ) AS "t57"
      WHERE
        COALESCE("t57"."heeft_diploma", FALSE) OR NOT (
          "t57"."blijft"
        )
    ) AS "t59"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        "t53"."persoon_id",
        "t53"."brin",
        "t53"."studiejaar",
        "t53"."crebo",
        "t53"."niveau",
        "t53"."leerweg",
        'jaarresultaat' AS "indicator",
        CAST(TRUE AS INT) AS "teller",
        'gediplomeerd, niet aanwezig op 1 oktober' AS "categorie",
        CAST("t53"."niveau" IS NULL AS INT) AS "diploma_onbekend"
      FROM "t52" AS "t53"
      WHERE
        "t53"."rang" = 0 AND NOT (
          "t53"."in_populatie"
        )
    ) AS "t55"
  ) AS "t60"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t39"."persoon_id",
      "t39"."brin",
      "t39"."studiejaar",
      "t39"."crebo",
      "t39"."niveau",
      "t39"."leerweg",
      'diplomaresultaat' AS "indicator",
      CAST("t50"."diploma_in_venster" IS NOT NULL AS INT) AS "teller",
      CASE
        WHEN "t50"."diploma_in_venster" IS NOT NULL
        THEN 'vertrokken met diploma'
        ELSE 'vertrokken zonder diploma'
      END AS "categorie",
      CAST((
        "t50"."diploma_in_venster" IS NOT NULL
      )
      AND (
        "t50"."hoogste_niveau" IS NULL
      ) AS INT) AS "diploma_onbekend"
    FROM (
      SELECT
        *
      FROM "t31" AS "t32"
      WHERE
        NOT (
          "t32"."blijft"
        )
    ) AS "t39"
    LEFT OUTER JOIN (
      SELECT
        "t47"."persoon_id",
        "t47"."brin",
        "t47"."studiejaar",
        COUNT(*) AS "diploma_in_venster",
        MAX("t47"."diploma_niveau") AS "hoogste_niveau"
      FROM (
        SELECT
          "t39"."persoon_id",
          "t39"."brin",
          "t39"."studiejaar",
          "t39"."crebo",
          "t39"."niveau",
          "t39"."leerweg",
          "t39"."dr_begin",
          "t39"."dr_einde",
          "t39"."vorige",
          "t39"."blijft",
          "t45"."datum",
          "t45"."persoon",
          "t45"."instelling",
          "t45"."diploma_niveau"
        FROM (
          SELECT
            *
          FROM "t31" AS "t32"
          WHERE
            NOT (
              "t32"."blijft"
            )
        ) AS "t39"
        INNER JOIN (
          SELECT
            "t38"."datum",
            "t38"."persoon_id" AS "persoon",
            "t38"."brin" AS "instelling",
            "t38"."niveau" AS "diploma_niveau"
          FROM "t35" AS "t38"
          WHERE
            COALESCE("t38"."niveau", 2) > 1
        ) AS "t45"
          ON "t39"."persoon_id" = "t45"."persoon"
          AND "t39"."brin" = "t45"."instelling"
          AND "t39"."dr_begin" <= "t45"."datum"
          AND "t45"."datum" <= "t39"."dr_einde"
      ) AS "t47"
      GROUP BY
        1,
        2,
        3
    ) AS "t50"
      ON "t39"."persoon_id" = "t50"."persoon_id"
      AND "t39"."brin" = "t50"."brin"
      AND "t39"."studiejaar" = "t50"."studiejaar"
  ) AS "t51"
) AS "t61"
