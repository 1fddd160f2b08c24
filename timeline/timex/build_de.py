"""German builders and guards: what the shared ones do not know of German words."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.timex.build_relative import unit
from timeline.timex.expr import Amount, At, Calendar, DayPart, Every, Expr, From, Length, Relative, Same, Unit, Weekday
from timeline.timex.grammar import Context, Found, Several
from timeline.when import month_length

_COUNTED_DE = re.compile(
    r"\s+(?:Euro|Dollar|Menschen|Personen|Soldaten|Tote|Kilometer|Meter|Prozent|Uhr|Mitarbeiter|Einwohner|Stück|Tonnen|Mann)\b"
)


def bare_year_de(context: Context) -> bool:
    """Whether four digits that stand alone are a year: from 1800 on, and before nothing that is counted."""
    number = int(context.text[context.start : context.end])
    return 1800 <= number <= 2099 and not _COUNTED_DE.match(context.text[context.end : context.end + 16])


_SURNAME = re.compile(r"\s+[A-ZÄÖÜ][a-zäöü]+")


def month_de(context: Context) -> bool:
    """Not a name: "Jan. Müller" has no month, and "August Bebel" neither."""
    said = context.text[context.start : context.end]
    return no_address_de(context) and not (said == "August" and _SURNAME.match(context.text, context.end))


_LENGTH_CUE = re.compile(r"\b(?:seit|für|nach|über|binnen|innerhalb|in|vor)\s+$", re.IGNORECASE)


def after_preposition(context: Context) -> bool:
    """Whether a bare plural stands where lengths stand: after "seit", "für", "nach"."""
    return bool(_LENGTH_CUE.search(context.text, max(0, context.start - 10), context.start))


def day_and_month_number(m: Found) -> Expr | None:
    """ "21.3." without a year."""
    day, month = (int(part) for part in m.items[0].value.split("."))
    return Calendar(month=month, day=day) if 1 <= month <= 12 and 1 <= day <= month_length(2024, month) else None


def a_century_de(m: Found) -> Expr | None:
    number = m.first("N12", "N31")
    if m.first("UNIT") is not Unit.CENTURY or not number:
        return None
    if m.has("BEFORE_"):
        return Calendar(century=-100 * number + 1, era=-1)
    return Calendar(century=100 * (number - 1))


def a_decade_de(m: Found) -> Expr | None:
    value = m.first("Y4", "N99")
    return Calendar(decade=value, short=value < 100) if value % 10 == 0 else None


def before_christ(m: Found) -> Expr:
    value = m.first("N12", "N31", "N99", "N999", "Y4")
    return Calendar(year=1 - value, era=-1) if m.has("BEFORE_") else Calendar(year=value)


def next_in_story(m: Found) -> Several | None:
    """ "Am nächsten Tag", "im Jahr darauf": counted from the story; the preposition stays outside."""
    at = next(i for i, item in enumerate(m.items) if item.kind in {m.letters.of(n) for n in ("NEXT", "FOLL", "PREV")})
    if unit(m) < Unit.DAY or (m.has("NEXT") and unit(m) is not Unit.DAY):
        return None  # "im nächsten Jahr" is the one after this
    return Several(((at, len(m.items), Relative(unit(m), m.first("NEXT", "FOLL", "PREV"), From.THEN)),))


def unit_beside(m: Found) -> Several | None:
    """ "Am Tag zuvor", "im Jahr darauf"."""
    if unit(m) < Unit.DAY:
        return None
    at = next(i for i, item in enumerate(m.items) if item.kind == m.letters.of("UNIT"))
    back = m.has("zuvor", "davor")
    return Several(((at, len(m.items), Relative(unit(m), -1 if back else 1, From.THEN)),))


def unit_in_genitive(m: Found) -> Expr | None:
    """ "(Ende) des Monats", "(Anfang) der Woche"; "der Monat" is the subject of something."""
    return Same(unit(m)) if m.has("des") or unit(m) is Unit.WEEK else None


def part_of_the_day(m: Found) -> Several:
    """ "Am Abend", of the day the text has reached; the preposition stays outside."""
    return Several(((len(m.items) - 1, len(m.items), At(m.first("DAYPART"), Same(Unit.DAY))),))


def weekday_part(m: Found) -> Expr:
    """ "Am späten Freitagabend"."""
    day, part = m.first("WDAYPART")
    return At(part, Weekday(day, m.first("LAST", "NEXT", "COMING", "THIS")), m.first("PARTADJ"))


def night_before(m: Found) -> Expr | None:
    """ "In der Nacht zum Sonntag": the night that begins on the day before."""
    day = m.items[-1].value
    if m.first("DAYPART") is not DayPart.NIGHT:
        return None
    match day:
        case Weekday(day=number):
            return At(DayPart.NIGHT, replace(day, day=(number - 1) % 7))
        case Calendar(day=int(number)) if number > 1:
            return At(DayPart.NIGHT, replace(day, day=number - 1))
        case _:
            return None


def tomorrow_capital(m: Found) -> Expr | None:
    """ "Morgen" at the head of a sentence, alone or with a part of the day: "Morgen Abend"."""
    if m.text[m.items[0].start : m.items[0].end] != "Morgen":
        return None
    tomorrow = Relative(Unit.DAY, 1)
    return At(m.items[1].value, tomorrow) if len(m.items) > 1 else tomorrow


def weekend_de(m: Found) -> Several | None:
    """ "Am Wochenende"."""
    return Several(((1, 2, Relative(Unit.WEEKEND, 0)),)) if m.first("UNIT") is Unit.WEEKEND else None


def long_adjective(m: Found) -> Expr:
    """ "Dreitägig", "mehrwöchig"."""
    count, of = m.first("LONGADJ")
    return Length(Amount() if count is None else Amount.of(count), of)


_OF_AGE = re.compile(
    r"\s+alt|-jährig|\s+(?:Tochter|Töchter|Sohn|Söhne|Junge|Mädchen|Kind|Kinder|Bub|Mann|Frau|Hund)\w*\b"
)


def not_of_age_de(context: Context) -> bool:
    """Ages are no times: "45 Jahre alt", "die zweijährige Tochter"."""
    return not _OF_AGE.match(context.text, context.end)


_RATE_DE = re.compile(r"(?:[Mm]al|Male|\d+ [A-ZÄÖÜ]\w+)\s+$")


def a_rate_de(context: Context) -> bool:
    """Whether "am Tag" says how often: "zweimal am Tag"."""
    return bool(_RATE_DE.search(context.text, max(0, context.start - 24), context.start))


_STREET = re.compile(r"\b(?:Straße|Platz|Brücke|Allee|Bewegung)\s+de[sr]\s+(?:\d+\.\s+)?$")


def no_address_de(context: Context) -> bool:
    """Not a street named after a day: "Straße des 17. Juni"."""
    return not _STREET.search(context.text, max(0, context.start - 16), context.start)


_HEAD = re.compile(r"(?:^|[.!?:;\n])[\"“”»«'\s]*$")


def opens_sentence(context: Context) -> bool:
    """Whether a match stands at the head of its sentence."""
    return bool(_HEAD.search(context.text, max(0, context.start - 4), context.start))


def a_every_de(m: Found) -> Expr:
    day = m.first("WDAY")
    return Every(Weekday(day)) if day is not None else Every(m.first("UNIT"))
