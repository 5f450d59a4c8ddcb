"""Say of an old year that it was not closed, or that not everything of it was filled in."""

from collections.abc import Sequence

from wijkmakers_analysis.language import breakable, count
from wijkmakers_analysis.programme.standing import ACTIVITY, COHORT, Standing
from wijkmakers_analysis.settings import FILE_NAME, Year
from wijkmakers_analysis.starting.open_ends import OpenEnd

CLOSING, FILLING = "afsluiten", "invullen"


def unfinished(last: Year, *, is_closed: bool, standing: Sequence[Standing]) -> tuple[OpenEnd, ...]:
    """Return what is still to be done in the old workspace itself.

    Parameters
    ----------
    last
        Its last year.
    standing
        What each activity and edition has and lacks.
    """
    found = []
    if not is_closed:
        found.append(
            OpenEnd(
                CLOSING,
                f"Het jaar {last.number} is nog niet afgesloten. Zonder afsluiten is er volgend "
                "jaar niets om mee te vergelijken.",
                "Sluit het af als de verslagen zijn verstuurd. Dubbelklik daarna in de oude "
                "werkruimte nog een keer op 5 Volgend jaar: dan komen de cijfers in de nieuwe.",
                FILE_NAME,
            )
        )
    for subject, one, more in (
        (ACTIVITY, "activiteit", "activiteiten"),
        (COHORT, "editie", "edities"),
    ):
        lacking = [row for row in standing if row.subject == subject and not row.is_complete]
        if lacking:
            told = breakable(count(len(lacking), one, more))
            found.append(
                OpenEnd(
                    FILLING,
                    f"Van {told} is nog niet alles ingevuld.",
                    "Bekijk in de oude werkruimte wat er ontbreekt met: wijkmakers controleer "
                    "--state",
                    lacking[0].file,
                    lacking[0].sheet,
                    "",
                )
            )
    return tuple(found)
