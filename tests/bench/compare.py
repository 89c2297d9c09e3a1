"""Compare the site's runtime with TensorFlow.js 4.22 (wasm): the same networks, the same browser, taking turns.

Prints one line for each experiment: milliseconds of one inference on one thread, and how many times faster the site
is. Before anything is timed, both must give the same probabilities on one input. Nothing fails because of a time:
times belong to this machine. docs/benchmarks.md says more.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

import graph_model
import layers_model

from glassbox import experiment
from glassbox.errors import Problem
from glassbox.export import litert, manifest
from glassbox.site.build import WEB, install_packages
from glassbox.site.node import run_npm
from glassbox.site.testing import open_browser, open_site

HERE = Path(__file__).parent
KINDS = ("draw", "photo", "camera", "objects")
# The two forms that TensorFlow.js has: as Keras built it, layer by layer; and as its converter makes it, fused.
FORMS = {"layers": layers_model, "graph": graph_model}
SCRIPTS = ("tfjs/dist/tf.min.js", "tfjs-backend-wasm/dist/tf-backend-wasm.min.js")
LARGEST_DIFFERENCE = 1e-2


def build_page(site: Path) -> None:
    """The page that measures, with the site's own worker and runtime, and TensorFlow.js from its pinned packages."""
    install_packages()
    options = ["--base", "./", "--outDir", str(site), "--emptyOutDir", "--logLevel", "warn"]
    run_npm(["run", "--silent", "build", "--", str(HERE / "page"), *options], WEB)
    shutil.copytree(WEB / "node_modules/@litertjs/core/wasm", site / "runtime")
    with tempfile.TemporaryDirectory() as folder:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / "tfjs" / name, folder)
        run_npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], Path(folder))
        packages = Path(folder) / "node_modules" / "@tensorflow"
        (site / "tensorflow").mkdir()
        programs = (packages / "tfjs-backend-wasm/dist").glob("*.wasm")
        for file in [*(packages / name for name in SCRIPTS), *programs, HERE / "page/tensorflow.worker.js"]:
            shutil.copy(file, site / "tensorflow")


def write_forms(one: experiment.Experiment, folder: Path) -> None:
    """A new network of the experiment as the site runs it and as TensorFlow.js does. Speed does not depend on weights."""
    model = one.build()
    folder.mkdir(parents=True)
    for form in FORMS.values():
        form.write(model, folder)
    plain = dataclasses.replace(one, ships=None, layers={})
    (folder / "model.tflite").write_bytes(litert.convert(plain, model))
    signatures = litert.Predictor(folder / "model.tflite").signatures()
    files = {"model.tflite": manifest.describe_file(folder / "model.tflite")}
    (folder / "manifest.json").write_text(json.dumps({"files": files, "signatures": signatures}))


def shipped(one: experiment.Experiment, folder: Path) -> bool:
    """Put beside it what the experiment ships; whether that is a network which answers with probabilities alone."""
    if not (one.model_folder / "manifest.json").is_file():
        return False
    found = manifest.read(one.model_folder)
    shutil.copytree(one.model_folder, folder)
    return list(found["signatures"]["predict"]["outputs"]) == ["probabilities"]


def compare(page, one: experiment.Experiment, site: Path, seconds: float) -> str:
    """One line on one experiment.

    Raises:
        Problem: the two do not give the same probabilities.
    """
    same, timed = site / one.id / "same", site / one.id / "shipped"
    write_forms(one, same)
    ships = shipped(one, timed)
    asked = {
        "same": f"{one.id}/same/",
        "timed": f"{one.id}/shipped/" if ships else f"{one.id}/same/",
        "forms": list(FORMS),
        "milliseconds": seconds * 1000,
    }
    found = page.evaluate("asked => compare(asked)", asked)
    for form, difference in zip(FORMS, found["differences"], strict=True):
        if not difference <= LARGEST_DIFFERENCE:
            raise Problem(f"{one.id}: {form} and the site differ by {difference:.3f}; they do not run the same network.")
    ours, *others = zip(*found["rounds"], strict=True)
    parts = [f"{one.id:38} {statistics.median(ours):8.2f} ms"]
    for theirs in others:
        ratios = [b / a for a, b in zip(ours, theirs, strict=True)]
        low, middle, high = statistics.quantiles(ratios, n=4)
        parts.append(f"{statistics.median(theirs):8.2f} ms  {middle:5.2f} x ({low:.2f} to {high:.2f})")
    return "  ".join([*parts, f"{len(ours)} rounds", "shipped" if ships else "not trained"])


def names() -> list[str]:
    """The experiments whose pages take drawings, photos or a camera."""
    return [name for name in experiment.names() if experiment.find(name).page.kind in KINDS]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", help="experiments; all that take drawings, photos or a camera when left out")
    parser.add_argument("--seconds", type=float, default=8, help="how long the two take turns on each (%(default)s)")
    options = parser.parse_args()
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        build_page(site)
        with open_site(site) as address, open_browser() as browser:
            print(f"Chromium {browser.version}, one thread; medians; in brackets the middle half of the rounds")
            for name in options.names or names():
                page = browser.new_page()
                page.goto(address)
                print(compare(page, experiment.find(name), site, options.seconds), flush=True)
                page.close()
    print(f"({time.monotonic() - start:.0f} seconds)")


if __name__ == "__main__":
    try:
        main()
    except Problem as problem:
        sys.exit(str(problem))
