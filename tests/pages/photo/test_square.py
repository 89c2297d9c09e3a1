"""Photos of every kind become the square that Python makes of them, and are answered."""

import io
import struct
import zlib

import numpy as np
import pytest
from photographing import FIT, MANIFEST, NAME, SETTINGS, give_anew, painted, square
from picturing import clear, encoded, give_file
from PIL import Image
from shipped import FOLDERS
from visiting import ANSWER, READ, violations, visit

from glassbox.export.temperature import undivided
from glassbox.images.fitting import fitted, opened
from glassbox.runtime import Predictor


@pytest.mark.parametrize("size", [(300, 200), (90, 400), (1900, 700), (40, 31)])
def test_the_square_is_the_one_that_python_makes(page, size):
    picture = painted(*size)
    give_anew(page, picture)
    assert np.abs(square(page) - fitted(picture, FIT).astype(int)).max() <= 1


def test_every_exif_orientation_is_honoured(page):
    for orientation in range(1, 9):
        clear(page)
        exif = Image.Exif()
        exif[0x0112] = orientation
        raw = encoded(painted(240, 140), "JPEG", quality=95, exif=exif)
        give_file(page, raw)
        expected = fitted(opened(io.BytesIO(raw)), FIT).astype(int)
        assert np.abs(square(page) - expected).mean() < 3, orientation  # decoders of JPEG differ a little


def deep() -> bytes:
    """A PNG with 16 bits a colour, which Pillow reads and does not write."""
    rows = np.asarray(painted(60, 40)).astype(">u2") * 257
    packed = zlib.compress(b"".join(b"\0" + row.tobytes() for row in rows))
    chunks = [(b"IHDR", struct.pack(">II5B", 60, 40, 16, 2, 0, 0, 0)), (b"IDAT", packed), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        for name, content in chunks
    )


def test_pictures_with_four_inks_and_with_16_bits_are_read_as_pillow_reads_them(page):
    flat = Image.new("CMYK", (60, 40), (40, 90, 200, 10))
    for raw in (encoded(flat, "JPEG", quality=95), deep()):
        clear(page)
        give_file(page, raw)
        expected = fitted(opened(io.BytesIO(raw)), FIT).astype(int)
        assert np.abs(square(page) - expected).mean() < 3


def test_what_is_see_through_is_seen_on_white(page):
    give_anew(page, Image.new("RGBA", (50, 50), (255, 0, 0, 0)))
    assert (square(page) == 255).all()


def test_of_a_moving_picture_the_first_frame_is_read(page):
    frames = [Image.new("RGB", (60, 60), colour) for colour in ("red", "blue")]
    for kind in ("GIF", "PNG", "WEBP"):
        clear(page)
        give_file(page, encoded(frames[0], kind, save_all=True, append_images=frames[1:], duration=90))
        assert square(page).mean((0, 1))[0] > 200, kind
        assert "first frame" in page.locator("[data-part=play]").inner_text()


def test_every_example_is_read(page):
    for example in page.locator("[data-part=example]").all():
        clear(page)
        example.click()
        page.wait_for_selector(READ, state="attached")
        assert page.locator(ANSWER).get_attribute("data-label") == example.get_attribute("data-label")


def test_the_likeliest_are_shown_and_what_is_unknown_is_not_named(page):
    unknown, predictor = 0, Predictor(FOLDERS[NAME] / "model.tflite")
    grey, flat = Image.new("RGB", (90, 90), (120, 120, 120)), Image.new("RGB", (90, 90), (200, 40, 160))
    for picture in (grey, flat, *(painted(200, 200, number) for number in range(4))):
        give_anew(page, picture)
        page.wait_for_selector(READ, state="attached")
        answer = page.locator(ANSWER)
        seen = predictor(square(page)[None].astype(np.uint8))[0]
        known = undivided(seen, predictor.raw).max() >= SETTINGS["unsure_below"]
        assert (answer.get_attribute("data-label") != "") == known
        assert page.locator(f"{ANSWER} .draw-bars li").count() == min(SETTINGS["top"], len(MANIFEST["labels"]))
        if not known:
            unknown += 1
            assert "I don’t know this" in answer.inner_text()
            assert answer.get_attribute("data-best") in answer.inner_text()
    assert unknown > 0


def test_where_it_looked_is_shown_for_this_photo_and_forgotten_with_the_next(page):
    clear(page)
    page.click("[data-part=example] >> nth=0")
    page.wait_for_selector(READ, state="attached")
    page.click("[data-part=mattered]")
    done = "[data-part=looked][data-settled=true]"
    page.wait_for_selector(done)
    assert page.locator(ANSWER).get_attribute("data-best") in page.locator(".why-map").inner_text()
    give_file(page, encoded(painted(90, 90)))
    page.wait_for_selector(done, state="detached")
    page.click("[data-part=mattered]")
    assert page.locator(".why-map").count() == 0


def test_nothing_that_is_shown_leaves_the_device(page, site):
    give_anew(page, painted(64, 64))
    square(page)
    assert [one for one in page.requests if one[0] != "GET" or not one[1].startswith((site, "blob:", "data:"))] == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_accessibility_violations_with_a_photo(new_context, site, theme):
    page = new_context(color_scheme=theme, reduced_motion="reduce").new_page()
    visit(page, site, NAME)
    give_file(page, encoded(painted(300, 200)))
    square(page)
    assert violations(page) == []


@pytest.mark.parametrize("size", [(900, 60), (60, 900)])
def test_a_long_photo_fits_a_narrow_phone(new_context, site, size):
    page = new_context(viewport={"width": 320, "height": 640}).new_page()
    visit(page, site, NAME)
    give_file(page, encoded(painted(*size)))
    square(page)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
