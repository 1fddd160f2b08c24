"""The axis: what it labels at which scale, never colliding, never ambiguous."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.test_scene_scale import DAYS, SEED, SEED_DOMAIN, SPANS, day
from timeline.scene.axis import along_foot, down_side
from timeline.scene.elastic import elastic
from timeline.scene.marks import Text
from timeline.scene.metrics import width
from timeline.scene.scale import linear
from timeline.scene.ticks import Axis, read, year_text
from timeline.scene.units import AFTER_LAST
from timeline.when import Day, Moment
from timeline.words import date_phrase


def extent(text: str) -> float:
    return width(text, 11.5) + 4


def labels(axis: Axis) -> str:
    return " ".join(tick.text for tick in axis.ticks if tick.text)


def contexts(axis: Axis) -> list[str]:
    return [context.text for context in axis.contexts]


# A linear axis of 1,000 px says as much as it can: from days to millennia
LINEAR = [
    ("2023-03-21", "2023-03-21", "00:00 03:00 06:00 09:00 12:00 15:00 18:00 21:00", ["Tuesday 21 March 2023"]),
    ("2023-03-20", "2023-03-21", "00:00 06:00 12:00 18:00 00:00 06:00 12:00 18:00", ["Monday 20 March 2023", "Tuesday 21 March 2023"]),
    ("-043-03-14", "-043-03-15", "00:00 06:00 12:00 18:00 00:00 06:00 12:00 18:00", ["14 March 44 BCE", "15 March 44 BCE"]),
    ("2023-03-20", "2023-03-23", "00:00 12:00 00:00 12:00 00:00 12:00 00:00 12:00",
     ["Monday 20 March 2023", "Tuesday 21 March 2023", "Wednesday 22 March 2023", "Thursday 23 March 2023"]),
    ("2023-03-20", "2023-03-26", "20 21 22 23 24 25 26", ["March 2023"]),
    ("2023-02-25", "2023-03-04", "25 26 27 28 1 2 3 4", ["February 2023", "March 2023"]),
    ("2023-01-01", "2023-03-31", "2 9 16 23 30 6 13 20 27 6 13 20 27", ["January 2023", "February 2023", "March 2023"]),  # Mondays
    ("2022-07-01", "2023-12-31", "Jul Aug Sep Oct Nov Dec Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", ["2022", "2023"]),
    ("2015-01-01", "2024-12-31", "2015 2016 2017 2018 2019 2020 2021 2022 2023 2024", []),
    ("1926-01-01", "2025-12-31", "1930 1935 1940 1945 1950 1955 1960 1965 1970 1975 1980 1985 1990 1995 2000 2005 2010 2015 2020 2025", []),
    ("-299-01-01", "399-12-31", "300 BCE 250 BCE 200 BCE 150 BCE 100 BCE 50 BCE 1 CE 50 CE 100 CE 150 CE 200 CE 250 CE 300 CE 350 CE", []),
    ("-9999-01-01", "9999-12-31", "10000 BCE 8000 BCE 6000 BCE 4000 BCE 2000 BCE 1 CE 2000 4000 6000 8000", []),
]  # fmt: skip


@pytest.mark.parametrize(("first", "last", "said", "under"), LINEAR)
def test_a_linear_axis_takes_the_finest_grain_that_fits(first: str, last: str, said: str, under: list[str]) -> None:
    axis = read(linear((day(first), day(last)), 0.0, 1000.0), extent, end_px=1030.0)
    assert (labels(axis), contexts(axis)) == (said, under)


def test_an_elastic_axis_says_each_stretch_in_its_own_grain() -> None:
    axis = read(elastic(SEED, SEED_DOMAIN, 0.0, 1340.0), extent, end_px=1370.0)
    assert labels(axis) == "1985 1990 2019 2022 Feb 13 20 21 22 2030"
    assert contexts(axis) == ["2023", "March 2023"]
    assert len(axis.skips) == 5


@settings(max_examples=60, deadline=None)
@given(SPANS, DAYS, DAYS, st.sampled_from([200.0, 900.0]), st.booleans())
def test_labels_never_collide_and_are_never_ambiguous(
    spans: list[tuple[int, int]], one: int, other: int, px: float, straight: bool
) -> None:
    domain = Day(min(one, other)), Day(max(one, other))
    scale = linear(domain, 0.0, px) if straight else elastic([(s, s + n) for s, n in spans], domain, 0.0, px)
    axis = read(scale, extent, end_px=px + 30)
    said = [tick for tick in axis.ticks if tick.text]
    for tick, after in pairwise(said):
        assert tick.px + extent(tick.text) <= after.px
    for context, beside in pairwise(axis.contexts):
        assert context.start_px + extent(context.text) <= beside.start_px
    for tick in said:
        year, month, number = Day(int(tick.ordinal)).civil
        if tick.unit == "year":
            assert (month, number) == (1, 1)
            continue
        over = [c for c in axis.contexts if c.start_px <= tick.px]
        assert over, "a day or a month without its year"
        assert over[-1].text.endswith(year_text(year))
        if tick.unit == "month":
            assert number == 1
            assert over[-1].text == year_text(year)
    assert all(-1e-6 <= tick.px <= px + 1e-6 for tick in axis.ticks)


@settings(max_examples=60, deadline=None)
@given(DAYS, st.integers(0, 6), st.sampled_from([200.0, 700.0, 1400.0, 3000.0]), st.booleans())
def test_hours_stand_under_their_day(first: int, more: int, px: float, down: bool) -> None:
    """As soon as a day is wide enough, and never without saying which day it is."""
    last = min(first + more, AFTER_LAST - 1)
    scale = linear((Day(first), Day(last)), 0.0, px)
    axis = read(scale, (lambda _text: 18.0) if down else extent, end_px=px + 30)
    hours = [tick for tick in axis.ticks if tick.text and tick.unit == "hour"]
    assert bool(hours) == scale.has_hours
    for tick in hours:
        assert tick.text == f"{round(tick.ordinal % 1 * 24):02}:00"
        assert tick.px == pytest.approx((tick.ordinal - first) * scale.speed(first))
        over = [c for c in axis.contexts if c.start_px <= tick.px + 1e-6]
        assert over[-1].text == date_phrase(Moment.on(Day(int(tick.ordinal // 1))), short=False)
    assert not hours or hours[0].ordinal == first


@settings(max_examples=30, deadline=None)
@given(SPANS, DAYS, DAYS)
def test_drawn_axes_stay_in_their_place(spans: list[tuple[int, int]], one: int, other: int) -> None:
    domain = Day(min(one, other)), Day(max(one, other))
    scale = elastic([(s, s + n) for s, n in spans], domain, 120.0, 520.0)
    for text in (m for m in along_foot(scale, 300.0, 550.0, width) if isinstance(m, Text)):
        assert min(551 - text.box.x1, 344 - text.box.y1) >= 0, text
    for text in (m for m in down_side(scale, 120.0, 118.0, 540.0, width) if isinstance(m, Text)):
        assert min(text.box.x0, 120 - text.box.x1) >= 0, text
