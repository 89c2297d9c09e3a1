"""Rock, paper, scissors: a whole match before a camera, and with photos and drawn hands instead."""

import os

import numpy as np
import pytest
from filming import CAMERA
from hands import GAMES, MANIFEST, MATCH, NAME, TURN_ON, example_of, open_game, stage
from PIL import Image
from shipped import FOLDERS
from visiting import ANSWER, contexts, violations
from waiting import made_patient

from glassbox.site.testing import ARGUMENTS


@pytest.fixture(scope="module")
def camera_browser(browser, tmp_path_factory):
    """A browser with a camera that films the example of a move, and that asks nobody whether it may."""
    example = example_of(MANIFEST, MANIFEST["page"]["settings"]["moves"][0])
    file = tmp_path_factory.mktemp("camera") / "hand.y4m"
    write_video(Image.open(FOLDERS[NAME] / example["file"]), file)
    flags = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
    flags.append(f"--use-file-for-fake-video-capture={file}")
    browser = browser.browser_type.launch(executable_path=os.environ["GLASSBOX_BROWSER"], args=[*ARGUMENTS, *flags])
    yield made_patient(browser)
    browser.close()


def write_video(picture, file):
    """Ten frames of 640x480 with the picture in the middle, as uncompressed video that Chromium takes for a camera."""
    frame = Image.new("RGB", (640, 480), "#b9b4aa")
    frame.paste(picture.convert("RGB").resize((480, 480)), (80, 0))
    planes = np.asarray(frame.convert("YCbCr"))
    raw = planes[..., 0].tobytes() + planes[::2, ::2, 1].tobytes() + planes[::2, ::2, 2].tobytes()
    file.write_bytes(b"YUV4MPEG2 W640 H480 F10:1 Ip C420mpeg2\n" + (b"FRAME\n" + raw) * 10)


def computer_draws(page, manifest, move):
    """From now on chance gives the computer this move; it is counted how often it was asked."""
    moves = manifest["page"]["settings"]["moves"]
    page.evaluate(
        "(number) => { window.draws = 0; Math.random = () => { window.draws += 1; return number; }; }",
        (moves.index(move) + 0.5) / len(moves),
    )


def beaten_by(manifest, move):
    """The move that `move` beats."""
    moves = manifest["page"]["settings"]["moves"]
    return moves[moves.index(move) - 1]


def test_a_match_before_the_camera_by_keyboard(camera_browser, site):
    with contexts(camera_browser) as new_context:
        play_a_match(open_game(new_context(reduced_motion="reduce"), site), MANIFEST)


def play_a_match(page, manifest):
    """Three rounds, which the player wins with the move that the camera films."""
    move = manifest["page"]["settings"]["moves"][0]
    assert page.locator("video").get_attribute("data-on") == "false"  # the camera waits for the button
    page.locator(TURN_ON).press("Enter")
    page.wait_for_selector("[data-part=start]")
    page.wait_for_selector(f"{ANSWER}[data-label={move}]")  # the live read-out
    computer_draws(page, manifest, beaten_by(manifest, move))
    page.clock.install()
    for won in (1, 2, 3):
        page.keyboard.press("Enter")  # the way on has the focus
        stage(page, "counting")
        assert page.evaluate("() => window.draws") == won  # drawn before the hand is read, and only once
        assert page.locator(MATCH).get_attribute("data-computers") == ""
        page.clock.run_for(2_500)
        match = stage(page, "told")
        assert match.get_attribute("data-you") == str(won)
        assert match.get_attribute("data-yours") == move
        assert match.get_attribute("data-computers") == beaten_by(manifest, move)
        assert page.locator("[data-part=still]").is_visible()
    assert match.get_attribute("data-over") == "true"
    assert "You win the match, 3 to 0" in match.inner_text()
    assert page.evaluate("() => window.draws") == 3


def test_no_hand_is_not_a_move_and_the_round_is_repeated(new_context, site):
    for name, manifest in GAMES.items():
        move = manifest["page"]["settings"]["moves"][1]
        page = open_game(new_context(reduced_motion="reduce"), site, name, CAMERA)
        page.click(TURN_ON)
        page.wait_for_selector("[data-part=start]")
        computer_draws(page, manifest, beaten_by(manifest, move))
        page.clock.install()
        page.click("[data-part=start]")
        for _ in range(12):  # frame by frame, until it gives up
            page.clock.run_for(3_000)
            if page.locator(MATCH).get_attribute("data-stage") == "unseen":
                break
        match = stage(page, "unseen")
        assert "Show me your hand" in match.inner_text()
        assert match.get_attribute("data-rounds") == "0"
        page.evaluate("url => window.film(url)", example_of(manifest, move)["file"])
        page.wait_for_selector(f"{ANSWER}[data-label={move}]")
        page.click("[data-part=start]")
        stage(page, "counting")
        page.clock.run_for(2_500)
        assert stage(page, "told").get_attribute("data-you") == "1"
        assert page.evaluate("() => window.draws") == 1  # the computer kept its card
        page.click("[data-part=annul]")
        assert page.locator(MATCH).get_attribute("data-rounds") == "0"


def test_a_match_with_photos_and_drawn_hands(new_context, site):
    for name, manifest in GAMES.items():
        page = open_game(new_context(), site, name)
        computer_draws(page, manifest, "rock")
        for number, move in enumerate(manifest["page"]["settings"]["moves"]):
            page.click(f"[data-part=example][data-label={move}]")
            page.wait_for_selector(f"{MATCH}[data-stage=told][data-rounds='{number + 1}'][data-yours={move}]")
        found = page.locator(MATCH)
        assert (found.get_attribute("data-you"), found.get_attribute("data-computer")) == ("1", "1")
        page.click("[data-part=clear]")
        page.set_input_files("[data-part=file]", FOLDERS[name] / example_of(manifest, "paper")["file"])
        page.wait_for_selector(f"{MATCH}[data-stage=told][data-rounds='1'][data-yours=paper]")
        page.set_input_files("[data-part=file]", {"name": "hand.png", "mimeType": "image/png", "buffer": b"no picture"})
        page.wait_for_function("() => document.querySelector('[data-part=play] [role=alert]').innerText.length > 20")
        assert page.locator(MATCH).get_attribute("data-rounds") == "1"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_accessible_and_narrow_in_every_stage(new_context, site, theme):
    context = new_context(color_scheme=theme, viewport={"width": 320, "height": 640}, reduced_motion="reduce")
    page = open_game(context, site, prepare=CAMERA)
    check(page)
    page.click(TURN_ON)
    page.wait_for_selector("[data-part=start]")
    check(page)
    page.click("[data-part=start]")
    stage(page, "counting")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
    page.click("[data-part=cancel]")
    page.click("[data-part=example] >> nth=0")
    stage(page, "told")
    check(page)


def check(page):
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
    assert violations(page) == []
