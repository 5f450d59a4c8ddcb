"""Write the one programme in the layouts that offices use."""

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from corpus.exported import exports_of
from corpus.pages import (
    MONTHS,
    Book,
    Page,
    Placed,
    Serial,
    Show,
    cell_name,
    put_crosses,
    put_list,
    show,
)
from corpus.truth import HEADERS, LISTED, ONLINE, TITLES, Organisation, Truth, Who
from corpus.writers import csv_text, write_book

SECRET = "5e" * 32
SETTINGS = """name = "Wijkmakers"
data = "data"

[years.2022]
label = "Eén jaar"
start = 2021-11-01
end = 2022-11-30
"""
MAIN = "programma.xlsx"
LONG_LIST = "attendance"
ALIASES = {
    "activities": {
        "activity_id": "CODE", "activity_title": " Naam  activiteit ", "kind": "Categorie:",
        "date": "Startdatum", "end_date": "tot_en_met", "parent_id": "Hoort bij",
        "neighbourhoods": "Wijken", "venue": "ADRES", "focal_points": "Speerpunten",
        "visitors": "Aantal bezoekers",
    },
    "attendance": {
        "activity_id": "Code_activiteit", "person": "NAAM DEELNEMER", "organisation": "Werkgever",
        "is_registered": "Aanmelding", "presence": "Was er", "role": "Rol:",
    },
    "participants": {"person": "Naam", "email": "E-mail", "age_band": "Léeftijd"},
    "affiliations": {"start_date": "Vanaf", "end_date": "Einde"},
    "organisations": {"also_known_as": "Aliassen", "start_date": "vanaf"},
    "contacts": {"email": "Mailadres"},
    "cohorts": {"start_date": "Begin", "end_date": "Einddatum"},
    "survey_answers": {"respondent": "Deelnemer", "score": "Antwoord"},
}  # fmt: skip
# Unknown columns among the known ones, as offices keep them.
STRANGE = ("Telefoon", "Kleurcode", "Opmerking van Ans")


@dataclass
class Case:
    """A workspace in one layout.

    Parameters
    ----------
    name
        Of the layout.
    books
        Its files.
    settings
        What wijkmakers.toml holds besides the years.
    notes
        (file, sheet, cell) at which the layout itself is a reason for a warning.
    is_whole
        Whether its attendance says all that the truth says; a product's export leaves things out.
    """

    name: str
    books: list[Book]
    settings: str = ""
    notes: set[tuple[str, str, str]] = field(default_factory=set)
    is_whole: bool = True

    def copy(self) -> "Case":
        """Return a copy that can be spoilt."""
        return deepcopy(self)

    def write(self, root: Path) -> Path:
        """Write the workspace into an empty folder and return that folder."""
        (root / ".wijkmakers").mkdir(parents=True)
        (root / ".wijkmakers" / "secret").write_text(SECRET + "\n", encoding="ascii")
        (root / "wijkmakers.toml").write_text(SETTINGS + self.settings, encoding="utf-8")
        for book in self.books:
            write_book(book, root / "data")
        return root

    def lists(self) -> list[tuple[Book, Page, Placed]]:
        """Return every list with the page and file it stands on."""
        return [
            (book, page, placed)
            for book in self.books
            for page in book.pages
            for placed in page.lists
        ]


def sheet_of(book: Book, page: Page) -> str:
    """Return the name of a page in messages: csv has none."""
    return "" if book.is_csv else page.title


def all_cases(truth: Truth) -> dict[str, Case]:
    """Return every layout by name."""
    return {make.__name__: make(truth) for make in _LAYOUTS}


def _pages(truth: Truth, skip: tuple[str, ...] = (), show: Show = show) -> list[Page]:
    """Return a page a table, without those that the layout writes its own way."""
    pages = []
    for table, title in TITLES.items():
        if table not in skip:
            page = Page(title)
            put_list(page, truth, table, show=show)
            pages.append(page)
    return pages


def _rest_of_attendance(truth: Truth, without: tuple[str, ...] = ()) -> Page:
    """Return the long list of what does not fit in crosses."""
    rows = truth.tables["attendance"]
    records = [
        number
        for number, row in enumerate(rows)
        if number not in set(truth.listed) and row["activity_id"] not in without
    ]
    page = Page("Aanwezigheid")
    put_list(page, truth, "attendance", records=records)
    return page


def _workbook(name: str, pages: list[Page], kind: str = "xlsx") -> Case:
    return Case(name, [Book(f"programma.{kind}", kind, pages)])


def long_list(truth: Truth) -> Case:
    """One workbook, a sheet a table, with the headers of the explanation."""
    return _workbook("long_list", _pages(truth))


def wide_by_id(truth: Truth) -> Case:
    """Two lists of crosses with the code of the activity on top."""
    crosses = []
    for title, codes in (("Wandelingen", LISTED[:4]), ("Overig", LISTED[4:])):
        page = Page(title)
        put_crosses(page, truth, {code: code for code in codes}, with_totals=title == "Overig")
        crosses.append(page)
    pages = [*_pages(truth, ("attendance",)), _rest_of_attendance(truth), *crosses]
    return _workbook("wide_by_id", pages)


def wide_by_date(truth: Truth) -> Case:
    """A list of crosses with the day of the activity on top, each written another way."""
    days = {row["activity_id"]: row["date"] for row in truth.tables["activities"]}
    page = Page("Kruisjes 2022")
    headers = {code: _day_header(days[code], place) for place, code in enumerate(LISTED)}
    put_crosses(page, truth, headers)
    pages = [*_pages(truth, ("attendance",)), _rest_of_attendance(truth), page]
    return _workbook("wide_by_date", pages)


def _day_header(day: date, place: int) -> object:
    texts = (
        day,
        f"{day.day}-{day.month}-{day.year}",
        f"{day.day} {MONTHS[day.month - 1]} {day.year}",
        f"{day:%d/%m/%y}",
    )
    return texts[place % len(texts)]


def sheet_per_activity(truth: Truth) -> Case:
    """A sheet an activity under two lines of title; settings say which activity a sheet is."""
    rows = truth.tables["attendance"]
    names = ["person", "organisation", "presence"]
    pages, settings = [], ""
    for code in LISTED:
        page = Page(f"Lijst {code.lower()}")
        page.put(1, 1, "Presentielijst")
        page.put(2, 1, "Wijkmakers in de buurt")
        records = [number for number in truth.listed if rows[number]["activity_id"] == code]
        put_list(page, truth, "attendance", records=records, top=4, columns=names)
        pages.append(page)
        settings += f'\n[[sheets]]\nfile = "presentie.xlsx"\nsheet = "{page.title}"\n'
        settings += f'activity = "{code}"\n'
    case = _workbook("sheet_per_activity", [
        *_pages(truth, ("attendance",)), _rest_of_attendance(truth)
    ])  # fmt: skip
    case.books.append(Book("presentie.xlsx", "xlsx", pages))
    case.settings = settings
    return case


def titles_and_totals(truth: Truth) -> Case:
    """Titles above the headers, blank rows between, totals and a footer below."""
    case = _workbook("titles_and_totals", [])
    for table, title in TITLES.items():
        page = Page(title)
        page.put(1, 1, f"{title} van het programma")
        page.put(2, 2, "bijgewerkt in december")
        gaps = () if len(truth.tables[table]) < 4 else (2, 3)
        placed = put_list(page, truth, table, top=5, gaps=gaps)
        last = placed.last_row
        if len(placed.columns) > 1 and table != "partner_counts":
            page.put(last + 2, 1, "Totaal")
            page.put(last + 2, 2, len(truth.tables[table]))
            placed.blank_rows += 1
            placed.total_rows, placed.below = 1, 2
        case.books[0].pages.append(page)
    return case


def blank_rows(truth: Truth) -> Case:
    """A blank row between all records: none of them is a new table."""
    pages = []
    for table, title in TITLES.items():
        page = Page(title)
        put_list(page, truth, table, gaps=range(1, len(truth.tables[table])))
        pages.append(page)
    return _workbook("blank_rows", pages)


def footers(truth: Truth) -> Case:
    """A remark under each list, after a blank row: it is no record and no error."""
    case = _workbook("footers", [])
    remarks = ("Bron: eigen administratie", "Laatst bijgewerkt op 3 januari 2023")
    for table, title in TITLES.items():
        page = Page(title)
        placed = put_list(page, truth, table)
        if table in ("attendance", "activities", "organisations", "enrolments"):
            page.put(placed.last_row + 2, 1, remarks[len(table) % 2])
            placed.blank_rows, placed.footer_rows, placed.below = 1, 1, 2
        case.books[0].pages.append(page)
    return case


def merged_headers(truth: Truth) -> Case:
    """A title over the whole width; headers merged over two rows; a word over the crosses."""
    crosses = Page("Kruisjes")
    crosses.put(1, 1, "Aanwezigheid in 2022")
    crosses.merged.append((1, 1, 10, 1))
    put_crosses(crosses, truth, {code: code for code in LISTED}, top=3)
    for column in (1, 2):
        crosses.put(2, column, crosses.cells.pop((3, column)))
        crosses.merged.append((column, 2, column, 3))
    crosses.put(2, 3, "wandelingen")
    crosses.merged.append((3, 2, 6, 2))
    crosses.put(2, 7, "andere")
    crosses.merged.append((7, 2, 10, 2))
    pages = _pages(truth, ("attendance", "organisations"))
    organisations = Page("Organisaties")
    placed = put_list(organisations, truth, "organisations", top=2)
    organisations.put(1, 1, "Alle organisaties")
    organisations.merged.append((1, 1, len(placed.columns), 1))
    pages += [organisations, _rest_of_attendance(truth), crosses]
    return _workbook("merged_headers", pages)


def beside(truth: Truth) -> Case:
    """Two tables beside each other with a blank column between, twice."""
    pages = _pages(truth, ("survey_questions", "survey_answers", "enrolments", "cohorts"))
    for title, left, right in (
        ("Leergang", "cohorts", "enrolments"),
        ("Enquête", "survey_answers", "survey_questions"),
    ):
        page = Page(title)
        placed = put_list(page, truth, left)
        put_list(page, truth, right, left=max(placed.columns.values()) + 2)
        pages.append(page)
    return _workbook("beside", pages)


def below(truth: Truth) -> Case:
    """Two tables below each other with blank rows between, twice."""
    pages = _pages(truth, ("survey_questions", "survey_answers", "enrolments", "cohorts"))
    for title, upper, lower in (
        ("Leergang", "cohorts", "enrolments"),
        ("Enquête", "survey_questions", "survey_answers"),
    ):
        page = Page(title)
        placed = put_list(page, truth, upper)
        put_list(page, truth, lower, top=placed.last_row + 3)
        pages.append(page)
    return _workbook("below", pages)


def aliases(truth: Truth) -> Case:
    """Odd headers in another order, columns nobody knows, names in another dress."""
    other_names = {
        row["organisation"]: row["also_known_as"] for row in truth.tables["organisations"]
    }

    def dressed(table: str, column: str, value: object, place: int) -> object:
        if isinstance(value, Organisation):
            spellings = (value.name, *other_names.get(value.name, ()), f" {value.name.upper()} ")
            return spellings[place % len(spellings)]
        if isinstance(value, Who):
            spaced = value.text.replace(" ", "\u00a0 ")
            spellings = (value.text, value.text.upper(), f" {spaced} ", value.text.lower())
            return spellings[place % len(spellings)]
        return show(table, column, value, place)

    case = _workbook("aliases", [])
    for place, (table, title) in enumerate(TITLES.items()):
        page = Page(f"Blad{place + 1}" if table in ALIASES else title)
        names = list(HEADERS[table])
        names = names[::-1] if place % 2 else names[1:] + names[:1]
        placed = put_list(
            page, truth, table, columns=names, headers=ALIASES.get(table), show=dressed
        )
        if table in ("activities", "participants"):
            for at, header in enumerate(STRANGE):
                column = len(names) + 1 + at
                page.put(1, column, header)
                for row in placed.rows.values():
                    page.put(row, column, "iets")
            case.notes.add((MAIN, page.title, cell_name(1, len(names) + 1)))
        case.books[0].pages.append(page)
    return case


def _as_csv(name: str, truth: Truth, encoding: str, delimiter: str) -> Case:
    pages = [*_pages(truth, ("attendance",)), _rest_of_attendance(truth)]
    crosses = Page("Kruisjeslijst")
    put_crosses(crosses, truth, {code: code for code in LISTED})
    books = [
        Book(f"{page.title}.csv", "csv", [page], encoding, delimiter) for page in [*pages, crosses]
    ]
    case = Case(name, books)
    if encoding == "cp1252":
        case.notes = {
            (book.path, "", "") for book in books if _has_accent(book.pages[0])
        }  # fmt: skip
    return case


def _has_accent(page: Page) -> bool:
    return any(not csv_text(value).isascii() for value in page.cells.values())


def csv_semicolon_bom(truth: Truth) -> Case:
    """As a Dutch Excel saves 'CSV UTF-8'."""
    return _as_csv("csv_semicolon_bom", truth, "utf-8-sig", ";")


def csv_comma(truth: Truth) -> Case:
    """As a website exports."""
    return _as_csv("csv_comma", truth, "utf-8", ",")


def csv_comma_windows(truth: Truth) -> Case:
    """As an older Windows program saves."""
    return _as_csv("csv_comma_windows", truth, "cp1252", ",")


def csv_semicolon_windows(truth: Truth) -> Case:
    """As a Dutch Excel saves plain csv."""
    return _as_csv("csv_semicolon_windows", truth, "cp1252", ";")


def csv_tab_utf16(truth: Truth) -> Case:
    """As Excel saves 'Unicode-tekst': UTF-16, little end first, with a mark."""
    return _as_csv("csv_tab_utf16", truth, "utf-16", "\t")


def csv_pipe_utf16_big(truth: Truth) -> Case:
    """UTF-16 the other way round, with bars."""
    case = _as_csv("csv_pipe_utf16_big", truth, "utf-16-be", "|")
    for book in case.books:
        page = book.pages[0]
        page.cells[1, 1] = "\ufeff" + str(page.cells[1, 1])
    return case


def _in_kind(name: str, truth: Truth, kind: str) -> Case:
    crosses = Page("Kruisjes")
    put_crosses(crosses, truth, {code: code for code in LISTED})
    pages = [*_pages(truth, ("attendance",)), _rest_of_attendance(truth), crosses]
    return _workbook(name, pages, kind)


def old_xls(truth: Truth) -> Case:
    """A workbook of before 2007."""
    return _in_kind("old_xls", truth, "xls")


def open_document(truth: Truth) -> Case:
    """A workbook of LibreOffice."""
    return _in_kind("open_document", truth, "ods")


def macro_book(truth: Truth) -> Case:
    """A workbook with a macro."""
    return _in_kind("macro_book", truth, "xlsm")


def dates_as_text(truth: Truth) -> Case:
    """Every day is text, in all the ways that Dutch people write one."""

    def texts(table: str, column: str, value: object, place: int) -> object:
        return _as_day_text(value, place) if isinstance(value, date) else show(
            table, column, value, place
        )  # fmt: skip

    return _workbook("dates_as_text", _pages(truth, show=texts))


def _as_day_text(day: date, place: int) -> str:
    month = MONTHS[day.month - 1]
    texts = (
        f"{day.day}-{day.month}-{day.year}", f"{day:%d/%m/%y}", f"{day.day} {month} {day.year}",
        f"{day.day} {month[:3]}. '{day:%y}" if month != "maart" else f"{day.day} mrt. '{day:%y}",
        day.isoformat(), f"{day:%d.%m.%Y}",
    )  # fmt: skip
    return texts[place % len(texts)]


def _serial(table: str, column: str, value: object, place: int) -> object:
    return Serial(value) if isinstance(value, date) else show(table, column, value, place)


def dates_as_serials(truth: Truth) -> Case:
    """Every day is the number that Excel keeps, shown as a number."""
    return _workbook("dates_as_serials", _pages(truth, show=_serial))


def epoch_1904(truth: Truth) -> Case:
    """A workbook of an old Mac: days counted from 1904, half of them shown as numbers."""

    def mixed(table: str, column: str, value: object, place: int) -> object:
        return (_serial if place % 2 else show)(table, column, value, place)

    case = _workbook("epoch_1904", _pages(truth, show=mixed))
    case.books[0].epoch_1904 = True
    return case


def hidden_and_filtered(truth: Truth) -> Case:
    """Rows hidden by hand and by a filter are read; a hidden sheet is not."""
    pages = _pages(truth)
    for page in pages:
        (placed,) = page.lists
        rows = sorted(placed.rows.values())
        if placed.table in ("attendance", "organisations"):
            page.hidden_rows = set(rows[1::3])
            placed.hidden = len(page.hidden_rows)
        if placed.table == "attendance":
            page.filter_area = f"A1:{cell_name(page.height, page.width)}"
    away = Page("Oude activiteiten", is_hidden=True)
    placed = put_list(away, truth, "activities")
    placed.is_read = False
    return _workbook("hidden_and_filtered", [*pages, away])


def hidden_in_ods(truth: Truth) -> Case:
    """Hidden and filtered rows in a workbook of LibreOffice."""
    case = hidden_and_filtered(truth)
    (book,) = case.books
    pages = [page for page in book.pages if not page.is_hidden]
    return Case("hidden_in_ods", [Book("programma.ods", "ods", pages)])


def numbers_as_text(truth: Truth) -> Case:
    """Every number is stored as text, some with the points and commas of a Dutch office."""

    def texts(table: str, column: str, value: object, place: int) -> object:
        shown = show(table, column, value, place)
        if isinstance(shown, bool) or not isinstance(shown, (int, float)):
            return shown
        if isinstance(shown, int) and shown >= 1_000 and column in ("capacity", "visitors"):
            return f"{shown:,}".replace(",", ".")
        return csv_text(shown)

    return _workbook("numbers_as_text", _pages(truth, show=texts))


def one_file_a_list(truth: Truth) -> Case:
    """Many files in folders, of five kinds at once."""
    kinds: tuple[tuple[str, Mapping], ...] = (
        ("xlsx", {}), ("ods", {}), ("csv", {"delimiter": ";"}), ("xls", {}),
        ("csv", {"encoding": "utf-8", "delimiter": ","}), ("xlsm", {}),
    )  # fmt: skip
    books = []
    for place, page in enumerate(_pages(truth)):
        kind, dress = kinds[place % len(kinds)]
        books.append(Book(f"map {place % 4}/{page.title}.{kind}", kind, [page], **dress))
    return Case("one_file_a_list", books)


def split_over_years(truth: Truth) -> Case:
    """The long list cut into three sheets of one workbook: parts are no copies."""
    pages = _pages(truth, ("attendance",))
    every = range(len(truth.tables["attendance"]))
    for part in range(3):
        page = Page(f"Aanwezigheid deel {part + 1}")
        put_list(page, truth, "attendance", records=list(every)[part::3])
        pages.append(page)
    return _workbook("split_over_years", pages)


def exports(truth: Truth) -> Case:
    """Exports of meetings, tickets and forms beside the workbook of the office."""
    skip = ("attendance", "survey_answers")
    case = _workbook("exports", _pages(truth, skip))
    rows = truth.tables["attendance"]
    records = [place for place, row in enumerate(rows) if row["activity_id"] not in ONLINE]
    page = Page("Aanwezigheid")
    put_list(page, truth, "attendance", records=records)
    case.books[0].pages.append(page)
    for path, kind, content, settings in exports_of(truth):
        case.books.append(Book(path, kind, [], content=content))
        case.settings += settings
    case.is_whole = False
    return case


_LAYOUTS: tuple[Callable[[Truth], Case], ...] = (
    long_list, wide_by_id, wide_by_date, sheet_per_activity, titles_and_totals, blank_rows, footers,
    merged_headers, beside, below, aliases, csv_semicolon_bom, csv_comma, csv_comma_windows,
    csv_semicolon_windows, csv_tab_utf16, csv_pipe_utf16_big, old_xls, open_document, macro_book,
    dates_as_text, dates_as_serials, epoch_1904, hidden_and_filtered, hidden_in_ods,
    numbers_as_text, one_file_a_list, split_over_years, exports,
)  # fmt: skip
