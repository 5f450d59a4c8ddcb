"""Write a copy of every workbook that has problems into a folder, marked where to repair."""

import os
import secrets
import shutil
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from wijkmakers_analysis.errors import ExportError, WrongCall, cause_of
from wijkmakers_analysis.intake.problems import Problem
from wijkmakers_analysis.intake.returned.copying import MARKED_ENDINGS, copy_of, is_to_be_cleaned
from wijkmakers_analysis.intake.returned.memory import Memory
from wijkmakers_analysis.kept import move_over


def write_returned(
    problems: tuple[Problem, ...], data_folder: Path, target: Path
) -> tuple[Path, ...]:
    """Write the copies and return their paths; the data folder itself is only read.

    A workbook that was returned before and has no problem left is written too, without marks. A
    copy of ours that nobody touched and that is no longer needed goes away.

    Parameters
    ----------
    problems
        All problems of a reading; those of no file, or of a file that is gone, are left out.
    data_folder
        Where the files of the problems are.
    target
        Folder for the copies, made where it is absent; outside the data folder.

    Raises
    ------
    WrongCall
        Where a copy would be in the data folder, and so be read as a list that stands there twice.
    ExportError
        Where a file in the target is not as we wrote it, and where a copy cannot be written.
        Nothing is overwritten then.
    """
    data_folder, target = Path(data_folder), Path(target)
    _refuse_inside(data_folder, target)
    if not target.is_dir() and target.exists():
        raise WrongCall(
            "De map voor de kopieën is een bestand. Noem een map, bijvoorbeeld 'terug'."
        )
    by_file = _problems_by_file(problems, data_folder)
    by_file |= dict.fromkeys(_to_clean(data_folder, by_file.keys()), ())
    if not by_file and not target.is_dir():
        return ()
    stage = target / f".bezig-{secrets.token_hex(4)}"
    try:
        stage.mkdir(parents=True)
        names = _staged(by_file, data_folder, stage)
        for name in names:
            _refuse_inside(data_folder, target / name)
        _move(stage, target, names)
    except OSError as fault:
        raise ExportError(
            f"De kopieën zijn niet te schrijven ({cause_of(fault)}). Sluit "
            "ze als ze openstaan, kijk of er plaats is op de schijf, en probeer het opnieuw."
        ) from None
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    return tuple(target / name for name in names)


def _refuse_inside(data_folder: Path, place: Path) -> None:
    data = data_folder.resolve()
    for folder in (place.resolve(), *place.resolve().parents):
        # Two spellings of one folder are one folder where upper and lower case are.
        if folder == data or (folder.exists() and data.exists() and folder.samefile(data)):
            raise WrongCall(
                "De kopieën horen niet in de datamap: dan leest het programma elke lijst dubbel. "
                "Kies een map daarbuiten, bijvoorbeeld 'terug' naast de datamap."
            )


def _problems_by_file(
    problems: Iterable[Problem], data_folder: Path
) -> dict[str, tuple[Problem, ...]]:
    found = defaultdict(list)
    for problem in problems:
        found[problem.file].append(problem)
    data = data_folder.resolve()
    return {
        name: tuple(found[name])
        for name in sorted(found)
        if name
        and (path := (data / name)).is_file()
        and data in Path(os.path.normpath(path)).parents
    }


def _to_clean(data_folder: Path, with_problems: Iterable[str]) -> list[str]:
    """Return the workbooks that still carry marks of ours although nothing is wrong any more."""
    skipped = set(with_problems)
    names = [
        path.relative_to(data_folder)
        for path in sorted(data_folder.rglob("*"))
        if path.suffix.casefold() in MARKED_ENDINGS
    ]
    return [
        name.as_posix()
        for name in names
        if not any(part.startswith((".", "~$")) for part in name.parts)
        and name.as_posix() not in skipped
        and is_to_be_cleaned(data_folder / name)
    ]


def _staged(
    by_file: dict[str, tuple[Problem, ...]], data_folder: Path, stage: Path
) -> tuple[str, ...]:
    names: list[str] = []
    for name, problems in by_file.items():
        copied_to, content = copy_of(data_folder / name, name, problems, names)
        (stage / copied_to).parent.mkdir(parents=True, exist_ok=True)
        (stage / copied_to).write_bytes(content)
        names.append(copied_to)
    return tuple(names)


def _move(stage: Path, target: Path, names: tuple[str, ...]) -> None:
    """Put the copies in their places, all or none where one of them may not be overwritten."""
    memory = Memory(target)
    changed = [name for name in names if not memory.is_free(name)]
    if changed:
        listed = ", ".join(changed)
        raise ExportError(
            f"U hebt {listed} in de map voor de kopieën verbeterd, of er zelf neergezet. Zet wat u "
            "verbeterde in de datamap, en haal het daarna weg uit deze map. Er is niets veranderd."
        )
    memory.add({name: stage / name for name in names})
    for name in names:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        move_over(stage / name, target / name)
    memory.keep_only(names)
