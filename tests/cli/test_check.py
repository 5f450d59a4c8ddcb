"""Problems are told by who can repair them, the ledger to the row, and the progress at the end."""

import json
import sys

import pytest

from wijkmakers_analysis import cli
from wijkmakers_analysis.cli.check import closing_line
from wijkmakers_analysis.cli.ledger import describe_ledger
from wijkmakers_analysis.cli.open_doubles import MOST_PAIRS, describe_doubles
from wijkmakers_analysis.cli.repairs import describe_problems, together
from wijkmakers_analysis.cli.wrapping import table, wrapped
from wijkmakers_analysis.intake import LedgerRow, Problem

from builders import workspace, write_workbook

ACTIVITIES = [
    ["activiteit", "titel", "soort", "datum", "wijk"],
    ["W01", "Wandeling", "wijkwandeling", "17-6-2022", "Selwerd"],
]
ORGANISATIONS = [["organisatie", "sector"], ["Nijestee", "wonen"], ["Lefier", "wonen"]]
ATTENDANCE = [["activiteit", "deelnemer", "organisatie", "aanwezig"]]


def problem(cell, what="dit is geen datum", file="a.xlsx", kind="waarde", severity="fout", **more):
    sheet = more.get("sheet", "Blad")
    return Problem(severity, file, sheet, cell, what, "Verbeter de cel.", kind)


def run(capsys, *arguments):
    status = cli.main([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (["C2"], ["C2"]),
        (["C2", "C5", "C6", "C7"], ["C2 en C5–C7"]),
        (["C2", "D2", "AC2", "D3"], ["C2", "D2–D3", "AC2"]),
        (["C2", "C4", "C6", "C7", "C9", "C11"], ["C2, C4, C6–C7, C9 en C11"]),
        (
            ["C2", "C4", "C6", "C8", "C10", "C12"],
            ["C2, C4, C6, C8, C10 en nog 1 cel"],
        ),
        (
            ["C2", "C4", "C6", "C8", *(f"C{row}" for row in range(10, 20)), "C30", "C40", "C41"],
            ["C2, C4, C6, C8, C10–C19 en nog 3 cellen"],
        ),
        (["", ""], [""]),
    ],
)
def test_cells_are_written_as_ranges(cells, told):
    assert [each.cell for each in together(map(problem, cells))] == told


def test_only_equal_problems_go_together_and_the_first_gives_the_place():
    given = [
        problem("C2"),
        problem("C3", what="deze dag bestaat niet"),
        problem("C4"),
        problem("C4", file="b.xlsx"),
    ]
    assert [(each.file, each.cell, each.what) for each in together(given)] == [
        ("a.xlsx", "C2 en C4", "dit is geen datum"),
        ("a.xlsx", "C3", "deze dag bestaat niet"),
        ("b.xlsx", "C4", "dit is geen datum"),
    ]


def test_problems_are_grouped_by_who_can_repair_them_with_errors_first():
    ledger = [
        LedgerRow("a.xlsx", "Blad", "attendance", 3, 3),
        LedgerRow("a.xlsx", "Soorten", "kinds", 3, 3),
        LedgerRow("a.xlsx", "Teksten", "texts", 3, 3),
    ]
    problems = [
        problem("C2"),
        problem("B2", sheet="Soorten"),
        problem("A2", kind="correctie", sheet="Correcties"),
        problem("", kind="bestand", file="kapot.xlsx", sheet=""),
        problem("A3", sheet="Teksten"),
        problem("C3", severity="waarschuwing"),
        problem("", kind="bestand", file="oud.csv", sheet="", severity="waarschuwing"),
    ]
    assert describe_problems(problems, ledger).splitlines() == [
        "Bestanden: op uw computer of in OneDrive te herstellen (1 fout, 1 waarschuwing)",
        "fout: kapot.xlsx: dit is geen datum. Verbeter de cel.",
        "waarschuwing: oud.csv: dit is geen datum. Verbeter de cel.",
        "",
        "Lijsten: te verbeteren door wie de lijst invulde (2 fouten, 1 waarschuwing)",
        "fout: a.xlsx › Blad › C2: dit is geen datum. Verbeter de cel.",
        "fout: a.xlsx › Teksten › A3: dit is geen datum. Verbeter de cel.",
        "waarschuwing: a.xlsx › Blad › C3: dit is geen datum. Verbeter de cel.",
        "",
        "Instellingen: te verbeteren door wie wijkmakers.toml en de soorten bijhoudt (1 fout)",
        "fout: a.xlsx › Soorten › B2: dit is geen datum. Verbeter de cel.",
        "",
        "Beslissingen: te nemen door de programmaleider (1 fout)",
        "fout: a.xlsx › Correcties › A2: dit is geen datum. Verbeter de cel.",
    ]


def test_a_refusal_is_grouped_too_without_a_ledger():
    told = describe_problems([problem("C2"), problem("", kind="bestand", sheet="")])
    assert [line.partition(":")[0] for line in told.splitlines()] == [
        "Bestanden", "fout", "", "Lijsten", "fout",
    ]  # fmt: skip


def test_the_ledger_says_hidden_rows_areas_and_why_rows_were_skipped():
    ledger = [
        LedgerRow("a.xlsx", "Lijst", "attendance", 30, 27, {"lege regel": 2, "totaalregel": 1}, 12),
        LedgerRow("a.xlsx", "Twee", "kinds", 3, 3, area="A1:C4"),
        LedgerRow("a.xlsx", "Twee", "texts", 2, 2, area="F1:H3"),
        LedgerRow("foto.jpg", "", "", 0, 0, {"beeldbestand": 0}),
    ]
    assert describe_ledger(ledger).splitlines() == [
        "1 bestand gelezen, 32 rijen gebruikt.",
        "",
        "bestand en blad        rijen  gebruikt  overgeslagen",
        "a.xlsx › Lijst            30        27  2 lege regel; 1 totaalregel; "
        "waarvan 12 verborgen of weggefilterd",
        "a.xlsx › Twee › A1:C4      3         3",
        "a.xlsx › Twee › F1:H3      2         2",
        "foto.jpg                                niet gelezen: beeldbestand",
    ]


@pytest.mark.parametrize(
    ("sheets", "told"),
    [(["Uitleg"], "1 blad met uitleg"), (["Uitleg", "Te doen"], "2 bladen met uitleg")],
)
def test_sheets_that_explain_are_counted_and_not_listed(sheets, told):
    explained = [LedgerRow("a.xlsx", sheet, "", 200, 0, {"uitleg": 200}) for sheet in sheets]
    ledger = [*explained, LedgerRow("LEESMIJ.txt", "", "", 0, 0, {"uitleg": 0})]
    assert describe_ledger(ledger).splitlines() == [
        "1 bestand gelezen, 0 rijen gebruikt.",
        "",
        "bestand en blad  rijen  gebruikt  overgeslagen",
        "LEESMIJ.txt                       niet gelezen: uitleg",
        "",
        f"Niet gelezen: {told}.",
    ]


@pytest.mark.parametrize("width", [60, 80, 120])
def test_nothing_is_wider_than_the_terminal_and_nothing_is_lost(width):
    ledger = [
        LedgerRow(f"Aanwezigheid van het {year} jaar.xlsx", "Aanwezigheid", "attendance", 30, 27,
                  {"geen bekende kolom gevuld": 2, "totaalregel": 1}, 12)
        for year in ("eerste", "tweede")
    ]  # fmt: skip
    problems = [problem("C2"), problem("C9", severity="waarschuwing", file="b" * 30 + ".xlsx")]
    for text, whole in [
        (describe_ledger(ledger, width), describe_ledger(ledger)),
        (describe_problems(problems, ledger, width), describe_problems(problems, ledger)),
    ]:
        assert max(map(len, text.splitlines())) <= width
        assert sorted(text.split()) == sorted(whole.split())


def test_a_table_has_its_numbers_under_each_other_and_wraps_its_last_column():
    rows = [("een", "7", "aa bb cc dd ee ff gg hh"), ("twee", "17", "")]
    assert table(rows, ("wat", "aantal", "reden"), 32, right=(1,)).splitlines() == [
        "wat   aantal  reden",
        "een        7  aa bb cc dd ee ff",
        "              gg hh",
        "twee      17",
    ]


def test_a_long_word_is_never_broken():
    assert wrapped("a " + "b" * 40, 20, first="- ", rest="  ") == "- a\n  " + "b" * 40


@pytest.mark.parametrize(
    ("now", "doubles", "previous", "line"),
    [
        (0, 0, None, "Alles is in orde."),
        (0, 0, 0, "Alles is in orde."),
        (0, 0, 41, "Alles is in orde. Sinds de vorige controle: 41 → 0 meldingen."),
        (6, 0, 41, "6 fouten. Sinds de vorige controle: 41 → 6 meldingen."),
        (1, 0, 6, "1 fout. Sinds de vorige controle: 6 → 1 melding."),
        (2, 1, None, "2 fouten. Nog 1 mogelijke dubbele om over te beslissen."),
        (0, 3, 0, "Alles is in orde. Nog 3 mogelijke dubbelen om over te beslissen."),
    ],
)
def test_the_closing_line_says_how_many_there_were(now, doubles, previous, line):
    assert closing_line([problem(f"C{row}") for row in range(now)], doubles, previous) == line


def test_progress_is_told_until_zero_and_a_broken_record_is_passed_over(tmp_path, capsys):
    def check(*cells):
        rows = [*ATTENDANCE, *(["W01", f"D{row}", cell, "x"] for row, cell in enumerate(cells))]
        sheets = {"Activiteiten": ACTIVITIES, "Organisaties": ORGANISATIONS, "Aanwezigheid": rows}
        status, out, _ = run(capsys, "check", workspace(tmp_path, sheets).root)
        return status, out.splitlines()[-1]

    assert check("Niemand", "Nergens") == (1, "2 fouten.")
    assert check("Lefier", "Nergens") == (
        1, "1 fout. Sinds de vorige controle: 2 → 1 melding.",
    )  # fmt: skip
    latest = max((tmp_path / ".wijkmakers" / "runs").iterdir())
    latest.write_text('{"command": "check", "data"', encoding="utf-8")
    assert check("Lefier", "Lefier") == (
        0, "Alles is in orde. Sinds de vorige controle: 2 → 0 meldingen.",
    )  # fmt: skip
    assert check("Lefier", "Lefier") == (0, "Alles is in orde.")


def test_an_unfinished_translation_is_told_before_the_first_report(tmp_path, capsys):
    rows = [*ATTENDANCE, ["W01", "D1", "Lefier", "x"]]
    sheets = {"Activiteiten": ACTIVITIES, "Organisaties": ORGANISATIONS, "Aanwezigheid": rows}
    path = workspace(tmp_path, sheets).root / "wijkmakers.toml"
    path.write_text('language = "en"\n' + path.read_text("utf-8"), "utf-8")
    status, out, _ = run(capsys, "check", tmp_path)
    assert status == 0
    assert "Let op: zo kunt u geen verslagen maken. words/en.po is er niet." in " ".join(
        out.split()
    )
    assert out.splitlines()[-1] == "De lijsten zijn in orde, de vertaling nog niet."


def test_the_record_of_a_check_holds_its_ledger_and_no_cell(tmp_path, capsys):
    rows = [*ATTENDANCE, ["W01", "Anna Voorbeeld", "Verzinsel BV", "x"]]
    sheets = {"Activiteiten": ACTIVITIES, "Organisaties": ORGANISATIONS, "Aanwezigheid": rows}
    run(capsys, "check", workspace(tmp_path, sheets).root)
    (path,) = (tmp_path / ".wijkmakers" / "runs").iterdir()
    text = path.read_text(encoding="utf-8")
    kept = json.loads(text)
    assert kept["command"] == "check"
    assert kept["problems"] == {"fout": {"verwijzing": 1}}
    assert [(row["sheet"], row["rows"], row["used"]) for row in kept["ledger"]] == [
        ("Aanwezigheid", 1, 1), ("Activiteiten", 1, 1), ("Organisaties", 2, 2),
    ]  # fmt: skip
    for cell in ("Anna", "Verzinsel", "Selwerd", "Nijestee"):
        assert cell not in text


@pytest.mark.parametrize(("organisation", "status"), [("Lefier", 0), ("Nergens", 1)])
def test_making_a_pack_leaves_a_record_also_where_it_is_refused(
    organisation, status, tmp_path, capsys
):
    rows = [*ATTENDANCE, ["W01", "D1", organisation, "x"]]
    sheets = {"Activiteiten": ACTIVITIES, "Organisaties": ORGANISATIONS, "Aanwezigheid": rows}
    root = workspace(tmp_path, sheets).root
    for _ in range(2):
        assert run(capsys, "pack", root, "--year", 2022)[0] == status
    records = sorted((root / ".wijkmakers" / "runs").iterdir())
    # A pack that is fresh is not made again, and nothing is read for it.
    assert len(records) == 1 + status
    kept = json.loads(records[-1].read_text(encoding="utf-8"))
    assert kept["command"] == "pack"
    assert kept["problems"] == ({"fout": {"verwijzing": 1}} if status else {})
    assert sum(row["used"] for row in kept["ledger"]) == 4


def test_possible_doubles_are_told_by_their_cells_and_never_by_name(tmp_path, capsys):
    rows = [*ATTENDANCE]
    rows += [["W01", "Jan de Boer", "Nijestee", "x"], ["W01", "Boer, Jan de", "Lefier", "x"]]
    sheets = {"Activiteiten": ACTIVITIES, "Organisaties": ORGANISATIONS, "Aanwezigheid": rows}
    status, out, err = run(capsys, "check", workspace(tmp_path, sheets).root)
    assert (status, err) == (0, "")
    assert out.splitlines()[-5:] == [
        "Mogelijke dubbelen: te beslissen door de programmaleider (1)",
        "Kijk of beide cellen over dezelfde mens gaan. Zet in blad Dubbelen een regel met de twee "
        "namen en bij 'zelfde' ja of nee. Zijn de namen gelijk, zet dan de organisatie erachter "
        "tussen haakjes.",
        "- programma.xlsx › Aanwezigheid › B2 en programma.xlsx › Aanwezigheid › B3",
        "",
        "Alles is in orde. Nog 1 mogelijke dubbele om over te beslissen.",
    ]
    assert "Boer" not in out
    sheets["Dubbelen"] = [
        ["deelnemer 1", "deelnemer 2", "zelfde"],
        ["Jan de Boer", "Boer, Jan de", "nee"],
    ]
    _, out, _ = run(capsys, "check", workspace(tmp_path, sheets).root)
    assert out.splitlines()[-1] == "Alles is in orde."


def test_at_most_twenty_doubles_are_listed_and_all_are_counted():
    pairs = [(("a.xlsx", "", f"B{row}"), ("b.csv", "", f"A{row}")) for row in range(2, 25)]
    lines = describe_doubles(pairs).splitlines()
    assert lines[0] == "Mogelijke dubbelen: te beslissen door de programmaleider (23)"
    assert lines[2] == "- a.xlsx › B2 en b.csv › A2"
    assert lines[-1] == "- en nog 3; die komen hier zodra u over deze hebt beslist"
    assert len(lines) == 2 + MOST_PAIRS + 1


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--state", "--returned", "uit"], "Kies --state of --returned, niet allebei."),
        (
            ["--date", "2022-01-01"],
            "--date hoort bij --state. Zet --state erbij, of laat --date weg.",
        ),
        (
            ["--returned", "data/uit"],
            "--returned: kies een map buiten de datamap; anders staat elke lijst er daarna dubbel.",
        ),
    ],
)
def test_options_that_do_not_go_together_are_a_wrong_call(
    options, message, tmp_path, capsys, monkeypatch
):
    workspace(tmp_path, {"Organisaties": ORGANISATIONS})
    monkeypatch.chdir(tmp_path)
    status, out, err = run(capsys, "check", *options)
    assert (status, out) == (2, "")
    assert err == f"{message}\nZie: wijkmakers controleer --help\n"
    assert not (tmp_path / "data" / "uit").exists()


@pytest.fixture
def returned(monkeypatch):
    """Stand in for the writer of copies; gives what it was asked, and takes what it returns."""
    asked, names = [], []

    class Returned:
        LIST_END = " - te doen.xlsx"

        @staticmethod
        def write_returned(problems, data_folder, target):
            asked.append((len(problems), data_folder, target))
            return tuple(target / name for name in names)

    monkeypatch.setitem(sys.modules, "wijkmakers_analysis.intake.returned", Returned)
    return asked, names


@pytest.mark.parametrize(
    ("activity", "names", "told"),
    [
        ("W01", [], ["Er is niets te herstellen; er zijn geen kopieën gemaakt."]),
        (
            "W01",
            ["programma.xlsx"],
            [
                "1 kopie gemaakt:",
                "- uit/programma.xlsx",
                "Hierin is alles hersteld; de kleuren en opmerkingen zijn eruit. Zet ze in de "
                "datamap in plaats van de oude bestanden.",
            ],
        ),
        (
            "W09",
            [],
            ["Er zijn geen kopieën gemaakt: geen van de meldingen gaat over een lijst."],
        ),
        (
            "W09",
            ["a.xlsx", "b.xlsx"],
            [
                "2 kopieën gemaakt:",
                "- uit/a.xlsx",
                "- uit/b.xlsx",
                "Stuur elke kopie naar wie de lijst bijhoudt. In blad 'Te doen' staat wat er moet "
                "gebeuren; de cellen zelf hebben een kleur en een opmerking. Zet de herstelde "
                "kopie daarna in de datamap in plaats van het oude bestand (haal het oude weg, "
                "ook als dat op .csv of .xls eindigt), en controleer opnieuw met: wijkmakers controleer",
            ],
        ),
        (
            "W09",
            ["kapot.xlsx - te doen.xlsx"],
            [
                "1 lijst van wat er te doen is gemaakt:",
                "- uit/kapot.xlsx - te doen.xlsx",
                "Van dit bestand is geen kopie te maken. In de lijst staat wat er moet gebeuren: "
                "verbeter het bestand zelf, in de datamap, en controleer opnieuw met: wijkmakers "
                "controleer",
            ],
        ),
        (
            "W09",
            ["a.xlsx", "kapot.xlsx - te doen.xlsx", "oud.xls - te doen.xlsx"],
            [
                "1 kopie en 2 lijsten van wat er te doen is gemaakt:",
                "- uit/a.xlsx",
                "- uit/kapot.xlsx - te doen.xlsx",
                "- uit/oud.xls - te doen.xlsx",
                "Stuur elke kopie naar wie de lijst bijhoudt. In blad 'Te doen' staat wat er moet "
                "gebeuren; de cellen zelf hebben een kleur en een opmerking. Zet de herstelde "
                "kopie daarna in de datamap in plaats van het oude bestand (haal het oude weg, "
                "ook als dat op .csv of .xls eindigt), en controleer opnieuw met: wijkmakers controleer",
                "Een naam met ' - te doen.xlsx' is geen kopie maar een lijst: in het bestand waar "
                "die over gaat, kan het programma geen cellen kleuren. Verbeter dat bestand zelf, "
                "en zet de lijst niet in de datamap.",
            ],
        ),
    ],
)
def test_the_copies_are_named_with_what_to_do(
    activity, names, told, returned, tmp_path, capsys, monkeypatch
):
    asked, written = returned
    written += names
    rows = [*ATTENDANCE, [activity, "D1", "Lefier", "x"]]
    sheets = {"Activiteiten": ACTIVITIES, "Organisaties": ORGANISATIONS, "Aanwezigheid": rows}
    settings = workspace(tmp_path / "werk", sheets)
    monkeypatch.chdir(tmp_path)
    _, out, _ = run(capsys, "check", "werk", "--returned", "uit")
    assert out.split("\n\n")[-2].splitlines() == told
    ((count, data, target),) = asked
    assert (count, data, str(target)) == (activity == "W09", settings.data.resolve(), "uit")


def test_a_copy_without_problems_is_told_apart(returned, tmp_path, capsys, monkeypatch):
    returned[1].extend(["programma.xlsx", "klaar.xlsx", "oud.xlsx"])
    rows = [*ATTENDANCE, ["W09", "D1", "Lefier", "x"]]
    settings = workspace(tmp_path / "werk", {"Activiteiten": ACTIVITIES, "Aanwezigheid": rows})
    write_workbook(settings.data / "klaar.xlsx", {"Organisaties": ORGANISATIONS})
    monkeypatch.chdir(tmp_path)
    _, out, _ = run(capsys, "check", "werk", "--returned", "uit")
    assert out.split("\n\n")[-2].splitlines()[:4] == [
        "3 kopieën gemaakt:",
        "- uit/programma.xlsx",
        "- uit/klaar.xlsx (hierin is alles hersteld; de kleuren zijn eruit)",
        "- uit/oud.xlsx",
    ]
