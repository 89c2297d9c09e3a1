"""The page gives what Python gave, and says so plainly when there is nothing to answer."""

import numpy as np
import pytest
from drawing import draw
from shipped import MANIFESTS, SHIPPED, of_kind, read
from visiting import ANSWER, ANSWERED, next_frame, visit

from glassbox.release.golden import sparse
from glassbox.release.golden_inputs import inputs_of


def answer(page):
    next_frame(page)
    page.wait_for_selector(ANSWERED, state="attached")
    found = page.locator(ANSWER)
    return found.get_attribute("data-label"), float(found.get_attribute("data-probability") or 0)


@pytest.mark.every_experiment
@pytest.mark.parametrize("name", SHIPPED)
def test_golden_vectors_agree_in_the_browser(page, site, name):
    """The runtime of the page on the golden inputs, through the page's own client."""
    visit(page, site, name)
    predict = MANIFESTS[name]["signatures"]["predict"]
    for case in read(name, "golden.json")["cases"]:
        given = inputs_of(case, predict["inputs"])
        got = page.evaluate("inputs => window.glassbox.outputs(inputs)", given)
        assert sorted(got) == sorted(case["litert"])
        for output, shipped in case["litert"].items():
            assert np.abs(sparse(np.array(got[output])) - shipped).max() <= 1e-3  # float16 weights, other kernels
        name = next((output for output in ("probabilities", "logits") if output in got), None)
        if name and len(case["keras"][name]) == len(got[name]):  # all of them are recorded
            width = predict["outputs"][name]["shape"][-1]
            here, keras = (np.reshape(one[name], (-1, width)) for one in (got, case["keras"]))
            assert (here.argmax(1) == keras.argmax(1)).all()


@pytest.mark.parametrize("name", ["digits_cnn", "digits_mlp"])
def test_every_example_is_read(page, site, name):
    visit(page, site, name)
    for example in page.locator("[data-part=example]").all():
        example.click()
        label, probability = answer(page)
        assert (label, probability > 0.9) == (example.get_attribute("data-label"), True)  # a clear digit is read as one
        heights = page.locator(".draw-bar-share").evaluate_all("all => all.map((one) => one.offsetHeight)")
        assert len(set(heights)) == 1  # 100.0 % stands on one line too


@pytest.mark.parametrize("name", list(of_kind("photo")))
def test_every_example_of_a_photo_is_called_by_its_name_or_its_larger_kind(page, site, name):
    labels, groups = MANIFESTS[name]["labels"], MANIFESTS[name]["page"]["settings"].get("groups", [])
    larger = dict(zip(labels, groups, strict=False))
    visit(page, site, name)
    for example in page.locator("[data-part=example]").all():
        example.click()
        label = example.get_attribute("data-label")
        names = [f"{ANSWER}[data-settled=true][data-label='{one}']" for one in (label, larger.get(label)) if one]
        page.wait_for_selector(", ".join(names))


@pytest.mark.parametrize("name", ["digits_cnn", "digits_mlp"])
def test_nothing_a_dot_and_a_scribble_are_not_answered(page, site, name):
    visit(page, site, name)
    assert page.locator(ANSWER).get_attribute("data-label") == ""
    draw(page, [(0.5, 0.5)], steps=4)
    assert answer(page)[0] == ""
    page.click("[data-part=clear]")
    rows = [(x, y / 24) for y in range(1, 24) for x in ((0.05, 0.95) if y % 2 else (0.95, 0.05))]
    draw(page, rows, [(y, x) for x, y in rows], steps=4)
    assert answer(page)[0] == ""
    assert "sure" in page.locator(ANSWER).inner_text().lower()
    page.click("[data-part=clear]")
    draw(page, [(0.5, 0.2), (0.5, 0.8)], steps=4)
    assert answer(page)[0] == "1"


def test_a_digit_by_touch_and_undo_and_a_second_finger(new_context, site):
    context = new_context(has_touch=True, viewport={"width": 390, "height": 844})
    page = context.new_page()
    visit(page, site, "digits_cnn")
    page.locator("[data-part=input]").scroll_into_view_if_needed()
    box = page.locator("[data-part=input]").bounding_box()
    session = context.new_cdp_session(page)

    def touch(kind, *points):
        places = [
            {"x": box["x"] + x * box["width"], "y": box["y"] + y * box["height"], "id": i}
            for i, (x, y) in enumerate(points)
        ]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": places})

    touch("touchStart", (0.3, 0.2))
    for x in (0.4, 0.5, 0.6, 0.7):
        touch("touchMove", (x, 0.2))
    touch("touchStart", (0.7, 0.2), (0.1, 0.9))  # a palm or second finger must not draw
    touch("touchMove", (0.6, 0.4), (0.15, 0.9))
    touch("touchMove", (0.5, 0.6), (0.2, 0.9))
    touch("touchMove", (0.45, 0.8), (0.25, 0.9))
    touch("touchEnd")
    assert answer(page)[0] == "7"
    assert page.evaluate("() => scrollY") == page.evaluate("() => scrollY")
    page.click("[data-part=undo]")
    page.wait_for_selector(f"{ANSWER}[data-label='']", state="attached")


@pytest.mark.parametrize(
    "question,expected",
    [("17+38", "55"), ("7+8", "15"), ("0+0", "0"), ("99+99", "198"), (" 5 + 6 ", "11"), ("１+２", "3"), ("٣+٤", "7")],
)
def test_sums_are_answered(page, site, question, expected):
    visit(page, site, "numbers_summation_rnn")
    page.fill("[data-part=input]", question)
    assert answer(page)[0] == expected


@pytest.mark.parametrize(
    "question", ["", "hello", "7+", "+7", "12345", "123+4", "7-2", "1+2+3", "7²+3", "9" * 1_000_000]
)
def test_what_is_no_sum_gets_a_sentence_and_no_answer(page, site, question):
    visit(page, site, "numbers_summation_rnn")
    page.fill("[data-part=input]", "1+1")
    assert answer(page)[0] == "2"
    page.locator("[data-part=input]").evaluate(
        """(field, text) => {
          Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, text);
          field.dispatchEvent(new Event('input', { bubbles: true }));
        }""",
        question,
    )
    page.wait_for_selector(f"{ANSWERED}[data-label='']", state="attached")
    assert len(page.locator("[data-part=play]").inner_text()) > 10
    page.fill("[data-part=input]", "2+2")
    assert answer(page)[0] == "4"


def test_nothing_is_asked_of_another_origin(page, site):
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    for path in ("", "about/", "experiments/digits_cnn/", "experiments/numbers_summation_rnn/"):
        page.goto(site + path)
        page.wait_for_load_state("networkidle")
    assert [url for url in requests if not url.startswith((site, "data:", "blob:"))] == []
