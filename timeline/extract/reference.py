"""Whom words mean: the name in a noun phrase, a pronoun's or description's person, a place or the state it stands for.

The base of `titles`: it answers questions of one parsed sentence and the `Cast` of its text, and makes no words of
its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from timeline.extract.actors import Cast, Name, Named
from timeline.extract.lexicon_en import GROUP_NOUNS, PERSON_NOUNS
from timeline.extract.persons_en import INSTITUTION
from timeline.extract.tree import Tree, Word
from timeline.records import Actor, ActorKind

_PLACE_PREPOSITIONS = frozenset("in at to from near outside inside into through across via around".split())
_SIGNED = frozenset(
    "accord agreement protocol treaty declaration convention act pact memorandum process format".split()
)
"""Papers and formats called after the city where they were signed: the Geneva convention is nobody's."""
_THINGS = (Named.STATE, Named.CAPITAL, Named.BODY, Named.SEAT)

_BETWEEN_TWO = re.compile(r"(?: of (?:the )?[A-Z][\w.]*(?: [A-Z][\w.]*){0,2})? and (?:[\w’'-]+ ){0,5}")
"""What stands between two persons of one subject: "Ann Lee of Peru and President Bo Ek"."""
_INTRODUCED = re.compile(
    rf"\b(?:an?|another|one)\s(?:[\w’'-]+\s){{0,4}}?(?:{'|'.join(sorted(PERSON_NOUNS))}|[a-z]+(?:er|or|ist|ian|man|woman))\b"
)
"""A person brought in without a name: "a 41-year-old man", "another former police officer"."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """The subject of the sentence before, in the same paragraph: what "it", "they" and "he" at the front of a sentence go
    on speaking of."""

    text: str
    plural: bool
    actors: tuple[Actor, ...]


Leading = Callable[[], Earlier | None]
"""Tells a sentence's subject; asked only when the next sentence goes on with a pronoun."""


@dataclass
class Reference:
    """Reference within one tree. ``times`` are the offsets of all time phrases in the sentence, ``paragraph_start``
    the offset of its paragraph, ``leads`` tells the subject of the sentence before."""

    tree: Tree
    cast: Cast
    times: Sequence[tuple[int, int]]
    paragraph_start: int
    leads: Leading | None = None
    lengths: Sequence[tuple[int, int]] = ()
    """Offsets of the durations: they stay in a title where they are what is told ("sentenced to five years")."""
    _dropped: frozenset[int] = field(init=False)
    _unresolved: bool = field(init=False, default=False)
    _came_true: Word | None = field(init=False, default=None)
    """The verb whose "not" speaks of the time before its date only: "did not end until Friday"."""
    _doers: tuple[Actor, ...] = field(init=False, default=())
    """Whom the title's subject names: "its" and "his" of the same go without saying."""

    @cached_property
    def earlier(self) -> Earlier | None:
        """The subject of the sentence before, None when it has none that can be told or was not read."""
        return self.leads() if self.leads is not None else None

    def __post_init__(self) -> None:
        gone: set[int] = set()
        for start, end in self.times:
            words = self.tree.covering(start, end)
            top = self.tree.top(words)
            if (start, end) in self.lengths and top is not None and self._is_content(top):
                continue
            gone.update(w.i for w in words)
            above = self.tree.head(top) if top is not None else None
            if (
                top is not None
                and above is not None
                and top.dep in ("pobj", "pcomp")
                and above.tag in ("IN", "TO", "VBG")
            ):
                gone.add(above.i)
            if top is not None:
                gone.update(w.i for w in self.tree.below(top, "case"))
        self._dropped = frozenset(gone)

    def _is_content(self, top: Word) -> bool:
        """Whether a duration is told for its own sake: "a 20-day sentence", "sentenced to five years", "a term of two years";
        "for three days" only says how long."""
        above = self.tree.head(top)
        if above is None or top.dep in ("npadvmod", "advmod"):
            return False
        if top.dep in ("pobj", "pcomp"):
            return above.lemma.lower() in ("of", "to", "from", "by")
        return top.dep in ("amod", "compound", "nummod", "nmod", "dobj", "quantmod", "conj")

    def _name_of(self, noun: Word) -> Name | None:
        """The actor's name whose last word is this noun (the noun itself named, not a word before it)."""
        names = [n for n in self.cast.at(self._name_start(noun), noun.end) if n.end >= noun.end]
        if names and names[-1].how is not Named.DEMONYM:
            return names[-1]
        if noun.lemma.lower() in PERSON_NOUNS:  # "army chief Ann Lee", the name hung below its office
            after = [
                n for n in self.cast.at(noun.end, noun.end + 60) if n.start == noun.end + 1 and n.how is Named.PERSON
            ]
            return after[0] if after else None
        return None

    def _person(self, noun: Word) -> Actor | None:
        """The person a noun names, None when it names none."""
        named = self._name_of(noun)
        return named.actor if named is not None and named.how is Named.PERSON else None

    def _pair(self, noun: Word) -> tuple[Actor, ...]:
        """Two persons in one noun phrase that the parser did not join: "Prime Minister Ann Lee and President Bo Ek"."""
        ends = max(self.tree.words[i].end for i in self.tree.subtree(noun))
        people = [n for n in self.cast.at(self._name_start(noun), ends) if n.how is Named.PERSON]
        first = people[0] if people else None
        heads = first is not None and (first.start <= noun.start < first.end or noun.end + 1 == first.start)
        if len(people) == 2 and heads and _BETWEEN_TWO.fullmatch(self.cast.text[people[0].end : people[1].start]):
            return tuple(n.actor for n in people)
        return ()

    def _name_start(self, noun: Word) -> int:
        lows = [self.tree.words[i].start for i in self.tree.subtree(noun) if i <= noun.i]
        return min(lows, default=noun.start)

    def _state_like(self, word: Word) -> bool:
        named = self._name_of(word)
        return named is not None and named.actor.kind in (ActorKind.COUNTRY, ActorKind.ORGANISATION, ActorKind.BLOC)

    def _resolve(self, word: Word) -> tuple[Actor, ...]:
        """Whom a pronoun or description means; () when it is a name, an ordinary noun, or not plain (a pronoun then
        counts against the title)."""
        lower = word.text.lower()
        if word.tag in ("PRP", "PRP$"):
            found = self._pronoun(word, lower)
            if not found and word.tag == "PRP":
                self._unresolved = True
            return found
        if lower in ("three", "four") and word.dep != "nummod" and self.tree.child(word, "det") is not None:
            return self.cast.several(word.start, 3 if lower == "three" else 4)
        det = self.tree.child(word, "det", "predet")
        definite = det is not None and det.lemma.lower() in ("the", "both")
        lemma = word.lemma.lower()
        if lower in ("two", "both", "pair") or (
            definite and lemma in GROUP_NOUNS and word.tag == "NNS" and self._counts_two(word)
        ):
            kind = (
                ActorKind.COUNTRY
                if lemma
                in ("country", "nation", "state", "side", "party", "government", "neighbour", "neighbor", "ally")
                else ActorKind.PERSON
                if lemma in PERSON_NOUNS
                else None
            )
            if (lower == "two" and word.dep == "nummod") or any(p.lemma == "of" for p in self.tree.below(word, "prep")):
                return ()  # "two of the boy's cousins" are nobody told before
            return self.cast.two(word.start, self.paragraph_start, kind)
        if (
            definite
            and lemma in PERSON_NOUNS
            and word.tag == "NN"
            and self._name_of(word) is None
            and not self.tree.below(word, "prep", "conj")
        ):
            code = next(
                (
                    n.actor.code
                    for n in self.cast.at(self._name_start(word), word.start)
                    if n.how in (Named.DEMONYM, Named.STATE)
                ),
                None,
            )
            appos = self.tree.child(word, "appos")
            if appos is not None and (named := self._name_of(appos)) is not None and named.how is Named.PERSON:
                return (named.actor,)
            crowned = [
                n.actor
                for n in self.cast.at(0, word.start)
                if n.how is Named.PERSON and n.actor.name.startswith(f"{lemma.capitalize()} ")
            ]
            if crowned:  # "the king" is King Hussein, whoever was named since
                return (crowned[-1],)
            if code is not None or lemma == "leader":
                person = self.cast.person(word.start, self.paragraph_start, code=code)
                return (person,) if person else ()
            if lemma in ("president", "chancellor", "premier"):
                return self.cast.holder(lemma.capitalize(), word.start)
        return ()

    def _counts_two(self, word: Word) -> bool:
        return any(self.tree.words[i].text.lower() in ("two", "both") for i in self.tree.subtree(word) if i <= word.i)

    def _pronoun(self, word: Word, lower: str) -> tuple[Actor, ...]:
        if lower in ("he", "his", "him", "she", "her", "hers"):
            female = lower.startswith(("she", "her"))
            subject = self._clause_subject_before(word)
            own = next((w for w in reversed(self.tree.words[: word.i]) if w.dep in ("nsubj", "nsubjpass")), None)
            told = own is not None and own.tag == "PRP" and self.tree.words[own.head].dep == "ccomp"
            if word.tag == "PRP$" and own is not None and (own.tag == "WP" or told):
                return ()  # "a man who lived with his wife", "says he will sell his house": his own
            unnamed = own is not None and own.tag == "NN" and self._name_of(own) is None
            if word.tag == "PRP$" and own is not None and unnamed and own.lemma.lower() in PERSON_NOUNS:
                return ()  # "the father will travel with his wife": not of somebody named before
            if (
                subject is not None
                and (named := self._name_of(subject)) is not None
                and named.how is Named.PERSON
                and self.cast.fits(named.actor, female)
            ):
                return (named.actor,)
            if subject is not None and subject.tag == "NNP" and self._name_of(subject) is None and word.tag == "PRP":
                return ()  # somebody named whom we do not know, and nobody else
            described = any(
                w.dep in ("nsubj", "nsubjpass")
                and w.tag == "NN"
                and w.lemma.lower() in PERSON_NOUNS
                and self._name_of(w) is None
                for w in self.tree.words[: word.i]
            )
            if described and word.tag == "PRP" and word.dep in ("dobj", "pobj", "dative"):
                return ()  # "Lee's father demands that the boy be returned to him"
            before = self.earlier.actors if self.earlier is not None else ()
            goes_on = subject is None and word.dep in ("nsubj", "nsubjpass") and len(before) == 1
            if goes_on and before[0].kind is ActorKind.PERSON and self.cast.fits(before[0], female):
                return before  # who was spoken of is spoken of still
            near = [
                n.actor
                for n in self.cast.at(self.tree.start, word.start)
                if n.how is Named.PERSON and self.cast.fits(n.actor, female)
            ]
            stranger = any(
                w.tag == "NNP"
                and w.dep in ("poss", "nsubj", "nsubjpass")
                and w.text not in INSTITUTION
                and self._name_of(w) is None
                for w in self.tree.words[: word.i]
            )
            if stranger and not near and word.tag == "PRP":
                return ()  # "Elian's relatives … since he was found": nobody we know
            person = near[0] if near else self.cast.person(self.tree.start, self.paragraph_start, female=female)
            return (person,) if person and self._plainly(person, word) else ()
        if lower in ("it", "its"):
            late = next(
                (
                    w
                    for w in reversed(self.tree.words[: word.i])
                    if w.lemma.lower() in ("after", "since", "following", "before")
                ),
                None,
            )
            nearest = next((n for n in reversed(self.cast.at(self.tree.start, word.start)) if n.how in _THINGS), None)
            if (
                lower == "its"
                and late is not None
                and nearest is not None
                and nearest.end < late.start
                and word.i - late.i == 1
            ):
                return (nearest.actor,)  # "sanctions on Iraq after its invasion": whom the clause before spoke of last
            own = next((w for w in reversed(self.tree.words[: word.i]) if w.dep in ("nsubj", "nsubjpass")), None)
            if lower == "its" and own is not None and own.tag == "NN" and self._name_of(own) is None:
                return ()  # "when the alliance marks its anniversary": the alliance's
            subject = self._clause_subject_before(word)
            if (
                subject is not None
                and (named := self._name_of(subject)) is not None
                and named.how not in (Named.PERSON, Named.PLACE)
            ):
                return (named.actor,)
            return ()
        if lower in ("we", "i", "my"):
            for at in self.tree.words:
                if at.is_verb and at.lemma in ("say", "tell", "add", "write", "state", "declare", "announce"):
                    speaker = self.tree.child(at, "nsubj")
                    named = self._name_of(speaker) if speaker is not None else None
                    if named is not None:
                        return (named.actor,)
        return ()

    def _plainly(self, person: Actor, pronoun: Word) -> bool:
        """Whether an object ("convicted him", "a warrant against him") can only be this person: named in the same
        paragraph, and nobody introduced since ("a man"). A subject goes on with the topic and is plain enough. In
        doubt no name is put into a title: a wrong one is a false word about somebody real."""
        if pronoun.tag != "PRP" or pronoun.dep not in ("dobj", "pobj", "dative"):
            return True
        named = [n for n in self.cast.at(self.paragraph_start, pronoun.start) if n.actor == person]
        return bool(named) and _INTRODUCED.search(self.cast.text, named[-1].end, pronoun.start) is None

    def _clause_subject_before(self, word: Word) -> Word | None:
        for at in self.tree.words[: word.i]:
            if at.dep in ("nsubj", "nsubjpass") and at.tag in ("NNP", "NN", "NNPS"):
                return at
        return None

    def actors_of(self, word: Word) -> tuple[Actor, ...]:
        resolved = self._resolve(word)
        if resolved:
            return resolved
        inside = self.tree.subtree(word, self._time_and_clause(word))
        return tuple(a for a, _ in self._names(inside, owner=False))

    def _time_and_clause(self, word: Word) -> frozenset[int]:
        below = self.tree.subtree(word)
        return frozenset(
            i for i in below if i != word.i and (i in self._dropped or self.tree.words[i].dep in ("relcl", "advcl"))
        )

    def _names(self, indices: Iterable[int], *, owner: bool) -> list[tuple[Actor, bool]]:
        """The actors named by these words; with each, whether it owns the noun ("Xi's visit", "Western sanctions")."""
        found: list[tuple[Actor, bool]] = []
        for i in sorted(set(indices)):
            word = self.tree.words[i]
            for name in self.cast.at(word.start, max(word.end, word.start + 60)):
                if name.start != word.start:
                    break
                placed = name.how is Named.PLACE or (name.how in (Named.CAPITAL, Named.SEAT) and self._is_place(word))
                if placed and not self._is_destination(word):
                    continue
                if name.how in (Named.DEMONYM, Named.STATE) and self._titles_person(word):
                    continue
                # "a trip to the Russian capital" is no trip of Russia's: what stands behind another preposition owns nothing.
                prep = self._prep_above(word)
                inside = prep is None or prep.lemma.lower() == "of"
                owns = owner and (
                    (inside and word.dep in ("poss", "amod", "compound")) or self._behind(word, "between", "by")
                )
                if name.actor not in [a for a, _ in found]:
                    found.append((name.actor, owns))
            if word.tag == "PRP$" or (word.tag == "PRP" and word.dep in ("dobj", "pobj")):
                was = self._unresolved
                for actor in self._resolve(word):
                    if actor not in [a for a, _ in found]:
                        found.append((actor, owner and word.tag == "PRP$"))
                self._unresolved = was
        return found

    def _titles_person(self, word: Word) -> bool:
        """ "Chinese" in "Chinese President Xi Jinping" names no second actor."""
        head = self.tree.head(word)
        if head is not None and word.dep == "pobj" and head.lemma.lower() == "of":
            head = self.tree.head(head)  # "Presidents Kuchma of Ukraine and …"
            return head is not None and self._person(head) is not None
        return head is not None and (
            head.lemma.lower() in PERSON_NOUNS or any(n.how is Named.PERSON for n in self.cast.at(head.start, head.end))
        )

    def _prep_above(self, word: Word) -> Word | None:
        for at in (word, *self.tree.up(word)):
            if at.dep in ("pobj", "pcomp"):
                return self.tree.head(at)
            if at.is_verb:
                return None
        return None

    def _behind(self, word: Word, *prepositions: str) -> bool:
        prep = self._prep_above(word)
        return prep is not None and prep.lemma.lower() in prepositions

    def _is_place(self, word: Word) -> bool:
        return (
            self._behind(word, *_PLACE_PREPOSITIONS)
            or (word.dep == "poss" and self._behind(word, "at", "in"))
            or (
                word.dep in ("compound", "nmod")
                and (head := self.tree.head(word)) is not None
                and head.lemma.lower() in _SIGNED
            )
        )

    def _is_destination(self, word: Word) -> bool:
        """A journey's goal is a state too: "visit to Moscow", "arrived in Beijing"."""
        prep = self._prep_above(word)
        if prep is None or prep.lemma.lower() not in ("to", "in", "at"):
            return False
        above = self.tree.head(prep)
        return above is not None and above.lemma.lower() in (
            "visit",
            "trip",
            "travel",
            "arrive",
            "fly",
            "tour",
            "arrival",
            "invite",
            "journey",
        )
