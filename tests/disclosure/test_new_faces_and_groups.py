"""New people do not follow from everybody less who came back of earlier groups."""

import pytest

from wijkmakers_analysis.disclosure import protect
from wijkmakers_analysis.disclosure.gate import protect_cells
from wijkmakers_analysis.disclosure.system import link

from findings import gate_settings, share

SETTINGS = gate_settings()


def cohort(began, later, present, size):
    return share(present, size, id="retention", group={"cohort": began, "jaren": later})


@pytest.mark.parametrize("new", [0, 2, 4])
def test_new_people_do_not_follow_without_a_row_of_this_year(new):
    given = [
        share(new, 38 + new),
        cohort("2021", "0", 60, 60),
        cohort("2021", "1", 38, 60),
    ]
    assert link(given, protect_cells(given, SETTINGS), SETTINGS)
    told, _, returned = protect(given, SETTINGS).facts
    assert told.denominator is None or returned.numerator is None


def test_two_earlier_groups_count_together():
    given = [
        share(3, 63),
        cohort("2020", "0", 50, 50),
        cohort("2020", "2", 20, 50),
        cohort("2021", "0", 60, 60),
        cohort("2021", "1", 40, 60),
    ]
    facts = {fact.key: fact for fact in protect(given, SETTINGS).facts}
    returned = [facts[f"retention{{cohort={one}}}"] for one in ("2020,jaren=2", "2021,jaren=1")]
    assert facts["new_faces"].denominator is None or None in [one.numerator for one in returned]
