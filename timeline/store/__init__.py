"""Where records live. So far one kind: YAML files that people read and edit (`timeline.store.yaml`)."""

from __future__ import annotations

from timeline.store.yaml import ABSENT, Problem, loads, read, read_with_revision, validate, write

__all__ = ["ABSENT", "Problem", "loads", "read", "read_with_revision", "validate", "write"]
