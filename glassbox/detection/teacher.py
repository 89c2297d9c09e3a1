"""The teacher: YOLOX-Nano (Ge and others, 2021, arXiv:2107.08430), which learned from all 118,000 photos of COCO.

It looks at photos that nobody has put boxes on. Its weights are Apache-2.0; it runs in ONNX Runtime.
"""

from __future__ import annotations

import numpy as np
from PIL import Image

from ..data.fetch import fetch, known
from ..images.fitting import Fit, fitted
from .boxes import from_square

FILE = "pretrained/yolox_nano_coco/yolox_nano.onnx"
ADDRESS = "https://github.com/Megvii-BaseDetection/YOLOX/releases/download/0.1.1rc0/yolox_nano.onnx"
FIT = Fit(416, "contain")
STRIDES = (8, 16, 32)  # pixels between neighbouring answers, on its three maps


class Teacher:
    """Finds objects of the 80 classes of COCO.

    Raises:
        Problem: its file cannot be had, or is not the right one.
    """

    def __init__(self, threads: int = 2):
        import onnxruntime  # only who labels or compares needs it

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        file = fetch(FILE, known(FILE), [ADDRESS])
        self.session = onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
        cells = [np.stack(np.meshgrid(*[np.arange(FIT.size // s)] * 2), -1).reshape(-1, 2) for s in STRIDES]
        self.strides = np.concatenate([np.full((len(c), 1), s) for c, s in zip(cells, STRIDES, strict=True)])
        self.cells = np.concatenate(cells)

    def __call__(self, picture: Image.Image) -> tuple[np.ndarray, np.ndarray]:
        """Every raw answer for a photo: boxes (3549, 4) as shares of it, and scores (3549, 80).

        A score is the product of two probabilities: that something is there, and that it is of this class.
        """
        square = fitted(picture, FIT)[..., ::-1]  # it learned with blue first
        (raw,) = self.session.run(None, {"images": square.transpose(2, 0, 1)[None].astype(np.float32)})
        centre = (raw[0, :, :2] + self.cells) * self.strides / FIT.size
        half = np.exp(raw[0, :, 2:4]) * self.strides / FIT.size / 2
        boxes = np.concatenate([centre - half, centre + half], 1)
        return from_square(boxes, *picture.size, FIT), raw[0, :, 4:5] * raw[0, :, 5:]
