"""Clauses that leave out their verb: "Kenya left in January, Zambia in February"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from timeline.extract.attach import find
from timeline.extract.clauses import Hit, is_eventive, subject_of
from timeline.extract.tree import Tree, Word
from timeline.records import Timex
from timeline.when import Day, bounds

_FINITE = frozenset(["VBD", "VBZ", "VBP", "VBN"])
_LIKENED = frozenset(["after", "following", "like"])
_LONGEST = 6
"""Words a gapped part may have before its date: a name or a short noun phrase."""
_ASIDE = frozenset(["cc", "conj", "punct", "relcl", "advcl"])
"""What else hangs on the shared verb and belongs to its own clause only."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A clause that borrows its verb: ``tree`` is the sentence with what stands before the date in the place of its
    counterpart, ``start`` and ``end`` its own words, ``noun`` the head of those."""

    tree: Tree
    hit: Hit
    start: int
    end: int
    noun: int


def without(tree: Tree, found: Sequence[Gap]) -> Tree:
    """The tree with the gapped parts cut off, so that they hang on no clause of others."""
    return tree.moved({gap.noun: (gap.noun, "dep") for gap in found}) if found else tree


def gaps(tree: Tree, timexes: Sequence[Timex], published: Day) -> Iterator[Gap]:
    """Parts of a list that share a verb or a noun of happening, each with a date of its own: "Kenya left in January, Zambia
    in February", "police held two men on Monday and four women on Tuesday", "after talks with Modi on Monday and Macron
    on Tuesday", "closed its border in May, after Uganda in April"."""
    roles: dict[int, tuple[Word, Word | None]] = {}
    for timex in timexes:
        part = _part(tree, timex, timexes)
        shared = _shared(tree, part.before, published) if part is not None else None
        if part is None or shared is None or shared.head.i >= part.first:
            continue
        head, old = roles.get(part.before.start) or _counterpart(tree, shared, part)
        if old is None:
            continue
        roles[timex.start] = head, old
        regrown = _regrown(tree, head, part, old)
        word = regrown.words[head.i]
        phrase = (tree.words[part.noun.i + 1].start, timex.end)
        hit = Hit(regrown, word, word.is_noun, None if word.is_noun else word, timex, "at", phrase)
        yield Gap(regrown, hit, tree.words[part.first].start, tree.words[part.last].end, part.noun.i)


def _shared(tree: Tree, timex: Timex, published: Day) -> Hit | None:
    high = bounds(timex.when)[1] if timex.when is not None else None
    return find(tree, timex, recent=True, past=high is not None and high <= published)


@dataclass(frozen=True, slots=True)
class _Part:
    """The noun phrase right before a date and what links it to the date ``before`` it: a comma, "and" or a preposition."""

    noun: Word
    first: int
    last: int
    link: str
    before: Timex


def _part(tree: Tree, timex: Timex, timexes: Sequence[Timex]) -> _Part | None:
    inside = tree.covering(timex.start, timex.end)
    if not inside or timex.when is None:
        return None
    at = inside[0].i - 1
    if at >= 0 and tree.words[at].text.lower() in ("in", "on", "at"):
        at -= 1
    if at >= 0 and tree.words[at].text == ",":
        at -= 1  # "Zambia, in February"
    last = at
    while at >= 0 and last - at < _LONGEST and tree.words[at].tag[:2] in ("NN", "DT", "JJ", "CD", "PO", "PR"):
        at -= 1
    if at == last or at < 1 or not tree.words[last].is_noun:
        return None
    first, link = at + 1, tree.words[at].text.lower()
    if link == "and" and tree.words[at - 1].text == ",":
        at -= 1
    if link not in (",", ";", "and", *_LIKENED):
        return None
    edge = tree.words[at - 2] if link in _LIKENED and at > 1 and tree.words[at - 1].text == "," else tree.words[at - 1]
    before = next((t for t in timexes if t.start < edge.end <= t.end and t.when is not None), None)
    dated = any(t.start < tree.words[last].end and tree.words[first].start < t.end for t in timexes)
    if before is None or before is timex or dated:
        return None
    return _Part(tree.words[last], first, inside[-1].i, link, before)


def _counterpart(tree: Tree, shared: Hit, part: _Part) -> tuple[Word, Word | None]:
    """The word the part shares, and the noun of it that the part takes the place of; None when it is unlike all."""
    verb, named = shared.head, _named(part.noun)
    near = _right_before(tree, part.before)
    if near is not None and _named(near) is named and part.link not in _LIKENED and near.dep in ("dobj", "pobj"):
        prep = tree.head(near)
        governor = tree.head(prep) if prep is not None and near.dep == "pobj" else None
        if near.dep == "dobj" or (governor is not None and governor.i == verb.i):
            return verb, near
        if governor is not None and is_eventive(tree, governor):
            return governor, near
    if shared.nominal or verb.tag not in _FINITE:
        return verb, None
    subject = tree.child(verb, "nsubj", "nsubjpass") or subject_of(tree, verb)
    if subject is None:
        return verb, None
    if part.link in _LIKENED:
        return verb, subject if named and subject.tag != "NN" else None
    obj = next((w for w in tree.below(verb, "dobj") if w.i != part.noun.i), None)
    if obj is not None and _named(obj) is named and (part.link == "and" or not named):
        return verb, obj
    owned = (
        tree.child(part.noun, "poss") is not None and obj is None
    )  # "Lee resigned on Monday, and her deputy on Tuesday"
    return verb, subject if _named(subject) is named or owned else None


def _named(noun: Word) -> bool:
    return noun.tag.startswith("NNP")


def _right_before(tree: Tree, timex: Timex) -> Word | None:
    """The noun a date follows, of several joined the first: "Greece" of "to include Greece and Turkey in 1952"."""
    before = [w for w in tree.words if w.end <= timex.start]
    if before and before[-1].text.lower() in ("in", "on", "at"):
        before = before[:-1]
    if not before or not before[-1].is_noun:
        return None
    noun = before[-1]
    while noun.dep in ("conj", "appos") and (above := tree.head(noun)) is not None and above.is_noun:
        noun = above
    return noun


def _regrown(tree: Tree, head: Word, part: _Part, old: Word) -> Tree:
    """The tree with the part's noun in the place of ``old``, and without what else hangs on the shared verb behind it."""
    own = old.head == head.i or old.dep in ("pobj", "dobj")
    passive = tree.child(head, "auxpass") is not None
    place = (old.head, old.dep) if own else (head.i, "nsubjpass" if passive else "nsubj")
    to: dict[int, tuple[int, str]] = {old.i: (old.i, "dep"), part.noun.i: place}
    for word in tree.words:
        if part.first <= word.i < part.noun.i and word.head >= part.noun.i:
            to[word.i] = (part.noun.i, word.dep)
        elif word.head == head.i < word.i and word.i not in to and word.dep in _ASIDE:
            to[word.i] = (word.i, "dep")
    return tree.moved(to)
