"""Looks, laid out and painted: what is worked out once for many readers and many moves, and remembered by revision."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from threading import Lock
from typing import Any, Generic, TypeVar

from timeline.app.cast import Cast, cast_of
from timeline.app.desk import Desk, Held
from timeline.app.drawing import Stage, last_published, parted, plan, published_days, view_of
from timeline.app.look import FILTERS, Look
from timeline.paint.inline import to_inline
from timeline.paint.theme import theme_named
from timeline.scene import Index, lay_out
from timeline.scene.marks import Scene
from timeline.when import Day

MANY = 20_000
"""Events from which passages are not gone through for their publication days, and a server prepares before it answers."""

KEPT_EVENTS = 3_000_000
"""Events in all the choices remembered a process: some hundred MB a million. Of small collections every choice is kept."""

KEPT_LAYOUTS = 64
"""Layouts remembered a process: readers of one collection mostly ask for the same ones (the whole, at common sizes)."""


class Painter:
    """Paints the looks at one desk. Safe for several threads: at worst two work out the same."""

    def __init__(self, desk: Desk, today: Callable[[], Day]) -> None:
        self._desk, self._today = desk, today
        self._indexes: Kept[Index] = Kept(KEPT_EVENTS, len)
        self._published: Kept[Sequence[Day]] = Kept(KEPT_LAYOUTS)
        self._scenes: Kept[Scene] = Kept(KEPT_LAYOUTS)
        self._casts: Kept[Cast] = Kept(KEPT_LAYOUTS)
        self._plans: Kept[dict[str, Any]] = Kept(KEPT_LAYOUTS)

    def index(self, now: Held, look: Look) -> Index:
        """The events of a look, prepared for layouts."""
        filters = only_filters(look)
        return self._indexes.get(now.revision, filters, lambda: self._indexed(now, filters))

    def _indexed(self, now: Held, filters: Look) -> Index:
        if not filters.filtered:
            return Index(now.collection.events)
        return self.index(now, Look()).part(now.facets.mask(filters))

    def scene(self, now: Held, look: Look, stage: Stage) -> Scene:
        """A look laid out on a stage; the theme makes no difference to it."""
        look, stage, today = _drawn(look), replace(stage, theme=""), self._today()

        def made() -> Scene:
            return laid_out(self.index(now, look), now, look, stage, today, self.published(now, look))

        return self._scenes.get(now.revision, (look, stage, today), made)

    def published(self, now: Held, look: Look) -> Sequence[Day]:
        """The publication days behind the events of a look."""
        return self._published.get(now.revision, only_filters(look), lambda: published_of(self.index(now, look), now))

    def cast(self, now: Held, look: Look, stage: Stage) -> Cast:
        """The events of a look and all their time."""
        look, stage, today = _drawn(replace(look, domain=None)), replace(stage, phone=False), self._today()

        def made() -> Cast:
            index = self.index(now, look)
            scene = self.scene(now, look, stage)
            lanes = index.grouping(look.lanes, names_of(now))
            return cast_of(
                index, scene, now.articles, theme_named(stage.theme), lanes, f"{now.revision} {only_filters(look)}"
            )

        return self._casts.get(now.revision, (look, stage, today), made)

    def plan(self, now: Held, look: Look, stage: Stage) -> dict[str, Any]:
        """What the page is told of a look on a stage, the painted scene in it."""
        look, today = _drawn(look), self._today()

        def made() -> dict[str, Any]:
            scene, cast = self.scene(now, look, stage), self.cast(now, look, stage)
            theme = theme_named(stage.theme)
            upper, foot = parted(scene)
            day = (self.published(now, look) or (today,))[-1]
            told = plan(scene, cast, day) | {"height": upper.height_px, "castKey": cast.key}
            below = to_inline(foot, theme, prefix="foot-") if foot else None
            return told | {"figure": to_inline(upper, theme), "axis": below}

        return self._plans.get(now.revision, (look, stage, today), made)

    def prepare(self) -> None:
        """Work out what the first reader of many events would wait for: the usual look, the filters, the lanes."""
        now = self._desk.held()
        if len(now.collection.events) < MANY:
            return
        self.plan(now, Look(), Stage())
        now.facets.prepare()


Value = TypeVar("Value")


class Kept(Generic[Value]):
    """The values asked for last, of one revision only; their weights (``weigh``, else one each) stay within ``limit``.

    >>> kept = Kept(2)
    >>> [kept.get("r1", name, lambda name=name: name.upper()) for name in "abc"], len(kept)
    (['A', 'B', 'C'], 2)
    """

    def __init__(self, limit: int, weigh: Callable[[Value], int] = lambda _value: 1) -> None:
        self._limit, self._weigh = limit, weigh
        self._revision = ""
        self._values: OrderedDict[Hashable, Value] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._values)

    def get(self, revision: str, key: Hashable, make: Callable[[], Value]) -> Value:
        """The value of a key, made when it is not kept; another revision than the last forgets everything."""
        with self._lock:
            if revision != self._revision:
                self._revision = revision
                self._values.clear()
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]
        value = make()
        with self._lock:
            if revision == self._revision:
                self._values[key] = value
                while len(self._values) > 1 and sum(map(self._weigh, self._values.values())) > self._limit:
                    self._values.popitem(last=False)
        return value


def _drawn(look: Look) -> Look:
    """The look without what changes no picture: the event and the article chosen, the pane shown."""
    return replace(look, event=None, article=None, pane="timeline")


def only_filters(look: Look) -> Look:
    """The look with nothing but its filters: what decides which events there are."""
    return Look(**{name: getattr(look, name) for name in FILTERS})


def names_of(now: Held) -> dict[str, str]:
    """What lanes by source are called: article id -> its publisher, else its title."""
    return {article.id: article.publisher or article.title for article in now.collection.articles}


def published_of(index: Index, now: Held) -> Sequence[Day]:
    """The publication days behind the events shown."""
    # with many events, going through their passages costs more than it tells: all the articles' days then
    return published_days(index.events if len(index) <= MANY else (), now.articles) or (
        last_published(now.articles) if len(index) > MANY else ()
    )


def laid_out(index: Index, now: Held, look: Look, stage: Stage, today: Day, published: Sequence[Day]) -> Scene:
    """The scene a look asks for on a stage."""
    # the publication divides what was from what is to come; the reader's own day only where nothing is published
    view = view_of(look, stage, published, None if published else today)
    return lay_out(index, view, sources=names_of(now), list_withheld=False)
