"""How an event was dated, in plain sentences with the passages they rest on; and days in words.

`steps` makes an event's derivation while it is extracted; `explain` prints it.
"""

from __future__ import annotations

from timeline.extract.happenings import Happening
from timeline.extract.mentions import Bond
from timeline.reading import without_markdown
from timeline.records import Event, Status
from timeline.when import Day, Moment, When
from timeline.words import date_phrase


def _in_words(when: When | None) -> str:
    return date_phrase(when, short=False)


def _day(published: Day) -> str:
    return date_phrase(Moment.on(published), short=False)


def sentences(
    happening: Happening, others: dict[tuple[int, int], Happening], published: Day
) -> list[tuple[str, tuple[int, int] | None]]:
    """The derivation as (sentence, passage in the reading or None)."""
    lead = happening.lead
    found: list[tuple[str, tuple[int, int] | None]] = []
    if lead.timex is not None:
        found.append((_timex(lead.phrase, lead.timex.why, lead.when, published), (lead.start, lead.end)))
        for other in happening.mentions:
            if other is not lead and other.timex is not None and other.when is not None:
                found.append(
                    (
                        f"the text speaks of it again: “{other.phrase}” is {_in_words(other.when)}",
                        (other.start, other.end),
                    )
                )
    if happening.days:
        found.append((f"it took {happening.days} days, so its last day is {happening.days - 1} after its first", None))
    for bond, first in happening.bonds:
        other_h = others[bond.b if first else bond.a]
        found.append((_bond(bond, first, other_h), (bond.start, bond.end)))
    if happening.when is None and happening.bonds:
        if happening.status is Status.PLANNED:
            found.append(
                (
                    f"it is still to come, so not before the article appeared on {_day(published)}",
                    None,
                )
            )
        else:
            found.append((f"it is told as done, so no later than the article, {_day(published)}", None))
    for clash in happening.clashes:
        found.append(
            (
                f"“{clash.words}” contradicts the dates the text gives, so both are left as the text said",
                (clash.start, clash.end),
            )
        )
    found.append((f"so: {_in_words(happening.solved)}", None))
    return found


def _timex(phrase: str, why: str, when: When | None, published: Day) -> str:
    return why if why else f"“{phrase}” is {_in_words(when)}, in an article of {_day(published)}"


def _bond(bond: Bond, first: bool, other: Happening) -> str:
    title, date = other.lead.title.text, _in_words(other.solved)
    if bond.kind == "during":
        return (
            f"“{bond.words}”: it lies within “{title}” ({date})"
            if first
            else f"“{bond.words}”: “{title}” lies within it ({date})"
        )
    if not bond.measured:
        side = "not after" if first else "not before"
        return f"“{bond.words}”: {side} “{title}” ({date})"
    span = (
        f"{bond.low}"
        if bond.low == bond.high
        else f"{bond.low} or more"
        if bond.high is None
        else f"{bond.low} to {bond.high}"
    )
    side = "before" if first else "after"
    return f"“{bond.words}”: {span} day{'s' if span != '1' else ''} {side} “{title}” ({date})"


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
