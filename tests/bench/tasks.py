"""How long the page's main thread is held by one task, in processor time: the clock would count other programs too."""

from __future__ import annotations

import json
from collections.abc import Callable


def longest_task(browser, page, act: Callable[[], object]) -> float:
    """Milliseconds of the longest task of the page's main thread while `act` runs (Chromium notes them as `tdur`)."""
    browser.start_tracing(page=page, categories=["toplevel", "blink.user_timing", "devtools.timeline"])
    page.evaluate("() => performance.mark('glassbox acts')")  # tells the page's main thread from Chromium's others
    act()
    events = json.loads(browser.stop_tracing())["traceEvents"]
    (mark,) = [one for one in events if one["name"] == "glassbox acts"]
    thread = mark["pid"], mark["tid"]
    return max(
        one["tdur"] / 1000
        for one in events
        if one["name"].endswith("RunTask") and "tdur" in one and (one["pid"], one["tid"]) == thread
    )
