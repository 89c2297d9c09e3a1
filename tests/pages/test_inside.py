"""The way through the network can be stepped, from the input to the answer."""

import pytest
from looking import FLOW, WITH_FLOW, step_to
from shipped import MANIFESTS
from visiting import ANSWER
from walking import look_inside

SENTENCE = "[data-part=flow-sentence]"


@pytest.mark.parametrize("name", WITH_FLOW)
def test_every_network_can_be_stepped_from_input_to_answer(open_example, name):
    page = open_example(name)
    look_inside(page)
    shown = [one for one in MANIFESTS[name]["layers"] if one["inside"]]
    assert page.locator(".flow-stage").count() == len(shown) + 2
    sentences = []
    for number in range(len(shown) + 2):
        page.click("[data-part=flow-step]")
        page.wait_for_selector(f"{FLOW}[data-at='{number}']")
        sentences.append(page.inner_text(SENTENCE))
        assert page.locator(".flow-stage[data-reached=now]").count() == 1
        panel = page.locator("[data-part=layer]")
        assert panel.count() == (1 if 0 < number <= len(shown) else 0)
        if panel.count():
            assert panel.get_attribute("data-layer") == shown[number - 1]["name"]
            assert panel.locator("canvas").evaluate("one => one.ariaLabel").startswith(shown[number - 1]["name"])
    assert len(set(sentences)) == len(sentences)
    page.click("[data-part=flow-step]")
    page.wait_for_selector(f"{FLOW}[data-at='']")
    page.click("[data-part=flow-back]")
    page.wait_for_selector(f"{FLOW}[data-at='{len(shown) + 1}']")


def test_steps_are_read_aloud_and_end_with_what_the_page_answered(open_example):
    page = open_example("digits_cnn")
    look_inside(page)
    page.focus("[data-part=flow-step]")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowRight")
    page.wait_for_selector(f"{FLOW}[data-at='1']")
    page.wait_for_function(
        f"() => document.querySelector('{FLOW} [role=status]').textContent === document.querySelector('{SENTENCE}').textContent"
    )
    page.keyboard.press("ArrowLeft")
    page.wait_for_selector(f"{FLOW}[data-at='0']")
    page.click(".flow-stage:last-child button")
    best = page.locator(ANSWER).get_attribute("data-best")
    assert f"Most speaks for {best}," in page.inner_text(SENTENCE)
    assert page.locator(".flow-bars li[data-best=true]").inner_text().startswith(best)


def test_it_plays_by_itself_but_not_where_motion_is_not_wanted(open_example):
    page = open_example("digits_mlp")
    look_inside(page)
    page.clock.install()
    page.click("[data-part=flow-play]")
    page.wait_for_selector(f"{FLOW}[data-at='0']")
    page.clock.run_for(5000)
    page.wait_for_selector(f"{FLOW}[data-at='1']")
    page.click("[data-part=flow-play]")
    assert page.get_attribute("[data-part=flow-play]", "aria-pressed") == "false"

    calm = open_example("digits_mlp", reduced_motion="reduce")
    look_inside(calm)
    assert calm.locator("[data-part=flow-play]").count() == 0
    step_to(calm, 1)
    assert calm.evaluate("() => document.getAnimations().filter(one => one.playState === 'running').length") == 0
