"""The invented worlds, made once for all processes, and the search for their canaries."""

import pytest

from attacks.canaries import Search
from attacks.worlds import invent_worlds, shared


@pytest.fixture(scope="session")
def worlds(tmp_path_factory):
    """Return two worlds that differ in hidden values, and every file made of them."""
    base = tmp_path_factory.getbasetemp()
    # Processes that run side by side have a folder each in one folder; alone there is one.
    base = base.parent if base.name.startswith("popen") else base
    return shared(base, invent_worlds)


@pytest.fixture(scope="session")
def searching(worlds):
    """Return the search for every canary of the first world."""
    return Search(worlds.first.canaries)
