"""Measure what a visitor waits for: page weight, cold start at 10 Mbit/s, pointer to answer, text, pictures, long tasks.

Prints one line a figure, with its limit. Nothing fails: times belong to this machine.
"""

from __future__ import annotations

import gzip
import re
import statistics
from pathlib import Path

import making
import writing
from tasks import taken

from glassbox.site.build import build_site
from glassbox.site.testing import open_browser, open_site

NETWORK = {"offline": False, "latency": 20, "downloadThroughput": 10e6 / 8, "uploadThroughput": 5e6 / 8}
EXPERIMENTS = ("digits_cnn", "digits_mlp")
ANSWERED = """
  () => document.querySelector("[data-part=answer][data-settled=true]:not([data-label=''])") && performance.now()
"""
WATCH = """
  new PerformanceObserver((list) => {
    window.longest = Math.max(window.longest ?? 0, ...list.getEntries().map((entry) => entry.duration));
  }).observe({ entryTypes: ["longtask"] });
"""


def first_page_weight(site: Path) -> int:
    """Bytes, gzip, of the JavaScript that a page of an experiment loads before the runtime."""
    sources = {
        name: (site / "assets" / name).read_bytes() for name in (path.name for path in (site / "assets").glob("*.js"))
    }
    lazy = {name for name in sources if re.match(r"Notebook|worker", name)}
    return sum(len(gzip.compress(raw, 9)) for name, raw in sources.items() if name not in lazy)


def cold_start(browser, address: str, name: str) -> float:
    """Seconds from the first byte asked to the first answer, with an empty cache at 10 Mbit/s."""
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.emulateNetworkConditions", NETWORK)
    page.goto(f"{address}experiments/{name}/", wait_until="commit")
    page.wait_for_selector("[data-part=example]")
    page.click("[data-part=example] >> nth=3")
    # Asked of every frame by the page itself: `wait_for_selector` looks only twice a second once it has waited a while.
    seconds = page.wait_for_function(ANSWERED).json_value() / 1000
    context.close()
    return seconds


def drawing(browser, address: str, name: str) -> tuple[float, float]:
    """Median milliseconds from pointer event to answer, and the longest main-thread task, while drawing."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}experiments/{name}/")
    page.wait_for_selector("main[data-state=ready]")
    page.wait_for_timeout(2_000)
    page.evaluate(WATCH)
    box = page.locator("[data-part=input]").bounding_box()
    times = []
    for stroke in range(12):
        page.mouse.move(box["x"] + 40, box["y"] + 30 + 15 * stroke)
        page.mouse.down()
        for step in range(1, 40):
            page.mouse.move(box["x"] + 40 + 5 * step, box["y"] + 30 + 15 * stroke + step % 7)
        page.mouse.up()
        page.wait_for_selector("[data-part=answer][data-settled=true]", state="attached")
        times.append(float(page.locator("[data-part=answer]").get_attribute("data-milliseconds") or "nan"))
        if stroke % 3 == 2:
            page.click("[data-part=clear]")
    longest = page.evaluate("() => window.longest ?? 0")
    context.close()
    return statistics.median(times), longest


def texts(browser, address: str, name: str) -> tuple[float, float]:
    """Characters a second of texts of 400, the median of 5; and the longest main-thread task while one is written."""
    page = writing.open_page(browser, address, name, 400)
    writing.write(page)  # until then a browser runs wasm that it has only compiled in haste
    speed = statistics.median(writing.write(page) for _ in range(5))
    longest = taken(browser, page, lambda: writing.write(page)).longest
    page.close()
    return speed, longest


def pictures(browser, address: str, name: str) -> tuple[float, float, float]:
    """Seconds to the first picture and to all 16, medians of 5; and the longest main-thread task meanwhile."""
    page = making.open_page(browser, address, name)
    first, grid = map(statistics.median, zip(*(making.make(page) for _ in range(5)), strict=True))
    longest = taken(browser, page, lambda: making.make(page)).longest
    page.close()
    return first, grid, longest


def line(name: str, what: str, value: str, unit: str, limit: str) -> None:
    print(f"{name:32} {what:19} {value:>7} {unit:16} ({limit})", flush=True)


def main() -> None:
    site = build_site()
    line("every page", "JavaScript at first", f"{first_page_weight(site) / 1000:.0f}", "kB gzip", "limit 200")
    with open_site(site) as address, open_browser() as browser:
        for name in EXPERIMENTS:
            cold = statistics.median(cold_start(browser, address, name) for _ in range(3))
            warm, longest = drawing(browser, address, name)
            line(name, "cold, 10 Mbit/s", f"{cold:.2f}", "s", "limit 3.0; median of 3")
            line(name, "pointer to answer", f"{warm:.1f}", "ms", "limit 5; median of 12")
            line(name, "longest task", f"{longest:.0f}", "ms", "limit 50; 0 means none over 50")
        for name in writing.names("text"):
            speed, longest = texts(browser, address, name)
            line(name, "writing", f"{speed:.0f}", "characters/s", "at least 800; median of 5 texts of 400")
            line(name, "longest task", f"{longest:.0f}", "ms of processor", "limit 50")
        for name in writing.names("generate"):
            first, grid, longest = pictures(browser, address, name)
            line(name, "first picture, warm", f"{first:.2f}", "s", "limit 1.0; median of 5")
            line(name, "16 pictures", f"{grid:.2f}", "s", "limit 6.0; median of 5")
            line(name, "longest task", f"{longest:.0f}", "ms of processor", "limit 50")
        for kind, what in (("text", "writes"), ("generate", "makes pictures")):
            if not writing.names(kind):
                print(f"No experiment that {what} has shipped yet, so none was measured.")


if __name__ == "__main__":
    main()
