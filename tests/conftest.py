"""Values several tests share: a small article of our own about a fictional harbour, and what happened round it."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.records import (
    Actor,
    ActorKind,
    ActorRole,
    Article,
    Basis,
    Collection,
    Event,
    EventType,
    Evidence,
    Furniture,
    FurnitureKind,
    Status,
    Step,
)
from timeline.when import Day, Edge, Moment, Period, When

HARBOUR_TEXT = """Norland and Sudovia sign harbour accord

By Ada Quill

12 June 2024

Norland's prime minister and the president of Sudovia signed an accord on the harbour of Vell on Tuesday, ending \
a quarrel over dues that had gone on since 2019.

The signing came just days after the Court of the Straits [issued](#) a ruling against both sides, and two \
weeks after talks broke down in April <b>for good</b>, as one envoy put it.

Related article: [The long history of Vell](#)

Sudovia says that a Norland cutter rammed one of its ferries in 2021. Norland denies it.

"We will open the new mole in 2030," the president said. Once parliament returns, the two sides are to begin joint patrols.

Reporting by the Vell bureau.
"""


def _span(words: str, text: str = HARBOUR_TEXT) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def _proof(words: str, text: str = HARBOUR_TEXT, article: str = "harbour") -> Evidence:
    start, end = _span(words, text)
    return Evidence(article, words, text[max(0, start - 20) : start], text[end : end + 20], start, end)


def _event(  # every argument is a field of the record
    id: str,
    title: str,
    when: When | None,
    words: str,
    phrase: str,
    status: Status,
    type: EventType,
    *actors: Actor,
    why: str,
) -> Event:
    return Event(
        id=id,
        title=title,
        when=when,
        status=status,
        type=type,
        actors=actors,
        evidence=(_proof(words),),
        why=(Step(f"the words are {phrase!r}", _proof(phrase)), Step(why)),
        phrase=phrase,
        basis=Basis.PUBLISHED,
    )


@pytest.fixture(scope="session")
def harbour() -> Collection:
    """Two articles (one without its text) and seven events of every status, one of them undated."""
    norland = Actor("Norland", "NOR", ActorRole.SOURCE, ActorKind.COUNTRY)
    sudovia = Actor("Sudovia", "SDV", ActorRole.TARGET, ActorKind.COUNTRY)
    court = Actor("Court of the Straits", "IGO", ActorRole.SOURCE, ActorKind.ORGANISATION)
    kinds = (
        ("Norland and Sudovia sign harbour accord", FurnitureKind.TITLE),
        ("By Ada Quill", FurnitureKind.BYLINE),
        ("12 June 2024", FurnitureKind.DATELINE),
        ("[", FurnitureKind.MARKUP),
        ("](#)", FurnitureKind.LINK_TARGET),
        ("Related article: [The long history of Vell](#)", FurnitureKind.RELATED),
        ("Reporting by the Vell bureau.", FurnitureKind.FOOTER),
    )
    article = Article(
        id="harbour",
        text=HARBOUR_TEXT,
        title="Norland and Sudovia sign harbour accord",
        published=date(2024, 6, 12),
        publisher="The Vell Courier",
        url="https://example.org/harbour",
        furniture=tuple(Furniture(*_span(words), kind) for words, kind in kinds),
    )
    elsewhere = Article(
        id="elsewhere",
        text="",
        title="Harbour quarrel ends",
        published=date(2024, 6, 13),
        publisher="Straits Gazette",
        url="https://example.org/elsewhere",
    )
    happened, planned, claimed, ongoing = Status.HAPPENED, Status.PLANNED, Status.CLAIMED, Status.ONGOING
    signing = _event(
        "accord-signed", "Norland and Sudovia sign accord on the harbour of Vell", Moment.day(2024, 6, 11),
        "signed an accord on the harbour of Vell on Tuesday", "Tuesday", happened, EventType.AGREE, norland, sudovia,
        why="published Wed 2024-06-12, past tense: the Tuesday before",
    )  # fmt: skip
    signing = Event(**{name: getattr(signing, name) for name in signing.__slots__} | {
        "evidence": (*signing.evidence, Evidence("elsewhere", "the two neighbours made peace over Vell", "On Tuesday ", " at last.")),
        "importance": 0.9,
    })  # fmt: skip
    events = (
        signing,
        _event("quarrel", "Quarrel over harbour dues", Period(Moment.year(2019), Moment.day(2024, 6, 11)),
               "a quarrel over dues that had gone on since 2019", "since 2019", ongoing, EventType.REJECT, norland, sudovia,
               why="from some day of 2019 to the accord"),
        _event("ruling", "Court rules against both sides", Moment(Day.of(2024, 6, 4), Day.of(2024, 6, 9)),
               "just days after the Court of the Straits [issued](#) a ruling", "just days after", happened, EventType.ACCUSE, court,
               why="2 to 7 days before the signing on 2024-06-11"),
        _event("breakdown", "Talks on Vell break down", Moment.month(2024, 4), "talks broke down in April", "in April", happened,
               EventType.REJECT, norland, why="the April before publication"),
        _event("ramming", "Norland cutter rams a Sudovian ferry", Moment.year(2021), "a Norland cutter rammed one of its ferries in 2021",
               "in 2021", claimed, EventType.ASSAULT, norland, sudovia, why="stated"),
        _event("mole", "New mole opens at Vell", Moment.year(2030), "We will open the new mole in 2030", "in 2030", planned,
               EventType.OTHER, sudovia, why="stated"),
        _event("patrols", "Norland and Sudovia begin joint patrols", Period(Moment.day(2024, 6, 13), Edge.OPEN),
               "Once parliament returns, the two sides are to begin joint patrols", "Once parliament returns", planned,
               EventType.COOPERATE, norland, sudovia, why="after publication, no end is said"),
        Event("denial", "Norland denies the ramming", None, type=EventType.REJECT, actors=(norland,),
              evidence=(_proof("Norland denies it"),)),
    )  # fmt: skip
    return Collection((article, elsewhere), events)
