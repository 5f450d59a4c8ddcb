"""Show what an indicator counts, in Dutch: what counts, what does not, what it does not say."""

import html
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from wijkmakers_analysis.indicators.catalogue import CATALOGUE, indicator_of
from wijkmakers_analysis.indicators.indicator import ANNEX, EXPLORATION, REVIEW, Indicator

PARTS = {
    "counted": "Telt mee",
    "out_of": "Noemer",
    "left_out": "Telt niet mee",
    "limits": "Zegt niet",
    "source": "Bron",
}
WHERE = {REVIEW: "jaaroverzicht", ANNEX: "bijlage", EXPLORATION: "alleen hier"}


@dataclass(frozen=True, repr=False)
class Definition:
    """What an indicator counts; it shows itself in JupyterLab and, as text, in a terminal."""

    indicator: Indicator

    def __repr__(self) -> str:
        one = self.indicator
        told = (f"{opening}: {text}" for opening, text in _parts(one))
        return "\n".join([f"{one.label} ({one.id})", one.explanation, *told])

    def _repr_html_(self) -> str:
        one = self.indicator
        told = "".join(_line(opening, text) for opening, text in _parts(one))
        return (
            f"<div style='line-height:1.45'><b>{_safe(one.label)}</b> <code>{one.id}</code><br>"
            f"{_safe(one.explanation)}{told}<div style='margin-top:8px'>{_full(one)}</div></div>"
        )


def define(id: str) -> Definition:
    """Show the definition of an indicator: what counts, out of what, who is left out.

    Raises
    ------
    WrongCall
        Where there is no such indicator.
    """
    return Definition(indicator_of(id))


def definition_html(id: str) -> str:
    """Return the definition of an indicator as HTML; the full English one can be folded out."""
    return define(id)._repr_html_()


def list_indicators() -> pd.DataFrame:
    """Return every indicator with its label, explanation and where it is read."""
    return pd.DataFrame(
        {
            "nummer": [one.number for one in CATALOGUE],
            "id": [one.id for one in CATALOGUE],
            "cijfer": [one.label for one in CATALOGUE],
            "uitleg": [one.explanation for one in CATALOGUE],
            "staat in": [WHERE.get(one.where, one.where) for one in CATALOGUE],
        }
    )


def _parts(one: Indicator) -> Iterator[tuple[str, str]]:
    """Yield what a definition consists of: (opening, text), in the order of reading."""
    yield from (
        (opening, getattr(one, part)) for part, opening in PARTS.items() if getattr(one, part)
    )
    if one.minimum_n:
        yield "Percentage vanaf", f"{one.minimum_n} mensen of meer"
    yield "Staat in", WHERE.get(one.where, one.where)


def _line(opening: str, text: str) -> str:
    return (
        f"<div style='margin-top:6px'><span style='font-weight:600'>{opening}</span><br>"
        f"{_safe(text)}</div>"
    )


def _full(one: Indicator) -> str:
    paragraphs = "".join(f"<p>{_safe(part)}</p>" for part in one.definition.split("\n\n"))
    return f"<details><summary>De hele definitie (Engels)</summary>{paragraphs}</details>"


def _safe(text: str) -> str:
    return html.escape(text)
