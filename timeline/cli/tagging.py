"""The command ``timeline tag``: what is read in a text as a time, and how."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from timeline.cli.inputs import is_address, stdin
from timeline.cli.options import bytes_out, language_option, published_option, write_bytes

if TYPE_CHECKING:
    from timeline.records import Timex
    from timeline.timex.anchored import Anchored


@click.command()
@click.argument("source", metavar="TEXT_OR_FILE")
@published_option
@language_option
@click.option(
    "--format",
    "form",
    type=click.Choice(("table", "jsonl", "timeml")),
    default="table",
    show_default=True,
    help="What to print.",
)
@click.option(
    "--explain", is_flag=True, help="Print each derivation as a sentence (table only; jsonl always holds it)."
)
@click.option("-o", "--output", default="-", metavar="FILE", help="Where to write; - is standard output.")
def tag(source: str, published: date | None, language: str | None, form: str, explain: bool, output: str) -> None:
    """Show every temporal expression of a text or an article: value, date, basis and rule; then the words that date one
    happening by another.

    SOURCE is a file, an address, - for standard input, or the text itself. A text of one's own is read as of today, unless
    --published says otherwise.

    \b
    Examples:
      timeline tag "They met on Tuesday, two weeks after the vote." --published 2023-03-21 --explain
      timeline tag article.txt --format timeml -o article.tml
      cat article.txt | timeline tag - --format jsonl
    """
    text, day, found, joined, name = _tagged(source, published, language)
    from timeline import edtf
    from timeline.timex.output import joined_to_table, to_jsonl, to_table, to_timeml

    if form == "table":
        bonds = joined_to_table(joined, text, explain=explain)
        out = to_table(found, write=edtf.format, explain=explain) + (f"\n{bonds}" if bonds else "")
    elif form == "jsonl":
        out = to_jsonl(found, write=edtf.format, joined=joined, text=text)
    else:
        out = to_timeml(text, found, day, docid=name)
    if output == "-":
        bytes_out(out.encode("utf-8", "replace"))
    else:
        write_bytes(Path(output), out.encode("utf-8", "replace"))


def _tagged(
    source: str, published: date | None, language: str | None
) -> tuple[str, date, Sequence[Timex], Sequence[Anchored], str]:
    """The text, its day, its expressions and the words that join two happenings, with offsets into it, and a name."""
    from timeline.timex import anchored
    from timeline.timex import tag as tag_text

    if source != "-" and not is_address(source) and not _is_file(source):
        day = published or date.today()  # noqa: DTZ011 - the reader's own day
        if published is None:
            click.echo(f"Note: read as of today, {day.isoformat()}; --published gives another day", err=True)
        told = tag_text(source, day, language=language)
        return source, day, told, anchored(source, told), "text"
    from timeline.article import load
    from timeline.reading import read

    article = load(source, published=published, language=language, stdin=stdin() if source == "-" else None)
    if article.published is None:
        raise TypeError("load gives no article without its day")
    reading = read(article)
    told = tag_text(reading.text, article.published, language=article.language)
    found, joined = [], []
    for timex in told:
        start, end = reading.to_article(timex.start, timex.end)
        found.append(replace(timex, start=start, end=end, text=article.text[start:end]))
    for bond in anchored(reading.text, told):
        start, end = reading.to_article(bond.start, bond.end)
        first, last = reading.to_article(bond.target_start, bond.target_end)
        text = article.text[start:end]
        joined.append(replace(bond, start=start, end=end, text=text, target_start=first, target_end=last))
    return article.text, article.published, found, joined, article.id


def _is_file(source: str) -> bool:
    """Whether the words name a file: one is there, or they look like a path to one that is missing."""
    try:
        exists = Path(source).exists()
    except (OSError, ValueError):  # a text too long or too odd for a path
        return False
    return exists or (" " not in source.strip() and Path(source).suffix.lower() in (".txt", ".md", ".html", ".htm"))
