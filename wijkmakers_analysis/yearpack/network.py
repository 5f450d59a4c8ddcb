"""List the organisations around a year for its pack: who, what they brought, who met whom."""

from collections.abc import Mapping, Sequence
from typing import Any

from wijkmakers_analysis.indicators.fact import Fact
from wijkmakers_analysis.indicators.meeting import list_ties
from wijkmakers_analysis.indicators.membership import members_during
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.schemas.organisations import PARTNER, YOUNG_TALENT_PARTNER
from wijkmakers_analysis.settings import Year
from wijkmakers_analysis.yearpack.parts import PackContribution, PackOrganisation
from wijkmakers_analysis.yearpack.rows import records, text, texts

LISTED = (PARTNER, YOUNG_TALENT_PARTNER)


def list_organisations(programme: Programme, year: Year) -> tuple[PackOrganisation, ...]:
    """Return the partners and collaborations of the period, by name."""
    rows = [row for row in records(members_during(programme, year)) if row["relation"] in LISTED]
    rows.sort(key=lambda row: text(row["organisation"]).casefold())
    return tuple(_organisation(row, year) for row in rows)


def list_contributions(facts: Sequence[Fact]) -> tuple[PackContribution, ...]:
    """Return what each organisation brought, from the printed counts."""
    return tuple(
        PackContribution(
            organisation=fact.group["organisatie"],
            kind=fact.group["bijdrage"],
            number=int(fact.value),
        )
        for fact in facts
        if fact.id == "contributions"
        and set(fact.group) == {"organisatie", "bijdrage"}
        and fact.value
    )


def list_named_ties(
    programme: Programme, year: Year, facts: Sequence[Fact]
) -> tuple[tuple[str, str], ...]:
    """Return the pairs of partners that met often enough and may both be named.

    They may where the printed number of people of either is at least the threshold.
    """
    threshold = programme.settings.privacy.threshold
    printed = {
        fact.group["organisatie"]: fact.value or 0
        for fact in facts
        if fact.id == "participants" and set(fact.group) == {"organisatie"}
    }
    return tuple(
        (row["organisation"], row["organisation_met"])
        for row in records(list_ties(programme, year))
        if row["shared"] >= programme.settings.limits.tie_events
        and printed.get(row["organisation"], 0) >= threshold
        and printed.get(row["organisation_met"], 0) >= threshold
    )


def _organisation(row: Mapping[str, Any], year: Year) -> PackOrganisation:
    is_partner = row["relation"] == PARTNER
    since, until = row["start_date"], row["end_date"]
    return PackOrganisation(
        organisation=text(row["organisation"]),
        sector=text(row["sector"]),
        relation=text(row["relation"]),
        is_partner=is_partner,
        has_joined=is_partner and since is not None and since >= year.start,
        has_left=is_partner and until is not None and until < year.end,
        working_area=texts(row["working_area"]),
    )
