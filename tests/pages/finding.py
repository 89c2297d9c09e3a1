"""What the tests of the detector share: its experiment, what its page lists, and where it draws boxes."""

import numpy as np
from picturing import canvas, clear, give_file
from shipped import FOLDERS, of_kind
from visiting import ANSWERED, next_frame

from glassbox.images.fitting import opened

NAME = "objects_detection_ssdlite_mobilenet_v2"
MANIFEST = of_kind("objects")[NAME]
SETTINGS = MANIFEST["page"]["settings"]
EXAMPLES = SETTINGS["examples"]
LOOKED = f"{ANSWERED}[data-milliseconds]:not([data-milliseconds=''])"


def example(which=0):
    """An example that the page ships, as Pillow opens it."""
    return opened(FOLDERS[NAME] / EXAMPLES[which]["file"])


def look_at(page, raw):
    """Give the bytes of a picture, with nothing given before it, and wait until it was looked at."""
    clear(page)
    give_file(page, raw)
    page.wait_for_selector(LOOKED, state="attached")


def press(page, which):
    """Press an example, with nothing given before it, and wait until it was looked at."""
    clear(page)
    page.click(f"[data-part=example] >> nth={which}")
    page.wait_for_selector(LOOKED, state="attached")


def listed(page):
    """What the list says: names with percentages, sorted."""
    next_frame(page)
    return sorted(" ".join(text.split()) for text in page.locator(".objects-list button").all_inner_texts())


def middle_of_ink(page):
    """Where the boxes are drawn: the middle of their ink, as shares of the overlay."""
    ink = canvas(page, "[data-part=overlay]")[..., 3] > 0
    rows, columns = np.nonzero(ink)
    return columns.mean() / ink.shape[1], rows.mean() / ink.shape[0]
