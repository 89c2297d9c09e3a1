"""What is known of locked packages is told apart from nothing being known; npm is real, its registry is a local one."""

import http.server
import json
import shutil
import threading
from pathlib import Path

import pytest

from glassbox.site import audit

WEB = Path(__file__).resolve().parent.parent.parent / "web"
ADVISORY = {
    "id": 1,
    "url": "https://example.org/advisory",
    "title": "made up",
    "severity": "high",
    "vulnerable_versions": "<999",
    "cwe": [],
    "cvss": {"score": 0, "vectorString": None},
}


@pytest.fixture
def registry(monkeypatch, tmp_path):
    """Gives a function that sets what a local registry says of all packages: a status and a body."""
    said = {}

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            self.rfile.read(int(self.headers["Content-Length"]))
            self._say(*said["answer"])

        def do_GET(self):
            self._say(404, {})

        def _say(self, status, body):
            content = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_args):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setenv("npm_config_registry", f"http://127.0.0.1:{server.server_port}/")
        monkeypatch.setenv("npm_config_cache", str(tmp_path / "cache"))
        monkeypatch.setenv("npm_config_fetch_retries", "0")
        yield lambda status, body: said.update(answer=(status, body))
        server.shutdown()


def test_npm_is_asked_and_a_registry_that_does_not_answer_is_no_good_news(registry, tmp_path):
    for name in ("package.json", "package-lock.json"):
        shutil.copy(WEB / name, tmp_path)
    registry(200, {})
    assert audit.node_faults(audit._npm_audit(tmp_path)) == ([], True)
    registry(405, {})
    assert audit.node_faults(audit._npm_audit(tmp_path)) == ([], False)
    registry(200, {"marked": [ADVISORY]})
    assert audit.node_faults(audit._npm_audit(tmp_path)) == (["marked: high"], True)


def test_packages_that_no_database_knows_are_not_taken_for_good():
    skipped = [{"name": "rich", "skip_reason": "Dependency not found on PyPI and could not be audited"}]
    known = [{"name": "typer", "version": "0.1", "vulns": []}]
    faulty = [{"name": "numpy", "version": "1.0", "vulns": [{"id": "PYSEC-1"}]}]
    assert audit.python_faults({"dependencies": skipped}) == ([], False)
    assert audit.python_faults({"dependencies": known}) == ([], True)
    assert audit.python_faults({"dependencies": known + faulty}) == (["numpy 1.0: PYSEC-1"], True)
    assert audit.python_faults(None) == ([], False)


def test_the_end_says_what_is_known(monkeypatch, capsys):
    told = {"python": ([], False), "node": ([], True)}
    monkeypatch.setattr(audit, "_pip_audit", lambda _lock: None)
    monkeypatch.setattr(audit, "_npm_audit", lambda _folder: None)
    monkeypatch.setattr(audit, "python_faults", lambda _report: told["python"])
    monkeypatch.setattr(audit, "node_faults", lambda _report: told["node"])
    with pytest.raises(audit.Problem, match=r"Nothing is known of requirements/demo.txt, requirements/test.txt"):
        audit.audit()
    told["python"] = (["numpy 1.0: PYSEC-1"], True)
    with pytest.raises(audit.Problem, match="2 known faults"):
        audit.audit()
    told["python"] = ([], True)
    audit.audit()
    assert capsys.readouterr().out.splitlines()[-1] == "web/package-lock.json: nothing known"
