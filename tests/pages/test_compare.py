"""Side by side: the same input to two networks, and what differs."""

import copy

import pytest
from linking import drawing
from shipped import MANIFESTS
from visiting import ANSWER, READ, violations, visit

COMPARE = "[data-part=compare]"
DONE = f"{COMPARE}[data-settled=true]:not([data-outcome=''])"


@pytest.fixture
def context(new_context):
    """A service worker would answer before a route does."""
    return new_context(service_workers="block")


def opened(context, site, name):
    page = context.new_page()
    visit(page, site, name)
    return page


def test_the_second_network_comes_only_when_asked(context, site):
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    visit(page, site, "digits_cnn")
    assert not [url for url in asked if "digits_mlp" in url]
    page.click("[data-part=compare-with][data-id=digits_mlp]")
    page.wait_for_selector(f"{COMPARE}[data-ready=true]")
    assert [url for url in asked if url.endswith("digits_mlp/model.tflite")]
    page.click("[data-part=compare-with]")
    assert page.locator(COMPARE).count() == 0


@pytest.mark.parametrize("one, other", [("digits_cnn", "digits_mlp"), ("sketch_mlp", "sketch_cnn")])
def test_both_answer_as_they_do_on_their_own_pages(context, site, one, other):
    page, alone = opened(context, site, one), opened(context, site, other)
    page.click(f"[data-part=compare-with][data-id={other}]")
    page.wait_for_selector(f"{COMPARE}[data-ready=true]")
    examples = MANIFESTS[one]["page"]["settings"]["examples"]
    for example in (examples[1], examples[4]):
        thousandths = [[(round(1000 * x), round(1000 * y)) for x, y in stroke] for stroke in example["strokes"]]
        for where in (page, alone):
            where.evaluate("hash => { location.hash = hash }", drawing(round(1000 * example["pen"]), *thousandths))
        page.wait_for_selector(DONE)
        for where, name in ((page, "data-label"), (alone, "data-other-label")):
            where.wait_for_selector(READ, state="attached")
            said = where.locator(ANSWER).get_attribute("data-label")
            assert page.locator(COMPARE).get_attribute(name) == said
    page.click("[data-part=clear]")
    page.wait_for_selector(f"{COMPARE}[data-outcome='']")


def test_a_known_mistake_of_one_is_given_to_both(context, site):
    page = opened(context, site, "digits_mlp")
    page.click("[data-part=compare-with]")
    page.wait_for_selector(f"{COMPARE}[data-ready=true]")
    mistake = page.locator("[data-part=mistake]").first
    mistake.click()
    page.wait_for_selector(f"{DONE}[data-label='{mistake.get_attribute('data-label')}']")


def test_two_networks_for_hands_look_at_the_same_photo(context, site):
    """Each cuts it by its own recipe: of the other network, that is wider here."""
    name, other = "rock_paper_scissors_mobilenet_v2", "rock_paper_scissors_cnn"
    manifest = copy.deepcopy(MANIFESTS[other])
    manifest["page"]["settings"]["fit"]["widest"] = 1.5
    context.route(f"**/experiments/{other}/manifest.json", lambda route: route.fulfill(json=manifest))
    page = opened(context, site, name)
    page.click(f"[data-part=compare-with][data-id={other}]")
    page.wait_for_selector(f"{COMPARE}[data-ready=true]")
    for index in (0, 1, 2):
        example = page.locator("[data-part=example]").nth(index)
        example.click()
        label = example.get_attribute("data-label")
        page.wait_for_selector(f"{DONE}[data-outcome=agree][data-label='{label}'][data-other-label='{label}']")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_everybody_can_use_it(new_context, site, theme):
    """Both panels open and full: no accessibility violations, no sideways scroll at 320 pixels, no motion, by keyboard."""
    context = new_context(color_scheme=theme, viewport={"width": 320, "height": 640}, reduced_motion="reduce")
    page = opened(context, site, "digits_cnn")
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
    assert violations(page) == []
    said = page.locator(f"{COMPARE} [role=status]")
    page.wait_for_function("() => document.querySelector('[data-part=compare] [role=status]').textContent !== ''")
    assert "say" in said.inner_text()
