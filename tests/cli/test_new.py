"""`wijkmakers new` says where the workspace lies, what went along and what is still open."""

import pytest

from wijkmakers_analysis import cli
from wijkmakers_analysis.settings import load_settings

import builders


def run(capsys, *arguments):
    status = cli.main([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_an_empty_workspace_is_written_and_read(tmp_path, capsys):
    folder = tmp_path / "werk"
    status, out, err = run(capsys, "nieuw", folder, "--year", 2026)
    assert (status, err) == (0, "")
    assert out == (
        f"Er staat een lege werkruimte in {folder}.\n"
        "Het jaar 2026 loopt van 1 december 2025 tot en met 30 november 2026; klopt dat niet, "
        "verander het dan in wijkmakers.toml.\n"
        "Vul de werkboeken in de map data in; in elk werkboek staat een blad Uitleg.\n"
        f"Kijk daarna of alles klopt met: wijkmakers controleer {folder}\n"
        "Of dubbelklik op '1 Controleren' in de map Dubbelklik Windows of Dubbelklik Mac.\n"
    )
    assert {path.name for path in folder.iterdir()} == {
        "wijkmakers.toml", ".gitignore", "data", "notebooks", "reports", "Dubbelklik Windows",
        "Dubbelklik Mac",
    }  # fmt: skip
    assert len(list((folder / "notebooks").glob("*.ipynb"))) == 3
    status, out, err = run(capsys, "check", folder)
    assert (status, err) == (0, "")
    assert out.endswith(
        "\n\nEr is nog niets ingevuld; er zijn geen fouten. Vul de lijsten in vanaf regel 2. In "
        "een werkboek van wijkmakers nieuw legt blad Uitleg elke kolom uit.\n"
    )


def test_a_filled_folder_is_refused(tmp_path, capsys):
    (tmp_path / "iets.txt").write_text("x", encoding="utf-8")
    status, out, err = run(capsys, "new", tmp_path)
    assert (status, out) == (2, "")
    assert err == (
        f"De map {tmp_path} is niet leeg. Er is niets geschreven. Noem een nieuwe of lege map.\n"
        "Zie: wijkmakers nieuw --help\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["iets.txt"]


def test_an_empty_folder_that_is_there_is_filled(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    status, out, _ = run(capsys, "new", ".")
    assert status == 0
    assert load_settings(tmp_path).data.is_dir()
    assert out.startswith("Er staat een lege werkruimte in .")


@pytest.fixture
def old(tmp_path):
    sheets = {
        "Organisaties": [["organisatie", "sector"], ["Wonen", "corporatie"]],
        "Vraagstukken": [["vraagstuk", "organisatie"], ["Hoe dan?", "Wonen"]],
    }
    builders.workspace(tmp_path / "oud", sheets)
    return tmp_path / "oud"


def test_a_roll_over_says_what_went_along_and_what_is_open(old, tmp_path, capsys):
    (old / ".wijkmakers").mkdir()
    (old / ".wijkmakers" / "secret").write_text("ab" * 32, encoding="ascii")
    status, out, err = run(capsys, "new", tmp_path / "nieuw", "--from", old)
    assert (status, err) == (0, "")
    assert out == (
        f"Er staat een werkruimte voor het volgende jaar in {tmp_path / 'nieuw'}.\n"
        "Het jaar 2024 loopt van 1 december 2023 tot en met 30 november 2024; klopt dat niet, "
        "verander het dan in wijkmakers.toml.\n"
        "Vul de werkboeken in de map data in; in elk werkboek staat een blad Uitleg.\n"
        f"Kijk daarna of alles klopt met: wijkmakers controleer {tmp_path / 'nieuw'}\n"
        "Of dubbelklik op '1 Controleren' in de map Dubbelklik Windows of Dubbelklik Mac.\n"
        "\n"
        f"Meegenomen uit {old}: Organisaties (1) en Vraagstukken (1). De andere lijsten zijn "
        "leeg.\n"
        "Het geheim van de werkruimte (.wijkmakers/secret) ging ook mee: daarmee houdt iedereen "
        "dezelfde schuilnaam. Deel dat bestand met niemand buiten het bureau.\n"
        f"In {old} is niets veranderd.\n"
        "\n"
        f"Dit staat in {old} nog open (ook in Open einden.xlsx):\n"
        "- wijkmakers.toml: Het jaar 2023 is nog niet afgesloten. Zonder afsluiten is er volgend "
        "jaar niets om mee te vergelijken. Sluit het af als de verslagen zijn verstuurd. "
        "Dubbelklik daarna in de oude werkruimte nog een keer op 5 Volgend jaar: dan komen de "
        "cijfers in de nieuwe.\n"
        "- programma.xlsx › Vraagstukken › A2: Dit vraagstuk heeft nog geen opvolging. Het staat "
        "klaar in het nieuwe blad Vraagstukken; vul daar de opvolging in.\n"
    )


def test_a_year_beside_from_is_a_wrong_call(old, tmp_path, capsys):
    status, out, err = run(capsys, "new", tmp_path / "nieuw", "--from", old, "--year", 2024)
    assert (status, out) == (2, "")
    assert err == (
        "Met --from volgt het jaar vanzelf op het vorige. Laat --year weg.\n"
        "Zie: wijkmakers nieuw --help\n"
    )


def test_an_old_workspace_without_secret_is_not_said_to_have_one(old, tmp_path, capsys):
    _, out, _ = run(capsys, "new", tmp_path / "nieuw", "--from", old)
    assert "geheim" not in out
    assert not (old / ".wijkmakers").exists()


def test_from_within_the_old_workspace_it_has_its_own_name(old, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(old)
    _, out, _ = run(capsys, "new", tmp_path / "nieuw", "--from", ".")
    assert "\nMeegenomen uit oud: Organisaties (1) en Vraagstukken (1). " in out
    assert "\nIn oud is niets veranderd.\n" in out
    assert "\nDit staat in oud nog open (ook in Open einden.xlsx):\n" in out
