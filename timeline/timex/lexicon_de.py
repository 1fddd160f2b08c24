"""German words and their classes; names of months and weekdays come from dateparser's locale data.

As `timeline.timex.lexicon_en`. Endings are spelled out where the language bends words: "letzte", "letzten", "letztes" are one entry each.
"""

from __future__ import annotations

from typing import Any

from dateparser.data.date_translation_data import de

from timeline.timex.expr import DayPart, Part, Season, Unit

_MONTH_KEYS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_DAY_KEYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_UNITS = {
    Unit.SECOND: ("sekunde", "sekunden"),
    Unit.MINUTE: ("minute", "minuten"),
    Unit.HOUR: ("stunde", "stunden"),
    Unit.DAY: ("tag tages", "tage tagen"),
    Unit.WEEKEND: ("wochenende wochenendes", "wochenenden"),
    Unit.WEEK: ("woche", "wochen"),
    Unit.MONTH: ("monat monats", "monate monaten"),
    Unit.QUARTER: ("quartal quartals", "quartale quartalen"),
    Unit.YEAR: ("jahr jahres jahre", "jahre jahren"),
    Unit.DECADE: ("jahrzehnt jahrzehnts", "jahrzehnte jahrzehnten"),
    Unit.CENTURY: ("jahrhundert jahrhunderts", "jahrhunderte jahrhunderten"),
}
_ONES = "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn"
_TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig"
_ORDINALS = "erst zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft"
_SHORT_NUMBERS = "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf"
_LONG = {
    "minütig": Unit.MINUTE,
    "stündig": Unit.HOUR,
    "tägig": Unit.DAY,
    "wöchig": Unit.WEEK,
    "monatig": Unit.MONTH,
    "jährig": Unit.YEAR,
}
_DAYPARTS = {
    DayPart.MORNING: "morgen vormittag",
    DayPart.MIDDAY: "mittag",
    DayPart.AFTERNOON: "nachmittag",
    DayPart.EVENING: "abend",
    DayPart.NIGHT: "nacht",
}


def _bent(stems: str, endings: str = "e en er es em") -> str:
    """Every stem with every ending.

    >>> _bent("letzt", "e en")
    'letzte letzten'
    """
    return " ".join(stem + ending for stem in stems.split() for ending in endings.split())


def _lexicon() -> dict[str, tuple[str, Any]]:
    words: dict[str, tuple[str, Any]] = {}

    def put(names: str, kind: str, value: Any) -> None:
        words.update(dict.fromkeys(names.split(), (kind, value)))

    for number, key in enumerate(_MONTH_KEYS, 1):
        for name in de.info[key] + de.info["locale_specific"]["de-AT"].get(key, []):
            # Short forms carry a full stop: "Jan" alone is a man, "Jan." a month.
            if len(name) <= 4 and name.lower() not in ("mai", "juni", "juli", "märz"):
                put(f"{name.lower()} {name.lower()}.", "MONTHW", number)
            else:
                put(name.lower(), "MONTH", number)
    for number, key in enumerate(_DAY_KEYS):
        for name in de.info[key]:
            if len(name) == 2:
                put(f"{name.capitalize()} {name.lower()}.", "WDAYW", number)
            elif len(name) > 3:
                put(f"{name} {name.capitalize()}s", "WDAY", number)
                put(f"{name}s", "WDAYS", number)
                for part, endings in _DAYPARTS.items():
                    put(" ".join(name + ending for ending in endings.split()), "WDAYPART", (number, part))
    put("sonnabend", "WDAY", 5)
    for unit, (one, many) in _UNITS.items():
        put(many, "UNITS", unit)
        put(one, "UNIT", unit)
    put("jahre", "UNITS", Unit.YEAR)
    put("tage", "UNITS", Unit.DAY)
    ones, tens = _ONES.split(), _TENS.split()
    for value, name in enumerate(ones):
        put(name, "NUMW", value)
    for value, name in enumerate(tens, 2):
        put(name, "NUMW", 10 * value)
        for digit, word in enumerate(ones[1:10], 1):
            put(f"{'ein' if digit == 1 else word}und{name}", "NUMW", 10 * value + digit)
    put("hundert", "NUMW", 100)
    put("tausend", "NUMW", 1000)
    for value, stem in enumerate(_ORDINALS.split(), 1):
        put(_bent(stem, "e en er es"), "ORD", value)
    put("ein eine einem einen einer eines", "A", 1)
    put(f"{_bent('mehrer einig etlich viel')} wenige wenigen paar zahlreiche", "VAGUE", None)
    put(_bent("letzt vergangen vorig verflossen"), "LAST", -1)
    put(_bent("nächst"), "NEXT", 1)
    put(_bent("kommend"), "COMING", 1)
    put(_bent("halb", "e en er es"), "FRAC", 0.5)
    put("anderthalb eineinhalb", "NUMW", 1.5)
    put("zweieinhalb", "NUMW", 2.5)
    for stem, of in _LONG.items():
        put(f"mehr{stem} " + _bent("mehr" + stem), "LONGADJ", (None, of))
        for count, name in enumerate(_SHORT_NUMBERS.split(), 1):
            put(f"{name}{stem} " + _bent(name + stem), "LONGADJ", (count, of))
    put("dieser diese dieses diesen diesem laufenden", "THIS", 0)
    put(_bent("folgend darauffolgend"), "FOLL", 1)
    put(_bent("vorherig vorangegangen"), "PREV", -1)
    put("heute", "DEICTIC", 0)
    put("gestern", "DEICTIC", -1)
    put("morgen", "DEICTIC", 1)
    put("vorgestern", "DEICTIC", -2)
    put("übermorgen", "DEICTIC", 2)
    for part, endings in _DAYPARTS.items():
        for ending in endings.split():
            put(ending.capitalize(), "DAYPART", part)
            if ending != "morgen":
                put(ending, "DAYPART", part)
    put("morgenstunden", "DAYPART", DayPart.MORNING)
    put("abendstunden", "DAYPART", DayPart.EVENING)
    put("nachtstunden", "DAYPART", DayPart.NIGHT)
    put("früh", "DAYPART", DayPart.MORNING)
    put("mitternacht", "NOON", 0)
    put(_bent("früh", "e en er em"), "PARTADJ", Part.EARLY)
    put(_bent("spät", "e en em"), "PARTADJ", Part.LATE)
    put("anfang beginn", "EDGE", Part.START)
    put("mitte", "EDGE", Part.MID)
    put("ende", "EDGE", Part.END)
    put("frühling frühjahr frühlings frühjahrs", "SEASON", Season.SPRING)
    put("sommer sommers", "SEASON", Season.SUMMER)
    put("herbst herbstes herbsts", "SEASON", Season.AUTUMN)
    put("winter winters", "SEASON", Season.WINTER)
    put("etwa rund ungefähr circa ca ca. fast knapp", "APPROX", "APPROX")
    put("über", "OVER_", "MORE_THAN")
    put("täglich tägliche täglichen", "ADVSET", (Unit.DAY, 1))
    put("stündlich", "ADVSET", (Unit.HOUR, 1))
    put("wöchentlich wöchentliche wöchentlichen", "ADVSET", (Unit.WEEK, 1))
    put("monatlich monatliche monatlichen", "ADVSET", (Unit.MONTH, 1))
    put("jährlich jährliche jährlichen", "ADVSET", (Unit.YEAR, 1))
    put("chr.", "CHR", None)
    put("chr", "CHR", None)
    put("v v.", "BEFORE_", -1)
    put("n n.", "AFTER_", 1)
    return words


LEXICON_DE = _lexicon()
"""Word -> (class, value)."""

CORES_DE = (
    "MONTH", "MONTHW", "WDAY", "WDAYW", "WDAYS", "WDAYPART", "LONGADJ", "UNIT", "UNITS", "SEASON", "DAYPART", "NOON",
    "DEICTIC", "ADVSET", "Y4", "Y2", "ISO", "DOTTED", "DEC", "CLOCK", "CHR",
)  # fmt: skip
"""Classes without which a run of words holds no temporal expression."""
