"""English verb forms that titles need: a lemma's present tense, gerund and participle, and whether a subject is plural."""

from __future__ import annotations

import re

_SHORT = re.compile(r"(?:[^aeiou]*|qu)[aeiou][^aeiouwxy]")
_DOUBLING = frozenset(
    "begin commit permit transfer refer occur admit submit prefer regret rebel expel compel repel".split()
)
"""Longer verbs that double their last consonant before -ing and -ed, as all short ones do ("ban", "stop", "quit")."""


def _doubled(lemma: str) -> str:
    return lemma + lemma[-1] if lemma in _DOUBLING or _SHORT.fullmatch(lemma) else lemma


_PARTICIPLES = dict(
    pair.split("/")
    for pair in """arise/arisen awake/awoken be/been bear/borne beat/beaten become/become befall/befallen begin/begun
    behold/beheld bend/bent bet/bet bind/bound bite/bitten bleed/bled blow/blown break/broken breed/bred bring/brought
    broadcast/broadcast build/built burst/burst buy/bought cast/cast catch/caught choose/chosen cling/clung come/come
    cost/cost creep/crept cut/cut deal/dealt dig/dug do/done draw/drawn drink/drunk drive/driven eat/eaten fall/fallen
    feed/fed feel/felt fight/fought find/found flee/fled fling/flung fly/flown forbid/forbidden forecast/forecast
    foresee/foreseen forget/forgotten forgive/forgiven forgo/forgone forsake/forsaken freeze/frozen get/got give/given
    go/gone grind/ground grow/grown hang/hung have/had hear/heard hide/hidden hit/hit hold/held hurt/hurt keep/kept
    know/known lay/laid lead/led leave/left lend/lent let/let lie/lain light/lit lose/lost make/made mean/meant meet/met
    mislead/misled mistake/mistaken oversee/overseen overtake/overtaken overthrow/overthrown pay/paid put/put quit/quit
    read/read rebuild/rebuilt retake/retaken rid/rid ride/ridden ring/rung rise/risen run/run say/said see/seen seek/sought
    sell/sold send/sent set/set shake/shaken shed/shed shine/shone shoot/shot show/shown shrink/shrunk shut/shut sing/sung
    sink/sunk sit/sat slay/slain sleep/slept slide/slid speak/spoken speed/sped spend/spent spill/spilled spin/spun
    split/split spread/spread spring/sprung stand/stood steal/stolen stick/stuck sting/stung strike/struck string/strung
    strive/striven swear/sworn sweep/swept swim/swum swing/swung take/taken teach/taught tear/torn tell/told think/thought
    throw/thrown thrust/thrust undergo/undergone understand/understood undertake/undertaken undo/undone uphold/upheld
    upset/upset wake/woken wear/worn weave/woven weep/wept win/won wind/wound withdraw/withdrawn withhold/withheld
    withstand/withstood write/written""".split()
)


def gerund(lemma: str) -> str:
    """A verb's -ing form.

    >>> gerund("implement"), gerund("sign"), gerund("make"), gerund("stop"), gerund("agree"), gerund("die")
    ('implementing', 'signing', 'making', 'stopping', 'agreeing', 'dying')
    """
    if lemma.endswith("ie"):
        return f"{lemma[:-2]}ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) and lemma != "be":
        return f"{lemma[:-1]}ing"
    return f"{_doubled(lemma)}ing"


_IRREGULAR = {"be": ("is", "are"), "have": ("has", "have"), "do": ("does", "do"), "go": ("goes", "go")}

PLURAL_WORDS = frozenset(
    """police people troops forces rebels militants gunmen officials lawmakers both several many few all they we
    two""".split()
)
"""Subjects that take a plural verb though no plural ending or numeral says so."""


def present(lemma: str, *, plural: bool) -> str:
    """A verb's present tense.

    >>> present("publish", plural=False), present("deny", plural=False), present("buy", plural=False), present("sign", plural=True)
    ('publishes', 'denies', 'buys', 'sign')
    """
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma][plural]
    if plural:
        return lemma
    if lemma.endswith(("s", "x", "z", "ch", "sh")) or (lemma.endswith("o") and lemma[-2:-1] not in "aeiou"):
        return f"{lemma}es"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return f"{lemma[:-1]}ies"
    return f"{lemma}s"


def participle(lemma: str) -> str:
    """A verb's past participle.

    >>> participle("cut"), participle("take"), participle("close"), participle("ban"), participle("deny"), participle("visit")
    ('cut', 'taken', 'closed', 'banned', 'denied', 'visited')
    """
    if lemma in _PARTICIPLES:
        return _PARTICIPLES[lemma]
    if lemma.endswith("e"):
        return f"{lemma}d"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return f"{lemma[:-1]}ied"
    return f"{_doubled(lemma)}ed"
