"""Patterns and word lists of English press releases."""

import re
from collections.abc import Sequence
from typing import Final

from eapa_cli.importing.press.english_names import GIVEN_NAMES
from eapa_cli.importing.press.language import Dates, Events, Language
from eapa_cli.importing.press.tokens import Token
from eapa_cli.matching import document_words, organization_words, position_words, topic_words
from eapa_cli.model.vocabulary import Capacity


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_HEADS: Final = _words(
    """academy administration agency alliance archive archives army assembly association associations authority town bank board
    bureau cathedral center centre chamber church city clinic club coalition college commission committee commonwealth
    community companies company confederation conference congress conservatory consortium consulate corporation council
    court department diocese directorate district duma embassy enterprise exchange facility faculty federation firm
    forum foundation fund government group guild hall hospital hub house institute institution laboratory league library
    lyceum ministry mission mosque movement municipality museum network observatory office organisation organization
    orchestra parliament partnership party patriarchate police polytechnic press prize program programme publisher
    region representation school secretariat senate service society studio summit syndicate synod theater theatre trust
    union universitas universities university village initiative platform park airport airlines railways broadcaster
    newspaper channel radio television province oblast krai county prefecture governorate magazine outlet"""
)
_FIELDS: Final = _words(
    """affairs educational cultural local civil self-government antitrust agriculture antiquities arts aviation banking biology business chemistry commerce communication
    communications cooperation culture customs defence defense development digital diplomacy diversity ecology economic
    economics economy education emergency employment energy engineering enlightenment entrepreneurship entrepreneurs
    environment environmental ethnic exports export external family families film finance fisheries foreign forestry
    health heritage higher history housing humanities humanitarian immigration industry industries information
    infrastructure innovation innovations innovative integration interethnic international investment investments
    justice labor labour land language languages law letters linguistics logistics management market markets mass
    mathematics media medical medicine migration mining monitoring monuments music natural nationalities nature oceanology
    oil peace peacebuilding physical physics planning policy political politics prevention privatization production
    projects promotion protection public qualification quality reconstruction reforms regional relations religion religious
    research resources rights rural safety science sciences scientific secondary security small social special sport
    sports standards statistics strategic studies support sustainability sustainable technical technologies technology
    telecommunications territorial tourism trade training transport vocational volunteering water welfare women women's
    work young youth"""
)
_MODIFIERS: Final = _words(
    """first second deputy vice acting executive general managing senior chief honorary permanent plenipotentiary
    assistant associate interim co founding prime extraordinary full operating board state secretary regional
    administrative elected supreme commercial pro"""
)
# Words that are part of a position only in front of one: "Country Director", "Culture Minister".
_BEFORE_POSITIONS: Final = _words(
    """resident country programme program project national global policy legal political cultural academic corporate
    research external international creative editorial strategic municipal federal regional district provincial general
    technical commercial financial marketing operations communications development foreign cabinet group sports education
    health culture defence defense tourism trade economy finance interior justice youth agriculture energy environment
    university state scientific artistic sales business innovation digital public board"""
)
_TITLES: Final = _words(
    """dr prof professor mr mrs ms amb he his her excellency academician sheikh sir dame hon honourable honorable eng
    engr prince princess sheikha hrh hh sen sayyid imam rev reverend father h.e lord lady dato datuk tan sri shri lt col brig capt maj gen major colonel lieutenant ustad haji smt er comrade cardinal rabbi maestro"""
)
# "the municipalities of Batumi and Burgas"
_PLURALS_OF_PEOPLE: Final = _words(
    "heads leaders representatives delegations rectors presidents ministers mayors directors chairmen"
)
_PLURALS: Final = _PLURALS_OF_PEOPLE | _words(
    "authorities leadership communities administrations municipalities cities towns governments ministries universities chambers"
)
_NO_NAMES: Final = _words(
    "It He She They This That These Those What There We You As When While After Before Following During Both"
)
_UNITS: Final = _words(
    "board council committee secretariat department office trustees directors management presidium division"
)
_SIGNED: Final = _words(
    "signed entered inked concluded sealed formalized formalised sign signs ink inks initialled initialed penned"
)
_DOCUMENTS: Final = _words(
    """agreement agreements memorandum memoranda memorandums mou mous moa moas protocol protocols roadmap convention
    conventions treaty treaties contract contracts declaration document documents pact accord accords deal deals letter
    statement charter partnership map plan"""
)
_MONTHS: Final = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_MONTH: Final = (
    r"Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?"
)
_MONTH_WORD: Final = re.compile(f"(?:{_MONTH})")
_WEEKDAYS: Final = {
    name: number
    for number, name in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
}
_REGIONS: Final = _words("republic region oblast krai territory area province county state kingdom emirate")
_NATIONS: Final = re.compile(
    r"(?:Russian|Uzbek|Kazakh|Kyrgyz|Tajik|Turkmen|Belarusian|Azerbaijani|Armenian|Georgian|Moldovan|Mongolian|Chinese"
    r"|Indian|Iranian|Turkish|Indonesian|Malaysian|Pakistani|Korean|Japanese|Vietnamese|Egyptian|Serbian|German|French"
    r"|Italian|Spanish|British|American|Palestinian|Syrian|Lebanese|Jordanian|Iraqi|Saudi|Emirati|Qatari|Kuwaiti|Cuban"
    r"|Hungarian|Bulgarian|Slovak|Czech|Polish|Greek|Israeli|Afghan|Algerian|Moroccan|Tunisian|Ethiopian|Nigerian)"
)
_LOWER_CLASSES: Final = {
    "of": "o", "for": "f", "and": "a", "&": "a", "the": "t", "a": "t", "an": "t", "its": "t", "their": "t", "his": "t",
    "her": "t", "our": "t", "in": "i", "at": "@", "on": "n", "under": "u", "with": "w", "by": "b", "between": "=",
    "among": "=", "to": "r", "from": "r", "represented": "R", "named": "e", "was": "z", "were": "z", "is": "z", "are": "z", "been": "z", "has": "x", "have": "x",
}  # fmt: skip
_PARTICLES: Final = _words("al el bin ibn van von der de di da del la le dos bint ul")
_LOWER_ADJECTIVES: Final = _words(
    """public private international national state non-governmental nonprofit non-profit autonomous charitable
    nongovernmental social regional local independent federal global russian non-commercial interregional publishing news"""
)
_MARKS: Final = {",": ",", ";": ";", "—": "-", "-": "-", "&": "a", ":": ":", "/": "/"}


def _country_names() -> frozenset[str]:
    from eapa_cli.matching.places import country_words

    return country_words("en")


def _classify(tokens: Sequence[Token]) -> str:
    places = _country_names()
    letters = [_class(token, places) for token in tokens]
    for number, token in enumerate(tokens):
        if (
            token.text.lower() in _BEFORE_POSITIONS
            and letters[number] not in "MP"
            and _is_before_position(tokens, letters, number)
        ):
            letters[number] = "M"
        if token.text in {"put", "affixed", "placed"} and any(
            one.text.startswith("signature") for one in tokens[number + 1 : number + 4]
        ):
            letters[number] = "v"
        if token.text == "signing" and number and letters[number - 1] in "bw":
            letters[number] = "v"
        # "Jan Novak" and "April Jones" are names, "Jan 5" and "April 2021" are dates.
        around = letters[max(0, number - 1) : number] + letters[number + 1 : number + 2]
        if (
            letters[number] == "m"
            and token.text in {"Jan", "April", "June", "August"}
            and "d" not in around
            and "C" in around
        ):
            letters[number] = "N"
        # A family name in capitals: "Jean DUPONT".
        is_long = len(token.text) > 3 and token.text.isalpha()  # noqa: PLR2004
        if (
            number
            and letters[number] == "A"
            and is_long
            and (letters[number - 1] in "NI" or _is_given(letters, number - 1))
        ):
            letters[number] = "C"
    return "".join(letters)


def _is_before_position(tokens: Sequence[Token], letters: Sequence[str], number: int) -> bool:
    at = number + 1
    while at < len(tokens) and tokens[at].text.lower() in _BEFORE_POSITIONS:
        at += 1
    is_university = tokens[number].text.lower() == "university" and number > 0 and letters[number - 1] in "CFgNH"
    return (
        at < len(tokens)
        and letters[at] in "MP"
        and tokens[at].text.lower() not in _BEFORE_POSITIONS
        and not is_university
    )


def _is_given(letters: Sequence[str], number: int) -> bool:
    """Return whether a capitalised word is after a title or a position."""
    before = "".join(letters[max(0, number - 2) : number])
    return letters[number] == "C" and before[-1:] != "" and (before[-1] in "PTb" or before == "T.")


def _class(token: Token, places: frozenset[str]) -> str:  # noqa: C901, PLR0912
    text, lower = token.text, token.text.lower()
    match token.kind:
        case "quote":
            return "Q"
        case "bracket":
            return "E" if any(word.lower() in position_words.ENGLISH for word in re.findall(r"[\w-]+", text)) else "B"
        case "known":
            return "K"
        case "mark":
            return _MARKS.get(text, ".")
        case "degree":
            return "Z"
        case "initials":
            return "T" if text.replace(" ", "").rstrip(".").upper() in {"H.E", "M.D", "PH.D"} else "I"
    if text in _NO_NAMES:
        return "x"
    if lower in _PLURALS and (lower == text or lower in _PLURALS_OF_PEOPLE):
        return "L"
    if not text[0].isupper():
        if text[0].isdigit():
            return "d"
        for words, letter in _BY_LOWER:
            if lower in words:
                return letter
        return _LOWER_CLASSES.get(lower, "x")
    if len(text) == 1:
        return "t" if text == "A" else "I"
    bare = lower.removesuffix("'s").rstrip("'")
    for words, letter in _BY_CAPITAL:
        if lower in words:
            return letter
    if lower in _LOWER_CLASSES and not text.isupper():
        return _LOWER_CLASSES[lower]
    if _MONTH_WORD.fullmatch(text):
        return "m"
    if lower in _WEEKDAYS:
        return "y"
    if text.endswith("'s"):
        return "s"
    if text in places or _NATIONS.fullmatch(text) or lower in _REGIONS:
        return "g"
    if sum(map(str.isupper, bare and text)) > 1 and not re.fullmatch(
        r"(?:Mc|Mac|O'|Al-?|El-?|De|Abd|[A-Z][a-z]+-)[A-Z][a-z'-]+", text
    ):
        return "A"
    return "N" if bare in GIVEN_NAMES else "C"


_BY_LOWER: Final = (
    (_SIGNED, "v"), (_DOCUMENTS, "D"), (_TITLES - {"he", "his", "her", "father", "lord", "lady"}, "T"),
    (position_words.ENGLISH, "P"), (_MODIFIERS - {"secretary", "state", "board", "second"}, "M"), (_UNITS, "U"), (_HEADS, "h"),
    (_LOWER_ADJECTIVES, "j"), (_PARTICLES, "p"),
)  # fmt: skip
_BY_CAPITAL: Final = (
    (_SIGNED, "v"), (_DOCUMENTS - {"plan", "partnership", "convention", "map", "charter", "letter"}, "D"),
    (_TITLES - {"he", "his", "her"}, "T"), (frozenset({"he", "his"}), "T"), (position_words.ENGLISH, "P"),
    (_MODIFIERS - {"secretary", "state", "board", "regional", "commercial"}, "M"), (_UNITS - {"management", "council",
    "committee", "office", "department", "secretariat", "presidium"}, "U"), (_HEADS, "H"), (_FIELDS, "F"),
)  # fmt: skip

_BASE: Final = "[CHFAgNUMIsKQjh][CHFAgNUMIsKQdPpjh]*(?:(?<=s)[xj]{1,2}[hU])?[BE]?"
# "Mustafa Science and Technology Foundation", "Islamic World Educational, Scientific and Cultural Organization".
_FIELDS_BEFORE_HEAD: Final = "(?:[CgsMNj]*F+,?aF+H|[CHgsMNj]*F+(?:,F+)+,?aF+H)"
_FIRST_BASE: Final = f"(?:{_FIELDS_BEFORE_HEAD}[CHFAgNUMI]*[BE]?|[jhM]*[CHFAgNUIsKQ][CHFAgNUMIsKQdpjh]*(?:(?<=s)[xj]{1, 2}[hU])?[BE]?|h+(?=ot?[CgN]))"
# A list of fields inside a name: "Science and Higher Education", "Culture, Information and Youth Policy".
_FIELD_LIST: Final = r"(?:(?:(?<=F),F+)*(?<=F),?aF+(?!H))"
_TAIL: Final = rf"(?:(?:[ofnu]t?{_BASE}|ut?P[MP]*|it?g+B?|it?C+(?=B?(?:v|a|,T))B?|rt?F+|ext?[CNIg]+|{_FIELD_LIST})*)"
_ORGANIZATION: Final = rf"t*(?P<org>{_FIRST_BASE}{_TAIL})"
_POSITION: Final = "(?:[Mj]*P[MP]*(?:-[MP]+)*|M+rt?M*P[MP]*)"
_POSITION_FULL: Final = rf"(?:{_POSITION}(?:[ofn@r]t?{_BASE}{_TAIL})?)"
_NAME: Final = "(?:[CNI](?:p?[CNI]){1,3}|N[HFmMPT](?![oCHFAgs]))"
_DEGREES: Final = "(?:,?Z)*"
_TITLES_BEFORE: Final = r"(?:t?T\.?)*"
_END: Final = "(?![CNHFgAQs]|o)"


ENGLISH: Final = Language(
    code="en",
    classify=_classify,
    persons=(
        re.compile(
            rf"t?{_TITLES_BEFORE}(?P<position>{_POSITION_FULL}),?{_TITLES_BEFORE}(?P<name>{_NAME}){_DEGREES}{_END}"
        ),
        re.compile(
            rf"t?{_TITLES_BEFORE}(?P<position>{_POSITION_FULL}(?:(?:,|-|,?a)t?{_POSITION_FULL}){{0,3}}?),?"
            rf"{_TITLES_BEFORE}(?P<name>{_NAME}){_DEGREES}{_END}"
        ),
        re.compile(
            rf"t?(?P<org>[CAHgsFKQN]+?B?)(?P<position>{_POSITION}(?:[of]t?F+(?:(?:,F+)*,?aF+)?)?),?{_TITLES_BEFORE}(?P<name>{_NAME}){_DEGREES}{_END}"
        ),
        re.compile(
            rf"t?(?P<org>{_FIRST_BASE}{_TAIL})(?P<position>{_POSITION}),?{_TITLES_BEFORE}(?P<name>{_NAME}){_DEGREES}{_END}"
        ),
        re.compile(
            rf"{_TITLES_BEFORE}(?P<name>{_NAME}){_DEGREES},t?(?P<position>{_POSITION}),t?(?P<org>[AHKQCFg]*[AHKQ]B?{_TAIL})(?=[,va.]|$)"
        ),
        re.compile(
            rf"{_TITLES_BEFORE}(?P<name>{_NAME}){_DEGREES},?-?t?(?P<org>[AKs]|[CAg]+[AHU])(?P<position>{_POSITION})B?(?![CN])"
        ),
        re.compile(rf"{_TITLES_BEFORE}(?P<name>{_NAME}){_DEGREES}[,-]t?(?P<position>{_POSITION_FULL})"),
        re.compile(rf"{_TITLES_BEFORE}(?P<name>{_NAME}){_DEGREES}(?P<position>E){_END}"),
        re.compile(
            rf"t?{_TITLES_BEFORE}(?P<position>{_POSITION}),?{_TITLES_BEFORE}(?P<name>{_NAME}){_DEGREES}(?:r|o|@)t?(?P<org>{_FIRST_BASE}{_TAIL})"
        ),
        re.compile(
            rf"t?{_TITLES_BEFORE}(?P<name>{_NAME}){_DEGREES}(?:r|o|@)t?(?P<org>[CFgs]*[HAQK][CHFAgNUMIsKQ]*B?{_TAIL})"
        ),
        re.compile(rf"{_TITLES_BEFORE}(?P<name>[NI](?:p?[CNI]){{1,3}})(?P<org>B){_END}"),
        re.compile(rf"t?T{_TITLES_BEFORE}(?P<name>{_NAME}){_DEGREES}{_END}"),
        re.compile(rf"(?P<name>N(?:p?[CNI]){{1,2}}){_END}(?!H)"),
    ),
    organization=re.compile(_ORGANIZATION),
    plural_lead=re.compile("t?[xjgMC]{0,2}L(?:ot?[xjd]{1,2}[hL]?,|ot?|,)"),
    separator=re.compile(r",?x?a(?:xx?)?b?|,|;"),
    gap=re.compile(r"[BE]?,?(?:x|z|n?t?y|n?t?d?x?m(?:,?d)*|n?d)*,?"),
    connectors="ofn@",
    position=re.compile(_POSITION),
    full_position=re.compile(_POSITION_FULL),
    next_position=re.compile(r"(?:,|-|,?a)t?(?=[Mj]*P)"),
    longest_positions=True,
    units=re.compile(
        r"(?:(?:executive|supervisory|general|administrative|coordination|coordinating|organi[sz]ing|management|regional|press|legal|central|main|international|foreign) )*(?:branch|faculty|service|board|council|committee|secretariat|department|office|trustees|directors|management|presidium|division|affairs)",
        re.IGNORECASE,
    ),
    field_connectors="fr",
    events=Events(
        signing=re.compile(
            r"\b(?:put|affixed|placed) (?:\w+ )?signatures?\b|\b(?:signed|inked|penned|initialled)\b(?!\s+(?:up|off)\b)"
            r"|\b(?:concluded|sealed|formali[sz]ed|entered into)\b(?=[^.;]{0,60}\b(?:agreement|memorand|partnership|contract|treaty|accord|deal|protocol))"
            r"|\b(?:were|was|been) (?:\w+ )?(?:concluded|formali[sz]ed|sealed)\b"
            r"|\b(?:signing(?: ceremony)?|ceremony (?:of|to|for)\b[^.]{0,30}\bsign(?:ing)?)\b(?=[^.]{0,200}\b(?:took place|was held|held|hosted|organi[sz]ed)\b)"
            r"|\b(?:took place|was held|held|hosted)\b(?=[^.]{0,80}\b(?:signing|to sign)\b)"
            r"|\b(?:by|with|through) (?:the |formally )?signing\b|\b(?:was|is|included|witnessed|attended|oversaw|resulted in|culminated in|ended with|concluded with|marked by) (?:\w+ ){0,3}(?:signing|signature) of\b"
        ),
        headline=re.compile(
            r"(?<!to )(?<!will )\b(?:signs?|signed|inks?|inked|seals?|concludes?)\b|^\W*(?:The )?Signing\b|\bsigning (?:ceremony )?of\b|\bsigning ceremony\b",
            re.IGNORECASE,
        ),
        document=re.compile(
            r"\b(?:agreements?|memorand(?:um|a|ums)|MOUs?|MoUs?|MOAs?|protocols?|road ?maps?|conventions?|treat(?:y|ies)|contracts?"
            r"|declarations?|documents?|pacts?|accords?|deals?|letters? of intent|statements?|partnership|charter|action plan|plan of action|program(?:me)? of cooperation|cooperation program(?:me)?)\b",
            re.IGNORECASE,
        ),
        planned=re.compile(
            r"(?<!ceremony )(?<!held )\b(?:to (?:be )?(?:sign(?:ed)?|conclude[d]?|ink(?:ed)?)\b|(?:will|would|may|might|could|can|shall|should|must)"
            r" (?:\w+ )?(?:be )?(?:sign|signed|conclude|concluded|inked?)\b|(?:plans?|intends?|expects?|agreed|agree|ready|prepar\w+|decid\w+|decision|propos\w+|"
            r"negotiat(?:e|ed|es|ing)|discuss(?:ed|es|ing)?|considers?|considering|possibility|prospects?|upcoming|draft(?:ing)?|invit\w+|approved|authori[sz]ed|look\w* forward|preparations?) (?:\w+ ){0,4}(?:the )?sign(?:ing)?\b"
            r"|not (?:yet )?(?:been )?signed|(?:did|has|have|was|were)(?: not|n't) (?:yet )?(?:been )?sign(?:ed)?|refus\w+ to sign|if \w+ (?:is|are) signed)",
            re.IGNORECASE,
        ),
        negotiated=re.compile(
            r"\b(?:negotiat\w+|talks|discuss\w*|draft(?:s|ed|ing)?|considers?|considering)\b", re.IGNORECASE
        ),
        retrospective=re.compile(
            r"\b(?:under|within|according to|based on|on the basis of|in line with|thanks to|implement\w*|implementation of|ratif\w+|extend\w*|amend\w*|prolong\w*|terms of)"
            r" (?:\w+ ){0,4}(?:agreement|memorandum|MoU|protocol|document|contract|treaty)[^.]{0,60}\bsigned\b(?! (?:today|by|yesterday|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day))"
            r"|\b(?:(?:earlier|previously|recently-?|already) (?:signed|concluded) (?:agreement|memorand|document|protocol)|(?:was|were|had been|has been|have been) (?:earlier|previously) signed"
            r"|previously signed|(?<!said )(?<!they )(?<!announced )(?<!it )had (?:\w+ )?(?:been )?(?:signed|concluded)|anniversary of (?:the )?(?:signing|agreement|memorandum|treaty)|signed [^.]{0,50}(?:years? ago|last year|in the past)|(?:years? ago|last year)[^.]{0,60}\bsigned"
            r"|(?:a|the|of|under|per) signed\b|(?:since|when|after|before|following|once) [^,.]{0,80}\b(?:was|were) signed|(?:signed|concluded) (?:more than|over|about|some|around|nearly|almost|up to|at least)? ?\d[\d,]* (?:\w+ ){0,3}(?:agreements|memorand|documents|contracts|partnership)"
            r"|signed (?:numerous|many|several dozen|dozens|hundreds)|(?:agreement|memorandum|protocol|MoU|document)s? (?:that (?:was|were) )?signed (?:last|earlier|previously)\b|(?:implementation|provisions|framework|terms|ratif\w+|basis|extension|validity|amend\w*) of (?:the|a|an) [^.]{0,80}\bsigned)",
            re.IGNORECASE,
        ),
        meeting=re.compile(
            r"\b(?:met|meets?|meeting|visit(?:s|ed)?|discuss(?:es|ed)?|outlines?|welcom\w+|talks|negotiat\w+|congratulat\w+|anniversary|celebrat\w+|receiv\w+)\b",
            re.IGNORECASE,
        ),
        represented=re.compile(
            r"\b(?:represented by|on behalf of|representing|signatures?|signator\w+|initialled|initialed)\b",
            re.IGNORECASE,
        ),
    ),
    dates=Dates(
        months=_MONTHS,
        day_month=re.compile(
            rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?,? (?P<month>{_MONTH})\b\.?(?:,? (?P<year>(?:19|20)\d\d)\b)?"
            rf"|(?P<month2>{_MONTH})\b\.? (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)(?:,? (?:of )?(?P<year2>(?:19|20)\d\d)\b)?)"
        ),
        weekdays=_WEEKDAYS,
        relative={"yesterday": -1, "today": 0},
        dateline=re.compile(
            r"\A\W*(?P<city>[A-Z][\w'.-]+(?: [A-Z][\w'.-]+){0,2})"
            rf"(?=.{{0,60}}(?:{_MONTH}|[—:/(]| - |--|[A-Z]{{3,}}))"
            rf"(?:[,.]? ?(?:(?:{_MONTH})\.? \d{{1,2}}(?:, ?(?:19|20)\d\d)?|\d{{1,2}} (?:{_MONTH})(?: (?:19|20)\d\d)?"
            r"|[/(][A-Z][\w. ,'-]{1,30}[/)]|[A-Z]{3,12}\b|[A-Z][a-z]+(?: [A-Z][a-z]+)?(?=[,.—:(/]| ?[—-] ))){0,4}"
            r"[.,]?\s?(?:—|--|- |:|(?<=/)\.?(?:\s|\Z)|(?<=[A-Z]{3})\.?\Z|(?<=[A-Z]{3}\))\s)"
        ),
    ),
    types=document_words.ENGLISH,
    capacities=(
        (Capacity.ACTING, re.compile(r"\b(?:acting|interim)\b", re.IGNORECASE)),
        (Capacity.DEPUTY, re.compile(r"\b(?:deputy|vice|assistant)\b|\bvice-(?!chancellor)", re.IGNORECASE)),
        (
            Capacity.HEAD,
            re.compile(
                r"\b(?:secretary[ -]general|director(?:[ -]general)?|general director|president|rector|chair\w*|head|ceo|chief executive|"
                r"governor|mayor|minister|chancellor|principal|leader|speaker)\b",
                re.IGNORECASE,
            ),
        ),
    ),
    organization_types=organization_words.ENGLISH,
    topics=topic_words.ENGLISH,
    areas=re.compile(
        r"\b(?:in (?:such|these|the following|the) (?:areas|fields|spheres)(?: as| of)?|(?:areas|fields|spheres)(?: of cooperation)?(?: such as| include| are|:)"
        r"|in (?:the )?(?:areas?|fields?|spheres?) of|cooperation in|relations in|aimed at|aims? (?:at|to)|provides? for|interaction in|is about|joint projects in)\b:?",
        re.IGNORECASE,
    ),
    place=re.compile(
        r"\b(?:[Ii]n|[Aa]t)(?: the)?(?:(?: [A-Z][a-z]+)? (?:capital|city|town|resort|village)(?: city)?(?: of)?)?,? $"
    ),
    venue=re.compile(
        r"\b(?:[Aa]t|[Ii]n) (?P<venue>(?:the )?(?:headquarters|head office|premises|office|residence|building|campus|City Hall"
        r"|(?:[A-Z][\w'-]+ ){1,4}(?:Chamber|Board|Palace|Hall|Hotel|Center|Centre|Building|House|Museum|Library|Embassy"
        r"|Municipality|Theatre|Theater|Institute|University|Campus|Residence|Headquarters|Office)"
        r"|Municipality|Embassy|Ministry|University|House|Palace|Chamber|Administration|Academy|Museum|Institute)\b"
        r"(?: (?:of|the|for|[A-Z][\w'-]+)){0,12}(?<! of)(?<! the)(?<! for))"
    ),
    in_country=re.compile(r"\b(?:held in|took place in|in) ((?:the )?(?:Republic of )?[A-Z]\w+)"),
    ceremony=re.compile(r"\b(?:ceremony|signing) (?:took place|was held)", re.IGNORECASE),
    any_city=re.compile(
        r"\b[Ii]n (?:the (?:[A-Z][a-z]+ )?(?:city|town|village) of (?P<named>[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2})"
        r"|(?P<city>[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2})(?:, | \()(?P<country>(?:the )?[A-Z]\w+(?: [A-Z]\w+)?)\b)"
    ),
    venue_city=re.compile(
        r"(?:Municipality|City Hall|City Administration|Mayor's Office) of (?P<city>[A-Z][\w'-]+(?: [A-Z][\w'-]+)*)"
    ),
    region_posts=re.compile(r"\b(?:governor|mayor|head of the (?:region|republic|city)|akim|hokim)\b", re.IGNORECASE),
    region=re.compile(
        r"\b(?:Republic of [A-Z][\w-]+|[A-Z][\w-]+(?: [A-Z][\w-]+)? (?:Region|Oblast|Krai|Territory|Republic|Province))\b"
    ),
    capital=re.compile(
        r"\b(?:the )?(?:capital (?:city )?of (?P<country>(?:the )?[A-Z]\w+(?: [A-Z]\w+)*)|(?P<adjective>[A-Z]\w+) capital)\b"
    ),
    online=re.compile(
        r"\b(?:online|virtual(?:ly)?|videoconference|video ?conference|via (?:zoom|video)|remotely)\b", re.IGNORECASE
    ),
    event=re.compile(
        r"\b(?:on the (?:sidelines|margins) of|during|as part of|within the framework of|in the framework of|at|just before) (?P<event>(?:the |an? )?(?:\d+(?:st|nd|rd|th) )?(?:[A-Z][\w'-]+,? |of (?:the )?|and |on |international |annual |for )*"
        r"(?:[Ff]orum|[Cc]onference|[Ss]ummit|[Cc]ongress|[Ee]xhibition|[Ff]estival|[Ss]eminar|[Ss]ymposium|COP\d+|Expo|Meeting|Games|Assembly|Olympiad|[Ww]orkshop)\b(?: (?:of|on|for) (?:the )?(?:[A-Z][\w'-]+|[a-z]+ [a-z]+(?=,)|(?:of |and |the )+)(?: [A-Z][\w'-]+)*)?(?: \([A-Z]+\))?(?:,? \"[^\"]{3,120}\")?)"
    ),
    country_words=_NATIONS,
    generic=re.compile(r"t?[jg]?[HhUF]|tC?[Hh]"),
    acronyms=frozenset(
        {"MOU", "MoU", "MOA", "CEO", "HE", "PR", "TV", "II", "III", "IV", "VI", "UTC", "GMT", "AM", "PM", "USD", "MOUs"}
    ),
    lead_in=re.compile(
        r"\A(?:(?:[Rr]epresentatives? of|[Dd]elegations? of|[Hh]eads? of|[Ll]eaders(?:hip)? of|[Mm]embers of|the|a|an|its|their|our|both|The|An|A|leading|Gabon-based|[A-Z]\w+-based|[a-z]+-based|of|also|two|three|local|largest|well-known|famous|company|firm|corporation|organi[sz]ation|NGO|non-governmental|agency)(?=\s+(?:[\"A-Z(]|the\b))\s+)+"
    ),
    reference=re.compile(
        r"\A\W*(?:for (?:your )?(?:reference|information)|background(?: information)?|notes? (?:to|for) editors?|reference|about (?:the )?[A-Z\"][^.]{2,110}|"
        r"boilerplate|#{3,}|ends)\W*\Z",
        re.IGNORECASE,
    ),
    passive=re.compile(r"\b(?:was|were|been|is|are|being) (?:\w+ ){0,2}\w+\Z"),
    behalf=re.compile(
        r"\b(?:on behalf of|representing|in the name of|on the part of|on the side of|signed (?:it |the \w+ )?for|; for|, for|\AFor)\s(?=[\"A-Z]|the )",
        re.IGNORECASE,
    ),
    side=re.compile(r"\b(?:for|from|on|of) the (?P<nation>[A-Z][a-z]+) side\b"),
    witnesses=re.compile(
        r"(?:presence|attended|witnessed|hosted|according|attendance|moderated|opened|said|noted|organi[sz]ed|led)",
        re.IGNORECASE,
    ),
    signatories=re.compile(
        r"\b(?:signatories|signatures)\b[^.]{0,60}?\b(?:were|are|included?|put by|affixed by|of)\s(?=[A-Z]|the )",
        re.IGNORECASE,
    ),
    ministry=(
        re.compile(
            r"(?:(?:[Ff]irst|[Dd]eputy|[Vv]ice|[Aa]cting) )*(?:(?P<before>(?:[A-Z]\w+ )+)?[Mm]inister(?! of State)"
            r"(?: (?:of|for) (?P<field>(?:the )?[A-Z].*))?)"
        ),
        "Ministry of ",
    ),
    of="of",
    bare_name=re.compile("[CNI](?:p?[CNI]){1,2}"),
    representing=re.compile(
        r"\b(?:represented (?:\w+ )?by|in the person of|through its?|headed by|led by) (?:its |the )?", re.IGNORECASE
    ),
    future=re.compile(r"\b(?:will|to be held|to take place|scheduled|next)\b", re.IGNORECASE),
    several=re.compile(
        r"\b(?:two|three|four|several|separate|bilateral) (?:[a-z]+ ){0,2}(?:agreements|memorand(?:a|ums)|MoUs|MOUs|protocols)\b"
        r"|\bwith each of\b"
    ),
    collective=re.compile(
        r"\bby (?:the )?(?P<position>rectors|presidents|directors|heads|leaders|ministers|chairmen|mayors|governors)\b"
    ),
)
