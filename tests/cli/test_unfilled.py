"""Each part without data: a draft and `check --state` say what fills it, a report does not."""

import re
from contextlib import redirect_stdout
from datetime import date
from io import StringIO

import pytest

from wijkmakers_analysis import cli
from wijkmakers_analysis.document import EDITIONS, plain, read_document
from wijkmakers_analysis.document.contents import texts_in
from wijkmakers_analysis.programme import load_programme
from wijkmakers_analysis.schemas import SHEETS, filling
from wijkmakers_analysis.yearpack.making import make_pack

from builders import workspace
from notebook_cells import run_partner_report, run_review

ADVICE = {name: text for name, text in vars(filling).items() if name.isupper()}
DAY, IN_A_DRAFT = "2022-12-15", "Alleen in dit concept: "
ACTIVITIES = ["activiteit", "titel", "soort", "datum", "wijk", "reeks", "lijst volledig"]
PARTNERS = [["organisatie", "sector", "relatie"], ["Huis en Haard", "zorg", "partner"]]
WORKSPACES = {
    "empty": {"Activiteiten": [ACTIVITIES]},
    "activities without a place": {
        "Activiteiten": [
            ACTIVITIES,
            ["A1", "Praten", "bijeenkomst", date(2022, 1, 10), None, None, None],
            ["A2", "Leren", "workshop", date(2022, 3, 10), None, None, None],
        ],
        "Organisaties": PARTNERS,
    },
    "a series that is not complete": {
        "Activiteiten": [
            ACTIVITIES,
            ["R", "Wandelen", "wijkwandeling", date(2022, 1, 10), None, "ja", "nee"],
            ["A3", "Wandeling", "wijkwandeling", date(2022, 4, 10), "Beijum", None, None],
        ],
        "Edities": [["editie", "start", "eind"], ["1", date(2022, 2, 1), date(2022, 6, 1)]],
        "Organisaties": PARTNERS,
    },
}


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """Return the advice that each workspace gets: in drafts, in reports and from the state."""
    return {name: _advice_of(tmp_path_factory.mktemp("leeg"), name) for name in WORKSPACES}


@pytest.mark.parametrize("name", WORKSPACES)
def test_a_draft_and_the_state_say_the_same_and_a_report_nothing(name, told):
    found = told[name]
    assert found["draft"]
    assert found["state"] == found["draft"]
    assert found["partners"] <= found["state"]
    assert found["report"] == set()


def test_each_advice_is_given_somewhere(told):
    assert set(ADVICE) == {name for found in told.values() for name in found["draft"]}


@pytest.mark.parametrize("name", ADVICE)
def test_advice_names_a_sheet_and_columns_that_are_there(name):
    sheets = re.findall(r"\bblad ([A-Z]\w+)", ADVICE[name])
    by_title = {sheet.title: sheet for sheet in SHEETS.values()}
    assert sheets
    assert set(sheets) <= set(by_title)
    headers = {column.header for one in sheets for column in by_title[one].columns.values()}
    assert set(re.findall(r"'([^']+)'", ADVICE[name])) <= headers


def test_with_errors_the_parts_come_later(tmp_path, capsys):
    broken = [ACTIVITIES, ["A1", "Praten", "bijeenkomst", "gisteren", None, None, None]]
    root = workspace(tmp_path, {"Activiteiten": broken}).root
    assert cli.main(["check", str(root), "--state", "--date", DAY]) == 1
    assert (
        "Welke delen van het jaaroverzicht nog leeg zijn, staat hier zodra de fouten weg zijn.\n"
    ) in capsys.readouterr().out


def _advice_of(folder, name: str) -> dict[str, set[str]]:
    settings = workspace(folder, WORKSPACES[name])
    pack = make_pack(load_programme(settings), 2022)
    partners = [one.organisation for one in pack.organisations]
    with redirect_stdout(StringIO()) as state:
        assert cli.main(["check", str(settings.root), "--state", "--date", DAY]) == 0
    texts = {
        "draft": _review(pack, draft=True),
        "partners": _partners(pack, partners, draft=True),
        "report": _review(pack, draft=False) + _partners(pack, partners, draft=False),
        "state": state.getvalue(),
    }
    assert IN_A_DRAFT in texts["draft"]
    assert IN_A_DRAFT not in texts["report"]
    return {
        where: {name for name, advice in ADVICE.items() if advice in text}
        for where, text in texts.items()
    }


def _review(pack, *, draft: bool) -> str:
    review = run_review(pack, draft=draft)
    return "".join(_text_of(read_document(review, one)) for one in EDITIONS)


def _partners(pack, partners, *, draft: bool) -> str:
    reports = [run_partner_report(pack, one, draft=draft) for one in partners]
    return "".join(_text_of(read_document(one)) for one in reports)


def _text_of(document) -> str:
    texts = [plain(text) for block in document.blocks for text in texts_in(block)]
    return "\n".join(texts)
