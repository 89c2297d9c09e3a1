"""The demo's server under many visitors at once, odd requests, slow readers, and Ctrl-C."""

import http.client
import re
import signal
import socket
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from glassbox.site import serve
from glassbox.site.serve import open_server

ROOT = Path(__file__).resolve().parent.parent.parent
VISITORS = 200
LARGE = bytes(range(256)) * 8_000  # 2 MB: more than any socket takes before it is read


@pytest.fixture
def folder(tmp_path):
    site = tmp_path / "site"
    (site / "about").mkdir(parents=True)
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "site-secret.txt").write_text("secret")
    (site / "link.txt").symlink_to(tmp_path / "secret.txt")
    (site / "index.html").write_text("<h1>home</h1>")
    (site / "about" / "index.html").write_text("<h1>about</h1>")
    (site / "404.html").write_text("<h1>nothing here</h1>")
    (site / "model.tflite").write_bytes(LARGE)
    return site


@pytest.fixture
def server(folder):
    server = open_server(folder, 0)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def raw(server, request: bytes) -> bytes:
    """What the server answers to these bytes, to the end of the connection."""
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=20) as connection:
        connection.sendall(request)
        connection.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: connection.recv(65_536), b""))


def test_two_hundred_visitors_at_once_are_all_served(server):
    together = threading.Barrier(VISITORS)

    def visit(_number):
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=60)
        together.wait()
        bodies = []
        for path in ("/", "/about/", "/nothing", "/model.tflite"):  # on one connection, as a browser does
            connection.request("GET", path)
            bodies.append(connection.getresponse().read())
        connection.close()
        return bodies

    with ThreadPoolExecutor(VISITORS) as visitors:
        answers = list(visitors.map(visit, range(VISITORS)))
    assert answers == [[b"<h1>home</h1>", b"<h1>about</h1>", b"<h1>nothing here</h1>", LARGE]] * VISITORS


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/about/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e%2fsecret.txt",
        "/..%5csecret.txt",
        "/....//secret.txt",
        "/%252e%252e/secret.txt",
        "//secret.txt",
        "/../site-secret.txt",
        "/link.txt",
        "/about%00/../../secret.txt",
        "/" + "a" * 5_000,
        "/" + "../" * 3_000 + "etc/passwd",
        "/%ff%fe",
        "http://elsewhere/../secret.txt",
    ],
)
def test_nothing_outside_the_folder_however_it_is_asked_for(server, path):
    answer = raw(server, f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
    assert answer.startswith(b"HTTP/1.1 404 ") and b"secret" not in answer


@pytest.mark.parametrize(
    "request_of_it,status",
    [
        (b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n", 414),
        (b"GET / HTTP/1.1\r\nX: " + b"a" * 70_000 + b"\r\n\r\n", 431),
        (b"GET / HTTP/1.1\r\n" + b"X: a\r\n" * 200 + b"\r\n", 431),
        (b"POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc", 501),
        (b"GET / HTTP/9.9\r\n\r\n", 505),
        (b"nonsense\r\n\r\n", 400),
    ],
)
def test_what_is_no_request_is_refused(server, request_of_it, status):
    assert re.match(rb"(HTTP/1\.[01] )?.*\b%d\b" % status, raw(server, request_of_it), re.DOTALL)
    assert raw(server, b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n").endswith(b"<h1>home</h1>")


def test_who_reads_nothing_is_let_go_and_who_comes_too_many_is_told_so(folder, monkeypatch):
    monkeypatch.setattr(serve, "MOST", 3)
    monkeypatch.setattr(serve.Handler, "timeout", 0.5)
    server = open_server(folder, 0)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    slow = [socket.create_connection(("127.0.0.1", server.server_port), timeout=20) for _ in range(3)]
    for one in slow:
        one.sendall(b"GET /model.tflite HTTP/1.1\r\n\r\n")
        assert one.recv(1) == b"H"  # it has a place, and the file is on its way
    refused = socket.create_connection(("127.0.0.1", server.server_port), timeout=20)
    assert b" 503 " in refused.recv(1_000)
    for _place in range(3):  # none of them reads on, so all places become free
        assert server.places.acquire(timeout=20)
    for one in (*slow, refused):
        one.close()
    server.shutdown()
    server.server_close()


def listen():
    """Ctrl-C reaches a command in the foreground; a shell has those in the background, and what they start, ignore it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.mark.skipif(sys.platform == "win32", reason="there, Ctrl-C goes to a whole console")
def test_ctrl_c_ends_it_at_once_whoever_is_still_reading(folder):
    command = [sys.executable, "-m", "glassbox.cli", "demo", "--no-browser", "--port", "0", "--site", str(folder)]
    demo = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=listen
    )
    try:
        said = re.search(r"127\.0\.0\.1:(\d+)", demo.stdout.readline())
        reader = socket.create_connection(("127.0.0.1", int(said[1])), timeout=20)
        reader.sendall(b"GET /model.tflite HTTP/1.1\r\n\r\n")
        assert reader.recv(1) == b"H"
        demo.send_signal(signal.SIGINT)
        _out, error = demo.communicate(timeout=20)
    finally:
        demo.kill()
    reader.close()
    assert demo.returncode == 0 and error == ""
