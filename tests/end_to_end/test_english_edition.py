"""Another language is a translation: one file and one line give every report in that language.

The translation is made by a machine (every word reversed), and added as CONTRIBUTING says.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from finished_files import languages_of_file, texts_of_file
from machine_english import reversed_words, write_translation

from wijkmakers_analysis.export import FORMATS
from wijkmakers_analysis.retelling import KEYS

ROOT = Path(__file__).parents[2]
PARTNER = "Stichting Buurtknoop"
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def run(*call: str) -> subprocess.CompletedProcess:
    command = [sys.executable, "-m", "wijkmakers_analysis", *call]
    return subprocess.run(command, capture_output=True, text=True)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory) -> Path:
    """The example with a translation, added as the page for developers says."""
    folder = tmp_path_factory.mktemp("abroad") / "werkruimte"
    shutil.copytree(ROOT / "data" / "example", folder / "data" / "example")
    settings = (ROOT / "wijkmakers.toml").read_text(encoding="utf-8")
    (line,) = re.findall(r'`(language = "\w+")`', CONTRIBUTING)
    ((name, place),) = re.findall(r"`(\w+\.po)` in the\s+folder `(\w+)`", CONTRIBUTING)
    (folder / "wijkmakers.toml").write_text(f"{line}\n{settings}", encoding="utf-8")
    write_translation(folder / place / name)
    return folder


@pytest.fixture(scope="module")
def files(workspace) -> list[Path]:
    """Every file of the review and of one partner; each has passed all that guards a Dutch one."""
    for call in (("review",), ("partners", "--only", PARTNER)):
        done = run(call[0], str(workspace), "--year", "2022", "--date", "2022-12-15", *call[1:])
        assert done.returncode == 0, done.stderr
    return sorted(path for path in (workspace / "reports").rglob("*") if path.suffix[1:] in FORMATS)


@pytest.fixture(scope="module")
def dutch() -> list[str]:
    """The fixed sentences that can be nothing else: whole ones, without places."""
    with KEYS.open("rb") as file:
        keys = [str(one.id).strip() for one in read_po(file) if one.id]
    return [key for key in keys if re.fullmatch(r"[^{]{15,}[.?]", key)]


def test_every_format_is_in_the_other_language(files, dutch):
    assert {path.suffix[1:] for path in files} == set(FORMATS)
    assert len([path for path in files if path.suffix == ".pdf"]) == 4
    for path in files:
        told = text_of(path)
        assert [key for key in dutch if key in told] == [], path.name
        assert [key for key in dutch if reversed_words(key) in told], path.name


def test_every_format_says_its_language(files):
    for path in files:
        if path.suffix == ".html":
            assert '<html lang="en">' in path.read_text("utf-8")
        else:
            assert languages_of_file(path) == {"en-GB"}, path.name


def test_numbers_and_days_are_written_as_there(files):
    review = next(path for path in files if path.name == "jaaroverzicht-2022.html")
    told = text_of(review)
    assert "30 November 2022" in told
    assert "30 november 2022" not in told


def test_what_people_wrote_stays_as_it_is(files):
    report = next(path for path in files if path.suffix == ".html" and "buurtknoop" in path.stem)
    assert PARTNER in text_of(report)


def test_half_a_translation_makes_no_report(workspace, tmp_path):
    folder = tmp_path / "half"
    kept = shutil.ignore_patterns("reports")
    shutil.copytree(workspace, folder, ignore=kept)
    write_translation(
        folder / "words" / "en.po", say=lambda key: "" if key == "Inhoud" else reversed_words(key)
    )
    done = run("review", str(folder), "--year", "2022")
    assert done.returncode == 1
    assert "words/en.po: van de 1." in done.stderr
    assert "zinnen is er 1 niet vertaald" in done.stderr
    assert "De eerste is 'Inhoud'." in done.stderr
    assert not list((folder / "reports").rglob("*.*"))


def text_of(path: Path) -> str:
    if path.suffix == ".html":
        page = path.read_text("utf-8")
        page = re.sub("<style>.*?</style>", " ", page, flags=re.DOTALL)
        return " ".join(re.sub("<[^>]*>", " ", page).split())
    return " ".join(" ".join(texts_of_file(path)).split())
