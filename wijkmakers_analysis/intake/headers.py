"""Recognise what a sheet is by its headers, wherever they stand."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cache

from wijkmakers_analysis.intake.dates import WrongDate, parse_loose
from wijkmakers_analysis.intake.folding import fold, fold_id, nearest
from wijkmakers_analysis.intake.raw import RawSheet, as_text
from wijkmakers_analysis.schemas import SHEETS

# The header is looked for in this many rows from the top.
DEEPEST_HEADER = 40
EXPLANATION_TITLES = frozenset({"leesmij", "uitleg", "tedoen"})
TOTALS = frozenset({
    "som", "aantal", "aantalaanwezig", "aantalaanwezigen", "aantaldeelnemers", "totaalaanwezig",
    "totaaldeelnemers", "totaalaantal",
})  # fmt: skip
# Whatever follows these words is a total: 'Totaal aantal activiteiten'.
TOTAL_WORDS = frozenset({"totaal", "totalen", "total", "subtotaal", "eindtotaal"})


@dataclass(frozen=True)
class ActivityIndex:
    """Where the headers of a wide list are looked up: folded id -> id, and day -> ids."""

    ids: Mapping[str, str] = field(default_factory=dict)
    days: Mapping[date, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Layout:
    """What a sheet is and where its columns stand.

    Parameters
    ----------
    table
        Name in `schemas.SHEETS`.
    header_row
        Row number of the header, from 1.
    columns
        Column name -> column number, from 1.
    unknown
        Numbers of columns whose header is none of this sheet's.
    repeated
        Numbers of columns whose header already stood in the sheet.
    missing
        Canonical headers that are required and absent.
    marks
        Of a wide list: column number -> raw header, for headers that are an activity or a day.
    """

    table: str
    header_row: int
    columns: Mapping[str, int]
    unknown: tuple[int, ...] = ()
    repeated: tuple[int, ...] = ()
    missing: tuple[str, ...] = ()
    marks: Mapping[int, object] = field(default_factory=dict)

    @property
    def is_wide(self) -> bool:
        """Whether this is a presence list with a column an activity."""
        return bool(self.marks)


@dataclass(frozen=True)
class Resemblance:
    """An unknown layout: the sheet it resembles most and what speaks for and against it."""

    title: str = ""
    recognised: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def recognise(raw: RawSheet, index: ActivityIndex) -> Layout | Resemblance:
    """Return the layout of a sheet, or what it resembles where it is none for certain.

    A sheet that has the name of a known one is that sheet, also where a required header is absent;
    one whose name begins so is, unless another sheet fits more headers. Any other needs all
    required headers, at least two headers and half of all known, and no second candidate as good.
    A row below one that holds as many headers is data, whatever it says.
    """
    layouts = _in_header_rows(_with_marks(raw, layout, index) for layout in _layouts(raw))
    wide = max(layouts, key=lambda layout: len(layout.marks), default=None)
    if wide is not None and wide.is_wide:
        return wide
    complete = [
        layout
        for layout in layouts
        if not layout.missing and len(layout.columns) >= max(2, len(layout.unknown))
    ]
    complete.sort(key=lambda layout: -len(layout.columns))
    titled, is_exact = _table_by_title(raw)
    named = [layout for layout in layouts if layout.table == titled]
    if named:
        best = max(named, key=lambda each: (-len(each.missing), len(each.columns)))
        if is_exact or not complete or len(best.columns) >= len(complete[0].columns):
            return best
    if complete:
        best, rivals = complete[0], complete[1:]
        equal = [each for each in rivals if len(each.columns) == len(best.columns)]
        if not any(each.table != best.table for each in equal):
            return best
    return _resemblance(layouts)


def header_of(table: str, column: str) -> str:
    """Return the canonical Dutch header of a column."""
    return SHEETS[table].columns[column].header


def likely_header(table: str, given: object, taken: Container[str]) -> str | None:
    """Return the canonical header that an unknown one resembles, of columns not yet taken."""
    free = {text: name for text, (name, _) in _headers(table).items() if name not in taken}
    near = nearest(as_text(given), free)
    return header_of(table, free[near]) if near else None


def is_total(header: object) -> bool:
    """Tell whether a header or first cell announces a total."""
    text = as_text(header)
    return fold(text) in TOTALS or fold(text.partition(" ")[0]) in TOTAL_WORDS


def as_exact_day(value: object, raw: RawSheet) -> date | None:
    """Return the day that a header is, or None where it is no whole date."""
    if isinstance(value, (int, float)):
        return None
    if isinstance(value, datetime):
        return value.date()
    try:
        first, last = parse_loose(value, raw.epoch)
    except WrongDate:
        return None
    return first if first == last else None


@cache
def _headers(table: str) -> dict[str, tuple[str, int]]:
    """Folded header -> (column name, 0 for the canonical one and 1 for an alias)."""
    known: dict[str, tuple[str, int]] = {}
    for name, column in SHEETS[table].columns.items():
        known[fold(column.header)] = (name, 0)
    for name, column in SHEETS[table].columns.items():
        for alias in column.aliases:
            known.setdefault(fold(alias), (name, 1))
    return known


def _table_by_title(raw: RawSheet) -> tuple[str | None, bool]:
    """Return the table whose title begins the sheet's name, and whether it is the whole name."""
    given = fold(raw.sheet or raw.file.rpartition("/")[2].rpartition(".")[0])
    fits = [name for name, sheet in SHEETS.items() if given.startswith(fold(sheet.title))]
    best = max(fits, key=lambda name: len(SHEETS[name].title), default=None)
    return best, best is not None and given == fold(SHEETS[best].title)


def _layouts(raw: RawSheet) -> list[Layout]:
    found = []
    for number, row in enumerate(raw.rows[:DEEPEST_HEADER], start=1):
        folded = {
            place: fold(value) for place, value in enumerate(row, start=1) if isinstance(value, str)
        }
        filled = [place for place, value in enumerate(row, start=1) if value is not None]
        if folded:
            found += [_layout(table, number, folded, filled) for table in SHEETS]
    return found


def _layout(table: str, number: int, folded: dict[int, str], filled: list[int]) -> Layout:
    known = _headers(table)
    hits = [(*known[text], place) for place, text in folded.items() if text in known]
    columns: dict[str, int] = {}
    for name, _, place in sorted(hits, key=lambda hit: (hit[1], hit[2])):
        columns.setdefault(name, place)
    taken = set(columns.values())
    texts = {folded[place] for place in taken}
    rest = [place for place in filled if place not in taken]
    return Layout(
        table=table,
        header_row=number,
        columns=columns,
        unknown=tuple(place for place in rest if folded.get(place) not in texts),
        repeated=tuple(place for place in rest if folded.get(place) in texts),
        missing=tuple(
            column.header
            for name, column in SHEETS[table].columns.items()
            if column.required and name not in columns
        ),
    )


def _with_marks(raw: RawSheet, layout: Layout, index: ActivityIndex) -> Layout:
    """Return a layout of attendance with its columns that are an activity or a day."""
    is_list = layout.table == "attendance" and "person" in layout.columns
    if not is_list or {"activity_id", "presence"} & set(layout.columns):
        return layout
    row = raw.rows[layout.header_row - 1]
    marks = {
        place: row[place - 1]
        for place in layout.unknown
        if fold_id(as_text(row[place - 1])) in index.ids
        or as_exact_day(row[place - 1], raw) is not None
    }
    if not marks:
        return layout
    unknown = tuple(place for place in layout.unknown if place not in marks)
    return replace(layout, unknown=unknown, missing=(), marks=marks)


def _in_header_rows(layouts: Iterable[Layout]) -> list[Layout]:
    """Keep the layouts of rows that hold more headers than every row above them."""
    by_row: dict[int, list[Layout]] = {}
    for layout in layouts:
        by_row.setdefault(layout.header_row, []).append(layout)
    kept, most = [], 0
    for row in sorted(by_row):
        hits = max(len(layout.columns) + len(layout.marks) for layout in by_row[row])
        if hits > most:
            kept += [layout for layout in by_row[row] if layout.columns]
            most = hits
    return kept


def _resemblance(layouts: list[Layout]) -> Resemblance:
    if not layouts:
        return Resemblance()
    best = max(layouts, key=lambda each: (len(each.columns), -len(each.missing)))
    names = [name for name in SHEETS[best.table].columns if name in best.columns]
    return Resemblance(
        SHEETS[best.table].title,
        tuple(header_of(best.table, name) for name in names),
        best.missing,
    )
