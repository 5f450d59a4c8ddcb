"""List the photos with consent and the logos of a year, with their pixels, for its pack.

This opens files of the data folder; a report's process does not import it.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from wijkmakers_analysis.intake.pictures import Flaw, Picture, read_logo, read_photo
from wijkmakers_analysis.intake.pseudonyms import pseudonym, read_secret
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.schemas.office import FUNDERS, LOGOS, logos_named
from wijkmakers_analysis.schemas.stories import NO_CONSENT
from wijkmakers_analysis.schemas.text_places import photo_place_meant
from wijkmakers_analysis.settings import Year
from wijkmakers_analysis.yearpack.parts import PackPhoto
from wijkmakers_analysis.yearpack.pictures import name_of
from wijkmakers_analysis.yearpack.rows import iso, records, text

PUBLIC = "openbaar"


def list_photos(programme: Programme, year: Year) -> tuple[tuple[PackPhoto, ...], dict[str, bytes]]:
    """Return the photos and logos that may be shown in any way, and their pictures by name.

    A photo without alt text, maker, place or consent is none of them, nor is one that cannot be
    read: `check` says so at its cell. The end of consent is judged on reading.
    """
    photos, pictures = [], {}
    for photo, picture in (*_photos(programme, year), *_logos(programme)):
        photos.append(photo)
        pictures[photo.picture] = picture.content
    return tuple(photos), pictures


def consent_of_photos(photos: pd.DataFrame, root: Path) -> dict[str, dict[str, Any]]:
    """Return what the sheet of photos says now of each consent, by the pseudonym of the file."""
    rows = records(photos)
    secret = read_secret(root) if rows else b""
    return {
        pseudonym(text(row["file_name"]), secret): {
            "consent": text(row["consent"]) or NO_CONSENT,
            "valid_until": iso(row["valid_until"]),
        }
        for row in rows
    }


def _photos(programme: Programme, year: Year) -> Iterator[tuple[PackPhoto, Picture]]:
    settings = programme.settings
    for row in records(programme.photos):
        place = photo_place_meant(text(row["place"]))
        told = text(row["alt_text"]) and text(row["maker"]) and place
        if not told or row["consent"] in (None, NO_CONSENT) or not _is_of(row, year):
            continue
        found = read_photo(settings.data, row["file"], text(row["file_name"]))
        if isinstance(found, Flaw):
            continue
        yield (
            PackPhoto(
                photo=pseudonym(text(row["file_name"]), read_secret(settings.root)),
                place=place,
                alt=text(row["alt_text"]),
                caption=text(row["caption"]),
                maker=text(row["maker"]),
                consent=text(row["consent"]),
                valid_until=iso(row["valid_until"]),
                picture=name_of(found.content),
                width=found.width,
                height=found.height,
            ),
            found,
        )


def _is_of(row: Mapping[str, Any], year: Year) -> bool:
    return row["year"] is None or row["year"] == year.number


def _logos(programme: Programme) -> Iterator[tuple[PackPhoto, Picture]]:
    for row in records(programme.house_style):
        if row["setting"] not in LOGOS:
            continue
        for name, whose in logos_named(text(row["value"])):
            found = read_logo(programme.settings.data, row["file"], name)
            if isinstance(found, Flaw):
                continue
            default = "een financier" if row["setting"] == FUNDERS else programme.settings.name
            yield (
                PackPhoto(
                    photo="",
                    place=row["setting"],
                    alt=f"Logo van {whose or default}",
                    consent=PUBLIC,
                    picture=name_of(found.content),
                    width=found.width,
                    height=found.height,
                ),
                found,
            )
