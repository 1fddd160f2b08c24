"""How English tells that somebody arrives or leaves: what begins a journey and what ends it.

"Landed in", "flew to", "touched down in", "set foot in", "reached" are one arrival; "left", "flew out of", "returned
from", "is back home" one departure."""

from __future__ import annotations

from typing import Literal

from timeline.extract.lexicon_en import PERSON_NOUNS
from timeline.extract.tree import Tree, Word

Move = Literal["arrives", "leaves", ""]

JOURNEYS = frozenset(["visit", "trip", "tour", "travel"])
_ARRIVING = frozenset("arrive land reach enter arrival landing".split())
_LEAVING = frozenset("leave depart departure".split())
_GOING = frozenset("fly travel head go jet sail drive come journey return be".split())
"""Verbs and nouns of going: whether they arrive or leave their prepositions and particles say."""
_BACK = frozenset("home back away out".split())


def movement(tree: Tree, head: Word) -> Move:
    """What a verb or noun says of a journey: that it begins (somebody arrives), that it ends, or nothing.

    A return is the end of the journey away: "returned from Moscow", "once he is back home".
    """
    lemma = head.lemma.lower()
    if lemma == "be" and not any(
        w.tag in ("PRP", "NNP") or w.lemma.lower() in PERSON_NOUNS for w in tree.below(head, "nsubj")
    ):
        return ""  # "power is back in the town"
    words = {w.text.lower() for w in tree.below(head, "prt", "advmod", "attr", "acomp", "prep", "dobj", "npadvmod")}
    if lemma in _LEAVING:
        return "" if "for" in words or _has_clause(tree, head) else "leaves"
    if lemma in _ARRIVING or (lemma == "touch" and "down" in words) or (lemma == "set" and "foot" in words):
        return (
            "arrives"
            if head.is_noun or words & {"in", "at", "down", "on", "into", "here", "foot"} or _object(tree, head)
            else ""
        )
    if lemma not in _GOING:
        return ""
    if words & {"from"} or words & _BACK or (lemma == "return" and not words & {"to", "into", "in"}):
        return "leaves"
    if lemma in ("be", "come", "return"):
        return ""
    return "arrives" if words & {"to", "into", "in"} else ""


def _object(tree: Tree, verb: Word) -> bool:
    """ "reached Kabul", "entered Egypt": a name, for nobody reaches a compromise on foot."""
    obj = tree.child(verb, "dobj")
    return obj is not None and obj.tag == "NNP"


def _has_clause(tree: Tree, verb: Word) -> bool:
    """ "left three people dead": no departure."""
    return tree.child(verb, "ccomp", "oprd") is not None or any(
        w.tag in ("NNS", "CD") for w in tree.below(verb, "dobj")
    )
