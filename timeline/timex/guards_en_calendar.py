"""What may stand round an English year, month or day for it to be one: the negative cases of the calendar rows.

Each guard gets the place of a match and says whether it stands; regular expressions look a bounded number of characters around.
"""

from __future__ import annotations

import re

from timeline.timex.grammar import Context
from timeline.timex.messages import is_message

YEAR_CUE = re.compile(
    r"(?:\b(?:in|of|since|by|until|till|from|to|during|before|after|through|throughout|between|and|around|about|circa|c\.|or|early|late|mid|"
    r"year|years|fiscal|the|for|as|than|into|spring|summer|autumn|fall|winter|election|elections|anno)|[(\[;:–—/-]|,)\s*[\"'‘“]?$",
    re.IGNORECASE,
)
_NOT_YEAR_BEFORE = re.compile(
    r"(?:\b(?:no|nos|number|page|pages|p|pp|room|flight|route|highway|apartment|suite|box|section|article|chapter|line|bus|model|version|"
    r"than|nearly|roughly|approximately|only|least|most|some|to about|boeing|airbus|rfc|iso|isbn|tel|phone)\.?|[#$£€]|\+)\s*$",
    re.IGNORECASE,
)
# Before a number of another age, only what counts nothing: "in 1348", "(1215", "the winter of 1709".
_OLD_YEAR_CUE = re.compile(
    r"(?:\b(?:in|of|since|by|until|till|from|during|before|after|through|throughout|between|circa|c\.|early|late|mid|year|years|spring|"
    r"summer|autumn|fall|winter|anno|and)|[(\[;:]|\n|^|(?<!\d)\d{4}\s?(?:[–-]|to\b|or\b|until\b))\s*[\"'‘“]?$",
    re.IGNORECASE,
)
_ODD_YEAR_CUE = re.compile(r"\b(?:the|for|late as|early as)\s+$", re.IGNORECASE)
_DEFINITE = re.compile(r"(?:\b(?:the|its|his|her|their|our)|['’]s)\s+$|\b(?:post|pre)-$", re.IGNORECASE)
_SURE = re.compile(r"\b(?:in|since|until|till|during)\s+$", re.IGNORECASE)
# What a number counts: a plural noun, a measure. Words that often follow a year and end in s are not counted.
_COUNTED = re.compile(
    r"\s*(?:[a-z]+-)?(?:(?!was\b|is\b|has\b|as\b|its\b|his\b|this\b|across\b|thus\b|perhaps\b|always\b|unless\b|"
    r"sales\b|results\b|earnings\b|elections\b|revenues\b|profits\b|figures\b|levels\b|olympics\b|games\b|riots\b|protests\b|"
    r"attacks\b|peace\b|series\b|crisis\b|census\b|congress\b|bombings\b)[a-z]{2,}s\b|"
    r"(?:people|men|women|children|feet|meters|metres|miles|km|kg|tons|per ?cent|degrees|square|hours|dollars|more|other|of the|"
    r"members|m|b|"
    r"million|billion|lb|foot|metre|meter|mile|psi|votes|rpm|mph|hp|mw|calories)\b|%|°)"
)


def bare_year(context: Context) -> bool:
    """Whether a four-digit number between 1000 and 2199 that stands alone is a year.

    Years of the last two centuries and the next decades are, unless something is counted ("2000 people") or numbered ("No. 1990");
    others need a word before them that years follow ("in 1348", "(1215"), because round numbers of that size usually count.
    """
    said = context.text[context.start : context.end]
    if not said.isdecimal():
        return True  # spelled out in the way only years are: "nineteen ninety-six"
    number = int(said)
    before = context.text[max(0, context.start - 24) : context.start]
    after = context.text[context.end : context.end + 24]
    if _NOT_YEAR_BEFORE.search(before) or (after[:1] in "-–" and after[1:2].isalpha() and number % 100 == 0):
        return False
    modern = 1800 <= number <= 2099
    if _COUNTED.match(after) and not (modern and number % 100 and _SURE.search(before)):
        # But "in 1945 leaders met", "the 1777 campaigns": counted things after "the" would not be so odd a number.
        return bool(number % 10 and (_DEFINITE.search(before) or (modern and is_message(context.text))))
    if modern or _OLD_YEAR_CUE.search(before):
        return True
    # "The 1777 campaign", "plans for 1777": round numbers and the powers of two count too often.
    return bool(number % 10 and number != 1024 and _ODD_YEAR_CUE.search(before))


_MONTH_BEFORE = re.compile(
    r"\b(?:in|of|since|by|until|till|during|before|after|through|between|last|next|this|early|late|mid|each|every|ended|ending|from)[\s-]+$",
    re.IGNORECASE,
)
_AND_BEFORE = re.compile(r"\b(?:and|or|to|for|on|that|the|around|about|into|said)\s+$|[,(;–-]\s*$", re.IGNORECASE)
_TITLE_BEFORE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lady|Lord|Theresa|Minister|President|Senator|Aunt)\.?\s+$")
_NAME_AFTER = re.compile(r"\s+[A-Z][a-z]+|\s+(?:said|says|told|has|had|is|was)\b")
_SMALL_WORD = re.compile(r"\s+[a-z]")
_WORD_AFTER = re.compile(r"\s+[a-zA-Z]+")
_ARTICLE = re.compile(r"\b(?:the|a)\s+$", re.IGNORECASE)
# "The March deadline", but not "the march on Rome".
_MARCH_DEADLINE = re.compile(r"\s+(?!(?:on|to|of|in|for|and|from|through|was|by|at|that)\b)[a-z]")
_NAMELIKE = ("april", "june", "may", "august", "jan")


def bare_month(context: Context) -> bool:
    """Whether a month's name that stands alone is a month: not "may" the modal, "Theresa May", "April Jones", "the March on Rome"."""
    said = context.text[context.start : context.end].split()[-1].rstrip(".")
    word = said.lower()
    before = context.text[max(0, context.start - 16) : context.start]
    after = context.text[context.end : context.end + 16]
    if _MONTH_BEFORE.search(before):
        return word not in ("may", "march") or not said.islower() or not _SMALL_WORD.match(after)
    if said.islower() and len(word) <= 5:
        return False
    if _TITLE_BEFORE.search(before) or (word in _NAMELIKE and _NAME_AFTER.match(after)):
        return False
    if word == "march" and _ARTICLE.search(before):
        return bool(_MARCH_DEADLINE.match(after))
    if word in ("may", "march", "mar", "jan", "dec"):
        return (bool(_AND_BEFORE.search(before)) and not _WORD_AFTER.match(after)) or after[:1] in ")'’"
    return True


_FRACTION_CUE = re.compile(
    r"\b(?:on|by|from|until|till|since|before|after|dated|date|and|to|between|week of)\s+$|^\s*$|\(\s*$", re.IGNORECASE
)


_FALL_OF = re.compile(r"\s+(?:of|from|in)\s|\s+[a-z]+ing\b")
_CAPITAL_AFTER = re.compile(r"\s+[A-Z]")


def season_not_event(context: Context) -> bool:
    """Not the fall of a city, nor a spring that is a source: "the fall of Saigon", "the Spring Offensive" keep their nouns."""
    after = context.text[context.end : context.end + 12]
    word = context.text[context.start : context.end].split()[-1]
    if word.lower() in ("fall", "spring"):
        return not _FALL_OF.match(after) and not (word[0].isupper() and _CAPITAL_AFTER.match(after))
    return True


_NO_NOUN_AFTER = re.compile(r"[.,;:)]|\s*$|\s+(?:was|were|the|he|she|it|they|in|at|when|and|to|a|an|his|their|with)\b")
_ON_BEFORE = re.compile(r"\b(?:on|until|till|by|from|to|and|since|of)\s+$", re.IGNORECASE)


_ACCOUNTS = re.compile(
    r"\s+(?:net|profits?|earnings|sales|loss(?:es)?|results?|revenues?|growth|income|operating|pretax|pre-tax|report|figures|dividend|data|output|gdp)\b",
    re.IGNORECASE,
)


def of_accounts(context: Context) -> bool:
    """Whether a bare half is one of a year of accounts ("first-half profit") and not of a match."""
    return bool(_ACCOUNTS.match(context.text[context.end : context.end + 12]))


_SUM = re.compile(r"(?:^|[.!?][\"”')]*\s|\n)\s*For\s+$")


def sums_up(context: Context) -> bool:
    """Whether a sentence opens with a sum over the running unit: "For the week, the peso slid 2.4 percent"."""
    return context.text[context.end : context.end + 1] == "," and bool(
        _SUM.search(context.text, max(0, context.start - 8), context.start)
    )


def bare_day(context: Context) -> bool:
    """Whether "the 20th" is a day of a month: after "on" or "until", and before no noun it could number."""
    before = context.text[max(0, context.start - 7) : context.start]
    after = context.text[context.end : context.end + 10]
    return bool(_ON_BEFORE.search(before)) and bool(_NO_NOUN_AFTER.match(after))


def not_fraction(context: Context) -> bool:
    """Whether two numbers with a slash and no year are a date: 31 7/8 and 3/4 are fractions, 9/11 is a date."""
    said = context.text[context.start : context.end]
    if said.count("/") == 2:
        return True
    before = context.text[max(0, context.start - 9) : context.start]
    first, second = (int(part) for part in said.split("/"))
    if second in (2, 3, 4, 8, 16, 32, 64) and first < second and not before.rstrip().lower().endswith(" on"):
        return False
    return bool(_FRACTION_CUE.search(before)) or (first, second) == (9, 11)


_DAY_NAME = re.compile(r"\b(?:Good|Bloody|Black|Red|Super|Holy|Maundy|Shrove|Palm|Ash|Cyber|Giving)\s+$")


def named_day(context: Context) -> bool:
    """Whether a weekday is part of a name, of a feast or of a day in history: "Bloody Sunday", "Black Wednesday", "Super Tuesday"."""
    return bool(_DAY_NAME.search(context.text, max(0, context.start - 9), context.start))


_SMALL_NUMBER_LAST = re.compile(r"\D\d{1,2}$")
# Another day of the week before it: "friday night or sat", "mon, wed".
_DAY_BEFORE = re.compile(
    r"\b(?:mon|tues?|wed|thu|thurs?|fri|sat|sun)(?:day|nesday|sday|rsday|urday)?(?:\s+(?:night|morning|evening))?\s*(?:,|/|\bor\b)\s*$",
    re.IGNORECASE,
)
_DAY_CUE = re.compile(r"\b(?:on|every|each|until|till|by|from|to|and)\s$", re.IGNORECASE)


def no_list_number(context: Context) -> bool:
    """Not a name and the next number of a list: "1) Jane May 2) Single"."""
    if (
        not _SMALL_NUMBER_LAST.search(context.text[context.start : context.end])
        or context.text[context.end : context.end + 1] != ")"
    ):
        return True
    return "(" in context.text[max(0, context.start - 160) : context.start]


_NAME_OF_FIRM = re.compile(r"\s+(?:Microsystems|Life|Yat|Belt|King|City|Kings)\b")


def weak_day_alone(context: Context) -> bool:
    """Whether "sun", "sat", "wed" or "mon" stands without a word that makes it a day."""
    if _NAME_OF_FIRM.match(context.text, context.end):
        return True
    words = context.text[context.start : context.end].split()
    return (
        (len(words) == 1 or words[0].lower() == "that")
        and words[-1].rstrip(".").lower() in ("sun", "sat", "wed", "mon")
        and not _DAY_CUE.search(context.text, max(0, context.start - 7), context.start)
        and not _DAY_BEFORE.search(context.text, max(0, context.start - 24), context.start)
    )


_OF_LIFE = re.compile(
    r"\b(?:his|her|their|my|our|your)\s+(?:(?:early|mid|late)[\s-]+(?:(?:to|or)[\s-]+(?:mid|late)[\s-]+)?)?$",
    re.IGNORECASE,
)


def no_age_of_life(context: Context) -> bool:
    """Whether a decade is one of the calendar: not "in her thirties", "a man in his early 30s"; "their 1980s heyday" is."""
    said = context.text[context.start : context.end]
    return any(len(digits) == 4 for digits in re.findall(r"\d+", said)) or not _OF_LIFE.search(
        context.text, max(0, context.start - 32), context.start
    )
