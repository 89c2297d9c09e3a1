"""Networks that make pictures: which have landed, wishes that are asked for by hand, and the pictures that come of them."""

import numpy as np
from PIL import Image
from shipped import EXPERIMENTS, MANIFESTS, of_kind
from visiting import ANSWER

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
