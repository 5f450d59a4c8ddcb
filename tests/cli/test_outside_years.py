"""An activity in no year of the settings is told, because no review would show it."""

import pytest

from wijkmakers_analysis import cli
from wijkmakers_analysis.cli.year_warnings import describe_outside_years

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
