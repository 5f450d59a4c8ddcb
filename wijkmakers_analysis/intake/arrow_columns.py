"""Turn a column of Arrow into a raw one, in which each distinct cell is cleaned once."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as compute

from wijkmakers_analysis.intake.raw import OUTER_SPACE, RawColumn, clean


def column_of(array: pa.Array | pa.ChunkedArray) -> RawColumn:
    """Return a column of Arrow as a raw one: each distinct cell is cleaned once.

    Parameters
    ----------
    array
        Texts, numbers, Booleans, days, moments or times; a null is a blank cell.
    """
    if pa.types.is_timestamp(array.type):
        array = array.cast(pa.timestamp("us"), safe=False)  # else nanoseconds become pandas' own
    encoded = array if pa.types.is_dictionary(array.type) else array.dictionary_encode()
    if isinstance(encoded, pa.ChunkedArray):
        encoded = encoded.combine_chunks()
        if isinstance(encoded, pa.ChunkedArray):  # without any chunk
            return RawColumn(np.empty(0, dtype=np.int32), [])
    indices = encoded.indices.fill_null(-1) if encoded.null_count else encoded.indices
    codes, values = indices.to_numpy(zero_copy_only=False), encoded.dictionary
    if pa.types.is_string(values.type) or pa.types.is_large_string(values.type):
        trimmed = compute.utf8_trim(values, characters=OUTER_SPACE)
        if trimmed.equals(values) and not compute.any(compute.equal(values, "")).as_py():
            return RawColumn(codes.astype(np.int32, copy=False), values.to_pylist())
    return cleaned_column(codes, values.to_pylist())


def cleaned_column(codes: np.ndarray, values: Sequence[object]) -> RawColumn:
    """Return a column whose distinct values are cleaned; those that become equal become one.

    Parameters
    ----------
    codes
        For each row the position in ``values``; -1 is a blank cell.
    values
        Distinct cells as they were written.
    """
    known: dict[object, int] = {}
    cleaned = map(clean, values)
    recoded = [-1 if each is None else known.setdefault(each, len(known)) for each in cleaned]
    if len(known) == len(values):
        return RawColumn(codes.astype(np.int32, copy=False), list(known))
    return RawColumn(np.array([*recoded, -1], dtype=np.int32)[codes], list(known))
