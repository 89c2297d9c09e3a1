"""Looking inside costs the page nothing that a visitor would feel.

How long a task takes is counted in processor time: the clock would count what other programs take. Chromium writes it
down for each task (`tdur`).
"""

import json
import math

import pytest
from counting import COUNTING, START_AGAIN
from drawing import draw
from looking import step_to
from shipped import MANIFESTS, SHIPPED
from visiting import ANSWERED
from walking import INSIDE, give, look_inside, open_experiment

LONGEST = 50  # milliseconds of the page's main thread


def circle(radius):
    return [(0.5 + radius * math.cos(step / 6.4), 0.5 + radius * math.sin(step / 6.4)) for step in range(41)]


ZIGZAG = [(0.2 + 0.02 * step, 0.2 + 0.3 * (step % 2)) for step in range(30)]


@pytest.mark.thorough
@pytest.mark.parametrize("name,step", [("digits_cnn", 0), ("digits_cnn", 2), ("sketch_cnn", 0)])
def test_no_task_is_long_while_drawing_with_the_panel_open(browser, new_context, site, name, step):
    # High enough that the canvas and the panel are both in view.
    page = new_context(viewport={"width": 1280, "height": 2400}).new_page()
    open_experiment(page, site, name)
    give(page)
    look_inside(page)
    step_to(page, step)
    page.click("[data-part=clear]")
    browser.start_tracing(page=page, categories=["toplevel", "blink.user_timing", "devtools.timeline"])
    page.evaluate("() => performance.mark('glassbox draws')")  # tells the page's main thread from Chromium's others
    draw(page, circle(0.15), circle(0.3), ZIGZAG)
    page.wait_for_selector(ANSWERED, state="attached")
    events = json.loads(browser.stop_tracing())["traceEvents"]
    (mark,) = [one for one in events if one["name"] == "glassbox draws"]
    tasks = [
        one["tdur"] / 1000
        for one in events
        if one["name"].endswith("RunTask") and "tdur" in one and (one["pid"], one["tid"]) == (mark["pid"], mark["tid"])
    ]
    assert len(tasks) > 100  # it was the thread that drew
    assert max(tasks) <= LONGEST


@pytest.mark.parametrize("name,width,height", [*((name, 1280, 360) for name in SHIPPED), ("digits_cnn", 390, 600)])
def test_nothing_is_worked_out_where_nobody_looks(new_context, site, name, width, height):
    """Not a look inside while it is out of sight, and not one cover while that part is closed."""
    page = new_context(viewport={"width": width, "height": height}, reduced_motion="reduce").new_page()
    page.add_init_script(COUNTING)
    open_experiment(page, site, name)
    if page.locator(INSIDE).count() == 0:
        return
    give(page)
    page.evaluate("() => scrollTo(0, document.documentElement.scrollHeight)")
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 200)))")
    page.evaluate(START_AGAIN)
    page.evaluate("() => document.querySelectorAll('[data-part=example]')[1].click()")  # without scrolling to it
    page.wait_for_function("() => window.asked.predict > 0")
    page.wait_for_selector(ANSWERED, state="attached")
    asked = page.evaluate("() => window.asked")
    settings = MANIFESTS[name]["page"]["settings"]
    pictures = 16 * settings["steps"] if MANIFESTS[name]["page"]["kind"] == "generate" else 3
    assert asked["inside"] == 0 and asked["predict"] <= pictures
    look_inside(page)
    page.wait_for_function("() => window.asked.inside > 0")  # and then of the input that is there now
