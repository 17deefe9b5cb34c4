"""What a word in the name of an organization says: whose it is, what sort of body, of which field, or just its name.

Words are folds. English and Russian first, since registers of this region are kept in them; the stems of the other
languages are those that their fold does not bring to the same word by itself.
"""

import re
from collections.abc import Mapping
from enum import IntEnum
from functools import cache, lru_cache
from typing import Final, NamedTuple

from eapa_cli.text.country_words import country_words


class Sort(IntEnum):
    """What a word is for in a name."""

    NAME = 1
    """What tells a body from others of its sort: 'noosphere', 'altai'."""
    NUMBER = 2
    """A number, in digits or as a Roman numeral: 'school 5' is not 'school 6'."""
    PLACE = 3
    """A country."""
    FIELD = 4
    """What tells apart bodies of one sort in one place: 'medical', 'women', 'branch'."""
    BODY = 5
    """The sort of body: 'university', 'ministry'."""
    COMMON = 6
    """What hardly tells anything: 'national', 'public'."""


class Word(NamedTuple):
    """A word of a name as it is compared: words that mean the same have the same form."""

    form: str
    sort: Sort
    initial: str = ""


# One line a meaning: its form, then its words. A stem that ends in * stands for all words that begin with it.
_BODIES: Final = """
    academy academ* akadem*
    agency agenc* agent*
    assembly assembl* assambl*
    association associat* assotsiats* asociac* assoziat*
    bank bank banka
    center center* centre* centro tsentr* markaz* ortalyg* zentrum
    chamber chamber* palat*
    church church* tserk*
    club club* klub*
    committee committee* komitet* comite*
    company compan* kompani*
    conference conferenc* konferents* kongress* congress*
    confederation confedera* konfedera*
    council council* sovet* consej* kengash*
    department department* departament*
    directorate directorate* direkts*
    federation federat* federats*
    foundation foundat* fund* fond* jamgarma*
    government government* pravitelstv* gobierno* hukumat*
    group group* grupp*
    institute institut*
    league league* liga ligi
    library librar* bibliotek*
    ministry minist* vazirlig*
    movement movement* dvizheni*
    museum museum* muze*
    network network* set seti
    parliament parliament* parlament*
    school school* shkol*
    secretariat secretariat* sekretariat*
    society societ* obshchestv*
    theatre theat* teatr*
    union union* soyuz* uyushma*
    university universi* univ
    administration administration* administrats*
    committee-of-deputies duma dumy
"""
_FIELDS: Final = """
    agrarian agrarian* agrarn* agricultur* selskokhoz*
    arts art arts iskusstv*
    branch branch* filial*
    business business* biznes* delov*
    chemistry chemi* khimi* ximi*
    conservatory conservator* konservator*
    culture cultur* kultur*
    defence defence defense oboron*
    diplomacy diplomac* diplomat*
    disabled disabled invalid*
    eastern east eastern vostochn*
    economics econom* ekonom* iqtisod*
    education educat* obrazov* prosveshch*
    energy energ* energet*
    environment environment* ekolog* ecolog*
    faculty facult* fakultet*
    finance financ* finans*
    foreign foreign inostrann* vneshn*
    health health* zdravookhr* zdorov*
    heritage heritage* nasledi*
    humanitarian humanit* gumanit*
    industry industr* promyshl*
    interior interior vnutrenn*
    investment invest*
    journalists journalist* zhurnalist*
    justice justice justits*
    languages languag* yazyk*
    law law legal juridic* yuridich* pravov*
    linguistic linguist* lingvist*
    mathematics mathem* matem*
    media media* smi
    medical medic* meditsin* tibbiyot*
    music music* muzyk*
    northern north northern severn* severo*
    oil oil petroleum neft*
    olympic olymp* olimp*
    paralympic paralymp* paralimp*
    pedagogical pedagog*
    peace peace mir mira miru
    peoples people* narod* xalq*
    physics physic* fizik*
    public-relations diaspor*
    region region* oblast* kray kraya krai
    research research* issledovat*
    science scien* nauk* nauch*
    social social* sotsial*
    southern south southern yuzhn* yugo*
    sport sport* athlet*
    technical techni* tekhnich* technolog* tekhnolog* texnolog* polytechn* politekhn*
    television television* televi* tv
    tourism touris* turiz* turist*
    trade trade* torgov*
    transport transport*
    veterans veteran*
    volunteers volunteer* volont* dobrovol*
    western west western zapadn*
    women women* woman* zhensk* zhenshchin*
    writers writer* pisatel*
    youth youth* molodezh* young yosh*
"""
_COMMON: Final = """
    autonomous autonom* avtonom*
    charity charit* blagotvor*
    city city gorod* municip* munitsip*
    cooperation cooperat* sotrudnich* kooperat*
    development develop* razvit*
    support support* podderzhk* assist* sodeystv* promotion
    federal federal*
    general general* vseobshch*
    information informat* news novost*
    international internat* mezhdunar* xalqaro intern*
    main main head glavn*
    national national* natsional* milliy ulttyq nacional*
    organization organi*
    partnership partner*
    program program*
    project project* proekt*
    public public* obshchestvenn* jamoat*
    republic republi* respubli*
    state state gosudarstv* davlat estatal
    world world* mirov* vsemirn* global*
"""
# Words that tell bodies from others, where English and Russian do not write them alike.
_NAMES: Final = """
    africa afric* afrik*
    arab arab*
    asia asia* aziya azii aziat*
    big big bolsh*
    caspian caspian* kaspiy*
    century century vek veka
    compatriots compatriot* sootechestv*
    dialogue dialog*
    eurasia eurasi* evrazi*
    europe europ* evrop*
    friendship friend* druzhb*
    house house dom doma
    slavic slav*
    summit summit* sammit*
"""
# The institutions whose initials are better known than their names. Each is one word of a name.
_PHRASES: Final = """
    cis = commonwealth of independent states | sodruzhestv* nezavisimykh gosudarstv | sng
    eaeu = eurasian economic union | evraziysk* ekonomichesk* soyuz* | eaes | eeu
    sco = shanghai cooperation organi* | shankhaysk* organi* sotrudnich* | shos
    un = united nations | organi* obedinennykh natsiy | oon
    brics = briks
    unesco = yunesko
    unicef = yunisef
    eu = european union | evropeysk* soyuz*
"""
# The words between names, and the legal forms, which one source gives and the next leaves out.
_SILENT: Final = """
    the of for and in on at to by with from under its
    de del la le el les des du et vo na po pri dlya imeni im named after
    ano nko npo ngo no nno nnt noo oo mo roo rooi mroo ooo oao pao zao ao tov too fgbou fgaou fgup gbu gbou
    inc llc ltd gmbh ag corp co plc pty srl sarl spa
    nonprofit nekommercheskaya nekommercheskoe nekommercheskiy nekommercheskogo nekommercheskoy
    nongovernmental negosudarstvennaya negosudarstvennoe non profit commercial governmental
"""
_ROMAN: Final = re.compile("(?=[ivxl])x{0,3}(?:ix|iv|v?i{0,3})")
_SHORTEST_STEM: Final = 3


def words_of(folded: str) -> tuple[Word, ...]:
    """The words of a folded name that say something, in their order."""
    phrases, forms = _phrases()
    phrased = phrases.sub(lambda match: forms[match.lastgroup or ""], folded)
    return tuple(word for word in map(_word, phrased.split()) if word is not None)


@lru_cache(maxsize=2_000)
def _word(spelt: str) -> Word | None:
    if spelt in _silent() or (len(spelt) == 1 and not spelt.isdigit()):
        return None  # a letter is somebody's initial, or the Russian for 'in' or 'and'
    if spelt.isdigit() or _ROMAN.fullmatch(spelt):
        return Word(spelt.lstrip("0") or "0", Sort.NUMBER, spelt[0])
    stems = _stems()
    beginnings = (f"{spelt[:end]}*" for end in range(len(spelt), _SHORTEST_STEM - 1, -1))
    known = stems.get(spelt) or next((stems[stem] for stem in beginnings if stem in stems), None)
    return known._replace(initial=spelt[0]) if known else Word(_form(spelt), Sort.NAME, spelt[0])


# Spellings between which romanisations waver, each brought to one: Makhmudov, Mahmudov; Dzhalal, Jalal; Yuriy, Iuri.
_WAVERING: Final = (
    (re.compile("shch|sch"), "sh"),
    (re.compile("dzh|dj|zh|j"), "j"),
    (re.compile("kh|x"), "h"),
    (re.compile("ts|tz"), "c"),
    (re.compile("ph"), "f"),
    (re.compile("ck|q"), "k"),
    (re.compile("w"), "v"),
    (re.compile("[yi]+"), "i"),
    (re.compile("i(?=[aoeu])"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


def _form(spelt: str) -> str:
    form = spelt
    for wavering, one in _WAVERING:
        form = wavering.sub(one, form)
    # Plurals and cases. A short word keeps its end, which is too much of it to lose.
    stem = form.rstrip("aeios")
    return stem if len(stem) > _SHORTEST_STEM else form


@cache
def _silent() -> frozenset[str]:
    return frozenset(_SILENT.split())


@cache
def _stems() -> Mapping[str, Word]:
    stems: dict[str, Word] = {}
    for code, words in country_words():
        stems |= dict.fromkeys(words, Word(code, Sort.PLACE))
    for lines, sort in (
        (_BODIES, Sort.BODY),
        (_FIELDS, Sort.FIELD),
        (_COMMON, Sort.COMMON),
        (_NAMES, Sort.NAME),
    ):
        for line in filter(None, map(str.split, lines.splitlines())):
            stems |= dict.fromkeys(line[1:], Word(line[0], sort))
    return stems


@cache
def _phrases() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """What finds the phrases, and what stands for each of its groups."""
    forms: dict[str, str] = {}
    patterns = []
    for line in filter(None, map(str.strip, _PHRASES.splitlines())):
        form, _, phrases = line.partition(" = ")
        for phrase in phrases.split(" | "):
            group = f"p{len(forms)}"
            forms[group] = form
            patterns.append(f"(?P<{group}>{phrase.replace('*', '[a-z0-9]*')})")
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b"), forms
