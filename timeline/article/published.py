"""The day an article appeared, as its page states it: date lines, datelines, addresses.

What is read is only what is known to be a date: a line of its own, the opening "LONDON, March 3 (Agency) —", a label's
value, a path such as ``/2023/03/21/``. Month names of other languages are dateparser's. A date that can be read in two
ways ("03/04/2023") is no answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum

from timeline.article.furniture_lines import AGENCIES

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_ENGLISH = (
    rf"(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+\d{{4}}\b)?|"
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH}(?:,?\s+\d{{4}}\b)?)"
)


class Rank(IntEnum):
    """How far a stamp is to be believed as the day of publication, the most believed first."""

    PUBLISHED = 0
    PLAIN = 1
    DATELINE = 2
    UPDATED = 3


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date the page states. ``year`` is None in a dateline that leaves it to the reader."""

    year: int | None
    month: int
    day: int
    rank: Rank


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that holds nothing but dates (and names, times, reading times); ``ambiguous`` are those with two
    readings."""

    stamps: tuple[Stamp, ...]
    ambiguous: tuple[str, ...] = ()


_LABELS: tuple[tuple[Rank, str], ...] = (
    (
        Rank.PUBLISHED,
        (
            r"(?:first |originally )?(?:published|posted|issued|created|released)(?: online)?|publication date|"
            r"date(?: published)?|dated|veröffentlicht|publié|publicado|опубликовано|дата"
        ),
    ),
    (
        Rank.UPDATED,
        r"(?:last )?(?:updated|modified|edited|revised)|last update|aktualisiert|mis à jour|actualizado|обновлено",
    ),
)
_LABEL = re.compile("|".join(f"(?P<r{rank.value}>{words})" for rank, words in _LABELS), re.IGNORECASE)
_SEGMENT = re.compile(
    r"\s*(?:[|·•;]|\s[—–-]\s|[()])\s*|\s+(?=(?:first |originally |last )?(?:published|posted|updated|modified)\b)",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?:\b(?:at|um|à|в)\s+)?\b\d{1,2}(?:[:.h]\d{2}){1,2}(?:[.,]\d+)?\s*(?:[ap]\.?m\.?)?(?:\s*(?:GMT|UTC|Z|"
    r"[A-Z]{2,4}T|ET|CT|PT|MT|MSK|IST))?"
    r"(?:\s*[+-]\d{2}:?\d{2})?(?![\w/])|\b\d{1,2}\s*[ap]\.?m\.?(?:\s*(?:GMT|UTC|[A-Z]{2,4}T|ET|CT|PT|MT))?(?!\w)",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"^(?:on\s+|am\s+|le\s+)?(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+", re.IGNORECASE
)
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_NUMERIC = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2((?:\d{2}){1,2})")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)")
_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)|(\d{4})(\d{2})(\d{2})(?!\d)")
_COUNTERS = re.compile(
    r"(?:[,|·•]\s*|\s)(?:comments?\b:?\s*)?\d*\s*(?:comments?|shares?|views|likes?)\s*$", re.IGNORECASE
)
_FORMATS = ("%B %d %Y", "%d %B %Y", "%b %d %Y", "%d %b %Y")
_LONGEST_DATE_LINE = 120
"""Code points: "First published on …, updated on …, 5 min read" fits; a sentence that holds a date is mostly longer."""


def read_date(text: str, language: str = "en") -> date | None:
    """The day a string known to be a date means; None when it is none, lacks the year or has two readings.

    >>> read_date("March 21, 2023"), read_date("21. März 2023", "de"), read_date("03/04/2023")
    (datetime.date(2023, 3, 21), datetime.date(2023, 3, 21), None)
    """
    text = _WEEKDAY.sub("", text.strip().strip("\"'.,: "))
    if match := _ISO.match(text):
        parts = [part for part in match.groups() if part and part.isdigit()]
        return _day(*map(int, parts))
    if (match := _DOTTED.match(text)) and not _TIME.sub("", text[match.end() :]).strip(
        " ,.:"
    ):  # before times are cut out: "31.12" of "31.12.2019" could be one
        return _numeric(int(match[1]), int(match[2]), match[3], dotted=True, american=False)
    text = _TIME.sub(" ", text).strip(" ,.:")
    text = _WEEKDAY.sub("", re.sub(r"^(?:on|am|le|the)\s+", "", text, flags=re.IGNORECASE))
    if match := _NUMERIC.fullmatch(text):
        return _numeric(int(match[1]), int(match[3]), match[4], dotted=match[2] == ".", american=language == "en")
    if not _YEAR.search(text) or len(text) > 60:
        return None
    plain = " ".join(re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|[.,]|\bof\b", " ", text).split()).replace("Sept ", "Sep ")
    for form in _FORMATS:
        try:
            return datetime.strptime(plain, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return _foreign(text, language)


def is_ambiguous(text: str, language: str = "en") -> bool:
    """Whether a date has two readings: day first and month first.

    >>> is_ambiguous("03/04/2023"), is_ambiguous("21/03/2023"), is_ambiguous("03/04/2023", "fr")
    (True, False, False)
    """
    match = _NUMERIC.fullmatch(_TIME.sub(" ", text).strip(" ,.:"))
    return match is not None and read_date(text, language) is None and int(match[1]) <= 12 and int(match[3]) <= 12


def _numeric(first: int, second: int, year: str, *, dotted: bool, american: bool) -> date | None:
    whole = int(year) if len(year) == 4 else 2000 + int(year)
    if dotted or not american or first > 12 or first == second:
        return _day(whole, second, first)
    return _day(whole, first, second) if second > 12 else None


def _foreign(text: str, language: str) -> date | None:
    """A date in words, by dateparser: strict (day, month and year must be there), in the article's language and
    English."""
    import dateparser

    languages = list(dict.fromkeys((language, "en")))
    settings = {"STRICT_PARSING": True, "REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"]}
    try:
        found = dateparser.parse(text, languages=languages, settings=settings)
    except ValueError:  # a language dateparser has no data for
        found = dateparser.parse(text, languages=["en"], settings=settings)
    return found.date() if found else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def date_line(line: str, language: str = "en") -> DateLine | None:
    """The dates of a line that is nothing but dates; None for any other line.

    >>> date_line("Published 21 Mar 2023 10:00 | 5 min read").stamps
    (Stamp(year=2023, month=3, day=21, rank=<Rank.PUBLISHED: 0>),)
    >>> date_line("On March 21, 2023 the two met.") is None
    True
    """
    line = _COUNTERS.sub("", re.sub(r"^[*_#<>\s]+|[*_#<>\s]+$", "", line))
    if len(line) > _LONGEST_DATE_LINE or not any(char.isdigit() for char in line):
        return None
    stamps: list[Stamp] = []
    ambiguous: list[str] = []
    rank = Rank.PLAIN
    for segment in filter(None, (part.strip(" ,:*_") for part in _SEGMENT.split(line) if part)):
        label = _LABEL.match(segment)
        if label:
            rank = Rank.PUBLISHED if label.group("r0") else Rank.UPDATED
        rest = re.sub(r"^\s*(?:on|at|am|le|el|:)?\s*:?\s*", "", segment[label.end() :]) if label else segment
        if not rest:
            continue
        if (day := read_date(rest, language)) or (day := _placed(rest)):
            stamps.append(Stamp(day.year, day.month, day.day, rank))
            rank = Rank.PLAIN
        elif is_ambiguous(rest, language):
            ambiguous.append(rest)
        elif len(rest.split()) > 5 or re.search(r"[.!?]$", rest):
            return None
    return DateLine(tuple(stamps), tuple(ambiguous)) if stamps or ambiguous else None


_PLACED = re.compile(rf"(?:[A-Z][\w.'’-]+[\s,/]+){{1,4}}(?:(?:\w+day),?\s+)?({_ENGLISH})(?:,?\s*\([\w ]+\))?")


def _placed(text: str) -> date | None:
    """A date behind a place: "Moscow, 21 March 2023"."""
    match = _PLACED.fullmatch(text)
    return read_date(match[1]) if match else None


def byline_date(line: str) -> Stamp | None:
    """The full date in a byline ("By Jane Roe, March 21, 2023"), if it has one."""
    for match in re.finditer(rf"{_ENGLISH}|\d{{4}}-\d{{2}}-\d{{2}}", line[:400]):
        if day := read_date(match[0]):
            return Stamp(day.year, day.month, day.day, Rank.PLAIN)
    return None


_PRINTED = re.compile(
    rf"\b(?:article|story|piece|report|version)\b[^.]{{0,60}}?\b(?:appear(?:s|ed)|published|posted|printed)\b[^.]{{0,20}}? on ({_ENGLISH})",
    re.IGNORECASE,
)


def footer_date(line: str) -> Stamp | None:
    """The full date a footer gives for the article itself ("A version of this article appeared in print on …")."""
    match = _PRINTED.search(line[:400])
    day = read_date(match[1]) if match else None
    return Stamp(day.year, day.month, day.day, Rank.PLAIN) if day else None


_CAPS = r"[A-ZÀ-ÖØ-ÞА-ЯЁ][A-ZÀ-ÖØ-ÞА-ЯЁ.'’-]+"
_CITY_CAPS = rf"{_CAPS}(?:[ /]{_CAPS}){{0,3}}"
_CITY = r"[A-ZÀ-ÖØ-ÞА-ЯЁ][\w.'’-]+(?:[ /][A-ZÀ-ÖØ-ÞА-ЯЁ][\w.'’-]+){0,3}"
_REGION = r"(?:,\s*[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,2})"
_WHEN = rf"(?:[,.]?\s+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?(?P<date>{_ENGLISH}|\d{{1,2}}\.?\s[^\W\d_]{{3,12}}\.?))"
_AGENCY = rf"(?:\.?\s*(?:\((?:{AGENCIES}|[A-Za-z][\w .&/-]{{1,30}})\)|/(?:{AGENCIES}|[A-Z][\w ]{{2,24}})/))"
_DASH = r"\.?\s*(?:\*\*|__)?\s*(?:—|–|--|-)\s+"
_DATELINE = re.compile(
    rf"(?:\*\*|__)?(?:{_CITY}{_REGION}?{_WHEN}{_AGENCY}?{_DASH}|{_CITY}{_REGION}?{_AGENCY}{_DASH}|"
    rf"{_CITY_CAPS}{_REGION}?{_DASH}(?=[\"“'‘«A-ZÀ-ÖØ-Þ\d])"
    rf"|\((?:{AGENCIES})\)\s*(?:—|–|--|-)\s+)"
)


def dateline(line: str) -> tuple[int, Stamp | None] | None:
    """Where the opening of a wire story ends ("LONDON, March 3 (Agency) — "), and the date in it; None without one.

    >>> dateline("LONDON, March 3 (Reuters) - Ministers met.")
    (28, Stamp(year=None, month=3, day=3, rank=<Rank.DATELINE: 2>))
    >>> dateline("KYIV, Ukraine (AP) — Ministers met."), dateline("Putin - a guest - left.")
    ((21, None), None)
    """
    match = _DATELINE.match(line[:200])
    if match is None:
        return None
    text = match.group("date")
    if not text:
        return match.end(), None
    if day := read_date(text):
        return match.end(), Stamp(day.year, day.month, day.day, Rank.DATELINE)
    words = re.findall(r"\d+|[^\W\d_]+", text)
    number = next((int(word) for word in words if word.isdigit()), 0)
    month = next((_MONTHS.index(word[:3].lower()) + 1 for word in words if word[:3].lower() in _MONTHS), 0)
    stamp = Stamp(None, month, number, Rank.DATELINE) if month and 1 <= number <= 31 else None
    return match.end(), stamp


_ADDRESS_DAY = re.compile(
    r"(?<!\d)((?:19|20)\d{2})(?:([/_-])(\d{1,2}|[a-z]{3})\2(\d{1,2})(?![\d])|(0[1-9]|1[0-2])(0[1-9]|[12]\d|"
    r"3[01])(?!\d))"
)
_ADDRESS_MONTH = re.compile(r"/((?:19|20)\d{2})/(\d{1,2}|[a-z]{3})/")


def address_date(address: str) -> tuple[int | None, int | None, int | None]:
    """(year, month, day) as far as an address or a file name states them, None for what it leaves open.

    >>> address_date("https://a.example/2023/03/21/talks"), address_date("https://a.example/world/2023/mar/talks")
    ((2023, 3, 21), (2023, 3, None))
    """
    address = re.sub(r"[?#].*", "", address.lower())
    for match in _ADDRESS_DAY.finditer(address):
        month = match[3] or match[5]
        number = _MONTHS.index(month) + 1 if month in _MONTHS else int(month) if month.isdigit() else 0
        if day := _day(int(match[1]), number, int(match[4] or match[6])):
            return day.year, day.month, day.day
    if coarse := _ADDRESS_MONTH.search(address):
        month = coarse[2]
        number = _MONTHS.index(month) + 1 if month in _MONTHS else int(month) if month.isdigit() else 0
        if 1 <= number <= 12:
            return int(coarse[1]), number, None
    return None, None, None


def publication_date(
    stamps: Sequence[Stamp], *, url: str | None = None, file_name: str | None = None, year: int | None = None
) -> date | None:
    """The day of publication by everything the page states; None when it cannot be known.

    The order of trust: a line that says "published", a date line, the address, a full dateline, a dateline completed
    by the address's or the copyright's ``year``, the day it was last changed, the file's name.
    """
    return next(_candidates(stamps, url, file_name, year), None)


def _candidates(stamps: Sequence[Stamp], url: str | None, file_name: str | None, year: int | None) -> Iterator[date]:
    full = {
        rank: [
            day
            for stamp in stamps
            if stamp.rank is rank and stamp.year and (day := _day(stamp.year, stamp.month, stamp.day))
        ]
        for rank in Rank
    }
    yield from full[Rank.PUBLISHED][:1]
    yield from full[Rank.PLAIN][:1]
    address = address_date(url) if url else (None, None, None)
    if address[0] and address[1] and address[2]:
        yield date(address[0], address[1], address[2])
    yield from full[Rank.DATELINE][:1]
    updated = full[Rank.UPDATED][:1]
    known_year = address[0] or year or (updated[0].year if updated else None)
    for stamp in stamps:
        if stamp.year is None and known_year and address[1] in (None, stamp.month):
            day = _day(known_year, stamp.month, stamp.day)
            if day:
                yield day
    yield from updated
    named = address_date(file_name) if file_name else (None, None, None)
    if named[0] and named[1] and named[2]:
        yield date(named[0], named[1], named[2])
