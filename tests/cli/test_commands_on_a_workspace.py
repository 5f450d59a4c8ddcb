"""Commands end to end on a small workspace: what they print, how they end, what they leave."""

import json
import re
from dataclasses import fields
from pathlib import Path

import pytest

from wijkmakers_analysis import cli
from wijkmakers_analysis.indicators.fact import Fact

import builders

ACTIVITIES = [
    ("activiteit", "titel", "soort", "datum", "wijk", "opdrachtgever"),
    ("B01", "Bijeenkomst over energie", "bijeenkomst", "2022-03-10", "Selwerd", "Noorderthuis"),
    ("B02", "Bijeenkomst over groen", "bijeenkomst", "2022-05-12", "Paddepoel", None),
    ("W01", "Wandeling Selwerd", "wijkwandeling", "2022-06-17", "Selwerd", None),
]
ORGANISATIONS = [
    ("organisatie", "sector", "relatie", "sinds"),
    ("Noorderthuis", "woningcorporatie", "partner", "2021-11-01"),
    ("Buurtkracht", "welzijn", "partner", "2021-11-01"),
]
PEOPLE = [f"persoon{number}@voorbeeld.example" for number in range(12)]
ATTENDANCE = [
    ("activiteit", "deelnemer", "organisatie", "aanwezig"),
    *(("B01", person, "Noorderthuis", "ja") for person in PEOPLE[:9]),
    *(("B02", person, "Buurtkracht", "ja") for person in PEOPLE[9:]),
]
CONTRIBUTIONS = [
    ("organisatie", "soort", "activiteit"),
    ("Noorderthuis", "plek", "B01"),
    ("Noorderthuis", "opdracht", "B01"),
]
SHEETS = {
    "Activiteiten": ACTIVITIES,
    "Organisaties": ORGANISATIONS,
    "Aanwezigheid": ATTENDANCE,
    "Bijdragen": CONTRIBUTIONS,
}
ONE_YEAR = {2022: builders.YEARS[2022]}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return builders.workspace(tmp_path_factory.mktemp("werk"), SHEETS, ONE_YEAR).root


def run(capsys, *arguments):
    status = cli.main([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    assert "Traceback" not in captured.out + captured.err
    return status, captured.out, captured.err


def test_check_prints_the_ledger_and_that_all_is_well(folder, capsys):
    status, out, err = run(capsys, "check", folder)
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == "1 bestand gelezen, 19 rijen gebruikt."
    assert lines[-1] in ("Alles is in orde.", "1 waarschuwing.", "2 waarschuwingen.")


def test_check_names_the_cell_of_each_error_and_no_person(tmp_path, capsys):
    broken = [*ATTENDANCE, ("B99", "Anna Voorbeeld", "Noorderthuis", "ja")]
    settings = builders.workspace(tmp_path, {**SHEETS, "Aanwezigheid": broken}, ONE_YEAR)
    status, out, _ = run(capsys, "check", settings.root)
    assert status == 1
    assert "fout: programma.xlsx › Aanwezigheid › A14: " in out
    assert "Voorbeeld" not in out
    assert out.splitlines()[-1].startswith("1 fout")
    status, out, err = run(capsys, "facts", settings.root)
    assert (status, out) == (1, "")
    assert "programma.xlsx › Aanwezigheid › A14: " in err
    assert err.endswith("Herstel de fouten en doe het opnieuw.\n")


def test_facts_as_json_have_exactly_the_promised_keys(folder, capsys):
    status, out, err = run(capsys, "facts", folder, "--json")
    assert (status, err) == (0, "")
    facts = json.loads(out)
    promised = [part.name for part in fields(Fact)]
    assert all(list(fact) == promised for fact in facts)
    keys = [(fact["id"], json.dumps(fact["group"], sort_keys=True)) for fact in facts]
    assert len(keys) == len(set(keys))
    (total,) = [fact for fact in facts if fact["id"] == "activities" and not fact["group"]]
    assert total["value"] == 3
    assert total["shown"] == "3"
    assert {"file": "programma.xlsx", "sheet": "Activiteiten"} in total["sources"]


def test_only_internal_facts_are_unrounded(folder, capsys):
    def people_of(partner, *options):
        _, out, _ = run(capsys, "facts", folder, "--year", 2022, "--json", *options)
        (fact,) = [
            fact for fact in json.loads(out)
            if fact["id"] == "participants" and fact["group"] == {"organisatie": partner}
        ]  # fmt: skip
        return fact["value"]

    assert people_of("Noorderthuis") == 10
    assert people_of("Buurtkracht") is None
    assert people_of("Noorderthuis", "--internal") == 9
    assert people_of("Buurtkracht", "--internal") == 3


def test_facts_as_a_table_have_a_line_a_fact(folder, capsys):
    _, table, _ = run(capsys, "feiten", folder)
    _, listed, _ = run(capsys, "facts", folder, "--json")
    assert re.split("  +", table.splitlines()[0]) == ["getoond", "stand", "cijfer [ID voor bron]"]
    assert len(table.splitlines()) == len(json.loads(listed)) + 1
    assert re.search(
        "^2 +Activiteiten .soort: bijeenkomst. .activities.soort=bijeenkomst..$", table, re.M
    )
    assert "_" not in re.sub(r"\[.*?\]", "", table)


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["activities"], "programma.xlsx › Activiteiten: A2:A4"),
        (["activities{soort=bijeenkomst}"], "programma.xlsx › Activiteiten: A2:A3"),
        (["activities", "--group", "soort=wijkwandeling"], "programma.xlsx › Activiteiten: A4"),
    ],
)
def test_source_names_the_cells(arguments, line, folder, capsys):
    status, out, err = run(capsys, "source", arguments[0], folder, *arguments[1:])
    assert (status, out) == (0, f"{line}\n")
    assert err == "Alleen voor kantoor: deze cellen kunnen een mens verraden.\n"


def test_source_of_an_unknown_fact_is_a_wrong_call(folder, capsys):
    status, out, err = run(capsys, "source", "activiteiten", folder)
    assert (status, out) == (2, "")
    assert err.startswith("Het cijfer activiteiten bestaat niet. Lijkt erop: activities")


def test_pack_prints_where_it_lies(folder, capsys):
    status, out, _ = run(capsys, "pack", folder)
    assert status == 0
    path = folder / "packs" / out.strip().split("/")[-1]
    assert path.is_file()
    assert "persoon" not in path.read_text(encoding="utf-8")


def test_partners_makes_the_reports_that_it_names(folder, capsys, monkeypatch):
    monkeypatch.chdir(folder)
    status, out, err = run(capsys, "partners", "--date", "2022-12-01")
    assert (status, err) == (
        0,
        "Er zijn geen mails klaargezet. Er staat nog niemand in blad Contactpersonen. Zet daarin "
        "bij elke partner wie het verslag krijgt.\n",
    )
    names = [f"reports/2022/partners/{stem}.{end}" for stem in ("buurtkracht", "noorderthuis")
             for end in ("html", "pdf")]  # fmt: skip
    assert out.split() == names
    assert sorted(p.name for p in (folder / "reports/2022/partners").iterdir()) == sorted(
        name.split("/")[-1] for name in names
    )
    page = (folder / names[2]).read_text(encoding="utf-8")
    assert "Bijeenkomst over energie" in page
    assert "Van Noorderthuis deden ongeveer 10 mensen mee" in page
    assert "deden 1 tot en met 4" not in page


def test_paths_are_seen_from_where_the_command_was_given(folder, capsys, monkeypatch):
    monkeypatch.chdir(folder.parent)
    _, out, _ = run(capsys, "partners", folder.name, "--format", "html")
    stems = ("buurtkracht", "noorderthuis")
    assert out.split() == [f"{folder.name}/reports/2022/partners/{stem}.html" for stem in stems]
    assert Path.cwd() == folder.parent


def test_each_name_takes_its_own_only(folder, capsys, monkeypatch):
    monkeypatch.chdir(folder)
    call = ("partners", "--only", "Noorderthuis", "Buurtkracht")
    status, out, err = run(capsys, *call)
    assert (status, out) == (2, "")
    assert err.startswith(
        "De map Buurtkracht bestaat niet. Is dat de naam van een partner? Zet dan --only voor elke "
        'naam: --only "Noorderthuis" --only "Buurtkracht"\n'
    )


def test_only_one_partner_and_one_format(folder, capsys, tmp_path):
    status, out, _ = run(capsys, "partners", folder, "--only", "BUURTKRACHT", "--format", "html")
    assert status == 0
    assert [line.endswith("buurtkracht.html") for line in out.splitlines()] == [True]


def test_more_partners_are_named_one_after_the_other(folder, capsys):
    asked = ("--only", "Noorderthuis", "--only", "buurtkracht")
    status, out, _ = run(capsys, "partners", folder, *asked, "--format", "html")
    assert status == 0
    assert [Path(line).name for line in out.splitlines()] == [
        "buurtkracht.html",
        "noorderthuis.html",
    ]


def test_a_partner_is_known_by_its_other_names(tmp_path, capsys):
    heads, *rows = ORGANISATIONS
    named = [
        (*heads, "ook bekend als"),
        *((*row, "BK; Kracht van de Buurt" if row[0] == "Buurtkracht" else None) for row in rows),
    ]
    builders.workspace(tmp_path, {**SHEETS, "Organisaties": named}, ONE_YEAR)
    for name in ("bk", "Kracht van de buurt"):
        status, out, _ = run(capsys, "partners", tmp_path, "--only", name, "--dry-run")
        assert status == 0
        assert out.startswith("Buurtkracht: wordt gemaakt")
        assert "Noorderthuis" not in out
    status, _, err = run(capsys, "partners", tmp_path, "--only", "bewoner", "--dry-run")
    assert (status, err.split(". ")[0]) == (2, "'bewoner' is geen partner in 2022")


def test_an_empty_name_is_a_wrong_call(folder, capsys):
    status, out, err = run(capsys, "partners", folder, "--only", " ")
    assert (status, out) == (2, "")
    assert err == (
        "Achter --only staat geen naam. Zet er de naam van een partner achter.\n"
        "Zie: wijkmakers partners --help\n"
    )


def test_an_unknown_partner_is_a_wrong_call(folder, capsys):
    status, out, err = run(capsys, "partners", folder, "--only", "Nergens")
    assert (status, out) == (2, "")
    assert err == (
        "'Nergens' is geen partner in 2022. Wel partner: Buurtkracht en Noorderthuis.\n"
        "Zie: wijkmakers partners --help\n"
    )


def break_notebook(root: Path, name: str, condition: str) -> None:
    """Put a notebook in the workspace that stops where a condition on its parameters holds."""
    raw = json.loads((Path(__file__).parents[2] / "notebooks" / name).read_text("utf-8"))
    stops = (
        "from wijkmakers_analysis.errors import RunError\n"
        f"if {condition}:\n    raise RunError('Het notebook stopte.')"
    )
    cell = {"cell_type": "code", "id": "breekt", "metadata": {}, "source": stops}
    raw["cells"].insert(1, {**cell, "execution_count": None, "outputs": []})
    (root / "notebooks").mkdir()
    (root / "notebooks" / name).write_text(json.dumps(raw), "utf-8")


def test_one_failing_report_does_not_stop_the_others(tmp_path, capsys):
    settings = builders.workspace(tmp_path, SHEETS, ONE_YEAR)
    break_notebook(settings.root, "partner_report.ipynb", "partner == 'Buurtkracht'")
    status, out, err = run(capsys, "partners", settings.root, "--format", "html")
    assert status == 1
    assert err == (
        "Buurtkracht: geen verslag gemaakt. Het notebook partner_report.ipynb is mislukt in cel 2 "
        "(RunError): Het notebook stopte.\n"
    )
    assert [line.endswith("noorderthuis.html") for line in out.splitlines()] == [True]


def test_a_failed_review_leaves_nothing(tmp_path, capsys):
    settings = builders.workspace(tmp_path, SHEETS, ONE_YEAR)
    break_notebook(settings.root, "yearly_review.ipynb", "year")
    status, out, err = run(capsys, "review", settings.root)
    assert (status, out) == (1, "")
    assert err == (
        "Jaaroverzicht 2022: geen verslag gemaakt. Het notebook yearly_review.ipynb is mislukt in "
        "cel 2 (RunError): Het notebook stopte.\n"
    )
    assert not list(settings.root.glob("reports/**/*.*"))
