"""Verbs whose own form says that nothing came of it: plans told in the past perfect, "was to have begun", "no deal would
be signed", "is not going to"."""

from __future__ import annotations

from timeline.extract.clauses import subject_of
from timeline.extract.lexicon_en import PLANNING_VERBS
from timeline.extract.tree import Tree, Word

_MODALS = frozenset(["would", "could", "should", "might", "ought", "'d", "’d"])
_PLANS = PLANNING_VERBS - frozenset(["agree", "commit", "threaten", "vow", "pledge", "promise", "ask", "urge", "order"])
"""Plans proper: who "had agreed to leave" may well have left."""
_TOWARDS = frozenset("go plan intend want expect hope able ready willing due set schedule manage".split())
"""What, denied, denies its infinitive."""


_PUT_OFF = frozenset("suspend postpone halt freeze drop delay defer put push move reschedule".split())
"""Verbs that undo the day a thing was planned for."""


def unreal(tree: Tree, verb: Word) -> str:
    """Why a verb tells of nothing that came true, "" when its form does not say so.

    The past perfect of planning ("had planned to travel", "had been due to open") and the perfect infinitive after
    a past plan ("was to have begun", "was scheduled to have ended") speak of plans that failed; so does a modal
    with a perfect ("would have voted"). R. Huddleston, G. Pullum, The Cambridge Grammar of the English Language, 3.6."""
    auxes = {a.text.lower() for a in tree.below(verb, "aux", "auxpass")}
    if auxes & _MODALS and auxes & {"have", "'ve", "’ve"}:
        return "it would have been"
    subject = subject_of(tree, verb)
    if subject is not None and any(w.text.lower() in ("no", "neither") for w in tree.below(subject, "det")):
        return "negated"
    above = tree.head(verb)
    if above is None or verb.dep not in ("xcomp", "ccomp", "acomp"):
        return ""
    around = {a.text.lower() for a in tree.below(above, "aux", "auxpass")}
    if tree.child(above, "neg") is not None and verb.dep == "xcomp" and above.lemma in _TOWARDS:
        return "negated"
    if above.tag.startswith("JJ") and (up := tree.head(above)) is not None:
        around |= {up.text.lower(), *(a.text.lower() for a in tree.below(up, "aux", "auxpass"))}
    planning = above.lemma in _PLANS
    if planning and "had" in around and "to" in auxes:
        return "a plan given up"
    past_plan = (above.lemma == "be" and above.tag == "VBD") or (planning and bool(around & {"was", "were"}))
    if past_plan and {"to", "have"} <= auxes:
        return "a plan given up"
    return ""


def called_off(tree: Tree, noun: Word, date: int = 0) -> bool:
    """Whether the verb a happening is the subject or object of says that it did not take place: "the vigil planned for
    Saturday was cancelled", "drills that were to start in August have been suspended". ``date`` is where its date stands:
    behind a verb of putting off it is the new one."""
    verb = tree.head(noun)
    if verb is None or noun.dep not in ("nsubjpass", "dobj"):
        return False
    off = verb.lemma == "call" and any(w.text.lower() == "off" for w in tree.below(verb, "prt", "advmod", "prep"))
    plans = tree.below(noun, "acl", "relcl")
    nearest = max((w for w in (verb, *plans) if w.start < date), key=lambda w: w.start, default=None)
    put_off = verb.lemma in _PUT_OFF and bool(plans) and nearest is not verb
    return off or put_off or verb.lemma in ("cancel", "scrap", "abandon", "shelve")
