"""How much a reader would miss an event, 0 to 1: what stays when a timeline has room for few.

The sum of six parts, each a plain fact of the text (weights by judgement, written here so that they can be argued
with):

=====================  =======  ==========================================================================================
part                   at most  how
=====================  =======  ==========================================================================================
position                  0.25  linear from the first paragraph (all) to the last (none): news tells the main thing first
mentions                  0.20  0.08 for each mention after the first
actors                    0.20  0.07 for each state, organisation or person that takes part
type                      0.15  violence, agreements, sanctions, threats of force above visits above the rest
precision                 0.10  a day in full, a month half, a year a quarter
core                      0.10  dated within a month of publication or still to come
=====================  =======  ==========================================================================================

States in the background get half.
"""

from __future__ import annotations

from timeline.records import EventType
from timeline.when import Day, When, bounds

_BY_TYPE = {
    EventType.ASSAULT: 1.0,
    EventType.AGREE: 1.0,
    EventType.SANCTION: 0.9,
    EventType.COERCE: 0.9,
    EventType.MOBILIZE: 0.8,
    EventType.ACCUSE: 0.8,
    EventType.THREATEN: 0.7,
    EventType.CONSULT: 0.7,
    EventType.RETREAT: 0.8,
    EventType.PROTEST: 0.6,
    EventType.AID: 0.6,
}


def importance(
    *,
    paragraph: int,
    paragraphs: int,
    mentions: int,
    actors: int,
    kind: EventType,
    when: When | None,
    published: Day,
    background: bool,
) -> float:
    """Importance by the table above, to two decimals; ``paragraph`` counts from 0 to ``paragraphs - 1``."""
    position = 0.25 * (1 - paragraph / max(1, paragraphs - 1)) if paragraphs > 1 else 0.25
    low, high = bounds(when) if when is not None else (None, None)
    precision = near = 0.0
    if low is not None and high is not None:
        days = high - low
        precision = 0.10 if days == 0 else 0.08 if days <= 7 else 0.05 if days <= 31 else 0.025
    if (high is None or high > published + -31) and when is not None:
        near = 0.10
    total = (
        position
        + min(0.20, 0.08 * (mentions - 1))
        + min(0.20, 0.07 * actors)
        + 0.15 * _BY_TYPE.get(kind, 0.4)
        + precision
        + near
    )
    return round(min(1.0, total * (0.5 if background else 1.0)), 2)
