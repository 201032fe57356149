-- The mapping's cells in the best SQL found, by hand for this register and this profile. The file is ordered by person and
-- month, so a window without an order sees the rows before and after as they stream by, and sorts nothing. Rows in the middle
-- of a run of the same job, month after month, are dropped there; what is left, a sixth, says the same.
--
-- Such a window has one thread and keeps the file's order, whatever the settings say: the two halves of a range run beside
-- each other. A slot is a person and a month since January 1980. A job is the enterprise, the sector in the order of its
-- text, and the class of the occupation in the order of its text. What decides among the rows of a slot is packed into one
-- integer: pay in øre, most first (30 bits), hours in hundredths, most first (15), the job (33), a hash of what only tells
-- duplicates apart (30). So pay goes up to 10.7 million a month, hours to 327, and enterprises have eight digits.
SET preserve_insertion_order = false;
CREATE TEMP MACRO enterprise_of(job) AS (job >> 6) & 134217727;
CREATE TEMP MACRO sector_of(job) AS (787 >> (3 * ((job >> 3) & 7))::INTEGER) & 7;
CREATE TEMP MACRO level_of(job) AS (2328 >> (2 * (job & 7))::INTEGER) & 3;
CREATE TEMP VIEW valid AS
SELECT
    person, pay, hours, workplace, disco08, imputed, sex, birth_year,
    (person << 11) | ((month // 100 - 1980) * 12 + month % 100 - 1) AS slot,
    (enterprise::BIGINT << 6)
        | (CASE sector WHEN 'fonde' THEN 0 WHEN 'kommune' THEN 1 WHEN 'privat' THEN 2 WHEN 'region' THEN 3 ELSE 4 END << 3)
        | CASE WHEN disco08 >= '2' THEN 6 WHEN disco08 >= '12' THEN 5 WHEN disco08 >= '1112' THEN 4
            WHEN disco08 >= '1111' THEN 3 WHEN disco08 >= '11' THEN 2 WHEN disco08 >= '1' THEN 1 ELSE 0 END AS job
FROM $records
WHERE enterprise IS NOT NULL AND month BETWEEN 198001 AND 210012 AND month % 100 BETWEEN 1 AND 12
    AND sector IN ('stat', 'region', 'kommune', 'fonde', 'privat');
CREATE TEMP MACRO edges(low, high) AS TABLE
SELECT
    CASE WHEN before > slot THEN error('The file is not ordered by person and month.') ELSE slot END AS slot, after,
    (((1073741823 - CAST(coalesce(pay, 0) * 100 AS BIGINT)) << 15)
        | (32767 - CAST(coalesce(hours, 0) * 100 AS BIGINT)))::HUGEINT * 9223372036854775808::HUGEINT
    + ((job << 30) | (hash(workplace, disco08, imputed, sex, birth_year) & 1073741823)::BIGINT)::HUGEINT AS packed
FROM (
    SELECT
        slot, job, pay, hours, workplace, disco08, imputed, sex, birth_year, lag(slot) OVER () AS before,
        lag(slot, 2) OVER () AS earlier, lag(job) OVER () AS job_before, lead(slot) OVER () AS after
    FROM valid WHERE person >= low AND person < high)
WHERE before IS DISTINCT FROM slot - 1 OR after IS DISTINCT FROM slot + 1 OR job <> job_before OR earlier = before;
CREATE TEMP TABLE edge (slot BIGINT, after BIGINT, packed HUGEINT);
-- each range
INSERT INTO edge FROM edges($low, ($low + $high) // 2) UNION ALL FROM edges(($low + $high) // 2, $high);
-- end
CREATE TEMP TABLE main AS
SELECT
    slot, max(after) AS after, sum(n) AS rows, count(*) AS used,
    (min(packed) & 9223372036854775807)::BIGINT >> 30 AS job
FROM (SELECT slot, packed, max(after) AS after, count(*) AS n FROM edge GROUP BY slot, packed)
GROUP BY slot;
CREATE TEMP TABLE run AS
SELECT
    slot >> 11 AS person, month, last, job, rows, used, lag(job) OVER w AS job_before, lag(last) OVER w AS before,
    lead(month) OVER w AS next
FROM (
    SELECT
        *, slot & 2047 AS month,
        CASE WHEN after = slot + 1 AND next > slot + 1 THEN (next & 2047) - 1 ELSE slot & 2047 END AS last
    FROM (SELECT *, lead(slot) OVER (PARTITION BY slot >> 11 ORDER BY slot) AS next FROM main))
WINDOW w AS (PARTITION BY slot >> 11 ORDER BY slot);
CREATE TEMP TABLE change AS
SELECT month, sector, level, sum(started) AS started, sum(ended) AS ended, sum(entries) AS entries, sum(exits) AS exits
FROM (
    SELECT
        month, sector_of(job) AS sector, level_of(job) AS level, 1 AS started, 0 AS ended,
        CASE WHEN before IS NULL OR month - before > 2 THEN 1 ELSE 0 END AS entries, 0 AS exits
    FROM run
    UNION ALL
    SELECT
        last, sector_of(job), level_of(job), 0, 1, 0, CASE WHEN next IS NULL OR next - last > 2 THEN 1 ELSE 0 END
    FROM run)
GROUP BY ALL;
CREATE TEMP TABLE people AS
SELECT
    month, sector, level, coalesce(entries, 0) AS entries, coalesce(exits, 0) AS exits,
    sum(started) OVER w - coalesce(sum(ended) OVER (w ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS stock
FROM (SELECT unnest(generate_series(min(month), max(month))) AS month FROM change)
    CROSS JOIN (SELECT DISTINCT sector, level FROM change)
    LEFT JOIN change USING (month, sector, level)
WINDOW w AS (PARTITION BY sector, level ORDER BY month);
CREATE TEMP TABLE moves AS
SELECT person, month, before, job, job_before, month - before - 1 AS gap
FROM run WHERE month - before <= 2 AND enterprise_of(job) <> enterprise_of(job_before);
CREATE TEMP TABLE together AS
SELECT month, enterprise_of(job_before) AS old, enterprise_of(job) AS new, count(*) AS people
FROM moves WHERE gap = 0 GROUP BY ALL HAVING count(*) >= 5;
CREATE TEMP TABLE seen AS
SELECT asked.month, asked.old, count(*) AS people
FROM (SELECT DISTINCT month, old FROM together) asked
    JOIN run ON enterprise_of(run.job) = asked.old
    AND asked.month > run.month AND asked.month <= run.last + CASE WHEN run.next = run.last + 1 THEN 1 ELSE 0 END
GROUP BY ALL;
CREATE TEMP TABLE reorganisation AS
SELECT month, old, new FROM together JOIN seen USING (month, old) WHERE together.people * 10 >= seen.people * 3;
CREATE TEMP TABLE kept AS
SELECT * FROM moves
WHERE NOT (gap = 0 AND (month, enterprise_of(job_before), enterprise_of(job)) IN (SELECT (month, old, new) FROM reorganisation));
CREATE TEMP TABLE hired AS
SELECT
    hire.person, hire.month, sector_of(hire.job) AS destination, bit_or(1 << sector_of(run.job)::INTEGER) AS experience,
    coalesce(bit_or(1 << sector_of(run.job)::INTEGER) FILTER (level_of(run.job) > 0), 0) AS led
FROM kept hire JOIN run
    ON run.person = hire.person AND run.month < hire.month
    AND (run.last >= hire.month - 120 OR run.last = hire.before)
WHERE level_of(hire.job) > 0
GROUP BY ALL;
CREATE TEMP TABLE cells AS
    SELECT concat_ws('|', 'stock', month + 23760, sector, level, stock) AS line FROM people WHERE stock > 0
UNION ALL
    SELECT concat_ws('|', 'entries', month + 23760, sector, level, entries) FROM people WHERE entries > 0
UNION ALL
    SELECT concat_ws('|', 'exits', month + 23760, sector, level, exits) FROM people WHERE exits > 0
UNION ALL
    SELECT concat_ws('|', 'moves', month + 23760, origin, destination, held, taken, over_gap, count(*))
    FROM (
        SELECT month, sector_of(job_before) AS origin, sector_of(job) AS destination, level_of(job_before) AS held,
            level_of(job) AS taken, least(gap, 1) AS over_gap
        FROM kept)
    GROUP BY month, origin, destination, held, taken, over_gap
UNION ALL
    SELECT concat_ws('|', 'history', month + 23760, destination, experience, led, count(*))
    FROM hired GROUP BY month, destination, experience, led
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
            {name: 'duplicates', n: rows - used},
            {name: 'rejected', n: (SELECT count(*) FROM $records) - rows}], recursive := true)
        FROM (
                SELECT
                    sum(last - month) + count(*) FILTER (
                        month - before <= 2 AND enterprise_of(job) = enterprise_of(job_before)
                        AND (job & 56) = (job_before & 56)) AS same_job,
                    count(*) FILTER (
                        month - before <= 2 AND enterprise_of(job) = enterprise_of(job_before)
                        AND (job & 56) <> (job_before & 56)) AS reclassified,
                    count(*) FILTER (before IS NULL) AS persons,
                    sum(rows + last - month) AS rows,
                    sum(used + last - month) AS used
                FROM run),
            (SELECT count(*) AS moved FROM moves),
            (SELECT sum(entries) AS entries, sum(stock) AS stock FROM people))
    WHERE n > 0;
