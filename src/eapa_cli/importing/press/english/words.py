"""Word lists of English press releases."""

import re
from typing import Final

from eapa_cli.importing.press.words.word_classes import WordClass
from eapa_cli.matching.places_in_text import ENGLISH_ADJECTIVES


def words(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())


HEAD_NOUNS: Final = words(
    """
    abbey academia academy accademia accelerator administration agency airline airlines airport akademi akademia
    akimat alliance aquarium archdiocese archive archives army assembly association associations authority bank
    biennale board borough brigade broadcaster bulletin bundestag bureau cathedral caucus center centre centro
    chamber chancellery channel chapter choir church circus city clinic club coalition college commission committee
    commonwealth commune community companies company confederation conference congress conservatoire
    conservatory consortium consulate cooperative corporation council county court daily department depository
    diocese directorate dispensary district diwan duma ecole embassy endowment ensemble enterprise eparchy
    escuela exchange facility factory faculty federation fellowship firm fondation fondazione forum foundation
    fund fundacion fundación gallery garden gardens gazette gendarmerie government governorate group guild
    gymnasium hall herald hochschule hokimiyat holding holdings hospice hospital house hub hural incubator
    initiative inspectorate institut institute institution instituto istituto khokimiyat kindergarten knesset
    krai laboratory league library lodge lyceum madrasa madrassa magazine majlis metro ministry mission
    monastery mosque movement muftiate municipality museum navy network newspaper nursery oblast observatory
    office orchestra organisation organization orphanage outlet parish park parliament partnership party
    patriarchate philharmonic planetarium platform police politecnico politécnica polyclinic polytechnic
    prefecture preschool press prize program programme province publisher radio railways refinery regiment
    region registry repository representation reserve riksdag route sanatorium sanctuary school secretariat sejm
    seminary senate service shipyard society stiftung studio summit synagogue syndicate synod television theater
    theatre town tribune troupe trust union universidad universidade universitas universite universitet
    universiti universities university università universität université village waqf zoo école
    gmbh inc jsc llc ltd ojsc pjsc plc
    """
)
FIELDS: Final = words(
    """
    accounting aeronautics aerospace affairs agriculture agronomy antiquities antitrust applied archaeology archeology
    architects architectural architecture art artistic artists arts assistance associates astronomy audit automation
    autonomous aviation ballet banking biodiversity biology biotechnology botanical brothers builders business capital
    catering chemical chemistry children children's cinema civil climate clinical coastal commerce communication
    communications competition competitiveness compliance computer conciliation confectionery confidence consumer
    cooperation countries crafts craftsmen creative cultural culture customs cyber cybernetics dance data deaf
    decentralization defence defense dentistry design development dialogue diaspora digital diplomacy disabilities
    disability disarmament disaster diversity domestic drama drug early ecology economic economics economists economy
    education educational elders elections electoral electrical electronic electronics emergencies emergency employers
    employment energy engineering engineers enlightenment entrepreneurs entrepreneurship environment environmental
    equality ethnic ethnographic ethnology evaluation excellence export exports external fair families family farmers
    fashion fauna film finance fisheries flora folk folklore food foreign forestry free freedom freight friendly gas
    gender genetics geography geology geophysics geosciences good-neighbourliness governance growers guidance handicraft
    handicrafts health heritage higher historic historical history hospitality housing human humanitarian humanities
    hydrology immigration independence industries industry informatics information infrastructure innovation innovations
    innovative insurance integration integrity intellectual intelligence inter-religious interethnic interfaith internal
    international interreligious investment investments irrigation jewellery jobs journalism journalists judicial
    jurisprudence justice knowledge labor labour land language languages law lawyers legal legislation leisure letters
    life light linguistic linguistics literature livestock local logistics machine maintenance management manufacturers
    marine maritime market markets mass mathematics measures mechanical mechanics media medical medicine memorial memory
    metallurgy meteorology metrology microbiology midwifery migration military mines mining minorities minority modern
    monetary monitoring monuments museums music mutual national nationalities natural nature neighbourliness news
    nuclear nursing nutrition obstetrics oceanology oil olympic olympics oncology opportunities oriental paediatrics
    paralympic parks parliamentary partners patent peace peacebuilding peacemaking pedagogy pediatrics pension people
    people's peoples performing petroleum pharmacy philology philosophy phonetics physical physics planning plant plants
    policy political politics ports practical preparedness preservation prevention privatization problems procurement
    producers production professional progress projects promotion property protection psychology public qualification
    quality quarantine questions rail railway reconciliation reconstruction recreation recycling reform reforms refugees
    regional regions regulatory rehabilitation relations religion religious reporting rescue research resilience
    resources rights road roads rule rural safety scholarship science sciences scientific secondary security seismology
    self-government services settlements sexual shipping small social sociology solidarity sons space special sport
    sports stability standards statistical statistics strategic structural studies supply support surgery survey
    surveying sustainability sustainable taxation teacher teachers technical technologies technology telecom
    telecommunication telecommunications territorial theatrical theology ties tolerance tourism trade traders
    traditional traffic training transit translation transparency transport transportation travel tropical understanding
    urban vehicle veterinary victims violence virology visual vocational volunteering war water waterways welfare
    wellbeing wildlife wine wisdom women women's wood work workers world writers writing young youth zoology
    """
)
# Words that are part of a post next to them: "deputy director", "Director General".
MODIFIERS: Final = words(
    """
    acting administrative assistant associate chief co commercial current deputy elected executive
    extraordinary first former founding full general honorary incoming incumbent interim joint managing officiating
    operating outgoing permanent plenipotentiary prime pro regional second senior supreme then vice
    """
)
# Words that are part of a position only in front of one: "Country Director", "Culture Minister".
BEFORE_POSITIONS: Final = words(
    """
    academic affairs agriculture artistic board business cabinet clinical commercial communications corporate country
    creative cultural culture defence defense development digital diplomatic district economy editorial education energy
    environment external federal finance financial foreign general global group health high human innovation interior
    international justice legal marketing medical municipal national nursing operations policy political program
    programme project protocol provincial public quality regional relations research resident resources sales scientific
    security sports state strategic student technical technology tourism trade training union university youth
    """
)
TITLES: Final = words(
    """
    acad academician adv advocate alhaja alhaji amb arch architect assoc asst atty barr barrister berhormat brig
    brigadier capt cardinal col colonel comrade dame dasho datin dato dato' datuk dr drs dsc emeritus eng engineer
    engr er excellency father fr gen h.e habib hajah haji hajia hajiya hajj he her hh his hj hon hon'ble honorable
    honourable hrh imam ing ir kh kyai lady lic lieutenant lord lt lyonpo madam madame maestro maj major malam
    mallam mons mr mrs ms msgr nyai paduka prince princess prof professor puan rabbi rev reverend rt sayyid sen seri
    setia sheikh sheikha shri sir smt sri toh tuan tun ustad ustadz
    """
)
# Plurals that name the kind of the items of a list: "the rectors of A and B", "the municipalities of A and B".
PLURALS_OF_PEOPLE: Final = words(
    """
    attorneys-general chairmen chairpersons chairs chairwomen chancellors chiefs co-chairs commissioners
    consuls-general coordinators deans delegations directors directors-general editors-in-chief executives founders
    governors heads leaders mayors ministers officials presidents principals prosecutors-general rectors representatives
    secretaries secretaries-general speakers vice-chancellors vice-ministers vice-presidents vice-rectors
    """
)
PLURALS: Final = PLURALS_OF_PEOPLE | words(
    "authorities leadership communities administrations municipalities cities towns governments ministries "
    "universities chambers"
)
# Words with a capital letter, at the start of a sentence or in a headline, that are not part of a name.
NO_NAMES: Final = words(
    """
    Accordingly Additionally After Afterwards Also Although As Because Before Besides Both Consequently Despite During
    Earlier Finally Following Furthermore He Hence Here However If Indeed It Its Last Lastly Later Likewise Meanwhile
    Moreover Nevertheless Next Notably Now Once Our Overall Recently Separately Similarly Simultaneously Since
    Subsequently Therefore Though Thus Ultimately Until Whereas Yet
    Accompanied Addressing Chaired Commenting Congratulating Facilitated Flanked Headed Invited Led Marking Organised
    Organized Speaking Supported Thanking Welcomed Welcoming Witnessed
    Photo Photos Pictured Representing She Signing That Their Then There These They This Those Today Together Under
    Upon We What When While Within Yesterday You
    Agree Agreed Agrees Announce Announced Announces Attend Attended Attending Attends Became Become Becomes Begin
    Begins Boost Boosts Collaborate Collaborates Conducted Conducts Cooperate Cooperates Deepen Deepens Discuss
    Discussed Discusses Enhance Enhances Establish Established Establishes Expand Expanded Expands Explore Explores
    Extend Extends Held Hold Holds Host Hosted Hosts Join Joined Joins Launch Launched Launches Meet Meets Met Receive
    Received Receives Seek Seeks Start Started Starts Strengthen Strengthened Strengthening Strengthens Visit Visited
    Visiting Visits Welcomed Welcomes
    """
)
# Names of people that end like nouns for fields of work.
NAMES_LIKE_FIELDS: Final = words("charity clement felicity serenity trinity unity verity")
# "Support to NGOs"
SUPPORT: Final = words("support assistance aid help")
# "professor of arts"
SCHOLARS: Final = words("professor doctor candidate academician member")
# "who heads"
LEADS: Final = words("chairs heads leads represents represented directs runs presides")
# "became the signatories"
BECAME: Final = words("became were are")
# Names of places of several words: "Asia and the Pacific" is one place, and not two.
PARTS_OF_THE_WORLD: Final = frozenset(
    {
        *((part, "Asia") for part in ("Central", "South", "East", "Southeast", "North", "West")),
        *((part, "Africa") for part in ("Central", "South", "East", "West", "North", "Southern")),
        *((part, "Europe") for part in ("Central", "Eastern", "Western", "Northern", "Southern")),
        ("Asia", "and", "the", "Pacific"),
        ("Latin", "America"),
        ("Middle", "East"),
        # Regions with two names: "Khanty-Mansi Autonomous Okrug — Yugra".
        ("Okrug", "—", "Yugra"),
        ("Okrug", "-", "Yugra"),
        ("North", "Ossetia", "—", "Alania"),
    }
)
# Titles that are also names, as in "Siti Haji Hale"
TITLES_AND_NAMES: Final = words(
    "cardinal habib haji hajj hajah hajia imam king malam prince princess sayyid sen seri shri sheikh sheikha sri"
    " tan tun"
)
# "Hon. Ann Berg MP"
LETTERS_AFTER_NAMES: Final = words("cbe kc mba mbe mfr mla mna mp mpa msc obe ofr oon phd qc san")
# Posts that are also names, as in "James Dean Hill"
POSTS_AND_NAMES: Final = words("wali emir dean warden regent vizier khan")
# Family names that are also other words, as in "Rector Ann Young"
FAMILY_NAMES: Final = words(
    "abbey abbot bank banks bishop chancellor church dean garden hall house judge justice law march park parks small"
    " warden wood young"
)
# Countries that are also given names, as in "Rector Georgia Hill"
COUNTRIES_AND_NAMES: Final = words("chad georgia india jordan")
# Posts that are also titles, as in "Ambassador Ann Berg, Director of the Hill Institute".
RANKS: Final = words("ambassador admiral chief commander justice judge senator")
# Months that are also given names, and the words before a month that is a date
MONTH_NAMES: Final = words("jan april may june august")
BEFORE_MONTHS: Final = words("in this last early late mid since until")
# "Air Vice Marshal Ann Berg"
OFFICERS: Final = words("captain commander commodore leader marshal")
BRANCHES: Final = words("air chief group squadron vice wing")
# The verbs of "put their signatures", and the words before "signing" as a verb.
PUT: Final = words("put affixed placed appended added set putting affixing appending")
BEFORE_SIGNING: Final = words("by with after while upon and")
# "Metropolitan Tikhon"
CLERGY: Final = words("metropolitan archbishop bishop patriarch abbot")
# "at the congress Hill University signed it"
EVENTS: Final = words("conference congress exchange forum programme program summit")
# "his Georgian colleague, Ann Berg"
COLLEAGUES: Final = words("colleague counterpart")
# "signed as witnesses"
WITNESSES: Final = words("witness witnesses observer observers guarantor guarantors")
# "the signing was done by X"
DONE: Final = words("done made performed")
# Parts of an organization, which belong to a post: "chairman of the board of A"
UNITS: Final = words(
    "board council committee secretariat department office trustees directors management presidium division branch"
)
SIGNED: Final = words(
    "countersigned endorsed co-signed re-signed renewed struck clinched forged "
    "signed entered inked concluded sealed formalized formalised sign signs ink inks initialled initialed penned "
    "executed"
)
DOCUMENTS: Final = words(
    """
    accord accords agreement agreements charter contract contracts convention conventions deal deals declaration
    document documents letter map memo memoranda memorandum memorandums moa moas mou mous pact partnership plan
    protocol protocols roadmap statement treaties treaty
    """
)
REGIONS: Final = words(
    "republic region oblast okrug krai kray territory area province county state kingdom emirate voblast viloyat"
    " prefecture governorate canton voivodeship"
)
_DIRECTIONS: Final = "(?:(?:Central|North|South|East|West|Northern|Southern|Eastern|Western|Southeast) )"
# Adjectives of countries, of which some belong to several, and parts of the world: "Korean", "Central Asian".
NATIONS: Final = re.compile(
    "|".join((*map(str.title, ENGLISH_ADJECTIVES), "Korean", "British", "American"))
    + f"|{_DIRECTIONS}?(?:Asian?|African?|Europe(?:an)?|Eurasian?|Americas?)|Latin American?|Middle East(?:ern)?"
)
_SMALL_WORDS: Final = {
    WordClass.OF: "of",
    WordClass.FOR: "for",
    WordClass.AND: "and &",
    WordClass.ARTICLE: "the a an its their his her our",
    WordClass.IN: "in",
    WordClass.AT: "at",
    WordClass.UNDER: "under",
    WordClass.WITH: "with alongside",
    WordClass.BY: "by",
    WordClass.BETWEEN: "between among",
    WordClass.TO_OR_FROM: "to from",
    WordClass.OTHER_PREPOSITION: "on before after during following within near since through via amid inside",
    WordClass.REPRESENTED: "represented",
    WordClass.NAMED: "named",
    WordClass.AUXILIARY: "was were is are been",
    WordClass.OTHER: "has have",
}
LOWER_CLASSES: Final = {word: letter for letter, listed in _SMALL_WORDS.items() for word in words(listed)}
"""The classes of small words, such as prepositions."""
PARTICLES: Final = words(
    "al el du des bin binti bte ibn do das af av zu den ter van von der de di da del la le dos bint ul hazrat"
)
LOWER_ADJECTIVES: Final = words(
    """
    autonomous central charitable coastal eastern federal global independent international interregional local
    national news non-commercial non-governmental non-profit nongovernmental nonprofit northeastern northern
    northwestern private provincial public publishing regional russian social southeastern southern
    southwestern state western
    """
)
