"""Say of a year what its report will not show: changes after closing, no or lost activities."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from wijkmakers_analysis.cli.terminal import complain
from wijkmakers_analysis.cli.wrapping import wrapped
from wijkmakers_analysis.closed_years import closed_years
from wijkmakers_analysis.settings import Settings

if TYPE_CHECKING:
    from wijkmakers_analysis.yearpack import YearPack

MOST_NAMED = 3
# Tables beside the activities -> one row of them, and more.
NOUNS = {
    "practice_questions": ("vraagstuk", "vraagstukken"),
    "contributions": ("bijdrage", "bijdragen"),
    "stories": ("verhaal", "verhalen"),
}


def changes_that_do_not_count(settings: Settings, *numbers: int) -> list[str]:
    """Return a sentence for each closed year of which something changed; of all without a number.

    No sentence names a person or quotes a cell.
    """
    closed = [one for one in closed_years(settings) if not one.year.is_carried]
    closed = [one for one in closed if not numbers or one.year.number in numbers]
    if not closed:
        return []
    from wijkmakers_analysis.language import day, listed
    from wijkmakers_analysis.yearpack.after_closing import changed_since_closing
    from wijkmakers_analysis.yearpack.closing import AGAIN

    told = []
    for one in closed:
        year = one.year.number
        if changed := changed_since_closing(settings, year, date.today()):
            closed_on = day(date.fromisoformat(one.closed_on))
            told.append(
                f"De {listed(changed)} van {year} zijn veranderd na het afsluiten op {closed_on}; "
                f"dat telt niet mee. Moet het wel meetellen? {AGAIN.format(year=year)}"
            )
    return told


def warn_of_empty_year(pack: "YearPack") -> None:
    """Say that no activity lies in the year, where that is so, and what may be wrong."""
    if pack.activities:
        return
    from wijkmakers_analysis.language import day

    complain(
        f"Let op: in {pack.year} valt geen enkele activiteit. Het verslag is dan bijna leeg. Dat "
        f"jaar loopt van {day(pack.start)} tot en met {day(pack.end)}. Kijk of de datums in blad "
        "Activiteiten kloppen, en de dagen in wijkmakers.toml."
    )


def describe_outside_years(cells: Sequence[tuple[str, str, str]], width: int | None) -> str:
    """Return a paragraph on the activities that no year holds, with the first few addresses.

    Parameters
    ----------
    cells
        (file, sheet, cell) of the date of each such activity; at least one.
    width
        Of the terminal, in signs; None where the text goes elsewhere.
    """
    fall, stand = (
        ("activiteit valt", "staat") if len(cells) == 1 else ("activiteiten vallen", "staan")
    )
    return wrapped(
        f"Let op: {len(cells)} {fall} in geen enkel jaar van wijkmakers.toml, en {stand} dus in "
        f"geen enkel jaaroverzicht: {_named(cells)}. Klopt de datum?",
        width,
    )


def describe_of_no_year(
    table: str, cells: Sequence[tuple[str, str, str]], width: int | None
) -> str:
    """Return a paragraph on rows of a table of NOUNS that count in no year.

    Parameters
    ----------
    cells
        (file, sheet, cell) of the date of each such row; at least one.
    width
        Of the terminal, in signs; None where the text goes elsewhere.
    """
    one, more = NOUNS[table]
    fit, count = (
        (f"1 {one} past", "telt") if len(cells) == 1 else (f"{len(cells)} {more} passen", "tellen")
    )
    return wrapped(
        f"Let op: {fit} niet zeker in één jaar van wijkmakers.toml, en {count} dus nergens mee: "
        f"{_named(cells)}. Vul bij 'datum' een dag of een maand in, of bij 'activiteit' een code.",
        width,
    )


def _named(cells: Sequence[tuple[str, str, str]]) -> str:
    from wijkmakers_analysis.intake.addresses import written_address
    from wijkmakers_analysis.language import listed

    named = [written_address(*cell) for cell in cells[:MOST_NAMED]]
    more = len(cells) - len(named)
    return listed([*named, f"nog {more}"] if more else named)
