"""Articles in: a file, standard input or a web page becomes an `Article` with a date, a title and its furniture marked.

`load` is the only door to files and network; `from_text` and `from_html` are its pure insides.

To read another kind of page, see `timeline.article.furniture` (what is not the story) and `timeline.article.published`
(how pages state their date).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import BinaryIO

from timeline.article.decode import LIMIT_BYTES, decode, too_large
from timeline.article.fetch import Fetched, fetch
from timeline.article.language import language_of
from timeline.article.page import Page, mark, publisher_of
from timeline.article.published import Rank, Stamp, publication_date
from timeline.errors import ArticleError
from timeline.records import Article, slug

__all__ = ["LIMIT_BYTES", "SUFFIXES", "from_html", "from_text", "load"]

SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".markdown": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
"""File suffixes that are read, and as what. Files of other names are read as text, or as HTML when
they begin like it."""

_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article)\b", re.IGNORECASE | re.DOTALL
)
_TITLE_FALLBACK_WORDS = 10


def load(
    source: str | Path,
    *,
    published: date | None = None,
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    language: str | None = None,
    id: str | None = None,
    stdin: BinaryIO | None = None,
    fetcher: Callable[[str], Fetched] = fetch,
) -> Article:
    """The article at a path or http(s) address, or on ``stdin`` when ``source`` is ``"-"``.

    ``article.text`` is the decoded file as it stands (of HTML: the text trafilatura extracts, as Markdown). What is
    given by keyword outranks what the page says; ``id`` is the title's slug unless given. Raises `ArticleError` for
    whatever cannot be read, and when the day of publication is neither given nor to be found.
    """
    name = str(source)
    file_name: str | None = None
    if name == "-":
        if stdin is None:
            raise ArticleError("'-' means standard input, and there is none here; give a path or an address")
        data = stdin.read(LIMIT_BYTES + 1)
        name = "standard input"
        text = decode(data, name, html=_sniffs_html(data))
        html = _HTML_START.match(text) is not None
    elif re.match(r"[a-z][a-z0-9+.-]*://", name, re.IGNORECASE):
        page = fetcher(name)
        html = "html" in page.media_type or "xml" in page.media_type
        text = decode(page.data, name, charset=page.charset, html=html)
        html, url = html or _HTML_START.match(text) is not None, url or page.url
    else:
        path = Path(source)
        data = _read(path)
        html = SUFFIXES.get(path.suffix.lower()) == "html"
        text = decode(data, name, html=html)
        html = html or (path.suffix.lower() not in SUFFIXES and _HTML_START.match(text) is not None)
        file_name = path.name
    read = from_html if html else from_text
    return read(
        text,
        name=name,
        published=published,
        title=title,
        publisher=publisher,
        url=url,
        language=language,
        id=id,
        file_name=file_name,
    )


def _sniffs_html(data: bytes) -> bool:
    return b"<html" in data[:4096].lower()


def _read(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise ArticleError(f"{str(path)!r} is a directory; name the article's file")
        if not path.exists():
            raise ArticleError(f"there is no file {str(path)!r}; check the path")
        if path.stat().st_size > LIMIT_BYTES:
            raise too_large(str(path))
        with path.open("rb") as file:
            return file.read(LIMIT_BYTES + 1)  # pipes and devices state no size
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise ArticleError(
            f"{str(path)!r} cannot be read: {reason.lower()}; check the path and its permissions"
        ) from error


def from_text(
    text: str,
    *,
    name: str = "the text",
    published: date | None = None,
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    language: str | None = None,
    id: str | None = None,
    file_name: str | None = None,
    dated: date | None = None,
    known_title: str | None = None,
) -> Article:
    """An article from plain or Markdown text, which is kept as it is.

    ``published`` outranks what the text says; ``dated`` and ``known_title`` (a page's metadata) outrank it too, but
    are no command. ``name`` is what errors call the text. Raises `ArticleError` when the text is empty or undated.

    >>> article = from_text("Talks end\\n\\nMarch 21, 2023\\n\\nMinisters left Geneva on Monday.")
    >>> article.title, article.published, article.language
    ('Talks end', datetime.date(2023, 3, 21), 'en')
    """
    if not text.strip("\ufeff \t\r\n"):
        raise ArticleError(f"{name!r} is empty; give a file with the article's text")
    language = language or language_of(text)
    page = mark(text, language=language, title=title or known_title)
    language = page.fields.get("language", language)[:2].lower()
    url = url or page.url
    stamps = (*((Stamp(dated.year, dated.month, dated.day, Rank.PUBLISHED),) if dated else ()), *page.stamps)
    day = published or publication_date(stamps, url=url, file_name=file_name, year=page.year)
    if day is None:
        raise _undated(name, page)
    title = title or page.title or known_title or _first_words(text, page)
    return Article(
        id=id or slug(title),
        text=text,
        title=title,
        published=day,
        publisher=publisher or page.fields.get("publisher") or publisher_of(url, text),
        url=url,
        language=language,
        furniture=page.furniture,
    )


def _undated(name: str, page: Page) -> ArticleError:
    found = f"; {page.ambiguous[0]!r} has two readings" if page.ambiguous else ""
    return ArticleError(
        f"the publication date of {name!r} cannot be found in its date line, metadata or address{found}; "
        "give it with --published YYYY-MM-DD"
    )


def _first_words(text: str, page: Page) -> str:
    """A title for an article without one: the first words of its prose."""
    kept, at = [], 0
    for piece in page.furniture:
        kept.append(text[at : piece.start])
        at = piece.end
    words = " ".join([*kept, text[at:]]).split()
    short = " ".join(words[:_TITLE_FALLBACK_WORDS]).rstrip(",;:")
    return short + "…" if len(words) > _TITLE_FALLBACK_WORDS else short or "Untitled"


def from_html(
    html: str,
    *,
    name: str = "the page",
    published: date | None = None,
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    language: str | None = None,
    id: str | None = None,
    file_name: str | None = None,
) -> Article:
    """An article from a web page: trafilatura's main text as Markdown, with the page's metadata.

    Raises `ArticleError` when the page holds no article or no date.
    """
    import trafilatura

    settings = {"original_date": True, "extensive_search": False, "max_date": date.max.isoformat()}
    text = trafilatura.extract(
        html,
        url=url,
        output_format="markdown",
        include_comments=False,
        include_formatting=True,
        include_links=False,
        include_images=False,
        date_extraction_params=dict(settings),
    )
    if not text or not text.strip():
        raise ArticleError(
            f"{name!r} holds no article that can be told from the rest of the page; save its text as .txt and give that"
        )
    data = trafilatura.extract_metadata(html, default_url=url, date_config=dict(settings))
    site = data.sitename if data.sitename and "." not in data.sitename else None
    found = re.search(r"<html\b[^>]*\blang\s*=\s*[\"']?([a-zA-Z]{2})\b", html[:5000], re.IGNORECASE)
    address = url or (data.url if data.url and data.url.startswith(("http://", "https://")) else None)
    return from_text(
        text,
        name=name,
        published=published,
        title=title,
        publisher=publisher or site,
        url=address,
        language=language or (found[1].lower() if found else None),
        id=id,
        file_name=file_name,
        dated=_iso(data.date),
        known_title=data.title,
    )


def _iso(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None
