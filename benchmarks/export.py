"""What a picture costs: time, bytes, and whether it is the same on every run; ours beside plotly with kaleido.

    python benchmarks/export.py [events ...]        # 20 and 500 unless told

Each number is the least of five runs in CPU milliseconds of this process (the first run, which imports and cuts fonts, stands
beside it), so that a busy machine changes little. "cold" is the wall time of the whole command in a new process. Kaleido
is measured when it is installed; it drives a browser, so its time is wall time.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from random import Random

from timeline.export import default_view, draw, scene_of
from timeline.records import Actor, Article, Collection, Event, EventType, Evidence, Status
from timeline.when import Day, Edge, Moment, Period, When

TOP = Path(__file__).resolve().parent.parent
RUNS = 5
_VERBS = ("meets", "accuses", "signs with", "sends envoys to", "closes its border to", "opens talks with")
_LANDS = ("Norland", "Sudovia", "Vell", "Estmark", "Ostrova", "the Straits", "Kalland")


def collection(many: int, seed: int = 7) -> Collection:
    """Events like an article's: most on days of a few weeks, some of whole months and years, some still to come."""
    random = Random(seed)
    published = Day.of(2024, 6, 12)
    article = Article(
        "a", "", "A busy year on the Straits", published.to_date(), "The Vell Courier", "https://example.org/a"
    )
    events = []
    for number in range(many):
        first, second = random.sample(_LANDS, 2)
        title = f"{first} {random.choice(_VERBS)} {second} over the harbour dues, round {number + 1}"
        status = Status.HAPPENED
        when: When
        roll = random.random()
        if roll < 0.55:
            when = Moment.on(published + -int(random.expovariate(1 / 90)))
        elif roll < 0.7:
            when = Moment.month(random.randint(2019, 2023), random.randint(1, 12))
        elif roll < 0.8:
            when = Moment.year(random.randint(1985, 2023))
        elif roll < 0.9:
            start = published + -random.randint(1, 900)
            when = Period(Moment.on(start), Moment.on(start + random.randint(1, 60)))
        else:
            status = Status.PLANNED
            when = (
                Period(Moment.on(published + random.randint(1, 400)), Edge.OPEN) if roll < 0.95 else Moment.year(2030)
            )
        actors = (Actor(first), Actor(second))
        evidence = (Evidence("a", f"round {number + 1}"),)
        events.append(
            Event(
                f"e{number}",
                title,
                when,
                status,
                random.choice(list(EventType)),
                actors,
                evidence,
                importance=random.random(),
            )
        )
    return Collection((article,), tuple(events))


def timed(make: Callable[[], object], clock: Callable[[], float] = time.process_time) -> tuple[float, float]:
    """(first run, least of `RUNS` further runs), ms."""
    runs = []
    for _ in range(RUNS + 1):
        start = clock()
        make()
        runs.append(1000 * (clock() - start))
    return runs[0], min(runs[1:])


def row(what: str, first: float, least: float, size: int | None = None, same: bool | None = None) -> None:
    held = f"{size / 1000:9,.0f} kB" if size is not None else " " * 12
    alike = {None: "", True: "same bytes", False: "BYTES DIFFER"}[same]
    print(f"  {what:<34}{first:10,.0f} ms{least:10,.1f} ms{held}   {alike}")


def ours(given: Collection) -> None:
    view = default_view(given)
    row("layout", *timed(lambda: scene_of(given, view)))
    scene = scene_of(given, view)
    from timeline.paint.html import to_html
    from timeline.paint.pdf import to_pdf
    from timeline.paint.plotly import to_figure
    from timeline.paint.raster import to_png
    from timeline.paint.svg import to_svg

    painters: dict[str, Callable[[], bytes]] = {
        "SVG, font embedded": lambda: to_svg(scene).encode(),
        "PNG, 1 pixel a px": lambda: to_png(scene, scale=1),
        "PNG, 2 pixels a px": lambda: to_png(scene, scale=2),
        "PDF": lambda: to_pdf(scene),
        "figure as JSON": lambda: to_figure(scene).to_json().encode(),
        "HTML, alive": lambda: to_html(scene).encode(),
    }
    for name, paint in painters.items():
        first, least = timed(paint)
        row(name, first, least, len(paint()), paint() == paint())
    first, least = timed(lambda: draw(given, "csv"))
    row("CSV", first, least, len(draw(given, "csv")), draw(given, "csv") == draw(given, "csv"))


def cold(given: Collection) -> None:
    """The command, from nothing: interpreter, imports, reading the records, layout, painting, writing."""
    with tempfile.TemporaryDirectory() as folder:
        records = Path(folder) / "events.yaml"
        records.write_bytes(draw(given, "yaml"))
        for suffix in ("svg", "png", "pdf"):
            out = Path(folder) / f"picture.{suffix}"
            command = [sys.executable, "-m", "timeline", "export", str(records), "-o", str(out)]
            files: list[bytes] = []

            def run(command: list[str] = command, out: Path = out, files: list[bytes] = files) -> None:
                subprocess.run(command, cwd=TOP, check=True, capture_output=True)
                files.append(out.read_bytes())

            try:
                first, least = timed(run, time.perf_counter)
            except subprocess.CalledProcessError as error:
                print(f"  cold: the command failed: {error.stderr.decode().strip().splitlines()[-1]}")
                return
            row(f"cold: timeline export -o .{suffix}", first, least, len(files[0]), len(set(files)) == 1)


def kaleido(given: Collection) -> None:
    """Plotly's way to a picture: the same figure through a browser."""
    if find_spec("kaleido") is None:
        print("  plotly + kaleido: not installed, not measured")
        return
    from timeline.export import figure

    made = figure(given)
    for suffix in ("svg", "png", "pdf"):
        files: list[bytes] = []

        def run(suffix: str = suffix, files: list[bytes] = files) -> None:
            files.append(made.to_image(suffix, scale=2))

        first, least = timed(run, time.perf_counter)
        row(f"plotly + kaleido: {suffix}", first, least, len(files[0]), len(set(files)) == 1)


def main() -> None:
    for many in [int(text) for text in sys.argv[1:]] or [20, 500]:
        given = collection(many)
        print(f"\n{many} events{'':<28}first run      least of 5        size")
        ours(given)
        cold(given)
        kaleido(given)


if __name__ == "__main__":
    main()
