"""Adjectives of countries in English, and in Russian without their endings."""

import re
from functools import cache
from typing import Final

_ADJECTIVES: Final = """
    AE emirati эмиратск; AF afghan афганск; AL albanian албанск; AM armenian армянск; AR argentine argentinian
    аргентинск; AT austrian австрийск; AU australian австралийск; AZ azerbaijani азербайджанск; BA bosnian боснийск; BD
    bangladeshi бангладешск; BE belgian бельгийск; BG bulgarian болгарск; BH bahraini бахрейнск; BJ beninese бенинск;
    BO bolivian боливийск; BR brazilian бразильск; BY belarusian белорусск; CA canadian канадск; CH swiss швейцарск; CL
    chilean чилийск; CM cameroonian камерунск; CN chinese китайск; CO colombian колумбийск; CU cuban кубинск; CY
    cypriot кипрск; CZ czech чешск; DE german немецк германск; DK danish датск; DZ algerian алжирск; EC ecuadorian
    эквадорск; EE estonian эстонск; EG egyptian египетск; ES spanish испанск; ET ethiopian эфиопск; FI finnish финск
    финляндск; FR french французск; GB british британск; GE georgian грузинск; GH ghanaian ганск; GR greek греческ; HR
    croatian хорватск; HU hungarian венгерск; ID indonesian индонезийск; IE irish ирландск; IL israeli израильск; IN
    indian индийск; IQ iraqi иракск; IR iranian иранск; IS icelandic исландск; IT italian итальянск; JO jordanian
    иорданск; JP japanese японск; KE kenyan кенийск; KG kyrgyz киргизск кыргызск; KH cambodian камбоджийск; KP
    северокорейск; KR южнокорейск; KW kuwaiti кувейтск; KZ kazakh kazakhstani казахск казахстанск; LA laotian лаосск;
    LB lebanese ливанск; LK sri-lankan шри-ланкийск; LT lithuanian литовск; LV latvian латвийск латышск; LY libyan
    ливийск; MA moroccan марокканск; MD moldovan молдавск; ME montenegrin черногорск; MK macedonian македонск; ML malian
    малийск; MM burmese мьянманск; MN mongolian монгольск; MX mexican мексиканск; MY malaysian малайзийск; MZ mozambican
    мозамбикск; NG nigerian нигерийск; NI nicaraguan никарагуанск; NL dutch нидерландск голландск; NO norwegian
    норвежск; NP nepalese непальск; OM omani оманск; PE peruvian перуанск; PH philippine филиппинск; PK pakistani
    пакистанск; PL polish польск; PS palestinian палестинск; PT portuguese португальск; QA qatari катарск; RO romanian
    румынск; RS serbian сербск; RU russian российск русск; SA saudi саудовск; SD sudanese суданск; SE swedish шведск; SI
    slovenian словенск; SK slovak словацк; SN senegalese сенегальск; SY syrian сирийск; TH thai таиландск тайск; TJ
    tajik таджикск таджикистанск; TM turkmen туркменск туркменистанск; TN tunisian тунисск; TR turkish турецк; TZ
    tanzanian танзанийск; UA ukrainian украинск; US american американск; UY uruguayan уругвайск; UZ uzbek узбекск
    узбекистанск; VE venezuelan венесуэльск; VN vietnamese вьетнамск; YE yemeni йеменск; ZA south-african
    южноафриканск; ZM zambian замбийск; ZW zimbabwean зимбабвийск
"""
# The ending of an adjective in "-ский" or "-цкий", in any case and gender: "российской".
_ENDING: Final = re.compile("(?<=[цс]к)(?:ий|ая|ое|ие|ого|ой|ому|им|ом|их|ими|ую|ою|и)$")


def find_country_of_adjective(word: str) -> str | None:
    """Return the code of the country of an adjective, or None for another word.

    The adjective is in English, or in any grammatical case and gender of Russian.
    """
    return _codes().get(_ENDING.sub("", word.casefold()))


@cache
def _codes() -> dict[str, str]:
    entries = (entry.split() for entry in _ADJECTIVES.split(";"))
    return {word: code for code, *words in entries for word in words}
