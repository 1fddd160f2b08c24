"""Rows: the lines of a page that are not the story, as the press writes them, and the prose they must not be taken for.

Data only; `furniture` reads it. To teach it another habit of the press, add a row (or an example to a row) to `LINES`
and, to `NOT_FURNITURE`, the prose it must not be taken for; one test reads every example.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from timeline.records import FurnitureKind

Place = Literal["head", "body", "foot"]

AGENCIES = (
    "AAP|AFP|AP|ANSA|APA|Alamy|Anadolu|ANI|Belga|BelTA|Bloomberg|CTK|DPA|EFE|EPA|EPA-EFE|Getty(?: Images)?|IANS|IRNA|"
    "Interfax|iStock|"
    "KCNA|Kyodo|NurPhoto|PA(?: Media| Wire)?|PTI|Press Association|REUTERS|Reuters|RIA Novosti|SANA|Shutterstock|"
    "SIPA|Sputnik|TASS|"
    "The Associated Press|Associated Press|UPI|Ukrinform|Unsplash|WAM|Wikimedia(?: Commons)?|Xinhua|Yonhap|ZUMA"
)
"""News and picture agencies whose names stand in credits and datelines; abbreviations as they sign."""

_NAME = r"[^\W\d_][\w.'’-]*"
_CAPITAL = r"(?:[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁІЇЄҐ][\w.'’-]*)"
_JOIN = (
    r"(?:correspondents?|reporters?|editors?|staff|writers?|bureau|chief|agencies|"
    r"and|&|with|for|in|of|at|the|und|et|y|e|и|von|van|de|der|den|del|della|di|da|dos|du|la|le|al|bin|ibn|ter|el|a|an)"
)
_NOT_NAMES = (
    "The|A|An|Mid|Early|Late|Then|Now|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|"
    "March|April|May|June|July|"
    "August|September|October|November|December|Spring|Summer|Autumn|Winter|Christmas|Easter"
)
_PEOPLE = rf"{_CAPITAL}(?:(?:\s*[,/|;·•—–]\s*|\s+)(?:{_CAPITAL}|{_JOIN}\b))*"
_LINK = r"\[[^\[\]\n]+\]\([^()\n]*\)"


class LineRule(NamedTuple):
    """A kind of line. ``where`` names the places it may stand in; ``pattern`` must match from its start; at most
    ``words`` words."""

    name: str
    kind: FurnitureKind
    pattern: re.Pattern[str]
    where: frozenset[Place]
    words: int
    examples: tuple[str, ...]


_ANYWHERE: frozenset[Place] = frozenset(("head", "body", "foot"))
_EDGES: frozenset[Place] = frozenset(("head", "foot"))
_HEAD: frozenset[Place] = frozenset(("head",))
_FOOT: frozenset[Place] = frozenset(("foot",))


def _row(
    name: str,
    kind: FurnitureKind,
    pattern: str,
    *examples: str,
    where: frozenset[Place] = _ANYWHERE,
    words: int = 40,
    flags: int = re.IGNORECASE,
) -> LineRule:
    return LineRule(name, kind, re.compile(pattern, flags), where, words, examples)


LINES: tuple[LineRule, ...] = (
    # -- addresses ----------------------------------------------------------------------------------------------------
    _row(
        "bare address",
        FurnitureKind.ADDRESS,
        r"(?:[-*]\s+)?<?(?:https?://|www\.)\S+>?$",
        "<https://news.example.org/2024/05/06/vote>",
        "www.example.org/a",
    ),
    # -- bylines ------------------------------------------------------------------------------------------------------
    _row(
        "by somebody",
        FurnitureKind.BYLINE,
        rf"(?:\*{{1,2}}|_)?(?:By|Von|Par|Por|Автор:?)\s+(?!(?:{_NOT_NAMES})\b)(?:{_LINK}|{_PEOPLE})"
        rf"(?:(?:\s*[,/|;·•—–]\s*|\s+)(?:{_LINK}|{_CAPITAL}|{_JOIN}\b|\d[\w.:,]*|\S+@\S+))*(?:\*{{1,2}}|_)?$",
        "By [Jane Roe](#)",
        "By Jane Roe and John van der Berg",
        "By JANE ROE, Associated Press",
        "By Jane Roe, Nordic correspondent",
        "By Jane Roe | March 21, 2023",
        "**By Jane Roe in Kyiv**",
        "Von Erika Muster",
        where=_EDGES,
        words=20,
        flags=0,
    ),
    _row(
        "author label",
        FurnitureKind.BYLINE,
        r"(?:from our (?:own )?(?:correspondents?|reporters?|staff)\b|photographs? by|photography by|illustrations? by|"
        r"written by|words by|authors?|story by|text by|reporter|correspondent|autor(?:in)?)\s*:?\s+\S",
        "Author: Jane Roe",
        "Written by Jane Roe",
        "Photographs by Jane Roe",
        "From our correspondents in Muscat and Aden",
        where=_EDGES,
        words=12,
    ),
    _row(
        "byline of an agency",
        FurnitureKind.BYLINE,
        rf"(?:{AGENCIES}|Agencies|Staff [Ww]riters?|News [Dd]esk|Staff [Rr]eporters?|Our [Cc]orrespondent)"
        rf"(?:\s*(?:[,/|&—–-]|and)\s*(?:{AGENCIES}|[Aa]gencies|{_CAPITAL}))*$",
        "Agencies",
        "Reuters",
        "AFP/Reuters",
        "Staff Writer",
        where=_HEAD,
        words=8,
        flags=0,
    ),
    # -- captions -----------------------------------------------------------------------------------------------------
    _row(
        "picture in markdown",
        FurnitureKind.CAPTION,
        r"(?:[-*]\s+)?\[?!\[[^\]\n]*\]\([^()\n]*\)",
        "![Ministers arrive](a.jpg)",
        words=80,
    ),
    _row(
        "caption label",
        FurnitureKind.CAPTION,
        r"(?:\*{1,2}|_)?(?:file photo|file picture|file image|photo(?:graph)?s?|images?|pictures?|caption|"
        r"illustration|graphic|infographic|"
        r"video|map|chart|foto|bild|фото)(?:\*{1,2}|_)?\s*(?:by|credit|source|courtesy)?\s*(?:\(\w+\))?\s*[:—–|]\s*\S",
        "Photo: Jane Roe",
        "FILE PHOTO: Ships wait off the coast, May 3, 2021.",
        "Photograph: Jane Roe/The Ledger",
        "Image credit: Ministry of Defence",
        "Map: who holds what",
        words=80,
    ),
    _row(
        "caption of the AP",
        FurnitureKind.CAPTION,
        r"(?:FILE\s*[-—–]+\s|(?:FILE\s*[-—–]+\s)?In this (?:[\w,.’']+\s+){0,8}(?:photo|image|picture|screengrab|"
        r"frame grab)\b(?!-))",
        "FILE - Ships wait off the coast, Monday, May 3, 2021.",
        "In this photo released by the navy, ships wait off the coast on Monday.",
        "In this Monday, May 3, 2021 photo, ships wait.",
        words=80,
        flags=0,
    ),
    _row(
        "buttons of a picture",
        FurnitureKind.CAPTION,
        r"(?:view (?:image|photo)s? in (?:full ?screen|gallery)|enlarge (?:this )?image|(?:toggle|hide|show) caption|"
        r"image \d+ of \d+|play video|"
        r"image source|image caption|getty images)\b",
        "View image in fullscreen",
        "Image 2 of 5",
        words=30,
    ),
    _row(
        "credit in bold at the end",
        FurnitureKind.CAPTION,
        rf"(?:.*[.!?\"”)\]]\s+)?(?:\*\*|__)(?=[^*_]*/|(?:[^*_]*\b)?(?:{AGENCIES})\b|[^*_]*\b(?:[Pp]hoto|[Ii]mage|"
        rf"[Hh]andout|[Cc]ourtesy))"
        r"[^*_\n]{2,90}(?:\*\*|__)\.?$",
        "Ministers in the old palace before the vote. **Jane Roe / Agency / palace.example**",
        "**Jane Roe / AFP**",
        "The bridge. **Handout**",
        words=80,
        flags=0,
    ),
    _row(
        "name in bold after a caption's sentence",
        FurnitureKind.CAPTION,
        rf"\S.*[.!?\"”)\]]\s+(?:\*\*|__){_NAME}(?:\s+{_NAME}){{0,4}}(?:\*\*|__)$",
        "Ministers in the old palace before the vote. **Jane Roe**",
        words=60,
    ),
    _row(
        "credit at the end",
        FurnitureKind.CAPTION,
        rf".*?(?:[(\[]\s*(?:(?:File|FILE|AP|EPA|AFP)?\s*(?:[Pp]hoto|[Ii]mage|[Pp]icture|[Ff]ile)\b|"
        rf"[^()\[\]]*/\s*(?:{AGENCIES})\b)[^()\[\]]*[)\]]"
        rf"|\b(?:REUTERS|AP Photo|AFP|EPA|TASS)\s?/\s?{_CAPITAL}[^.!?]{{0,50}}"
        rf"|/\s?(?:{AGENCIES})(?:\s+(?:via|through)\s+[\w ]+)?"
        rf"|\bvia\s+(?:{AGENCIES})"
        r"|(?:[Pp]hoto(?:graph)?|[Pp]icture|[Ii]mage)(?:s)?\s*(?:by|credit|courtesy(?: of)?)?\s*:\s*[^.!?]{2,60}"
        rf"|(?<=\S\s)©\s?(?:\d{{4}}\s)?(?:{_CAPITAL})[^.!?]{{0,40}})\.?$",
        "Ships wait off the coast on Monday. REUTERS/Jane Roe",
        "Ships wait off the coast. (AP Photo/Jane Roe)",
        "Ships wait off the coast (Photo by Jane Roe / AFP)",
        "A soldier looks on [File: Jane Roe/Reuters]",
        "Ships wait. Jane Roe/AFP via Getty Images",
        "Ships wait off the coast. Photo: Jane Roe",
        words=80,
        flags=0,
    ),
    # -- other articles -----------------------------------------------------------------------------------------------
    _row(
        "pointer to another article",
        FurnitureKind.RELATED,
        r"(?:[-*>→»•]\s*)?(?:\*{1,2}|_)?(?:related(?: (?:articles?|stor(?:y|ies)|news|coverage|content|reading|"
        r"links?|videos?|posts?|topics?))?|"
        r"read(?: (?:more|also|next|on|this|our \w+))?|also read|see also|see more|more(?: (?:on this(?: story)?|"
        r"to read|coverage))|"
        r"further reading|recommended(?: (?:reading|for you))?|don['’]?t miss|watch(?: (?:now|live|more|also))?|"
        r"listen(?: (?:now|to this))?|"
        r"in pictures|live updates?|opinion|analysis|explainer|background|interactive|podcast|in case you missed it|"
        r"up next|"
        r"lesen sie auch|mehr zum thema|lire aussi|à lire aussi|lea también|leggi anche|читайте также|по теме)"
        r"(?:\*{1,2}|_)?\s*(?::|\||>>?|→|»)(?:\*{1,2}|_)?\s*\S",
        "Related article: [The first round](#)",
        "Read more: How the vote was won",
        "READ | What the treaty says",
        "**See also:** The long road to the border",
        "Читайте также: Первый раунд",
        words=40,
    ),
    _row(
        "heading of a list of articles",
        FurnitureKind.RELATED,
        r"(?:#{1,6}\s+)?(?:\*{1,2}|_)?(?:related(?: (?:articles?|stories|news|coverage|content|links?|posts?|"
        r"topics?))|read (?:more|also|next)|"
        r"see also|more on this story|more stories|further reading|recommended (?:reading|for you)|you (?:may|"
        r"might) also like|"
        r"most (?:read|popular)|trending(?: now)?|editors?['’]? picks|latest news|top stories|up next|"
        r"more from .{2,40}|"
        r"mehr zum thema|lire aussi|читайте также)(?:\*{1,2}|_)?\s*:?(?:\*{1,2}|_)?$",
        "Related articles",
        "## See also",
        "More on this story:",
        "More from The Daily Ledger",
        words=8,
    ),
    _row(
        "nothing but a link",
        FurnitureKind.RELATED,
        rf"(?:[-*>→»•]\s*)?(?:\*{{1,2}}|_)?{_LINK}(?:\*{{1,2}}|_)?$",
        "[The first round of the talks](https://news.example.org/1)",
        "- [The second round](#)",
        where=frozenset(("body", "foot")),
        words=40,
    ),
    # -- footers ------------------------------------------------------------------------------------------------------
    _row(
        "who reported and edited",
        FurnitureKind.FOOTER,
        r"[(\[*_]*(?:(?:additional|further|more)\s+)?(?:reporting|writing|editing|research|production|graphics|"
        r"compiled|translated|translation|"
        r"edited|reported|written|produced)(?:,? (?:and|&) (?:\w+))?(?: for \w+)? by\b(?!\s+(?:the|a|an)\b)",
        "Reporting by Jane Roe in Kyiv; Editing by John Doe",
        "(Additional reporting by Jane Roe; writing by John Doe)",
        "Reporting and writing by Jane Roe",
        "Edited by: Jane Roe",
        where=frozenset(("head", "foot", "body")),
        words=60,
    ),
    _row(
        "with help of",
        FurnitureKind.FOOTER,
        r"[(\[*_—–-]*\s*with (?:additional |further )?(?:reporting|files|input|inputs|material|contributions?|"
        r"agenc(?:y|ies)|information|"
        rf"(?:{AGENCIES})\b)(?: (?:by|from)\b.*)?[^.!?]{{0,80}}[.)\]*_]*$",
        "With reporting by Jane Roe",
        "with AFP, Reuters",
        "(With inputs from agencies)",
        where=_EDGES,
        words=30,
    ),
    _row(
        "who contributed",
        FurnitureKind.FOOTER,
        r"[(\[*_—–-]*\s*[^.!?]{2,160}\bcontributed (?:to this (?:report|story|article|piece|dispatch)|"
        r"(?:to )?(?:the )?(?:additional )?reporting|research)"
        r"\b[^.!?]{0,60}[.)\]*_]*$",
        "AFP contributed reporting.",
        "Jane Roe in Warsaw and John Doe in Kyiv contributed to this report.",
        words=60,
    ),
    _row(
        "rights",
        FurnitureKind.FOOTER,
        r"(?:[(\[*_—–-]*\s*)?(?:©|\(c\)\s|&copy;|copyright\b(?= ?(?:©|\(c\)|\d{4}|by\b|notice|:))|all rights reserved|"
        r"(?:this (?:material|content|article) (?:may|must) not be)|republished (?:with|by) permission|"
        r"creative commons|licen[sc]ed under)",
        "© 2024 The Daily Ledger",
        "Copyright 2024 Agency. All rights reserved.",
        "All rights reserved.",
        words=80,
    ),
    _row(
        "how the article came to be",
        FurnitureKind.FOOTER,
        r"[(\[*_—–-]*\s*(?:(?:this|the) (?:story|article|piece|post|dispatch|version of (?:this|"
        r"the) \w+) (?:has been|was|is|first|originally) "
        r"(?:\w+ )?(?:updated|corrected|amended|produced|translated|republished|published|appeared|edited|part of|"
        r"based on)|"
        r"(?:correction|clarification|editors?['’]?s? note|disclaimer)\s*(?:\([^)]*\))?\s*:|the (?:views|"
        r"opinions) expressed\b|"
        r"our standards\s*:|originally (?:published|appeared)\b|(?:an earlier|a) version of this (?:story|article)\b)",
        "This story has been updated with new figures.",
        "Correction: an earlier version misspelt a name.",
        "Our Standards: Principles of the Agency",
        "*This article was first published in The Ledger.*",
        "A version of this article appears in print on Nov. 14, 2022, Section A",
        words=90,
    ),
    _row(
        "asking for something",
        FurnitureKind.FOOTER,
        r"(?:[(\[*_—–>-]*\s*)?(?:subscribe(?: now| today| here| to (?:our|the|my|\w+['’]s))?\b|sign up (?:for|to|"
        r"here|now|today)\b|follow (?:us|me)\b|join us\b|"
        r"support (?:our (?:journalism|work|reporting)|us\b|independent journalism)|donate (?:now|today|here)\b|"
        r"become a (?:member|subscriber|supporter)\b|"
        r"share (?:this|on (?:facebook|twitter|x|linkedin|whatsapp))\b|click (?:here|to)\b|download (?:our|the) app\b|"
        r"get (?:our|the|unlimited)\b.{0,80}\b(?:newsletter|inbox|e-?mail|app|alerts|access)\b|log in\b|"
        r"already a subscriber|"
        r"email (?:us|the author|jane)\b|e-?mail\s*:|contact (?:us|the (?:author|reporter|writer|newsroom))\b|"
        r"have a tip\b|comment on this\b|leave a comment)",
        "Subscribe to our newsletter",
        "Sign up for the morning briefing.",
        "Follow us on social media",
        "Get our daily newsletter in your inbox",
        "Contact the author: jane@example.org",
        words=40,
    ),
    _row(
        "labels of the page",
        FurnitureKind.FOOTER,
        r"[*_]*(?:original (?:url|link|source|article)|source (?:url|link)|permalink|source|sources|quelle|via|tags?|"
        r"topics?|keywords?|filed under|"
        r"categor(?:y|ies)|section|word count)[*_]*\s*:[*_]*(?:\s|$)",
        "Original url:",
        "Tags: energy, trade",
        "Source: Ministry of Trade",
        where=_EDGES,
        words=25,
    ),
    _row(
        "single words of the page",
        FurnitureKind.FOOTER,
        r"(?:[-—–*_#(\[\s]*)(?:advertisement|sponsored content|story continues below(?: advertisement)?|"
        r"article continues below(?: this)?(?: ad)?|"
        r"comments?(?: \(\d+\))?|print|share|save|back to top|skip to (?:main )?content|loading|ends?|30|fin|"
        r"\d+ min(?:ute)?s? read)(?:[-—–*_#)\]\s.…]*)$",
        "Advertisement",
        "Story continues below",
        "-30-",
        "(END)",
        "5 min read",
        words=6,
    ),
    _row(
        "agency at the end",
        FurnitureKind.FOOTER,
        rf"[-—–(\[*_\s]*(?:{AGENCIES})(?:\s*(?:[,/|&]|and)\s*(?:{AGENCIES}|[Aa]gencies))*[)\]*_.\s]*$",
        "— AFP",
        "(Xinhua)",
        "Reuters, AFP",
        where=_FOOT,
        words=8,
        flags=0,
    ),
    # -- markup -------------------------------------------------------------------------------------------------------
    _row(
        "rule",
        FurnitureKind.MARKUP,
        r"(?:(?:[-*_=~#]\s*){3,}|```\S*|<!--.*-->|</?[a-z][^<>]*>)$",
        "---",
        "* * *",
        "=====",
        "<br>",
        words=40,
    ),
)

NOT_FURNITURE: tuple[str, ...] = (
    "By Tuesday, the two sides had agreed on a list of prisoners.",
    "By Monday evening talks had stalled",
    "By the end of the decade the pipeline is to be complete.",
    "Photographs of the damage were published on Monday.",
    "Read the treaty closely and the dates fall apart.",
    "Related industries lost 4,000 jobs in March.",
    "Watching from Kyiv, ministers said little on Friday.",
    "Reporting by the commission showed in May that funds were missing.",
    "Subscribers to the treaty met in 1998.",
    "The report was published on 3 March.",
    "Copyrights were at the heart of the talks in May.",
    "The minister shared the letter with Reuters on Monday.",
    "He told AFP on Monday that the vote would be held in June.",
    "In this photo-finish of an election, held on Sunday, nobody won.",
    "Support for the plan fell in March, said [Jane Roe](#).",
    "Sources: none would speak before the vote on Friday.",
    "Ships (some damaged) reached port on Monday.",
    "The court ruled on 3 May **against the state**.",
)
"""Lines of prose, mid-article, that look like furniture and are not; a test reads them all."""
