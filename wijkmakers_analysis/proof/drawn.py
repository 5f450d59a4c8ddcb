"""Hold the digits that are drawn in the figures of a PDF to those of the document's drawings."""

import re
from pathlib import Path

from wijkmakers_analysis.document import Chart, Document
from wijkmakers_analysis.export.outline import placed_blocks
from wijkmakers_analysis.export.svg import text_in
from wijkmakers_analysis.proof.pdf import texts_of_figures

# A PDF draws each letter of a figure by itself, so digits are compared and not numerals.
_DIGIT = re.compile(r"[0-9]")


def find_redrawn(document: Document, path: Path) -> str:
    """Return what is wrong with the digits in the figures of a file; empty where nothing is.

    Parameters
    ----------
    document
        What was written.
    path
        The finished file; only a PDF draws its letters as letters.
    """
    if path.suffix.lower() != ".pdf":
        return ""
    charts = (placed.block for placed in placed_blocks(document))
    wanted = [_digits("".join(text_in(one.svg))) for one in charts if isinstance(one, Chart)]
    found = [_digits(text) for text in texts_of_figures(path)]
    if [one for one in found if one] == [one for one in wanted if one]:
        return ""
    return "in een figuur staat een ander cijfer dan in het verslag"


def _digits(text: str) -> str:
    return "".join(_DIGIT.findall(text))
