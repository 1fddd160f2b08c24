"""Events -> a file: picture, page or table, by the name or the suffix of its format.

>>> from timeline.records import Event
>>> from timeline.when import Moment
>>> events = [Event("talks", "Talks in the Kremlin", Moment.day(2023, 3, 21))]
>>> draw(events, "svg")[:4], draw(events, "png")[:4], draw(events, "pdf")[:5]
(b'<svg', b'\\x89PNG', b'%PDF-')

To add a format: a writer from an `Order` to bytes, and a line in `FORMATS`; command line and dashboard take it from there.
"""

from __future__ import annotations

import os
import tempfile
import warnings
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple
from urllib.parse import urlsplit

from timeline.edtf import parse
from timeline.errors import DrawError
from timeline.links import deep_link
from timeline.paint.theme import LIGHT, Theme, theme_named
from timeline.records import Article, Collection, Event
from timeline.scene import lay_out
from timeline.scene.marks import Scene, View
from timeline.when import Day, Moment, bounds
from timeline.words import date_phrase

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

    from timeline.paint.fonts import Fonts
    from timeline.paint.pdf import Page

MOST_LINES = 3
"""Publication days drawn as lines; of more, only the last divides what was from what is to come."""


class MissingGlyphWarning(UserWarning):
    """A picture holds characters that none of its fonts can draw; they are seen as empty boxes."""


class UnshapedTextWarning(UserWarning):
    """A PDF holds letters of a script whose letters join, change places or run from right to left; they stand one by one."""


class Size(NamedTuple):
    """A format of use: px the layout has (None: as high as it needs), which way time runs, and pixels a px in PNG.

    Social pictures are laid out small and drawn large, since they are looked at on phones: a text of 12 px in a picture laid
    out 1080 px wide would be 4 px high there.
    """

    width_px: float
    height_px: float | None
    orientation: Literal["horizontal", "vertical"]
    scale: float


SIZES: dict[str, Size] = {
    "wide": Size(1600, None, "horizontal", 2.0),
    "16:9": Size(1280, 720, "horizontal", 1.5),  # 1920 x 1080: slides, previews of links
    "1:1": Size(720, 720, "horizontal", 1.5),  # 1080 x 1080
    "4:5": Size(720, 900, "horizontal", 1.5),  # 1080 x 1350: the tallest a feed shows whole
    "9:16": Size(540, 960, "vertical", 2.0),  # 1080 x 1920: stories
    "a4": Size(794, 1123, "vertical", 3.125),  # upright; 300 dots an inch in PNG, one sheet in PDF
}


def sized(view: View, name: str) -> View:
    """The view in a size of `SIZES`; raises `DrawError` naming those there are.

    >>> sized(View(title="Talks"), "1:1").width_px
    720
    """
    size = _size(name)
    return replace(view, width_px=size.width_px, height_px=size.height_px, orientation=size.orientation)


def _size(name: str) -> Size:
    if name not in SIZES:
        raise DrawError(f"{name!r} is no size we know; take one of {', '.join(SIZES)}")
    return SIZES[name]


@dataclass(frozen=True)
class Order:
    """All that a writer may need; the scene is laid out when first asked for."""

    collection: Collection
    view: View
    theme: Theme = LIGHT
    scale: float = 2.0
    page: Page = "fit"
    font_files: tuple[Path, ...] = ()
    language: str = "en"

    @cached_property
    def fonts(self) -> Fonts:
        from timeline.paint.fonts import bundled_fonts

        return bundled_fonts(self.font_files)

    @cached_property
    def scene(self) -> Scene:
        from timeline.paint.fonts import missing_glyphs

        scene = scene_of(self.collection, self.view)
        missing = missing_glyphs(scene, self.fonts)
        if missing:
            shown = "".join(missing[:20]) + ("…" if len(missing) > 20 else "")
            warnings.warn(
                f"no font at hand can draw {shown!r} (U+{ord(missing[0]):04X}"
                f"{' and others' if len(missing) > 1 else ''}); give a file that can, as font_files=[…] or --font FILE",
                MissingGlyphWarning,
                stacklevel=2,
            )
        return scene


def _svg(order: Order) -> bytes:
    from timeline.paint.svg import to_svg

    return to_svg(order.scene, order.theme, fonts=order.fonts, language=order.language).encode("utf-8")


def _png(order: Order) -> bytes:
    from timeline.paint.raster import to_png

    return to_png(order.scene, order.theme, scale=order.scale, fonts=order.fonts)


def _pdf(order: Order) -> bytes:
    from timeline.paint.fonts import letters_to_shape
    from timeline.paint.pdf import to_pdf

    letters = letters_to_shape(order.scene)
    if letters:
        warnings.warn(
            f"PDF sets {''.join(letters[:20])!r}{'…' if len(letters) > 20 else ''} letter by letter, unjoined and from left to right; "
            "write SVG or PNG, which shape the text",
            UnshapedTextWarning,
            stacklevel=2,
        )
    return to_pdf(order.scene, order.theme, page=order.page, fonts=order.fonts, language=order.language)


def _html(order: Order) -> bytes:
    from timeline.paint.html import to_html

    return to_html(order.scene, order.theme, fonts=order.fonts, language=order.language).encode("utf-8")


def _csv(order: Order) -> bytes:
    from timeline.table import to_csv

    return to_csv(order.collection.events).encode("utf-8-sig")  # without the mark, Excel reads UTF-8 as Latin-1


def _yaml(order: Order) -> bytes:
    from timeline.store.dump import whole

    return whole(order.collection).encode("utf-8")


class Format(NamedTuple):
    """A kind of file: its suffix, media type, writer, and whether it is a picture (to which theme and size matter)."""

    suffix: str
    media_type: str
    write: Callable[[Order], bytes]
    is_picture: bool


FORMATS: dict[str, Format] = {
    "svg": Format(".svg", "image/svg+xml", _svg, True),
    "png": Format(".png", "image/png", _png, True),
    "pdf": Format(".pdf", "application/pdf", _pdf, True),
    "html": Format(".html", "text/html", _html, True),
    "csv": Format(".csv", "text/csv", _csv, False),
    "yaml": Format(".yaml", "application/yaml", _yaml, False),
}
_OTHER_SUFFIXES = {".yml": "yaml", ".htm": "html"}


def format_of(path: str | Path) -> str:
    """The name of the format a file's suffix asks for; raises `DrawError` naming those there are.

    >>> format_of("picture.PNG")
    'png'
    """
    suffix = Path(path).suffix.lower()
    found = _OTHER_SUFFIXES.get(suffix) or next((name for name, form in FORMATS.items() if form.suffix == suffix), None)
    if found is None:
        raise DrawError(f"the suffix of {str(path)!r} names no format we write; take one of {', '.join(FORMATS)}")
    return found


def draw(
    events: Collection | Iterable[Event],
    name: str,
    *,
    view: View | None = None,
    theme: str | Theme = LIGHT,
    size: str | None = None,
    scale: float | None = None,
    page: Page = "fit",
    font_files: Sequence[str | Path] = (),
    language: str = "en",
) -> bytes:
    """The bytes of a file in the format ``name``.

    ``events`` may be a `Collection`: then the picture knows where its events come from, links each mark to its passage and
    draws the line of the publication day. ``view`` is what to show (`default_view` of the events when None), ``size`` one of
    `SIZES` laid over it. ``scale`` is pixels a px in PNG (the size's own, else 2), ``page`` how PDF is cut into sheets, ``font_files`` lend
    the glyphs Inter lacks. Raises `DrawError` for an unknown format, theme, size or page, or a font that cannot be read;
    warns with `MissingGlyphWarning`, and of a PDF with `UnshapedTextWarning`.
    """
    if name not in FORMATS:
        raise DrawError(f"{name!r} is no format we write; take one of {', '.join(FORMATS)}")
    collection = _collection(events)
    shown = view or default_view(collection)
    order = Order(
        collection,
        sized(shown, size) if size else shown,
        theme_named(theme) if isinstance(theme, str) else theme,
        scale if scale is not None else _size(size).scale if size else 2.0,
        page,
        tuple(map(Path, font_files)),
        language,
    )
    return FORMATS[name].write(order)


def save(
    events: Collection | Iterable[Event],
    path: str | Path,
    *,
    view: View | None = None,
    theme: str | Theme = LIGHT,
    size: str | None = None,
    scale: float | None = None,
    page: Page = "fit",
    font_files: Sequence[str | Path] = (),
    language: str = "en",
) -> Path:
    """`draw` into a file, its format told by its suffix. The file is replaced whole or not at all; returns its path.

    A records file that is there already keeps its comments and order, as the store writes it. Raises `DrawError` like
    `draw`, and when the file cannot be written (of a records file, `StoreError`).
    """
    path = Path(path)
    if format_of(path) == "yaml":
        from timeline.store import write

        write(path, _collection(events))
        return path
    data = draw(
        events,
        format_of(path),
        view=view,
        theme=theme,
        size=size,
        scale=scale,
        page=page,
        font_files=font_files,
        language=language,
    )
    try:
        _replace(path, data)
    except OSError as error:
        raise DrawError(
            f"{str(path)!r} cannot be written ({error.strerror}); give a path in a folder you can write"
        ) from error
    return path


def _replace(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        mode = path.stat().st_mode if path.exists() else 0o666 & ~_umask()
        Path(name).chmod(mode & 0o777)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def figure(events: Collection | Iterable[Event], *, view: View | None = None, theme: str | Theme = LIGHT) -> Figure:
    """The events as a plotly figure: drag to pan, zoom along time; `timeline.paint.plotly` says how it is made."""
    from timeline.paint.plotly import to_figure

    collection = _collection(events)
    shown = view or default_view(collection)
    return to_figure(scene_of(collection, shown), theme_named(theme) if isinstance(theme, str) else theme)


def scene_of(collection: Collection, view: View) -> Scene:
    """The scene of a collection, its marks linked to the passages they come from."""
    articles = {article.id: article for article in collection.articles}
    links = {event.id: link for event in collection.events if (link := _link(event, articles))}
    sources = {article.id: article.publisher or article.title for article in collection.articles}
    return lay_out(collection.events, view, links=links, sources=sources)


def default_view(collection: Collection) -> View:
    """The view of a collection nobody chose one for: 1600 px wide, publication days as lines, and words saying where it is from.

    One article gives its title; several are counted. Events without articles have neither title, lines nor credit.

    >>> from datetime import date
    >>> article = Article("a", "", "Accord at Vell", date(2024, 6, 12), "The Courier", "https://example.org/a")
    >>> view = default_view(Collection((article,), (Event("e", "An accord", Moment.day(2024, 6, 11)),)))
    >>> view.title, view.subtitle, view.credit
    ('Accord at Vell', '1 event dated from one article · The Courier, published Wednesday 12 June 2024', 'Source: example.org')
    """
    articles = collection.articles
    days = sorted({Day.from_date(article.published) for article in articles if article.published})
    return View(
        width_px=SIZES["wide"].width_px,
        published=tuple(days if len(days) <= MOST_LINES else days[-1:]),
        title=articles[0].title if len(articles) == 1 else "",
        subtitle=_subtitle(collection, days) if articles else "",
        credit=_credit(articles),
    )


def windowed(view: View, events: Iterable[Event], first: str | None = None, last: str | None = None) -> View:
    """The view from the start of one EDTF date to the end of another; a side left out begins or ends with the events.

    >>> talks = [Event("t", "Talks", Moment.year(2022)), Event("u", "More talks", Moment.day(2023, 3, 21))]
    >>> windowed(View(), talks, "2023-03").domain
    (Day('2023-03-01'), Day('2023-03-21'))

    Raises `DrawError` when the window is empty, `EdtfError` for a text that is no date.
    """
    if first is None and last is None:
        return view
    ends = [bounds(event.when) for event in events if event.when is not None]
    start = bounds(parse(first))[0] if first is not None else min((a for a, _ in ends if a), default=None)
    end = bounds(parse(last))[1] if last is not None else max((b for _, b in ends if b), default=None)
    if start is None or end is None or end < start:
        raise DrawError(
            f"there are no days from {first or 'the first'!r} to {last or 'the last'!r}; give an earlier and a later date"
        )
    return replace(view, domain=(start, end))


def _subtitle(collection: Collection, days: Sequence[Day]) -> str:
    dated = sum(event.when is not None for event in collection.events)
    counted = f"{dated:,} event{'' if dated == 1 else 's'}"
    articles = collection.articles
    if len(articles) > 1:
        span = f" · published {date_phrase(_between(days))}" if days else ""
        return f"{counted} dated from {len(articles):,} articles{span}"
    published = f"published {date_phrase(Moment.on(days[0]), short=False)}" if days else ""
    rest = ", ".join(part for part in (articles[0].publisher, published) if part)
    return f"{counted} dated from one article" + (f" · {rest}" if rest else "")


def _between(days: Sequence[Day]) -> Moment:
    return Moment(days[0], days[-1])


def _credit(articles: Sequence[Article]) -> str:
    """The sources: hosts of addresses, else publishers, else titles; three and "others" of more."""
    names = [
        (urlsplit(a.url).hostname or "").removeprefix("www.") if a.url else a.publisher or a.title for a in articles
    ]
    names = list(dict.fromkeys(name for name in names if name))
    return (
        f"Source{'s' if len(names) > 1 else ''}: {', '.join(names[:3])}{' and others' if len(names) > 3 else ''}"
        if names
        else ""
    )


def _collection(events: Collection | Iterable[Event]) -> Collection:
    return events if isinstance(events, Collection) else Collection(events=tuple(events))


def _link(event: Event, articles: dict[str, Article]) -> str | None:
    """Where the passage that dates an event can be read; of several, the first whose article has an address."""
    for evidence in event.evidence:
        article = articles.get(evidence.article)
        link = deep_link(article, evidence) if article else None
        if link:
            return link
    return None
