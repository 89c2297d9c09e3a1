"""What the tests of looking inside share: facts made by hand, and pages with an example given."""

import hashlib
import json
from contextlib import contextmanager
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe

EXPERIMENTS = Path(__file__).resolve().parents[2] / "experiments"
MANIFESTS = {
    file.parent.parent.name: json.loads(file.read_text()) for file in sorted(EXPERIMENTS.glob("*/model/manifest.json"))
}
WITH_FLOW = [name for name, one in MANIFESTS.items() if one["page"]["kind"] != "text"]
SHOWN, FLOW, OPENED = "[data-part=inside][data-shown=true]", "[data-part=flow]", "[data-part=opened]"
# Facts in the form of web/src/contract.ts, made by hand: map 1 of the first layer has samples, and nothing else has.
FACTS = {
    "pool": None,
    "why_no_pool": "These pictures may not be shown.",
    "layers": {
        "edges": {
            "excites": [[{"sample": None, "at": [3, 4], "value": 9.0, "label": "seven"}] * 2, *[[]] * 31],
            "weights": {"rows": 5, "columns": 5, "channels": 1, "reach": 9, "largest": 1.0, "values": [[1] * 25] * 32},
        }
    },
}


@contextmanager
def visits(browser, site):
    """Gives what opens an experiment with an example given; a page whose script fails, fails the test."""
    contexts, problems = [], []

    def open_page(name, facts=None, broken=False, prepare="", **options):
        # A service worker would answer before a route does.
        context = browser.new_context(
            **{"viewport": {"width": 1280, "height": 900}, "service_workers": "block", **options}
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.fetched = []
        if prepare:
            page.add_init_script(prepare)
        if facts is not None:
            serve(page, name, facts, broken)
        page.goto(f"{site}experiments/{name}/")
        page.wait_for_selector("main[data-state=ready]")
        page.click("[data-part=example] >> nth=0")
        page.wait_for_selector("[data-part=answer][data-settled=true]", state="attached")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert problems == []


def serve(page, name, facts, broken):
    """Answer with these facts, and a manifest that names them; broken ones are not what the manifest names."""
    body = json.dumps(facts).encode()
    manifest = json.loads(json.dumps(MANIFESTS[name]))
    manifest["files"]["inside.json"] = {"sha256": hashlib.sha256(body).hexdigest(), "bytes": len(body)}
    page.route("**/manifest.json", lambda route: route.fulfill(json=manifest))

    def answer(route):
        page.fetched.append(route.request.url)
        route.fulfill(body=body[:-2] + b" }" if broken else body, content_type="application/json")

    page.route("**/inside.json", answer)


def look_inside(page):
    page.locator("[data-part=inside]").scroll_into_view_if_needed()
    page.wait_for_selector(SHOWN)


def step_to(page, number):
    for _ in range(number + 1):
        page.click("[data-part=flow-step]")
    page.wait_for_selector(f"{FLOW}[data-at='{number}']")


def violations(page, part):
    found = Axe().run(page, context=part).response["violations"]
    return [(one["id"], one["nodes"][0]["html"][:160]) for one in found]
