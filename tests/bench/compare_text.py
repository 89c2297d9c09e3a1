"""Compare how fast the site writes with TensorFlow.js 4.22 (wasm) running the network of the project before this one.

In one Chromium, taking turns, on one thread: the site's own page; the site's worker alone, without a page around it; and
TensorFlow.js. Each of the last two runs both networks, so that it can be told what the smaller network brings and what
the runtime. Prints characters a second, and ratios. Nothing fails because of a time. docs/benchmarks.md says more.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

import graph_text
import keras
import layers_model
import numpy as np
import predecessor
import writing
from compare import LARGEST_SHARE, build_page, copy_shipped, write_network

from glassbox import experiment
from glassbox.data.characters import encode
from glassbox.errors import Problem
from glassbox.export import litert
from glassbox.site.testing import open_browser, open_site

SHAKESPEARE = "text_generation_shakespeare_rnn"
PAGE = "the site's page, our network"
# Who writes: what it is called, the folder of its network, and how that is run.
WRITERS = {
    "the site's worker, our network": ("shipped", "site"),
    "the site's worker, the older network": ("older", "site"),
    "TensorFlow.js, our network": ("same", "graph"),
    "TensorFlow.js, the older network": ("older", "layers"),
}
OURS, SITE_OLDER, THEIRS, OLDER = WRITERS


def write_networks(one: experiment.Experiment, home: Path) -> None:
    """Every network in every form: what ships, the same shape with new weights, and that of the project before.

    Raises:
        Problem: the experiment ships nothing yet.
    """
    if not copy_shipped(one, home / "shipped"):
        raise Problem(f"{one.id} ships no network yet, so its page cannot write.")
    keras.utils.set_random_seed(1)
    model = one.build()
    litert.round_to_float16(model)
    write_network(one, litert.convert(one, model), home / "same")
    graph_text.write(model, home / "same")
    older = predecessor.build(len(one.page.alphabet))
    write_network(one, predecessor.convert(older), home / "older")
    layers_model.write(older, home / "older")


def check_same(page, one: experiment.Experiment, given: list[int]) -> None:
    """Both runtimes must expect the same after the same text, for either network.

    Raises:
        Problem: they do not.
    """
    asked = [[f"{one.id}/{folder}/", form] for folder, form in (("same", "site"), *list(WRITERS.values())[1:])]
    expected = page.evaluate("([named, given]) => openWriters(named, given)", [asked, given])["expected"]
    fresh, older, ours, theirs = map(np.array, expected)
    for name, some, others in (("our network", fresh, ours), ("the older network", older, theirs)):
        difference = np.abs(some - others).max() / np.ptp(some)
        if not difference <= LARGEST_SHARE:
            raise Problem(f"The site and TensorFlow.js differ by {difference:.2g} for {name}: not the same network.")


def turns(bench, page, one: experiment.Experiment, given: list[int], options) -> dict[str, list[float]]:
    """Characters a second of everyone in every round; every other round in the opposite order."""
    settings = one.page
    wanted = {"given": given, "temperature": settings.temperature, "topP": settings.top_p}
    writers = list(WRITERS)

    def turn(name: str, length: int) -> float:
        if name == PAGE:
            return writing.write(page)
        return bench.evaluate(
            "([which, wanted]) => write(which, wanted)", [writers.index(name), {**wanted, "length": length}]
        )

    speeds: dict[str, list[float]] = {name: [] for name in (PAGE, *writers)}
    for name in speeds:  # until then a browser runs wasm that it has only compiled in haste
        turn(name, options.characters)
    for number in range(options.rounds):
        for name in reversed(speeds) if number % 2 else speeds:
            speeds[name].append(turn(name, options.characters))
    return speeds


def report(speeds: dict[str, list[float]]) -> None:
    """Print a line for each, and what the ratio is made of."""
    for name, found in speeds.items():
        line = f"{name:38}{statistics.median(found):7.0f} characters a second"
        print(line if name == PAGE else f"{line}   the page: {ratio(speeds[PAGE], found)}")
    print(f"Of {ratio(speeds[PAGE], speeds[OLDER])}:")
    print(f"  our network is smaller     {ratio(speeds[OURS], speeds[SITE_OLDER])}   (both in the site's worker)")
    print(f"  the site's runtime         {ratio(speeds[SITE_OLDER], speeds[OLDER])}   (both with the older network)")
    print(f"  the page around the worker {ratio(speeds[PAGE], speeds[OURS])}   (both with our network)")
    print(f"  with our network alone, the site's worker is {ratio(speeds[OURS], speeds[THEIRS])} TensorFlow.js")


def ratio(some: list[float], others: list[float]) -> str:
    """How many times faster, as the median of the rounds and their middle half."""
    low, middle, high = statistics.quantiles([a / b for a, b in zip(some, others, strict=True)], n=4)
    return f"{middle:.2f} x ({low:.2f}-{high:.2f})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("name", nargs="?", default=SHAKESPEARE, help="an experiment that writes (%(default)s)")
    parser.add_argument("--characters", type=int, default=400, help="length of each text (%(default)s)")
    parser.add_argument("--rounds", type=int, default=9, help="how often they take turns (%(default)s)")
    options = parser.parse_args()
    one = experiment.find(options.name)
    given = encode(one.page.before + one.page.starts[0], one.page.alphabet)
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        build_page(site)
        write_networks(one, site / one.id)
        with open_site(site) as address, open_site() as pages, open_browser() as browser:
            bench = browser.new_page()
            bench.goto(address)
            check_same(bench, one, given)
            named = [[f"{one.id}/{folder}/", form] for folder, form in WRITERS.values()]
            programs = bench.evaluate("([named, given]) => openWriters(named, given)", [named, given])["programs"]
            page = writing.open_page(browser, pages, one.id, options.characters)
            print(f"{one.id}, {options.characters} characters, Chromium {browser.version}, one thread each.")
            print(
                f"Medians of {options.rounds} rounds; in brackets the middle half. Programs: {', '.join(sorted(set(programs)))}."
            )
            report(turns(bench, page, one, given, options))


if __name__ == "__main__":
    try:
        main()
    except Problem as problem:
        sys.exit(str(problem))
