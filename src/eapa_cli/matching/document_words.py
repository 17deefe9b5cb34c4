"""Patterns of words for documents, by the type of agreement that they mean.

`OTHER` has the documents for which there is no type, such as declarations.
"""

import re
from typing import Final

from eapa_cli.model.vocabulary import AgreementType

Patterns = tuple[tuple[AgreementType, re.Pattern[str]], ...]

ENGLISH: Final[Patterns] = (
    (AgreementType.MEMORANDUM, re.compile(r"\bmemorand(?:um|a|ums)\b|\bM[Oo][UuCc]s?\b|\bMOAs?\b", re.IGNORECASE)),
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
            r"\b(?:declarations?|action plan|plan of action|program(?:me)? of cooperation|cooperation program(?:me)?|letters? of (?:intent|understanding)|LoIs?|statements?|charters?|communiqu\w+"
            r"|(?:joint|work) plan|plan of (?:joint )?\w+|arrangements?|covenants?|framework (?:for|of) cooperation)\b",
            re.IGNORECASE,
        ),
    ),
)

RUSSIAN: Final[Patterns] = (
    (AgreementType.MEMORANDUM, re.compile("меморандум", re.IGNORECASE)),
    (AgreementType.ROADMAP, re.compile(r"дорожн\w+ карт", re.IGNORECASE)),
    (AgreementType.PROTOCOL, re.compile("протокол", re.IGNORECASE)),
    (AgreementType.CONVENTION, re.compile("конвенци", re.IGNORECASE)),
    (AgreementType.AGREEMENT, re.compile("соглашени|договор|контракт|пакт\\b", re.IGNORECASE)),
    (
        AgreementType.OTHER,
        re.compile(
            r"деклараци|харти|заявлени|коммюнике|\bписьм\w+ о намерени|\bплан(?:а|у|ом|е|ы|ов)? |\bпрограмм\w+ |\bакт\w? о\b",
            re.IGNORECASE,
        ),
    ),
)
