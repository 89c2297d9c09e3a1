"""Compare how fast the site writes with TensorFlow.js 4.22 (wasm) running the network of the project before this one.

In one Chromium, taking turns, on one thread: the site's own page; the site's worker alone, without a page around it; and
TensorFlow.js. Each of the last two runs both networks, so that it can be told what the smaller network brings and what
the runtime. Prints characters a second, and ratios. Nothing fails because of a time. docs/benchmarks.md says more.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from functools import partial
from pathlib import Path
from typing import NamedTuple

import graph_text
import keras
import layers_model
import numpy as np
import predecessor
import writing
from compare import LARGEST_SHARE, build_page, copy_shipped, write_network
from tasks import taken

from glassbox import discovery
from glassbox.errors import Problem, run
from glassbox.experiment import Experiment
from glassbox.export import litert
from glassbox.site.testing import open_browser, open_site
from glassbox.text.characters import encode

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


def write_networks(one: Experiment, home: Path) -> None:
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


def check_same(page, one: Experiment, given: list[int]) -> None:
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


class Turn(NamedTuple):
    """One text.

    Attributes:
        speed: characters a second, by the clock.
        cost: processor time of the worker for each character, in milliseconds.
        longest: of the longest task of the page's main thread, in milliseconds of processor time.
    """

    speed: float
    cost: float
    longest: float


def turns(browser, bench, page, one: Experiment, given: list[int], options) -> dict[str, list[Turn]]:
    """Everyone's turn in every round; every other round in the opposite order."""
    wanted = {
        "given": given,
        "length": options.characters,
        "temperature": one.page.temperature,
        "topP": one.page.top_p,
    }

    def turn(which: int) -> Turn:
        speeds = []
        if which == 0:
            times = taken(browser, page, lambda: speeds.append(writing.write(page)))
        else:
            write = partial(bench.evaluate, "([which, wanted]) => write(which, wanted)", [which - 1, wanted])
            times = taken(browser, bench, lambda: speeds.append(write()))
        return Turn(speeds[0], times.workers / options.characters, times.longest)

    names = (PAGE, *WRITERS)
    for which in range(len(names)):  # until then a browser runs wasm that it has only compiled in haste
        turn(which)
    rounds: dict[str, list[Turn]] = {name: [] for name in names}
    for number in range(options.rounds):
        order = range(len(names))
        for which in reversed(order) if number % 2 else order:
            rounds[names[which]].append(turn(which))
    return rounds


def report(rounds: dict[str, list[Turn]]) -> None:
    """Print a line for each, and what the ratio is made of."""
    print(f"{'':42}{'by the clock':>24}{'processor time of the worker':>34}")
    for name, found in rounds.items():
        speed, cost = (statistics.median(getattr(turn, field) for turn in found) for field in ("speed", "cost"))
        print(f"{name:42}{speed:10.0f} characters/s{cost:22.2f} ms a character")
    print("How many times faster:")
    for says, some, others in (
        ("our page than TensorFlow.js, older network", PAGE, OLDER),
        ("our page than TensorFlow.js, our network", PAGE, THEIRS),
        ("  because the network is smaller", OURS, SITE_OLDER),
        ("  because of the runtime, older network", SITE_OLDER, OLDER),
        ("  because of the runtime, our network", OURS, THEIRS),
        ("  because of the page around the worker", PAGE, OURS),
    ):
        pairs = list(zip(rounds[some], rounds[others], strict=True))
        clock, processor = _middle(a.speed / b.speed for a, b in pairs), _middle(b.cost / a.cost for a, b in pairs)
        print(f"{says:42}{clock:>23}{processor:>34}")
    longest = max(turn.longest for turn in rounds[PAGE])
    print(f"Longest task of the page's main thread: {longest:.0f} ms of processor time (limit 50).")


def _middle(ratios) -> str:
    """The median of the rounds' ratios, and their middle half."""
    low, middle, high = statistics.quantiles(ratios, n=4)
    return f"{middle:.2f} x ({low:.2f}-{high:.2f})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("name", nargs="?", default=SHAKESPEARE, help="an experiment that writes (%(default)s)")
    parser.add_argument("--characters", type=int, default=400, help="length of each text (%(default)s)")
    parser.add_argument("--rounds", type=int, default=9, help="how often they take turns (%(default)s)")
    options = parser.parse_args()
    one = discovery.find(options.name)
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
            report(turns(browser, bench, page, one, given, options))


if __name__ == "__main__":
    run(main)
