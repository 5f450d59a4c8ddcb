"""What each past activity and edition lacks on a day, and what is still open."""

from datetime import date

import pytest

from wijkmakers_analysis.programme.standing import (
    ACTIVITY,
    COHORT,
    PHOTO,
    QUESTION,
    STORY,
    standing_of,
)
from wijkmakers_analysis.programme.standing_open_ends import review_day

from programmes import programme, table, visits

DAY = date(2022, 6, 1)
WHOLE = {"activity_id": "W01", "kind": "wijkwandeling", "date": "2022-05-03",
         "neighbourhoods": ("Selwerd",), "visitors": 12}  # fmt: skip


def standings(subject, day=DAY, **tables):
    built = programme(**tables)
    rows = standing_of(vars(built), built.settings, day, built.cell_columns)
    return [row for row in rows if row.subject == subject]


def missing(subject, day=DAY, **tables):
    return {row.name or row.cell: row.missing for row in standings(subject, day, **tables)}


def activity(activity_id="W01", **changes):
    return WHOLE | {"activity_id": activity_id} | changes


def test_only_what_was_held_and_is_over_is_told():
    found = standings(
        ACTIVITY,
        activities=[
            activity("late", date="2022-05-31"),
            activity("early", date="2022-01-03"),
            activity("today", date="2022-06-01"),
            activity("planned", date="2022-09-01"),
            activity("cancelled", status="geannuleerd"),
            activity("series", is_series=True),
            activity("this-year", date="2022"),
            activity("running", end_date="2022-07-01"),
            activity("someday", date=None, visitors=None),
            activity("undated", date=None),
        ],
    )
    assert [row.name for row in found] == ["early", "late", "undated"]
    assert [row.is_complete for row in found] == [True, True, False]
    assert found[0].last_day == date(2022, 1, 3)
    assert (found[2].last_day, found[2].missing) == (None, ("precieze datum",))
    assert (found[0].file, found[0].sheet, found[0].cell) == ("activities.xlsx", "Blad", "A3")


@pytest.mark.parametrize(
    ("changes", "lacks"),
    [
        ({}, ()),
        ({"visitors": None}, ("lijst of telling",)),
        ({"visitors": 0}, ()),
        ({"neighbourhoods": ()}, ("wijk",)),
        ({"neighbourhoods": (), "other_place": "Rotterdam"}, ()),
        ({"kind": "wijkwandleing"}, ("bekende soort",)),
        ({"kind": None}, ("bekende soort",)),
        ({"date": "2022-05"}, ("precieze datum",)),
        ({"date": None, "earliest_date": "2022-03-01", "latest_date": "2022-04-01"},
         ("precieze datum",)),
        ({"visitors": None, "neighbourhoods": (), "kind": "x", "date": "2022-04"},
         ("lijst of telling", "wijk", "bekende soort", "precieze datum")),
    ],
)  # fmt: skip
def test_each_thing_that_an_activity_lacks_is_told(changes, lacks):
    assert missing(ACTIVITY, activities=[activity(**changes)]) == {"W01": lacks}


def test_the_kind_is_told_only_where_it_is_a_known_one():
    rows = [activity("a", kind="Workshop"), activity("b", kind="Anna Voorbeeld")]
    assert [row.kind for row in standings(ACTIVITY, activities=rows)] == ["workshop", ""]
    kinds = [{"kind": "podcast", "pillar": "leren"}]
    assert missing(ACTIVITY, activities=[activity(kind="podcast")], kinds=kinds) == {"W01": ()}


@pytest.mark.parametrize(
    ("attendance", "lacks"),
    [
        (visits("W01", "p1@Lefier", "p2@Lefier"), ()),
        (visits("W01", "p1@Lefier", "p2"), ("organisatie van 1 deelnemer",)),
        (visits("W01", "p1", "p2"), ("organisatie van 2 deelnemers",)),
        (visits("W01", "p1", presence="afwezig"), ()),
        (visits("W01", "p1", presence="onbekend"), ("aanwezigheid in de lijst",)),
        (visits("W01", "p1", role="gids"), ("lijst of telling",)),
        (visits("W02", "p1"), ("lijst of telling",)),
    ],
)
def test_a_list_counts_where_it_says_who_was_there(attendance, lacks):
    rows = [activity(visitors=None), activity("W02", date="2022-09-01")]
    organisations = [{"organisation": "Lefier"}]
    assert missing(
        ACTIVITY, activities=rows, attendance=attendance, organisations=organisations
    ) == {"W01": lacks}


def test_an_organisation_may_be_known_from_the_affiliation():
    found = missing(
        ACTIVITY,
        activities=[activity()],
        attendance=visits("W01", "p1"),
        affiliations=[{"person_id": "p1", "organisation": "Lefier"}],
        organisations=[{"organisation": "Lefier"}],
    )
    assert found == {"W01": ()}


def test_a_unit_with_parts_is_asked_for_its_place_and_its_parts_who_came():
    rows = [
        activity("L1", kind="leergang", visitors=None, neighbourhoods=(), end_date="2022-05-20"),
        activity("L1a", parent_id="L1", visitors=None, neighbourhoods=()),
        activity("L1b", parent_id="L1", date="2022-05-20"),
        activity("L2", kind="leergang", visitors=None, neighbourhoods=()),
        activity("L2a", parent_id="L2", neighbourhoods=()),
    ]
    assert missing(ACTIVITY, activities=rows) == {
        "L1": (),
        "L1a": ("lijst of telling",),
        "L1b": (),
        "L2": ("wijk",),
        "L2a": (),
    }


@pytest.mark.parametrize(
    ("photo", "of_activity", "by_itself"),
    [
        ({"file_name": "W01.jpg", "valid_until": "2022-05-01"}, True, False),
        ({"file_name": "wandeling w01-2.jpg", "valid_until": "2022-05-01"}, True, False),
        ({"file_name": "x.jpg", "place": "W 01", "valid_until": "2022-11-29"}, True, False),
        ({"file_name": "W01.jpg", "valid_until": "2022-11-30"}, False, False),
        ({"file_name": "W01.jpg", "consent": "nee"}, False, False),
        ({"file_name": "W01.jpg", "consent": None}, True, False),
        ({"file_name": "W012.jpg", "valid_until": "2022-05-01"}, False, True),
        ({"file_name": "x.jpg", "place": "cover", "valid_until": "2022-05-01"}, False, True),
    ],
)
def test_a_photo_is_told_with_the_activity_whose_code_it_bears(photo, of_activity, by_itself):
    tables = {
        "activities": [activity()],
        "photos": [{"consent": "openbaar", "alt_text": "a"} | photo],
    }
    told = ("toestemming van een foto",) if of_activity else ()
    assert missing(ACTIVITY, **tables) == {"W01": told}
    assert len(standings(PHOTO, **tables)) == by_itself


EDITION = {"cohort": "1", "start_date": "2022-02-03", "end_date": "2022-05-12"}
ASKED = [
    {"cohort": "1", "moment": moment, "respondent_id": "p1", "item": "V1"}
    for moment in ("voor", "na")
]
QUESTIONS = [{"item": "V1", "kind": "open"}]


@pytest.mark.parametrize(
    ("day", "tables", "lacks"),
    [
        (DAY, {"cohorts": [EDITION]},
         ("inschrijvingen", "vragenlijst vooraf", "diploma's", "vragenlijst na afloop")),
        (date(2022, 3, 1), {"cohorts": [EDITION]}, ("inschrijvingen", "vragenlijst vooraf")),
        (DAY, {"cohorts": [EDITION | {"started_count": 9, "diploma_count": 8}],
               "survey_answers": ASKED}, ()),
        (DAY, {"cohorts": [EDITION | {"started_count": 9, "diploma_count": 8}],
               "survey_answers": [row | {"moment": "toen"} for row in ASKED[:1]] + ASKED[1:]}, ()),
        (DAY, {"cohorts": [EDITION], "survey_answers": ASKED, "enrolments": [
            {"cohort": "1", "person_id": "p1", "diploma_date": "2022-05-12"},
            {"cohort": "1", "person_id": "p2"}]}, ("datum diploma van 1 deelnemer",)),
        (DAY, {"cohorts": [EDITION], "survey_answers": ASKED, "enrolments": [
            {"cohort": "1", "person_id": f"p{number}", "status": "bezig"} for number in (1, 2)]},
         ("afloop van 2 deelnemers", "diploma's")),
        (DAY, {"cohorts": [EDITION | {"start_date": "2022-02", "end_date": None,
                                      "started_count": 9}], "survey_answers": ASKED},
         ("precieze startdatum", "einddatum")),
    ],
)  # fmt: skip
def test_what_an_edition_lacks(day, tables, lacks):
    assert missing(COHORT, day, survey_questions=QUESTIONS, **tables) == {"1": lacks}


def test_an_edition_that_is_to_begin_is_not_told():
    assert standings(COHORT, cohorts=[EDITION], day=date(2022, 2, 3)) == []


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ({"date": "2021-11-01"}, ("van 1 november 2021",)),
        ({"date": "2021-12-01"}, None),
        ({"date": "2021-11-30"}, ("van 30 november 2021",)),
        ({"date": "2021-11-01", "follow_up": "proef"}, None),
        ({"date": "2021-11-01", "follow_up": "geen"},
         ("van 1 november 2021; bij 'geen' staat geen datum",)),
        ({"date": "2021-11-01", "follow_up": "geen", "follow_up_date": "2022-01-01"}, None),
        ({"activity_id": "OLD"}, ("van 2 november 2021",)),
        ({"activity_id": "W01"}, None),
        ({}, ("zonder datum",)),
    ],
)  # fmt: skip
def test_questions_of_more_than_half_a_year_ago_without_follow_up(question, told):
    rows = [activity(), activity("OLD", date="2021-11-02")]
    found = standings(
        QUESTION,
        activities=rows,
        practice_questions=[{"question": "Wie helpt Anna?", "organisation": "Lefier"} | question],
        organisations=[{"organisation": "Lefier"}],
    )
    assert [row.missing for row in found] == ([] if told is None else [told])
    assert all("Anna" not in repr(row) for row in found)


@pytest.mark.parametrize(
    ("story", "told"),
    [
        ({"valid_until": "2022-05-31"}, ("toestemming liep af op 31 mei 2022",)),
        ({"valid_until": "2022-06-01"}, ("toestemming loopt af op 1 juni 2022",)),
        ({"valid_until": "2022-11-29"}, ("toestemming loopt af op 29 november 2022",)),
        ({"valid_until": "2022-11-30"}, None),
        ({}, None),
        ({"consent": "nee", "valid_until": "2022-01-01"}, None),
    ],
)
def test_stories_whose_consent_ends_before_the_review(story, told):
    found = standings(STORY, stories=[{"story": "V1"} | story])
    assert [row.missing for row in found] == ([] if told is None else [told])


def test_outside_every_year_consent_is_needed_on_the_day_itself():
    settings = programme().settings
    assert review_day(settings, DAY) == date(2022, 11, 30)
    assert review_day(settings, date(2024, 1, 1)) == date(2024, 1, 1)


def test_the_tables_stay_as_they_are():
    built = programme(activities=[activity()], cohorts=[EDITION], stories=[{"story": "V1"}])
    before = {name: getattr(built, name).copy(deep=True) for name in ("activities", "cohorts")}
    standing_of(vars(built), built.settings, DAY, built.cell_columns)
    for name, frame in before.items():
        assert getattr(built, name).equals(frame)


def test_a_workspace_without_anything_stands_complete():
    built = programme()
    assert standing_of(vars(built), built.settings, DAY, built.cell_columns) == ()
    assert table("photos", []).empty
