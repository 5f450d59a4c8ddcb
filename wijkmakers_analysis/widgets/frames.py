"""An indicator of a view as a tidy frame: a row a number, a column a part of its group."""

from dataclasses import replace

import pandas as pd

from wijkmakers_analysis import language
from wijkmakers_analysis.errors import WrongCall
from wijkmakers_analysis.indicators.catalogue import indicator_of
from wijkmakers_analysis.indicators.fact import STATUSES, Fact, Finding
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.text.published import KEYS, MEASURES, value_in_words
from wijkmakers_analysis.widgets.restricting import FILTERS, RESTRICTIONS, values_of
from wijkmakers_analysis.widgets.views import View, refuse_meaningless

# The same in every frame, so that frames of two indicators can be put under each other.
NUMBERS = {
    **dict.fromkeys(("value", "low", "high"), "Float64"),
    **dict.fromkeys(("n", "numerator", "denominator", "people", "organisations"), "Int64"),
}
TOTAL, UNMEASURED = "totaal", "niet_gemeten"
# Figures of one table: where a filter leaves none of its rows, that is not for want of keeping.
TABLE_OF = {
    "contributions": "contributions",
    "practice_questions": "practice_questions",
    "stories": "stories",
    "diplomas": "enrolments",
}
NO_ROWS, NONE_HERE = "geen", "In deze keuze is er geen enkele; daarbuiten wel."
# A percentage of fewer says less than the two numbers.
PERCENTAGE_FROM = 10


def groupings_of(view: View, id: str) -> list[str]:
    """Return what an indicator of a view can be divided by: 'totaal', 'soort', 'pijler, maand'.

    Those of its definition come first; then a filter that has a meaning for it, which divides its
    total by restricting the programme to one value after the other.
    """
    findings = findings_of(view, id)
    own = dict.fromkeys(_name_of(one) for one in findings)
    split = [
        key
        for key, one in FILTERS.items()
        if id in one.indicators and key not in (*own, *view.chosen) and TOTAL in own
        if values_of(view.programme, key, view.year)
    ]
    return [*own, *split]


def findings_of(view: View, id: str) -> list[Finding]:
    """Return what an indicator yields for a view, before the gate.

    Raises
    ------
    WrongCall
        Where there is no such indicator, or a filter has no meaning for it.
    """
    refuse_meaningless(view, indicator_of(id).id)
    return _compute(view, view.programme, id)


def select_findings(view: View, id: str, by: str = "") -> list[Finding]:
    """Return the findings of an indicator divided by one grouping; every one where ``by`` is ''.

    Raises
    ------
    WrongCall
        Where it is not divided so; the message has the groupings there are.
    """
    findings = findings_of(view, id)
    if not by:
        return findings
    chosen = [one for one in findings if _name_of(one) == _tidied(by)]
    if chosen:
        return chosen
    known = groupings_of(view, id)
    if by not in known:
        raise WrongCall(f"{id} is niet verdeeld naar '{by}'; wel naar: {language.listed(known)}.")
    return _split(view, id, by)


def indicator_frame(view: View, id: str, by: str = "") -> pd.DataFrame:
    """Return an indicator as a tidy frame.

    Parameters
    ----------
    by
        A grouping of `groupings_of`; columns that say nothing are then left out.

    Returns
    -------
    Columns: id, measure (in Dutch), the keys of the groups, shown (the number in words), value, low
    and high (Float64; shares from 0 to 1), n, numerator, denominator, people and organisations
    (Int64), status and reason.
    """
    findings = select_findings(view, id, by)
    keys = list(dict.fromkeys(key for one in findings for key in one.group))
    titles = titles_of(view)
    rows = [
        {"id": one.id, "measure": MEASURES.get(one.id, "het cijfer zelf")}
        | {key: _value(one, key, titles) for key in keys}
        | {"shown": say_number(one)}
        | {name: getattr(one, name) for name in NUMBERS}
        | {"status": one.status, "reason": one.reason}
        for one in findings
    ]
    columns = ["id", "measure", *keys, "shown", *NUMBERS, "status", "reason"]
    frame = pd.DataFrame(rows, columns=columns).astype(NUMBERS)
    is_said = (frame.notna() & frame.astype(object).ne("")).any()
    return frame.loc[:, is_said | frame.columns.isin(["id", "measure", "shown"])] if by else frame


def say_number(fact: Fact) -> str:
    """Return a number as the office reads it; of fewer than ten a share is 'x van de y'."""
    if fact.reason == NONE_HERE:
        return NO_ROWS
    if fact.value is None:
        return _say_bounds(fact) or STATUSES.get(fact.status, fact.status)
    if fact.status == "ondergrens":
        return f"meer dan {say_value(fact.value)}"
    if fact.unit == "aandeel":
        if fact.denominator is not None and fact.denominator < PERCENTAGE_FROM:
            return f"{fact.numerator} van de {fact.denominator}"
        return language.percentage(fact.value)
    return say_value(fact.value)


def say_grouping(by: str) -> str:
    """Return a grouping in words: 'per sector en met sector'."""
    keys = [part.strip() for part in by.split(",")]
    return "per " + " en ".join(KEYS.get(key, key) for key in keys)


def say_value(number: float) -> str:
    """Return a number with no more decimals than it needs: two, or three below one."""
    for decimals in range(2 if abs(number) >= 1 else 3):
        if round(number, decimals) == number:
            return language.number(number, decimals)
    return language.number(number, 2 if abs(number) >= 1 else 3)


def titles_of(view: View) -> dict[str, str]:
    """Return the title of each activity by its id."""
    rows = (view.whole or view.programme).activities.dropna(
        subset=["activity_id", "activity_title"]
    )
    return dict(zip(rows["activity_id"], rows["activity_title"], strict=True))


def _compute(view: View, part: Programme, id: str) -> list[Finding]:
    indicator = indicator_of(id)
    findings = indicator.compute(part, view.year)
    table = TABLE_OF.get(indicator.id)
    whole = view.whole or view.programme
    if table is None or len(getattr(part, table)) or not len(getattr(whole, table)):
        return findings
    return [replace(one, reason=NONE_HERE) if one.status == UNMEASURED else one for one in findings]


def _split(view: View, id: str, key: str) -> list[Finding]:
    found = []
    for value in values_of(view.programme, key, view.year):
        part = RESTRICTIONS[key](view.programme, value)
        totals = _compute(view, part, id)
        found += [replace(one, group={key: value}) for one in totals if not one.group]
    return found


def _say_bounds(fact: Fact) -> str:
    is_share = fact.unit == "aandeel"
    low, high = (
        None if end is None else language.percentage(end) if is_share else say_value(end)
        for end in (fact.low, fact.high)
    )
    if low is None:
        return f"hoogstens {high}" if high is not None else ""
    return f"minstens {low}" if high is None else f"{low} tot en met {high}"


def _name_of(finding: Finding) -> str:
    return ", ".join(finding.group) or TOTAL


def _tidied(by: str) -> str:
    return ", ".join(part.strip() for part in by.split(","))


def _value(finding: Finding, key: str, titles: dict[str, str]) -> str | None:
    return value_in_words(key, finding.group[key], titles) if key in finding.group else None
