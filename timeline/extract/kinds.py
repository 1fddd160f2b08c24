"""Which of PLOVER's types a happening has: by its verb, by the noun that says what was done, and by who or what it was
done to ("release hostages" gives in, "release figures" does not)."""

from __future__ import annotations

from timeline.extract.clauses import is_person_noun, subject_of
from timeline.extract.inflect import PLURAL_WORDS
from timeline.extract.lexicon_en import LIGHT_VERBS, NOUNS, OBJECT_TYPES, VERBS
from timeline.extract.tree import Tree, Word
from timeline.records import EventType as T

_PEOPLE = frozenset(
    """prisoner hostage captive detainee inmate refugee civilian body victim crew tourist passenger migrant national
    citizen family child student worker resident people member player guest ally pow""".split()
)
_FORCES = frozenset(
    """troop troops soldier force forces army unit tank fleet warship destroyer frigate carrier battalion brigade
    peacekeeper marine squadron plane jet navy guard police militia reservist bomber aircraft""".split()
)
_RELIEF = frozenset(
    """aid money food weapon weapons arms medicine supply supplies relief grant loan ammunition fund funds funding
    assistance equipment cash tent blanket water purifier grain wheat missile tank shell rifle gun dollar euro pound
    million billion help donation refuge shelter doctor medic rescuer""".split()
)
_ENVOYS = frozenset("envoy delegation ambassador diplomat mediator mission negotiator representative team".split())
_TIES = frozenset(
    """aid tie ties relation relations trade export exports import imports supply supplies funding flight flights asset
    assets account link links sale sales shipment shipments gas oil contact visa""".split()
)
_NATURE = frozenset(
    """storm typhoon hurricane cyclone quake earthquake tremor flood flooding tsunami tornado fire blaze wildfire
    eruption volcano landslide mudslide avalanche drought disease virus epidemic outbreak crash collision accident
    collapse disaster heat cold wave lightning train bus plane ship ferry helicopter car truck bridge""".split()
)
"""What kills and destroys without being anybody."""
_VESSELS = frozenset("tanker ship vessel boat plane bus train truck convoy".split())
_BREAKING = frozenset(
    "end halt stop suspend freeze break cancel scrap abandon boycott quit reject postpone call cut sever skip".split()
)
"""Verbs that undo what their object names."""
_EASING = frozenset("lift ease relax waive remove rescind reopen reduce".split())
_OFFICIAL_PAPERS = frozenset("plan proposal initiative draft programme program resolution".split())
_PUTTING = frozenset("propose publish present unveil offer submit announce table put issue outline circulate".split())
_OWN_ACT = (T.REJECT, T.ACCUSE, T.THREATEN, T.SUPPORT, T.REQUEST)
"""Types of verbs that speak of their object and do not do it: "condemn the bombing", "warn of a strike"."""
_WORKERS = frozenset(
    """general hunger rail transport labor labour nationwide teacher worker union pilot miner doctor nurse driver
    dockworker one-day two-day three-day 24-hour 48-hour indefinite wage pay student prison sympathy solidarity""".split()
)
"""Before "strike": one of work, not of arms."""


def type_of(tree: Tree, head: Word, *, nominal: bool) -> T:
    """The type of a happening told by this noun or verb."""
    return _of_noun(tree, head) if nominal else _of_verb(tree, head)


def _of_noun(tree: Tree, noun: Word) -> T:
    lemma = noun.lemma.lower()
    if (
        lemma == "strike"
        and {w.lemma.lower() for i in tree.subtree(noun) if (w := tree.words[i]).i < noun.i} & _WORKERS
    ):
        return T.PROTEST
    if lemma == "release" and (about := _of_what(tree, noun)) is not None and not _somebody(tree, about):
        return T.OTHER
    return NOUNS.get(lemma, T.OTHER)


def _of_what(tree: Tree, noun: Word) -> Word | None:
    prep = next((p for p in tree.below(noun, "prep") if p.lemma.lower() == "of"), None)
    return tree.child(prep, "pobj") if prep is not None else None


def _of_verb(tree: Tree, verb: Word) -> T:
    lemma = verb.lemma.lower()
    own = VERBS.get(lemma, T.OTHER)
    subject = subject_of(tree, verb)
    passive = verb.tag == "VBN" and tree.child(verb, "nsubj", "dobj") is None
    obj = tree.child(verb, "dobj") or (subject if passive else None) or tree.child(verb, "attr")
    agent = tree.child(verb, "agent")
    doer = (tree.child(agent, "pobj") if agent is not None else None) if passive else subject
    if doer is not None and doer.lemma.lower() in _NATURE and own in (T.ASSAULT, T.COERCE, T.AID, T.CONSULT, T.REJECT):
        return T.OTHER
    framed = _framed(tree, verb, lemma, doer, obj)
    if framed is not None:
        return framed
    if obj is None:
        return own
    what = obj.lemma.lower()
    kind = _of_noun(tree, obj) if what in NOUNS else T.OTHER
    if lemma in _EASING and kind in (T.SANCTION, T.COERCE, T.MOBILIZE):
        return T.CONCEDE
    if lemma in _BREAKING and kind is not T.OTHER:
        return {
            T.ASSAULT: T.RETREAT,
            T.PROTEST: T.CONCEDE,
            T.SANCTION: T.CONCEDE,
            T.COERCE: T.CONCEDE,
            T.AID: T.SANCTION,
        }.get(kind, T.REJECT)
    if lemma == "have" and what in _OFFICIAL_PAPERS:
        return T.OTHER
    if what in OBJECT_TYPES and own not in _OWN_ACT and lemma in VERBS.keys() | LIGHT_VERBS:
        return OBJECT_TYPES[what]
    if what in NOUNS and own not in _OWN_ACT:
        return kind if kind is not T.OTHER or lemma not in VERBS else T.OTHER
    return own


def _framed(tree: Tree, verb: Word, lemma: str, doer: Word | None, obj: Word | None) -> T | None:
    """The type of verbs that mean one thing of people and another of things; None for all others."""
    particles = {w.text.lower() for w in tree.below(verb, "prt", "prep", "advmod")}
    what = obj.lemma.lower() if obj is not None else ""
    match lemma:
        case "call":
            if "off" in particles:
                return T.REJECT
            if particles & {"for", "upon"} or ("on" in particles and tree.child(verb, "xcomp", "advcl") is not None):
                return T.REQUEST
            return T.CONSULT if obj is not None and _somebody(tree, obj) else None
        case "press" | "push" | "appeal" | "plead":
            return T.REQUEST if "for" in particles or tree.child(verb, "xcomp") is not None else T.OTHER
        case "release" | "free":
            return T.CONCEDE if obj is not None and _somebody(tree, obj) else T.OTHER
        case "receive" | "welcome" | "host" | "greet":
            return None if obj is None or _somebody(tree, obj) or what in NOUNS else T.OTHER
        case "send" | "give" | "provide" | "deliver" | "supply" | "fly" | "ship" | "grant" | "sell" | "lend":
            if obj is not None and (what in _FORCES and what not in _RELIEF):
                return T.MOBILIZE
            if what in _ENVOYS:
                return T.CONSULT
            if what in _RELIEF or (obj is not None and any(w.text in "$€£" for w in tree.below(obj))):
                return T.AID
            if obj is None and lemma == "fly":
                return T.CONSULT if doer is not None and _somebody(tree, doer) else T.OTHER
            return None if what in NOUNS else T.OTHER
        case "leave" | "return" | "depart" | "withdraw" | "pull" | "evacuate":
            if (doer is not None and doer.lemma.lower() in _FORCES) or what in _FORCES:
                return T.RETREAT
            if lemma in ("withdraw", "evacuate", "pull"):
                return None if lemma != "pull" else T.REJECT if "out" in particles else T.OTHER
            return T.CONSULT if doer is not None and _somebody(tree, doer) else T.OTHER
        case "arrive" | "travel" | "land" | "tour" | "enter" | "sail" | "reach":
            if doer is not None and doer.lemma.lower() in _FORCES:
                return T.MOBILIZE
            if lemma in ("enter", "sail", "reach"):
                return None if what in NOUNS or what in OBJECT_TYPES else T.OTHER
            return T.CONSULT if doer is not None and _somebody(tree, doer) else T.OTHER
        case "drop":
            return (
                T.CONCEDE if what in ("charge", "case", "claim", "demand") else T.ASSAULT if what == "bomb" else T.OTHER
            )
        case "fire":
            shots = (obj is None and particles & {"at", "on", "into"}) or what in (
                "missile",
                "rocket",
                "shot",
                "shell",
                "gas",
                "bullet",
                "drone",
            )
            return T.ASSAULT if shots else T.OTHER
        case "decline":
            return T.REJECT if obj is not None or tree.child(verb, "xcomp") is not None else T.OTHER
        case "abandon" | "quit" | "walk":
            if lemma == "walk":
                return T.REJECT if "out" in particles and what not in ("prison",) else T.OTHER
            return (
                T.REJECT
                if obj is not None and (what in NOUNS or what in _OFFICIAL_PAPERS or obj.tag == "NNP")
                else T.OTHER
            )
        case "halt" | "cut" | "freeze" | "suspend" | "restrict" | "sever":
            return None if what in NOUNS or what in _TIES else T.OTHER
        case "hold":
            taken = (obj is not None and _somebody(tree, obj)) or what in _VESSELS
            return (
                None
                if what in NOUNS or what in OBJECT_TYPES
                else T.COERCE
                if taken and not particles & {"up"}
                else T.OTHER
            )
        case "try":
            return T.COERCE if tree.child(verb, "auxpass") is not None else T.OTHER
        case "admit":
            return T.CONCEDE if tree.child(verb, "ccomp", "xcomp", "dobj") is not None else T.OTHER
        case "rally" | "march":
            return T.PROTEST if doer is None or _somebody(tree, doer) else T.OTHER
        case "commit" | "reach" | "seal" | "strike" | "conclude" | "settle" | "clinch":
            if what in NOUNS and NOUNS[what] is T.AGREE:
                return T.AGREE
            if lemma == "strike":
                return None
            return T.AGREE if lemma == "commit" and "to" in particles else None if what in NOUNS else T.OTHER
        case "appoint" | "name" | "elect" | "nominate" | "be" | "become" | "kill" | "wound" | "injure" | "capture":
            return VERBS.get(lemma, T.OTHER)  # done to a soldier or an ambassador, it is still what the verb says
        case "announce" | "propose" | "publish" | "present" | "unveil" | "submit":
            if what in _OFFICIAL_PAPERS and lemma in _PUTTING:
                return T.REQUEST
            return None
        case "issue" | "hand" | "pass" | "pronounce" if what in ("sentence", "verdict", "conviction"):
            return T.COERCE
        case "recall" | "expel" | "summon":
            return T.REQUEST if lemma == "summon" else T.SANCTION
        case "gun":
            return T.ASSAULT
        case "protest":
            return T.PROTEST
    return None


def _somebody(tree: Tree, noun: Word) -> bool:
    """Whether a noun is a person, people, a state or a body, as far as its form tells."""
    lemma = noun.lemma.lower()
    return (
        noun.tag in ("NNP", "NNPS", "PRP", "CD")
        or lemma in _PEOPLE | _ENVOYS | _FORCES | PLURAL_WORDS
        or (
            is_person_noun(noun)
            and lemma not in _VESSELS
            and lemma not in ("number", "figure", "letter", "order", "power")
        )
    )
