"""The days of happenings: what the text says of their order, of journeys and of lengths, solved together.

A happening the text dates keeps its date unless order narrows it. One that only order dates gets the days that order
leaves, and an open side where nothing bounds it. Two bounds are no dates of their own: "told as done" (not after the
article) and "still to come" (not before it). They cut a range that something dated has opened, they never make one: a happening
just days before an undated other stays undated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from timeline.extract.happenings import Cause, Clash, Happening, Reason
from timeline.extract.measures import calendar_shift
from timeline.extract.mention import BEFORE, Bond
from timeline.extract.order import Constraint, End, Extent, Path, solve
from timeline.records import Basis, EventType, Status
from timeline.when import Day, Doubt, Edge, Grain, Moment, Period, When, approximately, bounds, narrow

Tie = tuple[End, End, int | None, int | None]
"""Which end of one happening and of another, and the fewest and most days from the first to the second."""

VAGUE_DAYS = 3653
"""An "after" that leaves more than ten years up to the article dates nothing: "fled after the coup of 1948"."""
REACH_SENTENCES = 3
"""How many sentences back "two days later" and "by then" may count from: the one before, or what two more have gone on about."""
_CALENDAR = {"same week": 6, "same month": 30, "same year": 365}
"""How far apart two days of one calendar week, month or year can lie."""
_MEETING = frozenset("meet hold talk confer negotiate discuss dine".split())
"""What a visitor does with the host, told by a verb: it lies within the visit when it is done where the visit goes."""
LASTING_DAYS = 62
"""A journey or siege said to take so many days is shown as a stretch when it lies within about two months; wider, its
ends would say nothing."""


def order(happenings: Sequence[Happening], bonds: Sequence[Bond], published: Day) -> None:
    """Solve the days of all happenings; sets ``solved`` and records what bounded them or clashed.

    Besides the bonds: what has happened lies no later than publication, what is only planned no earlier; a journey
    starts with the arrival and ends with the return; talks of a visitor with the host lie within the visit. What the text
    says outright comes before what follows from journeys, so that a clash leaves the words their due."""
    at = {m.key: i for i, h in enumerate(happenings) for m in h.mentions}
    constraints: list[Constraint[int]] = []
    causes: list[tuple[Cause, Bond | None]] = []

    def add(one: int, two: int, tie: Tie, cause: Cause, bond: Bond | None = None) -> None:
        end_one, end_two, low, high = tie
        constraints.append(Constraint((one, end_one), (two, end_two), low, high))
        causes.append((cause, bond))

    for i, happening in enumerate(happenings):
        if happening.days and (happening.when is None or isinstance(happening.when, Moment)):
            add(i, i, ("first", "last", happening.days - 1, happening.days - 1), Cause.LASTS)
    bonds = [_grounded(bond, happenings, published) for bond in bonds]
    for bond in bonds:
        a, b = at.get(bond.a), at.get(bond.b)
        if a is None or b is None or a == b:
            continue
        for tie in _ends(bond):
            add(a, b, tie, Cause.TOLD, bond)
    for one, two, ties, cause in _journeys(happenings):
        for tie in ties:
            add(one, two, tie, cause)
    extents = {i: _extent(h, published) for i, h in enumerate(happenings)}
    solution = solve(extents, constraints)
    for conflict in solution.conflicts:
        _, bond_broken = causes[conflict.constraint]
        if bond_broken is None:
            continue
        others = tuple(b for b in dict.fromkeys(causes[i][1] for i in conflict.against) if b is not None)
        sides = (at[bond_broken.a], at[bond_broken.b])
        if not others and any(happenings[i].when is None for i in sides):
            continue  # a plan whose time is over contradicts no passage
        if not bond_broken.measured and not all(_in_full(happenings[i]) for i in sides):
            continue  # a weekday or month was read wrong, rather than that the text contradicts itself
        clash = Clash(bond_broken, others, tuple(happenings[i] for i in dict.fromkeys((*sides, *conflict.happenings))))
        for i in sides:
            happenings[i].clashes.append(clash)
    lows = [_reasons(happenings, causes, solution.why(i, "first", 0), extents) for i in extents]
    highs = [_reasons(happenings, causes, solution.why(i, "last", 1), extents, upper=True) for i in extents]
    dated = {id(h) for h, *sides in zip(happenings, lows, highs, strict=True) if any(map(_is_stated, sides))}
    for i, (happening, low, high) in enumerate(zip(happenings, lows, highs, strict=True)):
        # what is still to come after a return that the week dates is dated, though "still to come" bounds it closer
        rests = [_is_stated(side) or (bool(side[1:]) and id(side[-1].about) in dated) for side in (low, high)]
        measured = any(r.bond is not None and r.bond.measured and r.about is happening for r in (*low, *high))
        happening.solved = _settled(
            happening, solution.extents[i], dated_low=rests[0], dated_high=rests[1], measured=measured
        )
        if happening.solved is not None and happening.solved != happening.when:
            happening.reasons = tuple(dict.fromkeys((*low, *high)))
    for bond in bonds:
        a, b = at.get(bond.a), at.get(bond.b)
        if a is not None and b is not None and a != b:
            _await(happenings[b], happenings[a], bond, published)
    for happening in happenings:
        if happening.when is None and happening.solved is not None:
            happening.solved = _by_calendar(happening) or _since_unit(happening)


def _in_full(happening: Happening) -> bool:
    """Whether the words of a date hold all of it, so that nothing was counted."""
    timex = happening.lead.timex
    return timex is not None and timex.basis is Basis.STATED


def _reasons(
    happenings: Sequence[Happening],
    causes: Sequence[tuple[Cause, Bond | None]],
    path: Path[int],
    extents: Mapping[int, Extent],
    *,
    upper: bool = False,
) -> tuple[Reason, ...]:
    """What bounds a day, nearest first, down to the date or the telling it rests on; () when nothing bounds it."""
    base, end = path.base
    given = extents[base].first if end == "first" else extents[base].last
    if given[upper] is None:
        return ()
    steps = [
        Reason(causes[number][0], happenings[path.points[n][0]], happenings[path.points[n + 1][0]], causes[number][1])
        for n, number in enumerate(path.constraints)
        if number >= 0  # a happening's own two days are one
    ]
    cause = Cause.STATED if happenings[base].when is not None else Cause.TOLD_AS
    return (*steps, Reason(cause, happenings[base], happenings[base]))


def _await(happening: Happening, awaited: Happening, bond: Bond, published: Day) -> None:
    """Dates what is planned for after something that has not happened either ("once needs have been assessed"): from the day
    of the article on, with no end. What is planned after something over is not dated by it."""
    high = bounds(awaited.solved)[1] if awaited.solved is not None else None
    done = awaited.status is Status.HAPPENED
    over = awaited.solved is not None and high is not None and (high < published or (done and high == published))
    if bond.kind != "before" or happening.status is not Status.PLANNED or happening.solved is not None or over:
        return
    happening.solved = Period(Moment.on(published), Edge.OPEN)
    happening.reasons = (
        Reason(Cause.TOLD, happening, awaited, bond),
        Reason(Cause.TOLD_AS, happening, happening),
    )


def _is_stated(reasons: Sequence[Reason]) -> bool:
    return bool(reasons) and reasons[-1].cause is Cause.STATED


def _since_unit(happening: Happening) -> When | None:
    """What comes after a happening of a whole year or month starts in that year, not on its first day."""
    solved = happening.solved
    if not isinstance(solved, Period) or not isinstance(solved.start, Moment):
        return solved
    for reason in _told(happening):
        anchor = reason.by.when
        if (
            isinstance(anchor, Moment)
            and anchor.is_unit
            and reason.bond is not None
            and not reason.bond.measured
            and anchor.earliest == solved.start.earliest
        ):
            return Period(anchor, solved.end)
    return solved


def _told(happening: Happening) -> Iterator[Reason]:
    """The words of order that bound a happening itself."""
    return (r for r in happening.reasons if r.cause is Cause.TOLD and r.about is happening)


def _grounded(bond: Bond, happenings: Sequence[Happening], published: Day) -> Bond:
    """A bond to "what was told before" with that happening's key: the dated one told last in the sentences before, of
    one sentence a deed of the main clause before an aside, plans and states left out; unchanged when there is none, and then it
    dates nothing."""
    if BEFORE not in (bond.a[0], bond.b[0]):
        return bond
    (_, offset), own = (bond.a, bond.b) if bond.a[0] == BEFORE else (bond.b, bond.a)
    told = [
        m
        for h in happenings
        for m in h.mentions
        if h.when is not None
        and m.key != own
        and not m.state
        and m.shown
        and m.end <= offset
        and own[0] - m.key[0] <= REACH_SENTENCES
        and (bounds(h.when)[0] or published) <= published
        and h.status is not Status.PLANNED
    ]
    last = max(told, key=lambda m: (m.key[0], not m.aside, m.end), default=None)
    if last is None:
        return bond
    return replace(bond, a=last.key) if bond.a[0] == BEFORE else replace(bond, b=last.key)


def _by_calendar(happening: Happening) -> When | None:
    """ "nine months after" a July is an October: whole months counted from a month or a year stay months or years."""
    for reason in _told(happening):
        bond, anchor = reason.bond, reason.by.when
        if bond is not None and bond.kind in _CALENDAR and isinstance(anchor, Moment):
            return _unit_of(anchor, bond.kind)
        if bond is None or not bond.measured or bond.kind != "before" or not isinstance(anchor, Moment):
            continue
        shift = calendar_shift(bond.words)
        if shift is None:
            continue
        first = any(m.key == bond.a for m in happening.mentions)
        if anchor.grain is Grain.MONTH:
            year, month, _ = anchor.earliest.civil
            over, index = divmod(month - 1 + (-shift if first else shift), 12)
            return Moment.month(year + over, index + 1)
        if anchor.grain is Grain.YEAR and shift % 12 == 0:
            return Moment.year(anchor.earliest.year + (-shift if first else shift) // 12)
    return None


def _unit_of(anchor: Moment, kind: str) -> Moment | None:
    """The calendar week, month or year that a day lies in; None when it may lie in two."""
    first, last = anchor.earliest, anchor.latest
    match kind:
        case "same week":
            monday = first + -first.weekday()
            return Moment(monday, monday + 6) if last <= monday + 6 else None
        case "same month":
            return Moment.month(first.year, first.month) if first.civil[:2] == last.civil[:2] else None
        case _:
            return Moment.year(first.year) if first.year == last.year else None


def _ends(bond: Bond) -> list[Tie]:
    match bond.kind:
        case "before":
            return [("last", "first", bond.low, bond.high)]
        case "during":
            return [("first", "first", None, 0), ("last", "last", 0, None)]
        case "same" | "since":
            return [("first", "first", 0, 0)]
        case _:
            return [("first", "first", -_CALENDAR[bond.kind], _CALENDAR[bond.kind])]


def _extent(happening: Happening, published: Day) -> Extent:
    if happening.when is None:
        low = published.ordinal if happening.status is Status.PLANNED else None
        high = published.ordinal if happening.status in (Status.HAPPENED, Status.CLAIMED) else None
        lasts = bool(happening.days) or happening.is_journey or happening.mentions[0].role == "since"
        return Extent((low, high), (low, high), moment=not lasts)
    first, last = bounds(happening.when)
    low, high = (first.ordinal if first else None), (last.ordinal if last else None)
    if isinstance(happening.when, Moment):
        return Extent((low, high), (low, high), moment=not happening.days)
    start, end = happening.when.start, happening.when.end
    return Extent(
        (start.earliest.ordinal, start.latest.ordinal) if isinstance(start, Moment) else (None, high),
        (end.earliest.ordinal, end.latest.ordinal) if isinstance(end, Moment) else (low, None),
        moment=False,
    )


def _journeys(happenings: Sequence[Happening]) -> Iterator[tuple[int, int, list[Tie], Cause]]:
    """Pairs (journey, its arrival, return or talks) with the ends that coincide."""
    for i, journey in enumerate(happenings):
        if not journey.is_journey:
            continue
        travellers = {a.name for m in journey.mentions for a in m.title.subjects}
        goal = next((m.destination for m in journey.mentions if m.destination), None) or _goal(
            happenings, i, travellers
        )
        if not travellers or goal is None:
            continue
        for j, other in enumerate(happenings):
            if i == j:
                continue
            m = other.mentions[0]
            there = goal in {x.destination for x in other.mentions} | {a.code for a in other.actors}
            home = m.moves == "leaves" and not any(x.destination for x in other.mentions)
            same = travellers & {a.name for a in other.actors}
            if not (there or home) or not same:
                continue
            if journey.when is not None and other.when is not None and narrow(journey.when, other.when) is None:
                continue
            if m.moves == "arrives":
                yield i, j, [("first", "first", 0, 0)], Cause.BEGINS
            elif m.moves == "leaves":
                yield i, j, [("last", "first", 0, 0)], Cause.ENDS
            elif (
                m.type is EventType.CONSULT
                and (m.nominal or (m.lemma in _MEETING and m.destination == goal))
                and not other.is_journey
                and other.when is not None
                and other.status is not Status.PLANNED
            ):
                yield i, j, [("first", "first", 0, None), ("last", "last", None, 0)], Cause.WITHIN


def _goal(happenings: Sequence[Happening], i: int, travellers: set[str]) -> str | None:
    """Where a journey told without its goal ("before her visit") went: where the traveller was last told to arrive."""
    start = happenings[i].mentions[0].start
    told = [
        m
        for h in happenings
        for m in h.mentions
        if m.start < start and m.destination and m.moves == "arrives" and travellers & {a.name for a in m.title.actors}
    ]
    return max(told, key=lambda m: m.start).destination if told else None


def _settled(happening: Happening, extent: Extent, *, dated_low: bool, dated_high: bool, measured: bool) -> When | None:
    """The solved days as a `When`; the stated date when solving added nothing, None when no date of the text bounds
    them."""
    (f0, f1), (l0, l1) = extent.first, extent.last
    stated = happening.when
    if isinstance(stated, Period):
        return stated
    if happening.days and f0 is not None and l1 is not None and (stated is not None or (dated_low and dated_high)):
        if f1 is not None and l0 is not None and l1 - f0 < LASTING_DAYS:
            return _lasting(Day(f0), Day(f1), Day(l0), Day(l1))
        return stated
    if stated is not None:
        same = f0 is None or f1 is None or (f0, f1) == (stated.earliest.ordinal, stated.latest.ordinal)
        return stated if same or f0 is None or f1 is None or happening.days else Moment(Day(f0), Day(f1), stated.doubt)
    if not dated_low and not dated_high:
        return None
    if happening.mentions[0].role == "since" and dated_low and f0 is not None and f1 is not None:
        return Period(approximately(Moment(Day(f0), Day(f1))), Edge.OPEN)
    goes_on = happening.status is Status.ONGOING and happening.mentions[0].role != "since"
    if goes_on and not measured and not (happening.lead.state and dated_low):
        return None  # what goes on is not dated by having something before or after it
    if f0 is not None and l1 is not None:
        vague = not (dated_low and dated_high) and l1 - f0 > VAGUE_DAYS
        return None if vague else Moment(Day(f0), Day(l1))
    if f0 is not None:
        return Period(Moment.on(Day(f0)), Edge.OPEN) if dated_low else None
    return Period(Edge.OPEN, Moment.on(Day(l1))) if l1 is not None and dated_high else None


def _lasting(f0: Day, f1: Day, l0: Day, l1: Day) -> Period:
    """From the first to the last possible day, each end marked approximate when it is not certain."""
    start = Moment.on(f0, Doubt.NONE if f0 == f1 else Doubt.APPROXIMATE)
    end = Moment.on(l1, Doubt.NONE if l0 == l1 else Doubt.APPROXIMATE)
    return Period(start, end)
