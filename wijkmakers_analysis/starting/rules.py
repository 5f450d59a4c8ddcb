"""Say what Excel accepts in the cells of a column, and what it says where it does not."""

from datetime import date

from wijkmakers_analysis.intake.dates import EPOCH_1900, FIRST_YEAR, LAST_YEAR
from wijkmakers_analysis.schemas import Column
from wijkmakers_analysis.schemas.attendance import EXCUSED

FIRST_DAY, LAST_DAY = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
# The number that Excel keeps for FIRST_DAY: what is lower is a year or a count, no day.
FIRST_SERIAL = (FIRST_DAY - EPOCH_1900).days
HIGHEST = 1_000_000_000
MARKS = ("x", "nee", "ziek", EXCUSED)
# Kept as text, or Excel makes a date of 2022-1 and of 25-34.
TEXT_KINDS = frozenset({"id", "name", "person", "email", "list", "places"})
TEXT_COLUMNS = frozenset({"age_band", "value", "old_value", "new_value", "cell"})
# Excel's limits.
LONGEST_TITLE, LONGEST_MESSAGE = 32, 255

_PROMPTS = {
    "date": "Een dag: dag-maand-jaar, zoals 3-4-2026.",
    "loose_date": (
        "Een dag: dag-maand-jaar, zoals 3-4-2026. Weet u alleen de maand of het jaar? Begin dan "
        "met een ' zodat Excel er geen dag van maakt: 'april 2026 of '2026."
    ),
    "count": "Een heel getal. Niet precies geteld? Schrijf dan: meer dan 30.",
    "list": "Meer dan één? Zet er een ; tussen.",
    "places": "Kies een wijk of buurt. Meer dan één? Zet er een ; tussen.",
    "presence": "x: was er. nee: was er niet. ziek of afgemeld. Leeg: niet bekend.",
}


def number_format_of(name: str, column: Column) -> str:
    """Return how the cells of a column are shown: as a day, as text, or as Excel likes."""
    if column.kind in ("date", "loose_date"):
        return "d-m-yyyy"
    return "@" if column.kind in TEXT_KINDS or name in TEXT_COLUMNS else "General"


def rule_for(
    column: Column, cell: str, source: str | None, may_differ: bool
) -> dict[str, object] | None:
    """Return the data validation of a column as XlsxWriter takes it, or None where all is fine.

    Parameters
    ----------
    column
        Its declaration.
    cell
        The first cell it applies to, as in A2.
    source
        Where the drop-down's values stand, as a formula; None where there is no such list.
    may_differ
        Whether a value outside that list is right as well, so that Excel does not even ask.
    """
    rule = _choices(column, source, may_differ) or _bounds(column, cell)
    prompt = _PROMPTS.get(column.kind)
    if rule is None and prompt is None:
        return None
    rule = rule or {"validate": "any"}
    if prompt:
        rule |= {"input_title": column.header[:LONGEST_TITLE], "input_message": prompt}
    return {"ignore_blank": True, **rule}


def _choices(column: Column, source: str | None, may_differ: bool) -> dict[str, object] | None:
    if column.kind == "choice":
        return _stop("list", "Kies een waarde uit de lijst.") | {"source": list(column.choices)}
    if column.kind == "yes_no":
        return _stop("list", "Vul ja of nee in, of laat de cel leeg.") | {"source": ["ja", "nee"]}
    if column.kind == "presence":
        message = "Meestal staat hier x, nee, ziek of afgemeld. Klopt dit zo?"
        return _ask("list", message) | {"source": list(MARKS)}
    if source is None:
        return None
    if may_differ:
        return {"validate": "list", "source": source, "show_error": False}
    message = "Dit staat niet in de lijst. Kijk of er een tikfout in zit. Klopt dit zo?"
    return _ask("list", message) | {"source": source}


def _bounds(column: Column, cell: str) -> dict[str, object] | None:
    if column.kind == "date":
        between = {"criteria": "between", "minimum": FIRST_DAY, "maximum": LAST_DAY}
        return _stop("date", "Hier hoort een dag, zoals 3-4-2026.") | between
    if column.kind == "loose_date":
        message = (
            "Hier hoort een dag, zoals 3-4-2026. Weet u alleen de maand of het jaar, begin dan "
            "met een ': 'april 2026 of '2026."
        )
        day = f"AND(ISNUMBER({cell}),{cell}>={FIRST_SERIAL})"
        return _stop("custom", message) | {"value": f"=OR(ISTEXT({cell}),{day})"}
    if column.kind in ("whole", "number"):
        low = -HIGHEST if column.low is None else column.low
        high = HIGHEST if column.high is None else column.high
        noun = "een heel getal" if column.kind == "whole" else "een getal"
        between = {"criteria": "between", "minimum": low, "maximum": high}
        message = f"Hier hoort {noun}{_between(column)}."
        return _stop("integer" if column.kind == "whole" else "decimal", message) | between
    if column.kind == "count":
        number = f"AND(ISNUMBER({cell}),{cell}>=0,{cell}=INT({cell}))"
        message = "Hier hoort een heel getal, of bijvoorbeeld: meer dan 30."
        return _stop("custom", message) | {"value": f"=OR(ISTEXT({cell}),{number})"}
    if column.kind == "email":
        at = f'ISNUMBER(FIND("@",{cell}))'
        no_space = f'ISERROR(FIND(" ",{cell}))'
        message = "Vul één e-mailadres in, met een @ en zonder spaties."
        return _stop("custom", message) | {"value": f"=AND({at},{no_space})"}
    return None


def _between(column: Column) -> str:
    if column.low is None:
        return ""
    if column.high is None:
        return f" van {column.low:g} of meer"
    return f" van {column.low:g} tot en met {column.high:g}"


def _stop(kind: str, message: str) -> dict[str, object]:
    title = "Dit past hier niet"
    return {"validate": kind, "error_title": title, "error_message": message}


def _ask(kind: str, message: str) -> dict[str, object]:
    title = "Weet u het zeker?"
    return {
        "validate": kind, "error_type": "warning", "error_title": title, "error_message": message,
    }  # fmt: skip
