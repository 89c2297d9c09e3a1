"""What is shipped of single units: whole, small, true of the file that ships, and refused where it does not fit."""

import json

import pytest
from PIL import Image

from glassbox import discovery as experiments
from glassbox.errors import Problem

pytest.importorskip("keras")

from glassbox.notebooks import show_units
from glassbox.release import inside, manifest
from glassbox.runtime import Predictor

SHIPPED = experiments.shipped()


@pytest.mark.parametrize("name", SHIPPED)
def test_what_ships_is_whole_and_small(name):
    found = experiments.find(name)
    facts = inside.read(found.model_folder)
    if found.page.kind == "generate":
        assert facts is None
        return
    published = json.loads((found.model_folder / "manifest.json").read_text())
    outputs = published["signatures"]["inside"]["outputs"]
    assert {inside.FILE, *([facts["pool"]["file"]] if facts["pool"] else [])} <= set(published["files"])
    assert set(facts["layers"]) == set(found.layers) & set(outputs)
    for layer, told in facts["layers"].items():
        assert not told["excites"] or len(told["excites"]) == outputs[layer]["shape"][-1]
    files = [found.model_folder / name for name in (inside.FILE, *inside.SHEETS)]
    assert sum(file.stat().st_size for file in files if file.is_file()) <= 250_000
    if facts["pool"]:
        with Image.open(found.model_folder / facts["pool"]["file"]) as picture:
            down = -(-len(facts["pool"]["labels"]) // facts["pool"]["across"])
            assert picture.size == (facts["pool"]["across"] * facts["pool"]["side"], down * facts["pool"]["side"])
        assert found.data.shown or facts["pool"]["credit"]


@pytest.mark.parametrize("name", ["digits_mlp", pytest.param("numbers_summation_rnn", marks=pytest.mark.thorough)])
def test_shipped_facts_are_measured_again_and_a_changed_one_is_found(name, mirror, copied):
    again = copied(name)
    predictor = Predictor(again.model_folder / "model.tflite")
    assert inside.differences(again, predictor) == []
    facts = inside.read(again.model_folder)
    layer = next(iter(facts["layers"]))
    facts["layers"][layer]["excites"][3][0]["value"] *= 1.2
    inside.write_json(again.model_folder / inside.FILE, facts)
    (difference,) = inside.differences(again, predictor)
    assert difference.startswith(f"Units of layer {layer} look for something else than inside.json says: their answers")


def test_the_manifest_names_the_facts_and_forgets_them_with_their_files(copied):
    found = copied("digits_mlp")
    folder = found.model_folder
    report = json.loads((folder / "report.json").read_text())
    manifest.refresh(found, report)
    named = manifest.read(folder)["files"]
    assert {"inside.json", "inside.png"} <= set(named)
    (folder / "inside.json").write_text("{}")
    with pytest.raises(Problem, match="SHA-256 differs"):
        manifest.read(folder)
    for name in ("inside.json", "inside.png"):
        (folder / name).unlink()
    manifest.refresh(found, report)
    assert not {"inside.json", "inside.png"} & set(manifest.read(folder)["files"])


def test_what_an_earlier_network_left_is_removed(mirror, copied):
    found = copied("numbers_summation_rnn")
    (found.model_folder / "inside.jpg").write_bytes(b"of a network for photos")
    predictor = Predictor(found.model_folder / "model.tflite")
    assert inside.look_inside(found, predictor)["pool"] is None
    assert [file.name for file in found.model_folder.glob("inside.*")] == ["inside.json"]


@pytest.mark.parametrize(
    "change,says",
    [
        (lambda facts: facts.pop("layers"), "layers"),
        (lambda facts: facts["pool"].update(side=0), "side"),
        (lambda facts: facts["pool"].update(file="../model.tflite"), "file"),
        (lambda facts: facts["layers"]["edges"]["excites"][0][0].update(sample=9_999), "not on the sheet"),
        (lambda facts: facts["layers"]["edges"]["excites"][0][0].update(sample=None), "without a name"),
        (lambda facts: facts["layers"]["edges"]["weights"]["values"][0].pop(), "another number of weights"),
    ],
)
def test_facts_that_do_not_fit_are_refused(change, says, experiments_folder):
    facts = inside.read(experiments_folder / "digits_cnn" / "model")
    change(facts)
    with pytest.raises(Problem, match=says):
        inside.check(facts)


def test_facts_that_are_cut_off_are_refused_with_what_to_do(tmp_path):
    (tmp_path / inside.FILE).write_text('{"pool": {')
    with pytest.raises(Problem, match="glassbox measure"):
        inside.read(tmp_path)


def test_a_notebook_shows_units(capsys, monkeypatch):
    import matplotlib.pyplot as plt

    shown = []
    monkeypatch.setattr(plt, "show", lambda: shown.append(plt.gcf()))
    show_units(experiments.find("digits_cnn"), count=3)
    assert len(shown[0].axes) == 3 * 5
    show_units(experiments.find("numbers_summation_rnn"), "reader", count=2)
    assert "follows whether the ones will carry" in capsys.readouterr().out
    with pytest.raises(Problem, match="no layer named"):
        show_units(experiments.find("digits_cnn"), "nothing")
