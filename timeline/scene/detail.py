"""Level of detail: which events are labelled, and how the others are counted where they stand.

An event is labelled when it is among the most important of those shown, as many as a picture of that size can hold. So one that is
labelled stays labelled when fewer are shown: zooming in never withholds more. Events of equal importance are ranked by a
fixed hash of their id, which spreads the labels over time and does not change when others come or go.
"""

from __future__ import annotations

from timeline.scene.marks import View

BIN_PX = 32.0
"""Width of a piece of a density strip: "1,234" in the size of its count."""

_LABEL_PX, _LEAST, _COLUMN = 20.0, 24, 60
"""A picture may hold one label for every so many px of its width, 60 at 1,200 px, a full page to read; a column of labels
60 whatever its width."""

_CROWDED, _GIVE_WAY = 0.6, 8
"""Beyond that many events, one label in a crowd goes for every so many more, down to this part: the counts of a crowd say
more than its names. One by one, so that an event more never takes many labels away."""


def most_labels(view: View, shown: int) -> int:
    """How many of the ``shown`` events a picture may label; never fewer when fewer are shown, but for those gone.

    >>> [most_labels(View(width_px=1200.0), n) for n in (12, 60, 100, 100_000)]
    [60, 60, 55, 36]
    """
    full = max(int(view.width_px / _LABEL_PX), _COLUMN if view.orientation == "vertical" else _LEAST)
    return max(full - max(shown - full, 0) // _GIVE_WAY, int(full * _CROWDED))


def count_text(count: int) -> str:
    """An exact count as far as it has room, else to two digits.

    >>> [count_text(n) for n in (7, 999, 1234, 9876, 123456, 2500000)]
    ['7', '999', '1.2k', '9.9k', '123k', '2.5M']
    """
    if count < 1000:
        return str(count)
    for limit, unit in ((1_000_000, "k"), (1_000_000_000, "M")):
        if count < limit:
            short = count * 1000 / limit
            return f"{short:.1f}{unit}" if short < 10 else f"{int(short)}{unit}"
    return f"{count / 1e9:.1f}G"
