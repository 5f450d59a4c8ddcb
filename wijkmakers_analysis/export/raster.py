"""Turn a drawing into a PNG picture with our own fonts, for programs that cannot draw SVG well.

Word and PowerPoint draw the text of an SVG in a font of their computer, which moves the labels.
"""

import json
import tempfile
from importlib.resources import as_file, files
from pathlib import Path

from wijkmakers_analysis import style
from wijkmakers_analysis.document import Chart
from wijkmakers_analysis.errors import ExportError
from wijkmakers_analysis.export.pdf import own_fonts
from wijkmakers_analysis.export.svg import isolate

# Twice what a screen shows, and enough for print.
DOTS_PER_INCH = 200
_PAGE = """\
#set page(width: auto, height: auto, margin: 0pt)
#set text(font: json("fonts.json"))
#image("drawing.svg", width: json("width.json") * 1in)
"""


def picture_of(chart: Chart, dots_per_inch: int = DOTS_PER_INCH) -> bytes:
    """Return a chart's drawing as PNG; the same drawing always gives the same bytes.

    Raises
    ------
    ExportError
        Where the drawing is no SVG.
    """
    import typst

    with (
        as_file(files("wijkmakers_analysis") / "templates" / "fonts") as fonts,
        tempfile.TemporaryDirectory() as folder,
    ):
        root = Path(folder)
        (root / "main.typ").write_text(_PAGE, "utf-8")
        (root / "fonts.json").write_text(json.dumps(style.FONT_FAMILY), "utf-8")
        (root / "width.json").write_text(json.dumps(chart.size[0]), "utf-8")
        (root / "drawing.svg").write_text(isolate(chart.svg, "f-"), "utf-8")
        try:
            return typst.compile(
                root / "main.typ",
                root=root,
                font_paths=own_fonts(str(fonts)),
                format="png",
                ppi=float(dots_per_inch),
            )
        except RuntimeError:
            raise ExportError(
                "Van een figuur is geen plaatje te maken. Maak de figuur opnieuw met draw_."
            ) from None
