"""What intake says about a file: its problems, and the ledger of rows read and skipped."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from wijkmakers_analysis.intake.addresses import written_address

ERROR, WARNING = "fout", "waarschuwing"
# What a problem is about; decides who can repair it.
PROBLEM_KINDS = (
    "bestand", "blad", "kop", "waarde", "verwijzing", "sleutel", "correctie", "beslissing",
)  # fmt: skip

# Reasons for skipping, as the ledger prints them.
TEMPORARY_FILE = "tijdelijk bestand"
PICTURE = "beeldbestand"
EXPLANATION = "uitleg"
HIDDEN_SHEET = "verborgen blad"
EMPTY_SHEET = "leeg blad"
UNKNOWN_LAYOUT = "blad niet herkend"
BLANK_ROW = "lege regel"
TOTALS_ROW = "totaalregel"
NO_KNOWN_CELL = "geen bekende kolom gevuld"
NO_MARK = "geen enkele aanwezigheid ingevuld"
FOOTER_ROW = "voetregel"
REPEATED_HEADER = "herhaalde kop"

_CELL = re.compile(r"([A-Z]+)([0-9]+)")


@dataclass(frozen=True)
class Problem:
    """One thing that somebody has to repair, with its address.

    Parameters
    ----------
    severity
        ``fout`` stops the work, ``waarschuwing`` does not.
    file, sheet, cell
        The address; empty where it does not apply.
    what
        What is wrong, without a closing point. Never holds a cell that may name a person.
    remedy
        What to do, as a sentence.
    kind
        One of PROBLEM_KINDS.
    """

    severity: str
    file: str
    sheet: str
    cell: str
    what: str
    remedy: str
    kind: str

    def __str__(self) -> str:
        where = written_address(self.file, self.sheet, self.cell)
        return f"{where}: {self.what}. {self.remedy}" if where else f"{self.what}. {self.remedy}"

    @property
    def order(self) -> tuple[object, ...]:
        """Sort key: errors first, then file, sheet, row and column."""
        match = _CELL.match(self.cell)
        column, row = match.groups() if match else ("", "0")
        return (
            self.severity != ERROR,
            self.file,
            self.sheet,
            int(row),
            len(column),
            column,
            self.what,
            self.remedy,
        )


@dataclass(frozen=True)
class LedgerRow:
    """What became of the rows of one sheet: ``rows`` equals ``used`` plus all skipped.

    Parameters
    ----------
    file, sheet
        Where; the sheet is empty for csv and for a file that was not opened.
    table
        The table of `schemas.SHEETS` it was read as, or empty.
    rows
        Rows from the header to the last filled one, the header left out.
    used
        Rows that went into the table.
    skipped
        Reason to number of rows; a file that is skipped whole has its reason with 0 rows.
    hidden
        How many of the rows used are hidden or filtered away in the workbook.
    area
        Where the table stands on a sheet that holds several, such as F1:J20; else empty.
    """

    file: str
    sheet: str
    table: str
    rows: int
    used: int
    skipped: Mapping[str, int] = field(default_factory=dict)
    hidden: int = 0
    area: str = ""


def error(what: str, remedy: str, kind: str, file: str, sheet: str = "", cell: str = "") -> Problem:
    """Return a problem that stops the work."""
    return Problem(ERROR, file, sheet, cell, what, remedy, kind)


def warning(
    what: str, remedy: str, kind: str, file: str, sheet: str = "", cell: str = ""
) -> Problem:
    """Return a problem that does not stop the work."""
    return Problem(WARNING, file, sheet, cell, what, remedy, kind)


def cannot_open(file: str) -> Problem:
    """Return the problem of a file that the system does not hand over."""
    return error(
        "het bestand is niet te openen",
        "Sluit het in Excel, wacht tot OneDrive het heeft opgehaald, en probeer opnieuw.",
        "bestand",
        file,
    )


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems without repeats: errors before warnings, then by address."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.order))


def stops(problems: Iterable[Problem]) -> bool:
    """Tell whether any problem is an error."""
    return any(problem.severity == ERROR for problem in problems)
