"""Which Tuesday, which May: a bare weekday or month turned the way the grammar of its clause points.

The tagger resolves "on Tuesday" from the words round it; a parse knows better whether the verb it hangs on tells or
foretells. Only dates that words leave open are turned: a weekday, a month, a day of a month, counted from
publication."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from timeline.extract.attach import RELATIVE
from timeline.extract.clauses import Hit, is_ranked, verb_of
from timeline.extract.tree import Tree, Word
from timeline.records import Basis, Timex
from timeline.when import Day, Moment, When, bounds, month_length

Direction = Literal["past", "future"]

_NOW = {
    "overnight": (-1, 0),
    "today": (0, 0),
    "tonight": (0, 0),
    "yesterday": (-1, -1),
    "tomorrow": (1, 1),
    "last night": (-1, -1),
}
"""Words that point from the day of the article in news, whatever day its story has reached; days from and to."""
_BIDDING = frozenset("summon invite call convene order ask urge prepare aim".split())
"""Verbs whose "to" or "for" names what is to come: "summoned leaders to a conference on Tuesday"."""
_BRINGING_ABOUT = frozenset(
    "force make cause manage help allow lead prompt compel enable let drive begin start continue".split()
)
"""Verbs whose infinitive came true when they did."""
_BARE = re.compile(
    r"(?:(?:early|late|earlier|mid)[ -](?:on )?)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?: (?:morning|afternoon|evening|night))?"
    r"|(?:the |over the )?weekend",
    re.IGNORECASE,
)
_LATER = re.compile(r"later (?:this|in the) (?:week|month|year|summer|autumn|fall|winter|spring)\b", re.IGNORECASE)
_FAR, _NEAR = 240, 92
"""Days: a month or day of a month in the past more than eight months back, when its namesake lies less than three
ahead, is written with its year or "last"."""
_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)", re.IGNORECASE)


def direction(hit: Hit, planned: bool) -> Direction | None:
    """Where the clause points; None when its grammar does not say."""
    verb = hit.clause
    if planned:
        return None if _was_to(hit) else "future"
    if hit.nominal and verb is None:
        prep = hit.tree.head(hit.head)
        above = hit.tree.head(prep) if prep is not None else None
        if prep is not None and above is not None and prep.lemma.lower() in ("to", "for") and above.lemma in _BIDDING:
            return "future"
        if prep is not None and (ahead := _ahead_of(hit.tree, prep)) is not None and _is_foretold(hit.tree, ahead):
            return "future"  # "will visit the country ahead of the summit on Thursday"
    if verb is None:
        return None
    auxes = {a.text.lower() for a in hit.tree.below(verb, "aux", "auxpass")}
    if "to" in auxes and verb.dep in ("acl", "relcl") and not auxes & {"have", "had"}:
        noun = hit.tree.head(verb)
        if noun is not None and is_ranked(hit.tree, noun):
            return "past"  # "the first minister to visit"
        return "future"  # "guidelines to be published in June"
    if verb.tag == "VBD" or (verb.tag in ("VBN", "VBG") and auxes & {"had", "was", "were", "has", "have", "been"}):
        return "past"
    if _came_true(hit.tree, verb):
        return "past"
    if verb.tag in ("VBZ", "VBP") and (not hit.nominal or hit.head.dep in ("nsubj", "nsubjpass")):
        return "future"  # "she leaves on Monday", "the funeral takes place on Monday"
    if verb.tag == "VBN" and verb.dep in ("acl", "relcl") and not auxes:
        return None if hit.nominal and hit.cue else "past"  # "a rally planned in Lima on 7 June"
    if verb.tag == "VBG" and verb.dep == "pcomp":
        above = hit.tree.head(verb)
        return "past" if above is not None and above.lemma.lower() in ("to", "after", "for", "of", "since") else None
    return None


def _was_to(hit: Hit) -> bool:
    """Whether a plan of the past names its month: "was to be signed on July 20" may lie on either side of the article."""
    if hit.clause is None or hit.timex is None or not _MONTH.search(hit.timex.text):
        return False
    above = hit.tree.head(hit.clause)
    verbs = [hit.clause, *([above] if above is not None else [])]
    said = {w.text.lower() for verb in verbs for w in (verb, *hit.tree.below(verb, "aux", "auxpass"))}
    return bool(said & {"was", "were"})


def _came_true(tree: Tree, verb: Word) -> bool:
    """Whether an infinitive hangs on a verb that brought it about: "overran the palace, forcing him to flee on Wednesday"."""
    cause = tree.head(verb) if verb.tag == "VB" and verb.dep in ("xcomp", "ccomp") else None
    return (
        cause is not None and cause.lemma in _BRINGING_ABOUT and any(w.tag == "VBD" for w in (cause, *tree.up(cause)))
    )


def _ahead_of(tree: Tree, prep: Word) -> Word | None:
    """The verb that "before", "ahead of" or "prior to" hangs on."""
    if (
        prep.lemma.lower() in ("of", "to")
        and (first := tree.head(prep)) is not None
        and first.lemma in ("ahead", "prior")
    ):
        return verb_of(tree, first)
    return verb_of(tree, prep) if prep.lemma.lower() == "before" else None


def _is_foretold(tree: Tree, verb: Word) -> bool:
    return any(a.lemma.lower() in ("will", "shall") or a.tag == "TO" for a in tree.below(verb, "aux"))


def orient(timex: Timex, way: Direction | None, published: Day) -> Timex:
    """The expression turned the way its clause points, if its words leave that open.

    A date on the day of publication, a year, "last week" and the like stay as they are.
    """
    when = timex.when
    if timex.basis is Basis.NARRATIVE and timex.text.lower() in _NOW:
        days = Moment(published + _NOW[timex.text.lower()][0], published + _NOW[timex.text.lower()][1])
        return replace(
            timex,
            when=days,
            basis=Basis.PUBLISHED,
            why=f"“{timex.text}” is said on the day of the article, {published}",
        )
    if isinstance(when, Moment) and _LATER.match(timex.text) and when.earliest <= published < when.latest:
        rest = Moment(published + 1, when.latest, when.doubt)
        return replace(timex, when=rest, why=f"{timex.why}; later than {published}, so from {rest.earliest}")
    if (
        way is None
        or when is None
        or timex.basis is Basis.STATED
        or RELATIVE.search(timex.text)
        or not isinstance(when, Moment)
    ):
        return timex
    low, high = bounds(when)
    if low is None or high is None or low <= published <= high:
        return timex
    if (way == "future") == (low > published):
        return timex
    turned = _turned(timex.text, when, forward=way == "future")
    if turned is None or (way == "future") != (turned.earliest > published) or turned.latest == published:
        return timex
    told = "still to come" if way == "future" else "already past"
    return replace(
        timex, when=turned, why=f"{timex.why}; the verb tells of something {told}, so {turned.earliest}" + _to(turned)
    )


def is_unlikely(turned: Timex, timex: Timex, published: Day) -> bool:
    """Whether a date turned to the past lies far back when it would be near ahead: last year's would have its year."""
    if not isinstance(turned.when, Moment) or not isinstance(timex.when, Moment):
        return False
    return published - turned.when.latest > _FAR and 0 < timex.when.earliest - published < _NEAR


def _to(when: Moment) -> str:
    return "" if when.earliest == when.latest else f" to {when.latest}"


def _turned(text: str, when: Moment, *, forward: bool) -> Moment | None:
    step = 1 if forward else -1
    if _BARE.fullmatch(text.strip()):
        return Moment(when.earliest + 7 * step, when.latest + 7 * step, when.doubt)
    if _MONTH.search(text):
        return Moment(_year(when.earliest, step), _year(when.latest, step), when.doubt)
    return None


def _year(day: Day, step: int) -> Day:
    year, month, number = day.civil
    return Day.of(year + step, month, min(number, month_length(year + step, month)))


def contradicts(when: When | None, way: Direction | None, published: Day) -> bool:
    """A verb in the past and a date that is still to come: the date belongs to something else, or was misread."""
    low, _ = bounds(when) if when is not None else (None, None)
    return way == "past" and low is not None and low > published
