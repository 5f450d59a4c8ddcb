"""The list of commands, and the help that names them all."""

from dataclasses import dataclass
from difflib import get_close_matches

from wijkmakers_analysis.errors import WrongCall


@dataclass(frozen=True)
class Command:
    """One command.

    Parameters
    ----------
    name, dutch
        What people type; `name` is also the module that runs it, `dutch` what messages say.
    call
        What may stand after the name.
    summary
        One line for the list of commands.
    explanation
        More, for the command's own help.
    """

    name: str
    dutch: str
    call: str
    summary: str
    explanation: str = ""


COMMANDS = (
    Command(
        "new",
        "nieuw",
        "MAP [--from OUD] [--year JAAR]",
        "maakt een lege werkruimte, of een die verdergaat op het vorige jaar",
        "Maakt een werkruimte in een nieuwe of lege map: werkboeken met keuzelijsten en uitleg, "
        "instellingen en notebooks. Met --from gaat het volgende jaar verder waar OUD ophoudt: "
        "organisaties, contactpersonen en instellingen gaan mee, de lijsten zijn leeg en wat "
        "nog open staat komt in Open einden.xlsx. Is MAP er al en kwam zij uit OUD, dan komen "
        "alleen de cijfers mee die daarna zijn afgesloten of verstuurd.",
    ),
    Command(
        "check",
        "controleer",
        "[MAP] [--returned DOELMAP | --state [--date DATUM]]",
        "leest alle bestanden en noemt elke fout met haar plek",
        "Leest alle bestanden van de werkruimte. Elke melding noemt het bestand, het blad en de "
        "cel, wat er mis is en wat u kunt doen. Met --state ziet u wat er van elke activiteit nog "
        "ontbreekt. Aan uw bestanden wordt niets veranderd.",
    ),
    Command(
        "review",
        "jaaroverzicht",
        "[MAP] --year JAAR [--format SOORT] [--draft] [--dry-run] [--date DATUM]",
        "maakt het jaaroverzicht (html, pdf, Word, PowerPoint en Excel)",
        "Maakt het jaaroverzicht en zet het in de map reports van de werkruimte: om te lezen (html "
        "en pdf), om in te werken (docx), acht dia's voor de partnerbijeenkomst (pptx) en alle "
        "tabellen en cijfers (xlsx).",
    ),
    Command(
        "partners",
        "partners",
        "[MAP ...] --year JAAR [--only NAAM ... | --final] [--format SOORT] [--draft] [--dry-run] "
        "[--date DATUM] [--scheduler ADRES]",
        "maakt een verslag voor elke partner (html en pdf)",
        "Maakt voor elke partner het verslag 'Brengen en halen'. Ook een partner die in het jaar "
        "wegging, krijgt er een. Daarna staan in reports/JAAR/kantoor een verzendlijst en mails "
        "klaar voor wie in blad Contactpersonen staat. Met --final legt u vast wat u verstuurt.",
    ),
    Command(
        "facts",
        "feiten",
        "[MAP] --year JAAR [--json] [--internal]",
        "toont alle cijfers van een jaar",
        "Toont de cijfers zoals een lezer ze krijgt: afgerond en afgeschermd.",
    ),
    Command(
        "source",
        "bron",
        "ID [MAP] --year JAAR [--group SLEUTEL=WAARDE]",
        "toont uit welke cellen een cijfer komt (alleen voor kantoor)",
        "Toont uit welke bestanden, bladen en cellen een cijfer komt. Alleen voor kantoor: de "
        "cellen achter een klein getal kunnen een mens verraden.",
    ),
    Command(
        "pack",
        "pak",
        "[MAP] --year JAAR",
        "maakt het jaarpak als dat er niet is of verouderd is",
        "Maakt het jaarpak: alle cijfers van een jaar die naar buiten mogen. Toont waar het ligt.",
    ),
    Command(
        "close",
        "afsluiten",
        '[MAP] --year JAAR [--again --reason "WAAROM"] [--date DATUM]',
        "sluit een jaar af: de cijfers veranderen daarna niet meer",
        "Sluit een jaar af: het jaarpak blijft daarna zoals het is, ook als u de gegevens over "
        "mensen van dat jaar verwijdert. Dat kan als wijkmakers controleer geen fouten meer "
        "vindt. Met --again maakt u een afgesloten jaar opnieuw; bij elk cijfer dat verandert, "
        "staat dan ook wat het was.",
    ),
    Command(
        "explore",
        "verken",
        "[MAP]",
        "opent JupyterLab om zelf te kijken (alleen voor kantoor)",
        "Opent JupyterLab met het notebook explore.ipynb. Alleen voor kantoor: daar ziet u "
        "gegevens die niet naar buiten mogen.",
    ),
    Command(
        "example",
        "voorbeeld",
        "MAP [--practice | --rows AANTAL --people AANTAL --organisations AANTAL --years AANTAL]",
        "schrijft een verzonnen programma om mee te oefenen",
        "Schrijft een compleet, verzonnen programma in een nieuwe map. Met --practice (of "
        "--oefenen) staan er fouten in die vaak voorkomen: zoek ze met wijkmakers controleer, en "
        "kijk daarna in Antwoorden.md.",
    ),
    Command(
        "step",
        "stap",
        "STAP [MAP]",
        "doet één stap en opent het resultaat (voor de bestanden om op te dubbelklikken)",
        "Doet wat een van de bestanden in Dubbelklik Windows en Dubbelklik Mac doet: vraagt het "
        "jaar als er meer zijn, doet het werk en opent wat ervan gekomen is.",
    ),
)


def command_named(given: str) -> Command:
    """Return a command by its English or Dutch name; raises WrongCall with the nearest one."""
    for command in COMMANDS:
        if given in (command.name, command.dutch):
            return command
    if given.startswith("-"):
        raise WrongCall(
            f"De optie {given} bestaat niet. Noem eerst een opdracht, zoals controleer."
        )
    names = [name for command in COMMANDS for name in (command.name, command.dutch)]
    near = get_close_matches(given, names, n=1)
    hint = f" Bedoelt u {near[0]}?" if near else ""
    raise WrongCall(f"De opdracht '{given}' bestaat niet.{hint}")


def overview() -> str:
    """Return the help that lists every command."""
    width = max(len(command.name) for command in COMMANDS) + 2
    dutch_width = max(len(command.dutch) for command in COMMANDS) + 2
    lines = [
        "gebruik: wijkmakers OPDRACHT [MAP] [opties]",
        "",
        "Van de spreadsheets van een leernetwerk naar een jaaroverzicht en partnerverslagen.",
        "MAP is de werkruimte: een map met wijkmakers.toml. Zonder MAP is dat de map waar u bent.",
        "",
        "opdrachten (daarachter hun Engelse naam, die ook mag):",
        *(
            f"  {command.dutch:<{dutch_width}}{command.name:<{width}}{command.summary}"
            for command in COMMANDS
        ),
        "",
        "Meer over een opdracht: wijkmakers OPDRACHT --help",
    ]
    return "\n".join(lines)
