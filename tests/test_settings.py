"""wijkmakers.toml: what is read, and each refusal as a whole sentence."""

from datetime import date

import pytest

from wijkmakers_analysis.errors import SettingsError, WrongCall
from wijkmakers_analysis.settings import find_workspace, gaps_between, load_settings

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
    with pytest.raises(SettingsError, match="staat geen wijkmakers"):
        find_workspace(tmp_path)


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
