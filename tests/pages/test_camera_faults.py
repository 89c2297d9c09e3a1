"""The camera of the game: every way in which it can fail has its sentence and a way on, and it is never left on."""

import pytest
from filming import CAMERA, ENDED, TURN_ON, read_manifests, stage, visit

FAILS = "() => { navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', '%s')); }"


@pytest.fixture
def one(experiments_folder):
    """An experiment with this page, and its manifest."""
    return next(iter(read_manifests().items()))


def test_another_camera(browser, site, one):
    context = browser.new_context()
    page = visit(context, site, one[0], CAMERA)
    page.click(TURN_ON)
    page.click("[data-part=switch]")
    page.wait_for_selector("[data-part=start]")
    page.wait_for_function("() => window.cameraAsked.join() === 'user,one'")
    assert page.evaluate("() => window.cameraTracks.map((track) => track.readyState).join()") == "ended,live"
    context.close()


@pytest.mark.parametrize(
    "prepare,words",
    [
        (FAILS % "NotAllowedError", "not allowed"),
        (FAILS % "NotFoundError", "No camera"),
        (FAILS % "NotReadableError", "busy"),
        ("() => { navigator.mediaDevices.getUserMedia = () => new Promise(() => {}); }", "does not answer"),
        ("() => Object.defineProperty(navigator, 'mediaDevices', { value: undefined })", "no camera"),
    ],
    ids=["denied", "absent", "busy", "never answering", "without cameras"],
)
def test_a_camera_that_fails_gets_a_sentence_and_the_game_goes_on(browser, site, one, prepare, words):
    context = browser.new_context()
    page = visit(context, site, one[0], prepare)
    page.clock.install()
    page.click(TURN_ON)
    if "Promise(() =>" in prepare:
        page.wait_for_selector("[data-part=stop]")
        page.wait_for_timeout(100)
        page.clock.fast_forward(120_000)
    page.wait_for_function(
        "words => document.querySelector('[data-part=play] [role=alert]').innerText.includes(words)", arg=words
    )
    assert page.locator(TURN_ON).is_visible()
    assert page.locator("[data-part=input] [data-part=choose]").is_visible()
    page.click("[data-part=example] >> nth=0")
    assert stage(page, "told").get_attribute("data-rounds") == "1"
    assert page.locator("[data-part=play] [role=alert]").inner_text() == ""
    context.close()


def test_a_camera_that_is_unplugged_ends_the_round_and_says_so(browser, site, one):
    context = browser.new_context()
    page = visit(context, site, one[0], CAMERA)
    page.click(TURN_ON)
    page.click("[data-part=start]")
    stage(page, "counting")
    page.evaluate("() => window.cameraTracks.at(-1).dispatchEvent(new Event('ended'))")
    assert "unplugged" in stage(page, "idle").page.locator("[data-part=play] [role=alert]").inner_text()
    page.click(TURN_ON)
    page.wait_for_selector("[data-part=start]")
    context.close()


@pytest.mark.parametrize(
    "leave",
    [
        "() => dispatchEvent(new Event('pagehide'))",
        "() => { Object.defineProperty(document, 'hidden', { value: true }); document.dispatchEvent(new Event('visibilitychange')); }",
        "() => document.querySelector('[data-part=stop]').click()",
        "() => document.querySelector('[data-part=example]').click()",
    ],
    ids=["leaving", "another tab", "off", "a photo instead"],
)
def test_no_camera_stays_on(browser, site, one, leave):
    context = browser.new_context()
    page = visit(context, site, one[0], CAMERA)
    page.click(TURN_ON)
    page.click("[data-part=start]")
    stage(page, "counting")
    page.evaluate(leave)
    page.wait_for_function(ENDED)
    context.close()
