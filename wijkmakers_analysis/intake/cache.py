"""Keep the reading of unchanged files, so that a second run opens no workbook.

What is kept holds pseudonyms only, is found by the content of all files and by the code that read
them, and is written beside and put in place at once: a run beside this one, or one that was
killed, leaves a whole reading or none.
"""

import json
import os
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from wijkmakers_analysis.fingerprint import code_signature, content_signature, digest, hash_of
from wijkmakers_analysis.intake.columns import object_array
from wijkmakers_analysis.intake.problems import LedgerRow, Problem
from wijkmakers_analysis.intake.pseudonyms import SECRET_PATH
from wijkmakers_analysis.intake.reading import Reading, read_workspace
from wijkmakers_analysis.settings import Settings

FOLDER = Path(".wijkmakers") / "cache"
# Names a folder for the cache outside a workspace that OneDrive keeps in step.
FOLDER_VARIABLE = "WIJKMAKERS_CACHE"
STAGES = (
    "intake", "neighbourhoods", "schemas", "settings", "language", "fingerprint", "retelling",
    "translation",
)  # fmt: skip
MOST_KEPT = 3
UNFINISHED_SECONDS = 3600
# What numpy raises on a file that is cut off, changed or not its own.
DAMAGE = (OSError, ValueError, KeyError, TypeError, EOFError, RuntimeError)


def read_workspace_once(settings: Settings) -> Reading:
    """Read a workspace, or what an earlier run kept of the same files.

    Raises
    ------
    IntakeError
        As `read_workspace` does.
    """
    before = _signature(settings)
    if before is None:
        return read_workspace(settings)
    path = _folder(settings) / f"{before}.npz"
    kept = _load(path)
    if kept is not None:
        return kept
    reading = read_workspace(settings)
    # The first reading makes the secret; and a file may have changed while it was read.
    after = _signature(settings)
    if after is not None and _content_of(after) == _content_of(before):
        _save(reading, path.with_name(f"{after}.npz"))
    return reading


def _signature(settings: Settings) -> str | None:
    """Return what a reading depends on as a name; None where a file cannot be read now."""
    try:
        content = content_signature(settings)
        secret = settings.root / SECRET_PATH
        keyed = digest([secret]) if secret.is_file() else ""
    except OSError:
        return None
    made_by = hash_of([asdict(settings), code_signature(STAGES), pd.__version__, keyed])
    return f"{content[:32]}-{made_by[:32]}"


def _content_of(signature: str) -> str:
    return signature.partition("-")[0]


def _folder(settings: Settings) -> Path:
    given = os.environ.get(FOLDER_VARIABLE)
    if not given:
        return settings.root / FOLDER
    return Path(given) / hash_of(str(settings.root))[:16]


def _save(reading: Reading, path: Path) -> None:
    """Keep a reading; a folder that cannot be written costs the next run its time, no more."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with beside.open("wb") as file:
                arrays: dict[str, Any] = {**_to_arrays(reading)}
                np.savez(file, **arrays)
            os.replace(beside, path)
        finally:
            beside.unlink(missing_ok=True)
        _sweep(path.parent)


def _sweep(folder: Path) -> None:
    """Remove older readings, and what a killed run left half-written."""
    kept = sorted(folder.glob("*.npz"), key=lambda path: path.stat().st_mtime, reverse=True)
    began = time.time() - UNFINISHED_SECONDS
    left = [path for path in folder.glob(".*.npz.*") if path.stat().st_mtime < began]
    for path in [*kept[MOST_KEPT:], *left]:
        path.unlink(missing_ok=True)


def _load(path: Path) -> Reading | None:
    try:
        # Without pickle: a file in a shared folder must never be able to run anything.
        with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
            reading = _from_arrays(arrays)
        os.utime(path)
        return reading
    except Exception as error:  # zipfile and zlib raise errors of their own
        if isinstance(error, DAMAGE) or type(error).__module__ in ("zipfile", "zlib"):
            return None
        raise


def _to_arrays(reading: Reading) -> dict[str, np.ndarray]:
    arrays: dict[str, np.ndarray] = {}
    frames = {**reading.tables, "possible doubles": reading.possible_doubles}
    about = {
        "problems": [asdict(problem) for problem in reading.problems],
        "ledger": [asdict(row) for row in reading.ledger],
        "cell_columns": [
            [*where, dict(columns)] for where, columns in reading.cell_columns.items()
        ],
        "frames": {name: list(frame.columns) for name, frame in frames.items()},
    }
    for table, frame in frames.items():
        for column, values in frame.items():
            arrays |= {f"{table}/{column}/{part}": array for part, array in _parts(values).items()}
    arrays["about"] = _bytes_of(about)
    return arrays


def _from_arrays(arrays: Mapping[str, np.ndarray]) -> Reading:
    about = _value_of(arrays["about"])
    frames = {
        table: pd.DataFrame(
            {column: _series(arrays, f"{table}/{column}/") for column in columns},
            columns=columns,
            copy=False,
        )
        for table, columns in about["frames"].items()
    }
    return Reading(
        problems=tuple(Problem(**row) for row in about["problems"]),
        ledger=tuple(LedgerRow(**row) for row in about["ledger"]),
        cell_columns={tuple(where): columns for *where, columns in about["cell_columns"]},
        possible_doubles=frames.pop("possible doubles"),
        tables=frames,
    )


def _parts(values: pd.Series) -> dict[str, np.ndarray]:
    """Return a column as plain arrays: numbers as they are, anything else as codes and values."""
    if isinstance(values.dtype, (pd.Int64Dtype, pd.Float64Dtype)):
        kind = values.dtype.numpy_dtype
        return {"data": values.to_numpy(kind, na_value=0), "absent": values.isna().to_numpy()}
    if values.dtype != object:
        return {"data": values.to_numpy()}
    codes, distinct = pd.factorize(values.to_numpy())
    return {"codes": codes.astype(np.int32), "values": _bytes_of(list(distinct))}


def _series(arrays: Mapping[str, np.ndarray], name: str) -> pd.Series:
    if f"{name}codes" in arrays:
        distinct = [
            tuple(value) if isinstance(value, list) else value
            for value in _value_of(arrays[f"{name}values"])
        ]
        meanings, codes = object_array([*distinct, None]), arrays[f"{name}codes"]
        return pd.Series(meanings.take(codes), dtype=object, copy=False)
    data = arrays[f"{name}data"]
    if f"{name}absent" not in arrays:
        return pd.Series(data)
    masked = pd.arrays.IntegerArray if data.dtype.kind == "i" else pd.arrays.FloatingArray
    return pd.Series(masked(data, arrays[f"{name}absent"]))


def _bytes_of(value: object) -> np.ndarray:
    return np.frombuffer(json.dumps(value, ensure_ascii=False).encode(), dtype=np.uint8)


def _value_of(array: np.ndarray) -> Any:
    return json.loads(array.tobytes())
