"""Say that a figure needs rows of an earlier year that were deleted after it was closed."""

from wijkmakers_analysis.language import listed
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.settings import Year

DELETED = "Gegevens verwijderd"


def reason_if_deleted(programme: Programme, year: Year, *tables: str) -> str:
    """Return why a figure about earlier years cannot be given, or '' where it can.

    Without the rows of a closed year everybody who came then would seem new.

    Parameters
    ----------
    tables
        The tables that the figure needs from every earlier year.
    """
    years = programme.deleted_before(year, *tables)
    if not years:
        return ""
    which = listed(str(one.number) for one in years)
    return f"{DELETED}: van {which} zijn de rijen er niet meer die hiervoor nodig zijn."
