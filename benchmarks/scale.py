"""Measure what partner reports cost on the workers of a Dask scheduler, on this computer.

``python benchmarks/scale.py [--workers N ...]`` makes the 21 reports of the example (HTML and PDF,
the pack made before) with each number of workers of one thread. Printed are wall time, processor
time of a report, bytes of a task and of what comes back, and the most memory that a worker and
what it starts hold at once (proportional set size, sampled). docs/scale.md reckons with these.
"""

import argparse
import contextlib
import pickle
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

ROOT = Path(__file__).parent.parent
TOOL = (sys.executable, "-m", "wijkmakers_analysis")
DASK = (sys.executable, "-m", "dask")
HERE = ("--host", "127.0.0.1", "--no-dashboard")
YEAR, DAY = 2022, "2022-12-01"


def main() -> None:
    """Print one line for each number of workers, and the bytes that are moved."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "data" / "example", folder / "data" / "example")
        shutil.copy(ROOT / "wijkmakers.toml", folder)
        subprocess.run([*TOOL, "pack", ".", "--year", str(YEAR)], cwd=folder, check=True)
        for workers in parser.parse_args().workers:
            shutil.rmtree(folder / "reports", ignore_errors=True)
            shutil.rmtree(folder / ".wijkmakers" / "reports", ignore_errors=True)
            with cluster(folder, workers) as (address, processes):
                print(f"{workers} workers: {measure(folder, address, processes)}", flush=True)
        print(measure_bytes(folder))


def measure(folder: Path, address: str, workers: list[psutil.Process]) -> str:
    """Make all reports once and return what they cost."""
    peaks, is_done = [0.0] * len(workers), threading.Event()

    def watch() -> None:
        while not is_done.wait(0.2):
            for place, worker in enumerate(workers):
                peaks[place] = max(peaks[place], _memory(worker))

    before = sum(map(_seconds, workers))
    watching = threading.Thread(target=watch)
    watching.start()
    start = time.perf_counter()
    command = [*TOOL, "partners", ".", "--year", str(YEAR), "--date", DAY, "--scheduler", address]
    sender = psutil.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)
    sender.wait()
    wall = time.perf_counter() - start
    is_done.set()
    watching.join()
    reports = len(list((folder / "reports" / str(YEAR) / "partners").glob("*.pdf")))
    spent = sum(map(_seconds, workers)) - before
    return (
        f"{reports} reports in {wall:.0f} s, {spent / reports:.2f} processor seconds each, "
        f"at most {max(peaks):.0f} MiB a worker"
    )


def measure_bytes(folder: Path) -> str:
    """Return how large a task and the files of a report are, on average."""
    from wijkmakers_analysis.notebook_runs import notebook_path
    from wijkmakers_analysis.printing.scheduler import task_of
    from wijkmakers_analysis.settings import load_settings
    from wijkmakers_analysis.yearpack import open_year

    settings = load_settings(folder)
    pack = open_year(YEAR, folder)
    partners = [one.organisation for one in pack.organisations if one.is_partner or one.has_left]
    order = {"notebook": notebook_path("partner_report", folder), "parameters": {}, "files": []}
    tasks = [task_of(settings, pack, {**order, "partner": one}, 600) for one in partners]
    sizes = [len(pickle.dumps(task)) for task in tasks]
    files = list((folder / "reports" / str(YEAR) / "partners").glob("*"))
    back = sum(path.stat().st_size for path in files) / len(partners)
    return f"a task: {sum(sizes) / len(sizes) / 1000:.0f} kB; its files: {back / 1000:.0f} kB"


@contextlib.contextmanager
def cluster(folder: Path, workers: int) -> Iterator[tuple[str, list[psutil.Process]]]:
    """Start a scheduler and workers of one thread; give its address and the workers."""
    from distributed import Client

    said = folder / f"scheduler-{workers}.json"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder}
    leading = [*DASK, "scheduler", *HERE, "--port", "0", "--scheduler-file", str(said)]
    started = [psutil.Popen(leading, **quiet)]
    try:
        while not said.exists() or '"address": "' not in said.read_text():
            time.sleep(0.1)
        address = said.read_text().partition('"address": "')[2].partition('"')[0]
        working = [*DASK, "worker", address, *HERE, "--nthreads", "1", "--no-nanny"]
        for number in range(workers):
            scratch = ["--local-directory", str(folder / f"worker-{number}")]
            started.append(psutil.Popen([*working, *scratch], **quiet))
        with Client(address, timeout=60, set_as_default=False) as client:
            client.wait_for_workers(workers, timeout=60)
        yield address, started[1:]
    finally:
        for process in started:
            process.kill()
            process.wait()


def _seconds(process: psutil.Process) -> float:
    """Return the processor time of a process and of all that it started."""
    total = 0.0
    with contextlib.suppress(psutil.Error):
        for one in (process, *process.children(recursive=True)):
            total += sum(one.cpu_times()[:4])
    return total


def _memory(process: psutil.Process) -> float:
    """Return the MiB that a process and what it started hold together."""
    total = 0.0
    with contextlib.suppress(psutil.Error):
        for one in (process, *process.children(recursive=True)):
            with contextlib.suppress(psutil.Error):
                total += one.memory_full_info().pss / 2**20
    return total


if __name__ == "__main__":
    main()
