"""The templates hold every sheet, say what each column means, and read clean when filled."""

from datetime import date

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from wijkmakers_analysis import style
from wijkmakers_analysis.indicators.catalogue import CATALOGUE
from wijkmakers_analysis.intake.cells import parse_cell
from wijkmakers_analysis.intake.dates import EPOCH_1900
from wijkmakers_analysis.programme import check_workspace
from wijkmakers_analysis.schemas import SHEETS
from wijkmakers_analysis.settings import load_settings
from wijkmakers_analysis.starting import running_year, write_workspace
from wijkmakers_analysis.starting.books import BOOKS, SELDOM, Book, Template
from wijkmakers_analysis.starting.examples import EXAMPLES
from wijkmakers_analysis.starting.writing import write_book

import starting_lists

TEMPLATES = [
    pytest.param(book, template, id=f"{book.name}-{template.sheet_name}")
    for book in BOOKS
    for template in book.sheets
]
COLUMNS = [
    pytest.param(book, template, name, id=f"{template.sheet_name}-{name}")
    for book in BOOKS
    for template in book.sheets
    for name in template.columns
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("nieuw") / "werk"
    write_workspace(folder, running_year(date(2026, 6, 1)))
    return folder


@pytest.fixture(scope="module")
def books(folder):
    return {book.name: load_workbook(folder / "data" / f"{book.name}.xlsx") for book in BOOKS}


def column_of(template, name):
    return list(template.columns).index(name) + 1


def validation_at(sheet, column, row=2):
    cell = f"{get_column_letter(column)}{row}"
    found = [rule for rule in sheet.data_validations.dataValidation if cell in rule.sqref]
    assert len(found) <= 1
    return found[0] if found else None


def test_every_sheet_has_a_template():
    assert {template.table for book in BOOKS for template in book.sheets} == set(SHEETS)


def test_a_workbook_holds_its_explanation_and_its_lists(books):
    for book in BOOKS:
        assert books[book.name].sheetnames == [
            "Uitleg",
            *(template.sheet_name for template in book.sheets),
        ]


@pytest.mark.parametrize(("book", "template"), TEMPLATES)
def test_a_list_starts_empty_with_the_headers_of_the_schema(book, template, books):
    sheet = books[book.name][template.sheet_name]
    rows = [row for row in sheet.iter_rows(values_only=True) if any(row)]
    assert [header for header in rows[0] if header] == [
        column.header for column in template.columns.values()
    ]
    assert len(rows) == 1
    assert sheet.freeze_panes == ("C2" if template.is_wide else "B2")
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.orientation == "landscape"


def test_what_is_seldom_filled_in_stands_last(books):
    headers = [cell.value for cell in books["Activiteiten"]["Activiteiten"][1]]
    assert headers[:5] == ["activiteit", "titel", "soort", "datum", "einddatum"]
    assert headers[-3:] == ["gepland als", "buiten de stad", "bron"]
    assert set(SELDOM) <= set(SHEETS)


def test_a_focal_point_is_measured_by_what_the_reports_call_a_figure(books):
    values = [row[0].value for row in books["Verhalen en foto's"]["Uitleg"]["F1:F60"]]
    values += [row[0].value for row in books["Verhalen en foto's"]["Uitleg"]["H1:H60"]]
    assert "young_talent" not in values
    assert EXAMPLES["focal_points"]["indicator"] in {one.label for one in CATALOGUE}


@pytest.mark.parametrize(("book", "template", "name"), COLUMNS)
def test_a_header_shows_whether_it_is_required_and_what_it_means(book, template, name, books):
    column = template.columns[name]
    head = books[book.name][template.sheet_name].cell(1, column_of(template, name))
    colour = style.ACCENT if column.required else style.ACCENT_TINT
    assert head.fill.fgColor.rgb == f"FF{colour[1:]}"
    assert column.description[1:] in head.comment.text
    assert head.comment.text.startswith("Verplicht. ") == column.required


@pytest.mark.parametrize(("book", "template", "name"), COLUMNS)
def test_a_column_accepts_what_its_kind_says(book, template, name, books):
    column = template.columns[name]
    rule = validation_at(books[book.name][template.sheet_name], column_of(template, name))
    kinds = {
        "date": "date", "whole": "whole", "number": "decimal", "loose_date": "custom",
        "count": "custom", "email": "custom", "yes_no": "list", "choice": "list",
        "presence": "list", "places": "list",
    }  # fmt: skip
    if column.kind in kinds:
        assert rule.type == kinds[column.kind]
        assert rule.allowBlank
    if column.kind == "choice":
        assert rule.formula1 == f'"{",".join(column.choices)}"'
        assert rule.errorStyle in (None, "stop")
    if column.kind == "yes_no":
        assert rule.formula1 == '"ja,nee"'
    if column.kind in ("date", "loose_date"):
        assert rule.prompt.startswith("Een dag: dag-maand-jaar, zoals 3-4-2026.")


@pytest.mark.parametrize(
    ("workbook", "sheet", "header", "source"),
    [
        ("Partners", "Contactpersonen", "organisatie", "lijst_organisaties"),
        ("Partners", "Bijdragen", "organisatie", "lijst_organisaties"),
        ("Partners", "Vraagstukken", "organisatie", "lijst_organisaties"),
        ("Leergang", "Inschrijvingen", "editie", "lijst_edities"),
        ("Leergang", "Antwoorden", "editie", "lijst_edities"),
        ("Leergang", "Antwoorden", "vraag", "lijst_vragen"),
        ("Activiteiten", "Activiteiten", "onderdeel van", "lijst_activiteiten"),
        ("Verhalen en foto's", "Verhalen", "speerpunt", "lijst_speerpunten"),
    ],
)
def test_a_drop_down_offers_what_another_list_of_the_workbook_defines(
    workbook, sheet, header, source, books
):
    rows = books[workbook][sheet]
    place = next(cell.column for cell in rows[1] if cell.value == header)
    assert validation_at(rows, place).formula1 == source
    assert source in books[workbook].defined_names


def test_a_fixed_list_stands_in_the_explanation(books):
    book = books["Activiteiten"]
    rule = validation_at(book["Activiteiten"], 3)
    sheet, area = rule.formula1.split("!")
    values = [row[0].value for row in book[sheet][area.replace("$", "")]]
    assert values[:3] == ["leergang", "workshop", "traineeship"]
    assert None not in values


def test_a_wide_list_has_room_for_activities(books):
    sheet = books["Aanwezigheid"]["Aanwezigheid kruisjes"]
    assert validation_at(sheet, 3, row=1).promptTitle == "Code van de activiteit"
    assert validation_at(sheet, 32).formula1 == '"x,nee,ziek,afgemeld"'
    assert validation_at(sheet, 33) is None


@pytest.mark.parametrize(("book", "template"), TEMPLATES)
def test_the_explanation_tells_each_column(book, template, books):
    rows = [row[:4] for row in books[book.name]["Uitleg"].iter_rows(values_only=True)]
    start = next(at for at, row in enumerate(rows) if row[0] == f"Blad {template.sheet_name}")
    told = rows[start + 3 : start + 3 + len(template.columns)]
    assert told == [
        (
            column.header,
            "ja" if column.required else "",
            column.description,
            EXAMPLES[template.table].get(name, ""),
        )
        for name, column in template.columns.items()
    ]


def test_each_example_can_be_filled_in():
    for table, examples in EXAMPLES.items():
        columns = SHEETS[table].columns
        required = {name for name, column in columns.items() if column.required}
        assert required <= set(examples)
        for name, example in examples.items():
            parse_cell(example, columns[name], EPOCH_1900)


def test_the_bytes_do_not_change(folder, tmp_path):
    write_workspace(tmp_path / "nog eens", running_year(date(2026, 6, 1)))
    for book in BOOKS:
        name = f"{book.name}.xlsx"
        again = (tmp_path / "nog eens" / "data" / name).read_bytes()
        assert again == (folder / "data" / name).read_bytes()


def test_empty_templates_read_clean(folder):
    reading, problems = check_workspace(load_settings(folder))
    assert problems == ()
    assert sum(row.used for row in reading.ledger) == 0
    assert {row.table for row in reading.ledger} - {""} == set(SHEETS)


def test_filled_templates_read_clean(tmp_path):
    folder = tmp_path / "werk"
    write_workspace(folder, running_year(date(2026, 6, 1)))
    lists = starting_lists.example_lists()
    starting_lists.fill(folder / "data", lists)
    reading, problems = check_workspace(load_settings(folder))
    assert [str(problem) for problem in problems] == []
    filled = {row.table for row in reading.ledger if row.used}
    assert len(filled) >= 19
    expected = sum(len(rows) - 1 for each in lists.values() for rows in each)
    assert sum(row.used for row in reading.ledger) == expected
    book = load_workbook(folder / "data" / "Partners.xlsx")
    kinds = {rule.type for rule in book["Organisaties"].data_validations.dataValidation}
    assert kinds == {None, "list", "date"}


@pytest.mark.parametrize("table", ["attendance", "affiliations", "enrolments"])
def test_a_list_shows_one_column_for_a_person_until_a_row_needs_more(table, tmp_path):
    book = Book("Lijst", "Een lijst.", (Template(table),))
    plain = {"person": "Jan Jansen", "organisation": "Lefier"}
    title = SHEETS[table].title
    for rows, more in (
        ([plain], []),
        ([plain, {**plain, "email": "jan@voorbeeld.nl", "code": None}], ["e-mail"]),
        ([{**plain, "email": "", "code": "D12"}], ["code deelnemer"]),
    ):
        write_book(tmp_path / "lijst.xlsx", book, {table: rows})
        workbook = load_workbook(tmp_path / "lijst.xlsx")
        headers = [cell.value for cell in workbook[title][1]]
        assert [each for each in headers if each in ("e-mail", "code deelnemer")] == more
        explained = [row[0].value for row in workbook["Uitleg"].iter_rows()]
        row = SHEETS[table].row
        addable = (
            " Heten twee mensen hetzelfde? Zet er dan een kolom 'e-mail' of 'code deelnemer' bij: "
            "die mag overal staan."
        )
        assert f"Elke regel: {row}.{addable}" in explained
        workbook.close()


def test_participants_keep_their_e_mail():
    assert "email" in Template("participants").columns
    assert Template("attendance", "Aanwezigheid kruisjes", True).left_out == frozenset()
