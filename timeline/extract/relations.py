"""How the text orders its happenings: "just days after", "following Tuesday's talks", "once he returns", "was
preceded by", "on the eve of".

Each `Link` says that one happening lies a number of days before another; `order` solves them. Distances are as
loose as the words: "two days after" is two days, "days after" two to seven, "weeks after" one to six weeks; a bare
"after" sets no limit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from timeline.extract.clauses import Hit, is_eventive, subject_of, verb_of
from timeline.extract.tree import Tree, Word

Kind = Literal["before", "during", "same"]


@dataclass(frozen=True, slots=True)
class Link:
    """``a`` lies ``low`` to ``high`` days before ``b`` (kind "before"), inside it ("during") or on its days ("same").

    ``start``, ``end`` are the offsets of the words that say so. ``measured``: a distance was told.
    """

    a: Hit
    b: Hit
    kind: Kind
    low: int
    high: int | None
    start: int
    end: int
    words: str
    measured: bool = False


_AFTER = frozenset(["after", "following", "once"])
_BEFORE = frozenset(["before", "until", "till"])

_UNITS = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}
_SLACK = {"day": 0, "week": 1, "fortnight": 2, "month": 6, "year": 45}
"""Days of slack on either side of a count: news rounds weeks to about a day, months to about a week, years to about
six weeks."""
_MOST_SLACK = {"day": 0, "week": 4, "fortnight": 4, "month": 15, "year": 60}
"""However long the count, its slack stays below half a unit or so."""
_SEVERAL = {
    "day": (2, 7),
    "week": (7, 42),
    "month": (30, 330),
    "year": (365, None),
    "hour": (0, 1),
    "minute": (0, 1),
    "moment": (0, 1),
}
"""A bare plural: at least two days and fewer than about a week, and so on up; "hours after" may cross midnight."""
_NUMBERS = {
    w: n
    for n, w in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen""".split()
    )
} | {"a": 1, "an": 1, "couple": 2, "few": 0, "several": 0, "the": 1}


def distance(words: str) -> tuple[int, int | None] | None:
    """The days that a measure of time stands for, lowest and highest; None when the words are no measure.

    >>> distance("two days"), distance("just days"), distance("a week"), distance("hours"), distance("Moscow")
    ((2, 2), (2, 7), (6, 8), (0, 1), None)
    >>> distance("less than a week"), distance("more than two months")
    ((0, 7), (48, None))
    """
    lower = words.lower()
    found = re.search(
        r"(?:\b(\w+)\s+(?:or so\s+)?)?(?:of\s+)?\b(minute|moment|hour|day|fortnight|week|month|year)(s?)\b", lower
    )
    if found is None:
        return None
    word, unit, plural = found[1], found[2], found[3]
    number = int(word) if word and word.isdigit() else _NUMBERS.get(word or "", 0)
    if not number and re.search(r"\b(?:a )?couple of\b", lower):
        number = 2
    if not number:
        return _SEVERAL[unit] if plural else ((1, 1) if unit == "day" else None)
    if unit in ("minute", "moment", "hour"):
        days = number // 24 if unit == "hour" else 0
        return days, days + 1
    size, slack = _UNITS[unit], _SLACK[unit]
    slack = min(slack * number, _MOST_SLACK[unit])
    low, high = number * size - slack, number * size + slack
    if re.search(r"\b(?:less than|under|within|fewer than|not even)\b", lower):
        return 0, number * size
    if re.search(r"\b(?:more than|over|at least)\b", lower):
        return low, None
    if re.search(r"\b(?:nearly|almost|barely)\b", lower):
        return number * size - max(1, size // 3), number * size  # nearly two years: not yet two
    if re.search(r"\b(?:about|around|some|roughly)\b", lower):
        return max(0, low - max(1, size // 6)), high + max(1, size // 6)
    return low, high


def calendar_shift(words: str) -> int | None:
    """The whole months that a measure counts, None when it counts none: for anchors that are months or years themselves.

    >>> calendar_shift("nine months after"), calendar_shift("two years before"), calendar_shift("about a month after")
    (9, 24, None)
    """
    found = re.match(r"(?:just )?(\w+) (month|year)s?\b", words.lower())
    if found is None:
        return None
    number = int(found[1]) if found[1].isdigit() else _NUMBERS.get(found[1], 0)
    return (number * (12 if found[2] == "year" else 1)) or None


def relate(tree: Tree) -> Iterator[Link]:
    """The links a sentence states, in the order of its words."""
    for word in tree.words:
        lower = word.text.lower()
        if word.dep == "mark" or (
            word.dep in ("advmod", "prep") and lower in ("once", "after", "before") and _is_clause_mark(tree, word)
        ):
            yield from _clause(tree, word, lower)
        elif word.text.lower() == "following" and word.tag == "VBG" and word.dep in ("advcl", "xcomp", "ccomp", "acl"):
            yield from _adverbial(tree, word, "following")
        elif word.dep in ("prep", "prt", "advmod", "agent") and word.tag in ("IN", "VBG", "RB", "RP"):
            yield from _adverbial(tree, word, lower)
        elif word.lemma in ("precede", "follow") and word.tag == "VBN":
            yield from _preceded(tree, word)


def _is_clause_mark(tree: Tree, word: Word) -> bool:
    head = tree.head(word)
    return (
        head is not None
        and head.is_verb
        and head.dep == "advcl"
        and word.i < head.i
        and tree.child(word, "pobj", "pcomp") is None
    )


def _clause(tree: Tree, mark: Word, lower: str) -> Iterator[Link]:
    """ "… after the court issued a warrant", "… once he returns", "… as talks began"."""
    below = tree.head(mark)
    above = tree.head(below) if below is not None else None
    if below is None or above is None or not below.is_verb or below.dep not in ("advcl", "acl", "ccomp"):
        return
    main = verb_of(tree, above)
    if main is None or main.i == below.i:
        return
    if main.tag == "VB" and main.dep == "advcl" and (above := tree.head(main)) is not None and above.is_verb:
        main = above  # "will meet to review it, three months before …" counts from the meeting
    a, b = Hit(tree, below, False, below), _main_hit(tree, main)
    measure = _measure(tree, below, mark)
    start = tree.words[measure[0]].start if measure else mark.start
    low, high = (distance(measure[1]) or (0, None)) if measure else (0, None)
    whole = tree.subtree(below)
    end = (
        max((tree.words[i].end for i in whole if i >= mark.i), default=mark.end)
        if lower in ("once", "until")
        else mark.end
    )
    words = f"{measure[1]} {mark.text}" if measure else mark.text
    if lower in ("after", "once"):
        yield Link(a, b, "before", low, high, start, end, words, measure is not None)
    elif lower in ("before", "until", "till"):
        yield Link(b, a, "before", low, high, start, end, words, measure is not None)


def _main_hit(tree: Tree, verb: Word) -> Hit:
    """The happening of a main clause; "the visit comes days after …" speaks of the visit."""
    taking_place = (
        verb.lemma in ("plan", "schedule", "hold", "set", "slate") and tree.child(verb, "auxpass") is not None
    )
    if taking_place or verb.lemma in ("come", "happen", "occur", "take", "begin", "be"):
        subject = subject_of(tree, verb)
        if subject is not None and is_eventive(tree, subject):
            return Hit(tree, subject, True, verb)
    return Hit(tree, verb, False, verb)


def _measure(tree: Tree, clause: Word, mark: Word) -> tuple[int, str] | None:
    """(index of the first word, text) of the measure right before a mark or preposition: "just days", "less than
    two weeks"."""
    for holder in (mark, clause):
        for part in tree.below(holder, "npadvmod", "advmod", "dep", "nmod", "nummod"):
            inside = tree.subtree(part)
            if (
                part.i < mark.i
                and mark.i - inside[-1] <= 1
                and re.fullmatch(r"(?:minute|moment|hour|day|fortnight|week|month|year)s?", part.text.lower())
            ):
                first = inside[0]
                while first > 0 and tree.words[first - 1].text.lower() in (
                    "just",
                    "only",
                    "barely",
                    "some",
                    "about",
                    "nearly",
                    "almost",
                    "than",
                    "less",
                    "more",
                ):
                    first -= 1
                return first, " ".join(w.text for w in tree.words[first : mark.i])
    # the parser may hang the measure elsewhere: look at the words themselves
    at = mark.i - 1
    if at >= 0 and re.fullmatch(r"(?:minute|moment|hour|day|fortnight|week|month|year)s?", tree.words[at].text.lower()):
        first = at
        while first > 0 and re.fullmatch(
            r"\d+|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|few|several|couple|of|just|only|barely|some|about|nearly"
            r"|almost|than|less|more|the",
            tree.words[first - 1].text.lower(),
        ):
            first -= 1
        return first, " ".join(w.text for w in tree.words[first : mark.i])
    return None


def _adverbial(tree: Tree, prep: Word, lower: str) -> Iterator[Link]:
    """ "following Tuesday's talks", "ahead of the summit", "on the eve of the vote", "two days after the attack"."""
    kind, obj, last = _relation(tree, prep, lower)
    if obj is None:
        return
    other = _event_below(tree, obj)
    if other is None:
        return
    governor = tree.head(prep)
    while (
        governor is not None
        and governor.dep in ("npadvmod", "advmod", "prep")
        and not governor.is_verb
        and not is_eventive(tree, governor)
    ):
        governor = tree.head(governor)
    if governor is None or governor.i == other.head.i:
        return
    if is_eventive(tree, governor):
        own = Hit(tree, governor, True, None)
    else:
        verb = verb_of(tree, governor)
        if verb is None or verb.i == other.head.i:
            return
        own = _main_hit(tree, verb)
    measure = _measure(tree, governor, prep)
    low, high = (distance(measure[1]) or (0, None)) if measure else (0, None)
    start = tree.words[measure[0]].start if measure else prep.start
    words = f"{measure[1]} {prep.text}" if measure else " ".join(w.text for w in tree.words[prep.i : last.i + 1])
    end = last.end
    match kind:
        case "after":
            yield Link(other, own, "before", low, high, start, end, words, measure is not None)
        case "before":
            yield Link(own, other, "before", low, high, start, end, words, measure is not None)
        case "eve":
            yield Link(own, other, "before", 1, 1, start, end, words, True)
        case "during":
            yield Link(own, other, "during", 0, 0, start, end, words)


def _relation(tree: Tree, prep: Word, lower: str) -> tuple[str, Word | None, Word]:
    """What a preposition (or a phrase that works as one) says, its object, and its last word."""
    obj = tree.child(prep, "pobj", "pcomp", "dobj")
    if lower in ("after", "following"):
        return "after", obj, prep
    if lower in ("before",):
        return "before", obj, prep
    if lower in ("during", "amid"):
        return "during", obj, prep
    of = tree.child(prep, "prep", "dep")
    if lower in ("ahead", "prior") and of is not None:
        return "before", tree.child(of, "pobj", "pcomp"), of
    if lower in ("in", "on", "at") and obj is not None and obj.lemma in ("wake", "aftermath", "eve", "run-up"):
        inner = tree.child(obj, "prep")
        if inner is not None:
            kind = {"wake": "after", "aftermath": "after", "eve": "eve", "run-up": "before"}[obj.lemma]
            return kind, tree.child(inner, "pobj", "pcomp"), inner
    return "", None, prep


def _event_below(tree: Tree, obj: Word) -> Hit | None:
    if obj.is_verb:
        return Hit(tree, obj, False, obj)
    if is_eventive(tree, obj):
        return Hit(tree, obj, True, None)
    of = tree.child(obj, "prep")
    inner = tree.child(of, "pobj") if of is not None and of.lemma == "of" else None
    return Hit(tree, inner, True, None) if inner is not None and is_eventive(tree, inner) else None


def _preceded(tree: Tree, verb: Word) -> Iterator[Link]:
    """ "the visit was preceded by articles", "the vote was followed by protests"."""
    if tree.child(verb, "auxpass") is None:
        return
    agent = tree.child(verb, "agent")
    other = tree.child(agent, "pobj") if agent is not None else None
    subject = subject_of(tree, verb)
    if agent is None or other is None or subject is None or not is_eventive(tree, subject):
        return
    if not is_eventive(tree, other):
        return
    one, two = Hit(tree, subject, True, None), Hit(tree, other, True, None)
    first, second = (two, one) if verb.lemma == "precede" else (one, two)
    yield Link(first, second, "before", 0, None, verb.start, agent.end, f"{verb.text} {agent.text}")
