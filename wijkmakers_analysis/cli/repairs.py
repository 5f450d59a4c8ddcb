"""Print problems by who can repair them, errors first, equal ones in a column as one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from wijkmakers_analysis import language
from wijkmakers_analysis.cli.cells import ranges_of, runs_of
from wijkmakers_analysis.cli.terminal import counted
from wijkmakers_analysis.cli.wrapping import wrapped

if TYPE_CHECKING:
    from wijkmakers_analysis.intake import LedgerRow, Problem

ERROR = "fout"
# Of many equal problems in a column this many ranges of cells are written out.
MOST_RANGES = 5
ALL_IS_WELL = "Alles is in orde."


@dataclass(frozen=True)
class Repairer:
    """Somebody who can repair problems, and the heading over them."""

    name: str
    heading: str


COMPUTER = Repairer("computer", "Bestanden: op uw computer of in OneDrive te herstellen")
LISTS = Repairer("lijsten", "Lijsten: te verbeteren door wie de lijst invulde")
SETTINGS = Repairer(
    "instellingen", "Instellingen: te verbeteren door wie wijkmakers.toml en de soorten bijhoudt"
)
LEAD = Repairer("programmaleider", "Beslissingen: te nemen door de programmaleider")
# A file that cannot be read comes first, because no other repair helps before it.
REPAIRERS = (COMPUTER, LISTS, SETTINGS, LEAD)

_BY_KIND = {"bestand": COMPUTER, "correctie": LEAD, "beslissing": LEAD, "instelling": SETTINGS}
# The office's own sheets: whatever is wrong in them is not for who fills in lists.
_BY_TABLE = {
    "kinds": SETTINGS,
    "house_style": SETTINGS,
    "corrections": LEAD,
    "doubles": LEAD,
}


def repairer_of(problem: "Problem", tables: Mapping[tuple[str, str], str]) -> Repairer:
    """Return who can repair a problem.

    Parameters
    ----------
    tables
        (file, sheet) -> table of `schemas.SHEETS`; empty where the files were not read.
    """
    if problem.kind in _BY_KIND:
        return _BY_KIND[problem.kind]
    if problem.file.endswith("wijkmakers.toml"):
        return SETTINGS
    return _BY_TABLE.get(tables.get((problem.file, problem.sheet), ""), LISTS)


def describe_problems(
    problems: "Sequence[Problem]", ledger: "Sequence[LedgerRow]" = (), width: int | None = None
) -> str:
    """Return every problem under the heading of who can repair it.

    Parameters
    ----------
    problems
        Of intake, errors before warnings, each with its address.
    ledger
        The rows of intake, which tell what each sheet is.
    width
        Of the terminal in signs; None for whole lines.
    """
    tables = {(row.file, row.sheet): row.table for row in ledger if row.table}
    groups: dict[Repairer, list[Problem]] = {repairer: [] for repairer in REPAIRERS}
    for problem in problems:
        groups[repairer_of(problem, tables)].append(problem)
    return "\n\n".join(
        "\n".join(
            [
                wrapped(f"{repairer.heading} ({_numbers(group)})", width),
                *(_line(problem, width) for problem in together(group)),
            ]
        )
        for repairer, group in groups.items()
        if group
    )


def together(problems: "Iterable[Problem]") -> "list[Problem]":
    """Return the problems with equal ones within a column as one, its cells written as ranges.

    Parameters
    ----------
    problems
        Of intake, in the order in which they are to be told; the first of equals gives the place.
    """
    groups: dict[tuple[str, ...], list[Problem]] = {}
    for problem in problems:
        letter = problem.cell.rstrip("0123456789")
        same = (problem.severity, problem.file, problem.sheet, problem.what, problem.remedy)
        groups.setdefault((*same, letter), []).append(problem)
    return [
        replace(group[0], cell=_cells(letter, group)) if letter and len(group) > 1 else group[0]
        for (*_, letter), group in groups.items()
    ]


def count_problems(problems: "Sequence[Problem]") -> str:
    """Return how many there are, '3 fouten, 2 waarschuwingen.', or that all is well."""
    return f"{_numbers(problems)}." if problems else ALL_IS_WELL


def errors_of(problems: "Sequence[Problem]") -> "list[Problem]":
    """Return the problems that stop the work."""
    return [problem for problem in problems if problem.severity == ERROR]


def _line(problem: "Problem", width: int | None) -> str:
    return wrapped(f"{problem.severity}: {problem}", width, rest=" " * len(f"{ERROR}: "))


def _numbers(problems: "Sequence[Problem]") -> str:
    errors = len(errors_of(problems))
    warnings = len(problems) - errors
    parts = [counted(errors, "fout", "fouten")] if errors else []
    parts += [counted(warnings, "waarschuwing", "waarschuwingen")] if warnings else []
    return ", ".join(parts)


def _cells(letter: str, problems: "Sequence[Problem]") -> str:
    """Return the cells of one column: 'C2, C5–C9 en nog 12 cellen'."""
    rows = [int(problem.cell.removeprefix(letter)) for problem in problems]
    ranges = ranges_of(letter, rows, joint="–")
    if len(ranges) <= MOST_RANGES:
        return language.listed(ranges)
    told = sum(last - first + 1 for first, last in runs_of(rows)[:MOST_RANGES])
    rest = counted(len(set(rows)) - told, "cel", "cellen")
    return language.listed([", ".join(ranges[:MOST_RANGES]), f"nog {rest}"])
