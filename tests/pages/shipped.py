"""What has landed: the shipped files of every experiment, found by its folder."""

import json

from glassbox.discovery import experiments_folder

EXPERIMENTS = experiments_folder()
FOLDERS = {file.parents[1].name: file.parent for file in sorted(EXPERIMENTS.glob("*/model/manifest.json"))}
SHIPPED = list(FOLDERS)


def read(name, file):
    """A shipped JSON file of an experiment."""
    return json.loads((FOLDERS[name] / file).read_text())


MANIFESTS = {name: read(name, "manifest.json") for name in SHIPPED}
REPORTS = {name: read(name, "report.json") for name in SHIPPED}


def of_kind(*kinds):
    """Manifests, by name, of the experiments whose page is of one of these kinds."""
    return {name: one for name, one in MANIFESTS.items() if one["page"]["kind"] in kinds}
