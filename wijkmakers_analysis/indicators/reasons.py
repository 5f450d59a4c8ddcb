"""Say why there is no plain number to a reader, and beside it to the office what to do."""

from wijkmakers_analysis.schemas import filling


class Reason(str):
    """A sentence for every reader, with what the office can do; only the sentence is published.

    Parameters
    ----------
    told
        Why there is no plain number, in words for anybody.
    remedy
        What to fill in and in which sheet, for the office.
    """

    remedy: str

    def __new__(cls, told: str, remedy: str = "") -> "Reason":
        """Make the sentence with its remedy."""
        made = super().__new__(cls, told)
        made.remedy = remedy
        return made


def with_remedy(reason: str) -> str:
    """Return a reason as the office reads it."""
    remedy = getattr(reason, "remedy", "")
    return f"{reason} {remedy}" if remedy else str(reason)


def unlisted(told: str) -> Reason:
    """Return the reason that nobody wrote down who came, with where to write it."""
    return Reason(
        told,
        filling.ATTENDANCE,
    )


NO_LISTS = Reason(
    "Er zijn geen presentielijsten van deze periode.", "Zet wie er was in het blad Aanwezigheid."
)
NO_DAYS = Reason(
    "Er zijn geen presentielijsten met een dag erbij.",
    "Zet wie er was in het blad Aanwezigheid, en de dag in het blad Activiteiten.",
)
NO_ORGANISATIONS = Reason(
    "Er zijn geen presentielijsten met een organisatie erbij.",
    filling.ORGANISATIONS_OF_VISITORS,
)
