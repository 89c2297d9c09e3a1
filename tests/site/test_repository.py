"""The repository's address is a setting of the build, and no text names a repository that is not the project's."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from glassbox.notebooks.writing import SETUP
from glassbox.site import repository

ROOT = Path(__file__).resolve().parents[2]
FOREIGN = re.compile("glassbox" + r"-ml/glassbox|git\+https?:|yann\." + r"lecun\.com/exdb")


@pytest.mark.parametrize(
    "remote,page",
    [
        ("https://github.com/someone/glassbox.git", "https://github.com/someone/glassbox"),
        ("https://name:secret@github.com/someone/glassbox", "https://github.com/someone/glassbox"),
        ("git@github.com:someone/glassbox.git", "https://github.com/someone/glassbox"),
        ("ssh://git@codeberg.org:2222/someone/glassbox.git", "https://codeberg.org/someone/glassbox"),
        ("/srv/git/glassbox", None),
        ("file:///srv/git/glassbox", None),
        ("http://127.0.0.1:3000/a/b", None),
        ("https://10.0.0.4/a/b.git", None),
        ("git@buildhost:a/b.git", None),
        ("https://git.office.internal/a/b", None),
        ('https://github.com/a/b"onclick', None),
        ("", None),
    ],
)
def test_a_remote_becomes_a_page_only_where_it_is_public(remote, page):
    assert repository.web_address(remote) == page


def test_the_variable_comes_before_the_hosted_build_and_that_before_the_remote(monkeypatch):
    monkeypatch.setenv("GITHUB_SERVER_URL", "https://github.com")
    monkeypatch.setenv("GITHUB_REPOSITORY", "a/hosted")
    monkeypatch.setenv("GLASSBOX_REPOSITORY", "https://github.com/a/named")
    assert repository.find_repository() == "https://github.com/a/named"
    monkeypatch.delenv("GLASSBOX_REPOSITORY")
    assert repository.find_repository() == "https://github.com/a/hosted"
    monkeypatch.setenv("GLASSBOX_REPOSITORY", "")
    assert repository.find_repository() is None


def test_the_remote_of_a_checkout_is_read(monkeypatch, tmp_path):
    for name in ("GLASSBOX_REPOSITORY", "GITHUB_SERVER_URL", "GITHUB_REPOSITORY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(repository, "CHECKOUT", tmp_path)
    assert repository.find_repository() is None
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    assert repository.find_repository() is None
    subprocess.run(
        ["git", "-C", str(tmp_path), "remote", "add", "origin", "git@github.com:someone/glassbox.git"], check=True
    )
    assert repository.find_repository() == "https://github.com/someone/glassbox"


def test_no_file_names_a_repository_that_the_project_does_not_own():
    files = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    texts = {name: (ROOT / name).read_bytes() for name in files.split("\0") if name and (ROOT / name).is_file()}
    assert texts
    assert [name for name, text in texts.items() if FOREIGN.search(text.decode("utf-8", "ignore"))] == []


def test_every_notebook_begins_with_the_setup_as_it_is_now():
    for file in sorted((ROOT / "experiments").glob("*/notebook.ipynb")):
        cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
        assert "".join(cells[1]["source"]) == SETUP, file.parent.name
