"""A look at some events, laid out: the scene to paint, and the plan of it that the page's own script works with.

The plan is plain JSON: where each event can be hit, which day stands at which px, the overview, the events in order. It
is everything the browser needs to choose, hover, zoom and step without asking; asking is only for another layout.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from timeline.app.cast import Cast, share
from timeline.app.facets import sources_of
from timeline.app.look import Look
from timeline.app.wording import counted
from timeline.records import Article, Event
from timeline.scene.marks import Area, Bar, Box, Dot, Mark, Rule, Scene, Stack, Text, View
from timeline.when import Day

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


def last_published(articles: Mapping[str, Article]) -> tuple[Day, ...]:
    """The last publication day there is, if any."""
    days = [article.published for article in articles.values() if article.published is not None]
    return (Day.from_date(max(days)),) if days else ()


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
    axis = _box_lifted(scene.axis, cut) if scene.axis else Box(scene.plot.x0, 0.0, scene.plot.x1, 0.0)
    # its plot is the axis: the legend below stands still while time moves
    foot = replace(scene, height_px=scene.height_px - cut, plot=axis, axis=axis, marks=lower)
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


def plan(scene: Scene, cast: Cast, now: Day | None) -> dict[str, Any]:
    """What the page's script knows of a scene; what it knows of the events themselves is the cast's."""
    wide = cast.knots
    full = cast.full
    knots = [[day, px] for day, px in scene.scale.knots]
    shown = (knots[0][0], knots[-1][0]) if wide and knots else full
    vertical = scene.orientation == "vertical"
    plot = scene.plot
    return {
        "width": scene.width_px,
        "height": scene.height_px,
        "vertical": vertical,
        "plot": [plot.y0, plot.y1] if vertical else [plot.x0, plot.x1],
        "knots": knots,
        "shown": shown,
        "window": [share(wide, shown[0]), share(wide, shown[1])] if wide else [0.0, 1.0],
        "now": now.ordinal if now is not None and wide and full[0] <= now.ordinal <= full[1] else None,
        "nowSays": f"At {now}." if now is not None else "",
        "targets": _targets(scene, cast),
        "stacks": [_stack(mark, scene, cast) for mark in scene.marks if isinstance(mark, Stack)],
    }


def _targets(scene: Scene, cast: Cast) -> list[dict[str, Any]]:
    """Where each event can be hit: its mark first, then its label; in order of time, as the keyboard goes."""
    marks: dict[str, list[Box]] = {}
    labels: dict[str, Box] = {}
    for mark in scene.marks:
        if isinstance(mark, Bar):
            marks.setdefault(mark.event, []).append(mark.box)
        elif isinstance(mark, Dot):
            marks.setdefault(mark.event, []).append(
                Box(mark.x - mark.r, mark.y - mark.r, mark.x + mark.r, mark.y + mark.r)
            )
        elif isinstance(mark, Text) and mark.event:
            labels[mark.event] = _joined(labels[mark.event], mark.box) if mark.event in labels else mark.box
    out = []
    for event in sorted((event for event in {*marks, *labels} if event), key=cast.place):
        said = scene.described[event]
        # Its own mark leads: the dots of other lanes it takes part in are smaller, whatever the order of painting.
        own_first = sorted(marks.get(event, ()), key=lambda box: (box.x0 - box.x1) * (box.y1 - box.y0))
        boxes = [*map(_at_least, own_first), *([_padded(labels[event])] if event in labels else [])]
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


def _stack(mark: Stack, scene: Scene, cast: Cast) -> dict[str, Any]:
    """A pile: its place, its name, the days it opens to, and which events lie in it when the page knows them one by one.

    A pile of one is that ``event``, drawn without its label.
    """
    listed = mark.events if len(mark.events) == mark.count else ()
    days = [day for event in listed for day in cast.days(event) if day is not None]
    if not days:
        ends = (mark.box.y0, mark.box.y1) if scene.orientation == "vertical" else (mark.box.x0, mark.box.x1)
        days = [scene.scale.invert(end).ordinal for end in ends]
    alone = scene.described[mark.events[0]] if mark.count == 1 and mark.events else None
    return {
        "box": [mark.box.x0, mark.box.y0, mark.box.x1, mark.box.y1],
        "label": f"{alone.title}. {alone.date}." if alone else f"{counted(mark.count, 'event')} here: open",
        "event": mark.events[0] if alone else None,
        "days": [min(days), max(days)],
        "events": list(mark.events[:50]) if cast.data["order"] else [],
    }
