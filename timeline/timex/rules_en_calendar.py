"""English rows for places in the calendar: days, months, quarters, seasons, years, decades, centuries, weekdays and feasts.

How to add a row: name it, write its pattern over the classes of `timeline.timex.lexicon_en` and the pieces below, build an `Expr`
that says what was said (no dates are worked out here) and give examples with the EDTF they mean on the tests' reference day,
Tuesday 2023-03-21. One test reads every row's examples.
"""

from __future__ import annotations

from timeline.timex.build_calendar import (
    a_century,
    a_decade,
    a_dotted,
    a_half,
    a_iso,
    a_month,
    a_month_day,
    a_period,
    a_quarter,
    a_season,
    a_slash,
    a_span_days,
    a_span_years,
    a_weekday,
    a_weekday_of_week,
    a_worded_year,
    a_year_only,
)
from timeline.timex.expr import Calendar
from timeline.timex.feasts import FEASTS_EN
from timeline.timex.grammar import Rule
from timeline.timex.guards_en_calendar import (
    YEAR_CUE,
    bare_day,
    bare_month,
    bare_year,
    not_fraction,
    season_not_event,
    weak_day_alone,
)
from timeline.timex.lexicon_en import LEXICON
from timeline.timex.rows_feasts import feast_rules

PIECES = {
    "M": "(MONTH | MONTHW) DOT?",
    "WD": "(WDAY | WDAYW) DOT?",
    "DAY": "N12 | N31 | ORDD | ORD | SEC",
    "INT": "N12 | N31 | N99 | N999 | Y4 | BIG",
    "YEAR": "COMMA? of? (Y4 | Y2) ERA?",
    "BCYEAR": "COMMA? of? (N12 | N31 | N99 | N999 | Y4) ERA",
    "RELYEAR": "of? (THIS | LAST | NEXT) UNIT | of? (that | the same) UNIT",
    "NTH": "ORD | ORDD | SEC",
    "DATE": "DAYD | WEEKD | MONTHD | QUARTERD | SEASOND | YEARD | DECADED | RELD | FEASTD",
}


CALENDAR_RULES: tuple[Rule, ...] = (
    *feast_rules(FEASTS_EN, LEXICON),
    Rule(
        "day of the month reached",
        "the ORDD",
        lambda m: Calendar(day=m.items[1].value) if 1 <= m.items[1].value <= 31 else None,
        {"on the 20th": "2023-03-20"},
        "DAYD",
        guard=bare_day,
    ),
    Rule(
        "weekday and day of the month",
        "WD COMMA? the ORDD",
        lambda m: Calendar(day=m.items[-1].value, weekday=m.items[0].value) if 1 <= m.items[-1].value <= 31 else None,
        {"Monday the 20th": "2023-03-20"},
        "DAYD",
    ),
    Rule("iso date", "ISO", a_iso, {"2023-03-21": "2023-03-21"}, "DAYD"),
    Rule(
        "date with slashes",
        "SLASH",
        a_slash,
        {"21/3/2023": "2023-03-21", "3/21/2023": "2023-03-21", "on 21/3": "2023-03-21"},
        "DAYD",
        guard=not_fraction,
    ),
    Rule("date with full stops", "DOTTED", a_dotted, {"21.3.2023": "2023-03-21"}, "DAYD"),
    Rule(
        "month day",
        "(WD COMMA?)? M the? DAY (YEAR | BCYEAR | COMMA? RELYEAR)?",
        a_month_day,
        {"March 21": "2023-03-21", "Monday, Feb. 6, 2023": "2023-02-06", "March 15, 44 BC": "-0043-03-15"},
        "DAYD",
    ),
    Rule(
        "day month",
        "(WD COMMA? the?)? the? DAY of? M (YEAR | BCYEAR | COMMA? RELYEAR)?",
        a_month_day,
        {"21 March": "2023-03-21", "the 5th of May 1945": "1945-05-05", "20 March last year": "2022-03-20"},
        "DAYD",
    ),
    Rule(
        "days of a month",
        "(the? DAY COMMA){0,3} the? DAY COMMA? (HYPH | to | and | or | until | through) the? DAY of? M (YEAR | BCYEAR)?",
        a_span_days,
        {"3 to 5 May 1945": "1945-05-03", "5-6 May 2021": "2021-05-05"},
        "DAYD",
    ),
    Rule(
        "month and days",
        "M the? DAY (COMMA the? DAY){0,3} COMMA? (HYPH | to | and | or | until | through) the? DAY (YEAR | BCYEAR)?",
        a_span_days,
        {"April 6-7, 1915": "1915-04-06", "March 6 and 9": "2023-03-06"},
        "DAYD",
    ),
    Rule(
        "month year",
        "(the UNIT of)? M (YEAR | BCYEAR | COMMA? RELYEAR) | THIS M Y4",
        a_month,
        {"March 2022": "2022-03", "May of 1789": "1789-05", "Sept. 1939": "1939-09", "March last year": "2022-03"},
        "MONTHD",
    ),
    Rule(
        "month",
        "(the UNIT of)? M",
        a_month,
        {"in February": "2023-02", "in December": "2022-12"},
        "MONTHD",
        guard=bare_month,
    ),
    Rule(
        "last or next month by name",
        "(THIS | LAST | NEXT | THIS? COMING | THIS PAST | the (PREV | FOLL)) M",
        a_month,
        {"last March": "2022-03", "next June": "2023-06", "this February": "2023-02"},
        "MONTHD",
    ),
    Rule(
        "weekday",
        "(the? (THIS | LAST | NEXT | THIS? COMING | THIS? PAST) | the (FOLL | PREV | same) | that | PREV)? WD",
        a_weekday,
        {"Tuesday": "2023-03-21", "on Friday": "2023-03-17", "last Monday": "2023-03-20"},
        "WEEKD",
        guard=lambda c: not weak_day_alone(c),
    ),
    Rule(
        "weekday of a week",
        "WD COMMA? of? (THIS | LAST | NEXT) UNIT",
        a_weekday_of_week,
        {"Tuesday of last week": "2023-03-14", "Monday next week": "2023-03-27"},
        "WEEKD",
    ),
    Rule(
        "season of a year",
        "(the? (SEASON | SEASONW)) (YEAR | BCYEAR | COMMA? RELYEAR)",
        a_season,
        {"the spring of 1945": "1945-21", "winter 2022": "2022-24"},
        "SEASOND",
    ),
    Rule(
        "last or next season",
        "(THIS | LAST | the? NEXT | THIS? COMING | THIS? PAST | the (PREV | FOLL)) (SEASON | SEASONW)",
        a_season,
        {"last fall": "2022-23", "next summer": "2023-22"},
        "SEASOND",
    ),
    Rule("season", "the? SEASON | the SEASONW", a_season, {"the summer": "2023-22"}, "SEASOND", guard=season_not_event),
    Rule(
        "quarter",
        "(the? fiscal? HYPH? (NTH | LAST | final) fiscal? HYPH? UNIT) (YEAR | of? RELYEAR)?",
        a_quarter,
        {"the third quarter of 2022": "2022-35", "fourth quarter": "2022-36"},
        "QUARTERD",
    ),
    Rule(
        "half of a year",
        "the? (NTH | LAST | latter) half of (the UNIT | YEAR | RELYEAR)",
        a_half,
        {"the first half of 2022": "2022-40"},
        "QUARTERD",
    ),
    Rule(
        "quarter or year code",
        "PERIOD (N12 | Y4 | N99 | N31) YEAR?",
        a_period,
        {"Q3 2022": "2022-35", "H1 2023": "2023-40"},
        "QUARTERD",
    ),
    Rule(
        "year before Christ",
        "(the UNIT)? (N12 | N31 | N99 | N999 | Y4) ERA",
        a_year_only,
        {"44 BC": "-0043"},
        "YEARD",
    ),
    Rule(
        "anno domini",
        "ERA (N12 | N31 | N99 | N999 | Y4)",
        lambda m: Calendar(year=m.items[1].value) if m.items[0].value > 0 else None,
        {"AD 70": "0070"},
        "YEARD",
    ),
    Rule(
        "years",
        "(the UNITS)? Y4 (HYPH | OVER) (N12 | N31 | N99 | Y4)",
        a_span_years,
        {"1957-58": "1957", "1914-1918": "1914"},
        "YEARD",
    ),
    Rule(
        "years before Christ",
        "(INT (HYPH | to | and | or | until) INT) ERA",
        a_span_years,
        {"264-241 BC": "-0263"},
        "YEARD",
    ),
    Rule(
        "year in words",
        "the UNIT (NUMW | Y4 | Y2)",
        lambda m: a_worded_year(m),
        {"the year 2020": "2020", "the year two thousand": "2000"},
        "YEARD",
    ),
    Rule(
        "fiscal year",
        "(the? fiscal UNIT? | the? CURR? fiscal UNIT) (Y4 | Y2)",
        a_year_only,
        {"fiscal 2022": "2022"},
        "YEARD",
    ),
    Rule("year", "Y4", a_year_only, {"in 2019": "2019", "(1215)": "1215"}, "YEARD", guard=bare_year),
    Rule(
        "short year",
        "Y2",
        a_year_only,
        {"in '99": "1999"},
        "YEARD",
        guard=lambda c: bool(YEAR_CUE.search(c.text[max(0, c.start - 24) : c.start])),
    ),
    Rule(
        "decade",
        "the? DEC10 ERA?",
        a_decade,
        {"the 1980s": "198X", "the nineties": "199X", "the '90s": "199X"},
        "DECADED",
    ),
    Rule(
        "century",
        "the? NTH HYPH? UNIT ERA?",
        a_century,
        {"the 20th century": "19XX", "the fifth century BC": "[-0499..-0400]"},
        "DECADED",
    ),
)
