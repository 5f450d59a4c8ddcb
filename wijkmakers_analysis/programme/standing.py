"""Say on a day what the programme still lacks, so that the yearly review brings no surprise."""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from wijkmakers_analysis.intake.addresses import Letters
from wijkmakers_analysis.programme.standing_activities import names_activity, standing_activities
from wijkmakers_analysis.programme.standing_open_ends import (
    ending_consents,
    open_questions,
    standing_cohorts,
)
from wijkmakers_analysis.programme.standing_rows import (
    ACTIVITY,
    COHORT,
    PHOTO,
    QUESTION,
    STORY,
    Standing,
)
from wijkmakers_analysis.settings import Settings

__all__ = ["ACTIVITY", "COHORT", "PHOTO", "QUESTION", "STORY", "Standing", "standing_of"]


def standing_of(
    tables: Mapping[str, pd.DataFrame], settings: Settings, day: date, letters: Letters
) -> tuple[Standing, ...]:
    """Return every past activity and edition, complete or not, and every open end.

    Also for tables with errors: what could not be read is missing. A photo whose file name or
    place holds an activity's code is told with that activity, any other by itself.

    Parameters
    ----------
    tables
        With their calendar and the organisation on the day, of `building.build_tables`.
    day
        What ended before it is past.
    letters
        Excel letters of columns, by file and sheet.
    """
    photos = ending_consents("photos", tables, settings, day, letters)
    doubtful = {(photo.file, photo.sheet, _row_of(photo.cell)) for photo in photos}
    of_activity, names = set(), []
    for row in tables["photos"].to_dict("records"):
        place = (row["file"], row["sheet"], int(row["row"]))
        texts = [text for text in (row["file_name"], row["place"]) if text]
        telling = [text for text in texts if names_activity(text, tables["activities"])]
        if place in doubtful and telling:
            of_activity.add(place)
            names += telling
    return (
        *standing_activities(tables, day, letters, tuple(names)),
        *standing_cohorts(tables, day, letters),
        *open_questions(tables, settings, day, letters),
        *ending_consents("stories", tables, settings, day, letters),
        *(
            photo
            for photo in photos
            if (photo.file, photo.sheet, _row_of(photo.cell)) not in of_activity
        ),
    )


def _row_of(cell: str) -> int:
    return int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
