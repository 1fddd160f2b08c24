"""What is drawn for an event: a dot or a bar, from which day to which, how it looks and which ends have no date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from timeline.records import Event, Status
from timeline.scene.marks import Look
from timeline.scene.scale import HOURS_PX, Span, TimeScale
from timeline.when import Edge, Moment, Period, When

_LOOKS: Mapping[Status, tuple[Look, Look]] = {
    Status.HAPPENED: ("solid", "within"),
    Status.ONGOING: ("ongoing", "ongoing-within"),
    Status.PLANNED: ("hollow", "hollow-within"),
    Status.CLAIMED: ("claimed", "claimed-within"),
}
"""How a known day or a stretch looks, and one day somewhere within."""


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

    def seen(self, scale: TimeScale) -> Item:
        """The item as a scale shows it: where a day has hours, what is known to a day is a stretch and no point.

        What happened some time that day is then drawn as one moment within it, what lasted it as lasting.
        """
        if not self.dot or not scale.has_hours or scale.at(self.end) - scale.at(self.start) < HOURS_PX:
            return self
        kind = isinstance(self.event.when, Moment)
        return replace(self, dot=False, look=_LOOKS[self.event.status][kind])

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
        return Item(event, start, end, dot, _LOOKS[event.status][not dot])
    fades_in, fades_out = isinstance(when.start, Edge), isinstance(when.end, Edge)
    if when.end is Edge.OPEN and event.status is not Status.PLANNED and now is not None:
        end = max(end, now + 1)
    dot = end - start == 1 and not (fades_in and fades_out)
    return Item(event, start, end, dot, _LOOKS[event.status][0], fades_in, fades_out)


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
