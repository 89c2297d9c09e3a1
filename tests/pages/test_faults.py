"""A model that is not the one its manifest names never answers, whatever is wrong with it, and Retry mends it."""

import random

import pytest
from shipped import FOLDERS, MANIFESTS
from visiting import ANSWERED, visit

ERROR, READY = "main[data-state=error]", "main[data-state=ready]"
MODELS = {one["files"]["model.tflite"]["sha256"] for one in MANIFESTS.values()}

CACHE = "caches.open(`glassbox models ${location.origin}/`)"


def start(page, site, name):
    """Go to an experiment, and wait for nothing."""
    page.goto(f"{site}experiments/{name}/")


def kept_models(page):
    """How many models the page keeps: they are kept by address and SHA-256."""
    keys = page.evaluate(f"async () => (await (await {CACHE}).keys()).map((key) => key.url)")
    return sum(key.rsplit("=", 1)[-1] in MODELS for key in keys)


@pytest.fixture
def page(new_context):
    return new_context(faults=True, service_workers="block").new_page()


@pytest.mark.parametrize(
    "wrong",
    [
        lambda route: route.fulfill(status=404, body="gone"),
        lambda route: route.fulfill(status=200, content_type="text/html", body="<!doctype html><title>Log in</title>"),
        lambda route: route.fulfill(status=200, body=b""),
        lambda route: route.abort(),
    ],
    ids=["404", "html page", "empty", "no connection"],
)
def test_a_wrong_answer_is_refused_with_a_sentence_and_retry_works(page, site, wrong):
    page.route("**/model.tflite", wrong)
    start(page, site, "digits_mlp")
    page.wait_for_selector(ERROR)
    assert kept_models(page) == 0
    assert page.locator("[data-part=retry]").is_visible()
    assert len(page.locator("main [role=alert]").inner_text()) > 20
    page.unroute("**/model.tflite")
    page.click("[data-part=retry]")
    page.wait_for_selector(READY)
    assert kept_models(page) == 1


@pytest.mark.parametrize("name", ["digits_mlp", "digits_cnn", "numbers_summation_rnn"])
def test_flipped_bits_and_cut_files_are_refused(page, site, name):
    """A few of each through the whole page; web/src/model/shipped.test.ts flips 200 places of every model."""
    raw = (FOLDERS[name] / "model.tflite").read_bytes()
    flips = [random.Random(name).randrange(len(raw) * 8) for _ in range(3)]
    wrong = [raw[: flip // 8] + bytes([raw[flip // 8] ^ 1 << flip % 8]) + raw[flip // 8 + 1 :] for flip in flips]
    bodies = [*wrong, raw[: len(raw) // 2]]
    sent = bodies[0]  # chosen by attempt, not by request: a page may ask more than once
    page.route("**/model.tflite", lambda route: route.fulfill(status=200, body=sent))
    start(page, site, name)
    for following in [*bodies[1:], raw]:
        page.wait_for_selector(ERROR)
        assert kept_models(page) == 0
        sent = following
        page.click("[data-part=retry]")
        page.wait_for_selector("main:not([data-state=error])", state="attached")
    page.wait_for_selector(READY)


def test_a_damaged_kept_model_is_dropped_and_fetched_again(page, site):
    visit(page, site, "digits_mlp")
    page.evaluate(
        """async () => {
          const cache = await caches.open(`glassbox models ${location.origin}/`);
          for (const key of await cache.keys()) await cache.put(key, new Response('damaged'));
        }"""
    )
    page.reload()
    page.wait_for_selector(READY)
    page.click("[data-part=example] >> nth=0")
    page.wait_for_selector(f"{ANSWERED}:not([data-label=''])", state="attached")


def test_an_unknown_experiment_is_a_page_with_a_way_on(page, site):
    start(page, site, "no_such_thing")
    page.wait_for_selector("main a")
