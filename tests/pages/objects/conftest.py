"""The page of the detector: one for all tests of a file, with a camera of our own."""

import pytest
from filming import CAMERA
from finding import EXAMPLES, NAME
from picturing import clear
from visiting import contexts, visit


@pytest.fixture(scope="module")
def page(browser, site):
    with contexts(browser) as new_context:
        page = new_context().new_page()
        page.add_init_script(CAMERA)
        visit(page, site, NAME)
        yield page


@pytest.fixture
def filming(page):
    """The page with its camera running, filming the first example."""
    clear(page)
    page.evaluate("() => { window.tracks = []; window.facing = undefined; }")
    page.evaluate("url => window.film(url)", EXAMPLES[0]["file"])
    page.click("[data-part=camera] >> visible=true")
    page.wait_for_selector("[data-part=rate]")
    yield page
    clear(page)
