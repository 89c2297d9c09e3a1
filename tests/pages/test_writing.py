"""Texts go on as Python writes them, can be stopped, continued and turned off, and never freeze the page."""

import pytest
from beginnings import begun
from shipped import of_kind, read

ANSWER = "[data-part=answer]"


@pytest.fixture(params=of_kind("text"))
def written(request, browser, site):
    """A page of a text, with its golden texts; each knows its `whole` beginning."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{site}experiments/{request.param}/")
    page.wait_for_selector("main[data-state=ready]")
    texts = read(request.param, "golden.json")["texts"]
    yield page, [text | {"whole": begun(request.param, text["start"])} for text in texts]
    page.close()


def text_of(page):
    page.wait_for_selector(f"{ANSWER}[data-settled=true]")
    return page.locator(ANSWER).get_attribute("data-label")


def write(page, start, length, seed=1):
    page.fill("[data-part=input]", start)
    page.locator("[data-part=length]").fill(str(length))
    page.fill("[data-part=seed]", str(seed))
    page.click("[data-part=write]")
    page.wait_for_selector(f"{ANSWER}[data-settled=false]")


def test_the_same_seed_gives_the_text_that_python_writes(written):
    page, texts = written
    for text in texts:
        page.locator("[data-part=temperature]").fill(str(text["temperature"]))
        page.locator("[data-part=top-p]").fill(str(text["top_p"]))
        signs = page.locator("[data-part=top-k]").get_attribute("max")
        page.locator("[data-part=top-k]").fill(str(text["top_k"] or signs))
        write(page, text["start"], len(text["text"]), text["seed"])
        got = text_of(page)
        whole = text["whole"] + text["text"]
        assert got == whole or (whole.startswith(got) and got.endswith("\n\n"))  # a recipe ends, Python's text goes on


def test_stop_continue_and_another_way(written):
    page, (text, *_others) = written
    write(page, text["start"], 4_000)
    page.wait_for_selector("[data-place='30']")
    page.click("[data-part=stop]")
    stopped = text_of(page)
    assert 30 < len(stopped) < 4_000
    page.locator("[data-part=length]").fill("100")
    page.click("[data-part=continue]")
    page.wait_for_function(
        "n => document.querySelector('[data-part=answer]').dataset.label.length > n", arg=len(stopped)
    )
    assert text_of(page).startswith(stopped)
    signs = page.locator("[data-place]").evaluate_all(
        "all => all.filter(one => one.textContent.trim()).map(one => [one.textContent, one.offsetWidth])"
    )
    assert [sign for sign, width in signs if width == 0] == []  # each can be chosen, the second of "fl" as well
    page.locator("[data-place='20']").click()
    other = page.locator("[data-part=fork][aria-pressed=false]").first
    sign = other.get_attribute("data-label")
    other.click()
    page.wait_for_selector("[data-place='30']")
    assert text_of(page)[: len(text["whole"]) + 21] == stopped[: len(text["whole"]) + 20] + sign


@pytest.mark.parametrize("start", ["", "\U0001f389", "\u041f\u0440\u0438\u0432\u0435\u0442", "x" * 1_000_000])
def test_any_beginning_gives_a_text_and_strangers_are_named(written, start):
    page, _texts = written
    page.locator("[data-part=input]").evaluate(
        """(field, text) => {
          Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set.call(field, text);
          field.dispatchEvent(new Event('input', { bubbles: true }));
        }""",
        start,
    )
    sentence = page.locator("#text-sentence").inner_text()
    assert not start or start.isascii() or start[0] in sentence
    assert len(start) < 1_000 or "last" in sentence
    page.locator("[data-part=temperature]").fill("0")
    page.locator("[data-part=length]").fill("50")
    page.click("[data-part=write]")
    page.wait_for_selector("[data-place='10']")
    assert len(text_of(page)) >= 10
