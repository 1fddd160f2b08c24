"""English rows for the periods of accounts: the quarter, the year-earlier period, the year ended on a day.

Rows and pieces as in `timeline.timex.rules_en_calendar`.
"""

from __future__ import annotations

from timeline.timex.build_accounts import (
    a_bounded,
    a_period_number_first,
    a_period_of_year,
    a_quarter_of_year,
    a_same_period,
    a_year_earlier,
    a_year_end,
)
from timeline.timex.expr import Relative, Same, Unit
from timeline.timex.grammar import Rule
from timeline.timex.guards_en_calendar import sums_up

ACCOUNT_RULES: tuple[Rule, ...] = (
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
        "unit that ends or starts on a day",
        "(THEUNIT | RELD | LENGTH) (ended | ending | EDGE | starting | commencing) (on | in)? (DAYD | WEEKD | RELD | MONTHD) | "
        "(THEUNIT | LENGTH) (to | through) (DAYD | MONTHD)",
        a_bounded,
        {
            "the year ended March 31, 2022": "[2021-04..2022-03]",
            "the nine months ended Sept. 30, 2022": "P9M",
            "the six months to June 2022": "P6M",
            "the week beginning 6 March": "[2023-03-06..2023-03-12]",
        },
        "LENGTH",
        2,
    ),
    Rule(
        "for the running unit",
        "THEUNIT",
        lambda m: (
            Relative(m.items[0].value.unit, 0) if m.items[0].value.unit in (Unit.WEEK, Unit.MONTH, Unit.YEAR) else None
        ),
        {"For the week, shares fell.": "[2023-03-20..2023-03-26]"},
        "RELD",
        3,
        sums_up,
    ),
    Rule(
        "period code, number first",
        "N12 PERIOD (Y4 | N99 | N31 | N12)?",
        a_period_number_first,
        {"in 1H22": "2022-40", "in 4Q": "2022-36"},
        "QUARTERD",
    ),
)
