"""What ships is whole, and its published numbers are those that the files give."""

import json

import pytest

from glassbox import discovery as experiments
from glassbox.errors import Problem
from glassbox.release import manifest

SHIPPED = [name for name in experiments.names()]
AT_LEAST = {
    ("digits_cnn", "test_accuracy"): 0.9960,
    ("digits_mlp", "test_accuracy"): 0.9860,
    ("digits_cnn", "drawn_accuracy"): 0.985,
    ("digits_mlp", "drawn_accuracy"): 0.97,
    ("numbers_summation_rnn", "all_questions"): 1.0,
    ("numbers_summation_rnn", "held_out"): 0.999,
    ("sketch_cnn", "balanced_accuracy"): 0.88,
    ("sketch_cnn", "balanced_top3"): 0.96,
    ("sketch_mlp", "balanced_accuracy"): 0.78,
    ("image_classification_mobilenet_v2", "top5_accuracy"): 0.98,
    ("image_classification_mobilenet_v2", "unknown_refused"): 0.70,
    ("image_classification_mobilenet_v2", "known_answered"): 0.90,
    **{(name, "faithful"): 0.90 for name in ("digits_cnn", "digits_mlp", "sketch_cnn", "sketch_mlp")},
    ("rock_paper_scissors_mobilenet_v2", "faithful"): 0.90,
    ("clothes_generation_dcgan", "asked_and_seen"): 0.90,
    ("digits_generation", "asked_and_seen"): 0.97,
    ("recipe_generation_rnn", "form"): 0.95,
}
AT_MOST = {
    ("text_generation_shakespeare_rnn", "nats"): 1.50,
    ("text_generation_shakespeare_rnn", "copied"): 0.01,
    ("text_generation_wikipedia_rnn", "nats"): 1.309,
    ("text_generation_wikipedia_rnn", "copied"): 0.01,
    ("recipe_generation_rnn", "nats"): 0.65,
}


@pytest.mark.parametrize("name", SHIPPED)
def test_every_file_is_the_one_that_the_manifest_names(name, experiments_folder):
    found = manifest.read(experiments_folder / name / "model")
    assert found["id"] == name
    assert found["files"]["model.tflite"]["bytes"] <= 4 * 2**20


@pytest.mark.parametrize("name,metric", AT_LEAST)
def test_published_figures_hold_what_was_promised(name, metric, experiments_folder):
    report = json.loads((experiments_folder / name / "model" / "report.json").read_text())
    assert report["metrics"][metric]["value"] >= AT_LEAST[name, metric]


@pytest.mark.parametrize("name,metric", AT_MOST)
def test_what_should_be_small_is_small(name, metric, experiments_folder):
    report = json.loads((experiments_folder / name / "model" / "report.json").read_text())
    assert report["metrics"][metric]["value"] <= AT_MOST[name, metric]


@pytest.mark.parametrize("name", ["digits_cnn", "digits_mlp"])
def test_the_page_gives_what_the_pipeline_gives(name, experiments_folder):
    metrics = json.loads((experiments_folder / name / "model" / "report.json").read_text())["metrics"]
    assert metrics["page_accuracy"]["n"] >= 300
    assert abs(metrics["page_accuracy"]["value"] - metrics["drawn_accuracy"]["value"]) <= 0.01


@pytest.mark.parametrize("name", ["sketch_cnn", "sketch_mlp"])
def test_sketches_through_the_page_are_what_python_gives(name, experiments_folder):
    metrics = json.loads((experiments_folder / name / "model" / "report.json").read_text())["metrics"]
    assert metrics["page_accuracy"]["n"] >= 300
    assert abs(metrics["page_accuracy"]["value"] - metrics["page_accuracy"]["same_in_python"]) <= 0.02


def test_the_networks_for_pictures_are_small(experiments_folder):
    sizes = {
        one["id"]: one["files"]["model.tflite"]["bytes"]
        for one in (json.loads(file.read_text()) for file in experiments_folder.glob("*/model/manifest.json"))
        if one["page"]["kind"] in ("photo", "camera", "objects") or "sketch" in one["tags"]
    }
    assert max(sizes.values()) <= 4e6
    assert sum(size for name, size in sizes.items() if experiments.find(name).training.epochs) <= 8e6


def test_made_pictures_are_nearer_to_real_ones_than_those_of_a_dumb_maker(experiments_folder):
    for file in experiments_folder.glob("*/model/manifest.json"):
        found = json.loads(file.read_text())
        if found["page"]["kind"] == "generate":
            distance = json.loads(file.with_name("report.json").read_text())["metrics"]["frechet"]
            assert distance["high"] < distance["baseline"], found["id"]
            assert found["files"]["model.tflite"]["bytes"] <= 3e6


@pytest.mark.every_experiment
@pytest.mark.parametrize("name", SHIPPED)
def test_the_numbers_of_a_tenth_are_right(name, mirror):
    """`make verify` measures on every sample."""
    from glassbox.release import pipeline

    assert pipeline.check_tenth(experiments.find(name)) == []


def test_a_changed_file_is_refused(tmp_path, experiments_folder):
    folder = tmp_path / "model"
    folder.mkdir()
    for file in (experiments_folder / "digits_mlp" / "model").iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    raw = bytearray((folder / "model.tflite").read_bytes())
    raw[len(raw) // 2] ^= 1
    (folder / "model.tflite").write_bytes(raw)
    with pytest.raises(Problem, match="SHA-256 differs"):
        manifest.read(folder)


def test_weights_that_others_trained_stand_in_the_notice_with_their_licence(experiments_folder):
    notice = " ".join((experiments_folder.parent / "NOTICE").read_text().split())
    published = [experiments.find(name).published for name in SHIPPED]
    for weights in filter(None, published):
        assert weights.name in notice and weights.source in notice
    assert notice.count("Apache License, Version 2.0") >= len({one.name for one in published if one})
