"""The English grammar: lexicon, pieces and rules joined and compiled once."""

from __future__ import annotations

from timeline.timex import (
    rules_en_accounts,
    rules_en_calendar,
    rules_en_clock,
    rules_en_compose,
    rules_en_history,
    rules_en_message,
    rules_en_relative,
)
from timeline.timex.feasts import FEASTS_EN
from timeline.timex.grammar import Grammar
from timeline.timex.lexicon_en import CORES, LEXICON
from timeline.timex.rows_feasts import feast_cores

RULES_EN = (
    *rules_en_calendar.CALENDAR_RULES,
    *rules_en_relative.RELATIVE_RULES,
    *rules_en_clock.CLOCK_RULES,
    *rules_en_accounts.ACCOUNT_RULES,
    *rules_en_compose.COMPOSE_RULES,
    *rules_en_message.MESSAGE_RULES,
    *rules_en_history.HISTORY_RULES,
)
"""Every English row, in order of preference among matches of equal length."""

PIECES_EN = {**rules_en_calendar.PIECES, **rules_en_relative.PIECES, **rules_en_compose.PIECES}

WORD_CORES = [
    "now",
    "ago",
    "o'clock",
    "former",
    "recent",
    "time",
    "nowadays",
    "currently",
    "presently",
    "recently",
    "lately",
    "previously",
    "formerly",
    "once",
    "soon",
    "future",
    "term",
    "shortly",
    "someday",
    "overnight",
    "period",
    "moment",
    "present",
    "few",
    "half",
]
"""Plain words of the patterns that are enough to make a run worth reading."""

_FEASTS = feast_cores(FEASTS_EN, LEXICON, CORES)

GRAMMAR_EN = Grammar(RULES_EN, LEXICON, PIECES_EN, (*CORES, *WORD_CORES, *_FEASTS, "PAST", "CURR"))
