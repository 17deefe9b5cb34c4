"""Words of types, capacities and topics in Russian."""

import re
from typing import Final

from eapa_cli.model.vocabulary import AgreementType, Capacity, OrganizationType, Topic

TYPES: Final = (
    (AgreementType.MEMORANDUM, re.compile("меморандум", re.IGNORECASE)),
    (AgreementType.ROADMAP, re.compile(r"дорожн\w+ карт", re.IGNORECASE)),
    (AgreementType.PROTOCOL, re.compile("протокол", re.IGNORECASE)),
    (AgreementType.CONVENTION, re.compile("конвенци", re.IGNORECASE)),
    (AgreementType.AGREEMENT, re.compile("соглашени|договор|контракт", re.IGNORECASE)),
    (AgreementType.OTHER, re.compile("деклараци|харти|заявлени", re.IGNORECASE)),
)
CAPACITIES: Final = (
    (Capacity.ACTING, re.compile(r"исполняющ|\bи\.\s?о\.|врио", re.IGNORECASE)),
    (Capacity.DEPUTY, re.compile(r"заместител|\bзам|вице-|проректор|первый зам", re.IGNORECASE)),
    (
        Capacity.HEAD,
        re.compile(
            r"генсек|генеральн\w+ секретар|директор|президент|ректор|председател|глав[аы]|руководител|губернатор|мэр"
            r"|министр|начальник",
            re.IGNORECASE,
        ),
    ),
)
ORGANIZATION_TYPES: Final = (
    (
        OrganizationType.UNIVERSITY,
        re.compile(r"университет|академи(?!я наук)|колледж|консерватори|\bвуз|\w*ГУ\b|МГИМО|РУДН|МПГУ", re.IGNORECASE),
    ),
    (OrganizationType.FOUNDATION, re.compile(r"\bфонд", re.IGNORECASE)),
    (
        OrganizationType.REGIONAL_GOVERNMENT,
        re.compile(
            r"област|администраци|мэри|правительств\w* (?:республики (?:алтай|башкортостан|татарстан|тыва|коми"
            r"|карели)|\w+ (?:области|края))|\bкра[йяе]|хокимият|акимат",
            re.IGNORECASE,
        ),
    ),
    (
        OrganizationType.GOVERNMENT,
        re.compile(
            r"министерств|правительств|посольств|федеральн|госкомитет|агентств|\bдум|совет федерации|комитет по|служб",
            re.IGNORECASE,
        ),
    ),
    (
        OrganizationType.INTERGOVERNMENTAL,
        re.compile(
            r"исполком снг|организаци\w+ (?:исламского|объедин)|снг\b|\bоон\b|юнеско|шос\b|межпарламент"
            r"|африканск\w+ союз|евразийск\w+ экономическ",
            re.IGNORECASE,
        ),
    ),
    (
        OrganizationType.MEDIA,
        re.compile(r"тасс|\bриа\b|газет|телеканал|радио|редакци|издательств|медиа", re.IGNORECASE),
    ),
    (
        OrganizationType.BUSINESS,
        re.compile(r"компани|корпораци|банк|\bооо\b|\bао\b|\bпао\b|холдинг|завод|концерн", re.IGNORECASE),
    ),
    (
        OrganizationType.NGO,
        re.compile(
            r"ассамбле|союз|ассоциаци|обществ|клуб|центр|совет|лиг|движени|партн[её]рств|форум|палат|федераци|\bано\b"
            r"|нко",
            re.IGNORECASE,
        ),
    ),
)
TOPICS: Final = (
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
