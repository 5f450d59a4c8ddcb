"""Csv in every encoding and shape gives the cells that Excel would show, in the same rows."""

import csv

import pytest

from wijkmakers_analysis.intake import decoding
from wijkmakers_analysis.intake.delimited import find_delimiter, read_delimited
from wijkmakers_analysis.intake.problems import error, warning
from wijkmakers_analysis.intake.splitting import split_at_once, split_one_by_one

from spreadsheets import cells_of

LIST = "activiteit;deelnemer\nW01;André Ïnç\nW02;Zoë\n"
ROWS = [("activiteit", "deelnemer"), ("W01", "André Ïnç"), ("W02", "Zoë")]


def read(tmp_path, content):
    path = tmp_path / "lijst.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_delimited(path, "lijst.csv")


def rows_of(tmp_path, content):
    (raw,), problems = read(tmp_path, content)
    assert problems == []
    return cells_of(raw)


@pytest.mark.parametrize(
    "content",
    [
        LIST.encode("utf-8"),
        LIST.encode("utf-8-sig"),
        LIST.encode("utf-16"),
        b"\xfe\xff" + LIST.encode("utf-16-be"),
        b"\xff\xfe" + LIST.encode("utf-16-le"),
        LIST.encode("utf-16-be"),
        LIST.encode("utf-16-le"),
        LIST.replace("\n", "\r\n").encode("utf-8"),
        LIST.replace("\n", "\r").encode("utf-8"),
        LIST.replace("\n", "\r\n").encode("utf-16"),
        LIST.rstrip().encode("utf-8"),
    ],
)
def test_every_encoding_and_line_ending_gives_the_same_cells(tmp_path, content):
    assert rows_of(tmp_path, content) == ROWS


def test_windows_1252_is_said(tmp_path):
    (raw,), problems = read(tmp_path, LIST.encode("cp1252"))
    assert cells_of(raw) == ROWS
    assert problems == [
        warning(
            "het bestand is geen UTF-8 en is gelezen als Windows-1252",
            "Kijk of namen met é, ë of ï goed staan, en sla het op als 'CSV UTF-8'.",
            "bestand",
            "lijst.csv",
        )
    ]


@pytest.mark.parametrize(
    "content",
    [b"a;b\n\x81\x8d", LIST.encode("utf-16")[:-1], LIST.encode("utf-16-le")[:-1]],
)
def test_what_no_encoding_fits_is_an_error(tmp_path, content):
    sheets, problems = read(tmp_path, content)
    assert sheets == []
    assert problems == [
        error(
            "de tekens in dit bestand zijn niet te lezen",
            "Open het in Excel en sla het op als 'CSV UTF-8' of als .xlsx.",
            "bestand",
            "lijst.csv",
        )
    ]


@pytest.mark.parametrize("content", [b"", b" \r\n\n", b"\xef\xbb\xbf", b"sep=;\r\n"])
def test_a_file_without_cells_is_an_error(tmp_path, content):
    assert read(tmp_path, content) == (
        [],
        [
            error(
                "het bestand is leeg",
                "Zet er de lijst in, of haal het bestand uit de datamap.",
                "bestand",
                "lijst.csv",
            )
        ],
    )


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_the_delimiter_is_the_one_with_a_constant_count(delimiter):
    noise = "".join({";", ",", "|"} - {delimiter})
    lines = [["a", "b", "c"], ["1", f"x{noise}y", "3"], ["2", "z", f"{noise}{noise}"], [noise]]
    assert find_delimiter("\n".join(map(delimiter.join, lines))) == delimiter


def test_what_the_first_line_says_of_the_delimiter_is_no_row(tmp_path):
    assert rows_of(tmp_path, "sep=,\r\na,b;c\r\n1,2;3\r\n") == [("a", "b;c"), ("1", "2;3")]


def test_titles_above_the_header_and_blank_lines_keep_their_rows(tmp_path):
    content = "Presentielijst\n\nactiviteit;deelnemer\nW01;Jan\n\n;\nW02;Els;te veel\n\n\n"
    (raw,), _ = read(tmp_path, content)
    assert cells_of(raw) == [
        ("Presentielijst", None, None),
        (None, None, None),
        ("activiteit", "deelnemer", None),
        ("W01", "Jan", None),
        (None, None, None),
        (None, None, None),
        ("W02", "Els", "te veel"),
    ]
    assert [raw.field_count(number) for number in (1, 3, 7)] == [1, 2, 3]


def test_sections_of_different_widths_keep_their_rows(tmp_path):
    content = (
        "1. Summary\nMeeting title\tNetwerk\n\n2. Participants\n"
        "Name\tFirst Join\tLast Leave\tIn-Meeting Duration\n"
        + "Jan\t4/5/22\t4/5/22\t1h\n" * 40
        + "\n3. In-Meeting Activities\nName\tJoin\tLeave\nJan\t1\t2\n"
    )
    expected = [
        tuple(cell or None for cell in row) + (None,) * (4 - len(row))
        for row in csv.reader(content.splitlines(), delimiter="\t")
    ]
    assert rows_of(tmp_path, content.encode("utf-16")) == expected


def test_a_record_over_several_lines_is_one_row(tmp_path):
    content = 'a;b\n"één\r\ntwee ""drie""";x\ny;z\n'
    assert rows_of(tmp_path, content) == [
        ("a", "b"),
        ('één\r\ntwee "drie"', "x"),
        ("y", "z"),
    ]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ('a;b\n"x;y\nz;w\n', 2),
        ('a;b\nx;y\n"x"y;z\n', 3),
        ('sep=;\na;b\n"x\nx";y\n"x"y;z\n', 5),
        ('"', 1),
    ],
)
def test_a_wrong_quote_is_said_where_its_record_begins(tmp_path, content, line):
    assert read(tmp_path, content) == (
        [],
        [
            error(
                f"vanaf regel {line} klopt een aanhalingsteken niet",
                "Zoek een aanhalingsteken dat wel begint en niet sluit, of sla het op als .xlsx.",
                "bestand",
                "lijst.csv",
            )
        ],
    )


def test_a_quote_within_a_field_is_a_sign_like_any_other(tmp_path):
    assert rows_of(tmp_path, 'a;b\n3" buis;x\n') == [("a", "b"), ('3" buis', "x")]


def test_a_very_long_text_is_one_cell(tmp_path):
    text = "x" * 200_000
    limit = csv.field_size_limit()
    assert rows_of(tmp_path, f'a;b\n"{text}";y\n')[1] == (text, "y")
    assert rows_of(tmp_path, f'a;b\n3" {text};y\n')[1] == (f'3" {text}', "y")
    assert csv.field_size_limit() == limit


@pytest.mark.parametrize(
    ("content", "is_fast"),
    [
        (LIST, True),
        ('a;b\n"x;y";z\n', True),
        ("titel\n" + "a;b\n" * 10, True),
        ("a\rb\r", False),
        ('a;b\n3" buis;x\n', False),
        ("a\na;b\na;b;c\n", False),
    ],
)
def test_which_files_are_read_at_once(content, is_fast):
    """So that a slip in the fast way cannot hide behind the slow one."""
    assert (split_at_once(content.encode(), ";") is not None) == is_fast
    assert split_one_by_one(content.encode(), ";").columns


@pytest.mark.parametrize("size", [1, 2, 3, 7])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_a_sign_that_stands_across_two_pieces_of_a_file_is_read(
    tmp_path, monkeypatch, encoding, size
):
    monkeypatch.setattr(decoding, "_PIECE_BYTES", size)
    (raw,), problems = read(tmp_path, LIST.encode(encoding))
    assert cells_of(raw) == ROWS
    assert len(problems) == (encoding == "cp1252")
