"""Whatever the pack: no label over another, the XML parses, and no hidden value shows."""

import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from wijkmakers_analysis import figures
from wijkmakers_analysis.document import Chart
from wijkmakers_analysis.yearpack.parts import (
    PackCohort,
    PackFocalPoint,
    PackOrganisation,
    PackPlace,
)

from packs import (
    KINDS_OF_CONTRIBUTION,
    MONTHS,
    PILLARS,
    activity,
    fact,
    full_pack,
    people,
    share,
)
from touching_texts import overlapping_texts

LETTERS = st.sampled_from("abcdefghijklmnopqrstuvwxyzWMil é&<>$'’-")
NAMES = st.text(LETTERS, min_size=1, max_size=60).map(str.strip).filter(bool)
LONG = ("leergang", "werkplaats")


@st.composite
def activities(draw):
    """From 1 to 200 activities of any kind, in any month or known to a stretch only."""
    count = draw(st.sampled_from((1, 3, 8, 30, 60, 200)))
    kinds = draw(st.lists(st.sampled_from([*PILLARS, "podcast"]), min_size=1, max_size=8))
    seed = draw(st.randoms(use_true_random=False))
    made = []
    for number in range(count):
        kind, month = seed.choice(kinds), seed.randrange(len(MONTHS))
        last = seed.randrange(month, len(MONTHS)) if kind in LONG or seed.random() < 0.1 else month
        made.append(activity(f"A{number}", f"{draw(NAMES) if number < 4 else 'Iets'} {number}", kind,
                             f"{MONTHS[month]}-03", f"{MONTHS[last]}-25"))  # fmt: skip
    return tuple(made)


@st.composite
def packs(draw):
    """A pack with 3 to 60 partners, and every list that a figure draws."""
    names = draw(st.lists(NAMES, min_size=3, max_size=60, unique_by=str.casefold))
    sectors = draw(st.lists(NAMES, min_size=1, max_size=10, unique_by=str.casefold))
    seed = draw(st.randoms(use_true_random=False))
    sheet = draw(activities())
    pairs = {tuple(sorted(seed.sample(names, 2))) for _ in range(draw(st.integers(1, 90)))}
    points = draw(st.lists(NAMES, max_size=25, unique_by=str.casefold))
    cohorts = draw(st.lists(NAMES, min_size=1, max_size=6, unique_by=str.casefold))
    focal = draw(st.lists(NAMES, min_size=1, max_size=7, unique_by=str.casefold))
    kinds = {one.kind for one in sheet}
    facts = (
        fact("activities", len(sheet)),
        *(fact("activities", seed.randrange(200), soort=kind) for kind in kinds),
        *(fact("activities", seed.randrange(200), pijler=one) for one in ("leren", "doen")),
        *(people(id, seed.randrange(12), soort=kind) for kind in kinds
          for id in ("participants", "attendances")),
        fact("participants", seed.randrange(5, 3000)),
        *(fact("diplomas.started", seed.randrange(40), editie=one) for one in cohorts),
        *(people("diplomas.count", seed.randrange(9), editie=one) for one in cohorts),
        share("cross_sector_meetings", seed.random()),
        share("cross_sector_meetings.chance", seed.random()),
        *(share("cross_sector_meetings.pairs", seed.random(), sector=a, sector_met=b)
          for n, a in enumerate(sectors) for b in sectors[n:]),
        fact("ties.count", len(pairs), m="2"),
        *(fact("contributions", seed.randrange(3), organisatie=name, bijdrage=kind)
          for name in names for kind in KINDS_OF_CONTRIBUTION),
        *(fact("contributions", seed.randrange(1, 90), bijdrage=kind)
          for kind in KINDS_OF_CONTRIBUTION),
        *(fact(what, seed.randrange(40), speerpunt=one)
          for one in focal for what in ("activities", "contributions", "stories")),
        fact("neighbourhoods", 0.4, "8 van de 20", unit="aandeel"),
    )  # fmt: skip
    return replace(
        full_pack(), facts=facts, activities=sheet, ties=tuple(sorted(pairs)),
        organisations=tuple(
            PackOrganisation(organisation=name, sector=seed.choice(sectors), relation="partner",
                             is_partner=True) for name in names),
        places=(*(one for one in full_pack().places if one.is_wijk),
                *(PackPlace(name=name, is_wijk=False, latitude=seed.uniform(53.13, 53.3),
                            longitude=seed.uniform(6.48, 6.74), activities=seed.randrange(1, 9))
                  for name in points)),
        cohorts=tuple(PackCohort(cohort=one, title=one, start="9 december 2021", end="",
                                 state=seed.choice(("afgerond", "loopt")))
                      for one in cohorts),
        focal_points=tuple(PackFocalPoint(focal_point=one, indicator=seed.choice(names),
                                          target=seed.choice((None, 4.0, 2.5))) for one in focal),
    )  # fmt: skip


@given(pack=packs())
@settings(max_examples=15, deadline=None)
def test_no_label_touches_another_and_none_leaves_the_sheet(pack):
    for name in figures.__all__:
        block = getattr(figures, name)(pack)
        if isinstance(block, Chart):
            assert overlapping_texts(block.svg) == [], name
            assert block.size[1] < 11.2, name


@given(pack=packs(), number=st.integers(1, 4), other=st.integers(1, 4))
@settings(max_examples=5, deadline=None)
def test_a_hidden_value_changes_nothing_in_any_figure(pack, number, other):
    """Facts that print the same give the same bytes, whatever is behind them."""

    def drawn(behind):
        facts = tuple(one for one in pack.facts if one.key != "participants{soort=workshop}")
        hidden = people("participants", behind, soort="workshop")
        changed = replace(pack, facts=(*facts, hidden))
        return [getattr(figures, name)(changed).to_json() for name in figures.__all__]

    assert drawn(number) == drawn(other)


@given(pack=packs())
@settings(max_examples=5, deadline=None)
def test_ids_in_a_drawing_are_its_own(pack):
    for name in figures.__all__:
        block = getattr(figures, name)(pack)
        if isinstance(block, Chart):
            ids = re.findall(r'\sid="([^"]+)"', block.svg)
            assert len(ids) == len(set(ids)), name
