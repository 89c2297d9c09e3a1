"""Measure what a visitor waits for: page weight, cold start at 10 Mbit/s, pointer to answer, long tasks.

Prints one line a figure, with its limit. Nothing fails: times belong to this machine.
"""

from __future__ import annotations

import gzip
import re
import statistics
from pathlib import Path

from glassbox.site.build import build_site
from glassbox.site.testing import open_browser, open_site

NETWORK = {"offline": False, "latency": 20, "downloadThroughput": 10e6 / 8, "uploadThroughput": 5e6 / 8}
EXPERIMENTS = ("digits_cnn", "digits_mlp")
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
    page.wait_for_selector("[data-part=answer][data-settled=true]:not([data-label=''])", state="attached")
    seconds = page.evaluate("() => performance.now()") / 1000
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


def main() -> None:
    site = build_site()
    print(f"JavaScript before the runtime   {first_page_weight(site) / 1000:7.0f} kB gzip   (limit 200)")
    with open_site(site) as address, open_browser() as browser:
        for name in EXPERIMENTS:
            cold = statistics.median(cold_start(browser, address, name) for _ in range(3))
            warm, longest = drawing(browser, address, name)
            print(f"{name:12} cold, 10 Mbit/s     {cold:7.2f} s         (limit 3.0; median of 3)")
            print(f"{name:12} pointer to answer   {warm:7.1f} ms        (limit 5; median of 12)")
            print(f"{name:12} longest task        {longest:7.0f} ms        (limit 50; 0 means none over 50)")


if __name__ == "__main__":
    main()
