"""What ships is whole, and its published numbers are those that the files give."""

import json

import pytest

from glassbox import experiment as experiments
from glassbox.errors import Problem
from glassbox.export import manifest

SHIPPED = [name for name in experiments.names()]
AT_LEAST = {
    ("digits_cnn", "test_accuracy"): 0.9960,
    ("digits_mlp", "test_accuracy"): 0.9860,
    ("digits_cnn", "drawn_accuracy"): 0.985,
    ("digits_mlp", "drawn_accuracy"): 0.97,
    ("numbers_summation_rnn", "all_questions"): 1.0,
    ("numbers_summation_rnn", "held_out"): 0.999,
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


@pytest.mark.parametrize("name", ["digits_cnn", "digits_mlp"])
def test_the_page_gives_what_the_pipeline_gives(name, experiments_folder):
    metrics = json.loads((experiments_folder / name / "model" / "report.json").read_text())["metrics"]
    assert metrics["page_accuracy"]["n"] >= 300
    assert abs(metrics["page_accuracy"]["value"] - metrics["drawn_accuracy"]["value"]) <= 0.01


@pytest.mark.parametrize("name", SHIPPED)
def test_verify_finds_every_number_right(name, mirror):
    from glassbox import pipeline

    assert pipeline.verify(experiments.find(name)) == []


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
