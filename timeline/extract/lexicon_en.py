"""What verbs and nouns of English news mean for a timeline: PLOVER's type of each, and the small closed classes
that extraction turns on.

Data only. ``VERBS`` and ``NOUNS`` map lemmas to the event type; a noun in ``NOUNS`` is a happening by itself
("Tuesday's talks"). The types are PLOVER's (see `timeline.records.EventType`), the word lists are ours."""

from __future__ import annotations

from timeline.records import EventType

_VERB_ROWS: dict[EventType, str] = {
    EventType.AGREE: """agree sign ratify conclude settle reconcile approve endorse adopt initial pledge promise vow
        accept compromise strike seal finalize finalise reach clinch undertake commit accede ink""",
    EventType.CONSULT: """meet visit talk discuss negotiate confer consult call host welcome receive greet attend
        travel arrive tour phone mediate convene gather speak return fly invite reunite brief leave depart""",
    EventType.SUPPORT: """support back praise recognise recognize endorse hail congratulate defend laud applaud
    honour honor commend thank""",
    EventType.CONCEDE: """concede yield relent ease lift release free pardon apologise apologize resign relax
        unfreeze waive amnesty surrender capitulate admit drop exonerate acquit commute""",
    EventType.COOPERATE: """cooperate collaborate trade share join integrate partner coordinate exchange import
    export connect""",
    EventType.AID: """aid help donate assist fund finance deliver evacuate rescue shelter feed supply grant lend
        rebuild disburse airlift send give provide""",
    EventType.RETREAT: """retreat withdraw leave disengage demobilise demobilize disarm evacuate""",
    EventType.REQUEST: """ask request urge appeal demand propose plead seek petition suggest summon beg invite""",
    EventType.ACCUSE: """accuse blame criticise criticize condemn denounce charge indict sue allege deplore decry
        protest rebuke slam blast fault chide censure lambast""",
    EventType.REJECT: """reject refuse veto decline boycott cancel rescind quit abandon walk dismiss deny block
        scrap defy oppose spurn renege overturn annul""",
    EventType.THREATEN: """threaten warn menace vow""",
    EventType.PROTEST: """protest demonstrate rally march riot strike picket""",
    EventType.SANCTION: """sanction expel ban embargo blacklist penalise penalize fine suspend restrict sever freeze
        bar recall impose halt cut levy downgrade prohibit""",
    EventType.MOBILIZE: """mobilise mobilize deploy amass conscript call station mass rearm reinforce position
    redeploy""",
    EventType.COERCE: """arrest detain jail imprison sentence convict seize confiscate raid crack repress blockade
        besiege hack deport extradite execute censor prosecute try occupy annex capture outlaw evict hold
        interrogate abduct kidnap blockade dissolve oust topple depose overthrow intercept impound board storm""",
    EventType.ASSAULT: """attack bomb shell kill invade shoot assassinate murder fire strike hit launch bombard raid
        storm massacre stab ambush explode detonate torture rape wound injure destroy shell fight clash battle torch
        drop target poison""",
}
_NOUN_ROWS: dict[EventType, str] = {
    EventType.AGREE: """agreement deal treaty accord pact truce ceasefire armistice settlement signing ratification
        memorandum compromise declaration communique reconciliation""",
    EventType.CONSULT: """talk talks meeting summit visit trip tour negotiation dialogue conference call phonecall
        consultation reunion session hearing forum gathering round congress assembly arrival encounter retreat""",
    EventType.SUPPORT: """endorsement recognition rally""",
    EventType.CONCEDE: """release pardon amnesty resignation apology acquittal""",
    EventType.COOPERATE: """exercise drill exchange swap""",
    EventType.AID: """aid airlift bailout evacuation rescue loan grant""",
    EventType.RETREAT: """withdrawal pullout retreat disengagement surrender""",
    EventType.REQUEST: """request appeal proposal ultimatum petition invitation""",
    EventType.ACCUSE: """accusation indictment lawsuit warrant charge complaint condemnation""",
    EventType.REJECT: """rejection veto refusal cancellation boycott walkout""",
    EventType.THREATEN: """threat warning""",
    EventType.PROTEST: """protest demonstration march riot strike walkout uprising revolt unrest revolution sit-in
    rebellion intifada""",
    EventType.SANCTION: """sanction sanctions embargo expulsion ban tariff tariffs penalty suspension""",
    EventType.MOBILIZE: """mobilisation mobilization deployment conscription buildup""",
    EventType.COERCE: """arrest raid seizure crackdown blockade siege trial sentencing conviction verdict occupation
        annexation capture coup takeover curfew kidnapping abduction detention putsch hijacking execution imprisonment""",
    EventType.ASSAULT: """attack war invasion bombing assault offensive strike airstrike shelling killing massacre
        shooting assassination explosion blast battle clash fighting raid genocide ambush incursion insurgency
        conflict murder slaying homicide
        lynching beating bloodshed violence stabbing bombardment counteroffensive hostilities crash-bombing counterattack""",
    EventType.OTHER: """election vote referendum poll ballot runoff inauguration ceremony funeral earthquake quake
        flood flooding hurricane typhoon cyclone storm tsunami eruption landslide wildfire drought famine outbreak
        pandemic epidemic crash accident collapse disaster fire launch test opening closure birth death anniversary
        parade default devaluation crisis recession impeachment coronation wedding merger appointment handover
        independence unification reunification partition dissolution debut census blackout outage spill leak
        shutdown derailment eruption heatwave by-election primary swearing-in budget ruling decision announcement
        statement speech address report resolution deadline expiry independence tournament collision sinking landing
        departure fall defeat victory rupture breakdown resumption proclamation accession enlargement
        founding formation abolition nationalisation nationalization bankruptcy defection mutiny escape ouster
        exodus purge aftershock debate discovery plunge competition
        contest festival championship olympics exhibition workshop seminar congress referendum bargaining shipwreck capsizing derailment""",
}

VERBS: dict[str, EventType] = {}
for _type, _words in _VERB_ROWS.items():
    for _word in _words.split():
        VERBS.setdefault(_word, _type)
NOUNS: dict[str, EventType] = {}
for _type, _words in _NOUN_ROWS.items():
    for _word in _words.split():
        NOUNS.setdefault(_word, _type)
NOUNS["strike"] = EventType.ASSAULT
VERBS["strike"] = EventType.ASSAULT
NOUNS["rally"] = EventType.PROTEST

WEAK_NOUNS = frozenset(
    """budget ruling decision announcement statement speech address report resolution charge complaint request
    proposal round session threat warning deadline crisis conflict aid loan grant exchange test fire storm
    launch opening independence fighting unrest talk dialogue death birth decision assembly congress forum
    anniversary statement poll ban penalty settlement""".split()
)
"""Nouns that name a happening only when they are dated themselves ("Monday's ruling"), not when they merely stand
near a date."""

OBJECT_TYPES: dict[str, EventType] = {
    # object noun of a light verb -> the type of the whole ("issue a warrant", "sign a deal", "impose tariffs", "hold an election")
    "warrant": EventType.ACCUSE,
    "charge": EventType.ACCUSE,
    "invitation": EventType.REQUEST,
    "plan": EventType.REQUEST,
    "proposal": EventType.REQUEST,
    "initiative": EventType.REQUEST,
    "election": EventType.OTHER,
    "referendum": EventType.OTHER,
    "vote": EventType.OTHER,
    "inquiry": EventType.OTHER,
    "investigation": EventType.OTHER,
    "missile": EventType.ASSAULT,
    "rocket": EventType.ASSAULT,
    "drone": EventType.ASSAULT,
    "airstrike": EventType.ASSAULT,
    "emergency": EventType.COERCE,
    "law": EventType.OTHER,
    "bill": EventType.OTHER,
    "satellite": EventType.OTHER,
    "tender": EventType.OTHER,
    "troop": EventType.MOBILIZE,
    "troops": EventType.MOBILIZE,
    "soldier": EventType.MOBILIZE,
    "aid": EventType.AID,
    "weapon": EventType.AID,
    "ambassador": EventType.SANCTION,
    "diplomat": EventType.SANCTION,
}

LIGHT_VERBS = frozenset(
    """hold have make take give pay conduct carry stage launch issue extend undergo undertake begin start open end
    conclude finish resume impose sign reach announce declare publish present unveil mount host convene call do
    deliver order lift suspend kick wrap get""".split()
)
"""Verbs whose object says what happened."""


REPORTING = frozenset(
    """say tell report add note explain write quote cite state comment recall observe remark describe argue stress
    emphasise emphasize insist reiterate believe think estimate suggest show indicate reveal reckon predict
    forecast acknowledge underline underscore post tweet respond reply mention claim maintain assert know see
    hope feel mean understand concede hint signal read""".split()
)
"""Verbs that hand on what somebody says or thinks: never events by themselves."""

SAYING = frozenset("say tell claim state report add write allege assert maintain insist".split())
"""Plain sayings: an event only when they are dated and somebody who matters says it."""
CLAIMING = frozenset("claim allege assert maintain insist contend purport boast".split())
SPEECH_ACTS = frozenset(
    """accuse warn announce condemn vow threaten urge reject demand deny criticise criticize propose pledge promise
    apologise apologize call appeal declare confirm order denounce blame praise welcome congratulate admit rule
    request ask invite acknowledge""".split()
)
"""Saying that does something: an event of its own when it is dated."""

PLANNING_VERBS = frozenset(
    """suppose plan schedule expect intend aim due set slate vow pledge promise agree propose hope want prepare decide
    arrange commit threaten seek order project tip poise bind bound oblige require wait stand hop ask urge
    invite""".split()
)


HYPOTHETICAL_MARKS = frozenset(["if", "unless", "whether", "lest"])
DENYING = frozenset(
    """deny doubt rule refuse fail decline dispute reject dismiss disprove avoid prevent forget cease""".split()
)
WISHING = frozenset("hope wish want like fear worry imagine consider mull weigh debate".split())

STATES = frozenset(
    """be have remain stay exist live rely depend belong contain know own possess rule govern lead serve work face
    suffer stand hold keep lack enjoy love hate border include comprise oppose control occupy strengthen grow
    deteriorate worsen improve fluctuate rank host""".split()
)
"""Verbs of lasting: "since 2010" or "from 1999 to 2008" with one of them is a background."""

TRIVIAL_VERBS = frozenset(
    """be have do seem appear look become remain stay include involve contain mean depend base relate concern
    compare average total stand rank reflect represent suggest imply underline highlight show follow precede
    date continue need want like let help try tend use feel""".split()
)
"""Verbs that make no event by themselves, dated or not, unless they carry an eventive subject, object or complement."""

BEGIN = frozenset(["begin", "start", "open", "launch", "kick", "commence"])

PERSON_NOUNS = frozenset(
    """president leader minister premier chancellor king queen prince chief commander general ruler politician
    senator lawmaker mayor governor candidate official spokesman spokeswoman spokesperson envoy ambassador
    diplomat activist dissident journalist suspect man woman judge prosecutor lawyer analyst economist secretary
    chairman chairwoman chair head adviser advisor aide attorney director deputy treasurer commissioner delegate
    congressman congresswoman representative speaker counterpart founder rebel militant negotiator mediator inspector
    colonel captain major lieutenant admiral sergeant marshal pope bishop archbishop cardinal monarch emperor doctor
    astronaut scientist professor writer author singer actor player driver pilot priest cleric imam rabbi boy girl
    father mother son daughter wife husband brother sister widow teenager""".split()
)
GROUP_NOUNS = frozenset(
    """leader president minister counterpart men women side country nation state party ally neighbour neighbor
    government""".split()
)
ACCUSING = frozenset(
    "accuse suspect charge blame convict criticize criticise condemn acquit sentence jail arrest".split()
)
"""Verbs whose "of" or "for" tells what somebody else did or is said to have done."""
BYSTANDERS = frozenset(
    """resident witness survivor neighbour neighbor villager passer-by local analyst expert professor lecturer
    researcher fellow economist historian specialist scientist academic commentator scholar observer strategist
    reporter source farmer driver student mother father woman man trader shopkeeper teacher nurse worker critic
    friend relative""".split()
)
"""Who comments or looks on: what they said on a day is no event."""
