"""A part that stops, or whose code is gone after a new version, takes nothing with it: what was made is kept."""

import pytest
from drawing import draw
from inking import ink
from photographing import NAME as PHOTO
from photographing import painted
from picturing import encoded, give_file
from shipped import of_kind
from visiting import READ, visit

DRAW = next(iter(of_kind("draw")))
STROKE = [(0.5, 0.2), (0.5, 0.8)]
STOPPED = "[data-part=stopped]"
# Where the sentence under the pad is taken away for an answer, that fails once: as if an extension had taken it first.
BREAK = """() => {
  const whole = Node.prototype.removeChild;
  Node.prototype.removeChild = function (child) {
    if (!child.matches?.(".draw-verdict > p")) return whole.call(this, child);
    Node.prototype.removeChild = whole;
    throw new Error("not there");
  };
}"""


@pytest.fixture
def page(browser):
    """A page that a test breaks: that it complains is no error."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, service_workers="block")
    yield context.new_page()
    context.close()


def test_what_was_drawn_comes_back_when_the_part_is_shown_again(page, site):
    visit(page, site, DRAW)
    page.evaluate(BREAK)
    page.click("[data-part=example]")
    page.wait_for_selector(STOPPED)
    assert page.locator("h1").is_visible()
    page.click(f"{STOPPED} [data-part=restart]")
    page.wait_for_selector(READ, state="attached")
    assert ink(page) > 1000
    assert page.locator(STOPPED).count() == 0


def test_a_part_whose_code_is_gone_says_so_in_its_place_and_a_drawing_outlives_the_reload(page, site):
    page.route("**/assets/Notebook-*.js", lambda route: route.fulfill(status=404, body="gone"))
    visit(page, site, DRAW)
    draw(page, STROKE)
    page.wait_for_selector(READ, state="attached")
    page.click("section[data-part=code] button")
    page.wait_for_selector(f"section[data-part=code] {STOPPED}")
    assert "new" in page.inner_text(STOPPED)
    assert page.locator(READ).count() == 1
    page.click(f"{STOPPED} [data-part=reload]")
    page.wait_for_selector(f"{STOPPED}", state="detached")
    page.wait_for_selector(READ, state="attached")
    assert ink(page) > 1000
    page.reload()  # it is kept for that one reload alone
    page.wait_for_selector("main[data-state=ready]")
    assert ink(page) == 0


def test_a_photo_outlives_it_too(page, site):
    page.route("**/assets/Notebook-*.js", lambda route: route.abort())
    visit(page, site, PHOTO)
    give_file(page, encoded(painted(300, 200)))
    page.wait_for_selector(READ, state="attached")
    page.click("section[data-part=code] button")
    page.click(f"{STOPPED} [data-part=reload]")
    page.wait_for_selector(READ, state="attached")


def test_a_drawing_outlives_a_network_that_could_not_be_had_at_first(page, site):
    waiting = []
    page.route("**/model.tflite", lambda route: waiting.append(route))
    page.goto(f"{site}experiments/{DRAW}/")
    page.wait_for_selector("canvas[data-part=input]")
    draw(page, STROKE)
    waiting.pop(0).abort()
    page.wait_for_selector("main[data-state=error]")
    page.unroute("**/model.tflite")
    page.click("[data-part=retry]")
    page.wait_for_selector(READ, state="attached")
    assert ink(page) > 1000
