"""Data comes from a folder, from a mirror's address or from the official one, and only the right bytes are used."""

import functools
import hashlib
import http.server
import threading

import pytest

from glassbox.data.fetch import fetch
from glassbox.errors import Problem

CONTENT = b"real data"
SHA256 = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def official(tmp_path, monkeypatch):
    """A local server in place of the official one; yields its address."""
    folder = tmp_path / "official"
    (folder / "set").mkdir(parents=True)
    (folder / "set" / "file.gz").write_bytes(CONTENT)
    (folder / "wrong.gz").write_bytes(b"something else")
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=folder)
    handler.func.log_message = lambda *_: None
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.delenv("GLASSBOX_MIRROR", raising=False)
    monkeypatch.setenv("GLASSBOX_CACHE", str(tmp_path / "cache"))
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def test_official_address_is_tried_in_order_and_kept(official):
    file = fetch("set/file.gz", SHA256, [official + "missing.gz", official + "set/file.gz"])
    assert file.read_bytes() == CONTENT
    assert fetch("set/file.gz", SHA256, ["http://127.0.0.1:1/gone"]) == file  # from the cache: no connection needed


def test_mirror_can_be_an_address(official, monkeypatch):
    monkeypatch.setenv("GLASSBOX_MIRROR", official)
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


def test_a_wrong_file_is_refused_and_not_kept(official):
    with pytest.raises(Problem, match=r"SHA-256 is wrong.*GLASSBOX_MIRROR"):
        fetch("wrong.gz", SHA256, [official + "wrong.gz"])
    with pytest.raises(Problem, match="HTTP 404"):
        fetch("wrong.gz", SHA256, [official + "missing.gz"])


def test_a_file_without_checksum_is_checked_by_its_content(official):
    wrong, right = official + "wrong.gz", official + "set/file.gz"
    file = fetch("set/file.gz", None, [wrong, right], check=lambda file: file.read_bytes() == CONTENT)
    assert file.read_bytes() == CONTENT
    with pytest.raises(Problem, match="holds something else"):
        fetch("set/other.gz", None, [wrong], check=lambda file: False)


def test_what_has_no_address_needs_a_mirror(official):
    with pytest.raises(Problem, match="it has none"):
        fetch("set/only-in-mirrors.zip", SHA256, [])


def test_the_base_of_transfer_learning_has_the_right_tensors(mirror, tmp_path, monkeypatch):
    from glassbox.data import mobilenet

    assert mobilenet.tensors_sha256(mobilenet.base(96)) == mobilenet.TENSORS[0.35]
    file = tmp_path / "pretrained" / mobilenet.FILE.format(alpha=0.35)
    file.parent.mkdir()
    file.write_bytes(b"not HDF5")
    monkeypatch.setenv("GLASSBOX_MIRROR", str(tmp_path))
    with pytest.raises(Problem, match="something else"):
        mobilenet.weights_file()
