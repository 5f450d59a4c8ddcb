"""What is sent to one partner: the finished files, which version they are, and what they print."""

from dataclasses import dataclass
from pathlib import Path

from wijkmakers_analysis.yearpack.correction import Correction


@dataclass(frozen=True)
class Report:
    """The finished report of one partner.

    Parameters
    ----------
    partner
        The organisation's name.
    pdf
        The file that goes with the mail.
    files
        All its files, the PDF among them.
    correction
        Which version it is, and what it corrects.
    """

    partner: str
    pdf: Path
    files: tuple[Path, ...]
    correction: Correction

    @property
    def has_to_go(self) -> bool:
        """Whether the partner does not have this version yet."""
        return self.correction.sent_on is None
