"""However a list is dressed, laid out and surrounded, it says the same as the plain list."""

import tempfile
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from wijkmakers_analysis.intake import read_workspace

from builders import workspace

IDS = [f"W{number:02}" for number in range(1, 5)]
ACTIVITIES = [
    ["activiteit", "titel", "soort", "datum"],
    *[[each, f"Wandeling {each}", "wijkwandeling", date(2022, 4, 5 + n)] for n, each in enumerate(IDS)],
]  # fmt: skip
ORGANISATIONS = [["organisatie", "sector"], ["Nijestee", "wonen"], ["Lefier", "wonen"]]
HEADERS = {
    "activiteit": ("activiteit", "ACTIVITEIT:", "Code activiteit", "Activiteit (verplicht)"),
    "deelnemer": ("deelnemer", "Naam", "NAAM\ndeelnemer", "Deelnemer*"),
    "organisatie": ("organisatie", "Bedrijf:", "werkgever", "Organisatie (optioneel)"),
    "aanwezig": ("aanwezig", "Aanwezigheid", "was er?", "AANWEZIG *"),
}
TITLES = ([], ["Wijkmakers in de buurt"], [None, "Presentie"], ["Overzicht", None, "versie 2"])
FOOTERS = ("Bron: bureau", "Opgesteld door het bureau", "x = aanwezig", "Pagina 1 van 1")
SECRET = "5e" * 32

names = st.sampled_from(["Jan Jansen", "Els Bos", "NA", "D12", "a@b.nl", "Vries, Jan de", "None"])
facts = st.dictionaries(
    st.tuples(st.sampled_from(IDS), names),
    st.tuples(st.sampled_from(["Nijestee", "Lefier", None]), st.sampled_from(["x", "nee", "ziek"])),
    min_size=1,
    max_size=10,
)
quick = settings(max_examples=20, deadline=None)


def read(sheets):
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / ".wijkmakers").mkdir()
        (root / ".wijkmakers" / "secret").write_text(SECRET)
        base = {"Activiteiten": ACTIVITIES, "Organisaties": ORGANISATIONS}
        return read_workspace(workspace(root, {**base, **sheets}))


def said(reading):
    frame = reading.tables["attendance"]
    columns = ["activity_id", "person_id", "organisation", "presence"]
    return sorted(map(repr, frame[columns].astype(object).itertuples(index=False, name=None)))


def plain(body):
    return [["activiteit", "deelnemer", "organisatie", "aanwezig"]] + [
        [activity, name, *rest] for (activity, name), rest in body.items()
    ]


def total_of(reading, sheet):
    rows = [row for row in reading.ledger if row.sheet == sheet]
    assert all(row.rows == row.used + sum(row.skipped.values()) for row in rows)
    return sum(row.used for row in rows)


@quick
@given(body=facts, data=st.data())
def test_a_long_list_says_the_same_in_any_dress(body, data):
    table = plain(body)
    order = data.draw(st.permutations(range(4)))
    dressed = [[row[at] for at in order] for row in table[1:]]
    header = [data.draw(st.sampled_from(HEADERS[table[0][at]])) for at in order]
    for place in data.draw(st.lists(st.integers(0, len(dressed)), max_size=3)):
        dressed.insert(place, [])
    if data.draw(st.booleans()):
        dressed.append(["Totaal", None, len(body)])
    if data.draw(st.booleans()):
        dressed += [[], [data.draw(st.sampled_from(FOOTERS))]]
    above = [list(data.draw(st.sampled_from(TITLES))) for _ in range(data.draw(st.integers(0, 3)))]
    indent = data.draw(st.integers(0, 2))
    rows = [[*[None] * indent, *row] for row in [*above, header, *dressed]]
    reading, wanted = read({"Blad1": rows}), read({"Blad1": table})
    assert [str(problem) for problem in reading.problems] == []
    assert said(reading) == said(wanted)
    assert total_of(reading, "Blad1") == len(body)


@quick
@given(body=facts, is_beside=st.booleans(), gap=st.integers(1, 3), has_label=st.booleans())
def test_lists_on_one_sheet_say_what_one_long_list_says(body, is_beside, gap, has_label):
    blocks = []
    for each in dict.fromkeys(activity for activity, _ in body):
        label = ["Activiteit:", each] if has_label else [each]
        rows = [[name, *rest] for (activity, name), rest in body.items() if activity == each]
        blocks.append([label, ["naam", "organisatie", "aanwezig"], *rows])
    rows = _beside(blocks, gap) if is_beside else _below(blocks, gap)
    reading, wanted = read({"Blad1": rows}), read({"Blad1": plain(body)})
    assert [str(problem) for problem in reading.problems] == []
    assert said(reading) == said(wanted)
    assert total_of(reading, "Blad1") == len(body)


@quick
@given(body=facts, by_day=st.booleans())
def test_a_sheet_an_activity_says_what_one_long_list_says(body, by_day):
    days = {row[0]: row[3] for row in ACTIVITIES[1:]}
    sheets = {}
    for (activity, name), rest in body.items():
        title = f"{days[activity]:%d-%m-%Y}" if by_day else activity
        sheets.setdefault(title, [["naam", "werkgever", "aanwezig"]]).append([name, *rest])
    assert said(read(sheets)) == said(read({"Blad1": plain(body)}))


def _below(blocks, gap):
    rows = []
    for block in blocks:
        rows += [*block, *[[] for _ in range(gap)]]
    return rows


def _beside(blocks, gap):
    width = 3 + gap
    rows = [[None] * width * len(blocks) for _ in range(max(map(len, blocks)))]
    for place, block in enumerate(blocks):
        for number, row in enumerate(block):
            rows[number][place * width : place * width + len(row)] = row
    return rows
