"""Lets standard input through to standard error but for lines in which libraries say what they do; see `quiet`."""

import os
import re
import signal

NOISE = re.compile(
    rb"WARNING: All log messages before absl::InitializeLog\(\)"
    rb"|[IW]\d{4} \d\d:\d\d:\d+\.\d+ "  # absl: I and W are information and warnings, E and F are errors
    rb"|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+: [IW] "
    rb"|To enable the following instructions: "
    rb"|\[IPKernelApp\] (INFO|WARNING) \|"  # what runs the cells of a notebook
    rb"|INFO: (Created|Initialized) TensorFlow Lite "
)


def sift() -> None:
    """Line by line until the input ends; what is no line yet waits for its end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process before it, which may have more to say
    rest = b""
    while piece := os.read(0, 65_536):
        *lines, rest = (rest + piece).split(b"\n")
        os.write(2, b"".join(line + b"\n" for line in lines if not NOISE.match(line)))
    os.write(2, rest)


if __name__ == "__main__":
    sift()
