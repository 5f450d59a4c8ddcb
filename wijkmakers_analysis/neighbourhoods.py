"""The wijken, buurten and villages of Groningen, and the names that they go by.

Source: CBS, wijk- en buurtkaart and kerncijfers, and GeoNames, both CC-BY 4.0.
"""

import csv
from functools import cache
from importlib.resources import files


@cache
def neighbourhood_rows() -> tuple[dict[str, str], ...]:
    """Return the rows of the reference table as they are written; nothing is an empty text.

    ``aliases`` are parted by semicolons; ``latitude`` and ``longitude`` are in degrees.
    """
    text = files("wijkmakers_analysis").joinpath("neighbourhoods.csv")
    with text.open(encoding="utf-8-sig") as file:
        return tuple(csv.DictReader(file))
