"""What was read, as text: a table for people, JSON Lines for programs, TimeML for the field.

Pure: values in, text out. EDTF is written by the caller's function, because this package knows no EDTF.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from timeline.records import Basis, Timex
from timeline.timex.anchored import Anchored
from timeline.when import Day, When, bounds

Write = Callable[[When], str]


def plain_days(when: When) -> str:
    """A when by its first and last day; two dots for a side without a bound.

    >>> from timeline.when import Moment
    >>> plain_days(Moment.month(2023, 2)), plain_days(Moment.day(2023, 3, 21))
    ('2023-02-01..2023-02-28', '2023-03-21')
    """
    low, high = bounds(when)
    if low is not None and low == high:
        return str(low)
    return f"{low or ''}..{high or ''}"


COLUMNS = ("start", "end", "text", "type", "value", "when", "basis", "rule")
"""The columns of the table, and the keys of a JSON line (which has ``mod``, ``anchor`` and ``why`` besides)."""


def cells(timex: Timex, write: Write = plain_days) -> tuple[str, ...]:
    """One row of the table, a cell a column of `COLUMNS`; white space in the text is one space."""
    when = write(timex.when) if timex.when is not None else ""
    said = " ".join(timex.text.split())
    return (str(timex.start), str(timex.end), said, timex.type.value, timex.value, when, timex.basis.value, timex.rule)


def to_table(timexes: Iterable[Timex], *, write: Write = plain_days, explain: bool = False) -> str:
    """Columns in plain text, padded with spaces, two between columns; with ``explain`` each row is followed by its derivation.

    Empty input gives the header alone. Ends with a line feed.

    >>> from timeline.timex import tag
    >>> print(to_table(tag("in February", date(2023, 3, 21))), end="")
    start  end  text      type  value    when                    basis      rule
    3      11   February  DATE  2023-02  2023-02-01..2023-02-28  published  month
    """
    found = list(timexes)
    rows = [COLUMNS, *(cells(timex, write) for timex in found)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(COLUMNS))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    if explain:
        lines = lines[:1] + [
            part for line, timex in zip(lines[1:], found, strict=True) for part in (line, f"    {timex.why}")
        ]
    return "\n".join(lines) + "\n"


JOINING = ("start", "end", "text", "relation", "days", "to")
"""The columns of the second table: words that date one happening by another."""


def joined_to_table(phrases: Iterable[Anchored], text: str, *, explain: bool = False) -> str:
    """The words of ``text`` that date one happening by another, as `anchored` found them; empty when there are none.

    ``days`` is how far apart the two lie, both ends included, two dots for no bound; ``to`` what is counted from.

    >>> from timeline.timex import anchored, tag
    >>> said = "He arrived just days after the court issued a warrant."
    >>> print(joined_to_table(anchored(said, tag(said, date(2023, 3, 21))), said, explain=True), end="")
    start  end  text             relation  days  to
    11     26   just days after  after     2..7  the court issued a warrant
        'just days after' → 2 to 7 days after 'the court issued a warrant'
    """
    found = list(phrases)
    if not found:
        return ""
    rows = [JOINING, *(_joining(one, text) for one in found)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(JOINING))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    if explain:
        told = [f"    {joined_words(one, text)}" for one in found]
        lines = lines[:1] + [part for pair in zip(lines[1:], told, strict=True) for part in pair]
    return "\n".join(lines) + "\n"


def joined_words(one: Anchored, text: str) -> str:
    """How far two happenings lie apart, as one sentence."""
    _, _, said, relation, _, target = _joining(one, text)
    low, high = one.min_days, one.max_days
    unit = "day" if (low if high is None else high) == 1 else "days"
    if high == 0:
        far = "the same day,"
    elif high is None:
        far = f"at least {low} {unit}" if low else "some time"
    else:
        far = f"{low} {unit}" if low == high else f"{low} to {high} {unit}"
    if relation in ("during", "since", "until", "once"):
        far = ""
    elif high == 0:
        return f"{said!r} → the day of {target!r}"
    return f"{said!r} → {f'{far} {relation}'.strip()} {target!r}"


def _joining(one: Anchored, text: str) -> tuple[str, str, str, str, str, str]:
    high = "" if one.max_days is None else str(one.max_days)
    days = high if high == str(one.min_days) else f"{one.min_days}..{high}"
    target = " ".join(text[one.target_start : one.target_end].split())
    return str(one.start), str(one.end), " ".join(one.text.split()), one.relation.value, days, target


def to_jsonl(
    timexes: Iterable[Timex], *, write: Write = plain_days, joined: Iterable[Anchored] = (), text: str = ""
) -> str:
    """One JSON object a line; ``when`` is null when the expression fixes no day.

    After the expressions come the words of ``text`` that date one happening by another (``joined``, from `anchored`): they have
    ``relation``, ``min_days``, ``max_days`` (null for no bound), ``target`` and no ``type``.

    >>> from timeline.timex import tag
    >>> line = json.loads(to_jsonl(tag("for weeks", date(2023, 3, 21))))
    >>> line["text"], line["type"], line["value"], line["when"]
    ('weeks', 'DURATION', 'PXW', None)
    """
    out = []
    for timex in timexes:
        record = {
            "start": timex.start,
            "end": timex.end,
            "text": timex.text,
            "type": timex.type.value,
            "value": timex.value,
            "when": None if timex.when is None else write(timex.when),
            "basis": timex.basis.value,
            "rule": timex.rule,
            "mod": timex.mod,
            "anchor": timex.anchor,
            "why": timex.why,
        }
        out.append(json.dumps(record, ensure_ascii=False) + "\n")
    for one in joined:
        bond = {
            "start": one.start,
            "end": one.end,
            "text": one.text,
            "relation": one.relation.value,
            "min_days": one.min_days,
            "max_days": one.max_days,
            "target": {
                "start": one.target_start,
                "end": one.target_end,
                "text": text[one.target_start : one.target_end],
            },
            "rule": one.rule,
            "why": joined_words(one, text),
        }
        out.append(json.dumps(bond, ensure_ascii=False) + "\n")
    return "".join(out)


# Characters XML 1.0 cannot hold (section 2.2); each becomes one U+FFFD, so offsets stay true.
_NOT_XML = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


def to_timeml(text: str, timexes: Sequence[Timex], published: date | Day, *, docid: str = "article") -> str:
    """A TimeML document with TIMEX3 inline; the characters of <TEXT> are those of ``text``.

    ``timexes`` are in order and do not overlap, as `timeline.timex.tag` gives them. What was counted from the day of publication has it as
    ``anchorTimeID``. Characters that XML cannot hold become U+FFFD.

    >>> from timeline.timex import tag
    >>> text = "They met on Tuesday."
    >>> print(to_timeml(text, tag(text, date(2023, 3, 21)), date(2023, 3, 21)).splitlines()[4])
    <TEXT>They met on <TIMEX3 tid="t1" type="DATE" value="2023-03-21" temporalFunction="true" anchorTimeID="t0">Tuesday</TIMEX3>.</TEXT>
    """
    parts = []
    at = 0
    for number, timex in enumerate(timexes, 1):
        parts.append(_escaped(text[at : timex.start]))
        attributes = {"tid": f"t{number}", "type": timex.type.value, "value": timex.value}
        if timex.mod:
            attributes["mod"] = timex.mod
        if timex.basis is not Basis.STATED:
            attributes["temporalFunction"] = "true"
        if timex.basis is Basis.PUBLISHED:
            attributes["anchorTimeID"] = "t0"
        written = "".join(f" {name}={quoteattr(value)}" for name, value in attributes.items())
        parts.append(f"<TIMEX3{written}>{_escaped(text[timex.start : timex.end])}</TIMEX3>")
        at = timex.end
    parts.append(_escaped(text[at:]))
    day = published.isoformat()
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<TimeML>\n'
        f"<DOCID>{_escaped(docid)}</DOCID>\n"
        f'<DCT><TIMEX3 tid="t0" type="DATE" value="{day}" functionInDocument="CREATION_TIME">{day}</TIMEX3></DCT>\n'
        f"<TEXT>{''.join(parts)}</TEXT>\n</TimeML>\n"
    )


def _escaped(text: str) -> str:
    return _NOT_XML.sub("\ufffd", escape(text)).replace("\r", "&#13;")
