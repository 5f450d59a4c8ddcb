"""Editions of the course and who takes part in them."""

from wijkmakers_analysis.schemas.people import (
    CODE_BESIDE_NAME,
    CODE_HEADERS,
    EMAIL_BESIDE_NAME,
    EMAIL_HEADERS,
    ENGLISH_PERSON,
    ORGANISATION_HEADERS,
)
from wijkmakers_analysis.schemas.sheet import Column, Sheet

APPLIED, WAITING, RUNNING, FINISHED, STOPPED, TRANSFERRED = (
    "aangemeld", "wachtlijst", "bezig", "afgerond", "gestopt", "overgestapt",
)  # fmt: skip
# Of whom it is sure that they began.
STARTED = (RUNNING, FINISHED, STOPPED, TRANSFERRED)


class Cohorts(Sheet):
    """Sheet Edities."""

    title = "Edities"
    row = "een editie van de leergang"
    key = ("cohort",)

    cohort = Column(
        "editie", "id", "nummer of naam van de editie", True, ("editie nummer", "editienummer")
    )
    cohort_title = Column("titel", "text", "hoe de editie heet")
    start_date = Column("start", "loose_date", "eerste dag", aliases=("startdatum", "begin"))
    end_date = Column("eind", "loose_date", "laatste dag", aliases=("einddatum", "einde"))
    modules = Column("modules", "whole", "aantal modules", low=0)
    capacity = Column("plaatsen", "whole", "aantal plaatsen", low=0)
    started_count = Column(
        "gestart geteld", "whole", "hoeveel er begonnen, als er geen lijst is", low=0
    )
    diploma_count = Column(
        "diploma's geteld",
        "whole",
        "hoeveel diploma's, als er geen lijst is",
        aliases=("diplomas geteld", "certificaten geteld"),
        low=0,
    )


class Enrolments(Sheet):
    """Sheet Inschrijvingen."""

    title = "Inschrijvingen"
    row = "een persoon in een editie"
    key = ("cohort", "person")

    cohort = Column("editie", "id", "de editie", True)
    person = Column(
        "deelnemer",
        "person",
        "naam, code of e-mail",
        True,
        ("naam", "naam deelnemer", *ENGLISH_PERSON),
    )
    email = Column("e-mail", "email", EMAIL_BESIDE_NAME, aliases=EMAIL_HEADERS)
    code = Column("code deelnemer", "person", CODE_BESIDE_NAME, aliases=CODE_HEADERS, numbered=True)
    organisation = Column(
        "organisatie", "name", "waar de deelnemer werkt", aliases=ORGANISATION_HEADERS
    )
    status = Column(
        "status",
        "choice",
        "aangemeld, wachtlijst, bezig, afgerond, gestopt of overgestapt",
        True,
        choices=(APPLIED, WAITING, RUNNING, FINISHED, STOPPED, TRANSFERRED),
        synonyms={
            "ingeschreven": APPLIED,
            "reservelijst": WAITING,
            "gestart": RUNNING,
            "loopt": RUNNING,
            "geslaagd": FINISHED,
            "diploma behaald": FINISHED,
            "certificaat behaald": FINISHED,
            "afgevallen": STOPPED,
            "uitgevallen": STOPPED,
        },
    )
    diploma_date = Column(
        "datum diploma",
        "date",
        "dag van het diploma",
        aliases=("diplomadatum", "datum certificaat"),
    )
