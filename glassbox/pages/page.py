"""What every kind of page has in common."""

from __future__ import annotations

from dataclasses import asdict
from typing import ClassVar


class Page:
    """A kind of page; each is a dataclass.

    Attributes:
        kind: its folder in `web/src/kinds/`.
        input: what a visitor gives: "drawing", "text", "photo", "camera" or "choice".
        input_name: the network's input that this becomes.
    """

    kind: ClassVar[str]
    input: ClassVar[str]
    input_name: ClassVar[str]

    def settings(self, examples: list) -> dict:
        """What the page reads: every field but the labels, which the manifest holds beside the page.

        Args:
            examples: what there is to click, as each kind of page says.
        """
        fields = asdict(self, dict_factory=_as_json)
        fields.pop("labels", None)
        return fields | {"examples": examples}


def _as_json(fields: list[tuple[str, object]]) -> dict:
    """Fields as they are read back from the manifest: JSON knows lists, not tuples."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in fields}
