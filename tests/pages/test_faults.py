"""A model that is not the one its manifest names never answers, whatever is wrong with it, and Retry mends it."""

import random

import pytest

ERROR, READY = "main[data-state=error]", "main[data-state=ready]"
ADDRESS = "experiments/{}/"


def open_with(context, site, name, model):
    """The page of an experiment whose model file is answered by `model(route)`."""
    page = context.new_page()
    page.route("**/model.tflite", model)
    page.goto(site + ADDRESS.format(name))
    return page


def kept_models(page):
    """How many models the page keeps: they are kept by their SHA-256."""
    keys = page.evaluate("async () => (await (await caches.open('glassbox-models')).keys()).map((key) => key.url)")
    models = {one["files"]["model.tflite"]["sha256"] for one in page.request.get(list_of_experiments(page)).json()}
    return len([key for key in keys if key.rsplit("/", 1)[-1] in models])


def list_of_experiments(page):
    return page.url.split("experiments/")[0] + "experiments/index.json"


@pytest.fixture
def context(browser):
    context = browser.new_context(service_workers="block")
    yield context
    context.close()


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
def test_a_wrong_answer_is_refused_with_a_sentence_and_retry_works(context, site, wrong):
    page = open_with(context, site, "digits_mlp", wrong)
    page.wait_for_selector(ERROR)
    assert kept_models(page) == 0
    assert page.locator("[data-part=retry]").is_visible()
    assert len(page.locator("main [role=alert]").inner_text()) > 20
    page.unroute("**/model.tflite")
    page.click("[data-part=retry]")
    page.wait_for_selector(READY)
    assert kept_models(page) == 1


@pytest.mark.parametrize("name", ["digits_mlp", "digits_cnn", "numbers_summation_rnn"])
def test_flipped_bits_and_cut_files_are_refused(context, site, experiments_folder, name):
    """A few of each through the whole page; web/src/model/shipped.test.ts flips 200 places of every model."""
    page = context.new_page()
    raw = (experiments_folder / name / "model" / "model.tflite").read_bytes()
    flips = [random.Random(name).randrange(len(raw) * 8) for _ in range(3)]
    wrong = [raw[: flip // 8] + bytes([raw[flip // 8] ^ 1 << flip % 8]) + raw[flip // 8 + 1 :] for flip in flips]
    bodies = [*wrong, raw[: len(raw) // 2]]
    sent = bodies[0]  # chosen by attempt, not by request: a page may ask more than once
    page.route("**/model.tflite", lambda route: route.fulfill(status=200, body=sent))
    page.goto(site + ADDRESS.format(name))
    for following in [*bodies[1:], raw]:
        page.wait_for_selector(ERROR)
        assert kept_models(page) == 0
        sent = following
        page.click("[data-part=retry]")
        page.wait_for_selector("main:not([data-state=error])", state="attached")
    page.wait_for_selector(READY)


def test_a_damaged_kept_model_is_dropped_and_fetched_again(context, site):
    page = context.new_page()
    page.goto(site + ADDRESS.format("digits_mlp"))
    page.wait_for_selector(READY)
    page.evaluate(
        """async () => {
          const cache = await caches.open('glassbox-models');
          for (const key of await cache.keys()) await cache.put(key, new Response('damaged'));
        }"""
    )
    page.reload()
    page.wait_for_selector(READY)
    page.click("[data-part=example] >> nth=0")
    page.wait_for_selector("[data-part=answer][data-settled=true]:not([data-label=''])", state="attached")


def test_an_unknown_experiment_is_a_page_with_a_way_on(context, site):
    page = context.new_page()
    page.goto(site + "experiments/no_such_thing/")
    page.wait_for_selector("main a")
