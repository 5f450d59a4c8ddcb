"""The marked copy of a workbook: marks where they belong, and all else as it was."""

import io
import re
from itertools import pairwise

import pytest
from defusedxml.ElementTree import fromstring

from wijkmakers_analysis.intake.problems import error, warning
from wijkmakers_analysis.intake.returned.markup import NotPatchable
from wijkmakers_analysis.intake.returned.workbook import annotated, has_marks

from returned_books import (
    MACROS,
    cells_of,
    comments_of,
    fills_of,
    looks_of,
    opened,
    read_parts,
    rich,
    todo_of,
    with_parts,
)

BOOKS = ("openpyxl.xlsx", "xlsxwriter.xlsx", "macros.xlsm")
SHEET = {"openpyxl.xlsx": "Lijst d'Hondt", "xlsxwriter.xlsx": "Lijst", "macros.xlsm": "Lijst"}
# Cells that are filled, styled, commented, absent in their row, in an absent row, far away.
PLACES = ("A1", "B3", "B4", "B5", "G4", "A12", "B23", "D200", "XFD7")
RED, ORANGE = "FFFEB0A0", "FFFEE0B0"


def problem(sheet, cell, make=error, what="hier hoort ja of nee"):
    return make(what, "Vul ja of nee in.", "waarde", "lijst.xlsx", sheet, cell)


def problems_of(name, places=PLACES):
    return tuple(problem(SHEET[name], cell) for cell in places)


def told(number, word="Fout", what="Hier hoort ja of nee."):
    return f"{number}. {word}: {what}\nVul ja of nee in."


@pytest.fixture(params=BOOKS)
def name(request):
    return request.param


def test_comments_and_colours_are_at_exactly_the_cells(name):
    before = rich(name)
    after = annotated(before, problems_of(name))
    old, new = comments_of(before), comments_of(after)
    here = {(SHEET[name], cell) for cell in PLACES}
    assert {place for place, text in new.items() if "Wijkmakers" in text} == here
    assert new.keys() - here == old.keys() - here
    assert all(new[place] == old[place] for place in old.keys() - here)
    assert all(new[place].startswith(old[place]) for place in old.keys() & here)
    changed = {
        place for place, fill in fills_of(after).items() if fill != fills_of(before).get(place, "")
    }
    assert changed == here


def test_all_else_of_cells_stays(name):
    before = rich(name)
    after = annotated(before, problems_of(name))
    assert cells_of(after) == cells_of(before)
    old, new = looks_of(before), looks_of(after)
    assert {place: new[place] for place in old} == old


def test_other_parts_are_copied_byte_by_byte(name):
    before, after = read_parts(rich(name)), read_parts(annotated(rich(name), problems_of(name)))
    changed = {part for part in before if after[part] != before[part]}
    touched = r"\[Content_Types\]\.xml|xl/workbook\.xml|xl/_rels/.*|xl/styles\.xml|.*sheet[12]\.xml(\.rels)?|.*comments?\d*\.xml|.*\.vml"
    assert [part for part in changed if not re.fullmatch(touched, part)] == []
    assert len(before) - len(changed) >= 10
    added = after.keys() - before.keys()
    assert len(added) == 1, "nothing but the sheet Te doen"
    for part, content in after.items():
        if part.endswith((".xml", ".rels", ".vml")):
            fromstring(content)


def test_the_sheet_keeps_its_settings_in_their_order(name):
    """Everything around the cells is the same text, but for what is selected."""
    before, after = read_parts(rich(name)), read_parts(annotated(rich(name), problems_of(name)))
    part = "xl/worksheets/sheet1.xml"
    old, new = before[part].decode(), after[part].decode()
    assert new.partition("</sheetData>")[2] == old.partition("</sheetData>")[2]
    selected = ' tabSelected="1"'
    assert new.partition("<sheetData>")[0] == old.partition("<sheetData>")[0].replace(selected, "")


def test_rows_and_cells_stand_in_order(name):
    text = read_parts(annotated(rich(name), problems_of(name)))["xl/worksheets/sheet1.xml"]
    book = opened(annotated(rich(name), problems_of(name)))
    rows = [int(number) for number in re.findall(rb'<row r="(\d+)"', text)]
    assert all(one < other for one, other in pairwise(rows))
    for row in re.findall(rb"<row .*?</row>", text, re.DOTALL):
        cells = [cell.decode() for cell in re.findall(rb'<c r="([A-Z]+\d+)"', row)]
        columns = [book.worksheets[0][cell].column for cell in cells]
        assert all(one < other for one, other in pairwise(columns))


def test_new_cells_look_like_their_row_or_column():
    after = annotated(rich("xlsxwriter.xlsx"), problems_of("xlsxwriter.xlsx", ("B23", "G4")))
    looks = looks_of(after)
    assert looks["Lijst", "B23"][0] == "€ #,##0.00"
    assert looks["Lijst", "G4"][0] == "€ #,##0.00"


def test_macros_and_their_content_type_survive():
    after = read_parts(annotated(rich("macros.xlsm"), problems_of("macros.xlsm")))
    assert after["xl/vbaProject.bin"] == MACROS
    assert b"macroEnabled.main+xml" in after["[Content_Types].xml"]


def test_the_list_stands_last_and_is_what_opens(name):
    after = annotated(rich(name), problems_of(name))
    book = opened(after)
    assert book.sheetnames[-1] == "Te doen"
    assert book.active.title == "Te doen"
    selected = [sheet.title for sheet in book.worksheets if sheet.sheet_view.tabSelected]
    assert selected == ["Te doen"]
    old = opened(rich(name))
    assert book.sheetnames[:-1] == old.sheetnames
    for sheet in old.worksheets:
        assert sheet.defined_names == book[sheet.title].defined_names


def test_the_list_says_all():
    found = (
        problem("Lijst", "B3"),
        problem("Lijst", "C4", warning, "dit is vreemd"),
        problem("Lijst", ""),
        problem("", "", what="het bestand is oud"),
        problem("Weg", "A1"),
    )
    after = annotated(rich("xlsxwriter.xlsx"), found)
    assert todo_of(after) == [
        (1, "fout", "(hele bestand)", None, "Het bestand is oud.", "Vul ja of nee in.", None),
        (2, "fout", "Lijst", None, "Hier hoort ja of nee.", "Vul ja of nee in.", None),
        (3, "fout", "Lijst", "B3", "Hier hoort ja of nee.", "Vul ja of nee in.", None),
        (4, "fout", "Weg", "A1", "Hier hoort ja of nee.", "Vul ja of nee in.", None),
        (5, "waarschuwing", "Lijst", "C4", "Dit is vreemd.", "Vul ja of nee in.", None),
    ]
    sheet = opened(after)["Te doen"]
    assert sheet["A1"].value == "Te doen: 4 fouten en 1 waarschuwing"
    assert [cell.value for cell in sheet[4]][:7] == [
        "nummer", "ernst", "blad", "cel", "wat is er mis", "wat te doen", "klaar",
    ]  # fmt: skip
    links = {cell.coordinate: cell.hyperlink.location for cell in sheet["D"] if cell.hyperlink}
    assert links == {"D7": "'Lijst'!B3", "D9": "'Lijst'!C4"}
    colours = fills_of(after)
    assert colours["Lijst", "B3"] == RED
    assert colours["Lijst", "C4"].startswith("FFFEE0B"), "an orange of ours"


def test_a_quote_in_a_sheet_name_does_not_break_the_link():
    after = annotated(rich("openpyxl.xlsx"), problems_of("openpyxl.xlsx", ("B3",)))
    sheet = opened(after)["Te doen"]
    assert sheet["D5"].hyperlink.location == "'Lijst d''Hondt'!B3"


def test_problems_of_one_cell_share_a_comment_and_the_worst_colour():
    found = (
        problem("Lijst", "C5", warning, "dit is vreemd"),
        problem("Lijst", "C5"),
        problem("Lijst", "C5:D9", what="dit vak is dubbel"),
    )
    after = annotated(rich("xlsxwriter.xlsx"), found)
    assert comments_of(after)["Lijst", "C5"] == "Wijkmakers controle:\n" + "\n\n".join(
        [
            told(1, what="Dit vak is dubbel."),
            told(2),
            told(3, "Waarschuwing", "Dit is vreemd."),
        ]
    )
    assert fills_of(after)["Lijst", "C5"].startswith("FFFEB0A")


def test_a_comment_that_is_too_long_refers_to_the_list():
    found = tuple(problem("Lijst", "C5", what=f"fout nummer {n} {'x' * 200}") for n in range(100))
    text = comments_of(annotated(rich("xlsxwriter.xlsx"), found))["Lijst", "C5"]
    assert len(text) < 1700
    assert text.endswith("De andere meldingen van deze cel staan op het blad 'Te doen'.")


def test_comments_of_the_office_keep_their_author_and_text():
    after = annotated(rich("openpyxl.xlsx"), problems_of("openpyxl.xlsx", ("B5", "B6")))
    sheet = opened(after).worksheets[0]
    assert sheet["B5"].comment.author == "Lead"
    assert sheet["B5"].comment.text == (
        "Vraag dit na bij de receptie\n\nWijkmakers controle:\n" + told(1)
    )
    assert sheet["A7"].comment.text == "Laat staan"
    assert sheet["B6"].comment.author == "Wijkmakers controle"


def test_white_text_gets_a_dark_colour():
    after = annotated(rich("openpyxl.xlsx"), problems_of("openpyxl.xlsx", ("A1",)))
    assert fills_of(after)["Lijst d'Hondt", "A1"] == "FFA11011"


def test_a_second_return_replaces_the_first(name):
    once = annotated(rich(name), problems_of(name))
    again = annotated(once, problems_of(name, ("B3", "C3")))
    assert comments_of(again) == comments_of(annotated(rich(name), problems_of(name, ("B3", "C3"))))
    fresh = fills_of(annotated(rich(name), problems_of(name, ("B3", "C3"))))
    assert {place: fills_of(again)[place] for place in fresh} == fresh
    assert len(todo_of(again)) == 2
    assert opened(again).sheetnames.count("Te doen") == 1
    assert read_parts(again).keys() == read_parts(once).keys()


def test_the_same_return_twice_is_the_same_file(name):
    once = annotated(rich(name), problems_of(name))
    assert read_parts(annotated(once, problems_of(name))) == read_parts(once)


def test_a_repaired_workbook_gets_its_old_look_back(name):
    once = annotated(rich(name), problems_of(name))
    assert has_marks(once)
    clean = annotated(once, ())
    assert not has_marks(clean)
    assert comments_of(clean) == comments_of(rich(name))
    old = fills_of(rich(name))
    assert {place: fills_of(clean)[place] for place in old} == old
    assert looks_of(clean).items() >= looks_of(rich(name)).items()
    assert cells_of(clean) == cells_of(rich(name))
    styles = r'<c r="(\w+)"[^>]* s="(\d+)"'
    part = "xl/worksheets/sheet1.xml"
    before, after = (
        dict(re.findall(styles, read_parts(each)[part].decode())) for each in (rich(name), clean)
    )
    assert {cell: after[cell] for cell in before} == before, "the very same styles"
    assert opened(clean)["Te doen"]["A1"].value == "Te doen: niets meer"


def test_the_old_look_comes_back_after_rows_were_inserted_and_openpyxl_saved():
    places = PLACES[:-1]  # moving whole rows is slow where they are wide
    before = annotated(rich("openpyxl.xlsx"), problems_of("openpyxl.xlsx", places))
    book = opened(before)
    book.worksheets[0].insert_rows(2, 3)
    out = io.BytesIO()
    book.save(out)
    clean = annotated(out.getvalue(), ())
    fills = fills_of(clean)
    assert fills["Lijst d'Hondt", "A1"] == "FF1F4E78"
    assert fills["Lijst d'Hondt", "B7"] == "FFE2EFDA"
    assert not [fill for fill in fills.values() if fill.startswith("FFFE")]
    assert not [text for text in comments_of(clean).values() if "Wijkmakers" in text]


def test_an_own_sheet_te_doen_is_left_alone():
    book = opened(rich("openpyxl.xlsx"))
    book.create_sheet("Te doen")["A1"] = "koffie halen"
    out = io.BytesIO()
    book.save(out)
    after = annotated(out.getvalue(), problems_of("openpyxl.xlsx", ("B3",)))
    saved = opened(after)
    assert saved.sheetnames[-2:] == ["Te doen", "Te-doen"]
    assert saved["Te doen"]["A1"].value == "koffie halen"


def test_a_conversation_is_left_alone():
    before = rich("openpyxl.xlsx")
    links = "xl/worksheets/_rels/sheet1.xml.rels"
    kind = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
    target = "../threadedComments/threadedComment1.xml"
    link = f'<Relationship Id="rId99" Type="{kind}" Target="{target}"/></Relationships>'
    talk = b'<ThreadedComments xmlns="x"><threadedComment ref="B5" id="1"/></ThreadedComments>'
    talked = with_parts(before, {
        links: read_parts(before)[links].replace(b"</Relationships>", link.encode()),
        "xl/threadedComments/threadedComment1.xml": talk,
    })  # fmt: skip
    after = annotated(talked, problems_of("openpyxl.xlsx", ("B5", "B6")))
    comments = comments_of(after)
    assert comments["Lijst d'Hondt", "B5"] == "Vraag dit na bij de receptie"
    assert "Wijkmakers" in comments["Lijst d'Hondt", "B6"]
    assert len(todo_of(after)) == 2


def test_prefixes_implicit_addresses_and_a_strict_workbook():
    main = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    links = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    content = with_parts(_empty_zip(), {
        "[Content_Types].xml": f'<t:Types xmlns:t="{package}/content-types"><t:Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><t:Override PartName="/boek/hoofd.xml" ContentType="{kind}.sheet.main+xml"/><t:Override PartName="/boek/een.xml" ContentType="{kind}.worksheet+xml"/></t:Types>'.encode(),
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="a" Type="{links}/officeDocument" Target="/boek/hoofd.xml"/></Relationships>'.encode(),
        "boek/hoofd.xml": f'<x:workbook xmlns:x="{main}" xmlns:rel="{links}"><x:sheets><x:sheet name="Een" sheetId="7" rel:id="b"/></x:sheets></x:workbook>'.encode(),
        "boek/_rels/hoofd.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="b" Type="{links}/worksheet" Target="een.xml"/></Relationships>'.encode(),
        "boek/een.xml": f'<?xml version="1.0" encoding="utf-8"?><x:worksheet xmlns:x="{main}"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c></x:row><x:row/><x:row><x:c><x:v>3</x:v></x:c></x:row></x:sheetData><x:extLst/></x:worksheet>'.encode(),
    })  # fmt: skip
    after = read_parts(
        annotated(content, [problem("Een", cell) for cell in ("B1", "C2", "A3", "B5")])
    )
    sheet = after["boek/een.xml"].decode()
    assert re.sub(r' s="\d+"', "", sheet) == (
        f'<?xml version="1.0" encoding="utf-8"?><x:worksheet xmlns:x="{main}"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c></x:row>'
        '<x:row><x:c r="C2"/></x:row><x:row><x:c><x:v>3</x:v></x:c></x:row><x:row r="5"><x:c r="B5"/></x:row></x:sheetData>'
        f'<x:legacyDrawing xmlns:r="{links}" r:id="rId2"/><x:extLst/></x:worksheet>'
    )
    assert sheet.count(' s="') == 4
    for part in after.values():
        fromstring(part)
    comments = next(text for part, text in after.items() if "comments" in part)
    assert re.findall(rb'ref="(\w+)"', comments) == [b"B1", b"C2", b"A3", b"B5"]
    assert main.encode() in comments


def _empty_zip():
    return b"PK\x05\x06" + bytes(18)


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("xl/workbook.xml", b"<workbook/>"),
        ("xl/workbook.xml", None),
        ("xl/styles.xml", b"<styleSheet/>"),
        ("xl/worksheets/sheet1.xml", b"<!DOCTYPE a><worksheet><sheetData/></worksheet>"),
        ("xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row"),
    ],
)
def test_what_is_not_safe_to_change_is_refused(part, content):
    damaged = with_parts(rich("openpyxl.xlsx"), {part: content})
    with pytest.raises(NotPatchable):
        annotated(damaged, problems_of("openpyxl.xlsx", ("B3",)))
