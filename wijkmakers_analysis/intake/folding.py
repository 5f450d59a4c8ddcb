"""Fold spellings that mean the same, and suggest a near one without ever choosing it."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

NEAR = 0.75
_EMAIL = re.compile(r"[^@\s;,<>]+@[^@\s;,<>]+\.[^@\s;,<>]+")


def fold(text: str) -> str:
    """Reduce to letters and digits without case or accents: 'Buiten_de  stad:' is buitendestad."""
    apart = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in apart if sign.isalnum())


def fold_id(text: str) -> str:
    """Reduce a key by case and spaces only, because its points and dashes can carry meaning."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def without_zeros(key: str) -> str:
    """Reduce a key to its words and numbers, without zeros in front: W1 and W-01 are one."""
    parts = re.findall(r"\d+|[^\W\d_]+", fold_id(key))
    return "|".join(part.lstrip("0") or "0" for part in parts) if fold(key) else key


def fold_person(text: str) -> str:
    """Reduce a name, code or e-mail by case and spaces only: people are not guessed."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def is_email(text: str) -> bool:
    """Tell whether a text is one e-mail address."""
    return bool(_EMAIL.fullmatch(text))


def nearest(text: str, known: Iterable[str], cutoff: float = NEAR) -> str | None:
    """Return the known spelling nearest to a text, for a suggestion, or None.

    Parameters
    ----------
    known
        Spellings as they should be written.
    cutoff
        Least likeness, 0 to 1 (Ratcliff-Obershelp).
    """
    known = tuple(known)
    same = (name for name in known if without_zeros(name) == without_zeros(text))
    if found_same := next(same, None):
        return found_same
    by_fold = {_as_sounded(name): name for name in known}
    found = get_close_matches(_as_sounded(text), by_fold, n=1, cutoff=cutoff)
    return by_fold[found[0]] if found else None


def _as_sounded(text: str) -> str:
    """Fold, with ij and y alike: 'Beyum' is near Beijum."""
    return fold(text).replace("ij", "y")
