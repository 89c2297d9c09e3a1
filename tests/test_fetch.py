"""Data comes from a folder, from a mirror's address or from the official one, and only the right bytes are used."""

import hashlib
import http.server
import shutil
import ssl
import subprocess
import threading
from pathlib import Path

import numpy as np
import pytest

from glassbox.data.fetch import cache_folder, fetch, fetch_start
from glassbox.errors import Problem

CONTENT = b"real data"
SHA256 = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def address(official):
    """Address of a server with a file, and with another that is not what it should be."""
    folder, address = official
    (folder / "set").mkdir()
    (folder / "set" / "file.gz").write_bytes(CONTENT)
    (folder / "wrong.gz").write_bytes(b"something else")
    return address


def test_official_address_is_tried_in_order_and_kept(address):
    file = fetch("set/file.gz", SHA256, [address + "missing.gz", address + "set/file.gz"])
    assert file.read_bytes() == CONTENT
    assert fetch("set/file.gz", SHA256, ["http://127.0.0.1:1/gone"]) == file  # from the cache: no connection needed


def test_mirror_can_be_an_address(address, monkeypatch):
    monkeypatch.setenv("GLASSBOX_MIRROR", address)
    assert fetch("set/file.gz", SHA256, ["http://127.0.0.1:1/never"]).read_bytes() == CONTENT


def test_mirror_can_be_a_folder(tmp_path, monkeypatch):
    (tmp_path / "set").mkdir()
    (tmp_path / "set" / "file.gz").write_bytes(CONTENT)
    monkeypatch.setenv("GLASSBOX_MIRROR", str(tmp_path))
    assert fetch("set/file.gz", SHA256, []).read_bytes() == CONTENT
    (tmp_path / "set" / "file.gz").write_bytes(CONTENT + b"!")
    with pytest.raises(Problem, match="SHA-256 differs"):
        fetch("set/file.gz", SHA256, [])
    with pytest.raises(Problem, match="is not there"):
        fetch("set/none.gz", SHA256, [])


def test_a_wrong_file_is_refused_and_not_kept(address):
    with pytest.raises(Problem, match=r"SHA-256 is wrong.*GLASSBOX_MIRROR"):
        fetch("wrong.gz", SHA256, [address + "wrong.gz"])
    with pytest.raises(Problem, match="HTTP 404"):
        fetch("wrong.gz", SHA256, [address + "missing.gz"])


def test_a_file_without_checksum_is_checked_by_its_content(address):
    wrong, right = address + "wrong.gz", address + "set/file.gz"
    file = fetch("set/file.gz", None, [wrong, right], check=lambda file: file.read_bytes() == CONTENT)
    assert file.read_bytes() == CONTENT
    with pytest.raises(Problem, match="holds something else"):
        fetch("set/other.gz", None, [wrong], check=lambda file: False)


def test_what_has_no_address_needs_a_mirror(address):
    with pytest.raises(Problem, match="it has none"):
        fetch("set/only-in-mirrors.zip", SHA256, [])


def reason(address, path="set/file.gz", sha256=SHA256):
    """The sentence about a file that cannot be had; nothing of it may stay."""
    with pytest.raises(Problem) as problem:
        fetch(path, sha256, [address])
    if cache_folder().is_dir():
        assert not [file for file in cache_folder().rglob("*") if file.is_file()]
    return str(problem.value)


@pytest.fixture
def broken():
    """Address of a server that announces more than it sends, or says a status, by the path."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            status = int(self.path.strip("/")) if self.path.strip("/").isdigit() else 200
            self.send_response(status)
            self.send_header("Content-Length", "100" if status == 200 else "0")
            self.end_headers()
            if status == 200:
                self.wfile.write(b"half")

        def log_message(self, *_args):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_each_failure_of_a_connection_says_what_it_is(official, broken, monkeypatch):
    assert "broke off in the middle" in reason(broken + "cut")
    with pytest.raises(Problem, match="broke off in the middle"):
        fetch_start("set/start.npy", broken + "cut", 50)
    assert not list((cache_folder() / "set").iterdir())
    for status, words in ((403, "refuses"), (404, "not there"), (429, "too often"), (503, "try again later")):
        assert f"HTTP {status}: " in (said := reason(f"{broken}{status}")) and words in said
    assert "nothing answers there" in reason("http://127.0.0.1:1/file")
    assert "nobody knows its name" in reason("http://no-such-host.invalid/file")
    assert "is no address" in reason("gopher://127.0.0.1/file")
    for variable in ("http_proxy", "HTTP_PROXY", "no_proxy", "NO_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    assert "the proxy that http_proxy names does not answer" in reason(broken + "cut")


@pytest.mark.skipif(not shutil.which("openssl"), reason="needs openssl, to make a certificate")
def test_a_certificate_that_nobody_vouches_for_is_named(official, tmp_path):
    make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-days", "2"]
    subprocess.run([*make, "-keyout", "key.pem", "-out", "pem"], cwd=tmp_path, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "pem", tmp_path / "key.pem")
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), http.server.SimpleHTTPRequestHandler) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        server.handle_error = lambda *_: None
        threading.Thread(target=server.serve_forever, daemon=True).start()
        said = reason(f"https://localhost:{server.server_port}/file")
        server.shutdown()
    assert "its certificate is not trusted" in said and "REQUESTS_CA_BUNDLE" in said


def test_a_cache_that_cannot_be_written_is_named_before_anything_is_asked_for(address, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("in the place of a folder")
    monkeypatch.setenv("GLASSBOX_CACHE", str(tmp_path / "file"))
    for get in (
        lambda: fetch("set/file.gz", SHA256, [address + "set/file.gz"]),
        lambda: fetch_start("set/file.gz", address + "set/file.gz", 5),
    ):
        with pytest.raises(Problem, match=r"cannot be kept in .*file.*GLASSBOX_CACHE"):
            get()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_named(address, monkeypatch):
    monkeypatch.setattr("pooch.downloaders.open", lambda *_: open("/dev/full", "wb", 0), raising=False)  # noqa: SIM115
    assert "Make room there" in reason(address + "set/file.gz")


def test_the_base_of_transfer_learning_has_its_shape_without_its_weights(official, monkeypatch):
    pytest.importorskip("keras")
    from glassbox.data import mobilenet

    with mobilenet.made_weights():
        made = mobilenet.base(32)
    assert made.get_layer("out_relu").output.shape == (None, 1, 1, 1280)
    one, other = (made(np.full((1, 32, 32, 3), value, np.float32)).numpy() for value in (40, 200))
    assert np.isfinite(one).all() and np.abs(one - other).max() > 0.01  # a picture comes through to the end
    monkeypatch.setattr(mobilenet, "ADDRESS", "http://127.0.0.1:1/")
    with pytest.raises(Problem, match="pretrained"):
        mobilenet.base(32)


def test_the_base_of_transfer_learning_has_the_right_tensors(mirror, tmp_path, monkeypatch):
    from glassbox.data import mobilenet

    assert mobilenet.tensors_sha256(mobilenet.base(96)) == mobilenet.TENSORS[0.35]
    file = tmp_path / "pretrained" / mobilenet.FILE.format(alpha=0.35)
    file.parent.mkdir()
    file.write_bytes(b"not HDF5")
    monkeypatch.setenv("GLASSBOX_MIRROR", str(tmp_path))
    with pytest.raises(Problem, match="something else"):
        mobilenet.weights_file()
