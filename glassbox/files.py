"""Write files whole, and JSON in one way everywhere."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any


def replace(file: Path, content: bytes) -> None:
    """Write a file whole or not at all.

    Raises:
        OSError: the disk is full or not writable. What was there before is still there.
    """
    temporary = file.with_name(f".{file.name}.part")
    with open(temporary, "wb") as handle:
        handle.write(content)
        handle.flush()
        os.fsync(handle.fileno())
    os.replace(temporary, file)


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
