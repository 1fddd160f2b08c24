"""Organisations, blocs and armed groups of world affairs, as English news names them.

``BODIES`` maps each way of writing to the name we print; a body's kind is in ``KINDS`` when it is not an
international organisation. The code of an international organisation is ``IGO``; a bloc and an armed group have
none. To add one, add its ways of writing."""

from __future__ import annotations

from timeline.records import ActorKind

_ORGANISATIONS = {
    "United Nations": ("UN", "U.N."),
    "UN Security Council": ("U.N. Security Council", "United Nations Security Council", "Security Council"),
    "UN General Assembly": ("U.N. General Assembly", "United Nations General Assembly", "General Assembly"),
    "UN Human Rights Council": ("U.N. Human Rights Council",),
    "UNHCR": ("U.N. refugee agency", "UN refugee agency"),
    "UNESCO": ("Unesco",),
    "UNICEF": ("Unicef",),
    "UNRWA": (),
    "World Food Programme": ("WFP", "World Food Program"),
    "World Health Organization": ("WHO", "World Health Organisation"),
    "International Atomic Energy Agency": ("IAEA",),
    "International Criminal Court": ("ICC",),
    "International Court of Justice": ("ICJ", "World Court"),
    "International Monetary Fund": ("IMF",),
    "World Bank": (),
    "World Trade Organization": ("WTO", "World Trade Organisation"),
    "OPEC": (
        "Opec",
        "Organization of Petroleum Exporting Countries",
        "Organization of the Petroleum Exporting Countries",
    ),
    "OPEC+": ("Opec+",),
    "NATO": ("Nato", "North Atlantic Treaty Organization", "North Atlantic Treaty Organisation"),
    "European Union": ("EU", "E.U."),
    "European Commission": (),
    "European Council": (),
    "European Parliament": (),
    "European Central Bank": ("ECB",),
    "European Court of Human Rights": ("ECHR",),
    "European Court of Justice": (),
    "Council of Europe": (),
    "OSCE": ("Organization for Security and Co-operation in Europe",),
    "African Union": ("AU",),
    "ECOWAS": ("Ecowas", "Economic Community of West African States"),
    "Organization of African Unity": ("OAU", "Organisation of African Unity"),
    "IGAD": ("Intergovernmental Authority on Development",),
    "Southern African Development Community": ("SADC",),
    "East African Community": (),
    "Commonwealth of Independent States": ("CIS",),
    "Eurasian Economic Union": (),
    "Warsaw Pact": (),
    "European Community": (),
    "Arab League": (),
    "Gulf Cooperation Council": ("GCC",),
    "Organisation of Islamic Cooperation": ("OIC",),
    "ASEAN": ("Asean", "Association of Southeast Asian Nations"),
    "APEC": ("Apec",),
    "Shanghai Cooperation Organisation": ("SCO", "Shanghai Cooperation Organization"),
    "BRICS": ("Brics",),
    "Mercosur": (),
    "Organization of American States": ("OAS", "Organisation of American States"),
    "Commonwealth": (),
    "Caricom": ("CARICOM",),
    "OECD": (),
    "International Energy Agency": ("IEA",),
    "Interpol": (),
    "OPCW": ("Organisation for the Prohibition of Chemical Weapons",),
    "International Committee of the Red Cross": ("ICRC", "Red Cross"),
    "FIFA": ("Fifa",),
    "International Olympic Committee": ("IOC",),
}
_BLOCS = {
    "the West": (),
    "G7": ("Group of Seven", "G-7"),
    "G20": ("Group of 20", "Group of Twenty", "G-20"),
    "Global South": (),
    "Quad": (),
}
_GROUPS = {
    "Hamas": (),
    "Hezbollah": ("Hizbollah", "Hizbullah"),
    "Islamic Jihad": ("Palestinian Islamic Jihad",),
    "Houthis": ("Houthi", "Houthi rebels", "Ansar Allah"),
    "Islamic State": ("ISIS", "ISIL", "Islamic State group"),
    "al-Qaeda": ("Al-Qaeda", "al-Qaida", "Al Qaeda"),
    "al-Shabab": ("Al-Shabab", "al-Shabaab", "Al Shabaab"),
    "Boko Haram": (),
    "PKK": ("Kurdistan Workers' Party",),
    "FARC": ("Farc",),
    "ELN": (),
    "IRA": ("Irish Republican Army",),
    "ETA": (),
    "M23": (),
    "Rapid Support Forces": ("RSF",),
    "Wagner Group": ("Wagner",),
    "Fatah": (),
    "Sinn Fein": ("Sinn Féin",),
    "Taliban": ("Taleban",),
    "Tamil Tigers": ("LTTE", "Liberation Tigers of Tamil Eelam", "Tamil Tiger"),
    "Khmer Rouge": (),
    "PLO": ("Palestine Liberation Organization", "Palestine Liberation Organisation"),
    "Kosovo Liberation Army": ("KLA",),
    "Shining Path": (),
    "UNITA": ("Unita",),
    "Lord's Resistance Army": ("LRA",),
    "Polisario Front": ("Polisario",),
}

BODIES: dict[str, str] = {}
KINDS: dict[str, ActorKind] = {}
for _table, _kind in (
    (_ORGANISATIONS, ActorKind.ORGANISATION),
    (_BLOCS, ActorKind.BLOC),
    (_GROUPS, ActorKind.ORGANISATION),
):
    for _name, _others in _table.items():
        KINDS[_name] = _kind
        BODIES.update(dict.fromkeys((_name, *_others), _name))
BODIES["West"] = "the West"

INTERNATIONAL: frozenset[str] = frozenset(_ORGANISATIONS)
"""The names of BODIES whose code is ``IGO``."""

ARMED: frozenset[str] = frozenset(_GROUPS) - {"Fatah"}
"""The printed names of groups that fight: their word on the fighting is one side's. (Fatah governs, and has armed wings of other names.)"""
