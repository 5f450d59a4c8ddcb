"""Tell a footer, a remark or a legend under a list from a record."""

import re

import numpy as np

from wijkmakers_analysis.intake.problems import FOOTER_ROW, REPEATED_HEADER
from wijkmakers_analysis.intake.raw import RawSheet, as_text

_LABEL = (
    r"(?:bron(?:nen|vermelding)?|let op|nb|n\.b\.|toelichting|legenda|legende|opmerking(?:en)?"
    r"|noot|voetnoot|versie|verklaring|peildatum|datum|status|contact|p\.?s\.?|export)"
)
_FOOTER = re.compile(
    rf"{_LABEL}\s*[:=].*"
    r"|(?:opgesteld|gemaakt|ingevuld|samengesteld|gecontroleerd|bijgewerkt|aangevuld|geprint"
    r"|afgedrukt|geëxporteerd|aangemaakt|verwerkt|bijgehouden|genoteerd)"
    r"\s*(?:\b(?:door|op|in|uit)\b|d\.d\.|:).*"
    r"|(?:voor het )?laatste?(?: keer)? (?:bijgewerkt|gewijzigd|update|wijziging|aangepast).*"
    r"|(?:pagina|blad|page) \d+(?: ?(?:van|/|of) ?\d+)?"
    r"|stand (?:per|op|van) .*"
    r"|(?:deze )?(?:gegevens|cijfers|lijst|overzicht|uitdraai)"
    r" (?:uit|van|per|zijn|is|komt|komen) .*"
    r"|\*+[^=:]*[=:].*"
    r"|\(?(?:[xv10✓✔?-]|leeg|blanco|ziek)\)?\s*=.*"
    r"|\(?einde?\b(?: van)?(?: de| het)?(?: lijst| overzicht| tabel)?\)?"
    r"|[-–—_=*.\s]{2,}"
    r"|(?:©|vertrouwelijk\b).*",
    re.IGNORECASE | re.DOTALL,
)
_LABEL_ALONE = re.compile(rf"(?:{_LABEL}\s*:|opgesteld door:?|laatst bijgewerkt:?)", re.IGNORECASE)


def is_footer(text: str) -> bool:
    """Tell whether a text that stands alone in its row is a footer, for certain."""
    return bool(_FOOTER.fullmatch(text))


def rows_aside(raw: RawSheet, header_row: int, header_places: list[int]) -> dict[int, str]:
    """Return the rows below a header that hold no record, with the reason.

    Parameters
    ----------
    raw
        A sheet, or one table of it.
    header_row
        Number of the row with headers.
    header_places
        Numbers of the columns with a header.
    """
    found = dict.fromkeys(repeated_headers(raw, header_row, header_places), REPEATED_HEADER)
    filled = np.zeros(raw.height, dtype=np.int32)
    for column in raw.columns:
        filled += column.codes >= 0
    for alone, tell in ((1, is_footer), (2, lambda text: bool(_LABEL_ALONE.fullmatch(text)))):
        rows = np.flatnonzero(filled[header_row:] == alone) + header_row
        first = np.full(len(rows), raw.width)
        for at in range(raw.width - 1, -1, -1):
            first[raw.columns[at].codes[rows] >= 0] = at
        for at in np.unique(first).tolist():
            codes, values = raw.columns[at]
            here = rows[first == at]
            told = np.zeros(len(values) + 1, dtype=bool)
            used = np.unique(codes[here])
            told[used] = [
                isinstance(values[code], str) and tell(as_text(values[code])) for code in used
            ]
            found |= dict.fromkeys((here[told[codes[here]]] + 1).tolist(), FOOTER_ROW)
    return found


def repeated_headers(raw: RawSheet, header_row: int, places: list[int]) -> list[int]:
    """Return the numbers of the rows below a header that say all the same words again."""
    if len(places) < 2:
        return []
    same = np.arange(raw.height) >= header_row
    for place in places:
        codes = raw.column(place).codes
        same &= codes == codes[header_row - 1]
        if not same.any():
            return []
    return (np.flatnonzero(same) + 1).tolist()
