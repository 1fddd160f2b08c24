"""The dashboard as a WSGI application, for gunicorn and its like:

    gunicorn --workers 2 --threads 8 timeline.wsgi:server

What it shows comes from the environment:

===================== ================================================================
TIMELINE_RECORDS      a records file (YAML); without it, the bundled sample is shown
TIMELINE_ARTICLES     files or addresses of articles, CSV tables of events, one a line
TIMELINE_EDITABLE     ``1``: readers may change the records; needs TIMELINE_RECORDS
TIMELINE_HEADING      what the page is called
===================== ================================================================

gunicorn is no dependency of ours. Several workers are safe: all there is to share is the records file, which each looks at anew
(`timeline.app.desk`); with many events, ``--preload`` has them share what is prepared. Who may reach an editable dashboard is for the
server in front of it to say; there are no accounts here.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from timeline.errors import TimelineError


def application(environment: Mapping[str, str]) -> Any:
    """The Flask application the environment asks for.

    Raises `TimelineError` when it asks for something that cannot be, and what reading the records and articles raises.
    """
    from timeline.app import create_app
    from timeline.app.sample import collected, notices, sample

    records = environment.get("TIMELINE_RECORDS", "").strip()
    editable = environment.get("TIMELINE_EDITABLE", "").strip() in ("1", "true", "yes")
    sources = [line.strip() for line in environment.get("TIMELINE_ARTICLES", "").splitlines() if line.strip()]
    if editable and not records:
        raise TimelineError(
            "TIMELINE_EDITABLE is set, but workers have no file to share the changes in; set TIMELINE_RECORDS to one"
        )
    collection = collected(sources, Path(records) if records else None) if sources or records else sample()
    return create_app(
        collection,
        records=Path(records) if records else None,
        editable=editable,
        public=True,
        heading=environment.get("TIMELINE_HEADING", "").strip() or "Timeline",
        notices=notices(collection),
    ).server


@lru_cache(maxsize=1)
def _server() -> Any:
    return application(os.environ)


def __getattr__(name: str) -> Any:
    """``server`` is made when it is first asked for, so that importing this module reads nothing."""
    if name == "server":
        return _server()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
