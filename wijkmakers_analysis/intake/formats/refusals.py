"""Say why a file is not read: one exception, and a sentence and a remedy for each reason."""


class Refused(Exception):
    """A file is not read: what is wrong, and what to do; neither quotes a cell."""

    def __init__(self, what: str, remedy: str):
        super().__init__(what)
        self.what = what
        self.remedy = remedy


def empty() -> Refused:
    """Return the refusal of a file of no bytes."""
    return Refused("het bestand is leeg", "Haal het uit de datamap, of zet de juiste versie terug.")


def half() -> Refused:
    """Return the refusal of a file that ends too early, or holds no bytes but zeros."""
    return Refused(
        "dit is geen heel werkboek",
        "Wacht tot OneDrive het heeft opgehaald, of sla het in Excel opnieuw op als .xlsx.",
    )


def not_fetched() -> Refused:
    """Return the refusal of a file whose size is there and whose content is not."""
    return Refused(
        "het bestand bevat nog niets: het is niet opgehaald",
        "Wacht tot OneDrive klaar is, of haal de juiste versie terug.",
    )


def damaged() -> Refused:
    """Return the refusal of a workbook that is whole by its look and cannot be understood."""
    return Refused(
        "het werkboek is beschadigd en niet te lezen",
        "Open het in Excel, laat Excel het herstellen en sla het opnieuw op als .xlsx.",
    )


def password() -> Refused:
    """Return the refusal of an encrypted workbook."""
    return Refused(
        "het werkboek heeft een wachtwoord",
        "Open het, haal het wachtwoord weg en sla het opnieuw op als .xlsx.",
    )


def too_large() -> Refused:
    """Return the refusal of a workbook that unpacks into too much."""
    return Refused(
        "het werkboek is uitgepakt te groot om veilig te lezen",
        "Kopieer alleen de cellen met gegevens naar een nieuw werkboek.",
    )


def too_wide() -> Refused:
    """Return the refusal of a sheet that claims more cells than any list has."""
    return Refused(
        "een blad zegt meer gevulde cellen te hebben dan een lijst kan hebben",
        "Kopieer alleen de cellen met gegevens naar een nieuw werkboek.",
    )


def declares() -> Refused:
    """Return the refusal of a part that declares entities or points outside itself."""
    return Refused(
        "het werkboek verwijst naar iets buiten zichzelf en is niet veilig te lezen",
        "Open het in Excel en sla het opnieuw op als .xlsx.",
    )


def rows_lost() -> Refused:
    """Return the refusal of a sheet that holds cells of which none could be read."""
    return Refused(
        "een blad heeft cellen, maar er kwam geen enkele uit",
        "Open het in Excel en sla het opnieuw op als .xlsx.",
    )


def other_kind(what: str) -> Refused:
    """Return the refusal of a file of another kind.

    Parameters
    ----------
    what
        What it is, such as 'een webpagina'.
    """
    return Refused(
        f"dit is {what}, geen werkboek dat het programma kan lezen",
        "Open het in Excel en sla het op als .xlsx.",
    )


def zipped() -> Refused:
    """Return the refusal of a zip file that is no workbook."""
    return Refused(
        "dit is een zip-bestand, geen werkboek",
        "Pak het uit en zet de werkboeken die erin zitten in de datamap.",
    )


def apple() -> Refused:
    """Return the refusal of a workbook of Numbers."""
    return Refused(
        "dit is een werkboek van Numbers",
        "Kies in Numbers Archief > Exporteer naar > Excel, en zet het .xlsx-bestand in de datamap.",
    )
