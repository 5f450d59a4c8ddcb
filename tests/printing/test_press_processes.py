"""Reports made in real processes: the same bytes warm and cold, nothing carried over, none hangs."""

import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from wijkmakers_analysis.forking import COLD, SWITCH, may_fork
from wijkmakers_analysis.notebook_runs import notebook_path
from wijkmakers_analysis.notebook_runs.waiting_kernel import (
    prepare_kernel,
    take_waiting_kernel,
)
from wijkmakers_analysis.printing.one_report import order_of
from wijkmakers_analysis.printing.press import ColdPress, WarmPress, open_press
from wijkmakers_analysis.printing.report import Report, ReportFile
from wijkmakers_analysis.printing.writers import Writers
from wijkmakers_analysis.yearpack import ensure_pack

import builders
import keyboard

SHEETS = {
    "Activiteiten": [
        ("activiteit", "titel", "soort", "datum", "wijk"),
        ("B01", "Bijeenkomst over energie", "bijeenkomst", "2022-03-10", "Selwerd"),
    ],
    "Organisaties": [
        ("organisatie", "sector", "relatie", "sinds"),
        ("Noorderthuis", "woningcorporatie", "partner", "2021-11-01"),
    ],
    "Aanwezigheid": [
        ("activiteit", "deelnemer", "organisatie", "aanwezig"),
        *(("B01", f"p{number}@voorbeeld.example", "Noorderthuis", "ja") for number in range(9)),
    ],
}
needs_fork = pytest.mark.skipif(not may_fork(), reason="no fork: every press is cold")
LIMIT = 300

# Eight processes that answer at once, each with more than a pipe holds.
ANSWER_AT_ONCE = """
import os
from wijkmakers_analysis.printing.press_process import Answers
answers = Answers(1)
for number in range(8):
    if os.fork() == 0:
        answers.give({"id": number, "outcome": {"figures": ["x" * 100] * 2000}})
        os._exit(0)
for _ in range(8):
    os.wait()
"""


@pytest.fixture(scope="module")
def settings(tmp_path_factory):
    years = {2022: builders.YEARS[2022]}
    settings = builders.workspace(tmp_path_factory.mktemp("werk"), SHEETS, years)
    ensure_pack(settings, 2022)
    return settings


@pytest.fixture(scope="module")
def press():
    press = open_press()
    yield press
    press.close()


def is_running(pid: int) -> bool:
    stat = Path(f"/proc/{pid}/stat")
    try:
        return stat.read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def partner_report(settings, formats=("html", "pdf")) -> Report:
    return Report(
        title="Noorderthuis",
        notebook=notebook_path("partner_report", settings.root),
        parameters={
            "year": 2022,
            "partner": "Noorderthuis",
            "date": "2022-12-01",
            "file_stem": "x",
        },
        pack=settings.root / "packs" / "2022.json",
        partner="Noorderthuis",
        folder=settings.root / "reports",
        files=tuple(ReportFile(f"x.{ending}", ending) for ending in formats),
    )


def review(settings) -> Report:
    report = partner_report(settings, ("html", "pdf", "docx", "pptx", "xlsx"))
    return replace(
        report,
        notebook=notebook_path("yearly_review", settings.root),
        parameters={"year": 2022, "date": "2022-12-01"},
        partner="",
    )


def notebook_with(settings, tmp_path: Path, source: str) -> Report:
    """Return the report of a notebook of one cell."""
    cell = {"cell_type": "code", "id": "a", "metadata": {}, "source": source}
    raw = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}}
    raw["cells"] = [{**cell, "execution_count": None, "outputs": []}]
    path = tmp_path / "proef.ipynb"
    path.write_text(json.dumps(raw), "utf-8")
    return replace(partner_report(settings, ("html",)), notebook=path, parameters={})


def make(press, settings, report: Report, stage: Path, limit: float = LIMIT, writers: int = 1):
    stage.mkdir()
    return press.make(order_of(report, settings.root, stage, writers), limit)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize(
    ("lay_out", "file_count"),
    [
        (partner_report, 2),
        pytest.param(review, 5, marks=pytest.mark.long),
    ],
)
def test_warm_and_cold_give_the_same_bytes(settings, press, tmp_path, lay_out, file_count):
    report = lay_out(settings)
    for name, maker, writers in (
        ("warm", press, 1), ("in parts", press, 3), ("cold", ColdPress(), 1),
    ):  # fmt: skip
        outcome = make(maker, settings, report, tmp_path / name, writers=writers)
        assert outcome.refusal == ""
    cold = contents(tmp_path / "cold")
    assert len(cold) == file_count
    assert contents(tmp_path / "warm") == cold
    assert contents(tmp_path / "in parts") == cold


def test_nothing_of_one_report_is_there_in_the_next(settings, press, tmp_path):
    source = (
        "import os, sys\n"
        "from wijkmakers_analysis import style\n"
        "from wijkmakers_analysis.errors import RunError\n"
        "seen = [hasattr(style, 'LEAK'), os.environ.get('LEAK'), 'leaked' in sys.modules]\n"
        "style.LEAK = os.environ['LEAK'] = 'ja'\n"
        "sys.modules['leaked'] = style\n"
        "raise RunError(str(seen))"
    )
    report = notebook_with(settings, tmp_path, source)
    said = [make(press, settings, report, tmp_path / name).refusal for name in ("a", "b")]
    assert (
        said
        == ["Het notebook proef.ipynb is mislukt in cel 1 (RunError): [False, None, False]"] * 2
    )


def test_a_hanging_report_is_given_up_and_the_other_is_made(settings, press, tmp_path):
    hanging = notebook_with(settings, tmp_path, "import time\ntime.sleep(1000)")
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(make, press, settings, hanging, tmp_path / "a", 3)
        second = pool.submit(make, press, settings, partner_report(settings), tmp_path / "b")
    assert first.result().refusal == (
        "Het verslag was na 3 seconden nog niet klaar en is gestopt. Probeer het opnieuw; duurt "
        "het altijd zo lang, verhoog dan timeout_seconds onder [printing] in wijkmakers.toml."
    )
    assert second.result().refusal == ""


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("import os\nos._exit(9)", "Het notebook proef.ipynb is onverwacht gestopt, misschien"),
        (
            "import os, signal\nos.kill(os.getppid(), signal.SIGKILL)",
            "Het programma dat het verslag maakte, is onverwacht gestopt, misschien omdat het "
            "geheugen vol was. Sluit andere programma's en probeer het opnieuw.",
        ),
    ],
    ids=["kernel", "report"],
)
@needs_fork
def test_a_process_that_dies_is_told_and_the_next_report_is_made(
    settings, press, tmp_path, source, says
):
    outcome = make(press, settings, notebook_with(settings, tmp_path, source), tmp_path / "a")
    assert outcome.refusal.startswith(says)
    good = make(press, settings, partner_report(settings, ("html",)), tmp_path / "b")
    assert good.refusal == ""


def test_a_press_that_is_gone_refuses_what_was_asked(settings, tmp_path):
    press = open_press()
    press.close()
    outcome = make(press, settings, partner_report(settings), tmp_path / "a")
    assert outcome.refusal.startswith("Het programma dat het verslag maakte, is onverwacht gestopt")


@needs_fork
def test_closing_ends_everything_that_was_started(settings, tmp_path):
    source = f"import os, time\nopen({str(tmp_path / 'pid')!r}, 'w').write(str(os.getpid()))\ntime.sleep(1000)"
    press = WarmPress()
    with ThreadPoolExecutor(1) as pool:
        hanging = notebook_with(settings, tmp_path, source)
        made = pool.submit(make, press, settings, hanging, tmp_path / "a")
        while not (tmp_path / "pid").exists() or not (tmp_path / "pid").read_text():
            assert not made.done(), made.result()
        press.close()
        assert made.result().refusal
    kernel = int((tmp_path / "pid").read_text())
    # It was told to end; on a busy machine it takes a moment to do so.
    until = time.monotonic() + 10
    while is_running(kernel):
        assert time.monotonic() < until


@needs_fork
def test_answers_longer_than_a_pipe_holds_do_not_run_through_each_other():
    told = subprocess.run(
        [sys.executable, "-c", ANSWER_AT_ONCE], stdout=subprocess.PIPE, timeout=60
    )
    answers = [json.loads(line) for line in told.stdout.splitlines() if line]
    assert sorted(answer["id"] for answer in answers) == list(range(8))
    assert all(len(answer["outcome"]["figures"]) == 2000 for answer in answers)


def no_fork(monkeypatch):
    monkeypatch.delattr(os, "fork")


def mac(monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")


def switch(monkeypatch):
    monkeypatch.setenv(SWITCH, COLD)


@pytest.mark.parametrize("without", [no_fork, mac, switch])
def test_where_a_process_may_not_be_forked_none_is(monkeypatch, without):
    without(monkeypatch)
    assert isinstance(open_press(), ColdPress)
    prepare_kernel()
    assert take_waiting_kernel() is None
    written = []
    Writers(4, 3, written.append).write_all([2, 0, 1])
    assert written == [2, 0, 1]


@needs_fork
def test_what_waits_has_opened_nothing_and_knows_no_person():
    source = (
        "import json, os, sys, threading\n"
        "from wijkmakers_analysis.printing.press_process import NEEDLESS, load_everything\n"
        "before = set(os.listdir('/proc/self/fd'))\n"
        "load_everything()\n"
        "persons = ('programme', 'intake', 'indicators.catalogue', 'disclosure', 'yearpack.making')\n"
        "print(json.dumps({\n"
        "  'threads': threading.active_count(),\n"
        "  'open': sorted(set(os.listdir('/proc/self/fd')) - before),\n"
        "  'persons': [n for n in persons if 'wijkmakers_analysis.' + n in sys.modules],\n"
        "  'blocked': [n for n in NEEDLESS if n in sys.modules],\n"
        "  'loaded': 'wijkmakers_analysis.figures.network' in sys.modules,\n"
        "}))\n"
    )  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", source], capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == {
        "threads": 1, "open": [], "persons": [], "blocked": [], "loaded": True,
    }  # fmt: skip


@needs_fork
@pytest.mark.long
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT], ids=["kill", "ctrl-c"])
def test_a_command_that_is_stopped_leaves_the_old_reports(settings, tmp_path, number):
    command = [sys.executable, "-m", "wijkmakers_analysis", "partners", str(settings.root)]
    subprocess.run([*command, "--date", "2022-12-01"], check=True, capture_output=True)
    folder = settings.root / "reports" / "2022" / "partners"
    before = contents(folder)
    notebooks = settings.root / "notebooks"
    notebooks.mkdir(exist_ok=True)
    slow = json.loads(notebook_path("partner_report", settings.root).read_text("utf-8"))
    mark = tmp_path / "begonnen"
    cell = {"cell_type": "code", "id": "wacht", "metadata": {}, "execution_count": None}
    source = f"import time\nopen({str(mark)!r}, 'w').close()\ntime.sleep(1000)"
    slow["cells"].append({**cell, "outputs": [], "source": source})
    (notebooks / "partner_report.ipynb").write_text(json.dumps(slow), "utf-8")
    with keyboard.heard():
        running = subprocess.Popen(
            [*command, "--date", "2022-12-02"], stderr=subprocess.PIPE, start_new_session=True
        )
    while not mark.exists():
        assert running.poll() is None
    running.send_signal(number)
    _, said = running.communicate()
    assert contents(folder) == before
    (notebooks / "partner_report.ipynb").unlink()
    if number == signal.SIGINT:
        assert running.returncode == 130
        assert said.decode().splitlines()[-1] == (
            "Gestopt. De vorige verslagen staan er nog zoals ze waren; er is niets nieuws bewaard."
        )
    subprocess.run([*command, "--date", "2022-12-02"], check=True, capture_output=True)
    assert contents(folder) != before
    left = [one.name for one in (settings.root / ".wijkmakers/printing").iterdir()]
    assert left == [".bezig.json.guard"]
