"""Mouse, finger and pen on the pad: a click is a dot, a pointer that was lifted unseen is let go, a pen outranks a palm."""

import pytest
from drawing import draw
from inking import ink
from shipped import of_kind
from visiting import visit

NAME = next(iter(of_kind("draw")))


@pytest.fixture(scope="module")
def page(browser, site):
    """An experiment that is drawn on; every test begins with an empty pad."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, has_touch=True)
    page = context.new_page()
    visit(page, site, NAME)
    yield page
    context.close()


@pytest.fixture
def pad(page):
    """(the way to send a pointer's events, a function that gives a place on the pad in pixels of the page)."""
    if page.is_enabled("[data-part=clear]"):
        page.click("[data-part=clear]")
    assert ink(page) == 0
    box = page.locator("canvas[data-part=input]").bounding_box()

    def place(x, y):
        return {"x": box["x"] + x * box["width"], "y": box["y"] + y * box["height"]}

    return page.context.new_cdp_session(page), place


def test_a_click_leaves_a_dot_where_it_was(page, pad):
    draw(page, [(0.5, 0.5)])
    first = ink(page)
    assert first > 100
    draw(page, [(0.25, 0.25)])
    assert ink(page) == pytest.approx(2 * first, rel=0.05)


def test_a_move_with_no_button_ends_the_stroke(page, pad):
    devtools, place = pad
    draw(page, [(0.3, 0.3), (0.4, 0.4)])
    before = ink(page)
    devtools.send(
        "Input.dispatchMouseEvent", {"type": "mousePressed", "button": "left", "clickCount": 1, **place(0.7, 0.7)}
    )
    dot = ink(page)
    for number in range(3):  # the menu swallowed the release
        devtools.send("Input.dispatchMouseEvent", {"type": "mouseMoved", "buttons": 0, **place(0.6, 0.2 + number / 10)})
    assert before < dot == ink(page)
    draw(page, [(0.8, 0.2), (0.9, 0.2)])
    assert ink(page) > dot


def test_a_pen_takes_the_pad_from_a_palm(page, pad):
    devtools, place = pad
    pen = {"button": "left", "buttons": 1, "clickCount": 1, "pointerType": "pen", "force": 0.5}
    devtools.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [place(0.9, 0.9)]})
    devtools.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [place(0.8, 0.9)]})
    palm = ink(page)
    assert palm > 0
    devtools.send("Input.dispatchMouseEvent", {"type": "mousePressed", **pen, **place(0.2, 0.2)})
    assert 0 < ink(page) < palm  # the palm's line is gone, and the pen's first dot is there
    for number in range(1, 6):
        devtools.send("Input.dispatchMouseEvent", {"type": "mouseMoved", **pen, **place(0.2 + number / 10, 0.2)})
    assert ink(page) > palm
    devtools.send("Input.dispatchMouseEvent", {"type": "mouseReleased", **pen, **place(0.7, 0.2)})
    devtools.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
