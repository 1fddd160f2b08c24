"""What stands before the noun of a title's phrase: owners, numbers, adjectives, compounds, each a part that can go, and
names whole and as the text calls them.

Built on `reference` (whom words mean), used by `phrases`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from timeline.extract.actors import Name, Named
from timeline.extract.clauses import antecedent, is_person_noun, subject_of, verb_of
from timeline.extract.fit import KEPT, Part, Piece, fit, pieces_of, render
from timeline.extract.persons_en import PARTICLES
from timeline.extract.reference import Reference
from timeline.extract.tree import Word
from timeline.records import Actor

_UNITS = frozenset(
    """dollar shilling mark rouble ruble euro pound yen franc peso yuan rupee crown percent mile kilometer kilometre meter
    metre tonne ton barrel gallon foot acre hectare megawatt cent""".split()
)
"""Nouns that are nothing without their number."""
_COUNTING = frozenset("one some many most several none each all both few two three four five six seven eight".split())
"""Before "of" these leave the noun its article: "one of the leaders"."""
_TO_COME = frozenset("slated scheduled upcoming forthcoming planned expected coming pending".split())
"""Adjectives that only say what a planned event's status says."""
_KEPT_DETERMINERS = frozenset("no all both another each every half several".split())
_PARTS = frozenset("side part share half end section portion stake territory soil own".split())
"""Nouns that say little without their owner: "shuts its side of the bridge"."""
_TRUTH = frozenset(
    """former ex acting interim caretaker outgoing deputy vice ousted deposed exiled alleged suspected purported self-declared
    would-be so-called failed attempted proposed possible potential fake mock""".split()
)
"""Adjectives without which a title would be false: a former president is none, and a failed coup is no coup."""

# How long these parts are kept (see `fit.Part`): what tells one from another stays, what colours goes.
_DEMONYM, _NUMBER, _OWNER, _ADJECTIVE, _GIVEN = 66, 64, 62, 34, 32
_NAMED = 10
"""What a named owner is worth more than a described one."""
DEEPER = 6
"""What a part loses of its worth for each phrase or clause it lies within: the innermost go first."""
_HYPHENS = ("-", "–", "/")


@dataclass
class Modifiers(Reference):
    """Makes what stands before a noun, and the names of one tree's titles."""

    def _phrase(
        self, noun: Word, depth: int = 0, *, acting: bool, full: bool = False, alone: bool = False, short: bool = False
    ) -> Part:
        """A noun phrase; made by `phrases.Phrases`."""
        raise NotImplementedError

    # -- before the noun ----------------------------------------------------------------------------------------------

    def _before(self, noun: Word, depth: int, covered: set[int]) -> list[Piece | Part]:
        """Possessor, numbers, adjectives, compounds and the noun itself; ``covered`` words are told by a name already."""
        tree = self.tree
        owner = self.tree.child(noun, "poss")
        found: list[Piece | Part] = []
        told, last = set(covered), -1
        number: list[Piece | Part] = []
        for part in [*tree.below(noun), noun]:
            if part == owner:
                found.append(self._possessor(noun, depth))  # where it stands: "an Alabama women's clinic"
            if part.i in told or part.i in self._dropped or part.i > noun.i:
                if part.dep == "nummod" and part.i > noun.i and part.i not in self._dropped and noun.tag[:3] == "NNP":
                    number.append(Piece(part.i, part.text))  # "Power of Siberia 2", "Court No. 2"
                continue
            worth = self._premodifier(noun, part, depth)
            if worth is None:
                continue
            inside = [
                i
                for i in tree.subtree(part, frozenset(w.i for w in tree.below(part, "poss", "relcl")))
                if i not in self._dropped and i not in told and (part.i != noun.i or i == noun.i)
            ]
            if part.i != noun.i:
                listed = any(tree.words[i].dep == "conj" for i in inside)  # "energy, defence and banking"
                inside = [
                    i
                    for i in inside
                    if i == part.i
                    or tree.words[i].dep not in ("det", "relcl", "poss", "case", "punct")
                    or (listed and tree.words[i].text == ",")
                ]
                if part.dep == "amod":
                    inside = [
                        i
                        for i in inside
                        if tree.words[i].dep != "advmod" or self._touches(i) or tree.words[i].tag != "RB"
                    ]
            inside = [i for i in self._hyphen_run(inside, told) if not _is_quote(tree.words[i])]
            told.update(inside)
            if part.i != noun.i and tree.child(part, "poss") is not None:
                found.append(self._possessor(part, depth + 1))
            pieces = []
            for i in inside:
                pieces.append(Piece(i, self._spelled(tree.words[i]), last == i - 1 and self._touches(last)))
                last = i
            if pieces:
                found += pieces if worth >= KEPT else [Part(tuple(pieces), worth)]
        return [*found, *number]

    def _premodifier(self, noun: Word, part: Word, depth: int) -> int | None:
        """How dear a word before the noun is; None when it is left out of every title."""
        if part.i == noun.i:
            return KEPT
        if part.lemma.lower() in _TO_COME:
            return None
        less = DEEPER * depth
        match part.dep:
            case "compound" | "nmod":
                return KEPT
            case "nummod" | "quantmod":
                bare = self.tree.child(noun, "compound") is None and noun.lemma.lower() not in _UNITS
                return _NUMBER - less if depth and bare else KEPT
            case "amod":
                if part.lemma.lower() in _TRUTH or part.text.lower() in _TRUTH:
                    return KEPT
                if part.lemma == "own":
                    return KEPT if self.tree.child(noun, "poss") is None else None
                if part.tag == "VBN" and self._adverb_before(part):
                    return None  # "closely watched", "long-awaited"
                if part.text[:1].isupper() and part.start != self.tree.start:
                    return _DEMONYM - less
                return _ADJECTIVE - less
            case "predet":
                return KEPT
            case "det":
                kept = part.lemma.lower() in _KEPT_DETERMINERS or self._keeps_article(noun, part, depth)
                return KEPT if kept else None
        return None

    def _spelled(self, word: Word) -> str:
        """A word as it stands inside a title: one that only begins the sentence loses its capital."""
        text = undotted(word.text)
        first = next((w.i for w in self.tree.words if w.text[:1].isalnum()), 0)
        plain = (
            word.i == first and word.tag[:3] != "NNP" and text[1:].islower() and not self.cast.at(word.start, word.end)
        )
        return text[:1].lower() + text[1:] if plain else text

    def _adverb_before(self, part: Word) -> bool:
        return any(w.tag == "RB" and not self._touches(w.i) for w in self.tree.below(part, "advmod"))

    def _touches(self, i: int) -> bool:
        """Whether no space parts word ``i`` from the one after it."""
        words = self.tree.words
        return 0 <= i < len(words) - 1 and words[i].end == words[i + 1].start

    def _hyphen_run(self, inside: Sequence[int], told: set[int]) -> list[int]:
        """The words with all that hyphens tie to them: "far" and "-" of "far-right", "Pro" and "-" of "Pro-republicans"."""
        words, found = self.tree.words, set(inside)
        for i in inside:
            at = i
            while at >= 2 and words[at - 1].text in _HYPHENS and self._touches(at - 1) and self._touches(at - 2):
                found.update(j for j in (at - 1, at - 2) if j not in told)
                at -= 2
            at = i
            while (
                at + 2 < len(words) and words[at + 1].text in _HYPHENS and self._touches(at) and self._touches(at + 1)
            ):
                found.update(j for j in (at + 1, at + 2) if j not in told)
                at += 2
        return sorted(i for i in found if i not in self._dropped)

    def _keeps_article(self, noun: Word, article: Word, depth: int) -> bool:
        if depth and noun.dep == "pobj" and noun.tag == "NNS" and self._counted(noun):
            return True
        named = self._name_of(noun)
        return (
            article.lemma == "the"
            and noun.tag == "NNP"
            and noun.dep == "pobj"
            and (named is None or named.how in (Named.SEAT, Named.PLACE))
            and (named is not None or noun.text.endswith("Hague"))
        )

    def _counted(self, noun: Word) -> bool:
        """Whether it stands after "one of", "some of" and the like."""
        prep = self.tree.head(noun)
        above = self.tree.head(prep) if prep is not None and prep.lemma.lower() == "of" else None
        return above is not None and (above.tag == "CD" or above.lemma.lower() in _COUNTING)

    def _whole_name(self, noun: Word) -> Name | None:
        """A gazetteer's name of several words that the noun belongs to: it is printed whole, as the text has it."""
        found = [
            n
            for n in self.cast.at(self.tree.start, self.tree.end)
            if n.start <= noun.start and noun.end <= n.end and n.how not in (Named.PERSON, Named.DEMONYM)
        ]
        return found[0] if found else None

    def _hyphened(self, name: Name) -> bool:
        return self.cast.text[name.start - 1 : name.start] in _HYPHENS

    def _possessor(self, noun: Word, depth: int) -> Part:
        owner = self.tree.child(noun, "poss")
        if owner is None or owner.i in self._dropped:
            return Part(())
        worth = max(_OWNER - DEEPER * depth, 1)
        if owner.tag == "WP$":
            clause = next((up for up in self.tree.up(owner) if up.dep == "relcl"), None)
            meant = antecedent(self.tree, clause) if clause is not None else None
            if meant is None:
                return Part(())
            owner = meant
        resolved = self._resolve(owner)
        if owner.tag == "PRP$" and resolved and self._owned_above(noun, resolved):
            return Part(())
        if resolved and self._doers and set(resolved) <= set(self._doers):
            return Part((Piece(owner.i, owner.text.lower()),)) if noun.lemma.lower() in _PARTS else Part(())
        if resolved:
            return Part((Piece(owner.i, possessive(join([self.cast.short(a) for a in resolved]))),), worth + _NAMED)
        if owner.tag == "PRP$":
            told = self._counted(noun) or noun.lemma.lower() in _PARTS
            if not told and depth == 0 and (described := self._described_owner(noun, owner)):
                return Part((Piece(owner.i, described),), worth)
            return Part((Piece(owner.i, owner.text.lower()),)) if told else Part(())
        # a capital that owns something is printed as the text has it: "Moscow's mayor" is the city's
        inner = pieces_of(self._phrase(owner, depth + 2, acting=False))
        if len(inner) > 4:
            return Part(())
        worth += _NAMED if owner.tag[:3] == "NNP" else 0
        return Part((Piece(owner.i, possessive(render(inner, capital=False))),), worth)

    def _described_owner(self, noun: Word, owner: Word) -> str:
        """Whose "his team" is when nobody is named: the only subject before it, in three words ("UN inspector's team")."""
        before = [w for w in self.tree.words[: owner.i] if w.dep in ("nsubj", "nsubjpass")]
        if len(before) != 1 or before[0].tag != "NN" or before[0] == noun:
            return ""
        verb = verb_of(self.tree, noun)
        if verb is None or before[0] in (subject_of(self.tree, verb), verb_of(self.tree, before[0])):
            return ""  # "the court issues its ruling" goes without saying
        plain = owner.text.lower() in ("his", "her") and is_person_noun(before[0])
        if not plain and owner.text.lower() != "its":
            return ""
        words = render(fit(self._phrase(before[0], 2, acting=True, alone=True), 3), capital=False)
        return possessive(words) if words and "'" not in words else ""

    def _owned_above(self, noun: Word, owners: Sequence[Actor]) -> bool:
        """Whether a phrase round this one is theirs already: "Lee's appeal of her sentence"."""
        for up in self.tree.up(noun):
            if up.is_verb:
                return False
            owner = self.tree.child(up, "poss")
            if owner is not None:
                named = self._name_of(owner)
                return ((named.actor,) if named is not None else self._resolve(owner)) == tuple(owners)
        return False

    # -- names --------------------------------------------------------------------------------------------------------

    def _person_pieces(self, at: int, actor: Actor) -> list[Piece | Part]:
        """A name as the text calls somebody; a given name goes when the title is too long."""
        *given, family = self.cast.short(actor).split()
        if not self.cast.in_office(actor) or len(given) != 1 or given[0] in PARTICLES:
            return [Piece(at, " ".join((*given, family)))]
        return [Part((Piece(at, given[0]),), _GIVEN), Piece(at, family)]

    def _names_part(self, word: Word, actors: Sequence[Actor]) -> Part:
        """The names of those a word stands for."""
        if len(actors) == 1:
            return Part(tuple(self._person_pieces(word.i, actors[0])))
        return Part((Piece(word.i, self._short_names(actors)),))

    def _short_names(self, actors: Sequence[Actor]) -> str:
        return join([self.cast.short(a) for a in actors])


def undotted(word: str) -> str:
    """An abbreviation without its full stops, as headlines print it; other words as they are.

    >>> undotted("U.S."), undotted("Mr.")
    ('US', 'Mr.')
    """
    return word.replace(".", "") if re.fullmatch(r"(?:[A-Z]\.){2,}", word) else word


def join(names: Sequence[str]) -> str:
    """Names as a list: "Peru, Chile and Spain"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def possessive(name: str) -> str:
    """A name's possessive: "Xi's", "United States'"."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def _is_quote(word: Word) -> bool:
    return word.tag in ("``", "''", "-LRB-", "-RRB-") or word.text in "\"“”‘’'()[]*`_"
