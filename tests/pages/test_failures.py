"""Every known failure on the page comes about there: the example is in the input, and the answer is the one that is stated."""

import pytest
from beginnings import begun
from shipped import MANIFESTS, REPORTS
from visiting import ANSWERED, violations, visit

FAILURES = {name: [note for note in one["notes"] if isinstance(note, dict)] for name, one in REPORTS.items()}
SHOWN = [name for name, failures in FAILURES.items() if failures]
WITH_SEVERAL = "clothes_generation_dcgan"
GIVEN = f"{ANSWERED}:not([data-milliseconds=''])"
WRITTEN = """([start, words]) => {
  const { label, settled } = document.querySelector('[data-part=answer]').dataset;
  return settled === 'true' && label.startsWith(start) && label.slice(start.length).includes(words);
}"""


@pytest.fixture
def page(new_context):
    return new_context(reduced_motion="reduce").new_page()


def open_failures(page, site, name):
    visit(page, site, name)
    page.wait_for_selector("[data-part=failure]")


@pytest.mark.parametrize("name", SHOWN)
def test_each_failure_comes_about_when_it_is_pressed(page, site, name):
    open_failures(page, site, name)
    failures = FAILURES[name]
    buttons = page.locator("[data-part=failure]")
    assert buttons.count() == len(failures)
    before = None
    for number, failure in enumerate(failures):
        buttons.nth(number).click()
        page.wait_for_function(
            "says => document.querySelector('[data-part=failing]')?.textContent.includes(says)", arg=failure["says"]
        )
        page.wait_for_function(
            """([answer, before]) => {
              const found = document.querySelector(answer);
              const now = found && `${found.dataset.milliseconds} ${found.dataset.probability}`;
              return found && now !== before && document.activeElement.dataset.part === 'failing';
            }""",
            arg=[GIVEN, before],
        )
        if failure["example"]["kind"] == "wish":  # the picture itself is compared in making/
            asked = failure["example"]
            page.wait_for_selector(
                f"[data-part=answer][data-settled=true][data-label='{asked['label']}'][data-seed='{asked['seed']}']"
            )
            continue
        if failure["example"]["kind"] == "beginning":
            page.wait_for_function(WRITTEN, arg=[begun(name, failure["example"]["text"]), failure["answer"]])
            continue
        page.wait_for_selector(GIVEN, state="attached")
        told = page.locator(GIVEN)
        before = f"{told.get_attribute('data-milliseconds')} {told.get_attribute('data-probability')}"
        seen = answers(page, name)
        if failure["answer"] or "missed" not in failure:
            assert failure["answer"] in seen, failure["says"]
        assert failure.get("missed") not in seen, failure["says"]
        assert page.evaluate(
            "() => [0, 1].includes(Math.sign(Math.round(document.querySelector('[data-part=failing]').getBoundingClientRect().top)))"
        )


def answers(page, name):
    """What the page says: one answer ("" for none), or the names of all things that a detector sees."""
    listed = page.locator(".objects-list button")
    if MANIFESTS[name]["page"]["kind"] == "objects":
        return {" ".join(text.split()[:-2]) for text in listed.all_inner_texts()}
    return {page.locator(GIVEN).get_attribute("data-label")}


def test_the_way_back_leads_to_the_button_that_was_pressed(page, site):
    open_failures(page, site, WITH_SEVERAL)
    button = page.locator("[data-part=failure]").nth(1)
    button.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-part=failing]")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-part=failing]", state="detached")
    page.wait_for_function("() => document.activeElement.dataset.part === 'failure'")
    assert page.evaluate("() => document.activeElement.ariaLabel") == button.get_attribute("aria-label")
    assert button.is_visible()


@pytest.mark.parametrize("width", [1280, 320])
def test_the_list_and_the_line_are_for_everybody(page, site, width):
    page.set_viewport_size({"width": width, "height": 800})
    open_failures(page, site, WITH_SEVERAL)
    page.locator("[data-part=failure]").first.click()
    page.wait_for_selector("[data-part=failing]")
    page.wait_for_selector(GIVEN, state="attached")
    assert violations(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_a_picture_that_is_not_the_right_one_is_refused_with_a_sentence(new_context, site):
    name = next(name for name in SHOWN if any(failure["example"]["kind"] == "picture" for failure in FAILURES[name]))
    context = new_context(service_workers="block")
    context.route("**/failure_*.jpg", lambda route: route.fulfill(body=b"not a picture"))
    page = context.new_page()
    open_failures(page, site, name)
    page.locator("[data-part=failure]").first.click()
    page.wait_for_selector("section[data-part=good] [role=alert]")
    assert page.locator("[data-part=failing]").count() == 0
