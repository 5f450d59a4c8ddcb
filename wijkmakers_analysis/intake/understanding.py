"""Match organisations, places, references and people over all tables; then look for copies."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from wijkmakers_analysis.intake.addresses import Letters
from wijkmakers_analysis.intake.copies import (
    copied_files,
    copied_lists,
    copy_problems,
    without_copies,
)
from wijkmakers_analysis.intake.folding import fold
from wijkmakers_analysis.intake.keys import key_problems
from wijkmakers_analysis.intake.names import (
    organisation_spellings,
    spellings_as_they_stand,
    with_organisations,
    with_places,
)
from wijkmakers_analysis.intake.people import with_pseudonyms
from wijkmakers_analysis.intake.problems import Problem
from wijkmakers_analysis.intake.references import with_references
from wijkmakers_analysis.intake.unlikely import alike_ids, overlapping_jobs
from wijkmakers_analysis.schemas import SHEETS
from wijkmakers_analysis.schemas.activities import HELD
from wijkmakers_analysis.schemas.attendance import PARTICIPANT

# What a blank in a column means, where it is not "unknown".
BLANK_MEANS = {("attendance", "role"): PARTICIPANT, ("activities", "status"): HELD}


def understand_tables(
    tables: dict[str, pd.DataFrame], letters: Letters, root: Path, *, is_complete: bool = True
) -> tuple[dict[str, pd.DataFrame], pd.DataFrame, list[Problem]]:
    """Return the tables with canonical names and pseudonyms, the open doubles, and the problems.

    Parameters
    ----------
    tables
        Every table of `schemas.SHEETS` as it was read; what is replaced is replaced in this very
        dict, so that a long list is never held twice.
    letters
        Excel letters of columns, by file and sheet.
    root
        Folder of the workspace, where its secret lies.
    is_complete
        Whether every list was read, so that who stands in none of them is really nowhere.
    """
    known, problems = organisation_spellings(tables["organisations"], letters)
    if not len(tables["organisations"]):
        known, problems = spellings_as_they_stand(tables, known, letters)
    for table in SHEETS:
        tables[table], found = with_organisations(table, tables[table], known, letters)
        problems += found
        tables[table], found = with_places(table, tables[table], letters)
        problems += found
    tables |= _with_defaults(with_references(tables))
    emails = tables["contacts"]["email"]
    result, possible_doubles, found = with_pseudonyms(
        tables, lambda name: known.get(fold(name)), letters, root, is_complete=is_complete
    )
    problems += found
    keyed = result | {"contacts": result["contacts"].assign(email=emails)}
    lists = {table: copied_lists(table, frame) for table, frame in keyed.items()}
    files = copied_files(keyed, lists)
    problems += copy_problems(lists, files)
    own = {table: without_copies(frame, lists[table], files) for table, frame in keyed.items()}
    for table, frame in own.items():
        problems += key_problems(table, frame, letters)
    problems += overlapping_jobs(own["affiliations"], letters)
    problems += alike_ids(own["activities"], letters)
    if any(lists.values()):
        result = {
            table: without_copies(frame, lists[table], files).reset_index(drop=True)
            for table, frame in result.items()
        }
    return result, possible_doubles, problems


def _with_defaults(tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    result = dict(tables)
    for (table, column), meaning in BLANK_MEANS.items():
        values = result[table][column]
        filled = values.where(values.notna(), meaning).astype(object)
        result[table] = result[table].assign(**{column: filled})
    return result
