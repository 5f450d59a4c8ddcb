"""A reason is for every reader; what the office can do about it stands beside it."""

import copy
import pkgutil
import re
from importlib import import_module

import pytest

from wijkmakers_analysis import indicators
from wijkmakers_analysis.disclosure import protect
from wijkmakers_analysis.disclosure.internal import as_internal
from wijkmakers_analysis.indicators.reasons import Reason, with_remedy

from findings import finding, gate_settings

OFFICE = re.compile(
    r"\b(het blad|de bladen)\b|\b[Vv]ul\b|\b[Zz]et\b (ze|het|die|dat|wie)\b|\bdaarmee kan\b"
    r"|(^|; )[Mm]et (een |de |hun )?\w*lijst(en)?\b.*\b(kan|wordt|is)\b"
)
REASON = Reason("Er zijn nog geen verhalen verzameld.", "Zet ze in het blad Verhalen.")


def sentences():
    """Yield what the modules of the indicators may say, by module and name."""
    for found in pkgutil.iter_modules(indicators.__path__):
        module = import_module(f"{indicators.__name__}.{found.name}")
        for name, value in vars(module).items():
            if name.isupper() and isinstance(value, str) and value.endswith("."):
                yield pytest.param(value, id=f"{found.name}.{name}")


@pytest.mark.parametrize("sentence", list(sentences()))
def test_no_reason_for_a_reader_speaks_to_the_office(sentence):
    assert not OFFICE.search(sentence)


def test_a_reason_is_its_sentence_and_keeps_its_remedy():
    assert REASON == "Er zijn nog geen verhalen verzameld."
    assert copy.deepcopy(REASON).remedy == "Zet ze in het blad Verhalen."
    assert with_remedy(REASON) == (
        "Er zijn nog geen verhalen verzameld. Zet ze in het blad Verhalen."
    )
    assert with_remedy("Loopt nog.") == "Loopt nog."


def test_the_gate_publishes_the_sentence_and_the_office_reads_the_remedy():
    findings = [finding("stories", status="niet_gemeten", reason=REASON)]
    protected = protect(findings, gate_settings())
    (published,) = protected.facts
    assert type(published.reason) is str
    assert published.reason == REASON
    (internal,) = as_internal(findings, protected)
    assert internal.reason == with_remedy(REASON)
