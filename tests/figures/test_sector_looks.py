"""A sector looks the same in every figure, and no two of one figure look alike."""

from hypothesis import given
from hypothesis import strategies as st

from wijkmakers_analysis.figures.sector_looks import KNOWN, LOOKS, looks_of

NAMES = st.lists(st.text(st.characters(codec="ascii", categories=["L"]), min_size=1, max_size=12))


@given(NAMES)
def test_a_known_sector_looks_the_same_whatever_stands_beside_it(others):
    alone = {name: looks_of([name])[name] for name in KNOWN}
    beside = looks_of([*others, *KNOWN])
    assert {name: beside[name] for name in KNOWN} == alone


@given(NAMES)
def test_no_two_sectors_of_a_figure_look_alike_while_there_are_looks(names):
    chosen = list(dict.fromkeys(name.casefold() for name in names))[: len(LOOKS)]
    assert len(set(looks_of(chosen).values())) == len(chosen)


def test_an_unknown_sector_keeps_its_look_where_no_other_has_it():
    assert looks_of(["waterschap"]) == looks_of(["waterschap", "zorg", "gemeente"][:1])
    assert looks_of(["waterschap", "zorg"])["waterschap"] == looks_of(["waterschap"])["waterschap"]
