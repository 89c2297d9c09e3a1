"""The detector that others trained: its weights as they were published, and its file beside the published one."""

import json
from pathlib import Path

import numpy as np
import pytest

from glassbox import discovery
from glassbox.data import coco, yolox
from glassbox.detection.cells import corners, decode
from glassbox.detection.names import FEW
from glassbox.files import read_json
from glassbox.images.fitting import fitted, opened
from glassbox.runtime import Predictor

NAME = "objects_detection_yolox_nano"
# What the published file gave in ONNX Runtime for the last example of the page, at some cells (`recorded` below says how).
PUBLISHED = json.loads(Path(__file__).with_name("yolox_published.json").read_text())


def example() -> np.ndarray:
    """The last example of the page, as the network receives it."""
    one = discovery.find(NAME)
    file = read_json(one.model_folder / "manifest.json")["page"]["settings"]["examples"][-1]["file"]
    return fitted(opened(one.model_folder / file), one.page.fit)


def test_the_shipped_file_answers_as_the_published_one():
    predictor = Predictor(discovery.find(NAME).model_file)
    out = predictor.one(predictor.predict, example())
    cells, probabilities = PUBLISHED["cells"], np.array(PUBLISHED["probabilities"])
    apart = np.abs(out["boxes"][0, cells] - PUBLISHED["boxes"]).max(1)
    sure = probabilities.max(1) > 0.5
    assert apart.max() < 1e-2  # float16 moves them; where nothing is, a box is large and means nothing
    assert apart[sure].max() < 2e-3
    assert np.abs(out["probabilities"][0, cells] - probabilities).max() < 1e-2
    assert len(set(probabilities.argmax(1)[sure].tolist())) > 2  # several things were seen


def test_cells_lie_by_grid_row_and_column():
    corner, side = corners(64)
    assert len(corner) == 8**2 + 4**2 + 2**2
    assert corner[9].tolist() == [1, 1]
    assert side[[0, 64, 80]].ravel().tolist() == [8, 16, 32]
    places = np.zeros((84, 4))
    places[64] = [0.5, 1.5, np.log(2), 0]  # in the first cell of 16 pixels: 32 wide and 16 high
    assert decode(places, 64)[64] * 64 == pytest.approx([8 - 16, 24 - 8, 8 + 16, 24 + 8])


def test_windows_on_pixels_see_what_windows_on_sheets_see():
    """The published network lays every second pixel onto a sheet of its own first, blue before green and red."""
    generator = np.random.default_rng(5)
    picture, kernel = generator.normal(size=(6, 6, 3)), generator.normal(size=(3, 3, 12, 2))
    corners_of_four = [picture[down::2, right::2, ::-1] for right in (0, 1) for down in (0, 1)]
    sheets = np.concatenate(corners_of_four, -1)
    wanted = np.einsum("rcm,rcmo->o", sheets, kernel)
    assert np.einsum("rcm,rcmo->o", picture, yolox._on_pixels(kernel)) == pytest.approx(wanted)


def test_its_labels_are_the_classes_of_coco_in_plain_words():
    one = discovery.find(NAME)
    renamed = {ours: theirs for ours, theirs in zip(one.page.labels, coco.CLASSES, strict=True) if ours != theirs}
    assert renamed == {"ball": "sports ball", "remote control": "remote", "hair dryer": "hair drier"}
    assert set(FEW) == set(discovery.find("objects_detection_ssdlite_mobilenet_v2").page.labels)
    assert set(FEW) <= set(one.page.labels)  # so that both can be compared, name by name


def recorded() -> dict:
    """Ask the published file again: python -c "import json, test_yolox; print(json.dumps(test_yolox.recorded()))"."""
    from glassbox.detection.teacher import Teacher

    square = example()[..., ::-1].transpose(2, 0, 1)[None].astype(np.float32)
    (raw,) = Teacher().session.run(None, {"images": square})
    boxes, probabilities = np.clip(decode(raw[0, :, :4], 416), 0, 1), raw[0, :, 4:5] * raw[0, :, 5:]
    surest = np.argsort(-probabilities.max(1))[:12].tolist()
    cells = sorted({*surest, *range(0, len(boxes), 211)})
    rows = {"boxes": boxes[cells], "probabilities": probabilities[cells]}
    return {"cells": cells} | {name: np.round(values.astype(float), 5).tolist() for name, values in rows.items()}
