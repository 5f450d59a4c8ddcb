"""Find which columns of which table a row of headers names, wherever it stands."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

import numpy as np

from wijkmakers_analysis.intake.activity_index import ActivityIndex, activities_meant
from wijkmakers_analysis.intake.folding import fold, nearest
from wijkmakers_analysis.intake.raw import RawSheet, as_text
from wijkmakers_analysis.schemas import SHEETS

# The header is looked for in this many rows from the first filled one.
DEEPEST_HEADER = 40
_LONGEST_HEADER = 60
TOTALS = frozenset({
    "som", "aantal", "aantalaanwezig", "aantalaanwezigen", "aantaldeelnemers", "totaalaanwezig",
    "totaaldeelnemers", "totaalaantal", "aantalpersonen",
})  # fmt: skip
# Whatever follows these words is a total: 'Totaal aantal activiteiten'.
TOTAL_WORDS = frozenset({"totaal", "totalen", "total", "subtotaal", "eindtotaal"})
# Words that may stand between an activity and the crosses below it.
_PRESENCE_HEADERS = frozenset({"aanwezig", "aanwezigheid", "waser", "present", "presentie"})
# Words behind a header that say nothing about what stands below it.
_REMARKS = ("verplicht", "verplichtveld", "optioneel", "facultatief", "invullen", "svp")


@dataclass(frozen=True)
class Layout:
    """What a table is and where its columns stand.

    Parameters
    ----------
    table
        Name in `schemas.SHEETS`.
    header_row
        Row number of the (lowest) header, from 1.
    columns
        Column name -> column number, from 1.
    unknown
        Numbers of columns whose header is none of this sheet's.
    repeated
        Numbers of columns whose header already stood in the sheet.
    missing
        Canonical headers that are required and absent.
    marks
        Of a wide list: column number -> its header cells that are an activity or a day, as
        (row, cell), the lowest first.
    aside
        Rows below the header that hold no record -> the reason.
    """

    table: str
    header_row: int
    columns: Mapping[str, int]
    unknown: tuple[int, ...] = ()
    repeated: tuple[int, ...] = ()
    missing: tuple[str, ...] = ()
    marks: Mapping[int, tuple[tuple[int, object], ...]] = field(default_factory=dict)
    aside: Mapping[int, str] = field(default_factory=dict)

    @property
    def is_wide(self) -> bool:
        """Whether this is a presence list with a column an activity."""
        return bool(self.marks)


def header_layouts(raw: RawSheet, numbers: Iterable[int] | None = None) -> list[Layout]:
    """Return what each row could be as a header: a layout for each table of the schemas.

    Parameters
    ----------
    raw
        A sheet, or one table of it, with merged headers filled.
    numbers
        Numbers of the rows to look at; the first `DEEPEST_HEADER` from the first filled one
        without.
    """
    if numbers is None:
        first = int(np.argmax(raw.is_filled)) + 1 if raw.height else 1
        numbers = range(first, min(raw.height, first + DEEPEST_HEADER - 1) + 1)
    found = []
    for number in numbers:
        row = raw.row(number)
        folded = {
            place: fold_header(value)
            for place, value in enumerate(row, start=1)
            if isinstance(value, str)
        }
        filled = [place for place, value in enumerate(row, start=1) if value is not None]
        if folded:
            found += [_layout(table, number, folded, filled) for table in SHEETS]
    return found


def header_of(table: str, column: str) -> str:
    """Return the canonical Dutch header of a column."""
    return SHEETS[table].columns[column].header


def likely_header(table: str, given: object, taken: Container[str]) -> str | None:
    """Return the canonical header that an unknown one resembles, of columns not yet taken."""
    free = {text: name for text, name in _headers(table).items() if name not in taken}
    near = nearest(as_text(given), free)
    return header_of(table, free[near]) if near else None


def is_total(header: object) -> bool:
    """Tell whether a header or first cell announces a total."""
    text = as_text(header)
    words = "".join(sign for sign in fold(text) if not sign.isdigit())
    return words in TOTALS or fold(text.partition(" ")[0]) in TOTAL_WORDS


def fold_header(text: str) -> str:
    """Reduce a header: 'E-MAIL* (verplicht)' is email."""
    folded = fold(text)
    for remark in _REMARKS:
        if folded.endswith(remark) and len(folded) > len(remark):
            return folded.removesuffix(remark)
    return folded


def is_known_header(text: str) -> bool:
    """Tell whether a text is a header of any table."""
    return len(text) <= _LONGEST_HEADER and fold_header(text) in _all_headers()


def with_marks(raw: RawSheet, layout: Layout, index: ActivityIndex) -> Layout:
    """Return a layout of attendance with its columns that are an activity or a day.

    The cell above a header belongs to it where it is an activity or a day too: a title merged over
    some days, or a row of codes above the words 'aanwezig'. The row below belongs to the header
    where it is blank under every known one.
    """
    is_list = layout.table == "attendance" and "person" in layout.columns
    if not is_list or "activity_id" in layout.columns:
        return layout
    for bottom in (layout.header_row, layout.header_row + 1):
        known = set(layout.columns.values()) - {layout.columns.get("presence")}
        if bottom > layout.header_row and any(raw.cell(bottom, place) for place in known):
            break
        marks = _marks(raw, layout, bottom, index)
        if marks and layout.columns.get("presence", 0) in {0, *marks}:
            columns = {name: at for name, at in layout.columns.items() if at not in marks}
            return replace(
                layout,
                header_row=bottom,
                columns=columns,
                unknown=tuple(place for place in layout.unknown if place not in marks),
                repeated=tuple(place for place in layout.repeated if place not in marks),
                missing=(),
                marks=marks,
            )
    return layout


def in_header_rows(layouts: Iterable[Layout]) -> list[Layout]:
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


@cache
def _headers(table: str) -> dict[str, str]:
    """Folded header -> column name."""
    known = {fold(column.header): name for name, column in SHEETS[table].columns.items()}
    for name, column in SHEETS[table].columns.items():
        for alias in column.aliases:
            known.setdefault(fold(alias), name)
    return known


@cache
def _all_headers() -> frozenset[str]:
    return frozenset(header for table in SHEETS for header in _headers(table))


@cache
def _canonical(table: str) -> frozenset[str]:
    return frozenset(fold(column.header) for column in SHEETS[table].columns.values())


def _layout(table: str, number: int, folded: dict[int, str], filled: list[int]) -> Layout:
    known, canonical = _headers(table), _canonical(table)
    hits = [(folded[place] not in canonical, place) for place in folded if folded[place] in known]
    columns: dict[str, int] = {}
    for _, place in sorted(hits):
        columns.setdefault(known[folded[place]], place)
    # Where the e-mail is all that says who somebody is, it is the person.
    for spare in ("email", "code"):
        if spare in columns and "person" in SHEETS[table].columns and "person" not in columns:
            columns["person"] = columns.pop(spare)
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


def _marks(
    raw: RawSheet, layout: Layout, bottom: int, index: ActivityIndex
) -> dict[int, tuple[tuple[int, object], ...]]:
    marks = {}
    known = {name: place for name, place in layout.columns.items() if name != "presence"}
    for place in range(1, raw.width + 1):
        if place in known.values():
            continue
        own = raw.cell(bottom, place)
        cells = []
        if own is not None and _names_activity(own, raw, index):
            cells.append((bottom, own))
        elif (own is not None and fold_header(as_text(own)) not in _PRESENCE_HEADERS) or (
            own is None and not (raw.column(place).codes[bottom:] >= 0).any()
        ):
            continue
        above = raw.cell(bottom - 1, place) if bottom > 1 else None
        if above is not None and _names_activity(above, raw, index):
            cells.append((bottom - 1, above))
        if cells:
            marks[place] = tuple(cells)
    return marks


def _names_activity(value: object, raw: RawSheet, index: ActivityIndex) -> bool:
    return activities_meant(value, index, raw.epoch) is not None
