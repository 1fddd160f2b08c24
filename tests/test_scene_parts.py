"""The parts of a layout one by one: widths, wrapping, lanes, labels, groups, items, counts."""

from __future__ import annotations

from itertools import pairwise
from zlib import crc32

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.scene_cases import DOZEN, PUBLISHED, event, event_lists
from timeline.bundled import assets_dir
from timeline.edtf import parse
from timeline.records import Actor, ActorKind, ActorRole, Event, EventType, Evidence, Status
from timeline.scene import advances
from timeline.scene.columns import Columns
from timeline.scene.detail import most_labels
from timeline.scene.groups import MOST, OTHER, group
from timeline.scene.index import Index
from timeline.scene.items import dated, item
from timeline.scene.labels import Want, block, column, place, touch
from timeline.scene.lanes import pack
from timeline.scene.marks import Box, View
from timeline.scene.metrics import ASCENT, DESCENT, LINE, OVERHANG, leading, rise, width, wrap
from timeline.when import Day

# --- metrics ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "table"), [("Regular", advances.REGULAR), ("Bold", advances.BOLD)])
def test_the_width_table_is_that_of_the_shipped_fonts(
    name: str, table: tuple[tuple[int, tuple[int, ...]], ...]
) -> None:
    font = TTFont(assets_dir() / "fonts" / f"Inter-{name}.ttf")
    ours = {first + n: advance for first, many in table for n, advance in enumerate(many)}
    theirs = {code: font["hmtx"][glyph][0] for code, glyph in font.getBestCmap().items()}
    assert ours == theirs, "the fonts have changed: run python tools/make_advances.py"
    assert font["head"].unitsPerEm == advances.UNITS_PER_EM


@pytest.mark.parametrize("name", ["Regular", "Bold"])
def test_no_letter_of_europe_leaves_its_box(name: str) -> None:
    font = TTFont(assets_dir() / "fonts" / f"Inter-{name}.ttf")
    glyphs, metrics, em = font["glyf"], font["hmtx"], font["head"].unitsPerEm
    codes = [
        *range(0x20, 0x7F),
        *range(0xA0, 0x180),
        *range(0x386, 0x3CF),
        *range(0x400, 0x460),
        *range(0x1EA0, 0x1EFA),  # Vietnamese
        *range(0x2013, 0x2027),
    ]
    for code in codes:
        glyph_name = font.getBestCmap().get(code)
        if glyph_name is None or not glyphs[glyph_name].numberOfContours:
            continue
        glyph, (advance, left) = glyphs[glyph_name], metrics[glyph_name]
        assert -DESCENT * em <= glyph.yMin, chr(code)
        assert glyph.yMax <= (ASCENT + rise(chr(code))) * em, chr(code)
        assert min(left, advance - glyph.xMax) >= -OVERHANG * em, chr(code)


def test_lines_with_towering_capitals_stand_further_apart() -> None:
    assert leading(["Hà Nội", "Kế hoạch"], 10.0) == LINE * 10
    for letter in "ẤẦẨẪẮẰẲẴẾỀỂỄỐỒỔỖ":
        assert leading([letter], 10.0) > LINE * 10 + 1
    assert not any(
        map(rise, "ấầếẠỆỘÅÉẢŮÑЙΪ")
    )  # small letters and single accents, also with one below, stay in their box


def test_width_grows_with_text_and_size() -> None:
    assert width("Kremlin", 13.0, True) == pytest.approx(sum(width(c, 13.0, True) for c in "Kremlin"))
    assert width("Kremlin", 26.0) == 2 * width("Kremlin", 13.0)
    assert width("漢", 10.0) == 10.0  # not in the font: another one draws it, a full em wide
    assert width("e\u0301", 10.0) == width("e", 10.0)  # a combining accent takes no room of its own


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from("abc de–-/é漢 "), max_size=80), st.floats(14.0, 400.0), st.booleans())
def test_wrapping_loses_nothing_and_keeps_to_its_width(text: str, max_px: float, bold: bool) -> None:
    lines = wrap(text, 13.0, max_px, bold=bold)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(lines)
    assert all(width(line, 13.0, bold) <= max_px + 1e-6 or len(line) == 1 for line in lines)


@pytest.mark.parametrize(
    ("text", "max_px", "lines"),
    [
        ("Talks in the Kremlin", 200.0, ["Talks in the Kremlin"]),
        ("West imposes sweeping sanctions on Russia", 190.0, ["West imposes sweeping", "sanctions on Russia"]),
        ("Xi–Zelensky call", 60.0, ["Xi–", "Zelensky", "call"]),  # a dash may end a line, and stays on it
        ("Donaudampfschifffahrt", 90.0, ["Donaudampfs", "chifffahrt"]),  # a word too long is cut, never left out
        ("", 90.0, []),
    ],
)
def test_wrapping_is_even(text: str, max_px: float, lines: list[str]) -> None:
    assert wrap(text, 13.0, max_px, bold=True) == lines


# --- lanes and labels ------------------------------------------------------------------------------------------------

SPANS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 30)).map(lambda t: (float(t[0]), float(sum(t)))), max_size=40
)


@settings(max_examples=100, deadline=None)
@given(SPANS, st.sampled_from([0.0, 2.0]))
def test_no_two_spans_of_a_lane_overlap_and_lanes_are_few(spans: list[tuple[float, float]], gap: float) -> None:
    lanes = pack(spans, gap=gap)
    for lane in set(lanes):
        inside = sorted(span for span, at in zip(spans, lanes, strict=True) if at == lane)
        assert all(a[1] + gap <= b[0] for a, b in pairwise(inside))
    deepest = max((sum((s <= x and x < e + gap) or s == x for s, e in spans) for x, _ in spans), default=0)
    assert len(set(lanes)) <= deepest


BOXES = st.lists(
    st.tuples(st.integers(0, 300), st.integers(0, 200), st.integers(1, 90), st.integers(1, 40)).map(
        lambda t: Box(float(t[0]), float(t[1]), float(t[0] + t[2]), float(t[1] + t[3]))
    ),
    max_size=30,
)


@settings(max_examples=60, deadline=None)
@given(BOXES, BOXES)
def test_placed_boxes_touch_nothing(wanted: list[Box], taken: list[Box]) -> None:
    within = Box(0, 0, 300, 200)
    found = place([Want(str(n), (box,)) for n, box in enumerate(wanted)], taken, within=within)
    placed = [box for box in found.values() if box]
    for n, box in enumerate(placed):
        assert not any(touch(box, other) for other in [*placed[:n], *taken])
        assert min(box.x0, box.y0, 300 - box.x1, 200 - box.y1) >= 0
    for n, want in enumerate(wanted):  # what found no place had a reason
        inside = min(want.x0, want.y0, 300 - want.x1, 200 - want.y1) >= 0
        assert found[str(n)] or not inside or any(touch(want, other) for other in [*placed, *taken])


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 500), st.floats(1, 60)), max_size=25))
def test_a_column_keeps_order_and_bounds(wants: list[tuple[float, float]]) -> None:
    wants = sorted(wants)
    total = sum(height for _, height in wants)
    tops = column(wants, 10.0, 10.0 + max(total, 400.0))
    feet = [top + height for top, (_, height) in zip(tops, wants, strict=True)]
    assert all(foot <= after + 1e-6 for foot, after in zip(feet, tops[1:], strict=False))
    assert max(feet, default=0.0) <= 10.0 + max(total, 400.0) + 1e-6
    assert all(top >= 10.0 for top in tops)


def test_a_column_moves_only_what_must_move() -> None:
    assert column([(20, 10), (100, 10), (104, 10), (300, 10)], 0, 400) == [20.0, 97.0, 107.0, 300.0]


def test_a_long_title_gets_a_wider_label_instead_of_many_lines() -> None:
    label = block(width, "The envoys of both states sign a long and winding treaty " * 3, "2023", 600.0)
    assert len(label.title) == 3
    assert label.width > 300
    assert len(block(width, "Talks in the Kremlin", "2023", 600.0).title) == 1


# --- items -----------------------------------------------------------------------------------------------------------

H, G, P, C = Status.HAPPENED, Status.ONGOING, Status.PLANNED, Status.CLAIMED


@pytest.mark.parametrize(
    ("edtf", "status", "dot", "look", "fades"),
    [
        ("2023-03-21", H, True, "solid", ""),
        ("2023-03-21", P, True, "hollow", ""),
        ("2023-03-21", C, True, "claimed", ""),
        ("2023-02", H, False, "within", ""),
        ("2030", P, False, "hollow-within", ""),
        ("2023-02", C, False, "claimed-within", ""),
        ("2023-02/2023-03", C, False, "claimed", ""),
        ("2023-03-21", G, True, "ongoing", ""),
        ("2023-02", G, False, "ongoing-within", ""),
        ("2022-02-24/..", G, False, "ongoing", "out"),
        ("2023-03-20/2023-03-22", H, False, "solid", ""),
        ("2023-03-20/2023-03-22", P, False, "hollow", ""),
        ("2023-03-22/..", P, True, "hollow", "out"),  # a plan with no end: one ring and a fading trail
        ("2022-02-24/..", H, False, "solid", "out"),  # goes on: solid to the day of publication
        ("2019/", H, False, "solid", "out"),
        ("../1990", H, False, "solid", "in"),
    ],
)
def test_what_is_drawn_says_what_is_known(edtf: str, status: Status, dot: bool, look: str, fades: str) -> None:
    made = item(event("e", "t", edtf, status), PUBLISHED.ordinal)
    assert made is not None
    assert (made.dot, made.look) == (dot, look)
    assert (made.fades_in, made.fades_out) == (fades == "in", fades == "out")


def test_what_goes_on_lasts_to_the_publication_at_least() -> None:
    war = event("w", "War", "2022-02-24/..")
    lasting, unknown = item(war, PUBLISHED.ordinal), item(war)
    assert lasting is not None
    assert unknown is not None
    assert (lasting.end, unknown.end) == (PUBLISHED.ordinal + 1, Day.of(2022, 2, 25).ordinal)


@pytest.mark.parametrize("undated", [None, "../.."])
def test_what_has_no_date_is_not_drawn(undated: str | None) -> None:
    assert item(event("e", "t", undated)) is None


# --- groups ----------------------------------------------------------------------------------------------------------


def acted(event_id: str, *actors: Actor, importance: float = 0.5, year: int = 2023) -> Event:
    return Event(event_id, "t", parse(str(year)), actors=actors, importance=importance)


SOURCE, TARGET = ActorRole.SOURCE, ActorRole.TARGET


def test_an_event_stands_with_who_acts_and_touches_the_others() -> None:
    events = [
        acted("a", Actor("Xi", "CHN", SOURCE, ActorKind.PERSON), Actor("Russia", "RUS", TARGET, ActorKind.COUNTRY)),
        acted("b", Actor("Russia", "RUS", SOURCE, ActorKind.COUNTRY), Actor("NATO", "IGO", TARGET)),
        acted("c", Actor("China", "CHN"), Actor("Russia", "RUS")),  # both alike: the lane with more events
        acted("d"),
    ]
    made = group(events, "actor")
    assert made.lanes == ("Russia", "China", OTHER)  # all begin alike: the weightier lane first
    assert made.main.tolist() == [1, 0, 0, 2]
    assert [made.touched_by(n) for n in range(4)] == [(0,), (), (1,), ()]  # NATO has no lane of its own


@pytest.mark.parametrize(
    ("actor", "name"),
    [
        (Actor("Putin", "RUS", kind=ActorKind.PERSON), "Russia"),  # CLDR's name of the state
        (Actor("Türkiye", "TUR", kind=ActorKind.COUNTRY), "Türkiye"),
        (Actor("Soviet Union", "SUN", kind=ActorKind.COUNTRY), "Soviet Union"),  # no country any more: its own name
        (Actor("International Criminal Court", "IGO"), "International Criminal Court"),
        (Actor("Rebels"), "Rebels"),
    ],
)
def test_a_lane_bears_the_name_of_the_state(actor: Actor, name: str) -> None:
    assert group([acted("a", actor)], "actor").lanes == (name,)


def test_more_lanes_than_hues_share_the_last() -> None:
    once = [acted(f"e{n}", Actor(f"State {n}"), importance=1 - n / 100, year=2000 + n) for n in range(12)]
    twice = [acted(f"f{n}", Actor(f"State {n}"), importance=1 - n / 100, year=2000 + n) for n in range(12)]
    made = group([*once, *twice], "actor")
    assert len(made.lanes) == MOST
    assert made.lanes == (*(f"State {n}" for n in range(MOST - 1)), OTHER)
    assert made.main[MOST - 1 : 12].tolist() == [MOST - 1] * (12 - MOST + 1)


def test_lanes_of_one_event_give_way_when_there_are_many() -> None:
    once = [acted(f"e{n}", Actor(f"State {n}"), importance=1 - n / 100, year=2000 + n) for n in range(6)]
    assert group(once[:5], "actor").lanes == tuple(f"State {n}" for n in range(5))  # a few may be of one event each
    assert group(once, "actor").lanes == ("State 0", "State 1", "State 2", "State 3", OTHER)
    again = acted("again", Actor("State 5"), importance=0.9, year=2010)
    assert group([*once, again], "actor").lanes == ("State 0", "State 1", "State 2", "State 5", OTHER)


def test_a_minor_forerunner_does_not_put_a_lane_on_top() -> None:
    events = [
        acted("early", Actor("A"), importance=0.1, year=1950),
        acted("late", Actor("A"), importance=0.9, year=2020),
        acted("between", Actor("B"), importance=0.5, year=2000),
    ]
    assert group(events, "actor").lanes == ("B", "A")


def test_lanes_by_type_status_and_source() -> None:
    events = [
        Event("a", "t", parse("2020"), type=EventType.CONSULT, evidence=(Evidence("one", "x"),)),
        Event("b", "t", parse("2021"), Status.PLANNED, evidence=(Evidence("two", "x"),)),
    ]
    assert group(events, "type").lanes == ("Talks and visits", OTHER)
    assert group(events, "status").lanes == ("Happened", "Planned")
    assert group(events, "source", {"one": "The Daily Example"}).lanes == ("The Daily Example", "two")
    assert group(events, "none").lanes == ("",)


@settings(max_examples=40, deadline=None)
@given(event_lists(), st.sampled_from(["none", "actor", "type", "status", "source"]))
def test_every_event_has_a_lane(events: list[Event], key: str) -> None:
    made = group(events, key)  # type: ignore[arg-type]
    assert len(made.main) == len(made.casts) == len(events)
    assert len(made.lanes) <= MOST
    for at in range(len(events)):
        assert 0 <= made.lane_of(at) < len(made.lanes)
        assert made.lane_of(at) not in made.touched_by(at)


# --- index -----------------------------------------------------------------------------------------------------------


def ranked(events: list[Event]) -> list[Event]:
    columns = Columns.of(events)
    places = columns.in_time()
    return [events[places[k]] for k in columns.by_weight(places).tolist()]


def test_rank_is_importance_then_a_steady_order() -> None:
    light, heavy = event("a", "t", "2023"), Event("b", "t", parse("2023"), importance=0.9)
    assert ranked([light, heavy]) == [heavy, light]
    many = [event(f"e{n}", "t", "2023") for n in range(9)]
    assert ranked(many) == ranked(many[4:] + many[:4])


def test_ids_whose_hashes_are_equal_are_ranked_by_themselves() -> None:
    pair = ["plumless", "buckeroo"]  # CRC-32 of both is 0x4DDB0C25
    assert len({crc32(one.encode()) for one in pair}) == 1
    rest = [f"e{n}" for n in range(20)]
    orders = [
        [e.id for e in ranked([event(one, "t", "2023") for one in ids])] for ids in (pair + rest, rest + pair[::-1])
    ]
    assert orders[0] == orders[1]
    assert orders[0].index("buckeroo") + 1 == orders[0].index("plumless")


@settings(max_examples=60, deadline=None)
@given(event_lists(60))
def test_columns_sort_as_events_one_by_one(events: list[Event]) -> None:
    columns = Columns.of(events)
    spans = [dated(e.when) for e in events]
    places = [n for n, span in enumerate(spans) if span]
    assert columns.in_time().tolist() == sorted(places, key=lambda n: spans[n] or (0, 0))
    weightiest = sorted((events[n] for n in places), key=lambda e: (-e.importance, crc32(e.id.encode()), e.id))
    assert ranked(events) == weightiest
    for n, span in enumerate(spans):
        assert (columns.starts[n], columns.ends[n]) == (span or (0, 0))


def test_an_index_finds_the_weightiest_in_order() -> None:
    events = [Event(f"e{n}", "t", parse(f"{1900 + n}"), importance=n / 100) for n in range(100)]
    index = Index(events)
    odd = index.starts % 2 == 1
    found = [index.events[index.by_time[k]].id for k in index.weightiest(odd, 3).tolist()]
    assert found == [e.id for e in reversed(events) if parse_start(e) % 2 == 1][:3]
    assert len(index.weightiest(odd, 10**6)) == int(odd.sum())
    assert Index([]).weightiest(odd[:0], 3).tolist() == []


def parse_start(made: Event) -> int:
    drawn = item(made)
    assert drawn is not None
    return drawn.start


def test_a_picture_holds_as_many_labels_as_it_has_room() -> None:
    assert most_labels(View(width_px=1200.0), 60) == 60
    assert most_labels(View(width_px=390.0), 20) == 24
    assert most_labels(View(width_px=390.0, orientation="vertical"), 60) == 60


@given(st.integers(0, 1000), st.sampled_from([390.0, 1200.0]))
def test_labels_give_way_one_by_one(shown: int, width_px: float) -> None:
    here, more = (most_labels(View(width_px=width_px), n) for n in (shown, shown + 1))
    assert here - 1 <= more <= here


def test_the_dozen_are_dated() -> None:
    assert all(item(e) for e in DOZEN)
