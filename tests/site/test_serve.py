"""The demo's server sends what it should, compressed, and nothing else."""

import gzip
import http.client
import threading

import pytest

from glassbox.errors import Problem
from glassbox.site.serve import open_server


@pytest.fixture
def ask(tmp_path):
    """Ask a server of a small site; gives (response, body)."""
    site = tmp_path / "site"
    (site / "about").mkdir(parents=True)
    (site / "assets").mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    (site / "index.html").write_text("<h1>home</h1>")
    (site / "about" / "index.html").write_text("<h1>about</h1>")
    (site / "404.html").write_text("<h1>nothing here</h1>")
    (site / "assets" / "a.js").write_text("let a = 1;")
    (site / "assets" / "a.js.gz").write_bytes(gzip.compress(b"let a = 1;"))
    (site / "model.tflite").write_bytes(b"\0\1")
    server = open_server(site, 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def request(path, method="GET", **headers):
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port)
        connection.request(method, path, headers=headers)
        response = connection.getresponse()
        return response, response.read()

    yield request
    server.shutdown()
    server.server_close()


def test_pages_files_and_types(ask):
    assert ask("/")[1] == b"<h1>home</h1>"
    assert ask("/about")[0].getheader("Location") == "/about/"
    assert ask("//about?q=1")[0].getheader("Location") == "/about/?q=1"
    assert ask("/about/?q=1")[1] == b"<h1>about</h1>"
    assert ask("/model.tflite")[0].getheader("Content-Type") == "application/octet-stream"
    response, body = ask("/", method="HEAD")
    assert (response.getheader("Content-Length"), body) == ("13", b"")


def test_the_smaller_form_is_sent_to_who_takes_it(ask):
    response, body = ask("/assets/a.js", **{"Accept-Encoding": "gzip, br"})
    assert gzip.decompress(body) == b"let a = 1;"
    assert response.getheader("Vary") == "Accept-Encoding"
    assert ask("/assets/a.js")[1] == ask("/assets/a.js", **{"Accept-Encoding": "gzip;q=0"})[1] == b"let a = 1;"


def test_unchanged_files_are_not_sent_again(ask):
    tag = ask("/")[0].getheader("ETag")
    response, body = ask("/", **{"If-None-Match": tag})
    assert (response.status, body) == (304, b"")
    assert "immutable" in ask("/assets/a.js")[0].getheader("Cache-Control")


OUTSIDE = ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/assets/../../secret.txt"]


@pytest.mark.parametrize("path", [*OUTSIDE, "/%00", "/none", "/assets/a.js.gz", "/" + "a" * 5_000])
def test_nothing_outside_the_site_is_sent(ask, path):
    response, body = ask(path)
    assert response.status == 404 and b"secret" not in body


def test_a_taken_port_is_not_the_end(tmp_path):
    first = open_server(tmp_path, 0)
    second = open_server(tmp_path, first.server_port)
    assert second.server_port != first.server_port
    with pytest.raises(Problem, match="can be used"):
        open_server(tmp_path, first.server_port, tries=1)
    with pytest.raises(Problem, match="not a port"):
        open_server(tmp_path, 70_000)
    first.server_close()
    second.server_close()
