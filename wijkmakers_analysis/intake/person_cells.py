"""Understand a cell where one person belongs; a message about it never quotes it."""

import re

from wijkmakers_analysis.intake.dates import EPOCH_1900, is_day
from wijkmakers_analysis.intake.several_persons import names_several
from wijkmakers_analysis.intake.wrong_cell import WrongCell
from wijkmakers_analysis.schemas import Column

# What a name never holds, and how long it gets.
_NO_NAME = re.compile(r"[:;=?!<>\n]|https?:|www\.")
_PLAIN_NAME = re.compile(r"[^\W\d_][^\d:;=?!<>\n@,/&+]{0,60}")
MOST_WORDS, LONGEST_NAME = 8, 80
# Under these headers two people may stand together: who gets a report, and who tells a story.
MAY_BE_SEVERAL = frozenset({"naam", "aanhef"})
# Who stands so in a list is nobody in particular, or several people, or a device in a meeting.
_NOBODY = re.compile(
    r"(?:anoniem|anonymous|onbekend|gast(?:en)?|guest|introduc[ée]+s?|n\.? ?n\.?"
    r"|(?:buurt)?bewoners?|student(?:en)?|stagiaires?|vrijwilligers?|collega(?:'?s)?|overigen?)"
    r"|(?:div|fam)\. ?.+|(?:diverse|enkele|familie)\s.+|\d+\s+[^\W\d]{3,}.*"
    r"|(?:ipad|iphone|tablet|telefoon|galaxy|samsung)(?:\s.*)?",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*\([^()]*\)$")


def refuse_as_person(value: object, column: Column) -> None:
    """Refuse a day or time as a person, and a number where people are not numbered."""
    if isinstance(value, (int, float)) and column.numbered:
        return
    what = "een getal" if isinstance(value, (int, float)) else "een datum of tijd"
    raise WrongCell(
        f"hier hoort een persoon, maar er staat {what}",
        "Vul een naam, een e-mailadres of een code met een letter in, zoals D12.",
    )


def is_plain_name(text: str) -> bool:
    """Tell whether a text is surely the name of one person, as nearly all are."""
    is_plain = _PLAIN_NAME.fullmatch(text) and text.count(" ") < MOST_WORDS
    return bool(is_plain) and " en " not in text.casefold() and not names_nobody(text)


def names_nobody(text: str) -> bool:
    """Tell whether a text is no person: 'Anoniem', '3 studenten', 'fam. Jansen', 'iPad van Piet'.

    A number behind it makes a code of it, which an office may use for somebody: 'Gast 2'.
    """
    return bool(_NOBODY.fullmatch(_ASIDE.sub("", text)))


def parse_person(text: str, column: Column) -> str:
    """Return who a cell means, as it is written; raises WrongCell."""
    if is_plain_name(text):
        return text
    if not column.numbered:
        if re.fullmatch(r"[\d.,\s-]+", text):
            refuse_as_person(0, column)
        if any(map(str.isdigit, text)) and is_day(text, EPOCH_1900):
            refuse_as_person(text, column)
    if "<" in text and "@" in text:
        raise WrongCell(
            "hier staan een naam en een e-mailadres in één cel",
            f"Zet ze in twee kolommen: '{column.header}' en 'e-mail'.",
        )
    if column.header == "aanhef":
        return text
    if column.header in MAY_BE_SEVERAL:
        return _without_remarks(text)
    if names_nobody(text):
        raise WrongCell(
            "dit is geen naam of code van één mens",
            "Geef elke invuller een eigen nummer."
            if column.numbered
            else "Vul een naam in. Weet u die niet, haal de regel dan weg, en vul bij de "
            "activiteit in hoeveel bezoekers er geteld zijn.",
        )
    if names_several(text):
        raise WrongCell(
            "hier lijken meer personen in één cel te staan",
            "Zet elke persoon op een eigen regel. Is het één mens, schrijf de naam dan zonder "
            "komma, de voornaam voorop.",
        )
    return _without_remarks(text)


def _without_remarks(text: str) -> str:
    if _NO_NAME.search(text) or len(text) > LONGEST_NAME or len(text.split()) > MOST_WORDS:
        raise WrongCell(
            "dit lijkt geen naam, e-mailadres of code van één persoon",
            "Zet één persoon in elke regel, en een opmerking in een eigen kolom.",
        )
    return text
