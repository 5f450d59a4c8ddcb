"""Plant errors of known kinds at known cells, with a seed, a few in each workspace."""

import random
from collections import defaultdict
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date

from corpus.layouts import Case, sheet_of
from corpus.pages import Book, ErrorCell, Formula, Page, Placed, cell_name
from corpus.truth import HEADERS, Truth, affiliations_on

Address = tuple[str, str, str]
# Readers can tell a formula without a result in these.
KEEPS_FORMULAS = ("xlsx", "xlsm", "ods")
KEEPS_MERGES = ("xlsx", "xlsm", "ods", "xls")
# Any cell, or any column.
ANY = "*"


@dataclass
class Planted:
    """One planted error and where it has to be told.

    Parameters
    ----------
    kind
        Of the error.
    file, sheet, cell
        Where it has to be told; of an error of a row the cell is '*' and its row, of a sheet or
        file it is '*'.
    says
        A word that the message has to hold, whatever its case.
    touched
        (file, sheet, row) -> columns of frames that it may change, '*' for all; row 0 is all rows.
    explained
        (file, sheet), or (file, sheet, row), in which further problems follow from this one.
    people
        Numbers of persons who may get another pseudonym by it.
    also
        (file, sheet) that may be told instead: of two equal lists either may be the copy.
    """

    kind: str
    file: str
    sheet: str
    cell: str
    says: str
    touched: dict[tuple[str, str, int], set[str]] = field(default_factory=dict)
    explained: set[tuple] = field(default_factory=set)
    people: set[int] = field(default_factory=set)
    also: tuple[str, str] | None = None

    def is_told_by(self, problem) -> bool:
        """Tell whether a problem is this error at its own place."""
        if self.says not in f"{problem.what}. {problem.remedy}".casefold():
            return False
        place = problem.file, problem.sheet
        if self.also is not None:
            both = {(self.file, self.sheet), self.also}
            other = (both - {place}) or both
            named = all(part in f"{problem.what} {problem.remedy}" for o in other for part in o)
            return place in both and named
        if place != (self.file, self.sheet):
            return False
        return self.cell == ANY or problem.cell == self.cell or (
            self.cell.startswith(ANY) and problem.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
            == self.cell[1:]
        )  # fmt: skip

    def explains(self, problem) -> bool:
        """Tell whether a problem follows from this error."""
        row = problem.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        places = {
            (problem.file,), (problem.file, problem.sheet),
            (problem.file, problem.sheet, int(row) if row else 0),
        }  # fmt: skip
        return bool(places & self.explained)


@dataclass
class Garden:
    """A workspace that is being spoilt: what is planted, and which rows are taken."""

    case: Case
    truth: Truth
    luck: random.Random
    planted: list[Planted] = field(default_factory=list)
    rows: set[tuple[str, str, int]] = field(default_factory=set)
    pages: set[tuple[str, str]] = field(default_factory=set)

    def lists(self, table: str) -> list[tuple[Book, Page, Placed]]:
        """Return the lists of a table that are read, in random order."""
        found = [
            (book, page, placed)
            for book, page, placed in self.case.lists()
            if placed.table == table and placed.is_read
            and (book.path, page.title) not in self.pages
        ]  # fmt: skip
        self.luck.shuffle(found)
        return found

    def is_taken(self, book: Book, page: Page, row: int) -> bool:
        """Tell whether a row already holds an error."""
        return (book.path, page.title, row) in self.rows

    def take(self, book: Book, page: Page, *rows: int) -> None:
        """Reserve rows."""
        self.rows |= {(book.path, page.title, row) for row in rows}

    def is_untouched(self, book: Book, page: Page) -> bool:
        """Tell whether no row of a page holds an error."""
        return not any((book.path, page.title) == taken[:2] for taken in self.rows)

    @property
    def number(self) -> int:
        """A number that no other error of this workspace has."""
        return len(self.planted) + 1


Plant = Callable[[Garden], "Planted | None"]


def plant(case: Case, truth: Truth, seed: int, kinds: list[str]) -> tuple[Case, list[Planted]]:
    """Return a spoilt copy of a workspace and what was planted; kinds that do not fit are left."""
    garden = Garden(case.copy(), truth, random.Random(seed))
    for kind in kinds:
        found = KINDS[kind](garden)
        if found is not None:
            garden.planted.append(found)
    return garden.case, garden.planted


def _in_cell(
    kind: str,
    says: str,
    targets: tuple[tuple[str, str], ...],
    value: Callable[[Garden, Book], object],
    *,
    fits: Callable[[dict], bool] = lambda record: True,
    kinds: tuple[str, ...] = (),
) -> Plant:
    """Return a planter that puts one wrong value into one cell of one of these columns."""

    def planter(garden: Garden) -> Planted | None:
        for table, column in garden.luck.sample(targets, len(targets)):
            for book, page, placed in garden.lists(table):
                if kinds and book.kind not in kinds:
                    continue
                record = _free_record(garden, book, page, placed, column, fits)
                if record is None:
                    continue
                row, at = placed.cell(record, column)
                page.put(row, at, value(garden, book))
                return _planted(garden, kind, says, book, page, placed, record, column)
        return None

    return planter


def _free_record(
    garden: Garden,
    book: Book,
    page: Page,
    placed: Placed,
    column: str,
    fits: Callable[[dict], bool],
) -> int | None:
    if column not in placed.columns and not (column == "presence" and placed.marks):
        return None
    records = list(placed.rows)
    garden.luck.shuffle(records)
    rows = garden.truth.tables[placed.table]
    for record in records:
        is_free = not garden.is_taken(book, page, placed.rows[record])
        if is_free and fits(rows[record]) and not _is_needed(garden, rows[record], column):
            return record
    return None


def _is_needed(garden: Garden, record: dict, column: str) -> bool:
    """Tell whether other lists depend on this cell, so that one error would look like several."""
    truth = garden.truth
    kept = {*truth.trainees, *truth.same_person, *truth.open_pair}
    person = record.get("person")
    return column in ("person", "organisation", "email") and (
        getattr(person, "number", None) in kept
    )


def _planted(
    garden: Garden, kind: str, says: str, book: Book, page: Page, placed: Placed, record: int,
    column: str,
) -> Planted:  # fmt: skip
    row, at = placed.cell(record, column)
    garden.take(book, page, row)
    file, sheet = book.path, sheet_of(book, page)
    columns, people = {column}, set()
    person = garden.truth.tables[placed.table][record].get("person")
    if person is not None and column in ("person", "organisation", "email"):
        columns |= {"person", "organisation"}
        people = {person.number}
    if placed.marks and column in ("organisation", "person"):
        columns = {ANY}
    return Planted(
        kind, file, sheet, cell_name(row, at), says,
        touched={(file, sheet, row): columns}, people=people,
    )  # fmt: skip


def _text(value: object) -> Callable[[Garden, Book], object]:
    return lambda garden, book: value


def _numbered(text: str) -> Callable[[Garden, Book], object]:
    return lambda garden, book: text.format(garden.number)


def _error_cell(garden: Garden, book: Book) -> object:
    return ErrorCell(garden.luck.choice(("#N/A", "#REF!", "#VALUE!", "#DIV/0!")))


def _day_before(garden: Garden, book: Book) -> object:
    return date(2020, 3, 17)


def _strange_day(garden: Garden, book: Book) -> object:
    return date(2022, 3, 1 + garden.number)


def _duplicate_key(garden: Garden) -> Planted | None:
    """Copy the key of one row over that of a later one."""
    keys = {
        "attendance": ("activity_id", "person", "organisation"),
        "enrolments": ("cohort", "person", "organisation"),
        "contacts": ("organisation", "email"),
        "texts": ("year", "place"), "focal_points": ("focal_point", "year"),
        "house_style": ("setting",), "partner_counts": ("date",),
        "practice_questions": ("question",), "stories": ("story",),
    }  # fmt: skip
    for table in garden.luck.sample(list(keys), len(keys)):
        for book, page, placed in garden.lists(table):
            if not set(keys[table]) <= set(placed.columns):
                continue
            records = [
                record for record in placed.rows
                if not garden.is_taken(book, page, placed.rows[record])
                and not _is_needed(garden, garden.truth.tables[table][record], "person")
            ]  # fmt: skip
            if len(records) < 2:
                continue
            one, other = sorted(garden.luck.sample(records, 2), key=placed.rows.get)
            for column in keys[table]:
                source, target = placed.cell(one, column), placed.cell(other, column)
                page.put(*target, page.cells.get(source))
            row = placed.rows[other]
            garden.take(book, page, row, placed.rows[one])
            file, sheet = book.path, sheet_of(book, page)
            people = {
                garden.truth.tables[table][record]["person"].number
                for record in (one, other) if "person" in placed.columns
            }  # fmt: skip
            return Planted(
                "duplicate key", file, sheet, cell_name(row, placed.columns[keys[table][0]]),
                "staat ook in", touched={(file, sheet, row): {ANY}}, people=people,
            )  # fmt: skip
    return None


def _merged_cells(garden: Garden) -> Planted | None:
    """Merge a filled cell with the filled one below it."""
    targets = (("activities", "venue"), ("contributions", "explanation"), ("stories", "quote"),
               ("participants", "age_band"), ("attendance", "presence"),
               ("organisations", "sector"))  # fmt: skip
    for table, column in garden.luck.sample(targets, len(targets)):
        for book, page, placed in garden.lists(table):
            if book.kind not in KEEPS_MERGES or column not in placed.columns:
                continue
            rows = sorted(placed.rows.values())
            for row in garden.luck.sample(rows, len(rows)):
                at = placed.columns[column]
                pair = [(row, at), (row + 1, at)]
                free = row + 1 in rows and not any(
                    garden.is_taken(book, page, each) for each, _ in pair
                )
                if not free or any(cell not in page.cells for cell in pair):
                    continue
                page.merged.append((at, row, at, row + 1))
                page.cells.pop((row + 1, at))
                garden.take(book, page, row, row + 1)
                file, sheet = book.path, sheet_of(book, page)
                return Planted(
                    "merged data cell", file, sheet, cell_name(row, at), "samengevoegd",
                    touched={(file, sheet, each): {column} for each, _ in pair},
                    explained={(file, sheet, row + 1)},
                )  # fmt: skip
    return None


def _whole_page(
    garden: Garden, tables: tuple[str, ...], *, csv_only: bool = False
) -> tuple[Book, Page, Placed] | None:
    """Return a page with one list that holds no error yet, and close it for others."""
    for table in garden.luck.sample(tables, len(tables)):
        for book, page, placed in garden.lists(table):
            fits = len(page.lists) == 1 and garden.is_untouched(book, page)
            if fits and (book.is_csv or not csv_only):
                garden.pages.add((book.path, page.title))
                return book, page, placed
    return None


LEAVES = ("contributions", "stories", "practice_questions", "texts", "focal_points", "enrolments")


def _missing_header(garden: Garden) -> Planted | None:
    """Take a required header away."""
    required = {
        "contributions": "kind", "stories": "consent", "practice_questions": "question",
        "texts": "wording", "focal_points": "focal_point", "enrolments": "status",
    }  # fmt: skip
    found = _whole_page(garden, LEAVES)
    if found is None:
        return None
    book, page, placed = found
    column = required[placed.table]
    page.cells.pop((placed.header_row, placed.columns[column]))
    file, sheet = book.path, sheet_of(book, page)
    return Planted(
        "missing required header", file, sheet, ANY,
        HEADERS[placed.table][column], touched={(file, sheet, 0): {ANY}},
        explained={(file, sheet)},
    )  # fmt: skip


def _repeated_header(garden: Garden) -> Planted | None:
    """Write a header a second time, at the end."""
    found = _whole_page(garden, (*LEAVES, "participants", "survey_answers"))
    if found is None:
        return None
    book, page, placed = found
    first = min(placed.columns.values())
    at = page.width + 1
    page.put(placed.header_row, at, page.cells[placed.header_row, first])
    file, sheet = book.path, sheet_of(book, page)
    return Planted(
        "repeated header", file, sheet, cell_name(placed.header_row, at), "twee keer",
        touched={(file, sheet, 0): {ANY}},
    )  # fmt: skip


def _copied_list(garden: Garden) -> Planted | None:
    """Put the same list into another sheet, or of csv into another file."""
    found = _whole_page(garden, ("attendance", "enrolments", "contributions", "survey_answers"))
    if found is None:
        return None
    book, page, _ = found
    again = deepcopy(page)
    file, sheet = book.path, sheet_of(book, page)
    if len(book.pages) > 1:
        again.title = f"{page.title} (2)"
        book.pages.append(again)
        other = (file, again.title)
    else:
        stem, _, ending = file.rpartition(".")
        copy = deepcopy(book)
        copy.path = f"{stem} - kopie.{ending}"
        garden.case.books.append(copy)
        other = (copy.path, sheet)
    garden.pages.add((other[0], again.title))
    return Planted(
        "duplicate list", *other, ANY, "dezelfde lijst",
        touched={(file, sheet, 0): {ANY}, (*other, 0): {ANY}}, also=(file, sheet),
        explained={other, (file, sheet)} if book.is_csv else set(),
    )  # fmt: skip


def _crosses_header(kind: str, says: str, header: Callable[[Garden], object]) -> Plant:
    """Return a planter that puts something that is no activity above a column of crosses."""

    def planter(garden: Garden) -> Planted | None:
        for book, page, placed in garden.lists("attendance"):
            taken = placed.marks and any(
                garden.is_taken(book, page, row) for row in placed.rows.values()
            )
            if not placed.marks or taken:
                continue
            at = garden.luck.choice(list(placed.marks.values()))
            page.put(placed.header_row, at, header(garden))
            garden.pages.add((book.path, page.title))
            file, sheet = book.path, sheet_of(book, page)
            return Planted(
                kind, file, sheet, cell_name(placed.header_row, at), says,
                touched={(file, sheet, 0): {ANY}},
            )  # fmt: skip
        return None

    return planter


def _too_long(garden: Garden) -> Planted | None:
    """Let a row of a csv go on beyond the headers."""
    tables = ("attendance", "contributions", "participants", "survey_answers", "activities")
    for table in garden.luck.sample(tables, len(tables)):
        for book, page, placed in garden.lists(table):
            rows = [r for r in placed.rows.values() if not garden.is_taken(book, page, r)]
            if not book.is_csv or not rows:
                continue
            row, at = garden.luck.choice(rows), len(placed.columns) + len(placed.marks) + 1
            page.put(row, at, "over")
            garden.take(book, page, row)
            return Planted(
                "csv row too long", book.path, "", cell_name(row, at), "meer velden",
                touched={(book.path, "", row): {ANY}},
            )  # fmt: skip
    return None


def _open_quote(garden: Garden) -> Planted | None:
    """Open a quotation mark in a csv that never closes."""
    found = _whole_page(garden, ("contributions", "stories", "practice_questions"), csv_only=True)
    if found is None:
        return None
    book, _, placed = found
    book.open_quote_row = garden.luck.choice(sorted(placed.rows.values()))
    return Planted(
        "quote error", book.path, "", ANY, "aanhalingsteken",
        touched={(book.path, "", 0): {ANY}},
    )  # fmt: skip


def _disguised_total(garden: Garden) -> Planted | None:
    """Write a sum below a list under a name that no program knows for a total."""
    for book, page, placed in garden.lists("activities"):
        row = placed.last_row + 1
        if len(page.lists) > 1 or page.height > placed.last_row:
            continue
        page.put(row, min(placed.columns.values()), "Alles bij elkaar geteld")
        page.put(row, placed.columns["visitors"], 487)
        garden.take(book, page, row)
        file, sheet = book.path, sheet_of(book, page)
        return Planted(
            "total row disguised", file, sheet, f"{ANY}{row}", "niet ingevuld",
            touched={(file, sheet, row): {ANY}}, explained={(file, sheet, row)},
        )  # fmt: skip
    return None


def _disguised_crosses(garden: Garden) -> Planted | None:
    """Count the crosses below a list of them under a name that no program knows."""
    for book, page, placed in garden.lists("attendance"):
        row = placed.last_row + 1
        if not placed.marks or len(page.lists) > 1 or page.height > placed.last_row:
            continue
        page.put(row, placed.columns["person"], "Opkomst")
        for column in placed.marks.values():
            page.put(row, column, 9)
        garden.take(book, page, row)
        file, sheet = book.path, sheet_of(book, page)
        return Planted(
            "total of crosses disguised", file, sheet, f"{ANY}{row}", "aanwezigheid",
            touched={(file, sheet, row): {ANY}}, explained={(file, sheet, row)},
        )  # fmt: skip
    return None


def _decision_about_nobody(garden: Garden) -> Planted | None:
    """Decide about somebody who is in no list."""
    for book, page, placed in garden.lists("doubles"):
        row = page.height + 1
        if any(garden.is_taken(book, page, each) for each in range(1, row)):
            return None
        nobody = f"Zwirreltje Ploefmans{'abcdefghij'[garden.number % 10]}"
        other = garden.truth.people[20].email
        values = {"person_1": nobody, "person_2": other, "is_same": "nee", "date": date(2022, 9, 2)}
        for column, value in values.items():
            page.put(row, placed.columns[column], value)
        garden.take(book, page, row)
        file, sheet = book.path, sheet_of(book, page)
        return Planted(
            "decision about nobody", file, sheet, cell_name(row, placed.columns["person_1"]),
            "nergens", touched={(file, sheet, row): {ANY}},
        )  # fmt: skip
    return None


def _lost_correction(garden: Garden) -> Planted | None:
    """Correct a cell of a file that is not there, outside the sheet, or with another content."""
    if any(page.title == "Correcties" for book in garden.case.books for page in book.pages):
        return None
    book, page, _ = garden.luck.choice(garden.lists("organisations") or [(None,) * 3])
    if book is None:
        return None
    sheet = page.title
    headers = ("bestand", "blad", "cel", "was", "wordt", "reden")
    stem = ("weg.xlsx", sheet, "B2", None, "iets", "fout getypt")
    far = (book.path, sheet, "B9999", None, "iets", "fout getypt")
    other = (book.path, sheet, "A2", "Iets heel anders", "iets", "fout getypt")
    row, at = garden.luck.choice([(stem, 1), (far, 3), (other, 4)])
    corrections = Page("Correcties")
    corrections.put_row(1, headers)
    corrections.put_row(2, row)
    if len(book.pages) > 1:
        book.pages.append(corrections)
        file, name = book.path, "Correcties"
    else:
        garden.case.books.append(Book("Correcties.csv", "csv", [corrections]))
        file, name = "Correcties.csv", ""
    return Planted(
        "correction that matches nothing", file, name, cell_name(2, at), "",
        touched={(file, name, 0): {ANY}},
    )  # fmt: skip


def _conflict(garden: Garden) -> Planted | None:
    """Write a trainee's other placement at a day on which they worked elsewhere."""
    day = {row["activity_id"]: row["date"] for row in garden.truth.tables["activities"]}
    jobs = defaultdict(list)
    for row in garden.truth.tables["affiliations"]:
        jobs[row["person"].number].append(row["organisation"].name)
    for book, page, placed in garden.lists("attendance"):
        if placed.marks or not {"organisation", "activity_id"} <= set(placed.columns):
            continue
        for record, row in placed.rows.items():
            values = garden.truth.tables["attendance"][record]
            number = values["person"].number
            if number not in garden.truth.trainees or garden.is_taken(book, page, row):
                continue
            here = affiliations_on(garden.truth, number, day[values["activity_id"]])
            others = [name for name in jobs[number] if name not in here]
            if not here or not others:
                continue
            page.put(row, placed.columns["organisation"], garden.luck.choice(others))
            return _planted(
                garden, "affiliation conflict", "werkt bij", book, page, placed, record,
                "organisation",
            )  # fmt: skip
    return None


def _broken_file(garden: Garden) -> Planted | None:
    """Put a workbook beside the others of which only half was synced."""
    name = f"half {garden.number}.xlsx"
    content = b"PK\x03\x04" + bytes(range(256)) * 8
    garden.case.books.append(Book(name, "xlsx", [], content=content))
    return Planted("half a workbook", name, "", ANY, "", explained=set())


def _empty_file(garden: Garden) -> Planted | None:
    """Put an empty file beside the others."""
    name = f"leeg {garden.number}.csv"
    garden.case.books.append(Book(name, "csv", [], content=b""))
    return Planted("empty file", name, "", ANY, "leeg")


def _unknown_layout(garden: Garden) -> Planted | None:
    """Add a list of which nobody can say what it is, with people in its first row."""
    name = f"notities {garden.number}.csv"
    people = garden.truth.people[20:24]
    page = Page("notities")
    for row in range(1, 5):
        page.put_row(row, [person.name for person in people[row - 1 :]] + ["bellen"])
    garden.case.books.append(Book(name, "csv", [page]))
    return Planted("unknown layout", name, "", ANY, "herkend")


_DATES = (
    ("participants", "role_since"), ("stories", "date"), ("stories", "valid_until"),
    ("enrolments", "diploma_date"), ("contributions", "date"), ("practice_questions", "date"),
    ("organisations", "end_date"), ("partner_counts", "date"),
)  # fmt: skip
_TEXTS = (
    ("activities", "venue"), ("activities", "theme"), ("contributions", "explanation"),
    ("stories", "quote"), ("attendance", "presence"), ("attendance", "person"),
    ("enrolments", "status"), ("organisations", "sector"), ("survey_answers", "score"),
    ("participants", "is_student"), ("activities", "capacity"), ("texts", "wording"),
)  # fmt: skip

# Kind of error -> how to plant one; a kind that does not fit a layout is left out there.
KINDS: dict[str, Plant] = {
    "unknown organisation": _in_cell(
        "unknown organisation", "organisatie",
        (("attendance", "organisation"), ("enrolments", "organisation"),
         ("contributions", "organisation"), ("practice_questions", "organisation")),
        _numbered("Fantoomfabriek nr {}"),
    ),
    "near-miss organisation": _in_cell(
        "near-miss organisation", "bedoelt u 'wibbelwonen'",
        (("attendance", "organisation"), ("contributions", "organisation")),
        _text("Wibelwonen"),
    ),
    "near-miss place": _in_cell(
        "near-miss place", "bedoelt u",
        (("activities", "neighbourhoods"), ("organisations", "working_area")),
        _text("Selwert"),
    ),
    "unknown neighbourhood": _in_cell(
        "unknown neighbourhood", "plaats",
        (("activities", "neighbourhoods"), ("organisations", "working_area")),
        _text("Beijum; Atlantis"),
    ),
    "impossible date": _in_cell("impossible date", "dag", _DATES, _text("31-2-2022")),
    "month-first date": _in_cell("month-first date", "maand", _DATES, _text("3/25/2022")),
    "year out of reach": _in_cell("year out of reach", "jaar", _DATES, _text("5-4-1022")),
    "text in a date": _in_cell("text in a date", "datum", _DATES, _text("volgt nog")),
    "foreign date": _in_cell("foreign date", "maand", _DATES, _text("3 may 2022")),
    "time in a date": _in_cell("time in a date", "datum", _DATES, _text("14:30 uur")),
    "error cell": _in_cell("error cell", "foutwaarde", _TEXTS, _error_cell),
    "formula never calculated": _in_cell(
        "formula never calculated", "berekend", _TEXTS, _text(Formula("=1+1")),
        kinds=KEEPS_FORMULAS,
    ),
    "unknown choice": _in_cell(
        "unknown choice", "keuze",
        (("attendance", "role"), ("organisations", "relation"), ("enrolments", "status"),
         ("contributions", "kind"), ("stories", "consent"),
         ("practice_questions", "follow_up"), ("activities", "status")),
        _text("paars"),
    ),
    "negative number": _in_cell(
        "negative number", "",
        (("activities", "capacity"), ("cohorts", "modules"), ("activities", "visitors"),
         ("partner_counts", "partner_count")),
        _text(-4),
    ),
    "text in a number": _in_cell(
        "text in a number", "getal",
        (("activities", "capacity"), ("focal_points", "target"), ("cohorts", "capacity")),
        _text("een stuk of tien"),
    ),
    "whole number with decimals": _in_cell(
        "whole number with decimals", "heel getal",
        (("activities", "capacity"), ("cohorts", "modules"), ("activities", "visitors")),
        _text(12.5),
    ),
    "e-mail without @": _in_cell(
        "e-mail without @", "e-mail", (("contacts", "email"), ("participants", "email")),
        _text("kwispel.example.org"),
    ),
    "two addresses in a cell": _in_cell(
        "two addresses in a cell", "e-mail", (("contacts", "email"), ("participants", "email")),
        _text("kwispel@example.org; kwebbel@example.org"),
    ),
    "unknown activity": _in_cell(
        "unknown activity", "activiteit",
        (("attendance", "activity_id"), ("contributions", "activity_id"),
         ("practice_questions", "activity_id"), ("stories", "activity_id")),
        _numbered("QQ-{}"),
    ),
    "unknown parent": _in_cell(
        "unknown parent", "activiteit", (("activities", "parent_id"),), _numbered("QQ-{}"),
    ),
    "unknown edition": _in_cell(
        "unknown edition", "editie", (("enrolments", "cohort"), ("survey_answers", "cohort")),
        _numbered("editie {}"),
    ),
    "unknown question": _in_cell(
        "unknown question", "vraag", (("survey_answers", "item"),), _numbered("V9{}"),
    ),
    "unknown presence": _in_cell(
        "unknown presence", "aanwezigheid", (("attendance", "presence"),), _text("wellicht"),
    ),
    "no yes and no no": _in_cell(
        "no yes and no no", "ja of nee",
        (("attendance", "is_registered"), ("participants", "is_student"),
         ("participants", "is_young_talent")),
        _text("soms"),
    ),
    "missing required value": _in_cell(
        "missing required value", "niet ingevuld",
        (("contributions", "kind"), ("activities", "activity_title"), ("stories", "quote"),
         ("organisations", "sector"), ("attendance", "person"), ("attendance", "activity_id"),
         ("enrolments", "status"), ("survey_answers", "score"), ("contacts", "email")),
        _text(None),
    ),
    "date in a person column": _in_cell(
        "date in a person column", "",
        (("attendance", "person"), ("enrolments", "person")), _strange_day,
    ),
    "score off the scale": _in_cell(
        "score off the scale", "schaal", (("survey_answers", "score"),), _text(12),
    ),
    "end before start": _in_cell(
        "end before start", "voor",
        (("practice_questions", "follow_up_date"), ("cohorts", "end_date"),
         ("activities", "end_date"), ("affiliations", "end_date")),
        _day_before, fits=lambda record: bool(record.get("date") or record.get("start_date")),
    ),
    "name of another organisation": _in_cell(
        "name of another organisation", "hoort al bij", (("organisations", "also_known_as"),),
        _text("Iets Anders; Zorgvlonder"),
        fits=lambda record: (
            record["organisation"] != "Zorgvlonder" and not record["also_known_as"]
        ),
    ),
    "part of itself": _in_cell(
        "part of itself", "", (("activities", "parent_id"),), lambda garden, book: "K01",
        fits=lambda record: record["activity_id"] == "K01",
    ),
    "unknown kind of activity": _in_cell(
        "unknown kind of activity", "soort", (("activities", "kind"),), _text("dansavond"),
    ),
    "duplicate key": _duplicate_key,
    "merged data cell": _merged_cells,
    "missing required header": _missing_header,
    "repeated header": _repeated_header,
    "duplicate list": _copied_list,
    "crosses above nothing": _crosses_header(
        "crosses above nothing", "activiteit", lambda garden: f"QW{garden.number}",
    ),
    "crosses on a free day": _crosses_header(
        "crosses on a free day", "dag", lambda garden: date(2022, 12, 17),
    ),
    "csv row too long": _too_long,
    "quote error": _open_quote,
    "total row disguised": _disguised_total,
    "total of crosses disguised": _disguised_crosses,
    "decision about nobody": _decision_about_nobody,
    "correction that matches nothing": _lost_correction,
    "affiliation conflict": _conflict,
    "half a workbook": _broken_file,
    "empty file": _empty_file,
    "unknown layout": _unknown_layout,
}  # fmt: skip
