"""What the commands that make reports say: the plan, what was kept, what cannot be reached."""

import json
import os
from pathlib import Path

import pytest

from wijkmakers_analysis import cli
from wijkmakers_analysis.printing.lock import NAME, started

import builders

SHEETS = {
    "Activiteiten": [
        ("activiteit", "titel", "soort", "datum", "wijk"),
        ("B01", "Bijeenkomst over energie", "bijeenkomst", "2022-03-10", "Selwerd"),
    ],
    "Organisaties": [
        ("organisatie", "sector", "relatie", "sinds"),
        ("Noorderthuis", "woningcorporatie", "partner", "2021-11-01"),
    ],
}
DAY = ("--format", "html", "--date", "2022-12-01")
PAGE = "reports/2022/partners/noorderthuis.html"


@pytest.fixture(scope="module")
def root(tmp_path_factory) -> Path:
    years = {2022: builders.YEARS[2022]}
    return builders.workspace(tmp_path_factory.mktemp("werk"), SHEETS, years).root


@pytest.fixture
def run(root, capsys, monkeypatch):
    monkeypatch.chdir(root)

    def run_command(*arguments: str) -> tuple[int, list[str], list[str]]:
        status = cli.main(arguments)
        captured = capsys.readouterr()
        return status, captured.out.splitlines(), captured.err.splitlines()

    return run_command


def test_the_plan_the_making_and_an_edited_file(root, run):
    nothing = "Er is nu niets gemaakt."
    plan = ("partners", *DAY, "--dry-run")
    assert run(*plan) == (
        0, ["Noorderthuis: wordt gemaakt (het is er nog niet)", f"1 van 1 te maken. {nothing}"], [],
    )  # fmt: skip
    assert not (root / "reports").exists()
    assert run("partners", *DAY) == (0, [PAGE], [])
    made = (root / PAGE).read_bytes()
    assert run(*plan) == (
        0, ["Noorderthuis: blijft staan", f"0 van 1 te maken. {nothing}"], [],
    )  # fmt: skip
    stood = os.stat(root / PAGE).st_mtime_ns
    assert run("partners", *DAY) == (0, [PAGE], [])
    assert os.stat(root / PAGE).st_mtime_ns == stood

    (root / PAGE).write_bytes(made + b"<!-- aangevuld -->")
    assert run(*plan, "--draft") == (
        0,
        [
            "Noorderthuis: wordt gemaakt (het is er nog niet)",
            f"1 van 1 te maken. {nothing}",
        ],
        [],
    )
    # A draft takes nobody's place.
    concept = "reports/2022/partners/noorderthuis-concept.html"
    assert run("partners", *DAY, "--draft") == (0, [concept], [])
    status, out, err = run("partners", "--format", "html", "--date", "2022-12-16")
    assert (status, out) == (0, ["reports/2022/partners/noorderthuis (nieuw).html"])
    assert err == [
        "noorderthuis.html is na het maken door iemand veranderd en blijft staan. Het nieuwe "
        "verslag staat ernaast: noorderthuis (nieuw).html."
    ]
    assert (root / PAGE).read_bytes() == made + b"<!-- aangevuld -->"


def test_a_second_run_at_once_is_refused(root, run):
    folder = root / ".wijkmakers" / "printing"
    folder.mkdir(parents=True, exist_ok=True)
    owner = {
        "host": os.uname().nodename if hasattr(os, "uname") else "", "pid": os.getpid(),
        "started": started(os.getpid()), "who": "anna", "since": "01-12-2022 09:30",
        "command": "wijkmakers review",
    }  # fmt: skip
    (folder / NAME).write_text(json.dumps(owner), "utf-8")
    status, out, err = run("review", *DAY)
    (folder / NAME).unlink()
    assert (status, out) == (1, [])
    assert err[0].startswith("Er worden al verslagen gemaakt: wijkmakers review, door anna op ")


def test_a_file_that_cannot_be_read_is_named(run, monkeypatch):
    stat = Path.stat

    def unreachable(path, **options):
        if path.name == "programma.xlsx":
            raise OSError(22, "de cloudbestandsprovider werkt niet", str(path))
        return stat(path, **options)

    monkeypatch.setattr(Path, "stat", unreachable)
    status, out, err = run("partners", *DAY)
    assert (status, out) == (1, [])
    assert err == [
        "programma.xlsx is niet te lezen of te schrijven (de cloudbestandsprovider werkt niet). "
        "Staat het alleen in de cloud, kies dan in de Verkenner 'Altijd behouden op dit apparaat'. "
        "Kijk ook of u erbij mag en of er plaats is op de schijf, en doe het opnieuw."
    ]
