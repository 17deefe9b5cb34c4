"""Patterns of words in names of organizations, by the type of organization that they mean.

The first pattern that matches decides, so that a university of a ministry is a university.
"""

import re
from typing import Final

from eapa_cli.matching.code_patterns import compile_patterns
from eapa_cli.model.vocabulary import OrganizationType

# "Town Library", "City Football Club", "областной музей": the region only says where the institution is.
_NOT_A_GOVERNMENT: Final = (
    r"\A(?!.*\b(?:librar|museum|theat|school|hospital|galler|orchestra|club|association|society\b|union|bank|company))"
)
_NOT_A_RUSSIAN_GOVERNMENT: Final = (
    r"\A(?!.*(?:библиоте|музе[йяею]|театр|школ|больниц|галере|оркестр|филармони|клуб|ассоциаци|\bобщество|союз|банк|"
    "компани))"
)
# A news agency, in contrast to an agency of a government.
_RUSSIAN_NEWS_AGENCY: Final = r"(?:информационн|новостн)\w+ агентств"

_ENGLISH: Final = compile_patterns(
    {
        OrganizationType.UNIVERSITY: (
            r"\b(?:universit\w*|institute of technology|(?:state|medical|pedagogical|polytechnic) (?:\w+ )?institute"
            r"|academy(?! of (?:\w+ )?sciences)|college|conservator\w*|polytechnic)\b"
        ),
        OrganizationType.FOUNDATION: r"\b(?:foundation|fund|endowment|trust)\b",
        OrganizationType.REGIONAL_GOVERNMENT: (
            _NOT_A_GOVERNMENT
            + r".*?\b(?:republic of (?:altai|bashkortostan|tatarstan|sakha|crimea|tuva|buryatia|karelia|komi|dagestan)"
            r"|government of the \w+ (?:region|oblast|territory)|region|oblast|municipality|city|"
            r"town|governor|mayor\w*|khokimiyat|hokimiyat)\b"
        ),
        OrganizationType.GOVERNMENT: (
            r"\b(?:ministry|government|embassy|agency for|federal|state committee|parliament|duma|senate|"
            r"under the president|cabinet|court|police)\b"
        ),
        OrganizationType.INTERGOVERNMENTAL: (
            r"\b(?:organi[sz]ation of islamic|commonwealth of independent|united nations|unesco|"
            r"intergovernmental|(?:sco|shanghai cooperation organi[sz]ation) secretariat"
            r"|cis executive committee|eurasian economic|african union|interparliamentary)\b"
        ),
        OrganizationType.MEDIA: r"\b(?:(?:news|information) agency|newspaper|television|radio|media|broadcast\w*|tass|press)\b",
        OrganizationType.BUSINESS: (
            r"\b(?:company|corporation|bank|llc|ltd|inc|gmbh|jsc|group|holding|enterprise|airlines?)\b"
        ),
        OrganizationType.NGO: (
            r"\b(?:assembly|union|association|society|club|center|centre|council|league|movement|partnership|"
            r"network|public|non-governmental|ngo|forum|committee|chamber|federation)\b"
        ),
    }
)

_RUSSIAN: Final = compile_patterns(
    {
        OrganizationType.UNIVERSITY: (
            # The acronyms are МГУ or СПбГУ in capitals, since "лигу" and "Волгу" have the same end.
            r"университет|академи(?!я наук)|колледж|консерватори|\bвуз|(?-i:\w*ГУ|МГИМО|РУДН)\b"
            r"|(?:государственн|медицинск|педагогическ|политехническ|технологическ)\w+ (?:\w+ )?институт"
        ),
        OrganizationType.FOUNDATION: r"\bфонд",
        OrganizationType.REGIONAL_GOVERNMENT: (
            _NOT_A_RUSSIAN_GOVERNMENT
            + r".*?(?:(?<!\bв )област|администраци|мэри|республик\w (?:алтай|башкортостан|татарстан|тыва|коми|карели)"
            r"|\Aгород[а ]|\bкра[йяе]|хокимият|акимат)"
        ),
        OrganizationType.GOVERNMENT: (
            rf"\A(?!.*{_RUSSIAN_NEWS_AGENCY}).*?(?:министерств|правительств|посольств|федеральн|госкомитет|агентств|\bдум|"
            r"совет федерации|комитет по|служб)"
        ),
        OrganizationType.INTERGOVERNMENTAL: (
            r"(?:исполком|секретариат|программ)\w* (?:\w+ )?(?:снг|шос|оон)\b|\A(?:снг|шос|оон)\b|юнеско|межпарламент|"
            r"организаци\w+ (?:исламского|объедин)|"
            r"африканск\w+ союз|евразийск\w+ экономическ"
        ),
        OrganizationType.MEDIA: rf"{_RUSSIAN_NEWS_AGENCY}|\bтасс|\bриа\b|газет|телеканал|радио|редакци|издательств|медиа",
        OrganizationType.BUSINESS: r"компани|корпораци|банк|\bооо\b|\bао\b|\bпао\b|холдинг|завод|концерн",
        OrganizationType.NGO: (
            r"ассамбле|союз|ассоциаци|обществ|клуб|центр|совет|лиг(?:[аиуе]|ой)\b|движени|партн[её]рств|форум|"
            r"палат|федераци|\bано\b|\bнко\b"
        ),
    }
)


def find_organization_type(name: str) -> OrganizationType | None:
    """Return the type that the words of a name mean; None if they do not show a type."""
    patterns = _RUSSIAN if re.search("[а-яё]", name, re.IGNORECASE) else _ENGLISH
    return next((type_ for type_, pattern in patterns if pattern.search(name)), None)
