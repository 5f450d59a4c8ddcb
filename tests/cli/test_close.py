"""`wijkmakers close`: what it prints, how it ends, and that every command keeps to a closed year."""

import json

import pytest

from wijkmakers_analysis import cli

import builders

ACTIVITIES = [
    ("activiteit", "titel", "soort", "datum", "wijk"),
    ("B01", "Bijeenkomst over energie", "bijeenkomst", "2022-03-10", "Selwerd"),
    ("B02", "Bijeenkomst over groen", "bijeenkomst", "2023-03-10", "Paddepoel"),
]
EXTRA = ("B03", "Bijeenkomst over wonen", "bijeenkomst", "2022-06-10", "Selwerd")


def run(capsys, *arguments):
    status = cli.main([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    builders.workspace(tmp_path / "werk", {"Activiteiten": ACTIVITIES})
    return tmp_path / "werk"


@pytest.fixture
def closed(folder, capsys):
    run(capsys, "close", folder, "--year", 2022, "--date", "2023-01-15")
    return folder


def change(folder):
    builders.write_workbook(
        folder / "data" / "programma.xlsx", {"Activiteiten": [*ACTIVITIES, EXTRA]}
    )


def shown(folder, capsys, year, id="activities"):
    status, out, err = run(capsys, "facts", folder, "--year", year, "--json")
    assert (status, err) == (0, "")
    (total,) = (fact for fact in json.loads(out) if fact["id"] == id and not fact["group"])
    return total["shown"]


def test_close_prints_where_the_frozen_pack_lies(folder, capsys):
    status, out, err = run(capsys, "afsluiten", folder, "--year", 2022, "--date", "2023-01-15")
    assert (status, out) == (0, "werk/packs/2022.json\n")
    assert err == (
        "Het jaar 2022 is afgesloten. Het jaarpak verandert niet meer, ook niet als u de gegevens "
        "over mensen van dat jaar later verwijdert. Bewaar de map packs goed.\n"
    )


def test_an_earlier_open_year_is_a_warning(folder, capsys):
    status, _, err = run(capsys, "close", folder, "--year", 2023, "--date", "2024-01-15")
    assert status == 0
    assert err.startswith("Let op: 2022 is nog open. ")


EMPTY = (
    "Let op: in 2022 valt geen enkele activiteit. Het verslag is dan bijna leeg. Dat jaar loopt "
    "van 1 november 2021 tot en met 30 november 2022. Kijk of de datums in blad Activiteiten "
    "kloppen, en de dagen in wijkmakers.toml.\n"
)


def test_a_year_without_activities_is_a_warning(folder, capsys):
    sheets = {
        "Activiteiten": [ACTIVITIES[0], ACTIVITIES[2]],
        "Organisaties": [
            ("organisatie", "sector", "relatie", "sinds"),
            ("Huis", "welzijn", "partner", "2021-11-01"),
        ],
    }
    builders.write_workbook(folder / "data" / "programma.xlsx", sheets)
    for command in ("review", "partners"):
        status, _, err = run(capsys, command, folder, "--year", 2022, "--dry-run")
        assert (status, err) == (0, EMPTY)
    status, _, err = run(capsys, "close", folder, "--year", 2022, "--date", "2023-01-15")
    assert status == 0
    assert err.startswith(EMPTY)


def test_facts_and_pack_keep_to_a_closed_year(closed, capsys):
    change(closed)
    assert shown(closed, capsys, 2022) == "1"
    before = (closed / "packs" / "2022.json").read_bytes()
    assert run(capsys, "pack", closed, "--year", 2022)[0] == 0
    assert (closed / "packs" / "2022.json").read_bytes() == before
    status, out, err = run(capsys, "facts", closed, "--year", 2022, "--internal")
    assert (status, out) == (1, "")
    assert err == (
        "Het jaar 2022 is afgesloten; de getallen van voor het afronden zijn niet bewaard. "
        "Laat --internal weg.\n"
    )


def test_the_cells_behind_a_closed_year_are_those_of_now(closed, capsys):
    status, out, err = run(capsys, "source", "activities", closed, "--year", 2022)
    assert (status, out) == (0, "programma.xlsx › Activiteiten: A2\n")
    assert err.endswith(
        "Het jaar 2022 is afgesloten. Dit zijn de cellen zoals de lijsten nu zijn: wat daarna is "
        "weggehaald, staat er niet bij.\n"
    )


def test_close_again_names_each_figure_with_both_values(closed, capsys):
    change(closed)
    status, out, err = run(
        capsys, "close", closed, "--year", 2022, "--again", "--reason", "vergeten",
        "--date", "2023-02-01",
    )  # fmt: skip
    assert (status, out) == (0, "werk/packs/2022.json\n")
    assert "cijfers zijn herzien; maak de verslagen opnieuw:" in err
    assert "  Activiteiten: was 1, nu 2 (herzien)\n" in err
    assert shown(closed, capsys, 2022) == "2 (herzien, was 1)"


def test_close_again_without_a_change_says_so(closed, capsys):
    arguments = ("--again", "--reason", "zomaar", "--date", "2023-02-01")
    status, _, err = run(capsys, "close", closed, "--year", 2022, *arguments)
    assert status == 0
    assert err == "Er is niets veranderd; het jaarpak van 2022 blijft zoals het was.\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--again"], 'Zeg erbij waarom het opnieuw moet: --reason "twee dubbele namen"'),
        (["--again", "--reason", " "],
         'Zeg erbij waarom het opnieuw moet: --reason "twee dubbele namen"'),
        (["--reason", "zomaar"],
         "--reason hoort bij --again. Zet --again erbij, of laat --reason weg."),
    ],
)  # fmt: skip
def test_again_and_reason_belong_together(folder, capsys, arguments, message):
    status, out, err = run(capsys, "close", folder, "--year", 2022, *arguments)
    assert (status, out, err) == (2, "", f"{message}\nZie: wijkmakers afsluiten --help\n")


def test_a_second_close_is_refused(closed, capsys):
    status, out, err = run(capsys, "close", closed, "--year", 2022)
    assert (status, out) == (1, "")
    assert err.startswith("Het jaar 2022 is al afgesloten, op 15 januari 2023.")


def test_a_reason_that_names_somebody_is_refused_and_not_quoted(closed, capsys):
    change(closed)
    people = [("activiteit", "deelnemer", "aanwezig"), ("B01", "Quorneel Zwibbel", "x")]
    sheets = {"Activiteiten": [*ACTIVITIES, EXTRA], "Aanwezigheid": people}
    builders.write_workbook(closed / "data" / "programma.xlsx", sheets)
    before = (closed / "packs" / "2022.json").read_bytes()
    again = ("close", closed, "--year", 2022, "--date", "2023-02-01", "--again", "--reason")
    for reason in ("Quorneel Zwibbel stond dubbel", "een regel van Zwibbel"):
        assert run(capsys, *again, reason) == (
            1, "", "In de reden staat iemand uit de lijsten. Schrijf haar zonder namen.\n",
        )  # fmt: skip
    assert (closed / "packs" / "2022.json").read_bytes() == before
    assert run(capsys, *again, "een dubbele naam")[0] == 0
    assert "Zwibbel" not in (closed / "packs" / "2022.json").read_text("utf-8")


PEOPLE = [f"Quorneel Zwibbel{number:02}" for number in range(14)]
PERSONS = {
    "Aanwezigheid": [
        ("activiteit", "deelnemer", "organisatie", "aanwezig", "rol"),
        *(("B01", name, "Huis en Haard", "ja", "deelnemer") for name in PEOPLE[:11]),
        *(("B01", name, "De Ontmoeting", "ja", "deelnemer") for name in PEOPLE[11:]),
        *(("B02", name, "Huis en Haard", "ja", "deelnemer") for name in PEOPLE[4:]),
    ],
    "Deelnemers": [("deelnemer", "jong talent"), *((name, "ja") for name in PEOPLE[:6])],
    "Werkt bij": [
        ("deelnemer", "organisatie", "van"),
        *((name, "Huis en Haard", "2021-11-01") for name in PEOPLE[:11]),
    ],
    "Inschrijvingen": [
        ("editie", "deelnemer", "organisatie", "status", "datum diploma"),
        *(("E1", name, "Huis en Haard", "afgerond", "2022-06-10") for name in PEOPLE[:9]),
    ],
    "Contactpersonen": [
        ("organisatie", "naam", "e-mail"),
        ("Huis en Haard", "Wiebe Zonnedauw", "wiebe@huis.example"),
        ("De Ontmoeting", "Oene Mistbank", "oene@ontmoeting.example"),
    ],
}
OTHERS = {
    "Activiteiten": ACTIVITIES,
    "Organisaties": [
        ("organisatie", "sector", "relatie", "werkgebied", "sinds"),
        ("Huis en Haard", "woningcorporatie", "partner", "Selwerd", "2021-11-01"),
        ("De Ontmoeting", "welzijn", "partner", None, "2021-11-01"),
    ],
    "Edities": [
        ("editie", "titel", "start", "eind"),
        ("E1", "Leergang", "2022-01-10", "2022-06-10"),
    ],
    "Bijdragen": [("organisatie", "datum", "soort"), ("Huis en Haard", "2022-03-10", "plek")],
    "Vraagstukken": [
        ("vraagstuk", "organisatie", "datum"),
        ("Hoe eerder?", "De Ontmoeting", "2022-03-10"),
    ],
    "Verhalen": [
        ("verhaal", "tekst", "datum", "toestemming"),
        ("V1", "Sinds de wandeling groeten we elkaar.", "2022-03-10", "openbaar"),
    ],
}


def made_of(folder):
    """Return every byte that stands for a closed year and can be read outside the office."""
    paths = [folder / "packs" / "2022.json"]
    paths += (path for path in (folder / "reports").rglob("*") if "kantoor" not in path.parts)
    return {path.relative_to(folder): path.read_bytes() for path in paths if path.is_file()}


@pytest.mark.long
def test_no_byte_differs_after_every_row_about_persons_is_deleted(tmp_path, capsys):
    folder = builders.workspace(tmp_path / "werk", {**OTHERS, **PERSONS}).root
    run(capsys, "close", folder, "--year", 2022, "--date", "2023-01-15")

    def rebuild():
        for command in ("review", "partners"):
            status, _, err = run(capsys, command, folder, "--year", 2022, "--date", "2023-02-01")
            assert status == 0, err
        return made_of(folder)

    before = rebuild()
    ends = [path.suffix for path in before]
    assert ends.count(".pdf") >= 3
    assert ".xlsx" in ends
    for path in (folder / "reports").rglob("*.*"):
        if path.is_file():
            path.unlink()
    builders.write_workbook(folder / "data" / "programma.xlsx", OTHERS)
    after = rebuild()
    assert list(after) == list(before)
    assert [path for path in after if after[path] != before[path]] == []


def test_it_tells_how_many_possible_doubles_nobody_decided_on(folder, capsys):
    sheets = {
        "Activiteiten": ACTIVITIES,
        "Aanwezigheid": [
            ("activiteit", "deelnemer", "organisatie", "aanwezig"),
            *(("B01", name, "Wonen", "ja") for name in ("Jan Pietersen", "Jan Pieterson")),
        ],
        "Organisaties": [("organisatie", "sector"), ("Wonen", "corporatie")],
    }
    builders.write_workbook(folder / "data" / "programma.xlsx", sheets)
    _, out, _ = run(capsys, "controleer", folder)
    assert out.endswith("Nog 1 mogelijke dubbele om over te beslissen.\n")
    status, _, err = run(capsys, "afsluiten", folder, "--year", 2022, "--date", "2023-01-15")
    assert status == 0
    assert err.endswith(
        "\nLet op: er is nog 1 mogelijke dubbele om over te beslissen. Zolang dat zo is, is het "
        "aantal mensen niet zeker. Dubbelklik op 1 Controleren: in de map herstellen staan de "
        "namen. Zet uw keuze in blad Dubbelen en sluit dan opnieuw af.\n"
    )
    decided = {"Dubbelen": [
        ("naam 1", "naam 2", "zelfde"), ("Jan Pietersen", "Jan Pieterson", "nee"),
    ]}  # fmt: skip
    builders.write_workbook(folder / "data" / "programma.xlsx", {**sheets, **decided})
    _, _, err = run(capsys, "afsluiten", folder, "--year", 2022, "--again", "--reason", "beslist")
    assert "mogelijke dubbele" not in err
