"""Draw on a page as a visitor does: by real pointer events, in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from ..drawing.augmentation import drawn_part, drawn_test
from ..errors import Problem
from ..splits import Part, Splits

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

Draw = Callable[[np.ndarray], None]  # a stroke, in pixels of the window
SETTLED = "[data-part=answer][data-settled=true]"


def choose(splits: Splits, count: int) -> tuple[Part, list, np.ndarray]:
    """The drawn test: its samples, its drawings, and the positions of the ones to replay."""
    part = drawn_part(splits)
    evenly = splits.drawn is None
    which = np.linspace(0, len(part) - 1, count).astype(int) if evenly else _spread(part.targets, count)
    return part, drawn_test(splits), which


def replay(browser: Browser, address: str, drawings: list[tuple[list[np.ndarray], str]]) -> list[str]:
    """The page's answers to drawings and their pens, the first half drawn by mouse and the other by touch.

    Args:
        browser: a Playwright browser.
        address: of the page.
    """
    answers: list[str] = []
    half = len(drawings) // 2
    for touch, some in ((False, drawings[:half]), (True, drawings[half:])):
        context = browser.new_context(has_touch=touch, viewport={"width": 1280, "height": 900})
        page = context.new_page()
        page.goto(address)
        page.wait_for_selector("main[data-state=ready]", timeout=60_000)
        draw = _touch(context, page) if touch else _mouse(page)
        answers += [_replay_one(page, *one, draw) for one in some]
        context.close()
    return answers


def _spread(targets: np.ndarray, count: int) -> np.ndarray:
    """Positions of about `count` samples, as many of each class as there are, in an order that mixes the classes."""
    rounds = np.zeros(len(targets), int)  # the how-manieth of its class a sample is
    for one in np.unique(targets):
        rounds[targets == one] = np.arange(np.sum(targets == one))
    return np.argsort(rounds, kind="stable")[:count]


def _replay_one(page: Page, strokes: list[np.ndarray], pen: str, draw: Draw) -> str:
    """Draw on the page and wait for its answer: a label, or "" for "not sure"."""
    clear = page.locator("[data-part=clear]")
    if clear.is_enabled():  # an empty canvas has nothing to clear
        clear.click()
    page.locator(f"[data-part=pen] input[value={pen}], input[data-part=pen][value={pen}]").first.check(force=True)
    box = page.locator("[data-part=input]").bounding_box()
    if box is None:
        raise Problem("The canvas of the page cannot be seen, so nothing can be drawn on it.")
    side, corner = np.array([box["width"], box["height"]]), np.array([box["x"], box["y"]])
    for stroke in strokes:
        draw(stroke * side + corner)
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    page.wait_for_selector(SETTLED, state="attached")
    return page.locator("[data-part=answer]").get_attribute("data-label") or ""


def _mouse(page: Page) -> Draw:
    def draw(points: np.ndarray) -> None:
        page.mouse.move(*points[0])
        page.mouse.down()
        for point in points[1:]:
            page.mouse.move(*point)
        page.mouse.up()

    return draw


def _touch(context: BrowserContext, page: Page) -> Draw:
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
