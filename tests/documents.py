"""Hand-made documents for tests: one with every kind of block, and parts of it."""

from functools import cache
from io import StringIO
from pathlib import Path

import matplotlib
from matplotlib import font_manager
from matplotlib.figure import Figure

import wijkmakers_analysis
from wijkmakers_analysis import style
from wijkmakers_analysis.document import (
    Bullets,
    Chart,
    Cover,
    Definition,
    Document,
    Heading,
    Paragraph,
    PublishedFact,
    PublishedFacts,
    Quote,
    Run,
    Table,
    Text,
    Tile,
    Tiles,
    words,
)

FONTS = Path(wijkmakers_analysis.__file__).parent / "templates" / "fonts"
MONTHS = ("nov", "dec", "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov")
LEARN = (1, 0, 1, 2, 1, 2, 1, 1, 0, 0, 1, 2, 1)
MEET = (0, 1, 1, 1, 2, 1, 2, 1, 0, 1, 3, 1, 2)
PARTNERS = (
    ("Woningstichting De Haven", "wonen", "12", "214"),
    ("Gemeente Groningen", "overheid", "9", "1.204"),
    ("Stichting Buurtwerk Noord", "welzijn", "7", "88"),
    ("Hogeschool van het Noorden", "onderwijs", "6", "minstens 30"),
    ("Zorggroep De Linde", "zorg", "5", "41"),
    ("bewoners en zelfstandigen", "—", "11", "96"),
)


def fact(text: str, ref: str = "activities") -> Text:
    """Return text that is the words of a fact."""
    return (Run(text, "fact", ref),)


def drawing(kind: str = "months") -> str:
    """Return a drawing as matplotlib writes it, its ids the same in every drawing."""
    return _drawing(kind)


def chart(kind: str = "months", **changes) -> Chart:
    """Return a chart of activities by month, or of a line of numbers."""
    numbers = Table(
        title=words("Activiteiten per maand"),
        header=(words("Maand"), words("Leren"), words("Ontmoeten")),
        rows=tuple(
            (words(month), fact(str(a)), fact(str(b)))
            for month, a, b in zip(MONTHS, LEARN, MEET, strict=True)
        ),
        numeric=(1, 2),
    )
    made = {
        "title": words("De meeste ontmoetingen waren in september"),
        "subtitle": words("Aantal activiteiten per maand, naar pijler"),
        "svg": drawing(kind),
        "alt": words("Staven per maand. De hoogste staaf staat bij september, met ")
        + fact("3 ontmoetingen")
        + words("."),
        "numbers": numbers,
        "note": words("Bron: activiteitenlijst; n = ") + fact("32"),
        "size": (style.FIGURE_WIDTH, 2.6),
    }
    return Chart(**{**made, **changes})


def partner_table(repeats: int = 1) -> Table:
    """Return a table of partners, repeated to make it long."""
    return Table(
        title=words("Wat partners brachten"),
        header=tuple(map(words, ("Organisatie", "Sector", "Bijdragen", "Deelnames"))),
        rows=tuple(
            (
                (Run(name, "pack"),), words(sector), fact(contributions), fact(visits),
            )
            for name, sector, contributions, visits in PARTNERS * repeats
        ),
        numeric=(2, 3),
        note=words("Bron: lijst van bijdragen. Eén organisatie kan meer dan één keer bijdragen."),
    )  # fmt: skip


def demo_cover(**changes) -> Cover:
    """Return a cover with everything on it."""
    made = {
        "title": (Run("Eén jaar Wijkmakers", "setting", "years.2022.label"),),
        "subtitle": words("Jaaroverzicht van het leernetwerk voor wijkvernieuwing in Groningen"),
        "period": (Run("1 november 2021 tot en met 30 november 2022", "setting"),),
        "sender": (Run("Wijkmakers", "setting", "name"),),
        "notice": words("De aanwezigheid in dit verslag is verzonnen, als voorbeeld."),
        "stamp": words("CONCEPT"),
        "file_stem": "jaaroverzicht-2022",
        "version": "0.1.0 · 3f9a2c71",
    }
    return Cover(**{**made, **changes})


def published() -> PublishedFacts:
    """Return a list of three facts, one of which has no number, and their definitions."""

    def one(key: str, shown: str, **more) -> PublishedFact:
        made = {
            "key": key, "indicator": key.split("{")[0], "label": words("Activiteiten"), "group": (),
            "shown": fact(shown, key), "status": words("geteld of berekend"),
        }  # fmt: skip
        return PublishedFact(**{**made, **more})

    return PublishedFacts(
        (
            one("activities", "42", value=42),
            one("activities{soort=lab}", "1.204", group=(Run("soort: lab", "pack"),), value=1204),
            one(
                "participants", "minstens 212", label=words("Deelnemers"), low=212,
                status=words("minstens zoveel"), reason=(Run("Van 1 lijst is niets bekend.", "pack"),),
            ),
            one("share", "71%", label=words("Aandeel"), value=0.71, unit="aandeel", n=120),
        ),
        (
            Definition("activities", words("Activiteiten"), words("Zo vaak was er iets.")),
            Definition(
                "participants", words("Deelnemers"), (Run("Wie 1 keer of vaker kwam.", "pack"),)
            ),
        ),
    )  # fmt: skip


def demo_document(repeats: int = 6, **cover) -> Document:
    """Return a document with every kind of block, of some five pages."""
    body = words(
        "Wijkmakers brengt mensen samen die in de wijken van Groningen werken, leren en wonen. "
        "In een leergang, in werkplaatsen en op wandelingen leren zij van elkaar en van de wijk. "
    )
    return Document(
        demo_cover(**cover),
        (
            Heading(words("In één oogopslag")),
            Paragraph(
                words("Een jaar waarin het netwerk groeide en de wijk het lokaal was."), "lead"
            ),
            Tiles(
                (
                    Tile(fact("42"), words("activiteiten"), words("eigen initiatief en opdracht")),
                    Tile(fact("minstens 212"), words("deelnemers"), words("verschillende mensen")),
                    Tile(fact("1.204"), words("deelnames")),
                    Tile(fact("14 van de 20"), words("wijken bereikt")),
                    Tile(fact("23"), words("actieve partners")),
                    Tile(fact("13 van de 15"), words("diploma's"), words("eerste leergang")),
                )
            ),
            Paragraph(body + words("Er waren ") + fact("42 activiteiten") + words(".")),
            Quote(
                (
                    Run(
                        "Ik kijk nu anders naar mijn eigen straat. Je ziet wie er ontbreekt.",
                        "pack",
                    ),
                ),
                (Run("deelnemer van de leergang", "pack"),),
            ),
            Heading(words("Leren, doen en ontmoeten")),
            Paragraph(
                (
                    Run(
                        "In 2021 begonnen we met 3 mensen en een plan.\nNu is er een netwerk.",
                        "pack",
                    ),
                ),
                "own",
                (Run("programmaleider", "pack"),),
                words("In eigen woorden"),
            ),
            Paragraph(body),
            chart(),
            Paragraph(body + body),
            Heading(words("De leergang"), 2),
            Paragraph(body),
            Heading(words("Wat deelnemers vonden"), 3),
            Paragraph(
                words(
                    "Hoe deelnemers de leergang waardeerden is dit jaar niet bijgehouden. "
                    "Vul het blad Evaluaties om dit deel te vullen."
                ),
                "missing",
            ),
            Heading(words("De werkplaatsen"), 2),
            Paragraph(body),
            Bullets((words("Wie maakt de wijk?"), words("Groen in de straat"), body)),
            chart("line", title=words("Elke maand kwamen er nieuwe gezichten bij"), numbers=None),
            Heading(words("Versterking van het netwerk")),
            Paragraph(body),
            partner_table(),
            Paragraph(body),
            Heading(words("Over de cijfers")),
            partner_table(repeats),
            Paragraph(words("Kleine aantallen zijn afgeschermd of samengevoegd."), "note"),
        ),
        published(),
    )


@cache
def _drawing(kind: str) -> str:
    look = {"svg.fonttype": "none", "svg.hashsalt": "wijkmakers", "font.family": "Inter",
            "font.size": style.FONT_SIZE, "text.parse_math": False}  # fmt: skip
    known = font_manager.fontManager.ttflist
    ours = [
        font_manager.ttfFontProperty(font_manager.get_font(path))
        for path in sorted(FONTS.glob("*.ttf"))
    ]
    font_manager.fontManager.ttflist = [*known, *ours]
    try:
        with matplotlib.rc_context(look):
            return _draw(kind)
    finally:
        font_manager.fontManager.ttflist = known


def _draw(kind: str) -> str:
    figure = Figure(figsize=(style.FIGURE_WIDTH, 2.6))
    axes = figure.add_axes((0.04, 0.12, 0.95, 0.8))
    places = range(len(MONTHS))
    if kind == "months":
        axes.bar(places, LEARN, color=style.LEARN, width=0.6)
        axes.bar(places, MEET, bottom=LEARN, color=style.MEET, width=0.6)
        axes.text(0.4, 3.2, "leren", color=style.LEARN, fontweight=600)
        axes.text(0.4, 3.6, "ontmoeten", color=style.MEET, fontweight=600)
    else:
        axes.plot(places, MEET, color=style.ACCENT, clip_on=True)
    axes.set_xticks(places, MONTHS)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.set_yticks(range(0, 5))
    axes.tick_params(length=0, colors=style.SOFT_INK)
    axes.grid(axis="y", color=style.HAIRLINE)
    axes.set_axisbelow(True)
    target = StringIO()
    figure.savefig(target, format="svg", metadata={"Date": None, "Creator": None})
    return target.getvalue()
