"""English rows for what is counted: last and next units, so long ago, so much later, lengths, sets and words like "now".

Rows and pieces as in `timeline.timex.rules_en_calendar`.
"""

from __future__ import annotations

from timeline.timex.build_relative import (
    a_ago,
    a_before_last,
    a_every,
    a_from_now,
    a_half_unit,
    a_hyphened,
    a_length,
    a_next_to,
    a_one_day,
    a_past_year,
    a_present,
    a_quarter_century,
    a_relative,
    a_shifted,
    a_two_days_off,
    a_unit_and_half,
    a_weekday_ago,
    a_whole_year,
    an_age_of_things,
    unit,
)
from timeline.timex.expr import Amount, Every, Length, Ref, RefKind, Relative, Unit, Weekday
from timeline.timex.grammar import Rule
from timeline.timex.guards_en_relative import (
    a_rate,
    clause_ends,
    clause_ends_or_word,
    lasting,
    no_name,
    no_noun_after,
    no_verb_to_last,
    not_age,
    not_part_of,
    plural_of_time,
    some_day,
    soon_alone,
)

PIECES = {
    "NUM": "N12 | N31 | N99 | N999 | Y4 | BIG | DEC | NUMW | FRAC",
    "APPR": "APPROX DOT? | OVER_ | (more | less | fewer | longer) than | at (least | most) | up to | as (VAGUE | much | little | few) as | "
    "no (more | less | fewer | LATER) than | EDGE to | well OVER_ | another | barely",
    # "three", "2 1/2", "two or three", "a few", "several", "a couple of", "half a", "dozens of".
    "COUNT": "(NUM | A) PLUS? (FRAC | and A half)? ((HYPH | to | or | and) NUM FRAC?)? | (A | the)? few | VAGUE | A? couple of? | half A | "
    "A half | (A | NUM) NUMW | A number of | (dozens | hundreds | thousands | tens | scores) of",
    "ADJS": "(ADJ | more){1,2}",
    "U": "UNIT | UNITS | SEC",
}


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
        "(LAST | NEXT | THIS | the NEXT | the? CURR) fiscal? UNIT | (the? COMING | THIS COMING | THIS PAST) UNIT",
        a_relative,
        {
            "last year": "2022",
            "this week": "[2023-03-20..2023-03-26]",
            "next month": "2023-04",
            "the coming year": "2024",
        },
        "RELD",
        guard=not_part_of,
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
        guard=not_part_of,
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
    Rule("length of some kind", "APPR? COUNT LIKE UNITS", a_length, {"two bloody weeks": "P2W"}, "LENGTH"),
    Rule(
        "length up to now or from now",
        "(APPROX | at least | more than)? the? (LAST | PAST | NEXT | COMING | PREV | FOLL) COUNT? ADJS? UNITS ahead? | "
        "(the | these)? COUNT (LAST | PAST | PREV | FOLL) UNITS",
        a_length,
        {"the past three years": "P3Y", "the next few weeks": "PXW", "coming months": "PXM"},
        "LENGTH",
        guard=no_verb_to_last,
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
    Rule("length and a half", "(A | NUM) U and A half", a_unit_and_half(), {"an hour and a half": "PT1H30M"}, "LENGTH"),
    Rule(
        "so long and a half ago",
        "(A | NUM) U and A half ago",
        a_unit_and_half(-1),
        {"a year and a half ago": "2021"},
        "SHIFTD",
    ),
    Rule(
        "quarter of a century", "APPR? A? UNIT (of A)? UNIT", a_quarter_century, {"a quarter century": "P25Y"}, "LENGTH"
    ),
    Rule("half a unit", "A? half HYPH UNIT", a_half_unit, {"a half-hour": "PT30M"}, "LENGTH", guard=not_age),
    Rule("age of things", "(NUM HYPH)? UNIT HYPH old", an_age_of_things, {"the 8-month-old truce": "P8M"}, "LENGTH"),
    Rule(
        "unit-long in one word",
        "LONG",
        lambda m: Length(Amount.of(1), m.items[0].value),
        {"a weeklong trip": "P1W"},
        "LENGTH",
    ),
    Rule(
        "unit before last",
        "the UNIT before LAST",
        a_before_last,
        {"the week before last": "[2023-03-06..2023-03-12]"},
        "RELD",
    ),
    Rule(
        "weekday so long ago",
        "COUNT U ago WD | WD COUNT U ago",
        a_weekday_ago,
        {"a week ago Monday": "2023-03-13"},
        "WEEKD",
    ),
    Rule(
        "some time ago",
        "(A? (ADJ | APPROX)? time | A while | moments | ADJ) ago",
        lambda m: Ref(RefKind.PAST),
        {"a long time ago": "PAST_REF", "not long ago": "PAST_REF"},
        "REF",
    ),
    Rule("unit-long", "(UNIT | UNITS) HYPH ADJ", a_hyphened, {"decades-long": "PXY"}, "LENGTH"),
    Rule(
        "every unit",
        "(every | each) (other | NUM | few)? U",
        a_every,
        {"every day": "P1D", "every two weeks": "P2W"},
        "SET",
    ),
    Rule(
        "set adverb",
        "ADVSET",
        lambda m: Every(m.items[0].value[0], m.items[0].value[1]),
        {"annually": "P1Y", "daily": "P1D"},
        "SET",
        guard=no_name,
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
        "whole year",
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
