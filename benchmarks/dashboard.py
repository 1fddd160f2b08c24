"""How fast the dashboard is in a real browser on loopback, and how much of it travels.

    python benchmarks/dashboard.py [--events 12 500 5000] [--runs 5] [--readers 50]

Needs Debian's chromium. Every number is a median of the runs (p95 for the readers); "painted" is two animation frames after
the page's script has placed the answer. The events are invented, their dates as bunched as those of news.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import os
import random
import shutil
import signal
import socket
import statistics
import time
import urllib.request
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from itertools import permutations
from multiprocessing import get_context
from typing import Any

from timeline.records import Actor, ActorKind, ActorRole, Article, Collection, Event, EventType, Evidence, Status
from timeline.when import Edge, Moment, Period, When

ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
COUNTRY, TARGET = ActorKind.COUNTRY, ActorRole.TARGET
STATES = ("Norland", "Sudovia", "Estmark", "Westria", "Karavia", "Ostland", "Meridia")
DEEDS = (
    "meets",
    "sanctions",
    "accuses",
    "signs a treaty with",
    "sends aid to",
    "recalls its envoy from",
    "opens talks with",
)

PAINTED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def invented(count: int, seed: int = 7) -> Collection:
    """``count`` events told by one article, two thirds of them in one year; a million take some ten seconds and 1 GB."""
    chance = random.Random(seed)
    sides = [
        (
            (Actor(one, one[:3].upper(), ActorRole.SOURCE, COUNTRY), Actor(other, other[:3].upper(), TARGET, COUNTRY)),
            [f"{one} {deed} {other}" for deed in DEEDS],
        )
        for one, other in permutations(STATES, 2)
    ]
    statuses, types = tuple(Status), tuple(EventType)
    told = (
        count <= 600
    )  # beyond a few hundred lines no article is read as one text; the others keep their quotations only
    lines, events = ["Dispatches\n\n12 June 2024\n"], []
    at = len(lines[0])
    for number in range(count):
        actors, titles = sides[int(chance.random() * len(sides))]
        title = titles[int(chance.random() * len(titles))]
        place: tuple[int | None, int | None] = (None, None)
        if told:
            lines.append(f"\n{title} again.\n")
            place = at + 1, at + 1 + len(title)
            at += len(lines[-1])
        status, kind = statuses[int(chance.random() * 4)], types[int(chance.random() * len(types))]
        events.append(
            Event(
                f"event-{number}",
                title,
                _when(chance),
                status,
                kind,
                actors,
                (Evidence("dispatches", title, start=place[0], end=place[1]),),
                importance=chance.random(),
            )
        )
    text = "".join(lines) if told else ""
    return Collection((Article("dispatches", text, "Dispatches", date(2024, 6, 12)),), tuple(events))


def _when(chance: random.Random) -> When:
    year = 2024 if chance.random() < 0.66 else 1950 + int(chance.random() * 85)
    return _dated(year, 1 + int(chance.random() * 12), 1 + int(chance.random() * 28), int(chance.random() * 100))


@lru_cache(maxsize=100_000)
def _dated(year: int, month: int, day: int, kind: int) -> When:
    if kind < 55:
        return Moment.day(year, month, day)
    if kind < 80:
        return Moment.month(year, month)
    return Moment.year(year) if kind < 90 else Period(Moment.day(year, month, day), Edge.OPEN)


def _serve(count: int, port: int, processes: int) -> None:
    from werkzeug.serving import make_server

    from timeline.app import create_app

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    app = create_app(invented(count), editable=False, today=lambda: date(2024, 7, 1))
    # one socket, several processes that answer on it, as gunicorn's workers do
    with socket.create_server(("127.0.0.1", port), backlog=256) as listening:
        children = []
        for _ in range(processes - 1):
            child = os.fork()
            if not child:
                break
            children.append(child)

        def stop(*_: object) -> None:
            for child in children:
                os.kill(child, signal.SIGKILL)
            os._exit(0)

        signal.signal(signal.SIGTERM, stop)
        make_server("127.0.0.1", port, app.server, threaded=True, fd=listening.fileno()).serve_forever()


@contextmanager
def served(count: int, port: int, processes: int = 1) -> Any:
    """The address of a dashboard in a process of its own."""
    process = get_context("spawn").Process(target=_serve, args=(count, port, processes), daemon=False)
    process.start()
    url = f"http://127.0.0.1:{port}/"
    try:
        for _ in range(1200):
            try:
                urllib.request.urlopen(url + "health", timeout=2).read()
                break
            except OSError:
                time.sleep(0.1)
        yield url
    finally:
        process.terminate()
        process.join()


def in_browser(url: str, runs: int) -> dict[str, float]:
    """Medians in ms: first paint, then what a reader does."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGS)
        firsts = []
        for _ in range(runs):
            context = browser.new_context(viewport={"width": 1440, "height": 900})
            context.add_init_script("localStorage.setItem('timeline-welcomed', 'yes')")
            page = context.new_page()
            began = time.perf_counter()
            page.goto(url)
            page.wait_for_selector("body[data-ready=yes]")
            page.evaluate(PAINTED)
            firsts.append(1000 * (time.perf_counter() - began))
            context.close()
        context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
        context.add_init_script("localStorage.setItem('timeline-welcomed', 'yes')")
        page = context.new_page()
        page.goto(url)
        page.wait_for_selector("body[data-ready=yes]")
        page.wait_for_timeout(800)
        out = {"first paint": statistics.median(firsts)}
        for name, deed in DEEDS_OF_A_READER.items():
            out[name] = statistics.median(timed(page, deed, number) for number in range(max(runs, 4)))
        browser.close()
    return out


def timed(page: Any, script: str, number: int) -> float:
    """Ms from doing something in the page to its being painted, by the page's own clock."""
    page.wait_for_timeout(150)
    body = f"const began = performance.now(); {script} await ({PAINTED})(); return performance.now() - began;"
    return float(page.evaluate(f"async (number) => {{ {body} }}", number))


# what a reader does, in the page's own words; each waits for its answer, `timed` for its being painted
_SETTLE = "while (!({})) await new Promise((next) => setTimeout(next, 2));"
_CARD = """
const target = tl.plan.targets[Math.min(number + 8, tl.plan.targets.length - 1 - number)];
tl.show(target.id, { from: "timeline" });
while (document.querySelector("#card-title")?.textContent !== target.title || !document.querySelector(".target.chosen"))
  await new Promise((next) => setTimeout(next, 2));
"""
DEEDS_OF_A_READER = {
    "hover": "tl.hover(tl.plan.targets[number].id);",
    "select, marks lit": "tl.show(tl.plan.targets[number].id, { from: 'timeline' });",
    "select, card shown": _CARD,
    "filter": "tl.plan.old = true; tl.toggle('status', ['planned', 'happened', 'claimed', 'ongoing'][number % 4]);"
    + _SETTLE.format("!tl.plan.old"),
    "zoom": "tl.plan.old = true; tl.zoom(number % 2 ? 1.7 : 0.6, 400 + 13 * number);" + _SETTLE.format("!tl.plan.old"),
    "lanes": "tl.plan.old = true; tl.change({ lanes: ['type', 'status', 'none', 'source'][number % 4] });"
    + _SETTLE.format("!tl.plan.old"),
}


def weights(url: str) -> tuple[int, int]:
    """Bytes that travel for a first visit, compressed: all, and without plotly.js."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGS)
        page = browser.new_page()
        addresses: list[str] = []
        page.on("request", lambda request: addresses.append(request.url) if request.method == "GET" else None)
        page.goto(url)
        page.wait_for_selector("body[data-ready=yes]")
        browser.close()
    sizes = {}
    for address in dict.fromkeys(addresses):
        if address.startswith("http"):
            asked = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
            sizes[address] = len(urllib.request.urlopen(asked).read())
    total = sum(sizes.values())
    return total, total - sum(size for address, size in sizes.items() if "plotly" in address)


def readers(url: str, count: int) -> tuple[float, float]:
    """(median, p95) ms of a new layout when ``count`` readers each ask for one at the same moment."""
    dependencies = json.loads(_get(url + "_dash-dependencies"))
    draw = next(one for one in dependencies if one["output"] == "plan.data")

    def ask(number: int) -> float:
        look = {"from": f"20{10 + number % 14}-01-01", "to": "2030-12-31"}
        values = {"look": look, "stage-size": {"width": 880 + number % 4, "theme": "light"}, "revision": None}
        body = {
            "output": draw["output"],
            "outputs": {"id": "plan", "property": "data"},
            "inputs": [
                {"id": one["id"], "property": one["property"], "value": values[one["id"]]} for one in draw["inputs"]
            ],
            "changedPropIds": ["look.data"],
        }
        asked = urllib.request.Request(
            url + "_dash-update-component",
            json.dumps(body).encode(),
            {"Content-Type": "application/json", "Accept-Encoding": "gzip"},
        )
        began = time.perf_counter()
        gzip.decompress(urllib.request.urlopen(asked, timeout=60).read())
        return 1000 * (time.perf_counter() - began)

    with ThreadPoolExecutor(count) as crowd:
        times = sorted(crowd.map(ask, range(count)))
    return statistics.median(times), times[int(0.95 * len(times)) - 1]


def _get(address: str) -> bytes:
    with urllib.request.urlopen(address) as answer:
        data: bytes = answer.read()
    return data


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--events", type=int, nargs="+", default=[12, 500, 5000])
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--readers", type=int, default=50)
    options.add_argument("--port", type=int, default=8765)
    given = options.parse_args()
    tell: Callable[[str], None] = print
    for place, count in enumerate(given.events):
        with served(count, given.port + place) as url:
            for name, ms in in_browser(url, given.runs).items():
                tell(f"{count:>8} events  {name:<20} {ms:8.0f} ms")
            if place == 0:
                total, rest = weights(url)
                tell(f"page weight, compressed    {total / 1e6:.2f} MB, without plotly.js {rest / 1e6:.2f} MB")
    with served(given.events[0], given.port + 90, processes=2) as url:
        median, high = readers(url, given.readers)
        tell(f"{given.readers} readers at once, 2 workers  median {median:.0f} ms, p95 {high:.0f} ms")


if __name__ == "__main__":
    main()
