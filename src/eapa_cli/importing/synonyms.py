"""Names of fields and of choices in spreadsheets, in English and Russian.

The first phrase of a field is its heading in a template. `#` in a phrase matches a number in a heading.
"""

from collections.abc import Mapping
from typing import Final

from eapa_cli.model.vocabulary import Kind

Phrases = Mapping[str, tuple[str, ...]]

PARTIES: Final = "parties"
PARTNERS: Final = "partners"
SIGNATORIES: Final = "signatories"
AREAS: Final = "areas"
PLACE: Final = "signed.place"
TERM: Final = "term"
LANGUAGES: Final = "languages"
DOCUMENTS: Final = "documents"
SOURCES: Final = "sources"
TASKS: Final = "tasks"
NAMES: Final = "names"
"""Fields that are lists or maps, and that one cell can hold whole."""

ENGLISH: Final[Mapping[Kind, Phrases]] = {
    Kind.AGREEMENT: {
        "id": ("Id", "Record"),
        "signed.date": ("Date of signing", "Signed", "Date", "Signed on", "Signing date"),
        "signed.basis": ("How the date is known", "Basis"),
        "signed.note": ("Note on the date",),
        "type": ("Type", "Kind", "Type of document", "Document"),
        "stage": ("Stage", "Stage before signing"),
        "title.@": ("Title", "Subject", "Name of the agreement", "Agreement"),
        "parties.#.organization": ("Party #", "Organization #", "Side #"),
        "parties.#.name_as_signed": ("Party # as signed", "Name as signed #"),
        PARTIES: ("Parties", "Sides", "Organizations"),
        PARTNERS: ("Partner", "Partners", "Counterparty"),
        f"{PARTNERS}.#": ("Partner #", "Counterparty #"),
        PLACE: ("Place", "Place of signing", "Where"),
        "signed.place.name.@": ("Venue", "House", "Building"),
        "signed.place.city.@": ("City", "Town"),
        "signed.place.country": ("Country of signing",),
        "signed.event.@": ("Event", "Occasion"),
        "signed.online": ("Online", "Signed online"),
        "signatories.#.name.@": ("Signatory #", "Signed by #"),
        "signatories.#.position.@": ("Position #", "Signatory # position", "Post #", "Signatory # post"),
        "signatories.#.party": ("Signatory # signed for", "Signed for #", "Signatory # party"),
        "signatories.#.capacity": ("Signatory # capacity", "Capacity #"),
        SIGNATORIES: ("Signatories", "Signed by", "Who signed"),
        AREAS: ("Areas", "Area", "Topics", "Fields of cooperation", "Areas of cooperation"),
        "term.starts": ("In force from", "Starts", "Start"),
        "term.ends": ("Valid until", "In force until", "Ends", "Expires", "End", "Expiry"),
        "term.duration": ("Duration",),
        TERM: ("Term", "Validity"),
        "term.renewal.mode": ("Renewal",),
        "term.renewal.period": ("Renewed for", "Renewal period"),
        "term.renewal.max": ("Renewed at most", "Renewals"),
        "term.notice": ("Notice",),
        "term.note": ("Note on the term",),
        LANGUAGES: ("Languages", "Language"),
        DOCUMENTS: ("Document address", "Copy", "Copies", "Scan", "File"),
        SOURCES: ("Source", "Sources", "Link", "Links", "URL"),
        "sources.#.reference": ("Source # reference", "Reference", "Folder"),
        "sources.#.archive": ("Source # archive", "Archive"),
        "sources.#.published": ("Source # date", "Source # published", "Published"),
        "sources.#.accessed": ("Source # read on", "Source # accessed", "Accessed"),
        "notes": ("Notes", "Note", "Remarks", "Comment", "Comments"),
    },
    Kind.ORGANIZATION: {
        "id": ("Id", "Record"),
        "names.official.@": ("Name", "Official name", "Organization", "Full name"),
        "names.short.@": ("Short name",),
        "names.acronym.@": ("Acronym", "Abbreviation"),
        "names.alias.@": ("Also known as", "Other names", "Aliases", "Alias"),
        "names.former.@": ("Former names", "Former name"),
        "type": ("Type", "Kind"),
        "country": ("Country",),
        "scope": ("Scope",),
        "seat.city.@": ("City", "Town", "Seat"),
        "seat.country": ("Country of the seat", "Seat country"),
        "founded": ("Founded", "Year founded"),
        "dissolved": ("Dissolved",),
        "website": ("Website", "Site", "Web"),
        "summary.@": ("Summary", "Description", "About"),
        TASKS: ("Tasks",),
        SOURCES: ("Source", "Sources", "Link", "Links", "URL"),
        "notes": ("Notes", "Note", "Remarks", "Comment", "Comments"),
    },
}
RUSSIAN: Final[Mapping[Kind, Phrases]] = {
    Kind.AGREEMENT: {
        "id": ("Идентификатор", "Ид"),
        "signed.date": ("Дата подписания", "Дата", "Подписано", "Дата заключения"),
        "signed.basis": ("Откуда известна дата",),
        "signed.note": ("Примечание к дате",),
        "type": ("Вид документа", "Тип", "Вид", "Тип документа"),
        "stage": ("Стадия", "Этап", "Стадия подготовки", "Стадия до подписания"),
        "title.@": (
            "Название",
            "Наименование",
            "Название соглашения",
            "Наименование соглашения",
            "Предмет",
            "Соглашение",
        ),
        "parties.#.organization": ("Сторона #", "Организация #", "Участник #"),
        "parties.#.name_as_signed": ("Сторона # в тексте",),
        PARTIES: ("Стороны", "Участники", "Организации"),
        PARTNERS: ("Партнёр", "Партнер", "Партнёры", "Партнеры", "Контрагент", "Организация-партнёр"),
        f"{PARTNERS}.#": ("Партнёр #", "Партнер #", "Контрагент #", "Организация-партнёр #"),
        PLACE: ("Место подписания", "Место", "Где подписано"),
        "signed.place.name.@": ("Здание", "Площадка"),
        "signed.place.city.@": ("Город", "Город подписания"),
        "signed.place.country": ("Страна подписания",),
        "signed.event.@": ("Мероприятие", "Повод", "Событие"),
        "signed.online": ("Онлайн", "Дистанционно"),
        "signatories.#.name.@": ("Подписант #", "Подписал #"),
        "signatories.#.position.@": ("Должность #", "Должность подписанта #", "Подписант # должность"),
        "signatories.#.party": ("За кого подписал #", "За сторону #", "От имени #"),
        "signatories.#.capacity": ("В качестве #",),
        SIGNATORIES: ("Подписанты", "Подписали", "Кто подписал"),
        AREAS: ("Направления", "Области", "Темы", "Направления сотрудничества", "Области сотрудничества"),
        "term.starts": ("Действует с", "Вступает в силу", "Начало действия"),
        "term.ends": ("Действует до", "Окончание", "Срок до", "Дата окончания"),
        "term.duration": ("Продолжительность",),
        TERM: ("Срок действия", "Срок"),
        "term.renewal.mode": ("Продление", "Пролонгация"),
        "term.renewal.period": ("Продлевается на",),
        "term.renewal.max": ("Сколько раз продлевается",),
        "term.notice": ("Уведомление за",),
        "term.note": ("Примечание к сроку",),
        LANGUAGES: ("Языки", "Язык"),
        DOCUMENTS: ("Документ", "Скан", "Файл", "Копия"),
        SOURCES: ("Источник", "Источники", "Ссылка", "Ссылки"),
        "sources.#.reference": ("Шифр источника #", "Шифр", "Дело", "Папка"),
        "sources.#.archive": ("Архив источника #", "Архив"),
        "sources.#.published": ("Дата публикации #", "Дата источника #"),
        "sources.#.accessed": ("Дата обращения #",),
        "notes": ("Примечания", "Примечание", "Комментарий", "Комментарии", "Заметки"),
    },
    Kind.ORGANIZATION: {
        "id": ("Идентификатор", "Ид"),
        "names.official.@": ("Название", "Наименование", "Полное название", "Полное наименование", "Организация"),
        "names.short.@": ("Краткое название", "Сокращённое наименование", "Сокращенное наименование"),
        "names.acronym.@": ("Аббревиатура", "Сокращение"),
        "names.alias.@": ("Другие названия", "Также известна как"),
        "names.former.@": ("Прежние названия", "Прежнее название"),
        "type": ("Тип", "Вид"),
        "country": ("Страна",),
        "scope": ("Охват",),
        "seat.city.@": ("Город", "Местонахождение"),
        "seat.country": ("Страна местонахождения",),
        "founded": ("Основана", "Год основания", "Дата основания"),
        "dissolved": ("Прекращена",),
        "website": ("Сайт", "Веб-сайт"),
        "summary.@": ("Описание", "О ней"),
        TASKS: ("Задачи",),
        SOURCES: ("Источник", "Источники", "Ссылка", "Ссылки"),
        "notes": ("Примечания", "Примечание", "Комментарий", "Комментарии", "Заметки"),
    },
}
ROW_NUMBERS: Final = (
    *("№", "No.", "N", "Nr.", "Num.", "S.No.", "S. No", "SNo", "Sr. No.", "SrNo", "Sl. No.", "SlNo", "S/N", "Serial"),
    *("Serial No.", "Serial number", "Sequence number", "Seq. No.", "Row", "Row No.", "Row number", "Line", "Line No."),
    *("№ п/п", "п/п", "п.п.", "пп", "№№", "№№ п/п", "№ пп", "N п/п", "NN п/п", "Номер п/п", "№ строки", "Item No."),
    *("Порядковый номер", "Номер по порядку", "т/р", "Т/р №", "t/r", "tartib raqami", "р/с", "р/с №", "к/н", "р/т"),
    *("Lfd. Nr.", "Lfd.Nr", "N.º", "Nº", "N°", "Núm.", "Sıra No", "S. Nr.", "序号", "序號"),
)
"""Headings of columns that number the rows, in any case and with any punctuation."""

VALUES: Final[Mapping[str, tuple[str, ...]]] = {
    # types of agreements
    "agreement": (
        "соглашение",
        "договор",
        "cooperation agreement",
        "соглашение о сотрудничестве",
        "framework agreement",
    ),
    "memorandum": ("меморандум", "memorandum of understanding", "MoU", "меморандум о взаимопонимании"),
    "roadmap": ("дорожная карта", "road map"),
    "protocol": ("протокол",),
    "convention": ("конвенция",),
    "other": ("другое", "иное", "прочее"),
    # types of organizations
    "ngo": ("НКО", "НПО", "общественная организация", "non-governmental organization"),
    "foundation": ("фонд",),
    "intergovernmental": ("межправительственная", "межправительственная организация"),
    "government": ("государственный орган", "правительство"),
    "regional-government": ("региональное правительство", "regional government", "правительство региона"),
    "university": ("университет", "вуз", "институт"),
    "media": ("СМИ", "агентство"),
    "business": ("компания", "предприятие", "company"),
    "international": ("международная", "международный"),
    # topics
    "partnership": ("партнёрство", "партнерство", "сотрудничество"),
    "public-diplomacy": ("народная дипломатия", "общественная дипломатия", "public diplomacy"),
    "peace": ("мир",),
    "culture": ("культура",),
    "heritage": ("наследие", "культурное наследие"),
    "education": ("образование",),
    "science": ("наука",),
    "youth": ("молодёжь", "молодежь", "молодёжная политика"),
    "sport": ("спорт", "sports"),
    "tourism": ("туризм",),
    "trade": ("торговля",),
    "investment": ("инвестиции", "investments"),
    "innovation": ("инновации", "innovations"),
    "civil-society": ("гражданское общество", "civil society"),
    "social": ("социальная сфера",),
    "regional-development": ("региональное развитие", "regional development"),
    "environment": ("экология", "окружающая среда", "ecology"),
    "health": ("здравоохранение", "здоровье", "healthcare"),
    "law": ("право",),
    # stages before signing
    "planned": ("планируется", "запланировано", "в планах", "намечено", "plan"),
    "negotiating": (
        "ведутся переговоры",
        "переговоры",
        "на переговорах",
        "в работе",
        "under negotiation",
        "in negotiation",
        "negotiation",
        "negotiations",
    ),
    "agreed": (
        "согласовано",
        "текст согласован",
        "согласовано, не подписано",
        "agreed, not signed",
        "text agreed",
    ),
    "dropped": (
        "снято с рассмотрения",
        "снято",
        "отменено",
        "не состоялось",
        "не будет подписано",
        "dropped before signing",
        "abandoned",
        "cancelled",
    ),
    # bases of dates, capacities of signatories, renewals of terms
    "stated": ("указана",),
    "dateline": ("по дате новости",),
    "deduced": ("установлена",),
    "head": ("руководитель",),
    "deputy": ("заместитель",),
    "proxy": ("по доверенности",),
    "acting": ("исполняющий обязанности", "и.о.", "врио"),
    "tacit": ("автоматически", "automatic", "automatically"),
    "express": ("по согласию", "по соглашению сторон", "by agreement"),
    "none": ("нет", "no"),
}
YES: Final = ("yes", "true", "да", "1", "x", "х", "+", "v", "ha")
NO: Final = ("no", "false", "нет", "0", "yo'q")
TAGS: Final[Mapping[str, tuple[str, ...]]] = {
    "en": ("en", "eng", "english", "in english", "англ", "английский", "на английском", "по-английски"),
    "ru": ("ru", "rus", "russian", "in russian", "рус", "русский", "на русском", "по-русски"),
    "uz": ("uz", "uzbek", "in uzbek", "узб", "узбекский", "на узбекском", "oʻzbekcha", "o'zbek"),
    "zh": ("zh", "chinese", "китайский"),
    "ar": ("ar", "arabic", "арабский"),
    "es": ("es", "spanish", "испанский"),
    "fr": ("fr", "french", "французский"),
}
