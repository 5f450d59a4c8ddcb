"""What a row of a sheet is before it is written, and what its column bron says."""

from typing import Any

# Name of a column -> cell: a text, a number, a day, or None where it stays empty.
Row = dict[str, Any]

INVENTED = "verzonnen voorbeeld"
SITE = "https://wijkmakers.nl"
NEWS = f"{SITE}/over/nieuws"
ANNIVERSARY = f"{NEWS}/wijkmakers-is-jarig"


def completed(page: str) -> str:
    """Say that a row rests on a public page and that part of it is invented."""
    return f"verzonnen aanvulling bij {page}"
