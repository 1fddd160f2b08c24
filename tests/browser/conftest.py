"""The dashboard in a real browser: Debian's chromium, a server on a free loopback port, a page that forgives nothing.

Every page fails its test on an error in the console, on an exception in the page and on any request to another host.
Without chromium these tests skip and say so; with ``CI`` set they fail instead.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from werkzeug.serving import WSGIRequestHandler, make_server

from timeline.records import Collection

ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium() -> str:
    path = shutil.which("chromium")
    if path is None:
        reason = "no chromium on this machine; 'apt-get install chromium' brings it"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return path


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=ARGS)
        yield running
        running.close()


@dataclass
class Served:
    """A dashboard on a loopback port; ``url`` ends with a slash."""

    url: str
    records: Path | None = None


Serve = Callable[..., Served]


class Silent(WSGIRequestHandler):
    """A line for every request would bury what a failing test has to say."""

    def log_request(self, *given: Any) -> None:
        pass


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """Start a dashboard of a collection; keywords go to `create_app`."""
    from timeline.app import create_app

    stops: list[Callable[[], None]] = []

    def start(collection: Collection, **options: Any) -> Served:
        options.setdefault("today", lambda: date(2024, 7, 1))
        app = create_app(collection, **options)
        server = make_server("127.0.0.1", 0, app.server, threaded=True, request_handler=Silent)
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()

        def stop() -> None:
            server.shutdown()
            thread.join()
            server.server_close()

        stops.append(stop)
        return Served(f"http://127.0.0.1:{server.server_port}/", options.get("records"))

    yield start
    for stop in stops:
        stop()


@pytest.fixture(scope="session")
def shown(serve: Serve, harbour: Collection) -> Served:
    """The harbour's dashboard, for tests that change nothing."""
    return serve(harbour, editable=False)


@pytest.fixture(scope="session")
def shown_url(shown: Served) -> str:
    return shown.url


@pytest.fixture(scope="session")
def crowd() -> Collection:
    """Two hundred events of one year and some of others, more than can be labelled."""
    from timeline.records import Event
    from timeline.when import Day, Moment

    days = [Day.of(2024, 1, 1) + (number * 37) % 360 for number in range(180)]
    days += [Day.of(1950 + 4 * number, 5, 1) for number in range(20)]
    return Collection(
        events=tuple(
            Event(f"e{n}", f"Envoy number {n} comes to Vell", Moment.on(day), importance=(n % 10) / 10)
            for n, day in enumerate(days)
        )
    )


@pytest.fixture(scope="session")
def contexts(browser: Any) -> Iterator[dict[str, Any]]:
    """Browser contexts by what they are: shared between tests, so that a page's scripts are fetched and compiled once."""
    shared: dict[str, Any] = {}
    yield shared
    for context in shared.values():
        context.close()


@pytest.fixture
def open_page(browser: Any, contexts: dict[str, Any]) -> Iterator[Callable[..., Any]]:
    """Open an address and wait until the timeline is painted; see the module for what fails.

    ``first`` is a first visit: nothing stored, nothing cached, greeted; other pages share what a browser keeps.
    """
    pages: list[Any] = []
    fresh: list[Any] = []
    wrong: list[str] = []

    def context_of(first: bool, options: dict[str, Any]) -> Any:
        if first:
            fresh.append(browser.new_context(**options))
            return fresh[-1]
        key = repr(sorted(options.items()))
        if key not in contexts:
            contexts[key] = browser.new_context(**options)
            contexts[key].add_init_script("localStorage.setItem('timeline-welcomed', 'yes')")
        return contexts[key]

    def open_it(
        url: str, *, wait: bool = True, width: int = 1440, height: int = 900, first: bool = False, **options: Any
    ) -> Any:
        look = {
            "viewport": {"width": width, "height": height},
            "reduced_motion": "reduce",
            "locale": "en-GB",
            **options,
        }
        page = context_of(first, look).new_page()
        pages.append(page)
        page.set_default_timeout(30_000)  # a limit for what hangs, wide enough for a busy machine
        page.on(
            "console",
            lambda said: wrong.append(f"console: {said.text}") if said.type in ("error", "warning") else None,
        )
        page.on("pageerror", lambda error: wrong.append(f"exception: {error}"))
        home = url.split("/")[2]
        page.on(
            "request",
            lambda request: (
                None
                if request.url.startswith(("data:", "blob:")) or request.url.split("/")[2] == home
                else wrong.append(f"request to {request.url}")
            ),
        )
        page.goto(url)
        if wait:
            page.wait_for_selector("body[data-ready=yes]")
        return page

    yield open_it
    for page in pages:
        page.close()
    for context in fresh:
        context.close()
    assert not wrong, "\n".join(wrong)
