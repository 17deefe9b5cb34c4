"""Patterns of words for areas of cooperation, by the topic that they mean.

Most patterns also match in the middle of a word, such as "biotechnology".
"""

from typing import Final

from eapa_cli.matching.code_patterns import compile_patterns
from eapa_cli.model.vocabulary import Topic

ENGLISH: Final = compile_patterns(
    {
        Topic.PUBLIC_DIPLOMACY: r"\bdiploma|dialogue",
        Topic.HERITAGE: r"\bheritage|monument|museum",
        Topic.CULTURE: r"\bcultur|\barts?\b|festival|cinema|film|music|theat|language|folk",
        Topic.EDUCATION: r"\beducat|student|universit|training|academ|school|teach|internship|staff exchange",
        Topic.SCIENCE: r"\bscien|research|publication|laborator",
        Topic.YOUTH: r"\byouth|young",
        Topic.SPORT: r"\bsport|olympi|games",
        Topic.TOURISM: r"\btouris|travel",
        Topic.INVESTMENT: r"\binvest(?!igat)|financ",
        Topic.INNOVATION: r"\binnovat|technolog|digital|start-?up",
        Topic.TRADE: r"\btrade|\b(?:ex|im)port(?!an)|industr|econom|business|entrepreneur|commerc",
        Topic.MEDIA: r"\bmedia\b|journalis|\bpress\b|information",
        Topic.ENVIRONMENT: r"\becolog|environment|climate|energy|water",
        Topic.HEALTH: r"\bhealth|medic",
        Topic.LAW: r"\blegal|\blaw|legislat|justice",
        Topic.REGIONAL_DEVELOPMENT: r"\bregion|territor|municipal",
        Topic.PEACE: r"\bpeace|security|harmony",
        Topic.CIVIL_SOCIETY: r"\bcivil society|volunt|public initiative|\bngo",
        Topic.SOCIAL: r"\bsocial|humanitarian|welfare|charit",
        Topic.PARTNERSHIP: r"\bpartnership|cooperation|multilateral|relations|interaction|joint",
    }
)

RUSSIAN: Final = compile_patterns(
    {
        Topic.PUBLIC_DIPLOMACY: "дипломат|диалог",
        Topic.HERITAGE: "наследи|памятник|музе",
        Topic.CULTURE: "культур|искусств(?!енн)|кино|творчеств|язык|музык|театр|фестивал",
        Topic.EDUCATION: "образован|студент|обучен|университет|стажиров|учеб|академическ",
        Topic.SCIENCE: "наук|научн|исследован",
        Topic.YOUTH: "молод[её]ж",
        Topic.SPORT: r"\bспорт",
        Topic.TOURISM: "туризм|турист",
        Topic.INVESTMENT: "инвест|финанс",
        Topic.INNOVATION: "иннова|технолог|цифров",
        Topic.TRADE: "торг|экспорт|импорт|промышл|эконом|бизнес|предприним",
        Topic.MEDIA: r"медиа|журналист|сми\b|информац|прессе",
        Topic.ENVIRONMENT: "эколог|климат|окружающ|энерг",
        Topic.HEALTH: r"\bздрав|медицин",
        Topic.LAW: r"прав[ао]\b|правов|юридич|законод",
        Topic.REGIONAL_DEVELOPMENT: "регион|территор",
        Topic.PEACE: r"\bмир[ау]?\b|безопасност|согласи",
        Topic.CIVIL_SOCIETY: r"гражданск\w+ обществ|волонт|добровольч|общественн",
        Topic.SOCIAL: "социальн|гуманитарн|благотвор|соотечественник",
        Topic.PARTNERSHIP: "партн[её]рств|сотрудничеств|отношени|взаимодейств|совместн",
    }
)
