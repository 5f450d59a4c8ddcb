"""Say where the numbers of a document lead: to what they count, in the same file.

A number leads to the chapter about its indicator where the document has one, as the technical annex
does, and else to a list at the end. Within that chapter it leads nowhere: the definition stands
right above it. An anchor holds the name of an indicator and nothing of the number.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from wijkmakers_analysis.document import (
    Block,
    Chart,
    Definition,
    Document,
    Heading,
    Photos,
    Run,
    Text,
    indicator_of,
    plain,
    texts_in,
)
from wijkmakers_analysis.export.outline import placed_blocks

ANCHOR = "definitie_"
MEANING = "Wat de cijfers betekenen"
HINT = "Wie in de tekst of een tabel op een cijfer klikt, komt hier en leest wat het cijfer telt."


@dataclass(frozen=True)
class Leads:
    """Where the numbers lead, as seen from one chapter.

    Parameters
    ----------
    told
        By indicator, its explanation; empty where a chapter gives it.
    chapter
        The indicator of the chapter that is being written, if it is about one.
    """

    told: Mapping[str, Text]
    chapter: str = ""

    def within(self, chapter: str) -> "Leads":
        """Return the same, as seen from a chapter."""
        return self if chapter == self.chapter else replace(self, chapter=chapter)

    def anchor(self, run: Run) -> str:
        """Return the anchor that a piece of text leads to; empty where it leads nowhere."""
        indicator = indicator_of(run.ref)
        leads = run.origin == "fact" and indicator in self.told and indicator != self.chapter
        return anchor_of(indicator) if leads else ""

    def explanation(self, run: Run) -> str:
        """Return what a number counts, in plain words."""
        return plain(self.told.get(indicator_of(run.ref), ()))


def leads_of(document: Document) -> Leads:
    """Return where the numbers of a document lead."""
    chapters: dict[str, Text] = {one.defines: () for one in _chapters(document)}
    return Leads(
        chapters | {one.indicator: one.explanation for one in definitions_listed(document)}
    )


def definitions_listed(document: Document) -> list[Definition]:
    """Return the definitions that stand at the end, each once, in the order of the handbook."""
    used = {
        indicator_of(run.ref)
        for placed in placed_blocks(document)
        for text in leading_texts(placed.block)
        for run in text
        if run.origin == "fact"
    }
    used -= {one.defines for one in _chapters(document)}
    return [one for one in document.published.definitions if one.indicator in used]


def leading_runs(document: Document) -> Iterator[tuple[str, str]]:
    """Yield every number that leads somewhere, as its words and its anchor."""
    leads = leads_of(document)
    for placed in placed_blocks(document):
        within = leads.within(placed.chapter)
        for run in (run for text in leading_texts(placed.block) for run in text):
            if anchor := within.anchor(run):
                yield run.text, anchor


def targets_of(document: Document) -> dict[str, str]:
    """Return by anchor the words that must stand there: the label, or the heading of a chapter."""
    labels = {one.indicator: one.label for one in definitions_listed(document)}
    labels |= {one.defines: one.text for one in _chapters(document)}
    return {anchor_of(indicator): plain(label) for indicator, label in labels.items()}


def leading_texts(block: Block) -> Iterator[Text]:
    """Yield the texts of a block in which numbers lead.

    Not those of a heading, which the contents repeat, nor what is said of a picture.
    """
    match block:
        case Heading() | Photos():
            return
        case Chart():
            yield from (block.title, block.subtitle, block.note)
            if block.numbers:
                yield from texts_in(block.numbers)
        case _:
            yield from texts_in(block)


def anchor_of(indicator: str) -> str:
    """Return the anchor of a definition; Word takes 40 letters, digits and underscores."""
    return f"{ANCHOR}{indicator}"[:40]


def _chapters(document: Document) -> list[Heading]:
    blocks = (placed.block for placed in placed_blocks(document))
    return [one for one in blocks if isinstance(one, Heading) and one.defines]
