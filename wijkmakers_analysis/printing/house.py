"""Make reports: the stale ones, at once, beside what stands, and put them in place together."""

import secrets
import shutil
import signal
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from wijkmakers_analysis.errors import ExportError, cause_of
from wijkmakers_analysis.printing.lock import hold_lock
from wijkmakers_analysis.printing.one_report import order_of
from wijkmakers_analysis.printing.placing import Placed, place_files
from wijkmakers_analysis.printing.plan import Planned
from wijkmakers_analysis.printing.press import Press, cores
from wijkmakers_analysis.printing.progress import Progress
from wijkmakers_analysis.printing.record import read_record
from wijkmakers_analysis.printing.report import Outcome
from wijkmakers_analysis.printing.swap import JOURNAL, finish_interrupted, put_in_place

STOPPED = "Gestopt. De vorige verslagen staan er nog zoals ze waren; er is niets nieuws bewaard."


@dataclass(frozen=True)
class Printed:
    """What became of one report.

    Parameters
    ----------
    title
        What messages call it.
    paths
        Its finished files, whether made now or still good; none where it was refused.
    refusal
        Why it was not made, in Dutch, or empty.
    beside
        Names of edited files that stayed -> names of the new files beside them.
    figures
        Keys of the facts that it prints.
    """

    title: str
    paths: tuple[Path, ...]
    refusal: str = ""
    beside: Mapping[str, str] = field(default_factory=dict)
    figures: tuple[str, ...] = ()


def print_reports(
    root: Path,
    planned: Sequence[Planned],
    press: Press,
    timeout: float,
    tell: Callable[[str], None],
) -> list[Printed]:
    """Make the reports that are stale; one that is refused does not stop the others.

    Nothing in the folders of reports changes before all of them are made. To be called while the
    lock of the workspace is held (`open_house`).

    Parameters
    ----------
    root
        The workspace.
    planned
        What `plan_reports` gives.
    press
        What makes them.
    timeout
        Seconds after which one report is given up.
    tell
        Prints a line on how far the work is.

    Raises
    ------
    ExportError
        Where a report could be replaced only in part and not be put back either.
    KeyboardInterrupt
        Where the user stops it; what stood stays.
    """
    stale = [one for one in planned if one.is_stale]
    with _stage(root) as stage:
        outcomes = _make_all(root, stage, stale, press, timeout, tell)
        placed: dict[int, Placed] = {}
        refused: dict[int, str] = {}
        for number, one in enumerate(stale):
            if outcomes[number].refusal:
                refused[number] = outcomes[number].refusal
                continue
            try:
                new, old = stage / str(number), stage / f"{number}.old"
                placed[number] = place_files(root, one, new, old, outcomes[number])
            except ExportError as error:
                refused[number] = str(error)
        with _uninterrupted():
            put_in_place(root, stage, [one.replacement for one in placed.values()])
    for number, made in placed.items():
        if made.replacement.refusal:
            refused[number] = made.replacement.refusal
    made_now = iter([_printed(one, number, placed, refused) for number, one in enumerate(stale)])
    return [next(made_now) if one.is_stale else standing_report(root, one) for one in planned]


@contextmanager
def open_house(root: Path, command: str) -> Iterator[None]:
    """Hold the lock of a workspace, having finished what a killed run began.

    Parameters
    ----------
    root
        The workspace.
    command
        What the run is called in the message to others.

    Raises
    ------
    ExportError
        Where another run is busy, or the workspace cannot be written.
    """
    folder = _folder(root)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with hold_lock(folder, command):
            finish_interrupted(root, folder)
            yield
    except OSError as error:
        raise ExportError(
            f"In de werkruimte is niet te schrijven ({cause_of(error)}). "
            "Kijk of u er mag schrijven en of er plaats is op de schijf."
        ) from None


def standing_report(root: Path, planned: Planned) -> Printed:
    """Return where the files of a report stand that is still good."""
    report = planned.report
    record = read_record(root, report.key(root))
    places = (record.files[file.name].place for file in report.files)
    return Printed(
        report.title, tuple(report.folder / place for place in places), figures=record.figures
    )


def _make_all(
    root: Path,
    stage: Path,
    stale: Sequence[Planned],
    press: Press,
    timeout: float,
    tell: Callable[[str], None],
) -> list[Outcome]:
    """Make every report in a folder of its own; return the outcomes in the same order."""
    progress = Progress(len(stale), tell)
    # A single report may use every processor; many use one each.
    at_once = cores()
    writers = at_once if len(stale) == 1 else 1
    outcomes: dict[int, Outcome] = {}

    def make(number: int) -> tuple[int, Outcome]:
        own = stage / str(number)
        own.mkdir()
        return number, press.make(order_of(stale[number].report, root, own, writers), timeout)

    workers = ThreadPoolExecutor(press.at_once)
    try:
        for future in as_completed([workers.submit(make, place) for place in range(len(stale))]):
            number, outcome = future.result()
            outcomes[number] = outcome
            progress.tell(stale[number].report.title, "mislukt" if outcome.refusal else "klaar")
    except KeyboardInterrupt:
        raise KeyboardInterrupt(STOPPED) from None
    finally:
        workers.shutdown(wait=False, cancel_futures=True)
        press.close()
        workers.shutdown(wait=True)
    return [outcomes[number] for number in range(len(stale))]


def _printed(
    planned: Planned, number: int, placed: Mapping[int, Placed], refused: Mapping[int, str]
) -> Printed:
    title = planned.report.title
    if number in refused:
        return Printed(title, (), refused[number])
    one = placed[number]
    return Printed(title, one.paths, beside=one.beside, figures=one.figures)


@contextmanager
def _stage(root: Path) -> Iterator[Path]:
    """Make an empty folder for one run; it stays only where its journal is still needed."""
    stage = _folder(root) / f"run-{secrets.token_hex(6)}"
    stage.mkdir()
    try:
        yield stage
    finally:
        if not (stage / JOURNAL).exists():
            shutil.rmtree(stage, ignore_errors=True)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let Ctrl-C wait while files are put in place, which takes a moment."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _folder(root: Path) -> Path:
    return root / ".wijkmakers" / "printing"
