"""Boxes lie where the objects are, whatever the shape and turning of the picture."""

import numpy as np
import pytest
from finding import EXAMPLES, NAME, SETTINGS, example, listed, look_at, middle_of_ink, press
from picturing import canvas, encoded
from PIL import Image
from visiting import ANSWER, violations, visit

from glassbox.images.fitting import Fit, fitted


def count(page):
    return int(page.locator(ANSWER).get_attribute("data-count"))


def test_every_example_has_its_objects(page):
    for which in range(page.locator("[data-part=example]").count()):
        press(page, which)
        assert count(page) > 0


def test_the_gallery_shows_what_the_page_finds(page):
    for which, shipped in enumerate(EXAMPLES):
        press(page, which)
        if "boxes" in shipped:
            names = sorted(" ".join(text.split()[:-2]) for text in listed(page))  # without the percentage
            assert names == sorted(one["label"] for one in shipped["boxes"])


TURNED = {3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}


@pytest.mark.parametrize("orientation", TURNED)
def test_a_turned_photo_has_the_boxes_of_the_upright_one(page, orientation):
    page.fill("[data-part=most]", "1")  # the surest: weak ones come and go with the smallest change of a pixel
    upright, exact = example(), {"quality": 98, "subsampling": 0}
    look_at(page, encoded(upright, "JPEG", **exact))
    square, middle = canvas(page, ".picture-square"), middle_of_ink(page)
    exif = Image.Exif()
    exif[0x0112] = orientation
    look_at(page, encoded(upright.transpose(TURNED[orientation]), "JPEG", exif=exif, **exact))
    assert np.abs(canvas(page, ".picture-square") - square).mean() < 2
    assert middle_of_ink(page) == pytest.approx(middle, abs=0.05)
    page.fill("[data-part=most]", str(SETTINGS["most"]))


@pytest.mark.parametrize("shape", [(3.0, 1.0), (1.0, 3.0), (1.0, 1.0)])
def test_boxes_lie_on_their_objects_in_any_shape_of_picture(page, shape):
    """The example in one half of a larger grey picture: no box reaches into the other half by much."""
    small = example()
    small.thumbnail((300, 300))
    wide, high = (round(300 * side) for side in shape)
    for corner, expected in (((0, 0), "before"), ((wide - small.width, high - small.height), "after")):
        picture = Image.new("RGB", (wide, high), (114, 114, 114))
        picture.paste(small, corner)
        look_at(page, encoded(picture))
        if not listed(page) or shape == (1.0, 1.0):
            continue
        axis = 0 if wide > high else 1
        overlay = canvas(page, "[data-part=overlay]").shape
        scale = min(overlay[1] / wide, overlay[0] / high)
        inside = ((overlay[1], overlay[0])[axis] - scale * (wide, high)[axis]) / 2 / (overlay[1], overlay[0])[axis]
        share = (middle_of_ink(page)[axis] - inside) / (1 - 2 * inside)
        assert (share < 0.5) == (expected == "before")
    assert canvas(page, ".picture-square").shape[0] == SETTINGS["fit"]["size"]


def test_the_network_sees_the_square_that_python_makes(page):
    picture = example()
    look_at(page, encoded(picture))
    square = canvas(page, ".picture-square")[..., :3]
    assert np.abs(square - fitted(picture, Fit(**SETTINGS["fit"]))).max() <= 1


def test_fewer_boxes_when_they_must_be_surer_or_may_be_fewer(page):
    look_at(page, encoded(example()))
    page.fill("[data-part=above]", "5")
    many = count(page)
    page.fill("[data-part=most]", "1")
    assert count(page) == 1
    page.fill("[data-part=most]", "50")
    page.fill("[data-part=above]", "95")
    assert count(page) < many
    page.fill("[data-part=above]", str(round(SETTINGS["score_above"] * 100)))


def test_why_one_box_stands_for_an_object(page):
    look_at(page, encoded(example()))
    page.click(".objects-list button >> nth=0")
    assert page.locator(".objects-list button[aria-pressed=true]").count() == 1
    assert "box" in page.locator("[data-part=why-this]").inner_text()
    page.click(".objects-list button >> nth=0")
    assert page.locator(".objects-list button[aria-pressed=true]").count() == 0


def test_a_snapshot_holds_the_picture_and_its_boxes(page, tmp_path):
    picture = example()
    look_at(page, encoded(picture))
    with page.expect_download() as download:
        page.click("[data-part=snapshot]")
    download.value.save_as(tmp_path / "snapshot.png")
    saved = Image.open(tmp_path / "snapshot.png").convert("RGB")
    assert saved.size == picture.size
    assert np.abs(np.asarray(saved).astype(int) - np.asarray(picture)).max() > 40


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_accessibility_violations_with_objects(new_context, site, theme):
    page = new_context(color_scheme=theme, reduced_motion="reduce").new_page()
    visit(page, site, NAME)
    look_at(page, encoded(example()))
    assert violations(page) == []


def test_a_narrow_phone_needs_no_sideways_scroll(new_context, site):
    page = new_context(viewport={"width": 320, "height": 640}).new_page()
    visit(page, site, NAME)
    for turned in (0, 90):
        look_at(page, encoded(example().rotate(turned, expand=True)))
        assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
