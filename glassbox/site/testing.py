"""A built, served site and a browser, for tests and for measuring through the page."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .browser import ARGUMENTS, find_browser
from .build import build_site
from .serve import open_server


@contextmanager
def open_browser() -> Iterator:
    """A Playwright browser without a window."""
    from playwright.sync_api import sync_playwright

    executable = find_browser()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def open_site(folder: Path | None = None, prefix: str = "/") -> Iterator[str]:
    """The address of the site, ending in a slash; built when it is not, or not up to date."""
    server = open_server(folder or build_site(), 0, prefix=prefix)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.address
    finally:
        server.shutdown()
        server.server_close()
