"""How fast a page writes: from the click on Write until its last character stands there."""

from __future__ import annotations

import json

from glassbox.site import CHECKOUT

# Clicks Write; milliseconds until the page says that what it shows is the whole text, and characters of it.
WRITE = """
  async () => {
    const answer = document.querySelector("[data-part=answer]");
    const settled = (state) => new Promise((resolve) => {
      const look = () => answer.dataset.settled === state && (watch.disconnect(), resolve());
      const watch = new MutationObserver(look);
      watch.observe(answer, { attributes: true });
      look();
    });
    const start = performance.now();
    document.querySelector("[data-part=write]").click();
    await settled("false");
    await settled("true");
    return [performance.now() - start, document.querySelectorAll("[data-place]").length];
  }
"""


def open_page(browser, address: str, name: str, length: int):
    """The page of an experiment that writes, ready to write so many characters as it is set at first."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{address}experiments/{name}/")
    page.wait_for_selector("main[data-state=ready]")
    page.locator("[data-part=length]").fill(str(length))
    return page


def write(page) -> float:
    """Characters a second of one text."""
    milliseconds, characters = page.evaluate(WRITE)
    return 1000 * characters / milliseconds


def names(kind: str) -> list[str]:
    """The experiments of a kind that ship a network."""
    manifests = sorted(CHECKOUT.glob("experiments/*/model/manifest.json"))
    return [file.parent.parent.name for file in manifests if json.loads(file.read_text())["page"]["kind"] == kind]
