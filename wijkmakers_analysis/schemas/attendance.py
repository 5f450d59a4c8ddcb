"""A person at an activity, in a long list or a wide one."""

from wijkmakers_analysis.schemas.people import (
    CODE_BESIDE_NAME,
    CODE_HEADERS,
    EMAIL_BESIDE_NAME,
    EMAIL_HEADERS,
    ENGLISH_PERSON,
    ORGANISATION_HEADERS,
)
from wijkmakers_analysis.schemas.sheet import Column, Sheet

PRESENT, ABSENT, EXCUSED, UNKNOWN = "aanwezig", "afwezig", "afgemeld", "onbekend"
PARTICIPANT, GUIDE, SPEAKER, ORGANISER = "deelnemer", "gids", "spreker", "organisatie"


class Attendance(Sheet):
    """Sheet Aanwezigheid; a wide list is turned into these rows by intake."""

    title = "Aanwezigheid"
    row = "een persoon bij een activiteit"
    key = ("activity_id", "person")

    activity_id = Column(
        "activiteit",
        "id",
        "de code van de activiteit",
        True,
        ("activiteit id", "code activiteit", "activiteitcode", "activity"),
    )
    person = Column(
        "deelnemer",
        "person",
        "naam, code of e-mail",
        True,
        (
            "naam",
            "naam deelnemer",
            "deelnemers",
            "aanwezige",
            "aanwezigen",
            "persoon",
            "volledige naam",
            *ENGLISH_PERSON,
        ),
    )
    email = Column("e-mail", "email", EMAIL_BESIDE_NAME, aliases=EMAIL_HEADERS)
    code = Column("code deelnemer", "person", CODE_BESIDE_NAME, aliases=CODE_HEADERS, numbered=True)
    organisation = Column(
        "organisatie",
        "name",
        "waar de deelnemer werkt; of bewoner, zelfstandig, student",
        aliases=ORGANISATION_HEADERS,
    )
    is_registered = Column(
        "aangemeld",
        "yes_no",
        "ja als iemand zich vooraf aanmeldde",
        aliases=("aanmelding", "vooraf aangemeld", "registered"),
    )
    presence = Column(
        "aanwezig",
        "presence",
        "x of ja: er was; nee: er niet; ziek of afgemeld; leeg is onbekend",
        True,
        ("aanwezigheid", "aanw", "was er", "present", "presentie"),
    )
    role = Column(
        "rol",
        "choice",
        "deelnemer, gids, spreker of organisatie",
        choices=(PARTICIPANT, GUIDE, SPEAKER, ORGANISER),
    )
