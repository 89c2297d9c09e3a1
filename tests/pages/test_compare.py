"""Side by side: the same input to two networks, and what differs."""

import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from linking import drawing
from test_people import RULES

EXPERIMENTS = Path(__file__).resolve().parents[2] / "experiments"
COMPARE = "[data-part=compare]"
DONE = f"{COMPARE}[data-settled=true]:not([data-outcome=''])"


@pytest.fixture
def context(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, service_workers="block")
    context.problems = []
    context.on("weberror", lambda error: context.problems.append(str(error.error)))
    yield context
    context.close()
    assert context.problems == []


def visit(context, site, name):
    page = context.new_page()
    page.goto(f"{site}experiments/{name}/")
    page.wait_for_selector("main[data-state=ready]")
    return page


def test_the_second_network_comes_only_when_asked(context, site):
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}experiments/digits_cnn/")
    page.wait_for_selector("main[data-state=ready]")
    assert not [url for url in asked if "digits_mlp" in url]
    page.click("[data-part=compare-with][data-id=digits_mlp]")
    page.wait_for_selector(f"{COMPARE}[data-ready=true]")
    assert [url for url in asked if url.endswith("digits_mlp/model.tflite")]
    page.click("[data-part=compare-with]")
    assert page.locator(COMPARE).count() == 0


@pytest.mark.parametrize("one, other", [("digits_cnn", "digits_mlp"), ("sketch_mlp", "sketch_cnn")])
def test_both_answer_as_they_do_on_their_own_pages(context, site, one, other):
    page, alone = visit(context, site, one), visit(context, site, other)
    page.click(f"[data-part=compare-with][data-id={other}]")
    page.wait_for_selector(f"{COMPARE}[data-ready=true]", timeout=60_000)
    examples = json.loads((EXPERIMENTS / one / "model" / "manifest.json").read_text())["page"]["settings"]["examples"]
    for example in (examples[1], examples[4]):
        thousandths = [[(round(1000 * x), round(1000 * y)) for x, y in stroke] for stroke in example["strokes"]]
        for where in (page, alone):
            where.evaluate("hash => { location.hash = hash }", drawing(round(1000 * example["pen"]), *thousandths))
        page.wait_for_selector(DONE)
        for where, name in ((page, "data-label"), (alone, "data-other-label")):
            where.wait_for_selector("[data-part=answer][data-settled=true]:not([data-best=''])", state="attached")
            said = where.locator("[data-part=answer]").get_attribute("data-label")
            assert page.locator(COMPARE).get_attribute(name) == said
    page.click("[data-part=clear]")
    page.wait_for_selector(f"{COMPARE}[data-outcome='']")


def test_a_known_mistake_of_one_is_given_to_both(context, site):
    page = visit(context, site, "digits_mlp")
    page.click("[data-part=compare-with]")
    page.wait_for_selector(f"{COMPARE}[data-ready=true]")
    mistake = page.locator("[data-part=mistake]").first
    mistake.click()
    page.wait_for_selector(f"{DONE}[data-label='{mistake.get_attribute('data-label')}']")


def test_two_networks_for_hands_look_at_the_same_photo(context, site):
    """A twin of the experiment, made in the page's address space only; its own cut of a photo is wider."""
    name, twin = "rock_paper_scissors_mobilenet_v2", "hands_twin"
    model = EXPERIMENTS / name / "model"
    manifest = json.loads((model / "manifest.json").read_text())
    manifest |= {"id": twin, "title": "Twin"}
    manifest["page"]["settings"]["fit"]["widest"] = 1.5

    def serve(route):
        asked = route.request.url.rsplit("/", 1)[1]
        body = json.dumps(manifest).encode() if asked == "manifest.json" else (model / asked).read_bytes()
        route.fulfill(body=body)

    def name_the_twin(route):
        response = route.fetch()
        peers = json.dumps([{"id": twin, "title": "Twin"}]).replace('"', "&#34;")
        route.fulfill(response=response, body=response.text().replace('data-peers="[]"', f'data-peers="{peers}"'))

    context.route(f"**/experiments/{twin}/*", serve)
    context.route(f"**/experiments/{name}/", name_the_twin)
    page = visit(context, site, name)
    page.click("[data-part=compare-with]")
    page.wait_for_selector(f"{COMPARE}[data-ready=true]", timeout=60_000)
    for index in (0, 1, 2):
        example = page.locator("[data-part=example]").nth(index)
        example.click()
        label = example.get_attribute("data-label")
        page.wait_for_selector(f"{DONE}[data-outcome=agree][data-label='{label}'][data-other-label='{label}']")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_everybody_can_use_it(browser, site, theme):
    """Both panels open and full: no accessibility violations, no sideways scroll at 320 pixels, no motion, by keyboard."""
    context = browser.new_context(color_scheme=theme, viewport={"width": 320, "height": 640}, reduced_motion="reduce")
    page = visit(context, site, "digits_cnn")
    for part in ("compare-with", "fool"):
        page.focus(f"[data-part={part}]")
        page.keyboard.press("Enter")
    page.wait_for_selector(f"{COMPARE}[data-ready=true]")
    page.focus("[data-part=example][data-label='5']")
    page.keyboard.press("Enter")
    page.wait_for_selector(DONE)
    page.focus("[data-part=truth]")
    page.keyboard.type("6")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-part=found]")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
    assert page.evaluate("() => document.getAnimations().filter(one => one.playState === 'running').length") == 0
    found = Axe().run(page, options=RULES).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:160], one["nodes"][0]["failureSummary"]) for one in found] == []
    said = page.locator(f"{COMPARE} [role=status]")
    page.wait_for_function("() => document.querySelector('[data-part=compare] [role=status]').textContent !== ''")
    assert "say" in said.inner_text()
    context.close()
