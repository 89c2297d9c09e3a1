"""What tests share: the real site, a real browser, and the real data where a mirror is named."""

import functools
import http.server
import os
import shutil
import threading
from dataclasses import replace
from pathlib import Path

import hypothesis
import pytest
from waiting import made_patient

from glassbox import discovery
from glassbox.files import read_json
from glassbox.site.testing import open_browser, open_site
from tools.browser import find_browser

hypothesis.settings.register_profile("patient", deadline=None)  # how long an example takes is the machine's affair
hypothesis.settings.load_profile("patient")


def pytest_collection_modifyitems(items):
    """What is asked of every experiment alike is asked of one of each kind by `make test`, and of all by `make thorough`.

    The one is the smallest of its kind. What must hold for every experiment at once is marked `every_experiment`; what is
    slow for another reason is marked `thorough` where it stands.
    """
    sizes = {name: (discovery.experiments_folder() / name / "model" / "model.tflite") for name in discovery.shipped()}
    kinds = {name: read_json(file.with_name("manifest.json"))["page"]["kind"] for name, file in sizes.items()}
    smallest = {
        min((name for name in kinds if kinds[name] == kind), key=lambda name: sizes[name].stat().st_size)
        for kind in set(kinds.values())
    }
    for item in items:
        params = getattr(item, "callspec", None)
        asked = (
            [value for value in params.params.values() if isinstance(value, str) and value in kinds] if params else []
        )
        if asked and not set(asked) & smallest and not item.get_closest_marker("every_experiment"):
            item.add_marker(pytest.mark.thorough)


@pytest.fixture(scope="session")
def browser():
    """A headless Chromium, driven by Playwright, whose pages wait as long as a busy machine needs."""
    os.environ.setdefault("GLASSBOX_BROWSER", str(find_browser()))
    with open_browser() as browser:
        yield made_patient(browser)


@pytest.fixture(scope="session")
def site():
    """Address of the built site, ending in a slash; of the folder that `GLASSBOX_SITE` names, where it names one."""
    built = os.environ.get("GLASSBOX_SITE")
    with open_site(Path(built) if built else None) as address:
        yield address


@pytest.fixture(scope="session")
def experiments_folder():
    """Folder of the project's experiments."""
    return Path(__file__).resolve().parent.parent / "experiments"


@pytest.fixture
def mirror():
    """Skips a test that needs real data where no mirror is named."""
    if not os.environ.get("GLASSBOX_MIRROR"):
        pytest.skip("needs real data: name a mirror with GLASSBOX_MIRROR")


@pytest.fixture
def official(tmp_path, monkeypatch):
    """(folder, its address): a local server in place of the official ones, and no mirror."""
    folder = tmp_path / "official"
    folder.mkdir()
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=folder)
    handler.func.log_message = lambda *_: None
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.delenv("GLASSBOX_MIRROR", raising=False)
    monkeypatch.setenv("GLASSBOX_CACHE", str(tmp_path / "cache"))
    yield folder, f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def copied(tmp_path):
    """Gives an experiment by name, with a copy of its model folder that a test may change, and other fields."""

    def copy(name, **fields):
        found = discovery.find(name)
        shutil.copytree(found.model_folder, tmp_path / "model")
        return replace(found, folder=tmp_path, **fields)

    return copy
