"""The way to a picture can be walked, stepped through and looked into, and never freezes the page."""

import json

import numpy as np
import pytest
from shipped import MANIFESTS
from visiting import ANSWER
from wishing import FLOWS, NEAR, PICTURES, SHIPPED, WALK, far, picture


@pytest.mark.parametrize("name", SHIPPED)
def test_a_walk_is_smooth_and_ends_at_the_pictures(visit, name):
    page = visit(name)
    page.locator(WALK).scroll_into_view_if_needed()

    def at(across, down):
        page.locator("[data-part=across]").fill(str(across))
        page.locator("[data-part=down]").fill(str(down))
        page.wait_for_selector(f"{WALK}[data-settled=true][data-across='{across}'][data-down='{down}']")
        return picture(page, "[data-part=pad]")

    for corner, place in enumerate([(0, 0), (100, 0), (0, 100), (100, 100)]):
        assert far(at(*place), picture(page, number=corner)) == 0
    way = np.array([at(across, 0) for across in range(0, 101, 5)]).astype(float)
    steps = np.abs(np.diff(way, axis=0)).mean(1)
    assert (steps > 0).all()
    whole = np.abs(way[-1] - way[0]).mean()
    assert steps.max() < 0.6 * steps.sum() and steps.sum() >= whole * 0.999  # no jump; in between lie others


@pytest.mark.parametrize("name", SHIPPED)
def test_the_grid_and_the_walk_do_not_stand_in_each_others_way(visit, name):
    """Both in view, and new wishes while both are being worked out."""
    page = visit(name, viewport={"width": 1280, "height": 3000})
    for number in (1, 2, 3, 4, 5):
        page.locator("[data-part=example]").nth(number).click()
        page.locator("[data-part=across]").fill(str(10 * number))
        page.fill("[data-part=seed]", str(100 + number))
    page.wait_for_selector(f"{ANSWER}[data-settled=true][data-seed='105'][data-label='{MANIFESTS[name]['labels'][5]}']")
    page.wait_for_selector(f"{WALK}[data-settled=true][data-across='50']")


@pytest.mark.parametrize("name", SHIPPED)
def test_a_walk_by_finger_and_by_its_corners(visit, name):
    page = visit(name, viewport={"width": 390, "height": 844}, has_touch=True)
    page.locator("[data-part=pad]").scroll_into_view_if_needed()
    box = page.locator("[data-part=pad]").bounding_box()
    x, y = box["x"] + box["width"] / 4, box["y"] + box["height"] / 2
    page.touchscreen.tap(x, y)
    page.wait_for_selector(f"{WALK}[data-across='25'][data-down='50'][data-settled=true]")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(box["x"] + 2 * box["width"], box["y"] - 50)  # beyond the edge
    page.mouse.up()
    page.wait_for_selector(f"{WALK}[data-across='100'][data-down='0'][data-settled=true]")
    page.click("[data-part=corner][data-corner='2']")
    page.wait_for_selector(f"{WALK}[data-across='0'][data-down='100'][data-settled=true]")
    assert far(picture(page, "[data-part=pad]"), picture(page, number=2)) == 0


@pytest.mark.parametrize("name", FLOWS)
def test_every_step_is_shown_and_can_be_looked_into(visit, name):
    page = visit(name, viewport={"width": 1280, "height": 3000})  # layers are looked into only where they are in view
    for steps in (1, 4, 32, MANIFESTS[name]["page"]["settings"]["steps"]):
        page.get_by_role("group", name="How many steps").get_by_role("button", name=str(steps), exact=True).click()
        page.wait_for_function("n => document.querySelectorAll('[data-part=steps] canvas').length === n + 1", arg=steps)
        assert page.locator("[data-part=step]").count() == steps
        assert page.locator("[data-part=step][aria-pressed=true]").count() == 1
    page.wait_for_selector(f"{ANSWER}[data-settled=true]")
    assert far(picture(page, "[data-part=steps]", steps), picture(page)) == 0  # the way ends at the picture
    noise, ends = picture(page, "[data-part=steps]", 0), []
    assert noise.std() > picture(page).std()
    page.locator("[data-part=inside]").scroll_into_view_if_needed()
    for number in (0, steps - 1):
        page.locator("[data-part=step]").nth(number).click()
        share = round(100 * number / steps)
        page.wait_for_function(
            "share => document.querySelector('.flow-stage').innerText.includes(`at ${share} %`)", arg=share
        )
        assert far(picture(page, ".flow-stage"), picture(page, "[data-part=steps]", number)) <= 1
        ends.append(picture(page, ".flow-stage:last-child"))
    assert far(ends[0], ends[1]) > NEAR  # at the beginning it can only guess
    assert far(ends[1], picture(page)) <= NEAR  # its last step is the picture


@pytest.mark.parametrize("name", [name for name in SHIPPED if name not in FLOWS])
def test_the_way_through_the_network_ends_at_the_picture(visit, name):
    page = visit(name)
    page.locator("[data-part=inside]").scroll_into_view_if_needed()
    page.wait_for_selector("[data-part=inside][data-shown=true]")
    assert far(picture(page, ".flow-stage:last-child"), picture(page)) <= 1
    page.click("[data-part=flow-back]")
    assert "That is the picture" in page.inner_text("[data-part=flow-sentence]")


@pytest.mark.parametrize("name", SHIPPED)
def test_a_map_that_is_opened_says_why_no_samples_excite_it(visit, name):
    page = visit(name)
    page.locator("[data-part=inside]").scroll_into_view_if_needed()
    page.wait_for_selector("[data-part=inside][data-shown=true]")
    page.locator(".flow-stage").nth(1).get_by_role("button").click()
    page.click("[data-part=open-strongest]")
    assert "reads noise, not samples" in page.inner_text("[data-part=opened] [data-part=why-none]")
    assert "On your choice" in page.inner_text("[data-part=opened-sentence]")


@pytest.mark.parametrize("name", SHIPPED)
def test_nothing_is_walked_or_looked_into_where_nobody_looks(visit, name):
    page = visit(name, viewport={"width": 390, "height": 500})
    steps = MANIFESTS[name]["page"]["settings"]["steps"]
    assert page.evaluate("() => window.asked") == {"predict": PICTURES * steps, "inside": 0}


@pytest.mark.parametrize("name", SHIPPED)
def test_the_page_stays_free_while_pictures_are_made(browser, visit, name):
    """With the way through the network in view; by the time of the processor, not of the clock."""
    page = visit(name, viewport={"width": 1280, "height": 3000}, reduced_motion="no-preference")
    page.wait_for_selector("[data-part=inside][data-shown=true]")
    browser.start_tracing(page=page, categories=["toplevel", "blink.user_timing", "devtools.timeline"])
    page.evaluate("() => performance.mark('glassbox makes')")  # tells the page's main thread from Chromium's others
    label = MANIFESTS[name]["labels"][5]
    page.click(f"[data-part=example][data-label='{label}']")
    page.wait_for_selector(f"{ANSWER}[data-settled=true][data-label='{label}']")
    for across in range(0, 101, 10):
        page.locator("[data-part=across]").fill(str(across))
    page.wait_for_selector(f"{WALK}[data-settled=true][data-across='100']")
    events = json.loads(browser.stop_tracing())["traceEvents"]
    (mark,) = [one for one in events if one["name"] == "glassbox makes"]
    tasks = [
        one["tdur"] / 1000
        for one in events
        if one["name"].endswith("RunTask") and "tdur" in one and (one["pid"], one["tid"]) == (mark["pid"], mark["tid"])
    ]
    assert len(tasks) > 30
    assert max(tasks) <= 50
