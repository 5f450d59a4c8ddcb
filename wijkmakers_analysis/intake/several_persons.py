"""Tell whether a cell where one person belongs names several."""

import re

from wijkmakers_analysis.intake.doubles import INFIXES

# What stands in brackets is an organisation or a remark, which may have any sign in it.
_ASIDE = re.compile(r"\([^()]*\)")
_ADDRESS = re.compile(r"[^\s,;/&+<>]+@[^\s,;/&+<>]+")
# Between names these join whatever they stand between; 'v/d' and 'Jansen/de Vries' are one name.
_JOINT = re.compile(r"\s+(?:en|&|\+)\s+|\s*;\s*", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*[,/&+]\s*")
# A name is no longer; a sentence is.
MOST_WORDS = 5
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")


def names_several(text: str) -> bool:
    """Tell whether a text is more than one name or e-mail address.

    'Jan Jansen en Piet' is, and so is 'Jan Jansen, Piet Pietersen': every part is a full name.
    'Jansen, Jan de' and 'de Vries-Jansen, Anna Maria' are one name turned round.
    """
    bare = _ASIDE.sub(" ", text).strip()
    if len(_ADDRESS.findall(bare)) > 1:
        return True
    if "@" in bare or any(map(str.isdigit, bare)):
        return False
    joined = [part for part in _JOINT.split(bare) if part]
    if len(joined) > 1:
        names = [name for part in joined for name in _SEPARATOR.split(part) if name]
        return all(name[0].isalpha() and len(name.split()) <= MOST_WORDS for name in names)
    parts = [part for part in _SEPARATOR.split(bare) if part]
    return (
        len(parts) > 1
        and all(map(_is_full_name, parts))
        and len({part[0].isupper() for part in parts}) == 1
    )


def _is_full_name(text: str) -> bool:
    """Tell whether a text is a first and a last name: no surname alone, no first name turned.

    A surname of two words begins with a tussenvoegsel or has one behind a hyphen; the end of a
    turned name is a tussenvoegsel or an initial.
    """
    words = text.split()
    if not all(map(_WORD.fullmatch, words)):
        return False
    is_infix = [word.casefold().strip(".") in INFIXES for word in words]
    if is_infix.count(False) < 2 or is_infix[0] or is_infix[-1] or len(words[-1].strip(".")) < 2:
        return False
    return not any(word.casefold().rpartition("-")[2] in INFIXES for word in words if "-" in word)
