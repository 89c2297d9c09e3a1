"""How fast a page writes: from the click on Write until its last character stands there."""

from __future__ import annotations

from glassbox import experiment

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


def names(kind: str = "text") -> list[str]:
    """The experiments of a kind that ship a network."""
    found = (experiment.find(name) for name in experiment.names())
    return [one.id for one in found if one.page.kind == kind and (one.model_folder / "manifest.json").is_file()]
