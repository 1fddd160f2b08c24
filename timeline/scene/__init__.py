"""From events to a picture of boxes, dots, rules and texts: the layout of a timeline.

>>> from timeline.records import Event
>>> from timeline.scene.marks import Text
>>> from timeline.when import Moment
>>> scene = lay_out([Event("talks", "Talks in the Kremlin", Moment.day(2023, 3, 21))], View(width_px=800.0))
>>> [mark.text for mark in scene.marks if isinstance(mark, Text) and mark.event == "talks"]
['Talks in the Kremlin', 'Tue 21 Mar 2023']
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from timeline.records import Event
from timeline.scene.detail import labelled, most_labels
from timeline.scene.groups import group
from timeline.scene.horizontal import lay_horizontal
from timeline.scene.items import Item, item
from timeline.scene.marks import Described, Scene, View
from timeline.scene.metrics import Measure, width
from timeline.scene.plan import Plan
from timeline.scene.scale import TimeScale, elastic, linear
from timeline.scene.vertical import lay_vertical
from timeline.when import Day, Edge, Moment, Period
from timeline.words import date_phrase

__all__ = ["Measure", "Scene", "TimeScale", "View", "elastic", "lay_out", "linear", "width"]

_LEAST_DAYS = 14
"""A picture shows at least two weeks: a single day needs days round it to be a place in time."""


def lay_out(
    events: Sequence[Event],
    view: View,
    *,
    measure: Measure = width,
    links: Mapping[str, str] | None = None,
    sources: Mapping[str, str] | None = None,
) -> Scene:
    """The picture of events as a view asks for it: same input, same scene.

    Every event is drawn, or its id is in ``withheld`` (undated, outside the domain, or counted without a label of its own).
    ``links`` gives the address of an event's passage by event id, ``sources`` the names of articles by article id, for lanes
    by source. With nothing to draw the scene says so.
    """
    now = max((day.ordinal for day in view.published), default=None)
    made = [item(event, now) for event in events]
    domain = view.domain or _fit([i for i in made if i], view)
    first, after = domain[0].ordinal, domain[1].ordinal + 1
    grouping = group(events, view.lanes, sources)
    rows = [
        (i, main, others)
        for i, main, others in zip(made, grouping.main, grouping.others, strict=True)
        if i and _shows(i, first, after)
    ]
    rows.sort(key=lambda row: (row[0].start, row[0].end, row[0].event.id))
    drawn = [row for row in rows if not row[0].event.background]
    chosen = labelled([row[0] for row in drawn], most_labels(view))
    bands = tuple((i, main) for i, main, _ in rows if i.event.background)
    named = chosen | {i.event.id for i, _ in bands}
    spans = [row[0].span for row in rows] + [
        (d.ordinal, d.ordinal + 1) for d in view.published if domain[0] <= d <= domain[1]
    ]

    power = 1.0 if view.orientation == "vertical" else 2.0

    def scale(start_px: float, end_px: float) -> TimeScale:
        return (
            linear(domain, start_px, end_px)
            if view.scale == "linear"
            else elastic(spans, domain, start_px, end_px, power=power)
        )

    lines = sorted({(d, False) for d in view.published} | ({(view.today, True)} if view.today else set()))
    lines = [(d, today) for d, today in lines if domain[0] <= d <= domain[1]]
    plan = Plan(
        view=view,
        scale=scale,
        lanes=grouping.lanes,
        items=tuple(row[0] for row in drawn),
        main=tuple(row[1] for row in drawn),
        touched=tuple(row[2] for row in drawn),
        bands=bands,
        labelled=chosen,
        lines=tuple(d for d, _ in lines),
        line_names=tuple(_line_name(d, today) for d, today in lines),
        is_today=tuple(today for _, today in lines),
        future=bool(lines),
        withheld=tuple(e.id for e in events if e.id not in named),
        described={e.id: _described(e, links or {}) for e in events},
    )
    return lay_vertical(plan, measure) if view.orientation == "vertical" else lay_horizontal(plan, measure)


def _shows(i: Item, first: int, after: int) -> bool:
    return (i.start < after or i.fades_in) and (i.end > first or i.fades_out)


def _fit(items: Sequence[Item], view: View) -> tuple[Day, Day]:
    """The days from the first to the last dated; with the days of the lines, and at least `_LEAST_DAYS`."""
    ends = [(i.start, i.end - 1) for i in items]
    ends += [(d.ordinal, d.ordinal) for d in (*view.published, *([view.today] if view.today else []))]
    if not ends:
        return Day.of(2000), Day.of(2000, 12, 31)
    first, last = min(s for s, _ in ends), max(e for _, e in ends)
    short = _LEAST_DAYS - (last - first + 1)
    if short > 0:
        first, last = first - short // 2, last + (short + 1) // 2
    lowest, highest = Day.of(-9999).ordinal, Day.of(9999, 12, 31).ordinal
    return Day(max(first, lowest)), Day(min(last, highest))


def _line_name(day: Day, today: bool) -> str:
    words = date_phrase(Period(Moment.on(day), Edge.OPEN)).removeprefix("from ")  # a day without its weekday
    return f"today, {words}" if today else f"published {words}"


def _described(event: Event, links: Mapping[str, str]) -> Described:
    return Described(event.title, date_phrase(event.when, short=False), event.status.value, links.get(event.id))
