"""Print in which cells two possible doubles stand, and how to decide; never who they are."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from wijkmakers_analysis.cli.terminal import counted
from wijkmakers_analysis.cli.wrapping import wrapped

if TYPE_CHECKING:
    from wijkmakers_analysis.programme.undecided import Address

# More than this at once is no list to work through; the next ones come when these are decided.
MOST_PAIRS = 20
REMEDY = (
    "Kijk of beide cellen over dezelfde mens gaan. Zet in blad Dubbelen een regel met de twee "
    "namen en bij 'zelfde' ja of nee. Zijn de namen gelijk, zet dan de organisatie erachter tussen "
    "haakjes."
)


def describe_doubles(pairs: "Sequence[tuple[Address, Address]]", width: int | None = None) -> str:
    """Return a line a pair: file › sheet › cell of the one and of the other.

    Parameters
    ----------
    pairs
        Of `programme.undecided`: twice a file, sheet and cell.
    width
        Of the terminal in signs; None for whole lines.
    """
    from wijkmakers_analysis.intake.addresses import written_address

    told = [f"{written_address(*one)} en {written_address(*other)}" for one, other in pairs]
    lines = [
        wrapped(f"Mogelijke dubbelen: te beslissen door de programmaleider ({len(pairs)})", width),
        wrapped(REMEDY, width),
        *(wrapped(line, width, first="- ", rest="  ") for line in told[:MOST_PAIRS]),
    ]
    rest = len(pairs) - MOST_PAIRS
    if rest > 0:
        lines.append(f"- en nog {rest}; die komen hier zodra u over deze hebt beslist")
    return "\n".join(lines)


def count_doubles(number: int) -> str:
    """Return the sentence on the open pairs for the closing line, empty where there are none."""
    if number == 0:
        return ""
    pairs = counted(number, "mogelijke dubbele", "mogelijke dubbelen")
    return f"Nog {pairs} om over te beslissen."
