"""Photos of every kind become the square that Python makes of them, or one sentence and a way on."""

import base64
import io
import json
import struct
from pathlib import Path

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image

from glassbox.data.picture import Fit, fitted, opened, pattern

EXPERIMENTS = Path(__file__).resolve().parents[2] / "experiments"
MANIFESTS = [json.loads(file.read_text()) for file in sorted(EXPERIMENTS.glob("*/model/manifest.json"))]
PHOTO = next(one for one in MANIFESTS if one["page"]["kind"] == "photo")
ANSWER = "[data-part=answer]"
READ = f"{ANSWER}[data-settled=true]:not([data-best=''])"
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}

# A camera made of a canvas; window.tracks holds every track that was ever handed out.
CAMERA = """
  window.tracks = [];
  window.give = window.answer = async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 48 });
    const context = canvas.getContext('2d');
    setInterval(() => { context.fillStyle = '#' + Math.random().toString(16).slice(2, 8); context.fillRect(0, 0, 64, 48); }, 40);
    const stream = canvas.captureStream(20);
    window.tracks.push(...stream.getTracks());
    return stream;
  };
  MediaDevices.prototype.getUserMedia = () => window.answer();
"""
LATE = "window.answer = () => new Promise(done => { window.late = () => window.give().then(done) });"
DARK = """
  window.answer = async () => {
    const canvas = document.createElement('canvas');
    canvas.getContext('2d');
    const stream = canvas.captureStream(0);
    window.tracks.push(...stream.getTracks());
    return stream;
  };
"""
LIVE = "() => window.tracks.filter(track => track.readyState === 'live').length"


@pytest.fixture(scope="module")
def shared(browser, site):
    """One page for all tests that only give it pictures."""
    page = opened_page(browser.new_context(viewport={"width": 1280, "height": 900}), site)
    page.problems, page.requests = [], []
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.on("request", lambda request: page.requests.append((request.method, request.url)))
    yield page
    page.context.close()
    assert page.problems == []


@pytest.fixture(scope="module")
def camera_page(browser, site):
    """One page whose camera is a canvas."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    context.add_init_script(CAMERA)
    yield opened_page(context, site)
    context.close()


@pytest.fixture
def filming(camera_page):
    """The same page with nothing given, and a camera that works again."""
    camera_page.evaluate("() => { window.answer = window.give; window.tracks = []; }")
    clear(camera_page)
    return camera_page


def opened_page(context, site):
    page = context.new_page()
    page.goto(f"{site}experiments/{PHOTO['id']}/")
    page.wait_for_selector("main[data-state=ready]")
    return page


def encoded(picture, kind="PNG", **options) -> bytes:
    raw = io.BytesIO()
    picture.save(raw, kind, **options)
    return raw.getvalue()


def painted(width, height, number=1):
    return Image.fromarray(pattern(number, max(width, height))[:height, :width])


def give(page, raw, name="photo"):
    page.set_input_files("[data-part=file]", [{"name": name, "mimeType": "", "buffer": raw}])


def clear(page):
    if page.is_visible("[data-part=clear]"):
        page.click("[data-part=clear]")


def square(page):
    """The square that the page shows as what the network sees."""
    page.wait_for_selector(READ, state="attached")
    url = page.evaluate("() => document.querySelector('.picture-square').toDataURL()")
    return np.asarray(Image.open(io.BytesIO(base64.b64decode(url.partition(",")[2]))).convert("RGB")).astype(int)


FIT = Fit(**PHOTO["page"]["settings"]["fit"]) if PHOTO else None


@pytest.mark.parametrize("size", [(300, 200), (90, 400), (1900, 700), (40, 31)])
def test_the_square_is_the_one_that_python_makes(shared, size):
    clear(shared)
    picture = painted(*size)
    give(shared, encoded(picture))
    assert np.abs(square(shared) - fitted(picture, FIT).astype(int)).max() <= 1


def test_every_exif_orientation_is_honoured(shared):
    for orientation in range(1, 9):
        clear(shared)
        exif = Image.Exif()
        exif[0x0112] = orientation
        raw = encoded(painted(240, 140), "JPEG", quality=95, exif=exif)
        give(shared, raw)
        expected = fitted(opened(io.BytesIO(raw)), FIT).astype(int)
        assert np.abs(square(shared) - expected).mean() < 3, orientation  # decoders of JPEG differ a little


def test_what_is_see_through_is_seen_on_white(shared):
    clear(shared)
    give(shared, encoded(Image.new("RGBA", (50, 50), (255, 0, 0, 0))))
    assert (square(shared) == 255).all()


def test_every_example_is_read(shared):
    for example in shared.locator("[data-part=example]").all():
        clear(shared)
        example.click()
        shared.wait_for_selector(READ, state="attached")
        assert shared.locator(ANSWER).get_attribute("data-label") == example.get_attribute("data-label")


def test_the_likeliest_are_shown_and_what_is_unknown_is_not_named(shared):
    settings = PHOTO["page"]["settings"]
    unknown = 0
    grey, flat = Image.new("RGB", (90, 90), (120, 120, 120)), Image.new("RGB", (90, 90), (200, 40, 160))
    for picture in (grey, flat, *(painted(200, 200, number) for number in range(4))):
        clear(shared)
        give(shared, encoded(picture))
        shared.wait_for_selector(READ, state="attached")
        answer = shared.locator(ANSWER)
        known = float(answer.get_attribute("data-probability")) >= settings["unsure_below"]
        assert (answer.get_attribute("data-label") != "") == known
        assert shared.locator(f"{ANSWER} .draw-bars li").count() == min(settings["top"], len(PHOTO["labels"]))
        if not known:
            unknown += 1
            assert "I don’t know this" in answer.inner_text()
            assert answer.get_attribute("data-best") in answer.inner_text()
    assert unknown > 0


def test_where_it_looked_is_shown_for_this_photo_and_forgotten_with_the_next(shared):
    clear(shared)
    shared.click("[data-part=example] >> nth=0")
    shared.wait_for_selector(READ, state="attached")
    shared.click("[data-part=mattered]")
    done = "[data-part=looked][data-settled=true]"
    shared.wait_for_selector(done)
    assert shared.locator(ANSWER).get_attribute("data-best") in shared.locator(".why-map").inner_text()
    give(shared, encoded(painted(90, 90)))
    shared.wait_for_selector(done, state="detached")
    shared.click("[data-part=mattered]")
    assert shared.locator(".why-map").count() == 0


def corrupt() -> bytes:
    raw = bytearray(encoded(painted(300, 300), "JPEG"))
    raw[2:40] = b"\0" * 38
    return bytes(raw)


def endless() -> bytes:
    """The head of a PNG of 30,000 x 30,000 pixels: a small file that would fill the memory."""
    head = struct.pack(">II5B", 30_000, 30_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + head + bytes(4)


BAD = {
    "a text": (lambda: b"Not a picture. " * 40, "not a picture"),
    "nothing": (lambda: b"", "empty"),
    "one pixel": (lambda: encoded(Image.new("RGB", (1, 1))), "1 × 1"),
    "a drawing": (lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "SVG"),
    "a HEIC": (lambda: b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(400), "JPEG"),
    "a PDF": (lambda: b"%PDF-1.7 " + bytes(400), "PDF"),
    "a video": (lambda: b"\0\0\0\x18ftypisom\0\0\0\0isommp42" + bytes(400), "video"),
    "a corrupt JPEG": (corrupt, "damaged|middle"),
    "half a JPEG": (lambda: encoded(painted(300, 300), "JPEG")[:6000], "middle"),
    "half a PNG": (lambda: encoded(painted(300, 300))[:3000], "middle"),
    "too many pixels": (endless, "900 million"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_opened_gets_its_own_sentence_and_the_photo_before_it_stays(shared, name):
    make, words = BAD[name]
    clear(shared)
    give(shared, encoded(painted(120, 100, 2)))
    before = square(shared)
    give(shared, make())
    problem = shared.locator(".picture-problem")
    shared.wait_for_function("() => document.querySelector('.picture-problem').textContent !== ''")
    assert any(word in problem.inner_text() for word in words.split("|")), problem.inner_text()
    assert (square(shared) == before).all()
    give(shared, encoded(painted(100, 120, 3)))
    shared.wait_for_function("() => document.querySelector('.picture-problem').textContent === ''")
    assert (square(shared) != before).any()


def test_far_too_many_bytes_are_not_read(shared, tmp_path):
    file = tmp_path / "huge.jpg"
    with file.open("wb") as raw:
        raw.truncate(70_000_000)
    shared.set_input_files("[data-part=file]", file)
    shared.wait_for_function("() => document.querySelector('.picture-problem').textContent.includes('70 MB')")


def test_a_photo_of_a_hundred_million_pixels_is_made_smaller(shared, tmp_path):
    clear(shared)
    file = tmp_path / "large.jpg"
    Image.new("L", (12_000, 9_000), 90).save(file, quality=50)
    shared.set_input_files("[data-part=file]", file)
    assert np.abs(square(shared) - 90).max() <= 2
    assert "12,000 × 9,000" in shared.locator("[data-part=play]").inner_text()
    assert shared.locator("[data-part=picture]").get_attribute("width") == "2048"


def test_of_a_moving_picture_the_first_frame_is_read(shared):
    frames = [Image.new("RGB", (60, 60), colour) for colour in ("red", "blue")]
    for kind in ("GIF", "PNG", "WEBP"):
        clear(shared)
        give(shared, encoded(frames[0], kind, save_all=True, append_images=frames[1:], duration=90))
        assert square(shared).mean((0, 1))[0] > 200, kind
        assert "first frame" in shared.locator("[data-part=play]").inner_text()


def test_of_several_files_the_first_picture_is_read(shared):
    clear(shared)
    files = [("a.txt", "text/plain", b"text"), ("b.png", "image/png", encoded(painted(50, 50)))]
    shared.evaluate(
        """files => {
          const transfer = new DataTransfer();
          for (const [name, type, bytes] of files) transfer.items.add(new File([new Uint8Array(bytes)], name, { type }));
          dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
        }""",
        [(name, kind, list(raw)) for name, kind, raw in files],
    )
    square(shared)
    assert "two files" in shared.locator("[data-part=play]").inner_text()


@pytest.mark.parametrize("way", ["drop", "paste"])
def test_a_photo_is_dropped_or_pasted_anywhere_and_text_is_not_one(shared, way):
    send = """([way, bytes]) => {
      const transfer = new DataTransfer();
      if (bytes) transfer.items.add(new File([new Uint8Array(bytes)], 'p.png', { type: 'image/png' }));
      else transfer.setData('text/plain', 'words');
      const options = { bubbles: true, cancelable: true };
      const event = way === 'drop' ? new DragEvent('drop', { ...options, dataTransfer: transfer })
        : new ClipboardEvent('paste', { ...options, clipboardData: transfer });
      document.querySelector('h1').dispatchEvent(event);
      return event.defaultPrevented;
    }"""
    clear(shared)
    picture = painted(80, 60, 3)
    shared.evaluate(send, [way, list(encoded(picture))])
    assert np.abs(square(shared) - fitted(picture, FIT).astype(int)).max() <= 1
    shared.evaluate(send, [way, None])
    shared.wait_for_function("() => document.querySelector('.picture-problem').textContent.length > 20")


def test_nothing_that_is_shown_leaves_the_device(shared, site):
    clear(shared)
    give(shared, encoded(painted(64, 64)))
    square(shared)
    assert [one for one in shared.requests if one[0] != "GET" or not one[1].startswith((site, "blob:", "data:"))] == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_accessibility_violations_with_a_photo(browser, site, theme):
    context = browser.new_context(color_scheme=theme, viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = opened_page(context, site)
    give(page, encoded(painted(300, 200)))
    square(page)
    found = Axe().run(page, options=RULES).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:160], one["nodes"][0]["failureSummary"]) for one in found] == []
    context.close()


@pytest.mark.parametrize("size", [(900, 60), (60, 900)])
def test_a_long_photo_fits_a_narrow_phone(browser, site, size):
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = opened_page(context, site)
    give(page, encoded(painted(*size)))
    square(page)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
    context.close()


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
    assert words in filming.locator(".picture-problem").inner_text()
    give(filming, encoded(painted(64, 64)))
    square(filming)
    assert filming.locator(".picture-problem").inner_text() == ""


def test_no_camera_at_all_is_a_sentence(browser, site):
    context = browser.new_context()
    context.add_init_script("Object.defineProperty(navigator, 'mediaDevices', { value: undefined })")
    page = opened_page(context, site)
    page.click("[data-part=camera]")
    page.wait_for_function("() => document.querySelector('.picture-problem').textContent.includes('photo instead')")
    context.close()


def test_a_camera_that_never_answers_is_given_up_and_switched_off_when_it_does(browser, site):
    context = browser.new_context()
    context.add_init_script(CAMERA + LATE)
    page = context.new_page()
    page.clock.install()
    page.goto(f"{site}experiments/{PHOTO['id']}/")
    page.wait_for_selector("main[data-state=ready]")
    page.click("[data-part=camera]")
    page.wait_for_selector("[data-part=stop]")
    page.evaluate(
        "() => navigator.permissions.query({ name: 'camera' })"
    )  # the page asked this too, and has its answer
    page.clock.fast_forward(120_000)
    page.wait_for_function("() => document.querySelector('.picture-problem').textContent.includes('does not answer')")
    page.evaluate("() => window.late()")
    page.wait_for_function("() => window.tracks.length === 1")
    page.wait_for_function("() => window.tracks.every(track => track.readyState === 'ended')")
    context.close()


def test_a_camera_that_sends_no_picture_is_given_up(browser, site):
    context = browser.new_context()
    context.add_init_script(CAMERA + DARK)
    page = context.new_page()
    page.clock.install()
    page.goto(f"{site}experiments/{PHOTO['id']}/")
    page.wait_for_selector("main[data-state=ready]")
    page.click("[data-part=camera]")
    page.wait_for_function("() => window.tracks.length === 1 && document.querySelector('[data-part=video]').srcObject")
    page.clock.fast_forward(30_000)
    page.wait_for_function("() => document.querySelector('.picture-problem').textContent.includes('no picture')")
    assert page.evaluate(LIVE) == 0
    context.close()


LEAVING = {
    "looking at another page": "Object.defineProperty(document, 'hidden', { value: true, configurable: true });"
    " document.dispatchEvent(new Event('visibilitychange')); delete document.hidden",
    "going away": "dispatchEvent(new PageTransitionEvent('pagehide'))",
    "cancelling": "document.querySelector('[data-part=stop]').click()",
    "unplugging it": "window.tracks[0].stop(); window.tracks[0].dispatchEvent(new Event('ended'))",
}


@pytest.mark.parametrize("way", LEAVING)
def test_no_camera_stays_on(filming, way):
    filming.click("[data-part=camera]")
    filming.wait_for_selector("[data-part=shoot]")
    assert filming.evaluate(LIVE) == 1
    filming.evaluate(f"() => {{ {LEAVING[way]} }}")
    filming.wait_for_selector("[data-part=shoot]", state="detached")
    assert filming.evaluate(LIVE) == 0
    assert (filming.locator(".picture-problem").inner_text() == "") == (way == "cancelling")
