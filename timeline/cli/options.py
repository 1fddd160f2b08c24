"""What the commands share: options with their words, and bytes on the way out."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} is no day; write it as 2023-03-21") from None


def published_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "--published",
        type=_day,
        metavar="YYYY-MM-DD",
        help="The day the article appeared, when it does not say so itself.",
    )(command)


def language_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "--language", metavar="CODE", help="The article's language (en, de …); told from the text otherwise."
    )(command)


def bytes_out(data: bytes) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def write_bytes(path: Path, data: bytes) -> None:
    from timeline.store.disk import save

    save(path, data)
