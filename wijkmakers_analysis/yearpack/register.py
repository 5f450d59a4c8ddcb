"""Know what was sent: which files of which version to whom, and the figures of that version.

The register (`packs/verzonden/register.json`) is only added to. The printed figures of each version
lie beside it (`2022-1.0.json`) and are never written again. Both are kept and backed up with the
packs: they hold no person and no name of an input file.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from wijkmakers_analysis.closed_years import pack_path
from wijkmakers_analysis.errors import PackError
from wijkmakers_analysis.fingerprint import hash_of
from wijkmakers_analysis.indicators.fact import Fact, facts_from
from wijkmakers_analysis.kept import put_whole, read_kept
from wijkmakers_analysis.settings import Settings, Year
from wijkmakers_analysis.yearpack.model import YearPack

FORMAT = 1
FIRST_VERSION = "1.0"
REVIEW = ""


@dataclass(frozen=True, kw_only=True)
class Change:
    """A figure that an earlier version printed otherwise."""

    key: str
    was: str
    now: str


@dataclass(frozen=True, kw_only=True)
class Sent:
    """What went to one partner, or what was made public of the review, in one version.

    Parameters
    ----------
    sent_on
        The day of the report, as 2023-03-03.
    version
        '1.0', and '1.1' and further for what was corrected.
    partner
        The organisation; REVIEW for the yearly review.
    files
        Name of each file -> its SHA-256.
    pack_hash
        Of the pack that the files print.
    figures
        Keys of the facts that the report prints.
    contents
        Name of a listing -> a hash of what the partner may read of it.
    stories, photos
        Ids of the stories that the report tells, and of the photos that it shows.
    corrects, corrected_on
        The version before and its day, where this one corrects it; otherwise empty.
    changes, changed_lists
        What it corrects.
    """

    sent_on: str
    year: int
    version: str
    partner: str
    files: Mapping[str, str]
    pack_hash: str
    figures: tuple[str, ...] = ()
    contents: Mapping[str, str] = field(default_factory=dict)
    stories: tuple[str, ...] = ()
    photos: tuple[str, ...] = ()
    corrects: str = ""
    corrected_on: str = ""
    changes: tuple[Change, ...] = ()
    changed_lists: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Release:
    """The figures that one version of a year printed, for everybody together.

    Parameters
    ----------
    start, end, ties
        ISO days of the period; the pairs of partners named, None where a version kept none.
    """

    year: int
    version: str
    start: str
    end: str
    pack_hash: str
    facts: tuple[Fact, ...]
    ties: tuple[tuple[str, str], ...] | None = None


def sent_folder(settings: Settings) -> Path:
    """Return where the register and the figures of each version lie."""
    return settings.root / "packs" / "verzonden"


def read_register(settings: Settings) -> tuple[Sent, ...]:
    """Return everything that was sent, in the order in which it was.

    Raises
    ------
    PackError
        Where the register is there but cannot be read.
    """
    path = sent_folder(settings) / "register.json"
    if not path.exists():
        return ()
    raw = _read(path)
    try:
        return tuple(_sent_from(one) for one in raw["sent"])
    except (KeyError, TypeError):
        raise _damaged(path) from None


def sent_to(settings: Settings, year: int, partner: str) -> Sent | None:
    """Return what a partner was sent last of a year, or None where it was sent nothing yet."""
    found = [one for one in read_register(settings) if (one.year, one.partner) == (year, partner)]
    return found[-1] if found else None


def read_releases(settings: Settings) -> tuple[Release, ...]:
    """Return the figures of every version that was sent, by year and version.

    Raises
    ------
    PackError
        Where one cannot be read, or was changed after it was sent.
    """
    paths = sent_folder(settings).glob("[0-9]*-[0-9]*.json")
    found = (_release_from(path) for path in paths)
    return tuple(sorted(found, key=lambda one: (one.end, _number_of(one.version))))


def last_release(settings: Settings, year: Year) -> Release | None:
    """Return the last version that was sent of exactly this period, or None."""
    days = [day.isoformat() for day in (year.start, year.end)]
    found = reversed(read_releases(settings))
    return next((one for one in found if [one.start, one.end] == days), None)


def released_facts(settings: Settings, year: Year) -> tuple[Fact, ...]:
    """Return the figures that were sent of periods up to the end of a year, each value once."""
    facts: dict[tuple[object, ...], Fact] = {}
    for release in read_releases(settings):
        if release.end <= year.end.isoformat():
            facts |= {fact.printing: fact for fact in release.facts}
    return tuple(facts.values())


def with_released(known: Iterable[Fact], released: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return facts that are known anyway, and of those that were sent what is not among them."""
    known = tuple(known)
    kept = {fact.printing for fact in known}
    return (*known, *(fact for fact in released if fact.printing not in kept))


def foreign_releases(settings: Settings, year: Year) -> list[list[str]]:
    """Return name and hash of the versions whose figures no pack of the workspace has as it is.

    A pack is not made anew for what it printed itself.
    """
    releases = [one for one in read_releases(settings) if one.end <= year.end.isoformat()]
    own = {_pack_hash(settings, number) for number in settings.years} if releases else set()
    return [
        [f"{one.year}-{one.version}", one.pack_hash] for one in releases if one.pack_hash not in own
    ]


def next_version(settings: Settings, year: int) -> str:
    """Return the version that what is sent next of a year will have."""
    numbers = [_number_of(one.version) for one in read_register(settings) if one.year == year]
    if not numbers:
        return FIRST_VERSION
    major, minor = max(numbers)
    return f"{major}.{minor + 1}"


def enter(settings: Settings, pack: YearPack, sent: Iterable[Sent]) -> Path:
    """Add what is sent to the register, and keep the figures of its version; return the register.

    Parameters
    ----------
    pack, sent
        The pack that the files print; one for each partner and the review, all of one version.

    Raises
    ------
    PackError
        Where the figures of this version were kept before and are others.
    """
    sent = tuple(sent)
    folder = sent_folder(settings)
    folder.mkdir(parents=True, exist_ok=True)
    (version,) = {one.version for one in sent}
    release = Release(
        year=pack.year,
        version=version,
        start=pack.start.isoformat(),
        end=pack.end.isoformat(),
        pack_hash=pack.hash,
        facts=pack.facts,
        ties=pack.ties,
    )
    _keep(release, folder / f"{pack.year}-{version}.json")
    everything = (*read_register(settings), *sent)
    path = folder / "register.json"
    _write(path, {"format": FORMAT, "sent": [asdict(one) for one in everything]})
    return path


def _keep(release: Release, path: Path) -> None:
    if path.exists():
        # Left by a run that was cut off before it reached the register.
        if _release_from(path).pack_hash != release.pack_hash:
            raise PackError(
                f"Van versie {release.version} van {release.year} zijn al andere cijfers bewaard "
                f"({path.name}). Zet de map packs terug uit de reservekopie."
            )
        return
    raw = asdict(replace(release, facts=()))
    raw["facts"] = [{**fact.as_dict(), "sources": []} for fact in release.facts]
    _write(path, {"format": FORMAT, **raw, "hash": _hash(raw["facts"])})


def _release_from(path: Path) -> Release:
    raw = _read(path)
    try:
        kept = raw.pop("hash") == _hash(raw["facts"])
        if raw.get("ties"):
            raw["ties"] = tuple((one, other) for one, other in raw["ties"])
        release = Release(**{**raw, "facts": facts_from(raw["facts"])})
    except (KeyError, TypeError, ValueError):
        raise _damaged(path) from None
    if not kept:
        raise PackError(
            f"De cijfers in packs/verzonden/{path.name} zijn veranderd nadat ze verstuurd zijn. "
            "Zet het bestand terug uit de reservekopie."
        )
    return release


def _sent_from(raw: Mapping[str, Any]) -> Sent:
    changes = tuple(Change(**one) for one in raw["changes"])
    lists = {name: tuple(raw[name]) for name in ("figures", "stories", "photos", "changed_lists")}
    return Sent(**{**raw, **lists, "changes": changes})


def _hash(facts: list[dict[str, Any]]) -> str:
    return hash_of(json.dumps(facts, sort_keys=True))


def _number_of(version: str) -> tuple[int, int]:
    major, _, minor = version.partition(".")
    return int(major), int(minor)


def _pack_hash(settings: Settings, year: int) -> str:
    return str(read_kept(pack_path(settings, year)).get("hash", ""))


def _read(path: Path) -> dict[str, Any]:
    try:
        raw: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if raw.pop("format") != FORMAT:
            raise ValueError
    except (OSError, ValueError, KeyError, AttributeError, TypeError):
        raise _damaged(path) from None
    return raw


def _damaged(path: Path) -> PackError:
    return PackError(
        f"Het register packs/verzonden/{path.name} is niet te lezen. Het zegt wat er verstuurd is "
        "en is niet opnieuw te maken: zet het terug uit de reservekopie."
    )


def _write(path: Path, raw: Mapping[str, Any]) -> None:
    text = json.dumps(raw, ensure_ascii=False, indent=1, sort_keys=True, allow_nan=False)
    put_whole(path, text + "\n")
