"""The course: every experiment that ships has its place, in words that a twelve-year-old can read."""

import re

import pytest
from inventing import invented

from glassbox import course, discovery
from glassbox.errors import Problem
from glassbox.files import read_json
from glassbox.notebooks import writing


@pytest.mark.every_experiment
@pytest.mark.parametrize("name", discovery.shipped())
def test_page_and_notebook_say_what_the_experiment_says(name):
    experiment = discovery.find(name)
    assert read_json(experiment.model_folder / "manifest.json").get("course") == course.place(experiment)
    notebook = read_json(experiment.home / "notebook.ipynb")
    cells = {"".join(one["source"]) for one in notebook["cells"]}
    assert {one["source"] for one in writing.read(experiment.home / "experiment.py").cells} <= cells


def test_no_two_experiments_have_one_place():
    places = [course.place(discovery.find(name)) for name in discovery.shipped()]
    orders = [tuple(one["order"]) for one in places if one and one["order"][1]]  # 0: whoever made it did not say
    assert len(set(orders)) == len(orders)


@pytest.mark.every_experiment
@pytest.mark.parametrize("name", discovery.shipped())
def test_lessons_are_easy_to_read(name):
    place = course.place(discovery.find(name))
    if place:
        assert grade(f"This one is about: {place['lesson']} Try this: {place['try_this']}") <= 8
        assert grade(place["promise"]) <= 8


@pytest.mark.parametrize(
    "fields", [{"chapter": "Nowhere"}, {"chapter": "Seeing"}, {"chapter": "Seeing", "lesson": "x."}]
)
def test_a_place_that_is_none_is_refused_in_a_sentence(fields):
    with pytest.raises(Problem, match=r"^made is in"):
        course.place(made(**fields))


def test_an_experiment_may_stand_outside():
    assert course.place(made()) is None


def made(**fields):
    return invented(load=None, build=None, **fields)


def grade(text: str) -> float:
    """School grade by Flesch and Kincaid; syllables are counted as groups of vowels, without a silent e."""
    words = re.findall(r"[A-Za-z0-9'’-]+", text)
    sentences = max(1, len(re.findall(r"[.?!](?:\s|$)", text)))
    syllables = sum(max(1, len(re.findall(r"[aeiouy]+", re.sub(r"e$", "", word.lower())))) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59
