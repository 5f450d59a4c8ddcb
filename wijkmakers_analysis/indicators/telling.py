"""Which stories of a period may be told: those with consent on its last day."""

import pandas as pd

from wijkmakers_analysis.indicators.dating import with_days
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.programme.bundle import within
from wijkmakers_analysis.schemas.stories import NO_CONSENT
from wijkmakers_analysis.settings import Year


def stories_with_consent(programme: Programme, year: Year) -> pd.DataFrame:
    """Return the stories with consent that is valid on the period's last day, with their days."""
    stories = with_days(programme, "stories")
    is_given = stories["consent"].notna() & (stories["consent"] != NO_CONSENT)
    return stories[is_given & ~(stories["valid_until"] < pd.Timestamp(year.end))]


def stories_of(programme: Programme, year: Year) -> pd.DataFrame:
    """Return the stories of the period that may be told."""
    stories = stories_with_consent(programme, year)
    return stories[within(stories, year)]
