"""Opening a year: made when needed, only then, and never in the report's own process."""

import json
import os
import subprocess
import sys

import pytest
from small_year import sheets

from wijkmakers_analysis.errors import PackError, WrongCall
from wijkmakers_analysis.fingerprint import input_signatures
from wijkmakers_analysis.yearpack import freshness, open_pack, open_year, pack_path, write_pack
from wijkmakers_analysis.yearpack.freshness import is_fresh, remember

from builders import workspace
from packs import full_pack

ONLY_A_PACK = """
import sys
from wijkmakers_analysis.yearpack import open_year
pack = open_year(2022, sys.argv[1])
heavy = {"pandas", "numpy", "openpyxl"} & set(sys.modules)
print(pack.fact("activities").shown, sorted(heavy))
"""


@pytest.fixture
def settings(tmp_path):
    """A workspace with a pack that is up to date."""
    made = workspace(tmp_path, {"Lees mij": [["uitleg"]]})
    write_pack(full_pack(), pack_path(made, 2022))
    remember(made, 2022, input_signatures(made))
    return made


def record(settings):
    return settings.root / ".wijkmakers" / "packs" / "2022.json"


def test_report_process_opens_no_workbook_and_no_table(tmp_path):
    made = workspace(tmp_path, sheets())
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", ONLY_A_PACK, str(tmp_path)],
            capture_output=True, encoding="utf-8",
        )  # fmt: skip
        assert done.stderr == ""
        assert done.stdout == "3 []\n"
    assert is_fresh(made, 2022)


def test_fresh_pack_is_opened_without_reading_the_data(settings, monkeypatch):
    monkeypatch.setattr(freshness, "content_signature", lambda _: pytest.fail("read the data"))
    assert open_year(2022, settings.root).hash == full_pack().hash


def test_a_merely_touched_workbook_makes_nothing_anew(settings):
    os.utime(settings.data / "programma.xlsx", (1, 1))
    before = record(settings).read_text(encoding="utf-8")
    assert is_fresh(settings, 2022)
    assert record(settings).read_text(encoding="utf-8") != before, "the new time is remembered"


def test_lock_files_are_no_data(settings):
    (settings.data / "~$programma.xlsx").write_text("x", encoding="utf-8")
    (settings.data / ".DS_Store").write_text("x", encoding="utf-8")
    assert is_fresh(settings, 2022)


def change_data(settings):
    (settings.data / "nieuw.csv").write_text("a;b\n", encoding="utf-8")


def change_settings(settings):
    path = settings.root / "wijkmakers.toml"
    path.write_text(path.read_text(encoding="utf-8") + "[privacy]\nthreshold = 8\n", "utf-8")


def change_pack(settings):
    path = pack_path(settings, 2022)
    path.write_text(path.read_text(encoding="utf-8").replace('"248"', '"249"'), encoding="utf-8")


def change_version(settings):
    kept = json.loads(record(settings).read_text(encoding="utf-8"))
    kept["made_by"]["version"] = "0.0.1"
    record(settings).write_text(json.dumps(kept), encoding="utf-8")


def spoil_record(settings):
    record(settings).write_text("{", encoding="utf-8")


@pytest.mark.parametrize(
    "change", [change_data, change_settings, change_pack, change_version, spoil_record]
)
def test_what_makes_a_pack_stale(settings, change):
    assert is_fresh(settings, 2022)
    change(settings)
    assert not is_fresh(settings, 2022)


def test_refusal_of_the_child_is_passed_on(tmp_path):
    wrong = sheets()
    wrong["Aanwezigheid"][1][0] = "BESTAATNIET"
    workspace(tmp_path, wrong)
    with pytest.raises(PackError) as caught:
        open_year(2022, tmp_path)
    assert "Aanwezigheid › A2" in str(caught.value)
    assert "Zwibbel" not in str(caught.value)
    assert not (tmp_path / "packs" / "2022.json").exists()


def test_crash_of_the_child_is_told_without_its_traceback(settings, monkeypatch):
    spoil_record(settings)
    crash = subprocess.CompletedProcess([], 1, "", "Traceback (most recent call last):\n Zwibbel")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: crash)
    with pytest.raises(PackError) as caught:
        open_year(2022, settings.root)
    assert str(caught.value) == (
        "Het jaarpak van 2022 kon niet gemaakt worden door een fout in het programma. "
        "Draai wijkmakers controleer, en meld het als dat niets oplevert."
    )


def test_unknown_year_is_a_wrong_call(settings):
    with pytest.raises(WrongCall, match="Het jaar 1999 staat niet in"):
        open_year(1999, settings.root)


def test_a_failed_write_leaves_the_old_pack(settings, monkeypatch):
    path = pack_path(settings, 2022)
    before = path.read_bytes()
    monkeypatch.setattr(os, "replace", lambda *_: (_ for _ in ()).throw(OSError("vol")))
    with pytest.raises(OSError, match="vol"):
        write_pack(full_pack(), path)
    assert path.read_bytes() == before
    assert os.listdir(path.parent) == ["2022.json"]


def test_absent_pack_says_what_to_do(tmp_path):
    with pytest.raises(PackError) as caught:
        open_pack(tmp_path / "2022.json")
    assert str(caught.value) == ("Het jaarpak 2022.json is er niet. Maak het met: wijkmakers pak")
