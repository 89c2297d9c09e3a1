"""A built, served site and a browser, for tests and for measuring through the page."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import Problem
from .build import build_site
from .serve import open_server

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# No calls home: a test must not depend on what a browser asks of the network.
ARGUMENTS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
    *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
]


@contextmanager
def open_browser() -> Iterator[Browser]:
    """A Playwright browser without a window: the one that GLASSBOX_BROWSER names, or Playwright's own.

    Raises:
        Problem: it is not there, or does not start.
    """
    from playwright.sync_api import Error, sync_playwright

    named = os.environ.get("GLASSBOX_BROWSER")
    if named and not Path(named).is_file():
        raise Problem(f"GLASSBOX_BROWSER names {named}, which is not there.")
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=named or None, args=ARGUMENTS)
        except Error as error:
            raise Problem(
                f"{named or 'The browser of Playwright'} does not start. Name a Chrome or Chromium with GLASSBOX_BROWSER."
            ) from error
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
