"""Recognise an attendance report of Teams, in any language, by how it is built.

The layouts, oldest first: a flat list of who joined and left; a summary of the meeting with the
participants below it; three numbered sections of different widths. Only the flat list has nothing
but its headers to be known by.
"""

import re
from datetime import date
from typing import TypedDict

import numpy as np

from wijkmakers_analysis.intake.exports.export import (
    IN_OUT,
    SUMMARY,
    TEAMS,
    Export,
    count_filled,
    texts_of,
)
from wijkmakers_analysis.intake.exports.stamps import days_of, is_moment, is_one_day, shared_days
from wijkmakers_analysis.intake.folding import fold
from wijkmakers_analysis.intake.raw import RawSheet

# The report begins within this many rows, and its table within the second number.
FIRST_ROWS, DEEPEST_TABLE = 5, 40
FEWEST_SUMMARY_ROWS = 2
_SECTION = re.compile(r"([1-9])\s?[.)]\s*\D.*", re.DOTALL)
# Headers of the flat list: name, action, moment; Dutch, English, German, French, Spanish.
_FLAT = (
    {"volledigenaam", "fullname", "vollstandigername", "nomcomplet", "nombrecompleto"},
    {
        "gebruikersactie", "useraction", "benutzeraktion", "actiondelutilisateur",
        "accionesdelusuario", "acciondelusuario",
    },
    {"tijdstempel", "timestamp", "zeitstempel", "horodateur", "horodatage", "marcadetiempo"},
)  # fmt: skip


def recognise_teams(raw: RawSheet) -> Export | None:
    """Return where the participants of a Teams report stand, or None where it is none."""
    return _in_sections(raw) or _below_summary(raw) or _flat(raw)


def _in_sections(raw: RawSheet) -> Export | None:
    titles = _section_titles(raw)
    if not {1, 2} <= set(titles):
        return None
    ends = {
        number: min((row for row in titles.values() if row > own), default=raw.height + 1) - 1
        for number, own in titles.items()
    }
    summary = [texts_of(raw, row) for row in range(titles[1] + 1, ends[1] + 1)]
    header = next(
        (row for row in range(titles[2] + 1, ends[2] + 1) if raw.is_filled[row - 1]), None
    )
    if header is None or not _is_summary(raw, titles[1] + 1, ends[1]):
        return None
    headers = texts_of(raw, header)
    if len(headers) < 4 or not _has_moments(raw, header + 1, ends[2]):
        return None
    last = max(headers)
    before = count_filled(raw, titles[1], ends[1])
    later = [number for number in titles if number > 2]
    return Export(
        maker=TEAMS,
        header_row=header,
        last_row=ends[2],
        columns={"name": 1} | ({"email": 5} if last >= 5 else {}) | _role(last),
        set_aside={
            SUMMARY: before + count_filled(raw, 1, min(titles.values()) - 1) + 1,
            IN_OUT: sum(count_filled(raw, titles[each], ends[each]) for each in later),
        },
        **_when(raw, (titles[1] + 1, ends[1]), (header + 1, ends[2])),
        title=_title([row.get(2, "") for row in summary if row]),
    )


def _section_titles(raw: RawSheet) -> dict[int, int]:
    """Return section number -> row, for rows whose only filled cell is a numbered title."""
    if not any(_number(raw.cell(row, 1)) for row in range(1, FIRST_ROWS + 1)):
        return {}
    codes, values = raw.column(1)
    numbered = [code for code, value in enumerate(values) if _number(value)]
    found: dict[int, int] = {}
    for row in (np.flatnonzero(np.isin(codes, numbered)) + 1).tolist():
        if len(texts_of(raw, row)) == 1:
            found.setdefault(_number(raw.cell(row, 1)), row)
    return found


def _number(value: object) -> int:
    found = _SECTION.fullmatch(value) if isinstance(value, str) else None
    return int(found[1]) if found else 0


def _below_summary(raw: RawSheet) -> Export | None:
    top = next(
        (row for row in range(1, min(FIRST_ROWS, raw.height) + 1) if raw.is_filled[row - 1]), 0
    )
    if not top or set(texts_of(raw, top)) != {1}:
        return None
    header = next(
        (
            row
            for row in range(top + 1, min(DEEPEST_TABLE, raw.height) + 1)
            if len(texts_of(raw, row)) > 2
        ),
        None,
    )
    if header is None or not _is_summary(raw, top + 1, header - 1):
        return None
    last = max(texts_of(raw, header))
    if last < 4 or not _has_moments(raw, header + 1, raw.height):
        return None
    values = [raw.cell(row, 2) for row in range(top + 1, header)]
    titles = [value for value in values if isinstance(value, str) and not value.isdigit()]
    return Export(
        maker=TEAMS,
        header_row=header,
        last_row=raw.height,
        columns={"name": 1}
        | ({"email": 5} if last >= 5 else {})
        | ({"role": 6} if last >= 6 else {}),
        set_aside={SUMMARY: count_filled(raw, 1, header - 1)},
        **_when(raw, (top + 1, header - 1), (header + 1, raw.height)),
        title=_title(titles),
    )


def _flat(raw: RawSheet) -> Export | None:
    for row in range(1, min(FIRST_ROWS, raw.height) + 1):
        headers = [fold(text) for text in texts_of(raw, row).values()]
        if len(headers) == 3 and all(
            each in known for each, known in zip(headers, _FLAT, strict=True)
        ):
            places = list(texts_of(raw, row))
            return Export(
                maker=TEAMS,
                header_row=row,
                last_row=raw.height,
                columns={"name": places[0]},
                set_aside={SUMMARY: count_filled(raw, 1, row - 1)},
                **_when(raw, (1, 0), (row + 1, raw.height), places[2]),
            )
    return None


def _is_summary(raw: RawSheet, first: int, last: int) -> bool:
    """Tell whether rows are labels with a value, of which one is a moment."""
    rows = [texts for row in range(first, last + 1) if (texts := texts_of(raw, row))]
    return (
        len(rows) >= FEWEST_SUMMARY_ROWS
        and all(max(texts) <= 2 for texts in rows)
        and any(is_moment(raw.cell(row, 2)) for row in range(first, last + 1))
    )


def _has_moments(raw: RawSheet, first: int, last: int) -> bool:
    """Tell whether the second and third column of a table are moments, in most of its rows."""
    rows = [row for row in range(first, last + 1) if raw.is_filled[row - 1]]
    hits = sum(bool(days_of(raw.cell(row, 2)) or days_of(raw.cell(row, 3))) for row in rows)
    return hits * 2 >= len(rows)


class _When(TypedDict):
    """The fields of an export that say when it was."""

    days: frozenset[date]
    joined: int
    is_one_meeting: bool


def _when(
    raw: RawSheet, summary: tuple[int, int], table: tuple[int, int], joined: int = 2
) -> _When:
    """Return the fields of an export that say when it was, from moments in its first columns."""
    told = [raw.cell(row, 2) for row in range(summary[0], summary[1] + 1)]
    moments = [value for value in told if is_moment(value)]
    moments += [raw.cell(row, joined) for row in range(table[0], table[1] + 1)]
    days = shared_days(moments)
    return {"days": days, "joined": joined, "is_one_meeting": is_one_day(moments, days)}


def _role(last: int) -> dict[str, int]:
    return {"role": last} if last >= 6 else {}


def _title(values: list[str]) -> str:
    return next((text for text in values if text and not text.isdigit() and not days_of(text)), "")
