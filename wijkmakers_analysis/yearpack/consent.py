"""Let consent that was withdrawn after a year was closed take its story or photo out of reports.

The frozen pack stays as it is; what the sheets of stories and photos say now lies beside it, at the
office. One whose row is no longer there keeps the consent that it had when the year was closed.
"""

import datetime
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from wijkmakers_analysis.errors import Refused, WrongCall
from wijkmakers_analysis.fingerprint import stat_signature
from wijkmakers_analysis.kept import read_kept, write_kept
from wijkmakers_analysis.schemas.stories import NO_CONSENT
from wijkmakers_analysis.settings import Settings
from wijkmakers_analysis.yearpack.model import YearPack
from wijkmakers_analysis.yearpack.parts import PackPhoto, PackStory


def day_of_consent(date: str) -> datetime.date:
    """Read the day on which consent is judged, as 2022-12-31; empty is today."""
    try:
        return datetime.date.fromisoformat(date) if date else datetime.date.today()
    except ValueError:
        raise WrongCall(
            f"'{date}' is geen datum. Schrijf jaar, maand en dag, zoals 2022-12-31, "
            "of laat het leeg voor vandaag."
        ) from None


def is_consent_known(settings: Settings, year: int) -> bool:
    """Return whether the consent beside a frozen pack is that of the files as they are."""
    try:
        return read_kept(_path(settings, year)).get("stat") == stat_signature(settings)
    except OSError:
        return True


def refresh_consent(settings: Settings, year: int) -> None:
    """Write down what the sheet of stories says now; where it cannot be read nothing changes."""
    if is_consent_known(settings, year):
        return
    from wijkmakers_analysis.intake import read_workspace_once
    from wijkmakers_analysis.yearpack.photos import consent_of_photos
    from wijkmakers_analysis.yearpack.rows import iso, records, text

    stat = stat_signature(settings)
    try:
        tables = read_workspace_once(settings).tables
    except Refused:
        return
    now = {
        text(row["story"]): {
            "consent": text(row["consent"]) or NO_CONSENT,
            "valid_until": iso(row["valid_until"]),
            "may_name": row["is_name_allowed"] is True,
        }
        for row in records(tables["stories"])
    }
    photos = consent_of_photos(tables["photos"], settings.root)
    write_kept(_path(settings, year), {"stat": stat, "stories": now, "photos": photos})


def with_consent_of_now(settings: Settings, pack: YearPack) -> YearPack:
    """Return a frozen pack with the stories and photos that may still be shown, as they may be."""
    kept = read_kept(_path(settings, pack.year))
    now, seen = kept.get("stories", {}), kept.get("photos", {})
    stories = (_as_allowed(story, now.get(story.story)) for story in pack.stories)
    photos = (_as_shown(photo, seen.get(photo.photo)) for photo in pack.photos)
    return replace(
        pack,
        stories=tuple(story for story in stories if story is not None),
        photos=tuple(photo for photo in photos if photo is not None),
    )


def _as_allowed(story: PackStory, now: Mapping[str, Any] | None) -> PackStory | None:
    if now is None:
        return story
    if now["consent"] == NO_CONSENT:
        return None
    return replace(
        story,
        consent=now["consent"],
        valid_until=now["valid_until"],
        name=story.name if now["may_name"] else "",
    )


def _as_shown(photo: PackPhoto, now: Mapping[str, Any] | None) -> PackPhoto | None:
    if now is None:
        return photo
    if now["consent"] == NO_CONSENT:
        return None
    return replace(photo, consent=now["consent"], valid_until=now["valid_until"])


def _path(settings: Settings, year: int) -> Path:
    return settings.root / ".wijkmakers" / "closed" / f"{year}.consent.json"
