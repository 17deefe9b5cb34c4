"""Names of choices, of yes and no, and of languages, as people write them in spreadsheets and at prompts."""

from collections.abc import Mapping
from typing import Final

# The names of each choice by its code; `text.fold` folds them before they are compared with a text. The first name is
# Russian, and templates and messages in Russian show it.
CHOICE_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    # types of agreements
    "agreement": (
        "соглашение", "договор", "cooperation agreement", "соглашение о сотрудничестве", "framework agreement",
    ),
    "memorandum": ("меморандум", "memorandum of understanding", "MoU", "меморандум о взаимопонимании"),
    "roadmap": ("дорожная карта", "road map"),
    "protocol": ("протокол",),
    "convention": ("конвенция",),
    "other": ("другое", "иное", "прочее"),
    # types of organizations
    "ngo": (
        "НКО", "НПО", "общественная организация", "non-governmental organization", "общественная",
        "неправительственная", "неправительственная организация", "некоммерческая организация", "public organization",
        "non-profit", "АНО",
    ),
    "foundation": ("фонд", "fund"),
    "intergovernmental": (
        "межправительственная", "межправительственная организация", "intergovernmental organization",
        "international organization", "международная организация", "межгосударственная организация",
    ),
    "government": (
        "государственный орган", "правительство", "госорган", "орган власти", "government body", "state body",
        "ministry", "государственная", "государственное учреждение", "government agency", "министерство",
        "орган государственной власти",
    ),
    "regional-government": (
        "региональные власти", "региональный орган власти", "местные власти", "регион", "regional authority",
        "региональное правительство", "правительство региона",
    ),
    "university": ("университет", "вуз", "институт"),
    "media": ("СМИ", "агентство", "media organization", "mass media"),
    "business": ("компания", "предприятие", "company", "бизнес", "коммерческая организация", "бизнес-объединение"),
    # the scope of organizations
    "international": ("международная", "международный"),
    # topics
    "partnership": ("партнёрство", "сотрудничество"),
    "public-diplomacy": ("народная дипломатия", "общественная дипломатия"),
    "peace": ("мир",),
    "culture": ("культура",),
    "heritage": ("наследие", "культурное наследие"),
    "education": ("образование",),
    "science": ("наука",),
    "youth": ("молодёжь", "молодёжная политика"),
    "sport": ("спорт", "sports"),
    "tourism": ("туризм",),
    "trade": ("торговля",),
    "investment": ("инвестиции", "investments"),
    "innovation": ("инновации", "innovations"),
    "civil-society": ("гражданское общество",),
    "social": ("социальная сфера",),
    "regional-development": ("региональное развитие",),
    "environment": ("экология", "окружающая среда", "ecology"),
    "health": ("здравоохранение", "здоровье", "healthcare"),
    "law": ("право",),
    # stages before signing
    "planned": ("планируется", "запланировано", "в планах", "намечено", "plan"),
    "negotiating": (
        "ведутся переговоры", "переговоры", "на переговорах", "в работе", "under negotiation", "in negotiation",
        "negotiation", "negotiations",
    ),
    "agreed": ("согласовано", "текст согласован", "согласовано, не подписано", "agreed, not signed", "text agreed"),
    "dropped": (
        "снято с рассмотрения", "снято", "отменено", "не состоялось", "не будет подписано", "dropped before signing",
        "abandoned", "cancelled",
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
    # grounds for ending an agreement early
    "expired-early": ("прекращено досрочно", "ended early"),
    "withdrawn": ("выход стороны", "a party withdrew", "расторгнуто одной из сторон"),
    "superseded": ("заменено другим соглашением", "superseded by another agreement"),
    "dissolved": ("ликвидация стороны", "a party was dissolved"),
}  # fmt: skip
# Words in columns with yes or no, which are compared without regard to case. Of the two letters 'x', the second is
# Cyrillic; 'ha' and "yo'q" are Uzbek.
YES: Final = ("yes", "true", "да", "1", "x", "х", "+", "v", "ha")
NO: Final = ("no", "false", "нет", "0", "yo'q")
# Names of languages by tag.
LANGUAGE_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "en": ("en", "eng", "english", "in english", "англ", "английский", "на английском", "по-английски"),
    "ru": ("ru", "rus", "russian", "in russian", "русский", "на русском", "по-русски"),
    "uz": ("uz", "uzbek", "in uzbek", "узб", "узбекский", "на узбекском", "oʻzbekcha", "o'zbek"),
    "zh": ("zh", "chinese", "китайский"),
    "ar": ("ar", "arabic", "арабский"),
    "es": ("es", "spanish", "испанский"),
    "fr": ("fr", "french", "французский"),
}


def name_choice(code: str, language: str) -> str:
    """Return the Russian name of a choice; in another language, return its code."""
    return CHOICE_NAMES[code][0] if language == "ru" and code in CHOICE_NAMES else code
