"""A marked copy of any workbook: marks at exactly the problems, every cell and look as it was."""

import io

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter

from wijkmakers_analysis.intake.problems import error, warning
from wijkmakers_analysis.intake.returned.workbook import annotated

from returned_books import cells_of, comments_of, fills_of, looks_of, opened

COLOURS = ("FFFFFFFF", "FF1F4E78", "FFFFEB9C", "FFFFC7CE", "FFE2EFDA")
texts = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=9
)
values = texts.map(lambda text: f"={len(text)}+1" if text.startswith("=") else text) | st.integers(
    -1000, 1000
) | st.booleans() | st.just("=A1*2")  # fmt: skip
places = st.tuples(st.integers(1, 30), st.integers(1, 12))
titles = st.sampled_from(["Blad1", "Blad & <twee>", "d'Hondt", "Lijst 4"])
cells = st.dictionaries(
    places,
    st.tuples(
        st.none() | values,
        st.none() | st.sampled_from(COLOURS),
        st.booleans(),
        st.none() | texts,
    ),
    max_size=15,
)
books = st.dictionaries(titles, cells, min_size=1, max_size=3)
found = st.lists(
    st.tuples(titles, places, st.sampled_from([error, warning]), texts), min_size=1, max_size=12
)
few = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def written(book):
    workbook = Workbook()
    workbook.remove(workbook.active)
    for title, content in book.items():
        sheet = workbook.create_sheet(title)
        for (row, column), (value, colour, is_white, comment) in content.items():
            cell = sheet.cell(row, column, value)
            if colour:
                cell.fill = PatternFill("solid", fgColor=colour)
            if is_white:
                cell.font = Font(color="FFFFFFFF")
            if comment:
                cell.comment = Comment(comment, "Lead")
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def as_problems(listed):
    return tuple(
        make(what, "Doe dit.", "waarde", "a.xlsx", sheet, f"{get_column_letter(column)}{row}")
        for sheet, (row, column), make, what in listed
    )


def marked_in(content):
    return {place for place, text in comments_of(content).items() if "Wijkmakers controle" in text}


def places_of(problems, book):
    return {(each.sheet, each.cell) for each in problems if each.sheet in book}


@given(book=books, listed=found)
@few
def test_marks_are_at_exactly_the_problems_and_nothing_else_moves(book, listed):
    before, problems = written(book), as_problems(listed)
    after = annotated(before, problems)
    wanted = places_of(problems, book)
    assert marked_in(after) == wanted
    assert comments_of(after).keys() == comments_of(before).keys() | wanted
    assert cells_of(after) == cells_of(before)
    looks, fills = looks_of(after), fills_of(after)
    assert {place: looks[place] for place in looks_of(before)} == looks_of(before)
    old = fills_of(before)
    assert {place for place in fills if fills[place] != old.get(place, "")} == wanted
    for sheet in opened(before).worksheets:
        own = {
            place: text for place, text in comments_of(before).items() if place[0] == sheet.title
        }
        assert all(comments_of(after)[place].startswith(text) for place, text in own.items())


@given(book=books, first=found, second=found)
@few
def test_a_second_return_leaves_nothing_of_the_first(book, first, second):
    before = written(book)
    again = annotated(annotated(before, as_problems(first)), as_problems(second))
    fresh = annotated(before, as_problems(second))
    assert comments_of(again) == comments_of(fresh)
    assert {place: fills_of(again)[place] for place in fills_of(fresh)} == fills_of(fresh)
    clean = annotated(again, ())
    assert comments_of(clean) == comments_of(before)
    assert {place: fills_of(clean)[place] for place in fills_of(before)} == fills_of(before)
    assert cells_of(clean) == cells_of(before)
