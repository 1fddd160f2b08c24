"""Happenings: mentions of one and the same grouped, and what their dating found out.

One happening is told in the lead, again in the body, and once more as "the talks". Its mentions are one when the
words that name it agree, nobody takes part in one who is shut out of the other, and their dates can be of one day.
`dating` then turns what the text says of order into constraints between happenings and solves them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from timeline.extract.journeys import JOURNEYS
from timeline.extract.mention import Bond, Mention
from timeline.records import Actor, Status
from timeline.when import Day, Moment, Period, When, bounds, narrow, within

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
        "capture seize seizure abduct abduction kidnap kidnapping",
        "arrive arrival land",
        "withdraw withdrawal pullout",
        "flood flooding",
        "ruling rule decision decide verdict",
        "typhoon hurricane cyclone storm",
    )
)
"""Words that may name one happening in turn."""

_ELSEWHERE = frozenset(
    """battle siege fall capture massacre bombing attack raid sinking offensive invasion occupation treaty accord
    agreement pact fighting assault clash""".split()
)
"""Nouns of which two with different names of places are two: "the battle of Tsingtao" and "the battle for Kut"."""


class Cause(StrEnum):
    """Why a day of one happening is bounded."""

    TOLD = "told"  # words of order: "just days after"
    BEGINS = "begins"  # an arrival begins a journey
    ENDS = "ends"  # a return ends it
    WITHIN = "within"  # talks of a visitor with the host lie within it
    LASTS = "lasts"  # "three-day"
    STATED = "stated"  # the text dates it
    TOLD_AS = "told as"  # it is told as done, or as still to come, in an article of a known day


@dataclass(frozen=True, slots=True)
class Reason:
    """One step of why a happening's days are what they are: ``about`` is bounded by ``by``, or by its own words when
    the two are one."""

    cause: Cause
    about: Happening
    by: Happening
    bond: Bond | None = None


@dataclass(frozen=True, slots=True)
class Clash:
    """Words of order that contradict other words of order (``against``) or the dates of ``happenings``, the two that
    ``bond`` joins among them first."""

    bond: Bond
    against: tuple[Bond, ...]
    happenings: tuple[Happening, ...]


@dataclass(eq=False)
class Happening:
    """The mentions of one happening in the order of the text, and what is known of its days."""

    mentions: list[Mention]
    when: When | None = None
    solved: When | None = None
    reasons: tuple[Reason, ...] = ()
    """Why ``solved`` is not ``when``: what bounds it from below, step by step, and then from above."""
    clashes: list[Clash] = field(default_factory=list)

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
    def is_journey(self) -> bool:
        return self.mentions[0].lemma in JOURNEYS

    @property
    def days(self) -> int | None:
        return next((m.days for m in self.mentions if m.days), None)


def _width(mention: Mention) -> float:
    low, high = bounds(mention.when) if mention.when is not None else (None, None)
    return float(high - low) if low is not None and high is not None else float("inf")


def group(mentions: Sequence[Mention], bonds: Sequence[Bond], published: Day) -> list[Happening]:
    """Mentions grouped by happening, each happening where it is first told.

    An undated mention ("before the visit") means the nearest happening of its kind that it can sensibly mean: one that the
    distance told allows, and whose days lie within a year of what is told beside it, unless it was spoken of just
    before. When there is none it stays alone, and dates nothing: no date is better than that of another visit."""
    era = _Era(mentions, bonds, published)
    happenings: list[Happening] = []
    for mention in mentions:
        homes = [h for h in reversed(happenings) if _same(h, mention) and all(era.fits(m, mention) for m in h.mentions)]
        home = (
            min(homes, key=lambda h: h.mentions[0].another, default=None)
            if mention.when is None
            else next(iter(homes), None)
        )
        if home is None:
            happenings.append(Happening([mention], mention.when))
            continue
        home.mentions.append(mention)
        if mention.when is not None:
            both = narrow(home.when, mention.when) if home.when is not None else mention.when
            home.when = both or home.when
    return happenings


class _Era:
    """The time that an undated mention speaks of, and which dated ones it may mean."""

    def __init__(self, mentions: Sequence[Mention], bonds: Sequence[Bond], published: Day) -> None:
        self.published = published
        self.dated = {m.key: m for m in mentions if m.when is not None}
        self.by_sentence: dict[int, list[Mention]] = {}
        for mention in self.dated.values():
            self.by_sentence.setdefault(mention.key[0], []).append(mention)
        self.bonds: dict[tuple[int, int], list[Bond]] = {}
        for bond in bonds:
            for key in (bond.a, bond.b):
                self.bonds.setdefault(key, []).append(bond)

    def fits(self, one: Mention, two: Mention) -> bool:
        """Whether of two mentions that could be one happening, one dated and one not, the undated can mean the dated."""
        if (one.when is None) == (two.when is None):
            return True
        undated, dated = (one, two) if one.when is None else (two, one)
        assert dated.when is not None
        beside: list[When] = []
        for bond in self.bonds.get(undated.key, ()):
            first = bond.a == undated.key
            other = self.dated.get(bond.b if first else bond.a)
            if other is None or other.when is None:
                continue
            beside.append(other.when)
            apart = _apart(dated.when, other.when) if first else _apart(other.when, dated.when)
            if bond.kind == "before" and bond.measured and not _overlaps(apart, bond.low, _furthest(bond)):
                return False
        if abs(dated.paragraph - undated.paragraph) <= 1 and dated.start < undated.start:
            return True
        beside = beside or [m.when for m in self.by_sentence.get(undated.key[0], ()) if m.when is not None]
        beside = beside or [Moment.on(self.published)]
        return any(_overlaps(_apart(dated.when, when), -ERA_DAYS, ERA_DAYS) for when in beside)


ERA_DAYS = 366
"""How far what a text calls "the visit" may lie from what it tells beside it, when it was not just spoken of: a year."""


def _furthest(bond: Bond) -> int | None:
    """The most days a measure can mean of an anchor: "more than a year after" is not said of thirty years."""
    return bond.high if bond.high is not None or not bond.low else 2 * bond.low + 31


def _apart(a: When, b: When) -> tuple[int | None, int | None]:
    """The fewest and most days from ``a`` to ``b``, None where a side is open."""
    (a0, a1), (b0, b1) = bounds(a), bounds(b)
    return (
        b0 - a1 if b0 is not None and a1 is not None else None,
        b1 - a0 if b1 is not None and a0 is not None else None,
    )


def _overlaps(days: tuple[int | None, int | None], low: int, high: int | None) -> bool:
    return (days[1] is None or days[1] >= low) and (high is None or days[0] is None or days[0] <= high)


def _same(happening: Happening, mention: Mention) -> bool:
    if not any(_kin(m, mention) for m in happening.mentions):
        return False
    if happening.when is not None and mention.when is not None and narrow(happening.when, mention.when) is None:
        return False
    if any(m.state != mention.state for m in happening.mentions):
        return False
    if mention.another is not happening.mentions[0].another and happening.when != mention.when:
        return False
    if not mention.nominal and not happening.mentions[0].nominal and _lasting_and_not(happening.when, mention.when):
        return False
    if mention.lemma in _ELSEWHERE and any(
        m.site and mention.site and not m.site & mention.site for m in happening.mentions
    ):
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
        noun = mention.nominal or all(m.nominal for m in happening.mentions)
        again = happening.when == mention.when or (
            (mention.definite or named_alike) and _one_in_other(happening.when, mention.when)
        )
        return bool(ours & theirs) or (named_alike and close) or (noun and again)
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


def _lasting_and_not(a: When | None, b: When | None) -> bool:
    """One went on and the other was one day: "200 have been killed since 1985" is not "three were killed on Monday"."""
    return a is not None and b is not None and isinstance(a, Period) is not isinstance(b, Period)


def _one_in_other(a: When | None, b: When | None) -> bool:
    """Whether one date holds the other: "the 2009 pact" may be that of 23 March 2009."""
    return a is not None and b is not None and (within(a, b) or within(b, a))


def _sides(actors: Sequence[Actor]) -> frozenset[str]:
    """Names and state codes, so that "Xi" and "China" do not shut each other out."""
    return frozenset({a.code if a.code and a.code != "IGO" else a.name for a in actors})


def _kin(a: Mention, b: Mention) -> bool:
    if a.lemma == b.lemma and a.nominal == b.nominal:
        return a.moves == b.moves
    if a.moves and a.moves == b.moves:
        return None in (a.destination, b.destination) or a.destination == b.destination
    for one, two in ((a, b), (b, a)):
        if one.about and two.nominal:
            return one.about == two.lemma or any({one.about, two.lemma} <= kin for kin in _KIN)
    return any(a.lemma in kin and b.lemma in kin for kin in _KIN) and (a.nominal or b.nominal) and a.type is b.type
