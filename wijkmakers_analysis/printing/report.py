"""One report to be made: a notebook, its parameters, and the files that come out of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class ReportFile:
    """One finished file.

    Parameters
    ----------
    name
        Its name in the folder of the report.
    format
        Ending without dot; a key of `export.FORMATS`.
    edition
        Tag of the edition that it prints; empty for the report itself.
    """

    name: str
    format: str
    edition: str = ""


@dataclass(frozen=True)
class Report:
    """One run of a notebook, and where its files belong.

    Parameters
    ----------
    title
        What messages call it: 'Jaaroverzicht 2022', or the partner's name.
    notebook
        The notebook itself.
    parameters
        Values by name.
    pack
        The year pack that the notebook opens.
    partner
        The partner whose part of the pack it may show; empty for all of it.
    folder
        Where the finished files stand.
    files
        What is made of it.
    """

    title: str
    notebook: Path
    parameters: Mapping[str, object]
    pack: Path
    partner: str
    folder: Path
    files: tuple[ReportFile, ...]

    def key(self, root: Path) -> str:
        """Return what records call it: its folder and first file, as seen from the workspace."""
        stem = Path(self.files[0].name).stem
        return (self.folder.relative_to(root) / stem).as_posix()


@dataclass(frozen=True)
class Outcome:
    """What became of one report.

    Parameters
    ----------
    digests
        Name of each file -> SHA-256 of what was written; empty where it was refused.
    refusal
        Why there is none, in Dutch; empty where there is.
    figures
        Keys of the facts that it prints.
    """

    digests: Mapping[str, str]
    refusal: str = ""
    figures: tuple[str, ...] = ()
