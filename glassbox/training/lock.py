"""One training at a time in a folder; the lock says who holds it, and the system lets go of it when they end, or crash."""

from __future__ import annotations

import os
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from ..errors import Problem
from ..files import make_folder

FILE = "training.lock"
BEHIND = 1 << 20  # the byte that is locked: on Windows nobody else can read it, and the words before it are for reading


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """With it open, nobody else trains in the folder, which is made and found fit to be written.

    Raises:
        Problem: somebody does. The sentence says who.
        OSError: nothing can be written there.
    """
    make_folder(folder)
    with open(folder / FILE, "a+", encoding="utf-8") as file:
        try:
            _lock(file)
        except BlockingIOError:
            file.seek(0)
            raise Problem(
                f"Another training writes into {folder}: {file.read().strip() or 'it has just begun'}. Let it finish, or "
                "stop it first."
            ) from None
        for left in folder.glob(".*.part"):  # by a training that was killed while it wrote
            left.unlink(missing_ok=True)
        file.truncate(0)
        file.write(f"process {os.getpid()} on {socket.gethostname()}, since {time.strftime('%Y-%m-%d %H:%M')}\n")
        file.flush()
        try:
            yield
        finally:
            file.truncate(0)


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[str]) -> None:
        file.seek(BEHIND)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except PermissionError as error:
            raise BlockingIOError from error

else:
    import fcntl

    def _lock(file: IO[str]) -> None:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise
        except OSError:  # some shared disks know no locks: then there is none
            return
