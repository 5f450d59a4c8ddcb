"""Refuse what wijkmakers.toml may not hold, each time with the line to write instead."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from difflib import get_close_matches
from typing import Any, TypeVar

from wijkmakers_analysis.errors import SettingsError

FILE_NAME = "wijkmakers.toml"
Kind = TypeVar("Kind")


def mapping(value: object, name: str) -> Mapping[str, Any]:
    """Return a section; raises SettingsError where it is something else."""
    section: Mapping[str, Any] = typed(value, dict, name, f"een deel dat begint met [{name}]")
    return section


def typed(value: object, kind: type[Kind], name: str, expected: str) -> Kind:
    """Return a value of the right type; raises SettingsError.

    Parameters
    ----------
    value
        What stands in the file.
    kind
        str, int, bool, dict, list or date.
    name
        Where it stands, as the message names it.
    expected
        What belongs there, in Dutch.
    """
    # bool is an int and datetime a date, but neither is what such a setting asks for.
    is_other = isinstance(value, bool) and kind is not bool
    is_other |= kind is date and type(value) is not date
    if not isinstance(value, kind) or is_other:
        raise SettingsError(f"{FILE_NAME}: bij {name} hoort {expected}. Verbeter die regel.")
    return value


def refuse_unknown(given: Mapping[str, object], known: tuple[str, ...], section: str) -> None:
    """Refuse a key that does not exist, and name the nearest one that does."""
    for name in given:
        if name not in known:
            near = get_close_matches(name, known, n=1, cutoff=0.0)[0]
            where = f" in [{section}]" if section else ""
            raise SettingsError(
                f"{FILE_NAME}: de instelling '{name}'{where} bestaat niet. Bedoelt u '{near}'?"
            )


def names_of(kind: Any) -> tuple[str, ...]:
    """Return the names of the parts of a dataclass."""
    return tuple(one.name for one in fields(kind))
