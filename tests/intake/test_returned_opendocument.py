"""The marked copy of an .ods."""

import io
import re

import pytest
from defusedxml.ElementTree import fromstring
from odf.office import Annotation
from odf.opendocument import OpenDocumentSpreadsheet, load
from odf.style import Style, TableCellProperties
from odf.table import Table, TableCell, TableColumn, TableRow
from odf.teletype import extractText
from odf.text import P

from wijkmakers_analysis.intake.problems import error, warning
from wijkmakers_analysis.intake.returned import write_returned
from wijkmakers_analysis.intake.returned.opendocument import (
    annotated_opendocument,
    has_marks_opendocument,
)

from returned_books import read_parts

SHEET = "Lijst d'Hondt"
PLACES = ("A1", "B2", "B6", "F6", "C10", "A12")


def written():
    """Return a document with a style, a comment, and repeated rows and cells."""
    document = OpenDocumentSpreadsheet()
    yellow = Style(name="geel", family="table-cell")
    yellow.addElement(TableCellProperties(backgroundcolor="#ffff00"))
    document.automaticstyles.addElement(yellow)
    table = Table(name=SHEET)
    table.addElement(TableColumn(numbercolumnsrepeated=3))
    for number in range(3):
        row = TableRow()
        for text in (f"W{number}", "ja"):
            cell = TableCell(valuetype="string", stylename=yellow if number == 1 else None)
            if number == 2 and text == "ja":
                note = Annotation()
                note.addElement(P(text="Van de lead"))
                cell.addElement(note)
            cell.addElement(P(text=text))
            row.addElement(cell)
        table.addElement(row)
    repeated = TableRow(numberrowsrepeated=6)
    repeated.addElement(TableCell(valuetype="float", value=4, numbercolumnsrepeated=3))
    table.addElement(repeated)
    document.spreadsheet.addElement(table)
    other = Table(name="Ander")
    other.addElement(TableRow())
    document.spreadsheet.addElement(other)
    out = io.BytesIO()
    document.write(out)
    return out.getvalue()


def problems(places=PLACES):
    return tuple(
        error("hier hoort ja of nee", "Vul ja of nee in.", "waarde", "a.ods", SHEET, cell)
        for cell in places
    )


def grid(content, title=SHEET):
    """Return cell -> (text, style's background, comment) of a sheet, repeats written out."""
    document = load(io.BytesIO(content))
    background = {}
    for style in document.automaticstyles.getElementsByType(Style):
        for each in style.getElementsByType(TableCellProperties):
            background[style.getAttribute("name")] = each.getAttribute("backgroundcolor")
    table = next(
        each
        for each in document.spreadsheet.getElementsByType(Table)
        if each.getAttribute("name") == title
    )
    cells, at = {}, 0
    for row in table.getElementsByType(TableRow):
        for _ in range(int(row.getAttribute("numberrowsrepeated") or 1)):
            at += 1
            column = 0
            for cell in row.getElementsByType(TableCell):
                for _ in range(int(cell.getAttribute("numbercolumnsrepeated") or 1)):
                    note = [extractText(each) for each in cell.getElementsByType(Annotation)]
                    text = "".join(
                        extractText(each) for each in cell.childNodes if each.qname[1] == "p"
                    )
                    found = (
                        text or cell.getAttribute("value"),
                        background.get(cell.getAttribute("stylename")),
                        "".join(note),
                    )
                    if any(found):
                        cells[f"{'ABCDEFGHIJ'[column]}{at}"] = found
                    column += 1
    return cells


def test_marks_are_at_exactly_the_cells():
    before, after = grid(written()), grid(annotated_opendocument(written(), problems()))
    assert {cell for cell, found in after.items() if "Wijkmakers" in found[2]} == set(PLACES)
    assert {cell for cell in after if after[cell][1] != before.get(cell, ("", None))[1]} == set(
        PLACES
    )
    assert {cell: found[0] for cell, found in after.items() if found[0]} == {
        cell: found[0] for cell, found in before.items() if found[0]
    }
    assert after["B3"] == ("ja", None, "Van de lead")


def test_other_parts_are_the_same_bytes():
    before, after = read_parts(written()), read_parts(annotated_opendocument(written(), problems()))
    assert before.keys() == after.keys()
    assert [part for part in before if before[part] != after[part]] == ["content.xml"]
    assert next(iter(after)) == "mimetype"
    fromstring(after["content.xml"])


def test_a_comment_of_the_office_is_kept_above_ours():
    after = annotated_opendocument(written(), problems(("B3",)))
    assert grid(after)["B3"][2] == (
        "Van de leadWijkmakers controle:1. Fout: Hier hoort ja of nee.Vul ja of nee in."
    )
    assert grid(annotated_opendocument(after, ())) == grid(written())


def test_the_list_stands_last():
    found = (*problems(("B2",)), warning("het is oud", "Vernieuw het.", "bestand", "a.ods"))
    content = annotated_opendocument(written(), found)
    listed = grid(content, "Te doen")
    assert [listed[f"{column}5"][0] for column in "ABCDEF"] == [
        "1", "fout", SHEET, "B2", "Hier hoort ja of nee.", "Vul ja of nee in.",
    ]  # fmt: skip
    assert listed["C6"][0] == "(hele bestand)"
    text = read_parts(content)["content.xml"].decode()
    assert re.findall('xlink:href="(#[^"]*)"', text) == ["#'Lijst d''Hondt'.B2"]


def test_a_second_return_replaces_the_first():
    once = annotated_opendocument(written(), problems())
    assert has_marks_opendocument(once)
    again = annotated_opendocument(once, problems(("B2", "B4")))
    fresh = annotated_opendocument(written(), problems(("B2", "B4")))
    assert grid(again) == grid(fresh)
    assert grid(again, "Te doen") == grid(fresh, "Te doen")
    clean = annotated_opendocument(once, ())
    assert grid(clean) == grid(written())
    assert not has_marks_opendocument(clean)


@pytest.mark.parametrize("ending", ["ods", "xlsx"])
def test_it_is_written_under_its_own_ending(tmp_path, ending):
    (tmp_path / "data").mkdir()
    (tmp_path / f"data/a.{ending}").write_bytes(written())
    found = (error("x", "y.", "waarde", f"a.{ending}", SHEET, "A1"),)
    (copy,) = write_returned(found, tmp_path / "data", tmp_path / "terug")
    assert copy.name == "a.ods"
    assert "Wijkmakers" in grid(copy.read_bytes())["A1"][2]
