"""Beginnings of texts as Python puts them into their frame, to be compared with those of the page."""

from dataclasses import fields

from shipped import MANIFESTS

from glassbox import Text


def begun(name, start):
    """A visitor's beginning as the text of an experiment has it."""
    settings = MANIFESTS[name]["page"]["settings"]
    known = {field.name: settings[field.name] for field in fields(Text) if field.name in settings}
    return Text(**known | {"form": tuple(settings["form"])}).begun(start)
