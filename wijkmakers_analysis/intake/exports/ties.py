"""Tie an export to what it belongs to: by the settings, its file name, or its day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wijkmakers_analysis import language
from wijkmakers_analysis.intake.activity_index import ActivityIndex
from wijkmakers_analysis.intake.exports.export import FORMS, Export
from wijkmakers_analysis.intake.exports.file_names import activities_in_name, moments_in_name
from wijkmakers_analysis.intake.folding import fold, fold_id
from wijkmakers_analysis.intake.problems import Problem, error, warning
from wijkmakers_analysis.intake.raw import RawSheet
from wijkmakers_analysis.settings import FILE_NAME, NamedExport, Settings


@dataclass(frozen=True)
class Tie:
    """What an export belongs to; None where it is not known or does not matter."""

    activity: str | None = None
    edition: str | None = None
    moment: str | None = None


class NoTie(ValueError):
    """An export is tied to nothing for certain: what is wrong, and what to do."""

    def __init__(self, what: str, remedy: str):
        super().__init__(what)
        self.what = what
        self.remedy = remedy


def tie_export(
    raw: RawSheet, export: Export, index: ActivityIndex, settings: Settings
) -> tuple[Tie | None, list[Problem]]:
    """Return what an export belongs to, or None and everything that keeps it from a tie.

    Parameters
    ----------
    raw, export
        The sheet, and what it was recognised as.
    index
        Ids, titles and days of the activities.
    settings
        Of the workspace; what they say goes first, but may not contradict the rest.
    """
    named = [each for each in settings.exports if each.names(raw.file)]
    place: tuple[str | None, str | None] = (None, None)
    moment, problems = None, []
    try:
        place = _place(raw, export, index, named)
    except NoTie as complaint:
        problems.append(_problem(raw, complaint))
    try:
        moment = _moment(raw, named) if export.maker == FORMS else None
    except NoTie as complaint:
        problems.append(_problem(raw, complaint))
    return (None if problems else Tie(*place, moment)), problems


def unused_names(settings: Settings, exports: Iterable[str]) -> list[Problem]:
    """Say which [[exports]] of the settings name no export that was read.

    Parameters
    ----------
    exports
        Paths of the files that hold an export.
    """
    files = list(exports)
    return [
        warning(
            f"[[exports]] met file = {_quoted(named.file)} past op geen enkele uitvoer",
            "Verbeter de naam, of haal dat deel weg.",
            "bestand",
            FILE_NAME,
        )
        for named in settings.exports
        if not any(named.names(file) for file in files)
    ]


def _place(
    raw: RawSheet, export: Export, index: ActivityIndex, named: list[NamedExport]
) -> tuple[str | None, str | None]:
    """Return the activity and the edition, of which one is known; raises NoTie."""
    edition = _only_one({each.edition for each in named}, raw)
    activity = _only_one({each.activity for each in named}, raw)
    if activity and edition:
        raise _told_twice(raw)
    if not edition:
        return _activity(raw, export, index, activity), None
    if export.maker != FORMS:
        raise NoTie(
            f"{FILE_NAME} geeft dit bestand een editie, maar dit is een presentielijst",
            f'Zet in {FILE_NAME} bij dit bestand geen edition maar: activity = "CODE"',
        )
    return None, edition


def _activity(raw: RawSheet, export: Export, index: ActivityIndex, told: str) -> str:
    if not export.is_one_meeting:
        raise NoTie(
            "in deze uitvoer staan bijeenkomsten van meer dan één dag",
            "Maak van elke bijeenkomst een eigen uitvoer, en zet elke in een eigen bestand.",
        )
    codes, titles = activities_in_name(raw, index)
    by_name = codes or titles
    if told:
        known = index.ids.get(fold_id(told))
        if known is None:
            raise NoTie(
                f"{FILE_NAME} noemt bij dit bestand een activiteit die niet in blad Activiteiten "
                "staat",
                f"Verbeter de code in {FILE_NAME}, of vul blad Activiteiten aan.",
            )
        if by_name and known not in by_name:
            raise NoTie(
                f"{FILE_NAME} zegt dat dit bestand bij {known} hoort, maar de naam zegt "
                f"{language.listed(sorted(by_name), joint='of')}",
                f"Verbeter {FILE_NAME}, of geef het bestand een andere naam.",
            )
        return _on_its_day(known, export, index)
    on_day = {each for day in export.days for each in index.days.get(day, ())}
    # Several activities can have one title, and then the day tells them apart; two codes cannot.
    is_title = not codes and len(titles) > 1
    found = titles & on_day if is_title else by_name or on_day
    if len(found) > 1 and not codes and export.title:
        found = {
            each for each in found if each in index.titles.get(fold(export.title), ())
        } or found
    if len(found) == 1:
        return _on_its_day(found.pop(), export, index)
    raise NoTie(_why_not(export, index, by_name, on_day), _lines_to_add(raw, export.maker))


def _why_not(export: Export, index: ActivityIndex, by_name: set[str], on_day: set[str]) -> str:
    days = language.listed(map(language.day, sorted(export.days)), joint="of")
    if len(by_name) > 1:
        which = language.listed(sorted(by_name))
        none = f", en geen daarvan is op {days}" if days and not by_name & on_day else ""
        return f"de naam van dit bestand past bij meer activiteiten ({which}){none}"
    if len(on_day) > 1:
        which = language.listed(sorted(on_day))
        if sum(1 for day in export.days if index.days.get(day)) > 1:
            return (
                "de datum in deze uitvoer is op twee manieren te lezen en past bij meer "
                f"activiteiten ({which})"
            )
        return f"op de dag van deze uitvoer zijn er meer activiteiten ({which})"
    where = f"op {days} staat er geen in blad Activiteiten" if days else "er staat geen dag in"
    if export.maker == FORMS:
        where = "de naam van het bestand zegt het niet"
    return f"het is niet duidelijk bij welke activiteit deze uitvoer hoort: {where}"


def _on_its_day(activity: str, export: Export, index: ActivityIndex) -> str:
    span = index.spans.get(activity)
    if not span or not export.days or any(span[0] <= day <= span[1] for day in export.days):
        return activity
    days = language.listed(map(language.day, sorted(export.days)), joint="of")
    raise NoTie(
        f"deze uitvoer zou bij {activity} horen, maar de bijeenkomst was op {days} en {activity} "
        f"{_said(span)}",
        f"Verbeter de naam van het bestand, de regel in {FILE_NAME} of de datum in blad "
        "Activiteiten.",
    )


def _moment(raw: RawSheet, named: list[NamedExport]) -> str:
    told = _only_one({each.moment for each in named}, raw)
    found = {told} if told else moments_in_name(raw)
    if len(found) == 1:
        return found.pop()
    given = "meer dan één moment" if found else "geen moment"
    raise NoTie(
        f"de naam van dit bestand noemt {given}: voor, na, toen of later",
        "Zet het moment in de naam van het bestand, of zet " + _lines(raw, 'moment = "na"'),
    )


def _only_one(values: set[str], raw: RawSheet) -> str:
    """Return the one value that the settings give, empty where they give none; raises NoTie."""
    given = sorted(values - {""})
    if len({fold_id(value) for value in given}) > 1:
        raise _told_twice(raw)
    return given[0] if given else ""


def _problem(raw: RawSheet, complaint: NoTie) -> Problem:
    return error(complaint.what, complaint.remedy, "verwijzing", raw.file, raw.sheet)


def _told_twice(raw: RawSheet) -> NoTie:
    return NoTie(
        f"{FILE_NAME} noemt dit bestand meer dan eens, en niet met hetzelfde",
        f"Houd in {FILE_NAME} bij dit bestand één activiteit of editie, en één moment.",
    )


def _lines_to_add(raw: RawSheet, maker: str) -> str:
    edition = ' (of edition = "EDITIE")' if maker == FORMS else ""
    return (
        "Zet de code van de activiteit in de naam van het bestand, of zet "
        + _lines(raw, 'activity = "CODE"')
        + edition
    )


def _lines(raw: RawSheet, last: str) -> str:
    return (
        f"in {FILE_NAME} deze drie regels onder elkaar: 1) [[exports]] "
        f"2) file = {_quoted(raw.file)} 3) {last}"
    )


def _quoted(text: str) -> str:
    """Write a text as TOML: between single quotes where it holds a double one or a backslash."""
    return f"'{text}'" if '"' in text or "\\" in text else f'"{text}"'


def _said(span: tuple[date, date]) -> str:
    return f"op {language.day(span[0])}" if span[0] == span[1] else f"van {language.period(*span)}"
