"""List persons who may be one, and apply the decisions that the office took about them."""

import re
import unicodedata
from collections import defaultdict
from itertools import combinations

from wijkmakers_analysis.intake.identities import Identities, Mention, mention

INFIXES = frozenset({
    "van", "de", "der", "den", "het", "'t", "t", "ter", "ten", "te", "v", "d", "op", "in", "el",
    "al", "la", "le", "von", "du", "di", "da", "aan", "bij", "onder", "over",
})  # fmt: skip
SHORTEST = 5
_WITH_ORGANISATION = re.compile(r"(.+?)\s*\(([^()]+)\)\s*")


def named_person(text: str, match_organisation) -> Mention:
    """Return who a cell of sheet Dubbelen means: 'naam' or 'naam (organisatie)'.

    Parameters
    ----------
    match_organisation
        Gives the canonical name of an organisation, or None.
    """
    found = _WITH_ORGANISATION.fullmatch(text)
    organisation = match_organisation(found[2]) if found else None
    return mention(found[1], organisation) if organisation else mention(text)


def likely_doubles(identities: Identities) -> list[tuple[Mention, Mention]]:
    """Return pairs of persons whose names are alike, in order of first appearance.

    Alike is: the same name; the same words in another order, or without tussenvoegsels, accents
    and points; or one letter more, fewer or other.
    """
    names = [each for each in identities.all() if each.is_name]
    order = {each: place for place, each in enumerate(identities.all())}
    persons_by_key = defaultdict(list)
    for each in names:
        for key in _keys(each.label):
            persons_by_key[key].append(each)
    pairs = {}
    for key, group in persons_by_key.items():
        for one, other in combinations(group, 2):
            persons = (identities.root(one), identities.root(other))
            if persons[0] == persons[1] or (key[0] == "less" and not _one_letter(one, other)):
                continue
            place = tuple(sorted((order[one], order[other])))
            pair = persons if order[one] < order[other] else persons[::-1]
            known = pairs.get(frozenset(persons))
            if known is None or place < known[0]:
                pairs[frozenset(persons)] = (place, pair)
    return [pair for _, pair in sorted(pairs.values(), key=lambda each: each[0])]


def _keys(label: str) -> set[tuple[str, str]]:
    words = _words(label)
    plain = _plain(words)
    keys = {("same", label), ("words", " ".join(sorted(plain.split())))}
    if len(plain) >= SHORTEST:
        keys |= {("less", plain)}
        keys |= {("less", plain[:place] + plain[place + 1 :]) for place in range(len(plain))}
    return keys


def _words(label: str) -> list[str]:
    last, comma, first = label.partition(",")
    turned = f"{first} {last}" if comma else label
    apart = unicodedata.normalize("NFKD", turned)
    return re.findall(
        r"[^\W_]+", "".join(sign for sign in apart if not unicodedata.combining(sign))
    )


def _plain(words: list[str]) -> str:
    return " ".join([word for word in words if word not in INFIXES] or words)


def _one_letter(one: Mention, other: Mention) -> bool:
    """Tell whether two plain names differ by at most one letter put in, left out or replaced."""
    short, long = sorted((_plain(_words(one.label)), _plain(_words(other.label))), key=len)
    if len(long) - len(short) > 1:
        return False
    start = 0
    while start < len(short) and short[start] == long[start]:
        start += 1
    rest = short[start:] if len(short) < len(long) else short[start + 1 :]
    return rest == long[start + 1 :]
