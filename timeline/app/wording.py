"""What the page calls things: codes of the records in a reader's words."""

from __future__ import annotations

from timeline.app.look import Precision
from timeline.reading import without_markdown
from timeline.records import Actor, ActorRole, Basis, EventType, Evidence, Status
from timeline.scene.marks import LaneKey

STATUS_WORDS: dict[Status, str] = {
    Status.HAPPENED: "Happened",
    Status.ONGOING: "Ongoing",
    Status.PLANNED: "Planned",
    Status.CLAIMED: "Claimed by one side",
}

TYPE_WORDS: dict[EventType, str] = {
    EventType.AGREE: "Agreement",
    EventType.CONSULT: "Meeting or talks",
    EventType.SUPPORT: "Support",
    EventType.CONCEDE: "Concession",
    EventType.COOPERATE: "Cooperation",
    EventType.AID: "Aid",
    EventType.RETREAT: "Withdrawal",
    EventType.REQUEST: "Request or proposal",
    EventType.ACCUSE: "Accusation",
    EventType.REJECT: "Refusal",
    EventType.THREATEN: "Threat",
    EventType.PROTEST: "Protest",
    EventType.SANCTION: "Sanction",
    EventType.MOBILIZE: "Mobilisation",
    EventType.COERCE: "Coercion",
    EventType.ASSAULT: "Violence",
    EventType.OTHER: "Other",
}

ROLE_WORDS: dict[ActorRole, str] = {ActorRole.SOURCE: "acts", ActorRole.TARGET: "is acted upon"}

BASIS_WORDS: dict[Basis, str] = {
    Basis.STATED: "stated in the words",
    Basis.PUBLISHED: "counted from the day of publication",
    Basis.NARRATIVE: "counted from the day the story had reached",
    Basis.EVENT: "counted from another event",
}

PRECISION_WORDS: dict[Precision, str] = {
    "day": "To the day",
    "days": "Within days",
    "month": "Within a month",
    "year": "Within a year",
    "longer": "Wider than a year",
    "undated": "Without a date",
}

LANE_WORDS: dict[LaneKey, str] = {
    "actor": "Actor",
    "type": "Type",
    "status": "Status",
    "source": "Source",
    "none": "No lanes",
}


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun.

    >>> counted(1, "event"), counted(1200, "event")
    ('1 event', '1,200 events')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def plain(words: str) -> str:
    """A quotation as a page shows it: one line, without markdown's link targets and emphasis.

    >>> plain("the court [issued](#) a\\n**warrant**")
    'the court issued a warrant'
    """
    return " ".join(without_markdown(words).split())


def passage_words(proof: Evidence) -> str:
    """A passage in quotation marks."""
    return f"“{plain(proof.exact)}”"


def about_actor(actor: Actor) -> str:
    """What stands beside an actor's name: the state's code and the part taken; empty where neither is known."""
    return " · ".join(filter(None, [actor.code, ROLE_WORDS[actor.role] if actor.role else None]))


def role_words(actor: Actor) -> str:
    """An actor in one line.

    >>> role_words(Actor("China", "CHN", ActorRole.SOURCE)), role_words(Actor("a bystander"))
    ('China (CHN · acts)', 'a bystander')
    """
    about = about_actor(actor)
    return f"{actor.name} ({about})" if about else actor.name


def background_words(background: bool) -> str:
    """What an event is drawn as."""
    return "A state of affairs" if background else "A happening"
