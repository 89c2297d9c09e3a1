"""The page for photos: one for all tests of a file that only give it pictures."""

import pytest
from photographing import NAME
from visiting import contexts, visit


@pytest.fixture(scope="module")
def page(browser, site):
    """It fetches what it needs, and sends nothing; `page.requests` are (method, address)."""
    with contexts(browser) as new_context:
        page = new_context().new_page()
        page.requests = []
        page.on("request", lambda request: page.requests.append((request.method, request.url)))
        visit(page, site, NAME)
        yield page
    assert [one for one in page.requests if one[0] != "GET" or not one[1].startswith((site, "blob:", "data:"))] == []
