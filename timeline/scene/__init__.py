"""From events to a picture of boxes, dots, rules and texts: the layout of a timeline.

>>> from timeline.records import Event
>>> from timeline.scene.marks import Text
>>> from timeline.when import Moment
>>> scene = lay_out([Event("talks", "Talks in the Kremlin", Moment.day(2023, 3, 21))], View(width_px=800.0))
>>> [mark.text for mark in scene.marks if isinstance(mark, Text) and mark.event == "talks"]
['Talks in the Kremlin', 'Tue 21 Mar 2023']
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np

from timeline.records import Event
from timeline.scene import units
from timeline.scene.detail import most_labels
from timeline.scene.elastic import elastic, sampled
from timeline.scene.horizontal import lay_horizontal
from timeline.scene.index import Crumbs, Descriptions, Index
from timeline.scene.items import Item, item
from timeline.scene.marks import NEUTRAL, Described, Scene, View
from timeline.scene.metrics import Measure, width
from timeline.scene.plan import Laid, Plan
from timeline.scene.rows import Rows, squeezed_in
from timeline.scene.scale import Ints, TimeScale, linear
from timeline.scene.vertical import lay_vertical
from timeline.when import Day, Edge, Moment, Period
from timeline.words import date_phrase

__all__ = ["Index", "Measure", "Scene", "TimeScale", "View", "elastic", "lay_out", "linear", "width"]

_LEAST_DAYS = 14
"""A picture shows at least two weeks: a single day needs days round it to be a place in time."""

_MOST_BANDS = 5
"""States behind the events: more than these make the ground unreadable; the others are withheld."""

_MOST_LINE_NAMES = 6
"""Of many publication days only the last are named; the others are lines."""

_LANES_WORTH = 0.75
"""Lanes of their own are kept as long as they show three quarters of the labels that one shared space would."""

_LAZY = 5_000
"""From so many events on, their descriptions are worked out when asked for."""


def lay_out(
    events: Sequence[Event] | Index,
    view: View,
    *,
    measure: Measure = width,
    links: Mapping[str, str] | None = None,
    sources: Mapping[str, str] | None = None,
    list_withheld: bool = True,
) -> Scene:
    """The picture of events as a view asks for it: same input, same scene.

    Every event has marks of its own or its id is in ``withheld`` (undated, outside the domain, or counted without a label).
    An `Index` in place of events saves the sorting: a million can be zoomed through. ``links`` gives the address of an
    event's passage by event id, ``sources`` the names of articles by article id, for lanes by source. ``list_withheld=False`` leaves
    ``withheld`` empty, for who has a million events listed elsewhere. With nothing to draw the
    scene says so. When ``height_px`` is too low for all labels, lanes share one space, told
    apart by colour, if many more labels stand so, and labels give way until the picture fits, weighty ones last; one too low for any
    is exceeded.
    """
    index = events if isinstance(events, Index) else Index(events)
    planner = _Planner(index, view, links or {}, sources or {})
    laid = _column(planner, measure) if view.orientation == "vertical" else _lanes(planner, measure)
    return replace(laid.scene, withheld=planner.withheld(laid.chosen))


def _column(planner: _Planner, measure: Measure) -> Laid:
    """Time downwards; dates stand behind titles when more labels fit so."""
    roomy = _fitted(planner, lambda chosen: lay_vertical(planner.plan(chosen), measure))
    if roomy.labels == planner.wished:
        return roomy
    tight = _fitted(planner, lambda chosen: lay_vertical(planner.plan(chosen), measure, inline=True))
    return tight if tight.labels > roomy.labels else roomy


def _lanes(planner: _Planner, measure: Measure) -> Laid:
    """Time from left to right; lanes share one space when many more labels fit so, and a height to spare becomes air."""
    height = planner.view.height_px

    def best(*, merged: bool) -> Laid:
        def lay(chosen: Ints, rows: Rows | None = None, air: float = 0.0) -> Laid:
            return lay_horizontal(planner.plan(chosen), measure, air, merged=merged, rows=rows)

        laid = _filled(planner, _fitted(planner, lay), lay, measure)
        if height is None or not laid.gaps or laid.height >= height:
            return laid
        return lay(laid.chosen, laid.rows, (height - laid.height) / laid.gaps)

    laid = best(merged=False)
    if height is None or laid.labels == planner.wished or len(planner.grouping.lanes) < 2:
        return laid
    closer = best(merged=True)
    return closer if _LANES_WORTH * closer.labels > laid.labels else laid


def _fitted(planner: _Planner, lay: Callable[[Ints], Laid]) -> Laid:
    """The layout with as many labels as the view's height permits (bisection: fewer labels are never higher)."""
    height, most = planner.view.height_px, planner.wished
    laid = lay(planner.ranked)
    if height is None or laid.height <= height:
        return laid
    low, high = 0, most
    while high - low > 1:
        middle = (low + high) // 2
        if lay(planner.ranked[:middle]).height <= height:
            low = middle
        else:
            high = middle
    return lay(planner.ranked[:low])


def _filled(planner: _Planner, laid: Laid, lay: Callable[[Ints, Rows], Laid], measure: Measure) -> Laid:
    """The layout with further labels where its rows have room for them as they are, the weightiest first.

    One crowd must not keep a whole picture from being labelled.
    """
    height, scale, plot = planner.view.height_px, laid.scene.scale, laid.scene.plot
    if height is None or laid.height > height:
        return laid
    rows = {lane: [list(row) for row in made] for lane, made in laid.rows.items()}
    more: list[int] = []
    for k in planner.ranked[laid.labels :].tolist():
        lane = NEUTRAL if NEUTRAL in rows else planner.lane_of(k)
        if squeezed_in(planner.item(k).seen(scale), rows.get(lane, []), scale, measure, (plot.x0, plot.x1)):
            more.append(k)
    fuller = lay(np.concatenate((laid.chosen, np.array(more, dtype=np.int64))), rows)
    # a newcomer at the very end or without a start moves the scale, and what fitted may fit no more
    return fuller if fuller.scene.scale == scale and fuller.height <= height else laid


class _Planner:
    """Plans for one view that differ in the number of labels only; the scale is made once for each pair of px."""

    def __init__(self, index: Index, view: View, links: Mapping[str, str], sources: Mapping[str, str]) -> None:
        self.index, self.view, self.sources = index, view, sources
        self.now = max((day.ordinal for day in view.published), default=None)
        self.ends = index.until(self.now)
        self.domain = view.domain or _fit(index, self.ends, view)
        self.first, self.after = self.domain[0].ordinal, self.domain[1].ordinal + 1
        self.grouping = index.grouping(view.lanes, sources)
        self.shown = (index.starts < self.after) & (self.ends > self.first)
        self.single = self.shown & ~index.background
        self.ranked = index.weightiest(self.single, most_labels(view, int(np.count_nonzero(self.single))))
        self.bands = np.sort(index.weightiest(self.shown & index.background, _MOST_BANDS))
        few = len(index) <= _LAZY
        lazy = Descriptions(index, links)
        self.described: Mapping[str, Described] = dict(lazy) if few else lazy
        self.scale = lru_cache(maxsize=8)(self._scale)
        # labels in a column need the room where they are; rows of labels leave it to all events, states being the ground
        told = np.concatenate((self.ranked, self.bands)) if view.orientation == "vertical" else self.single.nonzero()[0]
        at = sampled(np.sort(told))
        self.spans = list(zip(index.starts[at].tolist(), self.ends[at].tolist(), strict=True))
        self.spans += [(d.ordinal, d.ordinal + 1) for d in view.published]

    @property
    def wished(self) -> int:
        """How many labels the picture would have if it could be as high as it needs."""
        return len(self.ranked)

    def plan(self, ranked: Ints) -> Plan:
        """The plan with some events labelled, given in order of weight."""
        index, view = self.index, self.view
        chosen = np.sort(ranked)
        items = [self.item(k) for k in chosen.tolist()]
        places = [index.by_time[k] for k in chosen.tolist()]
        bands = [(self.item(k), self.lane_of(k)) for k in self.bands.tolist()]
        every = sorted({(d, False) for d in view.published} | ({(view.today, True)} if view.today else set()))
        lines = [(d, today) for d, today in every if self.domain[0] <= d <= self.domain[1]]
        behind = bool(every) and every[-1][0] < self.domain[0]  # a picture of the time after the last line
        tinted = bool(lines) and lines[-1] == every[-1]
        return Plan(
            view=view,
            scale=self.scale,
            lanes=self.grouping.lanes,
            items=tuple(items),
            main=tuple(map(self.grouping.lane_of, places)),
            touched=tuple(map(self.grouping.touched_by, places)),
            bands=tuple(bands),
            crumbs=Crumbs(index, view.lanes, self.sources, (self.first, self.after), self.ends, self.shown, chosen),
            lines=tuple(d for d, _ in lines),
            line_names=tuple(
                _line_name(d, today) if n + _MOST_LINE_NAMES >= len(lines) else "" for n, (d, today) in enumerate(lines)
            ),
            is_today=tuple(today for _, today in lines),
            future="all" if behind else "after the last line" if tinted else "none",
            described=self.described,
            chosen=ranked,
        )

    def withheld(self, chosen: Ints) -> tuple[str, ...]:
        """The ids of all events but the states and those chosen for a label."""
        drawn = np.concatenate((chosen, self.bands)).tolist()
        return _without(self.index.ids, sorted(self.index.by_time[k] for k in drawn))

    def lane_of(self, k: int) -> int:
        """The lane of the event at a place in order of time."""
        return self.grouping.lane_of(self.index.by_time[k])

    def item(self, k: int) -> Item:
        """What is drawn for it."""
        made = item(self.index.events[self.index.by_time[k]], self.now)
        assert made is not None  # by_time holds dated events only
        return made

    def _scale(self, start_px: float, end_px: float) -> TimeScale:
        if self.view.scale == "linear":
            return linear(self.domain, start_px, end_px)
        power = 1.0 if self.view.orientation == "vertical" else 2.0
        made = elastic(self.spans, self.domain, start_px, end_px, power=power)
        return replace(made, skipped=tuple(skip for skip in made.skipped if not self._happens_in(*skip)))

    def _happens_in(self, start: int, end: int) -> bool:
        """Whether something shown falls into a stretch: also without a say in the scale, it makes the stretch no empty one."""
        low, high = np.searchsorted(self.index.starts, (start, end)).tolist()
        return bool(np.any(self.single[low:high] & (self.ends[low:high] <= end)))


def _without(ids: tuple[str, ...], drawn: Sequence[int]) -> tuple[str, ...]:
    """All ids but those at the (sorted) places."""
    out: list[str] = []
    after = 0
    for place in drawn:
        out.extend(ids[after:place])
        after = place + 1
    return (*out, *ids[after:]) if out else ids[after:]


def _fit(index: Index, ends: Ints, view: View) -> tuple[Day, Day]:
    """The days from the first to the last dated; with the days of the lines, and at least `_LEAST_DAYS`."""
    days = [d.ordinal for d in (*view.published, *([view.today] if view.today else []))]
    if len(ends):
        days += [int(index.starts[0]), int(ends.max()) - 1]
    if not days:
        return Day.of(2000), Day.of(2000, 12, 31)
    first, last = min(days), max(days)
    short = _LEAST_DAYS - (last - first + 1)
    if short > 0:
        first, last = first - short // 2, last + (short + 1) // 2
    return Day(max(first, units.FIRST)), Day(min(last, units.AFTER_LAST - 1))


def _line_name(day: Day, today: bool) -> str:
    words = date_phrase(Period(Moment.on(day), Edge.OPEN)).removeprefix("from ")  # a day without its weekday
    return f"today, {words}" if today else f"published {words}"
