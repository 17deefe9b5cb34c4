"""Other words for the codes of the vocabulary, which people type instead of a label."""

from collections.abc import Mapping
from typing import Final

SYNONYMS: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "Kind": {"organization": ("организация",), "agreement": ("соглашение", "договор", "документ")},
    "Scope": {"international": ("international organization", "международная организация", "без страны")},
    "OrganizationType": {
        "ngo": (
            "non-governmental organization", "nonprofit", "НПО", "НКО", "некоммерческая организация",
            "общественная организация", "общественное объединение", "ассоциация", "союз",
        ),
        "foundation": ("fund",),
        "intergovernmental": ("international organization", "международная организация", "межправительственная"),
        "government": ("ministry", "правительство", "министерство", "ведомство", "орган власти", "госорган"),
        "regional-government": (
            "region", "региональный орган власти", "региональное правительство", "правительство региона",
            "администрация региона", "регион",
        ),
        "university": ("вуз", "вузы", "высшее учебное заведение", "институт", "академия"),
        "media": ("СМИ", "медиа", "mass media", "информационное агентство"),
        "business": ("company", "бизнес", "компания", "предприятие", "коммерческая"),
        "other": ("другая организация", "другое", "иное", "прочее"),
    },
    "AgreementType": {
        "memorandum": ("memoranda", "MoU", "memorandum of understanding", "меморандум о взаимопонимании"),
        "agreement": ("договор",),
        "convention": ("соглашение-конвенция",),
        "other": ("другой документ", "другое", "иное", "прочее"),
    },
    "Capacity": {
        "head": ("head", "глава", "руководитель"),
        "deputy": ("заместитель", "зам"),
        "proxy": ("representative", "представитель", "по доверенности", "доверенное лицо"),
        "acting": ("врио", "исполняющий обязанности", "и. о.", "временно исполняющий обязанности"),
    },
    "Topic": {
        "partnership": ("cooperation", "сотрудничество", "взаимодействие"),
        "public-diplomacy": ("people's diplomacy", "народная дипломатия"),
        "peace": ("peacebuilding", "миротворчество"),
        "culture": ("art", "искусство", "культурное сотрудничество"),
        "heritage": ("cultural heritage", "наследие"),
        "education": ("образовательная деятельность", "обучение"),
        "science": ("research", "научное сотрудничество", "исследования"),
        "youth": ("молодёжная политика", "молодёжная сфера"),
        "sport": ("физическая культура",),
        "trade": ("commerce", "торговое сотрудничество"),
        "investment": ("инвестиционное сотрудничество",),
        "innovation": ("technology", "технологии"),
        "media": ("mass media", "СМИ", "медиа"),
        "social": ("социальная политика", "социальные вопросы"),
        "regional-development": ("развитие регионов", "regions", "регионы"),
        "environment": ("ecology", "экология", "охрана природы", "охрана окружающей среды"),
        "health": ("healthcare", "medicine", "медицина", "здоровье"),
        "law": ("legal affairs", "юриспруденция", "законодательство", "правовая сфера"),
        "other": ("другое", "иное", "прочее", "другая тема", "иная тема"),
    },
    "Status": {
        "planned": ("запланировано", "планируется"),
        "not-started": ("future", "не вступило в силу"),
        "in-force": ("active", "valid", "current", "в силе", "действующее", "действует сейчас"),
        "due": ("expiring", "истекает", "истекающее", "скоро истекает", "подлежит продлению"),
        "expired": ("ended", "истекло", "истёкшее", "истёк", "закончилось", "завершено", "не действует"),
        "terminated": ("terminated early", "прекращено", "расторгнуто", "прекратило действие", "денонсировано"),
        "superseded": ("replaced", "заменено", "заменённое", "заменено другим"),
        "unknown": ("not known", "неизвестно", "неизвестен", "не указан", "срок неизвестен"),
    },
}  # fmt: skip
"""Synonyms of the labels in English and Russian, by vocabulary and code. In a vocabulary, a synonym has one meaning."""
