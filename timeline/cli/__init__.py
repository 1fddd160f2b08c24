"""The command line: ``timeline serve``, ``extract``, ``validate``, ``export``, ``tag``. docs/commands.md describes them.

A command parses what it is given, calls the library and prints; nothing is done here that Python code cannot do. Libraries are
imported inside the commands, so that ``timeline --help`` is there at once.
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from timeline.cli.inputs import Gathered, add, gather, is_records, stdin
from timeline.cli.options import bytes_out, language_option, published_option, write_bytes
from timeline.cli.tagging import tag
from timeline.errors import TimelineError
from timeline.records import Collection, Event

if TYPE_CHECKING:
    from timeline.paint.pdf import Page
    from timeline.scene.marks import LaneKey, ScaleKind

_THEMES = ("light", "dark", "print")
_PICTURES = ("png", "svg", "pdf", "html", "csv", "yaml")
_SCALES = ("elastic", "linear")
_LANES = ("none", "actor", "type", "status", "source")
"""Those of `timeline.scene.marks`, whose package would bring numpy along for commands that draw nothing."""
_SIZES = ("wide", "16:9", "1:1", "4:5", "9:16", "a4")
_EPILOG = (
    "Exit codes: 0 all went well; 1 something could not be read or done, or a problem was found; 2 the command was called wrongly; "
    "130 interrupted. `timeline COMMAND --help` shows examples."
)


class _Commands(click.Group):
    """Errors a user can mend are printed as the one sentence they are."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except TimelineError as error:
            raise click.ClickException(str(error)) from error
        except KeyboardInterrupt:
            raise click.exceptions.Exit(130) from None


@click.group(
    cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}, epilog=_EPILOG
)
@click.version_option(package_name="geopolitical-timeline", prog_name="timeline")
def main() -> None:
    """Read news articles, date every happening in them honestly, and draw them on a timeline.

    \b
    Examples:
      timeline serve                               the bundled records and brief, at http://127.0.0.1:8050
      timeline serve article.txt                   your own article
      timeline extract article.txt -o events.yaml
      timeline export events.yaml -o picture.png
    """


def _report(found: Gathered) -> None:
    """Notices and failures on standard error."""
    for notice in found.notices:
        click.echo(f"Note: {notice}", err=True)
    for failure in found.failures:
        click.echo(f"Error: {failure}", err=True)


def _fail(found: Gathered) -> None:
    if found.failures:
        raise click.exceptions.Exit(1)


@main.command()
@click.argument("sources", nargs=-1, metavar="[PATH_OR_URL]...")
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="The address to listen at; 0.0.0.0 lets other machines in."
)
@click.option(
    "--port", default=8050, show_default=True, type=click.IntRange(0, 65535), help="The port; 0 takes a free one."
)
@published_option
@language_option
@click.option(
    "--records", type=click.Path(dir_okay=False, path_type=Path), help="A records file in which changes are saved."
)
@click.option(
    "--editable/--read-only",
    default=None,
    help="Whether the dashboard may change records; by default only one that listens to this machine alone may.",
)
@click.option("--title", default="Timeline", show_default=True, help="The heading of the page.")
def serve(
    sources: tuple[str, ...],
    host: str,
    port: int,
    published: date | None,
    language: str | None,
    records: Path | None,
    editable: bool | None,
    title: str,
) -> None:
    """Open the dashboard: articles with their timeline beside them.

    Without arguments it shows the bundled records and the bundled brief. Changes to a records file that is the only thing
    given are saved in it; of anything else they last as long as the server, unless --records names a file.

    \b
    Examples:
      timeline serve
      timeline serve article.txt https://example.org/2024/05/06/vote
      timeline serve events.yaml --port 8060
      timeline serve articles/ --records events.yaml
      timeline serve article.md --published 2023-03-21 --read-only
    """
    found = gather(sources or _bundled(), published=published, language=language)
    _report(found)
    if found.failures and not found.articles and not found.events:
        raise click.exceptions.Exit(1)
    if records is None and len(sources) == 1 and is_records(sources[0]):
        records = Path(sources[0])
    from timeline.app import create_app
    from timeline.app.serving import may_edit

    editable = may_edit(host, editable)
    app = create_app(
        found.collection,
        records=records,
        editable=editable,
        public=not _is_loopback(host),
        heading=title,
        notices=found.notices,
    )
    _run(app.server, host, port)


def _bundled() -> tuple[str, ...]:
    from timeline.bundled import data_dir

    return str(data_dir() / "events.yaml"), str(data_dir() / "brief.md")


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _run(server: Any, host: str, port: int) -> None:
    """Serve until interrupted."""
    import logging

    from werkzeug.serving import make_server

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    try:
        service = make_server(host, port, server, threaded=True)
    except (OSError, SystemExit) as error:
        reason = (
            (error.strerror or str(error)).lower()
            if isinstance(error, OSError)
            else "the address is in use or not ours"
        )
        raise TimelineError(
            f"cannot listen at {host}:{port}: {reason}; choose another with --port or --host"
        ) from error
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"The timeline is at http://{shown}:{service.server_port} (Ctrl+C ends it)")
    try:
        service.serve_forever()
    except KeyboardInterrupt:
        click.echo("Ended.")
    finally:
        service.server_close()


@main.command()
@click.argument("sources", nargs=-1, required=True, metavar="PATH_OR_URL...")
@click.option(
    "-o", "--output", default="-", metavar="FILE", help="Where to write: .yaml or .csv; - is standard output (YAML)."
)
@published_option
@language_option
@click.option("--explain", is_flag=True, help="Print each event with how it was dated, instead of YAML.")
def extract(sources: tuple[str, ...], output: str, published: date | None, language: str | None, explain: bool) -> None:
    """Find the dated happenings of articles and write them as records.

    A records file that is there already is brought up to date: what a person curated stays, as do the events of other articles and all
    comments. One article that cannot be read does not stop the others.

    \b
    Examples:
      timeline extract article.txt -o events.yaml
      timeline extract https://example.org/2024/05/06/vote --explain
      timeline extract articles/ -o events.csv
      cat article.txt | timeline extract - --published 2023-03-21
    """
    found = gather(sources, published=published, language=language)
    _report(found)
    if output != "-" and (found.events or not found.failures):
        collection = _up_to_date(Path(output), found) if is_records(output) else found.collection
        _save(collection, output)
        click.echo(
            f"{_counted(found.events, 'event')} of {_counted(found.articles, 'article')} written to {output}", err=True
        )
    if explain:
        from timeline.extract import explain as explained

        click.echo("\n\n".join(explained(event).rstrip() for event in found.events))
    elif output == "-" and (found.events or not found.failures):
        from timeline.export import draw

        bytes_out(draw(found.collection, "yaml"))
    _fail(found)


def _counted(some: Sequence[object], noun: str) -> str:
    return f"{len(some)} {noun}{'' if len(some) == 1 else 's'}"


def _save(collection: Collection, output: str) -> None:
    from timeline.export import save

    save(collection, output)


def _up_to_date(path: Path, found: Gathered) -> Collection:
    """What a records file is to hold after an extraction: what is curated or of other articles stays, the rest is new."""
    if not path.exists():
        return found.collection
    from timeline.store import read

    old = read(path)
    read_now = {article.sha256 for article in found.articles if article.sha256} | {
        article.id for article in found.articles
    }
    renewed = {article.id for article in old.articles if article.sha256 in read_now or article.id in read_now}
    staying = tuple(event for event in old.events if event.curated or not _rests_on(event, renewed))
    kept = Gathered(list(old.articles), list(staying))
    curated = {event.id for event in staying}
    fresh = tuple(event for event in found.events if event.id not in curated)
    add(kept, replace(found.collection, events=fresh), afresh=True)
    return kept.collection


def _rests_on(event: Event, articles: set[str]) -> bool:
    return bool(event.evidence) and all(proof.article in articles for proof in event.evidence)


@main.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
def validate(files: tuple[str, ...]) -> None:
    """Check records files: every problem with its line and column, what is wrong and what to write.

    Exit code 0 when all are right, 1 when there is a problem.

    \b
    Examples:
      timeline validate events.yaml
      cat events.yaml | timeline validate -
    """
    from timeline.store import loads
    from timeline.store import validate as problems_of

    wrong = False
    for name in files:
        try:
            source: Path | str = Path(name)
            if name == "-":
                source = stdin().read().decode("utf-8", "replace")
            problems = problems_of(source)
        except TimelineError as error:
            click.echo(f"Error: {error}", err=True)
            wrong = True
            continue
        for problem in problems:
            click.echo(f"{name}:{problem}")
        wrong = wrong or bool(problems)
        if not problems:
            text = source if isinstance(source, str) else source.read_text(encoding="utf-8")
            collection = loads(text, name=name)
            click.echo(
                f"{name}: no problems ({_counted(collection.events, 'event')}, {_counted(collection.articles, 'article')})"
            )
    if wrong:
        raise click.exceptions.Exit(1)


@main.command()
@click.argument("sources", nargs=-1, required=True, metavar="PATH_OR_URL...")
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="FILE",
    help="Where to write; the suffix is the format. - is standard output.",
)
@click.option("--format", "form", type=click.Choice(_PICTURES), help="The format, where no suffix tells it.")
@click.option("--theme", type=click.Choice(_THEMES), default="light", show_default=True, help="The colours.")
@click.option(
    "--width",
    type=click.FloatRange(200, 20_000),
    metavar="PX",
    help="The width the picture is laid out in.  [default: 1600]",
)
@click.option("--size", type=click.Choice(_SIZES), help="A format of use, which sets width and height.")
@click.option(
    "--scale",
    type=click.Choice(_SCALES),
    default="elastic",
    show_default=True,
    help="How time runs: elastic gives busy stretches room.",
)
@click.option("--lanes", type=click.Choice(_LANES), help="What the lanes stand for.  [default: as suits the events]")
@click.option("--from", "first", metavar="DATE", help="Show time from here: 2023, 2023-03 or 2023-03-21.")
@click.option("--to", "last", metavar="DATE", help="Show time to the end of this.")
@click.option("--title", help="The title above; - for none.  [default: the article's]")
@click.option(
    "--pixels", type=click.FloatRange(0.1, 10), metavar="N", help="Pixels a px in PNG.  [default: 2, or the size's own]"
)
@click.option(
    "--page",
    type=click.Choice(["fit", "a4", "a3"]),
    default="fit",
    show_default=True,
    help="PDF: one page of the picture's size, or as many sheets as it needs.",
)
@click.option(
    "--font",
    "fonts",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False),
    help="A font file for letters Inter lacks; may be repeated.",
)
@published_option
@language_option
def export(
    sources: tuple[str, ...], output: str, form: str | None, theme: str, width: float | None, size: str | None, scale: ScaleKind,
    lanes: LaneKey | None, first: str | None, last: str | None, title: str | None, pixels: float | None, page: Page, fonts: tuple[str, ...],
    published: date | None, language: str | None,
) -> None:  # fmt: skip
    """Draw records (or articles, extracted on the way) as a picture, a page or a table.

    \b
    Examples:
      timeline export events.yaml -o picture.png
      timeline export events.yaml -o picture.svg --theme dark --lanes type
      timeline export article.txt -o page.html --title "The talks"
      timeline export events.yaml -o story.png --size 9:16
      timeline export events.yaml -o day.png --from 2023-03-21 --to 2023-03-21
      timeline export events.yaml -o poster.pdf --theme print --page a4
      timeline export events.yaml -o - --format csv
    """
    if output == "-" and form is None:
        raise click.UsageError("standard output has no suffix; name the format, as in --format svg")
    if size is not None and width is not None:
        raise click.UsageError("--size sets the width; give one of --size and --width")
    found = gather(sources, published=published, language=language)
    _report(found)
    if not found.events:
        if not found.failures:
            click.echo("Error: there are no dated events to draw; check that the article dates something", err=True)
        raise click.exceptions.Exit(1)
    from timeline.export import default_view, draw, format_of, save, windowed

    view = replace(default_view(found.collection), scale=scale)
    view = replace(view, width_px=width) if width is not None else view
    view = replace(view, lanes=lanes) if lanes is not None else view
    view = windowed(view, found.events, first, last)
    view = replace(view, title="" if title == "-" else title) if title is not None else view
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        if output == "-" or (form is not None and not _says(output, form)):
            data = draw(
                found.collection,
                form or format_of(output),
                view=view,
                theme=theme,
                size=size,
                scale=pixels,
                page=page,
                font_files=fonts,
            )
            bytes_out(data) if output == "-" else write_bytes(Path(output), data)
        else:
            save(found.collection, output, view=view, theme=theme, size=size, scale=pixels, page=page, font_files=fonts)
    for warning in caught:
        click.echo(f"Note: {warning.message}", err=True)
    _fail(found)


def _says(output: str, form: str) -> bool:
    from timeline.errors import DrawError
    from timeline.export import format_of

    try:
        return format_of(output) == form
    except DrawError:
        return False


main.add_command(tag)


if __name__ == "__main__":
    sys.exit(main())
