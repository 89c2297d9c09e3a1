"""The way through the network can be stepped, and nothing is worked out that is not seen."""

import json

import pytest
from looking import FLOW, MANIFESTS, WITH_FLOW, look_inside, step_to, visits

SENTENCE = "[data-part=flow-sentence]"
# Counts what the page asks of its worker, by signature.
COUNTING = """{
  const post = Worker.prototype.postMessage;
  window.asked = { inside: 0, predict: 0 };
  Worker.prototype.postMessage = function (...all) {
    if (all[0]?.type === 'run') window.asked[all[0].signature]++;
    return post.apply(this, all);
  };
}"""


@pytest.fixture
def visit(browser, site):
    with visits(browser, site) as open_page:
        yield open_page


@pytest.mark.parametrize("name", WITH_FLOW)
def test_every_network_can_be_stepped_from_input_to_answer(visit, name):
    page = visit(name)
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


def test_steps_are_read_aloud_and_end_with_what_the_page_answered(visit):
    page = visit("digits_cnn")
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
    best = page.locator("[data-part=answer]").get_attribute("data-best")
    assert f"Most speaks for {best}," in page.inner_text(SENTENCE)
    assert page.locator(".flow-bars li[data-best=true]").inner_text().startswith(best)


def test_it_plays_by_itself_but_not_where_motion_is_not_wanted(visit):
    page = visit("digits_mlp")
    look_inside(page)
    page.clock.install()
    page.click("[data-part=flow-play]")
    page.wait_for_selector(f"{FLOW}[data-at='0']")
    page.clock.run_for(5000)
    page.wait_for_selector(f"{FLOW}[data-at='1']")
    page.click("[data-part=flow-play]")
    assert page.get_attribute("[data-part=flow-play]", "aria-pressed") == "false"

    calm = visit("digits_mlp", reduced_motion="reduce")
    look_inside(calm)
    assert calm.locator("[data-part=flow-play]").count() == 0
    step_to(calm, 1)
    assert calm.evaluate("() => document.getAnimations().filter(one => one.playState === 'running').length") == 0


def test_nothing_is_worked_out_while_it_is_not_seen(visit):
    page = visit("digits_cnn", prepare=COUNTING, viewport={"width": 390, "height": 600})
    page.evaluate("() => scrollTo({ top: 0, behavior: 'instant' })")
    page.click("[data-part=example] >> nth=4")
    page.wait_for_selector("[data-part=answer][data-settled=true]", state="attached")
    page.evaluate("() => { window.asked.inside = 0; }")
    page.click("[data-part=example] >> nth=5")
    page.wait_for_selector("[data-part=answer][data-settled=true]", state="attached")
    assert page.evaluate("() => window.asked.inside") == 0
    look_inside(page)
    page.wait_for_function("() => window.asked.inside > 0")


def test_drawing_stays_smooth_with_the_panel_open(browser, visit):
    """By the time of the processor, not of the clock: other programs may run beside it."""
    page = visit("digits_cnn", viewport={"width": 1280, "height": 1800})
    look_inside(page)
    step_to(page, 2)
    box = page.locator("canvas[data-part=input]").bounding_box()
    browser.start_tracing(page=page, categories=["toplevel"])
    page.mouse.move(box["x"] + 60, box["y"] + 60)
    page.mouse.down()
    for number in range(30):
        page.mouse.move(box["x"] + 60 + number * 6, box["y"] + 60 + (number * 37) % 200)
    page.mouse.up()
    page.wait_for_selector("[data-part=answer][data-settled=true]", state="attached")
    events = json.loads(browser.stop_tracing())["traceEvents"]
    threads = {
        (one["pid"], one["tid"])
        for one in events
        if one["name"] == "thread_name" and one["args"]["name"] == "CrRendererMain"
    }
    tasks = [one["tdur"] / 1000 for one in events if (one["pid"], one["tid"]) in threads and "tdur" in one]
    assert len(tasks) > 100
    assert max(tasks) <= 50
