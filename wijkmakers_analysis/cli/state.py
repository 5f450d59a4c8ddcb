"""Print what each past activity and edition still lacks, and what is still open."""

from collections.abc import Sequence
from datetime import date

from wijkmakers_analysis import language
from wijkmakers_analysis.cli.terminal import counted
from wijkmakers_analysis.cli.wrapping import table, wrapped
from wijkmakers_analysis.intake.addresses import written_address
from wijkmakers_analysis.programme.standing import (
    ACTIVITY,
    COHORT,
    PHOTO,
    QUESTION,
    STORY,
    Standing,
)
from wijkmakers_analysis.programme.standing_activities import (
    NO_DATE,
    NO_KIND,
    NO_LIST,
    NO_MARKS,
    NO_NEIGHBOURHOOD,
    PHOTO_CONSENT,
)
from wijkmakers_analysis.programme.standing_open_ends import (
    NO_DIPLOMAS,
    NO_END,
    NO_ENROLMENTS,
    NO_START,
    NO_SURVEY_AFTER,
    NO_SURVEY_BEFORE,
)

# What to do about what is missing, told once for all that lack it, by how the words begin.
REMEDIES = {
    NO_LIST: "zet wie er was in een presentielijst, of zet een getal bij 'bezoekers geteld' in "
    "blad Activiteiten.",
    NO_MARKS: "de lijst is er, maar nergens staat of iemand er was. Vul de kolom 'aanwezig' in.",
    "organisatie": "vul op de presentielijst in waar iemand werkt (of bewoner, zelfstandig, "
    "student), of zet het in blad Werkt bij.",
    NO_NEIGHBOURHOOD: "vul 'wijk' in bij de activiteit: de wijk, of 'hele stad'. Was het buiten "
    "de stad, vul dan 'andere plaats' in.",
    NO_KIND: "gebruik een bekende soort, of zet de soort met een pijler in blad Soorten.",
    NO_DATE: "vul bij 'datum' de dag in.",
    PHOTO_CONSENT: "vraag de toestemming (opnieuw), of zet die in blad Foto's op nee.",
    NO_START: "vul bij de editie de eerste dag in bij 'start'.",
    NO_END: "vul bij de editie de laatste dag in bij 'eind', ook als die nog komt.",
    NO_ENROLMENTS: "zet de deelnemers in blad Inschrijvingen, of een getal bij 'gestart geteld'.",
    "afloop": "zet in blad Inschrijvingen de status op afgerond, gestopt of overgestapt.",
    "datum diploma": "vul in blad Inschrijvingen de dag van het diploma in.",
    NO_DIPLOMAS: "zet in blad Inschrijvingen wie is afgerond, of een getal bij 'diploma's geteld'.",
    NO_SURVEY_BEFORE: "zet de antwoorden in blad Antwoorden met moment voor (of toen).",
    NO_SURVEY_AFTER: "zet de antwoorden in blad Antwoorden met moment na.",
}
# Over each open end: what it is, and what to do about it.
OPEN_ENDS = {
    QUESTION: (
        "Vraagstukken zonder opvolging",
        "Vul bij 'opvolging' antwoord, proef, overgenomen of geen in, met de datum erachter.",
    ),
    STORY: (
        "Verhalen waarvan de toestemming ontbreekt of afloopt",
        "Vraag opnieuw toestemming en vul 'geldig tot' in, of zet 'toestemming' op nee.",
    ),
    PHOTO: (
        "Foto's waarvan de toestemming ontbreekt of afloopt",
        "Vraag opnieuw toestemming en vul 'geldig tot' in, of zet 'toestemming' op nee.",
    ),
}


def describe_state(
    rows: Sequence[Standing], day: date, width: int | None = None, unfilled: str = ""
) -> str:
    """Return what is missing, a line an activity; what is complete is only counted.

    Parameters
    ----------
    rows
        Of `programme.standing.standing_of`.
    day
        The day they hold for.
    width
        Of the terminal in signs; None for whole lines.
    unfilled
        Of `cli.unfilled`: the parts of the review without data.
    """
    activities, cohorts = _of(rows, ACTIVITY), _of(rows, COHORT)
    lacking = [row for row in (*activities, *cohorts) if not row.is_complete]
    heading = f"De stand op {language.day(day)}, van alles wat voor die dag is geweest."
    parts = [
        wrapped(heading, width),
        _activities_table([row for row in activities if not row.is_complete], width),
        _cohorts_table([row for row in cohorts if not row.is_complete], width),
        *(_open_ends(_of(rows, subject), subject, width) for subject in OPEN_ENDS),
        _remedies(lacking, width),
        unfilled,
        "\n".join(wrapped(line, width) for line in _closing(rows, activities, cohorts)),
    ]
    return "\n\n".join(part for part in parts if part)


def _activities_table(rows: Sequence[Standing], width: int | None) -> str:
    lines = [(_when(row), row.name or row.cell, row.kind, "; ".join(row.missing)) for row in rows]
    return table(lines, ("datum", "activiteit", "soort", "ontbreekt"), width) if lines else ""


def _cohorts_table(rows: Sequence[Standing], width: int | None) -> str:
    lines = [
        (_day(row.last_day) or "onbekend", row.name or row.cell, "; ".join(row.missing))
        for row in rows
    ]
    return table(lines, ("einde", "editie", "ontbreekt"), width) if lines else ""


def _open_ends(rows: Sequence[Standing], subject: str, width: int | None) -> str:
    if not rows:
        return ""
    title, remedy = OPEN_ENDS[subject]
    told = (
        f"{written_address(row.file, row.sheet, row.cell)}: {'; '.join(row.missing)}"
        for row in rows
    )
    lines = [wrapped(line, width, first="- ", rest="  ") for line in told]
    return "\n".join([wrapped(f"{title} ({len(rows)}). {remedy}", width), *lines])


def _remedies(rows: Sequence[Standing], width: int | None) -> str:
    told = {text for row in rows for text in row.missing}
    lines = [
        wrapped(f"{name}: {remedy}", width, first="- ", rest="  ")
        for name, remedy in REMEDIES.items()
        if any(text.startswith(name) for text in told)
    ]
    return "\n".join(["Wat u kunt doen:", *lines]) if lines else ""


def _closing(
    rows: Sequence[Standing], activities: Sequence[Standing], cohorts: Sequence[Standing]
) -> list[str]:
    open_ends = len(rows) - len(activities) - len(cohorts)
    lines = []
    if open_ends:
        lines.append(f"{counted(open_ends, 'los eindje', 'losse eindjes')}.")
    if cohorts:
        lines.append(_share(cohorts, "editie", "edities"))
    lines.append(
        _share(activities, "activiteit", "activiteiten")
        if activities
        else "Er is voor die dag nog geen activiteit geweest."
    )
    return lines


def _share(rows: Sequence[Standing], singular: str, plural: str) -> str:
    lacking, every = sum(not row.is_complete for row in rows), len(rows)
    if not lacking:
        if every == 1:
            return f"De enige {singular} is compleet."
        return f"{'Beide' if every == 2 else f'Alle {every}'} {plural} zijn compleet."
    if every == 1:
        return f"De enige {singular} is nog niet compleet."
    verb = "is" if lacking == 1 else "zijn"
    return f"{lacking} van de {every} {plural} {verb} nog niet compleet."


def _when(row: Standing) -> str:
    """Return the last day; of a rough date the month or year, or what it lies before."""
    if row.last_day is None:
        return "onbekend"
    if NO_DATE not in row.missing:
        return _day(row.last_day)
    if row.first_day is None or row.first_day.year != row.last_day.year:
        return f"t/m {_day(row.last_day)}"
    is_month = row.first_day.month == row.last_day.month
    return f"{row.last_day:%m-%Y}" if is_month else f"{row.last_day:%Y}"


def _day(day: date | None) -> str:
    return f"{day:%d-%m-%Y}" if day else ""


def _of(rows: Sequence[Standing], subject: str) -> list[Standing]:
    return [row for row in rows if row.subject == subject]
