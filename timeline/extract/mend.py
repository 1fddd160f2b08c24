"""Trees put right where the punctuation or the words themselves prove the parser wrong.

Each mend is a small surgery on heads and labels; the words stay as they are."""

from __future__ import annotations

import re

from timeline.extract.tree import Tree, Word

_MONTH = re.compile(
    r"(?:Jan|Febr?|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
)
_FIXED = frozenset(["schedule", "plan", "set", "slate", "expect", "due"])


def mended(tree: Tree) -> Tree:
    """The tree with clauses parted at semicolons and participles of planning given to the noun they follow."""
    changes = {**_parted(tree), **_planned(tree), **_subjects(tree)}
    return tree.moved(changes) if changes else tree


def _parted(tree: Tree) -> dict[int, tuple[int, str]]:
    """A clause before a semicolon is not the content of one behind it: "took the town; the army denied it"."""
    changes: dict[int, tuple[int, str]] = {}
    for stop in tree.words:
        if stop.text != ";":
            continue
        second = tree.head(stop)
        first = next(
            (w for w in tree.below(second, "ccomp") if w.i < stop.i)
            if second is not None and second.i > stop.i
            else iter(()),
            None,
        )
        if second is None or first is None or tree.child(second, "nsubj", "nsubjpass", "expl") is None:
            continue
        above = tree.head(second)
        changes[first.i] = (above.i, second.dep) if above is not None else (first.i, "ROOT")
        changes[second.i] = (first.i, "parataxis")
    return changes


def _planned(tree: Tree) -> dict[int, tuple[int, str]]:
    """ "After the hearing on the appeal, scheduled for noon, he left": what is scheduled is the noun before the comma."""
    changes: dict[int, tuple[int, str]] = {}
    for word in tree.words:
        if word.lemma not in _FIXED or word.tag != "VBN" or word.dep not in ("advcl", "acl", "xcomp") or word.i < 2:
            continue
        above, comma, before = tree.head(word), tree.words[word.i - 1], tree.words[word.i - 2]
        if above is None or comma.text != "," or not before.is_noun:
            continue
        far_behind = above.i < word.i and any(w.is_verb for w in tree.words[above.i + 1 : before.i])
        if not far_behind and above.i < word.i:
            continue
        if tree.below(word, "nsubj", "nsubjpass", "mark", "auxpass"):
            continue
        noun = _phrase_head(tree, before)
        prep = tree.head(noun)
        if prep is not None and prep.head == word.i:
            changes[prep.i] = (above.i, prep.dep)
        changes[word.i] = (noun.i, "acl")
    return changes


def _subjects(tree: Tree) -> dict[int, tuple[int, str]]:
    """ "On 3 May police, wondering how she left, combed the woods": the subject, and what stands before it, is the
    finite verb's, as in "Lee, jailed in May, was freed"; and a date after a verb is no subject of the participle behind it ("was
    found May 3 buried")."""
    changes: dict[int, tuple[int, str]] = {}
    for verb in tree.words:
        subject = tree.child(verb, "nsubj")
        if subject is None or tree.below(verb, "aux", "mark"):
            continue
        finite = _finite_behind(tree, verb)
        comma = any(w.text == "," for w in tree.words[subject.i + 1 : verb.i])
        if verb.tag == "VBG" and comma and finite is not None:
            if finite.head == verb.i:
                changes[finite.i], changes[verb.i] = (finite.i, "ROOT"), (finite.i, "advcl")
            for part in tree.below(verb):
                if part.i <= subject.i:
                    changes[part.i] = (finite.i, part.dep)
        elif (
            verb.tag in ("VBD", "VBN")
            and comma
            and subject.i + 2 == verb.i
            and (told := _told_behind(tree, verb)) is not None
        ):
            changes[told.i] = (told.i, "ROOT") if verb.dep == "ROOT" else (verb.head, verb.dep)
            changes[verb.i] = (subject.i, "acl")
            passive = tree.child(told, "auxpass") is not None
            for part in tree.below(verb):
                if part.i < subject.i:
                    changes[part.i] = (told.i, part.dep)
            changes[subject.i] = (told.i, "nsubjpass" if passive else "nsubj")
        elif verb.dep == "advcl" and verb.head == subject.i - 1 and _MONTH.fullmatch(subject.text):
            changes[subject.i] = (verb.head, "npadvmod")
    return changes


def _finite_behind(tree: Tree, participle: Word) -> Word | None:
    """The finite verb behind a participle that has no subject of its own: above it, or hung on it when it is the root."""
    above = tree.head(participle)
    near = [above] if above is not None and participle.dep == "advcl" else tree.below(participle, "ccomp", "conj")
    fit = (w for w in near if w.i > participle.i and (participle.dep == "advcl" or w.tag in ("VBD", "VBZ", "VBP")))
    return next((w for w in fit if tree.child(w, "nsubj", "nsubjpass", "expl") is None), None)


def _told_behind(tree: Tree, participle: Word) -> Word | None:
    """The finite verb behind a participle set off by commas which the parser took for the clause's verb: "Lee, jailed in
    May, was freed"."""
    if tree.child(participle, "cc") is not None:
        return None
    for verb in tree.below(participle, "conj"):
        first = min([verb.i, *(a.i for a in tree.below(verb, "aux", "auxpass", "neg", "advmod") if a.i < verb.i)])
        if tree.words[first - 1].text == "," and tree.child(verb, "nsubj", "nsubjpass", "expl") is None:
            return verb
    return None


def _phrase_head(tree: Tree, noun: Word) -> Word:
    """The first noun of "the vote on the reform of the court"."""
    while True:
        prep = tree.head(noun)
        above = tree.head(prep) if prep is not None and prep.dep == "prep" else None
        if above is None or not above.is_noun or noun.dep != "pobj":
            return noun
        noun = above
