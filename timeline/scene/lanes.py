"""Intervals into lanes, so that no two in a lane overlap."""

from __future__ import annotations

from collections.abc import Sequence


def pack(spans: Sequence[tuple[float, float]], *, gap: float = 0.0) -> list[int]:
    """The lane of each span (px), in the order given: taken by start, each goes to the first lane that is free.

    Two spans share a lane only when at least ``gap`` px lie between them. The lanes used are as few as possible (first fit by start
    is optimal for intervals). O(n log n): a tree over the lanes keeps where each one ends.

    >>> pack([(0, 10), (5, 12), (11, 20)])
    [0, 1, 0]
    >>> pack([])
    []
    """
    order = sorted(range(len(spans)), key=lambda i: (spans[i], i))
    size = 1
    while size < max(len(spans), 1):
        size *= 2
    nowhere = float("-inf")
    tree = [nowhere] * (2 * size)  # the least end of the lanes below each node; an unused lane has none
    out = [0] * len(spans)
    for i in order:
        start, end = spans[i]
        node = 1
        while node < size:
            node *= 2
            if tree[node] != nowhere and tree[node] + gap > start:
                node += 1
        out[i] = node - size
        tree[node] = end
        while node > 1:
            node //= 2
            tree[node] = min(tree[2 * node], tree[2 * node + 1])
    return out
