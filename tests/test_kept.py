"""A file comes in place whole, also where another program holds the old one for a moment."""

import os

import pytest

from wijkmakers_analysis import kept


@pytest.fixture
def held(monkeypatch):
    """Let every move fail so many times as a file of Windows does that somebody reads."""
    left, replace = [0], os.replace

    def refuse(source, target):
        left[0] -= 1
        if left[0] >= 0:
            raise PermissionError(13, "in gebruik", str(target))
        replace(source, target)

    monkeypatch.setattr(os, "replace", refuse)
    monkeypatch.setattr(kept, "WAITS", (0, 0, 0))
    return left


@pytest.mark.parametrize("times", [0, 1, 3])
def test_a_file_that_is_held_for_a_moment_is_replaced(tmp_path, held, times):
    path = tmp_path / "stand.json"
    path.write_text("oud")
    held[0] = times
    kept.put_whole(path, "nieuw")
    assert path.read_text() == "nieuw"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_stays_open_is_refused_and_stays_as_it_was(tmp_path, held):
    path = tmp_path / "stand.json"
    path.write_text("oud")
    held[0] = 100
    with pytest.raises(PermissionError):
        kept.put_whole(path, "nieuw")
    assert path.read_text() == "oud"
    assert list(tmp_path.iterdir()) == [path]


def test_what_is_kept_is_read_back_and_damage_is_nothing(tmp_path):
    path = tmp_path / "map" / "stand.json"
    kept.write_kept(path, {"jaar": 2022, "naam": "é"})
    assert kept.read_kept(path) == {"jaar": 2022, "naam": "é"}
    path.write_text("[1")
    assert kept.read_kept(path) == {}
    assert kept.read_kept(tmp_path) == {}
