"""Say what is not there, and beside it to the office what would fill it."""

from wijkmakers_analysis.document.blocks import Blocks, Paragraph
from wijkmakers_analysis.document.sentences import following
from wijkmakers_analysis.document.text import Text, words
from wijkmakers_analysis.indicators.fact import Fact

NOT_KEPT = "niet_gemeten"


def missing(*texts: Text, remedy: str = "", of: Fact | None = None) -> Blocks:
    """Return one paragraph that says what is not there, as `say_missing` does."""
    text = following(texts)
    return Blocks((say_missing(text, remedy=remedy, of=of),) if text else ())


def say_missing(text: Text, *, remedy: str = "", of: Fact | None = None) -> Paragraph:
    """Return the paragraph that stands where something is not there.

    Parameters
    ----------
    text
        What is not there, for every reader.
    remedy
        What would fill it, out of `schemas.filling`.
    of
        The fact without a number, if there is one; where it is not for want of data that there is
        no number, no sheet would help.
    """
    can_be_filled = of is None or of.status == NOT_KEPT
    advice = words(remedy) if remedy and can_be_filled else ()
    return Paragraph(text, role="missing", remedy=advice)
