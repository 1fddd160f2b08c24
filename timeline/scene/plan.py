"""All that is settled before px come in: what is drawn, in which lane, which lines divide it, who gets a label."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from timeline.scene.index import Crumbs, Pile
from timeline.scene.items import Item
from timeline.scene.marks import Box, Described, Mark, Scene, View
from timeline.scene.rows import Rows
from timeline.scene.scale import Ints, TimeScale
from timeline.when import Day


@dataclass(frozen=True, slots=True)
class Plan:
    """What both orientations draw.

    ``items`` are the events that get a label, in order of time, ``crumbs`` the others; ``main`` and ``touched`` say, for
    each, its lane and the other lanes it touches (indices into ``lanes``, whose names may be empty). ``bands`` are the states,
    each with its lane. ``lines`` are the days after which a line stands across time, in order, named by ``line_names`` (empty: no name).
    ``future`` says which part of the picture is still to come. ``scale`` makes the time scale between two px.
    ``chosen`` are the places of ``items`` in the index, weightiest first.
    """

    view: View
    scale: Callable[[float, float], TimeScale]
    lanes: tuple[str, ...]
    items: tuple[Item, ...]
    main: tuple[int, ...]
    touched: tuple[tuple[int, ...], ...]
    bands: tuple[tuple[Item, int], ...]
    crumbs: Crumbs
    lines: tuple[Day, ...]
    line_names: tuple[str, ...]
    is_today: tuple[bool, ...]
    future: Literal["none", "after the last line", "all"]
    described: Mapping[str, Described]
    chosen: Ints

    @property
    def used(self) -> frozenset[int]:
        """The lanes in which something is drawn singly."""
        return frozenset((*self.main, *(lane for _, lane in self.bands)))

    def seen(self, scale: TimeScale) -> Plan:
        """The plan with its items as a scale shows them, see `Item.seen`."""
        return replace(self, items=tuple(item.seen(scale) for item in self.items))

    def echoes(self, lane: int) -> list[tuple[Item, int]]:
        """The items of other lanes that touch a lane, each with its own lane."""
        rows = zip(self.items, self.main, self.touched, strict=True)
        return [(item, at) for item, at, touched in rows if lane in touched]

    def piles(self, edges: Sequence[float]) -> list[list[tuple[int, Pile]]]:
        """For each lane, what stands without a label in each piece between two edges (day numbers)."""
        return [list(self.crumbs.piles(lane, edges)) if self.crumbs.total else [] for lane in range(len(self.lanes))]

    def laid(self, marks: Sequence[Mark], plot: Box, axis: Box, scale: TimeScale, height: float) -> Laid:
        """The picture laid out, ``height`` px high.

        What it withholds is filled in when it is the one that is taken: of a million events that is a long list.
        """
        scene = Scene(
            width_px=self.view.width_px,
            height_px=max(round(height, 2), self.view.height_px or 0.0),
            plot=plot,
            scale=scale,
            marks=tuple(marks),
            described=self.described,
            title=self.view.title,
            description=self.view.subtitle,
            orientation=self.view.orientation,
            axis=axis,
        )
        return Laid(scene, height, self.chosen)


@dataclass(frozen=True, slots=True)
class Laid:
    """A scene, the height it needs and the events that are ``chosen`` for a label (places in order of time, weightiest first).

    Of lanes, the ``gaps`` that could grow to fill a higher picture, and what stands in the ``rows`` of each.
    """

    scene: Scene
    height: float
    chosen: Ints
    gaps: int = 0
    rows: Rows = field(default_factory=dict)

    @property
    def labels(self) -> int:
        return len(self.chosen)
