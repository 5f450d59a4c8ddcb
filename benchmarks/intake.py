"""Time and weigh the reading of one long list against a plain read of the same file, as ratios.

The list is sheet Aanwezigheid: six columns of text, a tenth as many people as rows. Yardsticks:
of xlsx and ods python-calamine's own read into Python lists, of csv `pandas.read_csv` with
`dtype=str, keep_default_na=False`. Three things are measured beside them: from the file to the
rows of its table; `read_workspace` as a whole, which matches people, organisations and references
over all files and looks for copies; and a second run on unchanged files, from the cache. Every
measurement is a child process of its own; the median counts. Peak memory is the highest resident
size of the process, imports included.
"""

import argparse
import csv
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from ratio import Ratio

ROWS, RUNS = 1_000_000, 3
FORMATS = ("xlsx", "ods", "csv")
YARDSTICKS = {"xlsx": "calamine alone", "ods": "calamine alone", "csv": "read_csv alone"}
HEADER = ("activiteit", "deelnemer", "organisatie", "aangemeld", "aanwezig", "rol")
SHEET = "Aanwezigheid"
ACTIVITIES, ORGANISATIONS = 2_000, 300
CONSONANTS, VOWELS = "bdfghklmnprstvwz", "aeiou"
SETTINGS = """name = "Wijkmakers"
data = "data"
[years.2022]
label = "2022"
start = 2022-01-01
end = 2022-12-31
"""
ODS_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3">'
    f'<office:body><office:spreadsheet><table:table table:name="{SHEET}">'
)
ODS_TAIL = "</table:table></office:spreadsheet></office:body></office:document-content>"
ODS_KIND = "application/vnd.oasis.opendocument.spreadsheet"
ODS_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest manifest:version="1.3" '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS_KIND}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)


def list_rows(count: int) -> Iterator[tuple[str, ...]]:
    """Give the header and the rows: no person twice at one activity, nothing to repair."""
    yield HEADER
    people = max(count // 10, 1)
    for number in range(count):
        person, turn = number % people, number // people
        yield (
            f"W{(person * 7 + turn * 131) % ACTIVITIES:04d}",
            name_of(person),
            f"Organisatie {person % ORGANISATIONS}",
            "ja" if number % 3 else "nee",
            ("x", "nee", "ziek")[number * 5 % 7 % 3],
            ("deelnemer", "gids", "spreker", "organisatie")[number % 4],
        )


def name_of(person: int) -> str:
    """Return a name that looks like one and is nobody else's."""
    mixed, letters = person * 7_919 % 2**26, ""
    for _ in range(4):
        mixed, at = divmod(mixed, len(CONSONANTS) * len(VOWELS))
        letters += CONSONANTS[at % len(CONSONANTS)] + VOWELS[at // len(CONSONANTS)]
    return f"{letters[:4].title()} {letters[4:].title()}"


def write_list(path: Path, count: int) -> None:
    """Write the list as csv, xlsx or ods, by the ending of the name."""
    writers = {".csv": write_csv, ".xlsx": write_xlsx, ".ods": write_ods}
    writers[path.suffix](path, list_rows(count))


def write_csv(path: Path, rows: Iterator[tuple[str, ...]]) -> None:
    """Write rows as csv."""
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, delimiter=";").writerows(rows)


def write_xlsx(path: Path, rows: Iterator[tuple[str, ...]]) -> None:
    """Write rows as a workbook with shared texts, as Excel does."""
    from xlsxwriter import Workbook

    workbook = Workbook(path)
    sheet = workbook.add_worksheet(SHEET)
    for number, row in enumerate(rows):
        for place, text in enumerate(row):
            sheet.write_string(number, place, text)
    workbook.close()


def write_ods(path: Path, rows: Iterator[tuple[str, ...]]) -> None:
    """Write rows as an OpenDocument spreadsheet; the texts hold no sign that XML reserves."""
    before = '<table:table-cell office:value-type="string"><text:p>'
    after = "</text:p></table:table-cell>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", ODS_KIND, zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", ODS_MANIFEST)
        with archive.open("content.xml", "w") as content:
            content.write(ODS_HEAD.encode())
            for row in rows:
                cells = "".join(f"{before}{text}{after}" for text in row)
                content.write(f"<table:table-row>{cells}</table:table-row>".encode())
            content.write(ODS_TAIL.encode())


def make_workspace(folder: Path, ending: str, count: int) -> None:
    """Make a workspace with the list and what it refers to."""
    data = folder / "data"
    data.mkdir(parents=True)
    (folder / "wijkmakers.toml").write_text(SETTINGS, encoding="utf-8")
    activities = [(f"W{n:04d}", f"Activiteit {n}", "workshop") for n in range(ACTIVITIES)]
    write_csv(data / "Activiteiten.csv", iter([("activiteit", "titel", "soort"), *activities]))
    partners = [(f"Organisatie {n}", "wonen") for n in range(ORGANISATIONS)]
    write_csv(data / "Organisaties.csv", iter([("organisatie", "sector"), *partners]))
    write_list(data / f"{SHEET}{ending}", count)


def read_plainly(path: Path) -> Callable[[], object]:
    """Return the yardstick of a file."""
    if path.suffix == ".csv":
        import pandas as pd

        return lambda: pd.read_csv(path, sep=";", dtype=str, keep_default_na=False)
    from python_calamine import CalamineWorkbook

    return lambda: CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


def read_to_table(path: Path) -> Callable[[], object]:
    """Return the reading of one file up to the rows of its table."""
    from wijkmakers_analysis.intake.formats import read_file
    from wijkmakers_analysis.intake.tables import read_sheets
    from wijkmakers_analysis.settings import load_settings

    settings = load_settings(path.parent.parent)

    def read() -> object:
        sheets, _ = read_file(path, path.name)
        (part,) = read_sheets(sheets, settings).parts["attendance"]
        return part.frame

    return read


def read_all(path: Path) -> Callable[[], object]:
    """Return the reading of the whole workspace of a file."""
    from wijkmakers_analysis.intake import read_workspace
    from wijkmakers_analysis.settings import load_settings

    settings = load_settings(path.parent.parent)
    return lambda: read_workspace(settings).tables["attendance"]


def read_again(path: Path) -> Callable[[], object]:
    """Return the reading of the whole workspace, which an earlier run has kept."""
    from wijkmakers_analysis.intake import read_workspace_once
    from wijkmakers_analysis.settings import load_settings

    settings = load_settings(path.parent.parent)
    return lambda: read_workspace_once(settings).tables["attendance"]


MAKE = "make"
MEASUREMENTS = {
    "plain read": read_plainly,
    "file to table": read_to_table,
    "whole workspace": read_all,
    "second run": read_again,
}


def run_child(label: str, path: Path, count: int) -> None:
    """Make the files, or do one measurement and print its seconds and mebibytes."""
    if label == MAKE:
        make_workspace(path.parent.parent, path.suffix, count)
        return
    read = MEASUREMENTS[label](path)
    start = time.perf_counter()
    result = read()
    seconds = time.perf_counter() - start
    if len(result) not in (count, count + 1):  # the lists hold the header too
        sys.exit(f"{label} of {path.name} gave {len(result)} rows instead of {count}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    peak_mebibytes = peak / (2**20 if sys.platform == "darwin" else 2**10)
    frame = result.memory_usage().sum() / 2**20 if hasattr(result, "memory_usage") else 0
    print(json.dumps({"seconds": seconds, "peak": peak_mebibytes, "frame": frame}))


def measure(label: str, path: Path, count: int) -> dict[str, float]:
    """Do one measurement in a process of its own."""
    return json.loads(start_child(label, path, count))


def start_child(label: str, path: Path, count: int) -> str:
    """Run this module in a process of its own, and return what it prints.

    The files are made so too: Linux lets a process begin with the peak of the one that started it.
    """
    command = [sys.executable, __file__, "--child", label, str(path), "--rows", str(count)]
    package = str(Path(__file__).parent.parent)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([package, *sys.path[1:]])}
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    if done.returncode:
        sys.exit(done.stderr)
    return done.stdout


def main() -> None:
    """Print for each format the medians and their ratios to the yardstick."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--formats", nargs="*", default=list(FORMATS))
    parser.add_argument("--child", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        return run_child(given.child[0], Path(given.child[1]), given.rows)
    print(f"{given.rows} rows, median of {given.runs}; memory allowed: plain + 2 x frame")
    print(f"{'':22}{'seconds':>9}{'x plain':>9}{'peak MiB':>10}{'allowed':>9}")
    for ending in given.formats:
        report(ending, measure_format(ending, given.rows, given.runs))


def measure_format(ending: str, rows: int, runs: int) -> dict[str, dict[str, float]]:
    """Return the median of each measurement of one format."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "data" / f"{SHEET}.{ending}"
        start_child(MAKE, path, rows)
        measure("second run", path, rows)  # the first, which is kept
        found = {label: [] for label in MEASUREMENTS}
        for _ in range(runs):
            for label in MEASUREMENTS:
                found[label].append(measure(label, path, rows))
    return {
        label: {name: statistics.median(run[name] for run in runs) for name in runs[0]}
        for label, runs in found.items()
    }


def ratios(rows: int = ROWS, runs: int = RUNS) -> list[Ratio]:
    """Return the seconds of each reading against a plain one, and its memory."""
    found = []
    for ending in FORMATS:
        medians = measure_format(ending, rows, runs)
        plain = medians.pop("plain read")
        for label, each in medians.items():
            name, ratio = f"{label} of {ending}, {rows} rows", each["seconds"] / plain["seconds"]
            found.append(Ratio(name, ratio, None, f"{YARDSTICKS[ending]}, seconds"))
            allowed = plain["peak"] + 2 * each["frame"]
            found.append(Ratio(f"{name}: memory", each["peak"] / allowed, 1, "plain + 2 x frame"))
    return found


def report(ending: str, medians: dict[str, dict[str, float]]) -> None:
    """Print the lines of one format."""
    plain = medians["plain read"]
    for label, each in medians.items():
        allowed = f"{plain['peak'] + 2 * each['frame']:9.0f}" if each["frame"] else f"{'':9}"
        ratio = each["seconds"] / plain["seconds"]
        name = f"{ending}, {label}"
        print(f"{name:22}{each['seconds']:9.2f}{ratio:9.2f}{each['peak']:10.0f}{allowed}")


if __name__ == "__main__":
    main()
