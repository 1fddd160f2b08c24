"""The laws of a layout, for any events and any view."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.scene_cases import DOZEN, event_lists, views
from timeline.records import Event
from timeline.scene import Index, View, lay_out
from timeline.scene.labels import touch
from timeline.scene.marks import Area, Bar, Box, Dot, Mark, Scene, Stack, Text
from timeline.when import Day

SOME = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
FEW = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def box_of(mark: Mark) -> Box:
    match mark:
        case Dot(x=x, y=y, r=r):
            return Box(x - r, y - r, x + r, y + r)
        case Bar() | Stack() | Area() | Text():
            return mark.box
        case _:
            return Box(min(mark.x0, mark.x1), min(mark.y0, mark.y1), max(mark.x0, mark.x1), max(mark.y0, mark.y1))


def smaller(box: Box, by: float = 0.01) -> Box:
    """A hair less than a box: rounding is no touching."""
    return Box(box.x0 + by, box.y0 + by, box.x1 - by, box.y1 - by)


def drawn_ids(scene: Scene) -> set[str]:
    """The events with a mark of their own."""
    return {m.event for m in scene.marks if isinstance(m, Dot | Bar | Area) and m.event}


@SOME
@given(event_lists(), views())
def test_every_event_is_drawn_or_withheld(events: list[Event], view: View) -> None:
    scene = lay_out(events, view)
    assert drawn_ids(scene) | set(scene.withheld) == {e.id for e in events}
    assert list(scene.withheld) == [e.id for e in events if e.id in set(scene.withheld)]  # each once, in their order
    assert {e.id for e in events if e.when is None} <= set(scene.withheld)
    labelled = {m.event for m in scene.marks if isinstance(m, Text) and m.event}
    assert labelled.isdisjoint(scene.withheld)
    assert {e.id for e in events} == set(scene.described)


@SOME
@given(event_lists(), views())
def test_texts_touch_no_text_and_no_mark_and_stay_on_the_picture(events: list[Event], view: View) -> None:
    scene = lay_out(events, view)
    texts = [m for m in scene.marks if isinstance(m, Text)]
    page = Box(-0.01, -0.01, scene.width_px + 0.01, scene.height_px + 0.01)
    for text in texts:
        box = text.box
        assert min(box.x0 - page.x0, page.x1 - box.x1, box.y0 - page.y0, page.y1 - box.y1) >= 0, text
    for a, b in combinations(texts, 2):
        same_block = a.event is not None and a.event == b.event
        assert same_block or not touch(smaller(a.box), smaller(b.box)), (a, b)
    solid = [m for m in scene.marks if isinstance(m, Dot | Bar | Stack)]
    for text in texts:
        for mark in solid:
            assert not touch(smaller(text.box), smaller(box_of(mark))), (text, mark)


@SOME
@given(event_lists(), views())
def test_marks_of_different_events_do_not_overlap(events: list[Event], view: View) -> None:
    solid = [m for m in lay_out(events, view).marks if isinstance(m, Dot | Bar | Stack)]
    for a, b in combinations(solid, 2):
        same = not isinstance(a, Stack) and not isinstance(b, Stack) and a.event == b.event
        assert same or not touch(smaller(box_of(a)), smaller(box_of(b))), (a, b)


@FEW
@given(event_lists(), views())
def test_the_same_input_gives_the_same_scene(events: list[Event], view: View) -> None:
    assert lay_out(events, view) == lay_out(Index(events), view)


@FEW
@given(event_lists(60), views(), st.data())
def test_a_part_of_an_index_is_the_index_of_the_part(events: list[Event], view: View, data: st.DataObject) -> None:
    kept = data.draw(st.lists(st.booleans(), min_size=len(events), max_size=len(events)))
    apart = [event for event, one in zip(events, kept, strict=True) if one]
    part = Index(events).part(np.array(kept, dtype=bool))
    assert lay_out(part, view) == lay_out(apart, view)
    assert part.grouping("actor", {}).lanes == Index(apart).grouping("actor", {}).lanes
    assert dict(part.position) == Index(apart).position


@FEW
@given(event_lists(60), views(), st.integers(0, 20000), st.integers(0, 20000), st.integers(0, 5000))
def test_zooming_in_never_withholds_more(events: list[Event], view: View, start: int, length: int, inset: int) -> None:
    """What has a label keeps it as long as it is on the picture (of free height) and fewer others are."""
    first = Day.of(1970) + start
    wide = replace(view, domain=(first, first + length), height_px=None, width_px=390.0)
    inner = min(inset, length // 2)
    near = replace(wide, domain=(first + inner, first + (length - inner)))
    out, into = lay_out(events, wide), lay_out(events, near)
    shown_near = {e.id for e in events if e.id in drawn_ids(into)} | _counted(into)
    assert set(into.withheld) & shown_near <= set(out.withheld)


def _counted(scene: Scene) -> set[str]:
    return {event for m in scene.marks if isinstance(m, Stack) for event in m.events}


@FEW
@given(event_lists(80), views())
def test_counts_are_exact(events: list[Event], view: View) -> None:
    """What is on the picture without a label is counted once, where it stands."""
    scene = lay_out(events, replace(view, width_px=390.0))
    stacks = [m for m in scene.marks if isinstance(m, Stack) and m.count]
    listed = [event for stack in stacks for event in stack.events]
    assert len(listed) == len(set(listed)) == sum(stack.count for stack in stacks)
    assert set(listed) <= set(scene.withheld)


@FEW
@given(event_lists(), views())
def test_numbers_are_plain(events: list[Event], view: View) -> None:
    """No numpy scalars: painters write numbers with ``repr`` and ``json``."""
    for mark in lay_out(events, view).marks:
        for field in mark.__slots__:
            value = getattr(mark, field)
            parts = [getattr(value, f) for f in value.__slots__] if isinstance(value, Box) else [value]
            for part in parts:
                assert type(part) in (int, float, str, bool, tuple, type(None)), (field, part)


def test_grounds_lie_under_lines_under_marks_under_texts() -> None:
    scene = lay_out(DOZEN, View(published=(Day.of(2023, 3, 21),)))
    first_dot = next(i for i, m in enumerate(scene.marks) if isinstance(m, Dot | Bar) and m.event)
    assert all(i < first_dot for i, m in enumerate(scene.marks) if isinstance(m, Area) and m.role in ("future", "band"))
    labels = [i for i, m in enumerate(scene.marks) if isinstance(m, Text) and m.event]
    assert min(labels) > max(i for i, m in enumerate(scene.marks) if isinstance(m, Dot | Bar) and m.event)
