"""Find the one activity that a list of persons belongs to, and read the list."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from wijkmakers_analysis.intake.activity_index import (
    ActivityIndex,
    activities_meant,
    activities_within,
    exact_day,
)
from wijkmakers_analysis.intake.folding import fold, fold_id
from wijkmakers_analysis.intake.footers import is_footer
from wijkmakers_analysis.intake.headers import Layout
from wijkmakers_analysis.intake.problems import Problem, error
from wijkmakers_analysis.intake.raw import RawSheet, as_text, cell_at
from wijkmakers_analysis.schemas.attendance import PRESENT

_LABEL = re.compile(
    r"(activiteit|code|activiteitcode|code activiteit|activiteit id|titel|naam activiteit"
    r"|bijeenkomst|workshop|wandeling|wijkwandeling|werkplaats|onderwerp"
    r"|datum|dag|wanneer|datum activiteit)\s*(?:[:=]\s*(.*))?",
    re.IGNORECASE | re.DOTALL,
)
_OF_DAYS = frozenset({"datum", "dag", "wanneer", "datumactiviteit"})
# Words that say that people put their name down; whether they came is not known then.
_REGISTRATION = re.compile(r"aanmeld|aangemeld|inschrij|ingeschreven|uitnodig|genodigd", re.I)
NO_ACTIVITY = (
    "deze lijst met personen zegt niet bij welke activiteit zij hoort",
    "Zet boven de koppen een regel met 'Activiteit:' en de code, of noem het blad naar die code. "
    "Hoort de lijst bij een ander blad, zoals Werkt bij of Deelnemers, noem het blad dan zo.",
)
SEVERAL = (
    "bij deze lijst passen meer activiteiten",
    "Zet boven de koppen een regel met 'Activiteit:' en de code van de activiteit.",
)
CONTRADICTION = (
    "deze lijst wordt op verschillende plaatsen aan verschillende activiteiten gegeven",
    "Kijk naar de regels boven de koppen, de naam van het blad en wijkmakers.toml, en laat "
    "staan wat klopt.",
)
NOT_LISTED = (
    "de activiteit van deze lijst staat niet in blad Activiteiten",
    "Verbeter de code, de titel of de datum, of vul de activiteit aan in blad Activiteiten.",
)
ONLY_REGISTERED = (
    "dit lijkt een lijst van aanmeldingen: een kolom 'aanwezig' ontbreekt",
    "Zet er een kolom 'aanwezig' in, met x bij wie er was.",
)


@dataclass(frozen=True)
class _Source:
    """What one place says about the activity: the ids that it can mean, and where it stands."""

    ids: frozenset[str]
    cell: str = ""


def activity_of_list(
    raw: RawSheet, layout: Layout, index: ActivityIndex, named: str, *, is_whole_sheet: bool
) -> str | Problem:
    """Return the id of the only activity that a list can belong to, or why there is none.

    The activity is named by the settings, by the lines above the header, or by the name of the
    sheet (of csv: of the file); where none of these names one, by the name of the workbook. All
    that name one must agree.

    Parameters
    ----------
    raw, layout
        The list and where its columns stand.
    index
        The activities of the workspace.
    named
        Id that the settings give to this list, or empty.
    is_whole_sheet
        Whether the names of sheet and file say something about this list: they do not where a
        sheet holds several.
    """
    sources = [_Source(_by_id(named, index))] if named else []
    sources += _above(raw, layout.header_row, index)
    if is_whole_sheet:
        sources += _in_names(raw, index, is_alone=not sources)
    if not sources:
        return _refused(raw, NO_ACTIVITY)
    empty = next((source for source in sources if not source.ids), None)
    if empty is not None:
        return _refused(raw, NOT_LISTED, empty.cell)
    cell = next((source.cell for source in sources if source.cell), "")
    common = frozenset.intersection(*(source.ids for source in sources))
    if not common:
        return _refused(raw, CONTRADICTION, cell)
    if len(common) > 1:
        return _refused(raw, SEVERAL, cell)
    if "presence" not in layout.columns and _is_registration(raw, layout):
        return _refused(raw, ONLY_REGISTERED, cell_at(1, layout.header_row))
    (found,) = common
    return found


def is_label(text: str) -> bool:
    """Tell whether a text says that an activity or its day follows: 'Activiteit:', 'datum'."""
    return bool(_LABEL.fullmatch(text))


def with_activity(frame: pd.DataFrame, layout: Layout, activity: str) -> pd.DataFrame:
    """Return the rows of a list of one activity, complete.

    Who is on a list without a column 'aanwezig' was there.
    """
    filled = {"activity_id": pd.Series(activity, index=frame.index, dtype=object)}
    if "presence" not in layout.columns:
        filled["presence"] = pd.Series(PRESENT, index=frame.index, dtype=object)
    return frame.assign(**filled)


def _above(raw: RawSheet, header_row: int, index: ActivityIndex) -> list[_Source]:
    """Return what the lines above a header say; only a line with a label can be wrong."""
    found: list[_Source] = []
    for number in range(1, header_row):
        cells = [
            (place, value)
            for place, value in enumerate(raw.row(number), start=1)
            if value is not None and value != raw.cell(number, place - 1 or raw.width + 1)
        ]
        found += _in_line(raw, number, cells, index)
    return found


def _in_line(
    raw: RawSheet, number: int, cells: list[tuple[int, object]], index: ActivityIndex
) -> Iterable[_Source]:
    rest = list(cells)
    while rest:
        place, value = rest.pop(0)
        label = _LABEL.fullmatch(as_text(value))
        address = cell_at(place, number)
        meant = activities_meant(value, index, raw.epoch)
        if label and meant is None:
            said: object = label[2]
            if not said and rest:
                place, said = rest.pop(0)
                address = cell_at(place, number)
            if said:
                yield _Source(_labelled(label[1], said, index, raw), address)
            continue
        if not meant and isinstance(value, str) and not is_footer(value):
            meant = activities_within(value, index)
        if meant:
            yield _Source(meant, address)


def _labelled(label: str, said: object, index: ActivityIndex, raw: RawSheet) -> frozenset[str]:
    meant = activities_meant(said, index, raw.epoch)
    if meant is None and fold(label) in _OF_DAYS:
        day = exact_day(said, raw.epoch)
        return frozenset(index.days.get(day, ())) if day else frozenset()
    if meant is None:
        meant = activities_within(as_text(said), index)
    return meant or frozenset()


def _in_names(raw: RawSheet, index: ActivityIndex, *, is_alone: bool) -> list[_Source]:
    stem = raw.file.rpartition("/")[2].rpartition(".")[0]
    for name in (raw.sheet or stem, stem if is_alone else ""):
        meant = activities_meant(name, index) or activities_within(name, index)
        if meant:
            return [_Source(meant)]
    return []


def _is_registration(raw: RawSheet, layout: Layout) -> bool:
    if "is_registered" in layout.columns:
        return True
    texts = [raw.sheet, raw.file] + [
        as_text(value) for number in range(1, layout.header_row) for value in raw.row(number)
    ]
    return any(_REGISTRATION.search(text) for text in texts)


def _by_id(given: str, index: ActivityIndex) -> frozenset[str]:
    known = index.ids.get(fold_id(given))
    return frozenset({known}) if known else frozenset()


def _refused(raw: RawSheet, words: tuple[str, str], cell: str = "") -> Problem:
    return error(*words, "verwijzing", raw.file, raw.sheet, cell)
