"""Records files in YAML: read with every problem named, written with comments and order kept, saved whole or not at
all.

docs/records.md describes the format, data/events.yaml shows it.
"""

from __future__ import annotations

from pathlib import Path

from timeline.errors import RecordsError, StoreError
from timeline.records import Collection
from timeline.store import dump
from timeline.store.disk import ABSENT, read_bytes, revision, save
from timeline.store.nodes import LIMIT_BYTES, Problem
from timeline.store.rewrite import rewrite
from timeline.store.schema import parse

__all__ = ["ABSENT", "Problem", "loads", "read", "read_with_revision", "validate", "write"]


def read(path: str | Path) -> Collection:
    """The articles (without their texts) and events of a records file.

    Raises `StoreError` when the file cannot be read, `RecordsError` (with every problem) when it is not what the
    format says.
    """
    return read_with_revision(path)[0]


def read_with_revision(path: str | Path) -> tuple[Collection, str]:
    """Like `read`, with the file's revision, which `write` can be told to expect."""
    data = read_bytes(Path(path), LIMIT_BYTES)
    return loads(_decoded(data, str(path)), name=str(path)), revision(data)


def loads(text: str, *, name: str = "the text") -> Collection:
    """A collection from the text of a records file; ``name`` is what errors call it. Raises `RecordsError`.

    >>> loads("events: [{id: a, title: Talks, when: 2023-03}]").events[0].when
    Moment('2023-03-01', '2023-03-31')
    """
    collection, problems, _ = parse(text)
    if problems:
        raise _error(name, problems)
    return collection


def validate(source: Path | str) -> tuple[Problem, ...]:
    """Every problem of a records file, in its order; none for a file that is right.

    ``source`` is a ``Path`` or the text itself. Raises `StoreError` when a file cannot be read.

    >>> [str(problem) for problem in validate("events: [{id: a, titel: Talks}]")]
    ["1:10: an event lacks its 'title'; add 'title: …'", "1:18: an event has no field 'titel'; did you mean 'title'?"]
    """
    if isinstance(source, Path):
        try:
            source = _decoded(read_bytes(source, LIMIT_BYTES), str(source))
        except RecordsError:
            return (Problem(1, 1, "the file is not UTF-8; save it as UTF-8"),)
    return parse(source)[1]


def write(path: str | Path, collection: Collection, *, expected_revision: str | None = None) -> str:
    """Save a collection; comments, order and writing of what did not change stay as they are. Returns the new revision.

    The texts of articles are not saved, only their checksums. With ``expected_revision`` (from `read_with_revision`, or
    `ABSENT` for a file that must not be there yet) nothing is overwritten that somebody else changed meanwhile.
    Raises `StoreError` when it is not saved, `RecordsError` when the file there or the collection is not what the
    format says.
    """
    path = Path(path)
    data = _existing(path)
    if expected_revision is not None and (ABSENT if data is None else revision(data)) != expected_revision:
        raise StoreError(
            f"{str(path)!r} was changed on disk meanwhile; read it again and repeat the change, nothing was saved"
        )
    text = _updated(data, collection, str(path))
    return save(path, text.encode("utf-8"), expected=ABSENT if data is None else revision(data))


def _updated(data: bytes | None, collection: Collection, name: str) -> str:
    """The file's new text; proved to mean the collection before anything is written."""
    wanted = dump.kept(collection)
    if data is not None:
        text = _decoded(data, name)
        old, problems, root = parse(text)
        if problems:
            raise _error(name, problems)
        if root is not None:
            if old == wanted:
                return text
            fresh = rewrite(text, root, old, wanted)
            if fresh is not None and _means(fresh, wanted):
                return fresh
    text = dump.whole(wanted)
    if not _means(text, wanted):
        problems = parse(text)[1]
        raise RecordsError(
            f"these records cannot be kept in {name!r}: {problems[0].message if problems else 'they would not be read back the same'}; "
            "correct them and save again",
            tuple(map(str, problems)),
        )
    return text


def _means(text: str, wanted: Collection) -> bool:
    collection, problems, _ = parse(text)
    return not problems and collection == wanted


def _existing(path: Path) -> bytes | None:
    try:
        return read_bytes(path, LIMIT_BYTES) if path.exists() else None
    except OSError as error:
        raise StoreError(
            f"{str(path)!r} cannot be read: {(error.strerror or str(error)).lower()}; check the path"
        ) from error


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RecordsError(
            f"{name!r} is not UTF-8 (byte {error.start}); save it as UTF-8",
            (str(Problem(1, 1, "the file is not UTF-8; save it as UTF-8")),),
        ) from error


def _error(name: str, problems: tuple[Problem, ...]) -> RecordsError:
    more = f" (and {len(problems) - 1} more; run 'timeline validate' to see all)" if len(problems) > 1 else ""
    return RecordsError(f"{name!r} line {problems[0].line}: {problems[0].message}{more}", tuple(map(str, problems)))
