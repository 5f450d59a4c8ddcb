"""Read who was in a meeting of Teams or Zoom, line by line."""

import re
from collections import Counter

from wijkmakers_analysis.intake.cells import YES
from wijkmakers_analysis.intake.exports.attendees import Attendee, email_in, with_person
from wijkmakers_analysis.intake.exports.export import TEAMS, WAITING_ROOM, Export
from wijkmakers_analysis.intake.folding import fold_person
from wijkmakers_analysis.intake.problems import Problem
from wijkmakers_analysis.intake.raw import RawSheet

# What Teams writes behind the name of somebody from outside: no part of the name.
_FROM_OUTSIDE = re.compile(
    r"\s*[(（](?:guest|gast|invité|invitado|ospite|extern\w*|external|unverified|niet geverifieerd|"
    r"nicht überprüft|non vérifié)[)）]\s*$",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\s*[(（][^()（）]*[)）]\s*$")
# Teams' own word for who held the meeting, in most languages; a presenter there is anybody who
# may share a screen, which says nothing about a speaker.
_ORGANISER = ("organi", "arrang", "järjest")
_IN_WAITING_ROOM = YES | {"oui", "sí"}


def read_meeting(
    raw: RawSheet, export: Export, rows: list[int]
) -> tuple[list[Attendee], Counter[str], list[Problem]]:
    """Return the lines of a meeting, how many others by reason, and what is wrong with it.

    Parameters
    ----------
    rows
        Numbers of the filled rows of the table.
    """
    lines, skipped = (_teams if export.maker == TEAMS else _zoom)(raw, export, rows)
    return *with_person(lines, skipped), []


def _teams(raw: RawSheet, export: Export, rows: list[int]) -> tuple[list[Attendee], Counter[str]]:
    lines: list[Attendee] = []
    skipped: Counter[str] = Counter()
    for row in rows:
        name = _FROM_OUTSIDE.sub("", export.text(raw, row, "name"))
        role = export.text(raw, row, "role").casefold()
        lines.append(
            Attendee(
                row,
                name,
                email_in(export.text(raw, row, "email")),
                is_organiser=any(word in role for word in _ORGANISER),
            )
        )
    return lines, skipped


def _zoom(raw: RawSheet, export: Export, rows: list[int]) -> tuple[list[Attendee], Counter[str]]:
    lines: list[Attendee] = []
    skipped: Counter[str] = Counter()
    for row in rows:
        if export.text(raw, row, "waiting").casefold() in _IN_WAITING_ROOM:
            skipped[WAITING_ROOM] += 1
            continue
        # Behind the name that somebody chose stands the name of the account or the device.
        written = export.text(raw, row, "name")
        name = _IN_BRACKETS.sub("", written) or written
        email = email_in(export.text(raw, row, "email"))
        is_host = bool(email) and fold_person(email) == fold_person(export.host)
        lines.append(Attendee(row, name, email, is_organiser=is_host))
    return lines, skipped
