"""The dashboard: an article with its time laid out beside it.

`create_app` makes a Dash app of a collection; everything it registers belongs to that app alone, so several live side by
side in one process. `timeline.wsgi` serves one to gunicorn, ``timeline serve`` to a browser on this machine.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from dash import Dash

from timeline.app import adding, mending, narrow, rows, share, show
from timeline.app.desk import Desk
from timeline.app.index import INDEX, Page
from timeline.app.page import page
from timeline.app.painter import Painter
from timeline.app.serving import harden
from timeline.bundled import assets_dir
from timeline.records import Article, Collection, Event
from timeline.when import Day

__all__ = ["create_app"]


def create_app(
    collection: Collection,
    *,
    records: Path | None = None,
    editable: bool = True,
    public: bool = False,
    heading: str = "Timeline",
    today: Callable[[], date] = date.today,
    extract: Callable[[Article], tuple[Event, ...]] | None = None,
    notices: Sequence[str] = (),
) -> Dash:
    """A dashboard of a collection.

    With ``records``, the events are those of that file (made with the first change when it does not exist) and every
    change is saved to it; without, changes live as long as the process. A dashboard that is not ``editable`` shows, filters
    and exports, and refuses everything else; one that is answers only under this machine's own names unless it is ``public``.
    ``extract`` finds the events of articles a reader adds (None: `timeline.extract.extract`). ``notices`` are shown above the
    timeline: what a reader should know of how the events were found. ``today`` is the one clock.
    ``app.server`` is the WSGI application.

    Raises what reading ``records`` raises: `RecordsError`, `StoreError`.
    """
    desk = Desk(collection, records=records, editable=editable)
    app = Page(
        "timeline",
        title=heading,
        update_title="",
        assets_folder=str(assets_dir()),
        index_string=INDEX,
        serve_locally=True,
        enable_mcp=False,  # nothing here is meant for other programs but the records file
        suppress_callback_exceptions=True,  # the article's tabs come and go with the articles
        meta_tags=[
            {"name": "viewport", "content": "width=device-width, initial-scale=1"},
            {"name": "color-scheme", "content": "light dark"},
        ],
    )
    app.layout = page(editable=editable, heading=heading, notices=notices)

    def now() -> Day:
        return Day.from_date(today())

    painter = Painter(desk, now)
    painter.prepare()
    show.register(app, desk, painter)
    narrow.register(app, desk, now)
    rows.register(app, desk, painter)
    share.register(app, desk, now, heading)
    if editable:
        mending.register(app, desk, now)
        adding.register(app, desk, now, extract or _engine)
    harden(app.server, desk, app.csp_hashes(), public=public)
    return app


def _engine(article: Article) -> tuple[Event, ...]:
    from timeline.extract import extract

    return extract(article)
