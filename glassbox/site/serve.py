"""Serve the built site on this machine: compressed, cached by content, and nothing outside its folder."""

from __future__ import annotations

import hashlib
import mimetypes
import threading
import webbrowser
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

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


class Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD with files of `server.folder`."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._answer(body=True)

    def do_HEAD(self) -> None:
        self._answer(body=False)

    def _answer(self, body: bool) -> None:
        path = unquote(urlsplit(self.path).path)
        file = self._file(path)
        if file is not None and file.is_dir():
            if not path.endswith("/"):
                return self._send(HTTPStatus.MOVED_PERMANENTLY, b"", {"Location": urlsplit(self.path).path + "/"}, body)
            file = file / "index.html"
        status = HTTPStatus.OK
        if file is None or not file.is_file() or file.suffix in (".br", ".gz"):
            status, file = HTTPStatus.NOT_FOUND, self.server.folder / "404.html"
            if not file.is_file():
                return self._send(status, b"Not found", {"Content-Type": "text/plain"}, body)
        content, headers = self._content(file)
        immutable = "assets" in file.relative_to(self.server.folder).parts[:1]
        headers["Cache-Control"] = "public, max-age=31536000, immutable" if immutable else "no-cache"
        headers["ETag"] = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
        if status == HTTPStatus.OK and self.headers.get("If-None-Match") == headers["ETag"]:
            return self._send(HTTPStatus.NOT_MODIFIED, b"", headers, body)
        self._send(status, content, headers, body)

    def _file(self, path: str) -> Path | None:
        """The file that a path names, or None when it is outside the folder."""
        file = (self.server.folder / path.lstrip("/")).resolve() if "\0" not in path else None
        return file if file is not None and file.is_relative_to(self.server.folder) else None

    def _content(self, file: Path) -> tuple[bytes, dict]:
        """Bytes to send and their headers: the smallest form that the browser takes."""
        kind = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        headers = {
            "Content-Type": f"{kind}; charset=utf-8" if kind.startswith(TEXT) else kind,
            "Vary": "Accept-Encoding",
        }
        offered = [part.split(";")[0].strip() for part in self.headers.get("Accept-Encoding", "").split(",")]
        for encoding, suffix in ENCODINGS:
            smaller = file.with_name(file.name + suffix)
            if encoding in offered and smaller.is_file():
                return smaller.read_bytes(), headers | {"Content-Encoding": encoding}
        return file.read_bytes(), headers

    def _send(self, status: HTTPStatus, content: bytes, headers: dict, body: bool) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("X-Content-Type-Options", "nosniff")
        if status != HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if body:
            self.wfile.write(content)

    def log_message(self, *_args) -> None:
        """Requests are not logged: they are nobody's business."""

    def handle(self) -> None:
        with suppress(ConnectionResetError, BrokenPipeError):  # a browser that went away is nothing wrong here
            super().handle()


class SiteServer(ThreadingHTTPServer):
    """A server of one folder, on loopback only."""

    daemon_threads = True

    def __init__(self, folder: Path, port: int):
        self.folder = folder.resolve()
        super().__init__(("127.0.0.1", port), Handler)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"


def open_server(folder: Path, port: int, tries: int = 20) -> SiteServer:
    """A server on the port, or on the next free one after it; port 0 takes any.

    Raises:
        Problem: none of the ports is free.
    """
    for candidate in range(port, port + (tries if port else 1)):
        try:
            return SiteServer(folder, candidate)
        except OSError:
            continue
    raise Problem(f"The ports {port} to {port + tries - 1} are all in use. Choose another with --port.")


def serve(folder: Path, port: int, open_browser: bool) -> None:
    """Serve until Ctrl-C; prints the address first."""
    server = open_server(folder, port)
    Console(highlight=False).print(f"Glassbox is at {server.address}   (Ctrl-C stops it)", soft_wrap=True)
    if open_browser:
        threading.Timer(0.3, webbrowser.open, [server.address]).start()
    with suppress(KeyboardInterrupt), server:
        server.serve_forever()
