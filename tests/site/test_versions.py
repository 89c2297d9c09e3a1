"""What browsers keep: of two copies on one origin each its own, and of an older version what its open pages need."""

import functools
import http.server
import os
import re
import shutil
import threading

import pytest

from glassbox.site.build import build_site

NAME = "digits_mlp"
READY = "main[data-state=ready]"
CACHES = "() => caches.keys()"
CONTROLLED = """async () => {
  await navigator.serviceWorker.ready;
  while (!navigator.serviceWorker.controller) await new Promise(requestAnimationFrame);
}"""
GONE = """async (name) => {
  while (await caches.has(name)) await new Promise(requestAnimationFrame);
}"""


@pytest.fixture(scope="module")
def origin(tmp_path_factory):
    """(folder, address) of a server with two copies of the site, /a/ and /b/, whose files can be replaced."""
    folder = tmp_path_factory.mktemp("origin")
    for copy in ("a", "b"):
        shutil.copytree(build_site(), folder / copy, copy_function=os.symlink)
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=folder)
    handler.func.log_message = lambda *_: None
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield folder, f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def context(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context
    context.close()


def open_kept(context, address):
    """A page of an experiment that is kept for offline use: one more load, once the worker is there."""
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector(READY)
    page.evaluate(CONTROLLED)
    return page


def replace(file, text):
    file.unlink()
    file.write_text(text)


def test_two_copies_on_one_origin_leave_each_other_alone(context, origin):
    _, address = origin
    first = open_kept(context, f"{address}a/experiments/{NAME}/")
    open_kept(context, f"{address}b/experiments/{NAME}/")
    names = first.evaluate(CACHES)
    for copy in ("a", "b"):
        assert [name.split(" ")[1] for name in sorted(names) if f" {address}{copy}/" in name] == ["models", "shell"]


def test_a_page_that_is_open_keeps_what_it_needs_of_its_version(context, origin):
    folder, address = origin
    old = open_kept(context, f"{address}a/experiments/{NAME}/")
    (before,) = [name for name in old.evaluate(CACHES) if name.startswith(f"glassbox shell {address}a/")]

    (chunk,) = (folder / "a/assets").glob("Notebook-*.js")
    worker = (folder / "a/sw.js").read_text()
    replace(
        folder / "a/sw.js", re.sub(r"(\$\{OWN\})\w+", r"\1another", worker).replace(f'"./assets/{chunk.name}",', "")
    )
    chunk.unlink()  # a deployment: another version of the worker, and a file that is gone
    old.evaluate(
        """() => new Promise((done) => {
          navigator.serviceWorker.addEventListener("controllerchange", done, { once: true });
          navigator.serviceWorker.ready.then((registration) => registration.update());
        })"""
    )
    assert before in old.evaluate(CACHES)
    old.click("section[data-part=code] button")
    old.wait_for_selector("[data-part=notebook] pre")

    new = context.new_page()
    old.close()
    new.goto(f"{address}a/about/")
    new.evaluate(GONE, before)
    left = [name for name in new.evaluate(CACHES) if name.startswith(f"glassbox shell {address}a/")]
    assert left == [f"glassbox shell {address}a/ another"]
