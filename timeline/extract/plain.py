"""Reading without a language model: clauses by their commas and joining words, verbs by their endings and a short list.

Titles are plainer (the clause itself, its time words gone, its verb in the present) and happenings dated only by
another one are not found; dates, actors, status and evidence are as good as the words allow. The mentions have the
same shape as the parsed ones."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.extract.actors import Named
from timeline.extract.fit import MAX_WORDS
from timeline.extract.inflect import present
from timeline.extract.lexicon_en import NOUNS, REPORTING, SPEECH_ACTS, TRIVIAL_VERBS, VERBS, WEAK_NOUNS
from timeline.extract.mention import Mention, Page
from timeline.extract.sentences import Span
from timeline.extract.status import Verdict
from timeline.extract.titles import Title
from timeline.records import Actor, ActorKind, ActorRole, EventType, Status, Timex, TimexType
from timeline.when import bounds

_BREAK = re.compile(
    r"\s*(?:;|—|–|--|:(?!\d)|,\s+(?=(?:and|but|which|who|whose|where|while|as|after|before|when|once|although|though|because|said|according)\b)"
    r"|\s(?=(?:after|before|while|once|although|because|which|who|whose|where|that)\s))\s*"
)
_PREPOSITION = re.compile(
    r"(?:\b(?:early|late)?\s*(?:in|on|at|by|since|from|until|during|for|of|before|after|around|about)\s+(?:the\s+)?)$",
    re.IGNORECASE,
)
_HYPOTHETICAL = re.compile(
    r"\b(?:if|unless|whether|could|might|may|can|should|not|never|no longer|without|denied|n't|n’t)\b", re.IGNORECASE
)
_PLANNED = re.compile(
    r"\b(?:will|shall|is to|are to|plans? to|planned|due|scheduled|set to|expected|would|must"
    r"|hopes? to|aims? to|vowed to|pledged to|agreed to)\b",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:(?:and|but|which|who|whose|where|while|as|after|before|when|once|that|then|also|however"
    r"|meanwhile|in addition to|following)\b[,\s]*)+",
    re.IGNORECASE,
)
_IRREGULAR = dict(
    pair.split("/")
    for pair in """met/meet held/hold took/take gave/give made/make said/say told/tell won/win lost/lose began/begin
    left/leave came/come went/go struck/strike broke/break fell/fall rose/rise sent/send sold/sell bought/buy
    brought/bring shot/shoot fought/fight sought/seek flew/fly drew/draw spoke/speak wrote/write chose/choose
    became/become withdrew/withdraw overthrew/overthrow led/lead paid/pay kept/keep put/put cut/cut shut/shut
    hit/hit set/set quit/quit burst/burst built/build swore/swear stole/steal threw/throw ran/run saw/see
    stood/stand grew/grow laid/lay""".split()
)
_NO_VERBS = frozenset(
    "united hundred armed wounded unprecedented so-called disputed limited red sacred kindred based related advanced".split()
)
_ENDINGS = (("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ies", "y"), ("es", ""), ("s", ""))


def lemma_of(word: str) -> str | None:
    """The verb of the lexicon that a form belongs to.

    >>> lemma_of("signed"), lemma_of("accused"), lemma_of("banned"), lemma_of("met"), lemma_of("Kremlin")
    ('sign', 'accuse', 'ban', 'meet', None)
    >>> lemma_of("opened"), lemma_of("moved"), lemma_of("carried")
    ('open', 'move', 'carry')
    """
    lower = word.lower()
    if lower in _IRREGULAR:
        return _IRREGULAR[lower]
    known = VERBS.keys() | REPORTING | SPEECH_ACTS
    for ending, replaced in _ENDINGS:
        if lower.endswith(ending) and len(lower) > len(ending) + 1:
            stem = lower[: -len(ending)] + replaced
            for base in (stem, stem[:-1] if stem[-1:] == stem[-2:-1] else stem):
                if base in known:
                    return base
    return _guessed(lower)


def _guessed(word: str) -> str | None:
    """A regular past that the lexicon does not know: "opened" is open, "moved" move, "carried" carry."""
    if not word.endswith("ed") or len(word) < 5 or word in _NO_VERBS or word.endswith("eed"):
        return None
    stem = word[:-2]
    if stem.endswith("i"):
        return f"{stem[:-1]}y"
    if stem[-1] == stem[-2] and stem[-1] not in "lsz":
        return stem[:-1]
    return (
        f"{stem}e"
        if stem.endswith(("v", "c", "s", "u", "z", "ag", "id", "ut", "at", "ir", "dg", "rg", "bl", "iz", "is"))
        else stem
    )


def read_plain(span: Span, timexes: list[Timex], page: Page) -> list[Mention]:
    """The mentions of one sentence."""
    found: list[Mention] = []
    for timex in timexes:
        if timex.when is None or timex.type is not TimexType.DATE:
            continue
        mention = _mention(span, timex, timexes, page)
        if mention is not None and not any(m.start == mention.start for m in found):
            found.append(mention)
    return found


def _mention(span: Span, timex: Timex, timexes: list[Timex], page: Page) -> Mention | None:
    text = page.text
    assert timex.when is not None
    start, end = _noun_phrase(span, timex, text) or _clause(span, timex, text)
    clause = text[start:end]
    if _HYPOTHETICAL.search(clause) or text[span.start : span.end].rstrip("\"”'").endswith("?"):
        return None
    verb = next(
        (
            m
            for m in re.finditer(r"[^\W\d_]+", clause)
            if lemma_of(m.group()) and m.start() > 0 and m.group()[0].islower()
        ),
        None,
    )
    lemma = (lemma_of(verb.group()) or "") if verb else ""
    if verb is None and (told := re.search(r"\b(?:will|to|would|must) ([a-z]+)\b", clause)):
        verb, lemma = told, told[1]
    noun = next((w.lower() for w in re.findall(r"[^\W\d_]+", clause) if _noun(w) and _noun(w) not in WEAK_NOUNS), "")
    nominal = text[timex.end : timex.end + 2] in ("'s", "’s")
    if nominal or not lemma:
        if not noun:
            return None
        nominal = True
    elif lemma in REPORTING - SPEECH_ACTS or (lemma in TRIVIAL_VERBS and not noun and not _PLANNED.search(clause)):
        return None
    title = _title(
        clause,
        start,
        timexes,
        verb.span(verb.lastindex or 0) if verb and not nominal else None,
        lemma,
        subject=_antecedent(text, span.start, start),
    )
    if len(title.split()) < 1:
        return None
    low, _ = bounds(timex.when)
    planned = low is not None and (
        low > page.published or (_PLANNED.search(clause) is not None and low >= page.published)
    )
    cue = _PLANNED.search(clause)
    names = [n for n in page.cast.at(start, end) if n.how is not Named.PLACE]
    actors = tuple(dict.fromkeys(n.actor for n in names if not (n.how is Named.CAPITAL and _is_place(text, n.start))))
    paragraph, paragraph_start = page.paragraphs[span.index]
    kind = VERBS.get(lemma, EventType.OTHER) if not nominal else NOUNS.get(_noun(noun) or "", EventType.OTHER)
    return Mention(
        key=(span.index, timex.start - span.start),
        lemma=(_noun(noun) or noun) if nominal else lemma,
        nominal=nominal,
        title=Title(title, _roles(actors), actors[:1]),
        type=kind,
        verdict=Verdict(Status.PLANNED if planned else Status.HAPPENED, cue.group() if cue and planned else ""),
        start=start,
        end=end,
        paragraph=paragraph,
        paragraph_start=paragraph_start,
        when=timex.when,
        timex=timex,
        phrase=timex.text,
        definite=nominal,
    )


def _noun(word: str) -> str | None:
    lower = word.lower()
    for base in (lower, lower.removesuffix("s"), lower.removesuffix("es")):
        if base in NOUNS and not (word[0].isupper() and base in ("march", "may")):
            return base
    return None


def _noun_phrase(span: Span, timex: Timex, text: str) -> tuple[int, int] | None:
    """ "Tuesday's talks in the Kremlin": from the date to the end of the phrase it owns; None when it owns none."""
    if text[timex.end : timex.end + 2] not in ("'s", "’s"):
        return None
    match = re.compile(
        r"['’]s((?: [\w’'-]+){1,8}?)(?=,|\.| (?:has|have|had|was|were|is|are|will|that|which|who|and)\b|$)"
    ).match(text, timex.end, span.end)
    return (timex.start, match.end()) if match and any(_noun(w) for w in match[1].split()) else None


def _clause(span: Span, timex: Timex, text: str) -> tuple[int, int]:
    """The stretch between two breaks that holds the date and a verb; it grows to the left until it has one."""
    cuts = [span.start, *(m.end() for m in _BREAK.finditer(text, span.start, span.end)), span.end]
    cuts = sorted(set(cuts))
    last = next(i for i, cut in enumerate(cuts) if cut >= timex.end or i == len(cuts) - 1)
    first = max(i for i, cut in enumerate(cuts[:last] or [span.start]) if cut <= timex.start)
    while (
        first > 0
        and not re.search(r"\b(?:will|due|scheduled|set to)\b", text[cuts[first] : cuts[last]])
        and not any(lemma_of(w) for w in re.findall(r"[^\W\d_]+", text[cuts[first] : cuts[last]]))
    ):
        first -= 1
    start, end = cuts[first], cuts[last]
    body = text[start:end]
    return start + len(body) - len(body.lstrip()), start + len(body.rstrip(' ,;:—–-"”'))


def _antecedent(text: str, sentence: int, start: int) -> str:
    """What a relative clause that begins at ``start`` says something of: the noun phrase before its "which" or "who".

    >>> said = "Gas flows through its North Line pipeline, which was completed in 2019."
    >>> _antecedent(said, 0, said.index("was")), _antecedent(said, 0, 0)
    ('North Line pipeline', '')
    """
    before = text[sentence:start]
    opened = re.search(r",?\s+(?:which|who|that),?\s*$", before)
    if opened is None:
        opened = re.search(r",?\s*$", before) if re.match(r"(?:which|who)\b", text[start:]) else None
    if opened is None:
        return ""
    head = re.split(r"[,;:(]|\b(?:the|its|their|his|her|a|an|via|through|by|with|to)\b", before[: opened.start()])[-1]
    words = head.split()
    return " ".join(words) if 1 <= len(words) <= 6 else ""


def _stands_alone(clause: str, verb: tuple[int, int], lemma: str) -> bool:
    """Whether a past form is the clause's verb, to be told in the present: a verb we know, and no participle.

    "was (partially) completed", "closely watched", "well-established" are left as they stand.
    """
    form = clause[slice(*verb)].lower()
    known = form in _IRREGULAR or lemma in VERBS or lemma in REPORTING or lemma in SPEECH_ACTS
    before = clause[: verb[0]].lower()
    carried = re.search(r"(?:\b(?:was|were|been|be|being|is|are|has|have|had|to)(?: \w+ly)?\s+|\w+ly\s+|-)$", before)
    return known and (form.endswith("ed") or form in _IRREGULAR) and carried is None


def _title(
    clause: str, start: int, timexes: list[Timex], verb: tuple[int, int] | None, lemma: str, *, subject: str = ""
) -> str:
    """The clause without its time words, its verb in the present, cut at ten words; ``subject`` stands for its "which"."""
    edits: list[tuple[int, int, str]] = []
    for timex in timexes:
        low, high = timex.start - start, timex.end - start
        if low < 0 or high > len(clause):
            continue
        before = _PREPOSITION.search(clause[:low])
        owned = clause[high : high + 2] in ("'s", "’s")
        edits.append((before.start() if before else low, high + 2 * owned, ""))
    if verb is not None and _stands_alone(clause, verb, lemma):
        plural = clause[: verb[0]].rstrip().endswith("s") or " and " in clause[: verb[0]]
        edits.append((verb[0], verb[1], present(lemma, plural=plural)))
    for low, high, text in sorted(edits, reverse=True):
        clause = clause[:low] + text + clause[high:]
    clause = re.sub(r"\b(?:has|have|had|was|were|been) (?=(?:\w+ly )?\w+(?:ed|en|s)\b)", "", clause)
    if subject:
        rest = re.sub(r"^(?:is|are|was|were|has been|have been) (?!to\b)", "", _LEADING.sub("", clause))
        clause = f"{subject} {rest}"
    clause = re.sub(r"[\"“”()\[\]]", "", re.sub(r"\s+", " ", clause)).strip(" ,;:.—–-")
    clause = re.sub(r"^(?:the|a|an) ", "", _LEADING.sub("", clause), flags=re.IGNORECASE)
    clause = re.sub(r"\s+,", ",", clause)
    words = clause.split()[:MAX_WORDS]
    while words and words[-1].lower().strip(",") in (
        "the",
        "a",
        "an",
        "of",
        "to",
        "in",
        "on",
        "at",
        "for",
        "with",
        "and",
        "by",
        "from",
        "as",
        "that",
        "is",
        "are",
        "was",
        "were",
        "his",
        "her",
        "their",
        "its",
    ):
        words.pop()
    out = " ".join(words).strip(" ,")
    return out[:1].upper() + out[1:]


def _is_place(text: str, start: int) -> bool:
    return re.search(r"\b(?:in|at|near|outside|from)\s+$", text[max(0, start - 10) : start]) is not None


def _roles(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    people = [a for a in actors if a.kind is ActorKind.PERSON] or list(actors)
    ordered = [a for a in actors if a in people] + [a for a in actors if a not in people]
    return tuple(replace(a, role=ActorRole.SOURCE if i == 0 else ActorRole.TARGET) for i, a in enumerate(ordered))
