"""A temperature changes what a network states, not what it answers; and every reliability that ships is honest or says why."""

import json
from types import SimpleNamespace

import numpy as np
import pytest
from ai_edge_litert.interpreter import Interpreter

from glassbox import discovery as experiments
from glassbox.errors import Problem
from glassbox.evaluation import calibration
from glassbox.export.slim import read
from glassbox.export.temperature import divided, set_temperature, temperature_of, tempered, undivided
from glassbox.splits import Part

pytestmark = pytest.mark.every_experiment

SOFTMAX, SEQUENCE, LOGITS = "digits_mlp", "numbers_summation_rnn", "text_generation_shakespeare_rnn"


def shipped(name: str, experiments_folder) -> bytes:
    return (experiments_folder / name / "model" / "model.tflite").read_bytes()


def answers(raw: bytes, signature: str) -> dict[str, np.ndarray]:
    """What a file gives for 5 made-up inputs, stacked."""
    runner, generator = (
        Interpreter(model_content=raw, num_threads=1).get_signature_runner(signature),
        np.random.default_rng(4),
    )
    rows = []
    for _ in range(5):
        inputs = {
            name: generator.integers(0, 10, one["shape"]) * (20 if name == "image" else 1)
            for name, one in runner.get_input_details().items()
        }
        rows.append(
            runner(**{name: value.astype(runner.get_input_details()[name]["dtype"]) for name, value in inputs.items()})
        )
    return {name: np.concatenate([row[name] for row in rows]) for name in rows[0]}


def weights(raw: bytes) -> list[bytes]:
    return [bytes(one.data) for one in read(raw).buffers if one.data is not None]


@pytest.mark.parametrize("name", [SOFTMAX, SEQUENCE, LOGITS])
@pytest.mark.parametrize("signature", ["predict", "inside"])
def test_a_temperature_divides_the_scores_and_changes_nothing_else(name, signature, experiments_folder):
    raw = set_temperature(shipped(name, experiments_folder), 1)
    for temperature in (0.5, 1.3):
        before, after = answers(raw, signature), answers(set_temperature(raw, temperature), signature)
        expected = divided(before, temperature)
        for key, value in after.items():
            apart = np.abs(value - expected[key]).max()
            assert apart <= (1e-6 if key == "probabilities" else 1e-5 if key == "logits" else 0)
        key = "logits" if name == LOGITS else "probabilities"
        assert (before[key].argmax(-1) == after[key].argmax(-1)).all()
        if key == "probabilities":
            assert np.abs(after[key].sum(-1) - 1).max() < 1e-5


@pytest.mark.parametrize("name", experiments.shipped())
def test_a_temperature_leaves_every_weight_as_it_is(name, experiments_folder):
    if not experiments.find(name).page.states_probability:
        pytest.skip("its network names no single class")
    raw = set_temperature(shipped(name, experiments_folder), 1)
    changed = set_temperature(raw, 0.7)
    assert len(changed) == len(raw) and temperature_of(raw) == 1 and temperature_of(changed) == pytest.approx(0.7)
    before, after = weights(raw), weights(changed)
    others = [one for one, other in zip(before, after, strict=True) if one != other]
    assert all(len(one) == 4 for one in others)  # the number that scores are multiplied by, once for each signature
    assert set_temperature(changed, 1) == raw


def test_a_temperature_that_cannot_be_is_refused(experiments_folder):
    raw = shipped(SOFTMAX, experiments_folder)
    for wrong in (0, -1, float("nan")):
        with pytest.raises(Problem, match="above 0"):
            set_temperature(raw, wrong)
    with pytest.raises(Problem, match="no temperature can be set"):
        set_temperature(shipped("objects_detection_ssdlite_mobilenet_v2", experiments_folder), 2)
    assert temperature_of(shipped("digits_generation", experiments_folder)) == 1


def test_dividing_once_more_is_dividing_by_both():
    generator = np.random.default_rng(2)
    probabilities = tempered(generator.dirichlet(np.ones(7), 30), 1)
    twice = tempered(tempered(probabilities, 0.5), 3)
    assert np.abs(twice - tempered(probabilities, 1.5)).max() < 1e-6
    assert (tempered(np.array([1.0, 0.0]), 0.5) == [1, 0]).all()


class Invented:
    """A network of three classes whose scores are twice, or half, what they should be."""

    def __init__(self, raw: bytes, exaggerates: float, count: int = 20_000):
        generator = np.random.default_rng(3)
        true = generator.dirichlet(np.ones(3), count)
        self.raw = raw
        self.inputs = tempered(true, 1 / exaggerates)
        self.targets = (generator.random((count, 1)) > true.cumsum(1)).sum(1)

    def __call__(self, inputs):
        return inputs

    @property
    def experiment(self):
        splits = SimpleNamespace(validation=Part(self.inputs, self.targets))
        return SimpleNamespace(page=SimpleNamespace(reads_on=False), splits=splits, folds=None, refit=False)


@pytest.mark.parametrize("exaggerates", [0.5, 2.0])
def test_validation_finds_by_how_much_a_network_exaggerates(exaggerates, experiments_folder):
    made = Invented(set_temperature(shipped(SOFTMAX, experiments_folder), 1), exaggerates)
    assert calibration.choose(made.experiment, made) == pytest.approx(exaggerates, rel=0.03)


def test_a_network_that_is_honest_is_left_as_it_is(experiments_folder):
    made = Invented(set_temperature(shipped(SOFTMAX, experiments_folder), 1), 1.0)
    assert calibration.choose(made.experiment, made) == 1


def test_whether_a_page_answers_is_judged_before_the_temperature(experiments_folder):
    raw = shipped(SOFTMAX, experiments_folder)
    spread = np.array([[0.4, 0.2, 0.2, 0.2]], np.float32)
    divided_by = set_temperature(raw, 0.5)
    assert tempered(spread, 0.5).max() > 0.55
    assert np.abs(undivided(tempered(spread, 0.5), divided_by) - spread).max() < 1e-6


@pytest.mark.parametrize("name", experiments.shipped())
def test_what_is_published_of_a_temperature_is_what_the_file_has(name, experiments_folder):
    folder = experiments_folder / name / "model"
    report, manifest = (json.loads((folder / file).read_text()) for file in ("report.json", "manifest.json"))
    temperature = temperature_of((folder / "model.tflite").read_bytes())
    found = report["calibration"] or {}
    assert found.get("temperature", {}).get("value", 1) == pytest.approx(temperature, abs=1e-4)
    assert manifest["page"]["settings"].get("calibrated_by", 1) == pytest.approx(
        temperature if manifest["page"]["kind"] != "text" else 1, abs=1e-4
    )


@pytest.mark.parametrize("name", experiments.shipped())
def test_a_stated_probability_fits_within_two_points_or_the_report_says_why_not(name, experiments_folder):
    folder = experiments_folder / name
    found = json.loads((folder / "model" / "report.json").read_text())["calibration"]
    if found is None:
        return
    assert found["error"] <= calibration.ENOUGH or found["why"] in (
        calibration.OF_FOLDS,
        calibration.OF_REFIT,
        calibration.LEFT,
    )
    card = (folder / "README.md").read_text()
    assert found.get("why", "") in card
    if "temperature" in found:
        assert f"a temperature of {found['temperature']['value']:g}, chosen on {found['temperature']['n']:,} " in card
