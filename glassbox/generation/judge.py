"""The judge of made pictures, as it is kept beside the model: `glassbox.evaluation.judge` trains it."""

from __future__ import annotations

from pathlib import Path

import numpy as np

FILE = "judge.tflite"


class Judge:
    """A small classifier that was taught on real pictures and never shown a made one.

    Calling it with pictures (n, 28, 28, 1), brightness 0 to 1, gives features (n, 64) and probabilities (n, classes).
    """

    def __init__(self, file: Path):
        from ai_edge_litert.interpreter import Interpreter

        self.interpreter = Interpreter(model_content=file.read_bytes(), num_threads=1)
        self.run = self.interpreter.get_signature_runner("judge")

    def __call__(self, pictures: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        rows = [self.run(image=one[None].astype(np.float32)) for one in pictures]
        features, probabilities = (
            np.concatenate([row[name] for row in rows]) for name in ("features", "probabilities")
        )
        return features, probabilities
