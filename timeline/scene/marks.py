"""What a laid-out timeline is made of: boxes, dots, rules and texts in px, with colour roles and event ids.

A `Scene` holds no dates to compute with, no events and no colours. A painter translates it and decides nothing, so every
picture of one scene (screen, SVG, PNG, PDF) shows the same things at the same places. Px have their origin top left, y
downwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from timeline.when import Day

if TYPE_CHECKING:
    from timeline.scene.scale import TimeScale

LaneKey = Literal["none", "actor", "type", "status", "source"]
ScaleKind = Literal["elastic", "linear"]


@dataclass(frozen=True, slots=True)
class View:
    """What a reader wants to see.

    ``width_px`` is the width of the whole picture; ``height_px`` fixes its height (None: as high as it needs). ``domain`` is the first
    and last day shown (None: fit the events). ``published`` are the days that divide what was from what is to come, ``today`` a line
    of its own; neither is read from a clock. ``title``, ``subtitle`` and ``credit`` stand above and below the drawing when not empty.
    """

    width_px: float = 1200.0
    height_px: float | None = None
    domain: tuple[Day, Day] | None = None
    scale: ScaleKind = "elastic"
    lanes: LaneKey = "actor"
    published: tuple[Day, ...] = ()
    today: Day | None = None
    title: str = ""
    subtitle: str = ""
    credit: str = ""
    legend: bool = True
