"""Lists of the words in names of organizations, by class.

Words are folds: lower-case and in Latin letters. The lists are mainly in English and Russian. A word of another
language is listed if its fold differs from both.
"""

from typing import Final

# Each line is one meaning: its normalized form, then its words. A stem with * matches every word that starts with it.
BODIES: Final = """
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
FIELDS: Final = """
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
    diaspora diaspor*
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
COMMON: Final = """
    autonomous autonom* avtonom*
    charity charit* blagotvor*
    city city gorod* municip* munitsip*
    cooperation cooperat* sotrudnich* kooperat*
    corporation corporat* korporats* corporac*
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
    state state gosudarstv* gos davlat estatal
    world world* mirov* vsemirn* global*
"""
# Words that distinguish names as well as proper names do, and that are spelled differently in English and Russian.
NAMES: Final = """
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
# Institutions whose initials are better known than their names, and titles with usual abbreviations. Each line has the
# form of the word, and the phrases that count as this word between bars.
PHRASES: Final = """
    cis = commonwealth of independent states | sodruzhestv* nezavisimykh gosudarstv | sng
    eaeu = eurasian economic union | evraziysk* ekonomichesk* soyuz* | eaes | eeu
    sco = shanghai cooperation organi* | shankhaysk* organi* sotrudnich* | shos
    un = united nations | organi* obedinennykh natsiy | oon
    brics = briks
    charity foundation = bf
    national company = nk
    state corporation = gk
    unesco = yunesko
    unicef = yunisef
    eu = european union | evropeysk* soyuz*
"""
# Words between names, which some sources omit; legal forms have their own module.
STOP_WORDS: Final = """
    the of for and in on at to by with from under its
    de del la le el les des du et vo na po pri dlya imeni im named after
    nonprofit nekommercheskaya nekommercheskoe nekommercheskiy nekommercheskogo nekommercheskoy
    nongovernmental negosudarstvennaya negosudarstvennoe non profit commercial governmental
"""
