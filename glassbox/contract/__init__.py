"""The files that an experiment ships and a page reads, as schemas: manifest.json, report.json and inside.json.

The site's types are made from these schemas (web/build/contract.ts), and so is what its pages check files with.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import jsonschema

from ..errors import Problem
from ..files import read_json

File = Literal["manifest", "report", "inside"]


SCHEMAS: dict[File, Path] = {
    "manifest": Path(__file__).with_name("manifest.schema.json"),
    "report": Path(__file__).with_name("report.schema.json"),
    "inside": Path(__file__).with_name("inside.schema.json"),
}


def check(name: File, content: Any) -> None:
    """Check what a shipped file holds.

    Raises:
        Problem: it does not fit its schema; one sentence with the place.
    """
    error = jsonschema.exceptions.best_match(
        jsonschema.Draft202012Validator(read_json(SCHEMAS[name])).iter_errors(content)
    )
    if error:
        place = "/".join(map(str, error.path)) or "its top"
        raise Problem(f"{name}.json is not valid at {place}: {error.message[:300]}")
