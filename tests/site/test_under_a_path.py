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
    page.locator("a[href*='experiments/digits_cnn']").first.click()
    page.wait_for_selector("main[data-state=ready]")
    page.click("[data-part=example] >> nth=3")
    page.wait_for_selector("[data-part=answer][data-settled=true]:not([data-label=''])")
    page.close()
    assert outside == []


def test_nothing_is_served_beside_the_path(below):
    connection = http.client.HTTPConnection(urlsplit(below).netloc)
    connection.request("GET", "/index.html")
    assert connection.getresponse().status == 404


def test_a_page_that_does_not_exist_finds_the_site_at_any_depth(browser, below):
    page = browser.new_page()
    for deep in ("nothing", "nothing/at/all/"):
        page.goto(below + deep)
        page.wait_for_selector("main[data-state=ready] h1")
        assert page.locator("main a").evaluate("link => link.href") == below
    page.close()


def test_in_a_sandboxed_frame_something_is_said(browser, below):
    page = browser.new_page()
    page.set_content(
        f"""<iframe sandbox="allow-scripts" src="{below}experiments/digits_cnn/"></iframe>
        <iframe sandbox src="{below}experiments/digits_cnn/"></iframe>"""
    )
    page.wait_for_load_state()
    _, with_scripts, without = page.frames
    with_scripts.wait_for_function("() => !document.getElementById('not-started').hidden")
    assert without.evaluate("() => document.querySelector('noscript').getBoundingClientRect().height") > 0
    page.close()
