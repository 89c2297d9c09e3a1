"""The drawing game: six words, each drawn until the network recognises it or its time is up."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe

NAME = "sketch_cnn"
GAME = "[data-part=game]"
WORDS = 6
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}

# The page draws its six words by chance; these numbers are what chance gives next, and then it is chance again.
CHANCE = """numbers => {
  const chance = Math.random;
  Math.random = () => (numbers.length ? numbers.shift() : chance());
}"""


@pytest.fixture
def manifest(experiments_folder):
    file = experiments_folder / NAME / "model" / "manifest.json"
    if not file.is_file():
        pytest.skip(f"{NAME} is not trained yet")
    return json.loads(file.read_text())


@pytest.fixture
def page(browser, site, manifest):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    problems = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.clock.install()
    page.goto(f"{site}experiments/{NAME}/")
    page.wait_for_selector("main[data-state=ready]")
    yield page
    context.close()
    assert problems == []


def begin(page, manifest, words):
    """Start a round of the given words."""
    left, numbers = list(manifest["labels"]), []
    for word in words:
        numbers.append((left.index(word) + 0.5) / len(left))
        left.remove(word)
    page.evaluate(CHANCE, numbers)
    page.click("[data-part=play-game]")
    expect_word(page, words[0])


def expect_word(page, word, stage="draw"):
    page.wait_for_selector(f"{GAME}[data-word={json.dumps(word)}][data-stage={stage}]")


def draw(page, strokes):
    """With the mouse, as far as the page lets one draw: a word may be recognised before the last line."""
    box = page.locator("[data-part=input]").bounding_box()
    for stroke in strokes:
        points = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in stroke]
        page.mouse.move(*points[0])
        page.mouse.down()
        for point in points[1:]:
            page.mouse.move(*point)
        page.mouse.up()


def examples(manifest):
    """Six drawings of different words, by word."""
    found = {one["label"]: one["strokes"] for one in manifest["page"]["settings"]["examples"]}
    assert len(found) >= WORDS
    return dict(list(found.items())[:WORDS])


def test_a_round_from_the_first_word_to_the_summary(page, manifest):
    drawings = examples(manifest)
    begin(page, manifest, list(drawings))
    for number, (word, strokes) in enumerate(drawings.items(), 1):
        expect_word(page, word)
        assert page.locator(GAME).get_attribute("data-number") == str(number)
        draw(page, strokes)
        expect_word(page, word, stage="told")
        assert word in page.locator(GAME).inner_text()
        page.keyboard.press("Enter")  # the way on has the focus
    page.wait_for_selector("[data-part=round]")
    assert page.locator("[data-part=round]").get_attribute("data-seen") == str(WORDS)
    assert page.locator("[data-part=round] li").count() == WORDS
    found = Axe().run(page, options=RULES).response["violations"]
    assert [(one["id"], one["nodes"][0]["failureSummary"]) for one in found] == []
    page.click("[data-part=again]")
    page.wait_for_selector(f"{GAME}[data-stage=draw]")
    assert page.locator(GAME).get_attribute("data-word") not in drawings
    page.click("[data-part=leave]")
    assert page.locator("[data-part=input]").is_visible()
    assert page.locator("[data-part=example]").count() > 0


def test_time_runs_from_the_first_line_and_its_end_is_told(page, manifest):
    words = list(examples(manifest))
    begin(page, manifest, words)
    page.clock.run_for(60_000)
    expect_word(page, words[0])  # nothing is drawn yet
    draw(page, [[(0.3, 0.3), (0.35, 0.42)]])
    page.clock.run_for(19_000)
    expect_word(page, words[0])
    page.clock.run_for(1_500)
    expect_word(page, words[0], stage="told")
    assert "Time is up" in page.locator(GAME).inner_text()
    draw(page, examples(manifest)[words[0]])  # too late: the canvas takes no more
    page.wait_for_selector("[data-part=answer][data-settled=true]", state="attached")
    page.click("[data-part=next]")
    expect_word(page, words[1])
    assert page.locator("[data-part=undo]").is_disabled()  # what was drawn before does not come back
    page.uncheck("[data-part=timed]")
    draw(page, [[(0.3, 0.3), (0.35, 0.42)]])
    page.clock.run_for(120_000)
    expect_word(page, words[1])
    page.click("[data-part=skip]")
    expect_word(page, words[1], stage="told")


def test_what_it_took_a_drawing_for_is_told_at_the_end(page, manifest):
    drawings = examples(manifest)
    words = list(drawings)
    begin(page, manifest, words)
    for word, other in zip(words, words[1:] + words[:1], strict=True):
        expect_word(page, word)
        draw(page, drawings[other])
        page.wait_for_selector(f"[data-part=answer][data-settled=true][data-label={json.dumps(other)}]", state="attached")
        page.click("[data-part=skip]")
        page.click("[data-part=next]")
    cards = page.locator("[data-part=round] li").all_inner_texts()
    assert all(other in card for card, other in zip(cards, words[1:] + words[:1], strict=True))
    assert page.locator("[data-part=round]").get_attribute("data-seen") == "0"


def test_the_game_fits_a_narrow_phone(browser, site, manifest):
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(f"{site}experiments/{NAME}/")
    page.wait_for_selector("main[data-state=ready]")
    begin(page, manifest, list(examples(manifest)))
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
    assert page.locator(GAME).is_visible() and page.locator("[data-part=input]").is_visible()
    context.close()


def test_many_labels_show_the_likeliest_and_a_sentence(page, manifest):
    for example in page.locator("[data-part=example]").all()[:WORDS]:
        example.click()
        label = example.get_attribute("data-label")
        page.wait_for_selector(f"[data-part=answer][data-settled=true][data-label={json.dumps(label)}]", state="attached")
        assert f"I see\na{'n' if label[0] in 'aeiou' else ''} {label}" in page.locator("[data-part=answer]").inner_text() or label.endswith("s")
        assert page.locator("[data-part=answer] li").count() == 5
