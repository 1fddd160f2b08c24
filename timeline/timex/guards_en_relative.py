"""What may stand round English lengths, rates and reference words for them to be times.

Each guard gets the place of a match and says whether it stands; regular expressions look a bounded number of characters around.
"""

from __future__ import annotations

import re

from timeline.timex.grammar import Context
from timeline.timex.messages import is_message
from timeline.timex.tense import PAST_VERB

_RATE_BEFORE = re.compile(
    r"(?:\b(?:once|twice|times|cents?|dollars?|euros?|pounds?|yen|thrice|barrels|people|percent|hours|days|minutes|tons|tonnes|"
    r"million|billion|thousand)|\$?(?:\d[\d.,]*)?\d%?|[a-z]{3,}s)\s+$",
    re.IGNORECASE,
)
_NOT_RATE = re.compile(r"\b(?:lasts|takes|was|is|has|as|this|spends|needs|costs|plus|perhaps|across|towards|"
                       r"less|"
                       r"unless|gives|allows|wants|gets|comes|its|his)\s+$", re.IGNORECASE)  # fmt: skip


def a_rate(context: Context) -> bool:
    """Whether "a day" or "a year" is a rate ("three times a day", "hundreds of interviews a day") and no length ("for a day")."""
    before = context.text[max(0, context.start - 24) : context.start]
    return bool(_RATE_BEFORE.search(before)) and not _NOT_RATE.search(before)


def no_name(context: Context) -> bool:
    """Not the name of a paper: a capital in mid-sentence ("the People's Daily", "Variety Weekly")."""
    said, before = context.text[context.start], context.text[max(0, context.start - 3) : context.start].rstrip()
    return (
        said.islower()
        or is_message(context.text)
        or not before
        or before[-1] in '.!?:"”“*-–—'
        or context.text[context.start : context.end].isupper()
    )


_LASTING_VERB = re.compile(r"\b(?:to|will|would|could|should|may|might|must|likely)\s+$", re.IGNORECASE)


_TITLED = re.compile(r"[\"“'‘]\s?$")
_CAPITALS = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+")


def no_programme(context: Context) -> bool:
    """Not the name of a programme: capitals all through, right after a quotation mark (on ABC's "This Week")."""
    said = context.text[context.start : context.end]
    return not (_CAPITALS.fullmatch(said) and _TITLED.search(context.text, max(0, context.start - 2), context.start))


def no_verb_to_last(context: Context) -> bool:
    """Whether "last six weeks" looks back, and is not what something will do: "is expected to last six weeks"."""
    if not context.text[context.start : context.end].lower().startswith("last"):
        return True
    return not _LASTING_VERB.search(context.text[max(0, context.start - 8) : context.start])


def not_part_of(context: Context) -> bool:
    """Not "the last week of August", which is a part of a month and is read as one."""
    return (
        context.text[context.end : context.end + 4] != " of "
        or "last" not in context.text[context.start : context.end].lower()
    )


def not_age(context: Context) -> bool:
    """Ages are no times: "22-year-old", "55 years old", "aged 40 years"."""
    after = context.text[context.end : context.end + 5].lower()
    if after.startswith(" of") and context.text.endswith("quarter", context.start, context.end):
        return False  # "a quarter of them"
    return not after.startswith(("-old", " old", "s-old"))


_AMOUNT_BEFORE = re.compile(
    r"(?:\b(?:for|of|after|in|than|just|well|little|far|is|was|are|were|last(?:s|ed)?|took|take[sn]?|taking|some|with|to|by|at|be|been|"
    r"and|or|within|until|every|wait(?:ed)?|spent|spend)|[.,;:(—–]|\n|^)\s*$",
    re.IGNORECASE,
)


def amount_said(context: Context) -> bool:
    """Whether the words before a unit say how many: not "a second year", nor "spread over three years", where "over" is during."""
    said = context.text[context.start : context.end].lower()
    if said.startswith("many ") and context.text[max(0, context.start - 3) : context.start].lower() == "as ":
        return False  # "the third attack in as many days"
    if said == "a second" and not clause_ends(context):
        return False
    if said.startswith("over ") and not _AMOUNT_BEFORE.search(context.text, max(0, context.start - 10), context.start):
        return False
    return not_age(context)


_PERSON = re.compile(
    r"\s+(?:[a-z]+\s+)?(?:son|daughter|boy|girl|baby|infant|child|twins?|brother|sister|niece|nephew|grandson|granddaughter|puppy|kitten)\b"
)


def not_of_a_person(context: Context) -> bool:
    """Not the age of somebody: "their 6-month-old son"; that of a truce is a time."""
    return not _PERSON.match(context.text, context.end, context.end + 30)


_FOR_BEFORE = re.compile(r"\b(?:for|over|throughout|within|during)\s+$", re.IGNORECASE)


def lasting(context: Context) -> bool:
    """Whether what stands before says that something goes on for the whole of it: "for the next decade"."""
    return bool(_FOR_BEFORE.search(context.text, max(0, context.start - 11), context.start))


_CLAUSE_ENDS = re.compile(r"\s*(?:[.,;:!?)\]\"”—–]|\n\s*\n|$|\s(?:and|but|in|at|on|for|with|by)\b)")


def clause_ends(context: Context) -> bool:
    """Whether nothing follows that the expression could be counted from: "the day before, …" but not "the day before the vote"."""
    after = context.text[context.end : context.end + 14]
    return not after or bool(_CLAUSE_ENDS.match(after))


def clause_ends_or_word(context: Context) -> bool:
    """As `clause_ends` for what ends in "before" or "after"; "earlier", "later" and "after that" need no look ahead."""
    said = context.text[context.start : context.end].lower()
    if context.text.startswith(" than", context.end):
        return False  # "four years later than promised" is counted from nothing that the text has reached
    return clause_ends(context) if said.endswith(("before", "after")) else True


_QUARTERS = re.compile(
    r"\b(?:such|living|close|military|police|all|some|many|these|those|various|certain|private|their|his)\s+$",
    re.IGNORECASE,
)


def plural_of_time(context: Context) -> bool:
    """Whether a bare plural is a time: no quarters to live in, no programme called "60 Minutes", no "years old"."""
    before = context.text[max(0, context.start - 16) : context.start]
    said = context.text[context.start : context.end].lower()
    if before.lower().endswith("as many "):
        return False  # "the third attack in as many days"
    if said in ("quarters", "mins", "secs", "seconds") and (said == "quarters" or not before.strip()):
        return not _QUARTERS.search(before) and before.rstrip()[-4:].lower() not in ("head",) and said != "quarters"
    return not_age(context)


_SMALL_WORD = re.compile(r"\s+[a-z]")


def no_noun_after(context: Context) -> bool:
    """Whether "future" is the time and not what a thing will be: "the future", "his future", but not "future payments"."""
    said = context.text[context.start : context.end].lower()
    return said != "future" or is_message(context.text) or not _SMALL_WORD.match(context.text, context.end)


# "Today's youth" are those of our time; "the leaders of tomorrow" those of another.
_OUR_TIME = re.compile(
    r"['’]s\s+(?:\w+\s+)?(?:world|youth|society|generations?|standards|economy|technology|computers|children|young|climate|culture|"
    r"language|money|dollars|prices|politics|leaders|teenagers|students|families)\b"
)
_TIME_OF = re.compile(
    r"\b(?:people|leaders|world|youth|generation|cars|cities|jobs|technolog\w+|children|society)\s+of\s+$"
)
_MASTHEAD = re.compile(
    r"\b(?:USA|VOA|Russia|India|Psychology|Physics|History|Christianity|Africa|Pakistan|Business|Arms Control)\s+$"
)


def that_very_day(context: Context) -> bool:
    """Whether "today" and its like are a day: not "today's youth", "the leaders of tomorrow", nor the paper "USA Today"."""
    if _OUR_TIME.match(context.text, context.end) or _TIME_OF.search(
        context.text, max(0, context.start - 20), context.start
    ):
        return False
    return context.text[context.start].islower() or not _MASTHEAD.search(
        context.text, max(0, context.start - 14), context.start
    )


_LASTED_BEFORE = re.compile(r"\b(?:for|after|of|took|lasted|spent|within|in)\s+$")


def some_of_time(context: Context) -> bool:
    """Whether "some days" is a length: "for some days", not "on some days" nor "some days were bad"."""
    return bool(_LASTED_BEFORE.search(context.text, max(0, context.start - 8), context.start))


_WILL = re.compile(r"\b(?:will|would|may|might|could|to|can|shall|he|she|they|we|that)\s+$", re.IGNORECASE)


def some_day(context: Context) -> bool:
    """Whether "one day" is some day to come: "will one day be", not "lasted one day"."""
    return bool(_WILL.search(context.text[max(0, context.start - 8) : context.start]))


_NOUN_AFTER_PAST = re.compile(r"\s+(?:\d|[a-z])")
_CLAUSE_AFTER_PAST = re.compile(
    r"\s+(?:and|or|as|in|when|that|is|was|has|have|had|to|for|it|he|she|they|by|on|at|but|were|are|with|of|than)\b"
)


def soon_enough(context: Context) -> bool:
    """Whether "recently" and "the past" stand for themselves: not "as recently as 1990", "the past three camps", "the past president"."""
    after = context.text[context.end : context.end + 12]
    said = context.text[context.start : context.end].lower()
    if said.endswith("past") and _NOUN_AFTER_PAST.match(after):
        return bool(_CLAUSE_AFTER_PAST.match(after))
    return not after.startswith(" as ")


_TOLD_BEFORE = re.compile(r"\b(?:was|were|had|too|as|how|that|and|they|he|she|it|but|very)\s+$")
_MORE_OF_SOON = re.compile(r"\s+(?:as|after|before|there|enough)\b")


def soon_alone(context: Context) -> bool:
    """Whether "soon" points to the future: not "as soon as", "soon after", "sooner", "too soon", nor a story's "was soon"."""
    before = context.text[max(0, context.start - 10) : context.start].lower()
    after = context.text[context.end : context.end + 24].lower()
    told = _TOLD_BEFORE.search(before)
    return (
        not told
        and not _MORE_OF_SOON.match(after)
        and not PAST_VERB.match(after.lstrip())
        and context.text[context.start].islower()
    )
