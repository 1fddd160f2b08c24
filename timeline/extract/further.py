"""What a time expression dates besides the word it hangs on: the clause it introduces ("in 1979, when troops marched in",
"2009, the year it left"), the clauses joined to it, and those that leave out their verb ("Kenya left in January, Zambia
in February")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from timeline.extract.attach import find
from timeline.extract.clauses import Hit, is_eventive, subject_of
from timeline.extract.lexicon_en import BEGIN
from timeline.extract.tree import Tree, Word
from timeline.records import Timex, TimexType

_FINITE = frozenset(["VBD", "VBZ", "VBP", "VBN"])
_BREAKS = frozenset([",", "-", "--", "–", "—", "_", "("])
"""What may stand between a date and the clause it introduces; "_" is the dash of older agency wires."""
_LIKENED = frozenset(["after", "following", "like"])
_LONGEST_GAP = 6
"""Words a gapped part may have before its date: a name or a short noun phrase."""


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


@dataclass(frozen=True, slots=True)
class Gap:
    """A clause that borrows its verb: ``tree`` is the sentence with the verb's subject or object replaced by what stands
    before the date, ``start`` and ``end`` its own words."""

    tree: Tree
    hit: Hit
    start: int
    end: int
    noun: int


def without(tree: Tree, found: Sequence[Gap]) -> Tree:
    """The tree with the gapped parts cut off, so that they hang on no clause of others."""
    return tree.moved({gap.noun: (gap.noun, "dep") for gap in found}) if found else tree


def gaps(tree: Tree, timexes: Sequence[Timex]) -> Iterator[Gap]:
    """Parts of a list that share a verb, each with a date of its own: "Kenya left in January, Zambia in February",
    "police held two men on Monday and four women on Tuesday", "closed its border in May, after Uganda in April"."""
    for timex in timexes:
        part = _part(tree, timex, timexes)
        if part is None:
            continue
        noun, first, last, link, before = part
        verb = _verb_before(tree, before, first)
        if verb is None:
            continue
        role = _stands_for(tree, verb, noun, link)
        if role:
            regrown = _regrown(tree, verb, noun, role, first)
            head = regrown.words[verb.i]
            hit = Hit(regrown, head, False, head, timex, "at", (tree.words[noun.i + 1].start, timex.end))
            yield Gap(regrown, hit, tree.words[first].start, tree.words[last].end, noun.i)


def _part(tree: Tree, timex: Timex, timexes: Sequence[Timex]) -> tuple[Word, int, int, str, Timex] | None:
    """The noun phrase right before a date and what links it to the date before: (its head, first and last index, "," or
    "and" or a preposition, the earlier date)."""
    inside = tree.covering(timex.start, timex.end)
    if not inside or timex.when is None:
        return None
    at = inside[0].i - 1
    if at >= 0 and tree.words[at].text.lower() in ("in", "on", "at"):
        at -= 1
    if at >= 0 and tree.words[at].text == ",":
        at -= 1  # "Zambia, in February"
    last = at
    while at >= 0 and last - at < _LONGEST_GAP and tree.words[at].tag[:2] in ("NN", "DT", "JJ", "CD", "PO", "PR"):
        at -= 1
    if at == last or at < 1 or not tree.words[last].is_noun:
        return None
    first, link = at + 1, tree.words[at].text.lower()
    if link == "and" and tree.words[at - 1].text == ",":
        at -= 1
    if link not in (",", ";", "and", *_LIKENED):
        return None
    edge = tree.words[at - 1] if link not in _LIKENED or tree.words[at - 1].text != "," else tree.words[at - 2]
    before = next((t for t in timexes if t.start < edge.end <= t.end and t.when is not None), None)
    if (
        before is None
        or before is timex
        or any(t.start < tree.words[last].end and tree.words[first].start < t.end for t in timexes)
    ):
        return None
    return tree.words[last], first, inside[-1].i, link, before


def _verb_before(tree: Tree, timex: Timex, first: int) -> Word | None:
    hit = find(tree, timex, recent=True)
    if hit is None or hit.nominal or hit.head.i >= first or hit.head.tag not in _FINITE:
        return None
    return hit.head


def _stands_for(tree: Tree, verb: Word, noun: Word, link: str) -> str:
    """Which part of the verb the noun takes the place of: "nsubj", "nsubjpass", "dobj", or "" when it is unlike both."""
    subject = tree.child(verb, "nsubj", "nsubjpass") or subject_of(tree, verb)
    if subject is None:
        return ""
    passive = tree.child(verb, "auxpass") is not None
    obj = next((w for w in tree.below(verb, "dobj") if w.i != noun.i), None)
    named = noun.tag.startswith("NNP")
    if link in _LIKENED:
        return ("nsubjpass" if passive else "nsubj") if named and subject.tag != "NN" else ""
    if obj is not None and obj.tag.startswith("NNP") == named and (link == "and" or not named):
        return "dobj"
    owned = tree.child(noun, "poss") is not None and obj is None  # "Lee resigned on Monday, and her deputy on Tuesday"
    if subject.tag.startswith("NNP") == named or owned:
        return "nsubjpass" if passive else "nsubj"
    return ""


_ASIDE = frozenset(["cc", "conj", "punct", "relcl", "advcl"])
"""What else hangs on the shared verb and belongs to its own clause only."""


def _regrown(tree: Tree, verb: Word, noun: Word, role: str, first: int) -> Tree:
    """The tree with ``noun`` in the place of the verb's own subject or object, and without the earlier date."""
    cut = {"dobj": ("dobj",)}.get(role, ("nsubj", "nsubjpass"))
    to: dict[int, tuple[int, str]] = {noun.i: (verb.i, role)}
    for word in tree.words:
        if first <= word.i < noun.i and word.head >= noun.i:
            to[word.i] = (noun.i, word.dep)
        elif (
            word.head == verb.i
            and word.i not in (verb.i, noun.i)
            and (word.dep in cut or (word.i > verb.i and word.dep in _ASIDE))
        ):
            to[word.i] = (word.i, "dep")
    return tree.moved(to)
