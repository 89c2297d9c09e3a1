"""Rock, paper, scissors: a whole match before a camera, every way in which a camera can fail, and playing without one."""

import json

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image

from glassbox.site.browser import ARGUMENTS, find_browser

NAMES = ["rock_paper_scissors_cnn", "rock_paper_scissors_mobilenet_v2"]
MATCH, ANSWER = "[data-part=match]", "[data-part=answer]"
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}

# A camera of our own: what it films is set by the test. It keeps what was asked of it, and its tracks.
CAMERA = """() => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 });
  const context = canvas.getContext('2d');
  let picture = null;
  setInterval(() => {
    context.fillStyle = '#b9b4aa';
    context.fillRect(0, 0, 640, 480);
    if (picture) context.drawImage(picture, 80, 0, 480, 480);
  }, 50);
  window.film = async (url) => void (picture = await createImageBitmap(await (await fetch(url)).blob()));
  window.cameraTracks = [];
  window.cameraAsked = [];
  navigator.mediaDevices.getUserMedia = async ({ video }) => {
    const stream = canvas.captureStream(20);
    window.cameraTracks.push(...stream.getTracks());
    window.cameraAsked.push(video.deviceId?.ideal ?? video.facingMode.ideal);
    return stream;
  };
  const cameras = ['one', 'two'].map((deviceId) => ({ kind: 'videoinput', deviceId, label: deviceId }));
  navigator.mediaDevices.enumerateDevices = async () => cameras;
}"""
ENDED = "() => window.cameraTracks.length > 0 && window.cameraTracks.every((track) => track.readyState === 'ended')"
FAILS = "() => { navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', '%s')); }"


@pytest.fixture(scope="module")
def shipped(experiments_folder):
    """Manifests of the experiments with this page, by name."""
    files = {name: experiments_folder / name / "model" / "manifest.json" for name in NAMES}
    found = {name: json.loads(file.read_text()) for name, file in files.items() if file.is_file()}
    if not found:
        pytest.skip("no experiment with a camera game is trained yet")
    return found


@pytest.fixture
def one(shipped):
    """The first of them, for what does not depend on the network."""
    return next(iter(shipped.items()))


@pytest.fixture(scope="module")
def filming(browser, shipped, experiments_folder, tmp_path_factory):
    """A browser with a camera that films the example of a move, and that asks nobody whether it may."""
    name, manifest = next(iter(shipped.items()))
    example = example_of(manifest, manifest["page"]["settings"]["moves"][0])
    file = tmp_path_factory.mktemp("camera") / "hand.y4m"
    write_video(Image.open(experiments_folder / name / "model" / example["file"]), file)
    flags = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
    flags.append(f"--use-file-for-fake-video-capture={file}")
    browser = browser.browser_type.launch(executable_path=find_browser(), args=[*ARGUMENTS, *flags])
    yield browser
    browser.close()


def example_of(manifest, move):
    return next(one for one in manifest["page"]["settings"]["examples"] if one["label"] == move)


def write_video(picture, file):
    """Ten frames of 640x480 with the picture in the middle, as uncompressed video that Chromium takes for a camera."""
    frame = Image.new("RGB", (640, 480), "#b9b4aa")
    frame.paste(picture.convert("RGB").resize((480, 480)), (80, 0))
    planes = np.asarray(frame.convert("YCbCr"))
    raw = planes[..., 0].tobytes() + planes[::2, ::2, 1].tobytes() + planes[::2, ::2, 2].tobytes()
    file.write_bytes(b"YUV4MPEG2 W640 H480 F10:1 Ip C420mpeg2\n" + (b"FRAME\n" + raw) * 10)


def visit(context, site, name, prepare=None):
    page = context.new_page()
    page.set_default_timeout(10_000)
    if prepare:
        page.add_init_script(f"({prepare})()")
    page.goto(f"{site}experiments/{name}/")
    page.wait_for_selector("main[data-state=ready]")
    return page


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


def stage(page, name):
    page.wait_for_selector(f"{MATCH}[data-stage={name}]")
    return page.locator(MATCH)


def test_a_match_before_the_camera_by_keyboard(filming, site, one):
    name, manifest = one
    move = manifest["page"]["settings"]["moves"][0]
    context = filming.new_context(reduced_motion="reduce")
    page = visit(context, site, name)
    assert page.locator("video").get_attribute("hidden") is not None  # the camera waits for the button
    page.locator("[data-part=input] [data-part=camera]").press("Enter")
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
    context.close()


def test_another_camera(browser, site, one):
    context = browser.new_context()
    page = visit(context, site, one[0], CAMERA)
    page.click("[data-part=input] [data-part=camera]")
    page.click("[data-part=switch]")
    page.wait_for_selector("[data-part=start]")
    page.wait_for_function("() => window.cameraAsked.join() === 'user,one'")
    assert page.evaluate("() => window.cameraTracks.map((track) => track.readyState).join()") == "ended,live"
    context.close()


def test_no_hand_is_not_a_move_and_the_round_is_repeated(browser, site, shipped):
    for name, manifest in shipped.items():
        move = manifest["page"]["settings"]["moves"][1]
        context = browser.new_context(reduced_motion="reduce")
        page = visit(context, site, name, CAMERA)
        page.click("[data-part=input] [data-part=camera]")
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
    page.click("[data-part=input] [data-part=camera]")
    if "Promise(() =>" in prepare:
        page.wait_for_selector("[data-part=stop]")
        page.wait_for_timeout(100)
        page.clock.fast_forward(120_000)
    page.wait_for_function(
        "words => document.querySelector('[data-part=play] [role=alert]').innerText.includes(words)", arg=words
    )
    assert page.locator("[data-part=input] [data-part=camera]").is_visible()
    assert page.locator("[data-part=input] [data-part=choose]").is_visible()
    page.click("[data-part=example] >> nth=0")
    assert stage(page, "told").get_attribute("data-rounds") == "1"
    assert page.locator("[data-part=play] [role=alert]").inner_text() == ""
    context.close()


def test_a_camera_that_is_unplugged_ends_the_round_and_says_so(browser, site, one):
    context = browser.new_context()
    page = visit(context, site, one[0], CAMERA)
    page.click("[data-part=input] [data-part=camera]")
    page.click("[data-part=start]")
    stage(page, "counting")
    page.evaluate("() => window.cameraTracks.at(-1).dispatchEvent(new Event('ended'))")
    assert "unplugged" in stage(page, "idle").page.locator("[data-part=play] [role=alert]").inner_text()
    page.click("[data-part=input] [data-part=camera]")
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
    page.click("[data-part=input] [data-part=camera]")
    page.click("[data-part=start]")
    stage(page, "counting")
    page.evaluate(leave)
    page.wait_for_function(ENDED)
    context.close()


def test_a_match_with_photos_and_drawn_hands(browser, site, shipped, experiments_folder):
    for name, manifest in shipped.items():
        context = browser.new_context()
        page = visit(context, site, name)
        computer_draws(page, manifest, "rock")
        for number, move in enumerate(manifest["page"]["settings"]["moves"]):
            page.click(f"[data-part=example][data-label={move}]")
            page.wait_for_selector(f"{MATCH}[data-stage=told][data-rounds='{number + 1}'][data-yours={move}]")
        found = page.locator(MATCH)
        assert (found.get_attribute("data-you"), found.get_attribute("data-computer")) == ("1", "1")
        page.click("[data-part=clear]")
        file = experiments_folder / name / "model" / example_of(manifest, "paper")["file"]
        page.set_input_files("[data-part=file]", file)
        page.wait_for_selector(f"{MATCH}[data-stage=told][data-rounds='1'][data-yours=paper]")
        page.set_input_files("[data-part=file]", {"name": "hand.png", "mimeType": "image/png", "buffer": b"no picture"})
        page.wait_for_function("() => document.querySelector('[data-part=play] [role=alert]').innerText.length > 20")
        assert page.locator(MATCH).get_attribute("data-rounds") == "1"
        context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_accessible_and_narrow_in_every_stage(browser, site, one, theme):
    context = browser.new_context(color_scheme=theme, viewport={"width": 320, "height": 640}, reduced_motion="reduce")
    page = visit(context, site, one[0], CAMERA)
    check(page)
    page.click("[data-part=input] [data-part=camera]")
    page.wait_for_selector("[data-part=start]")
    check(page)
    page.click("[data-part=start]")
    stage(page, "counting")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
    page.click("[data-part=cancel]")
    page.click("[data-part=example] >> nth=0")
    stage(page, "told")
    check(page)
    context.close()


def check(page):
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
    found = Axe().run(page, options=RULES).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:160], one["nodes"][0]["failureSummary"]) for one in found] == []
