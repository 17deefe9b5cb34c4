"""Patterns of words for documents, by the type of agreement that they mean.

`OTHER` has the documents for which there is no type, such as declarations.
"""

from typing import Final

from eapa_cli.matching.code_patterns import compile_patterns
from eapa_cli.model.vocabulary import AgreementType

ENGLISH: Final = compile_patterns(
    {
        AgreementType.MEMORANDUM: r"\bmemorand(?:um|a|ums)\b|\bMO[UCA]s?\b",  # of understanding, cooperation or agreement
        AgreementType.ROADMAP: r"\broad ?-?maps?\b",
        AgreementType.PROTOCOL: r"\bprotocols?\b",
        AgreementType.CONVENTION: r"\bconventions?\b",
        AgreementType.AGREEMENT: r"\b(?:agreements?|contracts?|treat(?:y|ies)|pacts?|accords?|deals?)\b",
        AgreementType.OTHER: (
            r"\b(?:declarations?|action plan|plan of action|program(?:me)? of cooperation|"
            "cooperation program(?:me)?|letters? of (?:intent|understanding)|LoIs?|statements?|charters?|"
            r"communiqu\w+|(?:joint|work) plan|plan of (?:joint )?\w+|arrangements?|covenants?|"
            r"framework (?:for|of) cooperation)\b"
        ),
    }
)

RUSSIAN: Final = compile_patterns(
    {
        AgreementType.MEMORANDUM: "меморандум",
        AgreementType.ROADMAP: r"дорожн\w+ карт",
        AgreementType.PROTOCOL: "протокол",
        AgreementType.CONVENTION: "конвенци",
        AgreementType.AGREEMENT: r"соглашени|договор|контракт|пакт\b",
        AgreementType.OTHER: (
            # A plan or programme is a document only if its subject follows.
            r"деклараци|харти|заявлени|коммюнике|\bписьм\w+ о намерени|\bплан(?:а|у|ом|е|ы|ов)? |\bпрограмм\w+ |"
            r"\bакт\w? о\b"
        ),
    }
)
