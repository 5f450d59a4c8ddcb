"""The gate's policy as data: what each number counts, and which may be printed by partner.

Point numbers are those of the policy in docs/privacy.md.
"""

from collections.abc import Mapping

from wijkmakers_analysis.indicators.fact import Fact, Finding
from wijkmakers_analysis.schemas.organisations import PEOPLE_BROUGHT
from wijkmakers_analysis.settings import Limits

# Statuses of a finding that has no number to give, whatever its size.
UNDEFINED = (
    "niet_gemeten", "noemer_nul", "loopt_nog", "eerste_meetjaar", "niet_bereikt", "afgeschermd",
)  # fmt: skip

# Counts of attendances: sums, yet the threshold is for the persons behind them (point 1).
ATTENDANCES = frozenset({"attendances", "returners.visits"})

# Middles and quartiles, each with its quantile: no sums, whole numbers, from ten people (point 5).
GROUP_SIZES: Mapping[str, float] = {
    "attendances.group_size_median": 0.5,
    "attendances.group_size_q1": 0.25,
    "attendances.group_size_q3": 0.75,
}

# Figures that are no sums: printed in whole percents (point 4).
INDEXES = frozenset(
    {
        "cross_sector_meetings",
        "cross_sector_meetings.chance",
        "cross_sector_meetings.pairs",
        "event_mix",
        "event_mix.event",
        "event_mix.all",
    }
)
# The mix of one activity would show a lone visitor of another sector: bounded from below.
MIX_OF_ONE_EVENT = frozenset({"event_mix.event"})
# And of fewer people a percentage fits a few groups only: of ten, 67% is always 6 and four others.
EVENT_MIX_FROM = 25
# Computed from the printed X, never from the raw one.
FROM_PRINTED_X = {"cross_sector_meetings.ei": "cross_sector_meetings"}
# Of these n would tell, from one month to the next, of how few the number changed.
WITHOUT_N = frozenset({"time_to_return.survival"})
# An effective number of organisations: whole (point 4).
WHOLE_INDEXES = frozenset({"spread"})

# Effect sizes and chances: decimals that are printed, from ten people. One person more or less
# moves a p-value by hundredths and g by tenths.
EFFECT_DECIMALS = {"self_assessed_growth.g": 1, "self_assessed_growth.wilcoxon_p": 2}
# People who judge themselves higher, equal and lower: together all pairs.
DIRECTIONS = tuple(f"self_assessed_growth.{way}" for way in ("up", "same", "down"))
# Answers of each score, and the share that follows from two of them.
MEAN_SCORE = "recommendation.mean"
SCORES, TOP_SCORES = "recommendation.score", "recommendation.share_9_10"
# Indicators from surveys: beside the total, n by edition or by question would tell of few people.
SURVEYS = frozenset({"self_assessed_growth", "used_at_work", "recommendation"})

# Figures about persons that may carry the name of an organisation, each printed in that
# organisation's own report only; any other figure about its people is withheld.
PRINTED_BY_PARTNER = frozenset({"participants", "contributions", "attendances"})

# Counts of the whole network, of a kind and of a pillar.
TOTALS = ("participants", "attendances")
# Counts of partners, and of ties between them: things, though people stand behind them, of which
# "all" and "none" would mark each partner (point 3).
COUNTS_OF_PARTNERS = frozenset({"active_partners", "ties", "ties.count", "ties.none"})
# Counts of things of which a sum could name an organisation: they enter the audit.
COUNTED_THINGS_TO_AUDIT = frozenset({"active_partners"})

# Shares of people of which "nobody" and "everybody" may be told: an announced diploma, and
# whether a field was filled in. Of any other trait, 0 and all are part of the class next to them.
EDGES_SHOWN = frozenset({"diplomas", "completeness"})

# A first step that everybody took by definition: "100%" of it tells of nobody.
PATH, FIRST_STEP = "young_talent_path", "eerste bezoek"
# A share of people without counts behind it: over this, or under its rest, it would say of nearly
# everybody in a small group that they have the trait, or have it not. Lower than the 90% of the
# policy, because the class itself says that it is over this.
NEARLY_ALL = 0.8

# Shares of rows about people: in percents only, for a count would tell of how few it is unknown.
ALWAYS_PERCENTS = frozenset({"completeness"})

# Shares that are always written as counts: '17 van de 21', never as a percentage.
ALWAYS_COUNTS = frozenset(
    {
        "neighbourhoods",
        "active_partners",
        "practice_questions.followed_up",
        "contributions.two_kinds",
        "outside_city",
    }
)
# A sector of which no partner was active would name them (point 3).
MARKS_OF_PARTNERS = frozenset({"active_partners"})

# Groups whose cells are about a sector.
SECTOR_KEYS = ("sector", "sector_met")


def shows_edges(finding: Finding) -> bool:
    """Return whether "nobody" and "everybody" may be told of a share of people."""
    return finding.id in EDGES_SHOWN or is_first_year(finding)


def is_trait_without_counts(finding: Finding) -> bool:
    """Return whether a finding is a share of people who have a trait, estimated and not counted."""
    is_step = (finding.id, finding.group.get("stap")) == (PATH, FIRST_STEP)
    is_share = finding.unit == "aandeel" and finding.denominator is None
    return is_share and finding.id not in INDEXES and not is_step


def is_first_year(finding: Finding) -> bool:
    """Return whether a share is of a group in its own first year: everybody is there."""
    return finding.id == "retention" and finding.group.get("jaren") == "0"


def is_empty_cohort(finding: Finding) -> bool:
    """Return whether nobody began in the year of a group: it prints as one of a few people."""
    return finding.id == "retention" and finding.people is not None and not finding.denominator


def is_response(finding: Fact) -> bool:
    """Return whether a share says how many answered: printed exactly from the threshold on.

    Who did not answer is not hidden: the number of answers stands beside every share of them, and
    nothing else is told of people who did not answer.
    """
    field = finding.group.get("veld", "") if finding.id == "completeness" else ""
    return finding.id == "used_at_work.response" or field.startswith("respons")


def decimals_of(finding: Finding) -> int:
    """Return with how many decimals an effect size, a chance or alpha is printed."""
    return EFFECT_DECIMALS.get(finding.id, 2)


def hides_n(finding: Finding) -> bool:
    """Return whether n would, beside that of other groups, tell of a few people."""
    return finding.id in WITHOUT_N or (finding.indicator in SURVEYS and bool(finding.group))


def what_it_counts(finding: Finding) -> str:
    """Return what kind of number a finding about people is, so which rule prints it.

    Returns
    -------
    'people', 'attendances', 'share', 'index', 'effect', 'mean' or 'duration'.
    """
    if finding.id in ATTENDANCES:
        return "attendances"
    if finding.id in EFFECT_DECIMALS or (finding.id, finding.unit) == ("completeness", "index"):
        return "effect"
    if finding.unit == "dagen":
        return "duration"
    if finding.id in GROUP_SIZES or finding.unit == "punten":
        return "mean"
    if finding.id in INDEXES or finding.id in WHOLE_INDEXES or finding.unit == "index":
        return "index"
    if finding.unit == "aandeel":
        return "index" if finding.denominator is None else "share"
    return "people"


def is_about_people(finding: Finding) -> bool:
    """Return whether a finding counts people, their attendances, or rests on them."""
    return finding.people is not None and finding.id not in COUNTS_OF_PARTNERS


def is_mark_of_activity(finding: Finding) -> bool:
    """Return whether a finding says of one organisation that its people came."""
    is_about_one = set(finding.group) == {"organisatie", "bijdrage"}
    return (
        finding.id == "contributions"
        and is_about_one
        and finding.group["bijdrage"] == PEOPLE_BROUGHT
    )


def adds_up_to_marks(finding: Finding) -> bool:
    """Return whether marks of activity are part of a count of contributions."""
    return finding.id == "contributions" and set(finding.group) <= {"bijdrage"}


def is_for_others(finding: Finding, limits: Limits, threshold: int) -> bool:
    """Return whether a count is left out only for the sake of others, which are asked about.

    So is a total of the network, a kind or a pillar of enough people. Who stopped is whoever
    started and has no diploma: those two are the numbers to hide.
    """
    if finding.id == "diplomas.stopped":
        return True
    if finding.id not in TOTALS or set(finding.group) - {"soort", "pijler"}:
        return False
    sizes = (finding.value, finding.people)
    is_partner = is_partner_level(finding, limits.sector_organisations)
    return not is_partner and all(size is not None and size >= threshold for size in sizes)


def is_partner_level(finding: Finding, least_organisations: int) -> bool:
    """Return whether a finding describes the people of one organisation, or of too few."""
    return "organisatie" in finding.group or (finding.organisations or 0) < least_organisations


def is_about_sector(finding: Finding) -> bool:
    """Return whether a finding stands for one sector, or for two that meet."""
    return any(key in finding.group for key in SECTOR_KEYS)
