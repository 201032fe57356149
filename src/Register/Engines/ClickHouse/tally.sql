-- What the rows of one bucket of a shard's persons say of the quality of the data, whatever the mapping: 1 for rows that equal
-- an earlier one of their person, by first period; 2 for periods in which a person has several jobs; 3 for those with several
-- employers.
SELECT tupleElement(found, 1) AS kind, tupleElement(found, 2) AS at_period, tupleElement(found, 3) AS at_end, count() AS people
FROM
(
    SELECT arrayJoin(arrayConcat(
        twice,
        arrayMap(v_t -> (toUInt8(2), v_t, toUInt32(0)),
            arrayFilter((v_t, v_place) -> v_place = 2, job_periods, arrayEnumerateUniq(job_periods))),
        arrayMap(v_t -> (toUInt8(3), v_t, toUInt32(0)),
            arrayFilter((v_t, v_place) -> v_place = 2, employer_periods, arrayEnumerateUniq(employer_periods))))) AS found
    FROM
    (
        SELECT
            arrayMap((v_t, v_end) -> (toUInt8(1), v_t, v_end),
                arrayFilter((v_t, v_copy, v_start) -> v_copy != 1 AND v_t = v_start, periods, copy, starts),
                arrayFilter((v_end, v_t, v_copy, v_start) -> v_copy != 1 AND v_t = v_start, ends, periods, copy, starts)) AS twice,
            arrayFilter((v_t, v_copy) -> v_copy = 1, periods, copy) AS job_periods,
            arrayFilter((v_t, v_copy) -> v_copy = 1, periods, arrayEnumerateUniq(employers, periods)) AS employer_periods
        FROM
        (
            SELECT
                groupArray(stood) AS periods, groupArray(period) AS starts, groupArray(until) AS ends, groupArray(employer) AS employers,
                arrayEnumerateUniq(groupArray(content), groupArray(stood)) AS copy
            FROM
            (
                SELECT person_high, person_low, {stood} AS stood, period, until, employer, content
                FROM {rows}
                WHERE bucket = {bucket}
            )
            GROUP BY person_high, person_low
        )
    )
)
GROUP BY kind, at_period, at_end
