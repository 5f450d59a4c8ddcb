"""Find the texts of a drawing that stand in each other's way, or leave the sheet."""

from itertools import combinations
from xml.etree import ElementTree

from wijkmakers_analysis.figures.lettering import text_width

SVG = "http://www.w3.org/2000/svg"
TOUCH = 0.3  # points that boxes may share before they count as touching


def overlapping_texts(svg: str) -> list[tuple[str, str]]:
    """Return the texts of a drawing that touch another text, or (text, '') that leave the sheet."""
    root = ElementTree.fromstring(svg)
    _, _, width, height = (float(number) for number in root.attrib["viewBox"].split())
    boxes = [_box(one) for one in root.iter(f"{{{SVG}}}text") if (one.text or "").strip()]
    outside = [
        (text, "")
        for text, x0, y0, x1, y1 in boxes
        if min(x0, y0) < -TOUCH or x1 > width + TOUCH or y1 > height + TOUCH
    ]
    return outside + [
        (a[0], b[0])
        for a, b in combinations(boxes, 2)
        if min(a[3], b[3]) - max(a[1], b[1]) > TOUCH and min(a[4], b[4]) - max(a[2], b[2]) > TOUCH
    ]


def _box(text: ElementTree.Element) -> tuple[str, float, float, float, float]:
    rules = dict(rule.split(": ", 1) for rule in text.attrib["style"].split("; "))
    size = float(rules["font-size"].removesuffix("px"))
    told = text.text or ""
    width = text_width(told, size, rules.get("font-weight", "400") == "700")
    shift = {"start": 0.0, "middle": width / 2, "end": width}[rules["text-anchor"]]
    left, baseline = float(text.attrib["x"]) - shift, float(text.attrib["y"])
    return told, left, baseline - 0.74 * size, left + width, baseline + 0.2 * size
