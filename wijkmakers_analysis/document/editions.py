"""The documents that one notebook carries: the review itself, and what stands beside it.

A cell belongs to the edition that its tag names, and without such a tag to the review. All of them
come from one run, so they cannot disagree.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Edition:
    """One of the documents in a notebook.

    Parameters
    ----------
    tag
        The tag of its cells, and the end of the names of its files; empty for the review.
    formats
        Endings of its files.
    """

    tag: str
    formats: tuple[str, ...]


REVIEW = Edition("", ("html", "pdf", "docx", "pptx", "xlsx"))
SUMMARY = Edition("samenvatting", ("html", "pdf"))
ANNEX = Edition("technische-bijlage", ("html", "pdf"))
EDITIONS = (REVIEW, SUMMARY, ANNEX)
# The tag of a cell whose figure or table stands on the slides for the partner meeting.
ON_SLIDES = "dia"
BESIDE = tuple(edition for edition in EDITIONS if edition.tag)


def edition_of(cell: Mapping[str, Any]) -> Edition:
    """Return the edition that a cell of a notebook belongs to."""
    tags = cell.get("metadata", {}).get("tags", ())
    return next((edition for edition in BESIDE if edition.tag in tags), REVIEW)


def editions_in(notebook: Mapping[str, Any]) -> tuple[Edition, ...]:
    """Return the editions that a notebook has cells of, the review first."""
    found = {edition_of(cell) for cell in notebook.get("cells", ())}
    return tuple(edition for edition in EDITIONS if edition in found)


def is_on_slides(cell: Mapping[str, Any]) -> bool:
    """Whether the slides show first what a cell shows."""
    return ON_SLIDES in cell.get("metadata", {}).get("tags", ())
