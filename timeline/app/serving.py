"""What every answer of the server goes through: who may ask, what a page may load, how it is packed.

- a strict Content-Security-Policy: scripts from this server only, inline ones by their hash, nothing evaluated; styles may be
  inline because Mantine writes them at run time; no frames, no forms elsewhere, no other host at all
- a dashboard that can be changed answers only to the names of this machine, so that no web page can reach it by
  pointing a domain of its own at 127.0.0.1, and only to requests of its own pages
- requests have a size limit; errors name no file and no path; texts are compressed when the browser takes it
"""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from threading import Lock
from typing import Any
from urllib.parse import urlsplit

from dash.exceptions import DependencyException
from flask import Flask, Response, abort, jsonify, request

from timeline.app.desk import Desk

MAX_FILE_BYTES = 10 * 1024 * 1024
"""Largest file or paste taken, the same as for articles anywhere in this package."""

MAX_REQUEST_BYTES = MAX_FILE_BYTES * 3 // 2
"""A file travels in base64, a third larger, with some JSON round it."""

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})

_PACKED = ("text/", "application/json", "application/javascript", "image/svg+xml")
_LEAST_PACKED = 700
"""Bytes below which packing costs more than it saves: one network packet holds them anyway."""

_KEPT = 64
"""Packed static files remembered a process; the page loads about twenty."""


def harden(server: Flask, desk: Desk, inline_hashes: Sequence[str], *, public: bool) -> None:
    """Add the rules to a server. ``public``: it is meant to be reached under names other than this machine's own."""
    server.config["MAX_CONTENT_LENGTH"] = MAX_REQUEST_BYTES
    policy = content_policy(inline_hashes)
    packed: dict[str, bytes] = {}
    lock = Lock()

    @server.before_request
    def only_own_pages() -> None:
        if not is_own(
            request.host, request.headers.get("Origin"), request.method, guarded=desk.editable and not public
        ):
            abort(403)

    @server.after_request
    def finish(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = policy
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        return _pack(response, packed, lock)

    @server.errorhandler(DependencyException)
    def no_such_script(_error: DependencyException) -> tuple[str, int]:
        return "there is no such script", 404  # Dash makes a 500 of it, with every path it knows in the log

    @server.get("/health")
    def health() -> Any:
        return jsonify(status="ok", events=len(desk.held().collection.events))


def content_policy(inline_hashes: Sequence[str]) -> str:
    """The Content-Security-Policy; hashes as CSP writes them, quotes included.

    >>> content_policy(["'sha256-x'"]).split("; ")[1]
    "script-src 'self' 'sha256-x'"
    """
    rules = {
        "default-src": ["'none'"],
        "script-src": ["'self'", *inline_hashes],
        "style-src": ["'self'", "'unsafe-inline'"],
        "img-src": ["'self'", "data:", "blob:"],
        "font-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
    return "; ".join(f"{name} {' '.join(values)}" for name, values in rules.items())


def is_own(host: str, origin: str | None, method: str, *, guarded: bool) -> bool:
    """Whether a request may be answered.

    ``guarded`` servers answer only under this machine's own names; no server takes a change from a page of another origin.

    >>> is_own("127.0.0.1:8050", None, "GET", guarded=True), is_own("evil.example", None, "GET", guarded=True)
    (True, False)
    >>> is_own("localhost:8050", "https://evil.example", "POST", guarded=False)
    False
    """
    if guarded and urlsplit(f"//{host}").hostname not in _LOOPBACK:
        return False
    return method in ("GET", "HEAD", "OPTIONS") or origin is None or urlsplit(origin).netloc == host


def _pack(response: Response, packed: dict[str, bytes], lock: Lock) -> Response:
    if (
        response.status_code != 200
        or "gzip" not in request.headers.get("Accept-Encoding", "")
        or "Content-Encoding" in response.headers
        or not (response.mimetype or "").startswith(_PACKED)
    ):
        return response
    static = request.path.startswith(("/_dash-component-suites/", "/assets/"))
    key = request.full_path
    body = packed.get(key) if static else None
    if body is None:
        response.direct_passthrough = False
        plain = response.get_data()
        if len(plain) < _LEAST_PACKED:
            return response
        body = gzip.compress(plain, 6 if static else 3, mtime=0)
        if static:
            with lock:
                if len(packed) >= _KEPT:
                    packed.clear()
                packed[key] = body
    response.direct_passthrough = False
    if close := getattr(response.response, "close", None):
        response.call_on_close(close)  # the file it would have been read from
    response.set_data(body)
    response.headers["Content-Encoding"] = "gzip"
    response.headers.add("Vary", "Accept-Encoding")
    return response


def may_edit(host: str, asked: bool | None) -> bool:
    """Whether a dashboard bound to a host can be changed: on this machine unless refused, elsewhere only when asked for.

    >>> may_edit("127.0.0.1", None), may_edit("0.0.0.0", None), may_edit("0.0.0.0", True), may_edit("localhost", False)
    (True, False, True, False)
    """
    return asked if asked is not None else is_loopback(host)


def is_loopback(host: str) -> bool:
    """Whether a host name or address is this machine's own."""
    return host.strip("[]") in _LOOPBACK or host.startswith("127.")
