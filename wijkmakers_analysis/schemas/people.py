"""People, where they work, and decisions on possible doubles."""

from wijkmakers_analysis.schemas.sheet import Column, Sheet

# Values of organisation that are no organisation but say who somebody is.
RESIDENT, SELF_EMPLOYED, STUDENT = "bewoner", "zelfstandig", "student"
NO_ORGANISATION = (RESIDENT, SELF_EMPLOYED, STUDENT)
# Their row among the sectors.
RESIDENTS = "bewoners en zelfstandigen"

# A list can hold a name and, beside it, what tells people of one name apart.
EMAIL_BESIDE_NAME = "het e-mailadres, als in 'deelnemer' de naam staat"
CODE_BESIDE_NAME = "een eigen code, als in 'deelnemer' de naam staat"
EMAIL_HEADERS = ("email", "mailadres", "e-mailadres", "mail", "e-mail adres deelnemer")
CODE_HEADERS = ("deelnemerscode", "deelnemercode", "deelnemersnummer", "deelnemernummer")
# A partner's own list can have English headers.
ENGLISH_PERSON = ("name", "full name", "participant", "attendee")
ORGANISATION_HEADERS = (
    "org",
    "organization",
    "organisation",
    "company",
    "werkgever",
    "bedrijf",
    "organisatienaam",
    "naam organisatie",
    "instelling",
)


class Participants(Sheet):
    """Sheet Deelnemers."""

    title = "Deelnemers"
    row = "een persoon"
    key = ("person",)

    person = Column(
        "deelnemer",
        "person",
        "naam, code of e-mail",
        True,
        ("naam", "naam deelnemer", "volledige naam", *ENGLISH_PERSON),
    )
    email = Column("e-mail", "email", "het e-mailadres", aliases=EMAIL_HEADERS)
    age_band = Column(
        "leeftijdsgroep", "age_band", "zoals 25-34, nooit een geboortedatum", aliases=("leeftijd",)
    )
    is_young_talent = Column("jong talent", "yes_no", "ja als iemand bij het jonge talent hoort")
    is_student = Column("student", "yes_no", "ja als iemand studeert")
    role_since = Column("rol sinds", "date", "sinds wanneer iemand gids, spreker of begeleider is")


class Affiliations(Sheet):
    """Sheet Werkt bij."""

    title = "Werkt bij"
    row = "een persoon bij een organisatie"
    key = ("person", "organisation", "start_date")

    person = Column(
        "deelnemer",
        "person",
        "naam, code of e-mail",
        True,
        ("naam", "naam deelnemer", *ENGLISH_PERSON),
    )
    email = Column("e-mail", "email", EMAIL_BESIDE_NAME, aliases=EMAIL_HEADERS)
    code = Column("code deelnemer", "person", CODE_BESIDE_NAME, aliases=CODE_HEADERS, numbered=True)
    organisation = Column("organisatie", "name", "waar iemand werkt", True, ORGANISATION_HEADERS)
    start_date = Column("van", "date", "eerste dag", aliases=("vanaf", "begin"))
    end_date = Column("tot", "date", "laatste dag", aliases=("tot en met", "einde"))


class Doubles(Sheet):
    """Sheet Dubbelen."""

    title = "Dubbelen"
    row = "een beslissing over twee namen"
    # Somebody with three spellings takes two rows, of what is one person after the first of them.
    key = ()

    person_1 = Column("deelnemer 1", "person", "de ene naam", True)
    person_2 = Column("deelnemer 2", "person", "de andere naam", True)
    is_same = Column("zelfde", "yes_no", "ja als het één mens is", True)
    date = Column("datum", "date", "wanneer dat besloten is")
    decided_by = Column("door", "text", "de rol van wie besloot")
