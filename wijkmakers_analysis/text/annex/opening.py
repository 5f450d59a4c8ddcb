"""Open the technical annex: its cover, and how to read what follows."""

from dataclasses import replace

from wijkmakers_analysis.document import Blocks, Bullets, Cover, Run, Text, words
from wijkmakers_analysis.document.sentences import paragraph, sentence, together
from wijkmakers_analysis.text.cover import make_cover
from wijkmakers_analysis.yearpack import YearPack

CONFIDENCE = Run("95%", "structure", "confidence")


def make_annex_cover(pack: YearPack, draft: bool = False) -> Cover:
    """Return the cover.

    Parameters
    ----------
    draft
        Whether every page is marked CONCEPT.
    """
    whole = make_cover(pack, draft)
    return replace(
        whole,
        subtitle=words("Technische bijlage bij het jaaroverzicht"),
        file_stem=f"{whole.file_stem}-technische-bijlage",
        form="annex",
    )


def open_annex(pack: YearPack) -> Blocks:
    """Say for whom the annex is and what the columns of its tables mean."""
    return together(
        paragraph(
            words(
                "Deze bijlage is voor wie de cijfers wil narekenen of vergelijken: analisten en "
                "onderzoekers. Het jaaroverzicht zelf laat alleen zien wat er voor de meeste "
                "lezers toe doet."
            ),
            role="lead",
        ),
        paragraph(
            words(
                "Elk cijfer komt uit dezelfde bron als het jaaroverzicht, in dezelfde vorm. Er "
                "staat hier geen enkel getal preciezer dan daar. Bij elk cijfer leest u:"
            )
        ),
        Bullets(_columns()),
        paragraph(
            words(
                "Een streepje betekent niet dat er niets was. Waar iets niet is bijgehouden, te "
                "klein is om te noemen of beschermd wordt, staat dat erbij in woorden."
            )
        ),
    )


def _columns() -> tuple[Text, ...]:
    return (
        words(
            "Wat meetelt, de noemer (waarvan het een deel is), en wat niet meetelt. De volledige "
            "definitie, in het Engels, staat bij het programma."
        ),
        sentence(
            "Marge: tussen deze grenzen ligt het cijfer met een zekerheid van {confidence}, als de "
            "antwoorden een steekproef zijn. Een volledige telling heeft geen marge.",
            confidence=(CONFIDENCE,),
        ),
        words("Waarvan: het aantal waar het cijfer op rust, of hoeveel van hoeveel."),
        words("Dekking: van welk deel van de rijen het nodige gegeven bekend is."),
    )
