"""Walking the gallery: every experiment that has landed, whatever its kind, with something given to it."""

import json
from pathlib import Path

EXPERIMENTS = Path(__file__).resolve().parents[2] / "experiments"
MANIFESTS = {
    file.parent.parent.name: json.loads(file.read_text()) for file in sorted(EXPERIMENTS.glob("*/model/manifest.json"))
}
SHIPPED = list(MANIFESTS)
REPORTS = {name: json.loads((EXPERIMENTS / name / "model" / "report.json").read_text()) for name in SHIPPED}
ANSWERED = "[data-part=answer][data-settled=true]"
INSIDE = "[data-part=inside]"
INSIDE_SHOWN = f"{INSIDE}[data-shown=true]"


def open_experiment(page, site, name):
    page.goto(f"{site}experiments/{name}/")
    page.wait_for_selector("main[data-state=ready]")
    page.wait_for_selector("section[data-part=trained]")


def give(page, number=0):
    """Press an example, and wait for what the network answers."""
    page.locator("[data-part=example]").nth(number).click()
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    page.wait_for_selector(ANSWERED, state="attached")


def look_inside(page):
    """Bring the activations into view, and wait until they are there."""
    page.locator(INSIDE).scroll_into_view_if_needed()
    page.wait_for_selector(INSIDE_SHOWN)


def open_everything(page):
    """Open whatever can be opened, and wait until it is filled; of two networks to compare with, the first."""
    page.evaluate("() => { for (const one of document.querySelectorAll('main details')) one.open = true; }")
    compared = False
    for button in page.locator("main button[aria-expanded=false]").element_handles():
        another = button.get_attribute("data-part") == "compare-with"
        if button.is_enabled() and not (another and compared):
            button.click()
        compared = compared or another
    for part in ("[data-part=looked] [role=img], [data-part=looked] table", "[data-part=notebook] *"):
        if page.locator(part.split()[0]).count():
            page.wait_for_selector(part)
