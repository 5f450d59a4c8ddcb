"""Find a notebook by name: in the workspace, then in the package, then in the repository."""

from pathlib import Path, PurePath

from wijkmakers_analysis.errors import WrongCall

PACKAGE = Path(__file__).parent.parent


def notebook_path(name: str, root: Path) -> Path:
    """Return where a notebook lies; that of the workspace goes first.

    Parameters
    ----------
    name
        Bare name, with or without .ipynb.
    root
        The workspace.

    Raises
    ------
    WrongCall
        Where it is no bare name, or no such notebook exists.
    """
    if not name or PurePath(name).name != name or "\\" in name:
        raise WrongCall(
            f"'{name}' is geen naam van een notebook. Geef alleen de naam, zoals yearly_review."
        )
    file = f"{name.removesuffix('.ipynb')}.ipynb"
    for folder in (Path(root), PACKAGE, PACKAGE.parent):
        if (folder / "notebooks" / file).is_file():
            return folder / "notebooks" / file
    raise WrongCall(
        f"Het notebook {file} bestaat niet in de map notebooks van de werkruimte en hoort ook "
        "niet bij het programma. Kijk of de naam klopt."
    )
