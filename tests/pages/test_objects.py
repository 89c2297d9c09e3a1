"""Boxes lie where the objects are, whatever the shape and turning of the picture, and follow the camera until it is left."""

import base64
import io
import json
from pathlib import Path

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image

from glassbox.data.picture import Fit, fitted, opened

EXPERIMENTS = Path(__file__).resolve().parents[2] / "experiments"
FILES = sorted(EXPERIMENTS.glob("*/model/manifest.json"))
FOUND = next(file for file in FILES if json.loads(file.read_text())["page"]["kind"] == "objects")
MANIFEST = json.loads(FOUND.read_text())
ANSWER = "[data-part=answer]"
LOOKED = f"{ANSWER}[data-settled=true][data-milliseconds]:not([data-milliseconds=''])"
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}

# A camera that films window.picture; window.tracks holds every track that was ever handed out.
CAMERA = """
  window.tracks = [];
  window.facing = undefined;
  MediaDevices.prototype.getUserMedia = async (wish) => {
    window.wished = wish;
    const { width = 320, height = 240 } = window.picture ?? {};
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const context = canvas.getContext('2d');
    const paint = () => window.picture ? context.drawImage(window.picture, 0, 0) : context.fillRect(0, 0, 320, 240);
    paint();
    setInterval(paint, 50);
    const stream = canvas.captureStream(20);
    const [track] = stream.getTracks();
    const settings = track.getSettings.bind(track);
    const deviceId = wish.video.deviceId?.ideal ?? 'one';
    track.getSettings = () => ({ ...settings(), deviceId, facingMode: window.facing });
    window.tracks.push(track);
    return stream;
  };
  const known = ['one', 'two'].map((deviceId) => ({ deviceId, kind: 'videoinput', label: deviceId }));
  MediaDevices.prototype.enumerateDevices = async () => known;
"""
LIVE = "() => window.tracks.filter(track => track.readyState === 'live').length"


@pytest.fixture(scope="module")
def page(browser, site):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script(CAMERA)
    page = opened_page(context, site)
    page.problems = []
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    yield page
    context.close()
    assert page.problems == []


@pytest.fixture
def filming(page):
    """The page with its camera running, filming the first example."""
    clear(page)
    page.evaluate(
        """async url => {
          window.tracks = [];
          window.facing = undefined;
          window.picture = await createImageBitmap(await (await fetch(url)).blob());
        }""",
        MANIFEST["page"]["settings"]["examples"][0]["file"],
    )
    page.click("[data-part=camera] >> visible=true")
    page.wait_for_selector("[data-part=rate]")
    yield page
    clear(page)


def opened_page(context, site):
    page = context.new_page()
    page.goto(f"{site}experiments/{MANIFEST['id']}/")
    page.wait_for_selector("main[data-state=ready]")
    return page


def clear(page):
    if page.is_visible("[data-part=clear]"):
        page.click("[data-part=clear]")


def example(which=0):
    """An example that the page ships, as Pillow opens it."""
    return opened(FOUND.parent / MANIFEST["page"]["settings"]["examples"][which]["file"])


def encoded(picture, kind="PNG", **options) -> bytes:
    raw = io.BytesIO()
    picture.save(raw, kind, **options)
    return raw.getvalue()


def give(page, raw):
    clear(page)
    page.set_input_files("[data-part=file]", [{"name": "picture", "mimeType": "", "buffer": raw}])
    page.wait_for_selector(LOOKED, state="attached")


def listed(page):
    """What the list says: names with percentages, sorted."""
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return sorted(" ".join(text.split()) for text in page.locator(".objects-list button").all_inner_texts())


def shown(page, selector):
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    url = page.evaluate("selector => document.querySelector(selector).toDataURL()", selector)
    return np.asarray(Image.open(io.BytesIO(base64.b64decode(url.partition(",")[2])))).astype(int)


def middle_of_ink(page):
    """Where the boxes are drawn: the middle of their ink, as shares of the overlay."""
    ink = shown(page, "[data-part=overlay]")[..., 3] > 0
    rows, columns = np.nonzero(ink)
    return columns.mean() / ink.shape[1], rows.mean() / ink.shape[0]


def test_every_example_has_its_objects(page):
    for button in page.locator("[data-part=example]").all():
        clear(page)
        button.click()
        page.wait_for_selector(LOOKED, state="attached")
        assert int(page.locator(ANSWER).get_attribute("data-count")) > 0


def test_the_gallery_shows_what_the_page_finds(page):
    for which, shipped in enumerate(MANIFEST["page"]["settings"]["examples"]):
        clear(page)
        page.click(f"[data-part=example] >> nth={which}")
        page.wait_for_selector(LOOKED, state="attached")
        if "boxes" in shipped:
            names = sorted(" ".join(text.split()[:-2]) for text in listed(page))  # without the percentage
            assert names == sorted(one["label"] for one in shipped["boxes"])


TURNED = {3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}


@pytest.mark.parametrize("orientation", TURNED)
def test_a_turned_photo_has_the_boxes_of_the_upright_one(page, orientation):
    page.fill("[data-part=most]", "1")  # the surest: weak ones come and go with the smallest change of a pixel
    upright, exact = example(), {"quality": 98, "subsampling": 0}
    give(page, encoded(upright, "JPEG", **exact))
    square, middle = shown(page, ".picture-square"), middle_of_ink(page)
    exif = Image.Exif()
    exif[0x0112] = orientation
    give(page, encoded(upright.transpose(TURNED[orientation]), "JPEG", exif=exif, **exact))
    assert np.abs(shown(page, ".picture-square") - square).mean() < 2
    assert middle_of_ink(page) == pytest.approx(middle, abs=0.05)
    page.fill("[data-part=most]", str(MANIFEST["page"]["settings"]["most"]))


@pytest.mark.parametrize("shape", [(3.0, 1.0), (1.0, 3.0), (1.0, 1.0)])
def test_boxes_lie_on_their_objects_in_any_shape_of_picture(page, shape):
    """The example in one half of a larger grey picture: no box reaches into the other half by much."""
    small = example()
    small.thumbnail((300, 300))
    wide, high = (round(300 * side) for side in shape)
    for corner, expected in (((0, 0), "before"), ((wide - small.width, high - small.height), "after")):
        picture = Image.new("RGB", (wide, high), (114, 114, 114))
        picture.paste(small, corner)
        give(page, encoded(picture))
        if not listed(page) or shape == (1.0, 1.0):
            continue
        axis = 0 if wide > high else 1
        overlay = shown(page, "[data-part=overlay]").shape
        scale = min(overlay[1] / wide, overlay[0] / high)
        inside = ((overlay[1], overlay[0])[axis] - scale * (wide, high)[axis]) / 2 / (overlay[1], overlay[0])[axis]
        share = (middle_of_ink(page)[axis] - inside) / (1 - 2 * inside)
        assert (share < 0.5) == (expected == "before")
    assert shown(page, ".picture-square").shape[0] == MANIFEST["page"]["settings"]["fit"]["size"]


def test_the_network_sees_the_square_that_python_makes(page):
    picture = example()
    give(page, encoded(picture))
    square = shown(page, ".picture-square")[..., :3]
    assert np.abs(square - fitted(picture, Fit(**MANIFEST["page"]["settings"]["fit"]))).max() <= 1


def test_fewer_boxes_when_they_must_be_surer_or_may_be_fewer(page):
    give(page, encoded(example()))

    def count():
        return int(page.locator(ANSWER).get_attribute("data-count"))

    page.fill("[data-part=above]", "5")
    many = count()
    page.fill("[data-part=most]", "1")
    assert count() == 1
    page.fill("[data-part=most]", "50")
    page.fill("[data-part=above]", "95")
    assert count() < many
    page.fill("[data-part=above]", str(round(MANIFEST["page"]["settings"]["score_above"] * 100)))


def test_why_one_box_stands_for_an_object(page):
    give(page, encoded(example()))
    page.click(".objects-list button >> nth=0")
    assert page.locator(".objects-list button[aria-pressed=true]").count() == 1
    assert "box" in page.locator("[data-part=why-this]").inner_text()
    page.click(".objects-list button >> nth=0")
    assert page.locator(".objects-list button[aria-pressed=true]").count() == 0


def test_the_camera_is_followed_paused_and_followed_again(filming):
    filming.wait_for_selector(f"{ANSWER}:not([data-count='0'])", state="attached")
    filming.click("[data-part=pause]")
    filming.wait_for_selector("[data-part=rate]", state="detached")
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
    filming.wait_for_selector(f"{ANSWER}:not([data-count='0'])", state="attached")
    filming.click("[data-part=pause]")
    filming.wait_for_selector("[data-part=rate]", state="detached")
    before, names = middle_of_ink(filming)[0], listed(filming)
    filming.evaluate("() => { window.facing = 'environment'; }")
    filming.click("[data-part=switch]")
    filming.wait_for_selector(mirrored.format("false"))
    assert filming.evaluate("() => window.wished.video.deviceId.ideal") == "two"
    filming.wait_for_selector("[data-part=rate]")
    filming.click("[data-part=pause]")
    filming.wait_for_selector("[data-part=rate]", state="detached")
    if listed(filming) == names:  # the same picture, the other way round
        assert middle_of_ink(filming)[0] == pytest.approx(1 - before, abs=0.06)
    assert filming.evaluate(LIVE) == 1


def test_a_snapshot_holds_the_picture_and_its_boxes(page, tmp_path):
    picture = example()
    give(page, encoded(picture))
    with page.expect_download() as download:
        page.click("[data-part=snapshot]")
    download.value.save_as(tmp_path / "snapshot.png")
    saved = Image.open(tmp_path / "snapshot.png").convert("RGB")
    assert saved.size == picture.size
    assert np.abs(np.asarray(saved).astype(int) - np.asarray(picture)).max() > 40


def test_a_photo_takes_the_place_of_the_camera_and_switches_it_off(filming):
    filming.set_input_files("[data-part=file]", [{"name": "p.png", "mimeType": "", "buffer": encoded(example())}])
    filming.wait_for_selector("[data-part=picture]")
    assert filming.evaluate(LIVE) == 0


@pytest.mark.parametrize(
    "way",
    [
        "Object.defineProperty(document, 'hidden', { value: true, configurable: true });"
        " document.dispatchEvent(new Event('visibilitychange')); delete document.hidden",
        "dispatchEvent(new PageTransitionEvent('pagehide'))",
        "window.tracks[0].stop(); window.tracks[0].dispatchEvent(new Event('ended'))",
        "document.querySelector('[data-part=clear]').click()",
    ],
    ids=["looking at another page", "going away", "unplugging it", "stopping"],
)
def test_no_camera_stays_on(filming, way):
    assert filming.evaluate(LIVE) == 1
    filming.evaluate(f"() => {{ {way} }}")
    filming.wait_for_selector("[data-part=rate]", state="detached")
    assert filming.evaluate(LIVE) == 0
    assert filming.locator("[data-part=camera] >> visible=true").count() > 0


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_accessibility_violations_with_objects(browser, site, theme):
    context = browser.new_context(color_scheme=theme, viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = opened_page(context, site)
    give(page, encoded(example()))
    found = Axe().run(page, options=RULES).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:160], one["nodes"][0]["failureSummary"]) for one in found] == []
    context.close()


def test_no_accessibility_violations_while_filming(filming):
    filming.wait_for_selector(f"{ANSWER}:not([data-count='0'])", state="attached")
    found = Axe().run(filming, options=RULES).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:160], one["nodes"][0]["failureSummary"]) for one in found] == []


def test_a_narrow_phone_needs_no_sideways_scroll(browser, site):
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = opened_page(context, site)
    for turned in (0, 90):
        give(page, encoded(example().rotate(turned, expand=True)))
        assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
    context.close()
