"""One run at a time; the lock says who, and is lifted when its owner is gone."""

import json
import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from wijkmakers_analysis.errors import ExportError
from wijkmakers_analysis.printing import lock
from wijkmakers_analysis.printing.lock import NAME, hold_lock, started


def write_lock(folder: Path, **overrides) -> None:
    owner = {
        "host": platform.node(), "pid": os.getpid(), "started": started(os.getpid()),
        "who": "anna", "since": "01-12-2022 09:30", "command": "wijkmakers review",
    }  # fmt: skip
    (folder / NAME).write_text(json.dumps(owner | overrides), "utf-8")


def dead_process() -> int:
    """Return the number of a process that has ended."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    return ended.pid


def test_it_is_there_during_the_run_and_gone_after(tmp_path):
    with hold_lock(tmp_path, "wijkmakers partners"):
        owner = json.loads((tmp_path / NAME).read_text("utf-8"))
        assert (owner["pid"], owner["command"]) == (os.getpid(), "wijkmakers partners")
    assert not (tmp_path / NAME).exists()


@pytest.mark.parametrize(
    ("owner", "says"),
    [
        (
            {},
            "Er worden al verslagen gemaakt: wijkmakers review, door anna op deze computer, sinds "
            "01-12-2022 09:30. Wacht tot dat klaar is en doe het opnieuw.",
        ),
        (
            {"host": "LAPTOP-2", "pid": 1, "started": "anders"},
            "Er worden al verslagen gemaakt: wijkmakers review, door anna op de computer LAPTOP-2, "
            "sinds 01-12-2022 09:30. Wacht tot dat klaar is en doe het opnieuw. Is daar niemand "
            "meer bezig, verwijder dan .wijkmakers/printing/bezig.json.",
        ),
        # A clock that jumped changes nothing: the owner still runs.
        (
            {"since": "01-12-2099 09:30"},
            "Er worden al verslagen gemaakt: wijkmakers review, door anna op deze computer, sinds "
            "01-12-2099 09:30. Wacht tot dat klaar is en doe het opnieuw.",
        ),
    ],
    ids=["here", "elsewhere", "clock"],
)
def test_a_second_run_is_told_who_is_busy(tmp_path, owner, says):
    write_lock(tmp_path, **owner)
    with pytest.raises(ExportError) as caught, hold_lock(tmp_path, "wijkmakers partners"):
        pytest.fail("the lock was given twice")
    assert str(caught.value) == says
    assert (tmp_path / NAME).exists()


@pytest.mark.parametrize(
    "owner",
    [{"pid": dead_process()}, {"started": "een ander proces met hetzelfde nummer"}, {"pid": "x"}],
    ids=["gone", "number used again", "damaged"],
)
def test_the_lock_of_a_process_that_is_gone_is_lifted(tmp_path, owner):
    write_lock(tmp_path, **owner)
    with hold_lock(tmp_path, "wijkmakers partners"):
        assert json.loads((tmp_path / NAME).read_text("utf-8"))["pid"] == os.getpid()


@pytest.mark.parametrize("content", ["", "{", "[]"])
def test_a_lock_that_nobody_can_read_is_lifted(tmp_path, content):
    (tmp_path / NAME).write_text(content, "utf-8")
    with hold_lock(tmp_path, "wijkmakers partners"):
        pass
    assert not (tmp_path / NAME).exists()


def test_it_is_gone_after_an_error_and_another_one_is_left_alone(tmp_path):
    with pytest.raises(ZeroDivisionError), hold_lock(tmp_path, "wijkmakers partners"):
        raise ZeroDivisionError
    assert not (tmp_path / NAME).exists()
    with hold_lock(tmp_path, "wijkmakers partners"):
        write_lock(tmp_path, who="bert")
    assert (tmp_path / NAME).exists()


def test_a_process_is_known_by_its_start(monkeypatch):
    assert started(os.getpid()) == started(os.getpid())
    assert started(dead_process()) is None
    # Where there is no /proc, psutil says it.
    monkeypatch.setattr(lock, "Path", lambda path: Path("/nergens"))
    assert float(started(os.getpid())) > 0
    assert started(dead_process()) is None
