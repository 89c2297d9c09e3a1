"""Ask public databases whether a locked package has a known fault, in both languages; says so where none answers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from ..errors import Problem, run
from . import CHECKOUT
from .node import find_node

LOCKS = ("requirements/demo.txt", "requirements/test.txt")


def audit() -> None:
    """Print what is known of the packages in every lock.

    Raises:
        Problem: a package has a known fault, or nobody knows because no database answered.
    """
    faults, unanswered = [], []
    for name, (found, asked) in {
        **{lock: python_faults(_pip_audit(CHECKOUT / lock)) for lock in LOCKS},
        "web/package-lock.json": node_faults(_npm_audit(CHECKOUT / "web")),
    }.items():
        print(f"{name}: {'; '.join(found) if found else 'nothing known' if asked else 'no database answered'}")
        faults += found
        unanswered += [] if asked else [name]
    if faults:
        raise Problem(f"{len(faults)} known faults. Choose newer versions: make lock, or npm update in web.")
    if unanswered:
        raise Problem(
            f"Nothing is known of {', '.join(unanswered)}: no database answered. Try again with a connection."
        )


def python_faults(report: dict | None) -> tuple[list[str], bool]:
    """What pip-audit tells: its faults in words, and whether a database knew the packages at all."""
    packages = report["dependencies"] if report else []
    known = [one for one in packages if "skip_reason" not in one]
    faults = [f"{one['name']} {one['version']}: {fault['id']}" for one in known for fault in one["vulns"]]
    return faults, len(known) * 2 > len(packages)  # it calls "not found" what it could not ask for


def node_faults(report: dict | None) -> tuple[list[str], bool]:
    """What npm audit tells: its faults in words, and whether the registry answered."""
    if not report or "vulnerabilities" not in report:
        return [], False
    return [f"{name}: {one['severity']}" for name, one in report["vulnerabilities"].items()], True


def _pip_audit(lock: Path) -> dict | None:
    options = ["--disable-pip", "--require-hashes", "--progress-spinner", "off", "-f", "json", "-r", str(lock)]
    return _told([sys.executable, "-m", "pip_audit", *options], CHECKOUT)


def _npm_audit(folder: Path) -> dict | None:
    npm, path = find_node()
    environment = os.environ | {"PATH": f"{path}{os.pathsep}{os.environ.get('PATH', '')}"}
    return _told([*npm, "audit", "--json"], folder, environment)


def _told(command: list[str], folder: Path, environment: dict[str, str] | None = None) -> dict | None:
    """The JSON that a command prints; None when it prints none. Faults and failures both end with code 1."""
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    try:
        told = json.loads(done.stdout)
    except ValueError:
        print(done.stderr.strip(), file=sys.stderr)
        return None
    return told if isinstance(told, dict) else None


if __name__ == "__main__":
    run(audit)
