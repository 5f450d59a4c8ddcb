"""Mark the cells to repair in a workbook, and leave everything else in it as it was."""

from collections.abc import Iterable, Mapping

from wijkmakers_analysis.intake.problems import Problem
from wijkmakers_analysis.intake.returned.book import Book
from wijkmakers_analysis.intake.returned.grid import (
    StyleFor,
    styles_used,
    with_styles,
    with_styles_replaced,
)
from wijkmakers_analysis.intake.returned.marks import MOST_COMMENTS, Mark, marks_by_sheet, numbered
from wijkmakers_analysis.intake.returned.notes import remove_notes, write_notes
from wijkmakers_analysis.intake.returned.package import Package
from wijkmakers_analysis.intake.returned.styles import Styles
from wijkmakers_analysis.intake.returned.todo import (
    NOTHING_LEFT,
    earlier_return,
    write_todo,
)


def annotated(
    content: bytes, problems: Iterable[Problem], origin: str = "", *, is_list: bool = False
) -> bytes:
    """Return a workbook with a comment and a colour at each problem, and the sheet Te doen.

    What an earlier return left in it is taken away first; all other parts are copied byte by byte.

    Parameters
    ----------
    content
        The bytes of an .xlsx or .xlsm.
    problems
        Those of this file; none gives a workbook without marks.
    origin
        A sentence for the list about the file that this is made of, or nothing.
    is_list
        Whether this is only a list about a file that cannot be marked: `origin` then says what to
        do with it.

    Raises
    ------
    NotPatchable
        Where the file is damaged, or built in a way that is not safe to change.
    """
    package = Package(content)
    book = Book(package)
    earlier = earlier_return(book)
    styles_part = book.styles_part()
    styles = Styles(package.read(styles_part), earlier.fill_by_shade)
    lines = numbered(problems)
    marks = marks_by_sheet(lines)
    uncoloured = styles.uncoloured()
    room = MOST_COMMENTS
    for sheet in book.sheets():
        if sheet.part == earlier.part:
            continue
        text = package.read(sheet.part)
        if uncoloured and not uncoloured.keys().isdisjoint(styles_used(text)):
            text = with_styles_replaced(text, uncoloured)
        wanted = marks.get(sheet.title, {})
        if wanted:
            text = with_styles(text, wanted, _colours(styles, wanted))
        package.write(sheet.part, text)
        remove_notes(package, sheet.part)
        with_comment = dict(list(wanted.items())[:room])
        room -= len(with_comment)
        if with_comment:
            write_notes(package, sheet.part, with_comment)
    title = write_todo(book, styles, lines, earlier, origin, is_list=is_list)
    book.open_on(title)
    package.write(styles_part, styles.text())
    return package.content()


def has_marks(content: bytes) -> bool:
    """Tell whether a workbook carries marks of an earlier return.

    Raises
    ------
    NotPatchable
        Where the file is no workbook that can be read here.
    """
    earlier = earlier_return(Book(Package(content)))
    return bool(earlier.part) and earlier.heading != NOTHING_LEFT


def _colours(styles: Styles, wanted: Mapping[tuple[int, int], Mark]) -> StyleFor:
    """Return the function that gives a cell to repair its colour."""
    return lambda place, style: styles.coloured(style, wanted[place].severity)
