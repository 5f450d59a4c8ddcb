"""Cut from a year pack what the report of one partner may show."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from difflib import get_close_matches

from wijkmakers_analysis.errors import WrongCall
from wijkmakers_analysis.indicators.fact import Fact
from wijkmakers_analysis.language import listed
from wijkmakers_analysis.yearpack.model import (
    PackActivity,
    PackOrganisation,
    PackQuestion,
    YearPack,
)

# Group keys whose facts say something about one organisation, or about who came to one activity.
NAMING_KEYS = ("organisatie", "opdrachtgever")
LOCAL_KEYS = ("activiteit",)
# Consent under which a story may stand in a partner's report.
PARTNER_SCOPES = ("partner", "openbaar")
MOST_NEAR_NAMES = 3


@dataclass(frozen=True, kw_only=True)
class PartnerPack(YearPack):
    """What one partner's report may show: its own, and the network around it.

    Parameters
    ----------
    organisation
        The partner's name.
    pack_hash
        Hash of the whole pack that it was cut from; it stands in the report.
    """

    organisation: str = ""
    pack_hash: str = ""

    @property
    def hash(self) -> str:
        """The hash of the whole year pack."""
        return self.pack_hash


def partner_view(pack: YearPack, organisation: str) -> PartnerPack:
    """Return what the report of one partner may show.

    That is: facts about itself and about the network, what it brought and asked, the activities
    that it commissioned, that worked on its questions or that were in its working area, and its
    ties. No figure of another partner and no figure of one activity is left.

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
        "stories": tuple(story for story in pack.stories if story.consent in PARTNER_SCOPES),
    }
    whole = {part.name: getattr(pack, part.name) for part in fields(YearPack)}
    return PartnerPack(**{**whole, **chosen}, organisation=own, pack_hash=pack.hash)


def find_partner(pack: YearPack, organisation: str) -> PackOrganisation:
    """Return a partner of the year by name; capitals and spaces around it do not matter."""
    partners = {
        one.organisation: one for one in pack.organisations if one.is_partner or one.has_left
    }
    folded = {name.casefold(): name for name in partners}
    given = organisation.strip().casefold()
    if given in folded:
        return partners[folded[given]]
    near = get_close_matches(given, folded, n=MOST_NEAR_NAMES, cutoff=0.5)
    if near:
        hint = f"Bedoelt u {listed((folded[name] for name in near), joint='of')}?"
    else:
        hint = f"Wel partner: {listed(sorted(partners)) or 'nog niemand'}."
    raise WrongCall(f"'{organisation.strip()}' is geen partner in {pack.year}. {hint}")


def _may_show(fact: Fact, own: str) -> bool:
    if any(key in fact.group for key in LOCAL_KEYS):
        return False
    return all(fact.group.get(key, own) == own for key in NAMING_KEYS)


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
