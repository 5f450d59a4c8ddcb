"""Make the partner reports of one or many workspaces on the workers of a Dask scheduler."""

import argparse
from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from wijkmakers_analysis.cli.making import make_silently, tell_made
from wijkmakers_analysis.cli.partner_reports import Laid, lay_out, prepare
from wijkmakers_analysis.cli.terminal import complain, near_path, report_progress
from wijkmakers_analysis.cli.workspace import own_year_of, settings_of
from wijkmakers_analysis.errors import IntakeError, WijkmakersError, WrongCall
from wijkmakers_analysis.printing.house import Printed
from wijkmakers_analysis.printing.scheduler import ScheduledPress, connect

# So many workspaces have reports under way at once: enough that no worker waits for the last
# report of one of them, few enough that their packs fit in memory.
AT_ONCE = 4
COMMAND = "wijkmakers partners --scheduler"


def make_elsewhere(arguments: argparse.Namespace) -> int:
    """Make the reports of every workspace; one that is refused does not stop the others.

    Packs are made here, one after the other, while the reports of the workspaces before are made
    elsewhere.

    Returns
    -------
    1 where anything was refused, else 0.
    """
    _refuse_doubles(arguments.folders)
    here, statuses = Path.cwd(), []
    busy: deque[tuple[Path, Laid, Future[list[Printed]]]] = deque()
    with connect(arguments.scheduler) as client, ThreadPoolExecutor(AT_ONCE) as pool:
        presses = []
        try:
            for folder in arguments.folders:
                if len(busy) == AT_ONCE:
                    statuses.append(_finish(arguments, *busy.popleft(), here))
                try:
                    settings = settings_of(folder)
                    laid = lay_out(arguments, settings, own_year_of(settings, arguments.year))
                except WijkmakersError as error:
                    statuses.append(_refuse(folder, error))
                    continue
                presses.append(ScheduledPress(client, settings, laid.read))
                busy.append((folder, laid, pool.submit(_make, laid, presses[-1])))
            while busy:
                statuses.append(_finish(arguments, *busy.popleft(), here))
        except BaseException:
            for press in presses:
                press.close()
            raise
    return max(statuses)


def _refuse_doubles(folders: Sequence[Path]) -> None:
    """Raise WrongCall where two folders are of one workspace."""
    roots = [settings_of(folder).root for folder in folders]
    if len(set(roots)) < len(roots):
        raise WrongCall("Twee van de mappen zijn van dezelfde werkruimte. Noem elke map één keer.")


def _make(laid: Laid, press: ScheduledPress) -> list[Printed]:
    def tell(line: str) -> None:
        report_progress(f"{laid.settings.root.name}: {line}")

    return make_silently(laid.settings, laid.reports, laid.read, press, COMMAND, tell)


def _finish(
    arguments: argparse.Namespace, folder: Path, laid: Laid, made: Future[list[Printed]], here: Path
) -> int:
    try:
        printed = made.result()
        if len(arguments.folders) > 1 and any(one.refusal for one in printed):
            complain(f"In {near_path(laid.settings.root, here)}:")
        tell_made(printed, here)
        return prepare(arguments, laid, printed, here)
    except WijkmakersError as error:
        return _refuse(folder, error)


def _refuse(folder: Path, error: WijkmakersError) -> int:
    said = str(error)
    if isinstance(error, IntakeError):
        said = f"de bestanden hebben fouten. Bekijk ze met: wijkmakers controleer {folder}"
    complain(f"{near_path(folder)}: {said}")
    return 1
