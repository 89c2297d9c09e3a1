"""The drawing game: six words, each drawn until the network recognises it or its time is up."""

import json

import pytest
from drawing import draw
from shipped import MANIFESTS
from visiting import ANSWER, ANSWERED, READ, violations, visit

NAME = "sketch_cnn"
MANIFEST = MANIFESTS[NAME]
GAME = "[data-part=game]"
WORDS = 6
SURE = 0.5  # a drawing by mouse is not the example to the last digit
SHORT_LINE = [(0.3, 0.3), (0.36, 0.4)]

# The page draws its six words by chance; these numbers are what chance gives next, and then it is chance again.
CHANCE = """numbers => {
  const chance = Math.random;
  Math.random = () => (numbers.length ? numbers.shift() : chance());
}"""


@pytest.fixture
def page(new_context, site):
    page = new_context(reduced_motion="reduce").new_page()
    page.clock.install()
    visit(page, site, NAME)
    return page


def begin(page, words, timed=False):
    """Start a round of the given words; without a time limit, so that a slow machine has its time."""
    left, numbers = list(MANIFEST["labels"]), []
    for word in words:
        numbers.append((left.index(word) + 0.5) / len(left))
        left.remove(word)
    page.evaluate(CHANCE, numbers)
    page.click("[data-part=play-game]")
    page.set_checked("[data-part=timed]", timed)
    expect_word(page, words[0])


def expect_word(page, word, stage="draw"):
    page.wait_for_selector(f"{GAME}[data-word={json.dumps(word)}][data-stage={stage}]")


@pytest.fixture
def drawings(page):
    """Examples by word, at least six; and which of them the network is sure of: nobody draws everything well."""
    found = {one["label"]: one["strokes"] for one in MANIFEST["page"]["settings"]["examples"]}
    assert len(found) >= WORDS
    sure = []
    for word in found:
        page.click(f"[data-part=example][data-label={json.dumps(word)}]")
        answer = page.wait_for_selector(READ, state="attached")
        if answer.get_attribute("data-label") == word and float(answer.get_attribute("data-probability")) > SURE:
            sure.append(word)
    assert len(sure) >= 3
    return found, sure


def test_a_round_from_the_first_word_to_the_summary(page, drawings):
    found, sure = drawings
    words = [*sure, *(word for word in found if word not in sure)][:WORDS]
    begin(page, words)
    for number, word in enumerate(words, 1):
        expect_word(page, word)
        assert page.locator(GAME).get_attribute("data-number") == str(number)
        if word in sure:
            draw(page, *found[word])  # it may be recognised before the last line
        else:
            page.click("[data-part=skip]")
        expect_word(page, word, stage="told")
        assert (word if word in sure else "Skipped") in page.locator(GAME).inner_text()
        page.keyboard.press("Enter")  # the way on has the focus
    page.wait_for_selector("[data-part=round]")
    assert page.locator("[data-part=round]").get_attribute("data-seen") == str(len(set(words) & set(sure)))
    assert page.locator("[data-part=round] li").count() == WORDS
    assert violations(page) == []
    page.click("[data-part=again]")
    page.wait_for_selector(f"{GAME}[data-stage=draw]")
    assert page.locator(GAME).get_attribute("data-word") not in words
    page.click("[data-part=leave]")
    assert page.locator("[data-part=input]").is_visible()
    assert page.locator("[data-part=example]").count() > 0


def test_time_runs_from_the_first_line_and_its_end_is_told(page):
    words = MANIFEST["labels"][:WORDS]
    begin(page, words, timed=True)
    page.clock.pause_at("2100-01-01")
    page.clock.run_for(60_000)
    expect_word(page, words[0])  # nothing is drawn yet
    draw(page, SHORT_LINE)
    page.clock.run_for(19_000)
    expect_word(page, words[0])
    page.clock.run_for(1_500)
    expect_word(page, words[0], stage="told")
    assert "Time is up" in page.locator(GAME).inner_text()
    page.wait_for_selector(f"{ANSWERED}:not([data-probability=''])", state="attached")
    before = page.locator(ANSWER).get_attribute("data-probability")
    draw(page, [(0.1, 0.1), (0.9, 0.1), (0.9, 0.9)])  # too late: the canvas takes no more
    page.wait_for_selector(ANSWERED, state="attached")
    assert page.locator(ANSWER).get_attribute("data-probability") == before
    page.click("[data-part=next]")
    expect_word(page, words[1])
    assert page.locator("[data-part=undo]").is_disabled()  # what was drawn before does not come back
    page.uncheck("[data-part=timed]")
    draw(page, SHORT_LINE)
    page.clock.run_for(120_000)
    expect_word(page, words[1])
    page.click("[data-part=skip]")
    expect_word(page, words[1], stage="told")


def test_what_it_took_a_drawing_for_is_told_at_the_end(page, drawings):
    found, sure = drawings
    words = [word for word in MANIFEST["labels"] if word not in found][:WORDS]
    begin(page, words)
    said = []
    for number, word in enumerate(words):
        expect_word(page, word)
        draw(page, *found[sure[number % len(sure)]])  # something else
        page.wait_for_selector(ANSWERED, state="attached")
        said.append(page.locator(ANSWER).get_attribute("data-label") or "never sure")
        if page.locator("[data-part=skip]").count():  # else it took it for the word: half a bee may be an apple
            page.click("[data-part=skip]")
        page.click("[data-part=next]")
    cards = page.locator("[data-part=round] li").all_inner_texts()
    assert all(label in card for label, card in zip(said, cards, strict=True))
    seen = sum(label == word for label, word in zip(said, words, strict=True))
    assert seen < WORDS
    assert page.locator("[data-part=round]").get_attribute("data-seen") == str(seen)


def test_the_game_fits_a_narrow_phone(new_context, site):
    page = new_context(viewport={"width": 320, "height": 640}).new_page()
    visit(page, site, NAME)
    begin(page, MANIFEST["labels"][:WORDS])
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
    assert page.locator(GAME).is_visible() and page.locator("[data-part=input]").is_visible()


def test_many_labels_show_the_likeliest_and_a_sentence(page, drawings):
    for word in drawings[1]:
        page.click(f"[data-part=example][data-label={json.dumps(word)}]")
        answer = f"{ANSWERED}[data-label={json.dumps(word)}]"
        page.wait_for_selector(answer, state="attached")
        words = page.locator(answer).inner_text().split("\n")
        assert words[0] == "I see"
        assert words[1] in (f"a {word}", f"an {word}", word)
        assert page.locator(f"{answer} li").count() == 5
