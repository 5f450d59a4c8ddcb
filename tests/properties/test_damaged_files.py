"""A damaged file is refused or read: never a traceback, a dead process, a long wait or much memory.

Each mutant is a good file with bytes flipped, cut, put in, zeroed or, within a zip, parts swapped or
changed and packed again (so that their checksum is right). A child process with limited memory
reads them all, because a limit must hold for the whole process.
"""

import io
import json
import random
import subprocess
import sys
import zipfile
from datetime import datetime
from pathlib import Path

import pytest

from spreadsheets import by_odfpy, by_openpyxl, by_xlsxwriter, by_xlwt

MOST_SECONDS = 10
MOST_BYTES = 500 * 2**20
SEED = 20221122
# Reads each file named on its input; says how long each took, and what was told of it.
READER = f"""
import json, resource, sys, time
from pathlib import Path
from wijkmakers_analysis.intake.formats import read_file
limit = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize() + {MOST_BYTES}
resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
for name in sys.stdin.read().split():
    begin = time.perf_counter()
    sheets, problems = read_file(Path(name), "lijst")
    cells = sum(int((column.codes >= 0).sum()) for sheet in sheets for column in sheet.columns)
    print(json.dumps([name, time.perf_counter() - begin, list(map(str, problems)), cells]))
"""


def good_files() -> dict[str, bytes]:
    rows = [["activiteit", "deelnemer", "organisatie", "datum", "aanwezig", "aantal"]]
    for number in range(60):
        name = f"Naam {number % 17} é & zo"
        rows.append(["W01", name, "Huis", datetime(2022, 4, 1 + number % 28), True, number / 4])
    csv = "\r\n".join(";".join(map(str, row)) for row in rows).encode()
    return {
        "a.xlsx": by_openpyxl(rows),
        "b.xlsx": by_xlsxwriter(rows, constant_memory=True),
        "c.xls": by_xlwt(rows),
        "d.ods": by_odfpy(rows),
        "e.csv": csv,
    }


def bent(content: bytes, chance: random.Random) -> bytes:
    """Return bytes of which some are flipped, cut, put in or zeroed."""
    found = bytearray(content)
    for _ in range(chance.choice([1, 1, 3, 20])):
        at = chance.randrange(len(found) + 1)
        length = chance.choice([1, 4, 100, 1000])
        kind = chance.choice(["flip", "flip", "flip", "cut", "end", "insert", "zero", "digits"])
        if kind == "flip" and at < len(found):
            found[at] ^= 1 << chance.randrange(8)
        elif kind == "cut":
            del found[at : at + length]
        elif kind == "end":
            del found[at:]
        elif kind == "insert":
            found[at:at] = chance.randbytes(length)
        elif kind == "zero":
            found[at : at + length] = bytes(len(found[at : at + length]))
        elif kind == "digits":
            found[at : at + 4] = b"9999"
    return bytes(found)


def repacked(content: bytes, chance: random.Random) -> bytes:
    """Return a zip with two parts swapped, or one bent or gone, and right checksums."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    names = sorted(parts)
    heavy = [name for name in names if name.endswith(("sheet1.xml", "content.xml", "ings.xml"))]
    one, other = chance.choice(names), chance.choice(names)
    kind = chance.choice(["swap", "bend", "bend", "bend", "drop"])
    if kind == "swap":
        parts[one], parts[other] = parts[other], parts[one]
    elif kind == "drop":
        del parts[one]
    else:
        bend = chance.choice([one, *heavy, *heavy])
        parts[bend] = bent(parts[bend], chance)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def mutants(count: int, seed: int) -> dict[str, bytes]:
    chance, goods, made = random.Random(seed), good_files(), {}
    for number in range(count):
        name = chance.choice(sorted(goods))
        is_zip = name.endswith(("x", "ods"))
        change = repacked if is_zip and chance.random() < 0.6 else bent
        made[f"{number:04}{name}"] = change(goods[name], chance)
    return made


def read_all(folder: Path, files: dict[str, bytes]) -> list[tuple[str, float, list[str], int]]:
    """Read files in one child process that may use MOST_BYTES more than it begins with."""
    for name, content in files.items():
        (folder / name).write_bytes(content)
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", READER],
        input="\n".join(str(folder / name) for name in files),
        capture_output=True,
        text=True,
        timeout=MOST_SECONDS * len(files),
        check=False,
    )
    read = [json.loads(line) for line in done.stdout.splitlines()]
    next_one = list(files)[len(read)] if len(read) < len(files) else ""
    assert (done.returncode, done.stderr, next_one) == (0, "", "")
    return [(Path(name).name, *rest) for name, *rest in read]


def check(folder: Path, count: int, seed: int) -> None:
    read = read_all(folder, mutants(count, seed))
    assert len(read) == count
    assert [name for name, seconds, *_ in read if seconds > MOST_SECONDS] == []
    for name, _, problems, _ in read:
        assert all(problem.startswith("lijst: ") for problem in problems), name
        assert not any(part in problem for problem in problems for part in ("Naam", "Huis")), name
    silent = [name for name, _, problems, cells in read if not (problems or cells)]
    assert [name for name in silent if not name.endswith(".csv")] == []
    refused = sum(bool(problems) for _, _, problems, _ in read)
    assert 0.2 * count < refused < 0.98 * count  # so that both ends are tried


@pytest.mark.skipif(sys.platform != "linux", reason="limits the memory of a process as Linux does")
def test_a_hundred_mutants_stop_nothing(tmp_path):
    check(tmp_path, 100, SEED)


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="limits the memory of a process as Linux does")
def test_a_thousand_mutants_stop_nothing(tmp_path):
    check(tmp_path, 1_000, SEED + 1)


def test_the_good_files_themselves_are_read(tmp_path):
    for name, _, problems, cells in read_all(tmp_path, good_files()):
        assert (problems, cells) == ([], 61 * 6), name
