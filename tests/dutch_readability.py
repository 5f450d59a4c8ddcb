"""How easy fixed Dutch sentences read: their length, their syllables, and the words in them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wijkmakers_analysis.document import (
    Block,
    Bullets,
    Chart,
    Document,
    Heading,
    Paragraph,
    Table,
    plain,
)
from wijkmakers_analysis.document.text import Run, Text

# A name or a text of the pack is nobody's sentence here: it reads as one word of two syllables.
NAME = "Naam"
WORD = re.compile(r"[^\W_]+(?:[’'\-.,][^\W_]+)*%?")
# A stressed vowel (één) sounds like the plain one.
STRESS = str.maketrans("áéíóú", "aeiou")
# One nucleus a match, the longest first; a vowel with a diaeresis begins a syllable of its own.
NUCLEUS = re.compile("aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|au|ou|[aeiouyàèëïöüêâîôû]")
SENTENCE_END = re.compile(r"(?<=[.!?])[’”)]*\s+(?=[^\W\d_a-z]|\d|‘)|[;:]\s+(?=[A-Z‘])")


@dataclass(frozen=True)
class Part:
    """The sentences under one heading of the first level."""

    title: str
    sentences: tuple[str, ...]

    @property
    def mean_length(self) -> float:
        """The mean number of words in a sentence."""
        return sum(map(count_words, self.sentences)) / len(self.sentences)

    @property
    def reading_ease(self) -> float:
        """The reading ease of Flesch for Dutch; 60 to 70 is plain language, more is easier.

        206.84 − 0.93 × words a sentence − 77 × syllables a word: W.H. Douma, De leesbaarheid van
        landbouwbladen (Wageningen, 1960).
        """
        words = [word for one in self.sentences for word in WORD.findall(one)]
        syllables = sum(map(count_syllables, words))
        return 206.84 - 0.93 * self.mean_length - 77 * syllables / len(words)


def parts_of(document: Document) -> list[Part]:
    """Return the parts with at least one sentence that we wrote, in reading order."""
    found: dict[str, list[str]] = {}
    title = plain(document.cover.title)
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            title = plain(block.text)
        found.setdefault(title, []).extend(_sentences(block))
    return [Part(title, tuple(told)) for title, told in found.items() if told]


def count_words(sentence: str) -> int:
    """Return the number of words; a number is one."""
    return len(WORD.findall(sentence))


def count_syllables(word: str) -> int:
    """Return the number of syllables of a Dutch word; a number counts as one."""
    return max(1, len(NUCLEUS.findall(word.casefold().translate(STRESS))))


def split_sentences(text: Text) -> Iterator[str]:
    """Yield the sentences of a text, each name and pack text as NAME."""
    bare = "".join(_bare(run) for run in text)
    yield from (one.strip() for one in SENTENCE_END.split(bare) if count_words(one) > 1)


def _bare(run: Run) -> str:
    return (
        NAME if run.origin in ("pack", "setting") and re.search(r"[^\W\d_]", run.text) else run.text
    )


def _sentences(block: Block) -> Iterator[str]:
    for text in _texts(block):
        yield from split_sentences(text)


def _texts(block: Block) -> Iterable[Text]:
    """Return the running text of a block, without what the lead wrote."""
    match block:
        case Paragraph(role="own"):
            return ()
        case Paragraph():
            return (block.text,)
        case Bullets():
            return block.items
        case Chart():
            return (block.title, block.note)
        case Table():
            return (block.title, block.note)
    return ()
