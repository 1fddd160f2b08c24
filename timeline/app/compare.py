"""Two versions of one event, made at the same time from the same third: what differs, and the two made one.

A reader who saves what somebody else has changed meanwhile chooses field by field; what only one side changed is chosen
already. Values in, values out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from timeline import edtf
from timeline.app.wording import STATUS_WORDS, TYPE_WORDS, background_words, passage_words, role_words
from timeline.records import Event
from timeline.words import date_phrase

Side = Literal["mine", "theirs", "both"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One part of an event that is not the same on both sides, in words; ``before`` is what both began from.

    ``side`` is the choice to begin with; ``contested`` where both sides changed it; ``joins`` where both can be kept.
    """

    part: str
    label: str
    before: str
    mine: str
    theirs: str
    side: Side
    contested: bool
    joins: bool


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of an event that is chosen as a whole: its fields of the record, and how it reads."""

    label: str
    fields: tuple[str, ...]
    words: Callable[[Event], str]
    joins: bool = False


def _date(event: Event) -> str:
    return f"{date_phrase(event.when, short=False)} · {edtf.format(event.when)}" if event.when else "no date"


_PARTS: dict[str, _Part] = {
    "title": _Part("Title", ("title",), lambda event: event.title),
    "when": _Part("Date", ("when",), _date),
    "status": _Part("Status", ("status", "status_cue"), lambda event: STATUS_WORDS[event.status]),
    "type": _Part("Type", ("type",), lambda event: TYPE_WORDS[event.type]),
    "actors": _Part("Actors", ("actors",), lambda event: "\n".join(map(role_words, event.actors)), joins=True),
    "source": _Part("According to", ("source",), lambda event: event.source or "the article itself"),
    "evidence": _Part(
        # the words that say when stand in the first passage, and go with it
        "Passages",
        ("evidence", "phrase", "rule", "basis"),
        lambda event: "\n".join(passage_words(proof) for proof in event.evidence),
        joins=True,
    ),
    "why": _Part("Why this date", ("why",), lambda event: "\n".join(step.text for step in event.why), joins=True),
    "importance": _Part("Importance", ("importance",), lambda event: f"{event.importance:.0%}"),
    "background": _Part("Drawn as", ("background",), lambda event: background_words(event.background)),
}


def _values(event: Event, part: _Part) -> tuple[Any, ...]:
    return tuple(getattr(event, name) for name in part.fields)


def differences(before: Event, mine: Event, theirs: Event) -> tuple[Difference, ...]:
    """The parts in which two versions differ, in the order of the form; empty when they say the same."""
    out = []
    for name, part in _PARTS.items():
        ours, others, first = _values(mine, part), _values(theirs, part), _values(before, part)
        if ours == others:
            continue
        contested = first not in (ours, others)
        side: Side = "theirs" if ours == first else "both" if contested and part.joins else "mine"
        was, yours, other = (part.words(event) or "none" for event in (before, mine, theirs))
        out.append(Difference(name, part.label, was, yours, other, side, contested, part.joins and contested))
    return tuple(out)


def combined(mine: Event, theirs: Event, choices: Mapping[str, str]) -> Event:
    """One event of two versions: each part (by its name) from the side chosen, mine where nothing is; curated.

    "both" keeps theirs and adds what mine has beyond them, for parts that are lists.
    """
    out = mine
    for name, part in _PARTS.items():
        choice = choices.get(name, "mine")
        if choice == "theirs":
            out = replace(out, **dict(zip(part.fields, _values(theirs, part), strict=True)))
        elif choice == "both" and part.joins:
            field = part.fields[0]
            lists: tuple[Any, ...] = (*getattr(theirs, field), *getattr(mine, field))
            first = dict(zip(part.fields[1:], _values(theirs, part)[1:], strict=True))
            joined: dict[str, Any] = {field: tuple(dict.fromkeys(lists)), **first}
            out = replace(out, **joined)
    return replace(out, curated=True)
