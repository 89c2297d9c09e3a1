"""Find a Chrome or Chromium for tests and measurements; get one when there is none. For a checkout alone: what is
installed with pip neither looks for programs nor fetches any.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from glassbox.errors import Problem, run

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
)


def find_browser(install: bool = True) -> Path:
    """Path of a browser: GLASSBOX_BROWSER, an installed one, Playwright's, or a newly installed one.

    Raises:
        Problem: there is none, and none could be installed.
    """
    named = os.environ.get("GLASSBOX_BROWSER")
    if named:
        if not Path(named).is_file():
            raise Problem(f"GLASSBOX_BROWSER names {named}, which is not there.")
        return Path(named)
    found = _installed() or _playwrights()
    if found is None and install:
        _install()
        found = _installed() or _playwrights()
    if found is None:
        raise Problem(
            "There is no Chrome or Chromium here, and none could be installed. Install one, or name it with GLASSBOX_BROWSER."
        )
    return found


def _installed() -> Path | None:
    paths = [shutil.which(name) for name in NAMES] + [place for place in PLACES if Path(place).is_file()]
    return next((Path(path) for path in paths if path and _starts(Path(path))), None)


def _starts(path: Path) -> bool:
    """Whether it runs here: a package may leave a stub behind, and a download may miss the system's libraries."""
    if os.name == "nt":  # there, asking for the version opens a window
        return path.is_file()
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _playwrights() -> Path | None:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if _starts(path) else None


def _install() -> None:
    """Playwright's own download first; where it cannot be had, or does not start, the Debian package."""
    print("There is no Chrome or Chromium here; getting one ...", file=sys.stderr)
    if _run([sys.executable, "-m", "playwright", "install", "chromium"], minutes=5) and _playwrights():
        return
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        _run(["apt-get", "update", "-q"], minutes=5)
        _run(["apt-get", "install", "-q", "-y", "--no-install-recommends", "chromium"], minutes=15)


def _run(command: list[str], minutes: int) -> bool:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        return subprocess.run(command, stdout=sys.stderr, env=environment, timeout=60 * minutes).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


if __name__ == "__main__":
    run(lambda: print(find_browser()))
