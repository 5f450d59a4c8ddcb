"""Read wijkmakers.toml into a frozen dataclass that is handed over as an argument."""

import itertools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from pathlib import Path, PureWindowsPath

from wijkmakers_analysis.errors import SettingsError, WrongCall

FILE_NAME = "wijkmakers.toml"
# Limits that guard people can only go up; the others start at 1.
LOWEST = {"threshold": 5, "percentage_from": 10, "sector_organisations": 3}


@dataclass(frozen=True)
class Year:
    """One year of the review: any period, under the number that people call it by.

    Parameters
    ----------
    number
        The year as commands name it, 2022.
    label
        The title of its review.
    start, end
        First and last day, both included.
    """

    number: int
    label: str
    start: date
    end: date

    @property
    def period(self) -> str:
        """The period as facts write it: '2021-11-01/2022-11-30'."""
        return f"{self.start.isoformat()}/{self.end.isoformat()}"

    @property
    def days(self) -> int:
        """Number of days, first and last included."""
        return (self.end - self.start).days + 1


@dataclass(frozen=True)
class Privacy:
    """Limits of the gate; the threshold can only go up from 5 people."""

    threshold: int = LOWEST["threshold"]
    keep_years: int = 2


@dataclass(frozen=True)
class Limits:
    """Thresholds of indicators that are judgement, not literature."""

    percentage_from: int = LOWEST["percentage_from"]
    young_until_age: int = 35
    follow_up_months: int = 6
    event_cap: int = 100
    tie_events: int = 2
    sector_organisations: int = LOWEST["sector_organisations"]


@dataclass(frozen=True)
class Settings:
    """Everything in wijkmakers.toml, and the folder it lies in."""

    root: Path
    name: str
    data: Path
    years: Mapping[int, Year]
    privacy: Privacy = field(default_factory=Privacy)
    limits: Limits = field(default_factory=Limits)

    def year(self, number: int) -> Year:
        """Return one year; raises WrongCall with the known years where it is absent."""
        if number not in self.years:
            known = ", ".join(str(known) for known in sorted(self.years)) or "geen enkel jaar"
            raise WrongCall(
                f"Het jaar {number} staat niet in {FILE_NAME}; wel: {known}. "
                f"Kies een van die jaren, of zet het jaar erbij onder [years.{number}]."
            )
        return self.years[number]


def find_workspace(folder: Path) -> Path:
    """Return the nearest folder, from this one upwards, that holds wijkmakers.toml."""
    folder = Path(folder).resolve()
    for candidate in (folder, *folder.parents):
        if (candidate / FILE_NAME).is_file():
            return candidate
    raise SettingsError(
        f"In {folder} en de mappen daarboven staat geen {FILE_NAME}. "
        "Noem de map van uw werkruimte, of maak een voorbeeld met: wijkmakers example MAP"
    )


def load_settings(folder: Path) -> Settings:
    """Read the settings of the workspace at or above a folder."""
    root = find_workspace(folder)
    try:
        raw = tomllib.loads((root / FILE_NAME).read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{FILE_NAME} is niet te lezen ({error}). Herstel die regel.") from None
    _refuse_unknown(raw, ("name", "data", "years", "privacy", "limits"), "")
    years = {}
    for key, section in _mapping(raw.get("years", {}), "years").items():
        years[_year_number(key)] = _year(key, _mapping(section, f"years.{key}"))
    _refuse_overlap(years)
    return Settings(
        root=root,
        name=_typed(raw.get("name", "Wijkmakers"), str, "name", "een naam tussen aanhalingstekens"),
        data=_data_folder(root, raw.get("data", "data")),
        years=years,
        privacy=_limits(Privacy, raw.get("privacy", {}), "privacy"),
        limits=_limits(Limits, raw.get("limits", {}), "limits"),
    )


def gaps_between(years: Mapping[int, Year]) -> list[tuple[Year, Year]]:
    """Return the neighbouring years between which days belong to no year."""
    ordered = sorted(years.values(), key=lambda year: year.start)
    pairs = itertools.pairwise(ordered)
    return [(early, late) for early, late in pairs if (late.start - early.end).days > 1]


def _year(key: str, section: Mapping) -> Year:
    _refuse_unknown(section, ("label", "start", "end"), f"years.{key}")
    for name in ("start", "end"):
        if name not in section:
            raise SettingsError(
                f"{FILE_NAME}: in [years.{key}] ontbreekt {name}. "
                f"Zet er een datum neer, zoals: {name} = 2022-11-30"
            )
        _typed(section[name], date, f"years.{key}.{name}", "een datum zoals 2022-11-30")
    year = Year(
        number=_year_number(key),
        label=_typed(section.get("label", str(key)), str, f"years.{key}.label", "een titel"),
        start=section["start"],
        end=section["end"],
    )
    if year.end < year.start:
        raise SettingsError(
            f"{FILE_NAME}: in [years.{key}] ligt end ({year.end}) voor start ({year.start}). "
            "Draai ze om of verbeter ze."
        )
    return year


def _year_number(key: str) -> int:
    if not (key.isdigit() and len(key) == 4):
        raise SettingsError(
            f"{FILE_NAME}: [years.{key}] is geen jaar. Schrijf vier cijfers, zoals [years.2022]."
        )
    return int(key)


def _refuse_overlap(years: Mapping[int, Year]) -> None:
    ordered = sorted(years.values(), key=lambda year: year.start)
    for early, late in itertools.pairwise(ordered):
        if late.start <= early.end:
            raise SettingsError(
                f"{FILE_NAME}: de jaren {early.number} en {late.number} overlappen "
                f"({early.end} en {late.start}). "
                "Laat elk jaar beginnen na het einde van het vorige."
            )


def _data_folder(root: Path, given: object) -> Path:
    text = _typed(given, str, "data", "een map, zoals data/example")
    windows = PureWindowsPath(text)
    if windows.is_absolute():
        return Path(text)
    return root.joinpath(*windows.parts)


def _limits(kind: type, raw: object, section: str):
    values = _mapping(raw, section)
    _refuse_unknown(values, tuple(kind.__dataclass_fields__), section)
    for name, value in values.items():
        whole = _typed(value, int, f"{section}.{name}", "een heel getal")
        lowest = LOWEST.get(name, 1)
        if whole < lowest:
            raise SettingsError(
                f"{FILE_NAME}: {section}.{name} is {whole}; het laagste is {lowest}. "
                f"Zet er {lowest} of hoger neer, of haal de regel weg."
            )
    return kind(**values)


def _mapping(value: object, name: str) -> Mapping:
    return _typed(value, dict, name, f"een deel dat begint met [{name}]")


def _typed(value: object, kind: type, name: str, expected: str):
    # bool is an int and datetime a date, but neither is what the setting asks for.
    is_other = isinstance(value, bool) or (kind is date and type(value) is not date)
    if not isinstance(value, kind) or is_other:
        raise SettingsError(f"{FILE_NAME}: bij {name} hoort {expected}. Verbeter die regel.")
    return value


def _refuse_unknown(given: Mapping, known: tuple[str, ...], section: str) -> None:
    for name in given:
        if name not in known:
            near = get_close_matches(name, known, n=1, cutoff=0.0)[0]
            where = f" in [{section}]" if section else ""
            raise SettingsError(
                f"{FILE_NAME}: de instelling '{name}'{where} bestaat niet. Bedoelt u '{near}'?"
            )
