"""The built site: finding, building and serving it. Nothing here needs TensorFlow or NumPy."""

from __future__ import annotations

from pathlib import Path

from ..errors import Problem

PACKAGE = Path(__file__).resolve().parent.parent
CHECKOUT = PACKAGE.parent


def find_site() -> Path:
    """Folder of the built site: web/dist in a checkout, or the one inside the installed package.

    Raises:
        Problem: there is none.
    """
    for folder in (CHECKOUT / "web" / "dist", PACKAGE / "_site"):
        if (folder / "index.html").is_file():
            return folder
    raise Problem("The site is not built yet. In a checkout, `make demo` builds and serves it.")
