"""Write files whole, and JSON in one way everywhere."""

from __future__ import annotations

import json
import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np


def replace(file: Path, content: bytes) -> None:
    """Write a file whole or not at all, even when others write the same one at the same time.

    Raises:
        OSError: the disk is full or not writable; it names the file. What was there before is still there.
    """
    part = file.with_name(f".{file.name}.{os.getpid()}-{secrets.token_hex(4)}.part")
    try:
        with open(part, "xb") as handle:
            handle.write(content)
            handle.flush()
            os.fsync(handle.fileno())
        os.replace(part, file)
    except BaseException as error:
        part.unlink(missing_ok=True)
        if isinstance(error, OSError):  # a full disk names no file, and the other name is gone
            error.filename, error.filename2 = str(file), None
        raise


def make_folder(folder: Path) -> None:
    """Make a folder, with those above it, and find out whether files can be written into it.

    Raises:
        OSError: they cannot; it names the folder.
    """
    folder.mkdir(parents=True, exist_ok=True)
    try:
        replace(folder / ".writable", b"")
        (folder / ".writable").unlink(missing_ok=True)
    except OSError as error:
        error.filename = str(folder)
        raise


def write_text(file: Path, text: str) -> None:
    """Write a text in UTF-8 with the line ends that it has, as `replace` does."""
    replace(file, text.encode())


def read_text(file: Path) -> str:
    """A text in UTF-8, without the mark that some editors put before it.

    Raises:
        OSError: it is not there.
        UnicodeDecodeError: it is in another encoding.
    """
    return file.read_text(encoding="utf-8-sig")


def as_json(value: Any, indent: int | None = None) -> bytes:
    """A value as JSON in UTF-8, on any system; without a space too many where no indent is asked for."""
    separators = (",", ":") if indent is None else None
    return (json.dumps(value, ensure_ascii=False, indent=indent, separators=separators) + "\n").encode()


def write_json(file: Path, value: Any, indent: int | None = None) -> None:
    """Write a JSON file, as `replace` does."""
    replace(file, as_json(value, indent))


def read_json(file: Path) -> Any:
    """What a JSON file holds.

    Raises:
        OSError: it is not there.
        ValueError: it is damaged.
    """
    return json.loads(file.read_bytes())


def plain(values: np.ndarray) -> list[float]:
    """Numbers as golden files hold them: flat, with seven digits."""
    return [round(float(value), 7) for value in values.ravel()]
