"""The site is built again when anything that it is made of has changed."""

import json

from glassbox.site import CHECKOUT
from glassbox.site.build import PARTS, has_packages


def test_everything_the_site_is_made_of_is_there_to_be_looked_at():
    assert [part for part in PARTS if not (CHECKOUT / part).exists()] == []


def test_packages_are_installed_again_when_one_is_missing_or_another_version(tmp_path):
    def write(file, packages):
        file.write_text(json.dumps({"packages": packages}))

    (tmp_path / "node_modules").mkdir()
    asked, there = tmp_path / "package-lock.json", tmp_path / "node_modules" / ".package-lock.json"
    locked = {"": {}, "node_modules/a": {"version": "1"}, "node_modules/b": {"version": "2", "optional": True}}
    write(asked, locked)
    assert not has_packages(tmp_path)
    for installed, right in (({"a": "1"}, True), ({"a": "1", "c": "3"}, True), ({"a": "2"}, False), ({}, False)):
        write(there, {f"node_modules/{name}": {"version": version} for name, version in installed.items()})
        assert has_packages(tmp_path) == right
