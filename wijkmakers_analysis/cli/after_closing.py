"""Say that what changed of a closed year since it was closed does not count."""

from datetime import date

from wijkmakers_analysis.closed_years import closed_years
from wijkmakers_analysis.settings import Settings


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
