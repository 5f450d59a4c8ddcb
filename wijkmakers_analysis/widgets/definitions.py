"""Show what an indicator counts, in Dutch: what counts, what does not, what it does not say."""

import html

import pandas as pd
from IPython.display import HTML

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


def define(id: str) -> HTML:
    """Show the definition of an indicator: what counts, out of what, who is left out."""
    return HTML(definition_html(id))  # type: ignore[no-untyped-call]  # IPython has no type there


def definition_html(id: str) -> str:
    """Return the definition of an indicator as HTML; the full English one can be folded out."""
    one = indicator_of(id)
    parts = ((opening, getattr(one, part)) for part, opening in PARTS.items())
    told = "".join(_line(opening, text) for opening, text in parts if text)
    fewest = f"{one.minimum_n} mensen of meer" if one.minimum_n else ""
    told += _line("Percentage vanaf", fewest) if fewest else ""
    told += _line("Staat in", WHERE.get(one.where, one.where))
    return (
        f"<div style='line-height:1.45'><b>{_safe(one.label)}</b> <code>{one.id}</code><br>"
        f"{_safe(one.explanation)}{told}<div style='margin-top:8px'>{_full(one)}</div></div>"
    )


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
