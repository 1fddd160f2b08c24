"""Saving: whatever fails on the way, the old file or the new one is there, whole."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path
from typing import Any

import pytest

from timeline.errors import StoreError
from timeline.store import disk
from timeline.store.disk import ABSENT, read_bytes, revision, save

OLD, NEW = b"old, whole\n", b"new, whole\n" * 1000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "events.yaml"
    path.write_bytes(OLD)
    return path


def test_the_bytes_are_replaced_and_the_mode_is_kept(path: Path) -> None:
    path.chmod(0o640)
    assert save(path, NEW) == revision(NEW)
    assert path.read_bytes() == NEW
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [entry.name for entry in path.parent.iterdir()] == ["events.yaml"]


def test_a_new_file_gets_the_mode_new_files_get(tmp_path: Path) -> None:
    save(tmp_path / "new.yaml", NEW)
    (tmp_path / "other").touch()
    assert (tmp_path / "new.yaml").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_link_is_followed_and_stays(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.yaml"
    link.symlink_to(path)
    save(link, NEW)
    assert link.is_symlink()
    assert path.read_bytes() == NEW


@pytest.mark.parametrize("call", ["open", "write", "fsync", "replace"])
@pytest.mark.parametrize("failure", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_failure_at_any_call_leaves_the_old_file_whole(
    path: Path, monkeypatch: pytest.MonkeyPatch, call: str, failure: BaseException
) -> None:
    def fail(*_: Any, **__: Any) -> Any:
        raise failure

    if call == "write":
        monkeypatch.setattr(disk, "_write", lambda part, data, mode: (part.write_bytes(data[: len(data) // 2]), fail()))
    else:
        monkeypatch.setattr(os, call, fail)
    with pytest.raises(KeyboardInterrupt if isinstance(failure, KeyboardInterrupt) else StoreError) as caught:
        save(path, NEW)
    monkeypatch.undo()
    assert path.read_bytes() == OLD
    assert [entry.name for entry in path.parent.iterdir()] == ["events.yaml"]
    if isinstance(caught.value, StoreError):
        assert "cannot be saved: no space left on device; what was there before is whole" in str(caught.value)


def test_after_every_step_one_whole_file_stands_under_the_name(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A crash is a stop between two calls of the system: the name is looked at before and after each."""
    seen: list[bytes] = []
    steps: list[str] = []

    def watch(name: str) -> None:
        real = getattr(os, name)

        def call(*args: Any, **kwargs: Any) -> Any:
            seen.append(path.read_bytes())
            result = real(*args, **kwargs)
            steps.append(name)
            seen.append(path.read_bytes())
            return result

        monkeypatch.setattr(os, name, call)

    for name in ("fsync", "replace"):
        watch(name)
    save(path, NEW)
    monkeypatch.undo()
    assert steps == ["fsync", "replace", "fsync"]  # the bytes, the name, the folder
    assert set(seen) == {OLD, NEW}
    assert seen == sorted(seen, key=lambda data: data == NEW)


def test_a_folder_that_cannot_be_synced_is_no_failure(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, calls = os.fsync, iter([True, False])

    def sync(descriptor: int) -> None:
        if not next(calls):
            raise OSError(22, "Invalid argument")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", sync)
    save(path, NEW)
    assert path.read_bytes() == NEW


def test_the_expected_revision_must_be_the_one_on_disk(path: Path, tmp_path: Path) -> None:
    save(path, NEW, expected=revision(OLD))
    with pytest.raises(StoreError, match="changed on disk meanwhile"):
        save(path, OLD, expected=revision(OLD))
    with pytest.raises(StoreError, match="changed on disk meanwhile"):
        save(path, OLD, expected=ABSENT)
    assert path.read_bytes() == NEW
    save(tmp_path / "new.yaml", NEW, expected=ABSENT)
    with pytest.raises(StoreError, match="changed on disk meanwhile"):
        save(tmp_path / "gone.yaml", NEW, expected=revision(OLD))


def test_of_many_savers_that_saw_the_same_file_one_wins(path: Path) -> None:
    won: list[int] = []

    def attempt(number: int) -> None:
        try:
            save(path, b"%d" % number, expected=revision(OLD))
        except StoreError:
            return
        won.append(number)

    threads = [threading.Thread(target=attempt, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(won) == 1
    assert path.read_bytes() == b"%d" % won[0]


def test_what_cannot_be_read_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"there is no file '.*gone.yaml'; check the path"):
        read_bytes(tmp_path / "gone.yaml", 10)
    with pytest.raises(StoreError, match="is a directory; name the records file"):
        read_bytes(tmp_path, 10)
    (tmp_path / "large").write_bytes(b"x" * 2_000_001)
    with pytest.raises(StoreError, match="larger than the limit of 2 MB"):
        read_bytes(tmp_path / "large", 2_000_000)


def test_a_folder_that_is_not_there_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be saved: no such file or directory"):
        save(tmp_path / "none" / "events.yaml", NEW)
