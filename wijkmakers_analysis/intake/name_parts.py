"""Join a first name, an infix and a last name that stand in columns of their own."""

from dataclasses import replace

import numpy as np
import pandas as pd

from wijkmakers_analysis.intake.folding import fold_person
from wijkmakers_analysis.intake.headers import DEEPEST_HEADER, fold_header
from wijkmakers_analysis.intake.problems import Problem, error
from wijkmakers_analysis.intake.raw import RawColumn, RawSheet, as_text, cell_at

# In the order in which they are looked for: a first name says more than initials.
FIRST = ("voornaam", "voornaamdeelnemer", "roepnaam", "firstname", "voorletters", "initialen")
INFIX = ("tussenvoegsel", "tussenvoegsels", "tussenv", "tv", "voorvoegsel", "voorvoegsels")
LAST = ("achternaam", "achternaamdeelnemer", "familienaam", "lastname", "surname")
WHOLE = ("deelnemer", "naam", "naamdeelnemer", "volledigenaam")
JOINED_HEADER = "naam"


def with_joined_names(raw: RawSheet) -> tuple[RawSheet, list[Problem]]:
    """Return a table with the parts of a name joined in one column 'naam', and what is not sure.

    The whole name stands in the first column of its parts, the others become blank. A column
    'naam' beside a first name is the last name where it never holds the first one, and is the
    whole name where it always does; in between it is a problem.

    Parameters
    ----------
    raw
        One table of a sheet.
    """
    found = _parts(raw)
    if found is None:
        return raw, []
    header_row, first, infix, last, whole = found
    if last is None and whole is not None:
        share = _share_with_first_name(raw, header_row, first, whole)
        if share == 1:
            return raw, []
        if share > 0:
            problem = error(
                "het is niet zeker of hier de achternaam of de hele naam staat",
                "Noem de kop 'achternaam', of haal de kolom met voornamen weg.",
                "kop",
                raw.file,
                raw.sheet,
                cell_at(whole, header_row),
            )
            return raw, [problem]
        last = whole
    places = [place for place in (first, infix, last) if place is not None]
    return _joined(raw, header_row, places), []


def _parts(raw: RawSheet) -> tuple[int, int, int | None, int | None, int | None] | None:
    """Return header row and places of first name, infix, last name and whole name."""
    start = int(np.argmax(raw.is_filled)) + 1 if raw.height else 1
    for number in range(start, min(raw.height, start + DEEPEST_HEADER - 1) + 1):
        words: dict[str, int] = {}
        for place, value in enumerate(raw.row(number), start=1):
            if isinstance(value, str):
                words.setdefault(fold_header(value), place)
        first, infix, last, whole = (
            next((words[word] for word in known if word in words), None)
            for known in (FIRST, INFIX, LAST, WHOLE)
        )
        if first is None or (last is None) == (whole is None):
            continue
        is_last_name = last is not None or words.get("naam") == whole
        if is_last_name and (last is not None or not {"deelnemer"} & set(words)):
            return number, first, infix, last, whole
    return None


def _share_with_first_name(raw: RawSheet, header_row: int, first: int, whole: int) -> float:
    told = []
    for number in range(header_row + 1, raw.height + 1):
        given, name = raw.cell(number, first), raw.cell(number, whole)
        if given is not None and name is not None:
            words = fold_person(as_text(given)).split()
            told.append(set(words) <= set(fold_person(as_text(name)).replace(",", " ").split()))
    return sum(told) / len(told) if told else 1.0


def _joined(raw: RawSheet, header_row: int, places: list[int]) -> RawSheet:
    parts = [raw.column(place) for place in places]
    rows = np.arange(header_row, raw.height)
    combined = np.zeros(len(rows), dtype=np.int64)
    for codes, values in parts:
        combined = combined * (len(values) + 1) + codes[rows] + 1
    numbers, distinct = pd.factorize(combined)
    names: list[object] = []
    for combination in distinct.tolist():
        words = []
        for _, values in reversed(parts):
            combination, code = divmod(combination, len(values) + 1)
            words.append(values[code - 1] if code else None)
        names.append(_name(words[::-1]))
    filled = [at for at, name in enumerate(names) if name is not None]
    new_code = np.full(len(names), -1, dtype=np.int32)
    own_codes, own_values = parts[0]
    new_code[filled] = np.arange(len(filled), dtype=np.int32) + len(own_values) + 1
    codes = own_codes.copy()
    codes[rows] = new_code[numbers]
    codes[header_row - 1] = len(own_values)
    values = [*own_values, JOINED_HEADER, *(names[at] for at in filled)]
    columns = list(raw.columns)
    for place, (other, words) in zip(places[1:], parts[1:], strict=True):
        blanked = other.copy()
        blanked[header_row - 1 :] = -1
        columns[place - 1] = RawColumn(blanked, words)
    columns[places[0] - 1] = RawColumn(codes, values)
    return replace(raw, columns=tuple(columns))


def _name(parts: list[object]) -> object:
    """Return the whole name; a part that is no text stays, so that it is seen as a problem."""
    odd = [part for part in parts if part is not None and not isinstance(part, str)]
    if odd:
        return odd[0]
    return " ".join(part for part in parts if isinstance(part, str)) or None
