"""How the text orders its happenings: "just days after", "following Tuesday's talks", "once he returns", "was
preceded by", "on the eve of".

Each `Link` says that one happening lies a number of days before another, within it, or on its days; `order` solves
them. Distances are as loose as the words (`measures`); a bare "after" sets no limit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from timeline.extract.clauses import Hit, is_eventive, subject_of, verb_of
from timeline.extract.measures import BEFORE_MEASURE, MEASURE_WORD, distance
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
    measure = _measure(tree, mark)
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


def _measure(tree: Tree, mark: Word) -> tuple[int, str] | None:
    """(index of the first word, text) of the measure right before a mark or preposition: "just days", "less than
    two weeks". The parser hangs it in many places, so the words themselves are looked at."""
    at = mark.i - 1
    if at < 0 or not MEASURE_WORD.fullmatch(tree.words[at].text.lower()):
        return None
    first = at
    while first > 0 and ((lower := tree.words[first - 1].text.lower()) in BEFORE_MEASURE or lower.isdigit()):
        first -= 1
    opening = tree.words[first - 1].text.lower() if first else ""
    if opening in ("within", "in") and (opening == "within" or tree.words[first].text.lower() == "the"):
        first -= 1  # "in the weeks after" may be its first day as well
    return first, " ".join(w.text for w in tree.words[first : mark.i])


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
    measure = _measure(tree, prep)
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
