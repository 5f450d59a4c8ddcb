"""The look of the Word file: its page, and its styles under Dutch names.

Where Word has a style of its own (Kop 1, Titel, Citaat, Bijschrift) that one is used: a Dutch Word
shows it under its Dutch name, and the navigation pane and the table of contents know it.
"""

from collections.abc import Mapping
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from wijkmakers_analysis import style
from wijkmakers_analysis.export.office import BAND, FONT, ON_BAND
from wijkmakers_analysis.translation import language_tag, translated

PAGE_WIDTH, PAGE_HEIGHT, SIDE, TOP, BOTTOM = Cm(21), Cm(29.7), Cm(2), Cm(2.4), Cm(2.2)
TEXT_WIDTH = PAGE_WIDTH - 2 * SIDE
AFTER_LIST = Pt(8)
COVER_HEIGHT, PHOTO_HEIGHT, LOGO_HEIGHT = Cm(7.5), Cm(5.5), Cm(1.5)
# Word places a figure where its text is. One higher than this becomes lower, as far as its letters
# stay legible, so that less of a page is left empty where it does not fit.
TALL_FIGURE, SMALLEST_SCALE = Cm(8), 0.8
ABOVE_PICTURED_TITLE = Pt(36)
TABLE, TILES = "Tabel Wijkmakers", "Kerncijfers"
NUMBER, NUMBER_IN_TABLE = "Cijfer", "Cijfer in tabel"
_BASES = ("Default Paragraph Font", "Normal Table", "No List")
# Styles of Word that we set, and our own: base, size in points, colour, and more.
_OF_WORD: Mapping[str, dict[str, Any]] = {
    "Normal": {"size": 10.5, "after": 7, "line": 1.15},
    "Title": {"size": 34, "bold": True, "colour": style.ACCENT, "before": 110, "after": 6},
    "Subtitle": {"size": 16, "colour": style.INK, "after": 10},
    "toc 1": {"size": 10.5, "after": 3},
    "Heading 1": {"size": 20, "bold": True, "colour": style.ACCENT, "before": 24, "after": 8},
    "Heading 2": {"size": 14, "bold": True, "colour": style.INK, "before": 16, "after": 5},
    "Heading 3": {"size": 11.5, "bold": True, "colour": style.INK, "before": 12, "after": 4},
    "Quote": {"size": 13, "italic": True, "colour": style.INK, "indent": 0.8, "keep": True,
              "before": 8, "after": 2},
    "List Bullet": {"after": 3},
    "Caption": {"size": 11, "bold": True, "colour": style.INK, "before": 12, "after": 1,
                "keep": True},
    "Header": {"size": 8.5},
    "Footer": {"size": 8.5, "colour": style.SOFT_INK},
}  # fmt: skip
_OURS: Mapping[str, dict[str, Any]] = {
    "Periode": {"size": 12, "colour": style.SOFT_INK, "after": 2},
    "Afzender": {"base": "Periode", "bold": True, "after": 40},
    "Inhoudskop": {"size": 13, "bold": True, "colour": style.ACCENT, "after": 4, "keep": True},
    "Inleiding": {"size": 12.5, "after": 9},
    "Eigen woorden": {"indent": 0.5, "bar": style.ACCENT, "shade": style.ACCENT_TINT, "after": 0},
    "Eigen woorden kop": {
        "base": "Eigen woorden", "size": 8.5, "bold": True, "colour": style.ACCENT, "keep": True,
    },
    "Ontbreekt": {"colour": style.SOFT_INK, "indent": 0.5, "bar": style.GREY_MARK},
    "Kleine letters": {"size": 9, "colour": style.SOFT_INK, "after": 4},
    "Van wie": {"size": 9, "colour": style.SOFT_INK, "indent": 0.8, "after": 10},
    "Figuurmaat": {"size": 9, "colour": style.SOFT_INK, "after": 4, "keep": True},
    "Figuur": {"after": 3, "line": 1.0, "keep": True},
    "Bron": {"size": 8.5, "colour": style.SOFT_INK, "before": 3, "after": 12},
    "Tabeltekst": {"size": 9, "after": 0, "line": 1.05},
    "Tabelkop": {"base": "Tabeltekst", "bold": True, "keep": True},
    "Tabelgetal": {"base": "Tabeltekst", "right": True},
    "Tabelgetal kop": {"base": "Tabelkop", "right": True},
    "Kerncijfer": {"size": 24, "bold": True, "colour": style.ACCENT, "before": 6, "after": 0,
                   "line": 1.0, "keep": True},
    "Kerncijfer lang": {"base": "Kerncijfer", "size": 17},
    "Kerncijfer uitleg": {"size": 10, "after": 6, "line": 1.0},
    "Definitie": {"size": 9.5, "after": 4},
    "Band": {"size": 9, "bold": True, "colour": ON_BAND, "shade": BAND, "after": 0,
             "centre": True},
}  # fmt: skip
_STYLES = {**_OF_WORD, **_OURS}
_BESIDE = (TABLE, TILES, NUMBER, NUMBER_IN_TABLE)


def set_look(word: WordDocument, house: style.Look = style.HOUSE) -> None:
    """Set page, language and styles, in the colours of the house."""
    section = word.sections[0]
    section.page_width, section.page_height = PAGE_WIDTH, PAGE_HEIGHT
    section.left_margin = section.right_margin = SIDE
    section.top_margin, section.bottom_margin = TOP, BOTTOM
    section.header_distance = section.footer_distance = Cm(1.0)
    _set_defaults(word)
    _drop_other_styles(word)
    for name, look in _STYLES.items():
        _set_style(word, name, _in_house(look, house))
    word.styles["Heading 1"].paragraph_format.page_break_before = False
    _add_number_styles(word)
    _add_table_styles(word, house)


def name_styles(word: WordDocument) -> None:
    """Give our own styles their names in the language in use; those of Word keep theirs."""
    said = {**dict(zip(_OURS, map(translated, _OURS), strict=True)),
            **dict(zip(_BESIDE, map(translated, _BESIDE), strict=True))}  # fmt: skip
    taken = {one.name for one in word.styles}
    for name, told in said.items():
        if told not in taken:
            word.styles[name].name = told
            taken.add(told)


def _in_house(look: Mapping[str, Any], house: style.Look) -> dict[str, Any]:
    coloured = {name: house.of(look[name]) for name in ("colour", "bar", "shade") if name in look}
    return {**look, **coloured}


def _set_defaults(word: WordDocument) -> None:
    defaults = word.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault"))
    run = defaults.find(qn("w:rPr"))
    for tag in ("w:rFonts", "w:lang"):
        if (old := run.find(qn(tag))) is not None:
            run.remove(old)
    run.insert(0, _fonts())
    language = OxmlElement("w:lang")
    for name in ("val", "eastAsia", "bidi"):
        language.set(qn(f"w:{name}"), language_tag())
    run.append(language)


def _drop_other_styles(word: WordDocument) -> None:
    """Take out the template's hundred other styles, so that a list of styles shows ours."""
    styles = word.styles.element
    for one in list(word.styles):
        if one.name not in _STYLES and one.name not in _BASES:
            styles.remove(one.element)
        elif (link := one.element.find(qn("w:link"))) is not None:
            one.element.remove(link)


def _set_style(word: WordDocument, name: str, look: Mapping[str, Any]) -> None:
    one = _style_named(word, name, look.get("base", "Normal"))
    properties = one.element.get_or_add_rPr()
    for child in list(properties):
        properties.remove(child)
    properties.append(_fonts())
    if "size" in look:
        one.font.size = Pt(look["size"])
    if "colour" in look or name == "Normal":
        one.font.color.rgb = RGBColor.from_string(look.get("colour", style.INK).lstrip("#"))
    if "bold" in look:
        one.font.bold = True
    if "italic" in look:
        one.font.italic = True
    _set_paragraph(one, look)


def _style_named(word: WordDocument, name: str, base: str) -> ParagraphStyle:
    known = {one.name for one in word.styles}
    if name in known:
        given: ParagraphStyle = word.styles[name]
        paragraph = given.element.find(qn("w:pPr"))
        if paragraph is not None:
            for tag in ("w:pBdr", "w:shd", "w:spacing", "w:contextualSpacing", "w:tabs"):
                if (old := paragraph.find(qn(tag))) is not None:
                    paragraph.remove(old)
        return given
    one: ParagraphStyle = word.styles.add_style(
        name, WD_STYLE_TYPE.PARAGRAPH, builtin=name == "toc 1"
    )
    one.base_style = word.styles[base]
    one.quick_style = True
    return one


def _set_paragraph(one: ParagraphStyle, look: Mapping[str, Any]) -> None:
    shape = one.paragraph_format
    shape.space_before = Pt(look.get("before", 0))
    if "after" in look:
        shape.space_after = Pt(look["after"])
    if "line" in look:
        shape.line_spacing_rule = WD_LINE_SPACING.MULTIPLE
        shape.line_spacing = look["line"]
    if "indent" in look:
        shape.left_indent = Cm(look["indent"])
    if look.get("keep"):
        shape.keep_with_next = True
    if look.get("right"):
        shape.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if look.get("centre"):
        shape.alignment = WD_ALIGN_PARAGRAPH.CENTER
    shape.widow_control = True
    properties = one.element.get_or_add_pPr()
    if "bar" in look:
        bar = _bar(look["bar"])
        properties.insert_element_before(bar, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")
    if "shade" in look:
        fill = look["shade"].lstrip("#")
        shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{fill}"/>')
        properties.insert_element_before(shade, "w:tabs", "w:spacing", "w:ind", "w:jc")


def _bar(colour: str) -> BaseOxmlElement:
    return parse_xml(
        f'<w:pBdr {nsdecls("w")}><w:left w:val="single" w:sz="24" w:space="8" '
        f'w:color="{colour.lstrip("#")}"/></w:pBdr>'
    )


def _fonts() -> BaseOxmlElement:
    names = " ".join(f'w:{kind}="{FONT}"' for kind in ("ascii", "hAnsi", "eastAsia", "cs"))
    return parse_xml(f"<w:rFonts {nsdecls('w')} {names}/>")


def _add_number_styles(word: WordDocument) -> None:
    """Add the styles of a number that leads to its definition: dotted in text, plain in a table."""
    for name, line in ((NUMBER, "dotted"), (NUMBER_IN_TABLE, "none")):
        one = word.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        colour = style.GREY_MARK.lstrip("#")
        one.element.get_or_add_rPr().append(
            parse_xml(f'<w:u {nsdecls("w")} w:val="{line}" w:color="{colour}"/>')
        )


def _add_table_styles(word: WordDocument, house: style.Look) -> None:
    line, tint = style.HAIRLINE.lstrip("#"), house.accent_tint.lstrip("#")
    accent = house.accent.lstrip("#")
    rule = f'w:val="single" w:sz="4" w:space="0" w:color="{line}"'
    strong = f'w:val="single" w:sz="12" w:space="0" w:color="{accent}"'
    room = (
        '<w:tblCellMar><w:top w:w="45" w:type="dxa"/><w:left w:w="80" w:type="dxa"/>'
        '<w:bottom w:w="45" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar>'
    )
    for id, name, borders, first in (
        (
            "TabelWijkmakers",
            TABLE,
            f"<w:tblBorders><w:top {strong}/><w:bottom {rule}/><w:insideH {rule}/></w:tblBorders>",
            '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr>'
            f'<w:shd w:val="clear" w:color="auto" w:fill="{tint}"/></w:tcPr></w:tblStylePr>',
        ),
        ("Kerncijfers", TILES, f"<w:tblBorders><w:top {strong}/></w:tblBorders>", ""),
    ):
        word.styles.element.append(
            parse_xml(
                f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{id}">'
                f'<w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/><w:uiPriority '
                f'w:val="99"/><w:qFormat/><w:tblPr>{borders}{room}</w:tblPr>{first}</w:style>'
            )
        )
