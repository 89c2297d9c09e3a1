"""Keep the log lines of libraries from standing between our sentences; what goes wrong still comes through.

TensorFlow's first lines obey no variable, and LiteRT's none at all: they are written by C++ to the descriptor of
standard error. A small process of its own reads what is written there and lets everything through but those lines. It
stands apart so that the last words of a process that is killed still come out.
"""

from __future__ import annotations

import atexit
import contextlib
import logging
import os
import subprocess
import sys
import warnings
from pathlib import Path

SIEVE = Path(__file__).with_name("sieve.py")
LOGGERS = ("absl", "tensorflow", "jax", "matplotlib", "traitlets")


def quieten() -> None:
    """Quiet for the rest of this process, and for those that it starts."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")  # a kernel's debugger, which nobody asked for
    for name in LOGGERS:
        logging.getLogger(name).setLevel(logging.ERROR)
    warnings.filterwarnings("ignore", module="keras")  # what it says of calls that are right
    with contextlib.suppress(OSError, ValueError):  # no standard error to speak of: a service, a notebook
        _sift(sys.stderr.fileno())


def _sift(error: int) -> None:
    if error != 2:
        return
    kept = os.dup(error)
    sieve = subprocess.Popen([sys.executable, "-I", "-S", str(SIEVE)], stdin=subprocess.PIPE, stderr=kept)
    assert sieve.stdin is not None
    sys.stderr.flush()
    os.dup2(sieve.stdin.fileno(), error)
    sieve.stdin.close()
    # Our own sentences go past it, with the colours of a terminal.
    sys.stderr = open(kept, "w", encoding=sys.stderr.encoding, errors="replace", buffering=1)  # noqa: SIM115

    def end() -> None:
        os.dup2(kept, error)  # closes the last end of the pipe that is ours
        with contextlib.suppress(subprocess.TimeoutExpired):  # a process that we started may hold it longer
            sieve.wait(timeout=1)

    atexit.register(end)
