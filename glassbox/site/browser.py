"""Find a Chrome or Chromium for tests and measurements; get one when there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from ..errors import Problem

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
)
# No calls home: a test must not depend on what a browser asks of the network.
ARGUMENTS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
    *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
]


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
    return next((Path(path) for path in paths if path), None)


def _playwrights() -> Path | None:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.is_file() else None


def _install() -> None:
    """Playwright's own download first; where it cannot be had, the Debian package."""
    playwright = [sys.executable, "-m", "playwright", "install", "chromium"]
    if subprocess.run(playwright, stdout=sys.stderr, timeout=600).returncode == 0:
        return
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for command in (
            ["apt-get", "update", "-q"],
            ["apt-get", "install", "-q", "-y", "--no-install-recommends", "chromium"],
        ):
            subprocess.run(command, stdout=sys.stderr, env=environment, timeout=1_200)


if __name__ == "__main__":
    try:
        print(find_browser())
    except Problem as problem:
        raise SystemExit(str(problem)) from None
