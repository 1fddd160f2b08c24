"""Words that tell a happening: nouns and verbs of it, their subjects, and what a dated verb is worth.

`attach` climbs from a time expression to one of them; `relations` looks for those that words of order tie."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from timeline.extract.lexicon_en import (
    ACCUSING,
    NOUNS,
    PERSON_NOUNS,
    REPORTING,
    SAYING,
    SPEECH_ACTS,
    TRIVIAL_VERBS,
)
from timeline.extract.tree import Tree, Word
from timeline.records import Timex

Role = Literal["at", "since", "until", "by", "before", "not before", "after", "from", "to"]

_ORDINAL = re.compile(r"first|second|third|\w+(?:th|st|nd|rd)|last|next")
_DOING_TOO = frozenset("recall concede respond reply report acknowledge post signal add".split())
"""Verbs of reporting that are deeds without a clause: "recalled its ambassador", "conceded on Saturday"."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A happening found at a word. ``head`` is its verb or noun; ``clause`` the verb whose tense and mood speak for
    it; ``role`` how the time expression bounds it."""

    tree: Tree
    head: Word
    nominal: bool
    clause: Word | None
    timex: Timex | None = None
    role: Role = "at"
    phrase: tuple[int, int] | None = None
    """Offsets of the time phrase with its preposition."""
    cue: str = ""
    """Words between noun and date that plan ("due", "scheduled")."""
    not_until: bool = False
    """Whether the verb is negated only up to the date: what "did not end until Friday" ended on Friday."""


def is_eventive(tree: Tree, noun: Word) -> bool:
    """Whether a noun names a happening: its lemma is one of the lexicon's and it does not serve another noun or a
    title."""
    if not noun.is_noun or noun.lemma.lower() not in NOUNS or noun.dep in ("compound", "nmod"):
        return False
    if noun.tag in ("NNP", "NNPS") and noun.lemma.lower() in ("march", "may"):
        return False
    if noun.lemma.lower() in ("fall", "capture", "formation", "founding", "victory", "defeat"):
        return (
            any(w.dep == "prep" and w.lemma.lower() in ("of", "over", "by", "in") for w in tree.below(noun))
            or tree.child(noun, "poss") is not None
        )
    # "the strike force", "the talks table" are caught by compound; "a bomb attack" has the attack as its head
    return True


def is_negated(tree: Tree, verb: Word) -> bool:
    """Whether a verb carries its own negation: "did not end", "never ended", "hardly ended"."""
    return tree.child(verb, "neg") is not None or any(
        w.lemma in ("never", "hardly") for w in tree.below(verb, "advmod")
    )


def verb_of(tree: Tree, word: Word) -> Word | None:
    """The verb whose clause a word stands in: itself, or the nearest verb above it."""
    for at in (word, *tree.up(word)):
        if (
            at.is_verb
            and at.dep not in ("aux", "auxpass")
            and not (at.tag == "VBG" and at.dep in ("prep", "amod", "compound"))
        ):
            return at
    return None


def subject_of(tree: Tree, verb: Word) -> Word | None:
    """A verb's own subject, or the one it shares: of the clause it is joined to or depends on, or the noun it
    describes."""
    own = tree.child(verb, "nsubj", "nsubjpass", "csubj", "expl")
    if own is not None:
        rivals = [w for w in tree.below(verb, "nsubj") if own.i < w.i < verb.i]
        if rivals and own.dep == "nsubj":
            own = rivals[-1]  # "his first trip since the war began": of two subjects the nearer one began
        if own.tag in ("WDT", "WP"):
            return _meant_by(tree, own, verb)
        return own
    above = tree.head(verb)
    if above is None:
        return None
    match verb.dep:
        case "pcomp" if (accused := _accused(tree, above)) is not None:
            charge = verb_of(tree, above)
            return _meant_by(tree, accused, charge) if accused.tag in ("WP", "WDT") and charge is not None else accused
        case "acl" if verb.tag == "VB":
            # "its decision to travel": whose decision, not the decision, travels
            owner = tree.child(above, "poss")
            up = verb_of(tree, above)
            return owner if owner is not None else subject_of(tree, up) if up is not None and up.i != verb.i else None
        case "acl" | "relcl":
            return antecedent(tree, verb)
        case "xcomp" | "conj" | "advcl" | "pcomp" | "ccomp" | "dep":
            if verb.dep == "xcomp":
                obj = tree.child(above, "dobj")
                if obj is not None and above.lemma not in ("promise", "vow") and verb.tag == "VB" and obj.i < verb.i:
                    return obj
                if above.lemma.lower() == "due" and above.i and tree.words[above.i - 1].is_noun:
                    return tree.words[above.i - 1]  # "approved a truce due to take effect": the truce takes effect
            up = verb_of(tree, above)
            return subject_of(tree, up) if up is not None and up.i != verb.i else None
    return None


def _meant_by(tree: Tree, pronoun: Word, verb: Word) -> Word | None:
    """The noun "who", "which" or "that" stands for: the one its clause describes, also for a second verb joined to the
    first; None in a question told ("to find out who shot down the plane")."""
    while verb.dep == "conj" and (above := tree.head(verb)) is not None and above.is_verb:
        verb = above
    meant = antecedent(tree, verb) if verb.dep in ("relcl", "acl", "ccomp") else None
    if meant is not None and pronoun.text.lower() == "who" and meant.dep == "pobj" and not is_person_noun(meant):
        # "observers from the union, who had arrived": who arrives is a person
        meant = next((up for up in tree.up(meant) if up.is_noun and is_person_noun(up)), meant)
    if (
        meant is not None
        and pronoun.tag == "WDT"
        and meant.dep == "pobj"
        and (many := _number_of(tree, verb)) is not None
    ):
        # "a ceasefire with the rebels, which has …": what follows agrees with what it is said of
        nouns = [up for up in (meant, *tree.up(meant)) if up.is_noun or up.dep in ("prep", "pobj")]
        chain = [up for up in nouns if up.is_noun]
        meant = next((up for up in chain[:3] if (up.tag in ("NNS", "NNPS")) == many), meant)
    if meant is not None and meant.is_verb and pronoun.tag == "WDT":
        before = [w for w in tree.words[: pronoun.i] if w.text != ","]
        meant = before[-1] if before else None
    return meant if meant is not None and not meant.is_verb else None


def _number_of(tree: Tree, verb: Word) -> bool | None:
    """Whether a verb's form is plural; None when it does not tell."""
    for word in (*tree.below(verb, "aux", "auxpass"), verb):
        if word.text.lower() in ("has", "is", "was", "does") or word.tag == "VBZ":
            return False
        if word.text.lower() in ("have", "are", "were", "do") or word.tag == "VBP":
            return True
    return None


def is_person_noun(noun: Word) -> bool:
    """Whether a common noun is somebody: an office, or a noun of doing ("mediator", "activist")."""
    return noun.lemma.lower() in PERSON_NOUNS or noun.lemma.lower().endswith(("er", "or", "ist", "ian", "ant", "man"))


def _accused(tree: Tree, prep: Word) -> Word | None:
    """Whose deed "accused troops of shelling" tells: the accused's, not the accuser's."""
    verb = tree.head(prep)
    if verb is not None and prep.lemma.lower() == "as":  # "listed him as having given"
        return tree.child(verb, "nsubjpass", "dobj")
    if verb is None or verb.lemma not in ACCUSING or prep.lemma.lower() not in ("of", "for", "from", "with"):
        return None
    return tree.child(verb, "nsubjpass") or tree.child(verb, "dobj")


def antecedent(tree: Tree, verb: Word) -> Word | None:
    """The noun a relative clause or participle describes; for "the Power of Siberia 2 pipeline, which" the noun
    whose phrase stands next."""
    noun = tree.head(verb)
    while noun is not None and noun.is_verb and noun.dep in ("conj", "relcl", "acl"):
        noun = tree.head(noun)
    return noun


def is_ranked(tree: Tree, noun: Word) -> bool:
    """ "the first", "the worst", "the only": ranked among its kind."""
    return any(
        w.tag in ("JJS", "RBS") or w.lemma in ("only", "best", "worst") or _ORDINAL.fullmatch(w.text.lower())
        for w in tree.below(noun)
    )


def verb_is_eventful(tree: Tree, verb: Word) -> bool:
    """Whether a dated verb tells a happening: not plain reporting, and no bare "be" or "have" without an event in
    its complement."""
    lemma = verb.lemma.lower()
    if lemma in ("read", "show", "see") and tree.child(verb, "auxpass") is not None:
        return tree.child(verb, "ccomp", "xcomp", "expl") is None
    if verb.text.lower() == "according":
        return False
    if lemma == "say" and any(w.text.lower() in ("no", "yes") for w in tree.below(verb, "intj", "dobj")):
        return True
    if lemma in REPORTING and lemma not in SPEECH_ACTS:
        return (
            lemma in _DOING_TOO
            and tree.child(verb, "ccomp") is None
            and tree.child(verb, "dobj", "prep", "prt", "advmod") is not None
        )
    if lemma in ("have", "let", "make", "get", "see") and (caused := tree.child(verb, "ccomp")) is not None:
        return caused.is_verb and caused.lemma not in TRIVIAL_VERBS
    if lemma == "be" and _is_somewhere(tree, verb):
        return True
    if lemma == "become":
        return tree.child(verb, "attr") is not None or any(
            w.lemma.lower() in ("independent", "operational", "effective", "available")
            for w in tree.below(verb, "acomp")
        )
    if lemma == "try":
        aim = tree.child(verb, "xcomp")
        return aim is not None and aim.lemma not in TRIVIAL_VERBS
    if lemma in TRIVIAL_VERBS:
        for part in tree.below(verb, "dobj", "attr", "acomp", "prep", "oprd"):
            inner = tree.child(part, "pobj") if part.dep == "prep" else part
            if inner is not None and (
                is_eventive(tree, inner)
                or inner.lemma in ("due", "effective", "complete", "operational", "born", "able")
            ):
                return True
        return False
    return True


def _is_somewhere(tree: Tree, verb: Word) -> bool:
    """ "Blinken was in Kyiv on Tuesday": a named person's presence is a visit."""
    subject = subject_of(tree, verb)
    if subject is None or subject.tag != "NNP" or tree.child(verb, "attr", "acomp", "xcomp") is not None:
        return False
    if any(w.text.lower() in ("here", "there") for w in tree.below(verb, "advmod")):
        return True
    return any(
        (obj := tree.child(prep, "pobj")) is not None and obj.tag == "NNP"
        for prep in tree.below(verb, "prep")
        if prep.lemma.lower() == "in"
    )


def statement(tree: Tree, verb: Word) -> Word | None:
    """The content verb of a dated saying ("said on Monday that it had taken the town"), None when the verb is no
    saying."""
    if verb.lemma not in SAYING or verb.tag not in ("VBD", "VBZ", "VBP", "VBN", "VB"):
        return None
    content = tree.child(verb, "ccomp", "xcomp")
    return content if content is not None and content.is_verb else None
