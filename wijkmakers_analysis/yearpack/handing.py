"""Hand what one partner's report may show to another computer, and open it there.

What is handed over is a small workspace without data: its settings, the part as JSON, and the
logos. Stories stay at the office, because the report prints none and they may name somebody.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from wijkmakers_analysis.errors import PackError
from wijkmakers_analysis.settings import FILE_NAME, Settings
from wijkmakers_analysis.settings.spoken import FOLDER, translation_path
from wijkmakers_analysis.yearpack.correction import Correction
from wijkmakers_analysis.yearpack.model import YearPack, pack_from_json
from wijkmakers_analysis.yearpack.partner import PartnerPack
from wijkmakers_analysis.yearpack.parts import PackOrganisation
from wijkmakers_analysis.yearpack.pictures import pictures_folder, read_pictures
from wijkmakers_analysis.yearpack.register import Change

PLACE = Path(".wijkmakers") / "handed.json"
# Lines of a translation that may name somebody.
_OF_TRANSLATORS = ("#", '"Last-Translator', '"Language-Team', '"Report-Msgid')
_DAYS = ("corrected_on", "sent_on")


def handed_files(view: PartnerPack, settings: Settings) -> dict[str, bytes]:
    """Return the files of a workspace in which the report of one partner can be made.

    Parameters
    ----------
    view
        What the report may show, as `partner_part` gives it.
    settings
        Of the workspace: the year, and the language with its translation.

    Returns
    -------
    Path as seen from the workspace, with `/`, -> content.
    """
    logos = {photo.picture for photo in view.photos} & view.pictures.keys()
    part = replace(view, stories=())
    raw = {
        "pack": part.to_json(),
        "organisation": part.organisation,
        "met": [asdict(one) for one in part.met],
        "correction": asdict(part.correction),
    }
    folder = pictures_folder(PLACE).as_posix()
    return {
        FILE_NAME: _settings_text(view, settings).encode(),
        **_translation(settings),
        PLACE.as_posix(): json.dumps(raw, default=str, ensure_ascii=False).encode(),
        **{f"{folder}/{name}": view.pictures[name] for name in sorted(logos)},
    }


def open_handed(root: Path, year: int) -> PartnerPack | None:
    """Return the part of a pack that was handed over to a workspace; None where none was.

    Raises
    ------
    PackError
        Where it is damaged, or of another year.
    """
    path = Path(root) / PLACE
    if not path.is_file():
        return None
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        pack = pack_from_json(raw["pack"])
        given = {
            "organisation": raw["organisation"],
            "met": tuple(PackOrganisation(**_with_tuples(one)) for one in raw["met"]),
            "correction": _correction(raw["correction"]),
        }
    except (OSError, ValueError, KeyError, TypeError):
        raise PackError("Het deel van het jaarpak is beschadigd. Doe het opnieuw.") from None
    if pack.year != year:
        raise PackError(f"Het deel van het jaarpak is van {pack.year}, niet van {year}.")
    whole = {part.name: getattr(pack, part.name) for part in fields(YearPack)}
    return PartnerPack(**{**whole, "pictures": read_pictures(pack.photos, path)}, **given)


def _settings_text(view: PartnerPack, settings: Settings) -> str:
    """Return a wijkmakers.toml with the one year; a JSON string is one of TOML too."""
    year = settings.year(view.year)
    name, label = (json.dumps(text, ensure_ascii=False) for text in (view.name, year.label))
    return (
        f'name = {name}\nlanguage = "{settings.language}"\n'
        f"[years.{year.number}]\nlabel = {label}\n"
        f"start = {year.start}\nend = {year.end}\n"
    )


def _translation(settings: Settings) -> dict[str, bytes]:
    """Return the translation of a workspace, if there is one, without who made it."""
    path = translation_path(settings)
    if path is None:
        return {}
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith(_OF_TRANSLATORS)]
    return {f"{FOLDER}/{path.name}": "\n".join([*kept, ""]).encode()}


def _correction(raw: Mapping[str, Any]) -> Correction:
    days = {name: date.fromisoformat(raw[name]) if raw[name] else None for name in _DAYS}
    changes = tuple(Change(**one) for one in raw["changes"])
    return Correction(**{**_with_tuples(raw), **days, "changes": changes})


def _with_tuples(raw: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(one) if isinstance(one, list) else one for name, one in raw.items()}
