"""What a sheet and a column are: the vocabulary in which every table is declared.

A table is a class, a column a line in it::

    class Affiliations(Sheet):
        title = "Werkt bij"
        person = Column("deelnemer", "person", "naam, code of e-mail", required=True)

``Affiliations.person`` then is the string ``"person"``, the column's name in frames, and
``Affiliations.columns["person"]`` its declaration. What a column means and may hold is said here
and nowhere else; how a file is read is said in intake.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

# How a cell is understood. `intake/cells.py` has one parser for each:
# text       any text                      name        an organisation, matched by name or alias
# id         a key, kept as written        person      a name, code or e-mail; never quoted
# date       a day                         loose_date  a day, a month or a year
# yes_no     ja or nee                     choice      one of `choices`
# whole      a whole number from `low`     number      a number, decimal comma allowed
# count      a whole number, or "meer dan 30" (a lower bound)
# list       several texts with ;          places      neighbourhoods with ;
# email      an e-mail address             presence    x, ja, 1, v / 0, nee, - / ziek, afgemeld
# age_band   an age or a group of ages, never a day or year
CELL_KINDS = (
    "text", "id", "name", "person", "date", "loose_date", "yes_no", "choice",
    "whole", "number", "count", "list", "places", "email", "presence",
    "age_band",
)  # fmt: skip
# The limits of a column with years.
FIRST_YEAR, LAST_YEAR = 1900, 2200


@dataclass(frozen=True)
class Column:
    """One column of a sheet.

    Parameters
    ----------
    header
        The canonical Dutch header.
    kind
        How a cell is understood, one of CELL_KINDS.
    description
        What it means, in plain Dutch, for templates and documentation.
    required
        Whether the header must be there and every row must hold a value.
    aliases
        Other headers that mean the same; case, accents, spaces and underscores never matter.
    choices
        The values of a ``choice``.
    synonyms
        Other spellings of a choice, to the choice.
    low, high
        Limits of ``whole`` and ``number``, both included.
    numbered
        Whether a ``person`` may be a bare number, as respondents of a survey are.
    """

    header: str
    kind: str
    description: str
    required: bool = False
    aliases: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    synonyms: Mapping[str, str] | None = None
    low: float | None = None
    high: float | None = None
    numbered: bool = False

    if TYPE_CHECKING:

        def __get__(self, row: object, sheet: type | None = None) -> str:
            """Tell the types what `Sheet` does: it puts the column's name where it is declared."""

    @property
    def is_year(self) -> bool:
        """Whether a whole number is a year, to be written with four digits."""
        return self.kind == "whole" and (self.low, self.high) == (FIRST_YEAR, LAST_YEAR)

    @property
    def holds_person(self) -> bool:
        """Whether a cell may name a person, so that no message may quote it."""
        return self.kind in ("person", "email")


class Sheet:
    """Base of every table: subclasses declare ``title``, ``key`` and their columns."""

    title: ClassVar[str]
    row: ClassVar[str]
    key: ClassVar[tuple[str, ...]] = ()
    columns: ClassVar[dict[str, Column]] = {}

    def __init_subclass__(cls) -> None:
        declared = {name: part for name, part in vars(cls).items() if isinstance(part, Column)}
        declared["source"] = Column("bron", "text", "waar deze rij vandaan komt")
        cls.columns = declared
        for name in declared:
            setattr(cls, name, name)
