"""English rows that join what the first level found: clock times, times of day on a day, parts ("the end of" March), ranges.

Rows and pieces as in `timeline.timex.rules_en_calendar`; these read the items made there (DAYD, WEEKD, MONTHD …).
"""

from __future__ import annotations

from timeline.timex.build_compose import (
    a_about,
    a_bare_daypart,
    a_clock_in_part,
    a_day_time,
    a_deictic_time,
    a_ended,
    a_every_named,
    a_habitual_time,
    a_half_past,
    a_holding,
    a_nth,
    a_nth_weekday,
    a_part,
    a_part_of_time,
    a_period_of_year,
    a_quarter_of_year,
    a_rest,
    a_same_period,
    a_set_at,
    a_shared_year,
    a_small_hours,
    a_that_time,
    a_time,
    a_whole_unit,
    a_year_earlier,
    a_year_end,
)
from timeline.timex.expr import (
    At,
    DayPart,
    Every,
    Relative,
    Same,
    Unit,
)
from timeline.timex.grammar import Context, Rule
from timeline.timex.messages import is_message

PIECES = {
    "ANYDATE": "DAYD | WEEKD | MONTHD | QUARTERD | SEASOND | YEARD | DECADED | RELD | FEASTD | SHIFTD",
    "ONDAY": "DAYD | WEEKD | RELD | FEASTD",
    "TAKES_PART": "MONTHD | QUARTERD | SEASOND | YEARD | DECADED | RELD | WEEKD | THEUNIT | DAYD | FEASTD",
    "SPOTS": "DAYD | WEEKD | MONTHD | QUARTERD | SEASOND | YEARD | DECADED | RELD | FEASTD",
    "CLOCKD": "CLOCKT",
}


def _daypart_alone(context: Context) -> bool:
    """Whether "the morning" is a morning of the story: after "in", "during", "by" or "that"; not "the evening news"."""
    before = context.text[max(0, context.start - 8) : context.start].lower()
    if before.endswith(("in ", "during ", "by ", "into ", "for ", "of ")):
        return True
    said = context.text[context.start : context.end].lower()
    return said in ("dawn", "daybreak", "sunrise", "dusk", "sunset", "nightfall") and before.endswith(
        ("at ", "before ", "after ", "until ")
    )


COMPOSE_RULES: tuple[Rule, ...] = (
    Rule("clock time", "CLOCK (AMPM)? (ZONE | o'clock)?", a_time, {"at 10:30": "T10:30"}, "CLOCKT", 1),
    Rule(
        "hour with am or pm",
        "(N12 | DEC | N999 | Y4 | NUMW) PLUS? AMPM ZONE?",
        a_time,
        {"7 p.m.": "T19:00", "1130pm": "T23:30"},
        "CLOCKT",
        1,
    ),
    Rule(
        "o'clock",
        "(N12 | NUMW) o'clock (in the DAYPART | at DAYPART)?",
        a_time,
        {"five o'clock in the afternoon": "T17:00"},
        "CLOCKT",
        1,
    ),
    Rule(
        "hour of a part of the day",
        "(N12 | NUMW | CLOCK) (in the | at) DAYPART",
        a_time,
        {"4 in the morning": "T04:00"},
        "CLOCKT",
        1,
    ),
    Rule("time in four digits with a zone", "(BIG | Y4 | N999) ZONE", a_time, {"0530 GMT": "T05:30"}, "CLOCKT", 1),
    Rule("noon", "NOON", a_time, {"noon": "T12:00", "midnight": "T00:00"}, "CLOCKT", 1),
    Rule(
        "part of a day that the words fix",
        "(PARTADJ | LATER | EARLIER)? (THIS | LAST | NEXT) DAYPART | (PARTADJ | LATER | EARLIER)? TONIGHT | DEICTIC DAYPART",
        a_deictic_time,
        {"last night": "2023-03-20", "this morning": "2023-03-21"},
        "TIMED",
        1,
    ),
    Rule(
        "part of a day of the story",
        "(that | the same | the (PREV | FOLL | NEXT)) DAYPART",
        a_that_time,
        {"the next morning": "2023-03-22"},
        "TIMED",
        1,
    ),
    Rule(
        "overnight", "overnight", lambda m: At(DayPart.NIGHT, Same(Unit.DAY)), {"overnight": "2023-03-21"}, "TIMED", 1
    ),
    Rule("the unit", "the UNIT", lambda m: Same(m.first("UNIT")), {}, "THEUNIT", 1, silent=True),
    Rule(
        "the weekend",
        "the UNIT",
        lambda m: Relative(Unit.WEEKEND, 0) if m.first("UNIT") is Unit.WEEKEND else None,
        {"the weekend": "[2023-03-18..2023-03-19]"},
        "RELD",
        0,
    ),
    Rule(
        "the quarter",
        "the LATEST? UNIT",
        lambda m: Same(Unit.QUARTER, latest=m.has("LATEST")) if m.first("UNIT") is Unit.QUARTER else None,
        {"in the quarter": "2022-36"},
        "RELD",
        0,
    ),
    Rule(
        "year-earlier period",
        "the? (comparable | corresponding)? UNIT HYPH (EARLIER | ago) (fiscal? NTH? HYPH? UNIT | period)?",
        a_year_earlier,
        {"the year-earlier quarter": "2021-36"},
        "RELD",
        0,
    ),
    Rule(
        "period of a year",
        "the Y4 (fiscal? NTH)? HYPH? (UNIT | period)",
        a_period_of_year,
        {"the 2022 third quarter": "2022-35"},
        "RELD",
        0,
    ),
    Rule(
        "quarter of last year",
        "(LAST | THIS | NEXT) UNIT POSS NTH? HYPH? UNIT",
        a_quarter_of_year,
        {"last year's third quarter": "2022-35"},
        "QUARTERD",
        0,
    ),
    Rule(
        "the same period a year before",
        "the (same | comparable | corresponding | similar | equivalent | LATEST) (period | UNIT) (of | in)? "
        "(LAST UNIT | A UNIT (ago | EARLIER))?",
        a_same_period,
        {"the same period last year": "2021-36"},
        "RELD",
        0,
    ),
    Rule("the end of a year", "the? UNIT (HYPH | POSS)? EDGE", a_year_end, {"by year-end": "2023-12-31"}, "DAYD", 0),
    Rule(
        "unit that ends on a day",
        "(THEUNIT | RELD | QUARTERD | LENGTH) (ended | ending) (on | in)? DAYD",
        a_ended,
        {"the year ended March 31, 2022": "P1Y"},
        "LENGTH",
        2,
    ),
    Rule(
        "day of the week and part of the day",
        "(the? PARTADJ)? (the? DAYPART LENGTH? | DAWN | NOON) (of | on)? ONDAY",
        a_day_time,
        {"the night of 10 August 1792": "1792-08-10", "the morning of April 19": "2023-04-19"},
        "TIMED",
        2,
    ),
    Rule(
        "day and part of the day",
        "(PARTADJ on?)? ONDAY COMMA? (DAYPART | NOON | at (NOON | DAWN | DAYPART))",
        a_day_time,
        {"Friday night": "2023-03-17", "late Monday afternoon": "2023-03-20"},
        "TIMED",
        2,
    ),
    Rule(
        "clock time on a day",
        "CLOCKT COMMA? (on | of)? (the DAYPART of)? ONDAY",
        a_day_time,
        {"10 p.m. on Friday": "2023-03-17"},
        "TIMED",
        2,
    ),
    Rule(
        "day and clock time",
        "ONDAY DAYPART? COMMA? (at | APPROX | at APPROX)? CLOCKT",
        a_day_time,
        {"Monday at 10:30 a.m.": "2023-03-20"},
        "TIMED",
        2,
    ),
    Rule(
        "every part of the day",
        "(every | each) DAYPART",
        lambda m: Every(Unit.DAY, daypart=m.first("DAYPART")),
        {"every morning": "XXXX-XX-XXTMO"},
        "SET",
        2,
    ),
    Rule(
        "part",
        "the? PARTADJ HYPH? ((in | on)? TAKES_PART | SEASONW)",
        a_part,
        {
            "late 2022": "[2022-09..2022-12]",
            "early March": "[2023-03-01..2023-03-10]",
            "mid-November": "[2022-11-11..2022-11-20]",
        },
        "PARTD",
        2,
    ),
    Rule(
        "earlier or later part",
        "(EARLIER | LATER) (in | on)? (RELD | THEUNIT | WEEKD | YEARD | MONTHD | SEASOND)",
        a_part,
        {"earlier this year": "[2023-01-01..2023-03-21]"},
        "PARTD",
        2,
    ),
    Rule(
        "edge",
        "(the very? (EDGE | PARTADJ | PARTADJ part) of | EDGE of | the turn of) TAKES_PART | (RELD | THEUNIT) POSS EDGE",
        a_part,
        {"the end of March": "[2023-03-21..2023-03-31]", "the start of 2004": "[2004-01..2004-04]"},
        "PARTD",
        2,
    ),
    Rule(
        "early or late time",
        "PARTADJ (in | on)? TIMED",
        a_part_of_time,
        {"early the next morning": "2023-03-22TMO", "late in the evening of May 3, 2021": "2021-05-03TEV"},
        "TIMED",
        3,
    ),
    Rule(
        "clock time in a part of the day",
        "CLOCKT COMMA? (on | in)? TIMED | TIMED (at | COMMA)? CLOCKT",
        a_clock_in_part,
        {"9 o'clock this morning": "2023-03-21T09:00", "tonight at 8:15": "2023-03-21T20:15"},
        "TIMED",
        3,
    ),
    Rule("sometime", "sometime (in | on | during)? TAKES_PART", a_part, {"sometime next year": "2024"}, "PARTD", 2),
    Rule(
        "n-th unit",
        "the? (NTH | LAST | final) UNIT of TAKES_PART",
        a_nth,
        {"the first week of March 2022": "[2022-03-01..2022-03-07]"},
        "PARTD",
        2,
    ),
    Rule(
        "n-th weekday",
        "the? NTH WEEKD (in | of) (MONTHD | THEUNIT) | WEEKD of (MONTHD | THEUNIT)",
        a_nth_weekday,
        {"the second Tuesday in November 2022": "2022-11-08", "the last Friday of March 2022": "2022-03-25"},
        "DAYD",
        2,
    ),
    Rule(
        "week of a day",
        "THEUNIT of DAYD | the? FEASTD UNIT",
        a_holding,
        {"the week of March 6": "[2023-03-06..2023-03-12]", "Labor Day weekend": "[2022-09-03..2022-09-04]"},
        "DAYD",
        2,
    ),
    Rule(
        "rest",
        "the (rest | remainder) of TAKES_PART",
        a_rest,
        {"the rest of the year": "[2023-03-21..2023-12-31]"},
        "PARTD",
        2,
    ),
    Rule("whole unit", "all UNIT", a_whole_unit, {"all day": "P1D"}, "LENGTH", 1),
    Rule(
        "half past",
        "half PAST (N12 | NUMW) | A? UNIT (PAST | to) (N12 | NUMW)",
        a_half_past,
        {"half past two": "T02:30", "a quarter to five": "T04:45"},
        "CLOCKT",
        1,
    ),
    Rule(
        "small hours of a day",
        "the? (PARTADJ | small) LENGTH of ONDAY DAYPART?",
        a_small_hours,
        {"the early hours of Thursday": "2023-03-16"},
        "TIMED",
        2,
    ),
    Rule(
        "dates that share a year",
        "(DAYD | MONTHD | SEASOND) COMMA? (and | or | to | HYPH | until | through | COMMA) (the? PARTADJ HYPH? (in | on)?)? "
        "(DAYD | MONTHD | SEASOND)",
        a_shared_year,
        {"August and September 1914": "1914-08", "5 May to 8 June 1945": "1945-05-05"},
        "DAYD",
        2,
    ),
    Rule(
        "about a date",
        "(APPROX) DOT? (DAYD | MONTHD | YEARD | DECADED | CLOCKT)",
        a_about,
        {"around 1900": "1900~"},
        "ABOUTD",
        3,
    ),
    Rule(
        "set with a time",
        "SET (at | COMMA)? (DAYPART | DAYPARTS | CLOCKT) | WEEKD DAYPARTS",
        a_set_at,
        {"every Tuesday night": "XXXX-WXX-2TNI", "Tuesday nights": "XXXX-WXX-2TNI"},
        "SET",
        2,
    ),
    Rule(
        "every named", "(every | each) (MONTHD | SEASOND | FEASTD)", a_every_named, {"every July": "XXXX-07"}, "SET", 2
    ),
    Rule(
        "part of no certain day",
        "at DAYPART | DAYPART HYPH time | the? WHILE",
        a_habitual_time,
        {"only at night": "XXXX-XX-XXTNI", "in daytime": "XXXX-XX-XXTDT"},
        "TIMED",
        3,
        guard=lambda c: not is_message(c.text),
    ),
    Rule(
        "part of the day alone",
        "(the | in the)? (PARTADJ HYPH?)? (DAYPART | DAWN)",
        a_bare_daypart,
        {"in the evening": "2023-03-21"},
        "TIMED",
        3,
        guard=_daypart_alone,
    ),
)
