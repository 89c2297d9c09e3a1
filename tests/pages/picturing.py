"""Pictures that tests give to a page, and what the page's own canvases show."""

import base64
import io

import numpy as np
from PIL import Image
from visiting import next_frame


def encoded(picture, kind="PNG", **options) -> bytes:
    raw = io.BytesIO()
    picture.save(raw, kind, **options)
    return raw.getvalue()


def give_file(page, raw):
    """Choose a file of these bytes: its name and its type say nothing."""
    page.set_input_files("[data-part=file]", [{"name": "picture", "mimeType": "", "buffer": raw}])


def clear(page):
    """Take away what was given; nothing when nothing was."""
    if page.is_visible("[data-part=clear]"):
        page.click("[data-part=clear]")


def canvas(page, selector):
    """The colours on a canvas: whole numbers, [rows, columns, 4]."""
    next_frame(page)
    url = page.evaluate("selector => document.querySelector(selector).toDataURL()", selector)
    picture = Image.open(io.BytesIO(base64.b64decode(url.partition(",")[2]))).convert("RGBA")
    return np.asarray(picture).astype(int)
