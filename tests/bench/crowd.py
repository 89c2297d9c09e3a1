"""Many visitors of the demo's server at once, on this machine: how many answers a second, and the slowest ones.

Each visitor opens pages, models and files of the built site one after the other, as quickly as they come. Exits 1 when
an answer was wrong or missing.
"""

from __future__ import annotations

import argparse
import http.client
import statistics
import threading
import time
from itertools import cycle, islice

from glassbox.errors import Problem, run
from glassbox.site import find_site
from glassbox.site.testing import open_site


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--visitors", type=int, default=200, help="at once (%(default)s)")
    parser.add_argument("--seconds", type=float, default=60, help="how long they stay (%(default)s)")
    options = parser.parse_args()
    site = find_site()
    sizes = {
        file.relative_to(site).as_posix(): file.stat().st_size
        for file in sorted(site.rglob("*"))
        if file.is_file() and file.suffix not in (".br", ".gz") and file.name != ".built"
    }
    times, wrong = [], []

    def visit(number: int, port: int, end: float) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        for name, size in islice(cycle(sizes.items()), number, None):
            began = time.monotonic()
            try:
                connection.request("GET", f"/{name}")
                answer = connection.getresponse()
                got = len(answer.read())
                if (answer.status, got) != (200, size):
                    wrong.append(f"{name}: {answer.status}, {got} of {size} bytes")
            except (OSError, http.client.HTTPException) as error:
                wrong.append(f"{name}: {error!r}")
                connection.close()
            times.append(time.monotonic() - began)
            if time.monotonic() > end:
                return

    with open_site(site) as address:
        port, end = int(address.rsplit(":", 1)[1].strip("/")), time.monotonic() + options.seconds
        visitors = [threading.Thread(target=visit, args=(one, port, end)) for one in range(options.visitors)]
        for one in visitors:
            one.start()
        for one in visitors:
            one.join()
    slow = statistics.quantiles(times, n=100)[98]
    print(
        f"{options.visitors} visitors, {len(times):,} answers, {len(times) / options.seconds:,.0f} a second; "
        f"median {statistics.median(times):.2f} s, 99 of 100 within {slow:.2f} s, slowest {max(times):.2f} s"
    )
    if wrong:
        raise Problem(f"{len(wrong)} answers were wrong or missing, the first: {wrong[0]}")


if __name__ == "__main__":
    run(main)
