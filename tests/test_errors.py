"""What the system says of a file is told in Dutch."""

import errno
import os

import pytest

from wijkmakers_analysis.errors import cause_of


@pytest.mark.parametrize(
    ("number", "cause"),
    [
        (errno.EROFS, "de map is alleen om te lezen"),
        (errno.EACCES, "u mag er niet bij"),
        (errno.ENOSPC, "de schijf is vol"),
        (errno.ELOOP, f"fout {errno.ELOOP} van de computer"),
    ],
)
def test_a_cause_is_dutch(number, cause):
    assert cause_of(OSError(number, os.strerror(number), "a")) == cause


def test_what_windows_says_in_its_own_language_stays():
    assert cause_of(OSError(13, "Toegang geweigerd", "a")) == "Toegang geweigerd"
    assert cause_of(OSError()) == "OSError"
