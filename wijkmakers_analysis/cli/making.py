"""Lay out which reports a command asks for, have them made, and tell what became of them."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from wijkmakers_analysis.cli.terminal import complain, near_path, report_progress, say
from wijkmakers_analysis.settings import Settings

if TYPE_CHECKING:
    from wijkmakers_analysis.printing.house import Printed
    from wijkmakers_analysis.printing.press import Press
    from wijkmakers_analysis.printing.report import Report
    from wijkmakers_analysis.yearpack import YearPack


# What the name of a draft ends in, so that it never takes the place of the report itself.
DRAFT = "-concept"


class Parameters(TypedDict):
    """What every report's notebook has to be told."""

    year: int
    date: str
    draft: bool


class PartnerParameters(Parameters):
    """What the notebook of a partner's report has to be told."""

    partner: str
    file_stem: str


def common_parameters(year: int, day: date | None, draft: bool) -> Parameters:
    """Return the parameters that every report's notebook has; without a day it is today."""
    return {"year": year, "date": (day or date.today()).isoformat(), "draft": draft}


def lay_out_report(
    settings: Settings,
    title: str,
    notebook: str,
    parameters: Parameters | PartnerParameters,
    stem: Path,
    formats: Sequence[str],
    is_whole: bool = False,
) -> "Report":
    """Return one report as `printing` makes it.

    Parameters
    ----------
    title
        What messages call it.
    notebook
        Its name without ending.
    stem
        Folder and name of the finished files, without ending; a draft's has DRAFT behind it.
    formats
        Endings of the files.
    is_whole
        Whether what stands beside the report in the notebook (the summary, the annex) is made too,
        each in its own formats.
    """
    import json

    from wijkmakers_analysis.document.editions import BESIDE, editions_in
    from wijkmakers_analysis.notebook_runs import notebook_path
    from wijkmakers_analysis.printing.report import Report, ReportFile
    from wijkmakers_analysis.yearpack import pack_path

    path = notebook_path(notebook, settings.root)
    stem = stem.with_name(f"{stem.name}{DRAFT}") if parameters["draft"] else stem
    files = [ReportFile(f"{stem.name}.{ending}", ending) for ending in dict.fromkeys(formats)]
    if is_whole:
        present = editions_in(json.loads(path.read_text(encoding="utf-8")))
        for edition in (one for one in BESIDE if one in present):
            files += [
                ReportFile(f"{stem.name}-{edition.tag}.{ending}", ending, edition.tag)
                for ending in edition.formats
            ]
    return Report(
        title=title,
        notebook=path,
        parameters=parameters,
        pack=pack_path(settings, parameters["year"]),
        partner=str(parameters.get("partner", "")),
        folder=stem.parent,
        files=tuple(files),
    )


def make_reports(
    settings: Settings,
    reports: "Sequence[Report]",
    pack: "YearPack",
    press: "Press",
    command: str,
) -> "list[Printed]":
    """Make what is stale of these reports, say where each stands, and return what became of each.

    Parameters
    ----------
    reports
        What `lay_out_report` gives.
    pack
        The year pack, as a report opens it.
    press
        What `open_press` gives.
    command
        What others are told that is busy.
    """
    here = Path.cwd()
    printed = make_silently(settings, reports, pack, press, command, report_progress)
    tell_made(printed, here)
    return printed


def make_silently(
    settings: Settings,
    reports: "Sequence[Report]",
    pack: "YearPack",
    press: "Press",
    command: str,
    tell: Callable[[str], None],
) -> "list[Printed]":
    """Make what is stale of these reports as `make_reports` does; only `tell` says a line."""
    from wijkmakers_analysis.printing.house import open_house, print_reports
    from wijkmakers_analysis.printing.plan import plan_reports

    with open_house(settings.root, command):
        planned = plan_reports(settings, reports, pack)
        tell(_intention(sum(one.is_stale for one in planned), len(planned)))
        return print_reports(settings.root, planned, press, settings.printing.timeout_seconds, tell)


def tell_made(printed: "Sequence[Printed]", here: Path) -> None:
    """Say where each report stands, which one was refused, and what was left as it was."""
    for one in printed:
        if one.refusal:
            complain(f"{one.title}: geen verslag gemaakt. {one.refusal}")
        for path in one.paths:
            say(near_path(path, here))
        for edited, beside in one.beside.items():
            complain(
                f"{edited} is na het maken door iemand veranderd en blijft staan. Het nieuwe "
                f"verslag staat ernaast: {beside}."
            )


def tell_plan(settings: Settings, reports: "Sequence[Report]", pack: "YearPack") -> None:
    """Say of each report whether it would be made, and why; nothing is made."""
    from wijkmakers_analysis.printing.plan import plan_reports

    planned = plan_reports(settings, reports, pack)
    for one in planned:
        why = f"wordt gemaakt ({'; '.join(one.reasons)})" if one.is_stale else "blijft staan"
        say(f"{one.report.title}: {why}")
        for name in one.edited:
            if one.is_stale:
                say(f"  {name} is door iemand veranderd en blijft; het nieuwe komt ernaast")
    stale = sum(one.is_stale for one in planned)
    say(f"{stale} van {len(planned)} te maken. Er is nu niets gemaakt.")


def _intention(stale: int, total: int) -> str:
    if not stale:
        return "Er is niets veranderd: wat er staat, is nog goed."
    if stale == total:
        return "Het verslag maken …" if total == 1 else f"{total} verslagen maken …"
    return f"{stale} van {total} verslagen maken; de andere zijn nog goed …"
