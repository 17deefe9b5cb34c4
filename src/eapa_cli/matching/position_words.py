"""Words for the positions of people, in lower case."""

import re
from typing import Final

_ENGLISH_WORDS: Final = """
    abbot adjutant administrator admiral adviser advisor akim alderman ambassador archbishop archivist
    archpriest attache attaché attorney auditor avp bishop bupati burgomaster bursar captain ceo cfo chair
    chairlady chairman chairperson chairperson-elect chairwoman chancellor chancellor-elect chief chieftain
    cio cmo co-chair co-chairman co-chairperson co-chairwoman co-director co-founder co-ordinator co-owner
    co-president colleague commandant commander commissioner comptroller conductor consul consul-general
    controller convener coo coordinator councillor counsel counsellor counselor counterpart cpo cso cto
    curator custodian dean defender delegate deputy-chairman dg director director-general directress editor
    editor-in-chief emir envoy evp expert founder general-director gm governor governor-elect governor-general
    hakim head headmaster headmistress headteacher hokim imam-khatib intendant judge justice keeper khakim
    khokim lawyer leader legate librarian manager mayor mbe md member metropolitan minister mufti negotiator
    nuncio officer ombudsman owner partner pastor patriarch physician prefect premier president president-elect
    principal pro-rector pro-vice-chancellor prorector prosecutor protector provost publisher rector regent
    registrar representative researcher secretary secretary-general secretary-treasurer senator sheriff
    speaker specialist spokesman spokesperson subdirector superintendent supervisor svp treasurer trustee
    under-governor under-secretary under-secretary-general undersecretary vc vice-chair vice-chairman
    vice-chairperson vice-chairwoman vice-chancellor vice-dean vice-director vice-governor vice-mayor
    vice-minister vice-premier vice-president vice-principal vice-provost vice-rector vice-speaker
    vicechancellor vizier vp wali warden
"""
ENGLISH: Final = frozenset(_ENGLISH_WORDS.split())
# Stems with an ending of up to five letters, and a second word after a hyphen: 'ректором', 'директор-распорядитель'.
# Lookaheads exclude other words with the same stem, such as 'ректорат'.
RUSSIAN: Final = re.compile(
    r"(?:канцлер|вице-канцлер|провост|торгпред|спецпредставител|спецпосланник|посланник|поверенн|нунци|бургомистр|войт(?!и)|воевод|комендант|дириж[её]р|инспектор|аудитор|завкафедр|замдекан|зампрезидент|замректор|вице-ректор|вице-директор|вице-председател|управделами|шеф-редактор|смотрител|сопрезидент|содиректор|соруководител|соучредител|аким(?!ат)|атташе|вице-президент|протоиере|настоятел|имам|раввин|омбудсмен|бизнес-омбудсмен|(?:право)?защитник|помощник|командующ|командир|главврач|врач(?:а|у|ом|е)?$|депутат|сенатор|хранител|продюсер|режисс[её]р|редактор|главред|казначе|генконсул|исполнител|организатор|эксперт|заведующ|управляющ|учен\w+ секретар|академик-секретар|эмир|принц|корол|премьер-министр|госсекретар|министр-президент|предстоятел|архимандрит|ведущ|бригадир|вице-губернатор|генерал-губернатор|вице-премьер|вице-спикер|вице-мэр|генсек|глав(?:а|ы|е|у|ой)$|гендиректор|губернатор|декан|директор|замглавы|замдиректор|замминистр|зампред\w*|заведующ|и\.о\.|координатор|куратор|лидер"
    r"|менеджер|министр|муфти|мэр(?!и)|начальник|основател|партн[её]р(?!ств)|полпред|посол(?!ь)|посла|послом|послу|постпред|предправлени|председател(?!ьств)|представител(?!ьств)|президент(?!ск)|премьер|премьер-министр|проректор|прокурор|раис|торага"
    r"|ректор(?!ат)|руководител|секретар(?!иат)|советник|сопредседател|спикер|уполномоченн|управляющ|учредител|хоким(?!ият)|владелец|архиепископ|митрополит(?!и)|епископ|патриарх(?!и)|комиссар|атаман|консул(?!ь)|профессор|научн\w+ руководител|член(?:а|ом|ы)?$|врио|директриса|замначальник|замруководител|замгенсек|гендирек|худрук|сооснователь|сооснователем)[а-яё]{0,5}(?:-[а-яё]+)?",
    re.IGNORECASE,
)
_MODIFIER_WORDS: Final = """
    general executive deputy vice first second acting senior managing honorary chief assistant interim plenipotentiary
    board trustees directors management presidium division department office council committee projects affairs
    генеральный исполнительный первый заместитель и.о. врио главный почётный почетный управляющий научный
    правления правление совета президиума отдела управления департамента попечителей комитета
"""
MODIFIERS: Final = frozenset(_MODIFIER_WORDS.split())
"""Words next to a position, such as "deputy", and words for the bodies in it. None of them is part of a name."""
