"""Words for the positions of people, in lower case."""

import re
from typing import Final

_ENGLISH_WORDS: Final = """
    abbot adjutant administrator admiral adviser advisor akim alderman ambassador archbishop archivist
    archpriest attache attaché attorney auditor avp bishop bupati burgomaster bursar captain ceo cfo chair
    chairlady chairman chairperson chairperson-elect chairwoman chancellor chancellor-elect chief chieftain
    cio clerk cmo co-chair co-chairman co-chairperson co-chairwoman co-director co-founder co-ordinator co-owner
    co-president colleague commandant commander commissioner comptroller conductor consul consul-general
    controller convener convenor coo coordinator councillor counsel counsellor counselor counterpart cpo cso cto
    curator custodian dean defender delegate deputy-chairman dg director director-general directress doyen editor
    editor-in-chief emir envoy evp expert founder general-director gm governor governor-elect governor-general
    hakim head headmaster headmistress headteacher hokim imam-khatib intendant judge justice keeper khakim
    khokim lawyer leader legate librarian manager mayor mbe md member metropolitan minister moderator mufti negotiator
    notary nuncio officer officer-in-charge ombudsman ombudsperson ombudswoman owner partner pastor patriarch physician prefect premier president president-elect
    principal pro-rector pro-vice-chancellor prorector prosecutor protector provost publisher rector regent
    registrar representative researcher secretary secretary-general secretary-treasurer senator sheriff
    solicitor speaker specialist spokesman spokesperson spokeswoman subdirector superintendent supervisor svp treasurer trustee
    under-governor under-secretary under-secretary-general undersecretary vc vice-chair vice-chairman
    vice-chairperson vice-chairwoman vice-chancellor vice-dean vice-director vice-governor vice-mayor
    vice-minister vice-premier vice-president vice-principal vice-provost vice-rector vice-speaker
    vicechancellor vizier vp wali warden
"""
ENGLISH: Final = frozenset(_ENGLISH_WORDS.split())
# Stems of positions, as regular expressions in which "_" is a space. Lookaheads exclude other words with the same stem,
# such as "ректорат". A "$" excludes longer words, such as "главный".
_RUSSIAN_STEMS: Final = r"""
    академик-секретар аким(?!ат) архиепископ архидиакон архимандрит архитектор(?:а|ом)?$ атаман атташе аудитор благочинн бизнес-омбудсмен бригадир бургомистр
    ведущ вице-губернатор вице-директор вице-канцлер вице-консул вице-мэр вице-председател вице-президент вице-премьер вице-ректор
    вице-спикер владелец воевод войт(?!и) врач(?:а|у|ом|е)?$ врио гендирек гендиректор генерал-губернатор генконсул
    генсек глав(?:а|ы|е|у|ой)$ главврач главред главнокомандующ госсекретар градоначальник губернатор декан депутат директор директрис дириж[её]р
    епископ заведующ завкафедр завотдел замгенсек замгубернатор замглавы замдекан замдиректор замминистр заммэр замначальник зампред\w* зампрезидент
    замректор замруководител и\.о\. игумен иере[йяюе] иеромонах имам инспектор исполнител казначе канцлер католикос командир командующ комендант комиссар
    консул(?!ь) координатор корол куратор лидер менеджер министр министр-президент митрополит(?!и) муфти мэр(?!и) наместник
    настоятел научн\w+_руководител начальник нунци омбудсмен организатор основател партн[её]р(?!ств) патриарх(?!и)
    поверенн полпред помощник посла посланник послом послу посол(?!ь) постпред (?:право)?защитник предправлени
    председател(?!ьств) представител(?!ьств) предстоятел префект(?!ур) президент(?!ск) премьер премьер-министр пресс-секретар принц провост
    продюсер прокурор проректор протодиакон протоиере профессор раввин раис редактор режисс[её]р ректор(?!ат) руководител
    секретар(?!иат) сенатор смотрител советник содиректор соосновател сопредседател сопрезидент
    соруководител соучредител спецпосланник спецпредставител спикер староста старосты старостой статс-секретар торага торгпред уполномоченн управделами управляющ
    учен\w+_секретар учредител хоким(?!ият) хранител худрук член(?:а|ом|ы)?$ шеф-редактор эксперт эмир
"""
# A stem with an ending of up to five letters, and a second word after a hyphen: "ректором", "директор-распорядитель".
RUSSIAN: Final = re.compile(
    rf"(?:{'|'.join(_RUSSIAN_STEMS.split()).replace('_', ' ')})[а-яё]{{0,5}}(?:-[а-яё]+)?", re.IGNORECASE
)
_MODIFIER_WORDS: Final = """
    general executive deputy vice first second acting senior managing honorary chief assistant interim plenipotentiary
    board trustees directors management presidium division department office council committee projects affairs
    генеральный исполнительный первый заместитель и.о. врио главный почётный почетный управляющий научный
    правления правление совета президиума отдела управления департамента попечителей комитета
"""
MODIFIERS: Final = frozenset(_MODIFIER_WORDS.split())
"""Words that a position can contain besides its main word, such as "deputy" and "board". No name contains them."""
