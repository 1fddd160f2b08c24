"""Happenings: mentions of one and the same grouped, ordered and solved.

One happening is told in the lead, again in the body, and once more as "the talks". Its mentions are one when the
words that name it agree, nobody takes part in one who is shut out of the other, and their dates can be of one day.
What the text says of order then becomes constraints between happenings, and `order.solve` gives each the tightest
days that all of it allows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from timeline.extract.lexicon_en import ARRIVING, LEAVING
from timeline.extract.mentions import BEFORE, JOURNEYS, Bond, Mention
from timeline.extract.order import Constraint, End, Extent, Solution, solve
from timeline.extract.relations import calendar_shift
from timeline.records import Actor, EventType, Status
from timeline.when import Day, Edge, Grain, Moment, Period, When, bounds, narrow

_KIN: tuple[frozenset[str], ...] = tuple(
    frozenset(row.split())
    for row in (
        "talk talks meeting negotiation meet hold summit",
        "visit trip tour travel",
        "invasion invade",
        "attack strike airstrike bombing assault bomb hit raid",
        "election vote poll ballot runoff referendum plebiscite",
        "agreement deal accord pact treaty sign",
        "truce ceasefire armistice",
        "earthquake quake tremor",
        "protest demonstration march rally",
        "coup putsch takeover overthrow oust",
        "warrant issue",
        "sanction embargo impose",
        "arrest detain detention",
        "arrive arrival land",
        "withdraw withdrawal pullout",
        "flood flooding",
        "typhoon hurricane cyclone storm",
    )
)
"""Words that may name one happening in turn."""


Tie = tuple[End, End, int | None, int | None]
"""Which end of one happening and of another, and the fewest and most days from the first to the second."""


@dataclass
class Happening:
    """The mentions of one happening in the order of the text, and what is known of its days."""

    mentions: list[Mention]
    when: When | None = None
    solved: When | None = None
    bonds: list[tuple[Bond, bool]] = field(default_factory=list)
    """Bonds that helped to date it; True when it is the bond's first end."""
    clashes: list[Bond] = field(default_factory=list)

    @property
    def lead(self) -> Mention:
        """The mention that dates it, else the first."""
        dated = [m for m in self.mentions if m.when is not None]
        return min(dated, key=_width) if dated else self.mentions[0]

    @property
    def actors(self) -> tuple[Actor, ...]:
        seen: dict[str, Actor] = {}
        for mention in self.mentions:
            for actor in mention.title.actors:
                seen.setdefault(actor.name, actor)
        return tuple(seen.values())

    @property
    def status(self) -> Status:
        return self.lead.verdict.status

    @property
    def days(self) -> int | None:
        return next((m.days for m in self.mentions if m.days), None)


def _width(mention: Mention) -> float:
    low, high = bounds(mention.when) if mention.when is not None else (None, None)
    return float(high - low) if low is not None and high is not None else float("inf")


def group(mentions: Sequence[Mention]) -> list[Happening]:
    """Mentions grouped by happening, each happening where it is first told."""
    happenings: list[Happening] = []
    for mention in mentions:
        home = next((h for h in reversed(happenings) if _same(h, mention)), None)
        if home is None:
            happenings.append(Happening([mention], mention.when))
            continue
        home.mentions.append(mention)
        if mention.when is not None:
            both = narrow(home.when, mention.when) if home.when is not None else mention.when
            home.when = both or home.when
    return happenings


def _same(happening: Happening, mention: Mention) -> bool:
    if not any(_kin(m, mention) for m in happening.mentions):
        return False
    if happening.when is not None and mention.when is not None and narrow(happening.when, mention.when) is None:
        return False
    if any(m.state != mention.state for m in happening.mentions):
        return False
    if (mention.another or happening.mentions[0].another) and happening.when != mention.when:
        return False
    ours, theirs = _sides(happening.actors), _sides(mention.title.actors)
    if ours and theirs and not ours & theirs:
        return False
    if not mention.nominal and not happening.mentions[0].nominal:
        subjects = {a.name for m in happening.mentions for a in m.title.subjects}
        mine = {a.name for a in mention.title.subjects}
        if subjects and mine and not subjects & mine:
            return False
    dated_alike = happening.when is not None and mention.when is not None
    close = abs(happening.mentions[-1].paragraph - mention.paragraph) <= 1
    named_alike = any(
        m.lemma == mention.lemma or m.about == mention.lemma or mention.about == m.lemma for m in happening.mentions
    )
    if dated_alike:
        if named_alike and mention.nominal and happening.mentions[0].nominal:
            return True
        return bool(ours & theirs) or (named_alike and close) or (mention.nominal and happening.when == mention.when)
    if mention.nominal and mention.definite:
        return True
    if (
        happening.when is None
        and happening.mentions[0].nominal
        and happening.mentions[0].definite
        and (mention.nominal or mention.about)
    ):
        return True
    return bool(ours & theirs) and (mention.nominal or happening.when is None or mention.when is None)


def _sides(actors: Sequence[Actor]) -> frozenset[str]:
    """Names and state codes, so that "Xi" and "China" do not shut each other out."""
    return frozenset({a.code if a.code and a.code != "IGO" else a.name for a in actors})


def _kin(a: Mention, b: Mention) -> bool:
    if a.lemma == b.lemma and a.nominal == b.nominal:
        return True
    for one, two in ((a, b), (b, a)):
        if one.about and two.nominal:
            return one.about == two.lemma or any({one.about, two.lemma} <= kin for kin in _KIN)
    return any(a.lemma in kin and b.lemma in kin for kin in _KIN) and (a.nominal or b.nominal) and a.type is b.type


def order(happenings: Sequence[Happening], bonds: Sequence[Bond], published: Day) -> None:
    """Solve the days of all happenings; sets ``solved`` and records which bonds helped or clashed.

    Besides the bonds: what has happened lies no later than publication, what is only planned no earlier; a journey
    starts with the arrival and ends with the return; talks of a visitor with the host lie within the visit."""
    at = {m.key: i for i, h in enumerate(happenings) for m in h.mentions}
    constraints: list[Constraint[int]] = []
    reasons: list[Bond | None] = []
    for one, two, ends in _journeys(happenings):
        for end_one, end_two, low, high in ends:
            constraints.append(Constraint((one, end_one), (two, end_two), low, high))
            reasons.append(None)
    for i, happening in enumerate(happenings):
        if happening.days and _spans(happening):
            constraints.append(Constraint((i, "first"), (i, "last"), happening.days - 1, happening.days - 1))
            reasons.append(None)
    bonds = [_grounded(bond, happenings, published) for bond in bonds]
    tied: set[int] = set()
    for bond in bonds:
        a, b = at.get(bond.a), at.get(bond.b)
        if a is None or b is None or a == b:
            continue
        tied.update((a, b))
        for end_a, end_b, low, high in _ends(bond):
            constraints.append(Constraint((a, end_a), (b, end_b), low, high))
            reasons.append(bond)
    extents = {i: _extent(h, published, free=i in tied) for i, h in enumerate(happenings)}
    solution = solve(extents, constraints)
    for index in solution.broken:
        bond_broken = reasons[index]
        if bond_broken is not None:
            for key in (bond_broken.a, bond_broken.b):
                happenings[at[key]].clashes.append(bond_broken)
    helped = [reasons[i] for i in range(len(constraints)) if i not in solution.broken and reasons[i] is not None]
    for i, happening in enumerate(happenings):
        for used in dict.fromkeys(b for b in helped if b is not None):
            if at[used.a] == i or at[used.b] == i:
                happening.bonds.append((used, at[used.a] == i))
        happening.solved = _settled(happening, solution, i, published)
    told = by_key(happenings)
    for happening in happenings:
        if happening.when is None and happening.solved is not None:
            happening.solved = _by_calendar(happening, told) or _since_unit(happening, told)


def _since_unit(happening: Happening, others: Mapping[tuple[int, int], Happening]) -> When | None:
    """What comes after a happening of a whole year or month starts in that year, not on its first day."""
    solved = happening.solved
    if not isinstance(solved, Period) or not isinstance(solved.start, Moment):
        return solved
    for bond, first in happening.bonds:
        anchor = others[bond.b if first else bond.a].when
        if (
            isinstance(anchor, Moment)
            and anchor.is_unit
            and not bond.measured
            and anchor.earliest == solved.start.earliest
        ):
            return Period(anchor, solved.end)
    return solved


def _grounded(bond: Bond, happenings: Sequence[Happening], published: Day) -> Bond:
    """A bond to "what was told before" with that happening's key: the dated mention told last before it, plans left out."""
    if bond.a[0] != BEFORE:
        return bond
    told = [
        m
        for h in happenings
        for m in h.mentions
        if m.when is not None
        and not m.state
        and m.shown
        and m.end <= bond.a[1]
        and (bounds(m.when)[0] or published) <= published
    ]
    last = max(told, key=lambda m: m.end, default=None)
    return replace(bond, a=last.key) if last is not None else bond


def _by_calendar(happening: Happening, others: Mapping[tuple[int, int], Happening]) -> When | None:
    """ "nine months after" a July is an October: whole months counted from a month or a year stay months or years."""
    for bond, first in happening.bonds:
        shift = calendar_shift(bond.words) if bond.measured and bond.kind == "before" else None
        anchor = others[bond.b if first else bond.a].when
        if shift is None or not isinstance(anchor, Moment):
            continue
        if anchor.grain is Grain.MONTH:
            year, month, _ = anchor.earliest.civil
            over, index = divmod(month - 1 + (-shift if first else shift), 12)
            return Moment.month(year + over, index + 1)
        if anchor.grain is Grain.YEAR and shift % 12 == 0:
            return Moment.year(anchor.earliest.year + (-shift if first else shift) // 12)
    return None


def _spans(happening: Happening) -> bool:
    return happening.when is None or isinstance(happening.when, Moment)


def _ends(bond: Bond) -> list[Tie]:
    match bond.kind:
        case "before":
            return [("last", "first", bond.low, bond.high)]
        case "during":
            return [("first", "first", None, 0), ("last", "last", 0, None)]
        case _:
            return [("first", "first", 0, 0)]


def _extent(happening: Happening, published: Day, *, free: bool) -> Extent:
    if happening.when is None:
        low = published.ordinal if happening.status is Status.PLANNED else None
        high = published.ordinal if happening.status in (Status.HAPPENED, Status.CLAIMED) else None
        return Extent((low, high), (low, high), moment=not happening.days)
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


def _journeys(happenings: Sequence[Happening]) -> list[tuple[int, int, list[Tie]]]:
    """Pairs (journey, its arrival, return or talks) with the ends that coincide."""
    pairs: list[tuple[int, int, list[Tie]]] = []
    for i, journey in enumerate(happenings):
        lead = journey.mentions[0]
        if lead.lemma not in JOURNEYS:
            continue
        travellers = {a.name for m in journey.mentions for a in m.title.subjects}
        goal = next((m.destination for m in journey.mentions if m.destination), None)
        if not travellers or goal is None:
            continue
        for j, other in enumerate(happenings):
            if i == j:
                continue
            m = other.mentions[0]
            there = goal in {x.destination for x in other.mentions} | {a.code for a in other.actors}
            same = travellers & {a.name for a in other.actors}
            if not there or not same:
                continue
            if journey.when is not None and other.when is not None and narrow(journey.when, other.when) is None:
                continue
            if m.lemma in ARRIVING:
                pairs.append((i, j, [("first", "first", 0, 0)]))
            elif m.lemma in LEAVING:
                pairs.append((i, j, [("last", "first", 0, 0)]))
            elif (
                m.type is EventType.CONSULT
                and m.nominal
                and m.lemma not in JOURNEYS
                and other.when is not None
                and other.status is not Status.PLANNED
            ):
                pairs.append((i, j, [("first", "first", 0, None), ("last", "last", None, 0)]))
    return pairs


def _settled(happening: Happening, solution: Solution[int], i: int, published: Day) -> When | None:
    """The solved days as a `When`; the stated date when solving added nothing."""
    extent = solution.extents[i]
    (f0, f1), (l0, l1) = extent.first, extent.last
    stated = happening.when
    if stated is not None and not happening.days:
        if isinstance(stated, Period):
            return stated
        if f0 is None or f1 is None or (f0, f1) == (stated.earliest.ordinal, stated.latest.ordinal):
            return stated
        return Moment(Day(f0), Day(f1), stated.doubt)
    if happening.days and f0 is not None and l1 is not None and (stated is None or isinstance(stated, Moment)):
        if f1 is not None and l0 is not None and l1 - f0 < 62:
            return _lasting(Day(f0), Day(f1), Day(l0), Day(l1))
        return stated
    if stated is not None:
        return stated
    if not happening.bonds and not _by_journey(happening, f0, f1):
        return None
    if f0 is not None and l1 is not None:
        return Moment(Day(f0), Day(l1))
    if f0 is not None and not (f0 == published.ordinal and not happening.bonds):
        return Period(Moment.on(Day(f0)), Edge.OPEN)
    if l1 is not None and l1 != published.ordinal:
        return Period(Edge.OPEN, Moment.on(Day(l1)))
    return None


def _by_journey(happening: Happening, low: int | None, high: int | None) -> bool:
    return low is not None and high is not None and happening.mentions[0].lemma in ARRIVING | LEAVING


def _lasting(f0: Day, f1: Day, l0: Day, l1: Day) -> Period:
    """From the first to the last possible day, each end marked approximate when it is not certain."""
    from timeline.when import Doubt

    start = Moment.on(f0, Doubt.NONE if f0 == f1 else Doubt.APPROXIMATE)
    end = Moment.on(l1, Doubt.NONE if l0 == l1 else Doubt.APPROXIMATE)
    return Period(start, end)


def by_key(happenings: Sequence[Happening]) -> Mapping[tuple[int, int], Happening]:
    """Each mention's key to its happening."""
    return {m.key: h for h in happenings for m in h.mentions}
