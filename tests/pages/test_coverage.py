"""Every experiment of the gallery can be opened up: what explains it, in five chapters, found on the page itself.

It walks the folders, so a new experiment is held to the same as soon as it ships. Where something cannot be shown, the
page must say why, in an element [data-part=why-none] that names it.
"""

import re

import pytest
from shipped import MANIFESTS, REPORTS, SHIPPED
from translating import TRANSLATOR, check_translated
from visiting import ANSWERED
from walking import INSIDE, give, look_inside, open_experiment

# What explains an answer of each kind of page; a new kind says here what its way is.
LOOKED = "[data-part=looked][data-settled=true]"
WHY = {
    "draw": LOOKED,
    "photo": LOOKED,
    "camera": LOOKED,
    "sum": LOOKED,
    "objects": "[data-part=boxes]",
    "text": "[data-part=weighed] [data-part=fork]",
    "generate": "[data-part=walk][data-settled=true] [data-part=pad] canvas",
}


@pytest.fixture(scope="module", params=SHIPPED)
def walked(request, browser, site):
    """An experiment's page with an example given, while a browser translates it; one for all tests of an experiment."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    context.add_init_script(TRANSLATOR)
    page = context.new_page()
    problems = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    open_experiment(page, site, request.param)
    give(page)
    yield request.param, page
    assert problems == []
    check_translated(page)
    context.close()


def said(page, part):
    """The words of a section, as they are read."""
    return " ".join(page.locator(f"section[data-part={part}]").inner_text().split())


def none_of(page, what):
    """Whether the page says why it has no such thing."""
    why = page.locator(f"[data-part=why-none][data-of={what}]")
    return why.count() == 1 and len(why.inner_text()) > 30


def words_of(page, selector):
    return page.locator(selector).evaluate_all("all => all.map(one => one.ariaLabel ?? '')")


def test_the_gallery_shows_what_has_landed(browser, site):
    page = browser.new_page()
    page.goto(site)
    page.wait_for_selector("main[data-state=ready]")
    links = page.locator("main a[href*='experiments/']").evaluate_all("all => all.map(one => one.href)")
    page.close()
    assert sorted({link.rstrip("/").rsplit("/", 1)[-1] for link in links}) == SHIPPED


def test_1_what_each_layer_made_of_it_with_words(walked):
    name, page = walked
    if page.locator(INSIDE).count() == 0:
        assert none_of(page, "activations")
        return
    look_inside(page)
    answers = MANIFESTS[name]["signatures"]["predict"]["outputs"]  # these stand as bars at the end
    layers = [one["name"] for one in MANIFESTS[name]["layers"] if one["inside"] and one["name"] not in answers]
    in_words = [words for words in words_of(page, f"{INSIDE} [role=img]") if re.search(r": .*\d", words)]
    assert len(in_words) >= len(layers)


def test_2_why_it_said_that(walked):
    name, page = walked
    kind = MANIFESTS[name]["page"]["kind"]
    if WHY[kind] == LOOKED:
        button = page.locator("[data-part=mattered]")
        assert len(button.inner_text()) > 5
        if page.locator(LOOKED).count() == 0:
            button.click()
        page.wait_for_selector(WHY[kind])
        assert all(len(words) > 20 for words in words_of(page, "[data-part=looked] [role=img]"))
        assert len(page.locator("[data-part=looked]").inner_text()) > 80
    else:
        if kind == "text":
            page.locator("[data-part=written] [data-place]").first.click()
        if kind == "generate":
            page.locator("[data-part=walk]").scroll_into_view_if_needed()
            flows = MANIFESTS[name]["page"]["settings"]["way"] == "flow"
            assert page.locator("[data-part=steps] canvas").count() == flows * (
                MANIFESTS[name]["page"]["settings"]["steps"] + 1
            )
        page.wait_for_selector(WHY[kind], state="attached")
        assert len(said(page, "why")) > 80


def test_3_its_weights(walked):
    name, page = walked
    layers, trained = MANIFESTS[name]["layers"], said(page, "trained")
    table = page.locator("section[data-part=trained] table").first
    assert table.locator("tbody tr").count() >= len(layers)
    assert all(f"{layer['parameters']:,}" in trained for layer in layers if layer["parameters"])
    histograms = words_of(page, ".histograms [role=img]")
    recorded = len(REPORTS[name]["snapshots"]["weights"])
    assert len(histograms) == (recorded if recorded <= 16 else 8)
    assert all(len(words) > 20 for words in histograms)
    assert page.locator("table.bytes tbody tr").count() >= 2, "where the bytes are"


def test_4_how_good_it_is(walked):
    name, page = walked
    report, good = REPORTS[name], said(page, "good")
    headline = next(iter(report["metrics"].values()))
    assert "95 times in 100" in good and f"n = {headline['n']:,}" in good
    missing = []
    if "baseline" not in headline and not none_of(page, "baseline"):
        missing.append("a dumb baseline")
    if page.locator("section[data-part=good] table.sortable").count() == 0 and not none_of(page, "classes"):
        missing.append("a table of classes")
    if page.locator(".confusion, .heat-map").count() == 0 and not none_of(page, "confusion"):
        missing.append("what it takes for what")
    if page.locator("svg[aria-label^='Reliability']").count() == 0 and not none_of(page, "reliability"):
        missing.append("reliability")
    if "through this page" not in good and not none_of(page, "through-page"):
        missing.append("through the page")
    if "on this device" not in good or not page.locator("[data-part=speed]").inner_text().strip().endswith("ms"):
        missing.append("milliseconds of this device")
    if page.locator("[data-part=failure]").count() == 0 and not none_of(page, "failures"):
        missing.append("known failures to press")
    assert missing == []


def test_4_a_confusion_opens_its_mistakes_or_says_why_not(walked):
    name, page = walked
    report = REPORTS[name]
    if report["confusion"] is None:
        assert none_of(page, "confusion")
        return
    counts = report["confusion"]["counts"]
    if sum(map(sum, counts)) == sum(row[number] for number, row in enumerate(counts)):
        assert "no mistakes" in said(page, "good")
        return
    page.locator("table.confusion button, .confused button").first.click()
    page.locator("section[data-part=good] p.small:not(.heat-read)", has_text="was read as").first.wait_for()
    if MANIFESTS[name]["data"]["shown"]:
        assert page.locator("section[data-part=good] img").count() > 0
    else:
        assert "may not be shown" in said(page, "good") or "not show" in said(page, "good")


def test_4_a_known_failure_comes_about_when_it_is_pressed(walked):
    name, page = walked
    if none_of(page, "failures"):
        assert MANIFESTS[name]["page"]["kind"] == "generate" and REPORTS[name]["mistakes"] == []
        return
    failure = page.locator("[data-part=failure]").first
    asked, seed = failure.get_attribute("data-asked"), failure.get_attribute("data-seed")
    answer, missed = failure.get_attribute("data-answer"), failure.get_attribute("data-missed")
    failure.click()
    page.wait_for_function("() => document.querySelector('[data-part=play]').getBoundingClientRect().bottom > 0")
    page.wait_for_selector(f"{ANSWERED}[data-label]", state="attached")
    if asked:  # what another network sees in it is tried in Python; that it is the same picture, in making/
        page.wait_for_selector(f"{ANSWERED}[data-label='{asked}'][data-seed='{seed}']")
    elif missed:
        page.wait_for_function(
            "missed => !document.querySelector('[data-part=answer]').dataset.label.split(', ').includes(missed)",
            arg=missed,
        )
    else:
        page.wait_for_function(
            """([answer, whole]) => {
              const { label } = document.querySelector('[data-part=answer]').dataset;
              return whole ? label.split(', ').includes(answer) : label.includes(answer);
            }""",
            arg=[answer or "", MANIFESTS[name]["page"]["kind"] != "text"],  # of a text, a few words
        )


def test_5_how_it_became_so(walked):
    name, page = walked
    report, trained = REPORTS[name], said(page, "trained")
    training = report["training"]
    if not training["curves"]:  # others trained it
        weights = MANIFESTS[name]["published"]
        assert all(weights[part] in trained for part in ("name", "author", "licence", "taught", "changes"))
        assert page.locator("[data-part=flaws]").count() == 1
        return
    assert f"{training['minutes']:g} minute" in trained and f"Seed {training['seed']}" in trained
    assert training["machine"].split(",")[0].replace("1 cores", "1 core") in trained
    curves = page.locator("section[data-part=trained] svg[aria-label^='Curve']")
    assert curves.count() >= 2
    for curve in curves.all():
        assert curve.locator(".guide").count() == 1  # the chosen epoch
        assert len(curve.get_attribute("aria-label")) > 60  # in words, too
    scrubber = page.locator("section[data-part=trained] .scrubber input")
    if scrubber.count():
        before = scrubber.get_attribute("aria-valuetext")
        scrubber.focus()
        page.keyboard.press("End")
        assert scrubber.get_attribute("aria-valuetext") != before
    else:
        assert none_of(page, "snapshots")
    samples = page.locator("section[data-part=trained] ul.samples").last
    if report["samples"]:
        assert samples.locator("li").count() == len(report["samples"])
    else:
        assert none_of(page, "samples")
    assert page.locator("[data-part=flaws]").count() == 1, "what is wrong with the data"


def test_5_the_same_story_in_the_notebook(walked):
    _name, page = walked
    page.click("section[data-part=code] button.primary")
    notebook = page.locator("[data-part=notebook]")
    notebook.get_by_text("try next").first.wait_for()
    words = notebook.inner_text().lower()
    assert all(chapter in words for chapter in ("the data", "the model", "training", "how good", "try next"))
