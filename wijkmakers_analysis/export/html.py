"""Write a document as one HTML file that needs nothing beside it: no script, no request."""

import base64
from functools import partial
from importlib.resources import files
from pathlib import Path

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from wijkmakers_analysis import style
from wijkmakers_analysis.document import Chart, Document, Text, plain
from wijkmakers_analysis.export.definitions import (
    HINT,
    MEANING,
    Leads,
    anchor_of,
    definitions_listed,
    leads_of,
)
from wijkmakers_analysis.export.files import replace_file
from wijkmakers_analysis.export.outline import Placed, parts_of, placed_blocks
from wijkmakers_analysis.export.svg import colours_in, isolate, with_variables
from wijkmakers_analysis.translation import locale_in_use, translated

TEMPLATES = files("wijkmakers_analysis") / "templates"
WEB_FONTS = (("Regular", 400, "normal"), ("Italic", 400, "italic"), ("SemiBold", 600, "normal"),
             ("Bold", 700, "normal"))  # fmt: skip


def write_html(document: Document, path: Path) -> None:
    """Write the document as HTML; the file that was there stays where this fails."""
    replace_file(path, render_html(document).encode("utf-8"))


def render_html(document: Document) -> str:
    """Return the document as HTML text; the same document always gives the same text."""
    names = ("report.html.j2", "blocks.html.j2", "report.css.j2")
    environment = Environment(
        loader=DictLoader({name: (TEMPLATES / name).read_text("utf-8") for name in names}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    said = partial(_said, leads_of(document))
    environment.filters |= {"plain": plain, "said": said, "drawing": _drawing, "anchor": anchor_of}
    look = style.look_of(document.cover.accent)
    environment.globals |= {"word": translated, "language": locale_in_use().split("_")[0]}
    environment.globals |= {"style": style, "look": look, "fonts": _fonts()}
    environment.globals |= {"colours": _colours(document)}
    return environment.get_template("report.html.j2").render(
        cover=document.cover,
        parts=parts_of(document),
        meaning=translated(MEANING),
        hint=translated(HINT),
        definitions=definitions_listed(document),
    )


def _said(leads: Leads, text: Text, placed: Placed) -> Markup:
    """Return a text of a block in which each number leads to its definition."""
    within = leads.within(placed.chapter)
    pieces = ((run.text, within.anchor(run)) for run in text)
    return Markup("").join(
        Markup('<a class="fact" role="doc-glossref" href="#{}">{}</a>').format(anchor, piece)
        if anchor
        else piece
        for piece, anchor in pieces
    )


def _drawing(placed: Placed) -> Markup:
    chart = placed.block
    if not isinstance(chart, Chart):
        return Markup()
    attributes = {"role": "img", "aria-label": plain(chart.alt), "focusable": "false"}
    drawing = isolate(chart.svg, f"f{placed.number}-", attributes)
    return Markup(with_variables(drawing))


def _colours(document: Document) -> list[dict[str, str]]:
    """Return every colour of the drawings as it is by day and on a dark screen."""
    charts = [placed.block for placed in placed_blocks(document) if isinstance(placed.block, Chart)]
    found = sorted({colour for chart in charts for colour in colours_in(chart.svg)})
    return [{"name": one[1:], "light": one, "dark": style.on_dark(one)} for one in found]


def _fonts() -> list[dict[str, object]]:
    """Return the fonts as data: URIs for the style sheet."""
    encode = partial(str, encoding="ascii")
    return [
        {
            "weight": weight,
            "style": slant,
            "data": encode(
                base64.b64encode((TEMPLATES / "fonts" / f"Inter-{cut}.woff2").read_bytes())
            ),
        }
        for cut, weight, slant in WEB_FONTS
    ]
