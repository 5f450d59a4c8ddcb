"""Say what no year of the settings holds; else nobody sees a wrong year, or one that is rough."""

from collections.abc import Sequence

from wijkmakers_analysis.cli.wrapping import wrapped
from wijkmakers_analysis.language import listed

MOST_NAMED = 3
# Tables beside the activities -> one row of them, and more.
NOUNS = {
    "practice_questions": ("vraagstuk", "vraagstukken"),
    "contributions": ("bijdrage", "bijdragen"),
    "stories": ("verhaal", "verhalen"),
}


def describe_outside_years(cells: Sequence[tuple[str, str, str]], width: int | None) -> str:
    """Return a paragraph with the first few addresses.

    Parameters
    ----------
    cells
        (file, sheet, cell) of the date of each such activity; at least one.
    width
        Of the terminal, in signs; None where the text goes elsewhere.
    """
    valt, staat = (
        ("activiteit valt", "staat") if len(cells) == 1 else ("activiteiten vallen", "staan")
    )
    return wrapped(
        f"Let op: {len(cells)} {valt} in geen enkel jaar van wijkmakers.toml, en {staat} dus in "
        f"geen enkel jaaroverzicht: {_named(cells)}. Klopt de datum?",
        width,
    )


def describe_of_no_year(
    table: str, cells: Sequence[tuple[str, str, str]], width: int | None
) -> str:
    """Return a paragraph on rows of a table of NOUNS that count in no year.

    Parameters
    ----------
    cells
        (file, sheet, cell) of the date of each such row; at least one.
    width
        Of the terminal, in signs; None where the text goes elsewhere.
    """
    one, more = NOUNS[table]
    past, telt = (
        (f"1 {one} past", "telt") if len(cells) == 1 else (f"{len(cells)} {more} passen", "tellen")
    )
    return wrapped(
        f"Let op: {past} niet zeker in één jaar van wijkmakers.toml, en {telt} dus nergens mee: "
        f"{_named(cells)}. Vul bij 'datum' een dag of een maand in, of bij 'activiteit' een code.",
        width,
    )


def _named(cells: Sequence[tuple[str, str, str]]) -> str:
    named = [" › ".join(cell) for cell in cells[:MOST_NAMED]]
    more = len(cells) - len(named)
    return listed([*named, f"nog {more}"] if more else named)
