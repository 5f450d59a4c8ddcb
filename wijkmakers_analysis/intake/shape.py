"""Say what is off in the shape of a sheet: headers, cells without one, merged cells."""

import numpy as np
from openpyxl.utils import get_column_letter

from wijkmakers_analysis import language
from wijkmakers_analysis.intake.headers import Layout, is_total, likely_header
from wijkmakers_analysis.intake.problems import Problem, error, warning
from wijkmakers_analysis.intake.raw import RawSheet, as_text, cell_at
from wijkmakers_analysis.schemas import SHEETS

# Over a column that numbers the rows; nobody misses it.
NUMBERING = frozenset({"nr", "no", "#", "volgnr", "volgnummer", "rijnr", "regelnr"})


def shape_problems(raw: RawSheet, layout: Layout, numbers: np.ndarray) -> list[Problem]:
    """Return every problem of the shape of a recognised sheet.

    Parameters
    ----------
    raw, layout
        The sheet and where its columns stand.
    numbers
        Numbers of the rows that hold a record.
    """
    return [
        *_header_problems(raw, layout, numbers),
        *_without_header(raw, layout, numbers),
        *_too_long(raw, layout, numbers),
        *_merged(raw, layout, numbers),
    ]


def _header_problems(raw: RawSheet, layout: Layout, numbers: np.ndarray) -> list[Problem]:
    """Say which required headers are absent, which stand there twice and which are not known."""
    found = []
    # A list with crosses that nobody filled in has no activity above its columns yet.
    is_unused = layout.table == "attendance" and not len(numbers)
    if layout.missing and not is_unused:
        listed = language.listed(f"'{header}'" for header in layout.missing)
        is_one = len(layout.missing) == 1
        absent = "ontbreekt de kolom" if is_one else "ontbreken de kolommen"
        heads = "die kop" if is_one else "die koppen"
        remedy = f"Zet {heads} in de regel met koppen, of verbeter de spelling."
        if layout.table == "attendance":
            remedy += " Of, bij een kruisjeslijst: zet boven elke kolom de code van de activiteit."
        found.append(
            error(
                f"in blad {SHEETS[layout.table].title} {absent} {listed}",
                remedy,
                "kop",
                raw.file,
                raw.sheet,
                cell_at(1, layout.header_row),
            )
        )
    found += [
        error(
            "deze kop staat twee keer in het blad",
            "Haal één van de twee kolommen weg; een tweede tabel hoort op een eigen blad.",
            "kop",
            raw.file,
            raw.sheet,
            cell_at(place, layout.header_row),
        )
        for place in layout.repeated
    ]
    unknown = [
        place
        for place in layout.unknown
        if not is_total(header := _header(raw, layout, place)) and not _is_numbering(header)
    ]
    if unknown:
        where = language.listed(cell_at(place, layout.header_row) for place in unknown)
        counted = language.count(len(unknown), "kolom", "kolommen").replace(language.NO_BREAK, " ")
        found.append(
            warning(
                f"{counted} met een onbekende kop niet gelezen ({where})",
                f"{_suggested(raw, layout, unknown)}Gebruik een kop uit de uitleg als de kolom "
                "mee moet doen; anders is dit goed.",
                "kop",
                raw.file,
                raw.sheet,
                cell_at(unknown[0], layout.header_row),
            )
        )
    return found


def _without_header(raw: RawSheet, layout: Layout, numbers: np.ndarray) -> list[Problem]:
    """Say which columns hold something under an empty header."""
    filled = {}
    known = {*layout.columns.values(), *layout.marks}
    for place in range(1, raw.field_count(layout.header_row) + 1):
        if _header(raw, layout, place) is None and place not in known:
            records = numbers[raw.column(place).codes[numbers - 1] >= 0]
            if len(records):
                filled[place] = int(records[0])
    if not filled:
        return []
    counted = "kolom" if len(filled) == 1 else "kolommen"
    letters = language.listed(map(get_column_letter, filled))
    return [
        warning(
            f"{counted} {letters} zonder kop niet gelezen",
            "Zet er een kop uit de uitleg boven als de kolom mee moet doen; anders is dit goed.",
            "kop",
            raw.file,
            raw.sheet,
            cell_at(*next(iter(filled.items()))),
        )
    ]


def _too_long(raw: RawSheet, layout: Layout, numbers: np.ndarray) -> list[Problem]:
    """Say which rows of a csv go on beyond the headers: a delimiter in a text shifted them."""
    if raw.sheet:
        return []
    width = raw.field_count(layout.header_row)
    goes_on = np.zeros(len(numbers), dtype=bool)
    for place in range(width + 1, raw.width + 1):
        goes_on |= raw.column(place).codes[numbers - 1] >= 0
    return [
        error(
            "deze regel heeft meer velden dan er koppen zijn",
            "Zet een tekst met een scheidingsteken erin tussen aanhalingstekens, of sla het "
            "bestand op als .xlsx.",
            "waarde",
            raw.file,
            raw.sheet,
            cell_at(width + 1, number),
        )
        for number in numbers[goes_on].tolist()
    ]


def _merged(raw: RawSheet, layout: Layout, numbers: np.ndarray) -> list[Problem]:
    """Say which merged cells lie in records: a merged cell has a value in its first cell only."""
    if not raw.merged:
        return []
    records, places = set(numbers.tolist()), {*layout.columns.values(), *layout.marks}
    return [
        error(
            "deze cel is samengevoegd met andere; alleen de eerste telt",
            "Hef de samenvoeging op en vul elke cel apart in.",
            "waarde",
            raw.file,
            raw.sheet,
            cell_at(left, top),
        )
        for left, top, right, bottom in raw.merged
        if raw.cell(top, left) is not None
        and top > layout.header_row
        and not records.isdisjoint(range(top, min(bottom, raw.height) + 1))
        and not places.isdisjoint(range(left, right + 1))
    ]


def _suggested(raw: RawSheet, layout: Layout, unknown: list[int]) -> str:
    """Ask of each unknown header that resembles a free one whether that is meant."""
    near = [likely_header(layout.table, _header(raw, layout, p), layout.columns) for p in unknown]
    return "".join(f"Bedoelt u '{header}'? " for header in dict.fromkeys(filter(None, near)))


def _is_numbering(header: object) -> bool:
    """Tell whether a column does nothing but number the rows."""
    return as_text(header).strip().rstrip(".").casefold() in NUMBERING


def _header(raw: RawSheet, layout: Layout, place: int) -> object:
    return raw.cell(layout.header_row, place)
