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
import tempfile
import time
from pathlib import Path

import graph_model
import keras
import layers_model
import numpy as np
from playwright.sync_api import Error as PlaywrightError

from glassbox import discovery
from glassbox.data import mobilenet
from glassbox.errors import Problem, run
from glassbox.experiment import Experiment
from glassbox.export import litert
from glassbox.release import manifest
from glassbox.runtime import Predictor
from glassbox.site.build import WEB, install_packages
from glassbox.site.node import run_npm
from glassbox.site.testing import open_browser, open_site

HERE = Path(__file__).parent
KINDS = ("draw", "photo", "camera", "objects")
# The two forms that TensorFlow.js has: as Keras built it, layer by layer; and as its converter makes it, fused.
FORMS = {"layers": layers_model, "graph": graph_model}
SCRIPTS = ("tfjs/dist/tf.min.js", "tfjs-backend-wasm/dist/tf-backend-wasm.min.js")
# Between probabilities, and as a share of how far apart they lie: those of a new network lie close to each other.
LARGEST_DIFFERENCE = 1e-2
LARGEST_SHARE = 5e-2


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
        workers = (HERE / "page").glob("tensorflow.*.js")
        for file in [*(packages / name for name in SCRIPTS), *programs, *workers]:
            shutil.copy(file, site / "tensorflow")


def write_network(one: Experiment, converted: bytes, folder: Path) -> None:
    """A network as a page reads it, with no more in its manifest than is needed to run it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "model.tflite").write_bytes(converted)
    described = {
        "files": {"model.tflite": manifest.describe_file(folder / "model.tflite")},
        "signatures": Predictor(folder / "model.tflite").signatures(),
        "labels": one.page.labels,
        "page": {"kind": one.page.kind, "settings": one.page.settings([])},
    }
    (folder / "manifest.json").write_text(json.dumps(described))


def new_network(one: Experiment) -> keras.Model:
    """The experiment's network before training, but with normalisations that do something, so that a mistake shows.

    Nothing is fetched for it: ImageNet weights would be as quick as any.
    """
    keras.utils.set_random_seed(1)
    generator = np.random.default_rng(1)
    with mobilenet.made_weights():
        model = one.build()
    for layer in model.layers:
        if isinstance(layer, keras.layers.BatchNormalization):
            for weight in layer.weights:
                values = keras.ops.convert_to_numpy(weight)
                weight.assign(
                    values * generator.uniform(0.9, 1.1, values.shape) + generator.uniform(0, 0.05, values.shape)
                )
    return model


def copy_shipped(one: Experiment, folder: Path) -> bool:
    """Copy what the experiment ships; whether it ships anything yet."""
    if not (one.model_folder / "manifest.json").is_file():
        return False
    manifest.read(one.model_folder)
    shutil.copytree(one.model_folder, folder)
    return True


def compare(page, one: Experiment, site: Path, seconds: float) -> list[str]:
    """Print one line on one experiment, and one more on the frames of a detector; the programs that ran.

    Raises:
        Problem: the two do not give the same probabilities.
    """
    home = site / one.id
    bare = dataclasses.replace(one, ships=None, layers={})
    model = new_network(one)
    litert.round_weights(bare, model)  # as the file keeps them; weights that were learned show it
    write_network(bare, litert.convert(bare, model), home / "same")
    for form in FORMS.values():
        form.write(model, home / "same")
    ships = copy_shipped(one, home / "shipped")
    # A detector ships with a last step, from numbers to boxes, that TensorFlow.js would have to be given in JavaScript.
    detects = one.page.kind == "objects"
    timed = "same" if detects or not ships else "shipped"
    asked = {
        "same": f"{one.id}/same/",
        "timed": f"{one.id}/{timed}/",
        "forms": list(FORMS),
        "milliseconds": seconds * 1000,
    }
    found = page.evaluate("asked => compare(asked)", asked)
    programs = found["programs"]
    for form, difference in zip(FORMS, found["differences"], strict=True):
        if not difference <= min(LARGEST_DIFFERENCE, LARGEST_SHARE * found["spread"]):
            raise Problem(f"{one.id}: the site and the {form} model differ by {difference:.2g}: not the same network.")
    print(_line(one.id, found["rounds"], "shipped" if ships else "not trained yet"), flush=True)
    if detects:
        if not ships:
            whole = dataclasses.replace(one, layers={})
            write_network(whole, litert.convert(whole, model), home / "shipped")
        found = page.evaluate("([base, time]) => frames(base, time)", [f"{one.id}/shipped/", seconds * 500])
        print(_frames(one.id, found, "shipped" if ships else "not trained yet"), flush=True)
    return programs


def _line(name: str, rounds: list, note: str) -> str:
    """Milliseconds of the site; of each form of TensorFlow.js, and how many times more that is."""
    ours, *others = zip(*rounds, strict=True)
    parts = [f"{name:38}{statistics.median(ours):8.2f} ms"]
    for theirs in others:
        low, middle, high = statistics.quantiles([b / a for a, b in zip(ours, theirs, strict=True)], n=4)
        parts.append(f"{statistics.median(theirs):8.2f} ms {middle:6.2f} x ({low:.2f}-{high:.2f})")
    return "  ".join([*parts, f"{len(ours)} rounds, {note}"])


def _frames(name: str, found: dict, note: str) -> str:
    """Frames a second, and what a frame is made of."""
    square, network, boxes = (statistics.median(times) for times in zip(*found["taken"], strict=True))
    rate = 1000 / statistics.median(map(sum, found["taken"]))
    parts = f"square {square:.1f} ms, network {network:.1f} ms, {found['objects']} boxes {boxes:.1f} ms"
    return f"{name:38}{rate:8.1f} frames a second ({parts}; {len(found['taken'])} frames, {note})"


def names() -> list[str]:
    """The experiments whose pages take drawings, photos or a camera."""
    return [name for name in discovery.names() if discovery.find(name).page.kind in KINDS]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "names", nargs="*", help="experiments; all that take drawings, photos or a camera when left out"
    )
    parser.add_argument("--seconds", type=float, default=5, help="how long the two take turns on each (%(default)s)")
    options = parser.parse_args()
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        build_page(site)
        with open_site(site) as address, open_browser() as browser:
            print(f"Chromium {browser.version}, one thread. Medians; in brackets the middle half of the rounds.")
            print(f"{'':38}{'the site':>11}  {'TF.js layers model':36}{'TF.js graph model'}")
            compared = {
                name: _tried(browser, address, name, site, options.seconds) for name in options.names or names()
            }
    programs = sorted({program for found in compared.values() for program in found})
    print(f"Programs: {', '.join(programs)}. ({time.monotonic() - start:.0f} seconds)")
    if not all(compared.values()):
        raise Problem(f"Not compared: {', '.join(name for name, found in compared.items() if not found)}.")


def _tried(browser, address: str, name: str, site: Path, seconds: float) -> list[str]:
    """Compare one experiment on a page of its own; when that does not work, say why and let the others go on."""
    page = browser.new_page()
    try:
        page.goto(address)
        return compare(page, discovery.find(name), site, seconds)
    except (Problem, PlaywrightError) as problem:
        print(f"{name:38}{str(problem).splitlines()[0]}", flush=True)
        return []
    finally:
        page.close()


if __name__ == "__main__":
    run(main)
