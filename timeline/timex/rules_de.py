"""German rows: dates, weekdays, what is counted, lengths, sets and parts, over the builders that English uses.

They show what a second language takes: a lexicon, rows with examples, and a guard for what its small words do. Rows are as in
`timeline.timex.rules_en_calendar`; the reference day of the examples is Tuesday 2023-03-21.
"""

from __future__ import annotations

import re

from timeline.timex.build_calendar import (
    a_dotted,
    a_iso,
    a_month,
    a_month_day,
    a_quarter,
    a_season,
    a_span_days,
    a_span_years,
    a_weekday,
    a_weekday_of_week,
    a_year_only,
)
from timeline.timex.build_clock import a_day_time, a_deictic_time, a_time
from timeline.timex.build_compose import a_about, a_part, a_shared_year
from timeline.timex.build_relative import a_ago, a_from_now, a_length, a_relative, a_shifted, unit
from timeline.timex.expr import At, Calendar, Every, Expr, From, Ref, RefKind, Relative, Unit, Weekday
from timeline.timex.feasts import FEASTS_DE
from timeline.timex.grammar import Context, Found, Rule
from timeline.timex.lexicon_de import CORES_DE, LEXICON_DE
from timeline.timex.rows_feasts import feast_cores, feast_rules
from timeline.when import month_length

PIECES_DE = {
    "M": "MONTH | MONTHW DOT",
    "DAYNO": "(N12 | N31) DOT",
    "YEAR": "Y4 | Y2",
    "INT": "N12 | N31 | N99 | N999 | Y4",
    "WD": "WDAY | WDAYW DOT",
    "ART": "der | die | das | den | dem | des",
    "NUM": "N12 | N31 | N99 | N999 | Y4 | BIG | DEC | NUMW | A",
    "COUNT": "NUM ((HYPH | bis | oder) NUM)? | A? VAGUE",
    "APPR": "APPROX DOT? | OVER_ | mehr als | weniger als | mindestens | höchstens | bis zu",
    "U": "UNIT | UNITS",
    "ONDAY": "DAYD | WEEKD | RELD | FEASTD",
    "NAMED": "DAYD | WEEKD | MONTHD | QUARTERD | SEASOND | YEARD | DECADED | RELD",
}

_COUNTED_DE = re.compile(
    r"\s+(?:Euro|Dollar|Menschen|Personen|Soldaten|Tote|Kilometer|Meter|Prozent|Uhr|Mitarbeiter|Einwohner|Stück|Tonnen|Mann)\b"
)


def bare_year_de(context: Context) -> bool:
    """Whether four digits that stand alone are a year: from 1800 on, and before nothing that is counted."""
    number = int(context.text[context.start : context.end])
    return 1800 <= number <= 2099 and not _COUNTED_DE.match(context.text[context.end : context.end + 16])


def month_de(context: Context) -> bool:
    """Not a name: "Jan. Müller" has no month, and "August Bebel" neither."""
    said = context.text[context.start : context.end]
    return not (said == "August" and re.match(r"\s+[A-ZÄÖÜ][a-zäöü]+", context.text[context.end : context.end + 12]))


def after_preposition(context: Context) -> bool:
    """Whether a bare plural stands where lengths stand: after "seit", "für", "nach"."""
    return bool(
        re.search(
            r"\b(?:seit|für|nach|über|binnen|innerhalb|in|vor)\s+$",
            context.text[max(0, context.start - 10) : context.start],
            re.IGNORECASE,
        )
    )


def _day_and_month_number(m: Found) -> Expr | None:
    """ "21.3." without a year."""
    day, month = (int(part) for part in m.items[0].value.split("."))
    return Calendar(month=month, day=day) if 1 <= month <= 12 and 1 <= day <= month_length(2024, month) else None


def _century(m: Found) -> Expr | None:
    number = m.first("N12", "N31")
    if m.first("UNIT") is not Unit.CENTURY or not number:
        return None
    if m.has("BEFORE_"):
        return Calendar(century=-100 * number + 1, era=-1)
    return Calendar(century=100 * (number - 1))


def _decade(m: Found) -> Expr | None:
    value = m.first("Y4", "N99")
    return Calendar(decade=value, short=value < 100) if value % 10 == 0 else None


def _before_christ(m: Found) -> Expr:
    value = m.first("N12", "N31", "N99", "N999", "Y4")
    return Calendar(year=1 - value, era=-1) if m.has("BEFORE_") else Calendar(year=value)


def _next_in_story(m: Found) -> Expr | None:
    offset = m.first("NEXT", "FOLL", "PREV")
    return Relative(unit(m), offset, From.THEN) if unit(m) >= Unit.DAY else None


def _weekday_part(m: Found) -> Expr:
    day, part = m.first("WDAYPART")
    return At(part, Weekday(day, m.first("LAST", "NEXT", "THIS")))


def _every(m: Found) -> Expr:
    day = m.first("WDAY")
    return Every(Weekday(day)) if day is not None else Every(m.first("UNIT"))


RULES_DE: tuple[Rule, ...] = (
    *feast_rules(FEASTS_DE, LEXICON_DE),
    Rule("ISO-Datum", "ISO", a_iso, {"2023-03-21": "2023-03-21"}, "DAYD"),
    Rule("Datum in Ziffern", "DOTTED", a_dotted, {"21.3.2023": "2023-03-21", "06.02.2023": "2023-02-06"}, "DAYD"),
    Rule("Tag und Monat in Ziffern", "DEC DOT", _day_and_month_number, {"am 6.2.": "2023-02-06"}, "DAYD"),
    Rule(
        "Tag und Monat",
        "(WD COMMA? (den | dem)?)? DAYNO M (YEAR | (LAST | THIS | NEXT) UNIT)?",
        a_month_day,
        {
            "21. März 2023": "2023-03-21",
            "Montag, den 6. Februar 2023": "2023-02-06",
            "20. März letzten Jahres": "2022-03-20",
        },
        "DAYD",
    ),
    Rule(
        "Tage eines Monats",
        "DAYNO (bis | und | HYPH | oder) DAYNO M YEAR?",
        a_span_days,
        {"3. bis 5. Mai 1945": "1945-05-03"},
        "DAYD",
    ),
    Rule(
        "Monat und Jahr",
        "M (YEAR | des? (LAST | THIS | NEXT) UNIT)",
        a_month,
        {"März 2022": "2022-03", "im März letzten Jahres": "2022-03"},
        "MONTHD",
    ),
    Rule(
        "Monat",
        "(LAST | THIS | NEXT)? M",
        a_month,
        {"im Februar": "2023-02", "letzten März": "2022-03"},
        "MONTHD",
        guard=month_de,
    ),
    Rule(
        "Wochentag",
        "(LAST | THIS | NEXT | FOLL | PREV)? WD",
        a_weekday,
        {"am Dienstag": "2023-03-21", "letzten Montag": "2023-03-20", "am kommenden Freitag": "2023-03-24"},
        "WEEKD",
    ),
    Rule(
        "Wochentag einer Woche",
        "WD (der | in der)? (LAST | THIS | NEXT) UNIT",
        a_weekday_of_week,
        {"Dienstag letzter Woche": "2023-03-14"},
        "WEEKD",
    ),
    Rule(
        "Wochentag und Tageszeit",
        "(LAST | THIS | NEXT)? WDAYPART",
        _weekday_part,
        {"am Dienstagabend": "2023-03-21TEV"},
        "TIMED",
    ),
    Rule(
        "heute",
        "DEICTIC",
        lambda m: Relative(Unit.DAY, m.items[0].value),
        {"heute": "2023-03-21", "vorgestern": "2023-03-19"},
        "RELD",
    ),
    Rule("heute Abend", "DEICTIC DAYPART | THIS DAYPART", a_deictic_time, {"gestern Abend": "2023-03-20TEV"}, "TIMED"),
    Rule(
        "letzte, diese, nächste Einheit",
        "(LAST | THIS | NEXT) UNIT",
        a_relative,
        {"letzte Woche": "[2023-03-13..2023-03-19]", "nächstes Jahr": "2024", "in diesem Monat": "2023-03"},
        "RELD",
    ),
    Rule(
        "der nächste Tag",
        "(am | im) NEXT UNIT | (am | im | der | die | das)? (FOLL | PREV) UNIT",
        _next_in_story,
        {"am nächsten Tag": "2023-03-22"},
        "RELD",
    ),
    Rule(
        "vor so langer Zeit",
        "vor APPR? COUNT U",
        a_ago,
        {"vor zwei Wochen": "[2023-03-06..2023-03-12]", "vor drei Jahren": "2020"},
        "SHIFTD",
    ),
    Rule("in so langer Zeit", "in APPR? COUNT U", a_from_now, {"in zwei Monaten": "2023-05"}, "SHIFTD"),
    Rule(
        "so viel später",
        "APPR? COUNT U (später | danach | darauf)",
        a_shifted(1),
        {"drei Tage später": "2023-03-24"},
        "SHIFTD",
    ),
    Rule(
        "so viel früher",
        "APPR? COUNT U (zuvor | davor | vorher)",
        a_shifted(-1),
        {"zwei Tage zuvor": "2023-03-19"},
        "SHIFTD",
    ),
    Rule("Dauer", "APPR? COUNT U", a_length, {"drei Jahre": "P3Y", "mehrere Wochen": "PXW"}, "LENGTH"),
    Rule(
        "Dauer bis jetzt oder von jetzt",
        "ART? (LAST | NEXT) COUNT? UNITS",
        a_length,
        {"die letzten drei Jahre": "P3Y", "in den nächsten Wochen": "PXW"},
        "LENGTH",
    ),
    Rule("bloße Mehrzahl", "UNITS", a_length, {"seit Wochen": "PXW"}, "LENGTH", guard=after_preposition),
    Rule(
        "Jahreszeit",
        "ART? SEASON YEAR?",
        a_season,
        {"im Sommer 2022": "2022-22", "im Winter 2021": "2021-24"},
        "SEASOND",
    ),
    Rule("letzte Jahreszeit", "(LAST | THIS | NEXT) SEASON", a_season, {"letzten Herbst": "2022-23"}, "SEASOND"),
    Rule(
        "Quartal",
        "(ORD | N12 DOT) UNIT (YEAR | (LAST | THIS | NEXT) UNIT)?",
        a_quarter,
        {"im dritten Quartal 2022": "2022-35", "4. Quartal 2022": "2022-36"},
        "QUARTERD",
    ),
    Rule(
        "Jahrhundert",
        "(N12 | N31) DOT UNIT (BEFORE_ DOT CHR DOT)?",
        _century,
        {"im 19. Jahrhundert": "18XX"},
        "DECADED",
    ),
    Rule(
        "Jahrzehnt",
        "(Y4 | N99) er UNITS?",
        _decade,
        {"die 1980er Jahre": "198X", "in den 90er Jahren": "199X"},
        "DECADED",
    ),
    Rule("Jahr vor Christus", "INT (BEFORE_ | AFTER_) DOT CHR DOT?", _before_christ, {"44 v. Chr.": "-0043"}, "YEARD"),
    Rule(
        "Jahre",
        "Y4 (HYPH | OVER | bis) (Y4 | N99 | N31 | N12)",
        a_span_years,
        {"1914-1918": "1914", "1957/58": "1957"},
        "YEARD",
    ),
    Rule(
        "Jahr",
        "UNIT Y4",
        lambda m: a_year_only(m) if m.first("UNIT") is Unit.YEAR else None,
        {"im Jahr 2019": "2019"},
        "YEARD",
    ),
    Rule("Jahreszahl", "Y4", a_year_only, {"seit 2019": "2019"}, "YEARD", guard=bare_year_de),
    Rule("Uhrzeit", "(CLOCK | DEC | N12 | N31) uhr", a_time, {"um 20.30 Uhr": "T20:30", "15 Uhr": "T15:00"}, "CLOCKT"),
    Rule("regelmäßig", "ADVSET", lambda m: Every(m.items[0].value[0], m.items[0].value[1]), {"täglich": "P1D"}, "SET"),
    Rule(
        "jeder",
        "(jede | jeden | jedes | jeder) (WDAY | UNIT)",
        _every,
        {"jeden Dienstag": "XXXX-WXX-2", "jedes Jahr": "P1Y"},
        "SET",
    ),
    Rule(
        "jetzt",
        "jetzt | derzeit | zurzeit | gegenwärtig | momentan",
        lambda m: Ref(RefKind.PRESENT),
        {"derzeit": "PRESENT_REF"},
        "REF",
    ),
    Rule(
        "kürzlich",
        "kürzlich | jüngst | neulich | unlängst",
        lambda m: Ref(RefKind.PAST),
        {"kürzlich": "PAST_REF"},
        "REF",
    ),
    Rule("bald", "bald | demnächst | die? zukunft", lambda m: Ref(RefKind.FUTURE), {"in Zukunft": "FUTURE_REF"}, "REF"),
    Rule(
        "Teil",
        "(ART? PARTADJ | EDGE ART?) NAMED",
        a_part,
        {"Ende März": "[2023-03-21..2023-03-31]", "Mitte der 1980er Jahre": "[1983..1986]"},
        "PARTD",
        2,
    ),
    Rule(
        "Tag und Tageszeit",
        "ONDAY (am | in der)? DAYPART",
        a_day_time,
        {"am 5. Mai 1945 am Abend": "1945-05-05TEV"},
        "TIMED",
        2,
    ),
    Rule(
        "Tag und Uhrzeit",
        "ONDAY COMMA? (um | gegen)? CLOCKT",
        a_day_time,
        {"am Montag um 10.30 Uhr": "2023-03-20T10:30"},
        "TIMED",
        2,
    ),
    Rule(
        "Daten eines Jahres",
        "(DAYD | MONTHD) (und | bis | HYPH) (DAYD | MONTHD)",
        a_shared_year,
        {"August und September 1914": "1914-08"},
        "DAYD",
        2,
    ),
    Rule("etwa", "APPROX DOT? (DAYD | MONTHD | YEARD | DECADED)", a_about, {"etwa 1900": "1900~"}, "ABOUTD", 3),
)
"""Every German row, in order of preference among matches of equal length."""

WORD_CORES_DE = (
    "jetzt", "derzeit", "zurzeit", "gegenwärtig", "momentan", "kürzlich", "jüngst", "neulich", "unlängst", "bald", "demnächst", "zukunft",
    "uhr", *feast_cores(FEASTS_DE, LEXICON_DE, CORES_DE),
)  # fmt: skip
