"""The order of happenings, solved: what each constraint allows, all together, and no more.

A simple temporal network (R. Dechter, I. Meiri, J. Pearl, "Temporal constraint networks", Artificial Intelligence
49, 1991): every happening has a first and a last day, every constraint bounds the difference of two of them.
Propagating the bounds until nothing moves gives the tightest interval of each day. Constraints are taken in the
order given; one that contradicts those before it is left out and reported, so both stay as the text said."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

Key = TypeVar("Key", bound=Hashable)
End = Literal["first", "last"]
Range = tuple[int | None, int | None]
"""Lowest and highest day number (or number of days), both included; None for no bound."""


@dataclass(frozen=True, slots=True)
class Extent:
    """What is known of a happening's first and last day. ``moment``: it took one day only."""

    first: Range = (None, None)
    last: Range = (None, None)
    moment: bool = True


@dataclass(frozen=True, slots=True)
class Constraint(Generic[Key]):
    """``low <= b - a <= high`` in days, for the day ``a`` of one happening and ``b`` of another (or the same)."""

    a: tuple[Key, End]
    b: tuple[Key, End]
    low: int | None = 0
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Solution(Generic[Key]):
    """The tightened extents, and the constraints left out because they contradict the ones before them, by index."""

    extents: Mapping[Key, Extent]
    broken: tuple[int, ...] = ()


def solve(extents: Mapping[Key, Extent], constraints: Sequence[Constraint[Key]]) -> Solution[Key]:
    """The tightest extents that every constraint allows.

    >>> warrant_and_arrival = {"arrival": Extent((20, 21), (20, 21)), "warrant": Extent()}
    >>> solve(warrant_and_arrival, [Constraint(("warrant", "last"), ("arrival", "first"), 2, 7)]).extents["warrant"].first
    (13, 19)

    An extent that contradicts itself is kept as it is. Raises ``KeyError`` for a constraint on a happening that is
    not given."""
    days: dict[tuple[Key, End], Range] = {}
    inner: list[Constraint[Key]] = []
    for key, extent in extents.items():
        days[key, "first"], days[key, "last"] = extent.first, extent.last
        inner.append(Constraint((key, "first"), (key, "last"), 0, 0 if extent.moment else None))
    accepted: dict[tuple[Key, End], list[Constraint[Key]]] = defaultdict(list)
    broken: list[int] = []
    for index, constraint in enumerate([*inner, *constraints], start=-len(inner)):
        if constraint.a not in days or constraint.b not in days:
            raise KeyError(f"{constraint!r} speaks of a happening that is not among the extents; add it")
        tightened = _propagate(days, accepted, constraint)
        if tightened is None:
            if index >= 0:
                broken.append(index)
            continue
        days.update(tightened)
        accepted[constraint.a].append(constraint)
        accepted[constraint.b].append(constraint)
    solved = {key: Extent(days[key, "first"], days[key, "last"], extent.moment) for key, extent in extents.items()}
    return Solution(solved, tuple(broken))


def _propagate(
    days: Mapping[tuple[Key, End], Range],
    accepted: Mapping[tuple[Key, End], list[Constraint[Key]]],
    new: Constraint[Key],
) -> dict[tuple[Key, End], Range] | None:
    """The days that change when one more constraint holds; None when it cannot."""
    changed: dict[tuple[Key, End], Range] = {}
    queue = deque([new])
    # every accepted constraint moves each bound a bounded number of times unless they chase each other round a contradiction
    budget = 4 * (len(days) + 1) * (sum(map(len, accepted.values())) + 2)
    while queue:
        budget -= 1
        if budget < 0:
            return None
        c = queue.popleft()
        a, b = changed.get(c.a, days[c.a]), changed.get(c.b, days[c.b])
        new_b = _meet(b, (_add(a[0], c.low), _add(a[1], c.high)))
        new_a = _meet(a, (_subtract(b[0], c.high), _subtract(b[1], c.low)))
        for point, old, now in ((c.a, a, new_a), (c.b, b, new_b)):
            if now[0] is not None and now[1] is not None and now[0] > now[1]:
                return None
            if now != old:
                changed[point] = now
                queue.extend([new, *accepted.get(point, ())] if point in (new.a, new.b) else accepted.get(point, ()))
    return changed


def _meet(x: Range, y: Range) -> Range:
    lows = [v for v in (x[0], y[0]) if v is not None]
    highs = [v for v in (x[1], y[1]) if v is not None]
    return (max(lows) if lows else None, min(highs) if highs else None)


def _add(day: int | None, days: int | None) -> int | None:
    return None if day is None or days is None else day + days


def _subtract(day: int | None, days: int | None) -> int | None:
    return None if day is None or days is None else day - days
