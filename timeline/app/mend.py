"""Mending: what a form says of an event, two events made one, one made two. Values in, values out.

Everything a person touches becomes ``curated``: extraction leaves it alone from then on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from timeline import edtf
from timeline.app.desk import Edit
from timeline.app.typed import typed_date
from timeline.errors import TimelineError
from timeline.records import Actor, ActorRole, Event, EventType, Status, Step, slug
from timeline.when import Day, When, narrow
from timeline.words import ENGLISH, Spelling, date_phrase

MAX_TITLE = 140
"""Longest title; beyond it no label holds it. Extraction stops at ten words."""

_ACTOR = re.compile(r"(?P<name>.+?)\s*\((?P<code>[A-Z]{3})\)")

ROLES: tuple[tuple[str, ActorRole | None], ...] = (
    ("acts", ActorRole.SOURCE),
    ("upon", ActorRole.TARGET),
    ("alike", None),
)
"""Fields of the form → the role of the actors written there."""


@dataclass(frozen=True, slots=True)
class Form:
    """What stands in the form. Actors are written "China (CHN)", one text each; steps one a line.

    ``importance`` is in hundredths. The passages are not text; see `timeline.app.quote`.
    """

    title: str
    when: str
    status: str
    type: str
    acts: tuple[str, ...] = ()
    upon: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()
    source: str = ""
    why: str = ""
    importance: int = 50
    background: bool = False


def form_of(event: Event) -> Form:
    """The form of an event; ``filled(event, form_of(event))`` changes nothing but ``curated``."""
    written = {name: tuple(_written(actor) for actor in event.actors if actor.role is role) for name, role in ROLES}
    return Form(
        title=event.title,
        when=edtf.format(event.when) if event.when is not None else "",
        status=str(event.status),
        type=str(event.type),
        acts=written["acts"],
        upon=written["upon"],
        alike=written["alike"],
        source=event.source or "",
        why="\n".join(" ".join(step.text.split()) for step in event.why),
        importance=_hundredths(event.importance),
        background=event.background,
    )


def _hundredths(importance: float) -> int:
    return round(importance * 100)


def _written(actor: Actor) -> str:
    return f"{actor.name} ({actor.code})" if actor.code else actor.name


def problems(form: Form, today: Day, spelling: Spelling = ENGLISH) -> dict[str, str]:
    """Field → what is wrong with it and what to write; empty when all is well."""
    out: dict[str, str] = {}
    title = form.title.strip()
    if not title:
        out["title"] = "an event needs a title; write who did what in a few words"
    elif len(title) > MAX_TITLE:
        out["title"] = f"this title has {len(title)} characters; a label holds {MAX_TITLE}"
    try:
        read_when(form.when, today, spelling)
    except TimelineError as error:
        out["when"] = str(error)
    return out


def read_when(text: str, today: Day, spelling: Spelling = ENGLISH) -> When | None:
    """The date a form says, None for none; raises `TimelineError` with the remedy."""
    return typed_date(text, today, spelling) if text.strip() else None


def explained(text: str, today: Day, spelling: Spelling = ENGLISH) -> str:
    """What a date in the form means, in words; raises as `read_when`.

    >>> explained("[2023-03-13..2023-03-19]", Day.of(2024))
    'one day from 13 to 19 March 2023'
    """
    when = read_when(text, today, spelling)
    if when is None:
        return "not dated by the text"
    written = edtf.format(when)
    words = date_phrase(when, short=False, spelling=spelling)
    return words if written == text.strip() else f"{words} · {written}"


def filled(event: Event, form: Form, today: Day, spelling: Spelling = ENGLISH) -> Event:
    """The event as the form says, curated; raises `TimelineError` for the first problem."""
    for problem in problems(form, today, spelling).values():
        raise TimelineError(problem)
    known = {(_written(actor), actor.role): actor for actor in event.actors}
    actors = tuple(
        known.get((text, role)) or _named(text, role, event.actors)
        for name, role in ROLES
        for text in dict.fromkeys(words.strip() for words in getattr(form, name))
        if text
    )
    in_order = [actor for actor in event.actors if actor in actors]
    when = read_when(form.when, today, spelling)
    importance = min(100, max(0, form.importance)) / 100
    return replace(
        event,
        title=" ".join(form.title.split()),
        when=when,
        status=Status(form.status),
        type=EventType(form.type),
        actors=(*in_order, *(actor for actor in actors if actor not in in_order)),
        source=form.source.strip() or None,
        why=_why(form.why, event, when),
        importance=event.importance if _hundredths(event.importance) == form.importance else importance,
        background=form.background,
        curated=True,
    )


def _why(text: str, event: Event, when: When | None) -> tuple[Step, ...]:
    """The steps as written; a date that was changed while its derivation was left alone says by whom, lest the steps contradict it."""
    steps = _steps(text, event.why)
    if when == event.when or steps != event.why or not event.why:
        return steps
    return (*steps, Step(f"set by a person: {date_phrase(when, short=False)}"))


def _named(text: str, role: ActorRole | None, before: Iterable[Actor]) -> Actor:
    """An actor as written; the code and kind of one known by the same name come along."""
    found = _ACTOR.fullmatch(text)
    name, code = (found["name"], found["code"]) if found else (text, None)
    same = next((actor for actor in before if actor.name == name), None)
    return Actor(name, code or (same.code if same else None), role, same.kind if same else None)


def _steps(text: str, before: Sequence[Step]) -> tuple[Step, ...]:
    """One step a line; a line that was there before keeps its passage."""
    known = {" ".join(step.text.split()): step for step in before}
    return tuple(
        known.get(line) or Step(line) for line in (" ".join(line.split()) for line in text.splitlines()) if line
    )


def merged(a: Event, b: Event) -> Event:
    """Two records of one happening as one: all that both prove, dated as narrowly as both allow.

    Where their dates contradict each other, the first one's stays and the derivation says so.
    """
    when = a.when or b.when
    notes: tuple[Step, ...] = ()
    if a.when is not None and b.when is not None:
        when = narrow(a.when, b.when)
        if when is None:
            when = a.when
            notes = (
                Step(
                    f"merged with “{b.title}”, dated {date_phrase(b.when)}, which contradicts; the first date was kept"
                ),
            )
    return replace(
        a,
        when=when,
        actors=tuple(dict.fromkeys((*a.actors, *b.actors))),
        evidence=tuple(dict.fromkeys((*a.evidence, *b.evidence))),
        why=tuple(dict.fromkeys((*a.why, *b.why, *notes))),
        importance=max(a.importance, b.importance),
        background=a.background and b.background,
        curated=True,
    )


def merge_edits(a: Event, b: Event) -> list[Edit]:
    """Make two events one; the second goes."""
    return [Edit(a, merged(a, b)), Edit(b, None)]


def split_edits(event: Event, taken: Iterable[str]) -> list[Edit]:
    """Make two events of one: the first keeps its first passage, the second takes the others.

    Raises `TimelineError` when there is one passage or none.
    """
    if len(event.evidence) < 2:
        raise TimelineError(f"{event.title!r} rests on one passage; only an event with several can be split")
    second = replace(event, id=free_id(event.title, taken), evidence=event.evidence[1:], curated=True)
    return [Edit(event, replace(event, evidence=event.evidence[:1], curated=True)), Edit(None, second)]


def free_id(title: str, taken: Iterable[str]) -> str:
    """An id made of a title that nobody has yet.

    >>> free_id("Talks begin", {"talks-begin", "talks-begin-2"})
    'talks-begin-3'
    """
    base, known = slug(title), set(taken)
    number, name = 2, base
    while name in known:
        name, number = f"{base}-{number}", number + 1
    return name
