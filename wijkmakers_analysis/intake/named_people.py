"""Tell whether a sentence of the office names somebody from its lists, without saying whom.

A whole name, an e-mail address and a code are found in any case. One part of a name, such as a
surname alone, is found where it is written with a capital, as a name is, and is no word of an
organisation, place or title: "Bos" may be somebody, "bos" is not.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

import pandas as pd

from wijkmakers_analysis.intake.doubles import INFIXES
from wijkmakers_analysis.intake.folding import fold, fold_id
from wijkmakers_analysis.intake.places import read_neighbourhoods
from wijkmakers_analysis.intake.reading import read_written_tables
from wijkmakers_analysis.schemas import SHEETS
from wijkmakers_analysis.settings import Settings

# What stands between a first name and a surname and is a name of nobody.
BETWEEN = INFIXES | {"tot", "uit", "voor", "zu", "dos", "s", "en", "of"}
# How a letter begins; no name.
NOT_NAMES = ("salutation",)
# Lists of things, whose words may be surnames too.
OF_THINGS = ("activities", "organisations", "cohorts", "kinds", "focal_points")
# A capital at the head of a sentence makes none of these a name.
ORDINARY = frozenset([
    "anoniem", "bakker", "beste", "bewoner", "bloem", "boer", "bos", "bruin", "deelnemer", "dijk",
    "gast", "goed", "goede", "graaf", "groen", "groot", "grote", "heel", "hoop", "jong", "jonge",
    "kamp", "klein", "kleine", "kok", "koning", "kort", "korte", "kuiper", "laat", "lang",
    "lange", "lijst", "maat", "mark", "mei", "mooi", "naam", "nieuw", "nieuwe", "oud", "oude",
    "post", "prins", "ruim", "smit", "snel", "stagiaire", "student", "veel", "velde", "visser",
    "vroeg", "wil", "wind", "winter", "wit", "witte", "zee", "zomer", "zwart",
])  # fmt: skip
FEWEST_LETTERS = 3
_HEAD = re.compile(r"(?:^|(?<=[.!?:;] ))(?=\w)")
_PAUSE = re.compile(r"[,.;:!?()]")
_WORD = re.compile(r"[^\W_]+")
_ADDRESS = re.compile(r"[^\s<>;,:\"'()]+@[^\s<>;,:\"'()]+\w")
_CODE = re.compile(r"(?=[^\W_]*\d)(?=[^\W\d_]*[^\W\d_]|\d{5})[^\W_]+(?:[-.][^\W_]+)*")


def names_somebody(settings: Settings, text: str) -> bool:
    """Return whether a text holds the name, e-mail address or code of a person in the lists."""
    tables = read_written_tables(settings)
    people, things = set(_persons(tables)), set(_words_of_things(tables))
    return is_named(text, people, things)


def is_named(text: str, people: Iterable[str], things: Iterable[str] = ()) -> bool:
    """Return whether a text holds one of these names, addresses or codes.

    Parameters
    ----------
    people
        Cells that name a person, as the office wrote them.
    things
        Words, folded, that are no sign of a person by themselves.
    """
    pairs = {pair for phrase in _PAUSE.split(text) for pair in pairwise(_parts_of(phrase))}
    heads = {found.start() for found in _HEAD.finditer(text)}
    capitals = {
        form
        for found in _WORD.finditer(text)
        if found[0][0].isupper() and (found.start() not in heads or fold(found[0]) not in ORDINARY)
        for form in _forms(found[0])
    }
    addresses = {fold_id(one) for one in _ADDRESS.findall(text)}
    codes = {fold_id(one) for one in _CODE.findall(text)}
    known = set(things)
    for person in people:
        plain = fold_id(person)
        if "@" in person:
            if plain in addresses:
                return True
        elif any(sign.isdigit() for sign in person):
            if plain in codes and plain not in known:
                return True
        elif _is_name_said(person, pairs, capitals - known):
            return True
    return False


def _is_name_said(person: str, pairs: set[tuple[str, str]], capitals: set[str]) -> bool:
    parts = _parts_of(person)
    # Initials name nobody without the surname, nor do they change what the surname says.
    names = [part for part in parts if len(part) >= FEWEST_LETTERS]
    if any({(one, other), (other, one)} & pairs for one, other in pairwise(parts)):
        return True
    return any(name in capitals for name in names)


def _parts_of(name: str) -> list[str]:
    folded = (fold(word) for word in _WORD.findall(name))
    return [part for part in folded if part not in BETWEEN]


def _forms(word: str) -> Iterator[str]:
    """Yield a word, and what it is the possessive of: Jansens is of Jansen."""
    plain = fold(word)
    yield plain
    if plain.endswith("s") and len(plain) > FEWEST_LETTERS:
        yield plain[:-1]


def _persons(tables: Mapping[str, pd.DataFrame]) -> Iterator[str]:
    for table, frame in tables.items():
        for name, column in SHEETS[table].columns.items():
            if column.holds_person and name in frame and name not in NOT_NAMES:
                yield from (one for one in frame[name].dropna().unique() if isinstance(one, str))


def _words_of_things(tables: Mapping[str, pd.DataFrame]) -> Iterator[str]:
    for place in read_neighbourhoods()["name"]:
        yield from (fold(word) for word in _WORD.findall(place))
    for table in OF_THINGS:
        for name, column in SHEETS[table].columns.items():
            if column.holds_person or name not in tables[table]:
                continue
            for one in tables[table][name].dropna().unique():
                for text in one if isinstance(one, (list, tuple)) else (one,):
                    yield from (fold(word) for word in _WORD.findall(str(text)))
