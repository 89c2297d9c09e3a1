"""What the tests of looking inside share: facts made by hand, and the way through the layers."""

import hashlib
import json

from shipped import MANIFESTS

WITH_FLOW = [name for name, one in MANIFESTS.items() if one["page"]["kind"] != "text"]
FLOW, OPENED = "[data-part=flow]", "[data-part=opened]"
WITH_FACTS = "digits_cnn"
# Facts in the form of web/src/contract/, made by hand: map 1 of the first layer has samples, and nothing else has.
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


def serve_facts(page, broken=False):
    """Answer with these facts, and a manifest that names them; broken ones are not what the manifest names."""
    body = json.dumps(FACTS).encode()
    told = {"sha256": hashlib.sha256(body).hexdigest(), "bytes": len(body)}
    manifest = MANIFESTS[WITH_FACTS]
    manifest = manifest | {"files": manifest["files"] | {"inside.json": told}}
    page.route("**/manifest.json", lambda route: route.fulfill(json=manifest))
    page.fetched = []

    def answer(route):
        page.fetched.append(route.request.url)
        route.fulfill(body=body[:-2] + b" }" if broken else body, content_type="application/json")

    page.route("**/inside.json", answer)


def step_to(page, number):
    for _ in range(number + 1):
        page.click("[data-part=flow-step]")
    page.wait_for_selector(f"{FLOW}[data-at='{number}']")
