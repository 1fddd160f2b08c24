"""English rows for what is counted: last and next units, so long ago, so much later, lengths, sets and words like "now".

Rows and pieces as in `timeline.timex.rules_en_calendar`.
"""

from __future__ import annotations

import re

from timeline.timex.build_relative import (
    a_ago,
    a_every,
    a_from_now,
    a_hyphened,
    a_length,
    a_next_to,
    a_one_day,
    a_past_year,
    a_present,
    a_relative,
    a_shifted,
    a_two_days_off,
    a_whole_year,
    unit,
)
from timeline.timex.expr import Amount, Every, Length, Ref, RefKind, Relative, Unit, Weekday
from timeline.timex.grammar import Context, Rule
from timeline.timex.messages import is_message

PIECES = {
    "NUM": "N12 | N31 | N99 | N999 | Y4 | BIG | DEC | NUMW | FRAC",
    "APPR": "APPROX DOT? | OVER_ | (more | less | fewer | longer) than | at (least | most) | up to | as (VAGUE | much | little | few) as | "
    "no (more | less | fewer | LATER) than | EDGE to | just OVER_ | well OVER_ | another | barely",
    # "three", "2 1/2", "two or three", "a few", "several", "a couple of", "half a", "dozens of".
    "COUNT": "(NUM | A) PLUS? (FRAC | and A half)? ((HYPH | to | or | and) NUM FRAC?)? | (A | the)? few | VAGUE | A? couple of? | half A | "
    "A half | (A | NUM) NUMW | A number of | (dozens | hundreds | thousands | tens | scores) of",
    "ADJS": "(ADJ | more){1,2}",
    "U": "UNIT | UNITS | SEC",
}


_RATE_BEFORE = re.compile(
    r"(?:\b(?:once|twice|times|cents?|dollars?|euros?|pounds?|yen|thrice|barrels|people|percent|hours|days|minutes|tons|tonnes|"
    r"million|billion|thousand)|\$\d[\d.,]*|\d[\d.,]*%?|[a-z]{3,}s)\s+$",
    re.IGNORECASE,
)
_NOT_RATE = re.compile(r"\b(?:lasts|takes|was|is|has|as|this|spends|needs|costs|plus|perhaps|across|towards|years|months|weeks|days|hours|less|"
                       r"unless|gives|allows|wants|gets|comes|its|his)\s+$", re.IGNORECASE)  # fmt: skip


def a_rate(context: Context) -> bool:
    """Whether "a day" or "a year" is a rate ("three times a day", "hundreds of interviews a day") and no length ("for a day")."""
    before = context.text[max(0, context.start - 24) : context.start]
    return bool(_RATE_BEFORE.search(before)) and not _NOT_RATE.search(before)


def not_age(context: Context) -> bool:
    """Ages are no times: "22-year-old", "55 years old", "aged 40 years"."""
    after = context.text[context.end : context.end + 5].lower()
    return not after.startswith(("-old", " old", "s-old"))


def lasting(context: Context) -> bool:
    """Whether what stands before says that something goes on for the whole of it: "for the next decade"."""
    return bool(
        re.search(
            r"\b(?:for|over|throughout|within|during)\s+$",
            context.text[max(0, context.start - 11) : context.start],
            re.IGNORECASE,
        )
    )


def clause_ends(context: Context) -> bool:
    """Whether nothing follows that the expression could be counted from: "the day before, …" but not "the day before the vote"."""
    after = context.text[context.end : context.end + 14]
    return not after or bool(re.match(r"\s*(?:[.,;:!?)\]\"”—–]|\n\s*\n|$|\s(?:and|but|in|at|on|for|with|by)\b)", after))


def clause_ends_or_word(context: Context) -> bool:
    """As `clause_ends` for what ends in "before" or "after"; "earlier", "later" and "after that" need no look ahead."""
    said = context.text[context.start : context.end].lower()
    return clause_ends(context) if said.endswith(("before", "after")) else True


_QUARTERS = re.compile(
    r"\b(?:such|living|close|military|police|all|some|many|these|those|various|certain|private|their|his)\s+$",
    re.IGNORECASE,
)


def plural_of_time(context: Context) -> bool:
    """Whether a bare plural is a time: no quarters to live in, no programme called "60 Minutes", no "years old"."""
    before = context.text[max(0, context.start - 16) : context.start]
    said = context.text[context.start : context.end].lower()
    if said in ("quarters", "mins", "secs", "seconds") and (said == "quarters" or not before.strip()):
        return not _QUARTERS.search(before) and before.rstrip()[-4:].lower() not in ("head",) and said != "quarters"
    return not_age(context)


def no_noun_after(context: Context) -> bool:
    """Whether "future" is the time and not what a thing will be: "the future", "his future", but not "future payments"."""
    said = context.text[context.start : context.end].lower()
    return (
        said != "future"
        or is_message(context.text)
        or not re.match(r"\s+[a-z]+", context.text[context.end : context.end + 12])
    )


_WILL = re.compile(r"\b(?:will|would|may|might|could|to|can|shall|he|she|they|we|that)\s+$", re.IGNORECASE)


def some_day(context: Context) -> bool:
    """Whether "one day" is some day to come: "will one day be", not "lasted one day"."""
    return bool(_WILL.search(context.text[max(0, context.start - 8) : context.start]))


def soon_alone(context: Context) -> bool:
    """Whether "soon" points to the future: not "as soon as", "soon after", "sooner", "too soon", nor a story's "was soon"."""
    before = context.text[max(0, context.start - 10) : context.start].lower()
    after = context.text[context.end : context.end + 8].lower()
    told = re.search(r"\b(?:was|were|had|too|as|how|that|and|they|he|she|it|but|very)\s+$", before)
    return (
        not told
        and not re.match(r"\s+(?:as|after|before|became|began|be\w*ed|[a-z]+ed\b)", after)
        and context.text[context.start].islower()
    )


RELATIVE_RULES: tuple[Rule, ...] = (
    Rule(
        "today",
        "DEICTIC",
        lambda m: Relative(Unit.DAY, m.items[0].value),
        {"today": "2023-03-21", "yesterday": "2023-03-20", "tomorrow": "2023-03-22"},
        "RELD",
    ),
    Rule(
        "day before yesterday",
        "the UNIT (before | after) DEICTIC",
        a_two_days_off,
        {"the day before yesterday": "2023-03-19", "the day after tomorrow": "2023-03-23"},
        "RELD",
    ),
    Rule(
        "the next year as a length", "the NEXT UNIT", a_past_year, {"for the next year": "P1Y"}, "LENGTH", guard=lasting
    ),
    Rule(
        "last, this or next unit",
        "(LAST | NEXT | THIS | the NEXT | the? CURR fiscal? | the? COMING | THIS COMING) UNIT",
        a_relative,
        {
            "last year": "2022",
            "this week": "[2023-03-20..2023-03-26]",
            "next month": "2023-04",
            "the coming year": "2024",
        },
        "RELD",
    ),
    Rule(
        "previous or following unit",
        "(the | that)? PREV UNIT | (the | that) FOLL UNIT",
        a_relative,
        {"the previous year": "2022", "the following day": "2023-03-22"},
        "RELD",
    ),
    Rule(
        "that unit",
        "(that | the very? same | that same | that very | THIS same) UNIT",
        a_relative,
        {"that day": "2023-03-21"},
        "RELD",
    ),
    Rule(
        "the day before or after",
        "the (UNIT (before | FOLL | after | EARLIER))",
        a_next_to,
        {"the day before": "2023-03-20", "the year after": "2024"},
        "RELD",
        guard=clause_ends,
    ),
    Rule(
        "the last year as a length",
        "the? (LAST | PAST) UNIT",
        a_past_year,
        {"the past year": "P1Y", "past year": "P1Y"},
        "LENGTH",
    ),
    Rule(
        "so long ago",
        "APPR? APPR? COUNT? ADJS? U ago",
        a_ago,
        {
            "two weeks ago": "[2023-03-06..2023-03-12]",
            "a year ago": "2022",
            "10 days ago": "2023-03-11",
            "five months ago": "2022-10",
        },
        "SHIFTD",
    ),
    Rule(
        "from now",
        "APPR? COUNT ADJS? U (from (now | DEICTIC) | hence)",
        a_from_now,
        {"two months from now": "2023-05"},
        "SHIFTD",
    ),
    Rule(
        "so much earlier",
        "APPR? APPR? COUNT? ADJS? U (EARLIER | beforehand | previously | before that | before | PREV to that)",
        a_shifted(-1),
        {"two days earlier": "2023-03-19", "months before that": "[2022-03..2023-01]"},
        "SHIFTD",
        guard=clause_ends_or_word,
    ),
    Rule(
        "so much later",
        "APPR? APPR? COUNT? ADJS? U (LATER | afterwards | afterward | thereafter | after that | after)",
        a_shifted(1),
        {"three days later": "2023-03-24", "a week later": "[2023-03-27..2023-04-02]"},
        "SHIFTD",
        guard=clause_ends_or_word,
    ),
    Rule("rate", "A UNIT", lambda m: Every(unit(m)), {"twice a day": "P1D"}, "SET", guard=a_rate),
    Rule("some day to come", "NUMW UNIT", a_one_day, {"will one day be": "FUTURE_REF"}, "REF", guard=some_day),
    Rule(
        "length",
        "APPR? APPR? COUNT ADJS? U",
        a_length,
        {"two weeks": "P2W", "a few days": "PXD", "2 1/2 years": "P2Y6M"},
        "LENGTH",
        guard=not_age,
    ),
    Rule(
        "length up to now or from now",
        "(APPROX | at least | more than)? the? (LAST | PAST | NEXT | COMING | PREV | FOLL) COUNT? ADJS? UNITS ahead? | (the | these)? COUNT (LAST | PAST | PREV | FOLL) UNITS",
        a_length,
        {"the past three years": "P3Y", "the next few weeks": "PXW", "coming months": "PXM"},
        "LENGTH",
    ),
    Rule("units ahead", "the UNITS ahead", a_length, {"the weeks ahead": "PXW"}, "LENGTH"),
    Rule("counted part", "the? (NTH | the) COUNT UNITS", a_length, {"the first nine months": "P9M"}, "LENGTH"),
    Rule(
        "recent units",
        "recent UNITS (and UNITS)?",
        lambda m: Length(Amount(), m.all("UNITS")[0], -1),
        {"in recent months": "PXM"},
        "LENGTH",
    ),
    Rule("bare plural", "UNITS", a_length, {"for weeks": "PXW"}, "LENGTH", guard=plural_of_time),
    Rule(
        "compound length",
        "(NUM ((HYPH | to | or) NUM)? | VAGUE) HYPH (ADJ HYPH)? UNIT (HYPH ADJ)?",
        a_hyphened,
        {"three-day": "P3D"},
        "LENGTH",
        guard=not_age,
    ),
    Rule("unit-long", "(UNIT | UNITS) HYPH ADJ", a_hyphened, {"decades-long": "PXY"}, "LENGTH"),
    Rule(
        "every unit", "(every | each) (other | NUM)? U", a_every, {"every day": "P1D", "every two weeks": "P2W"}, "SET"
    ),
    Rule(
        "set adverb",
        "ADVSET",
        lambda m: Every(m.items[0].value[0], m.items[0].value[1]),
        {"annually": "P1Y", "daily": "P1D"},
        "SET",
    ),
    Rule("per unit", "per UNIT", lambda m: Every(unit(m)), {"per week": "P1W"}, "SET"),
    Rule("weekdays", "WDAYS", lambda m: Every(Weekday(m.first("WDAYS"))), {"Mondays": "XXXX-WXX-1"}, "SET"),
    Rule(
        "every weekday",
        "(every | each) WD",
        lambda m: Every(Weekday(m.first("WDAY", "WDAYW"))),
        {"every Tuesday": "XXXX-WXX-2"},
        "SET",
    ),
    Rule(
        "now",
        "now | nowadays | currently | at present | right now | at the moment | these UNITS | for the time being",
        a_present,
        {"now": "PRESENT_REF", "these days": "PRESENT_REF"},
        "REF",
    ),
    Rule(
        "fiscal year",
        "the (fiscal | ADJ) UNIT",
        a_whole_year,
        {"the full year": "2023", "the fiscal year": "P1Y"},
        "RELD",
    ),
    Rule("recently", "more? recently | the PAST", lambda m: Ref(RefKind.PAST), {"recently": "PAST_REF"}, "REF"),
    Rule(
        "soon",
        "the? (near | not too distant | foreseeable)? future | as soon as possible",
        lambda m: Ref(RefKind.FUTURE),
        {"in the near future": "FUTURE_REF", "as soon as possible": "FUTURE_REF"},
        "REF",
        guard=no_noun_after,
    ),
    Rule("soon in news", "soon", lambda m: Ref(RefKind.FUTURE), {"soon": "FUTURE_REF"}, "REF", guard=soon_alone),
)
"""The rows, and the pieces they use beside those of the calendar."""
