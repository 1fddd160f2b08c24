"""Events as a table: columns, dtypes, days beyond datetime's, CSV that comes back whole and runs nothing."""

from __future__ import annotations

import csv
from io import StringIO

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from timeline import table
from timeline.errors import RecordsError
from timeline.records import Actor, Basis, Event, EventType, Evidence, Status, Step
from timeline.table import COLUMNS, from_csv, to_csv, to_frame
from timeline.when import Day, Edge, Moment, Period

TALKS = Event(
    id="talks",
    title="Talks in the Kremlin",
    when=Moment.day(2023, 3, 21),
    type=EventType.CONSULT,
    actors=(Actor("Russia", "RUS"), Actor("the visitors"), Actor("China", "CHN")),
    evidence=(Evidence("brief", "Tuesday's talks", start=10, end=25),),
    why=(Step("Tuesday is counted from the day of publication."), Step("That was a Tuesday.")),
    phrase="Tuesday",
    basis=Basis.PUBLISHED,
    importance=0.75,
)
CALL = Event(
    "call", "A call", Period(Moment.day(2023, 3, 22), Edge.OPEN), Status.PLANNED, source="a spokesman", curated=True
)
IDES = Event("ides", "The Ides of March", Moment.day(-43, 3, 15), background=True)
UNDATED = Event("undated", "Somebody says something", None)
EVENTS = (TALKS, CALL, IDES, UNDATED)


def test_columns_and_dtypes_are_those_documented() -> None:
    frame = to_frame(EVENTS)
    assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == COLUMNS
    assert table.__doc__ is not None
    for name, dtype in COLUMNS.items():
        row = next(
            line
            for line in table.__doc__.splitlines()
            if line.startswith((f"{name} ", f"{name},")) or f", {name} " in line
        )
        assert dtype in row


def test_no_events_make_the_same_columns() -> None:
    assert_frame_equal(to_frame([]), to_frame(EVENTS).iloc[:0])


def test_a_row_tells_all_of_an_event() -> None:
    row = to_frame(EVENTS).set_index("id").loc["talks"].to_dict()
    assert row | {"earliest": None, "latest": None} == {
        "title": "Talks in the Kremlin",
        "when": "2023-03-21",
        "date": "Tue 21 Mar 2023",
        "earliest": None,
        "latest": None,
        "kind": "day",
        "status": "happened",
        "type": "CONSULT",
        "actors": "Russia; the visitors; China",
        "codes": "RUS; ; CHN",
        "article": "brief",
        "quote": "Tuesday's talks",
        "start": 10,
        "end": 25,
        "phrase": "Tuesday",
        "basis": "published",
        "rule": "",
        "why": "Tuesday is counted from the day of publication. That was a Tuesday.",
        "source": "",
        "importance": 0.75,
        "background": False,
        "curated": False,
    }


def test_bounds_are_days_and_missing_where_there_is_none() -> None:
    frame = to_frame(EVENTS).set_index("id")
    assert frame.loc["call", "earliest"] == pd.Timestamp(2023, 3, 22)
    assert frame["latest"].isna()["call"]
    assert frame["earliest"].isna()["undated"]
    assert frame["kind"].isna()["undated"]
    assert frame["earliest"].dt.year["ides"] == -43  # before datetime's year 1


def test_rows_can_be_filtered_by_day() -> None:
    frame = to_frame(EVENTS)
    assert frame.loc[frame["latest"] < "2000-01-01", "id"].tolist() == ["ides"]


def test_csv_comes_back_as_the_same_frame() -> None:
    assert_frame_equal(from_csv(to_csv(EVENTS)), to_frame(EVENTS))
    assert_frame_equal(from_csv("\ufeff" + to_csv(EVENTS)), to_frame(EVENTS))
    assert_frame_equal(from_csv(to_csv([])), to_frame([]))


words = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)
whens = st.one_of(
    st.none(),
    st.integers(-9999, 9999).map(Moment.year),
    st.integers(-3_000_000, 3_000_000).map(lambda n: Moment.on(Day(n))),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.builds(Event, id=words, title=words, when=whens, phrase=words, source=words), max_size=4))
def test_any_text_and_any_day_survive_csv(events: list[Event]) -> None:
    assert_frame_equal(from_csv(to_csv(events)), to_frame(events))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["=", "+", "-", "@", "\t", "\r", "＝"]), words)
def test_no_cell_is_a_formula(start: str, rest: str) -> None:
    event = Event(f"{start}{rest}", f"{start}{rest}", None, phrase=f"{start}{rest}")
    cells = list(csv.reader(StringIO(to_csv([event]), newline="")))[1]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝"))] == []


def test_a_table_without_a_column_is_refused() -> None:
    with pytest.raises(RecordsError, match="no column 'title'"):
        from_csv(to_csv(EVENTS).replace("title", "headline"))
    with pytest.raises(RecordsError, match="row 2 has another number of cells"):
        from_csv(to_csv(EVENTS[:1]).rstrip() + ",one more\r\n")
