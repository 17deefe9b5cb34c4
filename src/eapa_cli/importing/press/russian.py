"""Patterns and word lists of Russian press releases."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from eapa_cli.importing.press.english_names import GIVEN_NAMES
from eapa_cli.importing.press.language import Dates, Events, Language
from eapa_cli.importing.press.tokens import Token
from eapa_cli.matching import document_words, organization_words, position_words, topic_words
from eapa_cli.model.vocabulary import Capacity
from eapa_cli.text.fold import fold

_STEM: Final = "{}[а-яё]*"
_HEADS: Final = re.compile(
    r"(?:академи|агентств|администраци|ансамбл|архив|ассамбле|ассоциаци|аэропорт|банк|бирж|больниц|бюро|вуз|галере|гимнази|госпитал|госуниверситет|госкомитет|департамент"
    r"|движени|дирекци|дом|дум|епархи|завод|издательств|инспекци|институт|исполком|исполнительн\w+ комитет|казначейств|клиник|клуб|колледж|комбинат"
    r"|комисси|комитет|компани|конгресс|консерватори|консорциум|концерн|корпораци|лаборатори|лиг|лицей|магистрат|маджлис|митрополи|министерств|минкультур"
    r"|минобрнаук|минспорт|мэри|музе|муниципалитет|муфтият|мечет|обществ|общин|объединени|оператор|оркестр|организаци|отделени|палат|парламент|парти|патриархи|платформ"
    r"|полпредств|посольств|правительств|представительств|предприяти|префектур|прокуратур|радио|район|редакци|республик|ресурсн|секретариат|сенат|синод|служб|собрани|совет|содружеств|союз|студи"
    r"|суд|телеканал|телекомпани|театр|технопарк|товариществ|торгпредств|университет|управлени|учреждени|учили|факультет|федераци|филармони|филиал|фирм|фонд"
    r"|форум|хаб|хокимият|акимат|холдинг|центр|церк|штаб|школ|мисси|партнерств|партнёрств|библиотек|газет|журнал|област|город|округ|край|нии|нко|ано)(?:[а-яё]{0,4})",
    re.IGNORECASE,
)
_NOT_HEADS: Final = re.compile(
    r"(?:союзн|советск|советник|фондов|домашн|городск|областн|краев|окружн|районн|банковск|центральн|музейн|школьн|судебн|организацион|общественн|партийн|судьб|лига?ндн|краеведч|советовал|думал)\w*",
    re.IGNORECASE,
)
_MODIFIERS: Final = re.compile(
    r"(?:перв|заместител|зам$|исполняющ|обязанност|временно|исполнительн|генеральн|главн|старш|почетн|почётн|постоянн|чрезвычайн|полномочн|ответственн|государственн|действующ|коммерческ|финансов|операционн|управляющ|научн|специальн|управляющ)[а-яё]{0,5}",
    re.IGNORECASE,
)
_TITLES: Final = re.compile(
    r"(?:господин|госпож|профессор|академик|доктор|г-н|г-ж|шейх|товарищ)[а-яё]{0,3}", re.IGNORECASE
)
_PLURALS: Final = re.compile(
    r"(?:руководител(?:и|ями)|глав(?:ы|ами)|ректор(?:ы|ами)|представител(?:и|ями)|директор(?:а|ами)|президент(?:ы|ами)|делегаци(?:и|ями))"
)
_UNITS: Final = re.compile(
    r"(?:совет|правлени|комитет|президиум|комисси|секретариат|департамент|управлени|отдел|попечител|директор)[а-яё]{0,5}",
    re.IGNORECASE,
)
_SIGNED: Final = re.compile(
    r"(?:подпис(?:ал[аио]?|али|ан[аоы]?|ывает|ывают|ано)|заключ(?:ил[аи]?|ен[аоы]?|или)|скреп(?:или|лен[аоы]?|ил[аи]?)|поставил[аи]?|оформил[аи]?|парафировал[аи]?)",
    re.IGNORECASE,
)
_DOCUMENTS: Final = re.compile(
    r"(?:соглашени|меморандум|протокол|договор(?!и|е[нн])|контракт|конвенци|деклараци|документ|харти|дорожн(?:ая|ую|ой)$|карт(?:а|у|ы|ой)$|допсоглашени|пакт|подпис(?:ь|и|ями)$)[а-яё]{0,3}",
    re.IGNORECASE,
)
_STOPS: Final = re.compile(
    r"(?:о|об|обо|на|во|под|от|до|из|у|к|ко|через|после|перед|также|но|что|котор\w+|где|когда|как|быть|будет|будут|был[аио]?|это\w*|эт[иау]|его|их|сегодня|вчера|ранее|состоя\w+"
    r"|прош(?:ел|ёл|ла|ло|ли)|также|кроме|согласно|направлен\w*|цель\w*|предусматрива\w+|предполага\w+|позвол\w+|среди|ходе|рамках|полях|стороны|торжественн\w+|присутств\w+|участв\w+|отметил\w*|сообща\w+|сказал\w*|сообщил\w*|расположен\w*|ставш\w+"
    r"|\w+(?:али|или|ели|яли|ули|лся|лась|лось|лись|ется|ются|ится|ятся|овал|ировал|ает|яет|ают|яют|уют|ует))",
    re.IGNORECASE,
)
_NOT_STOPS: Final = frozenset({"цели", "недели", "детали", "медали", "модели", "или", "автомобили"})
_ADJECTIVE: Final = re.compile(
    r"\w{2,}(?:[ыи]й|ая|яя|ое|ее|ые|ие|[ое]го|[ое]му|ым|им|ых|их|ую|юю|ыми|ими|ной|ской|ской)"
)
_MIN_STEM: Final = 3
_PATRONYMIC: Final = re.compile(r"[А-ЯЁ][а-яё]+(?:ович|евич|ич|овн|евн|ичн|инишн)(?:а|у|ем|ом|е|ой|ы|и)?")
_MONTHS: Final = {
    "янв": 1, "фев": 2, "мар": 3, "апр": 4, "мая": 5, "май": 5, "мае": 5, "июн": 6,
    "июл": 7, "авг": 8, "сен": 9, "окт": 10, "ноя": 11, "дек": 12,
}  # fmt: skip
_MONTH: Final = "(?:январ|феврал|март|апрел|ма(?=[йяе])|июн|июл|август|сентябр|октябр|ноябр|декабр)(?:[ьйяюе]|а|е)?"
_MONTH_WORD: Final = re.compile(_MONTH, re.IGNORECASE)
_MARKS: Final = {",": ",", ";": ";", "—": "-", "-": "-", "&": "a", ":": ":", "/": "/"}
_LOWER_CLASSES: Final = {
    "и": "a", "между": "=", "с": "w", "со": "w", "по": "z", "при": "z", "имени": "z", "им": "z", "для": "z", "за": "z",
    "в": "i", "a": "a", "а": "k", "от": "r",
}  # fmt: skip


def _classify(tokens: Sequence[Token]) -> str:
    letters = list(map(_class, tokens))
    for number, token in enumerate(tokens[:-1]):
        # "исполняющий обязанности директора": the genitive looks like the plural.
        if letters[number] == "L" and number and letters[number - 1] == "M":
            letters[number] = "P"
        # "Генеральный секретарь" starts a sentence; "Генеральная Ассамблея" is a name.
        if letters[number] == "C" and letters[number + 1] in "PM" and _MODIFIERS.fullmatch(token.text):
            letters[number] = "M"
    return "".join(letters)


def _class(token: Token) -> str:  # noqa: C901, PLR0912
    text = token.text
    match token.kind:
        case "quote":
            return "Q"
        case "bracket":
            return (
                "E"
                if any(position_words.RUSSIAN.fullmatch(word.lower()) for word in re.findall(r"[\w-]+", text))
                else "B"
            )
        case "known":
            return "K"
        case "mark":
            return _MARKS.get(text, ".")
        case "initials":
            return "I"
    if text[0].isdigit():
        return "d"
    lower = text.lower()
    if lower.startswith("и") and lower.replace(" ", "") == "и.о.":
        return "M"
    if lower in _LOWER_CLASSES and not (len(text) == 1 and text.isupper() and lower not in "свиа"):
        return _LOWER_CLASSES[lower]
    if not ("а" <= lower[0] <= "я" or lower[0] == "ё"):
        return "A" if text[0].isupper() else "x"
    if _PLURALS.fullmatch(lower):
        return "L"
    is_head = bool(_HEADS.fullmatch(lower)) and not _NOT_HEADS.fullmatch(lower)
    if _SIGNED.fullmatch(lower):
        return "v"
    if text[0].isupper():
        if sum(map(str.isupper, text)) > 1 and not re.fullmatch(r"[А-ЯЁ][а-яё]+-[А-ЯЁ][а-яё]+", text):
            return "D" if _DOCUMENTS.fullmatch(lower) else "A"
        if _PATRONYMIC.fullmatch(text) and not is_head:
            return "N"
        if position_words.RUSSIAN.fullmatch(lower) or re.fullmatch(r"заместител\w{1,2}", lower):
            return "P" if not lower.startswith("зам") or position_words.RUSSIAN.fullmatch(lower) else "M"
        if _DOCUMENTS.fullmatch(lower):
            return "D"
        if is_head:
            return "H"
        if lower in _STOP_WORDS:
            return "k"
        if _TITLES.fullmatch(lower):
            return "T"
        if is_geographic(text):
            return "g"
        return "G" if is_given_name(lower) else "C"
    for pattern, letter in ((_MODIFIERS, "M"), (position_words.RUSSIAN, "P"), (_TITLES, "T"), (_DOCUMENTS, "D")):
        if pattern.fullmatch(lower):
            return letter
    if is_head:
        return "h"
    if _MONTH_WORD.fullmatch(lower):
        return "m"
    if _STOPS.fullmatch(lower) and lower not in _NOT_STOPS:
        return "k"
    return "j" if _ADJECTIVE.fullmatch(lower) else "x"


_CAPITALISED_STOPS: Final = """
    в на о об под при подписи документ стороны соглашение он она они это также сегодня вчера после церемония среди
    участие от после во для по как напомним между
"""
_STOP_WORDS: Final = frozenset(_CAPITALISED_STOPS.split())


@cache
def is_given_name(lower: str) -> bool:
    """Return whether a word is a given name in any case, by its Latin spelling."""
    endings = ("", "ом", "ем", "ём", "ой", "ей", "а", "у", "ы", "и", "ю", "е", "я")
    stems = [
        lower.removesuffix(ending)
        for ending in endings
        if lower.endswith(ending) and len(lower) - len(ending) >= _MIN_STEM
    ]
    return any(fold(stem + vowel) in GIVEN_NAMES for stem in stems for vowel in ("", "й", "а", "я", "ь"))


def is_geographic(word: str) -> bool:
    """Return whether a word is a country in any case, or part of the name of one."""
    from eapa_cli.matching.places import country_of_word

    return country_of_word(word, "ru") is not None


_WORD: Final = "[xjhHCGAgQBNIKM]"
_START: Final = "[HCAQghKM]"
# "по делам молодёжи", "имени М.В. Ломоносова", "при Президенте", "в Узбекистане".
_NEXT: Final = rf"(?:[xjhAgQBEIKMN]|(?<![QBE])[HCG]|z{_WORD}|z\.?[IC]|\.(?=[IC])|zP|i(?=[xj]?g)|(?:,[xjz]+)*,?az?(?=x|j+x)|(?:,x+)+,?a(?=x|j+x))"
_ORGANIZATION: Final = rf"(?P<org>[xj]{{0,3}}?{_START}{_NEXT}*)"
_POSITION: Final = r"(?:M*P(?:-?P)*|M+P)"
_MIDDLE: Final = r"(?:[xjhHCGAgQBIKMNz.]|i(?=[xj]?g)|a[xj]|,[xj]|(?:,|a|-|,a)(?=M*P)|P)"
_NAME: Final = "(?:[CG]N[CG]|[CG][CG]N|[CG][CG]|I[CG]|[CG]I|[CG]N)"


RUSSIAN: Final = Language(
    code="ru",
    classify=_classify,
    persons=(
        re.compile(rf"[xj]?(?P<position>{_POSITION})T*(?P<name>[CG]{3})(?![CGNI])"),
        re.compile(rf"[xj]?(?P<position>{_POSITION}{_MIDDLE}{{0,30}}?),?T*(?P<name>{_NAME})(?![CGNhI])"),
        re.compile(rf"T*(?P<name>{_NAME}),?-?,?[xj]?(?P<position>{_POSITION}{_NEXT}*)"),
        re.compile(rf"T*(?P<name>{_NAME})(?P<position>E)"),
        re.compile(rf"T+(?P<name>{_NAME})(?![CGNhI])"),
        re.compile(r"(?P<name>I[CG]|[CG]N[CG]|[CG][CG]N|GC|CG|[CG]I)(?![CGNIhHA])"),
    ),
    organization=re.compile(_ORGANIZATION),
    plural_lead=re.compile("[xj]?L"),
    separator=re.compile(r",?a(?:kk)?|,|;|,k?x?w"),
    gap=re.compile(r"B?,?(?:k|x|j|z(?=x)|[dim])*,?"),
    connectors="",
    position=re.compile(_POSITION),
    full_position=re.compile(rf"{_POSITION}{_NEXT}*"),
    next_position=re.compile(r"(?:,|-|,?a)[xj]?(?=M*P)"),
    longest_positions=False,
    units=_UNITS,
    field_connectors="z",
    events=Events(
        signing=re.compile(
            r"\bподписал[аио]?\b|\bподписали\b|\b(?:был[аоиы]?\s+)?подписан[аоы]?\b|\bзаключил[аи]?\b(?=[^.]{0,80}(?:соглашени|договор|меморандум|контракт))|\bзаключен[аоы]?\b(?=[^.]{0,80}(?:соглашени|договор|меморандум|контракт))"
            r"|(?:соглашени|договор|меморандум)[^.]{0,60}\bзаключ(?:или|ил|ила|ен|ено|ены|ена)\b|\bскреп(?:или|лен[аоы]?|ил[аи]?)\b[^.]{0,60}подпис|\bпостави(?:ли|л|ла)\b[^.]{0,40}\bподпис|\bподпис[ьи]\b[^.]{0,60}\bпостави(?:ли|л|ла)\b"
            r"|\b(?:состоял[ао]сь|прошл[ао]|провели|проведена)\b[^.]{0,80}\bподписани[ея]\b|\bподписани[ея]\b[^.]{0,240}\b(?:состоял[ао]сь|прошл[ао])\b|\bцеремони[яи] подписания\b[^.]{0,240}\b(?:состоял[ао]сь|прошл[ао])\b|\bпарафировал[аи]?\b",
            re.IGNORECASE,
        ),
        headline=re.compile(
            r"\bподписал[аио]?\b|\bподписан[аоы]?\b|\bподписыва[ею]т\b|\bподписание\b|\bзаключил[аи]?\b|\bзаключен[аоы]?\b",
            re.IGNORECASE,
        ),
        document=re.compile(
            r"\b(?:соглашени|меморандум|протокол|договор(?!и|ен)|контракт|конвенци|деклараци|документ|харти|дорожн\w+ карт|допсоглашени)[а-яё]*",
            re.IGNORECASE,
        ),
        planned=re.compile(
            r"\b(?:подпиш(?:ут|ет)|заключ(?:ат|ит)\b|(?:будет|будут|быть) (?:\w+ )?(?:подписан|заключен)|(?:планиру\w+|намерен\w*|готов\w*|готовит\w*|собира\w+|могут|может|можно|могли|мог|предлож\w+|договорил\w+|решени\w+|обсуд\w+|обсужда\w+|рассматрива\w+|рассчитыва\w+|хот\w+|необходимо|"
            r"предстоит|возможност\w+|проект\w*|подготов\w+|поручил\w*|одобрил\w*|перед|накануне|целесообразн\w+)[^.;]{0,70}\b(?:подписать|заключить|заключить|подписани[еюя]|заключени[еюя]|поставят)|не (?:был[аои]? )?подписал\w*|не (?:был[аои]? )?подписан|отказал\w+ (?:от )?подпис|подписать\b(?![^.]*подписал))",
            re.IGNORECASE,
        ),
        negotiated=re.compile(r"переговор|обсужд|обсуд|рассматрива|прорабат|проработ|проект\w* соглаш", re.IGNORECASE),
        retrospective=re.compile(
            r"(?:ранее (?:был[аои]? )?(?:подписан|подписал|заключ)|(?:подписан|заключ[её]н)н(?:ого|ому|ым|ом|ое|ый|ых|ыми|ые|ая|ой|ую)\b(?![^.]*\b(?:подписали|был[аоиы]? подписан[аоы]?|состоял))|годовщин|лет назад|год назад|в прошлом году|лет со дня|с момента подписания|после подписания|юбиле"
            r"|напомним|(?:последн|предыдущ|прежн)\w+ (?:соглашени|договор|меморандум)|(?:подписал[аио]?|заключил[аио]?|заключено|подписано) (?:более|свыше|около|порядка|уже)? ?\d[\d ]* (?:\w+ ){0,3}(?:соглашени|меморандум|договор|документ)|заключено множество|с \d{4} года,? когда|когда (?:был|подпис)"
            r"|(?:на основании|в соответствии с|в рамках (?:реализации )?|реализаци\w+ ) ?(?:подписанн|соглашени|меморандум|договор)(?![^.]*\b(?:подписали|был[аоиы]? подписан))|(?:подписан|подписали|заключ\w+)[аоы]? (?:ещ[её] )?в (?:\d{4}|прошлом) год|подписано? и (?:действует|реализуется))",
            re.IGNORECASE,
        ),
        meeting=re.compile(
            r"(?:встрет|встреч|обсуд|визит|переговор|посети|юбиле|лет (?:дружбы|сотрудничества)|поздрав|наметил|провел\w* совещан|приня(?:л|ла) делегаци)",
            re.IGNORECASE,
        ),
        represented=re.compile(
            r"(?:от имени|со стороны|от лица|с (?:российской|\w+) стороны|представлял|подписант|подписавш|свои подписи|подпис[ьи])",
            re.IGNORECASE,
        ),
    ),
    dates=Dates(
        months=_MONTHS,
        day_month=re.compile(
            rf"\b(?P<day>\d{{1,2}})(?:-?го)? (?P<month>{_MONTH})\b(?:,? (?P<year>(?:19|20)\d\d)\b)?(?P<month2>)(?P<day2>)(?P<year2>)",
            re.IGNORECASE,
        ),
        weekdays={"понедельник": 0, "вторник": 1, "сред": 2, "четверг": 3, "пятниц": 4, "суббот": 5, "воскресень": 6},
        relative={"вчера": -1, "сегодня": 0, "накануне": -1},
        dateline=re.compile(
            rf"\A\W*(?P<city>[А-ЯЁ][А-Яа-яЁё.-]+(?: [А-ЯЁ][А-Яа-яЁё.-]+){{0,2}})(?:\s?\([^)]{{2,30}}\))?"
            rf"(?:, ?(?:\d{{1,2}} (?:{_MONTH})\w*(?: (?:19|20)\d\d(?: г\.| года)?)?))?"
            rf"(?:(?:\.|,)? ?[—-]? ?(?:[/(]?[А-ЯЁA-Z][А-ЯЁA-Zа-яё. -]{{1,25}}[/)]|(?:РИА|ТАСС|ИНТЕРФАКС|Интерфакс|КАБАР|БЕЛТА|БелТА|АЗЕРТАДЖ)[А-Яа-я ]{{0,12}}))?\.?\s?(?:[—]|- |\n|(?<=[/)])\.?\s|(?<=[а-я]\.)\s(?=/))"
        ),
    ),
    types=document_words.RUSSIAN,
    capacities=(
        (Capacity.ACTING, re.compile(r"исполняющ|\bи\.\s?о\.|врио", re.IGNORECASE)),
        (Capacity.DEPUTY, re.compile(r"заместител|\bзам|вице-|проректор|первый зам", re.IGNORECASE)),
        (
            Capacity.HEAD,
            re.compile(
                r"генсек|генеральн\w+ секретар|директор|президент|ректор|председател|глав[аы]|руководител|губернатор|мэр|министр|начальник",
                re.IGNORECASE,
            ),
        ),
    ),
    organization_types=organization_words.RUSSIAN,
    topics=topic_words.RUSSIAN,
    areas=re.compile(
        r"(?:в (?:таких |следующих )?(?:област(?:и|ях)|сфер(?:е|ах))|по (?:таким|следующим)? ?направлениям|сотрудничать в|предусматрива\w+|направлен\w* на|предусмотрен\w*)\b:?",
        re.IGNORECASE,
    ),
    place=re.compile(r"\b(?:[вВ]о?|[гГ]\.|городе|город)(?: (?:г\.|городе|столице [А-ЯЁ]\w+))?,? ?$"),
    venue=re.compile(
        r"\b(?:[вВ]|[нН]а) (?P<venue>(?:штаб-квартире|здании|офисе|резиденции|стенах|помещении|главном корпусе|конференц-зале|площадке|посольстве|Посольстве|администрации|Общественной палате|Доме|доме|Министерстве|министерстве|Представительстве|представительстве|пресс-центре|ректорате)"
        r"(?: (?:[А-ЯЁ][\w-]+|[а-яё]+(?:ой|ого|ей|их|ых|ов|ии|ия|ства|ета|ума)|«[^»]+»))*)"
    ),
    ceremony=re.compile(
        r"церемония (?:подписания )?(?:состоялась|прошла)|подписание (?:состоялось|прошло)", re.IGNORECASE
    ),
    in_country=re.compile(r"\b[вВ] ([А-ЯЁ][\w-]+(?: Республике)?)"),
    any_city=re.compile(r"\b[вВ] (?:городе |г\. ?)(?P<named>[А-ЯЁ][\w-]+)(?P<city>)(?P<country>)"),
    venue_city=re.compile(r"(?:администрации|мэрии|хокимияте|акимате) города (?P<city>[А-ЯЁ][\w-]+)"),
    region_posts=re.compile(
        r"\b(?:губернатор|мэр|глав\w{1,2} (?:региона|республики|города|края|области)|аким|хоким)\w{0,3}\b",
        re.IGNORECASE,
    ),
    region=re.compile(
        r"\b(?:[А-ЯЁ][а-яё-]+(?:ая|ой|ую) област(?:ь|и|ью)|[А-ЯЁ][а-яё-]+(?:ий|ого|ом|им|ому) кра(?:й|я|ю|ем|е)|Республик\w{1,2} [А-ЯЁ][\w-]+)"
    ),
    capital=re.compile(r"\bстолиц[еаы] (?P<country>[А-ЯЁ]\w+(?: [А-ЯЁ]\w+)?)(?P<adjective>)"),
    online=re.compile(r"\b(?:онлайн|online|дистанционно|видеоконференц|видеосвяз|вкс\b|zoom)", re.IGNORECASE),
    event=re.compile(
        r"(?:в рамках|в ходе|на полях|на площадке|во время) (?P<event>(?:[IVX\d]+(?:-?го)? )?(?:[А-ЯЁа-яё-]+ ){0,4}(?:форум|конференц|саммит|конгресс|выставк|фестивал|семинар|ассамбле|съезд|конгресс)[а-яё]*(?: [А-ЯЁ][\w-]+)*(?: [«\"][^»\"]{3,120}[»\"])?)",
        re.IGNORECASE,
    ),
    country_words=re.compile("(?!)"),
    generic=re.compile("[xj]?[hH]"),
    acronyms=frozenset({"ТАСС", "РИА", "СМИ", "МИД"}),
    lead_in=re.compile(r"\A(?:(?:крупнейш|ведущ|российск|известн|наш)[а-яё]{2,4} (?=[«\"А-ЯЁа-яё]))+"),
    reference=re.compile(
        r"\A\W*(?:справк[аи]|справочно|для справки|о компании|об организации|справочная информация|контакты для сми|о (?:фонде|центре|клубе|университете|ассамблее)[^.]{0,80})\W*\Z",
        re.IGNORECASE,
    ),
    passive=re.compile(r"(?:подписан|заключен|заключён|скреплен|скреплён)[аоы]?\Z", re.IGNORECASE),
    behalf=re.compile(r"\b(?:от имени|от лица|со стороны|за|от)\s(?=[«\"А-ЯЁA-Zа-яё])", re.IGNORECASE),
    side=re.compile(r"\b[сС] (?P<nation>[а-яё]+)(?:ой|ей) стороны\b"),
    witnesses=re.compile(r"(?:присутств\w+|участи\w+|сообщ\w+|сказал\w*|отметил\w*|свидетел\w+)", re.IGNORECASE),
    signatories=re.compile(
        r"(?:подписант\w* (?:выступили|стали|были)|подписавши\w*)\s*:?\s*(?=[а-яёА-ЯЁ])", re.IGNORECASE
    ),
    ministry=(
        re.compile(
            r"(?:(?:перв|заместител)\w* )*(?:министр|замминистр)\w{0,3} (?P<field>[а-яё].*)(?P<before>)", re.IGNORECASE
        ),
        "Министерство ",
    ),
    of="",
    bare_name=re.compile("[CG]N?[CG]N?|I[CG]"),
    representing=re.compile(r"(?:в лице|представля\w+|во главе с)\s", re.IGNORECASE),
    future=re.compile(r"\b(?:будет|будут|пройд[её]т|состоится|запланирован|намечен)\w*", re.IGNORECASE),
    several=re.compile(
        r"\b(?:два|три|четыре|несколько|двусторонние|отдельные) (?:[а-яё]+ ){0,2}(?:соглашени[яй]|меморандум(?:а|ов)|договор(?:а|ов))\b"
    ),
    collective=re.compile(
        r"(?P<position>ректорами|руководителями|директорами|президентами|председателями|главами|министрами)\b"
    ),
)
