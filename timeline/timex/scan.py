"""From text to runs of words that can belong to a temporal expression.

One pass of one regular expression cuts the text into words, numbers and signs. Every word is looked up in the lexicon; what has no
class there ends the run. Only runs that hold a core word (a month, a unit, a year …) are handed on, so ordinary prose costs one
dictionary lookup a word. Numbers are classed by their shape alone:

=========  ===========================================  =========  ===========================================
``N12``    1 to 12                                      ``ORDD``   1st, 21st (ORD first, twenty-first: lexicon)
``N31``    13 to 31                                     ``ISO``    2023-03-21, with or without a clock time
``N99``    0 and 32 to 99; also 01 to 09                ``SLASH``  21/3, 3/21/2023
``N999``   100 to 999                                   ``DOTTED`` 21.3.2023
``Y4``     1000 to 2199 in four digits                  ``CLOCK``  10:30, 10:30:15
``BIG``    other whole numbers, 1,500                   ``Y2``     '99
``DEC``    2.5 and 10.30 (value: the text)              ``DEC10``  1990s, '90s, 90s
``FRAC``   1/2, ½ (value: a fraction below 1)           ``NUMW``   two, twenty-five (from the lexicon, merged here)
=========  ===========================================  =========  ===========================================
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.timex.grammar import Grammar, Item

# Words first: they are most of a text. Every alternative looks a bounded number of characters ahead, except runs of one character
# class, which the match itself consumes: the scan is linear.
_CUT = re.compile(
    r"""
      (?P<address>https?://[^\s]*|(?<!\w)[#@]\w+)
    | (?P<dotted_word>(?:[^\W\d_]\.){1,3}[^\W\d_]\b\.?)      # p.m., B.C., U.S.
    | (?P<word>o['’]clock\b|2(?:day|night|nite|mor(?:row|o)|mrw)\b|[^\W\d_]+)
    | (?P<poss>['’]s\b|(?<=s)['’](?=\s))
    | (?P<y2>['’‘]\d\d(?!\w|['’](?!s)|\.\d))
    | (?P<iso>\d{4}-\d\d-\d\d(?:[T\ ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-])|\d{4}-W\d\d(?:-[1-7])?(?![\w-]))
    | (?P<dotted>\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)(?![\d.]*\d))
    | (?P<junk>\d{1,12}(?:[.-]\d{1,12}){2,})
    | (?P<frac>(?:1/2|1/4|3/4)(?![\w/])|[½¼¾])
    | (?P<slash>\d{1,2}/\d{1,2}(?:/\d{4}|/\d\d)?(?![\w/]))
    | (?P<clock>\d{1,2}:\d\d(?::\d\d)?(?!\d|:))
    | (?P<ord>\d{1,3}(?:st|nd|rd|th)\b)
    | (?P<dec10>(?:['’‘]|\d{1,2})?\d0['’]?s\b)
    | (?P<big>\d{1,3}(?:,\d{3}){1,4}(?!\d)(?:\.\d{1,9})?)
    | (?P<dec>\d{1,9}\.\d{1,9})
    | (?P<int>\d+)
    | (?P<gap>\n[^\S\n]*\n)
    | (?P<sign>[^\s\w]|_)
    """,
    re.VERBOSE,
)
_SIGNS = {"-": "HYPH", "–": "HYPH", "—": "HYPH", "‐": "HYPH", "‑": "HYPH", ",": "COMMA", "/": "OVER", "+": "PLUS"}
_MONEY = frozenset("$£€¥#@_")
_FRACTIONS = {"1/2": 0.5, "½": 0.5, "1/4": 0.25, "¼": 0.25, "3/4": 0.75, "¾": 0.75}
_NOTHING = ("gap", "junk", "address")
_AFTER_NUMBER = frozenset("%°$€£")
_WHOLE = ("N12", "N31", "N99", "N999", "Y4", "BIG")
_SHAPES = ("iso", "dotted", "frac", "slash", "clock", "ord", "dec10", "dec", "y2", "big")


def runs(text: str, grammar: Grammar) -> Iterator[list[Item]]:
    """The runs of ``text`` that hold a core word, in order; in a run, item follows item with nothing but spaces between."""
    letters, kinds, cores = grammar.letters, grammar.kinds, grammar.cores
    get = kinds.get
    whole = {name: letters.of(name) for name in _WHOLE}
    shapes = {name: letters.of(name.upper()) for name in _SHAPES}
    shapes["ord"] = letters.of("ORDD")
    signs = {sign: letters.of(name) for sign, name in _SIGNS.items()}
    dot, poss, numw = letters.of("DOT"), letters.of("POSS"), letters.of("NUMW")
    period = letters.of("PERIOD")
    ordinal_dots, dotted_numbers = grammar.ordinal_dots, (whole["N12"], whole["N31"], shapes["dec"])
    run: list[Item] = []
    core = False
    spelled = 0
    for found in _CUT.finditer(text):
        shape = found.lastgroup
        item: Item | None = None
        if shape == "word" or shape == "dotted_word":
            word = found[0]
            kind = get(word)
            if kind is None and not word.islower():
                kind = get(word.lower())
            if kind is None:
                if not run:
                    continue  # most of any prose
            else:
                item = Item(*found.span(), *kind)
                spelled += kind[0] == numw
                # Two number words may be a year: "nineteen ninety-six".
                core = core or spelled == 2
        elif shape == "sign":
            sign, start = found.group(), found.start()
            touching = bool(run) and run[-1].end == start
            if sign in signs:
                item = Item(start, start + 1, signs[sign], sign)
            elif (
                sign == "."
                and touching
                and (
                    (ordinal_dots and run[-1].kind in dotted_numbers)
                    or text[run[-1].start : start].lower() + "." in kinds
                )
            ):
                item = Item(
                    start, start + 1, dot, sign
                )  # an abbreviation's full stop ("Sept. 30") or an ordinal's ("21. März")
            elif sign in _AFTER_NUMBER and touching:
                run.pop()
        elif shape == "poss":
            if run and run[-1].end == found.start():
                item = Item(*found.span(), poss, "'s")
        elif shape not in _NOTHING and (not _glued(text, found.start()) or (run and run[-1].kind == period)):
            item = _number(found, whole, shapes)
        if item is not None:
            run.append(item)
            core = core or item.kind in cores
        elif run:
            if core:
                yield _spelled_out(run, grammar) if spelled else run
            run, core, spelled = [], False, 0
    if run and core:
        yield _spelled_out(run, grammar) if spelled else run


def _glued(text: str, start: int) -> bool:
    """Whether a number belongs to what touches it on the left: "$5", "B12", "x_3", ".45"."""
    if not start:
        return False
    before = text[start - 1]
    return before in _MONEY or before.isalnum() or (before == "." and start > 1 and text[start - 2].isdigit())


def _number(found: re.Match[str], whole: dict[str, str], shapes: dict[str, str]) -> Item:
    shape, text = found.lastgroup or "", found.group()
    value: int | float | str
    if shape == "int":
        number = int(text[:9])
        if len(text) == 4 and 1000 <= number < 2200:
            name = "Y4"
        elif len(text) > 4 or number > 999:
            # Two leading digits keep "0730" a clock time for those who write it so; other long numbers count things.
            name = "BIG"
        elif number == 0 or number > 31:
            name = "N99" if number < 100 else "N999"
        else:
            name = "N12" if number <= 12 else "N31"
        kind = whole[name]
        value = text if len(text) == 4 and name == "BIG" else number
        return Item(*found.span(), kind, value)
    if shape == "frac":
        value = _FRACTIONS[text]
    elif shape == "ord":
        value = int(text[:-2])
    elif shape == "big":
        value = float(text.replace(",", ""))
    elif shape == "dec10":
        value = int("".join(c for c in text if c.isdecimal()))
    elif shape == "y2":
        value = int(text[1:])
    else:
        value = text
    return Item(*found.span(), shapes[shape], value)


def _spelled_out(run: list[Item], grammar: Grammar) -> list[Item]:
    """A run with its number words joined: "twenty-five", "nineteen ninety-six" (a year), "twenty-first" (an ordinal).

    Words joined into a number are one item; the grammar never sees their parts.
    """
    of = grammar.letters.of
    numw, hyphen, ordinal, second = of("NUMW"), of("HYPH"), of("ORD"), of("SEC")
    joiner = of("and")
    out: list[Item] = []
    at = 0
    while at < len(run):
        item = run[at]
        if item.kind != numw:
            out.append(item)
            at += 1
            continue
        total, current, end, kind = 0, item.value, at + 1, numw
        while end < len(run):
            step = end
            if run[step].kind == hyphen or (run[step].kind == joiner and (current or total) and current % 100 == 0):
                step += 1
            if step >= len(run) or run[step].kind not in (numw, ordinal, second):
                break
            value = 2 if run[step].kind == second else run[step].value
            last = run[step].kind != numw
            tens = current % 100 in (20, 30, 40, 50, 60, 70, 80, 90)
            if not last and value in (100, 1000, 1_000_000) and current:
                current *= value
                if value >= 1000:
                    total, current = total + current, 0
            elif (tens and 0 < value < 10) or (current % 100 == 0 and value < 100 and (current or total) and not last):
                current += value
            elif not last and not total and 13 <= current <= 20 and 10 <= value < 100:
                current, kind = 100 * current + value, of("Y4")
            else:
                break
            end = step + 1
            if last:
                kind = ordinal
                break
        out.append(Item(item.start, run[end - 1].end, kind, total + current))
        at = end
    return out
