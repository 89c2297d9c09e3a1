"""Why these boxes: the page takes the answer apart as Python does, for what stands still, and only when asked."""

import numpy as np
import pytest
from finding import EXAMPLES, MANIFEST, NAME, SETTINGS, press
from shipped import FOLDERS
from visiting import violations

from glassbox.detection.suppression import candidates
from glassbox.images.fitting import Fit, fitted, opened
from glassbox.runtime import Predictor

SCENE = len(EXAMPLES) - 1
OPEN = ".boxes-open"


@pytest.fixture
def apart(page):
    """The page with the scene of several things taken apart."""
    page.emulate_media(reduced_motion="reduce")  # what moves has no place yet
    press(page, SCENE)
    page.click("[data-part=boxes-open]")
    page.wait_for_selector(OPEN)
    yield page
    page.click("[data-part=boxes-open]")
    page.wait_for_selector(OPEN, state="detached")


@pytest.fixture(scope="module")
def in_python():
    predictor = Predictor(FOLDERS[NAME] / "model.tflite")
    picture = opened(FOLDERS[NAME] / EXAMPLES[SCENE]["file"])
    out = predictor.one(predictor.predict, fitted(picture, Fit(**SETTINGS["fit"])))
    return candidates(out["boxes"][0], out["probabilities"][0], SETTINGS["score_above"], SETTINGS["overlap"])


def step(page, number):
    page.click(f"[data-part=boxes-step] >> nth={number}")
    page.wait_for_selector(f"{OPEN}[data-step='{number}']")
    return page.locator(".boxes-words").inner_text()


def test_the_page_throws_away_what_python_throws_away(apart, in_python):
    counts = apart.locator(OPEN).evaluate("element => ({ ...element.dataset })")
    thrown = int((in_python.thrown_by >= 0).sum())
    assert thrown > 0
    assert [int(counts[key]) for key in ("candidates", "thrown", "kept")] == [
        len(in_python.scores),
        thrown,
        len(in_python.scores) - thrown,
    ]
    assert f"Here {len(set(in_python.anchors.tolist()))} of them" in step(apart, 0)
    assert f"{thrown} of {len(in_python.scores)}" in step(apart, 2)
    kept = [
        f"{MANIFEST['labels'][label]} {score:.0%}".replace("%", " %")
        for label, score, by in zip(in_python.classes, in_python.scores, in_python.thrown_by, strict=True)
        if by < 0
    ]
    assert [text.strip() for text in apart.locator("[data-part=boxes-kept]").all_inner_texts()] == kept


def test_a_kept_box_lists_what_it_swallowed_by_mouse_and_by_keyboard(apart, in_python):
    step(apart, 2)
    kept = np.flatnonzero(in_python.thrown_by < 0)
    for number, at in enumerate(kept):
        apart.locator("[data-part=boxes-kept]").nth(number).focus()
        swallowed = int((in_python.thrown_by == at).sum())
        assert apart.locator("[data-part=boxes-thrown] li").count() == swallowed
        assert apart.locator(".boxes-box[data-victim=true]").count() == swallowed
    apart.locator("[data-part=boxes-kept]").first.focus()
    first = apart.locator("[data-part=boxes-thrown]").inner_text()
    last = len(kept) - 1
    place = apart.locator(
        ".boxes-box[data-thrown=false] rect:last-child"
    ).first.bounding_box()  # the weakest is drawn first
    middle = (place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
    apart.mouse.move(*middle)
    apart.wait_for_selector(f"[data-part=boxes-kept] >> nth={last} >> xpath=self::*[@aria-pressed='true']")
    assert apart.locator("[data-part=boxes-thrown]").inner_text() != first
    apart.mouse.move(5, 5)
    apart.wait_for_function(
        "first => document.querySelector('[data-part=boxes-thrown]').innerText === first", arg=first
    )


def test_anchors_move_to_their_things(apart):
    """The same boxes in the first two steps, elsewhere; and what was thrown away is gone at the end."""
    where = """() => [...document.querySelectorAll('.boxes-box rect:last-child')].map(box => {
      const { x, y, width, height } = box.getBoundingClientRect();
      return [x, y, width, height];
    })"""
    step(apart, 0)
    anchors = apart.evaluate(where)
    step(apart, 1)
    boxes = apart.evaluate(where)
    assert len(anchors) == len(boxes)
    assert np.abs(np.array(anchors) - boxes).max() > 5
    step(apart, 3)
    shown = (
        "() => [...document.querySelectorAll('.boxes-box')].filter(box => getComputedStyle(box).opacity !== '0').length"
    )
    assert apart.evaluate(shown) == int(apart.locator(OPEN).get_attribute("data-kept"))


def test_it_is_for_everybody(apart):
    for width in (1280, 320):
        apart.set_viewport_size({"width": width, "height": 900})
        step(apart, 2)
        assert violations(apart, "[data-part=boxes]") == []
        assert apart.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    apart.set_viewport_size({"width": 1280, "height": 900})


def test_a_running_camera_is_paused_first(page):
    page.evaluate("url => window.film(url)", EXAMPLES[SCENE]["file"])
    page.click("[data-part=camera] >> visible=true")
    page.wait_for_selector("[data-part=rate]")
    page.click("[data-part=boxes-open]")
    page.wait_for_selector("[data-part=boxes-pause]")
    assert page.locator(OPEN).count() == 0
    page.click("[data-part=boxes-pause]")
    page.wait_for_selector(OPEN)
    assert page.locator("[data-part=pause]").get_attribute("aria-pressed") == "true"
    page.click("[data-part=boxes-open]")
    page.click("[data-part=clear]")
