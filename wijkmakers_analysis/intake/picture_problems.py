"""Say of each photo and logo that the office wants to show why it will not appear."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from wijkmakers_analysis.intake.addresses import Letters, cell_of
from wijkmakers_analysis.intake.pictures import Flaw, read_logo, read_photo
from wijkmakers_analysis.intake.problems import Problem, warning
from wijkmakers_analysis.schemas.office import LOGOS, logos_named
from wijkmakers_analysis.schemas.stories import NO_CONSENT
from wijkmakers_analysis.schemas.text_places import photo_place_meant

STAYS_OUT = "deze foto komt niet in het verslag: "
_NO_PLACE = Flaw(
    f"{STAYS_OUT}bij plek staat geen deel van het jaaroverzicht",
    "Vul cover in, of de kop van een hoofdstuk, zoals: Jong talent.",
)
_NO_MAKER = Flaw(f"{STAYS_OUT}er staat niet bij wie hem maakte", "Vul de kolom maker in.")


def picture_problems(
    tables: Mapping[str, pd.DataFrame], data: Path, letters: Letters
) -> list[Problem]:
    """Return a warning at its cell for each picture that cannot be shown as it stands."""
    return [
        *_of_photos(tables["photos"], data, letters),
        *_of_logos(tables["house_style"], data, letters),
    ]


def _of_photos(photos: pd.DataFrame, data: Path, letters: Letters) -> Iterator[Problem]:
    for row in photos.dropna(subset=["file_name", "consent"]).to_dict("records"):
        if row["consent"] == NO_CONSENT:
            continue
        found = read_photo(data, row["file"], row["file_name"])
        if isinstance(found, Flaw):
            flaw = Flaw(STAYS_OUT + found.what, found.remedy)
            yield _warn(flaw, row, "file_name", letters)
        if not photo_place_meant(_text(row["place"])):
            yield _warn(_NO_PLACE, row, "place", letters)
        if not _text(row["maker"]):
            yield _warn(_NO_MAKER, row, "maker", letters)


def _of_logos(house_style: pd.DataFrame, data: Path, letters: Letters) -> Iterator[Problem]:
    rows = house_style.dropna(subset=["setting", "value"])
    for row in rows[rows["setting"].isin(LOGOS)].to_dict("records"):
        for name, _ in logos_named(str(row["value"])):
            found = read_logo(data, row["file"], name)
            if isinstance(found, Flaw):
                yield _warn(found, row, "value", letters)


def _warn(flaw: Flaw, row: Mapping[str, Any], column: str, letters: Letters) -> Problem:
    return warning(flaw.what, flaw.remedy, "waarde", *cell_of(row, column, letters))


def _text(cell: object) -> str:
    return "" if cell is None or pd.isna(cell) else str(cell).strip()
