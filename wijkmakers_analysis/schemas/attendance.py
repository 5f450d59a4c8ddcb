"""A person at an activity, in a long list or a wide one."""

from wijkmakers_analysis.schemas.sheet import Column, Sheet

PRESENT, ABSENT, EXCUSED, UNKNOWN = "aanwezig", "afwezig", "afgemeld", "onbekend"
PARTICIPANT, GUIDE, SPEAKER, ORGANISER = "deelnemer", "gids", "spreker", "organisatie"


class Attendance(Sheet):
    """Sheet Aanwezigheid; a wide list is turned into these rows by intake."""

    title = "Aanwezigheid"
    row = "een persoon bij een activiteit"
    key = ("activity_id", "person")

    activity_id = Column(
        "activiteit", "id", "de code van de activiteit", True, ("activiteit id", "code activiteit")
    )
    person = Column(
        "deelnemer",
        "person",
        "naam, code of e-mail",
        True,
        ("naam", "naam deelnemer", "e-mail", "email"),
    )
    organisation = Column(
        "organisatie",
        "name",
        "waar de deelnemer werkt; of bewoner, zelfstandig, student",
        aliases=("werkgever", "bedrijf"),
    )
    is_registered = Column(
        "aangemeld", "yes_no", "ja als iemand zich vooraf aanmeldde", aliases=("aanmelding",)
    )
    presence = Column(
        "aanwezig",
        "presence",
        "x of ja: er was; nee: er niet; ziek of afgemeld; leeg is onbekend",
        True,
        ("aanwezigheid", "was er"),
    )
    role = Column(
        "rol",
        "choice",
        "deelnemer, gids, spreker of organisatie",
        choices=(PARTICIPANT, GUIDE, SPEAKER, ORGANISER),
    )
