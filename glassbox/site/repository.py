"""The address of the repository that a site is built from: a setting of the build, never written into the code."""

from __future__ import annotations

import ipaddress
import os
import re
import subprocess

from . import CHECKOUT

VARIABLE = "GLASSBOX_REPOSITORY"


def find_repository() -> str | None:
    """Address of the repository, or None where none is known: then the site links to none.

    It is what GLASSBOX_REPOSITORY says, else what a hosted build says of itself, else the remote of this checkout.
    """
    if VARIABLE in os.environ:
        return web_address(os.environ[VARIABLE])
    if os.environ.get("GITHUB_SERVER_URL") and os.environ.get("GITHUB_REPOSITORY"):
        return web_address(f"{os.environ['GITHUB_SERVER_URL']}/{os.environ['GITHUB_REPOSITORY']}")
    if not (CHECKOUT / ".git").exists():  # otherwise git would answer for a checkout around this folder
        return None
    try:
        told = subprocess.run(["git", "remote", "get-url", "origin"], cwd=CHECKOUT, capture_output=True, text=True)
    except OSError:  # there is no git here
        return None
    return web_address(told.stdout.strip()) if told.returncode == 0 else None


def web_address(remote: str) -> str | None:
    """The page of a git remote (https, ssh, or the short git@host:path), or None when it has no public one.

    A name or a password in the address is left out: the site is public.
    """
    found = re.fullmatch(
        r"(?:https://(?:[^@/]+@)?|ssh://(?:[^@/]+@)?|[^@/:]+@)([^/:@]+)(?::\d+)?[/:]([\w./~-]+)", remote
    )
    if not found or not _is_public(found[1]):
        return None
    return f"https://{found[1]}/{found[2].strip('/').removesuffix('.git')}"


def _is_public(host: str) -> bool:
    """Whether a host's name could be known beyond its own network."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return bool(re.fullmatch(r"([\w-]+\.)+[a-z]{2,}", host)) and not host.endswith(
            (".local", ".lan", ".internal", ".localhost", ".home", ".test", ".invalid", ".example")
        )
    return False
