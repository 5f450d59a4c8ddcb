"""Say in the language in use what a year pack says in fixed Dutch words.

A pack is Dutch and stays so. Its fixed sentences are keys of the catalogue. One that was filled
before it came into the pack ('ongeveer 10') is found by its key with places ('ongeveer {count}'),
and what stands in a place is retold in turn. A sentence that is worded otherwise by now is found in
former.po, which leads from it to its key. Names, titles and what people wrote never come here.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from wijkmakers_analysis import language
from wijkmakers_analysis.translation import (
    DUTCH,
    SLOT,
    is_dutch,
    speaking,
    translated,
    translated_template,
)

KEYS = Path(__file__).parent / "templates" / "words" / "wijkmakers.pot"
# Sentences of packs that were made before -> the key that says the same now.
FORMER = KEYS.with_name("former.po")
# How the catalogue marks a key that stands in a pack.
IN_PACK = "in the year pack"
# What stands in a place never runs on into a next sentence.
_VALUE = r"(?P<{name}>(?:(?!\. ).)+?)"
_NUMERAL = re.compile(r"(?<![\w.,])\d{1,3}(?:\.\d{3})*(?:,\d+)?(?![\w,]|\.\d)")
_JOINTS = ("en", "of")


def retold(text: str) -> str:
    """Return a fixed text of the pack in the language in use; what is no key stays as it is."""
    if is_dutch() or not text:
        return text
    said = _first(text, _WAYS)
    return _with_numbers(text) if said is None else said


def _first(text: str, ways: tuple[Callable[[str], str | None], ...]) -> str | None:
    return next((said for way in ways if (said := way(text)) is not None), None)


def _as_message(text: str) -> str | None:
    messages, _ = _keys()
    if text in messages:
        return translated(messages[text])
    lower = text[:1].lower() + text[1:]
    return language.first_upper(translated(messages[lower])) if lower in messages else None


def _as_template(text: str) -> str | None:
    found = _template_of(text)
    if found is None:
        return None
    template, values = found
    return SLOT.sub(lambda slot: _in_place(slot, values), translated_template(template))


def _in_place(slot: re.Match[str], values: dict[str, str]) -> str:
    name, forms = slot.groups()
    if forms is None:
        return retold(values[name])
    one, *more = forms.split("|")
    return one if values[name] == "1" or not more else more[0]


def _as_date(text: str) -> str | None:
    """Return a day, a month of a year or a month, as language.py writes them."""
    if not (found := _dates().fullmatch(text)):
        return None
    day, name, year = found.groups()
    told = date(int(year or 1), _months().index(name) + 1, int(day or 1))
    if day:
        return language.day(told) if year else language.day_and_month(told)
    return language.month(told) if year else language.month_alone(told)


def _as_count(text: str) -> str | None:
    """Return a number with its noun, as `language.count` writes them."""
    written, space, noun = text.partition(language.NO_BREAK)
    said = _as_message(noun) if space else None
    return None if said is None else f"{retold(written)}{space}{said}"


def _as_sentences(text: str) -> str | None:
    """Return sentences that were set one after the other, where the first ones are a key."""
    ends = [found.start() for found in re.finditer(r"(?<=[.!?]) ", text)]
    for end in reversed(ends):
        head = _first(text[:end], (_as_message, _as_template))
        if head is not None:
            return f"{head} {retold(text[end + 1 :])}"
    return None


def _as_list(text: str) -> str | None:
    """Return a list in words of which at least one item is a key."""
    for joint, head, last in _splits(text):
        items = [*head.split(", "), last]
        said = [_first(item, _OF_ITEMS) for item in items]
        if any(one is not None for one in said):
            both = zip(items, said, strict=True)
            told = (_with_numbers(item) if one is None else one for item, one in both)
            return language.listed(told, joint=joint)
    return None


_OF_ITEMS = (_as_message, _as_template, _as_date, _as_count)
_WAYS = (*_OF_ITEMS, _as_sentences, _as_list)


def _splits(text: str) -> Iterator[tuple[str, str, str]]:
    for joint in _JOINTS:
        for found in re.finditer(f" {joint} ", text):
            yield joint, text[: found.start()], text[found.end() :]


def _with_numbers(text: str) -> str:
    """Return a text with its Dutch numerals as the language in use writes them."""
    return _NUMERAL.sub(lambda found: _number(found[0]), text)


def _number(written: str) -> str:
    whole, _, decimals = written.partition(",")
    if len(whole) > 3 or decimals:
        return language.number(float(f"{whole.replace('.', '')}.{decimals}"), len(decimals))
    return written


@lru_cache(maxsize=10_000)
def _template_of(text: str) -> tuple[str, dict[str, str]] | None:
    """Return the key with places that a text was made from, and what stands in them."""
    for pattern, template in _keys()[1]:
        if found := pattern.fullmatch(text):
            return template, found.groupdict()
    return None


@cache
def _keys() -> tuple[dict[str, str], tuple[tuple[re.Pattern[str], str], ...]]:
    """Return what can stand in a pack -> its key: plain, and with places, the longest first.

    They are read where another language is in use only.
    """
    # Here, not above: the reports are Dutch, and need none of it.
    from babel.messages.pofile import read_po

    with KEYS.open("rb") as file, FORMER.open("rb") as former:
        found = {str(one.id): str(one.id) for one in read_po(file) if IN_PACK in one.auto_comments}
        found |= {str(one.id): str(one.string) for one in read_po(former) if one.id}
    templates = [said for said in found if SLOT.search(said)]
    templates.sort(key=lambda said: (-len(SLOT.sub("", said)), said))
    plain = {said: key for said, key in found.items() if not SLOT.search(said)}
    return plain, tuple((_pattern_of(said), found[said]) for said in templates)


def _pattern_of(template: str) -> re.Pattern[str]:
    pattern, end, seen = "", 0, set()
    for slot in SLOT.finditer(template):
        name = slot[1]
        pattern += re.escape(template[end : slot.start()])
        pattern += f"(?P={name})" if name in seen else _VALUE.format(name=name)
        seen.add(name)
        end = slot.end()
    return re.compile(pattern + re.escape(template[end:]))


@cache
def _months() -> tuple[str, ...]:
    with speaking(DUTCH):
        return tuple(language.month_alone(date(1, number, 1)) for number in range(1, 13))


@cache
def _dates() -> re.Pattern[str]:
    return re.compile(rf"(?:(\d{{1,2}}) )?({'|'.join(_months())})(?: (\d{{4}}))?")
