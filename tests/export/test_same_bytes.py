"""The same data, day and version give the same files, wherever and by whomever they are made."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader

from wijkmakers_analysis.export import FORMATS

from documents import demo_document

ROOT = Path(__file__).parents[2]
DATE = "2022-12-15"
PARTNERS = ("Welzijn De Kruimelbrug", "Opbouwwerk Stoepkrijt")
MADE = shutil.ignore_patterns("packs", "reports", ".wijkmakers", ".ipynb_checkpoints")
# Every listing of a folder in another order, on as many processors as are asked for.
SHUFFLING = '''"""Give the entries of every folder in an order of chance."""
import os, random
_scandir, _listdir = os.scandir, os.listdir
_chance = random.Random(os.environ["SHUFFLED"])
class Shuffled:
    def __init__(self, place):
        with _scandir(place) as found:
            self._entries = sorted(found, key=lambda entry: entry.name)
        _chance.shuffle(self._entries)
        self._left = iter(self._entries)
    def __iter__(self):
        return self._left
    def __next__(self):
        return next(self._left)
    def __enter__(self):
        return self
    def __exit__(self, *_):
        return None
    def close(self):
        return None
def listdir(place="."):
    names = sorted(_listdir(place))
    _chance.shuffle(names)
    return names
os.scandir, os.listdir = lambda place=".": Shuffled(place), listdir
if os.environ["CORES"] == "1" and hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
'''
# Of whoever makes it: folder, clock, language, seed, name, order of files, processors, press.
MAKERS = {
    "at the office": {
        "folder": "kantoor", "TZ": "Europe/Amsterdam", "LANG": "nl_NL.UTF-8", "LC_ALL": "nl_NL.UTF-8",
        "PYTHONHASHSEED": "1", "USER": "zeldzame-gebruiker", "SHUFFLED": "a", "CORES": "all",
    },
    "on the other side": {
        "folder": "Mijn documenten/Zeldzame Map é", "TZ": "Pacific/Kiritimati", "LANG": "C",
        "LC_ALL": "C", "PYTHONHASHSEED": "4242", "USER": "ongebruikelijk", "SHUFFLED": "b", "CORES": "1",
        "WIJKMAKERS_PRESS": "cold", "PYTHONUTF8": "0",
    },
}  # fmt: skip
# Made with the secret of a workspace, which is another in every workspace and leaves none.
PSEUDONYM = re.compile(r'(?<="photo": )"p[0-9a-f]{16}"')
TRACES = ("zeldzame-gebruiker", "ongebruikelijk", "Zeldzame Map", "kantoor/", "machine-van-iemand")


def environment(maker: dict, folder: Path) -> dict:
    """Return the environment of one maker, whose folder listings come in another order."""
    (folder / "sitecustomize.py").write_text(SHUFFLING, "utf-8")
    given = {name: value for name, value in maker.items() if name != "folder"}
    named = dict.fromkeys(("LOGNAME", "USERNAME", "LNAME"), given["USER"])
    return (
        os.environ | named | given | {"PYTHONPATH": str(folder), "HOSTNAME": "machine-van-iemand"}
    )


def digests(folder: Path) -> dict[str, str]:
    """Return the hash of every file below a folder, but for what is a workspace's own record."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def run(command: list, given: dict) -> None:
    done = subprocess.run(command, capture_output=True, text=True, env=given, timeout=900)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"


def test_a_small_document_is_the_same_in_every_format(tmp_path):
    made = {}
    for name, maker in MAKERS.items():
        folder = tmp_path / maker["folder"]
        folder.mkdir(parents=True)
        (tmp_path / name).mkdir()
        code = (
            "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[1])\n"
            "from documents import demo_document\n"
            "from wijkmakers_analysis.export import FORMATS\n"
            "for ending, write in FORMATS.items():\n"
            "    write(demo_document(2), Path(sys.argv[2]) / f'verslag.{ending}')\n"
        )
        run([sys.executable, "-c", code, str(ROOT / "tests"), str(folder)],
            environment(maker, tmp_path / name))  # fmt: skip
        made[name] = digests(folder)
    assert len(made["at the office"]) == len(FORMATS)
    assert made["at the office"] == made["on the other side"]


@pytest.mark.parametrize("ending", sorted(FORMATS))
def test_the_properties_of_a_file_name_nobody_and_no_machine(ending, tmp_path):
    path = tmp_path / f"verslag.{ending}"
    FORMATS[ending](demo_document(2), path)
    hold_no_trace(path, tmp_path)


@pytest.mark.long
def test_everything_that_is_made_is_the_same_wherever_it_is_made(tmp_path):
    made, said = {}, {}
    for name, maker in MAKERS.items():
        work = tmp_path / maker["folder"]
        work.mkdir(parents=True)
        (tmp_path / name).mkdir()
        shutil.copyfile(ROOT / "wijkmakers.toml", work / "wijkmakers.toml")
        for part in ("data/example", "notebooks"):
            shutil.copytree(ROOT / part, work / part, ignore=MADE, copy_function=shutil.copyfile)
        given = environment(maker, tmp_path / name)
        command = [sys.executable, "-m", "wijkmakers_analysis"]
        for call in (["review"], *(["partners", "--only", partner] for partner in PARTNERS)):
            run([*command, *call, "--year", "2022", "--date", DATE, "--", str(work)], given)
        (pack,) = (work / "packs").glob("*.json")
        said[name] = PSEUDONYM.sub("", pack.read_text("utf-8"))
        pack.unlink()
        made[name] = digests(work / "reports") | digests(work / "packs")
        for path in (work / "reports").rglob("*"):
            if path.suffix[1:] in FORMATS:
                hold_no_trace(path, work)
    endings = [name.rpartition(".")[2] for name in made["at the office"]]
    assert {ending: endings.count(ending) for ending in FORMATS} == {
        "html": 5, "pdf": 5, "docx": 1, "pptx": 1, "xlsx": 1,
    }  # fmt: skip
    assert made["at the office"] == made["on the other side"]
    assert said["at the office"] == said["on the other side"]


def hold_no_trace(path: Path, folder: Path) -> None:
    """Check that a file names no folder, user, machine, author or moment."""
    inside = [path.read_bytes()]
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as parts:
            inside = [parts.read(name) for name in parts.namelist()]
            assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        (core,) = (part for part in inside if b"<cp:coreProperties" in part)
        for name in (b"dc:creator", b"cp:lastModifiedBy"):
            assert not re.search(rb"<%s>[^<]+<" % name, core), name
        assert set(re.findall(rb">(\d{4})-\d\d-\d\dT", core)) <= {b"2000"}
    if path.suffix == ".pdf":
        reader = PdfReader(path)
        inside += [page.get_contents().get_data() for page in reader.pages]
        inside.append(reader.trailer["/Root"]["/Metadata"].get_data())
        told = {name: str(value) for name, value in reader.metadata.items()}
        assert set(told) <= {
            "/Title",
            "/Author",
            "/Creator",
            "/CreationDate",
            "/ModDate",
            "/Producer",
        }
        assert told["/Author"] in ("Wijkmakers", "Wijkmakers, 15 december 2022")
        assert all(told[name].startswith("D:2000") for name in told if name.endswith("Date"))
    for trace in (*TRACES, str(folder), str(Path.home()), str(ROOT), sys.executable):
        assert all(trace.encode() not in part for part in inside), trace
