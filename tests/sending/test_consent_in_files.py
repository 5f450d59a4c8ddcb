"""Which finished files hold a story or photo that may no longer be used."""

from datetime import date

import pytest
from sent_year import ALT, QUOTE, make_workspace, rewrite
from test_preparing import send, write_report

from wijkmakers_analysis import cli
from wijkmakers_analysis.intake import read_workspace_once
from wijkmakers_analysis.sending import list_files_without_consent
from wijkmakers_analysis.sending.witnesses import held_in
from wijkmakers_analysis.yearpack import ensure_pack, open_pack

TODAY = date(2024, 1, 1)
HOLDS = "verhaal V1."


def told(settings, day=TODAY):
    return list_files_without_consent(settings, read_workspace_once(settings).tables, day)


@pytest.fixture
def settings(tmp_path):
    """Return a workspace with a review and a partner's report that tell the story."""
    settings = make_workspace(tmp_path)
    pack = open_pack(ensure_pack(settings, 2022))
    write_report(settings, pack, "Jaar", "../jaaroverzicht-2022", QUOTE)
    write_report(settings, pack, "Noorderthuis", told=QUOTE)
    return settings


def test_with_consent_nothing_is_told(settings):
    assert told(settings) == ()


@pytest.mark.parametrize("consent", ["nee", "jaaroverzicht", "partner"])
def test_each_file_outside_the_consent_is_told_with_the_story_and_not_its_words(consent, settings):
    rewrite(settings, consent=consent)
    review = [f"reports/2022/jaaroverzicht-2022.{end}" for end in ("html", "pdf")]
    partner = [f"reports/2022/partners/noorderthuis.{end}" for end in ("html", "pdf")]
    files = {"nee": review + partner, "jaaroverzicht": partner, "partner": review}[consent]
    assert told(settings) == tuple(f"{name}: {HOLDS} Maak dit bestand opnieuw." for name in files)


def test_a_photo_is_told_by_its_row_and_never_by_the_name_of_its_file(settings):
    pack = open_pack(ensure_pack(settings, 2022))
    write_report(settings, pack, "Jaar", "../jaaroverzicht-2022", f"{QUOTE} {ALT}")
    rewrite(settings, consent="nee")
    review, *_ = told(settings)
    assert review == (
        "reports/2022/jaaroverzicht-2022.html: de foto van programma.xlsx › Foto's, "
        "regel 2 en verhaal V1. Maak dit bestand opnieuw."
    )


def test_check_lists_them_and_is_no_error(settings, capsys):
    rewrite(settings, consent="nee")
    assert cli.main(["check", str(settings.root)]) == 0
    lines = capsys.readouterr().out.splitlines()
    start = lines.index(
        "Let op: deze bestanden mogen niet meer zo gebruikt worden. De toestemming voor wat erin "
        "staat is ingetrokken, voorbij of alleen voor iets anders:"
    )
    assert len(lines[start + 1 : lines.index("", start)]) == 4
    assert QUOTE not in "".join(lines)
    assert lines[-1] == "De lijsten zijn in orde. Maak 4 bestanden opnieuw."


def test_what_was_sent_is_to_be_asked_back(settings, capsys):
    send(settings)
    for path in (settings.root / "reports").rglob("*"):
        if path.is_file() and "kantoor" not in path.parts:
            path.unlink()
    rewrite(settings, consent="nee")
    cli.main(["check", str(settings.root)])
    assert capsys.readouterr().out.splitlines()[-1] == (
        "De lijsten zijn in orde. Vraag terug wat er is verstuurd en niet meer gebruikt mag worden."
    )


def test_what_was_sent_is_told_also_where_the_files_are_gone(settings):
    send(settings)
    for path in (settings.root / "reports").rglob("jaaroverzicht*"):
        path.unlink()
    rewrite(settings, consent="nee")
    assert told(settings) == (
        "jaaroverzicht-2022.html en jaaroverzicht-2022.pdf (verstuurd, 2022 versie 1.0): "
        f"{HOLDS} Vraag wie het kreeg om het weg te halen.",
    )


def test_a_damaged_file_stops_nothing(settings):
    (settings.root / "reports" / "2022" / "los.pdf").write_bytes(b"niets")
    rewrite(settings, consent="nee")
    assert len(told(settings)) == 4


def test_a_quote_is_found_whatever_breaks_it_and_a_short_one_is_not(tmp_path):
    path = tmp_path / "een.html"
    path.write_text(
        "<p>Sinds de wande\u00adling groe-\nten <b>we elk</b>aar op straat.</p>", "utf-8"
    )
    assert held_in(path, {"V1": QUOTE, "V2": "de straat"}) == ("V1",)
    path.write_text('<svg aria-label="Vijf mensen &amp; een hond"></svg>', "utf-8")
    assert held_in(path, {"een.jpg": "Vijf mensen & een hond"}) == ("een.jpg",)
