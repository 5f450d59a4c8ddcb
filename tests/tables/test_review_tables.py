"""The tables of the review: their rows, and the columns that say nothing."""

from dataclasses import replace

from wijkmakers_analysis.document import plain, words
from wijkmakers_analysis.tables.activities import tabulate_meetings, tabulate_walks
from wijkmakers_analysis.tables.columns import TableColumn, build_table
from wijkmakers_analysis.tables.completeness import FIELDS, tabulate_completeness
from wijkmakers_analysis.tables.course import tabulate_cohorts
from wijkmakers_analysis.tables.labs import tabulate_labs, tabulate_questions
from wijkmakers_analysis.tables.partners import tabulate_partners

from packs import fact, full_pack, people, public_pack, share
from reading_aloud import blocks_of, read_aloud


def rows_of(result):
    (table,) = blocks_of(result)
    return [[plain(cell) for cell in row] for row in (table.header, *table.rows)]


def test_a_column_that_says_nothing_becomes_a_sentence_under_the_table():
    (table,) = blocks_of(
        build_table(
            words("Een tabel"),
            TableColumn("Wat", (words("één"), words("twee"))),
            TableColumn("Waar", ((), words("–")), "De plek is niet bijgehouden."),
            TableColumn("Hoeveel", (words("veel"), ()), "Zonder aantal.", is_numeric=True),
            note=words("Bron: de lijst."),
        )
    )
    assert [plain(cell) for cell in table.header] == ["Wat", "Hoeveel"]
    assert table.numeric == (1,)
    assert plain(table.rows[1][1]) == "–"
    assert plain(table.note) == "Bron: de lijst. De plek is niet bijgehouden."


def test_a_table_without_rows_is_left_out():
    assert blocks_of(build_table(words("Leeg"), TableColumn("Wat", ()))) == ()


def test_editions():
    assert rows_of(tabulate_cohorts(full_pack())) == [
        ["Editie", "Eerste dag", "Laatste dag", "Gestart", "Diploma's"],
        ["Leergang wijkontwikkeling, editie 1", "9 december 2021", "17 november 2022", "12", "10"],
        ["Leergang wijkontwikkeling, editie 2", "29 september 2022", "loopt nog", "15",
         "loopt nog"],
    ]  # fmt: skip


def test_a_lab_that_became_a_workshop_is_a_row():
    names = [row[0] for row in rows_of(tabulate_labs(public_pack()))]
    assert names[-1] == "Workshop design thinking (werd een workshop)"


def test_walkers_are_shown_where_they_are_known():
    pack = full_pack()
    walkers = people("attendances", 12, activiteit="W08")
    rows = rows_of(tabulate_walks(replace(pack, facts=(*pack.facts, walkers))))
    assert rows[0][-1] == "Wandelaars"
    assert [row[-1] for row in rows if "zomeracademie" in row[0]] == ["ongeveer 10"]


def test_walks_of_an_open_series_are_those_that_surely_were_in_the_year():
    (table,) = blocks_of(tabulate_walks(public_pack()))
    assert plain(table.title) == "De wandelingen die zeker in dit jaar vielen"
    assert "reeks" not in plain(table.note)


def test_questions_of_earlier_years_say_since_when_they_are_there():
    (table,) = blocks_of(tabulate_questions(full_pack()))
    assert [plain(head) for head in table.header] == [
        "Vraag", "Sinds", "Ingebracht door", "Wijk", "Vervolg",
    ]  # fmt: skip
    assert [plain(row[1]) for row in table.rows] == [one.when for one in full_pack().questions]


def test_meetings_say_who_asked_for_them():
    asked = {row[0]: row[2] for row in rows_of(tabulate_meetings(full_pack()))}
    assert asked["Bijeenkomst armoede"] == "De Goede Woning"
    assert asked["Bijeenkomst jong talent"] == "eigen initiatief"


def test_partners_are_named_and_nothing_is_counted_by_partner():
    rows = rows_of(tabulate_partners(full_pack()))
    assert ["Gemeente Groningen", "gemeente"] in rows
    assert len(rows) == 9
    assert not any(letter.isdigit() for row in rows for cell in row for letter in cell)
    assert "niet alle namen" in read_aloud(tabulate_partners(public_pack()))


def test_a_partner_that_left_is_not_among_them():
    pack = full_pack()
    gone = replace(pack.organisations[0], has_left=True)
    said = read_aloud(tabulate_partners(replace(pack, organisations=(gone,))))
    assert gone.organisation not in said


def test_what_was_not_kept_is_told_apart_from_what_was_left_out():
    unknown = {"shown": "–", "unit": "aandeel"}
    facts = (
        share("completeness", 0.9, veld="lijst"),
        fact("completeness", None, status="niet_gemeten", veld="wijk", **unknown),
        fact("completeness", None, status="afgeschermd", veld="leeftijdsgroep", **unknown),
    )
    (table,) = blocks_of(tabulate_completeness(replace(full_pack(), facts=facts)))
    assert len(table.rows) == 1
    assert plain(table.note) == (
        "Niet bijgehouden: activiteiten met een wijk. Weggelaten om mensen te beschermen: "
        "deelnemers met een leeftijdsgroep."
    )


def test_every_field_of_completeness_has_its_words():
    from wijkmakers_analysis.indicators.completeness import FIELDS as FIELDS_OF_FACTS

    assert set(FIELDS) == set(FIELDS_OF_FACTS)
    assert len(rows_of(tabulate_completeness(full_pack()))) == 3
