"""A photo from the camera: taken, or one sentence and a way on; and the camera is never left on."""

import pytest
from filming import CAMERA, ENDED, HIDE, LEAVE, LIVE, UNPLUG
from photographing import NAME, PROBLEM, SAID, painted, square
from picturing import clear, encoded, give_file
from visiting import contexts, visit

LATE = "window.answer = (wish) => new Promise(done => { window.late = () => window.camera(wish).then(done) });"
REFUSED = """
  window.answer = async () => { throw new DOMException('', 'NotAllowedError') };
  navigator.permissions.query = () => new Promise(done => { window.tell = () => done({ state: 'prompt' }) });
"""
DARK = """
  window.answer = async () => {
    const canvas = document.createElement('canvas');
    canvas.getContext('2d');
    const stream = canvas.captureStream(0);
    window.tracks.push(...stream.getTracks());
    return stream;
  };
"""


@pytest.fixture(scope="module")
def camera_page(browser, site):
    """One page whose camera is a canvas."""
    with contexts(browser) as new_context:
        page = new_context(viewport={"width": 390, "height": 844}).new_page()
        page.add_init_script(CAMERA)
        visit(page, site, NAME)
        yield page


@pytest.fixture
def filming(camera_page):
    """The same page with nothing given, and a camera that works again."""
    camera_page.evaluate("() => { window.answer = window.camera; window.tracks = []; }")
    clear(camera_page)
    return camera_page


@pytest.fixture
def ask(new_context, site):
    """Asks for the camera on a page of which time is in the test's hands; it was prepared by a script."""

    def press(prepare):
        page = new_context().new_page()
        page.add_init_script(prepare)
        page.clock.install()
        visit(page, site, NAME)
        page.click("[data-part=camera]")
        return page

    return press


def test_a_photo_is_taken_and_the_camera_is_off_again(filming):
    filming.click("[data-part=camera]")
    filming.click("[data-part=shoot]")
    square(filming)
    assert filming.evaluate(LIVE) == 0


FAILURES = {
    "denied": ("throw new DOMException('', 'NotAllowedError')", "allow"),
    "denied by the system": ("throw new DOMException('Permission denied by system', 'NotAllowedError')", "system"),
    "absent": ("throw new DOMException('', 'NotFoundError')", "No camera was found"),
    "busy": ("throw new DOMException('', 'NotReadableError')", "busy"),
    "something else": ("throw new DOMException('', 'StrangeError')", "StrangeError"),
}


@pytest.mark.parametrize("failure", FAILURES)
def test_a_camera_that_cannot_be_had_is_a_sentence_and_a_photo_still_works(filming, failure):
    body, words = FAILURES[failure]
    filming.evaluate(f"() => {{ window.answer = async () => {{ {body} }} }}")
    filming.click("[data-part=camera]")
    filming.wait_for_function("() => document.querySelector('.picture-problem').textContent !== ''")
    assert words in filming.locator(PROBLEM).inner_text()
    give_file(filming, encoded(painted(64, 64)))
    square(filming)
    assert filming.locator(PROBLEM).inner_text() == ""


def test_no_camera_at_all_is_a_sentence(ask):
    page = ask("Object.defineProperty(navigator, 'mediaDevices', { value: undefined })")
    page.wait_for_function(SAID, arg="photo instead")


def test_a_refusal_before_it_is_known_how_long_to_wait_is_a_sentence(ask):
    page = ask(CAMERA + REFUSED)
    page.wait_for_function("() => window.wished.length === 1")
    page.evaluate("() => window.tell()")
    page.wait_for_function(SAID, arg="allow")


def test_a_camera_that_never_answers_is_given_up_and_switched_off_when_it_does(ask):
    page = ask(CAMERA + LATE)
    page.wait_for_selector("[data-part=stop]")
    # The page asked this too, and has its answer.
    page.evaluate("() => navigator.permissions.query({ name: 'camera' })")
    page.clock.fast_forward(120_000)
    page.wait_for_function(SAID, arg="does not answer")
    page.evaluate("() => window.late()")
    page.wait_for_function(ENDED)
    assert page.evaluate("() => window.tracks.length") == 1


def test_a_camera_that_sends_no_picture_is_given_up(ask):
    page = ask(CAMERA + DARK)
    page.wait_for_function("() => window.tracks.length === 1 && document.querySelector('[data-part=video]').srcObject")
    page.clock.fast_forward(30_000)
    page.wait_for_function(SAID, arg="no picture")
    assert page.evaluate(LIVE) == 0


LEAVING = {
    "looking at another page": HIDE,
    "going away": LEAVE,
    "cancelling": "document.querySelector('[data-part=stop]').click()",
    "unplugging it": UNPLUG,
}


@pytest.mark.parametrize("way", LEAVING)
def test_no_camera_stays_on(filming, way):
    filming.click("[data-part=camera]")
    filming.wait_for_selector("[data-part=shoot]")
    assert filming.evaluate(LIVE) == 1
    filming.evaluate(f"() => {{ {LEAVING[way]} }}")
    filming.wait_for_selector("[data-part=shoot]", state="detached")
    assert filming.evaluate(LIVE) == 0
    assert (filming.locator(PROBLEM).inner_text() == "") == (way == "cancelling")
