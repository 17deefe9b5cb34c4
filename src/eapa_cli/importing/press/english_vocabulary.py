"""Words of types, capacities and topics in English."""

import re
from typing import Final

from eapa_cli.model.vocabulary import AgreementType, Capacity, OrganizationType, Topic

TYPES: Final = (
    (AgreementType.MEMORANDUM, re.compile(r"\bmemorand(?:um|a|ums)\b|\bM[Oo][Uu]s?\b|\bMOAs?\b", re.IGNORECASE)),
    (AgreementType.ROADMAP, re.compile(r"\broad ?-?maps?\b", re.IGNORECASE)),
    (AgreementType.PROTOCOL, re.compile(r"\bprotocols?\b", re.IGNORECASE)),
    (AgreementType.CONVENTION, re.compile(r"\bconventions?\b", re.IGNORECASE)),
    (
        AgreementType.AGREEMENT,
        re.compile(r"\b(?:agreements?|contracts?|treat(?:y|ies)|pacts?|accords?|deals?)\b", re.IGNORECASE),
    ),
    (
        AgreementType.OTHER,
        re.compile(
            r"\b(?:declarations?|action plan|plan of action|program(?:me)? of cooperation|cooperation program(?:me)?"
            r"|letters? of intent|statements?|charters?|communiqu\w+)\b",
            re.IGNORECASE,
        ),
    ),
)
CAPACITIES: Final = (
    (Capacity.ACTING, re.compile(r"\b(?:acting|interim)\b", re.IGNORECASE)),
    (Capacity.DEPUTY, re.compile(r"\b(?:deputy|vice|assistant)\b|\bvice-(?!chancellor)", re.IGNORECASE)),
    (
        Capacity.HEAD,
        re.compile(
            r"\b(?:secretary[ -]general|director(?:[ -]general)?|general director|president|rector|chair\w*|head|ceo"
            r"|chief executive|"
            r"governor|mayor|minister|chancellor|principal|leader|speaker)\b",
            re.IGNORECASE,
        ),
    ),
)
ORGANIZATION_TYPES: Final = (
    (
        OrganizationType.UNIVERSITY,
        re.compile(
            r"\b(?:universit\w*|institute of technology|academy|college|conservator\w*|polytechnic)\b",
            re.IGNORECASE,
        ),
    ),
    (OrganizationType.FOUNDATION, re.compile(r"\b(?:foundation|fund|endowment|trust)\b", re.IGNORECASE)),
    (
        OrganizationType.REGIONAL_GOVERNMENT,
        re.compile(
            r"\b(?:government of the (?:republic of (?:altai|bashkortostan|tatarstan|sakha|crimea|tuva|buryatia"
            r"|karelia|komi|dagestan)|\w+ (?:region|oblast|territory))|region|oblast|municipality|city|town|mayor\w*"
            r"|khokimiyat|hokimiyat)\b",
            re.IGNORECASE,
        ),
    ),
    (
        OrganizationType.GOVERNMENT,
        re.compile(
            r"\b(?:ministry|government|embassy|agency for|federal|state committee|parliament|duma|senate"
            r"|under the president|cabinet|court|police)\b",
            re.IGNORECASE,
        ),
    ),
    (
        OrganizationType.INTERGOVERNMENTAL,
        re.compile(
            r"\b(?:organi[sz]ation of islamic|commonwealth of independent|united nations|unesco|intergovernmental"
            r"|sco secretariat|eurasian economic|african union|interparliamentary)\b",
            re.IGNORECASE,
        ),
    ),
    (
        OrganizationType.MEDIA,
        re.compile(r"\b(?:news agency|newspaper|television|radio|media|broadcast\w*|tass|press)\b", re.IGNORECASE),
    ),
    (
        OrganizationType.BUSINESS,
        re.compile(
            r"\b(?:company|corporation|bank|llc|ltd|inc|gmbh|jsc|group|holding|enterprise|airlines?)\b",
            re.IGNORECASE,
        ),
    ),
    (
        OrganizationType.NGO,
        re.compile(
            r"\b(?:assembly|union|association|society|club|center|centre|council|league|movement|partnership|network"
            r"|public|non-governmental|ngo|forum|committee|chamber|federation)\b",
            re.IGNORECASE,
        ),
    ),
)
TOPICS: Final = (
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
