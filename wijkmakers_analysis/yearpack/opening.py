"""Open the pack of a year, and have it made where it is absent or stale.

A report's process opens a pack only. Where one must be made, a child process does so, so that no
workbook is opened and no person is held in the process of the report.
"""

import os
import subprocess
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from wijkmakers_analysis.closed_years import closed_years, pack_path
from wijkmakers_analysis.errors import IntakeError, PackError, WijkmakersError, WrongCall
from wijkmakers_analysis.fingerprint import input_signatures
from wijkmakers_analysis.kept import move_over
from wijkmakers_analysis.schemas.stories import REVIEW_SCOPES
from wijkmakers_analysis.settings import Settings, load_settings
from wijkmakers_analysis.settings.sections import DUTCH_CODE
from wijkmakers_analysis.settings.spoken import catalogue_of
from wijkmakers_analysis.translation import speak
from wijkmakers_analysis.yearpack.consent import (
    day_of_consent,
    is_consent_known,
    refresh_consent,
    with_consent_of_now,
)
from wijkmakers_analysis.yearpack.correction import find_correction
from wijkmakers_analysis.yearpack.freshness import is_closed, is_fresh, remember
from wijkmakers_analysis.yearpack.handing import open_handed
from wijkmakers_analysis.yearpack.model import YearPack, pack_from_json
from wijkmakers_analysis.yearpack.partner import PartnerPack, partner_view
from wijkmakers_analysis.yearpack.pictures import (
    drop_other_pictures,
    read_pictures,
    write_pictures,
)

if TYPE_CHECKING:
    from wijkmakers_analysis.programme import Programme

WRONG_CALL_STATUS = 2
# The command under which a run that made a pack is kept.
RECORDED_AS = "pack"
TRACEBACK = "Traceback (most recent call last)"


def open_year(year: int, folder: Path | str | None = None, *, date: str = "") -> YearPack:
    """Return the pack of a year; it is made first where it is absent or stale.

    That of a closed year is opened as it was frozen, whatever the data say.

    Parameters
    ----------
    year
        The number of the year, as in wijkmakers.toml.
    folder
        A folder in the workspace. By default the current one, as in a notebook: from here on
        everything is told in the language of that workspace.
    date
        The day on which the consent of photos is judged, as 2022-12-31; empty is today.

    Raises
    ------
    PackError
        Where it could not be made; the message is that of `wijkmakers pack`.
    WrongCall
        Where wijkmakers.toml has no such year.
    """
    day = day_of_consent(date)
    settings = _settings_at(folder)
    if is_closed(settings, year):
        pack = _open_frozen(settings, year)
    else:
        if not is_fresh(settings, year):
            _make_in_child(settings, year)
        pack = open_pack(pack_path(settings, year))
    return replace(pack, photos=pack.photos_on(day, *REVIEW_SCOPES))


def open_partner_year(
    year: int, organisation: str, folder: Path | str | None = None
) -> PartnerPack:
    """Return what one partner's report may show of a year.

    Raises
    ------
    WrongCall
        Where no partner of that year has this name; the message has the nearest names.
    """
    settings = _settings_at(folder)
    handed = open_handed(settings.root, year)
    if handed is not None:
        return handed
    return partner_part(settings, open_year(year, folder), organisation)


def partner_part(settings: Settings, pack: YearPack, organisation: str) -> PartnerPack:
    """Return what one partner's report may show of an opened pack, and what it corrects."""
    view = partner_view(pack, organisation)
    # Whether it was sent already is printed nowhere, so it makes no report anew.
    correction = replace(find_correction(settings, view, view.organisation), sent_on=None)
    return replace(view, correction=correction)


def open_pack(path: Path | str) -> YearPack:
    """Read a pack with its pictures.

    Raises
    ------
    PackError
        Where it is absent, damaged or of another format.
    """
    try:
        text = Path(path).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise PackError(
            f"Het jaarpak {Path(path).name} is er niet. Maak het met: wijkmakers pak"
        ) from None
    except (OSError, UnicodeDecodeError):
        raise PackError(
            f"Het jaarpak {Path(path).name} is niet te lezen. Maak het opnieuw met: wijkmakers pak"
        ) from None
    pack = pack_from_json(text)
    return replace(pack, pictures=read_pictures(pack.photos, Path(path)))


def ensure_pack(settings: Settings, year: int) -> Path:
    """Make the pack of a year in this process where it is absent or stale; return its path.

    That of a closed year is never made anew.

    Raises
    ------
    IntakeError
        Where the spreadsheets hold problems that stop the work; an older pack stays as it was.
    """
    path = pack_path(settings, year)
    if is_closed(settings, year):
        refresh_consent(settings, year)
        return path
    if is_fresh(settings, year):
        return path
    # Here, not above: these open workbooks and hold persons, and reports import this module.
    from wijkmakers_analysis.yearpack.making import make_pack

    signatures = input_signatures(settings)
    programme = load_and_record(settings)
    write_pack(make_pack(programme, year, frozen_year_before(settings, year)), path)
    remember(settings, year, signatures)
    return path


def frozen_year_before(settings: Settings, year: int) -> YearPack | None:
    """Return the frozen pack of the year before, or None where that is open or not there."""
    before = settings.year_before(settings.year(year))
    if before is None or not is_closed(settings, before.number):
        return None
    return open_pack(pack_path(settings, before.number))


def write_pack(pack: YearPack, path: Path) -> Path:
    """Write a pack all at once: beside, read back, then put in its place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_pictures(pack.pictures, path)
    text = pack.to_json()
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_text(text, encoding="utf-8", newline="\n")
        if open_pack(beside).to_json() != text:
            raise PackError(
                f"Het jaarpak {path.name} kwam anders terug dan het geschreven is. "
                "Is er ruimte op de schijf? Doe het daarna opnieuw."
            )
        move_over(beside, path)
    finally:
        beside.unlink(missing_ok=True)
    drop_other_pictures(pack.pictures, path)
    return path


def load_and_record(settings: Settings) -> "Programme":
    """Return the programme; what was read stays on record, also where it is refused."""
    from wijkmakers_analysis.intake import Problem, read_workspace_once
    from wijkmakers_analysis.intake.record import write_record
    from wijkmakers_analysis.programme import build_programme

    reading = read_workspace_once(settings)
    try:
        programme = build_programme(settings, reading, closed_years(settings))
    except IntakeError as refusal:
        problems = [one for one in refusal.problems if isinstance(one, Problem)]
        write_record(settings, RECORDED_AS, reading.ledger, problems)
        raise
    write_record(settings, RECORDED_AS, reading.ledger, programme.warnings)
    return programme


def _settings_at(folder: Path | str | None) -> Settings:
    """Return the settings of a workspace; a notebook, which names none, speaks its language."""
    settings = load_settings(Path(folder) if folder is not None else Path.cwd())
    if folder is None and settings.language != DUTCH_CODE:
        speak(catalogue_of(settings))
    return settings


def _open_frozen(settings: Settings, year: int) -> YearPack:
    """Return a frozen pack, without the stories of which consent was withdrawn since."""
    if not is_consent_known(settings, year):
        # Whatever the child finds in the data: the year is told as it was frozen.
        with suppress(WijkmakersError):
            _make_in_child(settings, year)
    return with_consent_of_now(settings, open_pack(pack_path(settings, year)))


def _make_in_child(settings: Settings, year: int) -> None:
    command = [sys.executable, "-m", "wijkmakers_analysis", "pack", str(settings.root)]
    done = subprocess.run(
        [*command, "--year", str(year)],
        cwd=settings.root,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode:
        kind = WrongCall if done.returncode == WRONG_CALL_STATUS else PackError
        raise kind(_message_of(done.stderr, year))


def _message_of(stderr: str, year: int) -> str:
    """Return what the child said; never a traceback, which could quote a cell with a person."""
    if TRACEBACK in stderr or not stderr.strip():
        return (
            f"Het jaarpak van {year} kon niet gemaakt worden door een fout in het programma. "
            "Draai wijkmakers controleer, en meld het als dat niets oplevert."
        )
    return stderr.strip()
