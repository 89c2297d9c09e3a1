"""The boxes follow the camera, until it is left, whatever the way."""

import pytest
from filming import HIDE, LEAVE, LIVE, UNPLUG
from finding import example, listed, middle_of_ink
from picturing import encoded, give_file
from visiting import ANSWER, violations

SEES = f"{ANSWER}:not([data-count='0'])"


def pause(page):
    page.click("[data-part=pause]")
    page.wait_for_selector("[data-part=rate]", state="detached")


def test_the_camera_is_followed_paused_and_followed_again(filming):
    filming.wait_for_selector(SEES, state="attached")
    pause(filming)
    held = listed(filming)
    filming.evaluate(
        "() => { window.picture = new OffscreenCanvas(320, 240); window.picture.getContext('2d').fillRect(0, 0, 320, 240); }"
    )
    assert listed(filming) == held
    filming.click("[data-part=pause]")
    filming.wait_for_selector("[data-part=rate]")


def test_only_a_camera_towards_the_person_is_mirrored(filming):
    mirrored = "[data-part=video][data-mirrored={}]"
    filming.wait_for_selector(mirrored.format("true"))
    filming.wait_for_selector(SEES, state="attached")
    pause(filming)
    before, names = middle_of_ink(filming)[0], listed(filming)
    filming.evaluate("() => { window.facing = 'environment'; }")
    filming.click("[data-part=switch]")
    filming.wait_for_selector(mirrored.format("false"))
    assert filming.evaluate("() => window.wished.at(-1)") == "two"
    filming.wait_for_selector("[data-part=rate]")
    pause(filming)
    if listed(filming) == names:  # the same picture, the other way round
        assert middle_of_ink(filming)[0] == pytest.approx(1 - before, abs=0.06)
    assert filming.evaluate(LIVE) == 1


def test_a_photo_takes_the_place_of_the_camera_and_switches_it_off(filming):
    give_file(filming, encoded(example()))
    filming.wait_for_selector("[data-part=picture]")
    assert filming.evaluate(LIVE) == 0


LEAVING = {
    "looking at another page": HIDE,
    "going away": LEAVE,
    "unplugging it": UNPLUG,
    "stopping": "document.querySelector('[data-part=clear]').click()",
}


@pytest.mark.parametrize("way", LEAVING)
def test_no_camera_stays_on(filming, way):
    assert filming.evaluate(LIVE) == 1
    filming.evaluate(f"() => {{ {LEAVING[way]} }}")
    filming.wait_for_selector("[data-part=rate]", state="detached")
    assert filming.evaluate(LIVE) == 0
    assert filming.locator("[data-part=camera] >> visible=true").count() > 0


def test_no_accessibility_violations_while_filming(filming):
    filming.wait_for_selector(SEES, state="attached")
    assert violations(filming) == []
