"""Code the columns of attendance that figures group by: each text once, a number a row."""

import numpy as np
import pandas as pd

CODED = (
    "activity_id", "person_id", "organisation", "sector", "unit_id", "kind", "role", "presence",
)  # fmt: skip
PLAIN = ("day", "is_participant")


def coded_attendance(attendance: pd.DataFrame) -> pd.DataFrame:
    """Return the columns that figures need, texts as categories in alphabetical order.

    The labels are those of the attendance. To group, count and join by a code costs a tenth of
    what it costs by a text, and a row takes 30 bytes.
    """
    coded = {name: coded_texts(attendance[name]) for name in CODED}
    return pd.DataFrame(coded | {name: attendance[name] for name in PLAIN})


def coded_texts(texts: pd.Series) -> pd.Series:
    """Return texts as categories, in alphabetical order; a missing one stays missing."""
    codes, values = pd.factorize(texts.to_numpy(dtype=object), sort=True)
    return from_codes(codes, values, texts.index)


def relabelled(texts: pd.Series, labels: pd.Series) -> pd.Series:
    """Return categories under other labels, several of which may be the same.

    Parameters
    ----------
    texts
        Categories, as `coded_texts` gives them.
    labels
        One label a category, in their order; a missing one makes those rows missing.
    """
    codes, values = pd.factorize(labels.to_numpy(dtype=object), sort=True)
    return from_codes(np.append(codes, -1)[texts.cat.codes], values, texts.index)


def from_codes(codes: np.ndarray, values: np.ndarray, index: pd.Index) -> pd.Series:
    """Return categories from codes, -1 for missing, and the distinct values that they stand for."""
    categories = pd.Index(values, dtype=object)
    return pd.Series(pd.Categorical.from_codes(codes, categories=categories), index=index)
