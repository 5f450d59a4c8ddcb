"""Write tests/golden/indicators_YEAR.csv: every printed fact of the example, one a line.

Run it as ``make golden`` when a figure changed on purpose. The difference in these files is what a
reviewer reads; what changed, and why, goes under "Changed figures" in CHANGELOG.md.
"""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from wijkmakers_analysis.indicators.fact import Fact

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "tests" / "golden"
HEADER = ("id", "group", "shown", "status")


def golden_path(year: int) -> Path:
    """Return where the printed facts of a year are kept."""
    return FOLDER / f"indicators_{year}.csv"


def golden_text(facts: Iterable[Fact]) -> str:
    """Return facts as CSV, in the order of the pack; spaces that do not break become plain."""
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\n")
    rows.writerow(HEADER)
    for fact in facts:
        group = ";".join(f"{key}={value}" for key, value in fact.group.items())
        rows.writerow((fact.id, group, fact.shown.replace("\xa0", " "), fact.status))
    return written.getvalue()


def printed_facts() -> dict[int, tuple[Fact, ...]]:
    """Return the facts of each year of the example, as its packs print them."""
    from wijkmakers_analysis.programme import load_programme
    from wijkmakers_analysis.settings import load_settings
    from wijkmakers_analysis.yearpack import make_pack

    programme = load_programme(load_settings(ROOT))
    return {year: make_pack(programme, year).facts for year in programme.settings.years}


def main() -> None:
    """Write the files anew and say how many lines of each are others than before."""
    FOLDER.mkdir(exist_ok=True)
    for year, facts in printed_facts().items():
        path, text = golden_path(year), golden_text(facts)
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        other = set(before.splitlines()) ^ set(text.splitlines())
        path.write_text(text, encoding="utf-8", newline="\n")
        print(f"{path.relative_to(ROOT)}: {len(facts)} facts, {len(other)} lines changed")


if __name__ == "__main__":
    main()
