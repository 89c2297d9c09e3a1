"""What single units look for: whose samples, which weights, what they follow; and that it is true of the shipped files."""

import json
import shutil
from dataclasses import replace
from io import BytesIO

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from PIL import Image

from glassbox import Data, Draw, Experiment, Part, Splits
from glassbox import experiment as experiments
from glassbox.data import text as texts
from glassbox.data.drawing import MNIST
from glassbox.errors import Problem
from glassbox.evaluation import tracking, traits, units
from glassbox.evaluation.tracking import Trait, tracked
from glassbox.pages import Text

keras = pytest.importorskip("keras")

from glassbox.export import inside, litert, manifest, sheet  # noqa: E402
from glassbox.export.windows import on_pixels  # noqa: E402
from glassbox.text.network import recurrent  # noqa: E402

SHIPPED = [name for name in experiments.shipped()]


def made(build, page, load, layers, **more) -> Experiment:
    data = Data("", "", "", more.pop("shown", True))
    return Experiment(
        id="made", title="", summary="", family="", task="", tags=(), data=data, load=load, build=build, training=None,
        page=page, layers=layers, measure=None, examples=None, **more,
    )  # fmt: skip


def exported(experiment: Experiment, folder) -> tuple[Experiment, keras.Model, litert.Predictor]:
    """The experiment in a folder, with a file of its untrained network."""
    keras.utils.set_random_seed(3)
    model = experiment.build()
    litert.round_to_float16(model)
    found = replace(experiment, folder=folder)
    found.model_folder.mkdir()
    file = found.model_folder / "model.tflite"
    file.write_bytes(litert.convert(found, model))
    return found, model, litert.Predictor(file)


def squares() -> Splits:
    """Bright squares in one of four corners, which is their class."""
    pictures = np.random.default_rng(0).integers(0, 40, (80, 12, 12, 1)).astype(np.uint8)
    targets = np.arange(80) % 4
    for picture, target in zip(pictures, targets, strict=True):
        top, left = divmod(int(target), 2)
        picture[1 + 6 * top : 5 + 6 * top, 1 + 6 * left : 5 + 6 * left] = 250
    part = Part(pictures, targets)
    return Splits(part, part, part)


def looker():
    image = keras.layers.Input((12, 12, 1), name="image")
    x = keras.layers.Rescaling(1 / 255)(image)
    x = keras.layers.Conv2D(5, 3, padding="same", use_bias=False, name="windows")(x)
    x = keras.layers.BatchNormalization(name="norm")(x)
    x = keras.layers.ReLU(name="maps")(x)
    x = keras.layers.Dense(6, activation="relu", name="few", bias_initializer=keras.initializers.Constant(-50))(
        keras.layers.Flatten()(x)
    )
    return keras.Model(image, keras.layers.Dense(4, activation="softmax", name="probabilities")(x))


CORNERS = made(
    looker,
    Draw(("a", "b", "c", "d"), "", MNIST, {"medium": 0.05}),
    squares,
    {"maps": "five maps", "few": "units that are always silent"},
)


def test_units_of_a_small_network_are_asked_on_its_own_file(tmp_path):
    found, model, predictor = exported(CORNERS, tmp_path)
    facts = inside.look_inside(found, predictor)
    assert inside.read(found.model_folder) == facts
    assert facts["layers"]["few"]["excites"] == [[]] * 6  # none is lifted above 0, and none is made up
    maps = keras.Model(model.input, model.get_layer("maps").output)
    with Image.open(found.model_folder / facts["pool"]["file"]) as picture:
        samples = sheet.cut(picture, 12, facts["pool"]["across"], len(facts["pool"]["labels"]))
    answers = maps(squares().train.inputs.astype("float32")).numpy()
    for unit, row in enumerate(facts["layers"]["maps"]["excites"]):
        best = answers[..., unit].max()
        assert row == [] if best <= 0 else row[0]["value"] == pytest.approx(best, rel=2e-3)
        for one in row:
            shown = samples[one["sample"]][..., 0].astype(int)
            nearest = np.abs(squares().train.inputs[..., 0].astype(int) - shown).max((1, 2)).argmin()
            assert facts["pool"]["labels"][one["sample"]] == "abcd"[nearest % 4]
            assert answers[(nearest, *one["at"], unit)] == pytest.approx(one["value"], rel=2e-3)
    assert inside.differences(found, predictor) == []


def test_weights_are_what_a_white_pixel_adds(tmp_path):
    """Against Keras, with a normalisation between, which the file has folded in."""
    found, model, _predictor = exported(CORNERS, tmp_path)
    name, weights = on_pixels((found.model_folder / "model.tflite").read_bytes())
    assert (name, weights.shape) == ("maps", (5, 3, 3, 1))
    before = keras.Model(model.input, model.get_layer("norm").output)
    picture = np.zeros((1, 12, 12, 1), "float32")
    black = before(picture).numpy()
    picture[0, 6, 6] = 255
    added = (before(picture).numpy() - black)[0]
    # The window looks at pixel 6, 6 with its right lower corner where it stands at 5, 5.
    ours = np.stack([added[5:8, 5:8, unit][::-1, ::-1] for unit in range(5)])
    assert np.abs(ours - weights[..., 0]).max() < 2e-3


def test_of_a_wide_layer_the_units_that_vary_most_are_kept():
    table = inside._weights(np.ones((4, 2, 2, 1)), np.array([0.1, 3, 2, 0.2]), room=int(8.5 * inside.BYTES_OF_WEIGHT))
    assert [row is not None for row in table["values"]] == [False, True, True, False]


def test_pictures_that_may_not_be_shown_have_only_their_names(tmp_path):
    found, _model, predictor = exported(replace(CORNERS, data=Data("", "", "", False)), tmp_path)
    facts = inside.look_inside(found, predictor)
    assert facts["pool"] is None and facts["why_no_pool"]
    assert sorted(file.name for file in found.model_folder.iterdir()) == ["inside.json", "model.tflite"]
    told = [one for row in facts["layers"]["maps"]["excites"] for one in row]
    assert told and all(one["sample"] is None and one["label"] in "abcd" for one in told)


def lines(shown: bool) -> Experiment:
    def load():
        alphabet = texts.SHAKESPEARE_ALPHABET
        play = "".join(
            f"KING {'AB'[i % 2]}:\nSo says the king, and {'no' if i % 3 else 'yes'}.\n\n" for i in range(600)
        )
        return Splits(*(texts.rows(play, alphabet, 32) for _part in range(3)))

    return made(
        lambda: recurrent(texts.SHAKESPEARE_ALPHABET, 8, 24, 2, 0.1),
        Text(texts.SHAKESPEARE_ALPHABET, ("KING",)),
        load,
        {"memory_1": "", "memory_2": "", "logits": ""},
        shown=shown,
    )


def test_the_memory_of_a_text_is_carried_along(tmp_path):
    found, model, predictor = exported(lines(shown=True), tmp_path)
    facts = inside.look_inside(found, predictor)
    told = facts["layers"]["memory_2"]
    assert len(told["excites"]) == 24 and "tracks" in told and "tracks" not in facts["layers"]["logits"]
    (passage, *_more) = next(row for row in told["excites"] if row)
    assert len(passage["label"]) == units.EXCERPT
    play = "".join(texts.SHAKESPEARE_ALPHABET[token] for token in found.splits.train.inputs.ravel())
    assert passage["label"] in play
    # Keras, reading the same stretch from its beginning, has the same memory after each character.
    tokens = inside._stretches(found.splits.train.inputs, 40)
    ours = inside._memories(predictor, ["memory_1"], tokens)["memory_1"]
    theirs = model.get_layer("memory_1")(model.get_layer("characters")(tokens))[0]
    assert np.abs(ours - np.asarray(theirs)).max() < 1e-3
    assert inside.differences(found, predictor) == []


def test_a_text_that_may_not_be_shown_is_not_quoted(tmp_path):
    found, _model, predictor = exported(lines(shown=False), tmp_path)
    facts = inside.look_inside(found, predictor)
    assert all(layer["excites"] == [] for layer in facts["layers"].values())
    assert "king" not in (found.model_folder / "inside.json").read_text()


def test_of_equal_places_the_one_in_their_middle():
    output = np.zeros((7, 7, 2), np.float32)
    output[1:4, 2:5, 0] = 6.0
    values, places, totals = units.peak(output)
    assert values.tolist() == [6.0, 0.0] and places.tolist() == [[2, 3], [3, 3]] and totals.tolist() == [54.0, 0.0]


def test_of_equal_samples_the_one_that_is_excited_in_more_places():
    peaks = units.Peaks(np.array([[6.0], [6.0], [5.0]]), np.zeros((3, 1, 2), int), np.array([[6.0], [60.0], [90.0]]))
    assert [sample for sample, *_rest in units.strongest(peaks)[0]] == [1, 0, 2]


@given(arrays(np.int64, st.integers(1, 300), elements=st.integers(0, 5)), st.integers(6, 80))
def test_as_many_of_each_class_and_the_same_every_time(targets, most):
    which = units.spread(targets, most)
    assert len(set(which.tolist())) == len(which) <= most
    assert which.tolist() == units.spread(targets, most).tolist()
    _classes, counts = np.unique(targets, return_counts=True)
    each = most // len(counts)
    assert np.bincount(targets[which])[np.unique(targets)].tolist() == np.minimum(counts, each).tolist()


def test_a_sheet_and_back():
    generator = np.random.default_rng(0)
    drawings = generator.integers(0, 256, (23, 9, 9, 1)).astype(np.uint8)
    ending, raw, side = sheet.sheet(drawings)
    with Image.open(BytesIO(raw)) as picture:
        again = np.stack(sheet.cut(picture, side, sheet.ACROSS, 23))
    assert (ending, side) == ("png", 9)
    assert np.abs(again[..., :1].astype(int) - drawings).max() <= 255 / (sheet.GREYS - 1) / 2 + 1
    noise = generator.integers(0, 256, (250, 96, 96, 3)).astype(np.uint8)
    ending, raw, side = sheet.sheet(noise)
    assert ending == "jpg" and side in dict(sheet.PHOTOS)
    assert len(raw) <= sheet.MOST_BYTES or side == sheet.PHOTOS[-1][0]


def following(n=400, steps=5, noise=0.1):
    generator = np.random.default_rng(5)
    truth = generator.random((n, steps)) < 0.3
    states = generator.normal(size=(n, steps, 30)).astype(np.float32)
    states[..., 7] = np.where(truth, -1, 1) + noise * states[..., 7]
    return states, Trait("whether it is so", truth), np.arange(n) < n // 2


def test_the_unit_that_follows_is_found_and_no_other():
    states, trait, first = following()
    (found,) = tracked(states, [trait], first)
    assert (found["unit"], found["what"], found["by"], found["rises"]) == (7, "whether it is so", "threshold", False)
    assert found["agreement"] > 0.99 and found["n"] == 200 * 5


def test_a_unit_that_agrees_only_where_it_was_found_is_not_reported():
    states, trait, first = following()
    states[~first, :, 7] = states[~first, :, 8]
    assert tracked(states, [trait], first) == []


def test_an_amount_is_followed_in_its_order():
    generator = np.random.default_rng(6)
    amount = generator.integers(0, 19, (300, 2)).astype(float)
    states = generator.normal(size=(300, 2, 9)).astype(np.float32)
    states[..., 4] = -np.tanh(amount / 9) + 0.01 * states[..., 4]
    (found,) = tracked(states, [Trait("how much", amount)], np.arange(300) % 2 == 0)
    assert (found["unit"], found["by"], found["rises"]) == (4, "correlation", False) and found["agreement"] > 0.95


def test_what_is_too_rare_is_not_claimed():
    states, trait, first = following()
    rare = trait.values & (np.arange(len(first)) < 20)[:, None]
    assert tracked(states, [Trait("whether", rare)], first) == []


@given(arrays(np.float32, (30, 3), elements=st.floats(-3, 3, width=16)), arrays(bool, 30))
def test_no_threshold_is_better(states, truth):
    truth[:2] = [True, False]
    agreements, bounds, signs = tracking.thresholds(states, truth)
    for unit, (agreement, bound, sign) in enumerate(zip(agreements, bounds, signs, strict=True)):
        values = states[:, unit]
        tried = [(values > at)[truth].mean() + (values <= at)[~truth].mean() for at in [*values, -9.0]]
        assert agreement == pytest.approx(max(*tried, *(2 - one for one in tried)) / 2)
        said = (values > bound) == (sign > 0)
        assert (said[truth].mean() + (~said[~truth]).mean()) / 2 == pytest.approx(agreement)


def test_what_happens_in_a_sum():
    reading = {one.what: one for one in traits.of_questions(["7+38", "40+59"], 5)}
    assert reading["whether the plus sign has been read"].values.tolist() == [[0, 0, 1, 1, 1], [0, 0, 1, 1, 1]]
    so_far = reading["how large all that was read so far is together"]
    assert so_far.values.tolist() == [[0, 7, 7, 10, 45], [4, 40, 40, 45, 99]]
    assert so_far.where.tolist()[0] == [False, True, True, True, True]
    assert reading["whether the ones will carry, at the end of reading"].values[:, -1].tolist() == [True, False]
    writing = {one.what: one for one in traits.of_answers(["7+38", "99+2"], 3)}
    assert writing["whether there is a carry from the right"].values.tolist() == [[0, 1, 0], [1, 1, 0]]
    assert writing["whether this place carries over to the left"].values[:, 1:].tolist() == [
        [False, True],
        [True, True],
    ]
    assert writing["whether nothing is left to write"].values.tolist() == [[1, 0, 0], [0, 0, 0]]
    assert writing["how large the digit is that it writes"].values.tolist() == [[0, 4, 5], [1, 0, 1]]
    assert writing["whether it writes the tens"].values.tolist() == [[0, 1, 0], [0, 1, 0]]


def test_what_happens_in_a_text():
    text = 'TOM:\nHe said "no" (twice).\nTitle: A\nSteps: b\n\n'
    found = {one.what: one.values[0] for one in traits.of_texts([text], ("Title:", "Steps:"))}

    def marked(what):
        return "".join(character for character, so in zip(text, found[what], strict=True) if so)

    assert marked("whether it is inside quotation marks") == '"no'
    assert marked("whether it is inside brackets") == "(twice"
    assert marked("whether it reads the name of who speaks") == "TOM"
    assert marked("whether it is in a word of capital letters") == "TO"
    assert marked("whether a capital letter was read just now") == "TOMHTAS"
    assert marked("whether it is in the part after “Title:”") == "Title: A"
    assert marked("whether it is in the part after “Steps:”").startswith("Steps: b")
    assert found["how many characters there were since the line began"][:7].tolist() == [
        1, 2, 3, 4, 0, 1, 2,
    ]  # fmt: skip


def test_an_untrained_memory_knows_no_carry():
    """What is reported of a trained network is not there by itself."""
    found = experiments.find("numbers_summation_rnn")
    keras.utils.set_random_seed(1)
    model = litert.inside_model(found, found.build())
    inputs, questions, first = traits.held_out_sums(found.page)
    states = np.asarray(model(inputs)["reader"])
    named = {one["what"] for one in tracked(states, traits.of_questions(questions, 5), first)}
    assert not any("carry" in what or "100" in what for what in named)


def test_two_orders_of_a_sum_are_in_one_half():
    _inputs, questions, first = traits.held_out_sums(experiments.find("numbers_summation_rnn").page)
    half = dict(zip(questions, first, strict=True))
    assert all(half[one] == half["+".join(one.split("+")[::-1])] for one in questions)
    assert 0.45 < first.mean() < 0.55


@pytest.mark.parametrize("name", SHIPPED)
def test_what_ships_is_whole_and_small(name):
    found = experiments.find(name)
    facts = inside.read(found.model_folder)
    if found.page.kind == "generate":
        assert facts is None
        return
    outputs = json.loads((found.model_folder / "manifest.json").read_text())["signatures"]["inside"]["outputs"]
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


def test_the_network_that_adds_has_units_that_follow_the_carry():
    facts = inside.read(experiments.find("numbers_summation_rnn").model_folder)
    best = {one["what"]: one["agreement"] for one in facts["layers"]["reader"]["tracks"][::-1]}
    assert best["whether the ones will carry, at the end of reading"] > 0.95
    assert all(one["n"] >= 80 for layer in facts["layers"].values() for one in layer["tracks"])


@pytest.mark.parametrize("name", ["digits_mlp", "numbers_summation_rnn"])
def test_shipped_facts_are_measured_again_and_a_changed_one_is_found(name, mirror, tmp_path):
    found = experiments.find(name)
    shutil.copytree(found.model_folder, tmp_path / "model")
    again = replace(found, folder=tmp_path)
    predictor = litert.Predictor(again.model_folder / "model.tflite")
    assert inside.differences(again, predictor) == []
    facts = inside.read(again.model_folder)
    layer = next(iter(facts["layers"]))
    facts["layers"][layer]["excites"][3][0]["value"] *= 1.2
    (again.model_folder / inside.FILE).write_bytes(inside.written(facts))
    assert inside.differences(again, predictor) == [
        f"Units of layer {layer} look for something else than inside.json says."
    ]


def test_the_manifest_names_the_facts_and_forgets_them_with_their_files(tmp_path, experiments_folder):
    folder = tmp_path / "model"
    shutil.copytree(experiments_folder / "digits_mlp" / "model", folder)
    report = json.loads((folder / "report.json").read_text())
    manifest.refresh(folder, report)
    named = manifest.read(folder)["files"]
    assert {"inside.json", "inside.png"} <= set(named)
    (folder / "inside.json").write_text("{}")
    with pytest.raises(Problem, match="SHA-256 differs"):
        manifest.read(folder)
    for name in ("inside.json", "inside.png"):
        (folder / name).unlink()
    manifest.refresh(folder, report)
    assert not {"inside.json", "inside.png"} & set(manifest.read(folder)["files"])


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
    with pytest.raises(Problem, match="glassbox remeasure"):
        inside.read(tmp_path)


def test_a_notebook_shows_units(capsys, monkeypatch):
    import matplotlib.pyplot as plt

    shown = []
    monkeypatch.setattr(plt, "show", lambda: shown.append(plt.gcf()))
    experiments.find("digits_cnn").show_units(count=3)
    assert len(shown[0].axes) == 3 * 5
    experiments.find("numbers_summation_rnn").show_units("reader", count=2)
    assert "follows whether the ones will carry" in capsys.readouterr().out
    with pytest.raises(Problem, match="no layer named"):
        experiments.find("digits_cnn").show_units("nothing")
