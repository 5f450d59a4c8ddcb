"""What holds of every export, whatever its language, its order, or what is broken in it."""

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from wijkmakers_analysis.intake.activity_index import ActivityIndex
from wijkmakers_analysis.intake.columns import empty_table
from wijkmakers_analysis.intake.exports import read_export, recognise_export
from wijkmakers_analysis.settings import Settings

from export_files import (
    TEAMS,
    Guest,
    eventbrite,
    form,
    teams_below_summary,
    teams_in_sections,
    zoom,
)
from spreadsheets import sheet_of

DAY = date(2022, 4, 5)
INDEX = ActivityIndex({"w01": "W01"}, {DAY: ("W01",)}, {}, {"W01": (DAY, DAY)})
SETTINGS = Settings(None, "Wijkmakers", None, {})
# No name holds a word of a message.
NAMES = st.lists(
    st.text("bcdfgklmprstvwxz", min_size=9, max_size=12), min_size=1, max_size=8, unique=True
)


@st.composite
def guests(draw):
    return [
        Guest(
            name,
            draw(st.sampled_from(["", f"{name}@wobbel.example"])),
            draw(st.sampled_from(["attendee", "presenter"])) if place else "organizer",
            draw(st.integers(1, 3)),
        )
        for place, name in enumerate(draw(NAMES))
    ]


def read(rows, name="na W01.csv"):
    raw = sheet_of(name, "", rows)
    export = recognise_export(raw)
    if export is None:
        return None
    return read_export(raw, export, INDEX, SETTINGS, empty_table("survey_questions"))


def people(part):
    return set(part.frame[["person", "presence"]].itertuples(index=False, name=None))


def sections(rows):
    """Cut a report into its sections, each with the blank line behind it."""
    begins = [at for at, row in enumerate(rows) if len(row) == 1] + [len(rows)]
    parts = [rows[one:other] for one, other in pairwise(begins)]
    return [[*part, []] if part[-1] else part for part in parts]


@given(guests(), st.permutations(range(3)), st.sampled_from(list(TEAMS)), st.randoms())
def test_the_order_and_language_of_a_report_change_nothing(listed, order, language, shuffle):
    expected = {(guest.email or guest.name, "aanwezig") for guest in listed}
    parts = sections(teams_in_sections(listed, language=language))
    turned = [row for number in order for row in parts[number]]
    assert people(read(turned)) == expected
    for rows in (teams_below_summary(listed), zoom(listed), zoom(listed, with_meeting=False)):
        top = next(at for at, row in enumerate(rows) if len(row) > 6 and row[0].count("ame"))
        below = rows[top + 1 :]
        shuffle.shuffle(below)
        part = read([*rows[: top + 1], *below])
        assert people(part) == expected
        assert part.ledger.skipped.get("opnieuw deelgenomen", 0) == sum(
            guest.joins - 1 for guest in listed
        )


@given(
    guests(),
    st.sampled_from(["teams", "summary", "zoom", "eventbrite", "form"]),
    st.lists(
        st.tuples(
            st.integers(0, 40),
            st.integers(0, 9),
            st.sampled_from([None, "", "#N/B", 7, 44656.75, DAY, "1. x", "4/5/22, 5:58:31 PM"])
            | st.text(max_size=5),
        ),
        max_size=12,
    ),
)
def test_no_row_is_lost_and_no_person_quoted_whatever_is_broken(listed, kind, broken):
    rows = {
        "teams": lambda: teams_in_sections(listed),
        "summary": lambda: teams_below_summary(listed),
        "zoom": lambda: zoom(listed),
        "eventbrite": lambda: eventbrite([(g.name, g.email, "here") for g in listed]),
        "form": lambda: form(["V1"], [(g.email, [g.name]) for g in listed], kind="MS nl"),
    }[kind]()
    width = max(map(len, rows))
    rows = [[*row, *[""] * (width - len(row))] for row in rows]
    for row, column, value in broken:
        rows[row % len(rows)][column % width] = value
    part = read(rows)
    if part is None:
        return
    ledger = part.ledger
    height = sheet_of("x.csv", "", rows).height
    assert ledger.rows == height - 1 == ledger.used + sum(ledger.skipped.values())
    assert ledger.used == part.frame["row"].nunique()
    told = "\n".join(map(str, [*part.problems, ledger]))
    assert not any(guest.name in told for guest in listed)
