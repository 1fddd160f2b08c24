"""States as English news writes them: names, demonyms, capitals, and the ISO 3166-1 alpha-3 code of each.

One row a state: ``CODE|name; other names|demonyms|capitals``, the first name being the one we print. Where news
uses a part for the whole it stands as another name ("Britain" for the United Kingdom); "England", "Scotland" and
other parts do not act as states and are left out. A capital named like its state (Singapore, Panama City …) needs
no capital column. To add a state or territory, add a row; a test keeps names and capitals unique."""

from __future__ import annotations

from typing import NamedTuple


class State(NamedTuple):
    """One row, read: ``names[0]`` is printed; ``demonyms`` are adjectives and people; ``capitals`` may stand for
    the state."""

    code: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]


_TABLE = """
AFG|Afghanistan|Afghan; Afghans|Kabul
ALB|Albania|Albanian; Albanians|Tirana
DZA|Algeria|Algerian; Algerians|Algiers
AND|Andorra|Andorran; Andorrans|Andorra la Vella
AGO|Angola|Angolan; Angolans|Luanda
ATG|Antigua and Barbuda|Antiguan; Antiguans|
ARG|Argentina|Argentine; Argentinian; Argentines; Argentinians|Buenos Aires
ARM|Armenia|Armenian; Armenians|Yerevan
AUS|Australia|Australian; Australians|Canberra
AUT|Austria|Austrian; Austrians|Vienna
AZE|Azerbaijan|Azerbaijani; Azeri; Azerbaijanis; Azeris|Baku
BHS|Bahamas|Bahamian; Bahamians|Nassau
BHR|Bahrain|Bahraini; Bahrainis|Manama
BGD|Bangladesh|Bangladeshi; Bangladeshis|Dhaka
BRB|Barbados|Barbadian; Barbadians|Bridgetown
BLR|Belarus|Belarusian; Belarusians|Minsk
BEL|Belgium|Belgian; Belgians|
BLZ|Belize|Belizean; Belizeans|Belmopan
BEN|Benin|Beninese|Porto-Novo; Cotonou
BTN|Bhutan|Bhutanese|Thimphu
BOL|Bolivia|Bolivian; Bolivians|La Paz; Sucre
BIH|Bosnia and Herzegovina; Bosnia; Bosnia-Herzegovina|Bosnian; Bosnians|Sarajevo
BWA|Botswana|Botswanan; Batswana|Gaborone
BRA|Brazil|Brazilian; Brazilians|Brasilia; Brasília
BRN|Brunei|Bruneian; Bruneians|
BGR|Bulgaria|Bulgarian; Bulgarians|Sofia
BFA|Burkina Faso|Burkinabe; Burkinabé|Ouagadougou
BDI|Burundi|Burundian; Burundians|Bujumbura; Gitega
KHM|Cambodia|Cambodian; Cambodians|Phnom Penh
CMR|Cameroon|Cameroonian; Cameroonians|Yaounde; Yaoundé
CAN|Canada|Canadian; Canadians|Ottawa
CPV|Cape Verde; Cabo Verde|Cape Verdean; Cape Verdeans|Praia
CAF|Central African Republic|Central African|Bangui
TCD|Chad|Chadian; Chadians|N'Djamena; N’Djamena
CHL|Chile|Chilean; Chileans|
CHN|China; People's Republic of China|Chinese; Sino|Beijing
COL|Colombia|Colombian; Colombians|Bogota; Bogotá
COM|Comoros|Comorian; Comorians|Moroni
COG|Congo-Brazzaville; Republic of the Congo|Congolese|Brazzaville
COD|Democratic Republic of Congo; Democratic Republic of the Congo; Congo; DR Congo; DRC; Zaire|Congolese|Kinshasa
CRI|Costa Rica|Costa Rican; Costa Ricans|
CIV|Ivory Coast; Cote d'Ivoire; Côte d'Ivoire; Côte d’Ivoire|Ivorian; Ivorians|Abidjan; Yamoussoukro
HRV|Croatia|Croatian; Croatians; Croat; Croats|Zagreb
CUB|Cuba|Cuban; Cubans|Havana
CYP|Cyprus|Cypriot; Cypriots; Greek Cypriot|Nicosia
CZE|Czech Republic; Czechia|Czech; Czechs|Prague
DNK|Denmark|Danish; Dane; Danes|Copenhagen
DJI|Djibouti|Djiboutian; Djiboutians|
DMA|Dominica||Roseau
DOM|Dominican Republic|Dominican; Dominicans|Santo Domingo
TLS|East Timor; Timor-Leste|Timorese|Dili
ECU|Ecuador|Ecuadorian; Ecuadorean; Ecuadorians; Ecuadoreans|Quito
EGY|Egypt|Egyptian; Egyptians|Cairo
SLV|El Salvador|Salvadoran; Salvadorans|San Salvador
GNQ|Equatorial Guinea|Equatorial Guinean; Equatoguinean|Malabo
ERI|Eritrea|Eritrean; Eritreans|Asmara
EST|Estonia|Estonian; Estonians|Tallinn
SWZ|Eswatini; Swaziland|Swazi; Swazis|Mbabane
ETH|Ethiopia|Ethiopian; Ethiopians|Addis Ababa
FJI|Fiji|Fijian; Fijians|Suva
FIN|Finland|Finnish; Finn; Finns|Helsinki
FRA|France|French; Frenchman; Franco|Paris
GAB|Gabon|Gabonese|Libreville
GMB|Gambia; The Gambia|Gambian; Gambians|Banjul
GEO|Georgia|Georgian; Georgians|Tbilisi
DEU|Germany; West Germany; East Germany|German; Germans|Berlin
GHA|Ghana|Ghanaian; Ghanaians|Accra
GRC|Greece|Greek; Greeks|Athens
GRL|Greenland|Greenlandic; Greenlander; Greenlanders|Nuuk
GRD|Grenada|Grenadian; Grenadians|
GTM|Guatemala|Guatemalan; Guatemalans|
GIN|Guinea|Guinean; Guineans|Conakry
GNB|Guinea-Bissau|Bissau-Guinean|Bissau
GUY|Guyana|Guyanese|Georgetown
HTI|Haiti|Haitian; Haitians|Port-au-Prince
HND|Honduras|Honduran; Hondurans|Tegucigalpa
HKG|Hong Kong|Hong Konger; Hong Kongers|
HUN|Hungary|Hungarian; Hungarians|Budapest
ISL|Iceland|Icelandic; Icelander; Icelanders|Reykjavik; Reykjavík
IND|India|Indian; Indians|New Delhi; Delhi
IDN|Indonesia|Indonesian; Indonesians|Jakarta
IRN|Iran; Islamic Republic of Iran; Persia|Iranian; Iranians|Tehran; Teheran
IRQ|Iraq|Iraqi; Iraqis|Baghdad
IRL|Ireland; Republic of Ireland|Irish|Dublin
ISR|Israel|Israeli; Israelis|Jerusalem; Tel Aviv
ITA|Italy|Italian; Italians|Rome
JAM|Jamaica|Jamaican; Jamaicans|
JPN|Japan|Japanese|Tokyo
JOR|Jordan|Jordanian; Jordanians|Amman
KAZ|Kazakhstan|Kazakh; Kazakhs; Kazakhstani|Astana; Nur-Sultan
KEN|Kenya|Kenyan; Kenyans|Nairobi
KIR|Kiribati||
XKX|Kosovo|Kosovar; Kosovars; Kosovan|Pristina
KWT|Kuwait|Kuwaiti; Kuwaitis|
KGZ|Kyrgyzstan|Kyrgyz|Bishkek
LAO|Laos|Lao; Laotian; Laotians|Vientiane
LVA|Latvia|Latvian; Latvians|Riga
LBN|Lebanon|Lebanese|Beirut
LSO|Lesotho|Basotho|Maseru
LBR|Liberia|Liberian; Liberians|Monrovia
LBY|Libya|Libyan; Libyans|Tripoli
LIE|Liechtenstein||Vaduz
LTU|Lithuania|Lithuanian; Lithuanians|Vilnius
LUX|Luxembourg|Luxembourgish; Luxembourger|
MDG|Madagascar|Malagasy|Antananarivo
MWI|Malawi|Malawian; Malawians|Lilongwe
MYS|Malaysia|Malaysian; Malaysians|Kuala Lumpur; Putrajaya
MDV|Maldives|Maldivian; Maldivians|
MLI|Mali|Malian; Malians|Bamako
MLT|Malta|Maltese|Valletta
MHL|Marshall Islands|Marshallese|Majuro
MRT|Mauritania|Mauritanian; Mauritanians|Nouakchott
MUS|Mauritius|Mauritian; Mauritians|Port Louis
MEX|Mexico|Mexican; Mexicans|Mexico City
FSM|Micronesia|Micronesian|Palikir
MDA|Moldova|Moldovan; Moldovans|Chisinau; Chișinău
MCO|Monaco|Monegasque|
MNG|Mongolia|Mongolian; Mongolians|Ulaanbaatar
MNE|Montenegro|Montenegrin; Montenegrins|Podgorica
MAR|Morocco|Moroccan; Moroccans|Rabat
MOZ|Mozambique|Mozambican; Mozambicans|Maputo
MMR|Myanmar; Burma|Burmese|Naypyidaw; Naypyitaw; Yangon
NAM|Namibia|Namibian; Namibians|Windhoek
NRU|Nauru|Nauruan; Nauruans|
NPL|Nepal|Nepali; Nepalese; Nepalis|Kathmandu
NLD|Netherlands; The Netherlands; Holland|Dutch|Amsterdam
NZL|New Zealand|New Zealander; New Zealanders|Wellington
NIC|Nicaragua|Nicaraguan; Nicaraguans|Managua
NER|Niger|Nigerien; Nigeriens|Niamey
NGA|Nigeria|Nigerian; Nigerians|Abuja
PRK|North Korea; DPRK|North Korean; North Koreans|Pyongyang
MKD|North Macedonia; Macedonia|Macedonian; Macedonians|Skopje
NOR|Norway|Norwegian; Norwegians|Oslo
OMN|Oman|Omani; Omanis|Muscat
PAK|Pakistan|Pakistani; Pakistanis|Islamabad
PLW|Palau|Palauan; Palauans|
PSE|Palestine; Palestinian Authority|Palestinian; Palestinians|Ramallah
PAN|Panama|Panamanian; Panamanians|Panama City
PNG|Papua New Guinea|Papua New Guinean|Port Moresby
PRY|Paraguay|Paraguayan; Paraguayans|Asuncion; Asunción
PER|Peru|Peruvian; Peruvians|Lima
PHL|Philippines; The Philippines|Philippine; Filipino; Filipinos|Manila
POL|Poland|Polish; Pole; Poles|Warsaw
PRT|Portugal|Portuguese|Lisbon
QAT|Qatar|Qatari; Qataris|Doha
ROU|Romania|Romanian; Romanians|Bucharest
RUS|Russia; Russian Federation; Soviet Union; USSR|Russian; Russians; Soviet; Soviets; Russo|Moscow
RWA|Rwanda|Rwandan; Rwandans|Kigali
WSM|Samoa|Samoan; Samoans|Apia
SMR|San Marino||
SAU|Saudi Arabia|Saudi; Saudis; Saudi Arabian|Riyadh
SEN|Senegal|Senegalese|Dakar
SRB|Serbia; Yugoslavia|Serbian; Serb; Serbs; Serbians; Yugoslav|Belgrade
SYC|Seychelles|Seychellois|
SLE|Sierra Leone|Sierra Leonean; Sierra Leoneans|Freetown
SGP|Singapore|Singaporean; Singaporeans|
SVK|Slovakia|Slovak; Slovaks; Slovakian|Bratislava
SVN|Slovenia|Slovenian; Slovene; Slovenes; Slovenians|Ljubljana
SLB|Solomon Islands|Solomon Islander|Honiara
SOM|Somalia|Somali; Somalis|Mogadishu
ZAF|South Africa|South African; South Africans|Pretoria; Cape Town
KOR|South Korea; Republic of Korea|South Korean; South Koreans|Seoul
SSD|South Sudan|South Sudanese|Juba
ESP|Spain|Spanish; Spaniard; Spaniards|Madrid
LKA|Sri Lanka|Sri Lankan; Sri Lankans|Colombo
SDN|Sudan|Sudanese|Khartoum; Port Sudan
SUR|Suriname|Surinamese|Paramaribo
SWE|Sweden|Swedish; Swede; Swedes|Stockholm
CHE|Switzerland|Swiss|Bern; Berne
SYR|Syria|Syrian; Syrians|Damascus
TWN|Taiwan|Taiwanese|Taipei
TJK|Tajikistan|Tajik; Tajiks|Dushanbe
TZA|Tanzania|Tanzanian; Tanzanians|Dodoma; Dar es Salaam
THA|Thailand|Thai; Thais|Bangkok
TGO|Togo|Togolese|Lome; Lomé
TON|Tonga|Tongan; Tongans|
TTO|Trinidad and Tobago; Trinidad|Trinidadian; Trinidadians|Port of Spain
TUN|Tunisia|Tunisian; Tunisians|Tunis
TUR|Turkey; Türkiye; Turkiye|Turkish; Turk; Turks; Turkic|Ankara
TKM|Turkmenistan|Turkmen|Ashgabat
TUV|Tuvalu|Tuvaluan|
UGA|Uganda|Ugandan; Ugandans|Kampala
UKR|Ukraine|Ukrainian; Ukrainians|Kyiv; Kiev
ARE|United Arab Emirates; UAE; Emirates|Emirati; Emiratis|Abu Dhabi; Dubai
GBR|United Kingdom; UK; U.K.; Britain; Great Britain|British; Briton; Britons; Anglo|London
USA|United States; US; U.S.; USA; U.S.A.; America|American; Americans|Washington; Washington DC
URY|Uruguay|Uruguayan; Uruguayans|Montevideo
UZB|Uzbekistan|Uzbek; Uzbeks|Tashkent
VUT|Vanuatu|Ni-Vanuatu|Port Vila
VAT|Vatican; Holy See; The Vatican; Vatican City|Papal|
VEN|Venezuela|Venezuelan; Venezuelans|Caracas
VNM|Vietnam|Vietnamese|Hanoi
YEM|Yemen|Yemeni; Yemenis|Sanaa; Sana'a; Sana’a
ZMB|Zambia|Zambian; Zambians|Lusaka
ZWE|Zimbabwe|Zimbabwean; Zimbabweans|Harare
"""


def _read(row: str) -> State:
    code, *columns = row.split("|")
    names, demonyms, capitals = (
        tuple(cell.strip() for cell in column.split(";") if cell.strip()) for column in columns
    )
    return State(code, names, demonyms, capitals)


STATES: tuple[State, ...] = tuple(_read(row) for row in _TABLE.strip().splitlines())
BY_CODE: dict[str, State] = {state.code: state for state in STATES}

SEATS: dict[str, str] = {
    # palaces, houses and offices that act for their state
    "Kremlin": "RUS",
    "the Kremlin": "RUS",
    "White House": "USA",
    "Pentagon": "USA",
    "State Department": "USA",
    "Capitol Hill": "USA",
    "Congress": "USA",
    "U.S. Treasury": "USA",
    "US Treasury": "USA",
    "Downing Street": "GBR",
    "10 Downing Street": "GBR",
    "Whitehall": "GBR",
    "Westminster": "GBR",
    "Foreign Office": "GBR",
    "Elysee": "FRA",
    "Elysée": "FRA",
    "Élysée": "FRA",
    "Elysee Palace": "FRA",
    "Élysée Palace": "FRA",
    "Quai d'Orsay": "FRA",
    "Bundestag": "DEU",
    "Chancellery": "DEU",
    "Duma": "RUS",
    "State Duma": "RUS",
    "Knesset": "ISR",
    "Zhongnanhai": "CHN",
    "Great Hall of the People": "CHN",
    "Blue House": "KOR",
    "Verkhovna Rada": "UKR",
    "Rada": "UKR",
    "Lok Sabha": "IND",
    "Sejm": "POL",
    "Riksdag": "SWE",
    "Storting": "NOR",
    "Quirinal Palace": "ITA",
    "Planalto": "BRA",
    "Casa Rosada": "ARG",
    "Taliban": "AFG",
    "Saudi-led coalition": "SAU",
}
"""Seats of power: what stands for a state when it acts. The Taliban govern Afghanistan and act for it."""

PLACES: dict[str, str] = {
    # cities and regions news goes to that are no capital: they place a happening, they do not act
    "New York": "USA",
    "San Francisco": "USA",
    "Los Angeles": "USA",
    "Alaska": "USA",
    "Texas": "USA",
    "Florida": "USA",
    "California": "USA",
    "Camp David": "USA",
    "Hawaii": "USA",
    "Hiroshima": "JPN",
    "Osaka": "JPN",
    "Okinawa": "JPN",
    "Shanghai": "CHN",
    "Xinjiang": "CHN",
    "Tibet": "CHN",
    "Wuhan": "CHN",
    "Vladivostok": "RUS",
    "St. Petersburg": "RUS",
    "St Petersburg": "RUS",
    "Saint Petersburg": "RUS",
    "Sochi": "RUS",
    "Kursk": "RUS",
    "Belgorod": "RUS",
    "Crimea": "UKR",
    "Donbas": "UKR",
    "Donetsk": "UKR",
    "Luhansk": "UKR",
    "Kharkiv": "UKR",
    "Kherson": "UKR",
    "Mariupol": "UKR",
    "Odesa": "UKR",
    "Bakhmut": "UKR",
    "Zaporizhzhia": "UKR",
    "Gaza": "PSE",
    "Gaza City": "PSE",
    "Gaza Strip": "PSE",
    "Rafah": "PSE",
    "Khan Younis": "PSE",
    "West Bank": "PSE",
    "Jenin": "PSE",
    "Golan Heights": "SYR",
    "Aleppo": "SYR",
    "Idlib": "SYR",
    "Homs": "SYR",
    "Mosul": "IRQ",
    "Basra": "IRQ",
    "Kirkuk": "IRQ",
    "Erbil": "IRQ",
    "Istanbul": "TUR",
    "Antalya": "TUR",
    "Sharm el-Sheikh": "EGY",
    "Jeddah": "SAU",
    "Geneva": "CHE",
    "Zurich": "CHE",
    "Davos": "CHE",
    "Hague": "NLD",
    "Rotterdam": "NLD",
    "Strasbourg": "FRA",
    "Marseille": "FRA",
    "Munich": "DEU",
    "Hamburg": "DEU",
    "Frankfurt": "DEU",
    "Milan": "ITA",
    "Barcelona": "ESP",
    "Catalonia": "ESP",
    "Edinburgh": "GBR",
    "Glasgow": "GBR",
    "Northern Ireland": "GBR",
    "Belfast": "GBR",
    "Mumbai": "IND",
    "Kashmir": "IND",
    "Lahore": "PAK",
    "Karachi": "PAK",
    "Peshawar": "PAK",
    "Kandahar": "AFG",
    "Darfur": "SDN",
    "El Fasher": "SDN",
    "Tigray": "ETH",
    "Goma": "COD",
    "Bukavu": "COD",
    "Benghazi": "LBY",
    "Lagos": "NGA",
    "Johannesburg": "ZAF",
    "Durban": "ZAF",
    "Sydney": "AUS",
    "Melbourne": "AUS",
    "Toronto": "CAN",
    "Montreal": "CAN",
    "Quebec": "CAN",
    "Rio de Janeiro": "BRA",
    "Sao Paulo": "BRA",
    "Nagorno-Karabakh": "AZE",
    "Busan": "KOR",
    "Panmunjom": "KOR",
}
"""Places that are no capital, and the state they lie in (for Crimea and the like: by the United Nations' borders)."""
