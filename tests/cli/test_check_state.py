"""check --state on a workspace: a line for what is incomplete, a count for the rest."""

import json

import pytest

from wijkmakers_analysis import cli
from wijkmakers_analysis.cli.state import REMEDIES

from builders import workspace

ACTIVITIES = [
    ["activiteit", "titel", "soort", "datum", "wijk", "bezoekers geteld", "status"],
    ["W01", "Wandeling met Anna", "wijkwandeling", "17-6-2022", "Selwerd", 12, None],
    ["W02", "Wandeling", "wijkwandeling", "15-7-2022", None, None, None],
    ["B01", "Gesprek", "bijeenkomst", "maart 2022", "Beijum", None, None],
    ["B02", "Gesprek", "bijeenkomst", "1-4-2022", "Beijum", None, "geannuleerd"],
    ["B03", "Gesprek", "bijeenkomst", "1-4-2030", "Beijum", None, None],
]
ATTENDANCE = [
    ["activiteit", "deelnemer", "organisatie", "aanwezig"],
    ["B01", "Anna Voorbeeld", None, "x"],
]
STORIES = [
    ["verhaal", "tekst", "toestemming", "geldig tot"],
    ["V1", "Anna kwam", "openbaar", "1-10-2022"],
]
SHEETS = {"Activiteiten": ACTIVITIES, "Aanwezigheid": ATTENDANCE, "Verhalen": STORIES}
TOLD = """\
De stand op 1 september 2022, van alles wat voor die dag is geweest.

datum       activiteit  soort          ontbreekt
03-2022     B01         bijeenkomst    organisatie van 1 deelnemer; precieze datum
15-07-2022  W02         wijkwandeling  lijst of telling; wijk

Verhalen waarvan de toestemming ontbreekt of afloopt (1). Vraag opnieuw toestemming en vul \
'geldig tot' in, of zet 'toestemming' op nee.
- programma.xlsx › Verhalen › D2: toestemming loopt af op 1 oktober 2022

Wat u kunt doen:
- lijst of telling: zet wie er was in een presentielijst, of zet een getal bij 'bezoekers geteld' \
in blad Activiteiten.
- organisatie: vul op de presentielijst in waar iemand werkt (of bewoner, zelfstandig, student), \
of zet het in blad Werkt bij.
- wijk: vul 'wijk' in bij de activiteit: de wijk, of 'hele stad'. Was het buiten de stad, vul dan 'andere plaats' in.
- precieze datum: vul bij 'datum' de dag in.

1 los eindje.
2 van de 3 activiteiten zijn nog niet compleet.
"""


def run(capsys, *arguments):
    status = cli.main([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def without_parts(told):
    """Return the state without the parts of the review that lack data; see test_unfilled."""
    blocks = told.split("\n\n")
    return "\n\n".join(one for one in blocks if not one.startswith("Lege delen in "))


def test_the_state_says_what_is_missing_and_no_person(tmp_path, capsys):
    root = workspace(tmp_path, SHEETS).root
    status, out, err = run(capsys, "check", root, "--state", "--date", "2022-09-01")
    assert (status, err) == (0, "")
    assert without_parts(out) == TOLD
    assert run(capsys, "controleer", root, "--state", "--date", "1-9-2022")[1] == out


@pytest.mark.parametrize(
    ("day", "line"),
    [
        ("2022-02-01", "Er is voor die dag nog geen activiteit geweest."),
        ("2022-04-01", "De enige activiteit is nog niet compleet."),
        ("2022-07-01", "1 van de 2 activiteiten is nog niet compleet."),
    ],
)
def test_the_last_line_counts_the_activities(day, line, tmp_path, capsys):
    root = workspace(tmp_path, SHEETS).root
    _, out, _ = run(capsys, "check", root, "--state", "--date", day)
    assert out.splitlines()[-1] == line


@pytest.mark.parametrize(
    ("rows", "line"),
    [(2, "De enige activiteit is compleet."), (3, "Beide activiteiten zijn compleet.")],
)
def test_where_nothing_is_missing_it_says_so(rows, line, tmp_path, capsys):
    whole = [*ACTIVITIES[:2], ["W03", *ACTIVITIES[1][1:]]]
    root = workspace(tmp_path, {"Activiteiten": whole[:rows]}).root
    status, out, _ = run(capsys, "check", root, "--state", "--date", "2022-09-01")
    assert status == 0
    assert without_parts(out) == (
        f"De stand op 1 september 2022, van alles wat voor die dag is geweest.\n\n{line}\n"
    )


def test_with_errors_the_state_is_told_as_far_as_it_goes(tmp_path, capsys):
    rows = [*ACTIVITIES, [None, "Gesprek", "bijeenkomst", "31-2-2022", "Beijum", None, None]]
    rows += [["B05", "Gesprek", "bijeenkomst", "3-2-2022", "Atlantis", 4, None]]
    root = workspace(tmp_path, {**SHEETS, "Activiteiten": rows}).root
    status, out, err = run(capsys, "check", root, "--state", "--date", "2022-09-01")
    assert (status, err) == (1, "")
    lines = out.splitlines()
    assert lines[0] == (
        "Let op: er zijn nog 3 fouten in de bestanden, dus deze stand kan onvolledig zijn. "
        "Bekijk ze met: wijkmakers controleer"
    )
    assert "03-02-2022  B05         bijeenkomst    wijk" in lines
    assert lines[-1] == "3 van de 4 activiteiten zijn nog niet compleet."


def test_the_state_is_on_record_and_leaves_the_progress_alone(tmp_path, capsys):
    root = workspace(tmp_path, SHEETS).root
    run(capsys, "check", root, "--state")
    (path,) = (root / ".wijkmakers" / "runs").iterdir()
    assert json.loads(path.read_text(encoding="utf-8"))["command"] == "check --state"
    assert "vorige controle" not in run(capsys, "check", root)[1]


def test_everything_that_can_be_missing_has_something_to_do_about_it(tmp_path, capsys):
    editions = [
        ["editie", "start", "eind"],
        ["1", "3-2-2022", "12-5-2022"],
        ["2", "februari 2022", None],
        ["3", "3-2-2022", "12-5-2022"],
    ]
    enrolments = [
        ["editie", "deelnemer", "organisatie", "status"],
        ["3", "D1", None, "afgerond"],
        ["3", "D2", None, "bezig"],
    ]
    rows = [*ACTIVITIES, ["W03", "Wandeling", "wandelen", "1-7-2022", "Selwerd", None, None]]
    photos = [["bestand", "alt-tekst", "toestemming", "geldig tot"]]
    photos += [["W01.jpg", "Een straat", "openbaar", "1-8-2022"]]
    sheets = {
        **SHEETS,
        "Activiteiten": rows,
        "Aanwezigheid": [*ATTENDANCE, ["W03", "D1", None, None]],
        "Edities": editions,
        "Inschrijvingen": enrolments,
        "Foto's": photos,
    }
    root = workspace(tmp_path, sheets).root
    status, out, _ = run(capsys, "check", root, "--state", "--date", "2022-09-01")
    assert status == 0
    blocks = {block.splitlines()[0]: block.splitlines()[1:] for block in out.split("\n\n")}
    cohorts = blocks["einde       editie  ontbreekt"]
    assert [" ".join(line.split()) for line in cohorts] == [
        "12-05-2022 1 inschrijvingen; vragenlijst vooraf; diploma's; vragenlijst na afloop",
        "12-05-2022 3 vragenlijst vooraf; afloop van 1 deelnemer; datum diploma van 1 deelnemer; "
        "vragenlijst na afloop",
        "onbekend 2 precieze startdatum; einddatum; inschrijvingen; vragenlijst vooraf",
    ]
    told = [line.partition(":")[0].removeprefix("- ") for line in blocks["Wat u kunt doen:"]]
    assert told == list(REMEDIES)
    assert out.splitlines()[-2] == "3 van de 3 edities zijn nog niet compleet."
