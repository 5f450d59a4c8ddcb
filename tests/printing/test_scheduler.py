"""Reports made by workers of a real Dask scheduler: the same bytes, no person, nothing lost."""

import contextlib
import pickle
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from wijkmakers_analysis import cli
from wijkmakers_analysis.errors import ExportError, PackError
from wijkmakers_analysis.forking import may_fork
from wijkmakers_analysis.intake.pseudonyms import SECRET_PATH
from wijkmakers_analysis.notebook_runs import notebook_path
from wijkmakers_analysis.printing import scheduler
from wijkmakers_analysis.printing.one_report import order_of
from wijkmakers_analysis.printing.report import Outcome, Report, ReportFile
from wijkmakers_analysis.printing.scheduler import OTHER_PROGRAM, TELLS_STORIES, make_task, task_of
from wijkmakers_analysis.yearpack import ensure_pack, open_pack, open_year
from wijkmakers_analysis.yearpack.correction import Correction
from wijkmakers_analysis.yearpack.handing import PLACE, handed_files, open_handed
from wijkmakers_analysis.yearpack.opening import partner_part
from wijkmakers_analysis.yearpack.register import Change

import builders
import packs

PARTNERS = ("Noorderthuis", "Haven", "Molen")
FAMILY = ("Zwaluwstaart", "Pimpelmees", "Kwikstaart", "Grutto", "Watersnip")
PEOPLE = [f"Quirine {name}{number}" for number in range(3) for name in FAMILY]
SHEETS = {
    "Activiteiten": [
        ("activiteit", "titel", "soort", "datum", "wijk"),
        ("B01", "Bijeenkomst over energie", "bijeenkomst", "2022-03-10", "Selwerd"),
    ],
    "Organisaties": [
        ("organisatie", "sector", "relatie", "sinds"),
        *((name, "woningcorporatie", "partner", "2021-11-01") for name in PARTNERS),
    ],
    "Deelnemers": [
        ("deelnemer", "e-mail"),
        *((name, f"{name.split()[1].lower()}@voorbeeld.example") for name in PEOPLE),
    ],
    "Aanwezigheid": [
        ("activiteit", "deelnemer", "organisatie", "aanwezig"),
        *(("B01", name, PARTNERS[place % 3], "ja") for place, name in enumerate(PEOPLE)),
    ],
}
DAY = "2022-12-01"
needs_fork = pytest.mark.skipif(not may_fork(), reason="no process can be killed so")


@pytest.fixture(scope="module")
def settings(tmp_path_factory):
    years = {2022: builders.YEARS[2022]}
    settings = builders.workspace(tmp_path_factory.mktemp("kantoor") / "werk", SHEETS, years)
    ensure_pack(settings, 2022)
    return settings


@pytest.fixture(scope="module")
def pack(settings):
    return open_year(2022, settings.root)


def partner_report(settings, name="Noorderthuis") -> Report:
    stem = name.lower()
    return Report(
        title=name,
        notebook=notebook_path("partner_report", settings.root),
        parameters={"year": 2022, "partner": name, "date": DAY, "file_stem": stem},
        pack=settings.root / "packs" / "2022.json",
        partner=name,
        folder=settings.root / "reports",
        files=tuple(ReportFile(f"{stem}.{ending}", ending) for ending in ("html", "pdf")),
    )


def task(settings, pack, report=None) -> scheduler.Task:
    order = order_of(report or partner_report(settings), settings.root, Path("nergens"), 1)
    return task_of(settings, pack, order, 300)


def test_what_is_handed_over_comes_back_as_it_was(tmp_path):
    pack = packs.full_pack()
    office = builders.workspace(tmp_path / "leeg", {})
    view = partner_part(office, pack, "Noorderthuis")
    change = Change(key="participants", was="20", now="25")
    correction = Correction(version="1.1", corrects="1.0", corrected_on=pack.end, changes=(change,))
    view = replace(view, correction=correction)
    for place, content in handed_files(view, office).items():
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_bytes(content)
    back = open_handed(tmp_path, 2022)
    assert back == replace(view, stories=(), pictures=back.pictures)
    assert back.hash == view.hash
    with pytest.raises(PackError, match="is van 2022, niet van 2023"):
        open_handed(tmp_path, 2023)
    (tmp_path / PLACE).write_text("{", "utf-8")
    with pytest.raises(PackError, match=r"^Het deel van het jaarpak is beschadigd\."):
        open_handed(tmp_path, 2022)
    assert open_handed(tmp_path / "nergens", 2022) is None


def test_a_task_holds_facts_and_no_person(settings, pack):
    content = pickle.dumps(task(settings, pack))
    assert b"Noorderthuis" in content
    assert b"participants" in content
    secret = (settings.root / SECRET_PATH).read_bytes().strip()
    pseudonyms = [str(one) for one in pseudonyms_of(settings)]
    assert len(pseudonyms) == len(PEOPLE)
    for word in (*FAMILY, *map(str.lower, FAMILY), "@voorbeeld", *pseudonyms, "programma.xlsx"):
        assert word.encode() not in content, word
    assert secret not in content
    assert str(settings.root).encode() not in content
    # What another partner's report shows stays at home too.
    others = [fact for fact in pack.facts if fact.group.get("organisatie") in PARTNERS[1:]]
    assert others
    kept = open_task(settings, pack).facts
    assert not [
        fact for fact in kept if fact.group.get("organisatie", "Noorderthuis") != "Noorderthuis"
    ]
    # And the search finds what is there: in the workbook's own rows.
    assert FAMILY[0].encode() in pickle.dumps(SHEETS)


def pseudonyms_of(settings):
    from wijkmakers_analysis.programme import load_programme

    return load_programme(settings).attendance["person_id"].unique()


def open_task(settings, pack):
    root = settings.root.parent / "elders"
    for place, content in task(settings, pack).files.items():
        (root / place).parent.mkdir(parents=True, exist_ok=True)
        (root / place).write_bytes(content)
    return open_handed(root, 2022)


def test_a_story_stays_at_the_office(tmp_path):
    pack = packs.full_pack()
    public = tuple(replace(story, consent="openbaar") for story in pack.stories)
    pack = replace(pack, stories=public)
    office = builders.workspace(tmp_path, {})
    view = partner_part(office, pack, "Noorderthuis")
    assert view.stories
    handed = b"".join(handed_files(view, office).values()).decode()
    assert not [story for story in view.stories if story.quote in handed]


def test_a_notebook_that_tells_stories_is_made_at_home(settings, pack, tmp_path):
    path = tmp_path / "eigen.ipynb"
    path.write_text('{"cells": [{"cell_type": "code", "source": ["tell_stories(pack)"]}]}')
    with pytest.raises(ExportError) as caught:
        task(settings, pack, replace(partner_report(settings), notebook=path))
    assert str(caught.value) == TELLS_STORIES.format(name="eigen.ipynb")


def test_a_log_shows_nothing_of_what_is_sent(settings, pack):
    one = task(settings, pack)
    assert repr(one) == f"Task(program={one.program!r}, timeout=300)"


def test_another_program_makes_nothing(settings, pack):
    made = make_task(replace(task(settings, pack), program="anders"))
    assert made.outcome == Outcome({}, OTHER_PROGRAM)
    assert made.contents == {}


@contextlib.contextmanager
def cluster(folder: Path, workers: int):
    """Start a scheduler and workers on this computer; give its address and their processes."""
    tool = [sys.executable, "-m", "dask"]
    said = folder / "scheduler.json"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder}
    here = ["--host", "127.0.0.1", "--no-dashboard"]
    leading = [*tool, "scheduler", *here, "--port", "0", "--scheduler-file", str(said)]
    processes = [subprocess.Popen(leading, **quiet)]
    try:
        wait_for(said.exists)
        wait_for(lambda: "tcp://" in said.read_text())
        address = said.read_text().partition('"address": "')[2].partition('"')[0]
        for number in range(workers):
            scratch = ["--local-directory", str(folder / f"worker-{number}")]
            working = [*tool, "worker", address, *here, "--nthreads", "1", "--no-nanny", *scratch]
            processes.append(subprocess.Popen(working, **quiet))
        with scheduler_client(address) as client:
            wait_for(lambda: len(client.nthreads()) == workers)
        yield address, processes[1:]
    finally:
        for process in processes:
            process.kill()
            process.wait()


def scheduler_client(address):
    from distributed import Client

    return Client(address, timeout=60, set_as_default=False)


def wait_for(is_so, seconds: float = 120):
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.1)


def copy_of(settings, folder: Path) -> Path:
    shutil.copytree(settings.root, folder)
    shutil.rmtree(folder / "reports", ignore_errors=True)
    return folder


def finished(root: Path) -> dict[str, bytes]:
    folder = root / "reports" / "2022" / "partners"
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*"))}


@pytest.mark.long
@needs_fork
def test_workers_give_the_bytes_that_are_made_here_also_where_one_is_killed(
    settings, tmp_path, capsys, monkeypatch
):
    options = ("--year", "2022", "--date", DAY)
    here = copy_of(settings, tmp_path / "hier")
    assert cli.main(["partners", str(here), *options]) == 0
    expected = finished(here)
    assert len(expected) == 2 * len(PARTNERS)
    folders = [str(copy_of(settings, tmp_path / name)) for name in ("een", "twee")]
    killed = []
    with cluster(tmp_path, 2) as (address, workers):
        make = scheduler.ScheduledPress._wait

        def wait_and_kill(self, future, timeout):
            """Kill the worker that is the first to make a report."""
            if not killed:
                killed.append(None)
                wait_for(lambda: any(busy_in(tmp_path / f"worker-{one}") for one in (0, 1)))
                killed[0] = 0 if busy_in(tmp_path / "worker-0") else 1
                workers[killed[0]].send_signal(signal.SIGKILL)
            return make(self, future, timeout)

        monkeypatch.setattr(scheduler.ScheduledPress, "_wait", wait_and_kill)
        capsys.readouterr()
        status = cli.main(["partners", *folders, *options, "--scheduler", address])
        told = capsys.readouterr()
        assert (status, killed) in [(0, [0]), (0, [1])], told.err
        assert workers[killed[0]].wait(60) == -signal.SIGKILL
        assert workers[1 - killed[0]].poll() is None
    for folder in folders:
        assert finished(Path(folder)) == expected
        assert all(
            f"{name}/reports/2022/partners/haven.pdf" in told.out for name in ("een", "twee")
        )
    assert busy_in(tmp_path / f"worker-{1 - killed[0]}") == []


def busy_in(scratch: Path) -> list[Path]:
    """Return the notebooks of reports that a worker has in hand."""
    with contextlib.suppress(OSError):
        return list(scratch.glob("*/*/*/workspace/notebooks/*.ipynb"))
    return []


@pytest.mark.long
@needs_fork
def test_workers_that_are_all_gone_are_told_of_and_the_old_reports_stay(
    settings, tmp_path, capsys, monkeypatch
):
    monkeypatch.setattr(scheduler, "LOOK_EVERY", 1)
    root = copy_of(settings, tmp_path / "een")
    text = (root / "wijkmakers.toml").read_text("utf-8")
    (root / "wijkmakers.toml").write_text(f"{text}[printing]\ntimeout_seconds = 4\n", "utf-8")
    with cluster(tmp_path, 1) as (address, workers):
        make = scheduler.ScheduledPress._wait

        def kill_and_wait(self, future, timeout):
            workers[0].kill()
            workers[0].wait()
            return make(self, future, timeout)

        monkeypatch.setattr(scheduler.ScheduledPress, "_wait", kill_and_wait)
        options = ("--year", "2022", "--date", DAY, "--scheduler", address)
        assert cli.main(["partners", str(root), *options]) == 1
    assert f"Haven: geen verslag gemaakt. {scheduler.NOBODY}" in capsys.readouterr().err
    assert finished(root) == {}


@pytest.mark.parametrize(
    ("folders", "options", "message"),
    [
        (("een", "twee"), (), "Meer mappen tegelijk kan alleen met --scheduler. Noem er één."),
        (
            ("een", "een"),
            ("--scheduler", "tcp://127.0.0.1:9"),
            "Twee van de mappen zijn van dezelfde werkruimte. Noem elke map één keer.",
        ),
        (
            ("een",),
            ("--scheduler", "127.0.0.1"),
            "Op 127.0.0.1 antwoordt geen scheduler van Dask. Kijk of het adres klopt, zoals "
            "tcp://10.0.0.5:8786, en of hij draait (dask scheduler).",
        ),
    ],
    ids=["without", "twice", "nobody"],
)
def test_a_call_that_cannot_be_carried_out(
    tmp_path, capsys, monkeypatch, folders, options, message
):
    monkeypatch.setattr(scheduler, "PATIENCE", 1)
    for name in set(folders):
        builders.workspace(tmp_path / name, {})
    given = [str(tmp_path / name) for name in folders]
    assert cli.main(["partners", *given, "--year", "2022", *options]) == 2
    assert capsys.readouterr().err == f"{message}\nZie: wijkmakers partners --help\n"


def test_without_dask_it_is_told_how_to_get_it(tmp_path, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    builders.workspace(tmp_path, {})
    call = ["partners", str(tmp_path), "--year", "2022", "--scheduler", "tcp://127.0.0.1:9"]
    assert cli.main(call) == 2
    assert "pip install 'wijkmakers-analysis[cluster]'" in capsys.readouterr().err


def test_a_refused_workspace_does_not_stop_the_others(settings, tmp_path, capsys, monkeypatch):
    """Without a cluster: what is sent is made in this process."""
    monkeypatch.setattr(scheduler, "connect", lambda address: contextlib.nullcontext(OneComputer()))
    from wijkmakers_analysis.cli import elsewhere

    monkeypatch.setattr(elsewhere, "connect", scheduler.connect)
    builders.workspace(tmp_path / "kapot", {**SHEETS, "Organisaties": [("organisatie", "sector")]})
    good = copy_of(settings, tmp_path / "goed")
    folders = (str(tmp_path / "kapot"), str(good))
    options = ("--year", "2022", "--date", DAY, "--only", "haven", "--format", "html")
    assert cli.main(["partners", *folders, *options, "--scheduler", "tcp://x"]) == 1
    told = capsys.readouterr()
    assert "kapot: " in told.err
    assert list(finished(good)) == ["haven.html"]
    assert open_pack(good / "packs" / "2022.json").year == 2022


class OneComputer:
    """A client without a cluster: it makes what is submitted at once."""

    def submit(self, function, *given, pure):
        content = pickle.dumps(given)
        return Done(function(*pickle.loads(content)))

    def nthreads(self):
        return {"here": 1}

    def cancel(self, futures):
        assert not futures


class Done:
    """A future that is there."""

    def __init__(self, value):
        self.value = value

    def result(self, timeout):
        return self.value

    def release(self):
        """Do nothing."""
