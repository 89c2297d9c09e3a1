"""Serve the built site on this machine: compressed, cached by content, and nothing outside its folder."""

from __future__ import annotations

import hashlib
import mimetypes
import os
import shutil
import sys
import threading
import webbrowser
from contextlib import suppress
from functools import lru_cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from rich.console import Console

from ..errors import Problem

TYPES = {
    ".js": "text/javascript",
    ".wasm": "application/wasm",
    ".tflite": "application/octet-stream",
    ".ipynb": "application/json",
    ".py": "text/plain",
    ".md": "text/plain",
    ".woff2": "font/woff2",
    ".svg": "image/svg+xml",
}
ENCODINGS = (("br", ".br"), ("gzip", ".gz"))
TEXT = ("text/", "application/json", "image/svg")
PATIENCE = 30  # seconds in which somebody must ask something, or take some of what they asked for
MOST = 1_000  # connections at once: some 200 visitors, who keep a few open each
PIECE = 1 << 16  # bytes: how much of a file is in memory for each connection


class Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD with files of `server.folder`."""

    protocol_version = "HTTP/1.1"
    timeout = PATIENCE
    server: SiteServer

    def do_GET(self) -> None:
        self._answer(body=True)

    def do_HEAD(self) -> None:
        self._answer(body=False)

    def _answer(self, body: bool) -> None:
        path, _, query = self.path.partition("?")
        file = self._file(unquote(path))
        if file is not None and file.is_dir():
            if not path.endswith("/"):
                # One slash in front: with two, a browser would read the folder's name as another host.
                location = "/" + path.lstrip("/") + "/" + (f"?{query}" if query else "")
                return self._send(HTTPStatus.MOVED_PERMANENTLY, b"", {"Location": location}, body)
            file = file / "index.html"
        status = HTTPStatus.OK
        if file is None or not file.is_file() or file.suffix in (".br", ".gz"):
            status, file = HTTPStatus.NOT_FOUND, self.server.folder / "404.html"
            if not file.is_file():
                return self._send(status, b"Not found", {"Content-Type": "text/plain"}, body)
        sent, headers = self._form(file)
        immutable = "assets" in file.relative_to(self.server.folder).parts[:1]
        headers["Cache-Control"] = "public, max-age=31536000, immutable" if immutable else "no-cache"
        headers["ETag"] = f'"{_digest(sent, sent.stat().st_mtime_ns, sent.stat().st_size)}"'
        if status == HTTPStatus.OK and self.headers.get("If-None-Match") == headers["ETag"]:
            return self._send(HTTPStatus.NOT_MODIFIED, b"", headers, body)
        with open(sent, "rb") as content:
            self._begin(status, headers, os.fstat(content.fileno()).st_size)
            if body:
                shutil.copyfileobj(content, self.wfile, PIECE)

    def _file(self, path: str) -> Path | None:
        """The file or folder that a path names, or None when there is none, or none inside the site."""
        prefix = self.server.prefix
        if not path.startswith(prefix) and path + "/" != prefix:
            return None
        try:
            file = (self.server.folder / path[len(prefix) :].lstrip("/")).resolve()
            return file if file.exists() and file.is_relative_to(self.server.folder) else None
        except (OSError, ValueError):  # a name too long for the disk, or with a zero byte
            return None

    def _form(self, file: Path) -> tuple[Path, dict]:
        """The file to send and its headers: the smallest form that the browser takes."""
        kind = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        headers = {
            "Content-Type": f"{kind}; charset=utf-8" if kind.startswith(TEXT) else kind,
            "Vary": "Accept-Encoding",
        }
        parts = self.headers.get("Accept-Encoding", "").replace(" ", "").lower().split(",")
        offered = {part.split(";")[0] for part in parts if not part.endswith((";q=0", ";q=0.0"))}
        for encoding, suffix in ENCODINGS:
            smaller = file.with_name(file.name + suffix)
            if encoding in offered and smaller.is_file():
                return smaller, headers | {"Content-Encoding": encoding}
        return file, headers

    def _send(self, status: HTTPStatus, content: bytes, headers: dict, body: bool) -> None:
        self._begin(status, headers, None if status == HTTPStatus.NOT_MODIFIED else len(content))
        if body:
            self.wfile.write(content)

    def _begin(self, status: HTTPStatus, headers: dict, length: int | None) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("X-Content-Type-Options", "nosniff")
        if length is not None:
            self.send_header("Content-Length", str(length))
        self.end_headers()

    def log_message(self, *_args: object) -> None:
        """Requests are not logged: they are nobody's business."""

    def handle(self) -> None:
        # A browser that went away, or reads nothing for long, is nothing wrong here.
        with suppress(ConnectionError, TimeoutError):
            super().handle()


class SiteServer(ThreadingHTTPServer):
    """A server of one folder, on loopback only, under a path that starts and ends with a slash."""

    daemon_threads = True
    request_queue_size = 512  # a class opens the page at the same moment, and a browser asks for many files at once
    allow_reuse_address = os.name != "nt"  # there it would let two servers share a port

    def __init__(self, folder: Path, port: int, prefix: str = "/"):
        self.folder, self.prefix = folder.resolve(), prefix
        self.places = threading.BoundedSemaphore(MOST)
        super().__init__(("127.0.0.1", port), Handler)

    def process_request(self, request: Any, client_address: tuple) -> None:
        """Each connection has a thread of its own, up to a number of them; more are told to come back."""
        if self.places.acquire(blocking=False):
            return super().process_request(request, client_address)
        with suppress(OSError):
            request.sendall(b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nContent-Length: 0\r\n\r\n")
        self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: tuple) -> None:
        """As the base class, and the place is free again."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self.places.release()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}{self.prefix}"


@lru_cache(maxsize=4_096)
def _digest(file: Path, _written: int, _size: int) -> str:
    """Hash of a file's content, worked out once for each time that it was written."""
    with open(file, "rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()[:32]


def open_server(folder: Path, port: int, tries: int = 20, prefix: str = "/") -> SiteServer:
    """A server on the port, or on the next free one after it; port 0 takes any.

    Raises:
        Problem: there is no such port, or none of the ports is free.
    """
    if not 0 <= port <= 65_535:
        raise Problem(f"{port} is not a port: choose one from 1024 to 65535, or 0 for any free one.")
    last = min(port + tries - 1, 65_535) if port else 0
    for candidate in range(port, last + 1):
        try:
            return SiteServer(folder, candidate, prefix)
        except OSError:
            continue
    raise Problem(f"None of the ports {port} to {last} can be used here. Choose another with --port.")


def serve(folder: Path, port: int, open_browser: bool) -> None:
    """Serve until Ctrl-C; prints the address first."""
    server = open_server(folder, port)
    Console(highlight=False).print(f"Glassbox is at {server.address}   (Ctrl-C stops it)", soft_wrap=True)
    if open_browser and _has_windows():
        threading.Timer(0.3, webbrowser.open, [server.address]).start()
    with suppress(KeyboardInterrupt), server:
        server.serve_forever()


def _has_windows() -> bool:
    """Whether a browser has a screen to open on: without one, a text browser would take over the terminal."""
    return sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
