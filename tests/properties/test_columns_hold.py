"""What always holds of sheets by column: they say what a walk along the rows and cells says."""

import re
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from wijkmakers_analysis.intake.headers import Layout, is_total
from wijkmakers_analysis.intake.raw import RawSheet, clean
from wijkmakers_analysis.intake.sheets import read_rows, rows_of_data
from wijkmakers_analysis.intake.splitting import WrongQuote, split, split_at_once, split_one_by_one

from spreadsheets import cells_of, sheet_of

cells = st.one_of(
    st.none(),
    st.sampled_from(
        ["x", "Jan", " Jan ", "", " ", "totaal", "Totaal 2022", "12", "3,5 %", "1.200"]
    ),
    st.sampled_from(["nee", "weet niet", "#N/B", "W01", "w 01"]),
    st.integers(-3, 3),
    st.floats(allow_nan=True, width=16),
    st.booleans(),
)
tables = st.lists(st.lists(cells, max_size=5), max_size=12)
formulas = st.frozensets(st.tuples(st.integers(2, 14), st.integers(1, 6)), max_size=3)
pieces = st.sampled_from(
    ["a", "b", '"', '""', '"a', 'b"', ";", ";;", "\n", "\r\n", " ", "é", '"x;y"', '"q\nr"', "\r"]
)
lines = st.sampled_from(
    ["a;b;c", 'x;"y;z";', ';"één ""twee""\r\ndrie";d', ";;", "", "titel", "a;b;c;d", " ;\u200b;c"]
)
regular = st.tuples(st.lists(lines, max_size=12), st.sampled_from(["\n", "\r\n"])).map(
    lambda parts: parts[1].join(parts[0])
)
FIGURE = re.compile(r"[-\d.,\s%€]+")
COLUMNS = {"activity_id": 1, "person": 2, "presence": 4}


def cleaned(rows):
    """Return rows as wide as the widest, cleaned, up to the last filled one."""
    width = max(map(len, rows), default=0)
    found = [tuple(map(clean, row)) + (None,) * (width - len(row)) for row in rows]
    while found and not any(cell is not None for cell in found[-1]):
        found.pop()
    while found and found[0] and not any(row[-1] is not None for row in found):
        found = [row[:-1] for row in found]
    return found


def reason_to_skip(row):
    """Say of one row of cells why it is no record, or None."""
    filled = [cell for cell in row if cell is not None]
    if not filled:
        return "lege regel"
    is_figures = all(not isinstance(each, str) or FIGURE.fullmatch(each) for each in filled[1:])
    if is_figures and is_total(filled[0]):
        return "totaalregel"
    if not any(place <= len(row) and row[place - 1] is not None for place in COLUMNS.values()):
        return "geen bekende kolom gevuld"
    return None


@given(tables)
def test_a_sheet_holds_the_cells_of_its_rows(rows):
    sheet = sheet_of("a.xlsx", "Blad1", rows)
    assert cells_of(sheet) == cleaned(rows)
    assert sheet.filled_rows == sum(any(c is not None for c in row) for row in cleaned(rows))
    for codes, values in sheet.columns:
        assert len(set(values)) == len(values)
        assert codes.max(initial=-1) < len(values)


@given(tables, st.tuples(*[st.integers(1, 7)] * 4))
def test_an_area_and_the_rest_are_the_whole_sheet(rows, corners):
    left, right = sorted(corners[:2])
    top, bottom = sorted(corners[2:])
    sheet = sheet_of("a.xlsx", "Blad1", rows)
    inside = sheet.only((left, top, right, bottom))
    for row in range(1, sheet.height + 1):
        for column in range(1, sheet.width + 1):
            is_inside = left <= column <= right and top <= row <= bottom
            value = sheet.cell(row, column)
            assert inside.cell(row, column) == (value if is_inside else None)


@given(tables, st.integers(1, 3), formulas)
def test_rows_are_skipped_for_the_reason_that_the_row_itself_gives(rows, header_row, uncalculated):
    sheet = sheet_of("a.xlsx", "Blad1", rows, uncalculated=uncalculated)
    numbers, reasons = [], Counter()
    for number, row in enumerate(cells_of(sheet)[header_row:], start=header_row + 1):
        reason = reason_to_skip(row)
        is_formula = any((number, place) in uncalculated for place in COLUMNS.values())
        if reason is None or (is_formula and reason != "totaalregel"):
            numbers.append(number)
        else:
            reasons[reason] += 1
    found, skipped = rows_of_data(sheet, Layout("attendance", header_row, COLUMNS))
    assert found.tolist() == numbers
    assert skipped == reasons


@settings(max_examples=60, deadline=None)
@given(tables)
def test_each_cell_is_understood_by_itself(rows):
    """A column read at once says what its cells say when each stands in a sheet alone."""
    header = [["activiteit", "deelnemer", "bron", "aanwezig"]]
    layout = Layout("attendance", 1, COLUMNS)
    whole = read_rows(sheet_of("a.xlsx", "B", header + rows), layout)
    wrong = Counter(problem.what for problem in whole.problems if problem.kind == "waarde")
    alone = [read_rows(sheet_of("a.xlsx", "B", [*header, row]), layout) for row in rows]
    expected = [tuple(row) for part in alone for row in part.frame.drop(columns="row").to_numpy()]
    assert [tuple(row) for row in whole.frame.drop(columns="row").to_numpy()] == expected
    assert wrong == Counter(p.what for part in alone for p in part.problems if p.kind == "waarde")


def same_cells(one, other):
    """Tell whether two ways of splitting give the same cells and widths of filled records."""
    sheets = [RawSheet.from_columns("a.csv", "", s.columns, fields=s.fields) for s in (one, other)]
    rows = cells_of(sheets[0])
    widths = [
        [sheet.field_count(n) for n, row in enumerate(rows, start=1) if any(row)]
        for sheet in sheets
    ]
    return rows == cells_of(sheets[1]) and widths[0] == widths[1]


@settings(max_examples=400, deadline=None)
@given(st.one_of(regular, st.lists(pieces, max_size=20).map("".join)), st.sampled_from(";,"))
def test_csv_read_at_once_is_csv_read_one_by_one(text, delimiter):
    content = text.encode("utf-8")
    at_once = split_at_once(content, delimiter)
    try:
        one_by_one = split_one_by_one(content, delimiter)
    except WrongQuote:
        assert at_once is None
        return
    assert same_cells(split(content, delimiter), one_by_one)
    assert at_once is None or same_cells(at_once, one_by_one)
