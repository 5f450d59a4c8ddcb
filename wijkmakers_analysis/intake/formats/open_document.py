"""Read a workbook of LibreOffice and others (.ods)."""

import re
from xml.etree.ElementTree import ParseError

from wijkmakers_analysis.intake.formats import refusals
from wijkmakers_analysis.intake.formats.archive import Archive
from wijkmakers_analysis.intake.formats.bulk import NotPlain
from wijkmakers_analysis.intake.formats.open_document_cells import Styles, named
from wijkmakers_analysis.intake.formats.open_document_plain import read_plain
from wijkmakers_analysis.intake.formats.open_document_sheet import Sheets, read_carefully
from wijkmakers_analysis.intake.raw import RawSheet

_CONTENT, _STYLES, _MANIFEST = "content.xml", "styles.xml", "META-INF/manifest.xml"
_VALUE = re.compile(rb":value-type=|:p>[^<]")
_STYLE_GROUPS = ("office:styles", "office:automatic-styles")


def is_open_document(archive: Archive) -> bool:
    """Tell whether a zipped file is one of the OpenDocument formats."""
    return _MANIFEST in archive and ("mimetype" in archive or _CONTENT in archive)


def read_open_document(archive: Archive, name: str) -> list[RawSheet]:
    """Read every sheet as it was last calculated.

    Parameters
    ----------
    archive
        The open file.
    name
        Its path relative to the data folder, for addresses.
    """
    _refuse_others(archive)
    try:
        sheets = Sheets(name, _common_styles(archive))
        read_plain(archive.stream(_CONTENT), sheets)
    except (NotPlain, ParseError):
        sheets = Sheets(name, _common_styles(archive))
        read_carefully(archive.stream(_CONTENT), sheets)
    if not sheets.read:
        raise refusals.damaged()
    if not any(sheet.height for sheet in sheets.read) and archive.holds(_CONTENT, _VALUE):
        raise refusals.rows_lost()
    return sheets.read


def _refuse_others(archive: Archive) -> None:
    if _MANIFEST in archive:
        parts = list(archive.parse(_MANIFEST).iter())
        if any(named(part.tag) == "manifest:encryption-data" for part in parts):
            raise refusals.password()
    kind = archive.read("mimetype") if "mimetype" in archive else b"spreadsheet"
    if b"spreadsheet" not in kind:
        raise refusals.other_kind("een document zonder rekenbladen")
    if _CONTENT not in archive:
        raise refusals.damaged()


def _common_styles(archive: Archive) -> Styles:
    styles = Styles()
    if _STYLES in archive:
        for group in archive.parse(_STYLES):
            if named(group.tag) in _STYLE_GROUPS:
                styles.take(group)
    return styles
