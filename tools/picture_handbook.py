"""Make docs/pictures/handleiding/: the screens and pages that the handbook shows, from real runs.

Run it as ``python tools/picture_handbook.py``, with names of pictures behind it to make only those.
It works in a temporary workspace with the practice year and the example, and needs LibreOffice,
poppler and Chromium.
"""

import contextlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from matplotlib import get_data_path
from PIL import Image, ImageChops, ImageDraw, ImageFont
from playwright.sync_api import sync_playwright
from pypdf import PdfReader

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures" / "handleiding"
TOOL = (sys.executable, "-m", "wijkmakers_analysis")
YEAR, DAY = "2022", "2022-12-15"
PARTNER = "Welzijn De Kruimelbrug"
# Terminal: a hand's width of signs, calm colours, twice the size for a sharp screen.
COLUMNS, MOST_LINES = 92, 30
SIZE, MARGIN, BAR = 26, 36, 44
PAPER, INK, FAINT, EDGE = "#FBFAF7", "#26302E", "#7C8683", "#D9DDD8"
WIDEST, COLOURS = 1400, 48
RUN_ALL = "runmenu:run-all"
IS_IDLE = re.compile(r"\| (Inactief|Idle)$")
# A busy machine takes this long to run the notebook.
RUN_SECONDS = 45
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")


def main() -> None:
    """Write the pictures that are asked for, or all."""
    wanted = sys.argv[1:] or list(MAKERS)
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _run(folder, "voorbeeld", "Oefenjaar", "--oefenen")
        _run(folder, "voorbeeld", "Wijkmakers")
        for each in wanted:
            _save(MAKERS[each](folder), PICTURES / f"{each}.png")
            print(f"{each}: {(PICTURES / f'{each}.png').stat().st_size // 1000} kB")


def picture_start(folder: Path) -> Image.Image:
    """Show how a workspace begins."""
    return _terminal(folder, "nieuw", "Wijkmakers 2026", "--year", "2026")


def picture_check(folder: Path) -> Image.Image:
    """Show the end of a check with problems."""
    return _terminal(folder, "controleer", "Oefenjaar", last=MOST_LINES, status=1)


def picture_clean(folder: Path) -> Image.Image:
    """Show the end of a check of lists without problems."""
    return _terminal(folder, "controleer", "Wijkmakers", last=10)


def picture_state(folder: Path) -> Image.Image:
    """Show what is still lacking."""
    call = ("controleer", "Wijkmakers", "--state", "--date", DAY)
    return _terminal(folder, *call, last=MOST_LINES)


def picture_workbook(folder: Path) -> Image.Image:
    """Show the sheet Uitleg of the workbook with activities."""
    new = folder / "leeg"
    _run(folder, "nieuw", new.name, "--year", "2026")
    return _sheet(folder, new / "data" / "Activiteiten.xlsx", "Uitleg bij", 0.97)


def picture_todo(folder: Path) -> Image.Image:
    """Show the sheet Te doen of a marked copy."""
    target = folder / "herstellen"
    if not target.is_dir():
        _run(folder, "controleer", "Oefenjaar", "--returned", target.name, status=1)
    return _sheet(folder, target / "Activiteiten 2021-2023.xlsx", "Te doen", 0.62)


def picture_review(folder: Path) -> Image.Image:
    """Show two pages of the yearly review beside each other."""
    path = folder / "Wijkmakers" / "reports" / YEAR / f"jaaroverzicht-{YEAR}.pdf"
    if not path.is_file():
        _run(folder, "jaaroverzicht", "Wijkmakers", "--year", YEAR, "--date", DAY)
    return _beside(_page(path, 1, 60), _page(path, 3, 60))


def picture_partner(folder: Path) -> Image.Image:
    """Show two pages of the report of a partner."""
    return _beside(*(_page(_partner_file(folder), number, 60) for number in (1, 2)))


def picture_dispatch(folder: Path) -> Image.Image:
    """Show the list of what goes to whom."""
    _partner_file(folder)
    office = folder / "Wijkmakers" / "reports" / YEAR / "kantoor" / "proef"
    return _sheet(folder, office / f"verzendlijst-{YEAR}.xlsx", "Verzendlijst", 0.5, 0.72)


def picture_explore(folder: Path) -> Image.Image:
    """Show the notebook to explore in JupyterLab, after all its cells have run."""
    with tempfile.TemporaryDirectory() as home, _lab(folder / "Wijkmakers", Path(home)) as address:
        return _screen(address, folder / "lab.png")


MAKERS: dict[str, Callable[[Path], Image.Image]] = {
    "start": picture_start,
    "werkboek": picture_workbook,
    "controle": picture_check,
    "te-doen": picture_todo,
    "in-orde": picture_clean,
    "stand": picture_state,
    "jaaroverzicht": picture_review,
    "partnerverslag": picture_partner,
    "verzendlijst": picture_dispatch,
    "verkennen": picture_explore,
}


def _run(folder: Path, *words: str, status: int = 0) -> str:
    done = subprocess.run([*TOOL, *words], cwd=folder, capture_output=True, text=True)
    if done.returncode != status:
        raise SystemExit(f"wijkmakers {words} ended with {done.returncode}:\n{done.stderr}")
    return done.stdout


def _say_on_terminal(folder: Path, *words: str, status: int) -> str:
    """Return what a command says to a terminal of so many columns: it wraps its lines itself."""
    master, terminal = os.openpty()
    surroundings = os.environ | {"COLUMNS": str(COLUMNS)}
    process = subprocess.Popen(
        [*TOOL, *words], cwd=folder, env=surroundings, stdout=terminal, stderr=subprocess.DEVNULL
    )
    os.close(terminal)
    said = b""
    # On Linux a terminal that nobody holds any more reads as an error.
    with contextlib.suppress(OSError), open(master, "rb", buffering=0) as screen:
        while part := screen.read(4096):
            said += part
    if process.wait() != status:
        raise SystemExit(f"wijkmakers {words} ended with {process.returncode}")
    return said.decode("utf-8")


def _terminal(folder: Path, *words: str, last: int | None = None, status: int = 0) -> Image.Image:
    """Draw what a command says on a terminal, its last lines where it is long."""
    call = "wijkmakers " + " ".join(f'"{word}"' if " " in word else word for word in words)
    lines = [
        part
        for line in _say_on_terminal(folder, *words, status=status).splitlines()
        for part in (textwrap.wrap(line, COLUMNS, drop_whitespace=False) or [""])
    ]
    if last and len(lines) > last:
        lines = ["…", *lines[-last:]]
    fonts = Path(get_data_path()) / "fonts" / "ttf"
    plain = ImageFont.truetype(str(fonts / "DejaVuSansMono.ttf"), SIZE)
    strong = ImageFont.truetype(str(fonts / "DejaVuSansMono-Bold.ttf"), SIZE)
    step = round(SIZE * 1.5)
    width = round(plain.getlength("m") * COLUMNS) + 2 * MARGIN
    height = BAR + 2 * MARGIN + step * (len(lines) + 2)
    picture = Image.new("RGB", (width, height), PAPER)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, width - 1, height - 1), outline=EDGE, width=3)
    draw.rectangle((0, 0, width - 1, BAR), fill=EDGE)
    for at in range(3):
        left = MARGIN + at * 34
        draw.ellipse((left, BAR // 2 - 9, left + 18, BAR // 2 + 9), fill=PAPER)
    draw.text((MARGIN, BAR + MARGIN), f"> {call}", font=strong, fill=INK)
    for at, line in enumerate(lines, start=2):
        look = FAINT if line == "…" else INK
        draw.text((MARGIN, BAR + MARGIN + at * step), line, font=plain, fill=look)
    return picture


def _sheet(folder: Path, book: Path, words: str, share: float, width: float = 1) -> Image.Image:
    """Draw the first printed page of a workbook that holds the words, its upper part.

    Of a wide list only the left part can be read at the size of a page.
    """
    made = folder / "afdruk"
    profile = f"-env:UserInstallation=file://{folder}/profiel"
    call = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", made, book]
    subprocess.run(call, check=True, capture_output=True)
    path = made / f"{book.stem}.pdf"
    for number, page in enumerate(PdfReader(path).pages, start=1):
        if words in page.extract_text():
            picture = _page(path, number, round(110 / width))
            part = (0, 0, round(picture.width * width), round(picture.height * share))
            return _trimmed(picture.crop(part))
    raise SystemExit(f"no page of {book.name} holds {words}")


def _page(path: Path, number: int, dots: int) -> Image.Image:
    target = path.parent / f"pagina-{number}"
    chosen = ["-f", str(number), "-l", str(number), "-r", str(dots), "-png", "-singlefile"]
    subprocess.run(["pdftoppm", *chosen, path, target], check=True)
    return Image.open(target.with_suffix(".png")).convert("RGB")


def _partner_file(folder: Path) -> Path:
    reports = folder / "Wijkmakers" / "reports" / YEAR / "partners"
    if not reports.is_dir():
        _run(folder, "partners", "Wijkmakers", "--year", YEAR, "--date", DAY)
    return reports / "welzijn-de-kruimelbrug.pdf"


def _beside(*pages: Image.Image) -> Image.Image:
    gap = 24
    width = sum(page.width for page in pages) + gap * (len(pages) + 1)
    whole = Image.new("RGB", (width, max(page.height for page in pages) + 2 * gap), EDGE)
    left = gap
    for page in pages:
        whole.paste(page, (left, gap))
        left += page.width + gap
    return whole


def _trimmed(picture: Image.Image) -> Image.Image:
    """Cut the white edges away and leave a little room and a thin frame."""
    blank = Image.new("RGB", picture.size, "white")
    box = ImageChops.difference(picture, blank).getbbox() or (0, 0, *picture.size)
    room = 16
    cut = picture.crop(box)
    framed = Image.new("RGB", (cut.width + 2 * room, cut.height + 2 * room), "white")
    framed.paste(cut, (room, room))
    edge = (0, 0, framed.width - 1, framed.height - 1)
    ImageDraw.Draw(framed).rectangle(edge, outline=EDGE)
    return framed


def _save(picture: Image.Image, path: Path) -> None:
    if picture.width > WIDEST:
        height = round(picture.height * WIDEST / picture.width)
        picture = picture.resize((WIDEST, height), Image.Resampling.LANCZOS)
    few = picture.convert("P", palette=Image.Palette.ADAPTIVE, colors=COLOURS)
    few.save(path, optimize=True)


@contextlib.contextmanager
def _lab(workspace: Path, home: Path) -> Iterator[str]:
    """Run `wijkmakers verken` without a window and give the address of its notebook."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    (home / "config").mkdir()
    settings = {"ServerApp": {"allow_root": True, "port": port, "open_browser": False}}
    (home / "config" / "jupyter_server_config.json").write_text(json.dumps(settings))
    surroundings = os.environ | {
        "HOME": str(home),
        "BROWSER": "true",
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
    }
    process = subprocess.Popen(
        [*TOOL, "verken", str(workspace)],
        env=surroundings,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        while not (found := list((home / "runtime").glob("jpserver-*.json"))):
            time.sleep(0.3)
        time.sleep(1)
        server = json.loads(found[0].read_text(encoding="utf-8"))
        yield f"{server['url']}lab/tree/notebooks/explore.ipynb?token={server['token']}&reset"
    finally:
        os.killpg(process.pid, signal.SIGINT)
        try:
            process.wait(timeout=20)
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def _screen(address: str, target: Path) -> Image.Image:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=list(FLAGS)
        )
        page = browser.new_page(viewport={"width": 1300, "height": 860})
        page.set_default_timeout(120_000)
        page.goto(address)
        page.locator(".jp-Notebook .jp-CodeCell").first.wait_for()
        # Before its kernel is ready JupyterLab would ask for one.
        page.get_by_text(IS_IDLE).wait_for()
        page.wait_for_timeout(2000)
        page.locator(".lm-MenuBar-itemLabel", has_text="Uitvoeren").first.click()
        page.locator(f".lm-Menu-item[data-command='{RUN_ALL}']").click()
        page.wait_for_timeout(RUN_SECONDS * 1000)
        figures = page.locator(".jp-OutputArea-output svg, .jp-OutputArea-output img").all()
        sizes = [(one, one.bounding_box() or {"width": 0}) for one in figures]
        wide = [one for one, box in sizes if box["width"] > 300]
        if wide:
            wide[0].scroll_into_view_if_needed()
        page.wait_for_timeout(1000)
        page.screenshot(path=str(target))
        browser.close()
    return Image.open(target).convert("RGB")


if __name__ == "__main__":
    main()
