"""Measure an experiment through its own page: real pointer events, in a real browser, on the built site.

What the page sends and what training saw are different things until this figure says otherwise.
"""

from __future__ import annotations

import numpy as np

from ..drawing.rendering import render
from ..errors import Problem
from ..experiment import Experiment
from . import report as reports
from . import statistics
from .drawings import answers_of_page, drawn_part, drawn_test

COUNT = 400  # drawings, half by mouse and half by touch
SETTLED = "[data-part=answer][data-settled=true]"


def measure(experiment: Experiment, predictor, address: str, browser, count: int = COUNT) -> statistics.Metric:
    """Replay drawings of the drawn test on the page.

    Args:
        predictor: the shipped file in Python, for the same drawings.
        address: of the built site, ending in a slash.
        browser: a Playwright browser.

    Returns:
        The metric `page_accuracy`. Its `same_in_python` is the Python figure on the very same drawings.
    """
    if experiment.page.kind != "draw":
        raise Problem(f"{experiment.id} has no drawings to replay.")
    splits = experiment.splits
    part = drawn_part(splits)
    which = np.linspace(0, len(part) - 1, count).astype(int) if splits.drawn is None else chosen(part.targets, count)
    drawings = drawn_test(experiment, splits)
    labels = [experiment.page.labels[target] for target in part.targets[which]]
    answers: list[str] = []
    for touch, some in ((False, which[: count // 2]), (True, which[count // 2 :])):
        context = browser.new_context(has_touch=touch, viewport={"width": 1280, "height": 900})
        page = context.new_page()
        page.goto(f"{address}experiments/{experiment.id}/")
        page.wait_for_selector("main[data-state=ready]", timeout=60_000)
        draw = _touch(context, page) if touch else _mouse(page)
        answers += [replay(page, *drawings[i], draw) for i in some]
        context.close()
    page = experiment.page
    pictures = np.stack([render(strokes, page.pens[pen], page.recipe) for strokes, pen in (drawings[i] for i in which)])
    same = float((answers_of_page(experiment, predictor, pictures[..., None]) == part.targets[which]).mean())
    return statistics.share(
        np.array(answers) == np.array(labels),
        "Accuracy through the page",
        "of drawings read right through this page",
        f"{len(which)} of the drawings above, replayed on this page by real pointer events in Chromium, half by mouse and "
        f"half by touch. Python reads {same:.2%} of the same drawings right.",
        same_in_python=round(same, 6),
    )


def chosen(targets: np.ndarray, count: int) -> np.ndarray:
    """Positions of about `count` samples, as many of each class as there are, in an order that mixes the classes."""
    rounds = np.zeros(len(targets), int)  # the how-manieth of its class a sample is
    for one in np.unique(targets):
        rounds[targets == one] = np.arange(np.sum(targets == one))
    return np.argsort(rounds, kind="stable")[:count]


def replay(page, strokes: list[np.ndarray], pen: str, draw) -> str:
    """Draw on the page and wait for its answer: a label, or "" for "not sure"."""
    clear = page.locator("[data-part=clear]")
    if clear.is_enabled():  # an empty canvas has nothing to clear
        clear.click()
    page.locator(f"[data-part=pen] input[value={pen}], input[data-part=pen][value={pen}]").first.check(force=True)
    box = page.locator("[data-part=input]").bounding_box()
    for stroke in strokes:
        draw(stroke * [box["width"], box["height"]] + [box["x"], box["y"]])
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    page.wait_for_selector(SETTLED, state="attached")
    return page.locator("[data-part=answer]").get_attribute("data-label") or ""


def _mouse(page):
    def draw(points: np.ndarray) -> None:
        page.mouse.move(*points[0])
        page.mouse.down()
        for point in points[1:]:
            page.mouse.move(*point)
        page.mouse.up()

    return draw


def _touch(context, page):
    session = context.new_cdp_session(page)

    def send(kind: str, points: list) -> None:
        touches = [{"x": float(x), "y": float(y)} for x, y in points]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})

    def draw(points: np.ndarray) -> None:
        send("touchStart", [points[0]])
        for point in points[1:]:
            send("touchMove", [point])
        send("touchEnd", [])

    return draw


def add_to_report(experiment: Experiment, metric: statistics.Metric) -> dict:
    """The report with the page's figure right after the drawn test's."""
    report = reports.read(experiment)
    ordered = {}
    for name, value in report["metrics"].items():
        if name != "page_accuracy":
            ordered[name] = value
        if name == "drawn_accuracy":
            ordered["page_accuracy"] = metric
    return report | {"metrics": ordered}
