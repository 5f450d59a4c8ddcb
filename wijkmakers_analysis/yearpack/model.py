"""The year pack as plain values: the only thing that a report sees.

It holds facts that passed the gate, what is public of activities and partners, and, beside them,
what depends on consent. It holds no row about a person and no name of a file.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from wijkmakers_analysis.errors import PackError
from wijkmakers_analysis.indicators.fact import Fact, facts_from
from wijkmakers_analysis.yearpack.over_time import (
    PackComparedYear,
    PackComparison,
    PackRevision,
    PackVersion,
)
from wijkmakers_analysis.yearpack.parts import (
    PackActivity,
    PackCohort,
    PackContribution,
    PackDefinition,
    PackFocalPoint,
    PackOrganisation,
    PackPhoto,
    PackPlace,
    PackQuestion,
    PackStory,
    PackText,
)

FORMAT = 1
# So much of a hash is printed beside a version.
HASH_LETTERS = 12
_LISTS = {
    "activities": PackActivity,
    "upcoming": PackActivity,
    "cohorts": PackCohort,
    "questions": PackQuestion,
    "organisations": PackOrganisation,
    "contributions": PackContribution,
    "focal_points": PackFocalPoint,
    "places": PackPlace,
    "stories": PackStory,
    "photos": PackPhoto,
    "texts": PackText,
    "comparisons": PackComparison,
    "revisions": PackRevision,
    "versions": PackVersion,
    "definitions": PackDefinition,
}
_PAIRS = ("ties", "ties_before")
_PLAIN = ("year", "label", "name", "notice", "version", "closed_on", "tie_events")


@dataclass(frozen=True, kw_only=True)
class YearPack:
    """Everything that the reports of one year may say.

    Parameters
    ----------
    ties
        Pairs of organisations that met often enough and may be drawn by name.
    ties_before
        Those pairs as the year before printed them.
    tie_events
        How many activities together make two organisations tied.
    upcoming
        The first activities after the period, as far as they are planned.
    account
        Sentences on what was rounded, folded or left out, and why.
    notice
        What stands on every page ('aanwezigheid verzonnen'), or empty.
    compared_with
        The year that the comparisons are with; None where there is no earlier one.
    closed_on
        The ISO day on which it was frozen; empty while the year is open.
    had_rows
        The tables that had rows of the year when it was closed; no number of them.
    revisions, versions
        The facts that changed when it was closed again, and the versions before this one.
    definitions
        What each indicator counts, as it was when the pack was made.
    outlines
        The borders of the wijken as rings of (longitude, latitude) by name; empty without a map.
    pictures
        The bytes of the photos and logos by `PackPhoto.picture`; they lie beside the pack.
    """

    year: int
    label: str
    name: str
    start: date
    end: date
    facts: tuple[Fact, ...]
    activities: tuple[PackActivity, ...] = ()
    cohorts: tuple[PackCohort, ...] = ()
    questions: tuple[PackQuestion, ...] = ()
    organisations: tuple[PackOrganisation, ...] = ()
    contributions: tuple[PackContribution, ...] = ()
    focal_points: tuple[PackFocalPoint, ...] = ()
    places: tuple[PackPlace, ...] = ()
    ties: tuple[tuple[str, str], ...] = ()
    ties_before: tuple[tuple[str, str], ...] = ()
    tie_events: int = 2
    upcoming: tuple[PackActivity, ...] = ()
    stories: tuple[PackStory, ...] = ()
    texts: tuple[PackText, ...] = ()
    house_style: Mapping[str, str] = field(default_factory=dict)
    account: tuple[str, ...] = ()
    notice: str = ""
    version: str = ""
    comparisons: tuple[PackComparison, ...] = ()
    compared_with: PackComparedYear | None = None
    closed_on: str = ""
    had_rows: tuple[str, ...] = ()
    revisions: tuple[PackRevision, ...] = ()
    versions: tuple[PackVersion, ...] = ()
    definitions: tuple[PackDefinition, ...] = ()
    photos: tuple[PackPhoto, ...] = ()
    outlines: Mapping[str, Sequence[Sequence[Sequence[float]]]] = field(default_factory=dict)
    pictures: Mapping[str, bytes] = field(default_factory=dict, repr=False)

    def fact(self, id: str, **group: str) -> Fact:
        """Return one fact; raises PackError where the pack has none of this id and group."""
        for found in self.facts:
            if found.id == id and dict(found.group) == group:
                return found
        key = Fact(id=id, indicator=id, group=group).key
        raise PackError(f"Het jaarpak van {self.year} heeft geen cijfer {key}.")

    def facts_by(self, id: str, *keys: str) -> tuple[Fact, ...]:
        """Return the facts of an id whose group has exactly these keys, in the pack's order."""
        return tuple(f for f in self.facts if f.id == id and set(f.group) == set(keys))

    def stories_on(self, day: date, *scopes: str) -> tuple[PackStory, ...]:
        """Return the stories whose consent has one of these scopes and is valid on a day."""
        return tuple(story for story in self.stories if _holds(story, day, scopes))

    def photos_on(self, day: date, *scopes: str) -> tuple[PackPhoto, ...]:
        """Return the photos that are here, whose consent has one of these scopes and is valid."""
        return tuple(
            photo
            for photo in self.photos
            if photo.picture in self.pictures and _holds(photo, day, scopes)
        )

    @property
    def hash(self) -> str:
        """SHA-256 over the printed facts and comparisons, in hexadecimal."""
        rows = sorted((fact.key, _printed(fact)) for fact in self.facts)
        rows += [(one.key, asdict(one)) for one in self.comparisons]
        return hashlib.sha256(_dump(rows).encode()).hexdigest()

    @property
    def printed_version(self) -> str:
        """What a report says of its figures: their version, and the beginning of their hash."""
        return f"{self.version} {self.hash[:HASH_LETTERS]}".strip()

    def to_json(self) -> str:
        """Return the pack as text: the same pack always gives the same text."""
        raw: dict[str, Any] = {
            name: [asdict(item) for item in getattr(self, name)] for name in _LISTS
        }
        raw |= {name: getattr(self, name) for name in _PLAIN}
        raw |= {"had_rows": list(self.had_rows), "compared_with": None}
        if self.compared_with is not None:
            raw["compared_with"] = asdict(self.compared_with)
        raw |= {"start": self.start.isoformat(), "end": self.end.isoformat(), "format": FORMAT}
        raw |= {"house_style": dict(self.house_style), "account": list(self.account)}
        raw |= {"outlines": dict(self.outlines)} if self.outlines else {}
        raw |= {name: [list(pair) for pair in getattr(self, name)] for name in _PAIRS}
        raw |= {"hash": self.hash}
        raw["facts"] = [_printed(fact) for fact in self.facts]
        return _dump(raw)


def pack_from_json(text: str) -> YearPack:
    """Build a pack from its text; raises PackError where it is damaged or of another format."""
    try:
        raw = json.loads(text)
        if raw.pop("format") != FORMAT:
            raise PackError(
                "Dit jaarpak is van een andere versie. Maak het opnieuw: wijkmakers pak"
            )
        written_hash = raw.pop("hash")
        for name, kind in _LISTS.items():
            raw[name] = tuple(kind(**_tuples(item)) for item in raw.get(name, ()))
        raw["had_rows"] = tuple(raw.get("had_rows", ()))
        if raw.get("compared_with") is not None:
            raw["compared_with"] = PackComparedYear(**raw["compared_with"])
        raw["facts"] = facts_from(raw["facts"])
        raw |= {name: tuple(tuple(pair) for pair in raw.get(name, ())) for name in _PAIRS}
        raw["account"] = tuple(raw["account"])
        raw["start"], raw["end"] = (date.fromisoformat(raw[name]) for name in ("start", "end"))
        pack = YearPack(**raw)
    except (ValueError, KeyError, TypeError):
        raise PackError("Dit jaarpak is beschadigd. Maak het opnieuw met: wijkmakers pak") from None
    if pack.hash != written_hash:
        raise PackError(
            "De cijfers in dit jaarpak zijn veranderd nadat het gemaakt is. Maak het opnieuw."
        )
    return pack


def _holds(one: PackStory | PackPhoto, day: date, scopes: tuple[str, ...]) -> bool:
    return one.consent in scopes and (one.valid_until or "9999-12-31") >= day.isoformat()


def _printed(fact: Fact) -> dict[str, Any]:
    return {name: value for name, value in fact.as_dict().items() if name != "sources"}


def _tuples(item: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(v) if isinstance(v, list) else v for name, v in item.items()}


def _dump(raw: object) -> str:
    return json.dumps(raw, ensure_ascii=False, indent=1, sort_keys=True, allow_nan=False) + "\n"
