"""Copying says that it worked, also where the page has no clipboard; and where nothing works, the text stands to be copied."""

import pytest
from linking import SEVEN, best
from visiting import visit

NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined });"  # as on plain http
NO_COMMAND = "document.execCommand = () => false;"


@pytest.mark.parametrize("prepare", ["", NO_CLIPBOARD, NO_CLIPBOARD + NO_COMMAND], ids=["https", "http", "neither"])
def test_a_link_is_copied_and_said_to_be(new_context, site, prepare):
    context = new_context(permissions=["clipboard-read", "clipboard-write"])
    context.add_init_script(prepare)
    page = context.new_page()
    visit(page, site, "digits_mlp", SEVEN)
    assert best(page) == "7"
    page.click("[data-part=fool]")
    page.select_option("[data-part=truth]", "8")
    page.click("[data-part=judge]")
    page.click("[data-part=copy-link]")
    if NO_COMMAND in prepare:
        page.wait_for_selector("[data-part=fooling] textarea")
        assert page.evaluate("() => getSelection().toString() || document.activeElement.value").endswith(SEVEN)
        return
    page.wait_for_selector("[data-part=copied]:has-text('is copied')")
    if not prepare:
        assert page.evaluate("() => navigator.clipboard.readText()").endswith(SEVEN)
