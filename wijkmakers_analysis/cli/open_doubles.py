"""Print in which cells two possible doubles stand, and how to decide; never who they are."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from wijkmakers_analysis.cli.terminal import counted, near_path
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
WITH_NAMES = (
    "De mogelijke dubbelen staan met hun namen in {path}. Vul daar bij 'zelfde' ja of nee in, en "
    "kopieer die regels naar blad Dubbelen. Haal het bestand weg als u klaar bent."
)
BEING_FILLED = (
    "In {path} bent u aan het beslissen; dat bestand is gelaten zoals het was. Kopieer de "
    "ingevulde regels naar blad Dubbelen en haal het weg. Dan komt er een nieuwe lijst."
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


def list_doubles(
    pairs: "Sequence[tuple[Address, Address]]",
    data: Path,
    letters: Mapping[tuple[str, ...], Mapping[str, str]],
    target: Path,
    width: int | None = None,
) -> str:
    """Write the pairs with their names into the folder of the copies; return where, and how on."""
    from wijkmakers_analysis.intake.returned import DOUBLES_LIST, write_doubles

    told = WITH_NAMES if write_doubles(pairs, data, letters, target) else BEING_FILLED
    return wrapped(told.format(path=near_path(target / DOUBLES_LIST)), width)


def count_doubles(number: int) -> str:
    """Return the sentence on the open pairs for the closing line, empty where there are none."""
    if number == 0:
        return ""
    pairs = counted(number, "mogelijke dubbele", "mogelijke dubbelen")
    return f"Nog {pairs} om over te beslissen."
