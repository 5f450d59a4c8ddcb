"""Which CBS wijk a place lies in: a place counts through its parent."""

import pandas as pd

WIJK_CODE = "WK"


def wijken_of(neighbourhoods: pd.DataFrame) -> pd.DataFrame:
    """Return the CBS wijken that together are the municipality (20 of 2025), one row each."""
    is_wijk = neighbourhoods["cbs_code"].fillna("").astype(str).str.startswith(WIJK_CODE)
    return neighbourhoods[is_wijk]


def wijk_by_place(neighbourhoods: pd.DataFrame) -> dict[str, str]:
    """Return, for every name and alias of a place, the CBS wijk it lies in.

    A place without a known parent (a harbour yet to be built) is left out.
    """
    wijken = set(wijken_of(neighbourhoods)["name"])
    rows = list(
        zip(
            neighbourhoods["name"],
            neighbourhoods["parent_wijk"],
            neighbourhoods["aliases"],
            strict=True,
        )
    )
    found: dict[str, str] = {}
    for is_alias in (False, True):
        for name, parent, aliases in rows:
            wijk = name if name in wijken else parent
            if wijk in wijken:
                for spelling in aliases if is_alias else (name,):
                    found.setdefault(spelling.casefold(), wijk)
    return found


def wijken_reached(neighbourhoods: pd.DataFrame, named: pd.Series) -> set[str]:
    """Return the CBS wijken of places as the office writes them."""
    wijk_of = wijk_by_place(neighbourhoods)
    return {
        wijk_of[str(name).casefold()]
        for name in named.dropna().unique()
        if str(name).casefold() in wijk_of
    }


def places_to_list(neighbourhoods: pd.DataFrame, named: pd.Series) -> list[str]:
    """Return the places that were named, then the CBS wijken that none of them lies in."""
    reached = wijken_reached(neighbourhoods, named)
    missed = [name for name in wijken_of(neighbourhoods)["name"] if name not in reached]
    return [*sorted(named.dropna().unique()), *missed]
