"""The record of a run: what was read, no cell of it, and never a reason to stop."""

import hashlib
import json
import os
from datetime import UTC, datetime, timedelta

import pytest

from wijkmakers_analysis.intake import LedgerRow, Problem
from wijkmakers_analysis.intake.record import MOST_RECORDS, previous_count, write_record

from builders import workspace

LEDGER = (
    LedgerRow("programma.xlsx", "Lijst", "attendance", 5, 3, {"lege regel": 2}, 1, "A1:C6"),
    LedgerRow("foto.jpg", "", "", 0, 0, {"beeldbestand": 0}),
)
PROBLEMS = (
    Problem("fout", "programma.xlsx", "Lijst", "B2", "Anna staat er", "Vraag Anna.", "waarde"),
    Problem("fout", "programma.xlsx", "Lijst", "B3", "Anna staat er", "Vraag Anna.", "waarde"),
    Problem("waarschuwing", "programma.xlsx", "Lijst", "B4", "Anna", "Vraag.", "beslissing"),
)
MOMENT = datetime(2022, 11, 30, 9, 15, tzinfo=UTC)


@pytest.fixture
def settings(tmp_path):
    return workspace(tmp_path, {"Lijst": [["deelnemer"], ["Anna Voorbeeld"]]})


def kept(path):
    return json.loads(path.read_text(encoding="utf-8"))


def test_a_record_says_what_was_read_with_which_program_and_settings(settings):
    path = write_record(settings, "check", LEDGER, PROBLEMS, now=MOMENT)
    assert path.parent == settings.root / ".wijkmakers" / "runs"
    found = kept(path)
    workbook = (settings.data / "programma.xlsx").read_bytes()
    toml = (settings.root / "wijkmakers.toml").read_bytes()
    assert found.pop("version")
    assert found == {
        "time": "2022-11-30T09:15:00+00:00",
        "command": "check",
        "settings": found["settings"],
        "data": "data",
        "files": [
            {
                "file": "programma.xlsx",
                "size": len(workbook),
                "sha256": found["files"][0]["sha256"],
            }
        ],
        "ledger": [
            {
                "file": "programma.xlsx",
                "sheet": "Lijst",
                "table": "attendance",
                "rows": 5,
                "used": 3,
                "skipped": {"lege regel": 2},
                "hidden": 1,
                "area": "A1:C6",
            },
            {
                "file": "foto.jpg",
                "sheet": "",
                "table": "",
                "rows": 0,
                "used": 0,
                "skipped": {"beeldbestand": 0},
                "hidden": 0,
                "area": "",
            },
        ],
        "problems": {"fout": {"waarde": 2}, "waarschuwing": {"beslissing": 1}},
    }
    digests = found["settings"], found["files"][0]["sha256"]
    assert all(len(digest) == len(hashlib.sha256().hexdigest()) for digest in digests)
    (settings.root / "wijkmakers.toml").write_bytes(toml + b"# anders\n")
    (settings.data / "programma.xlsx").write_bytes(workbook + b"\0")
    again = kept(write_record(settings, "check", LEDGER, PROBLEMS, now=MOMENT))
    assert again["settings"] != digests[0]
    assert again["files"][0]["sha256"] != digests[1]


def test_a_record_quotes_no_cell_and_no_message(settings):
    text = write_record(settings, "check", LEDGER, PROBLEMS).read_text(encoding="utf-8")
    assert "Anna" not in text


def test_the_last_fifty_are_kept(settings):
    written = [
        write_record(settings, "check", (), PROBLEMS[:1], now=MOMENT + timedelta(hours=hour))
        for hour in range(MOST_RECORDS + 3)
    ]
    folder = written[0].parent
    assert sorted(folder.iterdir()) == written[3:]


def test_a_folder_that_cannot_be_written_stops_nothing(settings):
    (settings.root / ".wijkmakers").write_text("geen map", encoding="utf-8")
    assert write_record(settings, "check", LEDGER, PROBLEMS) is None
    assert previous_count(settings, "check") is None


def test_a_write_that_fails_leaves_no_half_record(settings, monkeypatch):
    def fail(*_):
        raise OSError("schijf vol")

    monkeypatch.setattr(os, "replace", fail)
    assert write_record(settings, "check", LEDGER, PROBLEMS) is None
    assert list((settings.root / ".wijkmakers" / "runs").iterdir()) == []


def test_a_data_folder_that_is_gone_stops_nothing(settings):
    (settings.data / "programma.xlsx").unlink()
    settings.data.rmdir()
    assert kept(write_record(settings, "check", (), ()))["files"] == []


def test_the_previous_count_is_of_the_latest_run_of_that_command(settings):
    assert previous_count(settings, "check") is None
    for hour, (command, problems) in enumerate(
        [("check", PROBLEMS), ("check", PROBLEMS[:1]), ("pack", PROBLEMS[:2])]
    ):
        write_record(settings, command, (), problems, now=MOMENT + timedelta(hours=hour))
    assert previous_count(settings, "check") == 1
    assert previous_count(settings, "pack") == 2
    write_record(settings, "check", (), (), now=MOMENT + timedelta(days=1))
    assert previous_count(settings, "check") == 0


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b'"tekst"', b"\xff\xfe\x00", b'{"command": "check"}',
     b'{"command": "check", "data": "data", "problems": [1]}',
     b'{"command": "check", "data": "data", "problems": {"fout": {"waarde": "veel"}}}'],
)  # fmt: skip
def test_a_broken_record_is_passed_over(content, settings):
    path = write_record(settings, "check", (), PROBLEMS, now=MOMENT)
    path.with_name("20991231T000000000000-ffffffff.json").write_bytes(content)
    assert previous_count(settings, "check") == len(PROBLEMS)


def test_a_record_of_another_data_folder_says_nothing(settings):
    path = write_record(settings, "check", (), PROBLEMS, now=MOMENT)
    other = kept(path) | {"data": "andere map"}
    path.write_text(json.dumps(other), encoding="utf-8")
    assert previous_count(settings, "check") is None
