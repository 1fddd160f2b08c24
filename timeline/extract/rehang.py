"""The verb a date is meant for, when the parser hung it on a neighbour: outside a clause that opens only behind it, on
the saying before the subject of what is said, on the verb that "did" stands for."""

from __future__ import annotations

import re

from timeline.extract.clauses import Role, verb_of
from timeline.extract.lexicon_en import REPORTING, SPEECH_ACTS
from timeline.extract.tree import Tree, Word
from timeline.records import Timex, TimexType

_OPENERS = frozenset("after before when as while because since once until".split())
_MEASURE = re.compile(
    r"(?:(?:just|only|about|almost|nearly|some) )?(?!next|last|this|the|that)\w+(?: and a half)? (?:hour|day|week|month|year|decade)s?"
)


def meant(tree: Tree, timex: Timex, verb: Word, role: Role, *, past: bool) -> Word:
    """The verb that ``timex`` dates when it hangs on ``verb``; ``past``: the date is over."""
    if verb.dep in ("aux", "auxpass"):
        verb = tree.head(verb) or verb
    for step in (_outside, _beginning, _joined, _said):
        verb = step(tree, timex, verb)
    if verb.lemma == "do":
        verb = _done_likewise(tree, verb)
    if role == "until" and past and verb.tag == "VB" and verb.dep in ("acl", "relcl", "xcomp", "advcl"):
        verb = _finite_above(tree, verb)  # "were denied visas to enter until last week"
    if role == "since" and verb.dep in ("xcomp", "advcl") and verb.tag == "VBG":
        verb = _perfect_above(tree, verb)
    return verb


def _outside(tree: Tree, timex: Timex, verb: Word) -> Word:
    """The verb above a clause that opens only behind the date: "put it to a vote next year after delegates agreed"."""
    opens = next((w for w in tree.below(verb, "mark", "advmod") if w.text.lower() in _OPENERS), None)
    above = tree.head(verb)
    if opens is None or above is None or not above.is_verb or verb.dep not in ("advcl", "ccomp"):
        return verb
    if timex.type is TimexType.DURATION or _MEASURE.fullmatch(timex.text):
        return verb
    inside = above.i < opens.i and above.end <= timex.start and timex.end <= opens.start
    return _last_infinitive(tree, timex, above) if inside else verb


def _last_infinitive(tree: Tree, timex: Timex, verb: Word) -> Word:
    inner = tree.child(verb, "xcomp")
    return inner if inner is not None and inner.tag == "VB" and inner.end <= timex.start else verb


def _done_likewise(tree: Tree, verb: Word) -> Word:
    """The verb that "did" stands for: "as it did in 2021"."""
    likened = any(w.text.lower() in ("as", "like") for w in tree.below(verb, "mark", "advmod"))
    above = tree.head(verb)
    return above if likened and verb.dep == "advcl" and above is not None and above.is_verb else verb


def _finite_above(tree: Tree, verb: Word) -> Word:
    above = tree.head(verb)
    found = verb_of(tree, above) if above is not None else None
    return found if found is not None and found.tag in ("VBD", "VBN") else verb


def _perfect_above(tree: Tree, verb: Word) -> Word:
    """ "have been killed fighting them since 1985": the perfect lasts, not the participle."""
    above = tree.head(verb)
    perfect = above is not None and any(a.text.lower() in ("has", "have") for a in tree.below(above, "aux"))
    return above if above is not None and perfect else verb


def _beginning(tree: Tree, timex: Timex, verb: Word) -> Word:
    """ "will meet again starting 20 June": the participle is a preposition."""
    if verb.text.lower() not in ("starting", "beginning") or verb.dep not in ("advcl", "prep", "xcomp"):
        return verb
    above = tree.head(verb)
    near = 0 <= timex.start - verb.end <= 4
    return above if near and above is not None and above.is_verb and tree.child(verb, "nsubj") is None else verb


def _said(tree: Tree, timex: Timex, verb: Word) -> Word:
    """ "said on Thursday he would meet …": a date between the saying and the subject of what is said is the saying's."""
    above = tree.head(verb)
    own = tree.child(verb, "nsubj", "nsubjpass", "expl")
    if verb.dep != "ccomp" or above is None or own is None or above.lemma not in REPORTING | SPEECH_ACTS:
        return verb
    first = min(tree.words[i].start for i in tree.subtree(own))
    return above if above.end <= timex.start and timex.end <= first else verb


def _joined(tree: Tree, timex: Timex, verb: Word) -> Word:
    """ "were frozen in 2013 and, in March 2015, were declared over": the verb after the "and" that the date
    follows."""
    for joined in tree.below(verb, "conj"):
        if not joined.is_verb or not timex.end <= joined.start:
            continue
        link = next(
            (
                w
                for w in tree.below(verb, "cc", "punct")
                if verb.i < w.i and w.end <= timex.start and w.text in ("and", "but", ";", "then")
            ),
            None,
        )
        if link is not None:
            return _joined(tree, timex, joined)
    return verb
