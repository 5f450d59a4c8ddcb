"""Time every indicator on a million attendance rows against one groupby of the same rows.

The yardstick is `groupby(["activity_id", "organisation"], observed=True).size()` over the rows of
the programme's own coded attendance, in the same process. Times are seconds of the processor, so
that another program that runs beside it does not count. Prints the seconds and ratio of
each indicator, how the time grows from 100,000 rows, and the memory beyond the loaded programme.
Each size runs in a process of its own; the programme is built in memory, not from workbooks.
"""

import json
import resource
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
from ratio import Ratio

from wijkmakers_analysis.indicators.catalogue import CATALOGUE
from wijkmakers_analysis.intake import Reading
from wijkmakers_analysis.intake.columns import empty_table
from wijkmakers_analysis.intake.people import DROPPED, MENTIONS
from wijkmakers_analysis.programme import Programme, build_programme
from wijkmakers_analysis.schemas import SHEETS
from wijkmakers_analysis.settings import Settings, Year

ROWS, PEOPLE, ORGANISATIONS, ACTIVITIES = 1_000_000, 100_000, 5_000, 20_000
MOST_RATIO, MOST_MEMORY_MB, MOST_GROWTH = 40, 2048, 12
YEARS = {
    2022: Year(2022, "Eén jaar", date(2021, 12, 1), date(2022, 11, 30)),
    2023: Year(2023, "Twee jaar", date(2022, 12, 1), date(2023, 11, 30)),
}
REPORTED = 2023
SEED = 2021


def build_large_programme(rows: int) -> Programme:
    """Return an invented programme in which everything grows with the attendance rows.

    Parameters
    ----------
    rows
        Rows of attendance: at ROWS there are PEOPLE, ORGANISATIONS and ACTIVITIES.
    """
    draw = np.random.default_rng(SEED)
    part = rows / ROWS
    people = _names("p", PEOPLE * part)
    organisations = _names("Organisatie ", ORGANISATIONS * part)
    activities = _names("A", ACTIVITIES * part)
    kinds = np.array(["workshop", "bijeenkomst", "wijkwandeling", "leergang", "werkplaats"], object)
    days = np.datetime64("2021-12-01") + draw.integers(0, 730, len(activities))
    sectors = np.array(["wonen", "zorg", "onderwijs", "overheid", "bewoners", "bouw"], object)
    own = organisations[draw.integers(0, len(organisations), len(people))]
    own = np.where(draw.random(len(people)) < 0.1, "bewoner", own)
    person = draw.integers(0, len(people), rows)
    cohorts = _names("Leergang ", 100 * part)
    began = np.datetime64("2021-12-01") + draw.integers(0, 500, len(cohorts))
    enrolled = draw.choice(len(people), int(20_000 * part), replace=False)
    brought = int(20_000 * part)
    tables = {
        "activities": {
            "activity_id": activities,
            "activity_title": activities,
            "kind": kinds[draw.integers(0, len(kinds), len(activities))],
            "date": days,
            "status": "doorgegaan",
            "initiative": np.array(["eigen", "opdracht"], object)[draw.integers(0, 2, len(days))],
            "commissioner": organisations[draw.integers(0, len(organisations), len(activities))],
        },
        "attendance": {
            "activity_id": activities[draw.integers(0, len(activities), rows)],
            "person_id": people[person],
            "organisation": own[person],
            "presence": "aanwezig",
            "role": "deelnemer",
        },
        "participants": {
            "person_id": people,
            "age_band": np.array(["18-24", "25-34", "35-49", "50-64", "65+"], object)[
                draw.integers(0, 5, len(people))
            ],
        },
        "organisations": {
            "organisation": organisations,
            "sector": sectors[draw.integers(0, len(sectors), len(organisations))],
            "relation": "partner",
        },
        "cohorts": {"cohort": cohorts, "start_date": began, "end_date": began + 200},
        "enrolments": {
            "cohort": cohorts[draw.integers(0, len(cohorts), len(enrolled))],
            "person_id": people[enrolled],
            "organisation": own[enrolled],
            "status": np.array(["afgerond", "gestopt"], object)[draw.integers(0, 2, len(enrolled))],
        },
        "contributions": {
            "organisation": organisations[draw.integers(0, len(organisations), brought)],
            "kind": np.array(["plek", "gids", "vraag", "deelnemers"], object)[
                draw.integers(0, 4, brought)
            ],
            "activity_id": activities[draw.integers(0, len(activities), brought)],
        },
    }
    frames = {name: _table(name, tables.get(name, {})) for name in SHEETS}
    doubles = pd.DataFrame({"person_1": people[:100], "person_2": people[100:200]}, dtype=object)
    settings = Settings(root=Path(), name="Wijkmakers", data=Path(), years=YEARS)
    places = {(f"{name}.xlsx", "Blad"): {} for name in SHEETS}
    reading = Reading(
        tables=frames, problems=(), ledger=(), cell_columns=places, possible_doubles=doubles
    )
    return build_programme(settings, reading)


def measure(rows: int) -> dict:
    """Return seconds of the yardstick and of each indicator, and memory in MB, of one size."""
    programme = build_large_programme(rows)
    year = programme.settings.year(REPORTED)
    loaded = _peak_mb()
    coded = programme.coded_attendance
    seconds = {}
    findings = []
    yardsticks = [_yardstick(coded)]
    for indicator in CATALOGUE:
        started = time.process_time()
        findings.append(indicator.compute(programme, year))
        seconds[indicator.id] = time.process_time() - started
    yardsticks += [_yardstick(coded), _yardstick(coded)]
    return {
        "yardstick": sorted(yardsticks)[1],
        "seconds": seconds,
        "memory": _peak_mb() - loaded,
        "findings": sum(map(len, findings)),
    }


def main() -> int:
    """Print the table; exit 1 where a bound is broken."""
    small, large = (_measure_apart(rows) for rows in (ROWS // 10, ROWS))
    unit = large["yardstick"]
    print(f"{'':26} {'100.000':>9} {'1.000.000':>10} {'x groupby':>10}")
    for name, seconds in large["seconds"].items():
        print(f"{name:26} {small['seconds'][name]:9.2f} {seconds:10.2f} {seconds / unit:10.1f}")
    totals = [sum(one["seconds"].values()) for one in (small, large)]
    print(f"{'everything':26} {totals[0]:9.2f} {totals[1]:10.2f} {totals[1] / unit:10.1f}")
    print(f"one groupby: {unit:.3f} s; findings: {large['findings']}")
    print(f"ten times the rows: {totals[1] / totals[0]:.1f} x the time (at most {MOST_GROWTH})")
    print(f"memory beyond the programme: {large['memory']:.0f} MB (at most {MOST_MEMORY_MB})")
    is_good = (
        totals[1] <= MOST_RATIO * unit
        and totals[1] <= MOST_GROWTH * totals[0]
        and large["memory"] <= MOST_MEMORY_MB
    )
    return 0 if is_good else 1


def ratios(rows: int = ROWS) -> list[Ratio]:
    """Return all indicators together against one groupby, ten times the rows, and the memory."""
    small, large = (_measure_apart(count) for count in (rows // 10, rows))
    unit = large["yardstick"]
    few, many = (sum(one["seconds"].values()) for one in (small, large))
    slowest = max(large["seconds"], key=large["seconds"].get)
    return [
        Ratio(f"all indicators, {rows} rows", many / unit, MOST_RATIO, "one groupby of the rows"),
        Ratio(f"slowest of them: {slowest}", large["seconds"][slowest] / unit, None, "the same"),
        Ratio("all indicators, ten times the rows", many / few, MOST_GROWTH, "a tenth of the rows"),
        Ratio("memory beyond the programme", large["memory"] / MOST_MEMORY_MB, 1, "2 GiB"),
    ]


def _measure_apart(rows: int) -> dict:
    command = [sys.executable, __file__, str(rows)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def _yardstick(attendance: pd.DataFrame) -> float:
    started = time.process_time()
    attendance.groupby(["activity_id", "organisation"], observed=True).size()
    return time.process_time() - started


def _peak_mb() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**20 if sys.platform == "darwin" else 2**10)


def _names(start: str, number: float) -> np.ndarray:
    return np.array([f"{start}{place:06d}" for place in range(max(int(number), 1))], dtype=object)


def _table(name: str, values: dict) -> pd.DataFrame:
    """Return a frame as intake gives it, from some of its columns."""
    empty = empty_table(name)
    if name in MENTIONS:
        column = MENTIONS[name][0]
        empty = empty.rename(columns={column: f"{column}_id"})
    empty = empty.drop(columns=[column for column in DROPPED.get(name, ()) if column in empty])
    if not values:
        return empty
    length = max(len(each) for each in values.values() if not isinstance(each, str))
    given = {"file": f"{name}.xlsx", "sheet": "Blad", "row": np.arange(2, length + 2), **values}
    for column in ("date", "start_date", "end_date"):
        if f"{column}_first" in empty and column in given:
            given[f"{column}_first"] = given[f"{column}_last"] = given.pop(column)
    columns = {}
    for column, blank in empty.items():
        value = given.pop(column, False if column.endswith("_is_bound") else None)
        columns[column] = pd.Series([value] * length if np.ndim(value) == 0 else value)
        if not column.endswith("_is_bound"):
            columns[column] = columns[column].astype(blank.dtype)
    assert not given, f"{name} has no column {sorted(given)}"
    return pd.DataFrame(columns)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(measure(int(sys.argv[1]))))
    else:
        sys.exit(main())
