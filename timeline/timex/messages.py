"""What looks like a message: a short text to friends and followers, where a bare "morning" or "Sat" is one of today's or this week's."""

from __future__ import annotations

import re

MESSAGE_CHARS = 300
"""Longer texts are no messages: twice what the networks allowed when the habit formed."""

# Signs of the networks, smileys, shouting, words that only chats have, and what edited prose of that length does not do: speak of
# oneself, trail off.
_SIGNS = re.compile(
    r"[#@]\w|https?://|[:;]['’]?-?[)(DPp/]|[!?]\s*[!?]|!(?=\s|$)|\.\.|…|\bRT\b|"
    r"\b(?:lol|omg|haha\w*|u|ur|tmr|tdy|tonite|gonna|wanna|my|me|(?-i:I)(?:['’](?:m|ve|ll|d))?)\b(?!\.)",
    re.IGNORECASE,
)
LOOSE_WORDS = 4
"""From so many words on, a text without a capital at its start or a stop at its end is no phrase but a careless sentence."""


def is_message(text: str) -> bool:
    """Whether a text is a message.

    >>> is_message("Good morning! #coffee"), is_message("The ministers met in the morning."), is_message("crazy week of school")
    (True, False, True)
    """
    return len(text) <= MESSAGE_CHARS and bool(_SIGNS.search(text) or _loose(text))


def _loose(text: str) -> bool:
    said = text.strip()
    return len(said.split()) >= LOOSE_WORDS and (said[0].islower() or said[-1].isalnum())
