"""A closed year goes along to the next workspace, to be compared with and for nothing else."""

import json
import shutil
from pathlib import Path

import pytest

from wijkmakers_analysis import cli
from wijkmakers_analysis.programme import load_programme
from wijkmakers_analysis.settings import load_settings
from wijkmakers_analysis.yearpack import ensure_pack, open_pack, pack_path
from wijkmakers_analysis.yearpack.making import known_before
from wijkmakers_analysis.yearpack.register import Sent, enter

import builders
from photographs import png

QUOTE = "Sinds de wandeling groeten we elkaar op straat."
WORDS = "Wat een jaar was dit."
PEOPLE = [f"persoon{number}@voorbeeld.example" for number in range(40)]
SHEETS = {
    "Activiteiten": [
        ("activiteit", "titel", "soort", "datum", "wijk"),
        ("B01", "Bijeenkomst over energie", "bijeenkomst", "2022-03-10", "Selwerd"),
        ("B02", "Bijeenkomst over groen", "bijeenkomst", "2023-03-10", "Paddepoel"),
    ],
    "Organisaties": [
        ("organisatie", "sector", "relatie", "sinds"),
        ("Noorderthuis", "woningcorporatie", "partner", "2021-11-01"),
    ],
    "Aanwezigheid": [
        ("activiteit", "deelnemer", "organisatie", "aanwezig"),
        *(("B01", person, "Noorderthuis", "ja") for person in PEOPLE[:20]),
        *(("B02", person, "Noorderthuis", "ja") for person in PEOPLE[10:]),
    ],
    "Verhalen": [
        ("verhaal", "tekst", "datum", "toestemming"),
        ("V1", QUOTE, "2023-06-17", "openbaar"),
    ],
    "Teksten": [("jaar", "plaats", "tekst"), (2023, "voorwoord", WORDS)],
    "Foto's": [
        ("bestand", "alt-tekst", "maker", "plek", "toestemming"),
        ("Anna Voorbeeld.png", "Een straat met bomen", "het bureau", "cover", "openbaar"),
    ],
}  # fmt: skip
# The figures of what was sent of 2023: once, and once more after twelve people were added.
SENT = ["packs/verzonden/2023-1.0.json", "packs/verzonden/2023-1.1.json"]
NEXT = [
    ("activiteit", "titel", "soort", "datum", "wijk"),
    ("B03", "Bijeenkomst over wonen", "bijeenkomst", "2024-03-10", "Beijum"),
]
REFUSED = (
    "Het jaar 2023 is afgesloten in een vorige werkruimte en ligt hier alleen om mee te "
    "vergelijken. Verslagen maken of opnieuw afsluiten doet u in die werkruimte.\n"
)


def run(capsys, *arguments):
    status = cli.main([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def close(folder, *years):
    for year in years:
        arguments = ["--year", str(year), "--date", f"{year + 1}-01-15"]
        assert cli.main(["afsluiten", str(folder), *arguments]) == 0


def send_twice(folder):
    """Send 2023 as it was with twelve people fewer on its list, and as it is."""
    settings, rows = load_settings(folder), SHEETS["Aanwezigheid"]
    for version, given in (("1.0", rows[:-12]), ("1.1", rows)):
        builders.workspace(folder, {**SHEETS, "Aanwezigheid": given})
        pack = open_pack(ensure_pack(settings, 2023))
        sent = Sent(
            sent_on="2024-01-05", year=2023, version=version, partner="Noorderthuis",
            files={"noorderthuis.pdf": "ab"}, pack_hash=pack.hash,
        )  # fmt: skip
        enter(settings, pack, [sent])


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("jaren")
    builders.workspace(folder / "open", SHEETS)
    (folder / "open" / "data" / "Anna Voorbeeld.png").write_bytes(png((400, 300)))
    shutil.copytree(folder / "open", folder / "oud")
    send_twice(folder / "oud")
    close(folder / "oud", 2022, 2023)
    assert cli.main(["nieuw", str(folder / "nieuw"), "--from", str(folder / "oud")]) == 0
    activities = folder / "nieuw" / "data" / "Activiteiten.xlsx"
    builders.write_workbook(activities, {"Activiteiten": NEXT})
    return folder


@pytest.fixture
def folder(made, tmp_path, monkeypatch):
    """An old workspace that is open, one that is closed, and the new one that came of it."""
    monkeypatch.chdir(tmp_path)
    return shutil.copytree(made, tmp_path, dirs_exist_ok=True)


@pytest.fixture
def old(folder):
    return folder / "oud"


@pytest.fixture
def new(folder):
    return folder / "nieuw"


def test_the_next_review_compares_with_the_closed_year(old, new, capsys):
    settings = load_settings(new)
    assert [year.is_carried for year in settings.years.values()] == [True, True, False]
    pack = open_pack(ensure_pack(settings, 2024))
    was = open_pack(old / "packs" / "2023.json")
    assert (pack.compared_with.year, pack.compared_with.hash) == (2023, was.hash)
    (activities,) = [one for one in pack.comparisons if one.key == "activities"]
    assert (activities.was, activities.now) == ("1", "1")


def test_what_goes_along_are_figures_and_nobody(old, new):
    kept = {path.relative_to(new).as_posix() for path in (new / "packs").rglob("*")}
    assert kept == {"packs/2022.json", "packs/2023.json", "packs/verzonden", *SENT}
    assert len(list((old / "packs" / "2023.photos").iterdir())) == 1
    text = (new / "packs" / "2023.json").read_text("utf-8")
    assert QUOTE in (old / "packs" / "2023.json").read_text("utf-8")
    texts = [text, *((new / name).read_text("utf-8") for name in SENT)]
    assert not any(one in text for one in (QUOTE, WORDS, "Anna", "persoon") for text in texts)
    was, now = open_pack(old / "packs" / "2023.json"), open_pack(new / "packs" / "2023.json")
    assert (now.facts, now.hash, now.closed_on) == (was.facts, was.hash, was.closed_on)
    record = ".wijkmakers/closed/2023.json"
    assert (new / record).read_bytes() == (old / record).read_bytes()


@pytest.mark.parametrize(
    "command",
    [
        ["jaaroverzicht"], ["partners"], ["partners", "--final"], ["pak"], ["afsluiten"],
        ["afsluiten", "--again", "--reason", "vergeten"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_carried_year_is_made_and_closed_nowhere_else(new, capsys, command):
    before = (new / "packs" / "2023.json").read_bytes()
    assert run(capsys, command[0], new, "--year", 2023, *command[1:]) == (1, "", REFUSED)
    assert (new / "packs" / "2023.json").read_bytes() == before
    assert not any((new / "reports").iterdir())


def test_its_facts_are_the_frozen_ones_and_check_finds_nothing(old, new, capsys):
    status, out, err = run(capsys, "feiten", new, "--year", 2023, "--json")
    assert (status, err) == (0, "")
    shown = {fact["id"]: fact["shown"] for fact in json.loads(out) if not fact["group"]}
    assert shown["participants"] == "ongeveer 30"
    status, out, err = run(capsys, "feiten", new, "--year", 2023, "--internal")
    assert (status, out) == (1, "")
    assert err == (
        "Het jaar 2023 is afgesloten; de getallen van voor het afronden zijn niet bewaard. "
        "Laat --internal weg.\n"
    )
    status, out, _ = run(capsys, "controleer", new)
    assert (status, out.splitlines()[-1]) == (0, "Alles is in orde.")


def test_without_a_year_a_command_is_about_the_year_whose_lists_are_here(new, capsys):
    assert run(capsys, "pak", new) == (0, "nieuw/packs/2024.json\n", "")


def test_the_command_says_what_went_along(old, capsys):
    _, out, _ = run(capsys, "nieuw", "ander", "--from", "oud")
    assert (
        "Meegenomen uit oud: Organisaties (1). De andere lijsten zijn leeg.\n"
        "De afgesloten cijfers van 2022 en 2023 gingen mee om mee te vergelijken, zonder verhalen, "
        "foto's en eigen teksten.\n"
    ) in out


def test_a_year_closed_later_comes_by_the_same_command(folder, capsys):
    was, new = folder / "open", folder / "ander"
    close(was, 2022)
    _, out, _ = run(capsys, "nieuw", new, "--from", was)
    # A closed year before an open one would stand beside the new one as if it were the last.
    assert "gingen mee om mee te vergelijken" not in out
    assert (
        "- wijkmakers.toml: Het jaar 2023 is nog niet afgesloten. Zonder afsluiten is er volgend "
        "jaar niets om mee te vergelijken. Sluit het af als de verslagen zijn verstuurd. "
        "Dubbelklik daarna in de oude werkruimte nog een keer op 5 Volgend jaar: dan komen de "
        "cijfers in de nieuwe.\n"
    ) in out
    assert list(load_settings(new).years) == [2024]
    stays = "De werkruimte ander is er al. De lijsten en de verslagen daarin zijn gebleven.\n"
    before = (new / "wijkmakers.toml").read_bytes()
    assert run(capsys, "nieuw", new, "--from", was) == (
        0,
        f"{stays}Er was niets nieuws over te nemen uit open.\n"
        "Het jaar 2023 is nog niet afgesloten. Sluit het af als de verslagen zijn verstuurd, en "
        "doe dit dan nog een keer.\n",
        "",
    )
    assert (new / "wijkmakers.toml").read_bytes() == before
    send_twice(was)
    close(was, 2023)
    capsys.readouterr()
    own = {path: path.read_bytes() for path in (new / "data").iterdir()}
    assert run(capsys, "nieuw", new, "--from", was) == (
        0,
        f"{stays}Overgenomen uit open: de afgesloten cijfers van 2022 en 2023. Hebt u daar al een "
        "jaaroverzicht? Maak het dan opnieuw.\n"
        "Overgenomen uit open: de cijfers van 2 versies die u verstuurde, zodat ook het nieuwe "
        "jaar daar niets over mensen aan toevoegt.\n",
        "",
    )
    assert {path: path.read_bytes() for path in (new / "data").iterdir()} == own
    text = (new / "packs" / "2023.json").read_text("utf-8")
    assert not any(one in text for one in (QUOTE, WORDS, "Anna", "persoon"))
    settings = load_settings(new)
    assert {number: year.is_carried for number, year in settings.years.items()} == {
        2022: True, 2023: True, 2024: False,
    }  # fmt: skip
    assert open_pack(ensure_pack(settings, 2024)).compared_with.year == 2023
    assert run(capsys, "jaaroverzicht", new, "--year", 2023) == (1, "", REFUSED)


def test_a_year_closed_again_says_how_its_figures_come_along(old, new, capsys):
    more = [*SHEETS["Activiteiten"], ("B09", "Bijeenkomst", "bijeenkomst", "2023-04-10", "Selwerd")]
    builders.workspace(old, {**SHEETS, "Activiteiten": more})
    before = (new / "packs" / "2023.json").read_bytes()
    status, _, err = run(
        capsys, "afsluiten", old, "--year", 2023, "--again", "--reason", "vergeten",
        "--date", "2024-02-01",
    )  # fmt: skip
    assert status == 0
    assert err.endswith(
        "\nIs er al een werkruimte van een volgend jaar? Daar staan nog de oude cijfers. "
        "Dubbelklik hier nog een keer op 5 Volgend jaar, of: wijkmakers nieuw WERKRUIMTE --from "
        "oud\n"
    )
    assert (new / "packs" / "2023.json").read_bytes() == before
    status, out, _ = run(capsys, "nieuw", new, "--from", old)
    assert status == 0
    assert "Overgenomen uit oud: de afgesloten cijfers van 2023. Hebt u daar al een" in out
    (activities,) = [
        one
        for one in open_pack(ensure_pack(load_settings(new), 2024)).comparisons
        if one.key == "activities"
    ]
    assert activities.was.startswith("2")
    assert "niets nieuws over te nemen" in run(capsys, "nieuw", new, "--from", old)[1]


def test_only_a_workspace_that_came_of_the_old_one_takes_its_years(old, new, folder, capsys):
    kept = {path: path.read_bytes() for path in new.rglob("*") if path.is_file()}
    (new / ".wijkmakers" / "secret").write_text("cd" * 32, encoding="ascii")
    (old / ".wijkmakers" / "secret").write_text("ab" * 32, encoding="ascii")
    for later, earlier in ((new, old), (folder / "open", old), (old, old), (old, new)):
        status, out, err = run(capsys, "nieuw", later, "--from", earlier)
        assert (status, out) == (2, "")
        assert err.startswith(f"{later} is geen vervolg op {earlier}. Er is niets geschreven.")
    changed = {path for path in kept if path.read_bytes() != kept[path]}
    assert changed <= {new / ".wijkmakers" / "secret"}


def test_a_carried_year_without_its_pack_is_said(new, capsys):
    pack_path(load_settings(new), 2023).unlink()
    (new / ".wijkmakers" / "closed" / "2023.json").unlink()
    status, out, err = run(capsys, "feiten", new, "--year", 2023)
    assert (status, out) == (1, "")
    assert err == (
        "Het jaar 2023 is meegenomen uit een vorige werkruimte, maar packs/2023.json is er niet. "
        "Zet het terug uit de reservekopie, of neem het over uit de map packs van die "
        "werkruimte.\n"
    )


def test_the_year_after_takes_both_along(new, capsys):
    close(new, 2024)
    status, _, _ = run(capsys, "nieuw", "later", "--from", new)
    assert status == 0
    years = load_settings(new.parent / "later").years.values()
    assert [(year.number, year.is_carried) for year in years] == [
        (2022, True), (2023, True), (2024, True), (2025, False),
    ]  # fmt: skip


def test_every_version_that_was_sent_is_known_to_the_gate_of_the_new_year(old, new):
    """Its closed pack says what is so now; who read the version before it can subtract."""
    settings = load_settings(new)
    programme = load_programme(settings)
    known = known_before(programme, settings.year(2024), open_pack(new / "packs" / "2023.json"))
    told = [one.value for one in known if one.key == "attendances" and one.period >= "2022-12"]
    assert sorted(set(told)) == [20, 30]
    assert [(new / name).read_bytes() for name in SENT] == [
        (old / name).read_bytes() for name in SENT
    ]
    assert not (new / "packs" / "verzonden" / "register.json").exists()


def test_what_was_sent_of_an_open_year_is_known_too(folder, capsys):
    send_twice(folder / "open")
    assert run(capsys, "nieuw", "ander", "--from", "open")[0] == 0
    kept = {path.relative_to("ander").as_posix() for path in Path("ander/packs").rglob("*.json")}
    assert kept == set(SENT)


def test_a_version_that_was_changed_after_it_was_sent_stops_the_command(old, capsys):
    path = old / SENT[0]
    path.write_text(path.read_text("utf-8").replace("ongeveer 20", "ongeveer 25"), "utf-8")
    status, _, err = run(capsys, "nieuw", "ander", "--from", "oud")
    assert (status, err) == (
        1,
        "De cijfers in packs/verzonden/2023-1.0.json zijn veranderd nadat ze verstuurd zijn. "
        "Zet het bestand terug uit de reservekopie.\n",
    )
    assert not Path("ander").exists()
