"""The mapping's cells with pandas and numpy: one sort of all rows, then whole columns at a time.

with-pandas.py COLUMNS CELLS: COLUMNS is a folder of plain binary columns, CELLS the file to write. Prints the seconds from the
first byte read to the last cell counted; the start of Python and its imports are not in them.
"""

import os
import sys
import time

import numpy as np
import pandas as pd

GAP, LOOK_BACK, MIN_PEOPLE = 1, 120, 5
TYPES = {
    "person": "f8", "enterprise": "i4", "workplace": "f8", "month": "i4", "sector": "i1", "disco08": "i2", "pay": "f8",
    "hours": "f8", "imputed": "i1", "sex": "i1", "birth_year": "i2",
}
REST = ["workplace", "imputed", "sex", "birth_year"]


def texts(folder, name):
    with open(os.path.join(folder, name + ".txt"), encoding="utf-8") as file:
        return file.read().splitlines()


def level(occupation):
    if occupation.startswith("1111"):
        return 0
    return 1 if occupation.startswith("11") else 2 if occupation.startswith("1") else 0


def lines(name, keys, counts=None):
    """Cells from parallel columns of keys, counted here or before."""
    frame = pd.DataFrame({str(i): key for i, key in enumerate(keys)})
    names = list(frame.columns)
    if counts is None:
        frame = frame.groupby(names, sort=False).size().reset_index(name="n")
    else:
        frame["n"] = counts
    return ["|".join([name, *map(str, row)]) for row in frame.itertuples(index=False) if row[-1] > 0]


def main(folder, output):
    start = time.perf_counter()
    column = {name: np.fromfile(os.path.join(folder, name + ".bin"), dtype) for name, dtype in TYPES.items()}
    rows = len(column["person"])

    # A sector that is missing has number -1 and so the last place, which is no sector.
    places = np.array([["stat", "region", "kommune", "fonde", "privat"].index(text)
                       if text in ("stat", "region", "kommune", "fonde", "privat") else -1
                       for text in texts(folder, "sector")] + [-1], dtype="i1")
    levels = np.array([level(text) for text in texts(folder, "disco08")] + [0], dtype="i1")
    month = column["month"]
    valid = ((column["person"] >= 0) & (column["enterprise"] >= 0) & (month >= 198001) & (month <= 210012)
             & (month % 100 >= 1) & (month % 100 <= 12) & (places[column["sector"]] >= 0))
    column = {name: values[valid] for name, values in column.items()}
    month = column["month"]
    period = month // 100 * 12 + month % 100 - 1
    person = column["person"]

    # Rows that are in order already need no sort; the rows of a month with several do.
    if not np.all((person[1:] > person[:-1]) | ((person[1:] == person[:-1]) & (period[1:] >= period[:-1]))):
        order = np.lexsort((period, person))
        column = {name: values[order] for name, values in column.items()}
        person, period = column["person"], period[order]
    together = np.zeros(len(person), dtype=bool)
    same = (person[1:] == person[:-1]) & (period[1:] == period[:-1])
    together[1:] = same
    together[:-1] |= same
    several = pd.DataFrame({name: values[together] for name, values in column.items()})
    several["at"] = np.flatnonzero(together)
    duplicates = int(several.drop(columns="at").duplicated().sum())
    main_job = several.sort_values(
        ["person", "month", "pay", "hours", "enterprise", "sector", "disco08"],
        ascending=[True, True, False, False, True, True, True]).drop_duplicates(["person", "month"])["at"].to_numpy()
    keep = ~together
    keep[main_job] = True

    person, period, employer = person[keep], period[keep], column["enterprise"][keep]
    sector, position = places[column["sector"][keep]], levels[column["disco08"][keep]]
    del column, several
    follows = person[1:] == person[:-1]
    distance = period[1:] - period[:-1]
    linked = follows & (distance <= GAP + 1)
    entry = np.ones(len(person), dtype=bool)
    leaving = entry.copy()
    entry[1:] = ~linked
    leaving[:-1] = ~linked
    same_employer = employer[1:] == employer[:-1]
    same_sector = sector[1:] == sector[:-1]
    result = []
    for name, chosen in ("stock", slice(None)), ("entries", entry), ("exits", leaving):
        code = (period[chosen].astype("i8") * 5 + sector[chosen]) * 3 + position[chosen]
        first = code.min()
        count = np.bincount(code - first)
        code = np.flatnonzero(count) + first
        result += lines(name, (code // 15, code // 3 % 5, code % 3), count[code - first])

    moved = np.flatnonzero(linked & ~same_employer)
    move = pd.DataFrame({
        "at": moved, "period": period[moved + 1], "old": employer[moved], "new": employer[moved + 1],
        "origin": sector[moved], "destination": sector[moved + 1], "before": position[moved], "after": position[moved + 1],
        "gap": (distance[moved] > 1).astype("i1"),
    })
    groups = move[move["gap"] == 0].groupby(["period", "old", "new"], sort=False).size().reset_index(name="people")
    groups = groups[groups["people"] >= MIN_PEOPLE]
    direct = follows & (distance == 1) & np.isin(employer[:-1], groups["old"].unique())
    seen = pd.DataFrame({"period": period[1:][direct], "old": employer[:-1][direct]}).groupby(["period", "old"]).size()
    groups = groups.merge(seen.reset_index(name="seen"), on=["period", "old"])
    groups = groups[groups["people"] * 10 >= groups["seen"] * 3][["period", "old", "new"]].assign(gap=0)
    marked = move.merge(groups.assign(part=True), how="left", on=["period", "old", "new", "gap"])
    kept = marked[marked["part"].isna()]
    result += lines("moves", [kept[key] for key in ("period", "origin", "destination", "before", "after", "gap")])

    # Only those who are hired as leaders have a history that counts: their main jobs, and the last in each sector so far.
    hires = kept[kept["after"] > 0]
    persons = np.isin(person, np.unique(person[hires["at"]]))
    place = np.cumsum(persons) - 1
    at = place[hires["at"].to_numpy()]
    arrival = hires["period"].to_numpy()
    his_period, his_sector, his_position = period[persons], sector[persons], position[persons]
    his_person = person[persons]
    number = np.arange(len(his_person))
    start_of = np.maximum.accumulate(np.where(np.r_[True, his_person[1:] != his_person[:-1]], number, 0))[at]
    bits = []
    for leading in False, True:
        known = np.zeros(len(at), dtype="i8")
        for code in range(5):
            held = (his_sector == code) & ((his_position > 0) | (not leading))
            last = np.maximum.accumulate(np.where(held, number, -1))[at]
            within = (last >= start_of) & ((his_period[last] >= arrival - LOOK_BACK) | (last == at))
            known |= within.astype("i8") << code
        bits.append(known)
    result += lines("history", [arrival, hires["destination"].to_numpy(), *bits])
    reclassified = int(np.count_nonzero(linked & same_employer & ~same_sector))
    totals = {
        "same_job": int(np.count_nonzero(linked & same_employer & same_sector)),
        "reclassified": reclassified,
        "reorganised": len(move) - len(kept),
        "spells": int(np.count_nonzero(entry)) + reclassified + len(move),
        "persons": int(np.count_nonzero(~follows)) + 1,
        "person_periods": len(person),
        "used": int(np.count_nonzero(valid)) - duplicates,
        "duplicates": duplicates,
        "rejected": rows - int(np.count_nonzero(valid)),
    }
    result += [f"{name}|{count}" for name, count in totals.items() if count > 0]
    print(f"{time.perf_counter() - start:.4f}")
    with open(output, "w", encoding="utf-8") as file:
        file.writelines(line + "\n" for line in result)


main(sys.argv[1], sys.argv[2])
