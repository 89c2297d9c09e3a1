"""What tests share: the real site, a real browser, and the real data where a mirror is named."""

import os
from pathlib import Path

import pytest

from glassbox.site.testing import open_browser, open_site


@pytest.fixture(scope="session")
def browser():
    """A headless Chromium, driven by Playwright."""
    with open_browser() as browser:
        yield browser


@pytest.fixture(scope="session")
def site():
    """Address of the built site, ending in a slash."""
    with open_site() as address:
        yield address


@pytest.fixture(scope="session")
def experiments_folder():
    """Folder of the project's experiments."""
    return Path(__file__).resolve().parent.parent / "experiments"


@pytest.fixture
def mirror():
    """Skips a test that needs real data where no mirror is named."""
    if not os.environ.get("GLASSBOX_MIRROR"):
        pytest.skip("needs real data: name a mirror with GLASSBOX_MIRROR")
