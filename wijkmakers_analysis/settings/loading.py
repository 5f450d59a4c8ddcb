"""Find and read wijkmakers.toml; every wrong line is refused with a remedy."""

import itertools
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path, PureWindowsPath
from typing import Any

from wijkmakers_analysis.errors import SettingsError
from wijkmakers_analysis.settings.checks import (
    FILE_NAME,
    Kind,
    mapping,
    names_of,
    refuse_unknown,
    typed,
)
from wijkmakers_analysis.settings.exceptions import read_exceptions
from wijkmakers_analysis.settings.named import NamedExport, NamedSheet, read_named
from wijkmakers_analysis.settings.sections import (
    DUTCH_CODE,
    HIGHEST,
    LOWEST,
    Limits,
    Printing,
    Privacy,
    Settings,
    Year,
)
from wijkmakers_analysis.settings.syntax import read_toml

KNOWN_SECTIONS = (
    "name",
    "data",
    "years",
    "privacy",
    "limits",
    "printing",
    "sheets",
    "exports",
    "exceptions",
    "map",
    "language",
)


def find_workspace(folder: Path) -> Path:
    """Return the nearest folder, from this one upwards, that holds wijkmakers.toml."""
    folder = Path(folder).resolve()
    for candidate in (folder, *folder.parents):
        if (candidate / FILE_NAME).is_file():
            return candidate
    raise SettingsError(
        f"In {folder} en de mappen daarboven staat geen {FILE_NAME}. "
        "Noem de map van uw werkruimte. Hebt u er nog geen, begin dan met: wijkmakers nieuw MAP "
        "(leeg) of wijkmakers voorbeeld MAP (een voorbeeld)"
    )


def load_settings(folder: Path) -> Settings:
    """Read the settings of the workspace at or above a folder."""
    root = find_workspace(folder)
    raw = read_toml(root / FILE_NAME)
    refuse_unknown(raw, KNOWN_SECTIONS, "")
    years = {}
    for key, section in mapping(raw.get("years", {}), "years").items():
        years[_year_number(key)] = _year(key, mapping(section, f"years.{key}"))
    _refuse_overlap(years)
    return Settings(
        root=root,
        name=_name(raw.get("name", "Wijkmakers")),
        data=_data_folder(root, raw.get("data", "data")),
        years=years,
        privacy=_limits(Privacy, raw.get("privacy", {}), "privacy"),
        limits=_limits(Limits, raw.get("limits", {}), "limits"),
        printing=_limits(Printing, raw.get("printing", {}), "printing"),
        sheets=read_named(NamedSheet, raw.get("sheets", []), "sheets"),
        exports=read_named(NamedExport, raw.get("exports", []), "exports"),
        exceptions=read_exceptions(raw.get("exceptions", []), years),
        boundaries=_boundaries(root, mapping(raw.get("map", {}), "map")),
        language=_language(raw.get("language", DUTCH_CODE)),
    )


def gaps_between(years: Mapping[int, Year]) -> list[tuple[Year, Year]]:
    """Return the neighbouring years between which days belong to no year."""
    ordered = sorted(years.values(), key=lambda year: year.start)
    pairs = itertools.pairwise(ordered)
    return [(early, late) for early, late in pairs if (late.start - early.end).days > 1]


def _year(key: str, section: Mapping[str, Any]) -> Year:
    refuse_unknown(section, ("label", "start", "end", "carried"), f"years.{key}")
    for name in ("start", "end"):
        if name not in section:
            raise SettingsError(
                f"{FILE_NAME}: in [years.{key}] ontbreekt {name}. "
                f"Zet er een datum neer, zoals: {name} = 2022-11-30"
            )
        typed(section[name], date, f"years.{key}.{name}", "een datum zoals 2022-11-30")
    year = Year(
        number=_year_number(key),
        label=typed(section.get("label", str(key)), str, f"years.{key}.label", "een titel"),
        start=section["start"],
        end=section["end"],
        is_carried=typed(
            section.get("carried", False), bool, f"years.{key}.carried", "true of false"
        ),
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


def _name(given: object) -> str:
    expected = "een naam tussen aanhalingstekens"
    name = typed(given, str, "name", expected).strip()
    if not name:
        raise SettingsError(
            f'{FILE_NAME}: bij name staat niets. Zet er {expected}, zoals: name = "Wijkmakers"'
        )
    return name


def _language(given: object) -> str:
    expected = 'een taal in twee of drie kleine letters, zoals language = "en"'
    code = typed(given, str, "language", expected)
    if not re.fullmatch("[a-z]{2,3}", code):
        raise SettingsError(f"{FILE_NAME}: bij language hoort {expected}. Verbeter die regel.")
    return code


def _boundaries(root: Path, section: Mapping[str, Any]) -> Path | None:
    refuse_unknown(section, ("boundaries",), "map")
    if "boundaries" not in section:
        return None
    expected = "een bestand, zoals kaart/wijken.geojson"
    path = _place(root, typed(section["boundaries"], str, "map.boundaries", expected))
    if not path.is_file():
        raise SettingsError(
            f"{FILE_NAME}: het bestand bij boundaries in [map] is er niet. Zet de wijk- en "
            "buurtkaart (GeoJSON) op die plek, of haal de regel weg."
        )
    return path


def _data_folder(root: Path, given: object) -> Path:
    return _place(root, typed(given, str, "data", "een map, zoals data/example"))


def _place(root: Path, text: str) -> Path:
    windows = PureWindowsPath(text)
    if windows.is_absolute():
        return Path(text)
    return root.joinpath(*windows.parts)


def _limits(kind: type[Kind], raw: object, section: str) -> Kind:
    values = mapping(raw, section)
    refuse_unknown(values, names_of(kind), section)
    for name, value in values.items():
        whole = typed(value, int, f"{section}.{name}", "een heel getal")
        lowest = LOWEST.get(name, 1)
        if whole < lowest:
            raise SettingsError(
                f"{FILE_NAME}: {section}.{name} is {whole}; het laagste is {lowest}. "
                f"Zet er {lowest} of hoger neer, of haal de regel weg."
            )
        if whole > (highest := HIGHEST.get(name, whole)):
            raise SettingsError(
                f"{FILE_NAME}: {section}.{name} is {whole}; het hoogste is {highest}. "
                f"Zet er {highest} of lager neer, of haal de regel weg."
            )
    return kind(**values)
