"""Read every file and print each problem with its address."""

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import replace

from wijkmakers_analysis import language
from wijkmakers_analysis.cli.cells import ranges_of, runs_of
from wijkmakers_analysis.cli.parsing import add_folder
from wijkmakers_analysis.cli.terminal import columns, say
from wijkmakers_analysis.cli.workspace import settings_of

ERROR = "fout"
# Of many equal problems in a column this many ranges of cells are written out.
MOST_RANGES = 5


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `check`."""
    add_folder(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the files, the rows and the problems; return 1 where there is an error."""
    settings = settings_of(arguments.folder)
    from wijkmakers_analysis.programme import check_workspace

    reading, problems = check_workspace(settings)
    say(f"{describe_ledger(reading.ledger)}\n")
    if problems:
        say("\n".join(f"{each.severity}: {each}" for each in together(problems)) + "\n")
    say(count_problems(problems))
    return 1 if _errors(problems) else 0


def describe_ledger(ledger: Sequence) -> str:
    """Return the ledger in short: a line a sheet, with the rows used and skipped."""
    files = len({row.file for row in ledger})
    used = sum(row.used for row in ledger)
    heading = (
        f"{_count(files, 'bestand', 'bestanden')} gelezen, {_count(used, 'rij', 'rijen')} gebruikt."
    )
    rows = [
        (
            " › ".join(part for part in (row.file, row.sheet) if part),
            str(row.rows),
            str(row.used),
            "; ".join(f"{number} {reason}" for reason, number in row.skipped.items()),
        )
        for row in ledger
    ]
    return (
        f"{heading}\n\n{columns(rows, ('blad', 'rijen', 'gebruikt', 'overgeslagen'))}"
        if rows
        else heading
    )


def together(problems: Iterable) -> list:
    """Return the problems with equal ones within a column as one, its cells written as ranges.

    Parameters
    ----------
    problems
        Of intake, in the order in which they are to be told; the first of equals gives the place.
    """
    groups: dict[tuple, list] = {}
    for problem in problems:
        letter = problem.cell.rstrip("0123456789")
        same = (problem.severity, problem.file, problem.sheet, problem.what, problem.remedy)
        groups.setdefault((*same, letter), []).append(problem)
    return [
        replace(group[0], cell=_cells(letter, group)) if letter and len(group) > 1 else group[0]
        for (*_, letter), group in groups.items()
    ]


def count_problems(problems: Sequence) -> str:
    """Return the closing line: '3 fouten, 2 waarschuwingen.' or that all is well."""
    errors = len(_errors(problems))
    warnings = len(problems) - errors
    parts = [_count(errors, "fout", "fouten")] if errors else []
    parts += [_count(warnings, "waarschuwing", "waarschuwingen")] if warnings else []
    return f"{', '.join(parts)}." if parts else "Alles is in orde."


def _cells(letter: str, problems: Sequence) -> str:
    """Return the cells of one column: 'C2, C5–C9 en nog 12 cellen'."""
    rows = [int(problem.cell.removeprefix(letter)) for problem in problems]
    ranges = ranges_of(letter, rows, joint="–")
    if len(ranges) <= MOST_RANGES:
        return language.listed(ranges)
    told = sum(last - first + 1 for first, last in runs_of(rows)[:MOST_RANGES])
    rest = _count(len(set(rows)) - told, "cel", "cellen")
    return language.listed([", ".join(ranges[:MOST_RANGES]), f"nog {rest}"])


def _errors(problems: Sequence) -> list:
    return [problem for problem in problems if problem.severity == ERROR]


def _count(number: int, singular: str, plural: str) -> str:
    return f"{number} {singular if number == 1 else plural}"
