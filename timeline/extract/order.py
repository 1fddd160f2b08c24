"""The order of happenings, solved: what each constraint allows, all together, and no more.

A simple temporal network (R. Dechter, I. Meiri, J. Pearl, "Temporal constraint networks", Artificial Intelligence
49, 1991): every happening has a first and a last day, every constraint bounds the difference of two of them.
Propagating the bounds until nothing moves gives the tightest interval of each day. Constraints are taken in the
order given; one that contradicts those before it is left out and reported with what it contradicts, so both stay as
the text said. Every bound remembers the constraint that set it, so that each can say why."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

Key = TypeVar("Key", bound=Hashable)
End = Literal["first", "last"]
Side = Literal[0, 1]
"""Of a range: 0 the lowest day, 1 the highest."""
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
class Path(Generic[Key]):
    """Why a day is bounded: the constraints that pass the bound on, nearest first, and the happening whose own days it
    rests on in the end."""

    constraints: tuple[int, ...]
    points: tuple[tuple[Key, End], ...]
    """The days the bound passed through: as many as constraints and one more, from the bounded one to the base."""

    @property
    def base(self) -> tuple[Key, End]:
        return self.points[-1]


@dataclass(frozen=True, slots=True)
class Conflict(Generic[Key]):
    """A constraint left out, and the constraints and happenings (by their own days) it cannot hold beside."""

    constraint: int
    against: tuple[int, ...]
    happenings: tuple[Key, ...]


_Point = tuple[Key, End]
_Setters = dict[tuple[tuple[Key, End], Side], tuple[int, tuple[Key, End]]]
"""What set each bound: the constraint (negative for the bond between a happening's own two days) and the day it came
from; no entry for a bound that was given."""


@dataclass(frozen=True, slots=True)
class Solution(Generic[Key]):
    """The tightened extents, and the constraints left out because they contradict the ones before them."""

    extents: Mapping[Key, Extent]
    conflicts: tuple[Conflict[Key], ...] = ()
    _setters: _Setters[Key] = field(default_factory=dict, repr=False, compare=False)

    @property
    def broken(self) -> tuple[int, ...]:
        """The constraints left out, by index."""
        return tuple(c.constraint for c in self.conflicts)

    def why(self, key: Key, end: End, side: Side) -> Path[Key]:
        """What bounds a happening's first or last day from below (0) or above (1).

        A path without constraints says that the day was given so, or is not bounded at all.
        """
        return _path(self._setters, (key, end), side)


def solve(extents: Mapping[Key, Extent], constraints: Sequence[Constraint[Key]]) -> Solution[Key]:
    """The tightest extents that every constraint allows.

    >>> warrant_and_arrival = {"arrival": Extent((20, 21), (20, 21)), "warrant": Extent()}
    >>> solved = solve(warrant_and_arrival, [Constraint(("warrant", "last"), ("arrival", "first"), 2, 7)])
    >>> solved.extents["warrant"].first, solved.why("warrant", "first", 0).base
    ((13, 19), ('arrival', 'first'))

    An extent that contradicts itself is kept as it is. Raises ``KeyError`` for a constraint on a happening that is
    not given."""
    days: dict[_Point[Key], Range] = {}
    inner: list[Constraint[Key]] = []
    for key, extent in extents.items():
        days[key, "first"], days[key, "last"] = extent.first, extent.last
        inner.append(Constraint((key, "first"), (key, "last"), 0, 0 if extent.moment else None))
    network: _Network[Key] = _Network(days)
    conflicts: list[Conflict[Key]] = []
    for index, constraint in enumerate([*inner, *constraints], start=-len(inner)):
        if constraint.a not in days or constraint.b not in days:
            raise KeyError(f"{constraint!r} speaks of a happening that is not among the extents; add it")
        conflict = network.add(index, constraint)
        if conflict is not None and index >= 0:
            conflicts.append(conflict)
    solved = {key: Extent(days[key, "first"], days[key, "last"], extent.moment) for key, extent in extents.items()}
    return Solution(solved, tuple(conflicts), network.setters)


class _Network(Generic[Key]):
    def __init__(self, days: dict[_Point[Key], Range]) -> None:
        self.days = days
        self.accepted: dict[_Point[Key], list[tuple[int, Constraint[Key]]]] = defaultdict(list)
        self.setters: _Setters[Key] = {}
        self.size = 0

    def add(self, index: int, new: Constraint[Key]) -> Conflict[Key] | None:
        """Tightens all days by one more constraint; when it cannot hold nothing changes and what it contradicts is told."""
        changed: dict[_Point[Key], Range] = {}
        setters: _Setters[Key] = dict(self.setters)
        queue = deque([(index, new)])
        # every accepted constraint moves each bound a bounded number of times unless they chase each other round a contradiction
        budget = 8 * (len(self.days) + 1) * (2 * self.size + 2)
        while queue:
            number, c = queue.popleft()
            a, b = changed.get(c.a, self.days[c.a]), changed.get(c.b, self.days[c.b])
            new_b = _meet(b, (_add(a[0], c.low), _add(a[1], c.high)))
            new_a = _meet(a, (_subtract(b[0], c.high), _subtract(b[1], c.low)))
            for point, source, old, now in ((c.a, c.b, a, new_a), (c.b, c.a, b, new_b)):
                if now[0] != old[0]:
                    setters[point, 0] = (number, source)
                if now[1] != old[1]:
                    setters[point, 1] = (number, source)
                budget -= 1
                if budget < 0 or (now[0] is not None and now[1] is not None and now[0] > now[1]):
                    return _conflict(index, setters, point)
                if now != old:
                    changed[point] = now
                    again = [(index, new)] if point in (new.a, new.b) else []
                    queue.extend([*again, *self.accepted.get(point, ())])
        self.days.update(changed)
        self.setters = setters
        self.accepted[new.a].append((index, new))
        self.accepted[new.b].append((index, new))
        self.size += 1
        return None


def _path(setters: _Setters[Key], point: _Point[Key], side: Side) -> Path[Key]:
    constraints: list[int] = []
    points = [point]
    while (point, side) in setters:
        number, point = setters[point, side]
        constraints.append(number)
        if point in points:
            break  # a contradiction chases itself round a ring; what holds together has none
        points.append(point)
    return Path(tuple(constraints), tuple(points))


def _conflict(index: int, setters: _Setters[Key], point: _Point[Key]) -> Conflict[Key]:
    paths = [_path(setters, point, 0), _path(setters, point, 1)]
    against = dict.fromkeys(n for path in paths for n in path.constraints if n >= 0 and n != index)
    return Conflict(index, tuple(against), tuple(dict.fromkeys(p[0] for path in paths for p in path.points)))


def _meet(x: Range, y: Range) -> Range:
    lows = [v for v in (x[0], y[0]) if v is not None]
    highs = [v for v in (x[1], y[1]) if v is not None]
    return (max(lows) if lows else None, min(highs) if highs else None)


def _add(day: int | None, days: int | None) -> int | None:
    return None if day is None or days is None else day + days


def _subtract(day: int | None, days: int | None) -> int | None:
    return None if day is None or days is None else day - days
