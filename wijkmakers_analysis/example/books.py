"""Lay the invented programme out over workbooks, as an office would have them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

from wijkmakers_analysis.example import course, doubles, organisations, people, photos, texts
from wijkmakers_analysis.example.activity import WALKS, Planned
from wijkmakers_analysis.example.organisations import Partner
from wijkmakers_analysis.example.people import Person
from wijkmakers_analysis.example.rows import INVENTED, Row
from wijkmakers_analysis.example.writing import Rows, write_csv, write_workbook

CHUNK = 150_000
MARKS = {"ja": "x", "nee": "-", "afgemeld": "afgemeld"}
MONTHS = {"april 2022": date(2022, 4, 1), "september 2023": date(2023, 9, 1)}
NOTE = (
    "De mensen en de aanwezigheid in dit werkboek zijn verzonnen, net als de citaten en de meeste "
    "organisaties. Geen enkele naam hoort bij een mens die bestaat.",
    "In de kolom bron staat bij elke verzonnen rij 'verzonnen'. 'Verzonnen aanvulling bij' een "
    "adres betekent: de activiteit was er echt, maar een deel van de rij is erbij bedacht.",
    "Rijen met alleen een adres als bron staan op die openbare pagina.",
)


@dataclass(frozen=True)
class Programme:
    """Everything that the workbooks of an example hold.

    Parameters
    ----------
    lists
        Rows of attendance by activity, of the known activities.
    extra_rows
        Rows of attendance of the further activities, as they come.
    enrolled
        People and their status by edition.
    answers, questions, contributions, stories, focal_points
        Rows of those sheets.
    """

    years: int
    activities: Sequence[Planned]
    lists: Mapping[str, list[Row]]
    extra_rows: Iterator[Row]
    people: Sequence[Person]
    partners: Sequence[Partner]
    enrolled: Mapping[str, Sequence[tuple[Person, str]]]
    answers: Sequence[Row]
    questions: Sequence[Row]
    contributions: Sequence[Row]
    stories: Sequence[Row]
    focal_points: Sequence[Row]


def write_books(folder: Path, programme: Programme) -> None:
    """Write all files of the data folder."""
    calendar = f"Activiteiten 2021-{2021 + programme.years}.xlsx"
    activities = sorted(programme.activities, key=_first_day)
    by_place = _lists_by_place(activities, programme.lists)
    rows = [planned.row for planned in activities]
    _write(folder / calendar, "Activiteiten", [Rows("activities", rows)])
    _write(folder / "Leergang.xlsx", "De leergang", _course_sheets(programme, by_place["course"]))
    for name in ("eerste jaar", "tweede jaar"):
        if by_place[name]:
            _write(
                folder / f"Aanwezigheid {name}.xlsx",
                f"Aanwezigheid, {name}",
                [Rows("attendance", by_place[name])],
            )
    if by_place["csv"]:
        third = Rows("attendance", by_place["csv"])
        write_csv(folder / "Aanwezigheid leergang editie 3.csv", third)
    if by_place["walks"]:
        wide = _wide_list(by_place["walks"])
        _write(folder / "Wijkwandelingen aanwezigheid.xlsx", "Wie liep mee?", [wide])
    _write(folder / "Deelnemers.xlsx", "Deelnemers en waar zij werken", _people_sheets(programme))
    _write(folder / "Partners.xlsx", "Partners en hun bijdragen", _partner_sheets(programme))
    if programme.questions:
        sheets = [Rows("practice_questions", programme.questions)]
        _write(folder / "Vraagstukken.xlsx", "Vragen uit de praktijk", sheets)
    _write(folder / "Verhalen en teksten.xlsx", "Verhalen en eigen woorden", _words(programme))
    corrections = _corrections(calendar, activities)
    office = [Rows("kinds", texts.kind_rows()), Rows("house_style", texts.house_style_rows())]
    if corrections:
        office.append(Rows("corrections", corrections))
    _write(folder / "Instellingen van het bureau.xlsx", "Wat het bureau bijhoudt", office)
    photos.write_photos(folder, programme.years)
    _write_extra(folder, programme.extra_rows)


def _write(path: Path, heading: str, sheets: Sequence[Rows]) -> None:
    write_workbook(path, sheets, (f"{heading} (verzonnen voorbeeld)", "", *NOTE))


def _first_day(planned: Planned) -> date:
    day = planned.day
    return MONTHS[day] if isinstance(day, str) else planned.held_on


def _lists_by_place(
    activities: Sequence[Planned], lists: Mapping[str, list[Row]]
) -> dict[str, list[Row]]:
    """Share the lists out over the files in which an office would keep them."""
    places: dict[str, list[Row]] = {
        place: [] for place in ("course", "csv", "walks", "eerste jaar", "tweede jaar")
    }
    for planned in activities:
        if planned.activity_id not in lists:
            continue
        if planned.row.get("parent_id") == WALKS:
            place = "walks"
        elif planned.group == "L3":
            place = "csv"
        elif planned.group.startswith("L"):
            place = "course"
        else:
            place = "eerste jaar" if planned.held_on < date(2022, 12, 1) else "tweede jaar"
        places[place] += lists[planned.activity_id]
    return places


def _wide_list(rows: Sequence[Row]) -> Rows:
    """Turn the lists of the walks into one sheet: a person a row, a walk a column."""
    walks = tuple(dict.fromkeys(row["activity_id"] for row in rows))
    by_person: dict[str, Row] = {}
    for row in rows:
        line = by_person.setdefault(row["person"], {"person": row["person"], "source": INVENTED})
        line.setdefault("organisation", row["organisation"])
        if line["organisation"] != row["organisation"]:
            line["organisation"] = None
        line[row["activity_id"]] = MARKS[row["presence"]]
    ordered = [by_person[email] for email in sorted(by_person)]
    return Rows(
        "attendance",
        ordered,
        title="Wandelingen",
        extra=walks,
        leave_out=("activity_id", "presence", "is_registered", "role"),
    )


def _course_sheets(programme: Programme, attendance: Sequence[Row]) -> list[Rows]:
    sheets = [
        Rows("cohorts", course.cohort_rows(programme.enrolled)),
        Rows("enrolments", course.enrolment_rows(programme.enrolled)),
        Rows("attendance", attendance),
        Rows("survey_questions", course.question_rows()),
        Rows("survey_answers", programme.answers),
    ]
    return [sheet for sheet in sheets if sheet.rows]


def _people_sheets(programme: Programme) -> list[Rows]:
    merged = doubles.merged_people(programme.people)
    seen = {row["person"] for rows in programme.lists.values() for row in rows}
    sheets = [
        Rows("participants", people.participant_rows(programme.people, merged)),
        Rows("affiliations", people.affiliation_rows(programme.people)),
        Rows("doubles", doubles.double_rows(programme.people, seen)),
    ]
    return [sheet for sheet in sheets if sheet.rows]


def _partner_sheets(programme: Programme) -> list[Rows]:
    founders = [partner for partner in programme.partners if partner in organisations.FOUNDERS]
    sheets = [
        Rows("organisations", organisations.organisation_rows(programme.partners)),
        Rows("contacts", organisations.contact_rows(programme.partners)),
        Rows("contributions", programme.contributions),
    ]
    if len(founders) == len(organisations.FOUNDERS):
        sheets.append(Rows("partner_counts", organisations.partner_count_rows()))
    return [sheet for sheet in sheets if sheet.rows]


def _words(programme: Programme) -> list[Rows]:
    sheets = [
        Rows("stories", programme.stories),
        Rows("texts", texts.text_rows(programme.years)),
        Rows("focal_points", programme.focal_points),
        Rows("photos", photos.photo_rows(programme.years)),
    ]
    return [sheet for sheet in sheets if sheet.rows]


def _corrections(calendar: str, activities: Sequence[Planned]) -> list[Row]:
    """Return the rows of the sheet Correcties: a place that was spelled wrong in a title."""
    return [
        {
            "file_name": calendar,
            "sheet_name": "Activiteiten",
            "cell": f"B{line}",
            "old_value": planned.row["activity_title"],
            "new_value": "Wandeling Lewenborg",
            "reason": "de wijk is verkeerd gespeld",
            "status": "doorgegeven",
            "source": INVENTED,
        }
        for line, planned in enumerate(activities, start=2)
        if planned.row["activity_title"] == "Wandeling Lewenborch"
    ]


def _write_extra(folder: Path, rows: Iterator[Row]) -> None:
    number = 1
    while chunk := list(islice(rows, CHUNK)):
        name = f"Aanwezigheid extra {number}"
        _write(folder / f"{name}.xlsx", name, [Rows("attendance", chunk)])
        number += 1
