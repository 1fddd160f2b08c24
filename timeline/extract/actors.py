"""Who is named where: states, capitals, seats of power, organisations and persons of a text, found by name without
a parser.

`scan` reads a whole text once. A name found in the gazetteer gives its actor; other runs of capitalised words are
persons when they look like one (two to four words, no word of an institution, no article before them), and
afterwards their family name alone is the same person. `Cast` answers the questions that titles ask: who is at these
offsets, and whom does "he", "the Chinese leader" or "the two" mean."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from timeline.extract.bodies_en import BODIES, INTERNATIONAL, KINDS
from timeline.extract.persons_en import (
    CROWNED,
    FEMALE,
    INSTITUTION,
    LEADERS,
    NOT_A_NAME,
    OFFICE,
    OFFICE_WORD,
    PARTICLES,
)
from timeline.extract.states_en import BY_CODE, PLACES, SEATS, STATES
from timeline.records import Actor, ActorKind


class Named(StrEnum):
    """How an actor was named, which decides whether it acts or only says where."""

    STATE = "state"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    SEAT = "seat"
    PLACE = "place"
    BODY = "body"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Name:
    """One naming of an actor: ``text[start:end]``, without a possessive ending."""

    start: int
    end: int
    actor: Actor
    how: Named


_WORD = re.compile(r"(?:[A-Z]\.){2,}(?:C\.)?|[^\W_]+(?:['’.][^\W\d_]+)*\+?|\d+")
_OF_A_THING = re.compile(
    r"\b(?:party|movement|company|newspaper|group|builder|firm|bank|agency|bloc|coalition|alliance|network|channel|website|magazine|daily"
    r"|ship|vessel|tanker|village|town|city|district|club|airline|retailer|manufacturer|broadcaster|outlet|operation|codenamed),?\s+$"
)
"""What stands before a name that is no person's: "his party, Fuerza Nueva"."""
_COMPOUNDING = frozenset("led era style born based owned held run like made aged wide".split())
"""What a hyphen joins to a name to make an adjective ("Biden-era"), and no part of the name."""
_COMMA, _AND = re.compile(r", (?:the )?"), re.compile(r",? and (?:the )?")
_DOTTED = re.compile(r"(?:[A-Z]\.){2,}")
_POSSESSIVE = re.compile(r"['’]s?$")


@lru_cache(maxsize=1)
def _gazetteer() -> dict[str, tuple[tuple[str, Actor, Named], ...]]:
    """First word -> the names that start with it, longest first."""
    rows: dict[str, tuple[Actor, Named]] = {}
    for place, code in PLACES.items():
        rows[place] = (_state(code), Named.PLACE)
    for state in STATES:
        actor = _state(state.code)
        rows.update(dict.fromkeys(state.capitals, (actor, Named.CAPITAL)))
        rows.update(dict.fromkeys(state.demonyms, (actor, Named.DEMONYM)))
        rows.update(dict.fromkeys(state.names, (actor, Named.STATE)))
    for seat, code in SEATS.items():
        rows[seat] = (_state(code), Named.SEAT)
    for name, printed in BODIES.items():
        code_of = "IGO" if printed in INTERNATIONAL else None
        rows[name] = (Actor(printed, code_of, kind=KINDS[printed]), Named.BODY)
    rows["Western"] = (Actor("the West", kind=ActorKind.BLOC), Named.DEMONYM)
    rows["European"] = (Actor("Europe", kind=ActorKind.BLOC), Named.DEMONYM)
    by_first: dict[str, list[tuple[str, Actor, Named]]] = {}
    for name, (actor, how) in rows.items():
        first = _WORD.search(name)
        if first:
            by_first.setdefault(first.group(), []).append((name, actor, how))
    return {first: tuple(sorted(names, key=lambda row: -len(row[0]))) for first, names in by_first.items()}


def _state(code: str) -> Actor:
    return Actor(BY_CODE[code].names[0], code, kind=ActorKind.COUNTRY)


def scan(text: str) -> tuple[Name, ...]:
    """Every naming of an actor, in order, not overlapping.

    >>> [(text, n.actor.name, n.actor.code) for text in ["Chinese President Xi Jinping met Macron in Rome."]
    ...  for n in scan(text)]  # doctest: +ELLIPSIS
    [(..., 'China', 'CHN'), (..., 'Xi Jinping', 'CHN'), (..., 'Emmanuel Macron', 'FRA'), (..., 'Italy', 'ITA')]
    """
    words = list(_WORD.finditer(text))
    known = _without_other_congresses(text, list(_known(text, words)))
    covered = {i for name, first, last in known for i in range(first, last)}
    persons = list(_persons(text, words, covered, [name for name, _, _ in known]))
    return tuple(sorted([*(name for name, _, _ in known), *persons], key=lambda n: n.start))


def _without_other_congresses(text: str, known: list[tuple[Name, int, int]]) -> list[tuple[Name, int, int]]:
    """Without "Congress" where it is another state's: "Peru's Congress", and every Congress of a text that never names the
    United States beside it."""
    ours = [row for row in known if text[row[0].start : row[0].end] != "Congress"]
    ends = {name.end: name.actor.code for name, _, _ in ours}
    owners = {ends.get(match.start()) for match in re.finditer(r"(?:['’]s)? Congress\b", text)} - {None, "", "USA"}
    american = any(name.actor.code == "USA" for name, _, _ in ours)
    return known if american and not owners else ours


def _known(text: str, words: Sequence[re.Match[str]]) -> Iterable[tuple[Name, int, int]]:
    gazetteer = _gazetteer()
    i = 0
    while i < len(words):
        word = words[i].group()
        if not (word[0].isupper() or word == "al"):
            i += 1
            continue
        first = _POSSESSIVE.sub("", word)
        step = 1
        for candidate in dict.fromkeys((word, first, first.rstrip("."))):
            found = _longest(text, words[i].start(), gazetteer.get(candidate, ()))
            if found:
                name, actor, how = found
                end = words[i].start() + len(name)
                while i + step < len(words) and words[i + step].start() < end:
                    step += 1
                yield Name(words[i].start(), end, actor, how), i, i + step
                break
        i += step


def _longest(text: str, at: int, names: Iterable[tuple[str, Actor, Named]]) -> tuple[str, Actor, Named] | None:
    for row in names:
        end = at + len(row[0])
        if text.startswith(row[0], at) and not (text[end : end + 1].isalnum()):
            return row
    return None


def _persons(text: str, words: Sequence[re.Match[str]], covered: set[int], known: Sequence[Name]) -> Iterable[Name]:
    runs = list(_runs(text, words, covered))
    people: dict[str, Actor] = {}
    found: list[Name] = []
    single: list[tuple[int, int, bool]] = []
    crowned: dict[int, str] = {}
    for first, last in runs:
        first, titled = _without_office(words, first, last)
        if first >= last:
            continue
        start, end = words[first].start(), _end(words[last - 1])
        name = text[start:end]
        parts = name.split()
        if any(part.rstrip(".,") in INSTITUTION for part in parts) or len(parts) > 4:
            continue
        definite = text[:start].endswith(("the ", "The "))
        if len(parts) == 1:
            before = words[first - 1].group() if titled else ""
            if before in CROWNED:
                crowned[start] = f"{before} {name}"
            single.append((start, end, titled))
            continue
        if definite or not _looks_like_person(parts) or _OF_A_THING.search(text, max(0, start - 24), start):
            continue
        office = titled or bool(OFFICE.search(text[max(0, start - 60) : start]))
        actor = people.get(name) or Actor(
            name, _state_of(text, start, end, known) if office or _is_leader(parts) else None, kind=ActorKind.PERSON
        )
        if actor.code is None and _leader(parts):
            actor = Actor(name, _leader(parts), kind=ActorKind.PERSON)
        for key in (name, parts[-1], *((parts[0],) if _called_by_first(parts, text) else ())):
            people.setdefault(key, actor)
        found.append(Name(start, end, people[name], Named.PERSON))
    for start, end, titled in single:
        name = text[start:end]
        if start in crowned:  # "King Hussein" is not Saddam Hussein
            name = crowned[start]
            people[name] = people.get(name) or Actor(name, _state_of(text, start, end, known), kind=ActorKind.PERSON)
            people.setdefault(text[start:end], people[name])
            found.append(Name(start, end, people[name], Named.PERSON))
        elif name in people:
            found.append(Name(start, end, people[name], Named.PERSON))
        elif name in LEADERS:
            full, code = LEADERS[name]
            people[name] = people.get(full) or Actor(full, code, kind=ActorKind.PERSON)
            found.append(Name(start, end, people[name], Named.PERSON))
        elif titled and name not in NOT_A_NAME:
            people[name] = Actor(name, _state_of(text, start, end, known), kind=ActorKind.PERSON)
            found.append(Name(start, end, people[name], Named.PERSON))
    return found


def _is_leader(parts: Sequence[str]) -> bool:
    return _leader(parts) is not None


def _leader(parts: Sequence[str]) -> str | None:
    """The state of a well-known leader written in full."""
    for key in (parts[-1], parts[0]):
        if key in LEADERS and LEADERS[key][0] == " ".join(parts):
            return LEADERS[key][1]
    return None


def _called_by_first(parts: Sequence[str], text: str) -> bool:
    """Whether the text itself calls the person by the first part ("Xi" for Xi Jinping), more than by the last or several
    times."""
    called_first = len(re.findall(rf"(?<![\w-]){re.escape(parts[0])}(?![\w-])(?! {re.escape(parts[1])})", text))
    called_last = len(re.findall(rf"(?<!{re.escape(parts[-2])} )(?<![\w-]){re.escape(parts[-1])}(?![\w-])", text))
    return called_first > called_last or called_first > 2


def _end(word: re.Match[str]) -> int:
    return word.end() - (len(word.group()) - len(_POSSESSIVE.sub("", word.group())))


def _runs(text: str, words: Sequence[re.Match[str]], covered: set[int]) -> Iterable[tuple[int, int]]:
    """Runs of capitalised words parted by single spaces or hyphens, particles inside allowed; ``[first, last)``
    indices."""
    i = 0
    while i < len(words):
        if i in covered or not _capital(words[i].group()):
            i += 1
            continue
        last = i + 1
        while last < len(words) and text[words[last - 1].end() : words[last].start()] in (" ", "-", ". "):
            if words[last - 1].group()[-2:] in ("'s", "’s") or (
                text[words[last - 1].end() : words[last].start()] == ". " and not _abbreviated(words[last - 1].group())
            ):
                break
            if last not in covered and _capital(words[last].group()):
                last += 1
            elif (
                last - i >= 2
                and text[words[last - 1].end()] == "-"
                and len(words[last].group()) <= 5
                and words[last].group() not in _COMPOUNDING
            ):
                last += 1  # "Lee Min-seok"
            elif (
                words[last].group() in PARTICLES
                and last + 1 < len(words)
                and last + 1 not in covered
                and _capital(words[last + 1].group())
                and text[words[last].end() : words[last + 1].start()] in (" ", "-")
            ):
                last += 2
            else:
                break
        yield i, last
        i = last


def _abbreviated(word: str) -> bool:
    """An initial or a rank, after which a full stop ends no sentence."""
    return len(word) == 1 or word in OFFICE_WORD


def _capital(word: str) -> bool:
    return word[0].isupper() and (len(word) == 1 or not word.isupper() or len(word) <= 3) and not word[0].isdigit()


def _without_office(words: Sequence[re.Match[str]], first: int, last: int) -> tuple[int, bool]:
    """A run without the function words, offices and ranks it opens with; whether there was an office."""
    titled = False
    while first < last:
        word = _POSSESSIVE.sub("", words[first].group()).rstrip(".")
        if word in OFFICE_WORD:
            titled = True
        elif word not in NOT_A_NAME:
            break
        first += 1
    return first, titled


def _looks_like_person(parts: Sequence[str]) -> bool:
    if any(part in NOT_A_NAME or part in OFFICE_WORD for part in parts):
        return False
    letters = [part for part in parts if part not in PARTICLES]
    return all(len(part.rstrip(".")) > 1 or part.endswith(".") or len(part) == 1 for part in letters) and not all(
        part.isupper() for part in letters
    )


def _state_of(text: str, start: int, end: int, known: Sequence[Name]) -> str | None:
    """The state a person acts for: named just before in the same noun phrase ("Chinese President …"), or just after
    ("… of France", "…, the French president")."""
    starts = [name.start for name in known]
    i = bisect_left(starts, start)
    for name in reversed(known[max(0, i - 2) : i]):
        between = text[name.end : start]
        if name.actor.code and name.how in (Named.STATE, Named.DEMONYM, Named.SEAT) and len(between) < 70:
            others = [w for w in re.findall(r"[A-Z][\w’']*", between) if w not in OFFICE_WORD]
            if others or re.search(r"[.;:!?,\n]|\b(?:and|with|met|told|by|to)\b", between):
                break
            return name.actor.code if name.actor.code != "IGO" else None
    for name in known[i : i + 1]:
        between = text[end : name.start]
        if (
            name.actor.code
            and name.how in (Named.STATE, Named.DEMONYM)
            and re.fullmatch(
                r" of (?:the )?|, (?:the |a )?(?:former |outgoing )?|, (?:president|prime minister|king|leader|chancellor) of (?:the )?",
                between,
            )
        ):
            return name.actor.code if name.actor.code != "IGO" else None
    return None


def cast_of(text: str) -> Cast:
    """The cast of a text.

    >>> [name.actor.name for name in cast_of("Envoys of Chad met Macron.").names]
    ['Chad', 'Emmanuel Macron']
    """
    return Cast(text, scan(text))


@dataclass(frozen=True)
class Cast:
    """The names of a text, to be asked about."""

    text: str
    names: tuple[Name, ...]

    def at(self, start: int, end: int) -> tuple[Name, ...]:
        """The names inside ``[start, end)``, in order."""
        i = bisect_left(self.names, start, key=lambda n: n.start)
        found = []
        while i < len(self.names) and self.names[i].end <= end:
            found.append(self.names[i])
            i += 1
        return tuple(found)

    def person(
        self, before: int, paragraph_start: int, *, code: str | None = None, female: bool | None = None
    ) -> Actor | None:
        """The person a pronoun or description at ``before`` means: the one named last before it, looking no further
        back than the paragraph before this one; ``code`` asks for a person who acts for that state.

        In the sentence a pronoun stands in and the one before, a subject is likelier than an object; the parser's
        view of that is left to the caller, who may ask `person` with a smaller ``before``."""
        low = self._previous_paragraph(paragraph_start)
        for name in reversed(self.at(low, before)):
            if name.how is Named.PERSON and (code is None or name.actor.code == code) and self.fits(name.actor, female):
                return name.actor
        if code is None:
            return None
        whole = [n.actor for n in self.names if n.how is Named.PERSON and n.actor.code == code]
        first_named = whole[0] if whole else None
        return first_named if first_named and whole.count(first_named) * 2 >= len(whole) else None

    def two(self, before: int, paragraph_start: int, kind: ActorKind | None) -> tuple[Actor, ...]:
        """The two actors that "the two", "both leaders" or "the two countries" at ``before`` means, () when it is
        not plain."""
        low = self._previous_paragraph(paragraph_start)
        names = [n for n in self.at(low, before) if n.how not in (Named.PLACE, Named.DEMONYM, Named.CAPITAL)]
        wanted = (kind,) if kind else (ActorKind.PERSON, ActorKind.COUNTRY)
        for one, two in reversed(list(pairwise(names))):
            joined = self.text[one.end : two.start]
            if (
                one.actor != two.actor
                and one.actor.kind is two.actor.kind in wanted
                and re.fullmatch(r"['’]?s? (?:and|met|with) (?:[\w’'-]+ ){0,4}", joined)
            ):
                return (one.actor, two.actor)
        for each in wanted:
            found = list(dict.fromkeys(n.actor for n in reversed(names) if n.actor.kind is each))
            if len(found) == 2 or (len(found) > 2 and kind is None and each is ActorKind.PERSON):
                return (found[1], found[0])
        return ()

    def holder(self, office: str, before: int) -> tuple[Actor, ...]:
        """Who was last called "President …" before an offset; () when the text gave nobody that office."""
        for name in reversed(self.at(0, before)):
            lead = self.text[max(0, name.start - 30) : name.start].split()
            if name.how is Named.PERSON and lead and lead[-1] == office:
                return (name.actor,)
        return ()

    def fronted(self, sentence: int, paragraph: int) -> Actor | None:
        """The state or body that the sentence before the one at ``sentence`` begins with, or the only one it names: what an "it"
        goes on speaking of when that sentence was not parsed; None when that is not plain."""
        before = self.text[paragraph:sentence].rstrip()
        opened = [m.end() for m in re.finditer(r"[.!?][”\"']?\s+(?=[A-Z])", before)]
        start = paragraph + (opened[-1] if opened else 0)
        named = [n for n in self.at(start, sentence) if before and n.how in (Named.STATE, Named.BODY)]
        begins = bool(named) and self.text[start : named[0].start] in ("", "The ", "the ")
        return named[0].actor if begins or len({n.actor for n in named}) == 1 else None

    def several(self, before: int, count: int) -> tuple[Actor, ...]:
        """The members of the last list of just so many that was told before an offset: "Poland, Hungary and Latvia" for "the
        three"; () when there is none."""
        names = [n for n in self.at(max(0, before - 1500), before) if n.how is not Named.DEMONYM]
        for i in range(len(names) - count, -1, -1):
            run = names[i : i + count]
            gaps = [self.text[a.end : b.start] for a, b in pairwise(run)]
            listed = all(_COMMA.fullmatch(gap) for gap in gaps[:-1]) and _AND.fullmatch(gaps[-1])
            if listed and len({n.actor for n in run}) == count:
                return tuple(n.actor for n in run)
        return ()

    def short(self, actor: Actor) -> str:
        """How the text calls somebody once introduced: a person by the family name when the text does so and nobody
        shares it, a state as the text first names it ("Britain", "US"); else the whole name."""
        if actor.kind is ActorKind.PERSON:
            return self._surname(actor) if " " in actor.name else actor.name
        if actor.kind is not ActorKind.COUNTRY:
            return actor.name
        named = next((n for n in self.names if n.how is Named.STATE and n.actor == actor), None)
        return self.printed(named) if named is not None else actor.name

    def printed(self, name: Name) -> str:
        """A name as the text writes it, abbreviations without full stops.

        >>> text = "The U.S. and the U.N. Security Council"
        >>> [Cast(text, scan(text)).printed(name) for name in scan(text)]
        ['US', 'UN Security Council']
        """
        written = " ".join(self.text[name.start : name.end].split())
        return "".join(
            part.replace(".", "") if _DOTTED.fullmatch(part) else part for part in re.split(r"(\s)", written)
        )

    def in_office(self, actor: Actor) -> bool:
        """Whether somebody is surely a person known by the family name: acts for a state, or is named with an office."""
        if actor.kind is not ActorKind.PERSON or actor.code is not None:
            return actor.kind is ActorKind.PERSON
        for name in self.names:
            if name.actor == actor:
                before = self.text[max(0, name.start - 60) : name.start]
                if OFFICE.search(before) or (before.split() or [""])[-1].rstrip(".") in OFFICE_WORD:
                    return True
        return False

    def _surname(self, actor: Actor) -> str:
        parts = actor.name.split()
        if parts[0] in CROWNED:
            return actor.name
        known = [key for key, (full, _) in LEADERS.items() if full == actor.name]
        for part in (*known, parts[-1], parts[0]):
            shared = any(
                n.actor != actor and n.actor.kind is ActorKind.PERSON and part in n.actor.name.split()
                for n in self.names
            )
            called = any(n.actor == actor and self.text[n.start : n.end] == part for n in self.names)
            if (called or part in known) and not shared:
                return part
        return actor.name

    def _previous_paragraph(self, start: int) -> int:
        before = self.text.rfind("\n\n", 0, max(0, start - 2))
        return 0 if before < 0 else before

    @staticmethod
    def fits(actor: Actor, female: bool | None) -> bool:
        """Whether "she" (True) or "he" (False) may mean this person, by given name; None fits everybody."""
        if female is None:
            return True
        is_female = actor.name.split()[0] in FEMALE or actor.name in FEMALE
        return is_female if female else not is_female
