"""Say which activities no year of the settings holds; else nobody sees a wrong year."""

from collections.abc import Sequence

from wijkmakers_analysis.cli.wrapping import wrapped
from wijkmakers_analysis.language import listed

MOST_NAMED = 3


def describe_outside_years(cells: Sequence[tuple[str, str, str]], width: int | None) -> str:
    """Return a paragraph with the first few addresses.

    Parameters
    ----------
    cells
        (file, sheet, cell) of the date of each such activity; at least one.
    width
        Of the terminal, in signs; None where the text goes elsewhere.
    """
    named = [" › ".join(cell) for cell in cells[:MOST_NAMED]]
    more = len(cells) - len(named)
    places = listed([*named, f"nog {more}"] if more else named)
    valt, staat = (
        ("activiteit valt", "staat") if len(cells) == 1 else ("activiteiten vallen", "staan")
    )
    return wrapped(
        f"Let op: {len(cells)} {valt} in geen enkel jaar van wijkmakers.toml, en {staat} dus in "
        f"geen enkel jaaroverzicht: {places}. Klopt de datum?",
        width,
    )
