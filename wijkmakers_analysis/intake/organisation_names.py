"""Find the organisation that somebody means by one of its other names."""

from wijkmakers_analysis.intake.cache import read_workspace_once
from wijkmakers_analysis.intake.folding import fold
from wijkmakers_analysis.intake.names import organisation_spellings
from wijkmakers_analysis.settings import Settings


def name_meant(settings: Settings, written: str) -> str | None:
    """Return the name that sheet Organisaties knows by this name or alias, or None.

    Raises
    ------
    IntakeError
        Where the workspace cannot be read at all.
    """
    reading = read_workspace_once(settings)
    known, _ = organisation_spellings(reading.tables["organisations"], reading.cell_columns)
    return known.get(fold(written))
