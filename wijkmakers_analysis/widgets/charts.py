"""Draw a tidy frame, or an indicator of a view, as bars in the style of the house."""

import math

import pandas as pd

from wijkmakers_analysis import language
from wijkmakers_analysis.document import Chart, Run, setting, words
from wijkmakers_analysis.errors import WrongCall
from wijkmakers_analysis.indicators.catalogue import indicator_of
from wijkmakers_analysis.text.published import MEASURES
from wijkmakers_analysis.widgets.bars import Bar, draw_rows
from wijkmakers_analysis.widgets.frames import TOTAL, indicator_frame, say_grouping, say_value
from wijkmakers_analysis.widgets.views import OFFICE_ONLY, View

MOST_BARS = 40
# Columns of a frame of an indicator that name no row.
_NO_LABEL = ("id", "measure", "shown", "status", "reason")
NOTHING = "Hier is niets te tekenen: de tabel heeft geen rijen."


def draw_bars(
    frame: pd.DataFrame,
    value: str = "value",
    label: str = "",
    *,
    title: str = "Eigen figuur",
    subtitle: str = "",
) -> Chart:
    """Draw a tidy frame as bars, one a row, in the order of the rows.

    Parameters
    ----------
    frame
        With a column of numbers and one of labels. The columns `shown` (words beside a bar) and
        `low` and `high` (a line through its end) are used where they are there.
    value
        The column of numbers; a missing one has no bar.
    label
        The column of labels; by default all columns of text, joined.
    title, subtitle
        Above the figure.

    Raises
    ------
    WrongCall
        Where a column is not there or holds no numbers, or nothing is left to draw.
    """
    _refuse_unknown(frame, value, label)
    drawn = frame.head(MOST_BARS)
    bars = _bars(drawn, value, label)
    svg, size = draw_rows(bars)
    spoken = "; ".join(f"{bar.label}: {bar.said}" for bar in bars)
    left = len(frame) - len(drawn)
    more = f" De eerste {MOST_BARS} van {len(frame)} rijen; de rest staat in de tabel."
    return Chart(
        title=setting(title),
        subtitle=setting(subtitle) if subtitle else (),
        svg=svg,
        alt=(Run(f"Balken. {spoken}.", "axis"),),
        numbers=None,
        note=(*words(OFFICE_ONLY), *(setting(more) if left else ())),
        size=size,
    )


def draw_indicator(view: View, id: str, by: str = TOTAL, measure: str = "") -> Chart:
    """Draw one measure of an indicator by one grouping.

    Parameters
    ----------
    by
        A grouping of `frames.groupings_of`.
    measure
        Id of a measure; by default the plain one, or the first there is.
    """
    frame = one_measure(indicator_frame(view, id, by), id, measure)
    indicator = indicator_of(id)
    drawn_id = str(frame["id"].iloc[0])
    beside = f" ({MEASURES[drawn_id]})" if drawn_id in MEASURES else ""
    frame = frame.assign(value=frame.get("value", pd.NA))
    if by == TOTAL:
        frame = frame.assign(measure=f"{indicator.label}{beside}")
    return draw_bars(
        frame,
        label="measure" if by == TOTAL else "",
        title=f"{indicator.label}{beside}" + ("" if by == TOTAL else f", {say_grouping(by)}"),
        subtitle=view.caption,
    )


def one_measure(frame: pd.DataFrame, id: str, measure: str = "") -> pd.DataFrame:
    """Return the rows of one measure: the one asked for, the plain one, or the first."""
    ids = list(frame["id"].unique())
    wanted = measure if measure in ids else id if id in ids else ids[0]
    return frame[frame["id"] == wanted]


def _refuse_unknown(frame: pd.DataFrame, value: str, label: str) -> None:
    for name in filter(None, (value, label)):
        if name not in frame:
            known = language.listed(str(column) for column in frame)
            raise WrongCall(f"De kolom '{name}' is er niet; wel: {known}.")
    if not len(frame):
        raise WrongCall(NOTHING)
    if not (pd.api.types.is_numeric_dtype(frame[value]) or frame[value].isna().all()):
        raise WrongCall(f"De kolom '{value}' heeft geen getallen. Kies met value een andere.")


def _labels(frame: pd.DataFrame, value: str, label: str) -> list[str]:
    is_text = [
        name
        for name in frame
        if name not in (*_NO_LABEL, value) and not pd.api.types.is_numeric_dtype(frame[name])
    ]
    names = [label] if label else is_text
    if not names:
        return [str(one) for one in frame.index]
    rows = frame[names].astype(object).where(frame[names].notna(), "–")
    return [" · ".join(map(str, row)) for row in rows.itertuples(index=False)]


def _bars(frame: pd.DataFrame, value: str, label: str) -> list[Bar]:
    names = _labels(frame, value, label)
    numbers, low, high = (_numbers(frame, name) for name in (value, "low", "high"))
    if "shown" in frame:
        told = list(frame["shown"].astype(str))
    else:
        told = ["niet bekend" if one is None else say_value(one) for one in numbers]
    return [Bar(*row) for row in zip(names, told, numbers, low, high, strict=True)]


def _numbers(frame: pd.DataFrame, name: str) -> list[float | None]:
    if name not in frame:
        return [None] * len(frame)
    numbers = (math.nan if pd.isna(one) else float(one) for one in frame[name])
    return [one if math.isfinite(one) else None for one in numbers]
