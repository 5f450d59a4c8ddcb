"""Know the neighbourhoods of Groningen by their names and aliases."""

import csv
from functools import cache
from importlib.resources import files

import pandas as pd

from wijkmakers_analysis.intake.folding import fold


def read_neighbourhoods() -> pd.DataFrame:
    """Return the reference table: one row a wijk, buurt, village or name in daily use.

    Source: CBS, wijk- en buurtkaart and kerncijfers, CC-BY 4.0, and GeoNames, CC-BY 4.0.
    Population is missing where CBS gives none; ``aliases`` is a tuple.
    """
    table = pd.DataFrame(list(_rows()))
    for name in ("latitude", "longitude"):
        table[name] = pd.to_numeric(table[name]).astype("Float64")
    for name in ("code_year", "population", "population_year"):
        table[name] = pd.to_numeric(table[name]).astype("Int64")
    aliases = [tuple(part for part in text.split(";") if part) for text in table["aliases"]]
    return table.assign(aliases=pd.Series(aliases, dtype=object)).replace({"": None})


@cache
def spellings() -> dict[str, str]:
    """Return folded name or alias -> that name or alias as it should be written."""
    names = {fold(row["name"]): row["name"] for row in _rows()}
    aliases = [alias for row in _rows() for alias in row["aliases"].split(";") if alias]
    return {fold(alias): alias for alias in aliases} | names


@cache
def _rows() -> tuple[dict[str, str], ...]:
    text = files("wijkmakers_analysis.intake").joinpath("neighbourhoods.csv")
    with text.open(encoding="utf-8-sig") as file:
        return tuple(csv.DictReader(file))
