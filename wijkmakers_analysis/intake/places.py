"""Know the neighbourhoods of Groningen by their names and aliases."""

from functools import cache

import pandas as pd

from wijkmakers_analysis.intake.folding import fold
from wijkmakers_analysis.neighbourhoods import neighbourhood_rows


def read_neighbourhoods() -> pd.DataFrame:
    """Return the reference table: one row a wijk, buurt, village or name in daily use.

    Population is missing where CBS gives none; ``aliases`` is a tuple.
    """
    table = pd.DataFrame(list(neighbourhood_rows()))
    for name in ("latitude", "longitude"):
        table[name] = pd.to_numeric(table[name]).astype("Float64")
    for name in ("code_year", "population", "population_year"):
        table[name] = pd.to_numeric(table[name]).astype("Int64")
    aliases = [tuple(part for part in text.split(";") if part) for text in table["aliases"]]
    return table.assign(aliases=pd.Series(aliases, dtype=object)).replace({"": None})


@cache
def spellings() -> dict[str, str]:
    """Return folded name or alias -> that name or alias as it should be written."""
    rows = neighbourhood_rows()
    names = {fold(row["name"]): row["name"] for row in rows}
    aliases = [alias for row in rows for alias in row["aliases"].split(";") if alias]
    return {fold(alias): alias for alias in aliases} | names
