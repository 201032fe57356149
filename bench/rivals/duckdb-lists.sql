-- The mapping's cells in SQL for rows in any order, by hand for this register and this profile. What decides about a row is
-- packed into one integer, the integers of a person are a sorted list, and neighbours in the list are the links.
--
-- The bits of a row, from the highest: month since January 1980 (11), pay in øre, most first (30), hours in hundredths, most
-- first (15), enterprise (27), sector in the order of its text (3), class of the occupation in the order of its text (3),
-- and a hash of what only tells duplicates apart (30). So pay goes up to 10.7 million a month, hours to 327, and
-- enterprises have eight digits. Multiplying is faster than shifting 128 bits.
SET preserve_insertion_order = false;
CREATE TEMP TABLE person (jobs BIGINT[], rows BIGINT, duplicates BIGINT);
CREATE TEMP MACRO month_of(job) AS job >> 33;
CREATE TEMP MACRO enterprise_of(job) AS (job >> 6) & 134217727;
CREATE TEMP MACRO sector_of(job) AS (787 >> (3 * ((job >> 3) & 7))::INTEGER) & 7;
CREATE TEMP MACRO level_of(job) AS (2328 >> (2 * (job & 7))::INTEGER) & 3;
-- each range
INSERT INTO person
SELECT
    list_sort(list(((packed >> 108)::BIGINT << 33) | ((packed & 9223372036854775807)::BIGINT >> 30))
        FILTER ((packed >> 108) IS DISTINCT FROM (before >> 108))),
    count(*),
    count(*) FILTER (packed = before)
FROM (
    SELECT person, unnest(packed) AS packed, unnest(list_prepend(NULL, packed[:-2])) AS before
    FROM (
        SELECT person, list_sort(list(
            ((((month // 100 - 1980) * 12 + month % 100 - 1)::BIGINT << 45)
                | ((1073741823 - CAST(coalesce(pay, 0) * 100 AS BIGINT)) << 15)
                | (32767 - CAST(coalesce(hours, 0) * 100 AS BIGINT)))::HUGEINT * 9223372036854775808::HUGEINT
            + ((enterprise::BIGINT << 36)
                | (CASE sector WHEN 'fonde' THEN 0 WHEN 'kommune' THEN 1 WHEN 'privat' THEN 2 WHEN 'region' THEN 3 ELSE 4 END::BIGINT << 33)
                | (CASE WHEN disco08 >= '2' THEN 6 WHEN disco08 >= '12' THEN 5 WHEN disco08 >= '1112' THEN 4
                    WHEN disco08 >= '1111' THEN 3 WHEN disco08 >= '11' THEN 2 WHEN disco08 >= '1' THEN 1 ELSE 0 END::BIGINT << 30)
                | (hash(workplace, disco08, imputed, sex, birth_year) & 1073741823)::BIGINT)::HUGEINT)) AS packed
        FROM $records
        WHERE person >= $low AND person < $high AND enterprise IS NOT NULL AND month BETWEEN 198001 AND 210012
            AND month % 100 BETWEEN 1 AND 12 AND sector IN ('stat', 'region', 'kommune', 'fonde', 'privat')
        GROUP BY person))
GROUP BY person;
-- end
CREATE TEMP TABLE people AS
SELECT
    month_of(job) AS month, sector_of(job) AS sector, level_of(job) AS level, sum(stock) AS stock, sum(entries) AS entries,
    sum(exits) AS exits
FROM (
    SELECT
        (job >> 33 << 33) | (job & 63) AS job,
        count(*) AS stock,
        count(*) FILTER (before IS NULL OR month_of(job) - month_of(before) > 2) AS entries,
        count(*) FILTER (after IS NULL OR month_of(after) - month_of(job) > 2) AS exits
    FROM (SELECT unnest(jobs) AS job, unnest(list_prepend(NULL, jobs[:-2])) AS before, unnest(jobs[2:]) AS after FROM person)
    GROUP BY ALL)
GROUP BY ALL;
CREATE TEMP TABLE links AS
SELECT
    count(*) FILTER ((job & 56) = (before & 56)) AS same_job,
    count(*) FILTER ((job & 56) <> (before & 56)) AS reclassified
FROM (SELECT unnest(jobs[2:]) AS job, unnest(jobs[:-2]) AS before FROM person)
WHERE month_of(job) - month_of(before) <= 2 AND enterprise_of(job) = enterprise_of(before);
CREATE TEMP TABLE moves AS
SELECT
    job, before, month_of(job) AS month, month_of(job) - month_of(before) - 1 AS gap,
    CASE WHEN level_of(job) > 0 THEN list_filter(jobs, lambda j: j < job AND (month_of(j) >= month_of(job) - 120 OR j = before)) END AS earlier
FROM (SELECT jobs, unnest(jobs[2:]) AS job, unnest(jobs[:-2]) AS before FROM person)
WHERE month_of(job) - month_of(before) <= 2 AND enterprise_of(job) <> enterprise_of(before);
CREATE TEMP TABLE together AS
SELECT month, enterprise_of(before) AS old, enterprise_of(job) AS new, count(*) AS people
FROM moves WHERE gap = 0 GROUP BY ALL HAVING count(*) >= 5;
CREATE TEMP TABLE seen AS
SELECT month_of(job) AS month, enterprise_of(before) AS old, count(*) AS people
FROM (SELECT unnest(jobs[2:]) AS job, unnest(jobs[:-2]) AS before FROM person)
WHERE month_of(job) - month_of(before) = 1
    AND (month_of(job) << 27 | enterprise_of(before)) IN (SELECT month << 27 | old FROM together)
GROUP BY ALL;
CREATE TEMP TABLE reorganisation AS
SELECT month, old, new FROM together JOIN seen USING (month, old) WHERE together.people * 10 >= seen.people * 3;
CREATE TEMP TABLE kept AS
SELECT * FROM moves
WHERE NOT (gap = 0 AND (month, enterprise_of(before), enterprise_of(job)) IN (SELECT (month, old, new) FROM reorganisation));
CREATE TEMP TABLE cells AS
    SELECT concat_ws('|', 'stock', month + 23760, sector, level, stock) AS line FROM people
UNION ALL
    SELECT concat_ws('|', 'entries', month + 23760, sector, level, entries) FROM people WHERE entries > 0
UNION ALL
    SELECT concat_ws('|', 'exits', month + 23760, sector, level, exits) FROM people WHERE exits > 0
UNION ALL
    SELECT concat_ws('|', 'moves', month + 23760, origin, destination, held, taken, over_gap, count(*))
    FROM (
        SELECT month, sector_of(before) AS origin, sector_of(job) AS destination, level_of(before) AS held,
            level_of(job) AS taken, least(gap, 1) AS over_gap
        FROM kept)
    GROUP BY month, origin, destination, held, taken, over_gap
UNION ALL
    SELECT concat_ws('|', 'history', month + 23760, destination, experience, led, count(*))
    FROM (
        SELECT month, sector_of(job) AS destination,
            list_bit_or(list_transform(earlier, lambda j: 1 << sector_of(j)::INTEGER)) AS experience,
            coalesce(list_bit_or(list_transform(
                list_filter(earlier, lambda j: level_of(j) > 0), lambda j: 1 << sector_of(j)::INTEGER)), 0) AS led
        FROM kept WHERE level_of(job) > 0)
    GROUP BY month, destination, experience, led
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
            {name: 'used', n: valid - duplicates},
            {name: 'duplicates', n: duplicates},
            {name: 'rejected', n: (SELECT count(*) FROM $records) - valid}], recursive := true)
        FROM links,
            (SELECT count(*) AS moved FROM moves),
            (SELECT sum(entries) AS entries, sum(stock) AS stock FROM people),
            (SELECT count(*) AS persons, sum(rows) AS valid, sum(duplicates) AS duplicates FROM person))
    WHERE n > 0;
