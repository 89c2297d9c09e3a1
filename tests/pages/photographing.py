"""What the tests of photos share: their experiment, painted photos, and the square that the network sees."""

from picturing import canvas, clear, encoded, give_file
from PIL import Image
from shipped import of_kind
from visiting import READ

from glassbox.images.fitting import Fit, pattern

NAME = "image_classification_mobilenet_v2"
MANIFEST = of_kind("photo")[NAME]
SETTINGS = MANIFEST["page"]["settings"]
FIT = Fit(**SETTINGS["fit"])
PROBLEM = ".picture-problem"
SAID = f"words => document.querySelector('{PROBLEM}').textContent.includes(words)"


def painted(width, height, number=1):
    return Image.fromarray(pattern(number, max(width, height))[:height, :width])


def give_anew(page, picture):
    """Give a picture, with nothing given before it."""
    clear(page)
    give_file(page, encoded(picture))


def square(page):
    """The square that the page shows as what the network sees, once it has been read: [side, side, 3]."""
    page.wait_for_selector(READ, state="attached")
    return canvas(page, ".picture-square")[..., :3]
