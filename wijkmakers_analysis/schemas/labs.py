"""Practice questions that partners bring to a lab."""

from wijkmakers_analysis.schemas.sheet import Column, Sheet

ANSWER, TRIAL, ADOPTED, NONE = "antwoord", "proef", "overgenomen", "geen"


class PracticeQuestions(Sheet):
    """Sheet Vraagstukken."""

    title = "Vraagstukken"
    row = "een vraagstuk"
    key = ("question",)

    question = Column("vraagstuk", "text", "de vraag in één zin", True, ("vraag",))
    organisation = Column("organisatie", "name", "wie de vraag bracht", True)
    date = Column("datum", "loose_date", "wanneer")
    activity_id = Column("activiteit", "id", "de werkplaats")
    follow_up = Column(
        "opvolging",
        "choice",
        "antwoord, proef, overgenomen of geen",
        choices=(ANSWER, TRIAL, ADOPTED, NONE),
        synonyms={"beantwoord": ANSWER, "pilot": TRIAL},
    )
    follow_up_date = Column("datum opvolging", "loose_date", "wanneer")
