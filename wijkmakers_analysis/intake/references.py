"""Write every reference to an activity, edition or question as the defining sheet writes it."""

from collections.abc import Mapping

import pandas as pd

from wijkmakers_analysis.intake.columns import object_array
from wijkmakers_analysis.intake.folding import fold_id

# (table, column) -> the table and column that define what it refers to.
REFERENCES = {
    ("activities", "parent_id"): ("activities", "activity_id"),
    ("attendance", "activity_id"): ("activities", "activity_id"),
    ("contributions", "activity_id"): ("activities", "activity_id"),
    ("practice_questions", "activity_id"): ("activities", "activity_id"),
    ("survey_answers", "activity_id"): ("activities", "activity_id"),
    ("stories", "activity_id"): ("activities", "activity_id"),
    ("enrolments", "cohort"): ("cohorts", "cohort"),
    ("survey_answers", "cohort"): ("cohorts", "cohort"),
    ("survey_answers", "item"): ("survey_questions", "item"),
}


def with_references(tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return the tables with references in the defining spelling: 'w 01' becomes 'W01'.

    Case and spaces never tell two keys apart. What is defined nowhere stays as it was written;
    the programme's links report it.
    """
    result = dict(tables)
    for (table, column), (source, key) in REFERENCES.items():
        known = {fold_id(given): given for given in tables[source][key].dropna()[::-1]}
        codes, distinct = pd.factorize(result[table][column].to_numpy(dtype=object))
        meanings = [known.get(fold_id(given), given) for given in distinct] + [None]
        series = pd.Series(object_array(meanings)[codes], dtype=object)
        result[table] = result[table].assign(**{column: series})
    return result
