"""Used at work, recommendation, and what completeness says of surveys."""

import pytest

from wijkmakers_analysis.indicators.completeness import measure_completeness
from wijkmakers_analysis.indicators.recommendation import measure_recommendation
from wijkmakers_analysis.indicators.survey_answers import yes_or_no
from wijkmakers_analysis.indicators.used_at_work import share_who_use_it

from programmes import Y22, Y23, found, visits
from surveys import EDITION, answers, question, survey

USES = [question("V6", "toepassing")]
ASKS = [question("V5", "aanbeveling", 0, 10)]


def used(*rows, **more):
    return survey(*rows, **{"questions": USES, **more})


def enrolled(statuses):
    return [
        {"cohort": "1", "person_id": f"r{person}", "organisation": f"O{person}", "status": status}
        for person, status in enumerate(statuses)
    ]


def test_who_uses_it_of_those_who_answered():
    said = ["ja", "Nee", "Ja, elke week", "soms", "nee, nog niet", "x", None]
    kept = used(answers("V6", "later", said), answers("V6", "na", ["ja"] * 7),
                enrolments=enrolled(["afgerond"] * 7 + ["gestopt"]))  # fmt: skip
    findings = share_who_use_it(kept, Y22)
    share = found(findings, "used_at_work")
    assert (share.numerator, share.denominator, share.method) == (3, 5, "wilson")
    assert share.low < share.value == 0.6 < share.high
    assert share.coverage == pytest.approx(5 / 6)
    response = found(findings, "used_at_work.response")
    assert (response.numerator, response.denominator, response.method) == (5, 7, None)
    assert found(findings, "used_at_work", editie="1").numerator == 3
    assert list(share.rows()["survey_answers"]) == [0, 1, 2, 4, 5]


def test_of_several_questions_a_person_counts_once():
    kept = used(
        answers("V6", "later", ["ja", "nee", "nee"]),
        answers("V7", "later", ["nee", "nee", "ja"]),
        questions=[*USES, question("V7", "toepassing")],
    )
    share = found(share_who_use_it(kept, Y22), "used_at_work")
    assert (share.numerator, share.denominator, share.people) == (2, 3, 3)


@pytest.mark.parametrize(
    ("cohort", "tables", "asked"),
    [
        ({"diploma_count": 9}, {}, 9),
        ({}, {}, None),
        ({"diploma_count": 4}, {}, None),
        ({"diploma_count": 9}, {"enrolments": enrolled(["afgerond"] * 6 + ["gestopt"])}, 6),
    ],
    ids=["counted", "unknown", "fewer than answered", "the list wins"],
)
def test_who_was_asked(cohort, tables, asked):
    kept = used(answers("V6", "later", ["ja"] * 5), cohorts=[EDITION | cohort], **tables)
    response = found(share_who_use_it(kept, Y22), "used_at_work.response")
    assert response.denominator == asked
    assert response.status == ("ok" if asked else "niet_gemeten")


def test_of_an_activity_its_participants_were_asked():
    kept = used(
        answers("V6", "later", ["ja", "nee"], activity_id="A"),
        cohorts=[],
        activities=[{"activity_id": "A", "date": "2022-03-03"}],
        attendance=visits("A", "r0", "r1", "p3", "p4"),
    )
    response = found(share_who_use_it(kept, Y22), "used_at_work.response")
    assert (response.numerator, response.denominator) == (2, 4)


def test_answers_given_later_belong_to_the_period_three_months_on():
    ends_late = EDITION | {"end_date": "2022-11-17"}
    kept = used(answers("V6", "later", ["ja"] * 5), cohorts=[ends_late])
    assert {one.status for one in share_who_use_it(kept, Y22)} == {"loopt_nog"}
    assert found(share_who_use_it(kept, Y23), "used_at_work").numerator == 5
    # No period holds the day three months after this one: then that of the end.
    last = used(answers("V6", "later", ["ja"] * 5), cohorts=[EDITION | {"end_date": "2023-11-17"}])
    assert found(share_who_use_it(last, Y23), "used_at_work").numerator == 5


def test_the_chance_of_the_changed_pairs_is_for_the_office():
    before = ["nee"] * 8 + ["ja"] * 3 + [None]
    later = ["ja"] * 7 + ["nee"] + ["nee"] + ["ja"] * 3
    findings = share_who_use_it(used(answers("V6", "voor", before), answers("V6", "later", later)),
                                Y22)  # fmt: skip
    chance = found(findings, "used_at_work.mcnemar_p")
    # 7 went to yes and 1 to no: 2 * (1 + 8) / 2 ** 8.
    assert chance.value == pytest.approx(18 / 256)
    assert (chance.n, chance.is_office_only) == (11, True)
    stable = used(answers("V6", "voor", ["ja"] * 3), answers("V6", "later", ["ja"] * 3))
    assert found(share_who_use_it(stable, Y22), "used_at_work.mcnemar_p").status == "noemer_nul"


@pytest.mark.parametrize(
    ("rows", "status"),
    [((), "niet_gemeten"), ((answers("V6", "na", ["ja"]),), "niet_gemeten"),
     ((answers("V6", "later", ["4", "5"]),), "niet_gemeten")],
    ids=["nothing", "only after", "scores"],
)  # fmt: skip
def test_where_nobody_was_asked_there_is_no_zero(rows, status):
    findings = share_who_use_it(used(*rows), Y22)
    assert {(one.id, one.status, one.value) for one in findings} == {
        ("used_at_work", status, None),
        ("used_at_work.response", status, None),
    }


def test_yes_and_no_as_people_write_them():
    said = survey(answers("V6", "later", ["JA", "ja.", "n", "0", "1", "janee", "misschien", "-"]))
    assert list(yes_or_no(said.survey_answers["score"])) == [
        True, True, False, False, True, None, None, None,
    ]  # fmt: skip


def test_recommendation():
    scores = [0, 6, 7, 8, 8, 9, 10, "7,5", 11]
    kept = survey(
        answers("V5", "na", scores),
        answers("V5", "later", [10] * 11),
        answers("V5", "voor", [1] * 11),
        questions=[question("V5", "aanbeveling", -1, 99)],
        cohorts=[EDITION | {"end_date": "2022-06-01"}],
    )
    findings = measure_recommendation(kept, Y22)
    by_score = {
        int(one.group["score"]): one.value for one in findings if one.id == "recommendation.score"
    }
    # r8, r9 and r10 gave a score from 0 to 10 only later; 7,5 counts with 7.
    assert by_score == {0: 1, 1: 0, 2: 0, 3: 0, 4: 0, 5: 0, 6: 1, 7: 2, 8: 2, 9: 1, 10: 4}
    mean = found(findings, "recommendation.mean")
    assert mean.value == pytest.approx((0 + 6 + 7 + 7.5 + 16 + 9 + 40) / 11)
    assert (mean.unit, mean.method, mean.n) == ("punten", "t", 11)
    share = found(findings, "recommendation.share_9_10", editie="1")
    assert (share.numerator, share.denominator) == (5, 11)
    assert not [one for one in findings if one.id == "recommendation"]


def test_recommendation_of_two_places():
    kept = survey(
        answers("V5", "na", [8] * 6),
        answers("V5", "na", [9] * 4, prefix="p", activity_id="A"),
        questions=ASKS,
        activities=[{"activity_id": "A", "date": "2022-03-03"}],
    )
    findings = measure_recommendation(kept, Y22)
    assert found(findings, "recommendation.share_9_10").value == 0.4
    assert found(findings, "recommendation.mean", editie="1").value == 8
    assert found(findings, "recommendation.share_9_10", editie="1").is_office_only


@pytest.mark.parametrize(
    ("cohorts", "status"),
    [([], "niet_gemeten"), ([EDITION | {"end_date": "2023-02-02"}], "loopt_nog")],
)
def test_nobody_asked_is_no_zero(cohorts, status):
    findings = measure_recommendation(survey(questions=ASKS, cohorts=cohorts), Y22)
    assert {(one.status, one.value) for one in findings} == {(status, None)}


def field(findings, name, **group):
    return found(findings, "completeness", veld=name, **group)


def test_response_by_moment():
    kept = survey(
        answers("V1", "voor", [1] * 7),
        answers("V1", "na", [1] * 5),
        enrolments=enrolled(["afgerond"] * 6 + ["gestopt", "overgestapt", "aangemeld"]),
    )
    findings = measure_completeness(kept, Y22)
    before, after = field(findings, "respons voor"), field(findings, "respons na")
    assert (before.numerator, before.denominator, before.is_office_only) == (7, 8, True)
    assert (after.numerator, after.denominator, after.is_office_only) == (5, 6, False)
    assert field(findings, "respons later").status == "niet_gemeten"


def test_response_by_edition_is_for_the_office():
    kept = survey(
        answers("V1", "na", [1] * 5),
        answers("V1", "na", [1] * 3, prefix="s", cohort="2"),
        cohorts=[EDITION | {"diploma_count": 6}, {"cohort": "2", "end_date": "2022-10-01",
                                                  "diploma_count": 6}],
    )  # fmt: skip
    findings = measure_completeness(kept, Y22)
    assert field(findings, "respons na").value == pytest.approx(8 / 12)
    second = field(findings, "respons na", editie="2")
    assert (second.numerator, second.denominator, second.is_office_only) == (3, 6, True)


ITEMS = ("V1", "V2", "V3")


@pytest.mark.parametrize(
    ("people", "items", "status"),
    [(20, 3, "ok"), (19, 3, "te_klein"), (20, 1, "niet_gemeten"), (0, 3, "niet_gemeten")],
)
def test_alpha_needs_two_questions_and_twenty_people(people, items, status):
    rows = [
        answers(item, "voor", [(person + at * (person % 3)) % 5 for person in range(people)])
        for at, item in enumerate(ITEMS[:items])
    ]
    questions = [question(item) for item in ITEMS]
    alpha = field(measure_completeness(survey(*rows, questions=questions), Y22), "alpha voor")
    assert (alpha.status, alpha.unit) == (status, "index")
    assert (alpha.value is not None) == (status == "ok")
    assert field(measure_completeness(survey(*rows, questions=questions), Y22), "alpha na").value \
        is None  # fmt: skip


def test_alpha_of_equal_totals_and_below_zero():
    one_way, other_way = [1, 5] * 10, [5, 1] * 10
    kept = survey(answers("V1", "voor", one_way), answers("V2", "voor", other_way),
                  answers("V1", "na", [*one_way, 1]), answers("V2", "na", [*other_way, 2]))  # fmt: skip
    findings = measure_completeness(kept, Y22)
    assert field(findings, "alpha voor").status == "noemer_nul"
    negative = field(findings, "alpha na")
    assert negative.value < 0
    assert negative.reason.startswith("De schaal is niet bruikbaar")
