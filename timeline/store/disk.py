"""Saving a file so that a crash at any moment leaves the old one or the new one, whole.

The bytes go to a new file in the same folder, are forced to the disk, and take the old file's name in one step; then
the folder is forced to the disk too. A lock on the folder keeps two savers of this package apart from look to rename,
so that a change made meanwhile is noticed and not overwritten.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from timeline.errors import StoreError

ABSENT = ""
"""The revision of a file that is not there."""


def revision(data: bytes) -> str:
    """What tells one content of a file from another: the hex sha256 of its bytes."""
    return hashlib.sha256(data).hexdigest()


def read_bytes(path: Path, limit: int) -> bytes:
    """A file's bytes; raises `StoreError` when it is missing, no file, larger than ``limit`` or not readable."""
    try:
        if path.is_dir():
            raise StoreError(f"{str(path)!r} is a directory; name the records file")
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError as error:
        raise StoreError(f"there is no file {str(path)!r}; check the path") from error
    except (OSError, ValueError) as error:
        raise StoreError(
            f"{str(path)!r} cannot be read: {_reason(error)}; check the path and its permissions"
        ) from error
    if len(data) > limit:
        raise StoreError(f"{str(path)!r} is larger than the limit of {limit // 1_000_000} MB; split it")
    return data


def save(path: Path, data: bytes, *, expected: str | None = None) -> str:
    """Put ``data`` at ``path``, whole or not at all, and return its revision.

    With ``expected`` (a `revision`, or `ABSENT`) the file is replaced only if it still is that one. A link is
    followed, the mode of the old file is kept. Raises `StoreError`; what was there before is then untouched.
    """
    target = Path(os.path.realpath(path))
    folder = target.parent
    part = folder / f".{target.name}.{secrets.token_hex(8)}.part"
    try:
        with _locked(folder):
            old = _look(target)
            if expected is not None and (old[0] if old else ABSENT) != expected:
                raise StoreError(
                    f"{str(path)!r} was changed on disk meanwhile; read it again and repeat the change, nothing was saved"
                )
            try:
                _write(part, data, old[1] if old else None)
                os.replace(part, target)  # noqa: PTH105
            except BaseException:
                with suppress(OSError):
                    part.unlink()
                raise
            _sync_folder(folder)
    except OSError as error:
        raise StoreError(
            f"{str(path)!r} cannot be saved: {_reason(error)}; what was there before is whole, check folder and disk space"
        ) from error
    return revision(data)


def _look(target: Path) -> tuple[str, int] | None:
    """(revision, mode) of a file; None when there is none."""
    try:
        return revision(target.read_bytes()), stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        return None


def _write(part: Path, data: bytes, mode: int | None) -> None:
    """A new file with ``mode``, or with what the process gives new files; its bytes are on the disk on return."""
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        if mode is not None:
            os.chmod(part, mode)  # noqa: PTH101 - one module of system calls, in their own order
        os.fsync(file.fileno())


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Alone among savers in a folder, where the system has such locks; the lock ends with the process that holds it."""
    try:
        import fcntl
    except ImportError:  # Windows: the look before the rename has to do
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network file systems have none
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _sync_folder(folder: Path) -> None:
    """Force the new name to the disk. The new file is in place by now, so a folder that cannot be synced is no
    failure."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _reason(error: Exception) -> str:
    return ((error.strerror if isinstance(error, OSError) else None) or str(error)).lower()
