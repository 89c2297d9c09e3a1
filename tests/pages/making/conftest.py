"""What the tests of made pictures share: a page whose first pictures are made."""

import pytest
from visiting import ANSWERED
from wishing import WATCHING


@pytest.fixture
def visit(new_context, site):
    """Opens an experiment's page, with everything made that it begins with."""

    def open_page(name, **options):
        page = new_context(**{"reduced_motion": "reduce", **options}).new_page()
        page.add_init_script(WATCHING)
        page.goto(f"{site}experiments/{name}/")
        page.wait_for_selector("main[data-state=ready]")
        page.wait_for_selector(ANSWERED)
        return page

    return open_page
