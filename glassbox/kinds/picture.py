"""What the kinds have in common whose samples are pictures."""

from __future__ import annotations

import numpy as np
from PIL import Image

from ..images.fitting import as_base64
from ..page import Page

THUMBNAIL = 96  # pixels: photos in a report


class PicturePage(Page):
    """A page whose network reads, or makes, pictures."""

    def describe(self, sample: np.ndarray) -> dict:
        """A small PNG of a drawing, a small JPEG of a photo."""
        if sample.shape[-1] == 3:
            photo = Image.fromarray(sample)
            photo.thumbnail((THUMBNAIL, THUMBNAIL))
            return {"kind": "image", "src": "data:image/jpeg;base64," + as_base64(photo, "JPEG", quality=75)}
        return {
            "kind": "image",
            "src": "data:image/png;base64," + as_base64(Image.fromarray(sample.squeeze(-1)), "PNG"),
        }
