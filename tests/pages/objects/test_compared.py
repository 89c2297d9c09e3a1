"""Two detectors look at one picture, a photo or a frame of the camera, each by its own square and its own bar."""

from finding import EXAMPLES, NAME, press
from picturing import clear
from shipped import FOLDERS, MANIFESTS, of_kind

from glassbox.images.fitting import Fit, fitted, opened
from glassbox.runtime import Predictor

(OTHER,) = (name for name in of_kind("objects") if name != NAME)
SCENE = len(EXAMPLES) - 1
COMPARE = "[data-part=compare]"
DONE = f"{COMPARE}[data-ready=true][data-settled=true]:not([data-outcome=''])"


def in_python(name):
    """Everything that a network sees on the scene, by the bar of its page."""
    predictor, settings = Predictor(FOLDERS[name] / "model.tflite"), MANIFESTS[name]["page"]["settings"]
    square = fitted(opened(FOLDERS[NAME] / EXAMPLES[SCENE]["file"]), Fit(**settings["fit"]))
    surest = predictor.one(predictor.predict, square)["probabilities"][0].max(0)
    return {
        label for label, one in zip(MANIFESTS[name]["labels"], surest, strict=True) if one >= settings["score_above"]
    }


def on_the_page(page):
    page.wait_for_selector(DONE)
    said = page.locator(COMPARE).evaluate("element => [element.dataset.label, element.dataset.otherLabel]")
    return [set(filter(None, one.split(", "))) for one in said]


def test_two_detectors_look_at_one_photo_and_at_one_frame(page):
    wanted = [in_python(name) for name in (NAME, OTHER)]
    assert all(wanted)
    press(page, SCENE)
    page.click(f"[data-part=compare-with][data-id={OTHER}]")
    assert on_the_page(page) == wanted
    clear(page)
    page.evaluate("url => window.film(url)", EXAMPLES[SCENE]["file"])
    page.click("[data-part=camera] >> visible=true")
    page.wait_for_selector("[data-part=rate]")
    page.wait_for_selector(f"{COMPARE}[data-outcome='']")  # while the camera runs, only one network looks
    page.click("[data-part=pause]")
    ours, theirs = on_the_page(page)
    assert ours & wanted[0] and theirs & wanted[1]  # a video is another size, and not the very same pixels
    page.click(f"[data-part=compare-with][data-id={OTHER}]")
    clear(page)
