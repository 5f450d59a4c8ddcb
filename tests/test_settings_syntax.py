"""A line of wijkmakers.toml that is no TOML: its number, and what belongs there, in Dutch."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkmakers_analysis.errors import SettingsError
from wijkmakers_analysis.settings import load_settings
from wijkmakers_analysis.settings.syntax import read_toml

ABOVE = 'name = "Wijkmakers"  # de naam\n\n'
TEXT = 'Tekst hoort tussen rechte aanhalingstekens, zoals name = "Wijkmakers".'
HEAD = (
    "regel 3: de kop van een deel staat alleen op een regel, met evenveel rechte haken voor als "
    "achter, zoals [years.2022]. Verbeter de kop."
)
WORD = f"een woord kan hier niet los staan. {TEXT} Een getal schrijft u in cijfers."
QUOTE = f"er is een aanhalingsteken te weinig. {TEXT}"
CALENDAR = (
    "zo staat deze dag niet in de kalender. Schrijf jaar-maand-dag met twee cijfers voor maand en "
    "dag, zoals 2022-03-01."
)
BACKSLASH = "in een map of bestand hoort hier / en geen \\. Vervang elke \\ door /."
CASES = {
    "start = 1-11-2021\nend = 2022-11-30": (
        "regel 3 (start): een dag schrijft u als jaar-maand-dag, zonder aanhalingstekens. "
        "Hier is dat 2021-11-01."
    ),
    "end = 30/3/2022  # het eind": (
        "regel 3 (end): een dag schrijft u als jaar-maand-dag, zonder aanhalingstekens. "
        "Hier is dat 2022-03-30."
    ),
    "start = 2022-02-30": f"regel 3 (start): {CALENDAR}",
    "start = 2022-2-3": f"regel 3 (start): {CALENDAR}",
    "data = “data”": ('regel 3 (data): hier staan kromme aanhalingstekens. Zet er rechte neer: ".'),
    "data = lijsten": f"regel 3 (data): {WORD}",
    "threshold = vijf  # foto's": f"regel 3 (threshold): {WORD}",
    "threshold = 5,5": (
        "regel 3 (threshold): een getal heeft hier geen komma. Schrijf een heel getal, zoals 5."
    ),
    "[privacy\nthreshold = 5": HEAD,
    "[[sheets]\nsheet = 1": HEAD,
    "[years.2022]\n[years.2022]": (
        "regel 4: dit deel staat er twee keer. Zet alles onder één kop en haal de andere weg."
    ),
    'data = "een"\ndata = "twee"\n': (
        "regel 4 (data): deze instelling staat er twee keer. Haal een van de twee regels weg."
    ),
    'data = "data\\example"': f"regel 3 (data): {BACKSLASH}",
    'data = "C:\\Users\\lijsten"': f"regel 3 (data): {BACKSLASH}",
    'data = "lijsten\nthreshold = 5': f"regel 3 (data): {QUOTE}",
    'data = "lijsten': f"regel 3 (data): {QUOTE}",
    "data =\n": (
        "regel 3 (data): achter = staat niets. Zet er een waarde achter, of haal de regel weg."
    ),
    "de lijsten van Jan": (
        "regel 3: hier ontbreekt het teken =. Schrijf de instelling, dan = en dan de waarde. "
        "Een opmerking begint met #."
    ),
    "x = [1, 2\n\n": "regel 3 (x): een rij begint met [ en eindigt met ]. Zet de haak erbij.",
    'data = "een" "twee"': (
        "regel 3 (data): deze regel is niet te lezen. Zet er één instelling op: de instelling, dan "
        "= en dan de waarde."
    ),
}


def refusal(path):
    with pytest.raises(SettingsError) as caught:
        read_toml(path)
    return str(caught.value)


@pytest.mark.parametrize("below", CASES)
def test_the_line_and_what_belongs_there(tmp_path, below):
    path = tmp_path / "wijkmakers.toml"
    path.write_text(ABOVE + below, "utf-8")
    assert refusal(path) == f"wijkmakers.toml, {CASES[below]}"


@pytest.mark.parametrize("raw", [b'name = "Caf\xe9"', 'name = "Café"'.encode("utf-16")])
def test_another_encoding(tmp_path, raw):
    path = tmp_path / "wijkmakers.toml"
    path.write_bytes(raw)
    assert refusal(path) == (
        "wijkmakers.toml heeft tekens die niet te lezen zijn. Sla het bestand opnieuw op met de "
        "codering UTF-8. In Kladblok kiest u die bij Opslaan als."
    )


def test_a_workspace_is_refused_by_it(tmp_path):
    (tmp_path / "wijkmakers.toml").write_text("[years.2022]\nstart = 1-11-2021", "utf-8")
    with pytest.raises(SettingsError, match=r"^wijkmakers\.toml, regel 2 \(start\): een dag"):
        load_settings(tmp_path)


@given(
    st.lists(
        st.text(st.sampled_from("ab1 =\"'[]#\\.-,:{}\t“é"), max_size=12), min_size=1, max_size=6
    )
)
def test_whatever_it_holds_is_read_or_refused_at_a_line_that_is_there(lines):
    text = "\n".join(lines)
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        pass
    else:
        return
    told = refusal(_Held(text))
    number = int(told.removeprefix("wijkmakers.toml, regel ").split(":")[0].split(" ")[0])
    assert 1 <= number <= len(text.splitlines())
    assert told.endswith(".")


class _Held:
    """A path whose text is at hand, so that many can be tried without a file."""

    def __init__(self, text):
        self._text = text

    def read_text(self, encoding):
        return self._text
