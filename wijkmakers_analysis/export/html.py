"""Write a document as one HTML file that needs nothing beside it: no script, no request."""

import base64
from functools import partial
from importlib.resources import files
from pathlib import Path

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from wijkmakers_analysis import style
from wijkmakers_analysis.document import Document, plain
from wijkmakers_analysis.export.files import replace_file
from wijkmakers_analysis.export.outline import Placed, parts_of
from wijkmakers_analysis.export.svg import isolate

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
    environment.filters |= {"plain": plain, "drawing": _drawing}
    environment.globals |= {"style": style, "fonts": _fonts()}
    return environment.get_template("report.html.j2").render(
        cover=document.cover, parts=parts_of(document)
    )


def _drawing(placed: Placed) -> Markup:
    attributes = {"role": "img", "aria-label": plain(placed.block.alt), "focusable": "false"}
    return Markup(isolate(placed.block.svg, f"f{placed.number}-", attributes))


def _fonts() -> list[dict]:
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
