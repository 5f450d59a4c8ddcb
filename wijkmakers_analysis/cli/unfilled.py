"""Say which parts of the yearly review would lack data, and which sheet and column fill them.

The parts of the review are asked themselves, so the advice is that of a draft. What they say of
numbers is thrown away.
"""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from wijkmakers_analysis.cli.wrapping import wrapped
from wijkmakers_analysis.settings import Settings, Year
from wijkmakers_analysis.yearpack.freshness import is_closed

if TYPE_CHECKING:
    from wijkmakers_analysis.document import Block
    from wijkmakers_analysis.programme import Programme
    from wijkmakers_analysis.yearpack import YearPack

# Parts of the review that can lack data, in its order -> what tells them in the notebook.
PARTS = {
    "In één oogopslag": ("tell_at_a_glance",),
    "Leren, doen en ontmoeten": ("describe_year", "draw_calendar"),
    "De leergang": ("describe_course", "draw_cohorts"),
    "Werkplaatsen": ("describe_labs",),
    "Wijkwandelingen": ("describe_walks", "draw_neighbourhoods"),
    "Bijeenkomsten en workshops": ("describe_meetings",),
    "Festival en partnerbijeenkomst": ("describe_festivals",),
    "Wie deden er mee?": ("describe_reach", "draw_reach"),
    "Versterking van het netwerk": (
        "describe_partners", "describe_contributions", "draw_contributions",
        "describe_sector_meetings", "draw_sector_meetings", "draw_network",
    ),
    "Jong talent": ("describe_young_talent",),
    "Wat het opleverde": ("describe_outcomes",),
    "Verhalen": ("tell_stories",),
    "Speerpunten voor komend jaar": ("describe_focal_points", "draw_focal_points"),
}  # fmt: skip
AFTER_ERRORS = (
    "Welke delen van het jaaroverzicht nog leeg zijn, staat hier zodra de fouten weg zijn."
)


def describe_unfilled(programme: "Programme", day: date, width: int | None = None) -> str:
    """Return for each open year a line for each part without data; nothing where all have some."""
    told = []
    for year in years_to_tell(programme, day):
        lines = [
            wrapped(_line(title, remedy), width, first="- ", rest="  ")
            for title, remedy in list_unfilled(programme, year)
        ]
        if lines:
            heading = f"Lege delen in het jaaroverzicht van {year.number}, en wat ze vult:"
            told.append("\n".join([wrapped(heading, width), *lines]))
    return "\n\n".join(told)


def years_to_tell(programme: "Programme", day: date) -> tuple[Year, ...]:
    """Return the open years with an activity; where none has one, the last that has begun.

    Of a year that has only just begun every part is empty, which helps nobody.
    """
    begun = open_years(programme.settings, day)
    filled = tuple(year for year in begun if len(programme.parts_in(year)))
    return filled or begun[-1:]


def _line(title: str, remedy: str) -> str:
    return f"{title} {remedy}" if title.endswith("?") else f"{title}: {remedy}"


def open_years(settings: Settings, day: date) -> tuple[Year, ...]:
    """Return the years of this workspace that have begun and are not closed."""
    years = (settings.year(number) for number in sorted(settings.years))
    return tuple(
        year
        for year in years
        if year.start <= day and not year.is_carried and not is_closed(settings, year.number)
    )


def list_unfilled(programme: "Programme", year: Year) -> tuple[tuple[str, str], ...]:
    """Return each part of the review without data, with what fills it; each pair once."""
    from wijkmakers_analysis.disclosure.internal import as_internal
    from wijkmakers_analysis.document.remedies import remedies_in
    from wijkmakers_analysis.indicators.catalogue import all_findings
    from wijkmakers_analysis.yearpack.laying_out import lay_out

    pack = lay_out(programme, year, as_internal(all_findings(programme, year), None))
    told = (
        (title, remedy)
        for title, names in PARTS.items()
        for name in names
        for remedy in remedies_in(_tell(name, pack))
    )
    return tuple(dict.fromkeys(told))


def _tell(name: str, pack: "YearPack") -> "Block":
    """Return what a part says, by its name in the notebook."""
    import wijkmakers_analysis

    tell: Callable[[YearPack], Block] = getattr(wijkmakers_analysis, name)
    return tell(pack)
