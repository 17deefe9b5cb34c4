"""Words for the positions of people, in lower case."""

import re
from typing import Final

_ENGLISH_WORDS: Final = """
    abbot adjutant admiral adviser advisor akim ambassador archbishop archivist archpriest attaché attorney
    bishop captain ceo cfo chair chairman chairperson chairwoman chancellor chief co-chair co-chairman
    co-founder commandant commander commissioner consul convener coo coordinator councillor counterpart cto
    curator dean defender delegate deputy-chairman director director-general editor editor-in-chief envoy expert
    founder general-director governor hakim head hokim judge justice lawyer leader manager mayor mbe md member
    metropolitan minister mufti negotiator officer ombudsman owner partner pastor patriarch prefect premier
    president principal pro-vice-chancellor prosecutor provost publisher rector registrar representative
    researcher secretary secretary-general senator speaker specialist spokesman spokesperson superintendent
    treasurer trustee under-secretary under-secretary-general undersecretary vice-chair vice-chairman
    vice-chancellor vice-minister vice-president vice-principal vice-provost vice-rector vice-speaker
"""
ENGLISH: Final = frozenset(_ENGLISH_WORDS.split())
RUSSIAN: Final = re.compile(
    r"(?:аким|атташе|вице-президент|протоиере|настоятел|имам|раввин|омбудсмен|бизнес-омбудсмен|командующ|командир|главврач|депутат|сенатор|хранител|продюсер|режисс[её]р|редактор|главред|казначе|генконсул|исполнител|организатор|эксперт|заведующ|управляющ|учен\w+ секретар|академик-секретар|эмир|принц|корол|премьер-министр|госсекретар|министр-президент|предстоятел|архимандрит|ведущ|бригадир|вице-губернатор|вице-премьер|вице-спикер|вице-мэр|генсек|глав(?:а|ы|е|у|ой)$|гендиректор|губернатор|декан|директор|замглавы|замдиректор|замминистр|зампред\w*|заведующ|и\.о\.|координатор|куратор|лидер"
    r"|менеджер|министр|муфти|мэр(?!и)|начальник|основател|партн[её]р(?!ств)|полпред|посол(?!ь)|посла|послом|послу|постпред|предправлени|председател(?!ьств)|представител(?!ьств)|президент|премьер|премьер-министр|проректор|прокурор|раис"
    r"|ректор(?!ат)|руководител|секретар(?!иат)|советник|сопредседател|спикер|уполномоченн|управляющ|учредител|хоким|владелец|архиепископ|митрополит(?!и)|епископ|патриарх(?!и)|комиссар|атаман|консул(?!ь)|профессор|научн\w+ руководител|член(?:а|ом|ы)?$|врио|директриса|замначальник|замруководител|замгенсек|гендирек|худрук|сооснователь|сооснователем)[а-яё]{0,5}(?:-[а-яё]+)?",
    re.IGNORECASE,
)
