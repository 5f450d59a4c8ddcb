"""Tell which reports are stale and why, before anything is made."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import NoneType

from wijkmakers_analysis.errors import ExportError, cause_of
from wijkmakers_analysis.fingerprint import code_signature, digest, hash_of
from wijkmakers_analysis.printing.record import read_record
from wijkmakers_analysis.printing.report import Report
from wijkmakers_analysis.settings import Settings
from wijkmakers_analysis.settings.spoken import catalogue_of, translation_path
from wijkmakers_analysis.yearpack import YearPack
from wijkmakers_analysis.yearpack.opening import partner_part

# Kinds of input, and what a reader is told where one differs from that of the file that stands.
REASONS = {
    "pack": "de cijfers of teksten zijn veranderd",
    "notebook": "het notebook is veranderd",
    "program": "het programma is vernieuwd",
    "language": "de taal of de vertaling is veranderd",
    "parameters": "u vraagt andere opties",
    "date": "het verslag is van een andere dag",
}
NEVER_MADE = "het is er nog niet"
# The parts of the package, and of others, that can change a byte of a report.
STAGES = (
    "archive", "document", "export", "figures", "indicators", "language", "neighbourhoods",
    "notebook_runs", "printing", "proof", "retelling", "schemas", "settings", "style", "tables",
    "text", "translation", "yearpack",
)  # fmt: skip
WRITERS = (
    "babel", "jinja2", "markdown-it-py", "matplotlib", "numpy", "pillow", "python-docx",
    "python-pptx", "typst", "xlsxwriter",
)  # fmt: skip


@dataclass(frozen=True)
class Planned:
    """One report with what is to be done about it.

    Parameters
    ----------
    report
        The report.
    inputs
        Kind of input -> hash, as it is now.
    reasons
        Why it is to be made, in Dutch; none where what stands is still good.
    edited
        Names of files in its folder that somebody changed after they were written.
    """

    report: Report
    inputs: Mapping[str, str]
    reasons: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()

    @property
    def is_stale(self) -> bool:
        """Whether it is to be made."""
        return bool(self.reasons)


def plan_reports(
    settings: Settings, reports: Iterable[Report], pack: YearPack
) -> tuple[Planned, ...]:
    """Return each report with why it is to be made, if it is.

    Parameters
    ----------
    reports
        What is asked for.
    pack
        The year pack as a report opens it.

    Raises
    ------
    ExportError
        Where a file in a folder of reports is there and cannot be read.
    SettingsError
        Where the reports are in another language and its translation is not whole.
    """
    hashes = _Hashes()
    # Refused here, once, and not by every report.
    catalogue_of(settings)
    return tuple(_plan(settings, report, pack, hashes) for report in reports)


def _plan(settings: Settings, report: Report, pack: YearPack, hashes: "_Hashes") -> Planned:
    inputs = _inputs(settings, report, pack, hashes)
    record = read_record(settings.root, report.key(settings.root))
    reasons: dict[str, None] = {}
    edited = []
    for file in report.files:
        written = record.files.get(file.name)
        stands = digest_of(report.folder / file.name)
        if stands and stands not in record.ours:
            edited.append(file.name)
        if written is None:
            reasons[NEVER_MADE] = None
        elif written.inputs != inputs:
            changed = (kind for kind in REASONS if written.inputs.get(kind) != inputs[kind])
            reasons |= {REASONS[kind]: None for kind in changed}
        elif not (placed := digest_of(report.folder / written.place)):
            reasons[f"{written.place} ontbreekt"] = None
        elif report.partner and placed not in record.ours:
            # It goes to the partner: what somebody changed or cut off may not.
            reasons[f"{written.place} is na het maken veranderd"] = None
    return Planned(report, inputs, tuple(reasons), tuple(edited))


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file, or nothing where there is none.

    Raises
    ------
    ExportError
        Where it is there and cannot be read: kept in the cloud only, or a damaged disk.
    """
    try:
        return digest([path])
    except FileNotFoundError:
        return ""
    except OSError as error:
        reason = cause_of(error)
        raise ExportError(
            f"{path.name} is niet te lezen ({reason}). Staat het bestand alleen in de cloud? Kies "
            "dan in de Verkenner 'Altijd behouden op dit apparaat' voor de map met verslagen, en "
            "doe het opnieuw."
        ) from None


def _inputs(
    settings: Settings, report: Report, pack: YearPack, hashes: "_Hashes"
) -> dict[str, str]:
    shown = partner_part(settings, pack, report.partner) if report.partner else pack
    parameters = dict(report.parameters)
    day = parameters.pop("date", "")
    return {
        "pack": hashes.of(shown),
        "notebook": digest([report.notebook]),
        "program": program_signature(),
        "language": _digest_of_translation(settings),
        "parameters": hash_of(parameters),
        "date": str(day),
    }


def _digest_of_translation(settings: Settings) -> str:
    path = translation_path(settings)
    return digest([path]) if path else ""


class _Hashes:
    """Hashes of the values of a pack; one that many reports show is hashed once."""

    def __init__(self) -> None:
        # The value is kept beside its hash, so that no other one can get its id.
        self._known: dict[int, tuple[object, str]] = {}

    def of(self, value: object) -> str:
        """Return a hash of a value that is the same in every process."""
        if isinstance(value, (str, int, float, NoneType)):
            return repr(value)
        if id(value) not in self._known:
            self._known[id(value)] = (value, hash_of(self._parts(value)))
        return self._known[id(value)][1]

    def _parts(self, value: object) -> object:
        if is_dataclass(value):
            return {part.name: self.of(getattr(value, part.name)) for part in fields(value)}
        if isinstance(value, Mapping):
            return sorted((str(key), self.of(one)) for key, one in value.items())
        if isinstance(value, (tuple, list)):
            return [self.of(one) for one in value]
        if isinstance(value, (set, frozenset)):
            return sorted(self.of(one) for one in value)
        if isinstance(value, bytes):
            return hashlib.sha256(value).hexdigest()
        return str(value)


@cache
def program_signature() -> str:
    """Return a hash of the code, templates and libraries that can change a byte of a report."""
    templates = Path(__file__).parent.parent / "templates"
    files = sorted(path for path in templates.rglob("*") if path.is_file())
    return hash_of([code_signature(STAGES), digest(files), [_version(name) for name in WRITERS]])


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
