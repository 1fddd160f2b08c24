"""New articles on the desk: read, extracted, and joined to what is there. Values in, values out.

Reading the same article again renews what the engine found in it; what a person has edited or checked stays as it is.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from pathlib import PurePosixPath

from timeline.app.desk import Edit, Held
from timeline.app.mend import free_id
from timeline.article import LIMIT_BYTES, SUFFIXES, from_html, from_text, load
from timeline.errors import ArticleError
from timeline.merge import ENOUGH, joined, likeness
from timeline.records import Article, Event

Extract = Callable[[Article], tuple[Event, ...]]


@dataclass(frozen=True, slots=True)
class Source:
    """Something to read: a file (name and base64), an address, or pasted text; exactly one of ``data``, ``address`` and ``text`` is set."""

    name: str
    data: str = ""
    address: str = ""
    text: str = ""


def article_of(source: Source, published: date | None) -> Article:
    """The article of a source; raises `ArticleError`, which names the source and never a path of this machine.

    An undated article's error speaks of the page's own field, not of the command line's option.
    """
    try:
        if source.address:
            if not source.address.startswith(("http://", "https://")):
                raise ArticleError(f"{source.address!r} is no web address; write it with https:// in front")
            return load(source.address, published=published)
        if source.text:
            return from_text(source.text, name="the pasted text", published=published)
        suffix = PurePosixPath(source.name).suffix.lower()
        if suffix not in SUFFIXES:
            raise ArticleError(f"{source.name!r} is no kind of file we read; give .txt, .md or .html")
        read = from_html if SUFFIXES[suffix] == "html" else from_text
        from timeline.article.decode import decode

        return read(
            decode(_bytes(source), source.name, html=read is from_html),
            name=source.name,
            published=published,
            file_name=PurePosixPath(source.name).name,
        )
    except ArticleError as error:
        raise ArticleError(str(error).replace("give it with --published YYYY-MM-DD", _ASK)) from None


_ASK = "write it in the field “Published”"


def needs_day(error: ArticleError) -> bool:
    """Whether an error is one that a publication day would mend."""
    return str(error).endswith(_ASK)


def _bytes(source: Source) -> bytes:
    """The bytes of an upload, which the browser sends as a data URL."""
    try:
        data = base64.b64decode(source.data.partition(",")[2], validate=True)
    except (binascii.Error, ValueError):
        raise ArticleError(f"{source.name!r} did not arrive whole; drop it again") from None
    if len(data) > LIMIT_BYTES:
        raise ArticleError(f"{source.name!r} is larger than {LIMIT_BYTES // 1_000_000} MB; cut it to the article")
    return BytesIO(data).getvalue()


def placed(article: Article, now: Held) -> Article:
    """The article under an id of its own: that of the same text if it is here already, else a free one."""
    same = next((one for one in now.collection.articles if one.sha256 == article.sha256), None)
    return replace(article, id=same.id if same else free_id(article.title, now.articles))


def renewed(events: Sequence[Event], article: Article, found: Sequence[Event]) -> list[Edit]:
    """The edits that bring what was found in an article among the events there are.

    Uncurated events that only this article tells are replaced. A found event whose dating passage another event already
    rests on is left out; one that tells of the same happening as an event of other articles joins it (`timeline.merge`), so
    that one happening stays one event; ids that others have are changed.
    """
    old = {
        event.id: event
        for event in events
        if not event.curated and {proof.article for proof in event.evidence} == {article.id}
    }
    stays = {event.id: event for event in events if event.id not in old}
    after = dict(stays)
    spans = [
        (proof.start, proof.end) for event in stays.values() for proof in event.evidence if proof.article == article.id
    ]
    for event in found:
        if any(_overlap(event, span) for span in spans):
            continue
        best = max(stays, key=lambda name: likeness(after[name], event), default=None)
        if best is not None and likeness(after[best], event) >= ENOUGH:
            after[best] = joined(after[best], event)
        else:
            name = event.id if event.id and event.id not in after else free_id(event.title, after)
            after[name] = replace(event, id=name)
    return between({event.id: event for event in events}, after)


def between(before: Mapping[str, Event], after: Mapping[str, Event]) -> list[Edit]:
    """The edits that lead from some events to others, both by id; none where nothing differs."""
    gone = [Edit(event, None) for name, event in before.items() if name not in after]
    return gone + [Edit(before.get(name), event) for name, event in after.items() if before.get(name) != event]


def _overlap(event: Event, span: tuple[int | None, int | None]) -> bool:
    for proof in event.evidence[:1]:
        low, high = span
        if proof.start is not None and proof.end is not None and low is not None and high is not None:
            return proof.start < high and low < proof.end
    return False


def under(article: Article, found: Sequence[Event]) -> tuple[Event, ...]:
    """Events found in an article, their passages under the id the collection knows it by."""
    return tuple(
        replace(event, evidence=tuple(replace(proof, article=article.id) for proof in event.evidence))
        for event in found
    )
