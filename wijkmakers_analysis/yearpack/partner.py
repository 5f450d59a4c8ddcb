"""Cut from a year pack what the report of one partner may show."""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from difflib import get_close_matches

from wijkmakers_analysis.errors import WrongCall
from wijkmakers_analysis.indicators.fact import Fact
from wijkmakers_analysis.language import listed
from wijkmakers_analysis.schemas.office import LOGOS
from wijkmakers_analysis.schemas.stories import PARTNER_SCOPES
from wijkmakers_analysis.yearpack.correction import Correction
from wijkmakers_analysis.yearpack.model import YearPack
from wijkmakers_analysis.yearpack.over_time import IN_PARTNER_REPORT, PackComparison
from wijkmakers_analysis.yearpack.parts import PackActivity, PackOrganisation, PackQuestion
from wijkmakers_analysis.yearpack.selection import units

# Group keys whose facts say something about one organisation, or about who came to one activity.
NAMING_KEYS = ("organisatie", "opdrachtgever")
LOCAL_KEYS = ("activiteit",)
MOST_NEAR_NAMES = 3
# Statuses of a number of people that is a class of few, or is withheld.
FEW_PEOPLE = ("te_klein", "afgeschermd")
# Why an activity is in the report of a partner.
REASONS = ("op eigen verzoek", "over de eigen vraag", "in het werkgebied")
REQUESTED, ON_ITS_QUESTION, NEARBY = REASONS


@dataclass(frozen=True, kw_only=True)
class PartnerPack(YearPack):
    """What one partner's report may show: its own, and the network around it.

    Its hash covers that alone, so that a report stays what it is where only others change.

    Parameters
    ----------
    organisation
        The partner's name.
    met
        The organisations of its ties, with name and sector alone.
    correction
        Which version the report is, and what changed since the partner was sent one.
    """

    organisation: str = ""
    met: tuple[PackOrganisation, ...] = ()
    correction: Correction = field(default_factory=Correction)

    @property
    def partner(self) -> PackOrganisation:
        """The organisation that the report is for."""
        return self.organisations[0]

    @property
    def people(self) -> Fact | None:
        """How many of its people took part, as the gate prints it."""
        return next(iter(self.facts_by("participants", "organisatie")), None)

    @property
    def has_few_people(self) -> bool:
        """Whether its people are too few for a number, so that the report is a short one."""
        return self.people is not None and self.people.status in FEW_PEOPLE

    @property
    def met_before(self) -> frozenset[str]:
        """The names that it was tied to in what the year before printed."""
        return frozenset(name for pair in self.ties_before for name in pair) - {self.organisation}


def partner_view(pack: YearPack, organisation: str) -> PartnerPack:
    """Return what the report of one partner may show.

    That is: facts about itself and about the network, what it brought and asked, the activities
    that it commissioned, that worked on its questions or that were in its working area, and its
    ties. No figure of another partner and no figure of one activity is left.

    Parameters
    ----------
    organisation
        The partner's name; empty for the first one by name.

    Raises
    ------
    WrongCall
        Where no partner of the year has this name; the message has the nearest names.
    """
    partner = find_partner(pack, organisation)
    own = partner.organisation
    questions = tuple(one for one in pack.questions if one.organisation == own)
    chosen = {
        "facts": tuple(fact for fact in pack.facts if _may_show(fact, own)),
        "activities": tuple(_activities_around(pack, partner, questions)),
        "questions": questions,
        "organisations": (partner,),
        "contributions": tuple(one for one in pack.contributions if one.organisation == own),
        "ties": tuple(pair for pair in pack.ties if own in pair),
        "ties_before": tuple(pair for pair in pack.ties_before if own in pair),
        "comparisons": tuple(_comparisons_beside(pack, own)),
        "photos": tuple(photo for photo in pack.photos if photo.place in LOGOS),
        "stories": tuple(story for story in pack.stories if story.consent in PARTNER_SCOPES),
    }
    whole = {part.name: getattr(pack, part.name) for part in fields(YearPack)}
    return PartnerPack(
        **{**whole, **chosen},
        organisation=own,
        met=tuple(_partners_met(pack, own)),
    )


def activities_around(pack: PartnerPack) -> tuple[tuple[PackActivity, tuple[str, ...]], ...]:
    """Return the activities of the period that concern the partner, each with its REASONS."""
    found = ((one, _reasons(pack, one)) for one in units(pack))
    return tuple((one, reasons) for one, reasons in found if reasons)


def find_partner(pack: YearPack, organisation: str) -> PackOrganisation:
    """Return a partner of the year by name; capitals and spaces around it do not matter.

    Without a name it is the first one by name, so that a notebook runs as it is.

    Raises
    ------
    WrongCall
        Where no partner of the year has this name, or there is none at all.
    """
    partners = {
        one.organisation: one for one in pack.organisations if one.is_partner or one.has_left
    }
    if not partners:
        raise WrongCall(
            f"In {pack.year} staat geen enkele partner met naam in het blad Organisaties. "
            "Zet daar de partners in."
        )
    folded = {name.casefold(): name for name in sorted(partners)}
    given = organisation.strip().casefold() or min(folded)
    if given in folded:
        return partners[folded[given]]
    near = get_close_matches(given, folded, n=MOST_NEAR_NAMES, cutoff=0.5)
    if near:
        hint = f"Bedoelt u {listed((folded[name] for name in near), joint='of')}?"
    else:
        hint = f"Wel partner: {listed(sorted(partners, key=str.casefold))}."
    raise WrongCall(f"'{organisation.strip()}' is geen partner in {pack.year}. {hint}")


def _reasons(pack: PartnerPack, one: PackActivity) -> tuple[str, ...]:
    asked = {question.activity_id for question in pack.questions if question.activity_id}
    units_asked = asked | {part.parent_id for part in pack.activities if part.id in asked}
    holds = (
        one.commissioner == pack.organisation,
        one.id in units_asked,
        bool(set(pack.partner.working_area) & set(one.neighbourhoods)),
    )
    return tuple(reason for reason, is_so in zip(REASONS, holds, strict=True) if is_so)


def _may_show(fact: Fact, own: str) -> bool:
    if any(key in fact.group for key in LOCAL_KEYS):
        return False
    return all(fact.group.get(key, own) == own for key in NAMING_KEYS)


def _comparisons_beside(pack: YearPack, own: str) -> Iterable[PackComparison]:
    """Return the comparisons of the network, and those of this partner alone."""
    keys = {fact.key for fact in pack.facts if fact.group.get("organisatie") == own}
    return (one for one in pack.comparisons if one.where != IN_PARTNER_REPORT or one.key in keys)


def _partners_met(pack: YearPack, own: str) -> Iterable[PackOrganisation]:
    """Return who may be named beside it, by sector and name."""
    names = {name for pair in pack.ties if own in pair for name in pair} - {own}
    sectors = {one.organisation: one.sector for one in pack.organisations}
    ordered = sorted(names, key=lambda name: (sectors.get(name, ""), name.casefold()))
    for name in ordered:
        yield PackOrganisation(
            organisation=name, sector=sectors.get(name, ""), relation="", is_partner=True
        )


def _activities_around(
    pack: YearPack, partner: PackOrganisation, questions: Iterable[PackQuestion]
) -> Iterable[PackActivity]:
    area = set(partner.working_area)
    asked = {question.activity_id for question in questions if question.activity_id}
    near = {
        one.id
        for one in pack.activities
        if one.commissioner == partner.organisation
        or one.id in asked
        or area & set(one.neighbourhoods)
    }
    parents = {one.parent_id for one in pack.activities if one.id in near}
    return (one for one in pack.activities if one.id in near | parents)
