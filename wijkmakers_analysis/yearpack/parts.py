"""What is public beside the facts of a year: activities, editions, partners, places, stories."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class PackActivity:
    """An activity of the period, or a part of one, as the report may name it.

    ``is_counted`` says whether it is a counted unit (not a part of a course or lab); ``when`` is
    its date in words; ``first_day`` and ``last_day`` are ISO days that bound it.
    """

    id: str
    title: str
    kind: str
    pillar: str
    when: str
    first_day: str | None
    last_day: str | None
    is_counted: bool
    parent_id: str = ""
    status: str = "doorgegaan"
    planned_kind: str = ""
    neighbourhoods: tuple[str, ...] = ()
    venue: str = ""
    other_place: str = ""
    guide_role: str = ""
    initiative: str = ""
    commissioner: str = ""
    theme: str = ""
    focal_points: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PackCohort:
    """An edition of the course; ``state`` is 'afgerond', 'loopt' or 'begint nog'."""

    cohort: str
    title: str
    state: str
    start: str = ""
    end: str = ""
    modules: int | None = None


@dataclass(frozen=True, kw_only=True)
class PackQuestion:
    """A practice question, who brought it, and what became of it by the end of the period."""

    question: str
    organisation: str
    when: str = ""
    activity_id: str = ""
    neighbourhoods: tuple[str, ...] = ()
    follow_up: str = ""


@dataclass(frozen=True, kw_only=True)
class PackOrganisation:
    """A partner or collaboration at the end of the period (or one that left within it)."""

    organisation: str
    sector: str
    relation: str
    is_partner: bool
    has_joined: bool = False
    has_left: bool = False
    working_area: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PackContribution:
    """What an organisation brought, of one kind: a count of things, not of people."""

    organisation: str
    kind: str
    number: int


@dataclass(frozen=True, kw_only=True)
class PackFocalPoint:
    """A focal point of the next year; its evidence is in the facts."""

    focal_point: str
    explanation: str = ""
    indicator: str = ""
    target: float | None = None


@dataclass(frozen=True, kw_only=True)
class PackPlace:
    """A neighbourhood to put on the map.

    ``is_wijk`` marks the CBS wijken that together are the municipality; ``activities`` counts the
    activities of the period in it (in its parts, for a wijk).
    """

    name: str
    is_wijk: bool
    latitude: float
    longitude: float
    activities: int
    reached_before: bool = False


@dataclass(frozen=True, kw_only=True)
class PackStory:
    """A quote with consent; ``name`` only where it may be named."""

    story: str
    quote: str
    speaker_role: str = ""
    name: str = ""
    activity_id: str = ""
    theme: str = ""
    value_cycle: str = ""
    focal_points: tuple[str, ...] = ()
    consent: str = "jaaroverzicht"
    valid_until: str | None = None


@dataclass(frozen=True, kw_only=True)
class PackText:
    """A piece in the lead's own words, for one place in the review."""

    place: str
    wording: str
    speaker_role: str = ""


@dataclass(frozen=True, kw_only=True)
class PackDefinition:
    """What an indicator counts, in the words for a reader."""

    indicator: str
    label: str
    explanation: str
