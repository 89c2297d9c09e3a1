"""Fool it: what counts, and what is kept; and known mistakes that can be pressed."""

import copy
import re

import pytest
from linking import SEVEN, best
from shipped import MANIFESTS, REPORTS
from visiting import ANSWER, visit

FOOLING = "[data-part=fooling]"


def test_a_confident_mistake_counts_is_kept_and_comes_back_by_its_link(page, site):
    visit(page, site, "digits_mlp")
    page.click("[data-part=fool]")
    page.click("[data-part=judge]")
    assert page.locator("[data-part=told]").inner_text() == "First say what it is."
    page.click("[data-part=example][data-label='3']")
    assert best(page) == "3"
    page.select_option("[data-part=truth]", "3")
    page.click("[data-part=judge]")
    assert "Not fooled" in page.locator("[data-part=told]").inner_text()
    page.select_option("[data-part=truth]", "8")  # a visitor may claim that it is an 8
    page.click("[data-part=judge]")
    page.wait_for_selector(f"{FOOLING}[data-count='1'] [data-part=found][data-truth='8'][data-answer='3']")
    page.click("[data-part=judge]")
    assert "already" in page.locator("[data-part=told]").inner_text()
    assert page.locator(FOOLING).get_attribute("data-count") == "1"

    fragment = page.locator("[data-part=found]").get_attribute("data-fragment")
    assert re.fullmatch(r"#drawing=1\.[\w-]+", fragment)  # the drawing, and neither the claim nor the answer
    page.click("[data-part=clear]")
    page.click("[data-part=show-again]")
    assert best(page) == "3"
    assert page.evaluate("() => document.activeElement.dataset.part") == "input"

    visit(page, site, "digits_mlp", fragment)
    assert best(page) == "3"
    visit(page, site, "digits_cnn", fragment)
    assert best(page) == "3"


def test_found_mistakes_outlive_the_panel_and_can_be_forgotten(page, site):
    visit(page, site, "digits_mlp", SEVEN)
    assert best(page) == "7"
    page.click("[data-part=fool]")
    page.select_option("[data-part=truth]", "1")
    page.click("[data-part=judge]")
    page.wait_for_selector("[data-part=found]")
    page.click("[data-part=fool]")
    assert page.locator(FOOLING).count() == 0
    page.click("[data-part=fool]")
    page.click("[data-part=forget]")
    assert (page.locator("[data-part=found]").count(), page.locator(FOOLING).get_attribute("data-count")) == (0, "1")


def test_a_wrong_sum_counts_by_itself(new_context, site):
    """The network for sums makes no mistake at all, so it is given another number than was typed: 2 for 1."""
    context = new_context(service_workers="block")
    manifest = copy.deepcopy(MANIFESTS["numbers_summation_rnn"])
    settings = manifest["page"]["settings"]
    settings["alphabet"] = settings["alphabet"].translate(str.maketrans("12", "21"))
    context.route("**/numbers_summation_rnn/manifest.json", lambda route: route.fulfill(json=manifest))
    page = context.new_page()
    visit(page, site, "numbers_summation_rnn")
    page.fill("[data-part=input]", "40+30")
    page.wait_for_selector(f"{ANSWER}[data-best='70']", state="attached")
    page.click("[data-part=fool]")
    assert page.locator(FOOLING).get_attribute("data-count") == "0"
    page.fill("[data-part=input]", "1+3")
    page.wait_for_selector(f"{FOOLING}[data-count='1'] [data-part=found][data-truth='4'][data-answer='5']")
    assert page.locator("[data-part=found]").get_attribute("data-fragment") == "#text=1.1%2B3"
    page.fill("[data-part=input]", "40+30")
    page.click("[data-part=show-again]")  # the same one again does not count twice
    page.wait_for_function("() => document.querySelector('[data-part=told]').textContent.includes('already')")
    assert page.locator(FOOLING).get_attribute("data-count") == "1"


@pytest.mark.parametrize("name", ["digits_cnn", "digits_mlp", "sketch_cnn", "sketch_mlp"])
def test_a_known_mistake_can_be_pressed_and_is_made_again(page, site, name):
    visit(page, site, name)
    known = REPORTS[name]["mistakes"][0]
    page.locator("[data-part=mistake]").first.click()
    page.wait_for_selector("[data-part=laid]")
    assert best(page) == known["answer"]
    assert abs(float(page.locator(ANSWER).get_attribute("data-probability")) - known["probability"]) < 0.01
    assert page.locator("[data-part=laid]").inner_text().startswith("A picture of the test: ")
    page.click("[data-part=clear]")
    assert page.locator("[data-part=laid]").count() == 0
    assert page.locator(ANSWER).get_attribute("data-best") == ""
