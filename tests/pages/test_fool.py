"""Fool it: what counts, what is kept, and links that bring a drawing or a text back, whatever is in them."""

import base64
import json
import re
from pathlib import Path

import pytest

EXPERIMENTS = Path(__file__).resolve().parents[2] / "experiments"
ANSWER = "[data-part=answer]"
SETTLED = f"{ANSWER}[data-settled=true]"
FOOLING = "[data-part=fooling]"


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.problems = []
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.on("console", lambda message: message.type == "error" and page.problems.append(message.text))
    yield page
    context.close()
    assert page.problems == []


def visit(page, site, name, fragment=""):
    page.goto("about:blank")  # another fragment alone would not load the page again
    page.goto(f"{site}experiments/{name}/{fragment}")
    page.wait_for_selector("main[data-state=ready]")


def best(page):
    page.wait_for_selector(f"{SETTLED}:not([data-best=''])", state="attached")
    return page.locator(ANSWER).get_attribute("data-best")


def drawing(pen, *strokes):
    """The fragment of a drawing, made by hand: as web/src/share/strokes.ts makes it."""
    numbers = [pen]
    for stroke in strokes:
        numbers.append(len(stroke))
        last = (0, 0)
        for point in stroke:
            numbers += [-2 * step - 1 if step < 0 else 2 * step for step in (point[0] - last[0], point[1] - last[1])]
            last = point
    encoded = bytearray()
    for number in numbers:
        while number > 127:
            encoded.append(number & 127 | 128)
            number >>= 7
        encoded.append(number)
    return "#drawing=1." + base64.urlsafe_b64encode(bytes(encoded)).decode().rstrip("=")


SEVEN = drawing(50, [(250, 200), (750, 200), (450, 800)])


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

    fragment = page.locator("[data-part=copy-link]").get_attribute("data-fragment")
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


def test_a_wrong_sum_counts_by_itself(browser, site):
    """The network for sums makes no mistake at all, so it is given another number than was typed: 2 for 1."""
    context = browser.new_context(service_workers="block")
    manifest = json.loads((EXPERIMENTS / "numbers_summation_rnn" / "model" / "manifest.json").read_text())
    settings = manifest["page"]["settings"]
    settings["alphabet"] = settings["alphabet"].translate(str.maketrans("12", "21"))
    context.route("**/numbers_summation_rnn/manifest.json", lambda route: route.fulfill(json=manifest))
    page = context.new_page()
    visit(page, site, "numbers_summation_rnn")
    page.click("[data-part=fool]")
    page.fill("[data-part=input]", "40+30")
    assert best(page) == "70"
    assert page.locator(FOOLING).get_attribute("data-count") == "0"
    page.fill("[data-part=input]", "1+3")
    page.wait_for_selector(f"{FOOLING}[data-count='1'] [data-part=found][data-truth='4'][data-answer='5']")
    assert page.locator("[data-part=copy-link]").get_attribute("data-fragment") == "#text=1.1%2B3"
    page.fill("[data-part=input]", "40+30")
    page.click("[data-part=show-again]")  # the same one again does not count twice
    page.wait_for_function("() => document.querySelector('[data-part=told]').textContent.includes('already')")
    assert page.locator(FOOLING).get_attribute("data-count") == "1"
    context.close()


def test_a_text_comes_by_its_link(page, site):
    visit(page, site, "numbers_summation_rnn", "#text=1.40%2B2")
    assert page.input_value("[data-part=input]") == "40+2"
    assert best(page) == "42"
    page.evaluate("() => { location.hash = '#text=1.7%2B8' }")  # opened while the page is open
    page.wait_for_function("() => document.querySelector('[data-part=input]').value === '7+8'")


NASTY = {
    "no version": "#drawing=",
    "another version": "#drawing=2.AAAA",
    "a huge version": "#drawing=" + "9" * 400 + ".AAAA",
    "no letters": "#drawing=1.",
    "other letters": "#drawing=1.%00%FF<script>alert(1)</script>",
    "a wrong length": "#drawing=1.A",
    "numbers without end": "#drawing=1." + "_" * 4000,
    "far too long": "#drawing=1." + "A" * 200_000,
    "a text on a page for drawings": "#text=1.17%2B38",
    "half a character": "#text=1.%E0%A4",
    "a name of every object": "#drawing=1.__proto__",
    "only a pen": drawing(50),
}
CLAMPED = {
    "cut off": (SEVEN[:-2], "cut off"),
    "off the canvas": (drawing(50, [(-900, -900), (900_000, 500), (500, 900_000)]), ""),
    "a pen as wide as the page": (drawing(2_000_000, [(250, 200), (750, 200), (450, 800)]), ""),
    "too many lines": (drawing(50, *[[(n, n), (n + 9, n)] for n in range(400)]), "left out"),
    "back and forth for ever": (drawing(50, [(1000 * (n % 2), n % 999) for n in range(1500)]), "left out"),
    "more points than it says": (SEVEN[:13] + "_w" + SEVEN[15:], None),
}


def test_the_nastiest_links_are_refused_with_a_sentence(page, site):
    for name, fragment in NASTY.items():
        visit(page, site, "digits_mlp", fragment)
        sentence = page.locator("[data-part=link]").inner_text()
        assert re.fullmatch(r"This link [^<]{10,150}\.", sentence) or "text in this link" in sentence, name
        assert page.locator(ANSWER).get_attribute("data-best") == "", name
    page.click("[data-part=example][data-label='5']")  # and the page goes on
    assert best(page) == "5"


def test_links_that_hold_too_much_are_clamped(page, site):
    for name, (fragment, said) in CLAMPED.items():
        visit(page, site, "digits_mlp", fragment)
        page.wait_for_selector(SETTLED, state="attached")
        if said is not None:
            sentence = page.locator("[data-part=link]").inner_text()
            assert said in sentence if said else sentence == "", name
        assert page.locator("[data-part=clear]").is_enabled(), name  # something is on the canvas


@pytest.mark.parametrize("name", ["digits_cnn", "digits_mlp", "sketch_cnn", "sketch_mlp"])
def test_a_known_mistake_can_be_pressed_and_is_made_again(page, site, name):
    visit(page, site, name)
    known = json.loads((EXPERIMENTS / name / "model" / "report.json").read_text())["mistakes"][0]
    page.locator("[data-part=mistake]").first.click()
    page.wait_for_selector("[data-part=laid]")
    assert best(page) == known["answer"]
    assert abs(float(page.locator(ANSWER).get_attribute("data-probability")) - known["probability"]) < 0.01
    assert page.locator("[data-part=laid]").inner_text().startswith("A picture of the test: ")
    page.click("[data-part=clear]")
    assert page.locator("[data-part=laid]").count() == 0
    assert page.locator(ANSWER).get_attribute("data-best") == ""
