"""How an event was dated, in plain sentences with the passages they rest on; and days in words.

`steps` makes an event's derivation while it is extracted; `explain` prints it.
"""

from __future__ import annotations

from collections.abc import Callable

from timeline.extract.happenings import Cause, Clash, Happening, Reason
from timeline.extract.mention import Bond
from timeline.reading import without_markdown
from timeline.records import Event, Status
from timeline.when import Day, Moment, When
from timeline.words import date_phrase


def _in_words(when: When | None) -> str:
    return date_phrase(when, short=False)


def _day(published: Day) -> str:
    return date_phrase(Moment.on(published), short=False)


Sentence = tuple[str, tuple[int, int] | None]
"""What is said, and the passage of the reading it rests on."""


Namer = Callable[[Happening], str]
"""A happening's title."""


def sentences(happening: Happening, published: Day, name: Namer) -> list[Sentence]:
    """The derivation: what the happening's own words say, what bounds it beyond that step by step, what contradicts
    it, and the outcome. ``name`` gives the titles that other happenings are told by."""
    lead = happening.lead
    found: list[Sentence] = []
    if lead.timex is not None:
        found.append((_timex(lead.phrase, lead.timex.why, lead.when, published), (lead.start, lead.end)))
        for other in happening.mentions:
            if other is not lead and other.timex is not None and other.when is not None:
                again = f"the text speaks of it again: “{other.phrase}” is {_in_words(other.when)}"
                found.append((again, (other.start, other.end)))
    for reason in happening.reasons:
        step = _step(reason, happening, published, name)
        if step is not None:
            found.append(step)
    for clash in happening.clashes:
        found.append((contradiction(clash, name), (clash.bond.start, clash.bond.end)))
        found += [(f"“{b.words}” is what it contradicts", (b.start, b.end)) for b in clash.against]
        for side in clash.happenings:
            if side is not happening and side.lead.when is not None:
                found.append((f"“{name(side)}” is dated “{side.lead.phrase}”", (side.lead.start, side.lead.end)))
    found.append((f"so: {_in_words(happening.solved)}", None))
    return list(dict.fromkeys(found))


def _step(reason: Reason, happening: Happening, published: Day, name: Namer) -> Sentence | None:
    about, by = reason.about, reason.by
    own = about is happening
    who = "it" if own else f"“{name(about)}”"
    other = f"“{name(by)}” ({_in_words(by.solved)})"
    rest = (by.lead.start, by.lead.end)
    match reason.cause:
        case Cause.TOLD if reason.bond is not None:
            bond, first = reason.bond, any(m.key == reason.bond.a for m in about.mentions)
            said = " ".join(filter(None, ["" if own else who, _bond(bond, first), other]))
            return f"“{bond.words}”: {said}", (bond.start, bond.end)
        case Cause.BEGINS | Cause.ENDS as cause:
            side = "start" if cause is Cause.BEGINS else "end"
            return (f"{who} is the {side} of {other}" if by.is_journey else f"the {side} of {who} is {other}"), rest
        case Cause.WITHIN:
            return (f"{who} lies within {other}" if by.is_journey else f"within {who} lies {other}"), rest
        case Cause.LASTS:
            told = next((m for m in about.mentions if m.days), about.lead)
            return f"{who} takes {told.days} days, the first and the last counted", (told.start, told.end)
        case Cause.STATED if not own and about.lead.timex is not None:
            said = _timex(about.lead.phrase, about.lead.timex.why, about.lead.when, published)
            return f"{who}: {said}", (about.lead.start, about.lead.end)
        case Cause.TOLD_AS if about.status is Status.PLANNED:
            return f"{who} is still to come, so not before the article appeared on {_day(published)}", None
        case Cause.TOLD_AS:
            return f"{who} is told as done, so no later than the article, {_day(published)}", None
    return None


def contradiction(clash: Clash, name: Namer) -> str:
    """What contradicts what, with the words of each: a notice, and a step of both happenings.

    It names the words of order, and the dates or the other words of order that they cannot hold beside.
    """
    dated = [h for h in clash.happenings if h.lead.when is not None and h.lead.phrase]
    sides = [f"“{b.words}”" for b in clash.against] + [f"“{h.lead.phrase}” ({name(h)})" for h in dated]
    one, two = clash.happenings[:2]
    said = f"“{clash.bond.words}” ({name(one)} {_bond(clash.bond, True)} {name(two)})"
    return f"{said} contradicts {' and '.join(sides)}; all are left as the text says"


def _timex(phrase: str, why: str, when: When | None, published: Day) -> str:
    return why if why else f"“{phrase}” is {_in_words(when)}, in an article of {_day(published)}"


def _bond(bond: Bond, first: bool) -> str:
    """How a happening lies to the other end of a bond: "2 to 7 days before"."""
    match bond.kind:
        case "during":
            return "within" if first else "round"
        case "same":
            return "on the days of"
        case "since":
            return "goes on from" if first else "where it starts:"
        case "same week" | "same month" | "same year":
            return f"in the {bond.kind} as"
    if not bond.measured:
        return "not after" if first else "not before"
    span = (
        f"{bond.low}"
        if bond.low == bond.high
        else f"{bond.low} or more"
        if bond.high is None
        else f"{bond.low} to {bond.high}"
    )
    return f"{span} day{'s' if span != '1' else ''} {'before' if first else 'after'}"


def explain(event: Event) -> str:
    """An event and how it was dated, as lines of text: title, date, then the steps with their passages.

    >>> print(explain(Event("a", "Talks in Rome", Moment.day(2023, 3, 21))))
    Talks in Rome
      happened, Tuesday 21 March 2023
    """
    lines = [event.title, f"  {event.status.value}, {_in_words(event.when)}"]
    if event.status_cue:
        lines[-1] += f" (“{event.status_cue}”)"
    if event.source:
        lines.append(f"  according to {event.source}")
    for number, step in enumerate(event.why, start=1):
        lines.append(f"  {number}. {step.text}")
        if step.evidence is not None:
            lines.append(f"     “{' '.join(without_markdown(step.evidence.exact).split())}”")
    return "\n".join(lines)
