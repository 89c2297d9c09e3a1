"""What tests of pages share: pages whose script may not fail."""

import pytest
from visiting import contexts, visit
from walking import give


@pytest.fixture
def new_context(browser):
    """Makes contexts of the browser: see `contexts`."""
    with contexts(browser) as new_context:
        yield new_context


@pytest.fixture
def page(new_context):
    """A page of 1280 x 900."""
    return new_context().new_page()


@pytest.fixture
def open_example(new_context, site):
    """Opens an experiment with an example given; `prepare` is called with the page before."""

    def open_page(name, prepare=None, **options):
        # A service worker would answer before a route does.
        page = new_context(service_workers="block", **options).new_page()
        if prepare:
            prepare(page)
        visit(page, site, name)
        give(page)
        return page

    return open_page
