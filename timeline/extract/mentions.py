"""Mentions: each place where the text speaks of a happening, judged, typed, titled and, where it has words of time,
dated.

From `attach.find` (what a time expression dates) and `relations.relate` (what is ordered by words) to the values of `mention`,
which `happenings` groups and solves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from timeline.extract.attach import find
from timeline.extract.claims import claimed
from timeline.extract.clauses import Hit, Role, is_eventive, statement, subject_of, verb_is_eventful, verb_of
from timeline.extract.further import introduced, is_empty, joined, repeated, to_come
from timeline.extract.gaps import gaps, without
from timeline.extract.journeys import JOURNEYS, movement
from timeline.extract.kinds import type_of
from timeline.extract.lexicon_en import (
    CLAIMING,
    REPORTING,
    SPEECH_ACTS,
    STATES,
    TRIVIAL_VERBS,
    VERBS,
)
from timeline.extract.measures import distance
from timeline.extract.mend import mended
from timeline.extract.mention import BEFORE, Bond, Mention, Page, apart, by_the_clock, finer
from timeline.extract.orient import contradicts, direction, is_unlikely, orient
from timeline.extract.reference import Leading
from timeline.extract.relations import Link, relate
from timeline.extract.sequel import sequels
from timeline.extract.status import judge, planned_by
from timeline.extract.stretches import bounded, ranges
from timeline.extract.telling import about, destination, passage, site
from timeline.extract.titles import Titler
from timeline.extract.tree import Tree
from timeline.extract.worth import in_passing, matters, of_the_speaker, tells_no_time
from timeline.records import Basis, EventType, Status, Timex, TimexType
from timeline.when import Edge, Moment, Period, When, bounds

RECENT_DAYS = 10
"""A past date within this many days of publication is the news itself: it belongs to the verb rather than to a noun
beside it."""


_LIKENED = re.compile(r"\s+as\b")
"""After "the same day": it is somebody else's day ("as Finland"), and none told before."""
_ANOTHER = frozenset("next another new further previous earlier separate second third last".split())
_DAYTIMES = frozenset("dawn night day morning evening dusk year week month century decade frame".split())
"""Subjects that make a verb tell the time and no happening: "as dawn broke on Saturday"."""
_MOVING = frozenset("extend postpone delay prolong push move defer put suspend".split())
"""Verbs whose "until" says how far and not how long."""


def read_tree(
    tree: Tree, timexes: Sequence[Timex], page: Page, earlier: Leading | None = None, told: Sequence[Mention] = ()
) -> tuple[list[Mention], list[Bond], Leading]:
    """The mentions and bonds of one sentence, and its subject for the next one; ``earlier`` is that of the sentence
    before, ``told`` the mentions of all before it."""
    reader = _Reader(mended(tree), timexes, page, earlier, told)
    mentions, bonds = reader.read()
    return mentions, bonds, reader.titler.leading


class _Reader:
    def __init__(
        self,
        tree: Tree,
        timexes: Sequence[Timex],
        page: Page,
        earlier: Leading | None = None,
        told: Sequence[Mention] = (),
        *,
        whole: bool = False,
    ) -> None:
        self.told = told
        self.timexes, self.page = ranges(timexes, page.text), page
        self.gaps = () if whole else tuple(gaps(tree, self.timexes, page.published))
        self.tree = tree = without(tree, self.gaps)
        self.links = list(relate(tree))
        self.times = [(t.start, t.end) for t in self.timexes] + [
            (link.start, link.end) for link in self.links if link.measured
        ]
        self.paragraph, self.paragraph_start = page.paragraphs[tree.sentence]
        lengths = [(t.start, t.end) for t in self.timexes if t.type is TimexType.DURATION]
        self.titler = Titler(tree, page.cast, self.times, self.paragraph_start, earlier, lengths)

    def read(self) -> tuple[list[Mention], list[Bond]]:
        found: dict[int, Mention] = {}
        more = list(self._gapped())
        taken = {m.timex.start for m in more if m.timex is not None}
        for timex in self.timexes:
            if timex.when is None or timex.type is TimexType.SET or timex.start in taken or self._joins(timex):
                continue
            for hit in self._hits(timex):
                mention = self._mention(hit)
                if mention is None:
                    continue
                known = found.get(hit.head.i)
                if known is None:
                    found[hit.head.i] = mention
                elif (both := self._two_days(known, mention)) is not None:
                    found[hit.head.i] = replace(known, when=both, end=max(known.end, mention.end))
                elif apart(known, mention) and self._again(known, mention):
                    more.append(replace(mention, key=(self.tree.sentence, 1000 + mention.key[1] + len(more))))
                elif apart(known, mention) and (higher := self._lifted(hit)) is not None:
                    found.setdefault(higher.key[1], higher)
                elif by_the_clock(known) is not by_the_clock(mention) and apart(known, mention):
                    found[hit.head.i] = known if by_the_clock(mention) else mention
                elif finer(mention, known):
                    found[hit.head.i] = mention
        bonds = [*self._sequels(found)]
        for link in self.links:
            bond = self._bond(link, found)
            if bond is not None:
                bonds.append(bond)
        self._undated(found)
        self._drop_sayings(found)
        unique = {m.key: m for m in (*found.values(), *more)}
        return [self._with_days(m) for m in unique.values()], bonds

    def _joins(self, timex: Timex) -> bool:
        """Whether an expression is counted from what a link names: "the same day" of "the same day as Chad applied"."""
        likened = "same" in timex.text.lower() and _LIKENED.match(self.page.text, timex.end) is not None
        return timex.basis is not Basis.STATED and (
            likened or any(link.measured and link.start <= timex.start and timex.end <= link.end for link in self.links)
        )

    def _gapped(self) -> Iterator[Mention]:
        """Happenings told without their verb, which take it from the one before."""
        for gap in self.gaps:
            reader = _Reader(gap.tree, self.timexes, self.page, whole=True)
            mention = reader._mention(reader._oriented(gap.hit))
            if mention is not None:
                yield replace(mention, key=(self.tree.sentence, 2000 + gap.start), start=gap.start, end=gap.end)

    def _hits(self, timex: Timex) -> Iterator[Hit]:
        """What a date dates: the clause it introduces, the word it hangs on, and what the sentence joins to that."""
        inner = introduced(self.tree, timex)
        if inner is not None:
            yield self._oriented(inner)
        _, high = bounds(timex.when) if timex.when is not None else (None, None)
        hit = find(
            self.tree,
            timex,
            recent=timex.when is not None and self._recent(timex.when),
            past=high is not None and high <= self.page.published,
        )
        if (once_more := repeated(self.tree, timex, self.timexes)) is not None:
            hit = once_more  # "said no in 1972, and again in 1994"
        if hit is None or (inner is not None and (hit.head.i == inner.head.i or is_empty(hit))):
            return
        hit = self._oriented(hit)
        yield hit
        yield from joined(self.tree, hit, self.timexes)

    def _oriented(self, hit: Hit) -> Hit:
        """The hit with its date turned the way its clause points."""
        if hit.timex is None:
            return hit
        cue = planned_by(hit)
        way = direction(hit, bool(cue) and cue != "?")
        if hit.role == "since":
            way = "past"
        if way == "past" and hit.phrase and self.page.text[hit.phrase[0] :].lower().startswith("for "):
            way = "future"  # "has invited them for the second week of May"
        turned = orient(hit.timex, way, self.page.published)
        ahead = contradicts(turned.when, way, self.page.published) or is_unlikely(
            turned, hit.timex, self.page.published
        )
        if ahead and not hit.nominal and hit.role == "at" and (foretold := to_come(hit)) is not None:
            return foretold
        return hit if turned is hit.timex else replace(hit, timex=turned)

    def _two_days(self, one: Mention, two: Mention) -> Period | None:
        """ "on Monday and Tuesday", "on 20 and 21 September": one happening of two days."""
        if (
            one.timex is None
            or two.timex is None
            or not isinstance(one.when, Moment)
            or not isinstance(two.when, Moment)
        ):
            return None
        between = self.page.text[min(one.timex.end, two.timex.end) : max(one.timex.start, two.timex.start)]
        days = one.when.earliest, one.when.latest, two.when.earliest, two.when.latest
        if between.strip() == "and" and days[0] == days[1] and days[2] == days[3] and days[2] - days[0] == 1:
            return Period(one.when, two.when)
        return None

    def _again(self, one: Mention, two: Mention) -> bool:
        """Whether two dates of one verb are two happenings: "in December 2008 and again on 5 September 2021"."""
        if one.timex is None or two.timex is None:
            return False
        between = self.page.text[min(one.timex.end, two.timex.end) : max(one.timex.start, two.timex.start)]
        for other in self.timexes:
            between = between.replace(other.text, "")
        return re.search(r"\b(?:and|then|again)\b", between) is not None or between.strip() == ","

    def _sequels(self, found: dict[int, Mention]) -> Iterator[Bond]:
        """Bonds to what was told before ("two days later", "by then"), for words the tagger has not dated, or has counted
        from something its story had strayed to: what is still to come, though the verb is in the past, or an aside."""
        text = self.page.text
        for sequel in sequels(text, self.tree.start, self.tree.end):
            if any(link.start < sequel.end and sequel.start < link.end for link in self.links):
                continue
            tagged = next((t for t in self.timexes if t.start < sequel.end and sequel.start < t.end and t.when), None)
            words = Timex(
                sequel.start, sequel.end, sequel.words, TimexType.DATE, "", None, Basis.EVENT, "what was told before"
            )
            hit = find(self.tree, words, recent=True)
            within = sequel.words.lower().startswith("within") and sequel.high is not None
            if hit is None or (within and hit.nominal) or (sequel.side == "same" and hit.head.tag == "VBG"):
                continue  # "at the time he was visiting Rome": from when on, it does not say
            known = found.get(hit.head.i)
            if tagged is not None and (not self._strayed(tagged, found) or direction(hit, False) != "past"):
                continue
            if known is not None and known.timex is not tagged:
                continue  # dated by words of its own
            role: Role = "since" if sequel.side == "since" else "at"
            mention = self._mention(replace(hit, timex=None, role=role, phrase=(sequel.start, sequel.end)))
            found.pop(hit.head.i, None)
            if mention is None or (role == "since" and mention.verdict.status is not Status.ONGOING):
                continue
            anchor = (BEFORE, sequel.start)
            if mention.verdict.status is Status.PLANNED:
                if not within:
                    continue
                if self._promised_now(hit):
                    published = self.page.published
                    found[hit.head.i] = replace(
                        mention, when=Moment(published, published + (sequel.high or 0)), timex=words
                    )
                    continue
                # "ordered the state to pay within 30 days": from the order on
                anchor = next((found[up.i].key for up in self.tree.up(hit.head) if up.i in found), anchor)
            elif within and not self._told_of(hit):
                continue
            found[hit.head.i] = mention
            ends = (mention.key, anchor) if sequel.side == "before" else (anchor, mention.key)
            kind = "before" if sequel.side == "after" else sequel.side
            yield Bond(
                *ends, kind, sequel.low, sequel.high, sequel.start, sequel.end, sequel.words, sequel.high is not None
            )

    def _told_of(self, hit: Hit) -> bool:
        """Whether the nearest finite verb tells of the past: "began to arrive", "had left"; not "may include selling"."""
        for at in (hit.head, *self.tree.up(hit.head)):
            auxes = {a.text.lower() for a in self.tree.below(at, "aux", "auxpass")}
            if at.tag == "VBD" or (at.tag == "VBN" and auxes & {"had", "has", "have", "was", "were"}):
                return True
            if at.tag in ("VBZ", "VBP", "VB") and (
                at.tag != "VB" or any(a.tag == "MD" for a in self.tree.below(at, "aux"))
            ):
                return False
        return False

    def _promised_now(self, hit: Hit) -> bool:
        """Whether a plan "within ten days" counts from the article: "will", or planned by a verb in the present; an accord that
        "called for" it had days of its own."""
        auxes = {a.text.lower() for a in self.tree.below(hit.head, "aux")}
        above = next((up for up in self.tree.up(hit.head) if up.is_verb and up.tag != "VB"), None)
        finite = {a.text.lower() for a in self.tree.below(above, "aux", "auxpass")} if above is not None else set()
        present = above is not None and (above.tag in ("VBZ", "VBP") or bool(finite & {"is", "are", "has", "have"}))
        said = above is not None and above.lemma in REPORTING | SPEECH_ACTS
        return bool(auxes & {"will", "shall", "'ll", "’ll"}) or present or (said and "would" in auxes)

    def _strayed(self, timex: Timex, found: Mapping[int, Mention]) -> bool:
        """Whether the tagger counted an expression from what is still to come, or from the date of an aside ("the town it had
        lost in 2014") beside a deed of its sentence with a date of its own."""
        low, _ = bounds(timex.when) if timex.when is not None else (None, None)
        story = next((t for t in reversed(self.page.timexes) if t.end <= timex.start and t.when is not None), None)
        told_from, _ = bounds(story.when) if story is not None and story.when is not None else (None, None)
        if any(day is not None and day > self.page.published for day in (low, told_from)):
            return True
        told = [*self.told[-8:], *found.values()]
        dated = next(
            (m for m in told if story is not None and m.timex is not None and m.timex.start == story.start), None
        )
        return (
            dated is not None
            and dated.aside
            and any(
                m.when is not None and not m.aside and m.key[0] == dated.key[0] and m.timex is not timex for m in told
            )
        )

    def _drop_sayings(self, found: dict[int, Mention]) -> None:
        """A dated saying yields to what it says when that is dated itself."""
        for i, mention in list(found.items()):
            if mention.saying is not None and any(
                other.when is not None
                and other.timex is not mention.timex
                and j != i
                and mention.saying in (j, *(u.i for u in self.tree.up(self.tree.words[j])))
                for j, other in found.items()
            ):
                del found[i]

    def _lifted(self, hit: Hit) -> Mention | None:
        """The mention of the clause above, when a relative clause or participle already has another date: "joined the men
        who founded it in 1950 on Monday"."""
        if hit.nominal or hit.head.dep not in ("relcl", "acl") or (noun := self.tree.head(hit.head)) is None:
            return None
        above = verb_of(self.tree, noun)
        if above is None or above.i >= hit.head.i:
            return None
        return self._mention(self._oriented(replace(hit, head=above, clause=above)))

    def _recent(self, when: When) -> bool:
        low, high = bounds(when)
        return low is not None and high is not None and abs(self.page.published - low) <= RECENT_DAYS

    def _bond(self, link: Link, found: dict[int, Mention]) -> Bond | None:
        for hit in (link.a, link.b):
            if hit.head.i in found:
                continue
            mention = self._mention(replace(hit, timex=None))
            if mention is None or mention.saying is not None:
                if link.a.head.i in found and link.a.nominal and not link.b.nominal:
                    self._join(link.a, link.b, found)
                return None
            other = link.b if hit is link.a else link.a
            if (told := self._told_in(hit, found)) is not None:
                found[hit.head.i] = (
                    told  # what is said to have come hours after something did so on the day it was said
                )
                continue
            state = not hit.nominal and hit.head.lemma in STATES and hit.head.tag in ("VBZ", "VBP", "VBN", "VBG")
            found[hit.head.i] = replace(
                mention, state=state, shown=self._stands_alone(hit, link, found.get(other.head.i)), phrase=link.words
            )
        if not link.b.nominal and link.a.nominal:
            self._join(link.a, link.b, found)
        a, b = found[link.a.head.i], found[link.b.head.i]
        return Bond(a.key, b.key, link.kind, link.low, link.high, link.start, link.end, link.words, link.measured)

    def _told_in(self, hit: Hit, found: dict[int, Mention]) -> Mention | None:
        """The dated saying that ``hit`` is the content of."""
        if hit.head.dep == "advcl":
            return None
        for up in self.tree.up(hit.head):
            mention = found.get(up.i)
            if mention is not None and mention.saying is not None:
                return mention
        return None

    def _stands_alone(self, hit: Hit, link: Link, other: Mention | None) -> bool:
        """Whether a happening that only its link dates may be shown: those of main clauses, those at a told
        distance, and those told as facts in a clause ("after the court had issued a warrant") beside a dated one;
        never conditions ("once he returns") or bare nouns."""
        if hit.nominal and hit.clause is None:
            return False
        subject = subject_of(self.tree, hit.head)
        if subject is not None and subject.tag == "PRP" and not self.titler.actors_of(subject):
            return False  # nobody could tell what "it sustained during the quake" is about
        if hit.head.dep != "advcl" or link.measured:
            return True
        told = hit.head.tag in ("VBD", "VBN") and hit.head.lemma in VERBS
        return (
            told
            and link.kind == "before"
            and link.a.head.i == hit.head.i
            and other is not None
            and other.when is not None
        )

    def _join(self, noun: Hit, main: Hit, found: dict[int, Mention]) -> None:
        """Who speaks "following talks with Putin" took part in them."""
        mention = found[noun.head.i]
        subject = subject_of(self.tree, main.head)
        if (
            mention.type is not EventType.CONSULT
            or mention.title.subjects
            or subject is None
            or mention.lemma in JOURNEYS
        ):
            return
        people = [a for a in self.titler.actors_of(subject) if a not in mention.title.actors]
        if people:
            title = replace(mention.title, actors=(*people, *mention.title.actors))
            found[noun.head.i] = replace(mention, title=title)

    def _undated(self, found: dict[int, Mention]) -> None:
        """Journeys told with their length or goal and no date ("The envoy's three-day visit to the Peruvian
        capital"): they tell more of one that is dated elsewhere, and are never shown by themselves."""
        for word in self.tree.words:
            if word.i not in found and is_eventive(self.tree, word) and word.lemma.lower() in JOURNEYS:
                mention = self._mention(Hit(self.tree, word, True, None))
                if mention is not None and mention.title.subjects:
                    found[word.i] = replace(mention, shown=False)

    def _mention(self, hit: Hit) -> Mention | None:
        tree, timex = self.tree, hit.timex
        said = statement(tree, hit.head) if not hit.nominal and timex is not None else None
        if said is not None and not matters(hit.head, self.titler, self.page.text):
            return None
        auxes = {a.text.lower() for a in tree.below(hit.head, "aux")} if not hit.nominal else set()
        lasts = (hit.role == "since" and bool(auxes & {"has", "have"})) or (
            hit.role == "until" and bool(auxes & {"will", "would"})
        )
        moves = movement(tree, hit.head)
        if not hit.nominal and said is None and not lasts and not moves and not verb_is_eventful(tree, hit.head):
            return None
        when = (
            bounded(timex.when, hit.role, self.page.published) if timex is not None and timex.when is not None else None
        )
        verdict = judge(hit, when, self.page.published)
        if verdict.drop:
            return None
        way = direction(hit, False)
        if (
            contradicts(when, way, self.page.published)
            and hit.role == "at"
            and hit.phrase
            and not self.page.text[hit.phrase[0] :].lower().startswith("for ")
        ):
            return None
        if of_the_speaker(hit) or tells_no_time(hit, when):
            return None
        if said is not None:
            cue = hit.head.text if hit.head.lemma in CLAIMING else claimed(tree, said, said)
            verdict = replace(verdict, status=Status.CLAIMED if cue else Status.HAPPENED, cue=cue)
        if hit.role == "since" and auxes & {"had", "having"} and isinstance(when, Period):
            when = Period(when.start, Edge.UNKNOWN)  # "had ruled since 1984": it went on till some day nobody says
        eventive = any(is_eventive(tree, w) for w in tree.below(hit.head, "dobj", "attr"))
        stative = not hit.nominal and hit.head.lemma in STATES and not eventive and verdict.status is not Status.PLANNED
        state = (lasts and hit.role == "since" and hit.head.lemma in STATES | TRIVIAL_VERBS) or (
            stative and (hit.role in ("since", "until") or isinstance(when, Period))
        )
        if hit.role == "until" and not state and (when is None or hit.head.lemma in _MOVING):
            return None
        title = self.titler.of(hit, planned=verdict.status is Status.PLANNED)
        if said is not None and not title.content:
            return None  # a saying of which no line can tell what was said
        if (
            not hit.nominal
            and (subject := subject_of(tree, hit.head)) is not None
            and subject.lemma.lower() in _DAYTIMES
        ):
            return None
        start, end = passage(hit, self.times)
        phrase = self.page.text[hit.phrase[0] : hit.phrase[1]] if hit.phrase else ""
        return Mention(
            key=(tree.sentence, hit.head.i),
            lemma=hit.head.lemma.lower() if said is None else f"{hit.head.lemma} {said.lemma}".lower(),
            nominal=hit.nominal,
            title=title,
            type=type_of(tree, hit.head if said is None else said, nominal=hit.nominal),
            verdict=verdict,
            start=start,
            end=end,
            paragraph=self.paragraph,
            paragraph_start=self.paragraph_start,
            when=when,
            timex=timex,
            phrase=phrase,
            role=hit.role,
            state=state,
            definite=any(
                w.dep == "poss" or w.lemma.lower() in ("the", "that", "this", "these", "those")
                for w in tree.below(hit.head, "det", "poss")
            ),
            destination=destination(hit, self.page.cast),
            word=hit.head.text,
            saying=said.i if said is not None else None,
            about=about(hit),
            moves=moves,
            aside=in_passing(hit),
            site=site(hit),
            another=any(w.lemma.lower() in _ANOTHER for w in tree.below(hit.head, "amod", "det", "advmod")),
        )

    def _with_days(self, mention: Mention) -> Mention:
        """The mention with its length, when a duration stands inside its phrase: "three-day visit"."""
        if not mention.nominal or mention.key[1] >= len(self.tree):
            return mention
        head = self.tree.words[mention.key[1]]
        for timex in self.timexes:
            if timex.type is TimexType.DURATION and head.start > timex.start and head.start - timex.end < 40:
                words = self.tree.covering(timex.start, timex.end)
                top = self.tree.top(words)
                if top is not None and (top.head == head.i or any(up.i == head.i for up in self.tree.up(top))):
                    measured = distance(timex.text.replace("-", " "))
                    if measured is not None and measured[0] == measured[1] and measured[0] > 1:
                        return replace(mention, days=measured[0])
        return mention
