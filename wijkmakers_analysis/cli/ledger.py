"""Print what became of the rows of each sheet."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from wijkmakers_analysis.cli.terminal import counted
from wijkmakers_analysis.cli.wrapping import table

if TYPE_CHECKING:
    from wijkmakers_analysis.intake import LedgerRow

# The reason of intake for leaving a sheet alone that tells how the lists work.
EXPLANATION = "uitleg"
HEADER = ("bestand en blad", "rijen", "gebruikt", "overgeslagen")


def describe_ledger(ledger: "Sequence[LedgerRow]", width: int | None = None) -> str:
    """Return a line a sheet: rows in the file, rows used, and why the others were skipped.

    Sheets that only explain are counted below the lines: how long they are says nothing.

    Parameters
    ----------
    ledger
        The rows of intake; files that were left alone are among them.
    width
        Of the terminal in signs; None for whole lines.
    """
    from wijkmakers_analysis.intake.addresses import written_address

    files = len({row.file for row in ledger if _is_read(row)})
    used = sum(row.used for row in ledger)
    heading = (
        f"{counted(files, 'bestand', 'bestanden')} gelezen, "
        f"{counted(used, 'rij', 'rijen')} gebruikt."
    )
    rows = [
        (
            written_address(row.file, row.sheet, row.area),
            str(row.rows) if _is_read(row) else "",
            str(row.used) if _is_read(row) else "",
            _remarks(row),
        )
        for row in ledger
        if not _explains(row)
    ]
    parts = [heading]
    if rows:
        parts.append(table(rows, HEADER, width, right=(1, 2)))
    if sheets := sum(map(_explains, ledger)):
        parts.append(f"Niet gelezen: {counted(sheets, 'blad', 'bladen')} met uitleg.")
    return "\n\n".join(parts)


def _explains(row: "LedgerRow") -> bool:
    return bool(row.sheet) and set(row.skipped) == {EXPLANATION}


def _is_read(row: "LedgerRow") -> bool:
    return bool(row.rows or row.table)


def _remarks(row: "LedgerRow") -> str:
    skipped = [
        f"{number} {reason}" if number else f"niet gelezen: {reason}"
        for reason, number in row.skipped.items()
    ]
    hidden = [f"waarvan {row.hidden} verborgen of weggefilterd"] if row.hidden else []
    return "; ".join([*skipped, *hidden])
