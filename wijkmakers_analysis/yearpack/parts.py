"""What is public beside the facts of a year: activities, editions, partners, places, stories."""

from dataclasses import dataclass

# States of an edition at the end of the period.
FINISHED, RUNNING = "afgerond", "loopt"


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
    """An edition of the course; ``state`` is FINISHED or RUNNING."""

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
class PackPhoto:
    """A photo with consent, or a logo; its pixels lie beside the pack.

    Parameters
    ----------
    photo
        Pseudonym of the file it came from, whose name may be somebody's.
    place
        'cover', a part of the review, 'logo' or 'logo financier'.
    alt, caption, maker
        What is to be seen, what stands under it, who made it.
    picture
        Name of its file beside the pack: the hash of what is in it.
    width, height
        In pixels.
    """

    photo: str
    place: str
    alt: str
    picture: str
    width: int
    height: int
    caption: str = ""
    maker: str = ""
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
    """What an indicator counts, in the words for a reader.

    Parameters
    ----------
    counted, out_of, left_out, limits, source
        The definition in short; empty in a pack from before the technical annex.
    minimum_n
        The fewest people that a percentage or mean may rest on; 0 where it is a count.
    may_exceed_chance
        Whether a difference may be called larger than chance, fixed beforehand.
    """

    indicator: str
    label: str
    explanation: str
    counted: str = ""
    out_of: str = ""
    left_out: str = ""
    limits: str = ""
    source: str = ""
    minimum_n: int = 0
    may_exceed_chance: bool = False
