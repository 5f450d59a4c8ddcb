"""The change between how people judge themselves before and after."""

import json
from pathlib import Path

import pytest

from wijkmakers_analysis.disclosure import protect
from wijkmakers_analysis.indicators.self_assessed_growth import (
    CEILING,
    EXACT,
    NORMAL,
    NOT_USABLE,
    ONLY_THEN,
    SEVERAL_SCALES,
    THEN_APART,
    measure_growth,
)
from wijkmakers_analysis.indicators.survey_answers import UNDATED

from programmes import Y22, Y23, found
from surveys import EDITION, answers, question, survey

R08 = json.loads(
    (Path(__file__).parents[1] / "reference/R08_wilcoxon_paired.json").read_text(encoding="utf-8")
)
MEASURES = {f"self_assessed_growth{part}" for part in ("", ".up", ".same", ".down", ".g")}


def published(name):
    return next(item for item in R08["published"] if item["name"] == name)


def grown(before, after, **more):
    return survey(answers("V1", "voor", before), answers("V1", "na", after), **more)


def one(findings, measure="", **group):
    return found(findings, "self_assessed_growth" + (f".{measure}" if measure else ""), **group)


def test_r08_of_hollander_and_wolfe():
    findings = measure_growth(
        grown(R08["input"]["hollander_wolfe_x"], R08["input"]["hollander_wolfe_y"]), Y22
    )
    expected = published("hw_two_sided_p")
    for group in ({}, {"editie": "1"}, {"vraag": "V1"}):
        chance = one(findings, "wilcoxon_p", **group)
        assert chance.value == pytest.approx(expected["value"], abs=expected["tol"])
        assert (chance.reason, chance.n) == (EXACT, 9)
    assert [one(findings, way).value for way in ("up", "same", "down")] == [2, 0, 7]


def test_r08_of_students_sleep():
    findings = measure_growth(grown(R08["input"]["sleep_1"], R08["input"]["sleep_2"]), Y22)
    chance, expected = one(findings, "wilcoxon_p"), published("sleep_wilcox_V_p")
    assert chance.value == pytest.approx(expected["value"][1], abs=expected["tol"])
    assert chance.reason == NORMAL
    # R takes the first minus the second; here after minus before.
    growth, interval = one(findings), published("sleep_t_ci")
    assert (-growth.high, -growth.low) == pytest.approx(interval["value"], abs=interval["tol"])
    assert growth.value == pytest.approx(1.58, abs=1e-12)
    assert (growth.method, growth.unit, growth.n, growth.people) == ("t", "punten", 10, 10)


def test_a_pair_is_the_mean_over_the_questions_answered_at_both_moments():
    kept = survey(
        answers("V1", "voor", (1, 2, 3, 4)),
        answers("V2", "voor", (1, None, 5, 4)),
        answers("V3", "voor", (1, None, None, None)),
        answers("V1", "na", (3, 5, None, 4)),
        answers("V2", "na", (2, 1, 1, 5)),
        answers("V3", "na", (1, 5, 5, 5)),
    )
    findings = measure_growth(kept, Y22)
    # Of three questions r1 and r2 answered one twice; r3 two: (0 + 1) / 2; r0 (2 + 1 + 0) / 3.
    growth = one(findings)
    assert (growth.n, growth.value) == (2, pytest.approx((1 + 0.5) / 2))
    assert one(findings, vraag="V2").n == 2
    assert one(findings, vraag="V3").value == 0


def test_without_spread_or_change_there_is_a_reason_and_no_nan():
    same = measure_growth(grown([3] * 6, [3] * 6), Y22)
    assert (one(same).value, one(same).low, one(same).high) == (0, 0, 0)
    assert one(same, "g").status == one(same, "wilcoxon_p").status == "noemer_nul"
    alone = measure_growth(grown([3], [4]), Y22)
    assert (one(alone).value, one(alone).low, one(alone).method) == (1, None, None)
    assert one(alone, "g").value is None
    moved = measure_growth(grown([3] * 6, [4] * 6), Y22)
    assert (one(moved).low, one(moved).high, one(moved, "g").value) == (1, 1, None)


@pytest.mark.parametrize(
    ("kept", "status", "reason"),
    [
        (survey(), "niet_gemeten", "Er is niemand"),
        (survey(cohorts=[EDITION | {"end_date": "2023-02-01"}]), "niet_gemeten", "Er is niemand"),
        (survey(answers("V1", "voor", (1, 2))), "niet_gemeten", "Er is niemand"),
        (survey(answers("V1", "na", (1, 2)), answers("V1", "voor", (1, 2), prefix="q")),
         "niet_gemeten", "Er is niemand"),
        (survey(answers("V1", "voor", (1, 2)), cohorts=[EDITION | {"end_date": "2023-02-01"}]),
         "loopt_nog", "De editie loopt nog"),
        (survey(answers("V1", "toen", (1, 2)), answers("V1", "na", (1, 2))),
         "niet_gemeten", ONLY_THEN),
    ],
    ids=["nothing", "no questions", "only before", "other people", "running", "only then"],
)  # fmt: skip
def test_no_pairs_is_no_zero(kept, status, reason):
    (nothing,) = measure_growth(kept, Y22)
    assert (nothing.status, nothing.value) == (status, None)
    assert nothing.reason.startswith(reason)


def test_retrospective_scores_are_never_pooled():
    before, after = (1, 2, 3, 2, 1), (2, 3, 3, 3, 3)
    plain = measure_growth(grown(before, after), Y22)
    with_then = measure_growth(
        survey(
            answers("V1", "voor", before),
            answers("V1", "na", after),
            answers("V1", "toen", (0, 0, 0, 0, 0, 0, 0)),
        ),
        Y22,
    )
    assert [(here.key, here.value, here.n) for here in plain] == [
        (there.key, there.value, there.n) for there in with_then
    ]
    assert one(with_then).reason == THEN_APART


def test_a_ceiling_is_flagged_from_a_quarter_on():
    questions = [question("V1", low=1, high=5)]
    at_quarter = grown((5, 1, 2, 3), (5, 2, 3, 4), questions=questions)
    below = grown((5, 1, 2, 3, 4), (5, 2, 3, 4, 4), questions=questions)
    scale = "De schaal loopt van 1 tot en met 5."
    assert one(measure_growth(at_quarter, Y22)).reason == f"{scale} {CEILING}"
    assert one(measure_growth(below, Y22)).reason == scale


def test_questions_of_two_scales_have_no_mean():
    kept = survey(
        *(answers(item, moment, (1, 2, 3, 1, 2)) for item in ("V1", "V2") for moment in
          ("voor", "na")),
        questions=[question("V1", low=1, high=5), question("V2", low=1, high=7)],
    )  # fmt: skip
    findings = measure_growth(kept, Y22)
    assert (one(findings).status, one(findings).reason) == ("niet_gemeten", SEVERAL_SCALES)
    assert one(findings, editie="1").status == "niet_gemeten"
    assert one(findings, vraag="V2").n == 5


def test_a_scale_that_does_not_hang_together_has_no_mean():
    one_way, other_way = [1, 5] * 10 + [2], [5, 1] * 10 + [2]
    kept = survey(
        *(answers("V1", moment, one_way) for moment in ("voor", "na")),
        *(answers("V2", moment, other_way) for moment in ("voor", "na")),
    )
    assert one(measure_growth(kept, Y22)).reason == NOT_USABLE
    fewer = survey(
        *(answers("V1", moment, one_way[:19]) for moment in ("voor", "na")),
        *(answers("V2", moment, other_way[:19]) for moment in ("voor", "na")),
    )
    assert one(measure_growth(fewer, Y22)).n == 19


def test_answers_belong_to_the_period_of_the_end():
    before, after = (1, 2, 3, 2, 1), (2, 3, 3, 3, 3)
    assert one(measure_growth(grown(before, after), Y22)).n == 5
    assert measure_growth(grown(before, after), Y23)[0].status == "niet_gemeten"
    walked = {"activity_id": "A"}
    at_activity = survey(
        answers("V1", "voor", before, **walked),
        answers("V1", "na", after, **walked),
        cohorts=[],
        activities=[{"activity_id": "A", "date": "2023-03-03"}],
    )
    findings = measure_growth(at_activity, Y23)
    assert {tuple(here.group) for here in findings} == {(), ("vraag",)}
    assert one(findings).n == 5
    assert measure_growth(at_activity, Y22)[0].status == "niet_gemeten"


def test_with_two_years_an_undated_edition_belongs_to_none():
    undated = grown((1, 2), (2, 3), cohorts=[{"cohort": "1"}])
    for year in (Y22, Y23):
        (nothing,) = measure_growth(undated, year)
        assert (nothing.status, nothing.value, nothing.reason) == ("niet_gemeten", None, UNDATED)


def two_editions():
    first, second = ((1, 2, 3, 2, 1, 2), (2, 3, 3, 3, 3, 3)), ((1, 4, 3, 1), (3, 3, 3, 1))
    return survey(
        answers("V1", "voor", first[0]),
        answers("V1", "na", first[1]),
        answers("V1", "voor", second[0], prefix="s", cohort="2"),
        answers("V1", "na", second[1], prefix="s", cohort="2"),
        cohorts=[EDITION, {"cohort": "2", "end_date": "2022-10-01"}],
    )


def test_of_two_editions_the_total_and_each():
    findings = measure_growth(two_editions(), Y22)
    assert (one(findings).n, one(findings, editie="1").n, one(findings, editie="2").n) == (10, 6, 4)
    assert one(findings, "up").value == 6
    assert [one(findings, "up", editie=name).value for name in "12"] == [5, 1]
    assert one(findings, "up", editie="1").is_office_only
    assert not one(findings, "up").is_office_only


def test_the_rows_are_those_of_both_moments():
    kept = grown((1, 2, 3), (2, 2, 2))
    findings = measure_growth(kept, Y22)
    assert list(one(findings).rows()["survey_answers"]) == [0, 1, 2, 3, 4, 5]
    assert list(one(findings, "up").rows()["survey_answers"]) == [0, 3]


def test_organisations_are_known_where_the_respondent_is_enrolled():
    enrolments = [
        {"cohort": "1", "person_id": f"r{person}", "organisation": "Nijestee"}
        for person in range(2)
    ]
    growth = one(measure_growth(grown((1, 2, 3), (2, 2, 2), enrolments=enrolments), Y22))
    assert (growth.people, growth.organisations) == (3, 2)


@pytest.mark.parametrize(("pairs", "is_printed"), [(4, False), (9, False), (10, True)])
def test_a_mean_is_printed_from_ten_people(pairs, is_printed):
    kept = grown([1, 2] * 5, [2, 4] * (pairs // 2) + [3] * (pairs % 2))
    findings = measure_growth(kept, Y22)
    assert one(findings).value is not None
    facts = {fact.key: fact for fact in protect(findings, kept.settings).facts}
    plain = facts["self_assessed_growth"]
    assert (plain.status == "ok") == is_printed
    assert plain.shown == ("1,5" if is_printed else "–")
    assert plain.status in ("ok", "te_klein")


def test_nothing_that_is_kept_changes():
    kept = two_editions()
    before = kept.survey_answers.copy(deep=True)
    measure_growth(kept, Y22)
    assert before.equals(kept.survey_answers)
    assert {here.id for here in measure_growth(kept, Y22)} >= MEASURES
