"""Name the lists that drop-downs choose from, and where each stands."""

from collections.abc import Mapping
from dataclasses import dataclass

from wijkmakers_analysis.indicators.catalogue import CATALOGUE
from wijkmakers_analysis.intake.places import spellings
from wijkmakers_analysis.intake.references import REFERENCES
from wijkmakers_analysis.schemas import SHEETS
from wijkmakers_analysis.schemas.activities import WHOLE_CITY
from wijkmakers_analysis.schemas.office import PILLAR_BY_KIND
from wijkmakers_analysis.schemas.text_places import COVER, PLACES
from wijkmakers_analysis.starting.books import Book

# Where a name of an organisation is defined, and a focal point.
ORGANISATION = ("organisations", "organisation")
FOCAL_POINT = ("focal_points", "focal_point")


@dataclass(frozen=True)
class FixedList:
    """A list that stands beside the explanation: its heading and values."""

    heading: str
    values: tuple[str, ...]


def defining_column(table: str, name: str) -> tuple[str, str] | None:
    """Return the table and column whose values a column refers to, or None."""
    column = SHEETS[table].columns[name]
    if column.kind == "name":
        return ORGANISATION
    if name == "focal_points":
        return FOCAL_POINT
    return REFERENCES.get((table, name))


def fixed_lists(book: Book, more_kinds: tuple[str, ...] = ()) -> Mapping[str, FixedList]:
    """Return the lists that the columns of a workbook choose from, by the name of the list.

    Parameters
    ----------
    book
        The workbook.
    more_kinds
        Kinds of activity that the office added.
    """
    kinds = tuple(dict.fromkeys((*PILLAR_BY_KIND, *more_kinds)))
    wijken = sorted(set(spellings().values()))
    is_of_activities = any(template.table == "activities" for template in book.sheets)
    anywhere = (WHOLE_CITY,) if is_of_activities else ()
    known = {
        "soorten": FixedList("Soorten", kinds),
        "wijken": FixedList("Wijken en buurten", (*anywhere, *wijken)),
        "plaatsen": FixedList("Plaatsen in het verslag", PLACES),
        "plekken": FixedList("Plekken voor een foto", (COVER, *PLACES)),
        "indicatoren": FixedList("Cijfers", tuple(indicator.label for indicator in CATALOGUE)),
    }
    used = {list_of(template.table, name) for template in book.sheets for name in template.columns}
    return {name: found for name, found in known.items() if name in used}


def list_of(table: str, name: str) -> str | None:
    """Return the name of the fixed list that a column chooses from, or None."""
    if SHEETS[table].columns[name].kind == "places":
        return "wijken"
    return {
        ("activities", "kind"): "soorten",
        ("activities", "planned_kind"): "soorten",
        ("kinds", "counts_in"): "soorten",
        ("texts", "place"): "plaatsen",
        ("photos", "place"): "plekken",
        ("focal_points", "indicator"): "indicatoren",
    }.get((table, name))
