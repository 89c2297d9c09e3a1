"""What a page's threads do while something happens, in processor time: the clock would count other programs, too."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import NamedTuple


class Taken(NamedTuple):
    """Processor time in milliseconds.

    Attributes:
        longest: of the longest task of the page's main thread, which nothing else can interrupt.
        workers: of all tasks of its workers.
    """

    longest: float
    workers: float


def taken(browser, page, act: Callable[[], object]) -> Taken:
    """What `act` takes of the page's threads (Chromium notes the processor time of each task as `tdur`)."""
    browser.start_tracing(page=page, categories=["__metadata", "toplevel", "blink.user_timing"])
    page.evaluate("() => performance.mark('glassbox acts')")  # tells the page's main thread from Chromium's others
    act()
    events = json.loads(browser.stop_tracing())["traceEvents"]
    (mark,) = [one for one in events if one["name"] == "glassbox acts"]
    events = [one for one in events if one["pid"] == mark["pid"]]
    workers = {
        one["tid"]
        for one in events
        if one["name"] == "thread_name" and one["args"]["name"].startswith("DedicatedWorker")
    }
    tasks = [(one["tid"], one["tdur"] / 1000) for one in events if one["name"].endswith("RunTask") and "tdur" in one]
    return Taken(
        longest=max(time for thread, time in tasks if thread == mark["tid"]),
        workers=sum(time for thread, time in tasks if thread in workers),
    )
