"""What looks like a message: a short text to friends and followers, where a bare "morning" or "Sat" is one of today's or this week's."""

from __future__ import annotations

import re

MESSAGE_CHARS = 300
"""Longer texts are no messages: twice what the networks allowed when the habit formed."""

_SIGNS = re.compile(
    r"[#@]\w|https?://|[:;]-?[)(DPp/]|!!|\bRT\b|\b(?:lol|omg|haha\w*|u|ur|tmr|tdy|tonite|gonna|wanna)\b", re.IGNORECASE
)


def is_message(text: str) -> bool:
    """Whether a text is a message.

    >>> is_message("Good morning! #coffee"), is_message("The ministers met in the morning.")
    (True, False)
    """
    return len(text) <= MESSAGE_CHARS and bool(_SIGNS.search(text))
