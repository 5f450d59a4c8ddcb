"""Durations as people say them, and a line a report."""

import pytest

from wijkmakers_analysis.printing import progress
from wijkmakers_analysis.printing.progress import Progress, duration_in_words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "1 seconde"), (1.2, "1 seconde"), (41.7, "42 seconden"), (60, "1 minuut"),
        (89, "1 minuut"), (200, "3 minuten"), (600, "10 minuten"),
    ],
)  # fmt: skip
def test_a_duration_in_words(seconds, words):
    assert duration_in_words(seconds) == words


def test_time_left_follows_from_what_is_done(monkeypatch):
    clock = iter([100.0, 104.0, 110.0, 111.0])
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(clock))
    lines = []
    told = Progress(3, lines.append)
    for name, outcome in (("Haven", "klaar"), ("Molen", "mislukt"), ("Brug", "klaar")):
        told.tell(name, outcome)
    assert lines == [
        "1 van 3  Haven: klaar",
        "2 van 3  Molen: mislukt (nog ongeveer 5 seconden)",
        "3 van 3  Brug: klaar",
    ]
