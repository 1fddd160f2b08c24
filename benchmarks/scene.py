"""How long a layout takes: ``python benchmarks/scene.py [--events 1000000]``.

Two numbers of DESIGN.md: a scene of 500 events (50 ms), and a zoom step through a million (100 ms), with a prepared `Index`. The
events are made up from a fixed seed. Times are CPU time, the median of several runs after one that is not counted; growth from n to 2n
shows that a layout is not worse than n log n.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Callable, Iterator
from functools import partial

from timeline.records import Actor, ActorKind, ActorRole, Event
from timeline.scene import Index, View, lay_out
from timeline.when import Day, Moment, Period, month_length

_STATES = ("United States", "China", "Russia", "Germany", "India", "France", "Japan", "Egypt", "Brazil", "Kenya")
_DEEDS = (
    "holds elections",
    "signs a treaty with its neighbours",
    "recalls its ambassador",
    "opens talks on the border",
)


def made_up(count: int, first: int = 1926, last: int = 2025, seed: int = 1) -> Iterator[Event]:
    """Events of a century: days, months, years and stretches, denser round one war."""
    chance = random.Random(seed)
    for number in range(count):
        state, deed = chance.choice(_STATES), chance.choice(_DEEDS)
        year = chance.randint(first, last) if number % 3 else min(max(int(chance.gauss(1942, 4)), first), last)
        month = chance.randint(1, 12)
        day = Moment.day(year, month, chance.randint(1, month_length(year, month)))
        when = (day, day, day, Moment.month(year, month), Moment.year(year), Period(day, Moment.year(year + 1)))[
            number % 6
        ]
        actor = Actor(state, None, ActorRole.SOURCE, ActorKind.COUNTRY)
        yield Event(f"e{number}", f"{state} {deed}", when, actors=(actor,), importance=round(chance.random() ** 2, 3))


def median_ms(work: Callable[[], object], runs: int = 7) -> float:
    """The median CPU time of ``runs`` runs, ms, after one that is not counted."""
    work()
    times = []
    for _ in range(runs):
        start = time.process_time()
        work()
        times.append((time.process_time() - start) * 1000)
    return statistics.median(times)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=1_000_000, help="events of the prepared index")
    options = parser.parse_args()
    for count in (12, 60, 500, 1000, 2000, 4000):
        events = list(made_up(count))
        for view in (View(), View(orientation="vertical")):
            took = median_ms(partial(lay_out, events, view))
            print(f"{count:>9,} events, {view.orientation:<10} {took:8.1f} ms")
    start = time.perf_counter()
    events = list(made_up(options.events))
    made = time.perf_counter()
    index = Index(events)
    sorted_once = time.perf_counter()
    print(f"{options.events:>9,} events: made up in {made - start:.1f} s, prepared in {sorted_once - made:.1f} s")
    start = time.perf_counter()
    lay_out(index, View())
    print(f"          the first layout, which finds the lanes: {time.perf_counter() - start:.1f} s")
    for years in (100, 50, 20, 5, 1):
        domain = (Day.of(1976 - years // 2), Day.of(1976 + (years + 1) // 2 - 1, 12, 31))
        for view in (View(domain=domain), View(domain=domain, scale="linear")):
            print(f"          {years:>3} years, {view.scale:<7} {median_ms(partial(lay_out, index, view)):8.1f} ms")


if __name__ == "__main__":
    main()
