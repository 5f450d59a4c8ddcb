"""What the column bron says of a row."""

INVENTED = "verzonnen voorbeeld"
SITE = "https://wijkmakers.nl"
ANNIVERSARY = f"{SITE}/over/nieuws/wijkmakers-is-jarig"


def completed(page: str) -> str:
    """Say that a row rests on a public page and that part of it is invented."""
    return f"verzonnen aanvulling bij {page}"
