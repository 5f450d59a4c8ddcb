"""Write cells of one column as ranges."""

from collections.abc import Iterable


def ranges_of(letter: str, rows: Iterable[int], *, joint: str = ":") -> list[str]:
    """Return rows of one column as ranges: B, 3, 4, 5 and 9 give ['B3:B5', 'B9'].

    Parameters
    ----------
    letter
        The column as Excel names it.
    rows
        Row numbers as Excel counts them, from 1, in any order, doubles allowed.
    joint
        What stands between the first and the last cell of a range.
    """
    return [
        f"{letter}{first}" if first == last else f"{letter}{first}{joint}{letter}{last}"
        for first, last in runs_of(rows)
    ]


def runs_of(rows: Iterable[int]) -> list[tuple[int, int]]:
    """Return the first and last of each run of successive numbers, in order."""
    runs: list[tuple[int, int]] = []
    for row in sorted(set(rows)):
        if runs and row == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
