"""What a time expression dates besides the word it hangs on: the clause it introduces ("in 1979, when troops marched in",
"2009, the year it left"), the clauses joined to it, and what came again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from timeline.extract.attach import find
from timeline.extract.clauses import Hit, is_eventive
from timeline.extract.lexicon_en import BEGIN
from timeline.extract.tree import Tree, Word
from timeline.records import Timex, TimexType

_FINITE = frozenset(["VBD", "VBZ", "VBP", "VBN"])
_BREAKS = frozenset([",", "-", "--", "–", "—", "_", "("])
"""What may stand between a date and the clause it introduces; "_" is the dash of older agency wires."""


def introduced(tree: Tree, timex: Timex) -> Hit | None:
    """The clause that tells what was at the date: "in 1968, when troops swept in", "on the day that", "2009, the year it
    left"."""
    inside = tree.covering(timex.start, timex.end)
    if not inside or timex.type not in (TimexType.DATE, TimexType.TIME):
        return None
    at = inside[-1].i + 1
    if at < len(tree) and tree.words[at].text in _BREAKS:
        at += 1
    if at < len(tree) and tree.words[at].text.lower() == "when":
        verb = tree.head(tree.words[at])
    elif at + 1 < len(tree) and (tree.words[at].text.lower(), tree.words[at + 1].lemma.lower()) in _THE_UNIT:
        if at + 2 < len(tree) and tree.words[at + 2].text.lower() in ("before", "after"):
            return None
        verb = tree.child(tree.words[at + 1], "relcl", "acl", "ccomp")
    else:
        return None
    if verb is None or not verb.is_verb or verb.i < at:
        return None
    own = tree.child(verb, "nsubj", "nsubjpass", "csubj")
    if verb.tag not in _FINITE or own is None:
        return None
    return Hit(tree, verb, False, verb, timex, "at", (timex.start, timex.end))


def is_empty(hit: Hit) -> bool:
    """Whether a clause tells nothing but that something was: "it began on 26 May, when the court ruled"."""
    subject = hit.tree.child(hit.head, "nsubj", "nsubjpass", "expl")
    return (
        not hit.nominal
        and hit.head.lemma in BEGIN | {"be", "come", "happen"}
        and subject is not None
        and subject.tag in ("PRP", "DT", "EX")
    )


_THE_UNIT = frozenset(("the", unit) for unit in ("year", "month", "day", "week", "summer", "winter", "night"))


def joined(tree: Tree, hit: Hit, timexes: Sequence[Timex]) -> Iterator[Hit]:
    """Clauses with a subject of their own that are joined to a dated one and share its date ("On 12 April a channel
    named the men, and Chile suspended the talks")."""
    if hit.nominal or hit.timex is None or hit.role != "at" or hit.head.tag not in _FINITE | {"VB"}:
        return
    for other in tree.below(hit.head, "conj"):
        own = tree.child(other, "nsubj", "nsubjpass")
        if any(w.text == ";" for w in tree.words[hit.head.i : other.i]):
            continue
        if own is None or not own.is_noun or (other.tag != hit.head.tag and not _both_past(tree, other, hit.head)):
            continue
        if not any(_dates(tree, t, other) for t in timexes if t is not hit.timex and t.when):
            yield Hit(tree, other, False, other, hit.timex, hit.role, hit.phrase)


def _both_past(tree: Tree, one: Word, two: Word) -> bool:
    """Whether two verbs tell of the past, actively or passively: "rebels split, and their leader was arrested"."""
    return all(
        w.tag == "VBD" or (w.tag == "VBN" and any(a.tag == "VBD" for a in tree.below(w, "aux", "auxpass")))
        for w in (one, two)
    )


def _dates(tree: Tree, timex: Timex, verb: Word) -> bool:
    hit = find(tree, timex, recent=True)
    return hit is not None and hit.head.i == verb.i


def repeated(tree: Tree, timex: Timex, timexes: Sequence[Timex]) -> Hit | None:
    """The happening of the date before, when it came "again" at this one."""
    before = [w for w in tree.words if w.end <= timex.start]
    if before and before[-1].text.lower() in ("in", "on", "at"):
        before = before[:-1]
    earlier = [t for t in timexes if t.end <= timex.start and t.when is not None]
    if not before or not earlier or before[-1].text.lower() != "again":
        return None
    hit = find(tree, earlier[-1], recent=True)
    if hit is None or hit.role != "at":
        return None
    if any(w.is_verb for w in tree.words if earlier[-1].end <= w.start and w.end <= timex.start):
        return None
    return replace(hit, timex=timex, phrase=(before[-1].start, timex.end))


def to_come(hit: Hit) -> Hit | None:
    """The happening between a verb of the past and a date that is still to come: "agreed to talks in Abuja on 23
    August"."""
    tree, timex = hit.tree, hit.timex
    if timex is None:
        return None
    inside = [tree.words[i] for i in tree.subtree(hit.head) if hit.head.i < i and tree.words[i].end <= timex.start]
    noun = next((w for w in reversed(inside) if is_eventive(tree, w)), None)
    if noun is None:
        return None
    return Hit(tree, noun, True, None, timex, "at", hit.phrase, cue=hit.head.text)
