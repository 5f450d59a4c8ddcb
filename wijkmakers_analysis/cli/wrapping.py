"""Fit lines and tables to the width of the terminal; a file or a pipe gets whole lines."""

import shutil
import sys
import textwrap
from collections.abc import Sequence
from typing import TextIO

# A column that wraps keeps at least this many signs.
NARROWEST = 17
GAP = "  "


def terminal_width(stream: TextIO | None = None) -> int | None:
    """Return the width of the terminal in signs, or None where the text goes to no terminal.

    Parameters
    ----------
    stream
        Where the text goes; standard output by default.
    """
    is_terminal = (stream or sys.stdout).isatty()
    return shutil.get_terminal_size().columns if is_terminal else None


def wrapped(text: str, width: int | None, *, first: str = "", rest: str = "") -> str:
    """Return a paragraph of lines no longer than the width; None leaves it on one line.

    Parameters
    ----------
    width
        In signs.
    first, rest
        What stands before the first line, and before each later one.
    """
    if width is None:
        return first + text
    return "\n".join(
        textwrap.wrap(
            text,
            max(width, NARROWEST + len(rest)),
            initial_indent=first,
            subsequent_indent=rest,
            break_long_words=False,
            break_on_hyphens=False,
        )
    )


def table(
    rows: Sequence[Sequence[str]],
    header: Sequence[str],
    width: int | None,
    *,
    right: Sequence[int] = (),
) -> str:
    """Return rows in columns under a header; the first and last column wrap where they must.

    Parameters
    ----------
    width
        In signs; None for as wide as it takes.
    right
        Places of the columns that end at the same sign, for numbers.
    """
    every = [tuple(header), *(tuple(row) for row in rows)]
    widths = [max(len(row[place]) for row in every) for place in range(len(header))]
    if width is not None:
        room = width - sum(widths[1:-1]) - len(GAP) * (len(widths) - 1)
        widths[-1] = min(widths[-1], max(NARROWEST, room - widths[0]))
        widths[0] = min(widths[0], max(NARROWEST, room - widths[-1]))
    return "\n".join(line for row in every for line in _lines(row, widths, right))


def _lines(row: Sequence[str], widths: Sequence[int], right: Sequence[int]) -> list[str]:
    cells = [
        textwrap.wrap(cell, widths[place], subsequent_indent="" if place else GAP) or [""]
        for place, cell in enumerate(row)
    ]
    lines = []
    for number in range(max(map(len, cells))):
        parts = [
            part.rjust(widths[place]) if place in right else part.ljust(widths[place])
            for place, cell in enumerate(cells)
            for part in [cell[number] if number < len(cell) else ""]
        ]
        lines.append(GAP.join(parts).rstrip())
    return lines
