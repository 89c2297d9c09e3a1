"""The camera of the game: every way in which it can fail has its sentence and a way on, and it is never left on."""

import pytest
from filming import CAMERA, ENDED, HIDE, LEAVE
from hands import TURN_ON, open_game, stage

REFUSED = CAMERA + "window.answer = () => Promise.reject(new DOMException('', '%s'));"
SILENT = CAMERA + "window.answer = () => new Promise(() => {});"


def test_another_camera(new_context, site):
    page = open_game(new_context(), site, prepare=CAMERA)
    page.click(TURN_ON)
    page.click("[data-part=switch]")
    page.wait_for_selector("[data-part=start]")
    page.wait_for_function("() => window.wished.join() === 'user,two'")
    assert page.evaluate("() => window.tracks.map((track) => track.readyState).join()") == "ended,live"


@pytest.mark.parametrize(
    "prepare,words",
    [
        (REFUSED % "NotAllowedError", "not allowed"),
        (REFUSED % "NotFoundError", "No camera"),
        (REFUSED % "NotReadableError", "busy"),
        (SILENT, "does not answer"),
        ("Object.defineProperty(navigator, 'mediaDevices', { value: undefined })", "no camera"),
    ],
    ids=["denied", "absent", "busy", "never answering", "without cameras"],
)
def test_a_camera_that_fails_gets_a_sentence_and_the_game_goes_on(new_context, site, prepare, words):
    page = open_game(new_context(), site, prepare=prepare)
    page.clock.install()
    page.click(TURN_ON)
    if prepare == SILENT:
        page.wait_for_selector("[data-part=stop]")
        page.wait_for_function("() => window.wished.length === 1")
        # Before its own limit runs, the page asks whether it may; a question that is asked later is answered later.
        page.evaluate("() => navigator.permissions.query({ name: 'camera' }).then(() => {})")
        page.clock.fast_forward(120_000)
    page.wait_for_function(
        "words => document.querySelector('[data-part=play] [role=alert]').innerText.includes(words)", arg=words
    )
    assert page.locator(TURN_ON).is_visible()
    assert page.locator("[data-part=input] [data-part=choose]").is_visible()
    page.click("[data-part=example] >> nth=0")
    assert stage(page, "told").get_attribute("data-rounds") == "1"
    assert page.locator("[data-part=play] [role=alert]").inner_text() == ""


def test_a_camera_that_is_unplugged_ends_the_round_and_says_so(new_context, site):
    page = open_game(new_context(), site, prepare=CAMERA)
    page.click(TURN_ON)
    page.click("[data-part=start]")
    stage(page, "counting")
    page.evaluate("() => window.tracks.at(-1).dispatchEvent(new Event('ended'))")
    assert "unplugged" in stage(page, "idle").page.locator("[data-part=play] [role=alert]").inner_text()
    page.click(TURN_ON)
    page.wait_for_selector("[data-part=start]")


@pytest.mark.parametrize(
    "leave",
    [
        LEAVE,
        HIDE,
        "document.querySelector('[data-part=stop]').click()",
        "document.querySelector('[data-part=example]').click()",
    ],
    ids=["leaving", "another tab", "off", "a photo instead"],
)
def test_no_camera_stays_on(new_context, site, leave):
    page = open_game(new_context(), site, prepare=CAMERA)
    page.click(TURN_ON)
    page.click("[data-part=start]")
    stage(page, "counting")
    page.evaluate(f"() => {{ {leave} }}")
    page.wait_for_function(ENDED)
