"""Get data files: from a mirror when one is named, else from the official address, always checked.

A mirror is a folder or an address with the same layout as ours (`mnist/train-images-idx3-ubyte.gz`, ...),
named by the environment variable GLASSBOX_MIRROR: for schools and machines without internet.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pooch
import requests
from urllib3.exceptions import HTTPError, IncompleteRead

from ..errors import Problem
from ..files import make_folder, replace
from .causes import cause_of, is_of_the_network

TIMEOUT = 30  # seconds without a byte
ELSEWHERE = "Name a folder or an address that holds it with GLASSBOX_MIRROR, or try again with a connection."
pooch.get_logger().setLevel("WARNING")  # it tells of every file where it went, and its hash


def fetch(path: str, sha256: str | None, addresses: list[str], check: Callable[[Path], bool] | None = None) -> Path:
    """A local path to a data file whose content was checked.

    Args:
        path: place of the file in a mirror and in the cache, such as ``mnist/train-images-idx3-ubyte.gz``.
        sha256: its checksum, hexadecimal; None where files with the same content can have other bytes.
        addresses: official addresses, tried in order when no mirror is named; none for what only mirrors have.
        check: file -> whether it holds what was asked for; needed where there is no checksum.

    Raises:
        Problem: the file is nowhere, or is not the right one. The sentence says where it was looked for.
    """
    if sha256 is None and check is None:
        raise ValueError(f"{path} needs a checksum or a check.")
    mirror = os.environ.get("GLASSBOX_MIRROR")
    if mirror and not mirror.startswith(("http://", "https://")):
        return _from_folder(Path(mirror).expanduser() / path, sha256, check)
    if mirror:
        addresses = [f"{mirror.rstrip('/')}/{path}"]
    target = cache_folder() / path
    if check is not None and sha256 is None and target.is_file():
        if check(target):
            return target
        target.unlink()
    if addresses and not target.is_file():
        _make_place(path)
    reasons = []
    for address in addresses:
        try:
            downloader = pooch.HTTPDownloader(timeout=TIMEOUT, progressbar=False)
            known = sha256 and f"sha256:{sha256}"
            file = Path(pooch.retrieve(address, known, target.name, target.parent, downloader=downloader))
        except (OSError, ValueError) as error:  # requests' errors are OSErrors; ValueError: wrong checksum
            if isinstance(error, OSError) and error.errno and not is_of_the_network(error):
                raise _not_kept(path, error) from error
            reasons.append(f"{address} ({cause_of(error, address)})")
            continue
        if check is None or check(file):
            return file
        file.unlink()
        reasons.append(f"{address} (it holds something else)")
    where = "; ".join(reasons) or "an official address, for it has none"
    raise Problem(f"{path} could not be had from {where}. {ELSEWHERE}")


def from_mirror(path: str) -> Path:
    """A local path to a file that only mirrors have, checked by the list of files beside this module.

    Raises:
        Problem: as of `fetch`.
    """
    return fetch(path, known(path), [])


def fetch_start(path: str, address: str, size: int) -> Path:
    """A local path to the first `size` bytes of a file that is far too large to be fetched whole.

    Such a piece has no official checksum; what it holds must be checked by whoever reads it. It is kept in the cache.

    Raises:
        Problem: it cannot be had, or not be kept. The sentence says why.
    """
    target = cache_folder() / path
    if not target.is_file():
        _make_place(path)
        try:
            answer = requests.get(address, headers={"Range": f"bytes=0-{size - 1}"}, timeout=TIMEOUT, stream=True)
            answer.raise_for_status()
            content = answer.raw.read(size)
            if len(content) < min(size, int(answer.headers.get("Content-Length", 0))):
                raise IncompleteRead(len(content), size - len(content))
        except (OSError, HTTPError) as error:
            raise Problem(
                f"{path} could not be had from {address} ({cause_of(error, address)}). {ELSEWHERE}"
            ) from error
        try:
            replace(target, content)
        except OSError as error:
            raise _not_kept(path, error) from error
    return target


def known(path: str) -> str:
    """The SHA-256 of a file of the mirror, as the list beside this module has it; empty when it is not listed."""
    lines = Path(__file__).with_name("SHA256SUMS").read_text().splitlines()
    return {name: digest for digest, name in (line.split() for line in lines)}.get(path, "")


def cache_folder() -> Path:
    """Where downloaded and derived files are kept: `GLASSBOX_CACHE`, or the user's cache folder."""
    return Path(os.environ.get("GLASSBOX_CACHE") or pooch.os_cache("glassbox"))


def _from_folder(file: Path, sha256: str | None, check: Callable[[Path], bool] | None) -> Path:
    if not file.is_file():
        raise Problem(f"{file} is not there. GLASSBOX_MIRROR must name a folder that holds it, or be unset.")
    if sha256 and hashlib.sha256(file.read_bytes()).hexdigest() != sha256:
        raise Problem(f"{file} is not the file that was asked for: its SHA-256 differs from {sha256[:12]}....")
    if check and not check(file):
        raise Problem(f"{file} is not the file that was asked for: it holds something else.")
    return file


def _make_place(path: str) -> None:
    """Find out whether a file could be kept, before it is fetched."""
    try:
        make_folder((cache_folder() / path).parent)
    except OSError as error:
        raise _not_kept(path, error) from error


def _not_kept(path: str, error: OSError) -> Problem:
    why = error.strerror or str(error)
    return Problem(
        f"{path} cannot be kept in {cache_folder()} ({why}). Make room there, or name another folder with GLASSBOX_CACHE."
    )
