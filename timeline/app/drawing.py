"""A look at some events, laid out: the scene to paint, and the plan of it that the page's own script works with.

The plan is plain JSON: where each event can be hit, which day stands at which px, the overview, the events in order. It
is everything the browser needs to choose, hover, zoom and step without asking; asking is only for another layout.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from timeline.app.choose import sources_of
from timeline.app.look import Look
from timeline.app.wording import STATUS_WORDS, counted
from timeline.paint.theme import Theme
from timeline.records import Article, Event
from timeline.scene.marks import Area, Bar, Box, Dot, Mark, Rule, Scene, Stack, Text, View
from timeline.when import Day, When, bounds, sort_key
from timeline.words import date_phrase, year_words

MOST_LISTED = 3000
"""Events the plan tells of one by one. More are reached by zooming, filtering and the list; an answer stays under a megabyte."""

MOST_LINES = 3
"""Publication days drawn as lines of their own; beyond that only the last divides what was from what is to come."""

NEAR_PX = 18.0
"""Least width and height of a mark's hit target: WCAG 2.2's 24 px minus the air round it that belongs to nothing else."""


@dataclass(frozen=True, slots=True)
class Stage:
    """What the page measured: the width for the timeline in px, the theme's name, whether it is a phone's one column."""

    width: float = 960.0
    theme: str = "light"
    phone: bool = False


def read_stage(data: Mapping[str, Any] | None) -> Stage:
    """A stage as the browser reports it, brought within reason: 240 to 8,000 px wide.

    >>> read_stage({"width": 1e9, "theme": "dark"})
    Stage(width=8000.0, theme='dark', phone=False)
    """
    data = data or {}
    width = data.get("width")
    return Stage(
        min(8000.0, max(240.0, float(width))) if isinstance(width, int | float) and width == width else 960.0,
        "dark" if data.get("theme") == "dark" else "light",
        data.get("phone") is True,
    )


def view_of(look: Look, stage: Stage, published: Sequence[Day], today: Day | None) -> View:
    """The view a look asks for on a stage, its height still free."""
    return View(
        width_px=stage.width,
        domain=look.domain,
        scale=look.scale,
        lanes=look.lanes,
        published=tuple(published),
        today=today,
        orientation="vertical" if stage.phone else "horizontal",
    )


def published_days(events: Iterable[Event], articles: Mapping[str, Article]) -> tuple[Day, ...]:
    """The publication days of the articles that tell of some events, in order; only the last when there are many."""
    days = sorted(
        {
            Day.from_date(article.published)
            for event in events
            for source in sources_of(event)
            if (article := articles.get(source)) is not None and article.published is not None
        }
    )
    return tuple(days if len(days) <= MOST_LINES else days[-1:])


def parted(scene: Scene) -> tuple[Scene, Scene | None]:
    """A scene in two: what scrolls, and the foot that always stands below it (axis, tick labels, legend).

    A timeline running downwards has no foot: its axis scrolls with it.
    """
    if scene.orientation == "vertical":
        return scene, None
    cut = scene.plot.y1
    upper = tuple(mark for mark in scene.marks if _top(mark) < cut - 1)
    lower = tuple(_lifted(mark, cut) for mark in scene.marks if _top(mark) >= cut - 1)
    if not upper or not lower:
        return scene, None
    plot = scene.plot
    foot = replace(
        scene, height_px=scene.height_px - cut, plot=Box(plot.x0, 0.0, plot.x1, scene.height_px - cut), marks=lower
    )
    return replace(scene, height_px=cut, marks=upper), foot


def _top(mark: Mark) -> float:
    match mark:
        case Rule():
            return min(mark.y0, mark.y1)
        case Dot():
            return mark.y - mark.r
        case _:
            return mark.box.y0


def _lifted(mark: Mark, by: float) -> Mark:
    match mark:
        case Rule():
            return replace(mark, y0=mark.y0 - by, y1=mark.y1 - by)
        case Dot():
            return replace(mark, y=mark.y - by)
        case Text():
            return replace(mark, y=mark.y - by, box=_box_lifted(mark.box, by))
        case Area() | Bar() | Stack():
            return replace(mark, box=_box_lifted(mark.box, by))


def _box_lifted(box: Box, by: float) -> Box:
    return Box(box.x0, box.y0 - by, box.x1, box.y1 - by)


def plan(
    scene: Scene, whole: Scene, events: Sequence[Event], articles: Mapping[str, Article], theme: Theme, now: Day | None
) -> dict[str, Any]:
    """What the page's script knows of a scene; ``whole`` is the scene of the same events with all their time."""
    dated = sorted((event for event in events if event.when is not None), key=lambda event: sort_key(event.when))
    listed = [*dated, *(event for event in events if event.when is None)][:MOST_LISTED]
    hues = _hues(scene, theme)
    wide = _overview_knots(whole)
    full = (wide[0][0], wide[-1][0]) if wide else (0, 0)
    knots = [[day, px] for day, px in scene.scale.knots]
    shown = (knots[0][0], knots[-1][0]) if dated and knots else full
    vertical = scene.orientation == "vertical"
    plot = scene.plot
    return {
        "width": scene.width_px,
        "height": scene.height_px,
        "vertical": vertical,
        "plot": [plot.y0, plot.y1] if vertical else [plot.x0, plot.x1],
        "knots": knots,
        "shown": shown,
        "full": full,
        "window": [_share(wide, shown[0]), _share(wide, shown[1])] if wide else [0.0, 1.0],
        "now": now.ordinal if now is not None and wide and full[0] <= now.ordinal <= full[1] else None,
        "nowSays": f"At {now}." if now is not None else "",
        "targets": _targets(scene, {event.id: number for number, event in enumerate(listed)}),
        "stacks": [
            _stack(mark, scene, {event.id: event for event in events})
            for mark in scene.marks
            if isinstance(mark, Stack)
        ],
        "order": [event.id for event in listed],
        "events": {event.id: _about(event, articles, hues.get(event.id)) for event in listed},
        "overview": {
            "knots": wide,
            "ticks": _year_ticks(wide),
            "marks": [_trace(event, wide, full, hues.get(event.id, "")) for event in dated[:MOST_LISTED]]
            if wide
            else [],
        },
    }


def _about(event: Event, articles: Mapping[str, Article], hue: str | None) -> dict[str, Any]:
    low, high = _days(event.when)
    return {
        "title": event.title,
        "date": date_phrase(event.when),
        "status": STATUS_WORDS[event.status].lower(),
        "articles": [source for source in sources_of(event) if source in articles],
        "days": [low, high] if low is not None and high is not None else None,
        "hue": hue,
    }


def _days(when: When | None) -> tuple[int | None, int | None]:
    """First and last day of a date; an open side is as far as the other."""
    if when is None:
        return None, None
    low, high = bounds(when)
    low, high = low or high, high or low
    return (low.ordinal, high.ordinal) if low and high else (None, None)


def _hues(scene: Scene, theme: Theme) -> dict[str, str]:
    """Event → colour of its mark, so that its passages can wear it."""
    return {mark.event: theme.accent(mark.accent) for mark in scene.marks if isinstance(mark, Bar | Dot)}


def _targets(scene: Scene, order: Mapping[str, int]) -> list[dict[str, Any]]:
    """Where each event can be hit: its mark first, then its label; in order of time, as the keyboard goes."""
    marks: dict[str, list[Box]] = {}
    labels: dict[str, Box] = {}
    for mark in scene.marks:
        if isinstance(mark, Bar):
            marks.setdefault(mark.event, []).append(_at_least(mark.box))
        elif isinstance(mark, Dot):
            marks.setdefault(mark.event, []).append(
                _at_least(Box(mark.x - mark.r, mark.y - mark.r, mark.x + mark.r, mark.y + mark.r))
            )
        elif isinstance(mark, Text) and mark.event:
            labels[mark.event] = _joined(labels[mark.event], mark.box) if mark.event in labels else mark.box
    out = []
    for event in sorted({*marks, *labels} & {*order}, key=lambda event: order[event]):
        said = scene.described[event]
        boxes = [*marks.get(event, ()), *([_padded(labels[event])] if event in labels else [])]
        out.append(
            {
                "id": event,
                "title": said.title,
                "date": said.date,
                "status": said.status,
                "boxes": [[round(box.x0, 1), round(box.y0, 1), round(box.x1, 1), round(box.y1, 1)] for box in boxes],
            }
        )
    return out


def _at_least(box: Box) -> Box:
    wide, high = max(0.0, NEAR_PX - (box.x1 - box.x0)) / 2, max(0.0, NEAR_PX - (box.y1 - box.y0)) / 2
    return Box(box.x0 - wide, box.y0 - high, box.x1 + wide, box.y1 + high)


def _joined(a: Box, b: Box) -> Box:
    return Box(min(a.x0, b.x0), min(a.y0, b.y0), max(a.x1, b.x1), max(a.y1, b.y1))


def _padded(box: Box) -> Box:
    return Box(box.x0 - 4, box.y0 - 2, box.x1 + 4, box.y1 + 3)


def _stack(mark: Stack, scene: Scene, events: Mapping[str, Event]) -> dict[str, Any]:
    days = [day for event in mark.events if event in events for day in _days(events[event].when) if day is not None]
    if not days:
        ends = (mark.box.y0, mark.box.y1) if scene.orientation == "vertical" else (mark.box.x0, mark.box.x1)
        days = [scene.scale.invert(end).ordinal for end in ends]
    return {
        "box": [mark.box.x0, mark.box.y0, mark.box.x1, mark.box.y1],
        "label": f"{counted(mark.count, 'event')} here: open",
        "days": [min(days), max(days)],
        "events": list(mark.events[:50]),
    }


def _overview_knots(whole: Scene) -> list[list[float]]:
    """(day number, share of the strip's width in 0-1) of the whole's scale."""
    knots = whole.scale.knots
    if len(knots) < 2 or not whole.described:
        return []
    first, last = knots[0][1], knots[-1][1]
    return [[day, (px - first) / (last - first)] for day, px in knots]


def _share(knots: Sequence[Sequence[float]], day: float) -> float:
    """Where a day stands on the strip, 0-1."""
    for (d0, u0), (d1, u1) in pairwise(knots):
        if day <= d1:
            return max(0.0, u0 + (day - d0) * (u1 - u0) / (d1 - d0)) if d1 > d0 else u0
    return 1.0


def _trace(event: Event, wide: Sequence[Sequence[float]], full: tuple[float, float], hue: str) -> list[Any]:
    low, high = bounds(event.when) if event.when else (None, None)
    start = _share(wide, max(full[0], low.ordinal) if low else full[0])
    end = _share(wide, min(full[1], high.ordinal + 1) if high else full[1])
    return [round(start, 5), round(max(start, end), 5), str(event.status), hue]


def _year_ticks(wide: Sequence[Sequence[float]]) -> list[tuple[float, str]]:
    """Years along the strip, none nearer than a twelfth of its width to another or cut at an end."""
    if not wide:
        return []
    first, last = Day(int(wide[0][0])).year, Day(int(wide[-1][0])).year
    out: list[tuple[float, str]] = []
    for year in _round_years(first, last):
        at = _share(wide, Day.of(year).ordinal)
        if 0.02 <= at <= 0.98 and (not out or at - out[-1][0] >= 1 / 14):
            out.append((round(at, 4), year_words(year)))
    return out


def _round_years(first: int, last: int) -> Iterable[int]:
    """Every year of a short stretch, rounder ones of a long one."""
    step = next((step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500) if (last - first) / step <= 60), 1000)
    return range(first // step * step + step, last + 1, step) if first != last else ()
