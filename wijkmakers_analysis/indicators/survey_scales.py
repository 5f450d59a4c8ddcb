"""Tell of which questions a scale consists, and how well they hang together."""

import pandas as pd

from wijkmakers_analysis.indicators.paired import cronbach_alpha
from wijkmakers_analysis.schemas.surveys import AFTER, BEFORE, SELF_ASSESSMENT

PERSON = ["place", "respondent_id"]


def self_scores(answers: pd.DataFrame) -> pd.DataFrame:
    """Return the answers to questions of self-assessment that are a number."""
    return answers[(answers["kind"] == SELF_ASSESSMENT) & answers["number"].notna()]


def has_one_scale(answers: pd.DataFrame) -> bool:
    """Return whether all questions have the same lowest and highest score, or none has any."""
    return len(answers[["scale_low", "scale_high"]].astype(float).drop_duplicates()) <= 1


def complete_scores(answers: pd.DataFrame, moment: str) -> pd.DataFrame:
    """Return one row a person and a column a question, of those who answered all of them.

    A question that fewer than half of the people answered was not asked of all: it is left out.
    """
    scores = self_scores(answers)
    scores = scores[scores["moment"] == moment]
    table = scores.pivot_table(index=PERSON, columns="item", values="number", observed=True)
    is_asked = 2 * table.notna().sum() >= len(table)
    return table.loc[:, is_asked].dropna()


def alpha_of(table: pd.DataFrame, least: int) -> float | None:
    """Return Cronbach's alpha of complete scores; None of fewer than two questions or people.

    Parameters
    ----------
    least
        The fewest people that alpha may rest on.
    """
    return cronbach_alpha(table.to_numpy(dtype=float)) if len(table) >= least else None


def is_usable(answers: pd.DataFrame, least: int) -> bool:
    """Return whether a mean of the questions may be taken: alpha is nowhere negative."""
    alphas = [alpha_of(complete_scores(answers, moment), least) for moment in (BEFORE, AFTER)]
    return all(alpha is None or alpha >= 0 for alpha in alphas)
