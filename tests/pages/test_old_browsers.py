"""Browsers in which no network can run say which of two things is missing, and what would help."""

import os

from glassbox.site.testing import ARGUMENTS

WITHOUT = "delete globalThis.WebAssembly;"


def said(page, site):
    page.goto(f"{site}experiments/digits_mlp/")
    page.wait_for_selector("main[data-state=error]")
    words = page.inner_text("main [role=alert]")
    assert "damaged" not in words
    return words


def test_without_webassembly(new_context, site):
    """As in Lockdown Mode: neither the page nor its workers have it."""
    context = new_context(service_workers="block")
    context.add_init_script(WITHOUT)
    page = context.new_page()
    page.route(
        "**/assets/worker-*.js", lambda route: route.fulfill(response=(got := route.fetch()), body=WITHOUT + got.text())
    )
    words = said(page, site)
    assert "WebAssembly is switched off" in words and "allow it for this site" in words


def test_on_a_processor_without_simd(browser, site):
    flags = [*ARGUMENTS, "--js-flags=--no-enable-sse4-1"]
    old = browser.browser_type.launch(executable_path=os.environ["GLASSBOX_BROWSER"], args=flags)
    try:
        words = said(old.new_page(), site)
    finally:
        old.close()
    assert "without SIMD" in words and "newer browser" in words
