"""What a corrected report says of the version before."""

from dataclasses import replace
from datetime import date

import pytest

from wijkmakers_analysis.document import plain, texts_in
from wijkmakers_analysis.text.partner import tell_correction
from wijkmakers_analysis.yearpack.correction import Correction
from wijkmakers_analysis.yearpack.partner import partner_view
from wijkmakers_analysis.yearpack.register import Change

import packs

OWN = "Thuiszorg Hunze"
KEY = f"participants{{organisatie={OWN}}}"


def told(**values):
    view = partner_view(packs.full_pack(), OWN)
    correction = Correction(version="1.1", **values)
    return [plain(text) for text in texts_in(tell_correction(replace(view, correction=correction)))]


def test_a_first_version_says_nothing():
    assert told() == []


PLACE = f"contributions{{bijdrage=plek,organisatie={OWN}}}"


@pytest.mark.parametrize(
    ("was", "now", "line"),
    [
        ("1", "2", "Een plek inbrengen: was 1 keer, is 2 keer"),
        ("–", "2", "Een plek inbrengen: stond er niet, is 2 keer"),
        ("1", "–", "Een plek inbrengen: was 1; dit getal noemen we nu niet"),
    ],
)
def test_a_contribution_that_changed_is_said_as_something_that_is_done(was, now, line):
    assert PLACE in {one.key for one in packs.full_pack().facts}
    *_, said = told(
        corrects="1.0",
        corrected_on=date(2023, 3, 3),
        changes=(Change(key=PLACE, was=was, now=now),),
    )
    assert said == line


@pytest.mark.parametrize(
    ("key", "was", "now", "line"),
    [
        (KEY, "ongeveer 10", "15", f"van {OWN}: was ongeveer 10, is 15"),
        ("participants", "248", "250", "in het hele netwerk: was 248, is 250"),
        (KEY, "15", "–", f"van {OWN}: was 15; dit getal noemen we nu niet"),
        (KEY, "–", "15", f"van {OWN}: stond er niet, is 15"),
    ],
)
def test_a_correction_says_what_was_and_what_is(key, was, now, line):
    opening, *lines = told(
        corrects="1.0",
        corrected_on=date(2023, 3, 3),
        changes=(Change(key=key, was=was, now=now),),
        changed_lists=("vraagstukken",),
    )
    assert [part for part in (opening, *lines) if part] == [
        "Dit is versie 1.1. Wijziging ten opzichte van versie 1.0 van 3 maart 2023:",
        f"participants {line}",
        "De lijst met vraagstukken is aangevuld of verbeterd",
    ]
