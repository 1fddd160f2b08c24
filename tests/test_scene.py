"""Whole pictures: what a scene holds for a dozen events, and what becomes of odd wishes.

The snapshots in tests/scenes are scenes in words, one mark a line. After a wanted change write them anew with
``python -m tests.test_scene`` and read the difference.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.scene_cases import DOZEN, PUBLISHED, event
from timeline.records import Actor, Event, Status
from timeline.scene import Index, View, lay_out
from timeline.scene.frame import NOTHING
from timeline.scene.index import Descriptions
from timeline.scene.marks import Area, Bar, Box, Dot, Mark, Rule, Scene, Stack, Text
from timeline.scene.scale import HOURS_PX
from timeline.when import Day, Moment

SCENES = Path(__file__).parent / "scenes"
VIEW = View(width_px=1000.0, published=(PUBLISHED,), title="Two states", subtitle="Twelve events", credit="Made up")
SNAPSHOTS = {
    "dozen-wide": VIEW,
    "dozen-down": replace(VIEW, width_px=390.0, orientation="vertical"),
    "dozen-linear": replace(VIEW, scale="linear", lanes="none", title="", subtitle="", credit="", legend=False),
}


def in_words(scene: Scene) -> str:
    """A scene as text: a line a mark, px rounded to tenths."""
    head = f"{scene.width_px:g} x {scene.height_px:.1f} withheld {list(scene.withheld)}"
    return "\n".join([head, *map(_words, scene.marks)]) + "\n"


def _words(mark: Mark) -> str:
    match mark:
        case Text():
            style = (
                f"{mark.size:g}{' bold' if mark.bold else ''} {mark.role}{mark.accent if mark.role == 'accent' else ''}"
            )
            halo = " halo" if mark.halo else ""
            return f"text {mark.x:.1f} {mark.y:.1f} {mark.align} {style}{halo} {mark.event or ''} {mark.text!r}"
        case Dot():
            return f"dot {mark.x:.1f} {mark.y:.1f} r{mark.r:g} {mark.look} {mark.accent} {mark.event}"
        case Bar():
            fade = f" fades {mark.fade[0]:.1f} {mark.fade[1]:.1f}" if any(mark.fade) else ""
            return f"bar {_box(mark.box)} {mark.look} {mark.accent} {mark.event}{fade}"
        case Stack():
            return f"stack {_box(mark.box)} {mark.count} {mark.accent}"
        case Area():
            return f"area {_box(mark.box)} {mark.role} {mark.event or ''}".rstrip()
        case Rule():
            line = f"{mark.x0:.1f} {mark.y0:.1f} {mark.x1:.1f} {mark.y1:.1f}"
            return f"rule {line} {mark.role} {mark.dash} {mark.event or ''}".rstrip()


def _box(box: Box) -> str:
    return f"{box.x0:.1f} {box.y0:.1f} {box.x1:.1f} {box.y1:.1f}"


@pytest.mark.parametrize("name", SNAPSHOTS)
def test_the_dozen_look_as_they_did(name: str) -> None:
    assert in_words(lay_out(DOZEN, SNAPSHOTS[name])) == (SCENES / f"{name}.txt").read_text(encoding="utf-8")


def texts(scene: Scene) -> list[str]:
    return [m.text for m in scene.marks if isinstance(m, Text)]


def test_what_is_to_come_stands_on_tinted_ground() -> None:
    scene = lay_out(DOZEN, VIEW)
    future = next(m for m in scene.marks if isinstance(m, Area) and m.role == "future")
    line = next(m for m in scene.marks if isinstance(m, Rule) and m.role == "now")
    assert future.box.x0 == line.x0 == scene.scale(PUBLISHED + 1)
    assert future.box.x1 == scene.plot.x1
    assert {"published 21 Mar 2023", "still to come"} <= set(texts(scene))
    dots = {m.event: m.x for m in scene.marks if isinstance(m, Dot) and m.event and m.r > 4}
    assert dots["talks"] < line.x0 < dots["call"]


def test_a_picture_of_what_is_to_come_is_all_tinted() -> None:
    for orientation in ("horizontal", "vertical"):
        ahead = replace(VIEW, domain=(Day.of(2029), Day.of(2031)), orientation=orientation)
        grounds = [m.box for m in lay_out(DOZEN, ahead).marks if isinstance(m, Area) and m.role == "future"]
        plot = lay_out(DOZEN, ahead).plot
        assert [(b.x0, b.x1, b.y1) for b in grounds] == [(plot.x0, plot.x1, plot.y1)]
    past = replace(VIEW, domain=(Day.of(1980), Day.of(2000)))
    assert not [m for m in lay_out(DOZEN, past).marks if isinstance(m, Area)]


def test_today_is_a_line_of_its_own() -> None:
    scene = lay_out(DOZEN, replace(VIEW, today=Day.of(2026, 11, 24)))
    assert "today, 24 Nov 2026" in texts(scene)
    assert [m.dash for m in scene.marks if isinstance(m, Rule) and m.role == "now"] == ["dotted", "dashed"]


def test_the_legend_lists_only_what_is_used() -> None:
    said = texts(lay_out(DOZEN, VIEW))
    assert {"day known", "lasted", "some day within", "end not known", "time skipped on the axis"} <= set(said)
    assert "state of affairs" not in said
    one = texts(lay_out([DOZEN[7]], replace(VIEW, lanes="none")))
    assert [t for t in one if t in ("lasted", "some day within", "planned", "takes part", "day known")] == ["day known"]
    assert "day known" not in texts(lay_out(DOZEN, replace(VIEW, legend=False)))


def test_nothing_to_draw_is_said() -> None:
    for orientation in ("horizontal", "vertical"):
        for events in ([], [event("u", "Undated", None)]):
            scene = lay_out(events, replace(VIEW, orientation=orientation))
            assert NOTHING in texts(scene)
            assert scene.withheld == tuple(e.id for e in events)


def test_a_state_is_a_band_with_its_name() -> None:
    war = Event("war", "The war", DOZEN[9].when, Status.ONGOING, background=True)
    for orientation in ("horizontal", "vertical"):
        scene = lay_out([*DOZEN, war], replace(VIEW, orientation=orientation))
        bands = [m for m in scene.marks if isinstance(m, Area) and m.event == "war"]
        assert len(bands) == 1
        assert bands[0].fade[1] > 0
        assert any("The war" in text for text in texts(scene))
        assert "war" not in scene.withheld


def test_an_event_of_two_states_is_told_once_and_marked_in_the_other_lane() -> None:
    scene = lay_out(DOZEN, VIEW)
    assert len([m for m in scene.marks if isinstance(m, Text) and m.text == "Talks in the Kremlin"]) == 1
    told, echo = sorted((m for m in scene.marks if isinstance(m, Dot) and m.event == "talks"), key=lambda m: -m.r)
    assert told.r > echo.r
    assert told.y != echo.y
    assert told.accent == echo.accent  # in the colour of the lane where it is told


def test_a_stretch_told_in_another_lane_is_a_thin_line_of_its_length() -> None:
    scene = lay_out(DOZEN, VIEW)
    (bar,) = [m.box for m in scene.marks if isinstance(m, Bar) and m.event == "visit"]
    (thin,) = [m for m in scene.marks if isinstance(m, Rule) and m.event == "visit"]
    assert (thin.x0, thin.x1, thin.dash) == (bar.x0, bar.x1, "solid")
    (within,) = [m for m in scene.marks if isinstance(m, Rule) and m.event == "warrant"]
    assert within.dash == "dashed"


@pytest.mark.parametrize("orientation", ["horizontal", "vertical"])
def test_a_day_that_has_hours_is_a_stretch_in_which_things_were(orientation: str) -> None:
    view = replace(VIEW, domain=(PUBLISHED, PUBLISHED), orientation=orientation)  # type: ignore[arg-type]
    scene = lay_out(DOZEN, view)
    assert {"00:00", "06:00", "12:00", "18:00"} <= set(texts(scene))
    drawn = {m.event: m for m in scene.marks if isinstance(m, Dot | Bar) and m.event}
    talks = drawn["talks"]
    assert isinstance(talks, Bar)
    assert (talks.look, drawn["said"].look, drawn["visit"].look) == ("within", "claimed-within", "solid")
    ends = (talks.box.x0, talks.box.x1) if orientation == "horizontal" else (talks.box.y0, talks.box.y1)
    assert ends == pytest.approx((scene.scale(PUBLISHED) + 1, scene.scale(PUBLISHED + 1) - 1))
    assert "some time within" in texts(scene)
    assert "some day within" not in texts(scene)
    tall = lay_out(DOZEN, replace(view, domain=None, height_px=6000.0))  # years, and a day that is wide among them
    assert tall.scale.speed(PUBLISHED.ordinal) > HOURS_PX or orientation == "horizontal"
    assert "00:00" not in texts(tall)
    assert "talks" in {m.event for m in tall.marks if isinstance(m, Dot)}
    month = lay_out(DOZEN, replace(view, domain=(PUBLISHED + -14, PUBLISHED + 14)))
    assert "00:00" not in texts(month)
    assert "talks" in {m.event for m in month.marks if isinstance(m, Dot)}


@pytest.mark.parametrize("orientation", ["horizontal", "vertical"])
@pytest.mark.parametrize("height", [450.0, 675.0, 1200.0])
def test_a_fixed_height_is_kept_and_filled(orientation: str, height: float) -> None:
    view = replace(VIEW, width_px=1200.0, height_px=height, orientation=orientation)  # type: ignore[arg-type]
    scene = lay_out(DOZEN, view)
    assert scene.height_px == height
    foot = max(m.box.y1 for m in scene.marks if isinstance(m, Text))
    assert height - 60 < foot <= height


def test_a_height_too_low_for_lanes_makes_them_share() -> None:
    low = lay_out(DOZEN, replace(VIEW, width_px=1200.0, height_px=600.0))
    assert not low.withheld
    lanes = {m.text: m.y for m in low.marks if isinstance(m, Text) and m.role == "accent"}
    assert len(set(lanes.values())) == 1  # names in one row, as a key


def test_one_crowd_does_not_keep_the_rest_from_being_labelled() -> None:
    """Of fixed height: twelve weighty events of one week take all rows there, what stands elsewhere fills the rows."""
    crowd = [
        Event(f"c{n}", f"The envoys meet for round {n}", Moment.day(2023, 12, 4 + n % 7), importance=0.9)
        for n in range(12)
    ]
    calm = [Event(f"q{n}", "The council sits", Moment.day(2023, 1 + 2 * n, 9), importance=0.1) for n in range(5)]
    scene = lay_out([*crowd, *calm], View(width_px=1200.0, height_px=300.0, scale="linear"))
    labelled = {m.event for m in scene.marks if isinstance(m, Text) and m.event}
    assert {"q0", "q1", "q2"} <= labelled
    assert 0 < len(labelled & {e.id for e in crowd}) < 12
    assert scene.height_px == 300.0


def test_events_without_a_label_are_squares_of_their_own_as_long_as_they_are_few() -> None:
    few = [Event(f"e{n}", f"Event {n}", Moment.day(2023, 1 + n % 12, 3), importance=n / 40) for n in range(40)]
    scene = lay_out(few, replace(VIEW, width_px=700.0, height_px=400.0))
    squares = [m for m in scene.marks if isinstance(m, Stack) and m.count]
    assert squares
    assert all(m.count == 1 and len(m.events) == 1 for m in squares)
    assert {m.events[0] for m in squares} == set(scene.withheld)
    assert "one, not labelled" in texts(scene)
    assert not [t for t in texts(scene) if t.startswith("+")]


def test_a_crowd_is_counted_where_it_stands() -> None:
    crowd = [Event(f"c{n}", f"Event {n}", Moment.day(2023, 1 + n % 3, 1 + n % 28)) for n in range(300)]
    scene = lay_out(crowd, replace(VIEW, width_px=600.0))
    labels = 18  # 30 have room on 600 px; a crowd of 300 leaves 18 of them
    assert len(scene.withheld) == 300 - labels
    stacks = [m for m in scene.marks if isinstance(m, Stack) and m.count]
    assert sum(m.count for m in stacks) == 300 - labels
    assert sum(int(t[1:]) for t in texts(scene) if t.startswith("+")) == 300 - labels
    assert max(m.weight for m in stacks) == 1.0


def test_links_and_sources_are_passed_on() -> None:
    scene = lay_out(DOZEN, VIEW, links={"talks": "https://example.org/a#:~:text=Kremlin"})
    assert scene.described["talks"].href == "https://example.org/a#:~:text=Kremlin"
    assert scene.described["call"].href is None
    assert scene.described["call"].date == "from 22 March 2023, with no end given"


def test_descriptions_of_many_are_worked_out_when_asked_for() -> None:
    lazy = Descriptions(Index(DOZEN), {})
    assert dict(lazy) == dict(lay_out(DOZEN, VIEW).described)
    assert len(lazy) == 12
    with pytest.raises(KeyError):
        lazy["nobody"]


def test_ids_and_titles_may_hold_anything() -> None:
    odd = Event("<&\ud800>", "A \x00 title\nof <b>odd</b> & Жука́ 漢字", Moment.year(2023), actors=(Actor("", ""),))
    scene = lay_out([odd], VIEW)
    assert not scene.withheld


if __name__ == "__main__":
    SCENES.mkdir(exist_ok=True)
    for name, view in SNAPSHOTS.items():
        (SCENES / f"{name}.txt").write_text(in_words(lay_out(DOZEN, view)), encoding="utf-8")
