"""List persons who may be one, and apply the decisions that the office took about them."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations, product

from wijkmakers_analysis.intake.identities import Identities, Mention, mention
from wijkmakers_analysis.intake.one_letter import one_letter_apart

INFIXES = frozenset({
    "van", "de", "der", "den", "het", "'t", "t", "ter", "ten", "te", "v", "d", "op", "in", "el",
    "al", "la", "le", "von", "du", "di", "da", "aan", "bij", "onder", "over",
})  # fmt: skip
SHORTEST = 5
Pair = tuple[Mention, Mention]
_WORD = re.compile(r"[^\W_]+")
_WITH_ORGANISATION = re.compile(r"(.+?)\s*\(([^()]+)\)\s*")


def named_person(text: str, match_organisation: Callable[[str], str | None]) -> Mention:
    """Return who a cell of sheet Dubbelen means: 'naam' or 'naam (organisatie)'.

    Parameters
    ----------
    match_organisation
        Gives the canonical name of an organisation, or None.
    """
    found = _WITH_ORGANISATION.fullmatch(text)
    organisation = match_organisation(found[2]) if found else None
    return mention(found[1], organisation) if found and organisation else mention(text)


def likely_doubles(identities: Identities) -> list[Pair]:
    """Return pairs of persons whose names are alike, in order of first appearance.

    Alike is: the same name; the same words in another order, or without tussenvoegsels, accents
    and points; one letter more, fewer or other, but not another initial; or, within an
    organisation, an initial for the first name.
    """
    order = {each: place for place, each in enumerate(identities.all())}
    pairs: dict[frozenset[Mention], tuple[tuple[int, ...], tuple[Mention, Mention]]] = {}
    for one, other in _alike([each for each in order if each.is_name]):
        persons = (identities.root(one), identities.root(other))
        if persons[0] == persons[1]:
            continue
        place = tuple(sorted((order[one], order[other])))
        pair = persons if order[one] < order[other] else (persons[1], persons[0])
        known = pairs.get(frozenset(persons))
        if known is None or place < known[0]:
            pairs[frozenset(persons)] = (place, pair)
    return [pair for _, pair in sorted(pairs.values(), key=lambda each: each[0])]


def _alike(names: Iterable[Mention]) -> Iterator[Pair]:
    """Give the pairs with the same words, with initials, and one letter apart."""
    names = list(names)
    plain_names = [_plain(_words(each.label)) for each in names]
    for group in _grouped(" ".join(sorted(plain.split())) for plain in plain_names).values():
        yield from combinations([names[at] for at in group], 2)
    yield from _with_initials(names, plain_names)
    by_plain = _grouped(plain_names)
    plains = [plain for plain in by_plain if len(plain) >= SHORTEST]
    for one, other in one_letter_apart(plains):
        if _has_initial(plains[one]) and plains[one][1:] == plains[other][1:]:
            continue  # J. Smit and K. Smit: the letter is all that is known of the first name
        for place, match in product(by_plain[plains[one]], by_plain[plains[other]]):
            yield names[place], names[match]


def _with_initials(names: list[Mention], plain_names: list[str]) -> Iterator[Pair]:
    """Give the pairs of an organisation like 'J. Pietersen' and 'Jan Pietersen'."""
    places = _grouped(
        f"{each.organisation}|{plain[:1]}|{plain.rpartition(' ')[2]}"
        for each, plain in zip(names, plain_names, strict=True)
    )
    for group in places.values():
        for one, other in combinations(group, 2):
            if _has_initial(plain_names[one]) != _has_initial(plain_names[other]):
                yield names[one], names[other]


def _has_initial(plain: str) -> bool:
    return plain[1:2] == " "


def _grouped(texts: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Return text -> the places where it stands, in order."""
    places: dict[str, tuple[int, ...]] = {}
    for place, text in enumerate(texts):
        known = places.get(text)
        places[text] = (place,) if known is None else (*known, place)
    return places


def _words(label: str) -> list[str]:
    last, comma, first = label.partition(",")
    turned = f"{first} {last}" if comma else label
    if not turned.isascii():
        apart = unicodedata.normalize("NFKD", turned)
        turned = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return _WORD.findall(turned)


def _plain(words: list[str]) -> str:
    return " ".join([word for word in words if word not in INFIXES] or words)
