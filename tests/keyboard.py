"""What the keyboard does to a command that a test starts."""

import signal
from contextlib import contextmanager


@contextmanager
def heard():
    """Have what is started meanwhile hear Ctrl-C.

    Tests that run in the background ignore it, and what they start would ignore it with them.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
