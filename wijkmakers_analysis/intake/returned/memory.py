"""Remember what was written into a folder, so that nothing of anybody else is overwritten."""

import json
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path

from wijkmakers_analysis.fingerprint import file_hash
from wijkmakers_analysis.kept import put_whole

FILE_NAME = ".wijkmakers-kopieen.json"


class Memory:
    """Which files in a folder are as we wrote them.

    Parameters
    ----------
    folder
        The folder; it keeps the list in a file of its own.
    """

    def __init__(self, folder: Path):
        self._folder = folder
        self._prints: dict[str, list[str]] = {}
        with suppress(OSError, ValueError, AttributeError):  # lost: then no file is known as ours
            kept = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
            self._prints = {
                str(name): [str(each) for each in prints] for name, prints in kept.items()
            }

    def is_free(self, name: str) -> bool:
        """Tell whether a file may be written: it is absent, or still as we wrote it."""
        path = self._folder / name
        return not path.exists() or file_hash(path) in self._prints.get(name, ())

    def add(self, paths: Mapping[str, Path]) -> None:
        """Remember files that are about to be moved in, beside what is there until then."""
        for name, path in paths.items():
            self._prints[name] = [*self._prints.get(name, ())[-1:], file_hash(path)]
        self._save()

    def keep_only(self, names: Collection[str]) -> None:
        """Take away the other files of ours, where nobody changed them, and forget them."""
        for name in self._prints.keys() - set(names):
            path = self._folder / name
            if path.is_file() and self.is_free(name):
                path.unlink()
        self._prints = {name: self._prints[name][-1:] for name in names}
        self._save()

    def _save(self) -> None:
        put_whole(self._folder / FILE_NAME, json.dumps(self._prints, indent=1, sort_keys=True))
