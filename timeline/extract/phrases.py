"""Noun phrases of titles: names whole and as the text calls them, articles gone, each modifier a part that can go.

Built on `modifiers` (what stands before a noun), used by `titles` (clauses)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.extract.actors import Named
from timeline.extract.clauses import is_eventive, is_person_noun, subject_of, verb_of
from timeline.extract.fit import KEPT, Part, Piece, fit, pieces_of, render
from timeline.extract.inflect import gerund
from timeline.extract.introduced import introduced, national
from timeline.extract.modifiers import DEEPER, Modifiers
from timeline.extract.persons_en import OFFICE_WORD
from timeline.extract.tree import Word
from timeline.records import Actor

_ACTING_PREPOSITIONS = frozenset("with against between by on upon for of among over".split())
_SETTING_OUT = frozenset("leave depart fly travel head sail set go embark".split())
"""Verbs whose "for" names a place: "left for Rome" is not for Italy."""
"""After these a capital is its state ("sanctions on Moscow", "talks with Kyiv"); after others it is a place ("in
Moscow")."""
TIMELESS = frozenset(
    """day week month year hour minute moment while weekend evening night morning afternoon fortnight decade time
    part example instance course exchange addition fact turn latest process particular general case eve""".split()
)
"""Objects of phrases that tell nothing by themselves: "for the first time", "in part", "in the second half of the year"."""
_RELATING = frozenset(
    """connection consultation response expense aftermath wake favor favour exchange behalf front charge accordance
    support honor honour violation pursuit search line return opposition protest defence defense anticipation
    preparation retaliation cooperation collaboration midst absence presence possession control coordination defiance
    memory need""".split()
)
"""Bare nouns that stand in a phrase only for the sake of the next ("in connection with"): they go with it or not at all."""
_COMPLEMENTED = frozenset(
    """right plan decision deal agreement bid attempt effort order request pledge promise refusal offer law bill
    resolution proposal vote duty power chance ability failure threat move intention willingness legislation motion
    ruling pact invitation demand call permission mandate readiness signal guarantee likelihood possibility hope fear
    irritation assurance claim warning concern belief evidence report statement pretext view""".split()
)
"""Nouns that say little without the clause that goes with them: "the right to defend itself"."""
_AWAITED = frozenset("plan set schedule hold expect slate due call intend begin start".split())
"""Participles that say no more than the event's status does."""

# How long these parts are kept (see `fit.Part`): what tells one from another stays, what colours goes.
_OF, _ABOUT, _JOINED, _PURPOSE = 72, 46, 50, 25
_DOING = 31
"""A relative clause of an event noun is told only where there is room."""


@dataclass
class Phrases(Modifiers):
    """Makes the noun phrases of one tree's titles."""

    def _verb_phrase(
        self, verb: Word, depth: int, first: str = "", *, planned: bool = False, plural: bool = False
    ) -> Part:
        """A verb with what belongs to it; made by `titles.Titler`."""
        raise NotImplementedError

    def _clause(self, verb: Word, depth: int) -> Part:
        """A clause with its own subject, in words of reported speech; made by `titles.Titler`."""
        raise NotImplementedError

    # -- noun phrases -------------------------------------------------------------------------------------------------

    def _phrase(
        self, noun: Word, depth: int = 0, *, acting: bool, full: bool = False, alone: bool = False, short: bool = False
    ) -> Part:
        """A noun phrase. ``acting`` turns capitals into states; ``full`` gives an event noun that stands alone as a title
        the participles that tell whose it is ("signed by Annan"); ``alone`` leaves out what "and" joins to it, ``short`` what
        follows it but for "of"."""
        rest = Part(()) if alone else self._joined(noun, depth, acting)
        named = self._name_of(noun)
        if named is not None and (named.how is Named.PERSON or (acting and named.how is Named.CAPITAL)):
            return Part((*self._person_pieces(noun.i, named.actor), rest))
        called = self._called_by_name(noun)
        if called is not None:
            return Part((*self._person_pieces(noun.i, called), rest))
        whole = self._whole_name(noun)
        if whole is not None:
            covered = {w.i for w in self.tree.covering(whole.start, whole.end)}
            head: list[Piece | Part] = [
                *self._before(noun, depth, covered),
                Piece(noun.i, self.cast.printed(whole), self._hyphened(whole)),
            ]
        else:
            covered = set()
            head = self._before(noun, depth, covered)
        for part in self._after(noun):
            if part.i in self._dropped or part.i in covered:
                continue
            if part.dep == "prep" and (not short or part.lemma.lower() == "of"):
                head.append(self._attached(noun, part, depth))
            elif part.dep == "relcl" and full:
                head.append(self._doing(part))
            elif part.dep == "appos":
                head.append(self._phrase(part, depth + 1, acting=acting, alone=True))
            elif part.dep == "acl" and (not self._own_time(part) or (full and part.tag == "VBN")):
                head.append(self._described(part, depth, full=full))
        return Part((*head, rest))

    def _called_by_name(self, noun: Word) -> Actor | None:
        """The person behind "the doctor, Ann Lee"."""
        appos = self.tree.child(noun, "appos")
        if appos is None or appos.i < noun.i or noun.tag != "NN" or not is_person_noun(noun):
            return None
        return self._person(appos)

    def _after(self, noun: Word) -> list[Word]:
        """What follows a noun and says more of it; also what the parser hung on a time phrase between ("the election on
        Sunday of a new leader"), and a name that goes on without a comma ("the rebel March Front")."""
        tree = self.tree
        found = [w for w in tree.below(noun) if w.i > noun.i and w.dep != "appos"]
        if not found and is_eventive(tree, noun) and noun.i + 1 < len(tree):
            # "to get around the ruling by the court": the parser hung it on the verb
            beside = tree.words[noun.i + 1]
            found = (
                [beside] if beside.dep == "prep" and beside.lemma.lower() in ("by", "of", "between", "against") else []
            )
        for prep in found:
            if prep.i in self._dropped:
                found = [*found, *(w for i in tree.subtree(prep) if (w := tree.words[i]).dep == "prep" and w != prep)]
        for prep in [w for w in found if w.lemma.lower() == "by"]:
            doer = tree.child(prep, "pobj")  # "the announcement by Lee of a plan": the plan's announcement
            named = doer is not None and self._person(doer) is not None
            found = (
                [*found, *(w for w in tree.below(doer, "prep") if named and doer and w.lemma == "of")]
                if doer
                else found
            )
        names = [w for up in (noun, *tree.up(noun)) for w in tree.below(up, "appos") if w.tag in ("NNP", "NNPS")]
        return [*found, *(w for w in names if min(tree.subtree(w)) == noun.i + 1)]

    def _attached(self, noun: Word, prep: Word, depth: int) -> Part:
        """A prepositional phrase of a noun. What an event noun is about is dearer than where a thing stands."""
        if self._empty(prep):
            return Part(())
        lemma = prep.lemma.lower()
        named = (
            noun.tag == "NNP"
            and lemma == "of"
            and (obj := self.tree.child(prep, "pobj"))
            and obj.tag in ("NNP", "NNPS")
        )
        relating = (
            noun.dep == "pobj" and noun.lemma.lower() in _RELATING and not self.tree.below(noun, "det", "amod", "poss")
        )
        if named or relating:
            return self._preposition(prep, depth, KEPT)  # "Bank of England", "Organization of African Unity"
        worth = _OF if lemma == "of" else _ABOUT + 12 * is_eventive(self.tree, noun)
        return self._preposition(prep, depth + 1, max(worth - DEEPER * depth, 1))

    def _doing(self, verb: Word) -> Part:
        """A relative clause of an event noun as a headline has it: "coup that toppled the government" is "coup toppling
        government"."""
        own = self.tree.child(verb, "nsubj")
        if (
            own is None
            or own.tag not in ("WDT", "WP")
            or verb.tag not in ("VBD", "VBZ")
            or self.tree.child(verb, "aux", "neg")
        ):
            return Part(())
        if verb.lemma in ("be", "have") or self.tree.child(verb, "dobj") is None or self._own_time(verb):
            return Part(())
        return Part(self._verb_phrase(verb, 1, gerund(verb.lemma)).items, _DOING)

    def _described(self, verb: Word, depth: int, *, full: bool) -> Part:
        """A participle or infinitive that describes a noun: "plan to rebuild", "accord signed by Annan"."""
        noun = self.tree.head(verb)
        complement = noun is not None and noun.lemma.lower() in _COMPLEMENTED
        worth = (_OF if (full and verb.tag == "VBN") or complement else _PURPOSE) - DEEPER * depth
        if any(w.text.lower() == "that" for w in self.tree.below(verb, "mark")) and depth == 0:
            clause = self._clause(verb, depth)  # "a guarantee that troops will leave"
            return Part((Piece(verb.i - 1, "that"), *clause.items), worth) if clause else Part(())
        if verb.tag == "VB" and any(w.tag == "TO" for w in self.tree.below(verb, "aux")):
            return self._infinitive(verb, depth + 1, worth)
        if full and verb.lemma in _AWAITED:  # "a rally planned in Lima" is a rally in Lima
            told = [w for w in self.tree.below(verb, "prep") if w.lemma.lower() in ("in", "at", "between", "with")]
            return Part(tuple(self._preposition(w, depth + 1, _ABOUT) for w in told if not self._empty(w)))
        if verb.tag == "VBG" or (full and verb.tag == "VBN"):
            return Part(self._verb_phrase(verb, depth + 1, verb.text).items, max(worth, 1))
        return Part(())

    def _joined(self, noun: Word, depth: int, acting: bool) -> Part:
        """The other members of a list: ", Chile and Peru". When it does not fit, "and others" tells that there were more."""
        members: list[Word] = []
        at: Word | None = noun
        while at is not None and (at := next((w for w in self.tree.below(at, "conj") if not w.is_verb), None)):
            members.append(at)
        if not any(self.tree.child(w, "cc") is not None for w in (noun, *members)):
            return Part(())  # no "and": the parser took something else for a list
        if members and members[0].text in OFFICE_WORD and len(members) > 1:
            members = members[1:]  # "Xi and Ukrainian President Volodymyr Zelensky", taken apart by the parser
        members = [w for w in members if w.i not in self._dropped and (w.is_noun or w.tag in ("CD", "PRP"))]
        members = self._without_states(noun, members)
        if not members or depth > 4:
            return Part(())
        joining = [w.text.lower() for m in (noun, *members) for w in self.tree.below(m, "cc")]
        word = "or" if "or" in joining else "and"
        pieces: list[Piece | Part] = []
        for n, member in enumerate(members):
            last = n == len(members) - 1
            pieces += [
                Piece(member.i - 1, word if last else ",", not last),
                self._phrase(member, depth + 1, acting=acting, alone=True),
            ]
        within = self._prep_above(noun) if noun.tag == "NNP" and noun.dep == "pobj" else None
        named = within is not None and within.lemma.lower() == "of" and self.tree.words[within.head].tag == "NNP"
        paired = len(members) == 1 and (noun.dep.startswith("nsubj") or self._behind(noun, "between"))
        worth = KEPT if paired else KEPT - 10 if named else _JOINED - DEEPER * depth
        placed = noun.tag == "NNP" and self._is_place(noun)
        others = (Piece(noun.i, "and elsewhere" if placed else "and others"),) if len(members) > 1 else ()
        return Part(tuple(pieces), worth, others)

    def _introduced(self, noun: Word, phrase: Part) -> str:
        """The words that brought in what is now only "the truce", "Monday's vote"; "" when the phrase says enough."""
        pieces = pieces_of(phrase)
        if noun.tag not in ("NN", "NNS") or len(render(pieces).split()) > 1 or is_person_noun(noun):
            return ""
        tree = self.tree
        definite = any(w.lemma.lower() in ("the", "this", "that", "these") for w in tree.below(noun, "det"))
        dated = any(w.i in self._dropped for w in tree.below(noun, "poss", "compound", "nmod", "nummod", "npadvmod"))
        found = introduced(self.cast, noun.text, tree.start) if definite or dated else ""
        if not found and is_eventive(tree, noun):
            found = national(self.cast, noun.text, tree.start, tree.end) or self._of_its_subject(noun)
        return found

    def _of_its_subject(self, noun: Word) -> str:
        """ "The force will complete its withdrawal": the withdrawal of the force."""
        owner, verb = self.tree.child(noun, "poss"), verb_of(self.tree, noun)
        subject = (
            subject_of(self.tree, verb) if owner is not None and owner.tag == "PRP$" and verb is not None else None
        )
        if subject is None or not subject.is_noun or subject.i >= noun.i:
            return ""
        return f"{noun.text} of {render(fit(self._phrase(subject, 2, acting=True, alone=True), 4), capital=False)}"

    def _without_states(self, noun: Word, members: Sequence[Word]) -> list[Word]:
        """A list without the states that only place what stands before them: "Nairobi, Kenya, and Kampala, Uganda"."""
        kept, last = [], self._name_of(noun)
        for member in members:
            name = self._name_of(member)
            same = name is not None and last is not None and name.actor == last.actor
            if not (same and name is not None and name.how is Named.STATE):
                kept.append(member)
            last = name
        return kept

    # -- phrases with prepositions ------------------------------------------------------------------------------------

    def _preposition(self, prep: Word, depth: int, worth: int) -> Part:
        """A preposition with its object or gerund; empty when it has none that can be told."""
        found: list[Piece | Part] = []
        word, head = prep.lemma.lower(), self.tree.head(prep)
        acting = word in _ACTING_PREPOSITIONS and not (
            word == "for" and head is not None and head.lemma in _SETTING_OUT
        )
        for obj in self.tree.below(prep, "pobj", "pcomp", "prep"):
            if obj.i in self._dropped or not any(c.isalnum() or c == "%" for c in obj.text):
                continue
            if obj.dep == "pcomp" and self.tree.child(obj, "nsubj", "nsubjpass", "expl") is not None:
                found.append(self._clause(obj, depth))
            elif obj.dep == "pcomp" and obj.is_verb:
                willing = self._willing(obj)
                meant = willing or obj
                form = gerund(meant.lemma) if willing is not None else meant.text
                found += [*self._negation(obj), *self._verb_phrase(meant, depth + 1, form).items]
            elif obj.dep == "prep":
                found += self._preposition(obj, depth, worth).items
            elif obj.dep == "pobj":
                found.append(self._named_or_phrase(obj, depth, acting=acting))
        told = any(isinstance(item, Piece) or item for item in found)
        return Part((Piece(prep.i, prep.text.lower()), *found), max(worth, 1)) if told else Part(())

    def _named_or_phrase(self, word: Word, depth: int, *, acting: bool) -> Part:
        resolved = self._resolve(word)
        if resolved:
            return self._names_part(word, resolved)
        return self._phrase(word, depth, acting=acting)

    def _willing(self, verb: Word) -> Word | None:
        """ "being willing to implement" says no more than "implementing": its infinitive."""
        adjective = self.tree.child(verb, "acomp") if verb.lemma == "be" else None
        if adjective is None or adjective.lemma not in ("willing", "able", "ready", "prepared"):
            return None
        return self.tree.child(adjective, "xcomp")

    def _negation(self, verb: Word) -> list[Piece]:
        return [Piece(w.i, "not") for w in self.tree.below(verb, "neg")]

    def _infinitive(self, verb: Word, depth: int, worth: int) -> Part:
        to = self.tree.child(verb, "aux")
        lead = [Piece(to.i, "to")] if to is not None and to.tag == "TO" else []
        lead = [*(Piece(w.i, "whether") for w in self.tree.below(verb, "mark") if w.text.lower() == "whether"), *lead]
        if not verb.is_verb:
            return Part(())
        body = self._verb_phrase(verb, depth, verb.lemma if lead else verb.text)
        return Part((*self._negation(verb), *lead, *body.items), max(worth, 1))

    def _empty(self, prep: Word) -> bool:
        if any(w.i in self._dropped for w in self.tree.below(prep, "npadvmod", "advmod")):
            return True  # "a day after …": the time goes, and what it is counted from with it
        if prep.i and self.tree.words[prep.i - 1].tag == "CD" and prep.dep == "prep" and prep.lemma == "to":
            return True  # "passed 205 to 82"
        obj = self.tree.child(prep, "pobj")
        if obj is not None and self.tree.child(obj, "nummod") is not None and obj.i not in self._dropped:
            return False  # "to five years"
        obj = self.tree.child(prep, "pobj")
        return (
            obj is not None
            and obj.lemma.lower() in TIMELESS
            and not any(n.end <= obj.end for n in self.cast.at(self._name_start(obj), obj.end))
        )

    def _own_time(self, verb: Word) -> bool:
        return any(i in self._dropped for i in self.tree.subtree(verb))

    def _place(self, word: Word) -> str:
        """ "in the Kremlin": where it took place, when a name says so."""
        for prep in self.tree.below(word, "prep"):
            if prep.lemma.lower() in ("in", "at") and prep.i not in self._dropped:
                obj = self.tree.child(prep, "pobj")
                named = self._name_of(obj) if obj is not None else None
                if obj is not None and named is not None and named.how is not Named.PERSON:
                    inner = pieces_of(self._phrase(obj, 2, acting=False))
                    return f"{prep.text.lower()} {render(inner, capital=False)}"
        return ""

    def _all_dropped(self, word: Word) -> bool:
        content = [i for i in self.tree.subtree(word) if self.tree.words[i].tag not in ("IN", "DT", "TO", ",")]
        return bool(content) and all(i in self._dropped for i in content)
