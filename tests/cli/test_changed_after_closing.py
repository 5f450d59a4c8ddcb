"""What changes of a closed year after closing does not count, and the commands say so."""

import json
import shutil
from datetime import date

import pytest

from wijkmakers_analysis import cli
from wijkmakers_analysis.settings import load_settings
from wijkmakers_analysis.yearpack.after_closing import changed_since_closing

import builders

PEOPLE = [f"Quorneel Zwibbel{number:02}" for number in range(30)]
ACTIVITIES = [
    ("activiteit", "titel", "soort", "datum", "wijk"),
    ("B01", "Bijeenkomst over energie", "bijeenkomst", "2022-03-10", "Selwerd"),
]
SHEETS = {
    "Activiteiten": ACTIVITIES,
    "Organisaties": [
        ("organisatie", "sector", "relatie", "sinds"),
        ("Noorderthuis", "woningcorporatie", "partner", "2021-11-01"),
    ],
    "Deelnemers": [("deelnemer",), *((name,) for name in PEOPLE[:20])],
    "Aanwezigheid": [
        ("activiteit", "deelnemer", "organisatie", "aanwezig"),
        *(("B01", name, "Noorderthuis", "ja") for name in PEOPLE[:20]),
    ],
    "Bijdragen": [("organisatie", "datum", "soort"), ("Noorderthuis", "2022-03-10", "plek")],
    "Vraagstukken": [
        ("vraagstuk", "organisatie", "datum", "opvolging", "datum opvolging"),
        ("Hoe eerder?", "Noorderthuis", "2022-03-10", None, None),
    ],
    "Verhalen": [
        ("verhaal", "tekst", "datum", "toestemming"),
        ("V1", "Sinds de wandeling groeten we elkaar.", "2022-06-17", "openbaar"),
    ],
    "Teksten": [
        ("jaar", "plaats", "tekst"), (2022, "voorwoord", "Wat een jaar."),
        (2022, "mail aan partners", "Dag."),
    ],
    "Foto's": [
        ("bestand", "alt-tekst", "maker", "plek", "jaar", "toestemming"),
        ("straat.png", "Een straat met bomen", "het bureau", "cover", 2022, "openbaar"),
    ],
}  # fmt: skip
SAID = (
    "De {what} van 2022 zijn veranderd na het afsluiten op 15 januari 2023; dat telt niet mee. "
    "Moet het wel meetellen? Dubbelklik op 4 Afsluiten, of: "
    'wijkmakers afsluiten --year 2022 --again --reason "waarom"'
)
SOON, LATE = date(2023, 6, 1), date(2025, 1, 1)


def run(capsys, *arguments):
    status = cli.main([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    assert "Zwibbel" not in captured.out + captured.err
    return status, captured.out, captured.err


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    root = builders.workspace(tmp_path_factory.mktemp("jaar"), SHEETS).root
    assert cli.main(["afsluiten", str(root), "--year", "2022", "--date", "2023-01-15"]) == 0
    return root


@pytest.fixture
def root(made, tmp_path):
    return shutil.copytree(made, tmp_path / "werk")


def rewrite(root, **changed):
    names = {"Fotos": "Foto's", "Werkt_bij": "Werkt bij"}
    sheets = SHEETS | {names.get(name, name): rows for name, rows in changed.items()}
    builders.write_workbook(root / "data" / "programma.xlsx", sheets)


def more(sheet, *rows):
    return [*SHEETS[sheet], *rows]


def changed(root, today=SOON):
    return changed_since_closing(load_settings(root), 2022, today)


MENDS = {
    "an activity": ({"Activiteiten": more("Activiteiten", ("B03", "Iets", "bijeenkomst",
                     "2022-06-10", "Selwerd"))}, ("lijsten",)),
    "a title": ({"Activiteiten": [ACTIVITIES[0], ("B01", "Beter", *ACTIVITIES[1][2:])]},
                ("lijsten",)),
    "a contribution": ({"Bijdragen": more("Bijdragen", ("Noorderthuis", "2022-05-10", "gids"))},
                       ("lijsten",)),
    "one person less": ({"Aanwezigheid": SHEETS["Aanwezigheid"][:-1]}, ("lijsten",)),
    "own words": ({"Teksten": [*SHEETS["Teksten"][:1], (2022, "voorwoord", "Wat een mooi jaar.")]},
                  ("eigen teksten",)),
    "a photo": ({"Fotos": more("Foto's", ("b.png", "Een plein", "het bureau", "cover", 2022,
                 "openbaar"))}, ("foto's",)),
}  # fmt: skip


@pytest.mark.parametrize("name", MENDS)
def test_what_changed_is_said(root, name):
    sheets, what = MENDS[name]
    rewrite(root, **sheets)
    assert changed(root) == what
    assert changed(root) == what, "also when it is asked again"


def later_rows():
    return {
        "Activiteiten": more("Activiteiten", ("B02", "Later", "bijeenkomst", "2023-03-10",
                                              "Paddepoel")),
        "Aanwezigheid": more("Aanwezigheid", *(("B02", name, "Noorderthuis", "ja")
                                               for name in PEOPLE[10:])),
        "Bijdragen": more("Bijdragen", ("Noorderthuis", "2023-05-10", "gids")),
        "Organisaties": more("Organisaties", ("Later", "welzijn", "partner", "2023-01-01")),
        "Teksten": more("Teksten", (2023, "voorwoord", "Nog een jaar.")),
        "Vraagstukken": [SHEETS["Vraagstukken"][0],
                         ("Hoe eerder?", "Noorderthuis", "2022-03-10", "proef", "2023-02-01")],
    }  # fmt: skip


SILENT = {
    "nothing": {},
    "another order": {"Aanwezigheid": [SHEETS["Aanwezigheid"][0],
                                       *reversed(SHEETS["Aanwezigheid"][1:])]},
    "the next year": later_rows(),
    "withdrawn consent": {"Verhalen": [SHEETS["Verhalen"][0],
                                       (*SHEETS["Verhalen"][1][:3], "nee")]},
    "the text of the mail": {"Teksten": [*SHEETS["Teksten"][:2],
                                         (2022, "mail aan partners", "Hallo.")]},
    "people deleted": {"Aanwezigheid": SHEETS["Aanwezigheid"][:1],
                       "Deelnemers": SHEETS["Deelnemers"][:1]},
}  # fmt: skip


@pytest.mark.parametrize("name", SILENT)
def test_what_counts_or_may_be_so_is_not_said(root, name):
    rewrite(root, **SILENT[name])
    assert changed(root) == ()


def test_a_row_that_goes_after_the_time_of_keeping_is_deleted_on_purpose(root):
    rewrite(root, Aanwezigheid=SHEETS["Aanwezigheid"][:-1])
    assert changed(root, LATE) == ()


def test_lists_with_an_error_are_mended_first(root):
    rewrite(root, Aanwezigheid=more("Aanwezigheid", ("BESTAATNIET", "Iemand", None, "ja")))
    assert changed(root) == ()


def test_with_a_new_secret_nobody_knows_and_nothing_is_said(root):
    (root / ".wijkmakers" / "secret").unlink()
    rewrite(root)
    assert changed(root) == ()


def test_no_number_word_or_person_can_be_read_from_what_is_kept(root):
    kept = (root / ".wijkmakers" / "closed" / "2022.contents.json").read_text("utf-8")
    assert set(json.loads(kept)) == {"made_by", "parts", "seen"}
    assert not any(word in kept for word in ("Zwibbel", "Noorderthuis", "Wat een jaar", "Selwerd"))


def test_the_commands_say_it_until_the_year_is_closed_again(root, capsys, monkeypatch):
    monkeypatch.chdir(root)
    monkeypatch.setenv("COLUMNS", "400")
    rewrite(root, **{**MENDS["a contribution"][0], **MENDS["own words"][0]})
    said = SAID.format(what="lijsten en eigen teksten")
    status, out, _ = run(capsys, "controleer")
    assert status == 0
    assert f"\n\n{said}\n\n" in out
    for command in ("jaaroverzicht", "partners"):
        status, _, err = run(capsys, command, "--year", 2022, "--dry-run")
        assert (status, err) == (0, f"{said}\n")
    again = ("afsluiten", "--year", 2022, "--again", "--reason", "een bijdrage vergeten")
    assert run(capsys, *again)[0] == 0
    status, out, _ = run(capsys, "controleer")
    assert "na het afsluiten" not in out
    assert run(capsys, "jaaroverzicht", "--year", 2022, "--dry-run")[2] == ""
