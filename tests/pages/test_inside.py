"""Look inside: the way through the network can be stepped, every map opens, and nothing is worked out that is not seen."""

import hashlib
import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

EXPERIMENTS = Path(__file__).resolve().parents[2] / "experiments"
MANIFESTS = {
    file.parent.parent.name: json.loads(file.read_text()) for file in sorted(EXPERIMENTS.glob("*/model/manifest.json"))
}
WITH_FLOW = [name for name, one in MANIFESTS.items() if one["page"]["kind"] not in ("text", "generate")]
SHOWN, FLOW, OPENED = "[data-part=inside][data-shown=true]", "[data-part=flow]", "[data-part=opened]"
SENTENCE = "[data-part=flow-sentence]"
# Facts in the form of web/src/contract.ts, made by hand: map 1 of the first layer has samples, and nothing else has.
FACTS = {
    "pool": None,
    "why_no_pool": "These pictures may not be shown.",
    "layers": {
        "edges": {
            "excites": [[{"sample": None, "at": [3, 4], "value": 9.0, "label": "seven"}] * 2, *[[]] * 31],
            "weights": {"rows": 5, "columns": 5, "channels": 1, "reach": 9, "largest": 1.0, "values": [[1] * 25] * 32},
        }
    },
}
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
    """Opens an experiment with an example given; a page whose script fails, fails the test."""
    contexts, problems = [], []

    def open_page(name, facts=None, broken=False, prepare="", **options):
        # A service worker would answer before a route does.
        context = browser.new_context(
            **{"viewport": {"width": 1280, "height": 900}, "service_workers": "block", **options}
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.fetched = []
        if prepare:
            page.add_init_script(prepare)
        if facts is not None:
            serve(page, name, facts, broken)
        page.goto(f"{site}experiments/{name}/")
        page.wait_for_selector("main[data-state=ready]")
        page.click("[data-part=example] >> nth=0")
        page.wait_for_selector("[data-part=answer][data-settled=true]", state="attached")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert problems == []


def serve(page, name, facts, broken):
    """Answer with these facts, and a manifest that names them; broken ones are not what the manifest names."""
    body = json.dumps(facts).encode()
    manifest = json.loads(json.dumps(MANIFESTS[name]))
    manifest["files"]["inside.json"] = {"sha256": hashlib.sha256(body).hexdigest(), "bytes": len(body)}
    page.route("**/manifest.json", lambda route: route.fulfill(json=manifest))

    def answer(route):
        page.fetched.append(route.request.url)
        route.fulfill(body=body[:-2] + b" }" if broken else body, content_type="application/json")

    page.route("**/inside.json", answer)


def look_inside(page):
    page.locator("[data-part=inside]").scroll_into_view_if_needed()
    page.wait_for_selector(SHOWN)


def step_to(page, number):
    for _ in range(number + 1):
        page.click("[data-part=flow-step]")
    page.wait_for_selector(f"{FLOW}[data-at='{number}']")


def test_every_experiment_has_facts_of_its_layers():
    for name in WITH_FLOW:
        assert "inside.json" in MANIFESTS[name]["files"], name


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
    page.click("[data-part=flow-play]")
    page.wait_for_selector(f"{FLOW}[data-at='0']")
    page.wait_for_selector(f"{FLOW}[data-at='1']")
    page.click("[data-part=flow-play]")
    assert page.get_attribute("[data-part=flow-play]", "aria-pressed") == "false"

    calm = visit("digits_mlp", reduced_motion="reduce")
    look_inside(calm)
    assert calm.locator("[data-part=flow-play]").count() == 0
    step_to(calm, 1)
    assert calm.evaluate("() => document.getAnimations().filter(one => one.playState === 'running').length") == 0


def test_a_map_opens_by_click_and_by_keyboard(visit):
    page = visit("digits_cnn", facts=FACTS)
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


def test_what_it_looks_for_is_fetched_only_when_a_map_is_opened(visit):
    page = visit("digits_cnn", facts=FACTS)
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
    assert "Nothing in its training excited this map." in page.inner_text("[data-part=looks-for]")
    assert len(page.fetched) == 1


def test_facts_that_were_changed_on_the_way_are_refused(visit):
    page = visit("digits_cnn", facts=FACTS, broken=True)
    look_inside(page)
    step_to(page, 1)
    page.click("[data-part=open-strongest]")
    assert "is not the file that was tested" in page.inner_text(f"{OPENED} [role=alert]")
    assert page.locator("[data-part=looks-for]").count() == 0
    assert "answers" in page.inner_text("[data-part=opened-sentence]")


def test_the_memory_of_sums_shows_a_line_and_what_it_follows(visit):
    page = visit("numbers_summation_rnn")
    look_inside(page)
    step_to(page, 1)
    page.click("[data-part=track] >> nth=0")
    page.wait_for_selector("[data-part=opened-track]")
    assert page.inner_text("[data-part=opened-track]").startswith("It follows ")
    assert page.locator(".opened-line circle").count() == page.locator(".opened-line .name").count() > 2
    assert page.locator(".opened-line").get_attribute("aria-label").startswith("Its value, step by step")


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


def test_drawing_stays_smooth_with_the_panel_open(visit):
    page = visit("digits_cnn", viewport={"width": 1280, "height": 2400})
    look_inside(page)
    step_to(page, 2)
    page.evaluate(
        "() => { window.long = []; new PerformanceObserver((list) => window.long.push(...list.getEntries().map("
        "(one) => one.duration))).observe({ entryTypes: ['longtask'] }); }"
    )
    box = page.locator("canvas[data-part=input]").bounding_box()
    # Another program may take the processor at any moment, but not in each of five rounds.
    for _ in range(5):
        page.evaluate("() => { window.long = []; }")
        page.mouse.move(box["x"] + 60, box["y"] + 60)
        page.mouse.down()
        for number in range(60):
            page.mouse.move(box["x"] + 60 + number * 4, box["y"] + 60 + (number * 37) % 200)
        page.mouse.up()
        page.wait_for_selector("[data-part=answer][data-settled=true]", state="attached")
        if not page.evaluate("() => window.long.length"):
            return
    raise AssertionError(f"Tasks of {page.evaluate('() => window.long')} ms")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", ["digits_mlp", "numbers_summation_rnn", "image_classification_mobilenet_v2"])
def test_it_is_accessible_and_fits_a_narrow_phone(visit, name, theme):
    page = visit(name, color_scheme=theme, viewport={"width": 320, "height": 700}, reduced_motion="reduce")
    look_inside(page)
    for number in (1, len([one for one in MANIFESTS[name]["layers"] if one["inside"]]) + 1):
        page.click(f".flow-stage[data-step='{number}'] button")
        assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
        assert violations(page, "[data-part=inside]") == []
    page.click(".flow-stage[data-step='1'] button")
    page.click("[data-part=open-strongest]")
    page.wait_for_selector("[data-part=looks-for][data-ready=true]")
    assert page.evaluate(f"() => document.querySelector('{OPENED}').scrollWidth") <= 320
    assert violations(page, OPENED) == []


def violations(page, part):
    found = Axe().run(page, context=part).response["violations"]
    return [(one["id"], one["nodes"][0]["html"][:160]) for one in found]


def test_the_first_weights_are_shown_as_pictures_when_asked_for(visit):
    page = visit("digits_cnn", facts=FACTS)
    page.locator("[data-part=weights]").scroll_into_view_if_needed()
    assert page.fetched == []
    page.click("[data-part=first-weights] button")
    page.wait_for_selector("[data-part=first-weights] canvas")
    rows = page.locator(".bytes tbody tr")
    learned = [one for one in MANIFESTS["digits_cnn"]["layers"] if one["parameters"]]
    assert rows.count() == len(learned) + 1
