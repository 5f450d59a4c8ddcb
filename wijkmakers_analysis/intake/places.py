"""Know the neighbourhoods of Groningen by their names and aliases."""

import csv
from functools import cache
from importlib.resources import files

import pandas as pd

from wijkmakers_analysis.intake.folding import fold

WIJK = "wijk"


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
def wijk_by_place() -> dict[str, str]:
    """Return each name and alias -> the CBS wijk of 2025 that it lies in (20 of them).

    A name without a parent that is no CBS wijk itself is left out: it cannot be counted.
    """
    wijken = {row["name"] for row in _rows() if row["kind"] == WIJK and row["cbs_code"]}
    found = {}
    for row in _rows():
        wijk = row["parent_wijk"] or row["name"]
        if wijk in wijken:
            for name in (row["name"], *row["aliases"].split(";")):
                if name:
                    found.setdefault(name, wijk)
    return found


@cache
def _rows() -> tuple[dict[str, str], ...]:
    text = files("wijkmakers_analysis.intake").joinpath("neighbourhoods.csv")
    with text.open(encoding="utf-8-sig", newline="") as file:
        return tuple(csv.DictReader(file))
