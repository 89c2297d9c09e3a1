"""The teacher: YOLOX-Nano (Ge and others, 2021, arXiv:2107.08430), which learned from all 118,000 photos of COCO.

It looks at photos that nobody has put boxes on. Its weights are Apache-2.0; it runs in ONNX Runtime.
"""

from __future__ import annotations

import numpy as np
from PIL import Image

from ..data.yolox import published_file
from ..images.fitting import Fit, fitted
from .boxes import from_square
from .cells import decode

FIT = Fit(416, "contain")


class Teacher:
    """Finds objects of the 80 classes of COCO.

    Raises:
        Problem: its file cannot be had, or is not the right one.
    """

    def __init__(self, threads: int = 2):
        import onnxruntime  # only who labels or compares needs it

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        self.session = onnxruntime.InferenceSession(str(published_file()), options, providers=["CPUExecutionProvider"])

    def __call__(self, picture: Image.Image) -> tuple[np.ndarray, np.ndarray]:
        """Every raw answer for a photo: boxes (3549, 4) as shares of it, and scores (3549, 80).

        A score is the product of two probabilities: that something is there, and that it is of this class.
        """
        square = fitted(picture, FIT)[..., ::-1]  # it learned with blue first
        (raw,) = self.session.run(None, {"images": square.transpose(2, 0, 1)[None].astype(np.float32)})
        return from_square(decode(raw[0, :, :4], FIT.size), *picture.size, FIT), raw[0, :, 4:5] * raw[0, :, 5:]
