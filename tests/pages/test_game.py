"""The drawing game: six words, each drawn until the network recognises it or its time is up."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe

NAME = "sketch_cnn"
GAME = "[data-part=game]"
ANSWER = "[data-part=answer]"
WORDS = 6
SURE = 0.5  # a drawing by mouse is not the example to the last digit
SHORT_LINE = [(0.3, 0.3), (0.36, 0.4)]
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}

# The page draws its six words by chance; these numbers are what chance gives next, and then it is chance again.
CHANCE = """numbers => {
  const chance = Math.random;
  Math.random = () => (numbers.length ? numbers.shift() : chance());
}"""


@pytest.fixture
def manifest(experiments_folder):
    return json.loads((experiments_folder / NAME / "model" / "manifest.json").read_text())


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


def begin(page, manifest, words, timed=False):
    """Start a round of the given words; without a time limit, so that a slow machine has its time."""
    left, numbers = list(manifest["labels"]), []
    for word in words:
        numbers.append((left.index(word) + 0.5) / len(left))
        left.remove(word)
    page.evaluate(CHANCE, numbers)
    page.click("[data-part=play-game]")
    page.set_checked("[data-part=timed]", timed)
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


@pytest.fixture
def drawings(page, manifest):
    """Examples by word, at least six; and which of them the network is sure of: nobody draws everything well."""
    found = {one["label"]: one["strokes"] for one in manifest["page"]["settings"]["examples"]}
    assert len(found) >= WORDS
    sure = []
    for word in found:
        page.click(f"[data-part=example][data-label={json.dumps(word)}]")
        answer = page.wait_for_selector(f"{ANSWER}[data-settled=true]:not([data-best=''])", state="attached")
        if answer.get_attribute("data-label") == word and float(answer.get_attribute("data-probability")) > SURE:
            sure.append(word)
    assert len(sure) >= 3
    return found, sure


def test_a_round_from_the_first_word_to_the_summary(page, manifest, drawings):
    found, sure = drawings
    words = [*sure, *(word for word in found if word not in sure)][:WORDS]
    begin(page, manifest, words)
    for number, word in enumerate(words, 1):
        expect_word(page, word)
        assert page.locator(GAME).get_attribute("data-number") == str(number)
        if word in sure:
            draw(page, found[word])
        else:
            page.click("[data-part=skip]")
        expect_word(page, word, stage="told")
        assert (word if word in sure else "Skipped") in page.locator(GAME).inner_text()
        page.keyboard.press("Enter")  # the way on has the focus
    page.wait_for_selector("[data-part=round]")
    assert page.locator("[data-part=round]").get_attribute("data-seen") == str(len(set(words) & set(sure)))
    assert page.locator("[data-part=round] li").count() == WORDS
    violations = Axe().run(page, options=RULES).response["violations"]
    assert [(one["id"], one["nodes"][0]["failureSummary"]) for one in violations] == []
    page.click("[data-part=again]")
    page.wait_for_selector(f"{GAME}[data-stage=draw]")
    assert page.locator(GAME).get_attribute("data-word") not in words
    page.click("[data-part=leave]")
    assert page.locator("[data-part=input]").is_visible()
    assert page.locator("[data-part=example]").count() > 0


def test_time_runs_from_the_first_line_and_its_end_is_told(page, manifest):
    words = manifest["labels"][:WORDS]
    begin(page, manifest, words, timed=True)
    page.clock.pause_at("2100-01-01")
    page.clock.run_for(60_000)
    expect_word(page, words[0])  # nothing is drawn yet
    draw(page, [SHORT_LINE])
    page.clock.run_for(19_000)
    expect_word(page, words[0])
    page.clock.run_for(1_500)
    expect_word(page, words[0], stage="told")
    assert "Time is up" in page.locator(GAME).inner_text()
    before = page.locator(ANSWER).get_attribute("data-probability")
    draw(page, [[(0.1, 0.1), (0.9, 0.1), (0.9, 0.9)]])  # too late: the canvas takes no more
    page.wait_for_selector(f"{ANSWER}[data-settled=true]", state="attached")
    assert page.locator(ANSWER).get_attribute("data-probability") == before
    page.click("[data-part=next]")
    expect_word(page, words[1])
    assert page.locator("[data-part=undo]").is_disabled()  # what was drawn before does not come back
    page.uncheck("[data-part=timed]")
    draw(page, [SHORT_LINE])
    page.clock.run_for(120_000)
    expect_word(page, words[1])
    page.click("[data-part=skip]")
    expect_word(page, words[1], stage="told")


def test_what_it_took_a_drawing_for_is_told_at_the_end(page, manifest, drawings):
    found, sure = drawings
    words = [word for word in manifest["labels"] if word not in found][:WORDS]
    begin(page, manifest, words)
    said = []
    for number, word in enumerate(words):
        expect_word(page, word)
        draw(page, found[sure[number % len(sure)]])  # something else
        page.wait_for_selector(f"{ANSWER}[data-settled=true]", state="attached")
        said.append(page.locator(ANSWER).get_attribute("data-label") or "never sure")
        if page.locator("[data-part=skip]").count():  # else it took it for the word: half a bee may be an apple
            page.click("[data-part=skip]")
        page.click("[data-part=next]")
    cards = page.locator("[data-part=round] li").all_inner_texts()
    assert all(label in card for label, card in zip(said, cards, strict=True))
    seen = sum(label == word for label, word in zip(said, words, strict=True))
    assert seen < WORDS
    assert page.locator("[data-part=round]").get_attribute("data-seen") == str(seen)


def test_the_game_fits_a_narrow_phone(browser, site, manifest):
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(f"{site}experiments/{NAME}/")
    page.wait_for_selector("main[data-state=ready]")
    begin(page, manifest, manifest["labels"][:WORDS])
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
    assert page.locator(GAME).is_visible() and page.locator("[data-part=input]").is_visible()
    context.close()


def test_many_labels_show_the_likeliest_and_a_sentence(page, drawings):
    for word in drawings[1]:
        page.click(f"[data-part=example][data-label={json.dumps(word)}]")
        answer = f"{ANSWER}[data-settled=true][data-label={json.dumps(word)}]"
        page.wait_for_selector(answer, state="attached")
        words = page.locator(answer).inner_text().split("\n")
        assert words[0] == "I see"
        assert words[1] in (f"a {word}", f"an {word}", word)
        assert page.locator(f"{answer} li").count() == 5
