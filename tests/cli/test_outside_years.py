"""An activity in no year of the settings is told, because no review would show it."""

import pytest

from wijkmakers_analysis import cli
from wijkmakers_analysis.cli.year_warnings import describe_of_no_year, describe_outside_years

from builders import workspace

HEADER = ["activiteit", "titel", "soort", "datum", "status"]


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        (["3-4-2022", "april 2022", None], ""),
        (["3-4-2012", "3-4-2022"], "Let op: 1 activiteit valt in geen enkel jaar van "
         "wijkmakers.toml, en staat dus in geen enkel jaaroverzicht: programma.xlsx › Activiteiten "
         "› D2. Klopt de datum?"),
        (["2012", "3-4-2012"], "Let op: 2 activiteiten vallen in geen enkel jaar van "
         "wijkmakers.toml, en staan dus in geen enkel jaaroverzicht: programma.xlsx › Activiteiten "
         "› D2 en programma.xlsx › Activiteiten › D3. Klopt de datum?"),
    ],
)  # fmt: skip
def test_check_tells_it(tmp_path, capsys, dates, told):
    rows = [[f"A{number}", "a", "workshop", day, None] for number, day in enumerate(dates)]
    rows.append(["B1", "afgelast", "workshop", "3-4-2012", "geannuleerd"])
    root = workspace(tmp_path, {"Activiteiten": [HEADER, *rows]}).root
    assert cli.main(["check", str(root)]) == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("Let op")]
    assert lines == ([told] if told else [])


def test_of_many_three_are_named():
    cells = [("a.xlsx", "Activiteiten", f"D{row}") for row in range(2, 9)]
    assert describe_outside_years(cells, None).endswith(
        "a.xlsx › Activiteiten › D2, a.xlsx › Activiteiten › D3, a.xlsx › Activiteiten › D4 en "
        "nog 4. Klopt de datum?"
    )


QUESTION = ["vraagstuk", "organisatie", "datum", "activiteit"]
STORY = ["verhaal", "tekst", "datum", "toestemming"]


@pytest.mark.parametrize(
    ("question", "story", "told"),
    [
        (["april 2022", None], ["3-4-2022", "openbaar"], ""),
        ([None, "A1"], [None, "nee"], ""),
        (["mei 2012", None], ["2012", "openbaar"], ""),
        (["2022", None], ["2022", "openbaar"], "vraagstuk past verhaal past"),
        ([None, None], ["3-4-2031", "openbaar"], "vraagstuk past verhaal past"),
    ],
)
def test_what_lies_for_certain_in_no_year_counts_nowhere_and_is_told(
    tmp_path, capsys, question, story, told
):
    """The year of the network begins in November or December: a year alone may be two of them."""
    sheets = {
        "Activiteiten": [HEADER, ["A1", "a", "werkplaats", "3-4-2022", None]],
        "Organisaties": [["organisatie", "sector"], ["Noorderthuis", "wonen"]],
        "Vraagstukken": [QUESTION, ["Hoe dan?", "Noorderthuis", *question]],
        "Verhalen": [STORY, ["V1", "Mooi.", *story]],
    }
    assert cli.main(["check", str(workspace(tmp_path, sheets).root)]) == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("Let op")]
    assert " ".join(" ".join(line.split()[3:5]) for line in lines) == told
    if lines:
        assert lines[0] == (
            "Let op: 1 vraagstuk past niet zeker in één jaar van wijkmakers.toml, en telt dus "
            "nergens mee: programma.xlsx › Vraagstukken › C2. Vul bij 'datum' een dag of een maand "
            "in, of bij 'activiteit' een code."
        )


def test_more_rows_are_told_as_more():
    cells = [("a.xlsx", "Bijdragen", f"B{row}") for row in (2, 3)]
    assert describe_of_no_year("contributions", cells, None).startswith(
        "Let op: 2 bijdragen passen niet zeker in één jaar van wijkmakers.toml, en tellen dus "
    )
