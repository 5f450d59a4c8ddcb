"""Write the files of one report in several processes at once, where a process can be forked.

They are forked at the start, from a process that has imported the writers and opened nothing, and
take the numbers of the files from one pipe: who is ready takes the next. Elsewhere one process
writes them all, with the same bytes.
"""

import json
import os
import threading
from collections.abc import Callable, Iterator, Sequence

from wijkmakers_analysis.errors import ExportError, WijkmakersError
from wijkmakers_analysis.forking import may_fork

# What one write to a pipe holds for certain.
LONGEST_REFUSAL = 1000


class Writers:
    """Processes that wait until there is something to write.

    Parameters
    ----------
    at_once
        How many processes may write, this one included.
    file_count
        How many files there are, at most 256.
    write
        Writes one file, given its place.
    """

    def __init__(self, at_once: int, file_count: int, write: Callable[[int], None]) -> None:
        self._write = write
        self._children: list[int] = []
        can_fork = may_fork() and threading.active_count() == 1
        extra = min(at_once, file_count) - 1 if can_fork else 0
        if extra < 1:
            return
        self._queue, self._filling = os.pipe()
        self._refusals, self._refusing = os.pipe()
        for _ in range(extra):
            pid = os.fork()
            if pid == 0:
                os.close(self._filling)
                self._write_and_end()
            self._children.append(pid)

    def write_all(self, places: Sequence[int]) -> None:
        """Write every file, in this order; raises the refusal of one that could not be written.

        Parameters
        ----------
        places
            The places of all files; what takes longest goes first.
        """
        if not self._children:
            for place in places:
                self._write(place)
            return
        os.write(self._filling, bytes(places))
        os.close(self._filling)
        for place in self._taken():
            self._write(place)
        statuses = [os.waitpid(pid, 0)[1] for pid in self._children]
        os.close(self._refusing)
        with open(self._refusals, encoding="utf-8") as refusals:
            for line in refusals:
                raise ExportError(json.loads(line))
        if any(statuses):
            raise ExportError(
                "Een bestand is niet geschreven: het programma dat dat deed, is gestopt, misschien "
                "omdat het geheugen vol was. Sluit andere programma's en probeer het opnieuw."
            )

    def _taken(self) -> Iterator[int]:
        """Yield places until there are none left."""
        while place := os.read(self._queue, 1):
            yield place[0]

    def _write_and_end(self) -> None:
        """Write what this process can take, tell a refusal, and never return."""
        status = 1
        try:
            for place in self._taken():
                self._write(place)
            status = 0
        except WijkmakersError as error:
            line = json.dumps(str(error)[:LONGEST_REFUSAL]) + "\n"
            os.write(self._refusing, line.encode())
            status = 0
        finally:
            os._exit(status)
