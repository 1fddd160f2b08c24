"""English rows for clock times and parts of the day, alone and on days.

Rows and pieces as in `timeline.timex.rules_en_calendar`; the later levels read the items made there (DAYD, WEEKD …).
"""

from __future__ import annotations

from timeline.timex.build_clock import (
    a_bare_daypart,
    a_clock_in_part,
    a_clock_range,
    a_day_time,
    a_deictic_time,
    a_habitual_time,
    a_half_past,
    a_night_of_two_days,
    a_part_of_time,
    a_shared_day,
    a_small_hours,
    a_that_time,
    a_time,
)
from timeline.timex.expr import At, DayPart, Same, Unit
from timeline.timex.grammar import Context, Rule
from timeline.timex.messages import is_message


def _daypart_alone(context: Context) -> bool:
    """Whether "the morning" is a morning of the story: after "in", "during", "by" or "that"; not "the evening news"."""
    before = context.text[max(0, context.start - 8) : context.start].lower()
    if before.endswith(("in ", "during ", "by ", "into ", "for ", "of ")):
        return True
    said = context.text[context.start : context.end].lower()
    return said in ("dawn", "daybreak", "sunrise", "dusk", "sunset", "nightfall") and before.endswith(
        ("at ", "before ", "after ", "until ")
    )


CLOCK_RULES: tuple[Rule, ...] = (
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
    Rule(
        "hours from one to another",
        "(N12 | NUMW | CLOCK | DEC) (HYPH | to | and | or | until | till) (N12 | NUMW | CLOCK | DEC | N999) PLUS? AMPM ZONE?",
        a_clock_range,
        {"between 10 and 11 a.m.": "T10:00", "9 to 5 p.m.": "T09:00", "3-5pm": "T15:00", "11:30-1 p.m.": "T11:30"},
        "CLOCKT",
        1,
    ),
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
        "CLOCKT COMMA? (on | of)? (the DAYPART of)? ONDAY (DAYPART | ZONE)?",
        a_day_time,
        {"10 p.m. on Friday": "2023-03-17"},
        "TIMED",
        2,
    ),
    Rule(
        "clock times on one day",
        "CLOCKT (HYPH | to | and | until | till) CLOCKT COMMA? (on | of)? ONDAY | "
        "ONDAY COMMA? (from | between | at)? CLOCKT (HYPH | to | and | until | till) CLOCKT",
        a_shared_day,
        {"10 to 11 a.m. on Monday": "2023-03-20T10:00", "Monday from 9 a.m. to noon": "2023-03-20T09:00"},
        "TIMED",
        2,
    ),
    Rule(
        "night of two days",
        "the? DAYPART of DAYD (HYPH | to | and | OVER) DAYD",
        a_night_of_two_days,
        {"the night of 5-6 May 2021": "[2021-05-05..2021-05-06]"},
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
