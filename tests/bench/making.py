"""How long a page takes to make pictures: from the click on Another seed until the first, and all, are there."""

from __future__ import annotations

# Clicks Another seed; milliseconds until the first picture is whole, and until all are.
MAKE = """
  async () => {
    const answer = document.querySelector("[data-part=answer]");
    const until = (test) => new Promise((resolve) => {
      const look = () => test(answer.dataset) && (watch.disconnect(), resolve(performance.now()));
      const watch = new MutationObserver(look);
      watch.observe(answer, { attributes: true });
      look();
    });
    const all = Number(answer.dataset.made);
    const start = performance.now();
    document.querySelector("[data-part=random]").click();
    await until(({ made, settled }) => settled === "false" && Number(made) < all); // the old ones are gone
    const first = await until(({ made }) => Number(made) > 0);
    const last = await until(({ settled }) => settled === "true");
    return [first - start, last - start];
  }
"""


def open_page(browser, address: str, name: str):
    """The page of an experiment that makes pictures, when it has made the ones that it begins with."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{address}experiments/{name}/")
    page.wait_for_selector("[data-part=answer][data-settled=true]", timeout=120_000)
    return page


def make(page) -> tuple[float, float]:
    """Seconds to the first picture, and to the whole grid of 16."""
    first, grid = page.evaluate(MAKE)
    return first / 1000, grid / 1000
