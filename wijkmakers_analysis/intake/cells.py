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
from wijkmakers_analysis.intake.folding import fold, is_email, nearest
from wijkmakers_analysis.intake.person_cells import is_plain_name, parse_person, refuse_as_person
from wijkmakers_analysis.intake.raw import as_text, is_error_value
from wijkmakers_analysis.intake.wrong_cell import ERROR_VALUE, WrongCell
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
# Nobody is older; a larger number is a year.
OLDEST = 125
_SHORT_DAY = re.compile(r"\d{1,2}([-/. ])\d{1,2}\1\d\d")


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
    if is_error_value(value):
        raise WrongCell(*ERROR_VALUE)
    if column.kind in ("date", "loose_date"):
        return _parse_date(value, column, epoch)
    if column.kind == "person" and not isinstance(value, str):
        refuse_as_person(value, column)
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
        raise WrongCell(str(error), remedy) from None
    except NoWholeDay as error:
        blank = "" if column.required else " Weet u de dag niet, laat de cel dan leeg."
        raise WrongCell(str(error), f"Vul de dag in.{blank}") from None
    except WrongDate as error:
        raise WrongCell(str(error), f"Schrijf bijvoorbeeld {example}.") from None


def _text(text: str, column: Column) -> str:
    return text


def _age_band(text: str, column: Column) -> str:
    numbers = [int(one) for one in re.findall(r"\d+", text)]
    if any(number > OLDEST for number in numbers) or _SHORT_DAY.fullmatch(text):
        raise WrongCell(
            "hier hoort een leeftijdsgroep, maar er staat een datum of een jaar",
            "Vul een groep in, zoals 25-34; een geboortedatum hoort hier nooit. Maakt Excel er een "
            "datum van, typ dan eerst een '.",
        )
    return text


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
    if not is_email(text):
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
    "text": _text, "id": _text, "name": _text, "person": parse_person, "list": _list,
    "places": _list, "yes_no": _yes_no, "choice": _choice, "whole": _whole, "number": _number,
    "count": _count, "email": _email, "presence": _presence, "age_band": _age_band,
}  # fmt: skip


def _is_no_error(text: str) -> bool:
    return text[0] != "#"


# Of kinds of columns: which texts mean themselves, so that `parse_cell` would say the same.
PLAIN: dict[str, Callable[[str], bool]] = {
    **{kind: _is_no_error for kind, parse in _PARSERS.items() if parse is _text},
    "person": is_plain_name,
}
