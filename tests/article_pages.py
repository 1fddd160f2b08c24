"""A small page to put dates and furniture on."""

from __future__ import annotations

PROSE = "Ministers of both states left Geneva on Monday, after two weeks of talks about the border and the dam."
MORE = "They will meet again in the autumn, the host told reporters at the airport before he flew home."


def page(*parts: str, date_line: str = "March 21, 2023") -> str:
    return "\n\n".join(["Talks end without a deal", date_line, *parts])
