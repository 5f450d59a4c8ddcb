"""The table of benchmarks says what is too much, and what changed since an earlier run."""

from ratio import Ratio, read_ratios, save_ratios, table_of

GOOD = Ratio("review", 1.5, 2.0, "1 x bare run")
BAD = Ratio("help", 0.5, 0.25, "import pandas")
FREE = Ratio("gate", 30.0, None, "cell by cell")


def test_a_ratio_stands_beside_what_is_allowed_and_its_yardstick():
    assert table_of([GOOD, BAD, FREE]).splitlines() == [
        "          ratio  at most  yardstick",
        "review     1.50     2.00  1 x bare run",
        "help       0.50     0.25  import pandas  TOO MUCH",
        "gate      30.00        -  cell by cell",
    ]


def test_saved_ratios_are_compared(tmp_path):
    save_ratios([GOOD, FREE], tmp_path / "then.json")
    before = read_ratios(tmp_path / "then.json")
    assert before == [GOOD, FREE]
    now = [Ratio("review", 1.8, 2.0, "1 x bare run"), BAD]
    assert table_of(now, before).splitlines() == [
        "          ratio   before   change  at most  yardstick",
        "review     1.80     1.50     +20%     2.00  1 x bare run",
        "help       0.50      new              0.25  import pandas  TOO MUCH",
    ]
