"""For whom a person came: the affiliation on the day, and when a row contradicts it."""

import pytest

from wijkmakers_analysis.programme import check_workspace

from builders import workspace

LEFT_FOR_LEFIER = [
    ["deelnemer", "organisatie", "van", "tot"],
    ["jan@x.nl", "Nijestee", None, "31-5-2022"],
    ["jan@x.nl", "Lefier", "1-6-2022", None],
]


def sheets(dates, attendance):
    return {
        "Activiteiten": [["activiteit", "titel", "soort", "datum"]]
        + [[f"W{n}", f"les {n}", "workshop", day] for n, day in enumerate(dates, start=1)],
        "Organisaties": [["organisatie", "sector"]]
        + [[name, "wonen"] for name in ("Nijestee", "Lefier", "WIJS")],
        "Werkt bij": LEFT_FOR_LEFIER,
        "Aanwezigheid": attendance,
    }


def crosses(dates, organisation):
    codes = [f"W{n}" for n in range(1, len(dates) + 1)]
    return [["deelnemer", "organisatie", *codes], ["jan@x.nl", organisation, *("x" * len(dates))]]


def long_list(dates, organisation):
    return [
        ["activiteit", "deelnemer", "organisatie", "aanwezig"],
        *([f"W{n}", "jan@x.nl", organisation, "x"] for n in range(1, len(dates) + 1)),
    ]


def check(folder, dates, rows):
    reading, problems = check_workspace(workspace(folder, sheets(dates, rows)))
    assert reading.tables["attendance"]["person_id"].nunique() == 1
    return [problem.cell for problem in problems]


@pytest.mark.parametrize("organisation", ["Nijestee", "Lefier"])
@pytest.mark.parametrize(
    "dates",
    [
        ["2022"],
        ["2022", "2-9-2022"],
        ["3-2-2022", "2022"],
        ["3-2-2022", "2-9-2022"],
        ["januari 2022", "september 2022", "2022"],
    ],
)
def test_either_employer_in_a_list_of_crosses_leaves_nothing_to_repair(
    tmp_path, dates, organisation
):
    assert check(tmp_path, dates, crosses(dates, organisation)) == []


@pytest.mark.parametrize(
    ("dates", "rows", "organisation", "cells"),
    [
        (["2022", "2-9-2022"], crosses, "WIJS", ["B2"]),
        (["3-2-2022"], crosses, "Lefier", ["B2"]),
        (["2-9-2022", "oktober 2022"], crosses, "Nijestee", ["B2"]),
        (["2022"], long_list, "Lefier", []),
        (["2021"], long_list, "Lefier", ["C2"]),
        (["mei 2022", "juni 2022"], long_list, "Lefier", ["C2"]),
        (["3-2-2022", "2-9-2022"], long_list, "Lefier", ["C2"]),
    ],
)
def test_an_organisation_that_fits_no_day_is_told(tmp_path, dates, rows, organisation, cells):
    found = check(tmp_path, dates, rows(dates, organisation))
    assert sorted(set(found)) == cells
