"""Walking the gallery: any experiment, whatever its kind, with something given to it and everything open."""

from visiting import ANSWERED, next_frame, visit

INSIDE = "[data-part=inside]"
INSIDE_SHOWN = f"{INSIDE}[data-shown=true]"


def open_experiment(page, site, name):
    """Open an experiment, and wait for all that its page says."""
    visit(page, site, name)
    page.wait_for_selector("section[data-part=trained]")


def give(page, number=0):
    """Press an example, and wait for what the network answers."""
    page.locator("[data-part=example]").nth(number).click()
    next_frame(page)
    page.wait_for_selector(ANSWERED, state="attached")


def look_inside(page):
    """Bring the activations into view, and wait until they are there."""
    page.locator(INSIDE).scroll_into_view_if_needed()
    page.wait_for_selector(INSIDE_SHOWN)


def open_everything(page):
    """Open whatever can be opened, and wait until it is filled; of two networks to compare with, the first."""
    if page.locator("[data-part=mattered]").count():
        page.wait_for_selector("[data-part=mattered]:enabled")
    page.evaluate(
        """() => {
          for (const one of document.querySelectorAll("main details")) one.open = true;
          const [, ...others] = document.querySelectorAll("[data-part=compare-with]");
          for (const one of document.querySelectorAll("main button[aria-expanded=false]")) if (!others.includes(one)) one.click();
        }"""
    )
    for part in ("[data-part=looked] [role=img], [data-part=looked] table", "[data-part=notebook] *"):
        if page.locator(part.split()[0]).count():
            page.wait_for_selector(part)
