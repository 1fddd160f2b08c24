"""Words round the names of persons: offices and ranks, words of institutions, particles, and leaders whom news
calls by family name alone."""

from __future__ import annotations

import re

OFFICE_WORD = frozenset(
    """President Presidents Vice Prime Minister Ministers Premier Chancellor King Queen Crown Prince Princess
    Emperor Sultan Emir Sheikh Ayatollah Pope Archbishop Bishop Cardinal Foreign Defence Defense Finance
    Interior Energy Trade Economy Justice Health Deputy Acting Secretary State Senator Sen Representative Rep
    Congressman Congresswoman Governor Gov Mayor Ambassador Envoy Special Chief Chairman Chairwoman Chair
    Director Commissioner Speaker Judge Prosecutor Attorney General Gen Lieutenant Lt Colonel Col Major Maj
    Captain Capt Admiral Adm Brigadier Brig Sergeant Marshal Commander Justice Mr Mrs Ms Dr Professor Prof Sir
    Lord Lady Dame Supreme Leader Spokesman Spokeswoman Spokesperson Counterpart Treasury Homeland Security
    National Adviser Advisor First Former Opposition Treasurer Cabinet Undersecretary Assistant Inspector Detective
    Superintendent Sgt Lt.Gen Reverend Rev Father Sister Rabbi Imam Mullah Grand Solicitor Surgeon Archduke Duke
    Duchess Count Baron Comptroller Postmaster Warden Marshal Col.Gen Parliamentary Rear Field Officer Corporal
    Private Presidential Environment Transport Education Agriculture Labour Labor Commerce Culture Tourism
    Information Immigration Industry Communications Housing Planning Welfare Science Technology""".split()
)
"""What may stand before a person's name and is no part of it."""

CROWNED = frozenset("King Queen Prince Princess Emperor Empress Sultan Emir Pope Sheikh Ayatollah Archduke".split())
"""Titles that belong to the name, and without which it may be somebody else's."""

OFFICE = re.compile(
    r"\b(?:president|prime minister|premier|chancellor|king|queen|prince|princess|minister|secretary|leader|chief|counterpart|envoy"
    r"|ambassador"
    r"|spokes(?:man|woman|person)|governor|mayor|general|commander|chairman|head|adviser|advisor|candidate|senator|lawmaker|director|opposition"
    r"|judge|prosecutor|dissident|activist|rival|ally|ruler|dictator)\s*,?\s*$",
    re.IGNORECASE,
)

INSTITUTION = frozenset(
    """Ministry Department Court University College Party Council Committee Commission Agency Bank Group
    Organisation Organization Union Association Federation Alliance League Institute Institution Center Centre
    Foundation Endowment Church Bureau Office Authority Army Navy Force Forces Guard Police Corps Command
    Parliament Senate House Congress Assembly Company Corporation Corp Inc Ltd Times Post News Journal Herald
    Guardian Daily Tribune Agency Television TV Radio Street Square Avenue Road Airport Station Port Bridge
    River Sea Ocean Gulf Bay Strait Lake Mount Mountain Mountains Island Islands Peninsula Valley Desert
    Province Region State District County City Town Village Palace Castle Hotel Stadium Hospital School Museum
    Gallery Theatre Prize Award Cup Games Olympics Championship Summit Conference Forum Treaty Agreement Accord
    Accords Protocol Convention Act Law Bill Declaration Plan Programme Program Project Initiative Pipeline
    Stream Dam Plant Railway Line Canal Corridor Front Movement Brotherhood Brigade Battalion Division Legion
    Militia War Revolution Spring Day Week Month Year Fund Service Services Board Panel Society Network Press
    Media Reuters Bloomberg Interfax Tass TASS Xinhua Economy Development Affairs Democratic Republican Labour
    Conservative Liberal Socialist Communist People's National International United Central Eastern Western
    Northern Southern North South East West New Old Great Grand Upper Lower Middle Far Air Space Nuclear
    Military Civil Human Rights Carnegie Oxford Cambridge Harvard Energy Oil Gas Steel Motors Airlines Airways
    Partners Capital Holdings Security Relations Studies Global Policy Research Analytics Watch Monitor
    Observatory Index Barrels Flight Section Interests Mission Unit Branch Zone Sector Site Building Tower Camp Base Club Team
    Embassy Consulate Legislature Directorate Secretariat Headquarters Academy Laboratories Laboratory Labs Systems Industries
    Enterprises Trust AB AG Plc PLC Co Telecom Insurance Stores Brothers Associates Technologies Electric Power Petroleum
    Chemical Mining Foods Express Railways Shipping Lines Exchange Reserve Constitution Curtain Hall Wall Gate Plaza
    Memorial Monument Cathedral Mosque Temple Synagogue Tribune Centennial Heights Hills Beach Creek Springs""".split()
)
"""Words that make a capitalised run an institution, a place or a thing and not a person."""

NOT_A_NAME = frozenset(
    """The A An This That These Those In On At By For From With Of To As And But Or Nor So Yet If When While Where
    Who What Which Why How After Before Since Until During Despite Although Though Because Once Under Over
    Between Among Against About Amid Following According He She It They We You I His Her Their Its Our My Your
    Him Them There Here Then Now Today Yesterday Tomorrow Meanwhile However Earlier Later Last Next Both Each
    Every Some Many Most More Several All Any No Not Only Also Even Still Just One Two Three Four Five Six Seven
    Eight Nine Ten Hundreds Thousands Dozens Millions Monday Tuesday Wednesday Thursday Friday Saturday Sunday
    January February March April May June July August September October November December Christmas Easter
    Ramadan Officials Police Authorities Analysts Experts Witnesses Lawmakers Protesters Residents Rescuers
    Prosecutors Investigators Soldiers Troops Rebels Critics Supporters Ministers Leaders Diplomats Islam Muslim
    Muslims Christian Christians Jewish Jews Catholic Orthodox Sunni Shia Shiite Kurdish Kurds Arab Arabs
    African Africans Asian European Europeans Western Latin Africa Asia Europe America Americas Atlantic Pacific
    Arctic Antarctic Balkans Baltic Balkan Caucasus Mediterranean Sahel Sahara Scandinavia Related Photo Read
    Watch Image Credit Under Speaking Asked Writing Addressing Citing Also Voting Talks Elections Election Polls
    Results Early Late State Government Parliament President Premier Opposition Former Then Soon Is Are Was Were
    Other Such Like Unlike Instead Perhaps Among Together Thus
    Yet Chiefs Governors Presidents Secretaries Generals Judges Staff Envoys Delegates Commissioners Ambassadors Will Would
    Can Could Should May Might Do Does Did Has Have Had""".split()
)
"""Capitalised words that open sentences or are no person: a run loses them at its front and is no person with one
inside."""

PARTICLES = frozenset("van von der den de di da dos das del della la le el al bin ibn bint ben abu ter zu y".split())

LEADERS: dict[str, tuple[str, str]] = {
    "Putin": ("Vladimir Putin", "RUS"),
    "Lavrov": ("Sergei Lavrov", "RUS"),
    "Medvedev": ("Dmitry Medvedev", "RUS"),
    "Yeltsin": ("Boris Yeltsin", "RUS"),
    "Gorbachev": ("Mikhail Gorbachev", "RUS"),
    "Navalny": ("Alexei Navalny", "RUS"),
    "Xi": ("Xi Jinping", "CHN"),
    "Zelensky": ("Volodymyr Zelensky", "UKR"),
    "Zelenskyy": ("Volodymyr Zelenskyy", "UKR"),
    "Biden": ("Joe Biden", "USA"),
    "Trump": ("Donald Trump", "USA"),
    "Bush": ("George Bush", "USA"),
    "Reagan": ("Ronald Reagan", "USA"),
    "Carter": ("Jimmy Carter", "USA"),
    "Nixon": ("Richard Nixon", "USA"),
    "Obama": ("Barack Obama", "USA"),
    "Blinken": ("Antony Blinken", "USA"),
    "Rubio": ("Marco Rubio", "USA"),
    "Clinton": ("Bill Clinton", "USA"),
    "Macron": ("Emmanuel Macron", "FRA"),
    "Sarkozy": ("Nicolas Sarkozy", "FRA"),
    "Hollande": ("François Hollande", "FRA"),
    "Merkel": ("Angela Merkel", "DEU"),
    "Scholz": ("Olaf Scholz", "DEU"),
    "Merz": ("Friedrich Merz", "DEU"),
    "Starmer": ("Keir Starmer", "GBR"),
    "Sunak": ("Rishi Sunak", "GBR"),
    "Thatcher": ("Margaret Thatcher", "GBR"),
    "Netanyahu": ("Benjamin Netanyahu", "ISR"),
    "Abbas": ("Mahmoud Abbas", "PSE"),
    "Arafat": ("Yasser Arafat", "PSE"),
    "Erdogan": ("Recep Tayyip Erdogan", "TUR"),
    "Erdoğan": ("Recep Tayyip Erdoğan", "TUR"),
    "Modi": ("Narendra Modi", "IND"),
    "Lula": ("Luiz Inácio Lula da Silva", "BRA"),
    "Bolsonaro": ("Jair Bolsonaro", "BRA"),
    "Maduro": ("Nicolás Maduro", "VEN"),
    "Chavez": ("Hugo Chavez", "VEN"),
    "Milei": ("Javier Milei", "ARG"),
    "Khamenei": ("Ali Khamenei", "IRN"),
    "Raisi": ("Ebrahim Raisi", "IRN"),
    "Pezeshkian": ("Masoud Pezeshkian", "IRN"),
    "Assad": ("Bashar al-Assad", "SYR"),
    "Sisi": ("Abdel Fattah al-Sisi", "EGY"),
    "Orban": ("Viktor Orban", "HUN"),
    "Orbán": ("Viktor Orbán", "HUN"),
    "Lukashenko": ("Alexander Lukashenko", "BLR"),
    "Meloni": ("Giorgia Meloni", "ITA"),
    "Berlusconi": ("Silvio Berlusconi", "ITA"),
    "Tusk": ("Donald Tusk", "POL"),
    "Sanchez": ("Pedro Sanchez", "ESP"),
    "Sánchez": ("Pedro Sánchez", "ESP"),
    "Vucic": ("Aleksandar Vucic", "SRB"),
    "Milosevic": ("Slobodan Milosevic", "SRB"),
    "Mandela": ("Nelson Mandela", "ZAF"),
    "Ramaphosa": ("Cyril Ramaphosa", "ZAF"),
    "Mugabe": ("Robert Mugabe", "ZWE"),
    "Kishida": ("Fumio Kishida", "JPN"),
    "Ishiba": ("Shigeru Ishiba", "JPN"),
    "Marcos": ("Ferdinand Marcos", "PHL"),
    "Duterte": ("Rodrigo Duterte", "PHL"),
    "Yoon": ("Yoon Suk-yeol", "KOR"),
    "Saddam": ("Saddam Hussein", "IRQ"),
    "Mubarak": ("Hosni Mubarak", "EGY"),
    "Morsi": ("Mohamed Morsi", "EGY"),
    "Rabin": ("Yitzhak Rabin", "ISR"),
    "Peres": ("Shimon Peres", "ISR"),
    "Olmert": ("Ehud Olmert", "ISR"),
    "Ahmadinejad": ("Mahmoud Ahmadinejad", "IRN"),
    "Rouhani": ("Hassan Rouhani", "IRN"),
    "Khatami": ("Mohammad Khatami", "IRN"),
    "Karzai": ("Hamid Karzai", "AFG"),
    "Musharraf": ("Pervez Musharraf", "PAK"),
    "Kuchma": ("Leonid Kuchma", "UKR"),
    "Yushchenko": ("Viktor Yushchenko", "UKR"),
    "Yanukovych": ("Viktor Yanukovych", "UKR"),
    "Poroshenko": ("Petro Poroshenko", "UKR"),
    "Blair": ("Tony Blair", "GBR"),
    "Chirac": ("Jacques Chirac", "FRA"),
    "Mitterrand": ("François Mitterrand", "FRA"),
    "Schroeder": ("Gerhard Schroeder", "DEU"),
    "Schröder": ("Gerhard Schröder", "DEU"),
    "Albright": ("Madeleine Albright", "USA"),
    "Kerry": ("John Kerry", "USA"),
    "Annan": ("Kofi Annan", "IGO"),
    "Kabila": ("Joseph Kabila", "COD"),
    "Kagame": ("Paul Kagame", "RWA"),
    "Museveni": ("Yoweri Museveni", "UGA"),
    "Bashir": ("Omar al-Bashir", "SDN"),
    "Kiir": ("Salva Kiir", "SSD"),
    "Guterres": ("Antonio Guterres", "IGO"),
    "Stoltenberg": ("Jens Stoltenberg", "IGO"),
    "Rutte": ("Mark Rutte", "IGO"),
    "Trudeau": ("Justin Trudeau", "CAN"),
    "Carney": ("Mark Carney", "CAN"),
    "Albanese": ("Anthony Albanese", "AUS"),
    "Aliyev": ("Ilham Aliyev", "AZE"),
    "Pashinyan": ("Nikol Pashinyan", "ARM"),
    "Castro": ("Fidel Castro", "CUB"),
    "Gaddafi": ("Muammar Gaddafi", "LBY"),
    "Sheinbaum": ("Claudia Sheinbaum", "MEX"),
}
"""Family name alone -> full name and the state (or ``IGO``) acted for; a full name in the text always comes first."""

FEMALE = frozenset(
    """Angela Merkel Margaret Ursula Giorgia Theresa Liz Hillary Kamala Nancy Condoleezza Madeleine Janet Christine
    Kristalina Jacinda Sanna Mette Kaja Maia Zuzana Claudia Dilma Cristina Michelle Benazir Sheikh Aung Indira
    Golda Marine Annalena Catherine Samantha Victoria Maria Anna Elena Olga Natasha Natalia Svetlana Tatiana
    Yulia Julia Sarah Susan Elizabeth Mary Jane Kate Emily Rachel Laura Linda Nikki Rosa Isabel Sofia Ana Carmen
    Fatima Aisha Leila Mariam Amina Ngozi Joyce Ellen Helen Margrethe Roberta Mia Sara Karen Lisa Amy Alice Emma
    Penny Yvette Priti Suella Sahra Magdalena Beata Ewa Eva Katarina Salome Nino Vjosa Atifete Halimah Tsai
    Ing-wen Park Geun-hye""".split()
)
"""Given names (and some family names) of women, for "she"; everybody else may be meant by "he"."""
