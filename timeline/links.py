"""Links that open a source at the very passage: text fragments, ``url#:~:text=prefix-,start,end,-suffix``.

The syntax is that of the WICG draft "URL Fragment Text Directives", which Chromium, Safari and Firefox follow. A browser looks for
whole words, across line breaks but not across paragraphs inside one piece, without regard to case.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit, urlunsplit

from timeline.records import Article, Evidence

_WHOLE_WORDS = 12
"""A quotation of up to so many words is written whole; a longer one by its first and last words, as the draft advises."""

_EDGE_WORDS = 5
"""Words of a long quotation's start and end: enough to be alone on a page."""

_CONTEXT_WORDS = 3
"""Words of prefix and suffix: they only choose between several places with the same words."""

_LINK = re.compile(r"\[([^\[\]]+)\](?:\([^()\n]*\)|\[[^\]\n]*\])")
_TARGET = re.compile(r"\]\([^()\n]*\)")
_MARKS = re.compile(r"\*\*|__|(?<!\w)[*_](?=\w)|(?<=[\w.!?])[*_](?!\w)|\\(?=[*_\[\]()#])")
_BREAK = re.compile(r"\s*(?:\r\n|[\n\r])\s*(?:\r\n|[\n\r])\s*")


def deep_link(article: Article, evidence: Evidence) -> str | None:
    """The article's address with the passage as its fragment; None when the article has no address.

    A quotation that holds Markdown is looked for as a page shows it. Prefix and suffix are given only as whole words, and
    only where no paragraph ends between them and the quotation.

    >>> article = Article(id="a", text="", title="", published=None, url="https://news.example.org/a")
    >>> deep_link(article, Evidence("a", "talks, at last", "the ", " in Geneva"))
    'https://news.example.org/a#:~:text=the-,talks%2C%20at%20last,-in%20Geneva'
    """
    if not article.url:
        return None
    quotation = _as_shown(evidence.exact)
    pieces = [piece for piece in _BREAK.split(quotation) if piece.strip()]
    if not pieces:
        return article.url
    words = quotation.split()
    if len(pieces) > 1 or len(words) > _WHOLE_WORDS:
        first, last = pieces[0].split(), pieces[-1].split()
        # two ends of one paragraph must not overlap
        most = _EDGE_WORDS if len(pieces) > 1 else min(_EDGE_WORDS, len(words) // 2)
        middle = [_encoded(" ".join(first[:most])), _encoded(" ".join(last[-most:]))]
    else:
        middle = [_encoded(" ".join(words))]
    prefix, suffix = _context(article, evidence)
    directive = ",".join(
        [*([f"{_encoded(prefix)}-"] if prefix else []), *middle, *([f"-{_encoded(suffix)}"] if suffix else [])]
    )
    parts = urlsplit(article.url)
    page = urlunsplit((parts.scheme, parts.netloc, parts.path, parts.query, ""))
    fragment = parts.fragment.partition(":~:")[0]
    return f"{page}#{fragment}:~:text={directive}"


def _as_shown(text: str) -> str:
    """A passage as its page shows it: link texts without their targets (also of links cut in two), words without marks."""
    return _MARKS.sub("", _TARGET.sub("", _LINK.sub(r"\1", text)))


def _context(article: Article, evidence: Evidence) -> tuple[str, str]:
    """A few whole words before and after, of the quotation's own paragraph."""
    before = _BREAK.split(_as_shown(evidence.prefix.removesuffix("[")))[-1].split()
    after = _BREAK.split(_as_shown(evidence.suffix))[0].split()
    if evidence.start is not None and evidence.end is not None:
        # a prefix cut in the middle of a word starts with half a word, which no browser would find; so with suffixes
        if before and _inside_word(article.text, evidence.start - len(evidence.prefix)):
            del before[0]
        if after and _inside_word(article.text, evidence.end + len(evidence.suffix)):
            del after[-1]
    return " ".join(before[-_CONTEXT_WORDS:]), " ".join(after[:_CONTEXT_WORDS])


def _inside_word(text: str, position: int) -> bool:
    return 0 < position < len(text) and text[position - 1].isalnum() and text[position].isalnum()


def _encoded(text: str) -> str:
    """Percent-encoded; comma, ampersand and hyphen too, which are the directive's own punctuation."""
    return quote(text, errors="replace", safe="!'()*~.").replace("-", "%2D")
