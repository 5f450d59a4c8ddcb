"""A run that is killed, refused a file or out of space leaves each report wholly old or new."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks a process for each break")


def broken_off(how: str, first: int, step: int, limit: int) -> dict:
    done = subprocess.run(
        [
            sys.executable,
            "-W",
            "error",
            str(HERE / "crashing.py"),
            how,
            *map(str, (first, step, limit)),
        ],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("how", ["kill", "error"])
@pytest.mark.parametrize(
    ("first", "step", "limit"),
    [(7, 13, 3), pytest.param(1, 1, 400, marks=pytest.mark.long)],
    ids=["some", "each operation"],
)
def test_at_any_file_operation(how, first, step, limit):
    found = broken_off(how, first, step, limit)
    assert found["wrong"] == []
    # It did break off: by signal 9, or refused at least once; and the whole run was walked through.
    assert (-9 if how == "kill" else 1) in found["statuses"]
    assert limit < 400 or (found["statuses"][-1] == 4 and len(found["statuses"]) > 40)


@pytest.mark.parametrize(
    ("step", "limit"), [(800, 4), pytest.param(160, 20, marks=pytest.mark.long)]
)
def test_on_a_disk_of_any_size(step, limit):
    found = broken_off("full", 0, step, limit)
    assert found["wrong"] == []
    assert set(found["statuses"][:3]) == {1}


@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.long)])
def test_killed_at_a_random_moment_on_a_clock_that_jumps(seed):
    """Fifty times where there is time: always the old set or the new set, and then a next one."""
    found = broken_off("random", seed, 1, 5 if seed == 1 else 50)
    assert found["wrong"] == []
    assert set(found["statuses"]) <= {-9, 0}
    assert seed == 1 or -9 in found["statuses"]
