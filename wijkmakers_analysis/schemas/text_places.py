"""Know where in the review a text of the lead's own can stand, and a photo."""

FOREWORD, OUTLOOK, CALL = "voorwoord", "vooruitblik", "oproep"
# The parts and chapters that a text can stand at the head of, as their headings say them.
PARTS = (
    "In één oogopslag",
    "Leren, doen en ontmoeten",
    "De leergang",
    "Werkplaatsen",
    "Wijkwandelingen",
    "Bijeenkomsten en workshops",
    "Festival en partnerbijeenkomst",
    "Wie deden er mee?",
    "Versterking van het netwerk",
    "Jong talent",
    "Wat het opleverde",
    "Verhalen",
    "Vergelijking met vorig jaar",
    "Speerpunten voor komend jaar",
    "Over de cijfers",
)
# In the mail that goes with a partner's report, and in no report.
MAIL = "mail aan partners"
PLACES = (FOREWORD, OUTLOOK, CALL, *PARTS, MAIL)
COVER = "cover"
COVER_NAMES = (COVER, "omslag", "kaft", "voorkant", "voorblad", "voorpagina")


def place_meant(written: str) -> str:
    """Return the place that is meant, by its whole name or by a piece of one name only.

    Empty where that is none of PLACES, or more than one.
    """
    whole = [place for place in PLACES if _folded(place) == _folded(written)]
    piece = [place for place in PLACES if _folded(written) and _folded(written) in _folded(place)]
    if whole:
        return whole[0]
    return piece[0] if len(piece) == 1 else ""


def photo_place_meant(written: str) -> str:
    """Return the place of a photo that is meant, COVER among them; empty where that is none."""
    return COVER if _folded(written) in COVER_NAMES else place_meant(written)


def _folded(place: str) -> str:
    return "".join(letter for letter in place.casefold() if letter.isalnum())
