"""What a person can mend, and how a command ends with it: one sentence, no traceback, an exit code."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable

RIGHTS = (errno.EACCES, errno.EPERM, errno.EROFS)
FULL = (errno.ENOSPC, errno.EDQUOT)
PLACES = (
    "GLASSBOX_RUNS names another folder for trainings, GLASSBOX_CACHE for data, GLASSBOX_EXPERIMENTS for experiments"
)


class Problem(Exception):
    """One sentence that says what is wrong and what to do."""


def sentence_of(error: OSError) -> str:
    """What the system refused, of which file or folder, and what would help."""
    what = error.strerror or str(error) or type(error).__name__
    said = f"The system refused: {what}." if error.filename is None else f"{error.filename} cannot be used: {what}."
    if error.errno in RIGHTS or isinstance(error, NotADirectoryError | FileExistsError):
        return f"{said} {PLACES}."
    if error.errno in FULL:
        return f"{said} Make room there and run it again, or choose another place: {PLACES}."
    return said


def run(command: Callable[[], object]) -> None:
    """Run a command; what a person can mend becomes one sentence, whatever signs their terminal can show.

    Raises:
        SystemExit: code 1 after a Problem or an OSError, 130 after Ctrl-C.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a notebook's has not
            stream.reconfigure(errors="replace")
    try:
        command()
    except Problem as problem:
        _end(str(problem), 1)
    except OSError as error:
        _end(sentence_of(error), 1)
    except KeyboardInterrupt:
        _end("Stopped. What was finished is kept; run it again to go on.", 130)


def _end(sentence: str, code: int) -> None:
    red = sys.stderr.isatty() and code == 1
    print(f"\033[31m{sentence}\033[0m" if red else sentence, file=sys.stderr)
    raise SystemExit(code) from None
