"""Data comes from a folder, from a mirror's address or from the official one, and only the right bytes are used."""

import hashlib

import pytest

from glassbox.data.fetch import fetch
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


def test_the_base_of_transfer_learning_has_the_right_tensors(mirror, tmp_path, monkeypatch):
    from glassbox.data import mobilenet

    assert mobilenet.tensors_sha256(mobilenet.base(96)) == mobilenet.TENSORS[0.35]
    file = tmp_path / "pretrained" / mobilenet.FILE.format(alpha=0.35)
    file.parent.mkdir()
    file.write_bytes(b"not HDF5")
    monkeypatch.setenv("GLASSBOX_MIRROR", str(tmp_path))
    with pytest.raises(Problem, match="something else"):
        mobilenet.weights_file()
