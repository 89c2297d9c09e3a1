"""Where did it look: the page finds what Python found, follows the input, rests while it is closed, and says it in words."""

import numpy as np
import pytest
from counting import COUNTING, START_AGAIN
from filming import CAMERA
from hands import TURN_ON
from shipped import MANIFESTS, SHIPPED, read
from visiting import ANSWER, READ, violations, visit

from glassbox.release.golden_inputs import sample_of

GOLDEN = {name: read(name, "golden.json") for name in SHIPPED}
WITH_SALIENCY = [name for name, golden in GOLDEN.items() if "saliency" in golden]
LOOKED, DONE = "[data-part=looked]", "[data-part=looked][data-settled=true]"


def give_example(page, number):
    page.click(f"[data-part=example] >> nth={number}")
    page.wait_for_selector(READ, state="attached")


@pytest.mark.parametrize("name", WITH_SALIENCY)
def test_the_page_finds_what_python_found(page, site, name):
    visit(page, site, name)
    inputs = MANIFESTS[name]["signatures"]["predict"]["inputs"]
    for case in GOLDEN[name]["saliency"]:
        sample = sample_of(GOLDEN[name]["cases"][case["case"]], inputs)
        found = page.evaluate("values => window.glassbox.saliency(values)", sample.ravel().tolist())
        # Log-odds: near 100 % they magnify the last digit in which two runtimes differ.
        assert np.abs(np.array(found["drops"]) - case["drops"]).max() <= 0.1
        change = case.get("change")
        if change is None:
            assert found["change"] is None
        else:
            square = found["change"]["square"]
            assert [square["left"], square["top"], square["side"]] == change["square"]
            assert (found["change"]["filling"], found["change"]["answer"]) == (change["value"], change["answer"])
            assert found["change"]["probability"] == pytest.approx(change["probability"], abs=1e-2)


def test_nothing_is_worked_out_while_it_is_closed(page, site):
    page.add_init_script(COUNTING)
    visit(page, site, "digits_mlp")
    give_example(page, 3)
    assert page.evaluate("() => window.asked.predict") <= 2
    page.click("[data-part=mattered]")
    page.wait_for_selector(DONE)
    assert page.evaluate("() => window.asked.predict") > 50
    page.click("[data-part=mattered]")
    page.evaluate(START_AGAIN)
    give_example(page, 4)
    assert page.evaluate("() => window.asked.predict") == 1
    assert page.locator(".why-map").count() == 0


def test_it_follows_the_drawing_and_says_in_words_what_it_shows(page, site):
    visit(page, site, "digits_mlp")
    give_example(page, 3)
    page.focus("[data-part=mattered]")
    page.keyboard.press("Enter")
    for number in (3, 8):
        give_example(page, number)
        best = page.locator(ANSWER).get_attribute("data-best")
        page.wait_for_selector(f".why-figures[data-current=true] >> text=sure of {best}")
        page.wait_for_selector(DONE)
        for label in page.locator(f"{LOOKED} canvas").evaluate_all("all => all.map(one => one.ariaLabel)"):
            assert label.startswith("Your drawing")
    page.click("[data-part=clear]")
    page.wait_for_selector(".why-map", state="detached")


def test_what_would_change_its_mind_does(page, site):
    """The square that the page found, put onto the same picture, makes the network answer what the page says."""
    visit(page, site, "digits_mlp")
    picture = np.array(sample_of(GOLDEN["digits_mlp"]["cases"][0], {"image": {"shape": [1, 28, 28, 1]}}), float)
    change = page.evaluate("values => window.glassbox.saliency(values)", picture.ravel().tolist())["change"]
    left, top, side = (change["square"][key] for key in ("left", "top", "side"))
    picture[top : top + side, left : left + side] = 255 if change["filling"] == "ink" else 0
    probabilities = page.evaluate("image => window.glassbox.predict({ image })", picture.ravel().tolist())
    assert int(np.argmax(probabilities)) == change["answer"]


def test_sums_show_what_each_digit_depends_on(page, site):
    visit(page, site, "numbers_summation_rnn")
    page.fill("[data-part=input]", "17+38")
    page.click("[data-part=mattered]")
    page.wait_for_selector(DONE)
    assert page.locator(".why-sums tbody tr").count() == 5
    page.fill("[data-part=input]", "7+8")
    page.wait_for_function("() => document.querySelectorAll('.why-sums tbody tr').length === 3")
    assert "at place" in page.locator(LOOKED).inner_text()


def test_before_a_running_camera_one_picture_is_kept(page, site):
    page.add_init_script(CAMERA)
    visit(page, site, "rock_paper_scissors_mobilenet_v2")
    page.click(TURN_ON)
    # By keyboard: the page scrolls there smoothly, and on a busy machine a mouse comes up beside the button.
    page.locator("[data-part=mattered]:enabled").press("Enter")
    page.wait_for_selector("[data-part=mattered][aria-expanded=true]")
    page.wait_for_selector(DONE)
    before = page.locator(".why-map figcaption").inner_text()
    page.wait_for_timeout(600)  # the camera goes on; what is shown stays
    assert page.locator(DONE).count() == 1
    assert page.locator(".why-map figcaption").inner_text() == before != ""
    page.click("[data-part=look-again]")
    page.wait_for_selector(DONE, state="detached")
    page.wait_for_selector(DONE)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", ["digits_mlp", "numbers_summation_rnn", "rock_paper_scissors_mobilenet_v2"])
def test_open_it_is_accessible_and_fits_a_narrow_phone(new_context, site, name, theme):
    viewport = {"width": 320, "height": 700}
    page = new_context(color_scheme=theme, viewport=viewport, reduced_motion="reduce").new_page()
    visit(page, site, name)
    give_example(page, 1)
    page.click("[data-part=mattered]")
    page.wait_for_selector(DONE)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
    assert violations(page, LOOKED) == []
