"""Figures that wijkmakers.toml excepts from the gate, because they are public by nature."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from wijkmakers_analysis.errors import SettingsError
from wijkmakers_analysis.settings.checks import FILE_NAME, mapping, refuse_unknown, typed

SECTION = "exceptions"
_EXAMPLES = {
    "figure": 'figure = "diplomas.count"',
    "year": "year = 2022",
    "reason": 'reason = "De lijst met diploma\'s is op de slotbijeenkomst voorgelezen."',
    "by": 'by = "programmaleider"',
}
_WORDS = "een tekst tussen aanhalingstekens"


@dataclass(frozen=True)
class FigureException:
    """One figure that is printed exactly, whatever its size.

    Parameters
    ----------
    figure
        Id of the figure, as `wijkmakers facts` gives it.
    year
        The number of the year that it is of.
    reason
        Why it is public already; printed in the account of the figures.
    by
        The role of who decided, no name; printed as well.
    group
        What the figure is about; empty for the total.
    """

    figure: str
    year: int
    reason: str
    by: str
    group: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The address of the figure within its year: 'diplomas.count{editie=2022-1}'."""
        inside = ",".join(f"{name}={self.group[name]}" for name in sorted(self.group))
        return f"{self.figure}{{{inside}}}" if inside else self.figure


def read_exceptions(raw: object, years: Mapping[int, object]) -> tuple[FigureException, ...]:
    """Return the entries of [[exceptions]]; raises SettingsError.

    Parameters
    ----------
    years
        The years of the workspace, by their number.
    """
    listed = typed(raw, list, SECTION, f"een lijst waarvan elk deel begint met [[{SECTION}]]")
    entries = tuple(_entry(each, place, years) for place, each in enumerate(listed, start=1))
    for place, one in enumerate(entries, start=1):
        if any((one.key, one.year) == (other.key, other.year) for other in entries[: place - 1]):
            raise SettingsError(
                f"{FILE_NAME}: [[{SECTION}]] nummer {place} noemt een cijfer dat er al staat. "
                "Houd één van de twee."
            )
    return entries


def _entry(raw: object, place: int, years: Mapping[int, object]) -> FigureException:
    where = f"[[{SECTION}]] nummer {place}"
    values = typed(raw, dict, where, f"een rij regels, zoals: {_EXAMPLES['figure']}")
    refuse_unknown(values, tuple(FigureException.__dataclass_fields__), f"[{SECTION}]")
    for name, example in _EXAMPLES.items():
        kind, expected = (int, "een jaar, zoals 2022") if name == "year" else (str, _WORDS)
        given = typed(values.get(name, kind()), kind, f"{name} in {where}", expected)
        if not given or (kind is str and not str(given).strip()):
            raise SettingsError(
                f"{FILE_NAME}: in {where} ontbreekt {name}. Zet er een regel bij, zoals: {example}"
            )
    if values["year"] not in years:
        known = ", ".join(str(year) for year in sorted(years)) or "geen enkel jaar"
        raise SettingsError(
            f"{FILE_NAME}: het jaar {values['year']} in {where} staat niet in de instellingen; "
            f"wel: {known}. Kies een van die jaren."
        )
    group = mapping(values.get("group", {}), f"group in {where}")
    for name, value in group.items():
        typed(value, str, f"group.{name} in {where}", _WORDS)
    return FigureException(**{**values, "group": dict(group)})
