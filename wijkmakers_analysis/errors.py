"""Every error that is raised on purpose, drawn as a tree.

WijkmakersError
├── WrongCall            the call itself is off: an unknown year, name, indicator (exit status 2)
└── Refused              the data or a report is refused (exit status 1)
    ├── SettingsError    wijkmakers.toml
    ├── IntakeError      the spreadsheets; carries the problems
    ├── DisclosureError  a figure that may not leave the office
    ├── PackError        a year pack that is absent, damaged or of another version
    ├── DocumentError    a notebook whose output is no report
    ├── RunError         a notebook that failed
    ├── ExportError      a file that could not be written
    └── ProofError       a finished file that differs from its document or pack

A message is Dutch and says what was given, what was expected and what to do. It never quotes
a cell that may hold a person.
"""

import errno
import os


class WijkmakersError(Exception):
    """Base of every error raised on purpose."""

    def _render_traceback_(self) -> list[str]:
        """Return what a notebook shows: the message, for it says what to do, and no code."""
        return [str(self)]


class WrongCall(WijkmakersError):
    """The call itself is off."""


class Refused(WijkmakersError):
    """The data or a report is refused; everything is said, nothing half-made is left."""


class SettingsError(Refused):
    """wijkmakers.toml cannot be used."""


class IntakeError(Refused):
    """The spreadsheets hold problems that stop the work.

    Parameters
    ----------
    problems
        Every problem found, errors before warnings.
    """

    def __init__(self, problems: tuple[object, ...] = ()):
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class DisclosureError(Refused):
    """A figure may not leave the office."""


class PackError(Refused):
    """A year pack is absent, damaged or of another version."""


class DocumentError(Refused):
    """A notebook's output is no report."""


class RunError(Refused):
    """A notebook failed while it ran."""


class ExportError(Refused):
    """A file could not be written."""


class ProofError(Refused):
    """A finished file differs from its document or its pack."""


# What the system says in English, by the name of the error, in words for whoever gets the message.
_CAUSES = {
    "EROFS": "de map is alleen om te lezen",
    "EACCES": "u mag er niet bij",
    "EPERM": "u mag er niet bij",
    "ENOSPC": "de schijf is vol",
    "EDQUOT": "uw ruimte op de schijf is op",
    "ENOENT": "het is er niet meer",
    "EBUSY": "het is in gebruik",
    "ETXTBSY": "het is in gebruik",
    "EISDIR": "er staat een map met die naam",
    "ENOTDIR": "er staat een bestand met die naam",
    "ENOTEMPTY": "de map is niet leeg",
    "ENAMETOOLONG": "de naam is te lang",
    "EIO": "de schijf geeft een fout",
    "EMFILE": "er staan te veel bestanden open",
    "ETIMEDOUT": "de schijf of de cloud antwoordt niet",
}


def cause_of(error: OSError) -> str:
    """Return in Dutch why a file or folder could not be read or written.

    Windows says it in the language of the computer; that stays as it is.
    """
    if error.errno is None or error.strerror != os.strerror(error.errno):
        return error.strerror or type(error).__name__
    return _CAUSES.get(errno.errorcode.get(error.errno, ""), f"fout {error.errno} van de computer")
