"""An edition past its end whose people are still "bezig", from the workbook to the sentence."""

import pytest

from wijkmakers_analysis.text.course import describe_course
from wijkmakers_analysis.yearpack import ensure_pack, open_pack

from builders import YEARS, workspace
from reading_aloud import read_aloud


@pytest.fixture
def pack(tmp_path):
    sheets = {
        "Edities": [("editie", "titel", "start", "eind"), ("E1", "Leergang", "2022-01-10",
                                                           "2022-06-10")],
        "Inschrijvingen": [
            ("editie", "deelnemer", "organisatie", "status"),
            *(("E1", f"persoon{number}@voorbeeld.example", place,
               "bezig" if number else "gestopt")
              for number, place in enumerate(["Huis", "Haard", "Hof", "Hoek"] * 4)),
        ],
    }  # fmt: skip
    return open_pack(ensure_pack(workspace(tmp_path, sheets, {2022: YEARS[2022]}), 2022))


def test_its_starters_are_rounded_as_those_of_a_running_edition(pack):
    started = pack.fact("diplomas.started", editie="E1")
    assert started.shown == "ongeveer 15"
    assert started.reason == (
        "Van deze editie is de afloop nog niet ingevuld. Naast het aantal diploma's zou een "
        "precies getal later laten zien hoe weinig mensen stopten."
    )
    assert not any("16" in fact.shown for fact in pack.facts)


def test_the_report_says_that_the_outcome_is_not_filled_in(pack):
    assert read_aloud(describe_course(pack)).endswith(
        "Leergang is afgerond op 10 juni 2022. Van deze editie is de afloop nog niet ingevuld."
    )
