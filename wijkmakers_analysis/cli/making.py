"""Make one report: run its notebook, read the document, put proven files in place together."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from wijkmakers_analysis.settings import Settings


def reports_folder(settings: Settings, year: int) -> Path:
    """Return the folder in which the reports of a year stand."""
    return settings.root / "reports" / str(year)


def make_report(
    settings: Settings,
    pack,
    notebook: str,
    parameters: Mapping[str, object],
    stem: Path,
    formats: Sequence[str],
) -> list[Path]:
    """Run a notebook and write its files; where anything fails, the old files stay.

    Parameters
    ----------
    pack
        The year pack; each fact in the document must be as it stands there.
    notebook
        Its name without ending.
    stem
        Folder and name of the finished files, without ending.
    formats
        Endings of the files.

    Returns
    -------
    The finished files, in the order of the formats.
    """
    from wijkmakers_analysis.document import read_document
    from wijkmakers_analysis.export import FORMATS
    from wijkmakers_analysis.notebook_runs import notebook_path, publish, run_notebook
    from wijkmakers_analysis.proof import prove_facts

    executed = run_notebook(notebook_path(notebook, settings.root), parameters, cwd=settings.root)
    document = read_document(executed)
    prove_facts(document, pack)
    wanted = tuple(dict.fromkeys(formats))
    names = [f"{stem.name}.{ending}" for ending in wanted]
    writers = (_proven(FORMATS[ending], document) for ending in wanted)
    publish(dict(zip(names, writers, strict=True)), stem.parent)
    return [stem.parent / name for name in names]


def common_parameters(year: int, day: date | None, draft: bool) -> dict[str, object]:
    """Return the parameters that every report's notebook has."""
    return {"year": year, "date": day.isoformat() if day else "", "draft": draft}


def _proven(write: Callable, document) -> Callable[[Path], None]:
    from wijkmakers_analysis.proof import prove

    def write_and_prove(path: Path) -> None:
        write(document, path)
        prove(document, path)

    return write_and_prove
