"""Long preparation, done once: a place to keep it is found before it begins, and it says how far it is."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar, cast

import numpy as np

from .errors import Problem
from .files import make_folder, replace

One = TypeVar("One")


def kept(file: Path, make: Callable[[], dict[str, np.ndarray]], packed: bool = False) -> dict[str, np.ndarray]:
    """Arrays by their names, from a file; made and written there where it is missing.

    Args:
        make: makes them.
        packed: whether the file is compressed.

    Raises:
        Problem: they could not be kept. Nothing was made then.
    """
    if not file.is_file():
        try:
            make_folder(file.parent)
        except OSError as error:
            raise Problem(
                f"{file.name} cannot be kept in {file.parent} ({error.strerror or error}). Name another folder with "
                "GLASSBOX_CACHE: it takes long to make, and would be made again each time."
            ) from error
        buffer = io.BytesIO()
        (np.savez_compressed if packed else np.savez)(buffer, **cast(dict, make()))
        replace(file, buffer.getvalue())
    with np.load(file, allow_pickle=False) as arrays:
        return dict(arrays)


def told(rows: Iterable[One], total: int, what: str, steps: int = 10) -> Iterator[One]:
    """The same rows; one line on standard error for each tenth of them that is done.

    Args:
        total: how many rows there are.
        what: is done, such as "Tracing the strokes of 60,000 digits".
        steps: how many lines there are.
    """
    said = 0
    print(f"{what}, once; it is kept.", file=sys.stderr, flush=True)
    for number, row in enumerate(rows, 1):
        yield row
        if number * steps // total > said:
            said = number * steps // total
            print(f"  {100 * said // steps} %", file=sys.stderr, flush=True)
