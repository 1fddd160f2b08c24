"""A plain or Markdown text seen as a page: its title, dates, address and furniture.

`mark` goes over the lines once. It keeps the text as it is and returns what it found, with spans.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from timeline.article.furniture import Line, inline, join, line_kind, lines_of
from timeline.article.published import DateLine, Rank, Stamp, byline_date, date_line, dateline, footer_date, read_date
from timeline.records import Furniture, FurnitureKind


@dataclass(frozen=True, slots=True)
class Page:
    """What a text says about itself. ``fields`` are the labelled lines of its head, by lower-case label; ``year`` is
    the copyright's; ``ambiguous`` are date strings with two readings."""

    title: str | None
    furniture: tuple[Furniture, ...]
    stamps: tuple[Stamp, ...]
    url: str | None = None
    year: int | None = None
    ambiguous: tuple[str, ...] = ()
    fields: dict[str, str] = field(default_factory=dict)


_FIELD = re.compile(
    r"(?P<label>title|headline|date|published|publication date|publisher|publication|site|sitename|url|link|"
    r"canonical|original[ _]url|author|"
    r"authors|byline|lang|language)\s*:\s*(?P<value>\S.*)$",
    re.IGNORECASE,
)
_ALIASES = {
    "headline": "title", "publication date": "published", "date": "published", "publication": "publisher", "site": "publisher",
    "sitename": "publisher", "link": "url", "canonical": "url", "original url": "url", "original_url": "url", "authors": "author",
    "byline": "author", "lang": "language",
}  # fmt: skip
_FIELD_KINDS = {
    "title": FurnitureKind.TITLE,
    "published": FurnitureKind.DATELINE,
    "publisher": FurnitureKind.BYLINE,
    "url": FurnitureKind.ADDRESS,
    "author": FurnitureKind.BYLINE,
    "language": FurnitureKind.MARKUP,
}
_URL = re.compile(r"https?://[^\s<>\"”’)\]]*[^\s<>\"”’)\].,;:!?]")
_URL_LABEL = re.compile(
    r"[*_]*(?:original(?:ly published at\b| (?:url|link|source|article)[*_]*\s*:)|"
    r"(?:source(?: (?:url|link))?|url|link|permalink|canonical)[*_]*\s*:)",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|&copy;|copyright)\D{0,20}((?:19|20)\d{2})", re.IGNORECASE)
_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?=\r?\n|\Z)", re.DOTALL)
_LONGEST_FRONT = 4000
"""Code points of front matter looked for: some dozens of labels."""
_TITLE_WORDS, _TITLE_LENGTH = 30, 200
"""The longest headlines of the press have about 25 words; a longer line is a paragraph."""
_KICKER_WORDS = 3
_HEAD_LINES = 8
"""Kicker, headline, one or two standfirsts, byline, dates, a caption: the head of a page is no longer."""
_LIST_WORDS = 20
"""A line in a list of other articles' titles is a title: no longer than this."""


def mark(text: str, *, language: str = "en", title: str | None = None) -> Page:
    """Read a text as a page. ``title`` is one known from elsewhere (metadata): a line that repeats it is furniture.

    >>> head = "Talks end\\n\\nBy Jane Roe\\n\\nMarch 21, 2023\\n\\n"
    >>> page = mark(head + "Ministers left Geneva on Monday, after two weeks of talks about the border.")
    >>> page.title, [piece.kind.value for piece in page.furniture], page.stamps[0].day
    ('Talks end', ['title', 'byline', 'dateline'], 21)
    """
    front = _FRONT.match(text[:_LONGEST_FRONT])
    fields = dict(_fields(front[1].splitlines())) if front else {}
    lines = _with_whole_head([line for line in lines_of(text) if not front or line.start >= front.end()], language)
    pieces: list[Furniture] = [Furniture(0, front.end(), FurnitureKind.MARKUP)] if front else []
    known = title or fields.get("title")
    state = _State(known, language)
    for number, line in enumerate(lines):
        kind = state.judge(line, lines[number + 1 :])
        if kind is not None:
            pieces.append(Furniture(line.start, line.end, kind))
            continue
        if (opening := dateline(line.text)) and state.paragraphs <= 2:
            pieces.append(Furniture(line.start, line.start + opening[0], FurnitureKind.DATELINE))
            if opening[1]:
                state.stamps.append(opening[1])
        pieces.extend(inline(line.text, line.start))
    fields = {**state.fields, **fields}
    stamps = list(state.stamps)
    if day := read_date(fields.get("published", ""), language):
        stamps.insert(0, Stamp(day.year, day.month, day.day, Rank.PUBLISHED))
    address = fields.get("url")
    return Page(
        title=state.title or fields.get("title") or known,
        furniture=join([*pieces, *(Furniture(match, match + 1, FurnitureKind.MARKUP) for match in _marks(text))]),
        stamps=tuple(stamps),
        url=address if address and _URL.fullmatch(address) else _own_address(lines),
        year=next((int(found[1]) for line in reversed(lines) if (found := _COPYRIGHT.search(line.text[:400]))), None),
        ambiguous=tuple(state.ambiguous),
        fields=fields,
    )


def _with_whole_head(lines: Sequence[Line], language: str) -> list[Line]:
    """The lines, with a head that reaches down to the last byline or date line near its top.

    A standfirst between headline and byline reads as prose, and what stands below it as its continuation.
    """
    last = -1
    for number, line in enumerate(lines[:_HEAD_LINES]):
        if line_kind(line.text, "head") is FurnitureKind.BYLINE or date_line(line.text, language):
            last = number
    return [replace(line, place="head") if number <= last else line for number, line in enumerate(lines)]


def _marks(text: str) -> Iterator[int]:
    """A byte order mark at the start of the text."""
    if text.startswith("\ufeff"):
        yield 0


def _fields(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        if match := _FIELD.match(line.strip()):
            label = match["label"].lower()
            yield _ALIASES.get(label, label), match["value"].strip().strip("\"'<>")


class _State:
    """What has been seen of the page so far; `judge` is asked about one line after the other."""

    def __init__(self, known_title: str | None, language: str) -> None:
        self.known = _plain(known_title) if known_title else None
        self.language = language
        self.title: str | None = None
        self.stamps: list[Stamp] = []
        self.ambiguous: list[str] = []
        self.fields: dict[str, str] = {}
        self.paragraphs = 0
        self.listing = False

    def judge(self, line: Line, after: Sequence[Line]) -> FurnitureKind | None:
        """The kind of furniture a whole line is, None when the line (or most of it) is the story."""
        if line.place != "body" and (kind := self._labelled(line) or self._dated(line)):
            return kind
        if self._is_title(line, after):
            self.title = _plain(line.text)
            return FurnitureKind.TITLE
        kind = line_kind(line.text, line.place)
        if kind is FurnitureKind.BYLINE and (stamp := byline_date(line.text)):
            self.stamps.append(stamp)
        last = line.place == "foot" or len(after) <= 1
        if last and kind in (None, FurnitureKind.FOOTER) and (stamp := footer_date(line.text)):
            self.stamps.append(stamp)
            return FurnitureKind.FOOTER
        if kind is FurnitureKind.RELATED:
            self.listing = not _says_what(line.text)
        elif kind is None and self.listing and self._is_listed(line):
            return FurnitureKind.RELATED
        elif kind is None:
            self.listing = False
            self.paragraphs += line.place != "head" or len(line.text.split()) > _LIST_WORDS
        return kind

    def _labelled(self, line: Line) -> FurnitureKind | None:
        match = _FIELD.match(line.text) if line.place == "head" else None
        if match is None or len(line.text) > _TITLE_LENGTH:
            return None
        label = _ALIASES.get(match["label"].lower(), match["label"].lower())
        if label == "published" and not read_date(match["value"], self.language):
            return None
        self.fields.setdefault(label, match["value"].strip().strip("\"'<>*_"))
        if label == "title":
            self.title = self.title or match["value"].strip()
        return _FIELD_KINDS.get(label, FurnitureKind.MARKUP)

    def _dated(self, line: Line) -> FurnitureKind | None:
        found: DateLine | None = date_line(line.text, self.language)
        if found is None:
            return None
        self.stamps.extend(found.stamps)
        self.ambiguous.extend(found.ambiguous)
        byline = line_kind(line.text, "head") is FurnitureKind.BYLINE
        return FurnitureKind.BYLINE if byline else FurnitureKind.DATELINE

    def _is_title(self, line: Line, after: Sequence[Line]) -> bool:
        """Whether this is the headline: the first line of the head that is no other furniture and does not read as
        prose."""
        if self.known is not None and _plain(line.text) == self.known and line.place == "head":
            return True
        if self.title is not None or self.known is not None or line.place != "head" or not after:
            return False
        plain, words = _plain(line.text), len(line.text.split())
        if not plain or words > _TITLE_WORDS or len(plain) > _TITLE_LENGTH or dateline(line.text):
            return False
        if line_kind(line.text, "head") is not None:
            return False
        following = next(
            (one for one in after if line_kind(one.text, "head") is None and not date_line(one.text, self.language)),
            None,
        )
        if following is None:
            return False
        kicker = (
            plain.isupper() and words <= _KICKER_WORDS and following.place == "head" and not following.text.isupper()
        )
        heading = line.text.startswith("#")
        sentence = plain.endswith((".", ";", ":", ",")) and not plain.endswith("...")
        # a headline stands apart from what follows: by mark, by a blank line, or because the next line is no continuation
        apart = after[0].blank_before or after[0].place != "head" or date_line(after[0].text, self.language) is not None
        byline = line_kind(after[0].text, "head") is not None
        return not kicker and (heading or (not sentence and (apart or byline)))

    def _is_listed(self, line: Line) -> bool:
        short = len(line.text.split()) <= _LIST_WORDS and not line.text.rstrip("*_ ").endswith((".", ":"))
        return short and (line.place == "foot" or re.match(r"[-*•→»]\s|\[", line.text) is not None)


def _says_what(line: str) -> bool:
    """Whether a "related" line holds a title itself, so that no list follows."""
    return re.search(r"[:|>→»]\s*[*_]*\s*\S", line) is not None or "](" in line


def _plain(line: str) -> str:
    """A line's words without marks of Markdown."""
    line = re.sub(r"\[([^\[\]]+)\]\([^()]*\)", r"\1", line.strip("\ufeff \t"))
    return re.sub(r"^#{1,6}\s+|\*\*|__|(?<!\w)[*_](?=\w)|(?<=[\w.!?])[*_](?!\w)", "", line).rstrip("# ").strip()


def _own_address(lines: Sequence[Line]) -> str | None:
    """The article's own address: the one labelled so, else one that stands alone in the head or foot."""
    for number, line in enumerate(lines):
        if line.place != "body" and _URL_LABEL.match(line.text):
            for candidate in lines[number : number + 2]:
                if found := _URL.search(candidate.text):
                    return found[0]
    for line in lines:
        if (
            line.place != "body"
            and line_kind(line.text, line.place) is FurnitureKind.ADDRESS
            and (found := _URL.search(line.text))
        ):
            return found[0]
    return None


def publisher_of(url: str | None, text: str) -> str | None:
    """The publisher an address stands for: its name as the text writes it, else the host.

    >>> publisher_of("https://www.thedailyledger.example/2024/a", "The minister told The Daily Ledger on Monday.")
    'The Daily Ledger'
    >>> publisher_of("https://news.example.org/a", "Nothing."), publisher_of(None, "")
    ('news.example.org', None)
    """
    host = (urlsplit(url).hostname or "") if url else ""
    host = host.removeprefix("www.")
    if not host:
        return None
    label = max(host.split(".")[:-1] or [host], key=len)
    if len(label) >= 4 and label.isalnum():
        spelled = r"[\s.'’&-]{0,2}".join(map(re.escape, label))
        counts: dict[str, int] = {}
        for match in re.finditer(rf"(?<![\w./@-])(?i:{spelled})(?![\w/@-]|\.\w)", text):
            if match[0][0].isupper():
                counts[match[0]] = counts.get(match[0], 0) + 1
        if counts:
            return max(counts, key=lambda name: (counts[name], name))
    return host
