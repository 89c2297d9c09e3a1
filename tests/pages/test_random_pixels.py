"""Browsers that resist fingerprinting answer with random pixels: another way to the pixels is found, or one sentence."""

import numpy as np
import pytest
from filming import CAMERA
from photographing import FIT, NAME, PROBLEM, painted, square
from picturing import encoded, give_file
from visiting import READ, visit

from glassbox.images.fitting import fitted

RANDOM = """
for (const kind of ["CanvasRenderingContext2D", "OffscreenCanvasRenderingContext2D"]) {
  const given = globalThis[kind]?.prototype.getImageData;
  if (given) globalThis[kind].prototype.getImageData = function (...place) {
    const image = given.apply(this, place);
    for (let at = 0; at < image.data.length; at++) image.data[at] = Math.random() * 256;
    return image;
  };
}
"""
NO_FRAMES = "delete globalThis.VideoFrame;"


@pytest.fixture
def open_page(new_context, site):
    """Opens the photos' page in a browser that such a script makes."""

    def open_with(script):
        context = new_context(service_workers="block")
        context.add_init_script(script)
        page = context.new_page()
        page.route(
            "**/assets/decoder*.js",
            lambda route: route.fulfill(response=(got := route.fetch()), body=script + got.text()),
        )
        visit(page, site, NAME)
        return page

    return open_with


def test_the_square_is_right_by_another_way(open_page):
    page = open_page(RANDOM)
    picture = painted(300, 200)
    give_file(page, encoded(picture))
    page.wait_for_selector(READ, state="attached")
    assert np.abs(square(page) - fitted(picture, FIT).astype(int)).max() <= 1


def test_without_another_way_it_is_said(open_page):
    page = open_page(RANDOM + NO_FRAMES + CAMERA)
    give_file(page, encoded(painted(300, 200)))
    page.wait_for_selector(f"{PROBLEM}:has-text('Allow this site to read canvases')")
    page.click("[data-part=camera]")
    page.wait_for_function("selector => document.querySelector(selector).textContent.includes('canvases')", arg=PROBLEM)
    assert page.evaluate("() => (window.tracks ?? []).length") == 0
