"""The language of Russian press releases. `press/language.py` describes each field.

`words/word_classes.py` explains the letters of patterns over word classes.
"""

import re
from typing import Final

from eapa_cli.importing.press.language import NEVER, Language, MinistryWords
from eapa_cli.importing.press.russian import plurals
from eapa_cli.importing.press.russian.date_patterns import DATES
from eapa_cli.importing.press.russian.name_patterns import EACH_WITH_NAME, NEXT, ORGANIZATION, PERSONS, POSITION
from eapa_cli.importing.press.russian.place_patterns import PLACES
from eapa_cli.importing.press.russian.signing_patterns import EVENTS
from eapa_cli.importing.press.russian.word_classes import classify
from eapa_cli.importing.press.russian.words import UNITS
from eapa_cli.importing.press.words.word_classes import WordClass
from eapa_cli.matching import document_words, topic_words
from eapa_cli.model.vocabulary import Capacity

_CAPACITIES: Final = (
    (Capacity.ACTING, re.compile(r"исполняющ|\bи\.\s?о\.|врио", re.IGNORECASE)),
    (Capacity.DEPUTY, re.compile(r"заместител|\bзам|вице-|проректор", re.IGNORECASE)),
    (
        Capacity.HEAD,
        re.compile(
            r"генсек|генеральн\w+ секретар|директор|президент|ректор|председател|глав[аы]|руководител|губернатор|мэр"
            # but not "администратор"
            r"|(?<!ад)министр|начальник",
            re.IGNORECASE,
        ),
    ),
)

RUSSIAN: Final = Language(
    code="ru",
    classify=classify,
    persons=PERSONS,
    organization=re.compile(ORGANIZATION),
    plural_lead=re.compile(
        "[xjM]?L(?:"
        "[xjd]{0,4}-?(?=[CGNI])"  # "ректоры", "главы двух" before a name
        "|[xjh]{1,3}(?=M*P)"  # "сопредседатели комиссии" before "министр"
        ")?"
    ),
    each_with_name=re.compile(EACH_WITH_NAME),
    # ", ", "и", ", а также", "совместно с"
    separator=re.compile(r",?a(?:kk)?|,|;|,k?x?w"),
    prepositions=frozenset(
        {WordClass.IN, WordClass.PREPOSITION_IN_NAME, WordClass.TO_OR_FROM, WordClass.OTHER_PREPOSITION}
    ),
    conjunctions=re.compile(r"что|котор\w+|когда|где|пока|после|перед|чтобы", re.IGNORECASE),
    has_cases=True,
    connectors=frozenset(),
    position=re.compile(POSITION),
    full_position=re.compile(rf"{POSITION}{NEXT}*"),
    # ", председатель", "и председатель"
    next_position=re.compile(r"(?:,|-|,?a)[xj]?(?=M*P)"),
    longest_positions=False,
    units=UNITS,
    whole_units=NEVER,
    envoys=re.compile(r"(?:посо?л|консул|генконсул|постпред|торгпред)", re.IGNORECASE),
    field_connectors=frozenset({WordClass.PREPOSITION_IN_NAME}),
    events=EVENTS,
    dates=DATES,
    types=document_words.RUSSIAN,
    capacities=_CAPACITIES,
    topics=topic_words.RUSSIAN,
    areas=re.compile(
        r"(?:в (?:таких |следующих )?(?:област(?:и|ях)|сфер(?:е|ах))|по (?:таким|следующим)? ?направлениям"
        r"|сотрудничать в|предусматрива\w+|направлен\w* на|предусмотрен\w*)\b:?",
        re.IGNORECASE,
    ),
    places=PLACES,
    region_posts=re.compile(
        r"\b(?:(?:губернатор|мэр|аким|хоким)\w{0,3}"
        r"|глав\w{1,2} (?:[\w-]+ ){0,2}"
        r"(?:региона|республики|города|края|области|района|округа|муниципалитета|аймака))\b",
        re.IGNORECASE,
    ),
    # "уполномоченный по правам ребёнка в Горной области", "омбудсмен Узбекистана", "посол Узбекистана"
    territorial=re.compile(
        r"\b(?:уполномоченн\w+ (?:по|при) "
        r"|омбудсмен|(?:право)?защитник|посо?л\w*\b|полпред\w*\b|полномочн\w+ представител\w+ )",
        re.IGNORECASE,
    ),
    region=re.compile(
        r"\b(?:[А-ЯЁ][а-яё-]+(?:ая|ой|ую) област(?:ь|и|ью)|[А-ЯЁ][а-яё-]+(?:ий|ого|ом|им|ому) кра(?:й|я|ю|ем|е)"
        r"|Республик\w{1,2} [А-ЯЁ][\w-]+)"
    ),
    event_names=re.compile(
        r"(?:форум|конференци|конгресс|саммит|фестивал|выставк|семинар|симпозиум|заседани|совещани|салон)\w*"
        r"|(?:ПМЭФ|ВЭФ|КЭФ|РИФ)\b|[А-ЯЁ]{2,}-20\d\d",
        re.IGNORECASE,
    ),
    # In Russian, an adjective of a country is in lower case.
    country_words=NEVER,
    # "университет", "государственный университет"
    generic=re.compile("[xj]?[hH]"),
    acronyms=frozenset({"СМИ"}),
    lead_in=re.compile(
        r"\A(?:(?:(?:крупнейш|ведущ|российск|известн|возглавляющ|представляющ)[а-яё]{2,4}|[Нн]аш[а-яё]{0,3}) "
        r"(?=[«\"А-ЯЁа-яё])"
        r"|(?:[а-яё]+[сц]к(?:ий|ие|им|ими|ого|ому) )?[Гг]ород(?:а|у|ом|е|ами)?(?:-[а-яё]+)? (?=[А-ЯЁ]))+"
    ),
    end_of_article=re.compile(
        r"\A\W*(?:справк[аи]|справочно|для справки|о компании|об организации|справочная информация|контакты для сми"
        r"|о (?:фонде|центре|клубе|университете|ассамблее)[^.]{0,80})\W*\Z",
        re.IGNORECASE,
    ),
    passive=re.compile(
        r"(?:подписан|заключ[её]н|скрепл[её]н)(?:[аоы]?|н(?:ый|ое|ая|ого|ой|ому|ым|ом|ую))\Z", re.IGNORECASE
    ),
    behalf=re.compile(r"\b(?:от имени|от лица|со стороны|за|от)\s(?=[«\"А-ЯЁA-Zа-яё])", re.IGNORECASE),
    side=re.compile(
        r"\b[сС] (?P<nation>[а-яё]+)(?:ой|ей)(?: стороны\b| ?[—-])"
        r"|\b(?P<other>[А-Яа-яё]+)ую сторону (?:представлял\w*|—)"
    ),
    relative_sides=frozenset({"наш", "друг"}),
    witnesses=re.compile(
        r"(?:присутств\w+|участи\w+|сообщ\w+|сказал\w*|отметил\w*|свидетел\w+|рассказал\w*|подчеркнул\w*|заявил\w*"
        r"|добавил\w*|поблагодарил\w*|выразил\w*|открыл\w*|приветств\w+|вручил\w*|напомнил\w*|пояснил\w*"
        r"|поздравил\w*|считает|уверен\w?|прокомментировал\w*|выступил\w*|обратил\w*|пожелал\w*|модератор\w*"
        r"|приглашени\w+|участвовал\w*)",
        re.IGNORECASE,
    ),
    speaking=re.compile(
        r"(?:сообщ|сказал|отметил|рассказал|подчеркнул|заявил|добавил|выразил|напомнил|пояснил|прокомментировал|"
        r"проинформировал|уточнил)\w*"
        r"|считает|уверен\w?",
        re.IGNORECASE,
    ),
    aftermath=re.compile(r"\b(?:после того,? как|когда) (?:он|она|они|оба)\b", re.IGNORECASE),
    singular_pronouns=frozenset({"он", "она"}),
    plural_pronouns=frozenset({"они", "оба", "обе"}),
    participles=frozenset({"подписав", "подписывая", "подписавший", "подписавшая", "завизировав"}),
    signatories=re.compile(
        # as in "подписантами меморандума выступили X", "подписанты: X" and "подписи председателя X"
        r"(?:подписант\w*[^.;:]{0,120}? (?:выступил|стал|был|явля)\w*|подписант\w*(?=:)|подписавши\w*"
        r"|\bподпис(?:и|ью|ями)(?! под))\s*:?\s*(?=[а-яёА-ЯЁ])",
        re.IGNORECASE,
    ),
    ministry=MinistryWords(
        post=re.compile(
            # The field is in lower case: not "министр Правительства Москвы"; another post can follow.
            r"(?:(?:перв|заместител)\w* )*(?:министр|замминистр)\w{0,3} (?P<field>(?-i:[а-яё])"
            r"(?:(?!, [а-яё]*(?:руководител|председател|директор|начальник|президент)| [—-] ).)*)"
            r"(?:(?:,| [—-]) .*)?(?P<before>)",
            re.IGNORECASE,
        ),
        start_of_name="Министерство ",
    ),
    city_of_post=re.compile(r"\bгород(?:а|у|ом)? (?P<city>[А-ЯЁ][\w-]+)\Z"),
    twinned=(
        re.compile(r"(?: [а-яё]+)? (?:стали|теперь|объявлены|—)(?: [а-яё]+)? (?:города(?:ми)?-)?побратим(?:ы|ами)\b"),
        re.compile(r"[Пп]обратимами (?:[а-яё]+ )?стали \Z"),
    ),
    between_cities=re.compile(r"\bмежду (?:\w+ )?городами\b|\bпобратим", re.IGNORECASE),
    offices=(
        (
            re.compile(
                r"(?:уполномоченн\w+ (?:\w+ )?(?:по|при)|защитник\w* прав)\b[^,]*"
                r"|(?:(?:детск|финансов|военн|региональн)\w+ )?(?:бизнес-)?омбудсмен\w*[^,]*",
                re.IGNORECASE,
            ),
            "",
        ),
        # "генеральный прокурор Перу"
        (
            re.compile(r"генеральн\w+ прокурор\w*(?P<of>(?: [^,]+)?)", re.IGNORECASE),
            r"Генеральная прокуратура\g<of>",
        ),
    ),
    of="",
    # "Анна Петровна Берг", "Берг Анна Петровна", "А. Берг"
    bare_name=re.compile("[CG]N?[CG]N?|[CG]N|I[CG]|G[CG]{2}"),
    representing=re.compile(
        r"(?:в лице|представля\w+|представленн\w+)\s(?:на (?:\w+ )?(?:подписани[ия]|церемонии|встрече) )?",
        re.IGNORECASE,
    ),
    created=re.compile(r"\b(?:создании|открытии|учреждении|строительстве) \Z"),
    headed=re.compile(r",? (?:во главе с|возглавляем\w+|под руководством) (?:е[её] )?"),
    partner=re.compile(r"\b[Пп]артн[её]ром (?:\w+ )?(?:стал|выступил)\w* "),
    talks=re.compile(r"\b(?:встреч|переговор|бесед|консультаци|диалог)\w* $", re.IGNORECASE),
    future=re.compile(
        r"\b(?:будет|будут|пройд[её]т|проведут|провед[её]т|покажут|покажет|представ[ия]т|откро[ею]т|станет|состоится"
        r"|запланирован|намечен"
        r"|вступ(?:ит|ает) в силу"
        r"|действ|рассчитан|сроком)\w*",
        re.IGNORECASE,
    ),
    several=re.compile(
        r"\b(?:два|три|четыре|несколько|двусторонние|отдельные) (?:[а-яё]+ ){0,2}"
        r"(?:соглашени[яй]|меморандум(?:а|ов)|договор(?:а|ов))\b"
    ),
    # ", доктор наук", "и профессор"
    degree=re.compile(
        r"(?:,? и|,)? (?:[дк]\.\s?\w+\."
        r"|(?:доктор|кандидат)\w* \w+ наук"
        r"|профессор|академик|доцент|член-корреспондент|заслуженн).*\Z"
    ),
    singular=plurals.singular,
    shared_noun=plurals.full_names,
    officials=re.compile(r"\b(?:[Оо]ни|[Рр]уководители|[Мм]инистры|[Мм]эры|[Гг]убернаторы) (?:\w+ )?подписали\b"),
    collective=re.compile(
        r"\b(?P<position>(?:ректор|президент|глав|министр|губернатор|мэр)(?:ы|ами)|директор(?:а|ами)|"
        r"(?:руководител|председател)(?:и|ями))\b(?=[^.]{0,60}(?:подпис|завер|скреп|постав)|[.,]|\Z|"
        r" (?:вузов|университетов|организаций|сторон|регионов|ведомств|названных|обеих|обоих|двух))"
    ),
)
