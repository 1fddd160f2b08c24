"""Bytes to text: encodings, binaries and limits, each trouble one clear sentence."""

from __future__ import annotations

import codecs
import re

from timeline.errors import ArticleError

LIMIT_BYTES = 10_000_000
"""The largest article read, 10 MB: a long book has 2 MB of text, a heavy page 5 MB of HTML."""

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
         (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"RIFF", "a media file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes, name: str, *, charset: str | None = None, html: bool = False) -> str:
    """The text of some bytes, every character kept (a UTF-8 byte order mark too, as Python's ``open`` keeps it).

    The encoding is the byte order mark's, else ``charset`` (what a server states), else what the page's head states,
    else UTF-8, else what charset-normalizer finds. Raises `ArticleError`, naming ``name``, for empty, binary,
    oversized and undecodable bytes.

    >>> decode("Präsidentin".encode(), "a.txt")
    'Präsidentin'
    """
    if len(data) > LIMIT_BYTES:
        raise too_large(name)
    if not data.strip():
        raise ArticleError(f"{name!r} is empty; give a file with the article's text")
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise ArticleError(f"{name!r} is {what}, not text; save the article as .txt, .md or .html and give that")
    text = _decoded(data, name, charset, html)
    if not text.strip("\ufeff \t\r\n"):
        raise ArticleError(f"{name!r} is empty; give a file with the article's text")
    if "\x00" in text or len(_CONTROLS.findall(text[:100_000])) > len(text[:100_000]) / 100:
        raise binary(name)
    return text


def too_large(name: str) -> ArticleError:
    return ArticleError(
        f"{name!r} is larger than the limit of {LIMIT_BYTES // 1_000_000} MB; give the article's text alone"
    )


def binary(name: str) -> ArticleError:
    return ArticleError(f"{name!r} is not text but binary data; save the article as .txt, .md or .html and give that")


def _decoded(data: bytes, name: str, charset: str | None, html: bool) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strictly(data, encoding, name)
    if html and charset is None and (match := _META_CHARSET.search(data[:4096])):
        charset = match[1].decode("ascii", "replace")
    if charset and _known(charset):
        try:
            return data.decode(charset)
        except UnicodeDecodeError:
            pass  # servers and pages lie about it; what follows finds out
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _guessed(data, name, error)


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ArticleError(
            f"{name!r} says it is {encoding.upper()} but byte {error.start} is not; "
            "save the file as UTF-8 and try again"
        ) from error


def _known(charset: str) -> bool:
    try:
        codecs.lookup(charset)
    except LookupError:
        return False
    return True


def _guessed(data: bytes, name: str, error: UnicodeDecodeError) -> str:
    if b"\x00" in data[:10_000]:
        raise binary(name)
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    if best is not None:
        try:
            return data.decode(best.encoding)
        except UnicodeDecodeError:
            pass
    raise ArticleError(
        f"{name!r} is in an encoding we cannot tell (byte {error.start} is not UTF-8); "
        "save the file as UTF-8 and try again"
    )
