"""Make a report for each partner; one that fails does not stop the others."""

import argparse
import re
import unicodedata
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import chdir
from functools import partial
from pathlib import Path

from wijkmakers_analysis.cli.parsing import (
    PARTNER_FORMATS,
    add_folder,
    add_report_options,
    add_year,
)
from wijkmakers_analysis.cli.terminal import complain, near_path, report_progress, say
from wijkmakers_analysis.cli.workspace import settings_of, year_of
from wijkmakers_analysis.errors import Refused

NOTEBOOK = "partner_report"
# Each report runs in a process of its own; more at once than this gains little on a laptop.
AT_ONCE = 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `partners`."""
    add_folder(parser)
    add_year(parser)
    parser.add_argument("--only", metavar="NAAM", help="alleen het verslag van deze partner")
    add_report_options(parser, PARTNER_FORMATS)


def run(arguments: argparse.Namespace) -> int:
    """Make the reports; return 1 where one of them failed."""
    settings = settings_of(arguments.folder)
    year = year_of(settings, arguments.year)
    from wijkmakers_analysis.cli.making import common_parameters, reports_folder
    from wijkmakers_analysis.yearpack import ensure_pack, open_pack
    from wijkmakers_analysis.yearpack.partner import find_partner

    report_progress("Het jaarpak maken …")
    pack = open_pack(ensure_pack(settings, year))
    if arguments.only:
        names = [find_partner(pack, arguments.only).organisation]
    else:
        partners = [one for one in pack.organisations if one.is_partner or one.has_left]
        names = sorted((one.organisation for one in partners), key=str.casefold)
    if not names:
        raise Refused(f"In {year} staat geen enkele partner met naam in het blad Organisaties.")
    stems = file_stems(names)
    make = partial(
        _make_one,
        settings,
        pack,
        common_parameters(year, arguments.date, arguments.draft),
        reports_folder(settings, year) / "partners",
        arguments.formats or PARTNER_FORMATS,
    )
    here = Path.cwd()
    # papermill changes the folder of the whole process: all reports must want the same one.
    with chdir(settings.root), ThreadPoolExecutor(AT_ONCE) as workers:
        outcomes = workers.map(make, names, (stems[name] for name in names))
        told = zip(names, outcomes, strict=True)
        failed = [_tell(name, *outcome, here) for name, outcome in told]
    return 1 if any(failed) else 0


def file_stems(names: Sequence[str]) -> dict[str, str]:
    """Return for each name a file name of plain letters, all different.

    'Wonen aan de A' becomes 'wonen-aan-de-a'; a second one with the same letters gets a number.
    """
    stems: dict[str, str] = {}
    for name in names:
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60] or "partner"
        taken, number = set(stems.values()), 2
        free = stem
        while free in taken:
            free, number = f"{stem}-{number}", number + 1
        stems[name] = free
    return stems


def _make_one(settings, pack, parameters, folder: Path, formats, name: str, stem: str):
    from jupyter_core.utils import ensure_event_loop

    from wijkmakers_analysis.cli.making import make_report

    own = {**parameters, "partner": name, "file_stem": stem}
    try:
        return make_report(settings, pack, NOTEBOOK, own, folder / stem, formats), ""
    except Refused as error:
        return [], str(error)
    except Exception as error:
        return [], f"Er ging iets mis wat het programma niet kent: {type(error).__name__}."
    finally:
        # Jupyter gives each thread a loop and leaves it open.
        ensure_event_loop().close()


def _tell(name: str, files: Sequence[Path], refusal: str, here: Path) -> bool:
    if refusal:
        complain(f"{name}: geen verslag gemaakt. {refusal}")
    else:
        report_progress(f"{name}: klaar")
    for path in files:
        say(near_path(path, here))
    return bool(refusal)
