"""Who stays: counted by hand, and against a plain loop over sets."""

from hypothesis import given, settings
from hypothesis import strategies as st

from wijkmakers_analysis.disclosure import protect
from wijkmakers_analysis.indicators.retention import MIXED, share_of_retained

from programmes import Y22, Y23, programme, visits

DAYS = {22: ("2022-03-03", "2022-04-04"), 23: ("2023-03-03", "2023-04-04")}


def programme_of(present):
    """Return a programme of (year, day of it 0 or 1, person) visits."""
    activities = [
        {"activity_id": f"{year}-{number}", "kind": "workshop", "date": day}
        for year, days in DAYS.items()
        for number, day in enumerate(days)
    ]
    rows = [
        row
        for year, number, person in sorted(present)
        for row in visits(f"{year}-{number}", f"p{person}@org{person % 4}")
    ]
    organisations = [{"organisation": f"org{number}", "sector": "s"} for number in range(4)]
    return programme(activities=activities, attendance=rows, organisations=organisations)


def cells_of(kept, year):
    return {
        (one.group["cohort"], one.group["jaren"]): (one.numerator, one.denominator)
        for one in share_of_retained(kept, year)
        if one.group
    }


def test_a_table_by_hand():
    kept = programme_of({(22, 0, 1), (22, 1, 1), (22, 0, 2), (22, 0, 3), (23, 0, 1), (23, 0, 4)})
    assert cells_of(kept, Y23) == {
        ("2022", "0"): (3, 3),
        ("2022", "1"): (1, 3),
        ("2023", "0"): (1, 1),
    }


def test_a_later_year_has_no_cell_before_it_is_over():
    kept = programme_of({(22, 0, 1), (23, 0, 1)})
    assert cells_of(kept, Y22) == {("2022", "0"): (1, 1)}


def test_the_first_cohort_is_marked_as_mixed():
    kept = programme_of({(22, 0, 1), (23, 0, 2)})
    reasons = {one.group["cohort"]: one.reason for one in share_of_retained(kept, Y23)}
    assert reasons == {"2022": MIXED, "2023": ""}


def test_without_lists_nothing_is_known():
    kept = programme_of(set())
    assert [one.status for one in share_of_retained(kept, Y23)] == ["niet_gemeten"]


@settings(max_examples=40, deadline=None)
@given(st.sets(st.tuples(st.sampled_from([22, 23]), st.integers(0, 1), st.integers(0, 12))))
def test_any_table_is_that_of_plain_sets(present):
    by_year = {year: {p for y, _, p in present if y == year} for year in DAYS}
    new = by_year[23] - by_year[22]
    expected = {}
    if by_year[22]:
        size = len(by_year[22])
        expected["2022", "0"] = (size, size)
        expected["2022", "1"] = (len(by_year[22] & by_year[23]), size)
    if present and (new or by_year[22]):
        expected["2023", "0"] = (len(new), len(new))
    assert cells_of(programme_of(present), Y23) == expected


def test_a_reader_gets_counts_of_the_first_year_and_no_small_side():
    present = {(22, 0, person) for person in range(30)} | {(23, 0, person) for person in range(2)}
    kept = programme_of(present)
    shown = {
        fact.group["jaren"]: (fact.shown, fact.status)
        for fact in protect(share_of_retained(kept, Y23), kept.settings).facts
        if fact.group["cohort"] == "2022"
    }
    assert shown["0"] == ("100%", "ok")
    assert shown["1"] == ("minder dan 5 van de 30", "te_klein")


def test_a_year_in_which_nobody_began_reads_as_one_of_a_few():
    def last_row(new):
        present = {(year, 0, person) for year in DAYS for person in range(30)}
        present |= {(23, 0, 100 + person) for person in range(new)}
        kept = programme_of(present)
        facts = protect(share_of_retained(kept, Y23), kept.settings).facts
        (one,) = (fact for fact in facts if fact.group["cohort"] == "2023")
        return one.shown, one.status, one.reason, one.n, one.denominator

    assert last_row(0) == last_row(2) == last_row(4) != last_row(12)
