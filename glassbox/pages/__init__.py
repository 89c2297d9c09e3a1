"""The kinds of demo page, as data: what an experiment says about its page, and what the page reads.

Each kind has one folder in `web/src/kinds/`. A new experiment with a known kind needs no TypeScript.
"""

from .answering import Camera, Draw, Objects, Photo, Sum
from .making import Generate, Text
from .page import Page

__all__ = ["Camera", "Draw", "Generate", "Objects", "Page", "Photo", "Sum", "Text"]
