"""What an experiment ships fits its schemas, and the schemas fit each other."""

import json

import pytest

from glassbox import discovery
from glassbox.contract import SCHEMAS, check
from glassbox.errors import Problem
from glassbox.files import read_json


def test_what_two_schemas_give_the_same_name_is_the_same():
    seen: dict[str, object] = {}
    for name, file in SCHEMAS.items():
        for part, schema in read_json(file)["$defs"].items():
            assert seen.setdefault(part, schema) == schema, f"{part} of {name}"


@pytest.mark.parametrize("name", discovery.shipped())
def test_what_ships_fits_its_schemas(name):
    folder = discovery.experiments_folder() / name / "model"
    for file in SCHEMAS:
        if (folder / f"{file}.json").is_file():
            check(file, read_json(folder / f"{file}.json"))


def test_what_does_not_fit_is_refused_with_its_place():
    folder = discovery.experiments_folder() / discovery.shipped()[0] / "model"
    manifest, report = (json.loads((folder / f"{file}.json").read_text("utf-8")) for file in ("manifest", "report"))
    manifest["page"]["kind"] = "of tomorrow"
    with pytest.raises(Problem, match=r"manifest\.json is not valid at page/kind: 'of tomorrow' is not one of"):
        check("manifest", manifest)
    del next(iter(report["metrics"].values()))["name"]
    with pytest.raises(Problem, match=r"report\.json is not valid at metrics/.*: 'name' is a required property"):
        check("report", report)
