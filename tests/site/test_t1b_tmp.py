"""The same build works under any path of a host, as on GitHub Pages."""

import http.client
from urllib.parse import urlsplit

import pytest

from glassbox.site.build import build_site
from glassbox.site.testing import open_site


@pytest.fixture(scope="module")
def below():
    """Address of the site under a path."""
    with open_site(build_site(), prefix="/some/where/") as address:
        yield address


def test_the_gallery_leads_to_an_experiment_that_answers(browser, below):
    page = browser.new_page()
    outside = []
    page.on("request", lambda request: outside.append(request.url) if not request.url.startswith(below) else None)
    page.goto(below)
    page.locator("a[href*='experiments/digits_mlp']").first.click()
    page.wait_for_selector("main[data-state=ready]")
    page.click("[data-part=example] >> nth=3")
    page.wait_for_selector("[data-part=answer][data-settled=true]:not([data-label=''])")
    page.close()
    assert outside == []


def test_nothing_is_served_beside_the_path(below):
    connection = http.client.HTTPConnection(urlsplit(below).netloc)
    connection.request("GET", "/index.html")
    assert connection.getresponse().status == 404
