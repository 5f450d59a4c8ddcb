"""Say fixed sentences in another language, by one catalogue whose keys are the Dutch sentences.

A catalogue is a gettext one. Without it everything is Dutch, as it stands in the code. Where a
sentence has places for facts, the places belong to the key: `Er {n:kwam|kwamen} {n} bij.` may
become `{n} {n:person|people} came.`, in another order and with other forms.
"""

import gettext
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from wijkmakers_analysis.errors import DocumentError

# A place in a sentence: {name}, or {name:one|many} for words that fit the number before them.
SLOT = re.compile(r"\{(\w+)(?::([^{}]*))?\}")
DUTCH = gettext.NullTranslations()
DUTCH_LOCALE = "nl_NL"
_in_use: list[gettext.NullTranslations] = [DUTCH]


class Sentences(gettext.NullTranslations):
    """A catalogue out of sentences at hand; what it does not hold stays Dutch.

    Parameters
    ----------
    said
        Dutch sentence -> the same in the other language.
    locale
        How numbers and dates are written, such as en_GB.
    """

    def __init__(self, said: Mapping[str, str], locale: str = DUTCH_LOCALE):
        super().__init__()
        self._said = dict(said)
        self._info["language"] = locale  # type: ignore[attr-defined]  # gettext keeps it unsaid

    def gettext(self, message: str) -> str:
        """Return the sentence in the other language."""
        return self._said.get(message, message)


@contextmanager
def speaking(catalogue: gettext.NullTranslations) -> Iterator[None]:
    """Say every fixed sentence by this catalogue; stand around making and reading a document."""
    _in_use.append(catalogue)
    try:
        yield
    finally:
        _in_use.pop()


def speak(catalogue: gettext.NullTranslations) -> None:
    """Say every fixed sentence by this catalogue from here on, until this process ends."""
    _in_use[0] = catalogue


def locale_in_use() -> str:
    """Return how numbers and dates are written: the Language that the catalogue names."""
    return _in_use[-1].info().get("language", "") or DUTCH_LOCALE


def language_tag() -> str:
    """Return the language in use as files name it: 'nl-NL'."""
    return locale_in_use().replace("_", "-")


def is_dutch() -> bool:
    """Whether everything is said as it stands in the code and in the pack."""
    return _in_use[-1] is DUTCH


def translated(message: str) -> str:
    """Return a fixed sentence, or the fixed words of one with its places, in the language in use.

    What holds no letter, such as a dash, needs no translation.
    """
    return _in_use[-1].gettext(message) if re.search(r"[^\W\d_]", message) else message


def translated_template(template: str) -> str:
    """Return a sentence with places in the language in use.

    Raises
    ------
    DocumentError
        Where its translation loses a place or names one that is not there.
    """
    said = translated(template)
    if said != template and places_in(said) != places_in(template):
        raise DocumentError(
            "De vertaling van een vaste zin noemt andere plekken dan het Nederlands: "
            f"'{template}'. Neem elke plek tussen accolades over."
        )
    return said


def places_in(template: str) -> set[str]:
    """Return the names of the places for facts in a sentence."""
    return {name for name, forms in SLOT.findall(template) if not forms}
