"""The errors a caller may want to tell apart.

TimelineError
├── EdtfError       text that is not EDTF, or EDTF that says what a record cannot keep
├── ArticleError    an article that cannot be read: missing, empty, binary, too large, undated …
├── RecordsError    a records file that is not what the format says (holds every problem, not just the first)
├── StoreError      a records file that cannot be saved as asked: changed by somebody else, not writable …
└── DrawError       a picture that cannot be drawn: unknown format, a glyph no font holds …

Messages are lower case, quote what was given with ``!r`` and end with what to do. Programmers' mistakes stay
``TypeError`` and ``ValueError``.
"""

from __future__ import annotations


class TimelineError(Exception):
    """The root of all errors a user of this package can mend; its text is fit to be shown as it is."""


class EdtfError(TimelineError):
    """Text that is not EDTF, or is EDTF beyond what a record can keep.

    ``text`` is what was given, ``position`` the 0-based code point where reading stopped, ``problem`` what is wrong there
    and ``remedy`` what to write instead.
    """

    def __init__(self, text: str, position: int, problem: str, remedy: str) -> None:
        self.text = text
        self.position = position
        self.problem = problem
        self.remedy = remedy
        super().__init__(f"{text!r} is not a date we can keep: {problem} at position {position}; {remedy}")


class ArticleError(TimelineError):
    """An article that cannot be read; the message names it and says what to do."""


class RecordsError(TimelineError):
    """A records file with problems; ``problems`` holds them all, one line of text each, in the order of the file."""

    def __init__(self, message: str, problems: tuple[str, ...] = ()) -> None:
        self.problems = problems
        super().__init__(message)


class StoreError(TimelineError):
    """A records file that cannot be saved as asked; what was there before is whole."""


class DrawError(TimelineError):
    """A picture that cannot be drawn as asked."""
