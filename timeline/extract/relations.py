"""How the text orders its happenings: "just days after", "following Tuesday's talks", "once he returns", "was
preceded by", "on the eve of".

Each `Link` says that one happening lies a number of days before another, within it, or on its days; `order` solves
them. Distances are as loose as the words (`measures`); a bare "after" sets no limit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from timeline.extract.clauses import Hit, is_eventive, subject_of, verb_of
from timeline.extract.lexicon_en import REPORTING, STATES, TRIVIAL_VERBS, VERBS
from timeline.extract.measures import BEFORE_MEASURE, CLOSE, MEASURE_WORD, distance
from timeline.extract.tree import Tree, Word

Kind = Literal["before", "during", "same", "same week", "same month", "same year", "since"]


@dataclass(frozen=True, slots=True)
class Link:
    """``a`` lies ``low`` to ``high`` days before ``b`` (kind "before"), inside it ("during"), on its days ("same"), in its
    calendar week, month or year, or goes on from it ("since").

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
_UP_TO = frozenset(["until", "till"])
_LASTING = frozenset("last persist continue endure go drag wait".split())
_DAY_PARTS = frozenset("day night morning afternoon evening".split())
_UNITS = frozenset("week month year".split())
_INTENDING = frozenset("plan intend hope aim want expect prepare seek".split())
_ARRIVING_ACTS = frozenset("arrive return land arrival reach enter leave departure".split())
_RUN_UP = {
    "wake": "after",
    "aftermath": "after",
    "heel": "after",
    "eve": "eve",
    "run-up": "before",
    "lead-up": "before",
    "runup": "before",
    "build-up": "before",
    "buildup": "before",
    "advance": "before",
    "course": "during",
    "midst": "during",
    "sideline": "during",
    "start": "during",
    "beginning": "during",
    "end": "during",
    "close": "during",
    "conclusion": "during",
    "height": "during",
}
"""Nouns that with "in", "on" or "at" before and "of" or "to" after say how two happenings lie."""


def relate(tree: Tree) -> Iterator[Link]:
    """The links a sentence states, in the order of its words."""
    for word in tree.words:
        lower = word.text.lower()
        if word.dep == "mark" or (
            word.dep in ("advmod", "prep") and lower in ("once", "after", "before") and _is_clause_mark(tree, word)
        ):
            yield from _clause(tree, word, lower)
        elif lower == "when" and word.dep == "advmod":
            yield from _when(tree, word)
        elif lower == "same":
            yield from _same_unit(tree, word)
        elif lower == "by" and [w.text.lower() for w in tree.words[word.i + 1 : word.i + 3]] == ["the", "time"]:
            yield from _by_the_time(tree, word)
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
    if lower == "as":
        if mark.i and tree.words[mark.i - 1].text.lower() == "soon" and subject_of(tree, below) is not None:
            yield Link(a, b, "before", 0, 7, tree.words[max(0, mark.i - 2)].start, end, "as soon as", True)
    elif lower in ("after", "once"):
        yield Link(a, b, "before", low, high, start, end, words, measure is not None)
    elif lower in _UP_TO and main.lemma in STATES | _LASTING:
        return  # "the crisis lasted until he resigned": of what lasts it tells the end, and no day of its own
    elif lower in ("before", "until", "till"):
        yield Link(b, a, "before", low, high, start, end, words, measure is not None)


def _when(tree: Tree, mark: Word) -> Iterator[Link]:
    """ "When the currency collapsed, Lebanon defaulted": two deeds told in the same tense come together; a plan waits for
    what its "when" names, and what was already done came before."""
    below = tree.head(mark)
    above = tree.head(below) if below is not None and below.dep == "advcl" else None
    main = verb_of(tree, above) if above is not None else None
    if below is None or main is None or main.i == below.i or not _is_told(tree, below):
        return
    a, b = Hit(tree, below, False, below), _main_hit(tree, main)
    auxes = {w.text.lower() for w in tree.below(main, "aux")}
    if auxes & {"had"}:
        yield Link(b, a, "before", 0, None, mark.start, mark.end, mark.text)
    elif auxes & {"will", "shall", "would"} and below.tag in ("VBZ", "VBP"):
        yield Link(a, b, "before", 0, None, mark.start, mark.end, mark.text)
    elif main.tag == "VBD" and below.tag == "VBD" and main.lemma not in STATES | TRIVIAL_VERBS | REPORTING:
        yield Link(a, b, "same", 0, 0, mark.start, mark.end, mark.text)


def _is_told(tree: Tree, verb: Word) -> bool:
    """A finite verb that tells a deed: no "was to", no perfect, nothing going on."""
    return (
        verb.tag in ("VBD", "VBZ", "VBP") and not tree.below(verb, "aux") and verb.lemma not in STATES | {"be", "have"}
    )


def _by_the_time(tree: Tree, by: Word) -> Iterator[Link]:
    """ "By the time the convoy arrived, thousands had fled"."""
    time, above = tree.words[by.i + 2], tree.head(by)
    below = tree.child(time, "relcl", "acl", "ccomp")
    main = verb_of(tree, above) if above is not None else None
    if (
        below is None
        and above is not None
        and above.is_verb
        and above.i > by.i
        and above.dep in ("ccomp", "advcl", "dep")
    ):
        below, up = above, tree.head(above)  # the parser took the clause for the governor of "by"
        main = verb_of(tree, up) if up is not None else None
    if below is None or main is None or not below.is_verb or main.i == below.i or main.lemma in STATES | TRIVIAL_VERBS:
        return
    one, two = _main_hit(tree, main), Hit(tree, below, False, below)
    yield Link(one, two, "before", 0, None, by.start, time.end, "by the time")


def _same_unit(tree: Tree, same: Word) -> Iterator[Link]:
    """ "the same day as Sweden applied", "on the same day that …", "the same week as the vote"."""
    unit = tree.head(same)
    if unit is None or unit.i != same.i + 1 or unit.lemma.lower() not in _DAY_PARTS | _UNITS:
        return
    clause = tree.child(unit, "relcl", "acl", "advcl")
    like = tree.words[unit.i + 1] if unit.i + 1 < len(tree) else None
    noun = tree.child(like, "pobj", "pcomp") if like is not None and like.text.lower() == "as" else None
    other = _event_below(tree, noun) if noun is not None else None
    if other is None and clause is not None and clause.is_verb and clause.i > unit.i:
        other = Hit(tree, clause, False, clause)
    above = tree.head(unit)
    main = verb_of(tree, above) if above is not None else None
    while main is not None and main.dep == "xcomp" and (up := tree.head(main)) is not None and up.is_verb:
        main = up
    if other is None or main is None or main.i == other.head.i:
        return
    kind: Kind = "same"
    match unit.lemma.lower():
        case "week":
            kind = "same week"
        case "month":
            kind = "same month"
        case "year":
            kind = "same year"
    first = tree.words[same.i - 1] if same.i and tree.words[same.i - 1].text.lower() in ("the", "that") else same
    yield Link(_main_hit(tree, main), other, kind, 0, 0, first.start, unit.end, f"{first.text} {unit.text}", True)


def _main_hit(tree: Tree, verb: Word) -> Hit:
    """The happening of a main clause; "the visit comes days after …" speaks of the visit."""
    taking_place = (
        verb.lemma in ("plan", "schedule", "hold", "set", "slate") and tree.child(verb, "auxpass") is not None
    )
    if taking_place or verb.lemma in ("come", "happen", "occur", "take", "begin", "be"):
        subject = subject_of(tree, verb)
        if subject is not None and is_eventive(tree, subject):
            return Hit(tree, subject, True, verb)
    planned = tree.child(verb, "xcomp")
    if planned is not None and planned.tag == "VB" and verb.lemma in _INTENDING and verb.tag in ("VBZ", "VBP"):
        return Hit(tree, planned, False, planned)  # "after the talks, Serbia plans to appeal": the appeal comes after
    if verb.lemma in ("see", "bring", "witness"):  # "the day after the vote saw protests"
        subject, seen = subject_of(tree, verb), tree.child(verb, "dobj")
        if (
            subject is not None
            and seen is not None
            and subject.lemma.lower() in _DAY_PARTS | _UNITS
            and is_eventive(tree, seen)
        ):
            return Hit(tree, seen, True, verb)
    return Hit(tree, verb, False, verb)


def _measure(tree: Tree, mark: Word) -> tuple[int, str] | None:
    """(index of the first word, text) of the measure right before a mark or preposition: "just days", "less than
    two weeks". The parser hangs it in many places, so the words themselves are looked at."""
    at = mark.i - 1
    if at >= 0 and tree.words[at].text.lower() in CLOSE:
        return at, tree.words[at].text
    if at < 0 or not MEASURE_WORD.fullmatch(tree.words[at].text.lower()):
        return None
    first = at
    while first > 0 and ((lower := tree.words[first - 1].text.lower()) in BEFORE_MEASURE or lower.isdigit()):
        first -= 1
    if first == at and not tree.words[at].text.lower().endswith("s"):
        return None  # "met last week after the vote": a date of its own, and no measure
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
        if verb is not None and verb.tag == "VBG" and verb.dep == "advcl" and not tree.below(verb, "mark", "advmod"):
            verb = tree.head(verb)  # "Retaliating days after the attack, the army shelled …": both are one day's
        if verb is None or not verb.is_verb or verb.i == other.head.i:
            return
        own = _main_hit(tree, verb)
    measure = _measure(tree, prep)
    span: tuple[int, int | None] = (0, None)
    if kind == "upon":
        kind, span = "after", (0, 1)
    elif kind == "within":
        kind, measure = "after", (prep.i, " ".join(w.text for w in tree.words[prep.i : last.i]))
        span = distance(measure[1]) or (0, None)
    elif measure:
        span = distance(measure[1]) or (0, None)
    low, high = span
    if any(w.text.lower() in _UP_TO for w in tree.words[max(0, (measure[0] if measure else prep.i) - 1) : prep.i]):
        return  # "had lived there until shortly after the attacks"
    start = tree.words[measure[0]].start if measure else prep.start
    words = (
        measure[1]
        if measure and measure[0] == prep.i
        else f"{measure[1]} {prep.text}"
        if measure
        else " ".join(w.text for w in tree.words[prep.i : last.i + 1])
    )
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
        case "since" if _goes_on(tree, own):
            yield Link(replace(own, role="since"), other, "since", 0, 0, start, end, words)


def _relation(tree: Tree, prep: Word, lower: str) -> tuple[str, Word | None, Word]:
    """What a preposition (or a phrase that works as one) says, its object, and its last word."""
    obj = tree.child(prep, "pobj", "pcomp", "dobj")
    if lower in ("after", "following"):
        return "after", obj, prep
    if lower in ("before",):
        return "before", obj, prep
    if lower in ("during", "amid"):
        return "during", obj, prep
    if lower == "since":
        return "since", obj, prep
    if lower in ("on", "upon") and obj is not None and obj.lemma in _ARRIVING_ACTS:
        return "upon", obj, prep
    if lower == "within" and obj is not None and MEASURE_WORD.fullmatch(obj.text.lower()):
        inner = tree.child(obj, "prep")
        if inner is not None and inner.lemma.lower() in ("of", "after"):
            return "within", tree.child(inner, "pobj", "pcomp"), inner
    of = tree.child(prep, "prep", "dep")
    if lower in ("ahead", "prior") and of is not None:
        return "before", tree.child(of, "pobj", "pcomp"), of
    if lower in ("in", "on", "at") and obj is not None and obj.lemma in _RUN_UP:
        inner = tree.child(obj, "prep")
        if inner is not None:
            return _RUN_UP[obj.lemma], tree.child(inner, "pobj", "pcomp"), inner
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
    one, two = Hit(tree, subject, True, None), Hit(tree, other, True, verb)  # the verb vouches for what it adds
    first, second = (two, one) if verb.lemma == "precede" else (one, two)
    yield Link(first, second, "before", 0, None, verb.start, agent.end, f"{verb.text} {agent.text}")


def _goes_on(tree: Tree, hit: Hit) -> bool:
    """A state or a deed in the present perfect: "has ruled since the coup", "have arrested hundreds since the vote"."""
    perfect = {w.text.lower() for w in tree.below(hit.head, "aux")} & {"has", "have"}
    return not hit.nominal and bool(perfect) and hit.head.lemma in STATES | VERBS.keys()
