"""Patterns of words in names of organizations, by the type of organization that they mean.

The first pattern that matches decides, so that a university of a ministry is a university.
"""

import re
from typing import Final

from eapa_cli.model.vocabulary import OrganizationType

Patterns = tuple[tuple[OrganizationType, re.Pattern[str]], ...]

# "Town Library", "City Football Club", "областной музей": the region only says where the institution is.
_NOT_A_GOVERNMENT: Final = (
    r"\A(?!.*\b(?:librar|museum|theat|school|hospital|galler|orchestra|club|association|society\b|union|bank|company))"
)
_NOT_A_RUSSIAN_GOVERNMENT: Final = r"\A(?!.*(?:библиоте|музе[йяею]|театр|школ|больниц|галере|оркестр|филармони|клуб|ассоциаци|\bобщество|союз|банк|компани))"

ENGLISH: Final[Patterns] = (
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
            rf"{_NOT_A_GOVERNMENT}.*?\b(?:government of the (?:republic of (?:altai|bashkortostan|tatarstan|sakha|crimea|tuva|buryatia|karelia|komi|dagestan)|\w+ (?:region|oblast|territory))|region|oblast|municipality|city|town|mayor\w*|khokimiyat|hokimiyat)\b",
            re.IGNORECASE | re.DOTALL,
        ),
    ),
    (
        OrganizationType.GOVERNMENT,
        re.compile(
            r"\b(?:ministry|government|embassy|agency for|federal|state committee|parliament|duma|senate|under the president|cabinet|court|police)\b",
            re.IGNORECASE,
        ),
    ),
    (
        OrganizationType.INTERGOVERNMENTAL,
        re.compile(
            r"\b(?:organi[sz]ation of islamic|commonwealth of independent|united nations|unesco|intergovernmental|sco secretariat|eurasian economic|african union|interparliamentary)\b",
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
            r"\b(?:assembly|union|association|society|club|center|centre|council|league|movement|partnership|network|public|non-governmental|ngo|forum|committee|chamber|federation)\b",
            re.IGNORECASE,
        ),
    ),
)

RUSSIAN: Final[Patterns] = (
    (
        OrganizationType.UNIVERSITY,
        re.compile(
            # The acronyms are МГУ or СПбГУ in capitals, since "лигу" and "Волгу" have the same end.
            r"университет|академи(?!я наук)|колледж|консерватори|\bвуз|(?-i:\w*ГУ\b)|МГИМО|РУДН|МПГУ",
            re.IGNORECASE,
        ),
    ),
    (OrganizationType.FOUNDATION, re.compile(r"\bфонд", re.IGNORECASE)),
    (
        OrganizationType.REGIONAL_GOVERNMENT,
        re.compile(
            rf"{_NOT_A_RUSSIAN_GOVERNMENT}.*?(?:област|администраци|мэри|правительств\w* (?:республики (?:алтай|башкортостан|татарстан|тыва|коми|карели)|\w+ (?:области|края))|\bкра[йяе]|хокимият|акимат)",
            re.IGNORECASE | re.DOTALL,
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
            r"исполком снг|организаци\w+ (?:исламского|объедин)|снг\b|\bоон\b|юнеско|шос\b|межпарламент|африканск\w+ союз|евразийск\w+ экономическ",
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
            r"ассамбле|союз|ассоциаци|обществ|клуб|центр|совет|лиг(?:[аиуе]|ой)\b|движени|партн[её]рств|форум|палат|федераци|\bано\b|\bнко\b",
            re.IGNORECASE,
        ),
    ),
)
