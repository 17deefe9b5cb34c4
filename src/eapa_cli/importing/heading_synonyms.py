"""Headings of fields in spreadsheets, in English and Russian.

The first phrase of a field is its heading in a template. `#` in a phrase matches a number in a heading, and this number
replaces `#` in the field. A language replaces `@` in the field.

Phrases are compared as `text.fold` writes them. So 'No.' also matches 'Nº', and 'Партнёр' also matches 'Партнер'.
"""

from collections.abc import Mapping
from typing import Final

from eapa_cli.model.vocabulary import Kind

Phrases = Mapping[str, tuple[str, ...]]
"""The phrases of each field."""

# Fields whose cells can contain several values: a list, a map, or the wording of a term or status.
PARTIES: Final = "parties"
PARTNERS: Final = "partners"
SIGNATORIES: Final = "signatories"
AREAS: Final = "areas"
PLACE: Final = "signed.place"
TERM: Final = "term"
LANGUAGES: Final = "languages"
DOCUMENTS: Final = "documents"
SOURCES: Final = "sources"
MORE_SOURCES: Final = "more_sources"
SIGNED: Final = "signed"
STATUS: Final = "status"
PARTY_COUNTRIES: Final = "details.country"
PARTY_TYPES: Final = "details.type"
TASKS: Final = "tasks"
NAMES: Final = "names"

DETAILS: Final = frozenset({PARTY_COUNTRIES, PARTY_TYPES})
SAME_AS: Final = "same_as"
"""The id of an organization to which the names of the row belong."""
CONTACT: Final = "contact"
"""Contact data of people, which a register does not store."""
BARE_COUNTRY_HEADINGS: Final = frozenset({"country", "strana"})
"""The heading 'Country' in English and Russian, folded. It means the country of the party or place before it."""

ENGLISH: Final[Mapping[Kind, Phrases]] = {
    Kind.AGREEMENT: {
        "id": ("Id", "Record"),
        "signed.date": (
            "Date of signing", "Date signed", "Signature date", "Date of signature", "When signed",
            "Date of the agreement", "Signed", "Date", "Signed on", "Signing date",
        ),
        "signed.basis": ("How the date is known", "Basis"),
        "signed.note": ("Note on the date", "Date precision", "Precision of the date"),
        "type": (
            "Type", "Kind", "Type of document", "Document", "Document type", "Agreement type", "Type of agreement",
            "Kind of document", "Form",
        ),
        "stage": ("Stage", "Stage before signing"),
        "title.@": (
            "Title", "Subject", "Name of the agreement", "Agreement", "Agreement title", "Title of the agreement",
            "Document title", "Document name", "Subject matter",
        ),
        "parties.#.organization": ("Party #", "Organization #", "Side #"),
        "parties.#.name_as_signed": ("Party # as signed", "Name as signed #"),
        PARTIES: (
            "Parties", "Sides", "Organizations", "Parties to the agreement", "Participants", "Signing parties",
            "Between", "Contracting parties", "Organisations", "Institutions",
        ),
        PARTY_COUNTRIES: (
            "Countries of the parties", "Party countries", "Country of the partner", "Partner country", "Countries",
            "Country of the party", "Countries of parties", "Country of the organization", "Partner's country",
        ),
        PARTY_TYPES: (
            "Types of the parties", "Party types", "Type of partner", "Partner type", "Organization type",
            "Type of organization", "Types of organizations", "Type of the partner", "Organization types",
        ),
        "parties.#.country": ("Party # country", "Country of party #", "Country #", "Organization # country"),
        "parties.#.type": ("Party # type", "Type of party #", "Organization # type"),
        PARTNERS: (
            "Partner", "Partners", "Counterparty", "Counterparties", "Partner organization", "Partner organisation",
            "With whom", "Signed with", "Concluded with", "Partner institution", "Other party", "Other parties",
        ),
        f"{PARTNERS}.#": ("Partner #", "Counterparty #"),
        SIGNED: ("Date and place", "Date and place of signing", "Signed (date, place)", "Date, place"),
        PLACE: (
            "Place", "Place of signing", "Where", "Location", "Where signed", "Signing place", "Place of signature",
            "Signed in", "Signed at", "City, venue", "Venue, city", "City and country", "City, country",
        ),
        "signed.place.name.@": ("Venue", "Building"),
        "signed.place.city.@": ("City", "Town"),
        "signed.place.country": ("Country of signing", "Signing country", "Country of the place"),
        "signed.event.@": ("Event", "Occasion", "On the occasion of", "Signed during"),
        "signed.online": ("Online", "Signed online"),
        "signatories.#.name.@": ("Signatory #", "Signed by #"),
        "signatories.#.position.@": ("Position #", "Signatory # position", "Post #", "Signatory # post"),
        "signatories.#.party": ("Signatory # signed for", "Signed for #", "Signatory # party"),
        "signatories.#.capacity": ("Signatory # capacity", "Capacity #"),
        SIGNATORIES: (
            "Signatories", "Signed by", "Who signed", "Signers", "Signatories and positions", "Signees",
            "Persons who signed", "Signatory names", "Names and positions of signatories", "Representatives",
        ),
        AREAS: (
            "Areas", "Area", "Topics", "Fields of cooperation", "Areas of cooperation", "Fields", "Spheres",
            "Spheres of cooperation", "Topic", "Themes", "Directions", "Scope of cooperation", "Cooperation areas",
        ),
        "term.starts": ("In force from", "Starts", "Start"),
        "term.ends": (
            "Valid until", "End date", "Valid to", "Expiry date", "Expires on", "In force until", "Ends", "Expires",
            "End", "Expiry",
        ),
        "term.duration": ("Duration",),
        TERM: (
            "Term", "Validity", "Period of validity", "Validity period", "Period", "Term of validity", "Length",
            "In force",
        ),
        STATUS: ("Status", "State", "Current status", "Condition"),
        "term.renewal.mode": ("Renewal",),
        "term.renewal.period": ("Renewed for", "Renewal period"),
        "term.renewal.max": ("Renewed at most", "Renewals"),
        "term.notice": ("Notice",),
        "term.note": ("Note on the term",),
        "terminated.date": ("Terminated on", "Terminated", "Date of termination"),
        "terminated.grounds": ("Grounds for termination", "Grounds"),
        "terminated.note": ("Note on the termination",),
        LANGUAGES: ("Languages", "Language"),
        DOCUMENTS: ("Document address", "Copy", "Copies", "Scan", "File", "Copy of the document", "Document link"),
        SOURCES: (
            "Source", "Sources", "Link", "Links", "URL", "Source link", "Web page", "Web link", "Address",
            "Internet link", "News", "Publication", "Source URL",
        ),
        MORE_SOURCES: (
            "Other sources", "More sources", "Additional sources", "Other links", "More links", "Alternative sources",
            "See also",
        ),
        "sources.#.reference": ("Source # reference", "Reference", "Folder"),
        "sources.#.archive": ("Source # archive", "Archive"),
        CONTACT: ("Contact person", "Contacts", "Phone", "E-mail", "Email", "Contact"),
        "sources.#.published": (
            "Source # date", "Date of publication", "Publication date", "Source date", "News date",
            "Source # published", "Published",
        ),
        "sources.#.accessed": ("Source # read on", "Source # accessed", "Accessed"),
        "responsible.name": ("Responsible", "Responsible person"),
        "responsible.email": ("Responsible e-mail", "Responsible email", "E-mail of the responsible person"),
        "notes": ("Notes", "Note", "Remarks", "Comment", "Comments"),
    },
    Kind.ORGANIZATION: {
        "id": ("Id", "Record"),
        "names.official.@": (
            "Name", "Official name", "Organization", "Full name", "Organisation", "Party", "Partner",
            "Name of the organization", "Organization name", "Institution",
        ),
        "names.short.@": ("Short name", "Abbreviated name"),
        "names.acronym.@": ("Acronym", "Abbreviation"),
        "names.alias.@": ("Also known as", "Other names", "Aliases", "Alias"),
        "names.former.@": ("Former names", "Former name"),
        "type": ("Type", "Kind", "Organization type", "Type of organization", "Category"),
        "country": ("Country", "Country of the organization"),
        "scope": ("Scope",),
        "seat.city.@": ("City", "Town", "Seat"),
        "seat.country": ("Country of the seat", "Seat country"),
        "founded": ("Founded", "Year founded"),
        "dissolved": ("Dissolved",),
        SAME_AS: ("Same as", "Is the same as", "Same organization as"),
        "website": ("Website", "Site", "Web", "Web site", "Homepage"),
        "summary.@": ("Summary", "Description", "About"),
        TASKS: ("Tasks",),
        SOURCES: ("Source", "Sources", "Link", "Links", "URL", "Source URL"),
        CONTACT: (
            "Phone", "Phone number", "Telephone", "Tel", "Mobile", "Fax", "E-mail", "Email", "E-mail address",
            "Contact", "Contact person", "Contacts", "Contact name", "Position", "Person", "Full name of the contact",
            "Post", "Contact details", "Postal address", "Address", "Responsible", "Name of the contact",
        ),
        "notes": ("Notes", "Note", "Remarks", "Comment", "Comments"),
    },
}  # fmt: skip
RUSSIAN: Final[Mapping[Kind, Phrases]] = {
    Kind.AGREEMENT: {
        "id": ("Идентификатор",),
        "signed.date": (
            "Дата подписания", "Дата", "Подписано", "Дата заключения", "Когда подписано", "Дата соглашения",
            "Дата подписания соглашения", "Дата подписания документа", "Дата документа", "Подписан",
            "Дата заключения соглашения",
        ),
        "signed.basis": ("Откуда известна дата",),
        "signed.note": ("Примечание к дате", "Точность даты"),
        "type": (
            "Вид документа", "Тип", "Вид", "Тип документа", "Вид соглашения", "Тип соглашения", "Форма документа",
            "Форма", "Вид договора", "Тип договора", "Характер документа",
        ),
        "stage": ("Стадия", "Этап", "Стадия подготовки", "Стадия до подписания"),
        "title.@": (
            "Название", "Наименование", "Название соглашения", "Наименование соглашения", "Предмет", "Соглашение",
            "Название документа", "Наименование документа", "Предмет соглашения", "Наименование договора", "Заголовок",
        ),
        "parties.#.organization": ("Сторона #", "Организация #", "Участник #"),
        "parties.#.name_as_signed": ("Сторона # в тексте",),
        PARTIES: (
            "Стороны", "Участники", "Организации", "Стороны соглашения", "Участники соглашения", "Подписавшие стороны",
            "Между кем", "Между кем заключено", "Организации-участники", "Стороны договора", "Стороны (участники)",
            "Кто с кем", "Стороны, подписавшие соглашение", "Договаривающиеся стороны", "Стороны документа",
        ),
        PARTY_COUNTRIES: (
            "Страны сторон", "Страна партнёра", "Страны", "Страна организации", "Страна стороны", "Страны участников",
            "Страна контрагента", "Страны партнёров", "Страны организаций",
        ),
        PARTY_TYPES: (
            "Типы сторон", "Тип организации", "Тип партнёра", "Вид организации", "Типы организаций",
            "Статус организации", "Вид партнёра", "Типы участников", "Характер организаций",
        ),
        "parties.#.country": ("Страна стороны #", "Сторона # страна", "Страна #", "Страна организации #"),
        "parties.#.type": ("Тип стороны #", "Сторона # тип", "Тип организации #"),
        PARTNERS: (
            "Партнёр", "С кем подписано", "С кем заключено", "Вторая сторона", "Организация партнёр",
            "Наименование партнёра", "Партнёрская организация", "Партнёры", "Контрагент",
        ),
        f"{PARTNERS}.#": ("Партнёр #", "Контрагент #", "Организация-партнёр #"),
        SIGNED: (
            "Дата и место", "Дата и место подписания", "Дата, место подписания", "Когда и где подписано", "Дата, место",
        ),
        PLACE: (
            "Место подписания", "Место", "Где подписано", "Место заключения", "Место подписания соглашения",
            "Место (город)", "Город, страна", "Город и страна", "Город, площадка", "Локация", "Площадка, город",
        ),
        "signed.place.name.@": ("Здание", "Площадка"),
        "signed.place.city.@": ("Город", "Город подписания"),
        "signed.place.country": ("Страна подписания", "Страна места подписания"),
        "signed.event.@": ("Мероприятие", "Повод", "Событие", "На полях", "В рамках", "В рамках мероприятия"),
        "signed.online": ("Онлайн", "Дистанционно"),
        "signatories.#.name.@": ("Подписант #", "Подписал #"),
        "signatories.#.position.@": ("Должность #", "Должность подписанта #", "Подписант # должность"),
        "signatories.#.party": ("За кого подписал #", "За сторону #", "От имени #"),
        "signatories.#.capacity": ("В качестве #",),
        SIGNATORIES: (
            "Подписанты", "Подписали", "Кто подписал", "Кем подписано", "Подписавшие", "Лица, подписавшие соглашение",
            "Подписавшие лица", "Подписанты (ФИО, должность)", "ФИО и должности подписантов", "От сторон подписали",
            "Подписи", "Кто подписал (ФИО, должность)", "Подписант, должность", "ФИО подписавших",
            "Представители сторон",
        ),
        AREAS: (
            "Направления", "Области", "Темы", "Направления сотрудничества", "Области сотрудничества", "Сферы",
            "Сферы сотрудничества", "Сфера", "Тема", "Тематика", "Направление", "Область", "Сфера сотрудничества",
            "Направление сотрудничества", "Предметные области", "Основные направления",
        ),
        "term.starts": ("Действует с", "Вступает в силу", "Начало действия"),
        "term.ends": (
            "Действует до", "Действителен до", "Действительно до", "Срок окончания", "Дата истечения", "Окончание",
            "Срок до", "Дата окончания",
        ),
        "term.duration": ("Продолжительность",),
        TERM: (
            "Срок действия", "Срок", "Срок действия соглашения", "Период действия", "Срок и пролонгация", "Действие",
            "Срок действия документа", "Срок действия, пролонгация", "Срок действия и продление", "Срок договора",
        ),
        STATUS: ("Статус", "Состояние", "Текущий статус", "Статус соглашения", "Действует ли", "Статус документа"),
        "term.renewal.mode": ("Продление", "Пролонгация"),
        "term.renewal.period": ("Продлевается на",),
        "term.renewal.max": ("Сколько раз продлевается",),
        "term.notice": ("Уведомление за",),
        "term.note": ("Примечание к сроку",),
        "terminated.date": ("Прекращено", "Дата прекращения", "Расторгнуто", "Дата расторжения"),
        "terminated.grounds": ("Основание прекращения", "Основание расторжения"),
        "terminated.note": ("Примечание к прекращению",),
        LANGUAGES: ("Языки", "Язык"),
        DOCUMENTS: ("Документ", "Скан", "Файл", "Копия"),
        SOURCES: (
            "Источник", "Источники", "Ссылка", "Ссылки", "Источник (ссылка)", "Ссылка на источник", "Интернет-ссылка",
            "Источник информации", "Публикация", "Новость", "Ссылка на новость", "Адрес страницы", "Сайт с информацией",
            "Откуда известно",
        ),
        MORE_SOURCES: (
            "Другие источники", "Ещё источники", "Доп. источники", "Дополнительные источники", "Другие ссылки",
            "Доп. ссылки",
        ),
        "sources.#.reference": ("Шифр источника #", "Шифр", "Дело", "Папка"),
        "sources.#.archive": ("Архив источника #", "Архив"),
        CONTACT: ("Контактное лицо", "Контакты", "Телефон", "Эл. почта", "Электронная почта"),
        "sources.#.published": ("Дата публикации #", "Дата источника #", "Дата новости #"),
        "sources.#.accessed": ("Дата обращения #",),
        "responsible.name": ("Ответственный", "Ответственное лицо", "Ответственный сотрудник"),
        "responsible.email": ("Почта ответственного", "Электронная почта ответственного"),
        "notes": ("Примечания", "Примечание", "Комментарий", "Комментарии", "Заметки"),
    },
    Kind.ORGANIZATION: {
        "id": ("Идентификатор",),
        "names.official.@": (
            "Название", "Наименование", "Полное название", "Полное наименование", "Организация", "Название организации",
            "Наименование организации", "Сторона", "Учреждение",
        ),
        "names.short.@": (
            "Краткое название", "Краткое наименование", "Сокращённое название", "Сокращённое наименование",
        ),
        "names.acronym.@": ("Аббревиатура", "Сокращение"),
        "names.alias.@": ("Другие названия", "Также известна как"),
        "names.former.@": ("Прежние названия", "Прежнее название"),
        "type": ("Тип", "Вид", "Тип организации", "Вид организации", "Статус организации", "Категория"),
        "country": ("Страна", "Страна организации"),
        "scope": ("Охват",),
        "seat.city.@": ("Город", "Местонахождение"),
        "seat.country": ("Страна местонахождения",),
        "founded": ("Основана", "Год основания", "Дата основания"),
        "dissolved": ("Прекращена",),
        SAME_AS: ("То же, что", "Совпадает с", "Это"),
        "website": ("Сайт", "Веб-сайт", "Официальный сайт", "Адрес сайта", "Интернет-сайт"),
        "summary.@": ("Описание", "О ней"),
        TASKS: ("Задачи",),
        SOURCES: ("Источник", "Источники", "Ссылка", "Ссылки"),
        CONTACT: (
            "Телефон", "Телефоны", "Моб. телефон", "Факс", "Эл. почта", "Электронная почта", "Почта", "Контактное лицо",
            "Контакты", "Контакт", "ФИО", "ФИО контактного лица", "Должность", "Адрес", "Почтовый адрес",
            "Ответственный", "Ответственное лицо", "Представитель", "Имя", "Фамилия",
        ),
        "notes": ("Примечания", "Примечание", "Комментарий", "Комментарии", "Заметки"),
    },
}  # fmt: skip
ROW_NUMBERS: Final = (
    "No.", "N", "Nr.", "Num.", "S.No.", "SNo", "Sr. No.", "SrNo", "Sl. No.", "SlNo", "S/N", "Serial",
    "Serial No.", "Serial number", "Sequence number", "Seq. No.", "Row", "Row No.", "Row number", "Line", "Line No.",
    "№ п/п", "п/п", "пп", "№№", "№№ п/п", "№ пп", "N п/п", "NN п/п", "Номер п/п", "№ строки", "Item No.",
    "Порядковый номер", "Номер по порядку", "т/р", "Т/р №", "tartib raqami", "р/с", "р/с №", "к/н", "р/т",
    "Lfd. Nr.", "N.º", "N°", "Sıra No", "S. Nr.", "序号",
)  # fmt: skip
"""Headings of columns that number the rows, in any case and with any punctuation."""
