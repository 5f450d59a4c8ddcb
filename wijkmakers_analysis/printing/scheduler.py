"""Have reports made on other computers by Dask, and take their bytes back.

A task carries everything that one partner's report needs: the part of the pack that it may show,
its notebook and its options, and no person. A worker needs no disk of ours; it makes the report
as a command does, in a process of its own. Which worker does what, and that what a lost one had
in hand is done again, is left to Dask.
"""

import asyncio
import concurrent.futures
import json
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from wijkmakers_analysis.errors import ExportError, WijkmakersError, WrongCall
from wijkmakers_analysis.printing.one_report import Order
from wijkmakers_analysis.printing.plan import program_signature
from wijkmakers_analysis.printing.press import STOPPED, ColdPress, WarmPress, open_press
from wijkmakers_analysis.printing.report import Outcome
from wijkmakers_analysis.settings import Settings
from wijkmakers_analysis.yearpack import YearPack
from wijkmakers_analysis.yearpack.handing import handed_files
from wijkmakers_analysis.yearpack.opening import partner_part

# Seconds: to find the scheduler, and between two looks whether anybody is still there.
PATIENCE, LOOK_EVERY = 20, 5
# How many reports of one workspace wait at once; the scheduler divides them.
WAITING = 64
MISSING = (
    "Voor --scheduler is Dask nodig. Installeer het bij het programma met: "
    "pip install 'wijkmakers-analysis[cluster]'"
)
OTHER_PROGRAM = (
    "De computer die het verslag zou maken, heeft een andere versie van het programma of van wat "
    "daarbij hoort. Installeer daar precies dezelfde versies en doe het opnieuw."
)
LOST = (
    "De computers die het verslag maakten, vielen steeds uit, misschien omdat het geheugen vol "
    "was. Geef elke worker meer geheugen of minder werk tegelijk, en doe het opnieuw."
)
NOBODY = (
    "Er was te lang geen enkele worker bereikbaar. Kijk of de workers nog draaien en doe het "
    "opnieuw; wat al klaar was, wordt dan niet nog eens gemaakt."
)
TELLS_STORIES = (
    "Het notebook {name} vertelt verhalen, en die gaan niet naar andere computers. Maak deze "
    "verslagen hier, zonder --scheduler."
)


@dataclass(frozen=True)
class Task:
    """One report to be made elsewhere; what is shown of it in a log is its program alone.

    Parameters
    ----------
    program
        Which program and writers must make it.
    files
        The workspace in which it is made: path -> content.
    order
        What is to be made, as `one_report` reads it, without a place on a disk.
    timeout
        Seconds after which it is given up.
    """

    program: str
    files: Mapping[str, bytes] = field(repr=False)
    order: Order = field(repr=False)
    timeout: float = 600


@dataclass(frozen=True)
class Made:
    """What came of it: the outcome, and the bytes of each file."""

    outcome: Outcome = field(repr=False)
    contents: Mapping[str, bytes] = field(default_factory=dict, repr=False)


class Pending(Protocol):
    """A report that a worker makes: what is used of Dask's Future."""

    def result(self, timeout: float) -> Made:
        """Return what was made; raises TimeoutError where it takes longer."""

    def release(self) -> None:
        """Let the scheduler forget it."""


class Workers(Protocol):
    """The workers of a scheduler: what is used of Dask's Client, which has few types itself."""

    def nthreads(self) -> Mapping[str, int]:
        """Return how many threads each worker has."""

    def submit(self, make: Callable[[Task], Made], task: Task, *, pure: bool) -> Pending:
        """Have a worker make a task."""

    def cancel(self, futures: list[Pending]) -> None:
        """Begin no more of these."""


def task_of(settings: Settings, pack: YearPack, order: Order, timeout: float) -> Task:
    """Return a task that makes the report of one partner on any computer.

    Parameters
    ----------
    settings
        Of the workspace.
    pack
        The year pack as a report opens it.
    order
        What `order_of` gives.
    timeout
        Seconds after which it is given up.

    Raises
    ------
    ExportError
        Where its notebook tells stories.
    """
    notebook = Path(order["notebook"])
    content = notebook.read_bytes()
    if any("stories" in "".join(cell["source"]) for cell in _code_cells(content)):
        raise ExportError(TELLS_STORIES.format(name=notebook.name))
    view = partner_part(settings, pack, order["partner"])
    place = f"notebooks/{notebook.name}"
    kept = {name: order[name] for name in ("parameters", "partner", "files")}
    return Task(
        program_signature(),
        {**handed_files(view, settings), place: content},
        {**kept, "notebook": place, "pack": "", "writers": 1},
        timeout,
    )


def make_task(task: Task) -> Made:
    """Make a report where a worker runs; nothing of it stays there."""
    if task.program != program_signature():
        return Made(Outcome({}, OTHER_PROGRAM))
    with tempfile.TemporaryDirectory(dir=_scratch_folder()) as name:
        root, stage = Path(name) / "workspace", Path(name) / "finished"
        for place, content in task.files.items():
            path = root / place
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        stage.mkdir()
        order = {**task.order, "root": str(root), "stage": str(stage)}
        order["notebook"] = str(root / task.order["notebook"])
        outcome = _press().make(order, task.timeout)
        if outcome == STOPPED:
            # The process beside this one may be gone; the next report begins with another.
            _press.cache_clear()
        return Made(outcome, {file: (stage / file).read_bytes() for file in outcome.digests})


@contextmanager
def connect(address: str) -> Iterator["Workers"]:
    """Give a client of the scheduler at an address.

    Parameters
    ----------
    address
        As tcp://10.0.0.5:8786.

    Raises
    ------
    WrongCall
        Where Dask is not installed, or nobody answers there.
    """
    try:
        from distributed import Client
    except ImportError:
        raise WrongCall(MISSING) from None
    try:
        client: Any = Client(address, timeout=PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]  # see Workers
    except (OSError, ValueError, TimeoutError):
        raise WrongCall(
            f"Op {address} antwoordt geen scheduler van Dask. Kijk of het adres klopt, zoals "
            "tcp://10.0.0.5:8786, en of hij draait (dask scheduler)."
        ) from None
    with client:
        if not client.nthreads():
            raise WrongCall(
                f"De scheduler op {address} heeft nog geen workers. Start er een met: "
                f"dask worker {address}"
            )
        yield client


class ScheduledPress:
    """Has the partner reports of one workspace made by the workers of a scheduler.

    Parameters
    ----------
    client
        What `connect` gives.
    settings, pack
        Of the workspace, as for `task_of`.
    """

    at_once = WAITING

    def __init__(self, client: "Workers", settings: Settings, pack: YearPack) -> None:
        self._client, self._settings, self._pack = client, settings, pack
        self._futures: set[Pending] = set()

    def make(self, order: Order, timeout: float) -> Outcome:
        """Have one report made and write its files in the stage that the order names."""
        try:
            task = task_of(self._settings, self._pack, order, timeout)
        except WijkmakersError as error:
            return Outcome({}, str(error))
        future = self._client.submit(make_task, task, pure=False)
        self._futures.add(future)
        try:
            made = self._wait(future, timeout)
        finally:
            future.release()
            self._futures.discard(future)
        for name, content in made.contents.items():
            (Path(order["stage"]) / name).write_bytes(content)
        return made.outcome

    def close(self) -> None:
        """Stop; what waits is not begun any more."""
        self._client.cancel(list(self._futures))

    def _wait(self, future: Pending, timeout: float) -> Made:
        """Wait for the bytes; give up where for so many seconds nobody was there to make them."""
        from distributed import KilledWorker

        alone = 0
        while True:
            try:
                return future.result(timeout=LOOK_EVERY)
            except TimeoutError:
                alone = 0 if self._client.nthreads() else alone + LOOK_EVERY
                if alone >= timeout:
                    return Made(Outcome({}, NOBODY))
            except KilledWorker:
                return Made(Outcome({}, LOST))
            except (asyncio.CancelledError, concurrent.futures.CancelledError):
                return Made(STOPPED)
            except Exception as error:
                # Its words may quote what was sent: name its kind only.
                return Made(Outcome({}, f"Het maken elders mislukte ({type(error).__name__})."))


def _code_cells(notebook: bytes) -> list[dict[str, Any]]:
    try:
        return [cell for cell in json.loads(notebook)["cells"] if cell["cell_type"] == "code"]
    except (ValueError, KeyError, TypeError):
        return []


@cache
def _press() -> WarmPress | ColdPress:
    return open_press()


def _scratch_folder() -> str | None:
    """Return a folder that Dask clears where a worker was killed; None outside a worker."""
    try:
        from distributed import get_worker

        return get_worker().local_directory
    except (ImportError, ValueError):
        return None
