"""Build the site into web/dist: install its locked packages when they changed, then run its build."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from ..errors import Problem, run
from ..files import read_json
from . import CHECKOUT
from .node import run_npm
from .repository import VARIABLE, find_repository

WEB = CHECKOUT / "web"
STAMP = WEB / "dist" / ".built"
PARTS = (
    "web/src",
    "web/build",
    "web/public",
    "web/index.html",
    "web/vite.config.ts",
    "web/package.json",
    "web/package-lock.json",
    "glassbox/contract",
    "experiments",
)


def install_packages() -> None:
    """`npm ci`, when what is installed lacks something that package-lock.json asks for."""
    if not (WEB / "package.json").is_file():
        raise Problem("There is no web folder here: the site is built in a checkout of Glassbox.")
    if not has_packages(WEB):
        run_npm(["ci", "--no-audit", "--no-fund"], WEB)


def has_packages(web: Path) -> bool:
    """Whether every package of the lock is installed in the locked version; npm notes what it installed in a second lock.

    Optional ones are for some machines only.
    """
    installed = web / "node_modules" / ".package-lock.json"
    if not installed.is_file():
        return False
    there = read_json(installed)["packages"]
    asked = read_json(web / "package-lock.json")["packages"]
    return all(
        name in there and there[name]["version"] == one["version"]
        for name, one in asked.items()
        if name and not one.get("optional")
    )


def build_site(force: bool = False) -> Path:
    """The folder of the site, built when anything that goes into it changed."""
    if force or not is_built():
        _check_path()
        digest = fingerprint()
        install_packages()
        run_npm(["run", "build"], WEB, {VARIABLE: find_repository() or ""})
        STAMP.write_text(digest)
    return WEB / "dist"


def _check_path() -> None:
    for sign in "#?":  # in an address they end the path, and Vite takes paths for addresses
        if sign in str(CHECKOUT):
            raise Problem(f"The site cannot be built in {CHECKOUT}: Vite stumbles over {sign} in the name of a folder.")


def is_built() -> bool:
    """Whether web/dist is there and made from the files as they are now."""
    return STAMP.is_file() and STAMP.read_text() == fingerprint()


def fingerprint() -> str:
    """Hash over the content of everything that the site is made from, and the repository it names."""
    digest = hashlib.sha256((find_repository() or "").encode())
    roots = [(CHECKOUT / part, CHECKOUT) for part in PARTS]
    if kinds := os.environ.get("GLASSBOX_KINDS"):  # a further folder of kinds: see web/build/kinds.ts
        digest.update(b"GLASSBOX_KINDS")
        roots.append((Path(kinds), Path(kinds)))
    for part, root in roots:
        for file in [part] if part.is_file() else sorted(part.rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(str(file.relative_to(root)).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


if __name__ == "__main__":
    run(lambda: print(build_site()))
