"""A step of the path of young talent tells of no few people, and not of everybody."""

import pytest

from wijkmakers_analysis.disclosure import protect

from findings import finding, gate_settings

FIRST, SECOND, THIRD = "eerste bezoek", "drie activiteiten", "leergang"


def shown(*counts, share=None):
    people = {"people": counts[0], "organisations": 12, "n": counts[0]}
    found = [
        finding("young_talent_path", {"stap": step}, value=count, **people)
        for step, count in zip((FIRST, SECOND, THIRD), counts, strict=False)
    ]
    if share is not None:
        cells = [{"stap": step, "jaren": "2"} for step in (FIRST, SECOND)]
        found += [
            finding("young_talent_path", cell, value=value, unit="aandeel", **people)
            for cell, value in zip(cells, (1.0, share), strict=True)
        ]
    return [fact.shown for fact in protect(found, gate_settings()).facts]


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((20, 12, 6), ["20", "12", "6"]),
        ((20, 19, 7), ["20", "16 tot en met 20", "7"]),
        ((20, 20, 20), ["20", "16 tot en met 20", "16 tot en met 20"]),
        ((20, 16, 12), ["20", "16 tot en met 20", "12"]),
        ((20, 12, 10), ["20", "12", "8 tot en met 12"]),
        ((20, 12, 2), ["20", "12", "1 tot en met 4"]),
        ((5, 5, 5), ["5", "1 tot en met 5", "1 tot en met 5"]),
        ((5, 4, 1), ["5", "1 tot en met 5", "1 tot en met 5"]),
        ((8, 7, 0), ["8", "1 tot en met 8", "0"]),
        ((9, 5, 4), ["9", "5 tot en met 9", "1 tot en met 4"]),
    ],
)
def test_who_did_not_take_a_step_is_not_told_where_they_are_few(counts, expected):
    assert shown(*counts) == expected


@pytest.mark.parametrize("whole", range(5, 31))
def test_each_class_of_a_step_holds_more_than_one_number_and_is_whole(whole):
    alike = {}
    for took in range(whole + 1):
        alike.setdefault(shown(whole, took)[1], []).append(took)
    for words, counts in alike.items():
        if " tot en met " in words:
            first, last = (int(part) for part in words.split(" tot en met "))
            assert counts == list(range(first, last + 1))
            assert len(counts) >= 4
        else:
            assert counts == [0] or whole - counts[0] >= 5 <= counts[0]


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        (1.0, "meer dan 80%"),
        (0.0, "minder dan 20%"),
        (0.996, "meer dan 80%"),
        (0.8, "80%"),
        (0.4, "40%"),
    ],
)
def test_of_a_later_step_all_and_nobody_are_no_share(share, expected):
    assert shown(20, 12, share=share)[2:] == ["100%", expected]
