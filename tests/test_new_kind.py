"""A new kind of page is one Python file, one folder of the site and its entry in the schema; nothing else is touched."""

import json
import re
import shutil
import sys
from pathlib import Path

import pytest

from glassbox import discovery
from glassbox.contract import SCHEMAS
from glassbox.site import CHECKOUT
from glassbox.site.build import WEB, fingerprint
from glassbox.site.node import run_npm
from glassbox.site.testing import open_site

pytest.importorskip("keras")

HERE = Path(__file__).with_name("new_kind")
SETTINGS = {  # the kind's entry in the schema
    "type": "object",
    "additionalProperties": False,
    "required": ["size", "marked_above", "invitation", "examples"],
    "properties": {
        "size": {"type": "integer", "minimum": 4, "maximum": 64},
        "marked_above": {"type": "number", "minimum": 0, "maximum": 1},
        "invitation": {"type": "string"},
        "examples": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["label", "pixels"],
                "properties": {"label": {"type": "string"}, "pixels": {"type": "array", "items": {"type": "integer"}}},
            },
        },
    },
}


@pytest.fixture(scope="module")
def shipped(tmp_path_factory):
    """The folder of a kind that Glassbox does not know, and an experiment of it: trained, exported and measured."""
    from glassbox.release import pipeline

    folder = tmp_path_factory.mktemp("kind")
    shutil.copytree(HERE / "site", folder / "site")
    shutil.copy(HERE / "outline.py", folder)
    (folder / "experiments" / "squares").mkdir(parents=True)
    shutil.copy(HERE / "experiment.py", folder / "experiments" / "squares")
    schema = json.loads(SCHEMAS["manifest"].read_text())
    schema["$defs"]["outline"] = SETTINGS
    schema["properties"]["page"]["properties"]["kind"]["enum"].append("outline")
    rule = json.dumps(schema["properties"]["page"]["allOf"][0]).replace("draw", "outline")
    schema["properties"]["page"]["allOf"].append(json.loads(rule))
    (folder / "site" / "manifest.schema.json").write_text(json.dumps(schema))
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(folder)
        patch.setenv("GLASSBOX_EXPERIMENTS", str(folder / "experiments"))
        patch.setenv("GLASSBOX_RUNS", str(folder / "runs"))
        patch.setitem(SCHEMAS, "manifest", folder / "site" / "manifest.schema.json")
        found = discovery.find("squares")
        report = pipeline.evaluate(found, pipeline.export(found))
        assert report["metrics"]["pixels"]["value"] > 0.95
        assert pipeline.verify(found) == []
        yield folder
    sys.modules.pop("outline", None)


def test_nobody_outside_of_the_kinds_asks_which_kind_a_page_is():
    asks = re.compile(r"\.kind\s*([!=]=|(not )?in\b)|(hasattr|isinstance)\([\w.]*page\b|input_name\s*[!=]=")
    package = CHECKOUT / "glassbox"
    files = set(package.rglob("*.py")) - set((package / "kinds").rglob("*.py"))
    assert len(files) > 50
    assert [str(file) for file in files if asks.search(file.read_text(encoding="utf-8"))] == []


def test_its_page_opens_and_answers(shipped, browser, monkeypatch, tmp_path):
    monkeypatch.setenv("GLASSBOX_KINDS", str(shipped / "site"))
    monkeypatch.setenv("GLASSBOX_SITE", str(tmp_path / "site"))
    run_npm(["run", "build"], WEB)
    with open_site(tmp_path / "site") as address:
        page = browser.new_page()
        errors = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(address)
        page.click("text=Squares")
        page.wait_for_selector("main[data-state=ready]")
        page.click("[data-part=example] >> nth=1")
        answer = page.wait_for_selector("[data-part=answer][data-settled=true]")
        assert abs(int(answer.get_attribute("data-label")) - 25) < 6
        page.get_by_text("of the pixels of test pictures marked right").first.wait_for()
        page.close()
        assert errors == []


def test_a_changed_file_of_a_further_kind_has_the_site_built_again(shipped, monkeypatch):
    before = fingerprint()
    monkeypatch.setenv("GLASSBOX_KINDS", str(shipped / "site"))
    given = fingerprint()
    file = shipped / "site" / "outline" / "index.tsx"
    file.write_text(file.read_text() + "\n")
    assert len({before, given, fingerprint()}) == 3
