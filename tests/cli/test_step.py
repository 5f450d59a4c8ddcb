"""A step asks the year where there are more, does its work, opens the result and says the rest."""

import subprocess
import sys
from datetime import date

import pytest

from wijkmakers_analysis import cli
from wijkmakers_analysis.cli import opening, step
from wijkmakers_analysis.errors import WrongCall
from wijkmakers_analysis.settings import load_settings

import builders

YEARS = {
    2022: ("2021-12-01", "2022-11-30"),
    2023: ("2022-12-01", "2023-11-30"),
    2099: ("2098-12-01", "2099-11-30"),
}


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A workspace at somebody's desk: what is typed, what ran and what was opened."""
    return Desk(tmp_path / "werk", monkeypatch)


class Desk:
    def __init__(self, root, monkeypatch):
        builders.workspace(root, {})
        self.root, self.typed, self.asked, self.ran, self.opened = root, [], [], [], []
        self.status = 0
        monkeypatch.setattr("builtins.input", self.answer)
        self.main = cli.main
        monkeypatch.setattr(cli, "main", self.note)
        monkeypatch.setattr(step, "open_path", lambda path: not self.opened.append(path))

    def years(self, *numbers):
        lines = ['name = "Wijkmakers"', 'data = "data"']
        for number in numbers:
            start, end = YEARS[number]
            lines += [
                f"[years.{number}]",
                f'label = "{number}"',
                f"start = {start}",
                f"end = {end}",
            ]
        (self.root / "wijkmakers.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
        return load_settings(self.root)

    def answer(self, question):
        self.asked.append(question)
        if not self.typed:
            raise EOFError
        return self.typed.pop(0)

    def note(self, arguments):
        self.ran.append(arguments)
        return self.status

    def do(self, name, *typed):
        self.typed = list(typed)
        return self.main(["stap", name, str(self.root)])


@pytest.mark.parametrize(
    ("years", "typed", "chosen", "questions"),
    [
        ((2022,), [], 2022, 0),
        ((2022, 2099), [], 2022, 0),
        ((2022, 2023), [""], 2023, 1),
        ((2022, 2023), [], 2023, 1),
        ((2022, 2023, 2099), [" 2022 "], 2022, 1),
        ((2022, 2023), ["2099", "twee", "2022"], 2022, 3),
    ],
)
def test_the_latest_year_that_began_is_proposed(years, typed, chosen, questions, desk):
    settings, desk.typed = desk.years(*years), list(typed)
    assert step.choose_year(settings, date(2024, 1, 5)) == chosen
    assert len(desk.asked) == questions


def test_without_a_year_that_began_it_says_where_to_look(desk):
    with pytest.raises(WrongCall) as caught:
        step.choose_year(desk.years(2099), date(2024, 1, 5))
    assert str(caught.value) == (
        "In wijkmakers.toml staat nog geen jaar dat is begonnen. Kijk na welke dagen daar onder "
        "[years] staan."
    )


def test_a_review_opens_in_the_browser(desk):
    desk.years(2022)
    page = desk.root / "reports" / "2022" / "jaaroverzicht-2022.html"
    page.parent.mkdir(parents=True)
    page.write_text("x", encoding="utf-8")
    assert desk.do("jaaroverzicht") == 0
    assert desk.ran == [["jaaroverzicht", str(desk.root), "--year", "2022"]]
    assert desk.opened == [page]
    assert desk.asked == []


def test_a_refused_review_opens_nothing_old(desk):
    desk.years(2022)
    page = desk.root / "reports" / "2022" / "jaaroverzicht-2022.html"
    page.parent.mkdir(parents=True)
    page.write_text("oud", encoding="utf-8")
    desk.status = 1
    assert desk.do("jaaroverzicht") == 1
    assert desk.opened == []


def test_a_clean_check_stays_to_be_read(desk):
    desk.years(2022)
    assert desk.do("controleren", "") == 0
    assert desk.ran == [["controleer", str(desk.root), "--returned", str(desk.root / "herstellen")]]
    assert (desk.opened, len(desk.asked)) == ([], 1)


@pytest.mark.parametrize(
    ("typed", "final"),
    [(["ja"], True), (["Ja "], True), ([""], False), (["nee"], False), ([], False)],
)
def test_partners_are_final_only_after_a_yes(typed, final, desk):
    desk.years(2022)
    (desk.root / "reports" / "2022" / "partners").mkdir(parents=True)
    assert desk.do("partnerverslagen", *typed) == 0
    call = ["partners", str(desk.root), "--year", "2022"]
    assert desk.ran == ([call, [*call, "--final"]] if final else [call])
    assert desk.opened == [desk.root / "reports" / "2022"]


@pytest.mark.parametrize(("typed", "closes"), [(["ja", ""], True), ([""], False), ([], False)])
def test_closing_asks_for_a_yes(typed, closes, desk, capsys):
    desk.years(2022)
    attendance = [("activiteit", "deelnemer", "aanwezig"), ("B01", "Jan Pietersen", "ja")]
    builders.write_workbook(desk.root / "data" / "lijst.xlsx", {"Aanwezigheid": attendance})
    assert desk.do("afsluiten", *typed) == 0
    assert "dubbele" not in capsys.readouterr().out
    assert desk.ran == ([["afsluiten", str(desk.root), "--year", "2022"]] if closes else [])


def test_closing_tells_first_what_is_to_be_decided(desk, capsys):
    desk.years(2022)
    names = ("Jan Pietersen", "Jan Pieterson")
    attendance = [
        ("activiteit", "deelnemer", "aanwezig"), *(("B01", name, "ja") for name in names),
    ]  # fmt: skip
    builders.write_workbook(desk.root / "data" / "lijst.xlsx", {"Aanwezigheid": attendance})
    assert desk.do("afsluiten", "") == 0
    assert capsys.readouterr().out.startswith(
        "Nog 1 mogelijke dubbele om over te beslissen. Dat kunt u het best eerst doen: druk nu op "
        "Enter, dubbelklik op 1 Controleren en zet uw keuze in blad Dubbelen.\n"
    )
    assert desk.ran == []


@pytest.mark.parametrize(("typed", "again"), [(["een dubbele plek", ""], True), ([""], False)])
def test_a_closed_year_is_closed_again_with_a_reason(typed, again, desk, monkeypatch):
    desk.years(2022)
    monkeypatch.setattr("wijkmakers_analysis.yearpack.freshness.is_closed", lambda *_: True)
    assert desk.do("afsluiten", *typed) == 0
    call = ["afsluiten", str(desk.root), "--year", "2022", "--again", "--reason=een dubbele plek"]
    assert desk.ran == ([call] if again else [])


def test_the_next_year_comes_beside_this_one(desk):
    desk.years(2022, 2023)
    assert desk.do("volgend-jaar", "") == 0
    new = desk.root.parent / "Wijkmakers 2024"
    assert desk.ran == [["nieuw", str(new), "--from", str(desk.root)]]


def test_a_draft_opens_under_its_own_name(desk):
    desk.years(2022)
    page = desk.root / "reports" / "2022" / "jaaroverzicht-2022-concept.html"
    page.parent.mkdir(parents=True)
    page.write_text("x", encoding="utf-8")
    assert desk.do("concept") == 0
    assert desk.ran == [["jaaroverzicht", str(desk.root), "--year", "2022", "--draft"]]
    assert desk.opened == [page]


def test_what_is_lacking_stays_to_be_read(desk):
    desk.years(2022, 2023)
    assert desk.do("stand", "") == 0
    assert desk.ran == [["controleer", str(desk.root), "--state"]]
    assert (desk.opened, desk.asked) == ([], [f"\n{step.ENTER}"])


def test_each_practice_year_comes_beside_the_workspace_under_a_name_of_its_own(desk, monkeypatch):
    monkeypatch.setattr(cli, "main", desk.main)
    for name in ("Oefenjaar", "Oefenjaar 2"):
        made = desk.root.parent / name
        assert not made.exists()
        assert desk.main(["stap", "oefenen", str(desk.root)]) == 0
        assert (made / "Antwoorden.xlsx").is_file()
        assert desk.opened.pop() == made
    assert desk.asked == []


def test_exploring_asks_nothing(desk):
    desk.years(2022, 2023)
    assert desk.do("verkennen") == 0
    assert desk.ran == [["verken", str(desk.root)]]
    assert desk.asked == []


def test_a_file_of_an_older_workspace_still_makes_the_reports(desk):
    desk.years(2022)
    assert desk.do("partnerrapporten", "") == 0
    assert desk.ran == [["partners", str(desk.root), "--year", "2022"]]


def test_an_unknown_step_names_the_known_ones(desk, capsys):
    assert desk.do("opruimen") == 2
    assert capsys.readouterr().err.startswith("STAP: kies controleren, jaaroverzicht,")


def test_each_step_calls_a_command_that_parses(desk):
    from importlib import import_module

    from wijkmakers_analysis.cli.commands import command_named
    from wijkmakers_analysis.cli.parsing import parser_for

    settings = desk.years(2022)
    for each in step.STEPS.values():
        name, *rest = each.call(settings, 2022)
        command = command_named(name)
        assert name == command.dutch
        parser = parser_for(command)
        import_module(f"wijkmakers_analysis.cli.{command.name}").add_arguments(parser)
        parser.parse(rest)


@pytest.mark.parametrize(("system", "opener"), [("darwin", "open"), ("linux", "xdg-open")])
def test_the_opener_of_the_system_gets_the_path(system, opener, tmp_path, monkeypatch):
    calls = []

    def run(words, **options):
        calls.append(words)
        return subprocess.CompletedProcess(words, 0)

    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(opening.subprocess, "run", run)
    assert opening.open_path(tmp_path)
    assert calls == [[opener, str(tmp_path)]]


def test_a_system_without_opener_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not opening.open_path(tmp_path)


@pytest.mark.parametrize(("name", "typed"), [("werk", "werk"), ("ons werk", '"ons werk"')])
def test_a_path_with_a_space_is_told_as_it_is_typed(name, typed, tmp_path, monkeypatch):
    from wijkmakers_analysis.cli.terminal import typed_path

    monkeypatch.chdir(tmp_path)
    assert typed_path(tmp_path / name) == typed
