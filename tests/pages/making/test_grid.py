"""Pictures come into being as Python makes them, for every class and seed, and can be kept."""

import base64
import io
import json

import numpy as np
import pytest
from PIL import Image
from shipped import EXPERIMENTS, MANIFESTS
from visiting import ANSWER
from wishing import NEAR, PICTURES, SHIPPED, WALK, far, file_of, picture, wish


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
def test_a_picture_is_kept_as_a_png_of_its_own_name(visit, name):
    page = visit(name)
    page.locator("[data-part=made]").nth(5).click()
    with page.expect_download() as kept:
        page.click("[data-part=download]")
    example = MANIFESTS[name]["page"]["settings"]["examples"][0]
    assert kept.value.suggested_filename.endswith(f"-{example['seed'] + 5}.png")
    size = MANIFESTS[name]["page"]["settings"]["size"]
    image = Image.open(kept.value.path())
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
