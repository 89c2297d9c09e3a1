"""Everybody can use it: without a mouse, on a small phone, in the dark, without a connection."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from shipped import MANIFESTS, SHIPPED
from visiting import ANSWERED, RULES
from walking import INSIDE, give, look_inside, open_everything, open_experiment

PAGES = ["", "about/"]  # experiments are looked at below, with everything open


def visit(context, address):
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector("main[data-state=ready]")
    page.wait_for_load_state("networkidle")
    return page


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_no_accessibility_violations(browser, site, path, theme):
    context = browser.new_context(color_scheme=theme, viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = visit(context, site + path)
    found = Axe().run(page, options=RULES).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:160], one["nodes"][0]["failureSummary"]) for one in found] == []
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_a_narrow_phone_needs_no_sideways_scroll(browser, site, path):
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = visit(context, site + path)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
    context.close()


PICTURES = """() => [...document.querySelectorAll("main canvas, main svg, main img, main [role=img]")]
  .filter((one) => one.checkVisibility() && !one.closest("[aria-hidden=true]"))
  .map((one) => [one.outerHTML.slice(0, 160), one.ariaLabel ?? one.getAttribute("alt"), one.role ?? one.tagName])"""


@pytest.mark.parametrize("name", SHIPPED)
def test_an_experiment_with_everything_open_is_for_everybody(browser, site, name):
    """Wide and light, then narrow and dark; with a text for each picture, and still where motion is not wanted."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    open_experiment(page, site, name)
    give(page)
    open_everything(page)
    if page.locator(INSIDE).count():
        look_inside(page)
    for width, theme in ((1280, "light"), (320, "dark")):
        if page.evaluate("() => document.documentElement.dataset.theme") != theme:
            page.click("[data-part=theme]")
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_selector(ANSWERED, state="attached")
        # What the page measures itself is laid out anew a moment later, on a busy machine.
        page.wait_for_function("(width) => document.documentElement.scrollWidth <= width", arg=width)
        assert page.evaluate("() => document.getAnimations().filter((one) => one.playState === 'running').length") == 0
        found = Axe().run(page, options=RULES).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"][:160], one["nodes"][0]["failureSummary"]) for one in found] == []
    pictures = page.evaluate(PICTURES)
    wordless = [html for html, words, _role in pictures if words is None]  # an empty alt says: the words are beside it
    assert wordless == []
    short = [html for html, words, role in pictures if role == "img" and len(words) < 10]
    assert short == []
    context.close()


def test_by_keyboard_alone(browser, site):
    context = browser.new_context()
    page = visit(context, site)
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("() => (document.activeElement.getAttribute('href') ?? '').includes('digits_cnn')"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/experiments/digits_cnn/")
    page.wait_for_selector("main[data-state=ready]")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.dataset.part === 'example'"):
            break
    label = page.evaluate("() => document.activeElement.dataset.label")
    page.keyboard.press("Enter")
    page.wait_for_selector(f"[data-part=answer][data-settled=true][data-label='{label}']", state="attached")
    context.close()


def test_reduced_motion_is_respected(browser, site):
    context = browser.new_context(reduced_motion="reduce")
    page = visit(context, site + "experiments/digits_cnn/")
    page.click("[data-part=example] >> nth=3")
    page.wait_for_selector("[data-part=answer][data-settled=true]", state="attached")
    running = "() => document.getAnimations().filter(one => one.playState === 'running').length"
    assert page.evaluate(running) == 0
    context.close()


# Playwright's own waiting takes a promise for a yes, so what is asked of the caches waits by itself.
EVERYTHING_IS_KEPT = """async model => {
  const needed = () => [location.href, ...performance.getEntriesByType('resource').map(one => one.name.split(/[?#]/)[0])]
    .filter(url => url.startsWith(location.origin) && !/\\.tflite$|sw\\.js$/.test(url));
  for (let turn = 0; turn < 600; turn++) {
    const kept = new Set();
    for (const name of await caches.keys()) {
      for (const { url } of await (await caches.open(name)).keys()) kept.add(url);
    }
    if (needed().every(url => kept.has(url)) && ['.wasm', model].every(end => [...kept].some(url => url.endsWith(end)))) return true;
    await new Promise(done => setTimeout(done, 50));
  }
  return false;
}"""


def test_offline_after_one_visit(browser, site):
    context = browser.new_context()
    page = visit(context, site + "experiments/digits_mlp/")
    page.evaluate("() => navigator.serviceWorker.ready")
    assert page.evaluate(EVERYTHING_IS_KEPT, MANIFESTS["digits_mlp"]["files"]["model.tflite"]["sha256"])
    context.set_offline(True)
    page.reload()
    page.wait_for_selector("main[data-state=ready]")
    page.click("[data-part=example] >> nth=5")
    page.wait_for_selector("[data-part=answer][data-settled=true]:not([data-label=''])", state="attached")
    page.goto(site)
    assert page.locator("main").is_visible()
    context.close()


def test_dark_and_light_can_be_chosen_and_are_kept(browser, site):
    context = browser.new_context(color_scheme="light")
    page = visit(context, site)
    page.click("[data-part=theme]")
    assert page.evaluate("() => document.documentElement.dataset.theme") == "dark"
    page.reload()
    assert page.evaluate("() => document.documentElement.dataset.theme") == "dark"
    context.close()
