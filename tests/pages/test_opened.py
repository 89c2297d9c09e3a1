"""Every map and neuron opens; what it looks for is fetched then, checked, and said in words."""

from functools import partial

import pytest
from looking import FLOW, OPENED, WITH_FACTS, WITH_FLOW, serve_facts, step_to
from shipped import MANIFESTS
from visiting import violations
from walking import INSIDE, look_inside


def test_every_experiment_has_facts_of_its_layers():
    for name in WITH_FLOW:  # what makes pictures reads noise: its page says so (making/)
        assert ("inside.json" in MANIFESTS[name]["files"]) == (MANIFESTS[name]["page"]["kind"] != "generate"), name


def test_a_map_opens_by_click_and_by_keyboard(open_example):
    page = open_example(WITH_FACTS, prepare=serve_facts)
    look_inside(page)
    step_to(page, 1)
    page.click("[data-part=layer] canvas", position={"x": 5, "y": 5})
    page.wait_for_selector(f"{OPENED}[data-unit='0']")
    page.keyboard.press("ArrowRight")
    page.wait_for_selector(f"{OPENED}[data-unit='1']")
    page.click("[data-part=previous]")
    page.click("[data-part=previous]")
    page.wait_for_selector(f"{OPENED}[data-unit='31']")  # before the first comes the last
    page.keyboard.press("Escape")
    page.wait_for_selector(OPENED, state="detached")

    page.focus("[data-part=open-strongest]")
    page.keyboard.press("Enter")
    page.wait_for_selector(OPENED)
    number = int(page.get_attribute(OPENED, "data-unit")) + 1
    assert f"map {number}" in page.inner_text("#opened-title")
    assert "On your drawing it answers most" in page.inner_text("[data-part=opened-sentence]")
    assert page.locator("[data-part=unit-figures] .opened-ring").count() == 2
    page.keyboard.press("Escape")
    assert page.evaluate("() => document.activeElement.dataset.part") == "open-strongest"
    assert page.get_attribute(FLOW, "data-at") == "1"  # the arrows went through maps, not through layers

    page.click(".flow-stage:nth-child(3) canvas", position={"x": 5, "y": 5})
    page.wait_for_selector(OPENED)
    assert page.inner_text("#opened-title").startswith("strokes")


def test_what_it_looks_for_is_fetched_only_when_a_map_is_opened(open_example):
    page = open_example(WITH_FACTS, prepare=serve_facts)
    look_inside(page)
    step_to(page, 1)
    assert page.fetched == []
    page.click("[data-part=layer] canvas", position={"x": 5, "y": 5})
    page.wait_for_selector("[data-part=looks-for][data-ready=true]")
    said = page.inner_text("[data-part=looks-for]")
    assert "All 2 are of one kind: seven." in said
    assert "These pictures may not be shown." in said
    assert page.locator("[data-part=looks-for] canvas").count() == 0
    assert page.locator("[data-part=unit-weights]").count() == 1
    page.keyboard.press("ArrowRight")
    assert "None of the training samples that were tried excites this map." in page.inner_text("[data-part=looks-for]")
    assert len(page.fetched) == 1


def test_facts_that_were_changed_on_the_way_are_refused(open_example):
    page = open_example(WITH_FACTS, prepare=partial(serve_facts, broken=True))
    look_inside(page)
    step_to(page, 1)
    page.click("[data-part=open-strongest]")
    assert "is not the file that was tested" in page.inner_text(f"{OPENED} [role=alert]")
    assert page.locator("[data-part=looks-for]").count() == 0
    assert "answers" in page.inner_text("[data-part=opened-sentence]")


def test_the_memory_of_sums_shows_a_line_and_what_it_follows(open_example):
    page = open_example("numbers_summation_rnn")
    look_inside(page)
    step_to(page, 1)
    page.click("[data-part=track] >> nth=0")
    page.wait_for_selector("[data-part=opened-track]")
    assert page.inner_text("[data-part=opened-track]").startswith("It follows ")
    assert page.locator(".opened-line circle").count() == page.locator(".opened-line .name").count() > 2
    assert page.locator(".opened-line").get_attribute("aria-label").startswith("Its value, step by step")


def test_the_first_weights_are_shown_as_pictures_when_asked_for(open_example):
    page = open_example(WITH_FACTS, prepare=serve_facts)
    page.locator("[data-part=weights]").scroll_into_view_if_needed()
    assert page.fetched == []
    page.click("[data-part=first-weights] button")
    page.wait_for_selector("[data-part=first-weights] canvas")
    rows = page.locator(".bytes tbody tr")
    learned = [one for one in MANIFESTS[WITH_FACTS]["layers"] if one["parameters"]]
    assert rows.count() == len(learned) + 1


@pytest.mark.parametrize("name", ["digits_mlp", "numbers_summation_rnn", "image_classification_mobilenet_v2"])
def test_it_is_accessible_and_fits_a_narrow_phone(open_example, name):
    page = open_example(name, viewport={"width": 320, "height": 700}, reduced_motion="reduce")
    look_inside(page)
    for number in (1, len([one for one in MANIFESTS[name]["layers"] if one["inside"]]) + 1):
        page.click(f".flow-stage[data-step='{number}'] button")
        assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
        for theme in ("light", "dark"):
            wear(page, theme)
            assert violations(page, INSIDE) == []
    page.click(".flow-stage[data-step='1'] button")
    page.click("[data-part=open-strongest]")
    page.wait_for_selector("[data-part=looks-for][data-ready=true]")
    assert page.evaluate(f"() => document.querySelector('{OPENED}').scrollWidth") <= 320
    for theme in ("light", "dark"):
        wear(page, theme)
        assert violations(page, OPENED) == []


def wear(page, theme):
    page.evaluate("(theme) => { document.documentElement.dataset.theme = theme; }", theme)
