"""Cells as files really hold them: every trap that changes what a cell says."""

from datetime import date, datetime, time

import openpyxl
import pytest
import xlsxwriter
import xlwt
from openpyxl.chart import BarChart

from wijkmakers_analysis.intake.dates import EPOCH_1904
from wijkmakers_analysis.intake.formats import office_open_sheet, open_document, read_file
from wijkmakers_analysis.intake.formats.bulk import NotPlain

from spreadsheets import WRITERS, by_openpyxl, cells_of, ods_of, write, xlsx_of


def sheets_of(path):
    sheets, problems = read_file(path, path.name)
    assert problems == []
    return sheets


def sheet_of(path):
    (sheet,) = sheets_of(path)
    return sheet


@pytest.fixture(params=["many at once", "one by one"])
def reading(request, monkeypatch):
    """Read both ways, which must give the same."""

    def refuse(*_):
        raise NotPlain

    if request.param == "one by one":
        monkeypatch.setattr(office_open_sheet, "_read_plain", refuse)
        monkeypatch.setattr(open_document, "read_plain", refuse)


ROWS = [
    ["naam", "code", "dag", "uur", "ja"],
    ["Jan", "001", datetime(2022, 4, 5), time(9, 30), True],
    [None, 1.0, datetime(2022, 4, 5, 13, 45), None, False],
    ["é & <b>", "1.0", 12.5, "NA", "=1+1"],
]


@pytest.mark.usefixtures("reading")
@pytest.mark.parametrize("name", ["lijst.xlsx", "lijst.xls", "lijst.ods", "lijst.csv"])
@pytest.mark.parametrize("writer", WRITERS)
def test_the_content_tells_the_format_whatever_the_name(tmp_path, writer, name):
    sheet = sheet_of(write(tmp_path / name, WRITERS[writer](ROWS)))
    assert cells_of(sheet) == [
        ("naam", "code", "dag", "uur", "ja"),
        ("Jan", "001", datetime(2022, 4, 5), time(9, 30), "waar"),
        (None, 1, datetime(2022, 4, 5, 13, 45), None, "onwaar"),
        ("é & <b>", "1.0", 12.5, "NA", "=1+1"),
    ]
    assert sheet.uncalculated == frozenset()


@pytest.mark.parametrize("name", ["lijst.csv", "lijst.txt", "lijst.tsv", "lijst.xls", "lijst.xlsx"])
def test_delimited_text_is_read_under_every_name(tmp_path, name):
    path = write(tmp_path / name, "naam\tcode\nJan\t001\n".encode("utf-16"))
    assert cells_of(sheet_of(path)) == [("naam", "code"), ("Jan", "001")]


ODD_ROWS = """
<row r="1" hidden="1"><c r="A1" t="inlineStr"><is><t>Jan </t></is></c>
<c r="B1" t="inlineStr"><is><r><t>de </t></r><r><rPr><b/></rPr><t>Wit</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c></row>
<row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" t="s"><v>1</v></c><c r="C3" t="e"><v>#N/A</v></c></row>
<row r="4"><c r="A4"><f>1+1</f><v></v></c><c r="B4"><f>1+1</f><v>2</v></c><c r="C4" t="str"><f>""</f><v></v></c></row>
<row r="5"><c r="A5" t="b"><v>1</v></c><c r="B5" t="d"><v>2022-04-05T00:00:00</v></c><c r="C5"><v>1.50E1</v></c></row>
<row r="6"><c r="A6" t="str"><f>A1</f><v>a &amp; b&#10;c</v></c><c r="B6" s="1"/><c r="C6"><f>1/3</f></c></row>
"""
ODD_TEXTS = (
    "<si><t>een_x000D_\ntwee</t></si>"
    '<si><r><t>rood</t></r><r><t xml:space="preserve"> &amp; wit</t></r><phoneticPr/></si>'
)
ODD_CELLS = [
    ("Jan", "de Wit", None),
    (None, None, None),
    ("een\r\ntwee", "rood & wit", "#N/A"),
    (None, 2, None),
    ("waar", datetime(2022, 4, 5), 15),
    ("a & b\nc", None, None),
]


@pytest.mark.usefixtures("reading")
@pytest.mark.parametrize("dress", ["as it is", "strict", "prefix", "comment"])
def test_every_way_to_store_a_cell_is_read(tmp_path, dress):
    content = xlsx_of(ODD_ROWS, ODD_TEXTS, dress=dress)
    sheet = sheet_of(write(tmp_path / "a.xlsx", content))
    assert cells_of(sheet) == ODD_CELLS
    assert sheet.uncalculated == {(4, 1), (6, 3)}
    assert sheet.hidden_rows == {1}


@pytest.mark.usefixtures("reading")
def test_rows_and_cells_without_an_address_follow_each_other(tmp_path):
    rows = "<row><c><v>1</v></c><c/><c><v>3</v></c></row><row r='4'><c><v>4</v></c></row>"
    blank = (None, None, None)
    assert cells_of(sheet_of(write(tmp_path / "a.xlsx", xlsx_of(rows)))) == [
        (1, None, 3),
        blank,
        blank,
        (4, None, None),
    ]


@pytest.mark.parametrize(
    ("code", "moment", "shown"),
    [
        ("mmm-yy", datetime(2022, 4, 1), "2022-04"),
        ("[$-413]mmmm yyyy;@", datetime(2022, 4, 1), "2022-04"),
        ("mmm-yy", datetime(2022, 4, 2), datetime(2022, 4, 2)),
        ("yyyy", datetime(2022, 1, 1), "2022"),
        ("d-m-yyyy", datetime(2022, 4, 1), datetime(2022, 4, 1)),
        ("[h]:mm", 1.0625, "25:30:00"),
        ("[h]:mm", 0.0625, time(1, 30)),
        ("0%", 0.25, 0.25),
        ("d-m-yyyy", 1e9, "#WAARDE!"),
    ],
)
def test_a_number_is_what_its_format_shows(tmp_path, code, moment, shown):
    workbook = xlsxwriter.Workbook(tmp_path / "a.xlsx")
    form = workbook.add_format({"num_format": code})
    sheet = workbook.add_worksheet()
    (sheet.write_number if isinstance(moment, float) else sheet.write_datetime)(0, 0, moment, form)
    workbook.close()
    old = xlwt.Workbook()
    old.add_sheet("Blad1").write(0, 0, moment, xlwt.easyxf(num_format_str=code))
    old.save(str(tmp_path / "b.xls"))
    assert cells_of(sheet_of(tmp_path / "a.xlsx")) == [(shown,)]
    assert cells_of(sheet_of(tmp_path / "b.xls")) == [(shown,)]


def test_the_other_epoch_is_kept(tmp_path):
    workbook = openpyxl.Workbook()
    workbook.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    workbook.active.append([date(2022, 4, 5), 43_000])
    workbook.save(tmp_path / "a.xlsx")
    sheet = sheet_of(tmp_path / "a.xlsx")
    assert cells_of(sheet) == [(datetime(2022, 4, 5), 43_000)]
    assert sheet.epoch == EPOCH_1904


def test_sheets_that_are_hidden_and_charts(tmp_path):
    workbook = openpyxl.Workbook()
    workbook.active.append(["x"])
    workbook.create_sheet("half").sheet_state = "hidden"
    workbook.create_sheet("heel").sheet_state = "veryHidden"
    workbook.create_chartsheet("Grafiek").add_chart(BarChart())
    workbook.create_chartsheet("Leeg")
    workbook.save(tmp_path / "a.xlsx")
    found = [(each.sheet, each.is_hidden) for each in sheets_of(tmp_path / "a.xlsx")]
    assert found == [("Sheet", False), ("half", True), ("heel", True)]


def test_a_million_blank_rows_and_fifty_thousand_merges_are_no_rows(tmp_path):
    rows = "".join(f'<row r="{number}" ht="15"/>' for number in range(2, 1_000_001))
    merges = "".join(f'<mergeCell ref="C{row}:D{row}"/>' for row in range(1, 50_001))
    content = xlsx_of(
        '<row r="1"><c r="A1"><v>1</v></c></row>' + rows,
        before='<dimension ref="A1:XFD1048576"/>',
        after=f"<mergeCells>{merges}</mergeCells>",
    )
    sheet = sheet_of(write(tmp_path / "a.xlsx", content))
    assert (sheet.height, sheet.width, len(sheet.merged)) == (1, 1, 50_000)
    assert sheet.merged[1] == (3, 2, 4, 2)


@pytest.mark.usefixtures("reading")
@pytest.mark.parametrize("length", [32_767, 32_768, 200_000])
def test_a_long_text_is_read_whole(tmp_path, length):
    rows = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"x" * length}</t></is></c></row>'
    assert len(sheet_of(write(tmp_path / "a.xlsx", xlsx_of(rows))).cell(1, 1)) == length


ODS_ROWS = """
<table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16383"/></table:table-row>
<table:table-row table:visibility="filter"><table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="3"><text:p>3,00</text:p></table:table-cell>
<table:table-cell office:value-type="string"><text:p>a<text:s text:c="2"/><text:span>b</text:span> c</text:p><text:p>d</text:p><office:annotation><text:p>remark</text:p></office:annotation></table:table-cell></table:table-row>
<table:table-row><table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DEEL/0!</text:p></table:table-cell>
<table:table-cell table:formula="of:=[.A1]"/><table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="2" office:value-type="percentage" office:value="0.5"><text:p>50%</text:p></table:table-cell><table:covered-table-cell/></table:table-row>
<table:table-row><table:table-cell office:value-type="date" office:date-value="2022-04-01"><text:p>apr 22</text:p></table:table-cell><table:table-cell table:style-name="dag" office:value-type="date" office:date-value="2022-04-01"><text:p>1-4</text:p></table:table-cell>
<table:table-cell office:value-type="time" office:time-value="PT25H30M00S"><text:p>25:30</text:p></table:table-cell><table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>WAAR</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
"""


@pytest.mark.usefixtures("reading")
def test_every_way_to_store_a_cell_of_ods_is_read(tmp_path):
    sheet = sheet_of(write(tmp_path / "a.ods", ods_of(ODS_ROWS)))
    assert cells_of(sheet) == [
        ("x", None, None, None),
        ("x", None, None, None),
        (3, 3, "a  b c\nd", None),
        ("#DEEL/0!", None, 0.5, None),
        ("2022-04", datetime(2022, 4, 1), "25:30:00", "waar"),
    ]
    assert sheet.uncalculated == {(4, 2)}
    assert sheet.hidden_rows == {3}
    assert sheet.merged == ((3, 4, 4, 5),)


def test_two_sheets_of_ods_and_a_hidden_one(tmp_path):
    content = ods_of(ODS_ROWS, more='<table:table table:name="B" table:style-name="weg"/>')
    sheets = sheets_of(write(tmp_path / "a.ods", content))
    assert [(each.sheet, each.height, each.is_hidden) for each in sheets] == [
        ("Blad1", 5, False),
        ("B", 0, True),
    ]


def test_what_is_merged_hidden_and_wrong_in_an_old_workbook(tmp_path):
    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("Blad1")
    sheet.write_merge(0, 1, 0, 2, "titel")
    sheet.row(3).set_cell_error(0, 42)
    sheet.row(3).hidden = True
    sheet.write(4, 0, "é" * 9000)  # breaks off in a record, and goes on in the next
    workbook.add_sheet("weg").visibility = 1
    workbook.save(str(tmp_path / "a.xls"))
    sheet, hidden = sheets_of(tmp_path / "a.xls")
    assert (sheet.merged, sheet.hidden_rows) == (((1, 1, 3, 2),), {4})
    assert (sheet.cell(1, 1), sheet.cell(4, 1), sheet.cell(5, 1)) == ("titel", "#N/A", "é" * 9000)
    assert (hidden.sheet, hidden.is_hidden) == ("weg", True)


def test_reading_leaves_the_file_as_it_was(tmp_path):
    path = write(tmp_path / "a.xlsx", by_openpyxl(ROWS))
    before = path.read_bytes()
    sheet_of(path)
    assert path.read_bytes() == before
