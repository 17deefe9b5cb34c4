"""Patterns of words for areas of cooperation, by the topic that they mean."""

import re
from typing import Final

from eapa_cli.model.vocabulary import Topic

Patterns = tuple[tuple[Topic, re.Pattern[str]], ...]

ENGLISH: Final[Patterns] = (
    (Topic.PUBLIC_DIPLOMACY, re.compile(r"\bdiploma|dialogue", re.IGNORECASE)),
    (Topic.HERITAGE, re.compile(r"\bheritage|monument|museum", re.IGNORECASE)),
    (
        Topic.CULTURE,
        re.compile(r"\bcultur|\barts?\b|festival|cinema|film|music|theat|language|folk", re.IGNORECASE),
    ),
    (
        Topic.EDUCATION,
        re.compile(r"\beducat|student|universit|training|academ|school|teach|internship|staff exchange", re.IGNORECASE),
    ),
    (Topic.SCIENCE, re.compile(r"\bscien|research|publication|laborator", re.IGNORECASE)),
    (Topic.YOUTH, re.compile(r"\byouth|young", re.IGNORECASE)),
    (Topic.SPORT, re.compile(r"\bsport|olympi|games", re.IGNORECASE)),
    (Topic.TOURISM, re.compile(r"\btouris|travel", re.IGNORECASE)),
    (Topic.INVESTMENT, re.compile(r"\binvest|financ", re.IGNORECASE)),
    (Topic.INNOVATION, re.compile(r"\binnovat|technolog|digital|start-?up", re.IGNORECASE)),
    (Topic.TRADE, re.compile(r"\btrade|export|import|industr|econom|business|entrepreneur|commerc", re.IGNORECASE)),
    (Topic.MEDIA, re.compile(r"\bmedia|journalis|press|information", re.IGNORECASE)),
    (Topic.ENVIRONMENT, re.compile(r"\becolog|environment|climate|energy|water", re.IGNORECASE)),
    (Topic.HEALTH, re.compile(r"\bhealth|medic", re.IGNORECASE)),
    (Topic.LAW, re.compile(r"\blegal|\blaw|legislat|justice", re.IGNORECASE)),
    (Topic.REGIONAL_DEVELOPMENT, re.compile(r"\bregion|territor|municipal", re.IGNORECASE)),
    (Topic.PEACE, re.compile(r"\bpeace|security|harmony", re.IGNORECASE)),
    (Topic.CIVIL_SOCIETY, re.compile(r"\bcivil society|volunt|public initiative|\bngo", re.IGNORECASE)),
    (Topic.SOCIAL, re.compile(r"\bsocial|humanitarian|welfare|charit", re.IGNORECASE)),
    (
        Topic.PARTNERSHIP,
        re.compile(r"\bpartnership|cooperation|multilateral|relations|interaction|joint", re.IGNORECASE),
    ),
)

RUSSIAN: Final[Patterns] = (
    (Topic.PUBLIC_DIPLOMACY, re.compile("дипломат|диалог", re.IGNORECASE)),
    (Topic.HERITAGE, re.compile("наследи|памятник|музе", re.IGNORECASE)),
    (Topic.CULTURE, re.compile("культур|искусств|кино|творчеств|язык|музык|театр|фестивал", re.IGNORECASE)),
    (Topic.EDUCATION, re.compile("образован|студент|обучен|университет|стажиров|учеб|академическ", re.IGNORECASE)),
    (Topic.SCIENCE, re.compile("наук|научн|исследован", re.IGNORECASE)),
    (Topic.YOUTH, re.compile("молод[её]ж", re.IGNORECASE)),
    (Topic.SPORT, re.compile("спорт", re.IGNORECASE)),
    (Topic.TOURISM, re.compile("туризм|турист", re.IGNORECASE)),
    (Topic.INVESTMENT, re.compile("инвест|финанс", re.IGNORECASE)),
    (Topic.INNOVATION, re.compile("иннова|технолог|цифров", re.IGNORECASE)),
    (Topic.TRADE, re.compile("торг|экспорт|промышл|эконом|бизнес|предприним", re.IGNORECASE)),
    (Topic.MEDIA, re.compile("медиа|журналист|сми\\b|информац|прессе", re.IGNORECASE)),
    (Topic.ENVIRONMENT, re.compile("эколог|климат|окружающ|энерг", re.IGNORECASE)),
    (Topic.HEALTH, re.compile("здрав|медицин", re.IGNORECASE)),
    (Topic.LAW, re.compile("прав[ао]\\b|правов|юридич|законод", re.IGNORECASE)),
    (Topic.REGIONAL_DEVELOPMENT, re.compile("регион|территор", re.IGNORECASE)),
    (Topic.PEACE, re.compile("\\bмир[ау]?\\b|безопасност|согласи", re.IGNORECASE)),
    (Topic.CIVIL_SOCIETY, re.compile("гражданск\\w+ обществ|волонт|добровольч|общественн", re.IGNORECASE)),
    (Topic.SOCIAL, re.compile("социальн|гуманитарн|благотвор|соотечественник", re.IGNORECASE)),
    (Topic.PARTNERSHIP, re.compile("партн[её]рств|сотрудничеств|отношени|взаимодейств|совместн", re.IGNORECASE)),
)
