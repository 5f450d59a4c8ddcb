"""Tell how far a run of many reports is, and how long it will still take."""

import time
from collections.abc import Callable


def duration_in_words(seconds: float) -> str:
    """Return a duration as people say it: '40 seconden', '1 minuut', '3 minuten'."""
    if seconds < 60:
        rounded = max(1, round(seconds))
        return f"{rounded} seconde{'n' if rounded != 1 else ''}"
    minutes = round(seconds / 60)
    return f"{minutes} minu{'ten' if minutes != 1 else 'ut'}"


class Progress:
    """Counts reports and says a line for each; the time is that of a clock that never jumps.

    Parameters
    ----------
    total
        How many reports will be made.
    say
        Prints a line.
    """

    def __init__(self, total: int, say: Callable[[str], None]) -> None:
        self._total, self._done, self._say = total, 0, say
        self._start = time.monotonic()

    def tell(self, title: str, outcome: str) -> None:
        """Say that one more report is done.

        Parameters
        ----------
        title
            What the report is called.
        outcome
            'klaar' or 'mislukt'.
        """
        self._done += 1
        left = self._total - self._done
        seconds = (time.monotonic() - self._start) / self._done * left
        line = f"{self._done:>{len(str(self._total))}} van {self._total}  {title}: {outcome}"
        # The first one has waited for everything to be loaded: it says little about the rest.
        if left and self._done > 1:
            line += f" (nog ongeveer {duration_in_words(seconds)})"
        self._say(line)
