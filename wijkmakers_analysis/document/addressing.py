"""Address the reader as the house does: fixed sentences are written with u, and can say je.

Only fixed words change; what somebody wrote, and names, stay as they are. Another language has its
own forms, and its translation says which.
"""

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any

from wijkmakers_analysis.document.text import Run
from wijkmakers_analysis.translation import is_dutch

FORMAL, FAMILIAR = "u", "je"
# After the verb je takes another form of it: leest u, lees je.
_INVERTED = {
    "bent": "ben", "denkt": "denk", "gaat": "ga", "geeft": "geef", "hebt": "heb", "kent": "ken",
    "kijkt": "kijk", "komt": "kom", "kunt": "kun", "leest": "lees", "stelt": "stel",
    "vindt": "vind", "vraagt": "vraag", "weet": "weet", "wilt": "wil", "moet": "moet",
    "mag": "mag", "ziet": "zie",
    "zult": "zul",
}  # fmt: skip
_VERB_FIRST = re.compile(rf"\b({'|'.join(_INVERTED)}) u\b", re.IGNORECASE)
_FORMS = {"u": "je", "uw": "je", "uzelf": "jezelf"}
_PRONOUN = re.compile(rf"\b({'|'.join(_FORMS)})\b", re.IGNORECASE)


def addressed(sentence: str, form: str) -> str:
    """Return a fixed sentence in a form of address, 'u' or 'je'."""
    if form != FAMILIAR or not is_dutch():
        return sentence
    turned = _VERB_FIRST.sub(lambda found: f"{_like(_INVERTED, found[1])} je", sentence)
    return _PRONOUN.sub(lambda found: _like(_FORMS, found[0]), turned)


def address_in(part: Any, form: str) -> Any:
    """Return a block, a document or a text in which every fixed sentence has a form of address."""
    if form != FAMILIAR or not is_dutch():
        return part
    if isinstance(part, Run):
        return replace(part, text=addressed(part.text, form)) if part.origin == "words" else part
    if isinstance(part, tuple):
        return tuple(address_in(one, form) for one in part)
    if is_dataclass(part) and not isinstance(part, type):
        changed = {one.name: address_in(getattr(part, one.name), form) for one in fields(part)}
        return replace(part, **changed)
    return part


def _like(forms: dict[str, str], written: str) -> str:
    form = forms[written.casefold()]
    return form.capitalize() if written[:1].isupper() else form
