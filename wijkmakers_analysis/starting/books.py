"""Say which sheets lie in which template workbook, and what each is for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from wijkmakers_analysis.schemas import SHEETS, Column, Sheet

# So many rows of a template have drop-downs; a list of persons at activities is the longest.
ROWS = 1_000
LONG_ROWS = 5_000
LONG_TABLES = frozenset({"attendance", "survey_answers"})
# What tells two of one name apart, where a list names people: an office adds it where it needs to.
BESIDE_NAME = frozenset({"email", "code"})
TABLES_OF_NAMES = frozenset({"attendance", "affiliations", "enrolments"})
# What an office seldom fills in stands behind everything else.
SELDOM = {
    "activities": (
        "earliest_date", "latest_date", "is_series", "is_list_complete", "planned_kind",
        "is_outside_city", "source",
    ),
}  # fmt: skip
# A wide list has room for so many activities.
WIDE_MARKS = 30


@dataclass(frozen=True)
class Template:
    """One sheet of a template workbook.

    Parameters
    ----------
    table
        A key of SHEETS.
    title
        Name of the sheet where it is not the schema's.
    is_wide
        Whether it is a list with a column an activity.
    extra
        Columns of BESIDE_NAME that the sheet starts with all the same.
    """

    table: str
    title: str = ""
    is_wide: bool = False
    extra: frozenset[str] = frozenset()

    @property
    def schema(self) -> type[Sheet]:
        """The declaration of the sheet."""
        return SHEETS[self.table]

    @property
    def sheet_name(self) -> str:
        """The name on the tab."""
        return self.title or self.schema.title

    @property
    def columns(self) -> dict[str, Column]:
        """The columns that the template starts with."""
        columns = self.schema.columns
        if self.is_wide:
            return {name: columns[name] for name in ("person", "organisation")}
        seldom = SELDOM.get(self.table, ())
        often = (name for name in columns if name not in seldom)
        names = (name for name in (*often, *seldom) if name not in self.left_out)
        return {name: columns[name] for name in names}

    @property
    def left_out(self) -> frozenset[str]:
        """Optional columns that somebody may add beside a name."""
        is_of_names = self.table in TABLES_OF_NAMES and not self.is_wide
        return BESIDE_NAME - self.extra if is_of_names else frozenset()

    @property
    def last_row(self) -> int:
        """Number of the last row with drop-downs."""
        return 1 + (LONG_ROWS if self.table in LONG_TABLES else ROWS)

    def with_columns_of(self, rows: Sequence[Mapping[str, object]]) -> "Template":
        """Return the template with a column for each optional one that a row fills in."""
        filled = {name for row in rows for name, value in row.items() if value not in (None, "")}
        return replace(self, extra=BESIDE_NAME & filled)


@dataclass(frozen=True)
class Book:
    """One template workbook.

    Parameters
    ----------
    name
        Name of the file, without ending.
    purpose
        What it is for, in a plain sentence.
    sheets
        Its sheets, in order.
    """

    name: str
    purpose: str
    sheets: tuple[Template, ...]


BOOKS = (
    Book(
        "Activiteiten",
        "Hier staat alles wat er georganiseerd wordt: de kalender van het jaar. Geef elke "
        "activiteit een eigen code; die code gebruikt u in de andere werkboeken.",
        (Template("activities"),),
    ),
    Book(
        "Aanwezigheid",
        "Hier staat wie er was. Kies wat u het makkelijkst vindt: een regel voor elke persoon bij "
        "elke activiteit (blad Aanwezigheid), of een lijst met kruisjes en een kolom voor elke "
        "activiteit (blad Aanwezigheid kruisjes). Zet een activiteit maar in één van de twee.",
        (Template("attendance"), Template("attendance", "Aanwezigheid kruisjes", True)),
    ),
    Book(
        "Deelnemers",
        "Hier staat wie de deelnemers zijn en waar zij werken. Het hoeft niet compleet te zijn: "
        "wie alleen in een lijst met aanwezigheid staat, telt ook mee.",
        (Template("participants"), Template("affiliations")),
    ),
    Book(
        "Partners",
        "Hier staan de organisaties, wie hun verslag krijgt en wat zij inbrengen. Vul eerst blad "
        "Organisaties in: de andere bladen en werkboeken gebruiken die namen.",
        (
            Template("organisations"),
            Template("contacts"),
            Template("partner_counts"),
            Template("contributions"),
            Template("practice_questions"),
        ),
    ),
    Book(
        "Leergang",
        "Hier staan de edities van de leergang, wie er meedoet en wat deelnemers in vragenlijsten "
        "antwoordden. Vul eerst de bladen Edities en Vragen in.",
        (
            Template("cohorts"),
            Template("enrolments"),
            Template("survey_questions"),
            Template("survey_answers"),
        ),
    ),
    Book(
        "Verhalen en foto's",
        "Hier staan de verhalen en foto's voor het jaaroverzicht, de speerpunten en de teksten die "
        "u zelf schrijft. Zonder toestemming komt een verhaal of foto in geen enkel verslag.",
        (
            Template("stories"),
            Template("photos"),
            Template("focal_points"),
            Template("texts"),
        ),
    ),
    Book(
        "Bureau",
        "Hier staat wat het bureau zelf bijhoudt: eigen soorten, bekende fouten in andere "
        "bestanden, beslissingen over dubbele namen en de huisstijl. Alles mag leeg blijven.",
        (
            Template("kinds"),
            Template("corrections"),
            Template("doubles"),
            Template("house_style"),
        ),
    ),
)
