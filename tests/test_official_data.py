"""Without a mirror, pictures come from their official addresses (here a local server in their place)."""

import io
import json
import tarfile
import zipfile

import numpy as np
import pytest
from PIL import Image

from glassbox.data import caltech, quickdraw
from glassbox.drawing.rendering import QUICKDRAW, render
from glassbox.errors import Problem
from glassbox.images.fitting import Fit


def test_sketches_of_any_word_and_no_drawing_is_in_two_parts(official, monkeypatch):
    folder, address = official
    generator = np.random.default_rng(1)
    drawings = [[generator.integers(0, 256, (6, 2)).astype(float) for _ in range(3)] for _ in range(60)]
    pictures = np.stack([render(one, 16.0, QUICKDRAW) for one in drawings])
    np.save(folder / "ant.npy", pictures[:50].reshape(50, 784))
    lines = [
        json.dumps({"word": "ant", "key_id": str(number), "drawing": [stroke.T.tolist() for stroke in one]})
        for number, one in enumerate(drawings[30:])
    ]
    (folder / "ant.ndjson").write_text("\n".join([*lines, "cut off"]))
    monkeypatch.setattr(quickdraw, "PICTURES", address + "{}.npy")
    monkeypatch.setattr(quickdraw, "STROKES", address + "{}.ndjson")
    splits = quickdraw.load(["ant"])
    assert [len(splits.train), len(splits.validation), len(splits.test)] == [42, 3, 5]
    # Of 30 drawings in strokes, 20 are among the pictures: of those only the two of the test part may be replayed.
    assert len(splits.drawn) == 12 and len(splits.drawn.strokes) == 12
    taught = {one.tobytes() for part in (splits.train, splits.validation) for one in part.inputs}
    assert not taught & {one.tobytes() for one in splits.drawn.inputs}


def test_something_else_in_place_of_sketches_is_refused(official, monkeypatch):
    folder, address = official
    (folder / "ant.npy").write_bytes(b"<html>sign in</html>")
    monkeypatch.setattr(quickdraw, "PICTURES", address + "{}.npy")
    with pytest.raises(Problem, match="does not hold pictures"):
        quickdraw.load(["ant"])


def test_photos_come_small_out_of_the_official_archive(official, monkeypatch):
    folder, address = official
    names = [f"image_{number:04}.jpg" for number in range(1, 11)]
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        for name in names:
            picture = io.BytesIO()
            Image.new("RGB", (320, 200), (200, 40, 40)).save(picture, "JPEG")
            member = tarfile.TarInfo(f"101_ObjectCategories/ant/{name}")
            member.size = picture.tell()
            picture.seek(0)
            archive.addfile(member, picture)
    with zipfile.ZipFile(folder / "caltech-101.zip", "w") as archive:
        archive.writestr("caltech-101/101_ObjectCategories.tar.gz", packed.getvalue())
    monkeypatch.setattr(caltech, "ADDRESS", address + "caltech-101.zip")
    monkeypatch.setattr(caltech, "photos", lambda: {"ant": names})
    assert caltech.photo("ant", names[0]).size == (160, 100)
    splits = caltech.load(Fit(32))
    assert [len(splits.train), len(splits.validation), len(splits.test)] == [8, 1, 1]
    assert splits.train.inputs.shape == (8, 32, 32, 3)
