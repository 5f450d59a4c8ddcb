"""The template of the slides: 16:9, the house's colours, two layouts under Dutch names."""

import re
from collections.abc import Iterator

from pptx.opc.package import Part
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.presentation import Presentation
from pptx.slide import SlideLayout, SlideMaster
from pptx.util import Emu, Inches

from wijkmakers_analysis import style
from wijkmakers_analysis.export.office import FONT
from wijkmakers_analysis.translation import language_tag, translated

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
SIDE = Inches(0.6)
# Left, top, width and height.
Box = tuple[int, int, int, int]
TITLE: Box = (SIDE, Inches(0.36), Inches(12.13), Inches(0.95))
SUBTITLE: Box = (SIDE, Inches(1.34), Inches(12.13), Inches(0.36))
BODY: Box = (SIDE, Inches(1.74), Inches(12.13), Inches(4.7))
NOTE: Box = (SIDE, Inches(6.46), Inches(12.13), Inches(0.56))
FOOT: Box = (SIDE, Inches(7.06), Inches(11.2), Inches(0.3))
NUMBER: Box = (Inches(12.0), Inches(7.06), Inches(0.73), Inches(0.3))
BAND: Box = (SIDE, 0, Inches(12.13), Inches(0.3))
COVER_TITLE: Box = (Inches(0.9), Inches(2.1), Inches(11.5), Inches(1.5))
COVER_BODY: Box = (Inches(0.9), Inches(3.75), Inches(11.5), Inches(1.8))
# Where the cover has a photo, its texts keep to the left of it.
COVER_PHOTO: Box = (Inches(8.13), 0, Inches(5.2), Inches(7.5))
BESIDE_PHOTO = Inches(6.8)
COVER_LOGO: Box = (Inches(0.9), Inches(0.75), Inches(2.6), Inches(0.75))
COVER, CONTENT = "Titeldia", "Titel en inhoud"
# The layouts of python-pptx's template that ours are made of.
_KEPT = {"Title Slide": COVER, "Title Only": CONTENT}
_THEME = {
    "dk1": style.INK, "lt1": style.PAPER, "dk2": style.SOFT_INK, "lt2": style.TINT,
    "accent1": style.ACCENT, "accent2": style.LEARN, "accent3": style.DO, "accent4": style.MEET,
    "accent5": style.YOUNG, "accent6": style.OTHER, "hlink": style.ACCENT, "folHlink": style.LEARN,
}  # fmt: skip


def set_look(slides: Presentation, house: style.Look = style.HOUSE) -> None:
    """Make the template ours, in the colours of the house."""
    slides.slide_width, slides.slide_height = WIDTH, HEIGHT
    for layout in list(slides.slide_layouts):
        if layout.name not in _KEPT:
            slides.slide_layouts.remove(layout)
    master = slides.slide_master
    for layout in slides.slide_layouts:
        layout.element.cSld.set("name", translated(_KEPT[layout.name]))
    for shapes in (master.placeholders, *(one.placeholders for one in slides.slide_layouts)):
        for shape in list(shapes):
            if shape.placeholder_format.type.name not in ("TITLE", "CENTER_TITLE", "SUBTITLE"):
                shape.element.getparent().remove(shape.element)
    cover, content = (named(slides, name) for name in (COVER, CONTENT))
    for shape, box in (
        (master.placeholders[0], TITLE), (content.placeholders[0], TITLE),
        (cover.placeholders[0], COVER_TITLE), (cover.placeholders[1], COVER_BODY),
    ):  # fmt: skip
        shape.left, shape.top, shape.width, shape.height = (Emu(side) for side in box)
        shape.name = translated("Tekst") if box is COVER_BODY else translated("Titel")
    _set_text_styles(master)
    _paint(cover)
    _set_font(cover)
    _set_theme(master, house)


def named(slides: Presentation, name: str) -> SlideLayout:
    """Return a layout by its Dutch name."""
    return next(one for one in slides.slide_layouts if one.name == translated(name))


def _set_text_styles(master: SlideMaster) -> None:
    """Set the titles to the left in the house's colour."""
    styles = master.element.find(f".//{{{master.element.nsmap['p']}}}txStyles")
    title = parse_xml(
        f'<p:titleStyle {nsdecls("p", "a")}><a:lvl1pPr algn="l" rtl="0"><a:lnSpc><a:spcPct '
        'val="95000"/></a:lnSpc><a:buNone/>'
        f'<a:defRPr lang="{language_tag()}" sz="2800" b="1" kern="1200"><a:solidFill>'
        '<a:schemeClr val="accent1"/></a:solidFill><a:latin typeface="+mj-lt"/>'
        "</a:defRPr></a:lvl1pPr></p:titleStyle>"
    )
    styles.replace(styles[0], title)


def _paint(cover: SlideLayout) -> None:
    """Give the cover the accent as its ground."""
    background = parse_xml(
        f'<p:bg {nsdecls("p", "a")}><p:bgPr><a:solidFill><a:schemeClr val="accent1"/>'
        "</a:solidFill><a:effectLst/></p:bgPr></p:bg>"
    )
    cover.element.cSld.insert(0, background)


def _set_font(cover: SlideLayout) -> None:
    """Name the font of the theme, which LibreOffice does not find where the master has no body."""
    for fonts in cover.placeholders[1].element.iter(f"{{{cover.element.nsmap['a']}}}defRPr"):
        fonts.append(parse_xml(f'<a:latin {nsdecls("a")} typeface="+mn-lt"/>'))


def _set_theme(master: SlideMaster, house: style.Look) -> None:
    """Put our colours and font in the theme, where a user who edits finds them."""
    for part in _themes(master.part):
        theme = part.blob.decode("utf-8")
        for name, own in _THEME.items():
            colour = house.of(own)
            value = f'<a:{name}><a:srgbClr val="{colour.lstrip("#")}"/></a:{name}>'
            theme = re.sub(rf"<a:{name}>.*?</a:{name}>", value, theme, flags=re.DOTALL)
        theme = re.sub(r'(<a:(?:major|minor)Font>\s*<a:latin typeface=)"[^"]*"',
                       rf'\1"{FONT}"', theme)  # fmt: skip
        part._blob = theme.encode("utf-8")


def _themes(part: Part) -> Iterator[Part]:
    for relation in part.rels.values():
        if relation.reltype.endswith("/theme"):
            yield relation.target_part
