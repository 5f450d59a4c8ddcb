"""The notebooks run in JupyterLab as the office opens it: no error, figures on the page."""

import contextlib
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from wijkmakers_analysis.document import read_document
from wijkmakers_analysis.export import FORMATS

import keyboard

pytestmark = pytest.mark.desktop

START_SECONDS, RUN_SECONDS = 60, 150
VIEWPORT = {"width": 1400, "height": 1000}
PARTNER = "Welzijn De Kruimelbrug"
NOTEBOOK_SETTINGS = "lab-settings/@jupyterlab/notebook-extension/tracker.jupyterlab-settings"
# The menus are Dutch, as far as the language pack goes.
IS_IDLE = re.compile(r"^Python 3 \(ipykernel\) \| Inactief$")
RUN_ALL = "runmenu:run-all"
IS_DONE = """() => {
  const cells = [...document.querySelectorAll('.jp-CodeCell')];
  const marks = cells.map(cell => cell.querySelector('.jp-InputPrompt').textContent);
  const failed = document.querySelector('[data-mime-type="application/vnd.jupyter.stderr"]');
  const ended = marks.every(mark => /^\\[\\d+\\]:$/.test(mark)) || (
    failed && marks.every(mark => mark !== '[*]:'));
  return cells.length > 0 && ended;
}"""


@dataclass
class Lab:
    """A JupyterLab that runs: its workspace, where it is, what its browser opened, what it says."""

    folder: Path
    url: str
    token: str
    opened: str
    log: Path

    def address(self, notebook):
        return f"{self.url}lab/tree/notebooks/{notebook}.ipynb?token={self.token}&reset"


@pytest.fixture(scope="module")
def lab(copy_workspace, tmp_path_factory):
    """JupyterLab as `wijkmakers explore` opens it, with settings of its own and a false browser."""
    folder, home = copy_workspace(), tmp_path_factory.mktemp("thuis")
    name_the_partner(folder / "notebooks" / "partner_report.ipynb")
    command = [sys.executable, "-m", "wijkmakers_analysis", "explore", str(folder)]
    with (home / "log").open("wb") as log, keyboard.heard():
        process = subprocess.Popen(
            command, env=surroundings(home), stdout=log, stderr=log, start_new_session=True
        )
    try:
        server = json.loads(
            wait_for(lambda: next(home.glob("runtime/jpserver-*.json")).read_text())
        )
        opened = wait_for((home / "opened").read_text)
        yield Lab(folder, server["url"], server["token"], opened, home / "log")
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGINT)
        try:
            status = process.wait(timeout=60)
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
    assert status == 0, "Ctrl+C stops it"


def surroundings(home):
    """Return an environment in which JupyterLab reads and writes nothing outside a folder."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = {"ServerApp": {"allow_root": True, "port": port}}
    (home / "config").mkdir()
    (home / "config" / "jupyter_server_config.json").write_text(json.dumps(settings))
    # All cells in the page, also those below the window.
    tracker = home / NOTEBOOK_SETTINGS
    tracker.parent.mkdir(parents=True)
    tracker.write_text('{"windowingMode": "none"}')
    browser = home / "browser.py"
    browser.write_text(
        "import pathlib, sys\n"
        f"pathlib.Path({str(home / 'opened')!r}).write_text(sys.argv[1], encoding='utf-8')\n"
    )
    return os.environ | {
        "HOME": str(home),
        "BROWSER": f"{sys.executable} {browser} %s",
        "IPYTHONDIR": str(home / "ipython"),
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "JUPYTERLAB_SETTINGS_DIR": str(home / "lab-settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(home / "lab-workspaces"),
    }


def wait_for(read):
    """Return what a function reads once it can be read and is not empty."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        with contextlib.suppress(OSError, StopIteration):
            if text := read():
                return text
        time.sleep(0.2)
    raise AssertionError("JupyterLab did not start in time.")


def name_the_partner(path):
    """Fill in the one parameter that every user of this notebook has to fill in."""
    notebook = json.loads(path.read_text("utf-8"))
    (cell,) = (c for c in notebook["cells"] if "parameters" in c["metadata"].get("tags", ()))
    source = "".join(cell["source"])
    cell["source"] = re.sub(r'partner: str = ""', f'partner: str = "{PARTNER}"', source)
    path.write_text(json.dumps(notebook), "utf-8")


@contextlib.contextmanager
def open_notebook(browser, lab, name):
    """Open a notebook on a fresh page and hold the page to stay on this computer."""
    context = browser.new_context(viewport=VIEWPORT)
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.set_default_timeout(START_SECONDS * 1000)
    page.goto(lab.address(name))
    page.locator(".jp-Notebook .jp-CodeCell").first.wait_for()
    page.get_by_text(IS_IDLE).wait_for()
    yield page
    context.close()
    own = urlsplit(lab.url).netloc
    elsewhere = {urlsplit(url).netloc for url in asked if url.startswith(("http", "ws"))} - {own}
    assert not elsewhere


def run_all(page):
    page.locator(".lm-MenuBar-itemLabel", has_text=re.compile("^Uitvoeren$")).click()
    page.locator(f".lm-Menu-item[data-command='{RUN_ALL}']").click()
    page.wait_for_function(IS_DONE, timeout=RUN_SECONDS * 1000)
    page.get_by_text(IS_IDLE).wait_for()


def errors_on(page):
    return page.locator('[data-mime-type="application/vnd.jupyter.stderr"]').all_inner_texts()


def figures_on(page):
    """Return the pictures in the outputs that take room on the page."""
    boxes = (
        figure.bounding_box()
        for figure in page.locator(".jp-OutputArea-output svg, .jp-OutputArea-output img").all()
    )
    return [box for box in boxes if box and box["width"] > 200 and box["height"] > 30]


def test_explore_opens_its_notebook_in_the_browser(lab):
    page = Path(urlsplit(lab.opened).path).read_text("utf-8")
    assert "/lab/tree/notebooks/explore.ipynb" in page


@pytest.mark.parametrize(
    ("name", "figures"), [("explore", 4), ("yearly_review", 8), ("partner_report", 1)]
)
def test_run_all_gives_figures_and_no_error(chromium, lab, name, figures):
    with open_notebook(chromium, lab, name) as page:
        run_all(page)
        if folder := os.environ.get("WIJKMAKERS_PICTURES"):
            page.screenshot(path=f"{folder}/{name}.png")
        assert errors_on(page) == []
        assert len(figures_on(page)) >= figures
        words = page.locator(".jp-Notebook").inner_text()
        assert "Traceback" not in words


def export_as(page, label):
    """Choose a line of the menu for exports; return what the browser got."""
    got = []
    heard = lambda download: got.append(download)  # noqa: E731
    page.on("download", heard)
    page.context.on("page", lambda new: new.on("download", heard))
    page.locator(".lm-MenuBar-itemLabel").first.click()
    page.locator(".lm-Menu-item", has_text=re.compile("[Ee]xport")).first.hover()
    page.get_by_text(label, exact=True).click()
    for _ in range(START_SECONDS * 4):
        if got:
            return Path(got[0].path()).read_bytes()
        page.wait_for_timeout(250)
    raise AssertionError("Nothing came of the export.")


@pytest.mark.parametrize(
    ("label", "ending"), [("Wijkmakers: PDF", "pdf"), ("Wijkmakers: Word", "docx")]
)
def test_the_menu_exports_the_review_as_the_command_writes_it(
    chromium, lab, label, ending, tmp_path
):
    with open_notebook(chromium, lab, "yearly_review") as page:
        run_all(page)
        got = export_as(page, label)
    saved = json.loads((lab.folder / "notebooks" / "yearly_review.ipynb").read_text("utf-8"))
    path = tmp_path / f"overzicht.{ending}"
    FORMATS[ending](read_document(saved), path)
    assert got == path.read_bytes()


def test_a_partner_sees_its_own_name(chromium, lab):
    with open_notebook(chromium, lab, "partner_report") as page:
        run_all(page)
        assert PARTNER in page.locator(".jp-OutputArea-output").first.inner_text()


def choose(page, name, option):
    """Choose an option of the panel by the words beside it."""
    page.get_by_role("combobox", name=name, exact=True).select_option(option)


def test_another_choice_changes_figure_definition_and_table(chromium, lab):
    with open_notebook(chromium, lab, "explore") as page:
        run_all(page)
        panel = page.locator(".jp-OutputArea", has=page.locator(".widget-dropdown")).first
        drawn, table = panel.locator("figure").first, panel.locator("table.dataTable").first
        before = drawn.text_content()
        assert "Deelnemers, per soort" in before
        choose(page, "cijfer", "1. Activiteiten")
        panel.get_by_text("Activiteiten, per soort").wait_for()
        choose(page, "verdeling", "per pijler")
        panel.get_by_text("Activiteiten, per pijler").wait_for()
        by_pillar = drawn.text_content()
        assert "ontmoeten" in by_pillar
        assert panel.get_by_text("Een activiteit als geheel.").count()
        table.get_by_text("ontmoeten").first.wait_for()
        choose(page, "periode", "2023")
        panel.get_by_text("Periode: 1 december 2022").first.wait_for()
        in_2023 = drawn.text_content()
        assert in_2023 != by_pillar
        choose(page, "soort", "wijkwandeling")
        panel.get_by_text("Alleen activiteiten van de soort").first.wait_for()
        assert drawn.text_content() != in_2023
        assert errors_on(page) == []


def test_a_table_is_searched_and_sorted_without_a_network(chromium, lab):
    with open_notebook(chromium, lab, "explore") as page:
        run_all(page)
        listed = page.locator(".jp-OutputArea-output", has=page.locator("table.dataTable")).filter(
            has_text="time_to_return"
        )
        rows = listed.locator("table.dataTable tbody tr")
        assert rows.count() == 10
        listed.get_by_role("searchbox").fill("leergang")
        listed.get_by_text("diplomas", exact=True).wait_for()
        assert rows.count() < 10
        listed.get_by_role("searchbox").fill("")
        for end in ("activities", "focal_points"):
            listed.locator("th", has_text="nummer").first.click()
            rows.first.get_by_text(end, exact=True).wait_for()


def test_a_sentence_in_a_table_keeps_room_and_a_wide_table_slides(chromium, lab):
    with open_notebook(chromium, lab, "explore") as page:
        run_all(page)
        listed = page.locator(".jp-OutputArea-output", has=page.locator("table.dataTable")).filter(
            has_text="een kwart van de groepen is kleiner"
        )
        reason = listed.locator("tbody td", has_text="lijst of telling").first
        letter = float(reason.evaluate("one => parseFloat(getComputedStyle(one).fontSize)"))
        assert reason.bounding_box()["width"] >= 13 * letter
        frame = reason.bounding_box(), listed.bounding_box()
        assert frame[0]["x"] + frame[0]["width"] > frame[1]["x"] + frame[1]["width"]
        reason.scroll_into_view_if_needed()
        cell, within = reason.bounding_box(), listed.bounding_box()
        assert cell["x"] + cell["width"] <= within["x"] + within["width"] + 1


def test_the_panel_saves_for_excel_and_shows_what_may_leave(chromium, lab):
    with open_notebook(chromium, lab, "explore") as page:
        run_all(page)
        page.get_by_role("button", name="Naar Excel").click()
        page.get_by_text("Opgeslagen in de werkruimte").wait_for()
        assert list((lab.folder / "intern").glob("INTERN *.xlsx"))
        page.get_by_role("button", name="Na afscherming").click()
        page.get_by_text("Deelnemers, na afscherming, per soort").first.wait_for()


def test_exploring_is_saved_without_outputs(chromium, lab):
    path = lab.folder / "notebooks" / "explore.ipynb"
    before = path.stat().st_mtime_ns
    with open_notebook(chromium, lab, "explore") as page:
        run_all(page)
        page.keyboard.press("Control+s")
        for _ in range(80):
            if path.stat().st_mtime_ns != before:
                break
            page.wait_for_timeout(250)
        assert path.stat().st_mtime_ns != before
        assert figures_on(page), "what is shown stays on the page"
    saved = json.loads(path.read_text("utf-8"))
    assert not [one for cell in saved["cells"] for one in cell.get("outputs", ())]


def test_it_starts_without_a_word_of_warning(lab):
    said = lab.log.read_text("utf-8")
    assert said.startswith("JupyterLab gaat open in uw browser. Stoppen: Ctrl+C in dit venster.")
    assert not re.search(r"WARN|^\[[WE] ", said, re.MULTILINE), said
