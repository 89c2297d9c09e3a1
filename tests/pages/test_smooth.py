"""Looking inside costs the page nothing that a visitor would feel.

How long a task takes is counted in processor time: the clock would count what other programs take. Chromium writes it
down for each task (`tdur`).
"""

import json
import math

import pytest
from walking import INSIDE, MANIFESTS, SHIPPED, give, look_inside, open_experiment

LONGEST = 50  # milliseconds of the page's main thread


@pytest.fixture
def page(browser):
    # High enough that the canvas and the panel are both in view.
    context = browser.new_context(viewport={"width": 1280, "height": 2400})
    yield context.new_page()
    context.close()


def draw(page):
    """Two circles and a zigzag, in small steps."""
    box = page.locator("canvas[data-part=input]").bounding_box()

    def to(x, y):
        page.mouse.move(box["x"] + x * box["width"], box["y"] + y * box["height"])

    for radius in (0.15, 0.3):
        to(0.5 + radius, 0.5)
        page.mouse.down()
        for step in range(1, 41):
            to(0.5 + radius * math.cos(step / 6.4), 0.5 + radius * math.sin(step / 6.4))
        page.mouse.up()
    to(0.2, 0.2)
    page.mouse.down()
    for step in range(30):
        to(0.2 + 0.02 * step, 0.2 + 0.3 * (step % 2))
    page.mouse.up()


@pytest.mark.parametrize("name", ["digits_cnn", "sketch_cnn"])
def test_no_task_is_long_while_drawing_with_the_panel_open(browser, page, site, name):
    open_experiment(page, site, name)
    give(page)
    look_inside(page)
    page.click("[data-part=flow-step]")
    page.click("[data-part=clear]")
    browser.start_tracing(page=page, categories=["toplevel", "blink.user_timing", "devtools.timeline"])
    page.evaluate("() => performance.mark('glassbox draws')")  # tells the page's main thread from Chromium's others
    draw(page)
    page.wait_for_selector("[data-part=answer][data-settled=true]", state="attached")
    events = json.loads(browser.stop_tracing())["traceEvents"]
    (mark,) = [one for one in events if one["name"] == "glassbox draws"]
    tasks = [
        one["tdur"] / 1000
        for one in events
        if one["name"].endswith("RunTask") and "tdur" in one and (one["pid"], one["tid"]) == (mark["pid"], mark["tid"])
    ]
    assert len(tasks) > 100  # it was the thread that drew
    assert max(tasks) <= LONGEST


COUNTING = """{
  const post = Worker.prototype.postMessage;
  window.asked = { predict: 0, inside: 0 };
  Worker.prototype.postMessage = function (...all) {
    if (all[0]?.type === "run") window.asked[all[0].signature]++;
    if (all[0]?.type === "write") window.asked.predict++;
    return post.apply(this, all);
  };
}"""


@pytest.mark.parametrize("name", SHIPPED)
def test_nothing_is_worked_out_where_nobody_looks(browser, site, name):
    """Not a look inside while it is out of sight, and not one cover while that part is closed."""
    context = browser.new_context(viewport={"width": 1280, "height": 360}, reduced_motion="reduce")
    page = context.new_page()
    page.add_init_script(COUNTING)
    open_experiment(page, site, name)
    if page.locator(INSIDE).count() == 0:
        context.close()
        return
    give(page)
    page.evaluate("() => scrollTo(0, document.documentElement.scrollHeight)")
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 200)))")
    page.evaluate("() => { window.asked = { predict: 0, inside: 0 }; }")
    page.evaluate("() => document.querySelectorAll('[data-part=example]')[1].click()")  # without scrolling to it
    page.wait_for_function("() => window.asked.predict > 0")
    page.wait_for_selector("[data-part=answer][data-settled=true]", state="attached")
    asked = page.evaluate("() => window.asked")
    settings = MANIFESTS[name]["page"]["settings"]
    pictures = 16 * settings["steps"] if MANIFESTS[name]["page"]["kind"] == "generate" else 3
    assert asked["inside"] == 0 and asked["predict"] <= pictures
    look_inside(page)
    page.wait_for_function("() => window.asked.inside > 0")  # and then of the input that is there now
    context.close()
