"""An example can be written anywhere it does no harm, at any size."""

import os
import subprocess
import sys

import pytest

from wijkmakers_analysis.errors import WrongCall
from wijkmakers_analysis.example import Size, write_example
from wijkmakers_analysis.intake import read_workspace
from wijkmakers_analysis.settings import load_settings


def files_in(folder):
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_default_is_a_workspace_without_a_single_problem(tmp_path):
    write_example(tmp_path)
    settings = load_settings(tmp_path)
    reading = read_workspace(settings)
    assert list(settings.years) == [2022, 2023]
    assert [str(problem) for problem in reading.problems] == []
    assert not any(table.empty for table in reading.tables.values())
    assert len(reading.possible_doubles) == 2


def test_the_seed_alone_decides(tmp_path):
    """Neither the hash seed nor another process changes a byte; another seed does."""
    call = "import sys; from wijkmakers_analysis.example import Size, write_example; "
    call += "write_example(sys.argv[1], Size(people=40, seed=int(sys.argv[2])))"
    written = []
    for name, seed, hash_seed in (("a", 1, "1"), ("b", 1, "2"), ("c", 2, "1")):
        environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
        subprocess.run(
            [sys.executable, "-c", call, str(tmp_path / name), str(seed)],
            env=environment,
            check=True,
        )
        written.append(files_in(tmp_path / name))
    assert written[0] == written[1]
    assert written[0] != written[2]


def test_an_example_that_somebody_practised_in_is_left_alone(tmp_path):
    folder = tmp_path / "werk"
    write_example(folder, Size(years=1, people=10))
    before = files_in(folder / "data")
    with pytest.raises(WrongCall):
        write_example(folder, Size(years=1, people=12))
    assert files_in(folder / "data") == before


def test_a_folder_with_something_else_is_left_alone(tmp_path):
    (tmp_path / "brief.txt").write_text("van mij", encoding="utf-8")
    with pytest.raises(WrongCall) as caught:
        write_example(tmp_path)
    assert str(caught.value) == (
        f"De map {tmp_path} is niet leeg. Er is niets geschreven. Noem een nieuwe of lege map."
    )
    assert [path.name for path in tmp_path.iterdir()] == ["brief.txt"]


def test_a_workspace_of_the_office_is_left_alone(tmp_path):
    (tmp_path / "wijkmakers.toml").write_text('name = "Wijkmakers"\n', encoding="utf-8")
    with pytest.raises(WrongCall):
        write_example(tmp_path)


@pytest.mark.parametrize(
    ("sizes", "message"),
    [
        ({"people": 2}, "Bij --people staat 2; het kleinste voorbeeld heeft er 3. Noem 3 of meer."),
        (
            {"organisations": 1},
            "Bij --organisations staat 1; het kleinste voorbeeld heeft er 2. Noem 2 of meer.",
        ),
        ({"years": 0}, "Bij --years staat 0; het kleinste voorbeeld heeft er 1. Noem 1 of meer."),
        ({"rows": 0}, "Bij --rows staat 0; het kleinste voorbeeld heeft er 1. Noem 1 of meer."),
    ],
)
def test_a_size_that_is_too_small_is_refused(tmp_path, sizes, message):
    with pytest.raises(WrongCall) as caught:
        write_example(tmp_path / "nieuw", Size(**sizes))
    assert str(caught.value) == message
    assert not (tmp_path / "nieuw").exists()


def test_years_beyond_the_second_are_filled(tmp_path):
    write_example(tmp_path, Size(years=4))
    settings = load_settings(tmp_path)
    reading = read_workspace(settings)
    days = reading.tables["activities"]["date_first"].dropna()
    for year in settings.years.values():
        within = (days.dt.date >= year.start) & (days.dt.date <= year.end)
        assert within.sum() >= 15


@pytest.mark.long
def test_a_million_rows_are_written(tmp_path):
    write_example(tmp_path, Size(people=100_000, organisations=5_000, rows=1_000_000))
    written = list((tmp_path / "data").glob("Aanwezigheid extra *.xlsx"))
    assert len(written) == 7


def test_a_crowd_all_comes_and_reads_without_a_problem(tmp_path):
    write_example(tmp_path, Size(people=700, organisations=90, years=1))
    reading = read_workspace(load_settings(tmp_path))
    came = reading.tables["attendance"].query("presence == 'aanwezig'")["person_id"]
    assert [str(problem) for problem in reading.problems] == []
    assert came.nunique() == 699  # one of the 700 is another spelling of somebody
