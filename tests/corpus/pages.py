"""Lay records out on a page, and remember in which cell each value came to stand."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from openpyxl.utils import get_column_letter

from corpus.truth import HEADERS, AtLeast, Organisation, Rough, Truth, Who

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december",
)  # fmt: skip
Show = Callable[[str, str, object, int], object]


@dataclass(frozen=True)
class ErrorCell:
    """An error value of Excel, such as #N/A."""

    text: str


@dataclass(frozen=True)
class Formula:
    """A formula without a stored result."""

    text: str


@dataclass(frozen=True)
class Serial:
    """A day as a bare number, in a cell that is not formatted as a date."""

    day: date


@dataclass
class Placed:
    """A list on a page: where its header, columns and records stand.

    Parameters
    ----------
    rows
        Number of a record -> its row.
    marks
        Of a list of crosses: activity -> column; ``mark_of`` says of which activity a record is.
    blank_rows, total_rows, footer_rows
        Rows of the list that are no record.
    below
        How many rows the page goes on below the last record.
    hidden
        How many of its records are in rows that are hidden or filtered away.
    """

    table: str
    header_row: int
    columns: dict[str, int]
    rows: dict[int, int]
    marks: dict[str, int] = field(default_factory=dict)
    blank_rows: int = 0
    total_rows: int = 0
    footer_rows: int = 0
    is_read: bool = True
    hidden: int = 0
    below: int = 0
    mark_of: dict[int, str] = field(default_factory=dict)

    def cell(self, record: int, column: str) -> tuple[int, int]:
        """Return (row, column) of a value; of a presence in a list of crosses, of the cross."""
        if column == "presence" and self.marks:
            return self.rows[record], self.marks[self.mark_of[record]]
        return self.rows[record], self.columns[column]

    @property
    def last_row(self) -> int:
        """Number of the last row that the list fills."""
        return max(self.rows.values(), default=self.header_row)

    @property
    def used(self) -> int:
        """How many of its rows go into a table."""
        return len(set(self.rows.values()))


@dataclass
class Page:
    """A sheet, or the whole of a csv file."""

    title: str
    cells: dict[tuple[int, int], object] = field(default_factory=dict)
    lists: list[Placed] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    filter_area: str = ""
    is_hidden: bool = False

    @property
    def height(self) -> int:
        """Number of the last row with anything in it."""
        return max((row for row, _ in self.cells), default=0)

    @property
    def width(self) -> int:
        """Number of the last column with anything in it."""
        return max((column for _, column in self.cells), default=0)

    def put(self, row: int, column: int, value: object) -> None:
        """Write a cell; a blank leaves none."""
        if value is None or value == "":
            self.cells.pop((row, column), None)
        else:
            self.cells[row, column] = value

    def put_row(self, row: int, values: Sequence[object], left: int = 1) -> None:
        """Write a row of cells."""
        for place, value in enumerate(values):
            self.put(row, left + place, value)

    def rows(self) -> list[list[object]]:
        """Return the whole grid."""
        return [
            [self.cells.get((row, column)) for column in range(1, self.width + 1)]
            for row in range(1, self.height + 1)
        ]


@dataclass
class Book:
    """A file: its path below the data folder, how it is written, and its pages."""

    path: str
    kind: str
    pages: list[Page]
    encoding: str = "utf-8-sig"
    delimiter: str = ";"
    epoch_1904: bool = False
    content: bytes | None = None
    open_quote_row: int = 0

    @property
    def is_csv(self) -> bool:
        """Whether this is text with a delimiter."""
        return self.kind == "csv"


def cell_name(row: int, column: int) -> str:
    """Return C12 for row 12, column 3."""
    return f"{get_column_letter(column)}{row}"


def show(table: str, column: str, value: object, place: int) -> object:
    """Return what somebody at the office types for a value."""
    if isinstance(value, Who):
        return value.text
    if isinstance(value, Organisation):
        return value.name
    if (table, column) == ("participants", "is_student"):
        return value  # a tick box
    if (table, column) == ("stories", "story"):
        return int(str(value))
    if (table, column) == ("activities", "date") and isinstance(value, date) and place % 3 == 1:
        return datetime(value.year, value.month, value.day, 19, 30)
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, Rough):
        year, _, month = value.iso.partition("-")
        return f"{MONTHS[int(month) - 1]} {year}" if month else int(year)
    if isinstance(value, AtLeast):
        return f"meer dan {value.number}"
    if isinstance(value, tuple):
        return "; ".join(value) or None
    if table == "attendance" and column == "presence":
        return _marks(str(value), place)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def _marks(presence: str, place: int) -> object:
    marks = {
        "aanwezig": ("x", "X", 1, "ja", "v"), "afwezig": (0, "nee", "-"),
        "afgemeld": ("ziek", "afgemeld"),
    }[presence]  # fmt: skip
    return marks[place % len(marks)]


def put_list(
    page: Page,
    truth: Truth,
    table: str,
    *,
    records: Sequence[int] | None = None,
    top: int = 1,
    left: int = 1,
    show: Show = show,
    headers: Mapping[str, str] | None = None,
    columns: Sequence[str] | None = None,
    gaps: Sequence[int] = (),
) -> Placed:
    """Write a list with a header, one record a row, and return where it stands.

    Parameters
    ----------
    records
        Numbers of the truth's records; all of them without.
    gaps
        A blank row comes after this many records.
    """
    names = list(columns or HEADERS[table])
    chosen = range(len(truth.tables[table])) if records is None else records
    placed = Placed(table, top, {name: left + at for at, name in enumerate(names)}, {})
    for name, column in placed.columns.items():
        page.put(top, column, (headers or HEADERS[table]).get(name, HEADERS[table][name]))
    row = top
    for at, record in enumerate(chosen):
        row += 1
        if at in gaps and at:
            row += 1
            placed.blank_rows += 1
        placed.rows[record] = row
        for name, column in placed.columns.items():
            page.put(row, column, show(table, name, truth.tables[table][record][name], record))
    page.lists.append(placed)
    return placed


def put_crosses(
    page: Page,
    truth: Truth,
    headers: Mapping[str, object],
    *,
    records: Sequence[int] | None = None,
    top: int = 1,
    left: int = 1,
    show: Show = show,
    with_totals: bool = False,
) -> Placed:
    """Write a list of crosses: a person a row, an activity a column; the header stands on top.

    Parameters
    ----------
    headers
        Activity -> what stands above its column.
    """
    table = truth.tables["attendance"]
    columns = {"person": left, "organisation": left + 1}
    marks = {code: left + 2 + at for at, code in enumerate(headers)}
    placed = Placed("attendance", top, columns, {}, marks)
    page.put(top, left, "Naam deelnemer")
    page.put(top, left + 1, "Organisatie")
    for code, header in headers.items():
        page.put(top, marks[code], header)
    people: dict[tuple, int] = {}
    for record in truth.listed if records is None else records:
        values = table[record]
        if values["activity_id"] not in headers:
            continue
        home = values["organisation"]
        key = values["person"].text, home.name if home else None
        row = people.setdefault(key, top + 1 + len(people))
        placed.rows[record] = row
        placed.mark_of[record] = values["activity_id"]
        for name, column in columns.items():
            page.put(row, column, show("attendance", name, values[name], record))
        mark = show("attendance", "presence", values["presence"], record)
        page.put(row, marks[values["activity_id"]], mark)
    if with_totals:
        last = top + len(people)
        page.put(top, max(marks.values()) + 1, "Totaal")
        for row in range(top + 1, last + 1):
            page.put(row, max(marks.values()) + 1, 1)
        page.put(last + 1, left, "Totaal aanwezig")
        for column in marks.values():
            page.put(last + 1, column, 7)
        placed.total_rows = placed.below = 1
    page.lists.append(placed)
    return placed
