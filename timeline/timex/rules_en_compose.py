"""English rows that join what the first level found: parts ("the end of" March), ranges, what is counted from a named date.

Rows and pieces as in `timeline.timex.rules_en_calendar`; these read the items made there (DAYD, WEEKD, MONTHD …).
"""

from __future__ import annotations

from timeline.timex.build_compose import (
    a_about,
    a_compound_length,
    a_counted_from,
    a_days_time,
    a_every_named,
    a_first_days,
    a_half_of,
    a_holding,
    a_nth,
    a_nth_weekday,
    a_part,
    a_parts,
    a_rest,
    a_set_at,
    a_set_in_units,
    a_shared_year,
    a_whole_unit,
)
from timeline.timex.expr import Every, Relative, Same, Unit
from timeline.timex.grammar import Rule

PIECES = {
    "ANYDATE": "DAYD | WEEKD | MONTHD | QUARTERD | SEASOND | YEARD | DECADED | RELD | FEASTD | SHIFTD",
    "ONDAY": "DAYD | WEEKD | RELD | FEASTD",
    "TAKES_PART": "MONTHD | QUARTERD | SEASOND | YEARD | DECADED | RELD | WEEKD | THEUNIT | DAYD | FEASTD",
    "SPOTS": "DAYD | WEEKD | MONTHD | QUARTERD | SEASOND | YEARD | DECADED | RELD | FEASTD",
    "CLOCKD": "CLOCKT",
}

COMPOSE_RULES: tuple[Rule, ...] = (
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
        "every part of the day",
        "(every | each) DAYPART",
        lambda m: Every(Unit.DAY, daypart=m.first("DAYPART")),
        {"every morning": "XXXX-XX-XXTMO"},
        "SET",
        1,
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
        {"the end of March": "[2023-03-21..2023-03-31]", "the start of 2004": "[2004-01..2004-02]"},
        "PARTD",
        2,
    ),
    Rule(
        "from one part to another",
        "the? PARTADJ HYPH? (to | or | and) PARTADJ HYPH? TAKES_PART",
        a_parts,
        {"the early to mid-1990s": "[1990..1996]", "mid- to late March": "[2023-03-11..2023-03-31]"},
        "PARTD",
        2,
    ),
    Rule(
        "first or last days",
        "(the? (ORD | PARTADJ | opening | closing | final))? LENGTH of TAKES_PART",
        a_first_days,
        {"the first days of April 2022": "[2022-04-01..2022-04-10]", "the closing weeks of 2022": "[2022-11..2022-12]"},
        "PARTD",
        2,
    ),
    Rule(
        "half of a stretch",
        "the? (NTH | latter | LAST) half of (MONTHD | DECADED | SEASOND)",
        a_half_of,
        {
            "the second half of the 20th century": "[1950..1999]",
            "the first half of March 2022": "[2022-03-01..2022-03-15]",
        },
        "PARTD",
        2,
    ),
    Rule(
        "counted from a named date",
        "(LENGTH | THEUNIT) (before | after | from) SPOTS",
        a_counted_from,
        {
            "two days after 4 May 2022": "2022-05-06",
            "the day before Christmas 2022": "2022-12-24",
            "two weeks from Friday": "[2023-04-03..2023-04-09]",
        },
        "DAYD",
        2,
    ),
    Rule(
        "length of two units",
        "LENGTH (COMMA? and | COMMA)? LENGTH",
        a_compound_length,
        {"two years and six months": "P2Y6M", "an hour thirty minutes": "PT1H30M"},
        "LENGTH",
        2,
    ),
    Rule(
        "so long's time",
        "LENGTH POSS time",
        a_days_time,
        {"in a year's time": "2024", "in ten days' time": "2023-03-31"},
        "SHIFTD",
        2,
    ),
    Rule(
        "one in every unit",
        "the? NTH? WEEKD (of | in) SET",
        a_set_in_units,
        {"the first Monday of each month": "P1M"},
        "SET",
        2,
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
        "SET (at | COMMA)? (DAYPART | DAYPARTS | CLOCKT) | (WEEKD (COMMA | COMMA? (and | or))){0,6} WEEKD DAYPARTS",
        a_set_at,
        {"every Tuesday night": "XXXX-WXX-2TNI", "Tuesday nights": "XXXX-WXX-2TNI"},
        "SET",
        2,
    ),
    Rule(
        "every named", "(every | each) (MONTHD | SEASOND | FEASTD)", a_every_named, {"every July": "XXXX-07"}, "SET", 2
    ),
)
