"""From a news article to honest dated records, an interactive timeline tied to the words, and a picture.

>>> import timeline
>>> article = timeline.from_text("Talks end\\n\\nMarch 21, 2023\\n\\nMinisters left Geneva on Monday after a week of talks.")
>>> [expression.value for expression in timeline.tag("on Monday", article.published)]
['2023-03-20']

Names are loaded when first used, so that ``import timeline`` costs nothing.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from timeline.app import create_app
    from timeline.article import from_html, from_text, load
    from timeline.errors import ArticleError, DrawError, EdtfError, RecordsError, StoreError, TimelineError
    from timeline.export import figure, save
    from timeline.extract import explain, extract
    from timeline.merge import merge
    from timeline.records import Actor, Article, Collection, Event, EventType, Evidence, Status, Step, Timex
    from timeline.store import read, write
    from timeline.table import to_frame
    from timeline.timex import tag
    from timeline.when import Day, Moment, Period, bounds

__all__ = [
    "Actor",
    "Article",
    "ArticleError",
    "Collection",
    "Day",
    "DrawError",
    "EdtfError",
    "Event",
    "EventType",
    "Evidence",
    "Moment",
    "Period",
    "RecordsError",
    "Status",
    "Step",
    "StoreError",
    "TimelineError",
    "Timex",
    "bounds",
    "create_app",
    "explain",
    "extract",
    "figure",
    "from_html",
    "from_text",
    "load",
    "merge",
    "read",
    "save",
    "tag",
    "to_frame",
    "write",
]

_HOMES = {
    "timeline.app": ("create_app",),
    "timeline.article": ("from_html", "from_text", "load"),
    "timeline.errors": ("ArticleError", "DrawError", "EdtfError", "RecordsError", "StoreError", "TimelineError"),
    "timeline.export": ("figure", "save"),
    "timeline.extract": ("explain", "extract"),
    "timeline.merge": ("merge",),
    "timeline.records": ("Actor", "Article", "Collection", "Event", "EventType", "Evidence", "Status", "Step", "Timex"),
    "timeline.store": ("read", "write"),
    "timeline.table": ("to_frame",),
    "timeline.timex": ("tag",),
    "timeline.when": ("Day", "Moment", "Period", "bounds"),
}
"""The public names, by the module they live in."""

_HOME = {name: module for module, names in _HOMES.items() for name in names}


class _Package(ModuleType):
    """This package's own module: a part that is named like the function it is for can be called like it.

    Importing `timeline.extract` puts that module here as ``timeline.extract``, where the function belongs that everybody
    looks for; so the module is made to answer for the function.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if isinstance(value, ModuleType) and name in _HOME:
            value.__class__ = _Callable
        super().__setattr__(name, value)


class _Callable(ModuleType):
    """A module that can be called: it is the function of its own name."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return getattr(self, self.__name__.rpartition(".")[2])(*args, **kwargs)


sys.modules[__name__].__class__ = _Package


def __getattr__(name: str) -> Any:
    module = _HOME.get(name)
    if module is None:
        raise AttributeError(f"module 'timeline' has no attribute {name!r}; it has {', '.join(__all__)}")
    found = import_module(module)
    value = found if module == f"timeline.{name}" else getattr(found, name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
