-- The turning points in the careers of one bucket of a shard's persons. A run is a stretch of periods that follow each
-- other with the same main job; a turning point stands between two runs, before the first and after the last.
-- Array functions alone, so that old servers run it as new ones do. No lambda sees an array but through its elements, since
-- a captured array is copied for each of them; the few runs of a person are the exception. What is looked up there comes as an
-- argument, replicated: old servers drop a column that only a lambda's body names. An argument is never named like a column:
-- they would take one for the other.
SELECT
    tupleElement(turn, 1) AS period, tupleElement(turn, 2) AS employer, tupleElement(turn, 3) AS sector,
    tupleElement(turn, 4) AS level, tupleElement(turn, 5) AS grp, tupleElement(turn, 6) AS is_counted,
    tupleElement(turn, 7) AS period_before, tupleElement(turn, 8) AS employer_before, tupleElement(turn, 9) AS sector_before,
    tupleElement(turn, 10) AS level_before, tupleElement(turn, 11) AS grp_before, tupleElement(turn, 12) AS is_counted_before,
    toUInt8(is_counted AND is_counted_before AND period <= period_before + 1 + {gap}) AS is_linked,
    tupleElement(turn, 13) AS ambiguous,
    arrayReduce('groupBitOr', arrayMap((v_end, v_sector, v_counts) ->
        if(v_counts AND v_end < period AND v_end + {look_back} >= period, toUInt32(bitShiftLeft(toUInt32(1), v_sector)), toUInt32(0)),
        ends, sectors, experiences)) AS experience,
    arrayReduce('groupBitOr', arrayMap((v_end, v_sector, v_level, v_counts) ->
        if(v_counts AND v_level > 0 AND v_end < period AND v_end + {look_back} >= period, toUInt32(bitShiftLeft(toUInt32(1), v_sector)), toUInt32(0)),
        ends, sectors, levels, experiences)) AS leader_experience,
    toUInt16(if(tupleElement(turn, 14) = 0, 65535, period - tupleElement(turn, 14))) AS tenure,
    toUInt16(if(tupleElement(turn, 15) = 0, 65535, period_before - tupleElement(turn, 15))) AS tenure_before,
    toUInt8(period = 0 AND in_window) AS persons
FROM
(
    SELECT
        arrayExists(v_t -> v_t >= {first}, ends) AS in_window,
        ends, sectors, levels, arrayMap(v_broken -> NOT v_broken, broken) AS experiences,
        arrayJoin(arrayMap(
            (v_t, v_e, v_s, v_l, v_g, v_c, v_pt, v_pe, v_ps, v_pl, v_pg, v_pc, v_ambiguous, v_since, v_psince) ->
            (v_t, v_e, v_s, v_l, v_g, v_c, v_pt, v_pe, v_ps, v_pl, v_pg, v_pc, v_ambiguous, v_since, v_psince),
            starts, employers, sectors, levels, grps, counted,
            arrayPopBack(arrayPushFront(ends, toUInt32(0))), arrayPopBack(arrayPushFront(employers, toUInt32(0))),
            arrayPopBack(arrayPushFront(sectors, toUInt8(0))), arrayPopBack(arrayPushFront(levels, toUInt8(0))),
            arrayPopBack(arrayPushFront(grps, toUInt32(0))), arrayPopBack(arrayPushFront(counted, toUInt8(0))),
            arrayMap((v_broken, v_t, v_end) -> if(v_broken AND v_t >= {first}, toUInt32(v_end + 1 - v_t), toUInt32(0)), broken, starts, ends),
            sinces, arrayPopBack(arrayPushFront(sinces, toUInt32(0))))) AS turn
    FROM
    (
        -- The runs with what the mapping asks of them, and after the last an ambiguous one in period 0.
        SELECT
            arrayPushBack(run_starts, toUInt32(0)) AS starts,
            arrayPushBack(run_ends, toUInt32(0)) AS ends,
            arrayPushBack(arrayMap(v_place -> toUInt32(bitShiftRight(v_place, 32)), run_places), toUInt32(0)) AS employers,
            arrayPushBack(arrayMap(v_kind -> toUInt8(bitAnd(v_kind, 63)), run_kinds), toUInt8(0)) AS sectors,
            arrayPushBack(run_levels, toUInt8(0)) AS levels,
            arrayPushBack(arrayMap((v_kind, v_t) -> {group}, run_kinds, run_starts), toUInt32(0)) AS grps,
            arrayPushBack(run_broken, toUInt8(1)) AS broken,
            arrayPushBack(arrayMap((v_t, v_broken) -> toUInt8(v_t >= {first} AND NOT v_broken), run_starts, run_broken), toUInt8(0)) AS counted,
            arrayPushBack(arrayMap((v_stretch, v_starts) -> v_starts[v_stretch],
                arrayCumSum(run_begins), replicate(stretch_starts, run_begins)), toUInt32(0)) AS sinces
        FROM
        (
            -- When each run's stretch as a leader began: 0 for who is no leader, or began unseen.
            SELECT
                run_starts, run_ends, run_places, run_kinds, run_broken, run_levels, run_begins,
                arrayFilter((v_x, v_begins) -> v_begins,
                    arrayMap((v_t, v_lead, v_before) -> if(v_lead = 0 OR v_before = 255 OR v_before = v_lead, toUInt32(0), v_t),
                        run_starts, run_leads, arrayMap((v_known, v_leads) -> v_leads[v_known], run_known, replicate(known_leads, run_known))), run_begins) AS stretch_starts
            FROM
            (
                -- Of each run: whether a stretch begins, and the number of unambiguous runs before, plus one. The leads of these
                -- stand after a 255 for nobody.
                SELECT
                    run_starts, run_ends, run_places, run_kinds, run_broken, run_levels, run_leads,
                    arrayMap((v_t, v_pend, v_lead, v_plead) -> toUInt8(NOT (v_lead > 0 AND v_lead = v_plead AND v_t <= v_pend + 1 + {gap})),
                        run_starts, arrayPopBack(arrayPushFront(run_ends, toUInt32(0))),
                        run_leads, arrayPopBack(arrayPushFront(run_leads, toUInt8(0)))) AS run_begins,
                    arrayMap((v_count, v_broken) -> toUInt32(v_count + v_broken),
                        arrayCumSum(arrayMap(v_broken -> toUInt8(NOT v_broken), run_broken)), run_broken) AS run_known,
                    arrayPushFront(arrayFilter((v_lead, v_broken) -> NOT v_broken, run_leads, run_broken), toUInt8(255)) AS known_leads
                FROM
                (
                    -- Where each run leads: the sector plus one, or 0 for who is no leader or ambiguous.
                    SELECT
                        run_starts, run_ends, run_places, run_kinds, run_broken, run_levels,
                        arrayMap((v_kind, v_level, v_broken) -> toUInt8(if(v_level > 0 AND NOT v_broken, bitAnd(v_kind, 63) + 1, 0)),
                            run_kinds, run_levels, run_broken) AS run_leads
                    FROM
                    (
                        SELECT
                            run_starts, run_ends, run_places, run_kinds, run_broken,
                            arrayMap(v_place -> {level}, run_places) AS run_levels
                        FROM
                        (
                            SELECT
                                arrayFilter((v_x, v_new) -> v_new, main_periods, is_new) AS run_starts,
                                arrayFilter((v_x, v_new) -> v_new, main_places, is_new) AS run_places,
                                arrayFilter((v_x, v_new) -> v_new, main_kinds, is_new) AS run_kinds,
                                arrayFilter((v_x, v_new) -> v_new, main_broken, is_new) AS run_broken,
                                arrayFilter((v_x, v_new) -> v_new, main_periods, arrayPopFront(arrayPushBack(is_new, toUInt8(1)))) AS run_ends
                            FROM
                            (
                                SELECT
                                    main_periods, main_places, main_kinds, main_broken,
                                    arrayMap((v_t, v_pt, v_place, v_pplace, v_kind, v_pkind, v_broken, v_pbroken) -> toUInt8(
                                        v_t != v_pt + 1 OR v_place != v_pplace OR v_kind != v_pkind OR v_broken != v_pbroken OR v_t = {first} OR {is_new_year}),
                                        main_periods, arrayPopBack(arrayPushFront(main_periods, toUInt32(0))),
                                        main_places, arrayPopBack(arrayPushFront(main_places, toUInt64(0))),
                                        main_kinds, arrayPopBack(arrayPushFront(main_kinds, toUInt64(0))),
                                        main_broken, arrayPopBack(arrayPushFront(main_broken, toUInt8(0)))) AS is_new
                                FROM
                                (
                                    -- One main job a period: the first of its rows. It is ambiguous when the employer changes among them.
                                    SELECT
                                        arrayFilter((v_x, v_first) -> v_first, row_periods, is_first) AS main_periods,
                                        arrayFilter((v_x, v_first) -> v_first, row_places, is_first) AS main_places,
                                        arrayFilter((v_x, v_first) -> v_first, row_kinds, is_first) AS main_kinds,
                                        {main_broken} AS main_broken
                                    FROM
                                    (
                                        SELECT
                                            row_periods, row_places, row_kinds,
                                            arrayMap((v_t, v_pt) -> toUInt8(v_t != v_pt), row_periods, arrayPopBack(arrayPushFront(row_periods, toUInt32(0)))) AS is_first,
                                            arrayMap((v_t, v_nt) -> toUInt8(v_t != v_nt), row_periods, arrayPopFront(arrayPushBack(row_periods, toUInt32(0)))) AS is_last
                                        FROM
                                        (
                                            SELECT
                                                arrayMap(v_row -> tupleElement(v_row, 1), sorted) AS row_periods,
                                                arrayMap(v_row -> tupleElement(v_row, 4), sorted) AS row_places,
                                                arrayMap(v_row -> tupleElement(v_row, 5), sorted) AS row_kinds
                                            FROM
                                            (
                                                -- By period, the main job first. Rows that equal another stand next to it and change nothing.
                                                SELECT
                                                    arraySort(arrayMap((v_t, v_c1, v_c2, v_place, v_kind) -> (v_t, v_c1, v_c2, v_place, v_kind),
                                                        groupArray(stood), groupArray(criterion_1), groupArray(criterion_2),
                                                        groupArray(place), groupArray(kind))) AS sorted
                                                FROM
                                                (
                                                    -- Packed, since every array costs: employer and job; attributes and sector.
                                                    SELECT
                                                        person_high, person_low, {stood} AS stood, {criterion_1} AS criterion_1, {criterion_2} AS criterion_2,
                                                        bitOr(bitShiftLeft(toUInt64(employer), 32), toUInt64(job)) AS place,
                                                        bitOr(bitShiftLeft(toUInt64(attribute), 8), toUInt64(sector)) AS kind
                                                    FROM {rows}
                                                    WHERE bucket = {bucket} AND period <= {last}
                                                )
                                                GROUP BY person_high, person_low
                                            )
                                        )
                                    )
                                )
                            )
                        )
                    )
                )
            )
        )
    )
)
