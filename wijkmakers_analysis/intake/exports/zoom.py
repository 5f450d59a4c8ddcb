"""Recognise a participants report of Zoom, with and without the lines about the meeting."""

import re

from wijkmakers_analysis.intake.exports.export import (
    SUMMARY,
    ZOOM,
    Export,
    count_filled,
    texts_of,
)
from wijkmakers_analysis.intake.exports.stamps import is_moment, is_one_day, shared_days
from wijkmakers_analysis.intake.folding import fold, is_email
from wijkmakers_analysis.intake.raw import RawSheet

DEEPEST_TABLE = 12
# 'Name (Original Name)' and 'Duration (Minutes)', in every language that Zoom writes them.
_NAME = re.compile(r"[^()]+[(（][^()]*(?:orig|oorspr|ursprüng)[^()]*[)）]", re.IGNORECASE)
_MINUTES = re.compile(r"[^()]+[(（]min[^()]*[)）]", re.IGNORECASE)
_TOPIC = frozenset({"topic", "onderwerp", "thema", "sujet", "tema", "argomento"})
_WAITING = (
    "waitingroom",
    "wachtkamer",
    "wachtruimte",
    "warteraum",
    "salledattente",
    "saladeespera",
)


def recognise_zoom(raw: RawSheet) -> Export | None:
    """Return where the participants of a Zoom report stand, or None where it is none."""
    for row in range(1, min(DEEPEST_TABLE, raw.height) + 1):
        headers = texts_of(raw, row)
        name = next((place for place, text in headers.items() if _NAME.fullmatch(text)), None)
        if name is not None and any(_MINUTES.fullmatch(text) for text in headers.values()):
            return _export(raw, row, name, headers)
    return None


def _export(raw: RawSheet, header: int, name: int, headers: dict[int, str]) -> Export:
    rows = range(header + 1, raw.height + 1)
    told = [texts_of(raw, row) for row in range(1, header)]
    about = told[1] if len(told) > 1 else {}
    waiting = [p for p, text in headers.items() if any(word in fold(text) for word in _WAITING)]
    columns = {"name": name, "email": name + 1}
    if waiting:
        columns["waiting"] = waiting[0]
    joined = next((p for p in sorted(headers) if p > name and _any_moment(raw, rows, p)), 0)
    moments = [cell for row in range(1, header) for cell in raw.row(row) if is_moment(cell)]
    moments += [raw.cell(row, joined) for row in rows if joined]
    days = shared_days(moments)
    labels = told[0] if told else {}
    return Export(
        maker=ZOOM,
        header_row=header,
        last_row=raw.height,
        columns=columns,
        set_aside={SUMMARY: count_filled(raw, 1, header - 1)},
        days=days,
        joined=joined,
        is_one_meeting=is_one_day(moments, days),
        title=next((about.get(p, "") for p, text in labels.items() if fold(text) in _TOPIC), ""),
        host=next((text for text in about.values() if is_email(text)), ""),
    )


def _any_moment(raw: RawSheet, rows: range, place: int) -> bool:
    return any(is_moment(raw.cell(row, place)) for row in rows)
