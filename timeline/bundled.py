"""Where the files lie that come with the package: fonts, style sheets, the bundled records.

In a checkout they are the repository's ``assets`` and ``data``; an installed wheel carries copies in
``timeline/_bundled`` (see ``force-include`` in pyproject.toml).
"""

from __future__ import annotations

from pathlib import Path

from timeline.errors import TimelineError

_PACKAGE = Path(__file__).resolve().parent


def assets_dir() -> Path:
    """The folder of fonts, style sheets and scripts.

    >>> (assets_dir() / "fonts" / "Inter-Regular.ttf").is_file()
    True

    Raises `TimelineError` when the package was copied without it.
    """
    return _bundled("assets")


def data_dir() -> Path:
    """The folder of bundled records and the brief; raises like `assets_dir`."""
    return _bundled("data")


def _bundled(name: str) -> Path:
    for place in (_PACKAGE / "_bundled" / name, _PACKAGE.parent / name):
        if place.is_dir():
            return place
    raise TimelineError(
        f"the folder {name!r} that comes with the package is missing beside {str(_PACKAGE)!r}; "
        "install the package anew, or run it from a whole checkout"
    )
