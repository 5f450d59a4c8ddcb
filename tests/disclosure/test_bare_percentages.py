"""A percentage without its counts still tells that there were enough people for one."""

from wijkmakers_analysis.disclosure import protect

from findings import gate_settings, people, share

AGES = {"veld": "leeftijdsgroep"}


def shown_of(given):
    return {fact.key: fact for fact in protect(given, gate_settings()).facts}


def test_a_percentage_that_fits_one_group_size_only_is_left_out():
    """Of thirteen visitors 42% can only be 5 of 12: then one of them gave no age."""
    given = [
        people(13),
        share(13, 13, id="completeness", group={"veld": "dubbelen"}),
        share(7, 13, id="new_faces"),
        share(12, 13, id="completeness", group=AGES),
        share(5, 12, id="young_talent"),
    ]
    facts = shown_of(given)
    assert (facts["participants"].value, facts["young_talent"].value) == (13, None)
    assert facts["new_faces"].value == 0.54


def test_a_percentage_that_fits_many_group_sizes_stays():
    given = [people(213), share(209, 213, id="completeness", group=AGES)]
    given.append(share(105, 209, id="young_talent"))
    assert shown_of(given)["young_talent"].shown == "50%"
