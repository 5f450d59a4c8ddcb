"""Turn findings into facts that may be printed: first cell by cell, then all together.

Cell by cell it holds points 1 to 5 of the policy: small counts of people are a class, cells about
one or two organisations are rounded to five, shares come from printed numbers in whole percents,
figures that are no sums are coarse, and small sectors are left out. Whether cells together give a
hidden one away is for the audit; where they do, some are made coarser (points 6 and 8).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wijkmakers_analysis.disclosure.account import account_of, account_of_changes
from wijkmakers_analysis.disclosure.changes import Change
from wijkmakers_analysis.disclosure.coarse import too_small, undefined, withheld
from wijkmakers_analysis.disclosure.coarsening import coarsen
from wijkmakers_analysis.disclosure.counts import (
    few_organisations,
    few_people,
    print_count,
    print_group_size,
)
from wijkmakers_analysis.disclosure.curves import thin_curves
from wijkmakers_analysis.disclosure.differences import hide_small_differences
from wijkmakers_analysis.disclosure.durations import print_duration
from wijkmakers_analysis.disclosure.exceptions import (
    account_of_exceptions,
    exceptions_of,
    print_exceptions,
)
from wijkmakers_analysis.disclosure.keeping import (
    LISTS,
    SORTS,
    account_of_keeping,
    keep_as_sent,
    moved_sorts,
    says_the_same,
)
from wijkmakers_analysis.disclosure.linked import link_diplomas, link_indexes
from wijkmakers_analysis.disclosure.marks import hide_marks, hide_tie_changes, print_mark
from wijkmakers_analysis.disclosure.paths import link_paths
from wijkmakers_analysis.disclosure.policy import (
    COUNTS_OF_PARTNERS,
    PRINTED_BY_PARTNER,
    UNDEFINED,
    is_about_people,
    is_about_sector,
    is_empty_cohort,
    what_it_counts,
)
from wijkmakers_analysis.disclosure.shares import link_rows, print_index, print_share
from wijkmakers_analysis.disclosure.surveys import link_surveys, print_effect
from wijkmakers_analysis.disclosure.things import print_thing
from wijkmakers_analysis.errors import DisclosureError
from wijkmakers_analysis.indicators.fact import Fact, Finding
from wijkmakers_analysis.settings import Settings

REASON_BY_PARTNER = "Dit cijfer geven we niet per organisatie."

_PRINTERS = {
    "people": print_count,
    "attendances": print_count,
    "share": print_share,
    "index": print_index,
    "effect": print_effect,
    "mean": print_group_size,
    "duration": print_duration,
}


@dataclass(frozen=True)
class Protected:
    """What passed the gate.

    Parameters
    ----------
    facts
        One for each finding that is not for the office only, in the same order.
    account
        Dutch sentences on what was made coarse or left out, and why.
    is_as_sent
        Whether figures from the lists of people are those of the version that was sent.
    """

    facts: tuple[Fact, ...]
    account: tuple[str, ...]
    is_as_sent: bool = False


def protect(
    findings: Iterable[Finding],
    settings: Settings,
    earlier: Iterable[Fact] = (),
    sent: Iterable[Fact] = (),
) -> Protected:
    """Return the printable fact of each finding, and the account of what was changed.

    Parameters
    ----------
    findings
        All findings of one year together; each (id, group, period) once.
    earlier
        The facts of the packs of earlier years, and of everything sent, which everybody knows.
    sent
        The facts of the last version of this same year; empty where nothing was sent of it.
        Those about people are printed as they were sent until enough people differ; behind the
        facts of the findings come those that no finding has any more.

    Raises
    ------
    DisclosureError
        Where two findings have the same address: one of them would be printed unseen. Where
        figures together give one away and none of them can be made coarser; never where an
        earlier version was sent.
    """
    findings, earlier, sent = tuple(findings), tuple(earlier), tuple(sent)
    _refuse_doubles(findings)
    findings = tuple(finding for finding in findings if not finding.is_office_only)
    if not sent:
        facts, changes = _protect_together(findings, settings, earlier)
        return _protected(findings, facts, settings, account_of_changes(changes))
    return _protect_correction(findings, settings, earlier, sent)


def _protect_correction(
    findings: tuple[Finding, ...],
    settings: Settings,
    earlier: tuple[Fact, ...],
    sent: tuple[Fact, ...],
) -> Protected:
    """Return the facts of a later version of a year of which one was sent."""
    threshold = settings.privacy.threshold
    periods = {finding.period for finding in findings}
    moved = moved_sorts(findings, sent, threshold)
    before = tuple(fact for fact in earlier if fact.period not in periods)
    try:
        facts, changes = _protect_together(findings, settings, before)
        if says_the_same(facts, sent):
            told = account_of_changes(changes)
            return _protected(findings, facts, settings, told, is_as_sent=True)
        if moved:
            known = {fact.printing: fact for fact in (*earlier, *sent)}.values()
            facts, changes = _protect_together(findings, settings, known, is_correction=True)
    except DisclosureError:
        # What was sent tells nothing new; the office can always correct the rest.
        moved, changes = frozenset(), ()
        facts = hide_marks(findings, protect_cells(findings, settings), settings)
    excepted = set(exceptions_of(findings, settings))
    facts = keep_as_sent(findings, facts, sent, moved, excepted)
    printed = {fact.key: fact for fact in facts}
    last = {change.after.key: change for change in changes}
    done = [one for one in last.values() if printed[one.after.key] == one.after]
    sentences = [*account_of_changes(done)]
    if len(moved) < len(SORTS):
        sentences.append(account_of_keeping(threshold))
    return _protected(findings, facts, settings, sentences, is_as_sent=LISTS not in moved)


def _protected(
    findings: Sequence[Finding],
    facts: Sequence[Fact],
    settings: Settings,
    sentences: Iterable[str],
    *,
    is_as_sent: bool = False,
) -> Protected:
    told = (
        *account_of(facts, settings),
        *sentences,
        *account_of_exceptions(findings, settings),
    )
    return Protected(tuple(facts), told, is_as_sent)


def _protect_together(
    findings: Sequence[Finding],
    settings: Settings,
    earlier: Iterable[Fact],
    *,
    is_correction: bool = False,
) -> tuple[list[Fact], tuple[Change, ...]]:
    """Return the facts of findings, each by itself and then all together."""
    earlier = tuple(earlier)
    facts = protect_cells(findings, settings)
    facts = link_indexes(findings, facts)
    facts = link_rows(findings, facts)
    facts = link_diplomas(findings, facts, settings, earlier)
    facts = link_surveys(findings, facts, settings)
    facts = link_paths(findings, facts, settings)
    facts = thin_curves(findings, facts, settings)
    facts = hide_marks(findings, facts, settings)
    facts = hide_tie_changes(findings, facts, earlier, settings)
    if is_correction:
        facts = hide_small_differences(findings, facts, earlier, settings)
    facts = print_exceptions(findings, facts, settings)
    facts, changes = coarsen(findings, facts, settings, earlier)
    return facts, changes


def protect_cells(findings: Iterable[Finding], settings: Settings) -> list[Fact]:
    """Return what each cell by itself may print, whatever stands beside it."""
    return [_protect_cell(finding, settings) for finding in findings]


def _protect_cell(finding: Finding, settings: Settings) -> Fact:
    if finding.id in COUNTS_OF_PARTNERS:
        return print_mark(finding, settings)
    if not is_about_people(finding):
        return print_thing(finding, settings)
    if "organisatie" in finding.group and finding.id not in PRINTED_BY_PARTNER:
        return withheld(finding, REASON_BY_PARTNER)
    if is_empty_cohort(finding):
        return too_small(finding, few_people(settings.privacy.threshold))
    if finding.status in UNDEFINED:
        return undefined(finding)
    few = (finding.organisations or 0) < settings.limits.sector_organisations
    if is_about_sector(finding) and few:
        return withheld(finding, few_organisations(settings))
    return _PRINTERS[what_it_counts(finding)](finding, settings)


def _refuse_doubles(findings: tuple[Finding, ...]) -> None:
    seen = set()
    for finding in findings:
        address = (finding.key, finding.period)
        if address in seen:
            raise DisclosureError(
                f"Het cijfer {finding.key} is twee keer berekend. "
                "Meld dit aan de beheerder van het programma."
            )
        seen.add(address)
