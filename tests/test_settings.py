"""wijkmakers.toml: what is read, and each refusal as a whole sentence."""

from datetime import date

import pytest

from wijkmakers_analysis.errors import SettingsError, WrongCall
from wijkmakers_analysis.schemas import SurveyAnswers
from wijkmakers_analysis.schemas.attendance import ABSENT, EXCUSED, PRESENT, UNKNOWN
from wijkmakers_analysis.settings import (
    FigureException,
    NamedExport,
    NamedSheet,
    find_workspace,
    gaps_between,
    load_settings,
)
from wijkmakers_analysis.settings.named import BLANKS, MOMENTS, file_matches

GOOD = """
name = "Wijkmakers"
data = "data/example"
[years.2022]
label = "Eén jaar Wijkmakers"
start = 2021-11-01
end = 2022-11-30
[years.2023]
start = 2022-12-01
end = 2023-11-30
[privacy]
threshold = 8
"""


def workspace(tmp_path, text):
    (tmp_path / "wijkmakers.toml").write_text(text, encoding="utf-8")
    return tmp_path


def test_reads_everything(tmp_path):
    settings = load_settings(workspace(tmp_path, GOOD))
    assert settings.name == "Wijkmakers"
    assert settings.data == tmp_path / "data" / "example"
    assert settings.year(2022).label == "Eén jaar Wijkmakers"
    assert settings.year(2022).period == "2021-11-01/2022-11-30"
    assert settings.year(2022).days == 395
    assert settings.year(2023).label == "2023"
    assert settings.privacy.threshold == 8
    assert settings.limits.percentage_from == 10


def test_is_found_from_a_folder_below(tmp_path):
    below = workspace(tmp_path, GOOD) / "notebooks" / "eigen"
    below.mkdir(parents=True)
    assert find_workspace(below) == tmp_path.resolve()


def test_windows_paths_mean_the_same(tmp_path):
    settings = load_settings(workspace(tmp_path, GOOD.replace('"data/example"', r"'data\example'")))
    assert settings.data == tmp_path / "data" / "example"


def test_a_byte_order_mark_is_no_problem(tmp_path):
    (tmp_path / "wijkmakers.toml").write_bytes(b"\xef\xbb\xbf" + GOOD.encode())
    assert load_settings(tmp_path).name == "Wijkmakers"


REFUSALS = [
    ('nam = "x"', "wijkmakers.toml: de instelling 'nam' bestaat niet. Bedoelt u 'name'?"),
    (
        "[privacy]\ntreshold = 5",
        "wijkmakers.toml: de instelling 'treshold' in [privacy] bestaat niet. Bedoelt u 'threshold'?",
    ),
    (
        "[privacy]\nthreshold = 4",
        "wijkmakers.toml: privacy.threshold is 4; het laagste is 5. "
        "Zet er 5 of hoger neer, of haal de regel weg.",
    ),
    (
        "[limits]\ntie_events = 4",
        "wijkmakers.toml: limits.tie_events is 4; het hoogste is 3. "
        "Zet er 3 of lager neer, of haal de regel weg.",
    ),
    (
        "[privacy]\nthreshold = true",
        "wijkmakers.toml: bij privacy.threshold hoort een heel getal. Verbeter die regel.",
    ),
    (
        "[years.2022]\nstart = 2022-01-01",
        "wijkmakers.toml: in [years.2022] ontbreekt end. Zet er een datum neer, zoals: end = 2022-11-30",
    ),
    (
        "[years.2022]\nstart = 2022-02-01\nend = 2022-01-01",
        "wijkmakers.toml: in [years.2022] ligt end (2022-01-01) voor start (2022-02-01). "
        "Draai ze om of verbeter ze.",
    ),
    (
        "[years.22]\nstart = 2022-01-01\nend = 2022-02-01",
        "wijkmakers.toml: [years.22] is geen jaar. Schrijf vier cijfers, zoals [years.2022].",
    ),
    (
        "[years.2022]\nstart = 2022-01-01\nend = 2022-12-31\n"
        "[years.2023]\nstart = 2022-12-31\nend = 2023-12-31",
        "wijkmakers.toml: de jaren 2022 en 2023 overlappen (2022-12-31 en 2022-12-31). "
        "Laat elk jaar beginnen na het einde van het vorige.",
    ),
]


@pytest.mark.parametrize(("text", "message"), REFUSALS, ids=[row[0][:20] for row in REFUSALS])
def test_refusals(tmp_path, text, message):
    with pytest.raises(SettingsError) as refusal:
        load_settings(workspace(tmp_path, text))
    assert str(refusal.value) == message


def test_no_workspace(tmp_path):
    with pytest.raises(SettingsError) as refusal:
        find_workspace(tmp_path)
    assert str(refusal.value) == (
        f"In {tmp_path.resolve()} en de mappen daarboven staat geen wijkmakers.toml. Noem de map "
        "van uw werkruimte. Hebt u er nog geen, begin dan met: wijkmakers nieuw MAP (leeg) of "
        "wijkmakers voorbeeld MAP (een voorbeeld)"
    )


def test_unknown_year(tmp_path):
    with pytest.raises(WrongCall) as refusal:
        load_settings(workspace(tmp_path, GOOD)).year(2021)
    assert str(refusal.value) == (
        "Het jaar 2021 staat niet in wijkmakers.toml; wel: 2022, 2023. "
        "Kies een van die jaren, of zet het jaar erbij onder [years.2021]."
    )


def test_gaps_are_found(tmp_path):
    settings = load_settings(workspace(tmp_path, GOOD.replace("2022-12-01", "2023-01-01")))
    ((early, late),) = gaps_between(settings.years)
    assert (early.end, late.start) == (date(2022, 11, 30), date(2023, 1, 1))


NAMED = (
    GOOD
    + r"""
[[sheets]]
file = 'lijsten\oud.xlsx'
sheet = "Blad1"
table = "Aanwezigheid"
activity = "W01"
blank = "afwezig"
[[exports]]
file = "teams/*.csv"
activity = "W01"
[[exports]]
file = "Evaluatie.xlsx"
edition = "2022-1"
moment = "na"
"""
)


def test_sheets_and_exports_are_named(tmp_path):
    settings = load_settings(workspace(tmp_path, NAMED))
    assert settings.sheets == (
        NamedSheet(r"lijsten\oud.xlsx", "Blad1", "Aanwezigheid", "W01", "afwezig"),
    )
    assert settings.exports == (
        NamedExport("teams/*.csv", activity="W01"),
        NamedExport("Evaluatie.xlsx", edition="2022-1", moment="na"),
    )
    assert load_settings(workspace(tmp_path, GOOD)).sheets == ()
    assert load_settings(workspace(tmp_path, GOOD)).exports == ()


@pytest.mark.parametrize(
    ("pattern", "file", "expected"),
    [
        ("teams/*.csv", "teams/april.csv", True),
        ("teams/*.csv", "teams/2022/april.csv", True),
        ("teams/*.csv", "april.csv", False),
        (r"teams\april.csv", "teams/april.csv", True),
        ("./april.csv", "april.csv", True),
        ("April.CSV", "teams/april.csv", True),
        ("april.csv", "teams/mei-april.csv", False),
        ("*april*", "teams/mei-april.csv", True),
        ("april[1].csv", "april[1].csv", True),
        ("april[1].csv", "april1.csv", False),
        ("caf\u00e9.csv", "cafe\u0301.csv", True),
    ],
)
def test_a_pattern_names_files(pattern, file, expected):
    assert file_matches(pattern, file) is expected
    assert NamedExport(pattern).names(file) is expected


def test_a_named_sheet_is_that_sheet_or_every_one():
    assert NamedSheet("oud.xlsx", "Blad1").names("lijsten/oud.xlsx", "blad1")
    assert not NamedSheet("oud.xlsx", "Blad1").names("lijsten/oud.xlsx", "Blad2")
    assert NamedSheet("oud.xlsx").names("lijsten/oud.xlsx", "Blad2")


def test_the_words_of_the_settings_are_those_of_the_schemas():
    assert set(BLANKS) <= {PRESENT, ABSENT, EXCUSED, UNKNOWN}
    assert SurveyAnswers.columns["moment"].choices == MOMENTS


NAMED_REFUSALS = [
    (
        "[[exports]]\nbestand = 'a.csv'",
        "wijkmakers.toml: de instelling 'bestand' in [[exports]] bestaat niet. Bedoelt u 'moment'?",
    ),
    (
        "[[exports]]\nfile = 'a.csv'\nactivty = 'W01'",
        "wijkmakers.toml: de instelling 'activty' in [[exports]] bestaat niet. "
        "Bedoelt u 'activity'?",
    ),
    (
        "[exports]\nfile = 'a.csv'",
        "wijkmakers.toml: bij exports hoort een lijst waarvan elk deel begint met [[exports]]. "
        "Verbeter die regel.",
    ),
    (
        "[[sheets]]\nfile = 'a.csv'\n[[sheets]]\nsheet = 'Blad1'",
        "wijkmakers.toml: in [[sheets]] nummer 2 ontbreekt file. "
        'Zet er de naam van het bestand neer, zoals: file = "lijst.csv"',
    ),
    (
        "[[sheets]]\nfile = 'a.csv'\nblank = 'weg'",
        "wijkmakers.toml: blank in [[sheets]] nummer 1 is geen bekende keuze. "
        "Kies uit: afwezig, onbekend.",
    ),
    (
        "[[exports]]\nfile = 'a.csv'\nedition = 2022",
        "wijkmakers.toml: bij edition in [[exports]] nummer 1 hoort een tekst tussen "
        "aanhalingstekens. Verbeter die regel.",
    ),
    (
        "[[exports]]\nfile = 'a.csv'\nactivity = 'W01'\nedition = '1'",
        "wijkmakers.toml: [[exports]] nummer 1 heeft activity en edition. Houd één van de twee.",
    ),
]


@pytest.mark.parametrize(("text", "message"), NAMED_REFUSALS)
def test_refusals_of_named_files(tmp_path, text, message):
    with pytest.raises(SettingsError) as refusal:
        load_settings(workspace(tmp_path, text))
    assert str(refusal.value) == message


EXCEPTED = (
    GOOD
    + """
[[exceptions]]
figure = "diplomas.count"
group = { editie = "2022-1" }
year = 2022
reason = "De lijst is voorgelezen."
by = "programmaleider"
"""
)


def test_figures_are_excepted_with_a_reason_and_a_role(tmp_path):
    (one,) = load_settings(workspace(tmp_path, EXCEPTED)).exceptions
    assert one == FigureException(
        "diplomas.count", 2022, "De lijst is voorgelezen.", "programmaleider", {"editie": "2022-1"}
    )
    assert one.key == "diplomas.count{editie=2022-1}"
    assert load_settings(workspace(tmp_path, GOOD)).exceptions == ()


EXCEPTION_REFUSALS = [
    (
        ("[[exceptions]]", "[exceptions]"),
        "wijkmakers.toml: bij exceptions hoort een lijst waarvan elk deel begint met "
        "[[exceptions]]. Verbeter die regel.",
    ),
    (
        ('reason = "De lijst is voorgelezen."', ""),
        "wijkmakers.toml: in [[exceptions]] nummer 1 ontbreekt reason. Zet er een regel bij, "
        'zoals: reason = "De lijst met diploma\'s is op de slotbijeenkomst voorgelezen."',
    ),
    (
        ('by = "programmaleider"', 'by = " "'),
        "wijkmakers.toml: in [[exceptions]] nummer 1 ontbreekt by. Zet er een regel bij, "
        'zoals: by = "programmaleider"',
    ),
    (
        ("year = 2022", "year = 2019"),
        "wijkmakers.toml: het jaar 2019 in [[exceptions]] nummer 1 staat niet in de instellingen; "
        "wel: 2022, 2023. Kies een van die jaren.",
    ),
    (
        ("year = 2022", 'year = "2022"'),
        "wijkmakers.toml: bij year in [[exceptions]] nummer 1 hoort een jaar, zoals 2022. "
        "Verbeter die regel.",
    ),
    (
        ('"2022-1"', "1"),
        "wijkmakers.toml: bij group.editie in [[exceptions]] nummer 1 hoort een tekst tussen "
        "aanhalingstekens. Verbeter die regel.",
    ),
    (
        ("by =", "role ="),
        "wijkmakers.toml: de instelling 'role' in [[exceptions]] bestaat niet. Bedoelt u 'group'?",
    ),
]


@pytest.mark.parametrize(("given", "message"), EXCEPTION_REFUSALS)
def test_refusals_of_exceptions(tmp_path, given, message):
    with pytest.raises(SettingsError) as refusal:
        load_settings(workspace(tmp_path, EXCEPTED.replace(*given)))
    assert str(refusal.value) == message


def test_a_figure_is_excepted_once(tmp_path):
    entry = EXCEPTED[len(GOOD) :]
    with pytest.raises(SettingsError) as refusal:
        load_settings(workspace(tmp_path, EXCEPTED + entry))
    assert str(refusal.value) == (
        "wijkmakers.toml: [[exceptions]] nummer 2 noemt een cijfer dat er al staat. "
        "Houd één van de twee."
    )


@pytest.mark.parametrize("given", ['""', '"  "'])
def test_an_empty_name_is_refused(tmp_path, given):
    with pytest.raises(SettingsError) as caught:
        load_settings(workspace(tmp_path, GOOD.replace('"Wijkmakers"', given, 1)))
    assert str(caught.value) == (
        "wijkmakers.toml: bij name staat niets. Zet er een naam tussen aanhalingstekens, zoals: "
        'name = "Wijkmakers"'
    )


def test_a_year_can_be_carried_and_only_with_true_or_false(tmp_path):
    text = GOOD.replace("end = 2022-11-30", "end = 2022-11-30\ncarried = true")
    settings = load_settings(workspace(tmp_path, text))
    assert [settings.year(number).is_carried for number in (2022, 2023)] == [True, False]
    assert settings.own_years == (2023,)
    with pytest.raises(SettingsError) as caught:
        load_settings(workspace(tmp_path, text.replace("= true", "= 1")))
    assert str(caught.value) == (
        "wijkmakers.toml: bij years.2022.carried hoort true of false. Verbeter die regel."
    )
