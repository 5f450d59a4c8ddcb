"""Tell whether what a closed year was made from has changed since: it no longer counts.

What is kept at the office are hashes made with the secret of the workspace, over a whole year at
once: no number, word or person can be read from them. Consent is no part of them, because it goes
on counting; nor is what is dated after the year.

This opens workbooks and holds persons; a report's process does not import it.
"""

import hmac
import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from wijkmakers_analysis.closed_years import ClosedYear, closed_year, closed_years, path_of_record
from wijkmakers_analysis.errors import WijkmakersError
from wijkmakers_analysis.fingerprint import hash_of, package_version, stat_signature
from wijkmakers_analysis.indicators.catalogue import all_findings
from wijkmakers_analysis.indicators.fact import Finding
from wijkmakers_analysis.intake import read_workspace_once
from wijkmakers_analysis.intake.addresses import ROW_PLACE
from wijkmakers_analysis.intake.pseudonyms import read_secret
from wijkmakers_analysis.kept import read_kept, write_kept
from wijkmakers_analysis.programme import Programme, build_programme
from wijkmakers_analysis.programme.deleted import count_rows
from wijkmakers_analysis.schemas.text_places import MAIL, place_meant
from wijkmakers_analysis.settings import Settings, Year
from wijkmakers_analysis.yearpack.happenings import list_activities, list_cohorts, list_questions
from wijkmakers_analysis.yearpack.network import list_organisations
from wijkmakers_analysis.yearpack.rows import records

# As the office calls what changed, in the order in which it is said.
LISTS, WORDS, PHOTOS = "lijsten", "eigen teksten", "foto's"
# What needs the rows of earlier years, which may be deleted; kept apart from the rest.
LOOKING_BACK = {
    "new_faces", "returners", "retention", "time_to_return", "tie_change", "young_talent_path",
}  # fmt: skip
# Counts by consent, which may end at any time.
BY_CONSENT = {"stories"}
EARLIER = "eerdere jaren"


def remember_contents(settings: Settings, programme: Programme, year: Year) -> None:
    """Keep what a year is made from on the day on which it is closed."""
    kept = _contents(settings, programme, year)
    write_kept(_path(settings, year.number), {**kept, "seen": _seen(settings, ())})


def changed_since_closing(settings: Settings, year: int, today: date) -> tuple[str, ...]:
    """Return what of a closed year changed since it was closed, as the office calls it.

    Nothing is said where nobody knows: the lists hold an error, the record is lost, or the program
    itself counts otherwise than it did.

    Parameters
    ----------
    today
        After `keep_years`, rows about persons that are gone were deleted on purpose.
    """
    known, kept = closed_year(settings, year), _read(settings, year)
    if known is None or known.year.is_carried or not kept:
        return ()
    try:
        if kept["seen"]["stat"] == stat_signature(settings):
            return tuple(kept["seen"]["changed"])
        reading = read_workspace_once(settings)
        programme = build_programme(settings, reading, closed_years(settings))
    except (OSError, WijkmakersError):
        return ()
    now = _contents(settings, programme, known.year)
    if now["made_by"] != kept["made_by"]:
        write_kept(_path(settings, year), {**now, "seen": _seen(settings, ())})
        return ()
    other = {part for part, told in now["parts"].items() if told != kept["parts"].get(part)}
    if _is_deleted(settings, programme, known, today):
        other -= {LISTS, EARLIER}
    if any(one.end < known.year.start for gone in programme.deleted.values() for one in gone):
        other -= {EARLIER}
    other = {LISTS if part == EARLIER else part for part in other}
    changed = tuple(part for part in (LISTS, WORDS, PHOTOS) if part in other)
    write_kept(_path(settings, year), {**kept, "seen": _seen(settings, changed)})
    return changed


def _is_deleted(settings: Settings, programme: Programme, known: ClosedYear, today: date) -> bool:
    """Tell whether rows about persons are gone, as they may be."""
    counts = count_rows(programme, known.year)
    if known.deleted_tables(counts):
        return True
    years = (
        today.year
        - known.year.end.year
        - ((today.month, today.day) < (known.year.end.month, known.year.end.day))
    )
    before = known.row_counts or {}
    is_less = any(counts.get(table, 0) < number for table, number in before.items())
    return years >= settings.privacy.keep_years and is_less


def _contents(settings: Settings, programme: Programme, year: Year) -> dict[str, Any]:
    findings = [one for one in all_findings(programme, year) if one.indicator not in BY_CONSENT]
    versions = sorted({(one.indicator, one.definition_version) for one in findings})
    early = [one for one in findings if _looks_back(one)]
    own = [one for one in findings if not _looks_back(one)]
    listed = [
        *map(asdict, list_activities(programme, year)),
        *map(asdict, list_cohorts(programme, year)),
        *map(asdict, list_questions(programme, year)),
        *map(asdict, list_organisations(programme, year)),
    ]
    focal = [row for row in _plain(programme.focal_points) if row["year"] == year.number + 1]
    texts = [
        row
        for row in _plain(programme.texts)
        if row["year"] == year.number and place_meant(row["place"] or "") != MAIL
    ]
    photos = [
        {name: row[name] for name in ("file_name", "alt_text", "caption", "maker", "place")}
        for row in _plain(programme.photos)
        if row["year"] == year.number
    ]
    secret = read_secret(settings.root)
    parts: dict[str, list[Any]] = {
        LISTS: [*map(_told, own), *listed, *focal],
        EARLIER: [*map(_told, early)],
        WORDS: texts,
        PHOTOS: photos,
    }
    # With another secret nothing can be compared, and a pseudonym tells nothing of the old one.
    with_secret = _keyed([], secret)
    made_by = [package_version(), versions, asdict(settings.limits), asdict(year), with_secret]
    return {
        "made_by": hash_of(made_by),
        "parts": {name: _keyed(rows, secret) for name, rows in parts.items()},
    }


def _looks_back(finding: Finding) -> bool:
    return finding.indicator in LOOKING_BACK or "jaren" in finding.group


def _told(finding: Finding) -> list[object]:
    # The order of the rows may move the last decimal.
    value = None if finding.value is None else f"{finding.value:.9g}"
    return [finding.key, value, finding.status, finding.people]


def _plain(frame: Any) -> list[dict[str, Any]]:
    """Return the rows without their addresses."""
    return [
        {name: cell for name, cell in row.items() if name not in ROW_PLACE}
        for row in records(frame)
    ]


def _keyed(rows: list[Any], secret: bytes) -> str:
    told = sorted(json.dumps(row, sort_keys=True, default=str) for row in rows)
    return hmac.digest(secret, "\n".join(told).encode(), "sha256").hex()


def _seen(settings: Settings, changed: tuple[str, ...]) -> dict[str, object]:
    return {"stat": stat_signature(settings), "changed": list(changed)}


def _path(settings: Settings, year: int) -> Path:
    return path_of_record(settings, year).with_suffix(".contents.json")


def _read(settings: Settings, year: int) -> dict[str, Any]:
    kept = read_kept(_path(settings, year))
    return kept if {"made_by", "parts", "seen"} <= kept.keys() else {}
