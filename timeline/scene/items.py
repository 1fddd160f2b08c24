"""What is drawn for an event: a dot or a bar, from which day to which, how it looks and which ends have no date."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.records import Event, Status
from timeline.scene.marks import Look
from timeline.scene.scale import Span
from timeline.when import Edge, Moment, Period, When


@dataclass(frozen=True, slots=True)
class Item:
    """An event as something to draw.

    ``start`` and ``end`` are day numbers, the end not included. ``fades_in`` and ``fades_out`` mark ends without a date: the mark
    runs on past them and fades. A ``dot`` is one known day.
    """

    event: Event
    start: int
    end: int
    dot: bool
    look: Look
    fades_in: bool = False
    fades_out: bool = False

    @property
    def span(self) -> Span:
        return self.start, self.end

    @property
    def middle(self) -> float:
        """Where a dot stands, as a day number with a fraction."""
        return (self.start + self.end) / 2


def item(event: Event, now: int | None = None) -> Item | None:
    """What is drawn for an event; None when it has no date to stand at.

    What goes on without an end and is no plan is drawn solid to ``now``, the day number of the (last) publication: so long
    it is known to have gone on. Only then does it fade.
    """
    when = event.when
    span = dated(when)
    if when is None or span is None:
        return None
    start, end = span
    if isinstance(when, Moment):
        dot = end - start == 1
        return Item(event, start, end, dot, _moment_look(event.status, dot))
    fades_in, fades_out = isinstance(when.start, Edge), isinstance(when.end, Edge)
    planned = event.status is Status.PLANNED
    if when.end is Edge.OPEN and not planned and now is not None:
        end = max(end, now + 1)
    one_day = end - start == 1
    look: Look = "hollow" if planned else "claimed" if event.status is Status.CLAIMED else "solid"
    return Item(event, start, end, one_day and not (fades_in and fades_out), look, fades_in, fades_out)


def dated(when: When | None) -> Span | None:
    """The days a when names: from the first to after the last, of an open period the end that has a date; None without any."""
    if isinstance(when, Moment):
        return when.earliest.ordinal, when.latest.ordinal + 1
    if not isinstance(when, Period):
        return None
    match when.start, when.end:
        case Moment() as start, Moment() as end:
            return start.earliest.ordinal, end.latest.ordinal + 1
        case (Moment() as only, _) | (_, Moment() as only):
            return only.earliest.ordinal, only.latest.ordinal + 1
    return None


def _moment_look(status: Status, dot: bool) -> Look:
    match status:
        case Status.PLANNED:
            return "hollow" if dot else "hollow-within"
        case Status.CLAIMED:
            return "claimed"
        case _:
            return "solid" if dot else "within"
