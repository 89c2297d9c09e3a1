"""Links that hold a drawing or a text: what they bring, and what becomes of those that were tampered with."""

import re

from linking import SEVEN, best, drawing
from visiting import ANSWER, ANSWERED, visit


def test_a_text_comes_by_its_link(page, site):
    visit(page, site, "numbers_summation_rnn", "#text=1.40%2B2")
    assert page.input_value("[data-part=input]") == "40+2"
    assert best(page) == "42"
    open_here(page, "#text=1.7%2B8")  # opened while the page is open
    page.wait_for_function("() => document.querySelector('[data-part=input]').value === '7+8'")
    open_here(page, "#text=1.%E2%80%8E1%C2%AD7%2B%D9%A3%D9%A8")  # what is not seen, and digits of another script
    page.wait_for_function("() => document.querySelector('[data-part=input]').value === '17+38'")
    page.fill("[data-part=input]", "\u202a4\u00ad0\u2060+\u0662\u202c")
    page.wait_for_function("() => document.querySelector('[data-part=answer]').dataset.best === '42'")


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
    visit(page, site, "digits_mlp", NASTY["other letters"])  # as a link that is opened
    said = "() => document.querySelector('[data-part=link]').textContent"
    assert re.fullmatch(r"This link [^<]{10,150}\.", page.evaluate(said))
    for name, fragment in NASTY.items():
        open_here(page, SEVEN)
        page.wait_for_function(f"() => ({said})() === ''")
        assert best(page) == "7"
        page.click("[data-part=clear]")
        open_here(page, fragment)  # and as one that is pasted over another
        page.wait_for_function(f"() => ({said})() !== ''")
        assert re.fullmatch(r"(This link|The text in this link) [^<]{10,150}\.", page.evaluate(said)), name
        assert page.locator(ANSWER).get_attribute("data-best") == "", name
    page.click("[data-part=example][data-label='5']")  # and the page goes on
    assert best(page) == "5"


# Letters are changed, put in, taken out or cut off, mostly behind the name, where the content is.
SPOIL = """async ([starts, count, seed]) => {
  const below = (limit) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 4294967296) * limit);
  };
  const letters = Array.from('ABCDEFabcdef0123456789-_.=#%+/ \\u0000\\u00e9\\u{1f642}');
  const spoiled = () => {
    let link = starts[below(starts.length)];
    for (let turn = below(4); turn >= 0; turn--) {
      const at = Math.max(below(link.length + 1), below(8) ? 9 : 0);
      const letter = letters[below(letters.length)];
      link = [
        link.slice(0, at) + letter + link.slice(at + 1),
        link.slice(0, at) + letter.repeat(below(40)) + link.slice(at),
        link.slice(0, at) + link.slice(at + below(9)),
        below(4) ? link : link.slice(0, at),
      ][below(4)];
    }
    return link;
  };
  let refused = 0;
  for (let turn = 0; turn < count; turn++) {
    const changed = new Promise((done) => addEventListener('hashchange', done, { once: true }));
    const link = spoiled() + '.'.repeat(turn % 2);
    const before = location.href;
    location.hash = link;
    if (location.href !== before) await changed;
    await new Promise((done) => setTimeout(done));
    if (document.querySelector('[data-part=link]').textContent !== '') refused++;
  }
  return refused;
}"""


def test_spoiled_links_are_opened_or_refused_and_the_page_goes_on(page, site):
    """Through a whole page; web/src/links/link.test.ts reads a thousand."""
    visit(page, site, "digits_mlp")
    refused = page.evaluate(SPOIL, [[SEVEN, drawing(50, [(10, 10), (700, 500)]), "#text=1.17%2B38"], 200, 14])
    assert 20 < refused < 200
    open_here(page, SEVEN)
    page.wait_for_selector(f"{ANSWER}[data-settled=true][data-best='7']", state="attached")


def open_here(page, fragment):
    page.evaluate("hash => { location.hash = hash }", fragment)


def test_links_that_hold_too_much_are_clamped(page, site):
    for name, (fragment, said) in CLAMPED.items():
        visit(page, site, "digits_mlp", fragment)
        page.wait_for_selector(ANSWERED, state="attached")
        if said is not None:
            sentence = page.locator("[data-part=link]").inner_text()
            assert said in sentence if said else sentence == "", name
        assert page.locator("[data-part=clear]").is_enabled(), name  # something is on the canvas
