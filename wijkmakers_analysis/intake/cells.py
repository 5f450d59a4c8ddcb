"""Understand one cell: a parser for each kind of column, and what it says of a wrong one."""

import re
from collections.abc import Callable
from datetime import date

from wijkmakers_analysis import language
from wijkmakers_analysis.intake.dates import (
    MonthFirst,
    NoWholeDay,
    WrongDate,
    YearAsDay,
    parse_day,
    parse_loose,
)
from wijkmakers_analysis.intake.folding import fold, nearest
from wijkmakers_analysis.intake.raw import EPOCH_1900, ERROR_VALUES, as_text
from wijkmakers_analysis.intake.several_persons import names_several
from wijkmakers_analysis.schemas import Column
from wijkmakers_analysis.schemas.attendance import ABSENT, EXCUSED, PRESENT, UNKNOWN

YES = frozenset({"ja", "j", "yes", "y", "waar", "true", "1", "x", "v", "✓", "✔", "☑"})
NO = frozenset({"nee", "n", "no", "onwaar", "false", "0", "-", "–"})
PRESENCE = {
    **dict.fromkeys(YES | {"aanwezig", "was er"}, PRESENT),
    **dict.fromkeys(NO | {"afwezig", "niet aanwezig"}, ABSENT),
    **dict.fromkeys({"ziek", "afgemeld", "afgezegd"}, EXCUSED),
    **dict.fromkeys({"?", "onbekend"}, UNKNOWN),
}
_WHOLE = re.compile(r"-?\d+|-?[1-9]\d{0,2}(?:\.\d{3})+")
_NUMBER = re.compile(r"-?\d+(?:,\d+)?|-?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_DECIMAL_POINT = re.compile(r"-?\d+\.\d+")
_MORE_THAN = re.compile(r"(?:meer dan|>)\s*(\S+)")
# What a name never holds, and how long it gets.
_NO_NAME = re.compile(r"[:;=?!<>\n]|https?:|www\.")
_PLAIN_NAME = re.compile(r"[^\W\d_][^\d:;=?!<>\n@,/&+]{0,60}")
MOST_WORDS, LONGEST_NAME = 8, 80
# Under these headers two people may stand together: who gets a report, and who tells a story.
MAY_BE_SEVERAL = frozenset({"naam", "aanhef"})
_EMAIL = re.compile(r"[^@\s;,<>]+@[^@\s;,<>]+\.[^@\s;,<>]+")


class WrongCell(ValueError):
    """A cell cannot be understood: what is wrong, and what to do; it never quotes the cell.

    ``is_of_column`` tells that many such cells are one fault of their column, to be told once.
    """

    def __init__(self, what: str, remedy: str, *, is_of_column: bool = False):
        super().__init__(what)
        self.what = what
        self.remedy = remedy
        self.is_of_column = is_of_column


def parse_cell(value: object, column: Column, epoch: date) -> object:
    """Return what a filled cell means; raises WrongCell.

    Parameters
    ----------
    value
        A raw cell, never None.
    column
        Its declaration.
    epoch
        The day that is 0 in the sheet's serial dates.
    """
    if isinstance(value, str) and value.startswith("#") and value.upper() in ERROR_VALUES:
        raise WrongCell(
            "in deze cel staat een foutwaarde van Excel",
            "Herstel de formule, of zet er de waarde zelf neer.",
        )
    if column.kind in ("date", "loose_date"):
        return _parse_date(value, column, epoch)
    if column.kind == "person" and not isinstance(value, str):
        _refuse_as_person(value, column)
    return _PARSERS[column.kind](as_text(value), column)


def blank(column: Column) -> object:
    """Return what an empty cell of a column means."""
    if column.kind in ("list", "places"):
        return ()
    if column.kind == "presence":
        return UNKNOWN
    if column.kind == "loose_date":
        return None, None
    return None


def _parse_date(value: object, column: Column, epoch: date) -> object:
    parse, example = (
        (parse_day, "3-4-2022")
        if column.kind == "date"
        else (parse_loose, "3-4-2022, april 2022 of 2022")
    )
    try:
        return parse(value, epoch)
    except MonthFirst as error:
        raise WrongCell(
            f"{error}, dus de andere datums in deze kolom zijn ook niet zeker",
            "Kijk de hele kolom na en schrijf elke dag als dag-maand-jaar, zoals 25-3-2022.",
            is_of_column=True,
        ) from None
    except YearAsDay as error:
        remedy = "Vul een hele dag in, zoals 3-4-2022."
        if column.kind == "loose_date":
            remedy = (
                "Typ een ' voor het jaar, zoals '2022: dan blijft het een jaar. Weet u de dag, "
                "vul die dan in."
            )
        raise WrongCell(f"{error}", remedy) from None
    except NoWholeDay as error:
        blank = "" if column.required else " Weet u de dag niet, laat de cel dan leeg."
        raise WrongCell(f"{error}", f"Vul de dag in.{blank}") from None
    except WrongDate as error:
        raise WrongCell(f"{error}", f"Schrijf bijvoorbeeld {example}.") from None


def _text(text: str, column: Column) -> str:
    return text


def _refuse_as_person(value: object, column: Column) -> None:
    """Refuse a day or time as a person, and a number where people are not numbered."""
    if isinstance(value, (int, float)) and column.numbered:
        return
    what = "een getal" if isinstance(value, (int, float)) else "een datum of tijd"
    raise WrongCell(
        f"hier hoort een persoon, maar er staat {what}",
        "Vul een naam, een e-mailadres of een code met een letter in, zoals D12.",
    )


def _is_plain_name(text: str) -> bool:
    is_plain = _PLAIN_NAME.fullmatch(text) and text.count(" ") < MOST_WORDS
    return bool(is_plain) and " en " not in text.casefold()


def _person(text: str, column: Column) -> str:
    if _is_plain_name(text):
        return text
    if not column.numbered:
        if re.fullmatch(r"[\d.,\s-]+", text):
            _refuse_as_person(0, column)
        if any(map(str.isdigit, text)) and _is_day(text):
            _refuse_as_person(text, column)
    if "<" in text and "@" in text:
        raise WrongCell(
            "hier staan een naam en een e-mailadres in één cel",
            f"Zet ze in twee kolommen: '{column.header}' en 'e-mail'.",
        )
    if column.header == "aanhef":
        return text
    if column.header not in MAY_BE_SEVERAL and names_several(text):
        raise WrongCell(
            "hier lijken meer personen in één cel te staan",
            "Zet elke persoon op een eigen regel. Is het één mens, schrijf de naam dan zonder "
            "komma, de voornaam voorop.",
        )
    if _NO_NAME.search(text) or len(text) > LONGEST_NAME or len(text.split()) > MOST_WORDS:
        raise WrongCell(
            "dit lijkt geen naam, e-mailadres of code van één persoon",
            "Zet één persoon in elke regel, en een opmerking in een eigen kolom.",
        )
    return text


def _is_day(text: str) -> bool:
    try:
        first, last = parse_loose(text, EPOCH_1900)
    except WrongDate:
        return False
    return first == last


def _list(text: str, column: Column) -> tuple[str, ...]:
    parts = (" ".join(part.split()) for part in re.split(r"[;\n]", text))
    return tuple(dict.fromkeys(part for part in parts if part))


def _yes_no(text: str, column: Column) -> bool:
    if text.casefold() in YES:
        return True
    if text.casefold() in NO:
        return False
    raise WrongCell("hier hoort ja of nee", "Vul ja of nee in, of laat de cel leeg.")


def _presence(text: str, column: Column) -> str:
    known = PRESENCE.get(" ".join(text.casefold().split()))
    if known is None:
        raise WrongCell(
            "dit is geen bekende aanwezigheid",
            "Vul x of ja in (was er), nee (was er niet), ziek of afgemeld, of laat de cel leeg.",
        )
    return known


def _choice(text: str, column: Column) -> str:
    spellings = {fold(choice): choice for choice in column.choices}
    spellings |= {fold(other): choice for other, choice in (column.synonyms or {}).items()}
    if fold(text) in spellings:
        return spellings[fold(text)]
    near = nearest(text, column.choices)
    raise WrongCell(
        f"dit is geen bekende keuze voor {column.header}",
        (f"Bedoelt u '{near}'? " if near else "") + f"Kies uit: {_listed(column.choices)}.",
    )


def _listed(choices: tuple[str, ...]) -> str:
    """Write the choices one after another; between quotes where one has several words."""
    is_quoted = any(" " in choice for choice in choices)
    return language.listed([f"'{each}'" if is_quoted else each for each in choices], joint="of")


def _whole(text: str, column: Column) -> int:
    if column.is_year and not (re.fullmatch(r"\d{4}", text) and _is_within(int(text), column)):
        raise WrongCell("dit is geen jaar", "Schrijf het jaar met vier cijfers, zoals 2022.")
    if not _WHOLE.fullmatch(text):
        raise WrongCell("hier hoort een heel getal", "Vul alleen cijfers in, zoals 12.")
    return int(_within(int(text.replace(".", "")), column))


def _number(text: str, column: Column) -> float:
    if _NUMBER.fullmatch(text):
        return _within(float(text.replace(".", "").replace(",", ".")), column)
    if _DECIMAL_POINT.fullmatch(text):
        return _within(float(text), column)
    raise WrongCell("hier hoort een getal", "Vul alleen een getal in, zoals 12 of 3,5.")


def _count(text: str, column: Column) -> tuple[int, bool]:
    more = _MORE_THAN.fullmatch(text.casefold())
    given = more[1] if more else text
    if not _WHOLE.fullmatch(given) or given.startswith("-"):
        raise WrongCell(
            "hier hoort een aantal", "Vul een heel getal in, of bijvoorbeeld: meer dan 30."
        )
    return int(given.replace(".", "")), bool(more)


def _email(text: str, column: Column) -> str:
    if not _EMAIL.fullmatch(text):
        raise WrongCell("dit is geen e-mailadres", "Vul één adres in, met een @ en een punt.")
    return text


def _within(value: float, column: Column) -> float:
    low, high = column.low, column.high
    if not _is_within(value, column):
        bounds = f"vanaf {low:g}" if high is None else f"tussen {low:g} en {high:g}"
        raise WrongCell(f"dit getal hoort {bounds} te zijn", "Verbeter het getal.")
    return value


def _is_within(value: float, column: Column) -> bool:
    low, high = column.low, column.high
    return (low is None or value >= low) and (high is None or value <= high)


_PARSERS: dict[str, Callable[[str, Column], object]] = {
    "text": _text, "id": _text, "name": _text, "person": _person, "list": _list, "places": _list,
    "yes_no": _yes_no, "choice": _choice, "whole": _whole, "number": _number, "count": _count,
    "email": _email, "presence": _presence,
}  # fmt: skip


def _is_no_error(text: str) -> bool:
    return text[0] != "#"


# Of kinds of columns: which texts mean themselves, so that `parse_cell` would say the same.
PLAIN: dict[str, Callable[[str], bool]] = {
    **{kind: _is_no_error for kind, parse in _PARSERS.items() if parse is _text},
    "person": _is_plain_name,
}
