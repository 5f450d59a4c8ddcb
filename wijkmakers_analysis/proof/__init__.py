"""Hold finished files against their document, and the document against its pack.

The numerals of a file are read back in reading order and compared block by block: HTML from its
markup, PDF from its structure tree, as a screen reader would, Word in the order of its paragraphs,
slides by slide, a workbook by row. What is written inside a drawing is compared in HTML and PDF;
elsewhere it is a picture. Each picture must have its alt text, word for word, and each number must
lead to what it counts.
"""

from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from wijkmakers_analysis.document import Block, Document, clean, texts_in
from wijkmakers_analysis.errors import ProofError, WrongCall
from wijkmakers_analysis.proof.described import find_undescribed
from wijkmakers_analysis.proof.docx import pieces_of_docx, read_docx
from wijkmakers_analysis.proof.drawn import find_redrawn
from wijkmakers_analysis.proof.html import pieces_of_html, read_html
from wijkmakers_analysis.proof.leading import find_astray
from wijkmakers_analysis.proof.pdf import pieces_of_pdf, read_pdf
from wijkmakers_analysis.proof.pieces import NUMERAL, Piece, cut_along, named_blocks, numerals_in
from wijkmakers_analysis.proof.pptx import pieces_of_pptx, read_pptx
from wijkmakers_analysis.proof.xlsx import pieces_of_xlsx, read_xlsx
from wijkmakers_analysis.yearpack import YearPack
from wijkmakers_analysis.yearpack.printed import printed_words

ELSEWHERE = "buiten de blokken"

__all__ = ["numerals_in", "prove", "prove_facts"]


def prove(document: Document, path: Path) -> None:
    """Compare the numerals of a finished file with those of its document.

    Parameters
    ----------
    document
        What was written.
    path
        The file; its ending is a format of `export.FORMATS`.

    Raises
    ------
    ProofError
        Where a numeral was changed, lost or added (the message names the block), or where a
        picture has not its own alt text, or where a number does not lead to its definition.
    """
    path = Path(path)
    match path.suffix.lower():
        case ".html":
            pieces = pieces_of_html(document)
            found = read_html(path)
        case ".pdf":
            pieces = pieces_of_pdf(document)
            found = cut_along(pieces, numerals_in(read_pdf(path)))
        case ".docx":
            pieces = pieces_of_docx(document)
            found = read_docx(path, pieces)
        case ".pptx":
            pieces = pieces_of_pptx(document)
            found = read_pptx(path)
        case ".xlsx":
            pieces = pieces_of_xlsx(document)
            found = read_xlsx(path)
        case _:
            raise WrongCall(
                f"{path.name} is geen HTML, PDF, Word, PowerPoint of Excel. Alleen die bestanden "
                "zijn te controleren."
            )
    known = {piece.key for piece in pieces}
    pieces += [Piece(key, ELSEWHERE, ()) for key in found if key not in known]
    for piece in pieces:
        for wanted, got in zip_longest(piece.numerals, found.get(piece.key, ())):
            if wanted != got:
                raise ProofError(
                    f"{path.name} wijkt af van het verslag in {piece.name}: daar hoort "
                    f"{wanted or 'geen getal meer'}, maar er staat {got or 'geen getal meer'}. "
                    "Gebruik dit bestand niet; maak het opnieuw."
                )
    if flaw := find_redrawn(document, path):
        raise ProofError(
            f"{path.name} wijkt af van het verslag: {flaw}. Gebruik dit bestand niet; maak het "
            "opnieuw."
        )
    if flaw := find_astray(document, path):
        raise ProofError(
            f"{path.name} leidt een lezer verkeerd: {flaw}. Gebruik dit bestand niet; maak het "
            "opnieuw."
        )
    if flaw := find_undescribed(document, path):
        raise ProofError(
            f"{path.name} is niet voor iedereen te lezen: {flaw}. Gebruik dit bestand niet; maak "
            "het opnieuw."
        )


def prove_facts(document: Document, pack: YearPack) -> None:
    """Check that every fact in the document is printed as the pack gives it.

    Raises
    ------
    ProofError
        Where a fact is unknown or printed in other words, or fixed words hold a numeral.
    """
    shown = {address: clean(told) for address, told in printed_words(pack).items()}
    for name, block in _named_with_facts(document):
        for run in (run for text in texts_in(block) for run in text):
            if run.origin == "fact" and run.ref not in shown:
                raise ProofError(
                    f"{name} noemt het cijfer '{run.ref}', maar dat staat niet in het jaarpak. "
                    "Maak het verslag opnieuw uit dit pak."
                )
            if run.origin == "fact" and run.text != shown[run.ref]:
                raise ProofError(
                    f"{name} geeft het cijfer '{run.ref}' als '{run.text}', maar het jaarpak zegt "
                    f"'{shown[run.ref]}'. Druk een feit af zoals het pak het toont."
                )
            if run.origin == "words" and NUMERAL.search(run.text):
                raise ProofError(
                    f"{name} heeft een cijfer in een vaste zin. Haal het uit een feit of het pak."
                )
    values = {fact.key: (fact.value, fact.low, fact.high, fact.n) for fact in pack.facts}
    for fact in document.published.facts:
        if (fact.value, fact.low, fact.high, fact.n) != values.get(fact.key):
            raise ProofError(
                f"De lijst van cijfers geeft bij '{fact.key}' een ander getal dan het jaarpak. "
                "Maak het verslag opnieuw uit dit pak."
            )


def _named_with_facts(document: Document) -> Iterator[tuple[str, Block]]:
    yield from named_blocks(document)
    yield "De lijst van cijfers", document.published
