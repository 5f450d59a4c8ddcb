"""A reading that is kept is the reading; whatever is wrong with what was kept, it is read anew."""

import multiprocessing
import os
import shutil
import time
from pathlib import Path

import pandas as pd
import pytest

from wijkmakers_analysis.intake import cache
from wijkmakers_analysis.intake.cache import FOLDER, FOLDER_VARIABLE, read_workspace_once
from wijkmakers_analysis.intake.reading import read_workspace
from wijkmakers_analysis.settings import load_settings

EXAMPLE = Path(__file__).parents[2] / "data" / "example"


@pytest.fixture
def workspace(tmp_path):
    shutil.copytree(EXAMPLE, tmp_path / "data")
    (tmp_path / "wijkmakers.toml").write_text('data = "data"\n', encoding="utf-8")
    return load_settings(tmp_path)


@pytest.fixture
def no_workbooks(monkeypatch):
    """Make any real reading fail."""
    return lambda: monkeypatch.setattr(
        cache, "read_workspace", lambda _: pytest.fail("read the workbooks again")
    )


def kept_files(settings):
    return sorted((settings.root / FOLDER).glob("*"))


def assert_same(one, other):
    assert one.problems == other.problems
    assert one.ledger == other.ledger
    assert one.cell_columns == other.cell_columns
    pd.testing.assert_frame_equal(one.possible_doubles, other.possible_doubles)
    assert list(one.tables) == list(other.tables)
    for table in one.tables:
        pd.testing.assert_frame_equal(one.tables[table], other.tables[table])


def test_a_second_run_reads_no_workbook_and_gives_the_same(workspace, no_workbooks):
    first = read_workspace_once(workspace)
    no_workbooks()
    again = read_workspace_once(workspace)
    assert_same(again, first)
    assert_same(again, read_workspace(workspace))


def test_missing_values_stay_none_and_tuples_stay_tuples(workspace):
    read_workspace_once(workspace)
    activities = read_workspace_once(workspace).tables["activities"]
    assert {type(value) for value in activities["neighbourhoods"]} == {tuple}
    assert {type(value) for value in activities["venue"]} <= {str, type(None)}


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "data" / "Deelnemers.xlsx").unlink(),
        lambda root: (root / "wijkmakers.toml").write_text('data = "data"\nname = "Ander"\n'),
        lambda root: (root / ".wijkmakers" / "secret").write_text("ab" * 32),
    ],
    ids=["a file", "a setting", "the secret"],
)
def test_a_change_is_read_anew(workspace, change):
    read_workspace_once(workspace)
    change(workspace.root)
    changed = load_settings(workspace.root)
    assert_same(read_workspace_once(changed), read_workspace(changed))


@pytest.mark.parametrize(
    "place",
    [0.5, -1, *(pytest.param(place, marks=pytest.mark.long) for place in (0, 200, -200))],
    ids=str,
)
@pytest.mark.parametrize("damage", ["cut", "flip"])
def test_damage_is_read_anew(workspace, place, damage):
    first = read_workspace_once(workspace)
    (kept,) = kept_files(workspace)
    content = bytearray(kept.read_bytes())
    at = int(len(content) * place) if isinstance(place, float) else place % len(content)
    if damage == "cut":
        del content[at:]
    else:
        content[at] ^= 0xFF
    kept.write_bytes(content)
    assert_same(read_workspace_once(workspace), first)


def test_a_file_that_changes_while_it_is_read_is_not_kept(workspace, monkeypatch):
    def read_and_change(settings):
        reading = read_workspace(settings)
        (settings.data / "Deelnemers.xlsx").unlink()
        return reading

    monkeypatch.setattr(cache, "read_workspace", read_and_change)
    read_workspace_once(workspace)
    assert kept_files(workspace) == []


def test_a_file_that_cannot_be_read_keeps_nothing(workspace, monkeypatch):
    def refuse(_):
        raise PermissionError

    monkeypatch.setattr(cache, "content_signature", refuse)
    assert_same(read_workspace_once(workspace), read_workspace(workspace))
    assert kept_files(workspace) == []


def test_a_folder_that_cannot_be_written_costs_no_more_than_time(workspace):
    (workspace.root / FOLDER).parent.mkdir()
    (workspace.root / FOLDER).write_text("a file where the folder should be")
    assert_same(read_workspace_once(workspace), read_workspace(workspace))


def test_what_a_killed_run_left_is_swept_and_old_readings_go(workspace):
    folder = workspace.root / FOLDER
    folder.mkdir(parents=True)
    left, running = folder / ".a-b.npz.1", folder / ".a-b.npz.2"
    for path in (left, running):
        path.write_bytes(b"half")
    os.utime(left, (time.time() - 7200,) * 2)
    for age in range(5):
        old = folder / f"old{age}.npz"
        old.write_bytes(b"old")
        os.utime(old, (time.time() - 100 * (age + 1),) * 2)
    read_workspace_once(workspace)
    names = {path.name for path in kept_files(workspace)}
    assert {"old0.npz", "old1.npz", ".a-b.npz.2"} < names
    assert len(names) == 4


def test_the_cache_can_lie_outside_the_workspace(workspace, tmp_path_factory, monkeypatch):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    monkeypatch.setenv(FOLDER_VARIABLE, str(elsewhere))
    read_workspace_once(workspace)
    assert not (workspace.root / FOLDER).exists()
    assert len(list(elsewhere.rglob("*.npz"))) == 1


def test_no_name_or_e_mail_of_a_person_is_kept(workspace):
    read_workspace_once(workspace)
    (kept,) = kept_files(workspace)
    people = pd.read_excel(
        workspace.data / "Deelnemers.xlsx", sheet_name="Deelnemers", engine="openpyxl"
    )
    content = kept.read_bytes()
    named = set(people.iloc[:, 0].dropna()) - set(
        read_workspace(workspace).tables["stories"]["name"].dropna()
    )
    assert len(named) > 100
    assert [name for name in named if str(name).encode() in content] == []


def _read(root):
    return len(read_workspace_once(load_settings(root)).tables["attendance"])


@pytest.mark.long
def test_many_runs_at_once_agree(workspace):
    context = multiprocessing.get_context("spawn")
    with context.Pool(4) as pool:
        lengths = pool.map(_read, [workspace.root] * 8)
    assert len(set(lengths)) == 1
    assert_same(read_workspace_once(workspace), read_workspace(workspace))
    assert not [path for path in kept_files(workspace) if path.name.startswith(".")]
