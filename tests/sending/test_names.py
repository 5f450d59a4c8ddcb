"""A finished file is called after the partner whose name is on its cover."""

from dataclasses import replace

import pytest

from wijkmakers_analysis.document import Cover, Document, Heading, Paragraph, Run, words
from wijkmakers_analysis.errors import ProofError
from wijkmakers_analysis.export import FORMATS
from wijkmakers_analysis.sending.names import check_names, names_on_cover
from wijkmakers_analysis.yearpack.parts import PackOrganisation

import packs

LONG = "Stichting tot behoud van het gezamenlijke groen tussen de flats van Paddepoel-Noord"
NAMES = ("Noorderthuis", "Aan de A", "Wonen Aan de A", "halen", LONG)


@pytest.fixture(scope="module")
def pack():
    named = tuple(
        PackOrganisation(organisation=name, sector="zorg", relation="partner", is_partner=True)
        for name in NAMES
    )
    return replace(packs.full_pack(), organisations=named)


def written(folder, name, ending, stamp=""):
    cover = Cover(
        title=words("Brengen en halen"),
        subtitle=(Run(name, "pack", "organisations"),),
        period=(Run("Eén jaar Wijkmakers, 1 november 2021", "pack", "period"),),
        sender=words("Wijkmakers"),
        stamp=words(stamp) if stamp else (),
        file_stem="verslag",
        version="0.1.0 abc",
    )
    others = Paragraph(tuple(Run(f"{each} ", "pack", "ties") for each in NAMES))
    path = folder / f"verslag.{ending}"
    FORMATS[ending](Document(cover, (Heading(words("Samen"), level=1), others)), path)
    return path


@pytest.mark.parametrize("ending", ["html", "pdf"])
@pytest.mark.parametrize("name", NAMES)
def test_only_the_name_on_the_cover_counts(name, ending, pack, tmp_path):
    path = written(tmp_path, name, ending)
    assert names_on_cover(path, NAMES, pack.label) == {name}
    check_names({path: name}, pack)


@pytest.mark.parametrize("ending", ["html", "pdf"])
def test_a_swapped_file_is_refused(ending, pack, tmp_path):
    path = written(tmp_path, "Wonen Aan de A", ending)
    with pytest.raises(ProofError) as refusal:
        check_names({path: "Aan de A"}, pack)
    assert str(refusal.value) == (
        f"In verslag.{ending} staat niet de partner van de bestandsnaam. Verstuur niets; maak de "
        "verslagen opnieuw."
    )


@pytest.mark.parametrize("ending", ["html", "pdf"])
def test_a_file_that_says_nothing_is_refused(ending, pack, tmp_path):
    path = written(tmp_path, "Iets anders", ending)
    with pytest.raises(ProofError):
        check_names({path: "Noorderthuis"}, pack)
