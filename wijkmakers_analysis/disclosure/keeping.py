"""Print figures about people in a correction as they were sent, until enough people differ.

The difference of two versions describes whoever was added or removed. So figures about people stay
as they were sent while it is about fewer people than the threshold; figures about things, such as
activities and questions, are corrected at once.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from wijkmakers_analysis.disclosure.coarse import rounded_class, withheld
from wijkmakers_analysis.disclosure.policy import (
    ATTENDANCES,
    SURVEYS,
    UNDEFINED,
    adds_up_to_marks,
    is_mark_of_activity,
    is_response,
)
from wijkmakers_analysis.indicators.fact import Fact, Finding
from wijkmakers_analysis.language import in_words

REASON_KEPT = "Dit cijfer stond er in de vorige versie niet; het gaat over te weinig mensen."
# Figures of one kind are kept or corrected together: from lists, from the course, from answers.
SORTS = LISTS, COURSE, ANSWERS = "lijsten", "leergang", "antwoorden"
# What these are about is no trait of people: without it a figure about it is gone as well.
THINGS = ("activiteit", "organisatie", "opdrachtgever", "editie", "vraag")
_ABOUT_PEOPLE = frozenset(
    {
        "participants", "attendances", "new_faces", "returners", "retention", "time_to_return",
        "young_talent", "young_talent_path", "event_mix", "cross_sector_meetings", "spread",
        "completeness", "active_partners", "ties", "tie_change",
    }
)  # fmt: skip
# What counts different people; one person alone has many attendances, pairs and ties.
_COUNTS_PEOPLE = SURVEYS | {
    "participants", "new_faces", "returners", "retention", "young_talent", "young_talent_path",
    "diplomas",
}  # fmt: skip


def sort_of(fact: Finding | Fact) -> str:
    """Return which of SORTS a figure about people is of, or empty for a figure about things."""
    if fact.indicator in SURVEYS or is_response(fact):
        return ANSWERS
    if fact.indicator == "diplomas":
        return COURSE
    return LISTS if fact.indicator in _ABOUT_PEOPLE else ""


def moved_sorts(
    findings: Iterable[Finding], sent: Iterable[Fact], threshold: int
) -> frozenset[str]:
    """Return the sorts of which a number of different people moved by the threshold or more."""
    before = {fact.key: fact for fact in sent}
    moved = set()
    for finding in findings:
        sort = sort_of(finding)
        if sort and sort not in moved and _moved(finding, before.get(finding.key), threshold):
            moved.add(sort)
    return frozenset(moved)


def keep_as_sent(
    findings: Sequence[Finding],
    facts: Sequence[Fact],
    sent: Iterable[Fact],
    moved: Collection[str],
    told: Collection[tuple[str, str]],
) -> list[Fact]:
    """Return the facts with those about people as they were sent, and after them what is gone.

    Parameters
    ----------
    facts
        What would be printed now of each finding.
    moved
        The sorts of figures that are corrected.
    told
        Addresses of the figures that everybody may know, whatever their size.
    """
    before = {fact.key: fact for fact in sent}
    keeps_marks = _marks_differ(findings, facts, before)
    kept = []
    for finding, fact in zip(findings, facts, strict=True):
        was, sort = before.pop(finding.key, None), sort_of(finding)
        is_mark = keeps_marks and (is_mark_of_activity(finding) or adds_up_to_marks(finding))
        if (not sort and not is_mark) or sort in moved or (finding.key, finding.period) in told:
            kept.append(fact)
        elif was is None:
            kept.append(withheld(finding, REASON_KEPT))
        else:
            kept.append(replace(was, sources=finding.sources))
    there = {pair for finding in findings for pair in finding.group.items()}
    return [*kept, *(one for one in before.values() if _is_missed(one, moved, there))]


def says_the_same(facts: Iterable[Fact], sent: Iterable[Fact]) -> bool:
    """Return whether the figures about people are those that were sent."""

    def told(them: Iterable[Fact]) -> dict[str, Fact]:
        return {
            one.key: replace(one, sources=(), group=dict(one.group)) for one in them if sort_of(one)
        }

    return told(facts) == told(sent)


def account_of_keeping(threshold: int) -> str:
    """Return the sentence that says that small corrections are not shown."""
    return (
        f"Soms gaat een verbetering over minder dan {in_words(threshold)} mensen. Dan staan de "
        "cijfers over mensen er zoals in de vorige versie. Twee versies samen zouden anders iets "
        "over enkele mensen vertellen."
    )


def _moved(finding: Finding, was: Fact | None, threshold: int) -> bool:
    is_of_activity = finding.id == "attendances" and set(finding.group) == {"activiteit"}
    if finding.id in ATTENDANCES and not is_of_activity:
        return False
    if finding.indicator not in _COUNTS_PEOPLE and not is_of_activity:
        return False
    if finding.unit == "aandeel":
        sides = ("numerator", "denominator")
        pairs = [(getattr(finding, side), _part(was, side)) for side in sides]
        return any(None not in pair and abs(pair[0] - pair[1]) >= threshold for pair in pairs)
    if finding.unit != "aantal":
        return False
    now = finding.value if finding.value is not None else finding.low or 0
    low, high = _printed(was, threshold)
    return now <= low - threshold or now >= high + threshold


def _part(was: Fact | None, part: str) -> int | None:
    return 0 if _was_nothing(was) else getattr(was, part)


def _printed(was: Fact | None, threshold: int) -> tuple[float, float]:
    """Return the range of people that was printed."""
    if was is None or _was_nothing(was):
        return 0, 0
    if was.status == "afgerond" and was.value is not None:
        return rounded_class(int(was.value), threshold)
    if was.value is not None:
        return was.value, was.value
    if was.low is not None:
        return was.low, was.low if was.high is None else was.high
    return (1, threshold - 1) if was.status == "te_klein" else (0, float("inf"))


def _was_nothing(was: Fact | None) -> bool:
    """Return whether there was nothing to count; what was left out may have been any number."""
    return was is None or (was.status in UNDEFINED and was.status != "afgeschermd")


def _marks_differ(
    findings: Iterable[Finding], facts: Iterable[Fact], before: dict[str, Fact]
) -> bool:
    """Return whether a contribution of people by name is hidden now and was not, or the reverse."""
    return any(
        is_mark_of_activity(finding)
        and finding.key in before
        and (fact.value is None) != (before[finding.key].value is None)
        for finding, fact in zip(findings, facts, strict=True)
    )


def _is_missed(fact: Fact, moved: Collection[str], there: set[tuple[str, str]]) -> bool:
    """Return whether a figure that was sent would be missed now that no finding has it."""
    sort = sort_of(fact)
    things = {(key, value) for key, value in fact.group.items() if key in THINGS}
    return bool(sort) and sort not in moved and things <= there
