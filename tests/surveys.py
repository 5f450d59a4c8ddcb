"""Build a programme that is a survey: rows of questions and answers from lists of scores."""

from programmes import programme

EDITION = {"cohort": "1", "start_date": "2022-02-01", "end_date": "2022-06-01"}


def answers(item, moment, scores, *, prefix="r", **place):
    """Return an answer for each score; None is a person who gave none."""
    where = place or {"cohort": "1"}
    return [
        {
            **where, "respondent_id": f"{prefix}{person}", "moment": moment, "item": item,
            "score": str(score),
        }
        for person, score in enumerate(scores)
        if score is not None
    ]  # fmt: skip


def question(item, kind="zelfbeoordeling", low=None, high=None):
    """Return a row of sheet Vragen."""
    return {"item": item, "kind": kind, "scale_low": low, "scale_high": high}


def survey(*rows, questions=None, cohorts=(EDITION,), **tables):
    """Return the programme of an edition with these lists of answers."""
    given = [row for part in rows for row in part]
    asked = questions or [question(item) for item in dict.fromkeys(row["item"] for row in given)]
    return programme(survey_questions=asked, survey_answers=given, cohorts=list(cohorts), **tables)
