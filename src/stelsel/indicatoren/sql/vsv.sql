SELECT
  COALESCE("t2"."meting", "t9"."meting") AS "meting",
  COALESCE("t7"."persoon_id", "t9"."persoon_id") AS "persoon_id",
  CASE
    WHEN "t7"."persoon_id" IS NOT NULL
    THEN COALESCE("t7"."brin", "t2"."brin_bestand")
    ELSE "t9"."brin"
  END AS "brin",
  CASE WHEN "t7"."persoon_id" IS NOT NULL THEN "t7"."niveau" ELSE "t9"."niveau" END AS "niveau",
  CASE WHEN "t7"."persoon_id" IS NOT NULL THEN "t7"."sector" ELSE "t9"."sector" END AS "sector",
  CASE WHEN "t7"."persoon_id" IS NOT NULL THEN "t7"."leerweg" ELSE "t9"."leerweg" END AS "leerweg",
  CASE
    WHEN "t7"."persoon_id" IS NOT NULL
    THEN "t7"."opleiding"
    ELSE "t9"."opleiding"
  END AS "opleiding",
  CASE
    WHEN "t7"."persoon_id" IS NOT NULL
    THEN "t7"."rmc_regio"
    ELSE "t9"."rmc_regio"
  END AS "rmc_regio",
  CAST("t9"."persoon_id" IS NOT NULL AS TINYINT) AS "in_teller",
  CAST("t7"."persoon_id" IS NOT NULL AS TINYINT) AS "in_noemer",
  CAST((
    "t7"."persoon_id" IS NOT NULL
  )
  AND (
    "t9"."persoon_id" IS NOT NULL
  )
  AND NOT (
    "t7"."niveau" IS NOT DISTINCT FROM "t9"."niveau"
  ) AS TINYINT) AS "ander_niveau",
  "t9"."regel"
FROM "meting" AS "t2"
INNER JOIN (
  SELECT
    "t5".*
    EXCLUDE ("rang")
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t3"."levering_id",
        "t3"."persoon_id",
        "t3"."brin",
        "t3"."leerweg",
        "t3"."rmc_regio",
        "t3"."niveau",
        "t3"."sector",
        "t3"."opleiding",
        "t3"."regel",
        ROW_NUMBER() OVER (
          PARTITION BY "t3"."levering_id", "t3"."persoon_id"
          ORDER BY COALESCE("t3"."niveau", 0) DESC, "t3"."regel" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) - 1 AS "rang"
      FROM (
        SELECT
          "t1"."levering_id",
          "t1"."persoon_id",
          "t1"."brin",
          "t1"."leerweg",
          "t1"."rmc_regio",
          CAST(CASE
            WHEN "t1"."niveau" = 'MBO-1'
            THEN 1
            WHEN "t1"."niveau" = 'MBO-2'
            THEN 2
            WHEN "t1"."niveau" = 'MBO-3'
            THEN 3
            WHEN "t1"."niveau" = 'MBO-4'
            THEN 4
            ELSE NULL
          END AS INT) AS "niveau",
          COALESCE("t1"."naam_onderwijsaanbieder", "t1"."onderwijsaanbieder") AS "sector",
          "t1"."onderwijscode" AS "opleiding",
          "t1"."regel_in_bestand" AS "regel"
        FROM "vsv_telling" AS "t1"
      ) AS "t3"
    ) AS "t4"
    WHERE
      "t4"."rang" = 0
  ) AS "t5"
) AS "t7"
  ON "t2"."noemer_levering" = "t7"."levering_id"
FULL OUTER JOIN (
  SELECT
    "t2"."meting",
    "t7"."persoon_id",
    "t7"."regel",
    "t7"."niveau",
    "t7"."sector",
    "t7"."leerweg",
    "t7"."opleiding",
    "t7"."rmc_regio",
    COALESCE("t7"."brin", "t2"."brin_bestand") AS "brin"
  FROM "meting" AS "t2"
  INNER JOIN (
    SELECT
      "t5".*
      EXCLUDE ("rang")
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t3"."levering_id",
          "t3"."persoon_id",
          "t3"."brin",
          "t3"."leerweg",
          "t3"."rmc_regio",
          "t3"."niveau",
          "t3"."sector",
          "t3"."opleiding",
          "t3"."regel",
          ROW_NUMBER() OVER (
            PARTITION BY "t3"."levering_id", "t3"."persoon_id"
            ORDER BY COALESCE("t3"."niveau", 0) DESC, "t3"."regel" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1 AS "rang"
        FROM (
          SELECT
            "t1"."levering_id",
            "t1"."persoon_id",
            "t1"."brin",
            "t1"."leerweg",
            "t1"."rmc_regio",
            CAST(CASE
              WHEN "t1"."niveau" = 'MBO-1'
              THEN 1
              WHEN "t1"."niveau" = 'MBO-2'
              THEN 2
              WHEN "t1"."niveau" = 'MBO-3'
              THEN 3
              WHEN "t1"."niveau" = 'MBO-4'
              THEN 4
              ELSE NULL
            END AS INT) AS "niveau",
            COALESCE("t1"."naam_onderwijsaanbieder", "t1"."onderwijsaanbieder") AS "sector",
            "t1"."onderwijscode" AS "opleiding",
            "t1"."regel_in_bestand" AS "regel"
          FROM "vsv_telling" AS "t1"
        ) AS "t3"
      ) AS "t4"
      WHERE
        "t4"."rang" = 0
    ) AS "t5"
  ) AS "t7"
    ON "t2"."teller_levering" = "t7"."levering_id"
) AS "t9"
  ON "t2"."meting" = "t9"."meting" AND "t7"."persoon_id" = "t9"."persoon_id"
