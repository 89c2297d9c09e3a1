"""Pictures come into being as Python makes them, can be walked among, stepped through and kept, and never freeze the page."""

import base64
import io
import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from shipped import EXPERIMENTS, MANIFESTS, of_kind
from visiting import ANSWER, ANSWERED

SHIPPED = list(of_kind("generate"))
FLOWS = [name for name in SHIPPED if MANIFESTS[name]["page"]["settings"]["way"] == "flow"]
WALK = "[data-part=walk]"
PICTURES = 16
NEAR = 2  # of 255: the file's numbers are the same, but runtimes add them up in another order
# Keeps what the page says of its grid, and every question to the worker, from before the page's own script.
WATCHING = """{
  window.asked = { predict: 0, inside: 0 };
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (...all) {
    if (all[0]?.type === "run") window.asked[all[0].signature]++;
    return post.apply(this, all);
  };
  window.made = [];
  new MutationObserver(() => {
    const made = document.querySelector("[data-part=answer]")?.dataset.made;
    if (made !== undefined && window.made.at(-1) !== made) window.made.push(made);
  }).observe(document, { subtree: true, childList: true, attributes: true });
}"""
PIXELS = """one => {
  const { data } = one.getContext('2d').getImageData(0, 0, one.width, one.height);
  return [...data].filter((_, at) => at % 4 === 0);
}"""


@pytest.fixture
def visit(new_context, site):
    """Opens an experiment's page, with everything made that it begins with."""

    def open_page(name, **options):
        page = new_context(**{"reduced_motion": "reduce", **options}).new_page()
        page.set_default_timeout(60_000)
        page.add_init_script(WATCHING)
        page.goto(f"{site}experiments/{name}/")
        page.wait_for_selector("main[data-state=ready]")
        page.wait_for_selector(ANSWERED)
        return page

    return open_page


def wish(page, label, seed):
    """Ask for a class and a seed by hand, and wait for the whole grid."""
    page.click(f"[data-part=example][data-label='{label}']")
    page.fill("[data-part=seed]", str(seed))
    page.wait_for_selector(f"{ANSWER}[data-settled=true][data-seed='{seed}']")
    assert page.locator(ANSWER).get_attribute("data-label") == label


def picture(page, selector="[data-part=made]", number=0):
    """Brightness of a picture on the page, row by row."""
    return np.array(page.locator(f"{selector} canvas").nth(number).evaluate(PIXELS))


def file_of(name, file):
    return np.asarray(Image.open(EXPERIMENTS / name / "model" / file).convert("L")).ravel().astype(int)


def far(one, other):
    return int(np.abs(one.astype(int) - other.astype(int)).max())


@pytest.mark.parametrize("name", SHIPPED)
def test_a_grid_comes_into_being_and_says_how_far_it_is(visit, name):
    page = visit(name)
    steps = [int(made) for made in page.evaluate("() => window.made")]
    assert steps == sorted(steps) and steps[-1] == PICTURES
    assert len(steps) > 3  # one after the other, not all at once
    label = MANIFESTS[name]["labels"][3]
    page.click(f"[data-part=example][data-label='{label}']")
    page.wait_for_selector(f"{ANSWER}[data-settled=true][data-label='{label}']")
    assert page.locator(".generate-under p").inner_text().startswith(f"{PICTURES} of {PICTURES} pictures")
    pictures = {tuple(picture(page, number=number)) for number in range(PICTURES)}
    assert len(pictures) == PICTURES


@pytest.mark.parametrize("name", SHIPPED)
def test_a_class_and_a_seed_name_the_picture_that_python_makes(visit, name):
    page = visit(name)
    for example in MANIFESTS[name]["page"]["settings"]["examples"][::3]:
        wish(page, example["label"], example["seed"])
        first = picture(page)
        assert far(first, file_of(name, example["file"])) <= NEAR
        wish(page, example["label"], example["seed"] + 7)
        assert far(picture(page), first) > NEAR
        wish(page, example["label"], example["seed"])
        assert (picture(page) == first).all()


@pytest.mark.parametrize("name", SHIPPED)
def test_what_is_made_when_a_known_failure_or_mistake_is_pressed_is_what_was_judged(visit, name):
    page = visit(name)
    report = json.loads((EXPERIMENTS / name / "model" / "report.json").read_text())
    notes = [note for note in report["notes"] if isinstance(note, dict)]
    for number, note in enumerate(notes):
        page.locator("[data-part=failure]").nth(number).click()
        page.wait_for_selector(f"{ANSWER}[data-settled=true][data-seed='{note['example']['seed']}']")
        assert page.locator(ANSWER).get_attribute("data-label") == note["example"]["label"]
        assert far(picture(page), file_of(name, note["example"]["file"])) <= NEAR
    for number, mistake in enumerate(report["mistakes"][:3]):
        page.locator("[data-part=mistake]").nth(number).click()
        page.wait_for_selector(f"{ANSWER}[data-settled=true][data-seed='{mistake['seed']}']")
        assert page.locator(ANSWER).get_attribute("data-label") == mistake["truth"]
        shown = Image.open(io.BytesIO(base64.b64decode(mistake["input"]["src"].split(",")[1]))).convert("L")
        assert far(picture(page), np.asarray(shown).ravel()) <= NEAR


@pytest.mark.parametrize("name", SHIPPED)
def test_a_walk_is_smooth_and_ends_at_the_pictures(visit, name):
    page = visit(name)
    page.locator(WALK).scroll_into_view_if_needed()

    def at(across, down):
        page.locator("[data-part=across]").fill(str(across))
        page.locator("[data-part=down]").fill(str(down))
        page.wait_for_selector(f"{WALK}[data-settled=true][data-across='{across}'][data-down='{down}']")
        return picture(page, "[data-part=pad]")

    for corner, place in enumerate([(0, 0), (100, 0), (0, 100), (100, 100)]):
        assert far(at(*place), picture(page, number=corner)) == 0
    way = np.array([at(across, 0) for across in range(0, 101, 5)]).astype(float)
    steps = np.abs(np.diff(way, axis=0)).mean(1)
    assert (steps > 0).all()
    whole = np.abs(way[-1] - way[0]).mean()
    assert steps.max() < 0.6 * steps.sum() and steps.sum() >= whole * 0.999  # no jump; in between lie others


@pytest.mark.parametrize("name", SHIPPED)
def test_the_grid_and_the_walk_do_not_stand_in_each_others_way(visit, name):
    """Both in view, and new wishes while both are being worked out."""
    page = visit(name, viewport={"width": 1280, "height": 3000})
    for number in (1, 2, 3, 4, 5):
        page.locator("[data-part=example]").nth(number).click()
        page.locator("[data-part=across]").fill(str(10 * number))
        page.fill("[data-part=seed]", str(100 + number))
    page.wait_for_selector(f"{ANSWER}[data-settled=true][data-seed='105'][data-label='{MANIFESTS[name]['labels'][5]}']")
    page.wait_for_selector(f"{WALK}[data-settled=true][data-across='50']")


@pytest.mark.parametrize("name", SHIPPED)
def test_a_walk_by_finger_and_by_its_corners(visit, name):
    page = visit(name, viewport={"width": 390, "height": 844}, has_touch=True)
    page.locator("[data-part=pad]").scroll_into_view_if_needed()
    box = page.locator("[data-part=pad]").bounding_box()
    x, y = box["x"] + box["width"] / 4, box["y"] + box["height"] / 2
    page.touchscreen.tap(x, y)
    page.wait_for_selector(f"{WALK}[data-across='25'][data-down='50'][data-settled=true]")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(box["x"] + 2 * box["width"], box["y"] - 50)  # beyond the edge
    page.mouse.up()
    page.wait_for_selector(f"{WALK}[data-across='100'][data-down='0'][data-settled=true]")
    page.click("[data-part=corner][data-corner='2']")
    page.wait_for_selector(f"{WALK}[data-across='0'][data-down='100'][data-settled=true]")
    assert far(picture(page, "[data-part=pad]"), picture(page, number=2)) == 0


@pytest.mark.parametrize("name", FLOWS)
def test_every_step_is_shown_and_can_be_looked_into(visit, name):
    page = visit(name)
    for steps in (1, 4, 32, MANIFESTS[name]["page"]["settings"]["steps"]):
        page.get_by_role("group", name="How many steps").get_by_role("button", name=str(steps), exact=True).click()
        page.wait_for_function("n => document.querySelectorAll('[data-part=steps] canvas').length === n + 1", arg=steps)
        assert page.locator("[data-part=step]").count() == steps
        assert page.locator("[data-part=step][aria-pressed=true]").count() == 1
    page.wait_for_selector(f"{ANSWER}[data-settled=true]")
    assert far(picture(page, "[data-part=steps]", steps), picture(page)) == 0  # the way ends at the picture
    noise, ends = picture(page, "[data-part=steps]", 0), []
    assert noise.std() > picture(page).std()
    page.locator("[data-part=inside]").scroll_into_view_if_needed()
    for number in (0, steps - 1):
        page.locator("[data-part=step]").nth(number).click()
        share = round(100 * number / steps)
        page.wait_for_function(
            "share => document.querySelector('.flow-stage').innerText.includes(`at ${share} %`)", arg=share
        )
        assert far(picture(page, ".flow-stage"), picture(page, "[data-part=steps]", number)) <= 1
        ends.append(picture(page, ".flow-stage:last-child"))
    assert far(ends[0], ends[1]) > NEAR  # at the beginning it can only guess
    assert far(ends[1], picture(page)) <= NEAR  # its last step is the picture


@pytest.mark.parametrize("name", [name for name in SHIPPED if name not in FLOWS])
def test_the_way_through_the_network_ends_at_the_picture(visit, name):
    page = visit(name)
    page.locator("[data-part=inside]").scroll_into_view_if_needed()
    page.wait_for_selector("[data-part=inside][data-shown=true]")
    assert far(picture(page, ".flow-stage:last-child"), picture(page)) <= 1
    page.click("[data-part=flow-back]")
    assert "That is the picture" in page.inner_text("[data-part=flow-sentence]")


@pytest.mark.parametrize("name", SHIPPED)
def test_a_map_that_is_opened_says_why_no_samples_excite_it(visit, name):
    page = visit(name)
    page.locator("[data-part=inside]").scroll_into_view_if_needed()
    page.wait_for_selector("[data-part=inside][data-shown=true]")
    page.locator(".flow-stage").nth(1).get_by_role("button").click()
    page.click("[data-part=open-strongest]")
    assert "reads noise, not samples" in page.inner_text("[data-part=opened] [data-part=why-none]")
    assert "On your choice" in page.inner_text("[data-part=opened-sentence]")


@pytest.mark.parametrize("name", SHIPPED)
def test_a_picture_is_kept_as_a_png_of_its_own_name(visit, name):
    page = visit(name)
    page.locator("[data-part=made]").nth(5).click()
    with page.expect_download() as kept:
        page.click("[data-part=download]")
    example = MANIFESTS[name]["page"]["settings"]["examples"][0]
    assert kept.value.suggested_filename.endswith(f"-{example['seed'] + 5}.png")
    size = MANIFESTS[name]["page"]["settings"]["size"]
    image = Image.open(Path(kept.value.path()))
    assert image.format == "PNG" and image.size == (16 * size, 16 * size)
    small = np.asarray(image.convert("L"))[8::16, 8::16].ravel()
    assert far(small, picture(page, number=5)) == 0


@pytest.mark.parametrize("name", SHIPPED)
def test_what_is_no_seed_is_answered_with_a_sentence(visit, name):
    page = visit(name)
    seed = page.locator(ANSWER).get_attribute("data-seed")
    for typed in ("", "-1", "1.5", "1e3", "\U0001f389", "4294967296", "9" * 10_000, "seed"):
        page.fill("[data-part=seed]", "12")
        page.wait_for_selector(f"{ANSWER}[data-settled=true][data-seed='12']")
        page.locator("[data-part=seed]").evaluate(
            """(field, text) => {
              Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, text);
              field.dispatchEvent(new Event('input', { bubbles: true }));
            }""",
            typed,
        )
        page.wait_for_selector("[data-part=seed][aria-invalid=true]")
        assert "whole number from 0 to 4294967295" in page.inner_text("#generate-seed-says")
        assert page.locator(f"{ANSWER}[data-settled=true][data-seed='12']").count() == 1  # what was there stays
    page.click("[data-part=clear]")
    page.wait_for_selector(f"{ANSWER}[data-settled=true][data-seed='{seed}']")


@pytest.mark.parametrize("name", SHIPPED)
def test_the_smallest_and_the_largest_seed(visit, name):
    page = visit(name)
    label = MANIFESTS[name]["labels"][-1]
    wish(page, label, 0)
    zero = picture(page)
    wish(page, label, 2**32 - 1)
    assert far(picture(page, number=1), zero) == 0  # after the largest comes 0
    page.click("[data-part=clear]")
    first = MANIFESTS[name]["page"]["settings"]["examples"][0]
    page.wait_for_selector(f"{ANSWER}[data-settled=true][data-seed='{first['seed']}'][data-label='{first['label']}']")


@pytest.mark.parametrize("name", SHIPPED)
def test_by_keyboard_alone(visit, name):
    page = visit(name)

    def tab_to(found):
        for _ in range(120):
            page.keyboard.press("Tab")
            if page.evaluate(f"() => document.activeElement.matches(`{found}`)"):
                return
        raise AssertionError(f"{found} is not reached")

    tab_to("[data-part=example]:nth-child(4)")
    page.keyboard.press("Enter")
    label = MANIFESTS[name]["labels"][3]
    page.wait_for_selector(f"{ANSWER}[data-settled=true][data-label='{label}']")
    tab_to("[data-part=seed]")
    page.keyboard.press("Control+A")
    page.keyboard.type("42")
    page.wait_for_selector(f"{ANSWER}[data-settled=true][data-seed='42']")
    tab_to("[data-part=made]:nth-child(3)")
    page.keyboard.press("Space")
    page.wait_for_selector(f"{ANSWER}[data-seed='44']")
    tab_to("[data-part=across]")
    page.keyboard.press("End")
    tab_to("[data-part=down]")
    page.keyboard.press("Home")
    page.wait_for_selector(f"{WALK}[data-settled=true][data-across='100'][data-down='0']")
    assert far(picture(page, "[data-part=pad]"), picture(page, number=3)) == 0


@pytest.mark.parametrize("name", SHIPPED)
def test_nothing_is_walked_or_looked_into_where_nobody_looks(visit, name):
    page = visit(name, viewport={"width": 390, "height": 500})
    steps = MANIFESTS[name]["page"]["settings"]["steps"]
    assert page.evaluate("() => window.asked") == {"predict": PICTURES * steps, "inside": 0}


@pytest.mark.parametrize("name", SHIPPED)
def test_the_page_stays_free_while_pictures_are_made(browser, visit, name):
    """With the way through the network in view; by the time of the processor, not of the clock."""
    page = visit(name, viewport={"width": 1280, "height": 3000}, reduced_motion="no-preference")
    page.wait_for_selector("[data-part=inside][data-shown=true]")
    browser.start_tracing(page=page, categories=["toplevel", "blink.user_timing", "devtools.timeline"])
    page.evaluate("() => performance.mark('glassbox makes')")  # tells the page's main thread from Chromium's others
    label = MANIFESTS[name]["labels"][5]
    page.click(f"[data-part=example][data-label='{label}']")
    page.wait_for_selector(f"{ANSWER}[data-settled=true][data-label='{label}']")
    for across in range(0, 101, 10):
        page.locator("[data-part=across]").fill(str(across))
    page.wait_for_selector(f"{WALK}[data-settled=true][data-across='100']")
    events = json.loads(browser.stop_tracing())["traceEvents"]
    (mark,) = [one for one in events if one["name"] == "glassbox makes"]
    tasks = [
        one["tdur"] / 1000
        for one in events
        if one["name"].endswith("RunTask") and "tdur" in one and (one["pid"], one["tid"]) == (mark["pid"], mark["tid"])
    ]
    assert len(tasks) > 30
    assert max(tasks) <= 50
