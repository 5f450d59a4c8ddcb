"""Say in which cells the two of each possible double stand."""

from collections.abc import Mapping

import pandas as pd

from wijkmakers_analysis.intake.addresses import CELL_PLACE, Letters, cell_of

# The register first: there name and e-mail stand beside each other.
_PERSONS = (
    ("participants", "person", "person_id"),
    ("affiliations", "person", "person_id"),
    ("enrolments", "person", "person_id"),
    ("attendance", "person", "person_id"),
    ("survey_answers", "respondent", "respondent_id"),
)

Address = tuple[str, str, str]


def undecided_cells(
    tables: Mapping[str, pd.DataFrame], doubles: pd.DataFrame, letters: Letters
) -> tuple[tuple[Address, Address], ...]:
    """Return for each undecided pair (file, sheet, cell) of the one and of the other.

    Parameters
    ----------
    tables
        With pseudonyms.
    doubles
        Pairs of pseudonyms, columns person_1 and person_2.
    letters
        Excel letters of columns, by file and sheet.
    """
    wanted = set(doubles["person_1"]) | set(doubles["person_2"])
    place_by_person: dict[str, Address] = {}
    for table, column, person in _PERSONS:
        if not wanted:
            break
        rows = tables[table]
        names = [name for name in CELL_PLACE if name in rows.columns]
        first = rows.loc[rows[person].isin(wanted), [person, *names]].drop_duplicates(person)
        for row in first.to_dict("records"):
            place_by_person[row[person]] = cell_of(row, column, letters)
        wanted -= set(place_by_person)
    return tuple(
        (place_by_person[one], place_by_person[other])
        for one, other in zip(doubles["person_1"], doubles["person_2"], strict=True)
        if one in place_by_person and other in place_by_person
    )
