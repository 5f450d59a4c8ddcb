"""Survey questions and answers."""

from wijkmakers_analysis.schemas.sheet import Column, Sheet

SELF_ASSESSMENT, RECOMMENDATION, APPLICATION, OPEN = (
    "zelfbeoordeling", "aanbeveling", "toepassing", "open",
)  # fmt: skip
BEFORE, AFTER, THEN, LATER = "voor", "na", "toen", "later"


class SurveyQuestions(Sheet):
    """Sheet Vragen."""

    title = "Vragen"
    row = "een vraag uit een vragenlijst"
    key = ("item",)

    item = Column("vraag", "id", "een code, zoals V1", True)
    wording = Column("tekst", "text", "de vraag zoals die gesteld is")
    kind = Column(
        "soort",
        "choice",
        "zelfbeoordeling, aanbeveling, toepassing of open",
        True,
        choices=(SELF_ASSESSMENT, RECOMMENDATION, APPLICATION, OPEN),
    )
    scale_low = Column("schaal min", "number", "laagste score")
    scale_high = Column("schaal max", "number", "hoogste score")


class SurveyAnswers(Sheet):
    """Sheet Antwoorden; a row belongs to an activity or to an edition."""

    title = "Antwoorden"
    row = "een antwoord"
    key = ("item", "respondent", "moment", "activity_id", "cohort")

    activity_id = Column("activiteit", "id", "bij welke activiteit")
    cohort = Column("editie", "id", "bij welke editie")
    respondent = Column(
        "respondent",
        "person",
        "een code of naam, steeds dezelfde",
        True,
        ("deelnemer", "respondentnummer"),
        numbered=True,
    )
    moment = Column(
        "moment", "choice", "voor, na, toen of later", True, choices=(BEFORE, AFTER, THEN, LATER)
    )
    item = Column("vraag", "id", "de code van de vraag", True)
    score = Column("score", "text", "een getal, of ja of nee", True, ("antwoord",))
