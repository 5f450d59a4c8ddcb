"""What always holds of reading: formats agree, ledgers add up, order and secret do not matter."""

import tempfile
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkmakers_analysis.errors import IntakeError
from wijkmakers_analysis.intake import read_workspace

from builders import workspace, write_csv, write_workbook

ACTIVITIES = [["activiteit", "titel", "soort"], *[[f"W{n}", "t", "workshop"] for n in range(6)]]
ORGANISATIONS = [["organisatie", "sector"], ["Nijestee", "wonen"], ["Lefier", "wonen"]]
HEADER = ["activiteit", "deelnemer", "organisatie", "aanwezig", "bron"]
ID_COLUMNS = ("person_id", "respondent_id", "person_1_id", "person_2_id")

names = st.sampled_from(
    ["Jan Jansen", "jan jansen", "Els Bos", "Els Bosch", "D12", "a@b.nl", "Vries, Jan de", "NA"]
)
rows = st.lists(
    st.tuples(
        st.sampled_from([f"W{n}" for n in range(6)]),
        names,
        st.sampled_from(["Nijestee", "Lefier", "bewoner", None]),
        st.sampled_from(["x", "nee", "ziek", None]),
        st.just("lijst"),
    ),
    min_size=1,
    max_size=14,
    unique_by=lambda row: (row[0], row[1].casefold(), row[2]),
)
quick = settings(max_examples=15, deadline=None)


def read(parts, *, as_csv=False, secret=None):
    """Read a workspace of a calendar and presence lists, one file a part."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        made = workspace(root, {"Activiteiten": ACTIVITIES, "Organisaties": ORGANISATIONS})
        if secret:
            (root / ".wijkmakers").mkdir()
            (root / ".wijkmakers" / "secret").write_text(secret)
        for name, body in parts.items():
            table = [HEADER, *body]
            if as_csv:
                write_csv(root / f"data/{name}.csv", table)
            else:
                write_workbook(root / f"data/{name}.xlsx", {"Aanwezigheid": table})
        return read_workspace(made)


def without_ids(reading, *left_out):
    """Return the tables with each pseudonym replaced by the order in which it first appears."""
    ids = pd.concat(
        [frame[name] for frame in reading.tables.values() for name in frame if name in ID_COLUMNS]
    ).dropna()
    number = {person: place for place, person in enumerate(ids.unique())}
    return {
        table: frame.drop(columns=list(left_out)).assign(
            **{name: frame[name].map(number) for name in frame if name in ID_COLUMNS}
        )
        for table, frame in reading.tables.items()
    }


def assert_same(one, other):
    for table, frame in one.items():
        pd.testing.assert_frame_equal(frame, other[table])


@quick
@given(body=rows)
def test_the_same_list_in_xlsx_and_csv_gives_the_same_tables(body):
    in_xlsx, in_csv = read({"lijst": body}), read({"lijst": body}, as_csv=True)
    left_out = ("file", "sheet")
    assert_same(without_ids(in_xlsx, *left_out), without_ids(in_csv, *left_out))
    assert len(in_xlsx.problems) == len(in_csv.problems)
    assert len(in_xlsx.possible_doubles) == len(in_csv.possible_doubles)


@quick
@given(
    body=rows,
    extras=st.lists(st.tuples(st.integers(0, 13), st.sampled_from(["leeg", "totaal", "anders"]))),
)
def test_the_ledger_is_exact(body, extras):
    table = list(body)
    extra_rows = {
        "leeg": [None] * 5,
        "totaal": ["Totaal", None, None, 12, None],
        "anders": [None, None, None, None, None, "losse opmerking"],
    }
    for place, kind in extras:
        table.insert(min(place, len(table) - 1), extra_rows[kind])
    reading = read({"lijst": table})
    (row,) = [row for row in reading.ledger if row.file == "lijst.xlsx"]
    inserted = Counter(kind for _, kind in extras)
    assert row.rows == len(table)
    assert row.used == len(body) == len(reading.tables["attendance"])
    assert row.rows == row.used + sum(row.skipped.values())
    assert row.skipped.get("lege regel", 0) == inserted["leeg"]
    assert row.skipped.get("totaalregel", 0) == inserted["totaal"]


@quick
@given(body=rows, cut=st.integers(0, 14))
def test_the_order_of_files_and_rows_does_not_matter(body, cut):
    parts = {"a": body[:cut], "b": body[cut:]}
    turned = {"a": body[cut:][::-1], "b": body[:cut][::-1]}
    secret = "ab" * 32
    one, other = read(parts, secret=secret), read(turned, secret=secret)
    columns = ["activity_id", "person_id", "organisation", "presence"]

    def facts(reading):
        frame = reading.tables["attendance"][columns].astype(object)
        return Counter(map(tuple, frame.where(frame.notna(), None).to_numpy().tolist()))

    def pairs(reading):
        doubles = reading.possible_doubles.to_numpy().tolist()
        return {frozenset(pair) for pair in doubles}

    assert facts(one) == facts(other)
    assert pairs(one) == pairs(other)


@quick
@given(body=rows)
def test_nothing_but_the_pseudonyms_depends_on_the_secret(body):
    one = read({"lijst": body}, secret="01" * 32)
    other = read({"lijst": body}, secret="fe" * 32)
    assert_same(without_ids(one), without_ids(other))
    assert one.problems == other.problems
    assert one.ledger == other.ledger
    assert not set(one.tables["attendance"]["person_id"]) & set(
        other.tables["attendance"]["person_id"]
    )


cells = st.one_of(
    st.none(),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=12),
    st.integers(-(10**6), 10**6),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.booleans(),
    st.datetimes(),
    st.sampled_from(["activiteit", "deelnemer", "aanwezig", "soort", "titel", "2022", "3-13-22"]),
)


@settings(max_examples=40, deadline=None)
@given(table=st.lists(st.lists(cells, max_size=6), max_size=8), as_csv=st.booleans())
def test_whatever_stands_in_a_sheet_is_read_or_explained(table, as_csv):
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        made = workspace(root, {"Activiteiten": ACTIVITIES})
        if as_csv:
            write_csv(root / "data/los.csv", table)
        else:
            clean = [
                [cell if not str(cell).startswith("=") else "x" for cell in row] for row in table
            ]
            write_workbook(root / "data/los.xlsx", {"Los": clean})
        reading = read_workspace(made)
    for row in reading.ledger:
        assert row.rows == row.used + sum(row.skipped.values())
    assert all(problem.what and problem.remedy for problem in reading.problems)


@settings(max_examples=40, deadline=None)
@given(content=st.binary(max_size=300), ending=st.sampled_from(["xlsx", "xlsm", "csv"]))
def test_whatever_a_file_holds_it_does_not_stop_the_others(content, ending):
    with tempfile.TemporaryDirectory() as folder:
        made = workspace(Path(folder), {"Activiteiten": ACTIVITIES})
        (made.data / f"los.{ending}").write_bytes(content)
        reading = read_workspace(made)
    assert len(reading.tables["activities"]) == 6


def test_the_property_of_the_secret_can_fail():
    with tempfile.TemporaryDirectory() as folder:
        made = workspace(Path(folder), {"Aanwezigheid": [HEADER, ["W0", "Jan", None, "x", None]]})
        (made.root / ".wijkmakers").mkdir()
        (made.root / ".wijkmakers" / "secret").write_text("kort")
        with pytest.raises(IntakeError):
            read_workspace(made)
