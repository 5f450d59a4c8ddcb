"""A press that writes small files at once, and workspaces with reports that it can make."""

from pathlib import Path

from wijkmakers_analysis.fingerprint import digest
from wijkmakers_analysis.printing.house import open_house, print_reports
from wijkmakers_analysis.printing.plan import Planned
from wijkmakers_analysis.printing.report import Outcome, Report, ReportFile

NAMES = ("haven", "molen")
ENDINGS = ("html", "pdf")


class StubPress:
    """Writes files that say which version they are; refuses the reports that it is told to.

    Parameters
    ----------
    version
        Goes into every file.
    refused
        Names of partners.
    """

    def __init__(self, version: str, refused: tuple[str, ...] = ()) -> None:
        self.version, self.refused, self.made = version, refused, []
        self.is_closed = False
        self.at_once = 2

    def make(self, order, timeout) -> Outcome:
        """Write the files of one report."""
        if order["partner"] in self.refused:
            return Outcome({}, "Het lukte niet.")
        self.made.append(order["partner"])
        digests = {}
        for name, _, _ in order["files"]:
            path = Path(order["stage"]) / name
            try:
                path.write_bytes(content_of(name, self.version))
            except OSError as error:
                return Outcome({}, f"Niet te schrijven ({error.strerror}).")
            digests[name] = digest([path])
        return Outcome(digests, figures=("participants",))

    def close(self) -> None:
        """Note that it was closed."""
        self.is_closed = True


def content_of(name: str, version: str) -> bytes:
    """Return the content of a file; long, so that a full disk shows."""
    return f"{name} {version}\n".encode() * 200


def report(root: Path, name: str) -> Report:
    """Return a report with two files."""
    return Report(
        title=name.capitalize(),
        notebook=root / "partner_report.ipynb",
        parameters={"year": 2022, "partner": name, "date": "2022-12-01"},
        pack=root / "packs" / "2022.json",
        partner=name,
        folder=root / "reports" / "2022" / "partners",
        files=tuple(ReportFile(f"{name}.{ending}", ending) for ending in ENDINGS),
    )


def planned(root: Path, version: str, names: tuple[str, ...] = NAMES) -> list[Planned]:
    """Return stale reports."""
    return [Planned(report(root, name), {"pack": version}, ("veranderd",)) for name in names]


def print_version(root: Path, version: str, *, names=NAMES, refused=(), tell=lambda line: None):
    """Make a version of all reports as a command does; return what became of each."""
    with open_house(root, "wijkmakers partners"):
        press = StubPress(version, refused)
        return print_reports(root, planned(root, version, names), press, 60, tell)


def versions_in(root: Path, names: tuple[str, ...] = NAMES) -> dict[str, set[str]]:
    """Return for each report the versions of its files; '' for one that is absent."""
    return {
        name: {_version_of(path) for path in _paths(root, name)}
        for name in names
    }  # fmt: skip


def _paths(root: Path, name: str) -> list[Path]:
    return [root / "reports/2022/partners" / f"{name}.{ending}" for ending in ENDINGS]


def _version_of(path: Path) -> str:
    if not path.exists():
        return ""
    version = path.read_text("utf-8").splitlines()[0].rpartition(" ")[2]
    return version if path.read_bytes() == content_of(path.name, version) else "beschadigd"
