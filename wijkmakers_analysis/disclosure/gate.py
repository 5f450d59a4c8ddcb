"""Turn findings into facts that may be printed: first cell by cell, then all together.

Cell by cell it holds points 1 to 5 of the policy: small counts of people are a class, cells about
one or two organisations are rounded to five, shares come from printed numbers in whole percents,
figures that are no sums are coarse, and small sectors are left out. Whether cells together give a
hidden one away is for the audit; where they do, some are made coarser (points 6 and 8).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from wijkmakers_analysis.disclosure.account import account_of, account_of_changes
from wijkmakers_analysis.disclosure.coarse import undefined, withheld
from wijkmakers_analysis.disclosure.coarsening import coarsen
from wijkmakers_analysis.disclosure.counts import (
    few_organisations,
    print_count,
    print_group_size,
)
from wijkmakers_analysis.disclosure.durations import print_duration
from wijkmakers_analysis.disclosure.exceptions import account_of_exceptions, print_exceptions
from wijkmakers_analysis.disclosure.linked import link_diplomas, link_indexes
from wijkmakers_analysis.disclosure.marks import hide_marks, print_mark
from wijkmakers_analysis.disclosure.paths import link_paths
from wijkmakers_analysis.disclosure.policy import (
    COUNTS_OF_PARTNERS,
    PRINTED_BY_PARTNER,
    UNDEFINED,
    is_about_people,
    is_about_sector,
    what_it_counts,
)
from wijkmakers_analysis.disclosure.shares import print_index, print_share
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
    """

    facts: tuple[Fact, ...]
    account: tuple[str, ...]


def protect(
    findings: Iterable[Finding], settings: Settings, earlier: Iterable[Fact] = ()
) -> Protected:
    """Return the printable fact of each finding, and the account of what was changed.

    Parameters
    ----------
    findings
        All findings of one year together; each (id, group, period) once.
    earlier
        The facts of the packs of earlier years, which everybody knows.

    Raises
    ------
    DisclosureError
        Where two findings have the same address: one of them would be printed unseen. Where
        figures together give one away and none of them can be made coarser.
    """
    findings, earlier = tuple(findings), tuple(earlier)
    _refuse_doubles(findings)
    findings = tuple(finding for finding in findings if not finding.is_office_only)
    facts = protect_cells(findings, settings)
    facts = link_indexes(findings, facts)
    facts = link_diplomas(findings, facts, settings, earlier)
    facts = link_surveys(findings, facts, settings)
    facts = link_paths(findings, facts, settings)
    facts = hide_marks(findings, facts, settings)
    facts = print_exceptions(findings, facts, settings)
    facts, changes = coarsen(findings, facts, settings, earlier)
    told = (
        *account_of(facts, settings),
        *account_of_changes(changes),
        *account_of_exceptions(findings, settings),
    )
    return Protected(tuple(facts), told)


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
