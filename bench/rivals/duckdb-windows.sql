-- The mapping's cells in SQL as most analysts would write it: one window over each person's rows for duplicates and main
-- jobs, one over the main jobs for the links. Enterprises have eight digits, so their order as numbers is that of their texts.
SET preserve_insertion_order = false;
CREATE TEMP TABLE tally (valid BIGINT, used BIGINT);
CREATE TEMP TABLE job (
    person BIGINT, month SMALLINT, enterprise INTEGER, sector TINYINT, level TINYINT,
    before SMALLINT, old INTEGER, origin TINYINT, held TINYINT, after SMALLINT);
-- each range
CREATE OR REPLACE TEMP TABLE ranked AS
SELECT
    person, month, enterprise, sector, disco08,
    month IS DISTINCT FROM lag(month) OVER w AS main,
    coalesce(
        month = lag(month) OVER w AND enterprise = lag(enterprise) OVER w AND sector = lag(sector) OVER w
            AND pay IS NOT DISTINCT FROM lag(pay) OVER w AND hours IS NOT DISTINCT FROM lag(hours) OVER w
            AND disco08 IS NOT DISTINCT FROM lag(disco08) OVER w AND rest = lag(rest) OVER w, false) AS duplicate
FROM (
    SELECT person, month, enterprise, sector, disco08, pay, hours, hash(workplace, imputed, sex, birth_year) AS rest
    FROM $records
    WHERE person >= $low AND person < $high AND enterprise IS NOT NULL AND month BETWEEN 198001 AND 210012
        AND month % 100 BETWEEN 1 AND 12 AND sector IN ('stat', 'region', 'kommune', 'fonde', 'privat'))
WINDOW w AS (
    PARTITION BY person
    ORDER BY month, coalesce(pay, 0) DESC, coalesce(hours, 0) DESC, enterprise, sector, disco08 NULLS FIRST, rest);
INSERT INTO tally SELECT count(*), count(*) FILTER (NOT duplicate) FROM ranked;
INSERT INTO job
SELECT
    person, month, enterprise, sector, level, lag(month) OVER w, lag(enterprise) OVER w, lag(sector) OVER w, lag(level) OVER w,
    lead(month) OVER w
FROM (
    SELECT
        person, month // 100 * 12 + month % 100 - 1 AS month, enterprise,
        CASE sector WHEN 'stat' THEN 0 WHEN 'region' THEN 1 WHEN 'kommune' THEN 2 WHEN 'fonde' THEN 3 ELSE 4 END AS sector,
        CASE WHEN disco08 LIKE '1111%' THEN 0 WHEN disco08 LIKE '11%' THEN 1 WHEN disco08 LIKE '1%' THEN 2 ELSE 0 END AS level
    FROM ranked WHERE main)
WINDOW w AS (PARTITION BY person ORDER BY month);
-- end
CREATE TEMP TABLE people AS
SELECT
    month, sector, level, count(*) AS stock,
    count(*) FILTER (before IS NULL OR month - before > 2) AS entries,
    count(*) FILTER (after IS NULL OR after - month > 2) AS exits
FROM job GROUP BY ALL;
CREATE TEMP TABLE moves AS
SELECT * FROM job WHERE month - before <= 2 AND enterprise <> old;
CREATE TEMP TABLE together AS
SELECT month, old, enterprise, count(*) AS people
FROM moves WHERE month - before = 1 GROUP BY ALL HAVING count(*) >= 5;
CREATE TEMP TABLE seen AS
SELECT month, old, count(*) AS people
FROM job SEMI JOIN together USING (month, old) WHERE month - before = 1 GROUP BY ALL;
CREATE TEMP TABLE reorganisation AS
SELECT month, old, enterprise FROM together JOIN seen USING (month, old) WHERE together.people * 10 >= seen.people * 3;
CREATE TEMP TABLE kept AS
SELECT * FROM moves m
WHERE NOT (month - before = 1 AND EXISTS (
    SELECT 1 FROM reorganisation r WHERE r.month = m.month AND r.old = m.old AND r.enterprise = m.enterprise));
CREATE TEMP TABLE hired AS
SELECT
    hire.person, hire.month, hire.sector, bit_or(1 << earlier.sector) AS experience,
    coalesce(bit_or(1 << earlier.sector) FILTER (earlier.level > 0), 0) AS led
FROM kept hire JOIN job earlier
    ON earlier.person = hire.person AND earlier.month < hire.month
    AND (earlier.month >= hire.month - 120 OR earlier.month = hire.before)
WHERE hire.level > 0
GROUP BY ALL;
CREATE TEMP TABLE cells AS
    SELECT concat_ws('|', 'stock', month, sector, level, stock) AS line FROM people
UNION ALL
    SELECT concat_ws('|', 'entries', month, sector, level, entries) FROM people WHERE entries > 0
UNION ALL
    SELECT concat_ws('|', 'exits', month, sector, level, exits) FROM people WHERE exits > 0
UNION ALL
    SELECT concat_ws('|', 'moves', month, origin, sector, held, level, gap, count(*))
    FROM (SELECT *, month - before - 1 > 0 AS late, CASE WHEN late THEN 1 ELSE 0 END AS gap FROM kept)
    GROUP BY month, origin, sector, held, level, gap
UNION ALL
    SELECT concat_ws('|', 'history', month, sector, experience, led, count(*)) FROM hired GROUP BY month, sector, experience, led
UNION ALL
    SELECT concat_ws('|', name, n)
    FROM (
        SELECT unnest([
            {name: 'same_job', n: same_job},
            {name: 'reclassified', n: reclassified},
            {name: 'reorganised', n: moved - (SELECT count(*) FROM kept)},
            {name: 'spells', n: entries + reclassified + moved},
            {name: 'persons', n: persons},
            {name: 'person_periods', n: stock},
            {name: 'used', n: used},
            {name: 'duplicates', n: valid - used},
            {name: 'rejected', n: (SELECT count(*) FROM $records) - valid}], recursive := true)
        FROM (
                SELECT
                    count(*) FILTER (month - before <= 2 AND enterprise = old AND sector = origin) AS same_job,
                    count(*) FILTER (month - before <= 2 AND enterprise = old AND sector <> origin) AS reclassified,
                    count(*) FILTER (before IS NULL) AS persons
                FROM job),
            (SELECT count(*) AS moved FROM moves),
            (SELECT sum(entries) AS entries, sum(stock) AS stock FROM people),
            (SELECT sum(valid) AS valid, sum(used) AS used FROM tally))
    WHERE n > 0;
