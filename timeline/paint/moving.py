"""What of a picture moves when a reader zooms along time, and what stands still."""

from __future__ import annotations

from timeline.paint.looks import bounds_of, hull
from timeline.scene.marks import Box, Mark, Scene, Stack, Text


def moves(mark: Mark, scene: Scene, room: Box | None = None) -> bool:
    """Whether a mark moves when time is zoomed: it belongs to an event, or stands inside the plot or the axis.

    Lane names stand still even where a narrow picture sets them inside the plot. ``room`` is the scene's `moving_room`, for who asks
    of many marks.
    """
    event = getattr(mark, "event", None)
    if (event and event in scene.described) or (isinstance(mark, Stack) and mark.count):
        return True
    if isinstance(mark, Text) and mark.role == "accent":
        return False
    box, room = bounds_of(mark), room or moving_room(scene)
    return room.x0 - 1 <= box.x0 and box.x1 <= room.x1 + 1 and room.y0 - 1 <= box.y0 and box.y1 <= room.y1 + 1


def moving_room(scene: Scene) -> Box:
    """The plot and the axis beside it, with half a label more along time: a label of the first tick hangs over its end."""
    room = hull(scene.plot, scene.axis) if scene.axis else scene.plot
    if scene.orientation == "vertical":
        return Box(room.x0, max(room.y0 - 20, 0.0), room.x1, min(room.y1 + 20, scene.height_px))
    return Box(max(room.x0 - 20, 0.0), room.y0, min(room.x1 + 40, scene.width_px), room.y1)
