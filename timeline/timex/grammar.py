"""The engine under the rule tables: patterns over word classes, compiled to regular expressions over one letter a word.

A lexicon gives every word a class (``MONTH``, ``UNIT``, ``N12`` for the numbers 1 to 12 …). A pattern is written over those classes
and over plain lower-case words, with the usual ``? | ( )``::

    "MONTH DAY (COMMA? YEAR)?"        "COUNT UNITS ago"

Names may also be pieces, which stand for a pattern ("DAY" is ``N12 | N31 | ORD``). A run of words that all have a class becomes a
string of letters, one a class, on which each pattern is an ordinary regular expression. Repetition without a bound (``*``, ``+``,
``{n,}``) is refused, so a match looks at a bounded number of words and tagging is linear in the length of the text.

Rules are grouped in levels. A level reads a run from left to right and replaces the longest match at each place (of equally long ones
the row that stands first) by one item whose class is the rule's ``makes`` and whose value is what ``build`` returned. The next level
reads the result: "the end of" + DATE, DATE + DAYPART. So small pieces compose, instead of being enumerated.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from timeline.timex.expr import Expr


class Item(NamedTuple):
    """A word or a reduced expression: the text ``[start, end)``, its class letter, its value and the rule that made it ("" for a word)."""

    start: int
    end: int
    kind: str
    value: Any
    rule: str = ""


class Found(NamedTuple):
    """What a pattern matched, as ``build`` sees it: the items, and a table from class letters to class names."""

    items: tuple[Item, ...]
    letters: Letters
    text: str = ""

    def all(self, *names: str) -> list[Any]:
        """The values of the items of these classes, in order."""
        wanted = {self.letters.of(name) for name in names}
        return [item.value for item in self.items if item.kind in wanted]

    def first(self, *names: str) -> Any:
        """The value of the first item of these classes; None when there is none."""
        wanted = {self.letters.of(name) for name in names}
        return next((item.value for item in self.items if item.kind in wanted), None)

    def has(self, *names: str) -> bool:
        """Whether an item of one of these classes was matched."""
        wanted = {self.letters.of(name) for name in names}
        return any(item.kind in wanted for item in self.items)


class Several(NamedTuple):
    """What a rule makes when its words are more than one expression: ("5 to 8 May"): (first item, item after the last, Expr) each.

    Items between the parts stay as they are.
    """

    parts: tuple[tuple[int, int, Expr], ...]


Build = Callable[[Found], Expr | Several | None]


class Context(NamedTuple):
    """Where a match stands: the whole text, the span, and the class letters beside it ("" at the ends of the run)."""

    text: str
    start: int
    end: int
    before: str
    after: str


class Rule(NamedTuple):
    """One row of a rule table.

    ``pattern`` is over classes (see above); ``build`` makes the `Expr`, None to refuse the match. ``examples`` maps texts to the
    EDTF they mean on the reference day of the tests (or the TIMEX3 value, for what fixes no day); one test reads them all.
    ``makes`` is the class of the reduced item; ``level`` the pass it belongs to. ``guard`` may refuse a match by what stands round
    it. ``silent`` items are only material for later levels: alone they are no temporal expression.
    ``history`` rows hold only in texts that are read as histories.
    """

    name: str
    pattern: str
    build: Build
    examples: Mapping[str, str] = {}
    makes: str = "DATE"
    level: int = 1
    guard: Callable[[Context], bool] | None = None
    silent: bool = False
    history: bool = False


class Letters:
    """Class names as single letters, handed out in order of first use.

    >>> letters = Letters()
    >>> letters.of("MONTH") == letters.of("MONTH") != letters.of("DAY")
    True
    """

    def __init__(self) -> None:
        self._letters: dict[str, str] = {}

    def of(self, name: str) -> str:
        letter = self._letters.get(name)
        if letter is None:
            # From the private use area, so no letter means anything to the regular expression engine.
            letter = self._letters[name] = chr(0xE000 + len(self._letters))
        return letter

    def __contains__(self, name: str) -> bool:
        return name in self._letters

    def names(self) -> Mapping[str, str]:
        """Letter -> name, for messages."""
        return {letter: name for name, letter in self._letters.items()}


_SYMBOL = re.compile(
    r"\s+|([A-Z][A-Z0-9_]*)|([a-zà-ÿ'’]+)|(\(\?P<\w+>|\(\?:|\(\?=|\(\?!|[()|?])|(\{\d+(?:,\d+)?\})|(.)"
)


def expand(pattern: str, letters: Letters, pieces: Mapping[str, str], words: set[str]) -> str:
    """A pattern over classes as a regular expression over class letters; plain words met on the way are added to ``words``.

    Raises ``ValueError`` for a sign the notation does not have, among them unbounded repetition.
    """
    out = []
    for found in _SYMBOL.finditer(pattern):
        name, word, sign, count, other = found.groups()
        if name and name in pieces:
            out.append(f"(?:{expand(pieces[name], letters, pieces, words)})")
        elif name:
            out.append(letters.of(name))
        elif word:
            words.add(word)
            out.append(letters.of(word))
        elif sign or count:
            out.append("(?:" if sign == "(" else sign or count)
        elif other:
            raise ValueError(f"{other!r} has no meaning in the pattern {pattern!r}; write ? | ( ) or {{m,n}}")
    return "".join(out)


class Level(NamedTuple):
    """A compiled pass: for each class letter the (order, regular expression, rule) rows a match can start with."""

    starts: Mapping[str, tuple[tuple[int, re.Pattern[str], Rule], ...]]


class Grammar:
    """Rule tables compiled over one set of letters.

    ``lexicon`` maps words to (class, value). Words that only stand in patterns get a class of their own. ``ordinal_dots`` says that a
    full stop after a number may make it an ordinal ("21. März"); it is then an item of class ``DOT``.
    """

    def __init__(
        self,
        rules: Sequence[Rule],
        lexicon: Mapping[str, tuple[str, Any]],
        pieces: Mapping[str, str],
        cores: Sequence[str],
        ordinal_dots: bool = False,
    ) -> None:
        self.ordinal_dots = ordinal_dots
        self._made_of = (lexicon, pieces, tuple(cores))
        self.rules = tuple(rules)
        self.history_only = frozenset(rule.name for rule in rules if rule.history)
        self.letters = Letters()
        words: set[str] = set()
        sources = [expand(rule.pattern, self.letters, pieces, words) for rule in rules]
        clash = sorted(words & lexicon.keys())
        if clash:
            raise ValueError(
                f"{clash!r} stand as plain words in patterns and with a class in the lexicon; use the class"
            )
        self.kinds: dict[str, tuple[str, Any]] = {word: (self.letters.of(word), word) for word in words}
        self.kinds.update({word: (self.letters.of(name), value) for word, (name, value) in lexicon.items()})
        self.cores = frozenset(self.letters.of(name) for name in cores)
        levels: dict[int, dict[str, list[tuple[int, re.Pattern[str], Rule]]]] = {}
        for order, (rule, source) in enumerate(zip(rules, sources, strict=True)):
            letters = _first_letters(source)
            compiled = re.compile(source)
            starts = levels.setdefault(rule.level, {})
            for letter in letters:
                starts.setdefault(letter, []).append((order, compiled, rule))
        self.levels = tuple(
            Level({letter: tuple(rows) for letter, rows in levels[number].items()}) for number in sorted(levels)
        )

    def extended(self, rules: Sequence[Rule]) -> Grammar:
        """This grammar with more rows before its own; their plain words are reason enough to read a run.

        Compiling takes some hundredths of a second: keep what is returned.
        """
        lexicon, pieces, cores = self._made_of
        words: set[str] = set()
        for rule in rules:
            expand(rule.pattern, Letters(), pieces, words)
        return Grammar(
            (*rules, *self.rules), lexicon, pieces, (*cores, *sorted(words - {"the", "of"})), self.ordinal_dots
        )

    def reduce(self, run: Sequence[Item], text: str) -> list[Item]:
        """The run after all levels: words that joined into expressions are one item each."""
        items = list(run)
        for level in self.levels:
            items = self._pass(level, items, text)
        return items

    def _pass(self, level: Level, items: list[Item], text: str) -> list[Item]:
        line = "".join([item.kind for item in items])
        out: list[Item] = []
        at, size = 0, len(items)
        starts = level.starts
        while at < size:
            rows = starts.get(line[at])
            made = self._longest(rows, line, at, items, text) if rows else None
            if made is None:
                out.append(items[at])
                at += 1
            else:
                out.extend(made[0])
                at = made[1]
        return out

    def _longest(
        self, rows: tuple[tuple[int, re.Pattern[str], Rule], ...], line: str, at: int, items: list[Item], text: str
    ) -> tuple[list[Item], int] | None:
        hits = []
        for order, pattern, rule in rows:
            found = pattern.match(line, at)
            if found and found.end() > at:
                hits.append((-found.end(), order, rule))
        if not hits:
            return None
        hits.sort(key=_by_length_then_order)
        for minus_end, _, rule in hits:
            end = -minus_end
            matched = items[at:end]
            if rule.guard is not None:
                before = line[at - 1] if at else ""
                after = line[end] if end < len(line) else ""
                if not rule.guard(Context(text, matched[0].start, matched[-1].end, before, after)):
                    continue
            value = rule.build(Found(tuple(matched), self.letters, text))
            if value is None:
                continue
            kind, name = self.letters.of(rule.makes), "" if rule.silent else rule.name
            if not isinstance(value, Several):
                return [Item(matched[0].start, matched[-1].end, kind, value, name)], end
            made: list[Item] = []
            done = 0
            for first, after_last, expr in value.parts:
                made += matched[done:first]
                made.append(Item(matched[first].start, matched[after_last - 1].end, kind, expr, name))
                done = after_last
            return made + matched[done:], end
        return None


def _by_length_then_order(hit: tuple[int, int, Rule]) -> tuple[int, int]:
    return hit[0], hit[1]


def _first_letters(source: str) -> frozenset[str]:
    """The letters a match of an expanded pattern can start with.

    >>> sorted(_first_letters("(?:a|b)?(?:c?d){1,2}e"))
    ['a', 'b', 'c', 'd']
    """
    firsts, _, end = _alternatives(source, 0)
    if end != len(source) or source.count("(") != source.count(")"):
        raise ValueError(f"unbalanced bracket in {source!r}; close every bracket that is opened")
    return firsts


def _alternatives(source: str, at: int) -> tuple[frozenset[str], bool, int]:
    """(first letters, whether it can match nothing, where it ends) of ``a|b|c`` up to a closing bracket."""
    firsts: set[str] = set()
    empty, sequence_open = False, True
    while at < len(source) and source[at] != ")":
        if source[at] == "|":
            empty, sequence_open = empty or sequence_open, True
            at += 1
            continue
        if source.startswith("(", at):
            head = re.compile(r"\(\?(?:P<\w+>|[:=!])").match(source, at)
            assert head is not None
            some, nothing, at = _alternatives(source, head.end())
            at += 1
            if head[0][2] in "=!":
                some, nothing = frozenset(), True
        else:
            some, nothing, at = frozenset(source[at]), False, at + 1
        if source.startswith("?", at):
            nothing, at = True, at + 1
        elif source.startswith("{", at):
            nothing, at = nothing or source[at + 1] == "0", source.index("}", at) + 1
        if sequence_open:
            firsts |= some
            sequence_open = nothing
    return frozenset(firsts), empty or sequence_open, at
