"""Events for the tests of the layout: a seed-like dozen, and hypothesis strategies for any others."""

from __future__ import annotations

from hypothesis import strategies as st

from timeline.edtf import parse
from timeline.records import Actor, ActorKind, ActorRole, Event, EventType, Status
from timeline.scene.marks import View
from timeline.when import Day, Edge, Moment, Period, When

PUBLISHED = Day.of(2023, 3, 21)


def _country(name: str, code: str, role: ActorRole | None = None) -> Actor:
    return Actor(name, code, role, ActorKind.COUNTRY)


_CHINA, _RUSSIA = _country("China", "CHN", ActorRole.SOURCE), _country("Russia", "RUS", ActorRole.SOURCE)
_TO_RUSSIA = _country("Russia", "RUS", ActorRole.TARGET)
_COURT = Actor("International Criminal Court", "IGO", ActorRole.SOURCE, ActorKind.ORGANISATION)


def event(event_id: str, title: str, edtf: str | None, status: Status = Status.HAPPENED, *actors: Actor) -> Event:
    return Event(event_id, title, parse(edtf) if edtf else None, status, EventType.OTHER, actors)


DOZEN = (
    event("ties", "The two states build modern ties", "1985/1989", Status.HAPPENED, _CHINA, _TO_RUSSIA),
    event("before", "An earlier visit to Moscow", "2019", Status.HAPPENED, _CHINA, _TO_RUSSIA),
    event("gas", "Gas flows through the first pipeline", "2019", Status.HAPPENED, _RUSSIA),
    event("sanctions", "Sweeping sanctions are imposed", "2022", Status.HAPPENED),
    event("plan", "China publishes its peace plan", "2023-02", Status.HAPPENED, _CHINA),
    event("warrant", "The court issues a warrant", "[2023-03-13..2023-03-19]", Status.HAPPENED, _COURT, _TO_RUSSIA),
    event("visit", "The three-day visit to Moscow", "2023-03-20/2023-03-22", Status.HAPPENED, _CHINA, _TO_RUSSIA),
    event("talks", "Talks in the Kremlin", "2023-03-21", Status.HAPPENED, _RUSSIA, _CHINA),
    event("said", "Kyiv is called not ready", "2023-03-21", Status.CLAIMED, _RUSSIA),
    event("call", "A call with Kyiv is planned", "2023-03-22/..", Status.PLANNED, _CHINA),
    event("invited", "A visit in return is planned", "2023-03-22/..", Status.PLANNED, _RUSSIA),
    event("pipeline", "The second pipeline is due", "2030", Status.PLANNED, _RUSSIA),
)

YEARS = st.one_of(st.integers(1900, 2050), st.integers(2022, 2024), st.integers(-9999, 9999))


@st.composite
def moments(draw: st.DrawFn) -> Moment:
    year, month = draw(YEARS), draw(st.integers(1, 12))
    match draw(st.integers(0, 4)):
        case 0:
            return Moment.year(year)
        case 1:
            return Moment.month(year, month)
        case 2:
            start = Day.of(min(year, 9998), month, 5)
            return Moment(start, start + draw(st.integers(1, 40)))
        case _:
            return Moment.day(year, month, draw(st.integers(1, 28)))


@st.composite
def whens(draw: st.DrawFn) -> When | None:
    kind = draw(st.integers(0, 9))
    if kind == 0:
        return None
    if kind < 6:
        return draw(moments())
    start, end = Moment.year(draw(YEARS)), draw(st.sampled_from(Edge))
    if kind == 6:
        return Period(start, end)
    if kind == 7:
        return Period(Edge.OPEN, start)
    first = Moment.day(draw(st.integers(1900, 2030)), draw(st.integers(1, 12)), draw(st.integers(1, 28)))
    return Period(first, Moment.on(first.earliest + draw(st.integers(0, 4000))))


TITLES = st.one_of(
    st.text(st.sampled_from("abc ДЁ éŁ-–”漢"), max_size=60),
    st.sampled_from(
        [
            "Talks",
            "A summit opens in Geneva",
            "HỘI NGHỊ VỀ KẾ HOẠCH HÒA BÌNH Ở GENÈVE",
            "x" * 90,
            "The envoys of both states sign a long and winding treaty " * 4,
        ]
    ),
)
ACTORS = st.lists(
    st.builds(
        Actor,
        st.sampled_from(["China", "Russia", "France", "Iran", "Peru", "Mali", "Cuba", "Fiji", "Oman", "NATO", "Xi"]),
        st.sampled_from([None, "IGO", "CHN", "RUS", "FRA"]),
        st.sampled_from([None, *ActorRole]),
        st.sampled_from([None, *ActorKind]),
    ),
    max_size=3,
)


@st.composite
def event_lists(draw: st.DrawFn, max_size: int = 24) -> list[Event]:
    count = draw(st.integers(0, max_size))
    return [
        Event(
            f"e{n}",
            draw(TITLES),
            draw(whens()),
            draw(st.sampled_from(Status)),
            draw(st.sampled_from(EventType)),
            tuple(draw(ACTORS)),
            importance=draw(st.sampled_from([0.1, 0.5, 0.5, 0.9])),
            background=draw(st.integers(0, 7)) == 0,
        )
        for n in range(count)
    ]


@st.composite
def views(draw: st.DrawFn) -> View:
    domain = None
    if draw(st.booleans()):
        first = Day.of(draw(st.integers(1900, 2030)), draw(st.integers(1, 12)))
        domain = (first, first + draw(st.integers(0, 20000)))
    return View(
        width_px=draw(st.sampled_from([320.0, 390.0, 700.0, 1200.0, 1601.5])),
        height_px=draw(st.sampled_from([None, None, 500.0, 900.0])),
        domain=domain,
        scale=draw(st.sampled_from(("elastic", "linear"))),
        lanes=draw(st.sampled_from(("none", "actor", "type", "status", "source"))),
        published=tuple(draw(st.lists(st.sampled_from([PUBLISHED, Day.of(2022, 1, 1)]), max_size=2))),
        today=draw(st.sampled_from([None, Day.of(2026, 11, 24)])),
        title=draw(st.sampled_from(["", "What happened, when — and what is still to come"])),
        subtitle=draw(st.sampled_from(["", "Twelve events from one article"])),
        credit=draw(st.sampled_from(["", "Source: made up"])),
        legend=draw(st.booleans()),
        orientation=draw(st.sampled_from(("horizontal", "vertical"))),
    )
