"""Recognise what a table is: by the settings, its headers, or the name of its sheet."""

from dataclasses import dataclass, replace

from wijkmakers_analysis.intake.activity_index import ActivityIndex
from wijkmakers_analysis.intake.cells import PRESENCE
from wijkmakers_analysis.intake.folding import fold
from wijkmakers_analysis.intake.footers import rows_aside
from wijkmakers_analysis.intake.headers import (
    Layout,
    header_layouts,
    header_of,
    in_header_rows,
    with_marks,
)
from wijkmakers_analysis.intake.raw import RawSheet, as_text
from wijkmakers_analysis.schemas import SHEETS

# So many rows below a header tell whether its columns hold crosses.
CROSSES_SAMPLE = 20


@dataclass(frozen=True)
class Resemblance:
    """An unknown layout: the sheet it resembles most and what speaks for and against it."""

    title: str = ""
    recognised: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class ListOfPersons:
    """A list of persons that does not say itself at which activity they were."""

    layout: Layout


def recognise(
    raw: RawSheet, index: ActivityIndex, *, table: str = "", is_whole_sheet: bool = True
) -> Layout | ListOfPersons | Resemblance:
    """Return the layout of a table, or what it resembles where it is none for certain.

    A sheet that has the name of a known one is that sheet, also where a required header is absent;
    one whose name begins so is, unless another sheet fits more headers. Any other needs all
    required headers, at least two headers and half of all known, and no second candidate as good.
    A row below one that holds as many headers is data, whatever it says.

    Parameters
    ----------
    raw
        The table, with merged headers filled.
    index
        The activities that a header can mean.
    table
        Name in `schemas.SHEETS` where the settings say what the sheet is.
    is_whole_sheet
        Whether the name of the sheet says something about the table: it does not where a sheet
        holds several.
    """
    layouts = in_header_rows(with_marks(raw, layout, index) for layout in header_layouts(raw))
    if table:
        layouts = [layout for layout in layouts if layout.table == table]
    found = _chosen(raw, layouts, table, is_whole_sheet)
    layout = found.layout if isinstance(found, ListOfPersons) else found
    if isinstance(layout, Resemblance):
        return layout
    places = [*layout.columns.values(), *layout.marks]
    layout = replace(layout, aside=rows_aside(raw, layout.header_row, places))
    return ListOfPersons(layout) if isinstance(found, ListOfPersons) else layout


def is_header(raw: RawSheet, number: int, index: ActivityIndex) -> bool:
    """Tell whether a row is the header of a table for certain, whatever the sheet is called."""
    layouts = [with_marks(raw, layout, index) for layout in header_layouts(raw, (number,))]
    return any(
        len(layout.columns) + len(layout.marks) > len(layout.unknown)
        and layout.columns["person"] < min(layout.marks)
        and _has_crosses(raw, layout)
        if layout.is_wide
        else not _lacks(layout) and len(layout.columns) >= max(2, len(layout.unknown))
        for layout in layouts
    )


def _has_crosses(raw: RawSheet, layout: Layout) -> bool:
    """Tell whether what stands right below the columns of crosses is presence, or nothing.

    A record such as 'deelnemers' at 'W01' (sheet Bijdragen) is written like a header of crosses.
    """
    below = range(layout.header_row + 1, min(raw.height, layout.header_row + CROSSES_SAMPLE) + 1)
    cells = [raw.cell(row, place) for row in below for place in layout.marks]
    filled = [" ".join(as_text(cell).casefold().split()) for cell in cells if cell is not None]
    return 2 * sum(text in PRESENCE for text in filled) >= len(filled)


def _chosen(
    raw: RawSheet, layouts: list[Layout], table: str, is_whole_sheet: bool
) -> Layout | ListOfPersons | Resemblance:
    wide = max(layouts, key=lambda layout: len(layout.marks), default=None)
    if wide is not None and wide.is_wide:
        return wide
    complete = [
        layout
        for layout in layouts
        if not layout.missing and len(layout.columns) >= max(2, len(layout.unknown))
    ]
    complete.sort(key=lambda layout: -len(layout.columns))
    titled, is_exact = (table, True) if table else _table_by_title(raw)
    named = [layout for layout in layouts if layout.table == titled] if is_whole_sheet else []
    persons = _list_of_persons(layouts)
    best = max(named, key=lambda each: (-len(each.missing), len(each.columns)), default=None)
    if best is not None and best.table == "attendance" and persons and best.missing:
        return ListOfPersons(persons)
    if best is not None and (
        is_exact or not complete or len(best.columns) >= len(complete[0].columns)
    ):
        return best
    if persons and (not complete or len(persons.columns) >= len(complete[0].columns)):
        return ListOfPersons(persons)
    if complete:
        best, rivals = complete[0], complete[1:]
        equal = [each for each in rivals if len(each.columns) == len(best.columns)]
        if not any(each.table != best.table for each in equal):
            return best
    return _resemblance(layouts)


def _list_of_persons(layouts: list[Layout]) -> Layout | None:
    """Return the layout of attendance of which nothing but the activity is absent."""
    fits = [layout for layout in layouts if layout.table == "attendance" and not _lacks(layout)]
    fits = [
        layout
        for layout in fits
        if len(layout.columns) >= len(layout.unknown) and "activity_id" not in layout.columns
    ]
    return max(fits, key=lambda layout: len(layout.columns), default=None)


def _lacks(layout: Layout) -> bool:
    """Tell whether a header is absent that nothing else can say."""
    missing = set(layout.missing)
    if layout.table == "attendance":
        missing -= {header_of("attendance", name) for name in ("activity_id", "presence")}
        return bool(missing) or "person" not in layout.columns
    return bool(missing)


def _table_by_title(raw: RawSheet) -> tuple[str | None, bool]:
    """Return the table whose title begins the sheet's name, and whether it is the whole name."""
    given = fold(raw.sheet or raw.file.rpartition("/")[2].rpartition(".")[0])
    fits = [name for name, sheet in SHEETS.items() if given.startswith(fold(sheet.title))]
    best = max(fits, key=lambda name: len(SHEETS[name].title), default=None)
    return best, best is not None and given == fold(SHEETS[best].title)


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
