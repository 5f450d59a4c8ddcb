"""Explore at the office: the Programme, an indicator as a tidy frame and as a figure, a choice.

What is shown here has not passed the gate. It is for the analyst and leaves the office never.
"""

from pathlib import Path

import ipywidgets
import pandas as pd
from IPython.display import Markdown, display

from wijkmakers_analysis import language, style
from wijkmakers_analysis.document import Chart, Run, Text, words
from wijkmakers_analysis.errors import WrongCall
from wijkmakers_analysis.figures.canvas import drawing
from wijkmakers_analysis.indicators.catalogue import indicator_of
from wijkmakers_analysis.indicators.fact import Finding
from wijkmakers_analysis.programme import Programme, load_programme
from wijkmakers_analysis.settings import load_settings

NUMBERS = ("value", "low", "high", "n", "numerator", "denominator", "people", "organisations")
ROW_HEIGHT, LABEL_WIDTH, BAR_WIDTH = 18.0, 150.0, 250.0
OFFICE_ONLY = "Alleen voor kantoor: niet afgerond en niet afgeschermd."


def open_workspace(folder: str | Path = ".") -> Programme:
    """Read the spreadsheets of the workspace at or above a folder."""
    return load_programme(load_settings(Path(folder)))


def define(id: str) -> Markdown:
    """Show the definition of an indicator: its question, what is counted, who is left out."""
    indicator = indicator_of(id)
    return Markdown(f"**{indicator.label}**: {indicator.explanation}\n\n{indicator.definition}")


def indicator_frame(programme: Programme, id: str, year: int, by: str = "") -> pd.DataFrame:
    """Return an indicator as a tidy frame: a row a number, a column a part of its group.

    Parameters
    ----------
    year
        The year as wijkmakers.toml names it.
    by
        One key of its groups: the plain measure divided by it, without columns that say nothing.

    Returns
    -------
    Columns: id, the keys of the groups, NUMBERS, status and reason.
    """
    findings = findings_of(programme, id, year)
    if by:
        findings = _divided(findings, id, by)
    keys = list(dict.fromkeys(key for finding in findings for key in finding.group))
    rows = [
        {"id": each.id}
        | {key: each.group.get(key) for key in keys}
        | {name: getattr(each, name) for name in (*NUMBERS, "status", "reason")}
        for each in findings
    ]
    frame = pd.DataFrame(rows, columns=["id", *keys, *NUMBERS, "status", "reason"])
    frame = frame.assign(**{name: frame[name].convert_dtypes() for name in NUMBERS})
    is_said = frame.notna() & frame.astype(object).ne("")
    return frame.loc[:, is_said.any()] if by else frame


def findings_of(programme: Programme, id: str, year: int) -> list[Finding]:
    """Return what an indicator yields for a year, before the gate."""
    return indicator_of(id).compute(programme, programme.settings.year(year))


def draw_indicator(programme: Programme, id: str, year: int, by: str = "soort") -> Chart:
    """Draw an indicator by one key of its group as bars, one a value.

    Parameters
    ----------
    by
        A key that groups the indicator's plain measure, such as soort, pijler or sector.
    """
    chosen = _divided(findings_of(programme, id, year), id, by)
    indicator = indicator_of(id)
    numbers = ", ".join(f"{one.group[by]}: {_shown(one)}" for one in chosen)
    return Chart(
        title=words(indicator.label),
        subtitle=(Run(f"{year}, naar {by}", "setting"),),
        svg=_bars(chosen, by),
        alt=_axis(f"Staven. {numbers}."),
        numbers=None,
        note=words(OFFICE_ONLY),
    )


def choose(programme: Programme, id: str, by: tuple[str, ...]) -> ipywidgets.Widget:
    """Return a choice of year and of grouping that draws the indicator anew.

    Parameters
    ----------
    by
        The keys to choose from; the first is drawn at once.
    """
    years = ipywidgets.Dropdown(options=sorted(programme.settings.years), description="jaar")
    keys = ipywidgets.Dropdown(options=by, description="naar")

    def draw(year: int, key: str) -> None:
        display(draw_indicator(programme, id, year, key))

    drawn = ipywidgets.interactive_output(draw, {"year": years, "key": keys})
    return ipywidgets.VBox([ipywidgets.HBox([years, keys]), drawn])


def _divided(findings: list[Finding], id: str, by: str) -> list[Finding]:
    """Return the plain measure divided by one key; raises WrongCall with the keys there are."""
    plain = [one for one in findings if one.id == id]
    chosen = [one for one in plain if set(one.group) == {by}]
    if not chosen:
        known = sorted({next(iter(one.group)) for one in plain if len(one.group) == 1})
        raise WrongCall(f"{id} is niet verdeeld naar '{by}'; wel naar: {language.listed(known)}.")
    return chosen


def _bars(findings: list[Finding], by: str) -> str:
    largest = max((one.value or one.low or 0 for one in findings), default=0) or 1
    with drawing(ROW_HEIGHT * len(findings) + 4) as canvas:
        for place, one in enumerate(findings):
            middle = ROW_HEIGHT * (place + 0.5)
            length = BAR_WIDTH * (one.value or one.low or 0) / largest
            canvas.text(LABEL_WIDTH - 6, middle, one.group[by], align="right")
            canvas.bar(LABEL_WIDTH, middle - 5, length, 10, style.ACCENT)
            canvas.text(LABEL_WIDTH + length + 6, middle, _shown(one))
        return canvas.svg()


def _shown(finding: Finding) -> str:
    if finding.value is None and finding.low is not None:
        is_bounded = finding.high is not None
        return f"{finding.low} tot {finding.high}" if is_bounded else f"minstens {finding.low}"
    if finding.value is None:
        return finding.status
    if finding.unit == "aandeel":
        return language.percentage(finding.value)
    return language.number(finding.value, 0 if float(finding.value).is_integer() else 2)


def _axis(text: str) -> Text:
    return (Run(text, "axis"),)
