"""What a found happening says of itself beside its date: the passage that tells it, where a journey goes, and
the noun a light verb speaks for."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.extract.actors import Cast
from timeline.extract.clauses import Hit, is_eventive, subject_of
from timeline.extract.lexicon_en import BEGIN, LIGHT_VERBS
from timeline.extract.tree import Tree, Word

_BEFALLING = frozenset(
    """hit strike rattle shake jolt rock devastate erupt break kill injure sweep ravage destroy topple oust tear batter flatten
    displace claim happen occur""".split()
)
"""Verbs of what a happening does: "the earthquake hit Lima" tells of the earthquake."""


def about(hit: Hit) -> str:
    """The noun whose happening a verb tells: "the summit" of "the summit, which opened on Wednesday", "talks" of "held
    talks"."""
    if hit.nominal or hit.head.lemma not in BEGIN | LIGHT_VERBS | _BEFALLING:
        return ""
    told = hit.tree.child(hit.head, "dobj", "nsubjpass") if hit.head.lemma in LIGHT_VERBS else None
    if told is None or not is_eventive(hit.tree, told):
        told = subject_of(hit.tree, hit.head) if hit.head.lemma in BEGIN | _BEFALLING else None
    return told.lemma.lower() if told is not None and is_eventive(hit.tree, told) else ""


def destination(hit: Hit, cast: Cast) -> str | None:
    for part in hit.tree.below(hit.head, "prep", "dobj"):
        if part.dep == "prep" and part.lemma.lower() not in ("to", "in", "into", "at", "from"):
            continue
        for name in cast.at(part.start, max(hit.tree.words[i].end for i in hit.tree.subtree(part))):
            if name.actor.code and name.actor.code != "IGO":
                return name.actor.code
    return None


def passage(hit: Hit, times: Sequence[tuple[int, int]] = ()) -> tuple[int, int]:
    """From the first to the last word of the clause that tells it, its own time words included; clauses that hang on it
    and what other ``times`` date are left out."""
    tree, head = hit.tree, hit.head
    own = hit.phrase
    others = [t for t in times if t[1] <= own[0] or own[1] <= t[0]] if own is not None else []
    if hit.nominal:
        without = frozenset(w.i for w in tree.below(head, "relcl", "appos", "conj"))
        inside = tree.subtree(head, without)
    else:
        inside = [head.i]
        subject = subject_of(tree, head)
        for part in tree.below(head):
            if part.dep in ("advcl", "ccomp", "conj", "cc", "punct", "parataxis", "mark", "relcl") or (
                part.dep == "dep"
            ):
                continue
            below = tree.subtree(part, _clauses_below(tree, part))
            low, high = tree.words[below[0]].start, tree.words[below[-1]].end
            if part.dep in ("prep", "npadvmod", "advmod") and any(low < t[1] and t[0] < high for t in others):
                continue
            inside += below
        if subject is not None:
            whole = tree.subtree(subject, _clauses_below(tree, subject))
            if all(i < head.i for i in whole):
                inside += whole
    words = [tree.words[i] for i in inside]
    start = min(w.start for w in words)
    end = max((w.end for w in words if w.text not in (",", ";", ":", "–", "—", "_")), default=words[-1].end)
    if hit.phrase:
        start, end = min(start, hit.phrase[0]), max(end, hit.phrase[1])
    return start, end


def _clauses_below(tree: Tree, word: Word) -> frozenset[int]:
    return frozenset(i for i in tree.subtree(word) if i != word.i and tree.words[i].dep in ("relcl", "appos", "advcl"))


def site(hit: Hit) -> frozenset[str]:
    """The proper names that tell a noun from others of its kind: {"Kut"} of "the siege of Kut"; empty for a verb."""
    if not hit.nominal:
        return frozenset()
    objects = [
        obj
        for prep in hit.tree.below(hit.head, "prep")
        if prep.lemma.lower() in ("of", "at", "in", "for", "near", "off")
        for obj in hit.tree.below(prep, "pobj")
    ]
    return frozenset(
        w.text for obj in objects for w in (obj, *hit.tree.below(obj, "compound")) if w.tag in ("NNP", "NNPS")
    )
