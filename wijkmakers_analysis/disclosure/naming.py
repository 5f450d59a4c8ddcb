"""Name in plain Dutch the table that a number stands in."""

from collections.abc import Mapping

from wijkmakers_analysis.disclosure.cells import Cell

_TABLES = {
    "participants": "deelnemers",
    "attendances": "deelnames",
    "new_faces": "nieuwe gezichten",
    "returners": "wie terugkwam",
    "retention": "wie er bleef",
    "diplomas": "de leergang",
    "active_partners": "actieve partners",
    "contributions": "inbreng van partners",
    "completeness": "hoe volledig de gegevens zijn",
    "young_talent": "jong talent",
    "young_talent_path": "de weg van jong talent",
    "self_assessed_growth": "groei volgens deelnemers",
    "used_at_work": "gebruik in het werk",
    "recommendation": "aanbeveling",
    "event_mix": "de mix per activiteit",
}
_KEYS = {
    "soort": "per soort",
    "pijler": "per pijler",
    "activiteit": "per activiteit",
    "organisatie": "per organisatie",
    "sector": "per sector",
    "editie": "per editie",
    "cohort": "per groep",
    "jaren": "per jaar",
    "score": "per klasse",
    "stap": "per stap",
    "veld": "per veld",
    "bijdrage": "per soort bijdrage",
    "vraag": "per vraag",
}
NAMES = (*_TABLES.values(), *_KEYS.values(), "totaal")


def name_of_table(cell: Cell) -> str:
    """Return the name of the table of a cell: "de tabel 'deelnames (per activiteit)'"."""
    return "de tabel " + table_in_quotes(cell)


def table_in_quotes(cell: Cell) -> str:
    """Return what a table is called: "'deelnames (per activiteit)'"."""
    name = _TABLES.get(cell.indicator, cell.indicator)
    keys = " en ".join(_KEYS.get(key, key) for key in cell.about) or "totaal"
    earlier = ", in een eerder jaar" if cell.frozen else ""
    return f"'{name} ({keys}{earlier})'"


def name_of_figure(id: str, group: Mapping[str, str]) -> str:
    """Return the name of one figure and what it is about: "het cijfer 'de leergang' (editie 4)"."""
    indicator = id.partition(".")[0]
    about = ", ".join(f"{key} {group[key]}" for key in sorted(group)) or "totaal"
    return f"het cijfer '{_TABLES.get(indicator, indicator)}' ({about})"
