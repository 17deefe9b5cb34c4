"""Word lists of English press releases."""

import re
from typing import Final

from eapa_cli.importing.press.word_classes import WordClass
from eapa_cli.matching.places_in_text import ENGLISH_ADJECTIVES


def words(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())


HEAD_NOUNS: Final = words(
    """
    academia academy accademia administration agency airlines airport akademi akademia akimat alliance archive
    archives army assembly association associations authority bank board broadcaster bureau cathedral center
    centre centro chamber channel church city clinic club coalition college commission committee commonwealth
    community companies company confederation conference congress conservatory consortium consulate corporation
    council county court department diocese directorate district duma ecole embassy enterprise escuela exchange
    facility faculty federation firm fondation fondazione forum foundation fund fundacion fundación government
    governorate group guild gymnasium hall hochschule hokimiyat hospital house hub initiative institut institute
    institution instituto istituto khokimiyat kindergarten krai laboratory league library lyceum magazine
    ministry mission mosque movement municipality museum network newspaper oblast observatory office orchestra
    organisation organization outlet park parliament partnership party patriarchate platform police politecnico
    politécnica polytechnic prefecture press prize program programme province publisher radio railways region
    representation school secretariat senate service society stiftung studio summit syndicate synod television
    theater theatre town trust union universidad universidade universitas universite universitet universiti
    universities university università universität université village école
    gmbh inc jsc llc ltd ojsc pjsc plc
    """
)
FIELDS: Final = words(
    """
    affairs agriculture antiquities architectural artistic ethnographic historic historical memorial antitrust
    arts aviation banking biology business chemistry civil commerce communication communications cooperation
    cultural culture customs defence defense development digital diplomacy diversity ecology economic
    economics economy education educational emergency employment energy engineering enlightenment
    entrepreneurs entrepreneurship environment environmental ethnic export exports external families family
    film finance fisheries foreign forestry health heritage higher history housing humanitarian humanities
    immigration industries industry information infrastructure innovation innovations innovative integration
    interethnic international investment investments justice labor labour land language languages law letters
    linguistics local logistics management market markets mass mathematics media medical medicine migration
    mining monitoring monuments music nationalities natural nature oceanology oil peace peacebuilding physical
    physics planning policy political politics prevention privatization production projects promotion
    protection public qualification quality reconstruction reforms regional relations religion religious
    research resources rights rural safety science sciences scientific secondary security self-government
    small social special sport sports standards statistics strategic studies support sustainability
    sustainable technical technologies technology telecommunications territorial tourism trade training
    transport vocational volunteering water welfare women women's work young youth
    """
)
MODIFIERS: Final = words(
    """
    acting administrative assistant associate board chief co commercial deputy elected executive extraordinary
    first founding full general honorary interim managing operating permanent plenipotentiary prime pro regional
    second secretary senior state supreme vice
    """
)
# Words that are part of a position only in front of one: "Country Director", "Culture Minister".
BEFORE_POSITIONS: Final = words(
    """
    academic affairs agriculture artistic board business cabinet commercial communications corporate country creative
    cultural culture defence defense development digital district economy editorial education energy environment
    external federal finance financial foreign general global group health innovation interior international
    justice legal marketing municipal national operations policy political program programme project provincial
    public regional relations research resident resources sales scientific sports state strategic technical tourism
    trade university youth
    """
)
TITLES: Final = words(
    """
    acad academician adv advocate alhaja alhaji amb arch architect assoc asst atty barr barrister berhormat brig
    capt cardinal col colonel comrade dame dasho datin dato dato' datuk dr drs emeritus eng engineer engr er
    excellency father gen h.e habib hajah haji hajia hajiya hajj he her hh his hj hon hon'ble honorable honourable
    hrh imam ing ir kh kyai lady lic lieutenant lord lt lyonpo madam madame maestro maj major malam mallam mons mr
    mrs ms msgr nyai paduka prince princess prof professor puan rabbi rev reverend rt sayyid sen seri setia sheikh
    sheikha shri sir smt sri toh tuan tun ustad ustadz
    """
)
# "the municipalities of Batumi and Burgas"
PLURALS_OF_PEOPLE: Final = words(
    """
    chairmen chairpersons chairs chairwomen chancellors chiefs co-chairs commissioners coordinators deans
    delegations directors executives founders governors heads leaders mayors ministers presidents principals
    rectors representatives secretaries vice-chancellors vice-rectors
    """
)
PLURALS: Final = PLURALS_OF_PEOPLE | words(
    "authorities leadership communities administrations municipalities cities towns governments ministries "
    "universities chambers"
)
NO_NAMES: Final = words(
    """
    After Also As Before Both During Earlier Following He Here It Its Later Meanwhile Now Our Recently
    Photo Photos Pictured Representing She Signing That Their Then There These They This Those Thus Today Under
    Upon We What When While Within Yesterday You
    """
)
SCHOLARS: Final = words("professor doctor candidate academician member")
LEADS: Final = words("chairs heads leads represents represented directs runs presides")
BECAME: Final = words("became were are")
PARTS_OF_THE_WORLD: Final = frozenset(
    {
        *((part, "Asia") for part in ("Central", "South", "East", "Southeast", "North", "West")),
        *((part, "Africa") for part in ("Central", "South", "East", "West", "North", "Southern")),
        *((part, "Europe") for part in ("Central", "Eastern", "Western", "Northern", "Southern")),
        ("Asia", "and", "the", "Pacific"),
        ("Latin", "America"),
        ("Middle", "East"),
    }
)
POSTS_AND_NAMES: Final = words("wali emir dean warden regent vizier khan")
# Posts that are also titles, as in "Ambassador Ann Berg, Director of the Hill Institute".
RANKS: Final = words("ambassador admiral commander justice judge senator")
MONTH_NAMES: Final = words("jan april june august")
# The verbs of "put their signatures", and the words before "signing" as a verb.
PUT: Final = words("put affixed placed appended added set putting affixing appending")
BEFORE_SIGNING: Final = words("by with after while upon and")
SHARED_NOUNS: Final = words(
    "academies agencies assemblies associations banks chambers colleges commissions committees councils courts "
    "districts federations foundations governments institutes libraries ministries museums parliaments provinces "
    "regions schools senates societies territories theaters theatres unions universities"
)
CLERGY: Final = words("metropolitan archbishop bishop patriarch abbot")
COLLEAGUES: Final = words("colleague counterpart")
WITNESSES: Final = words("witness witnesses observer observers guarantor guarantors")
DONE: Final = words("done made performed")
COMPLETED: Final = words("completed performed done executed effected conducted")
WITH_FIELDS: Final = words("ministry minister department ministers")
UNITS: Final = words(
    "board council committee secretariat department office trustees directors management presidium division branch"
)
SIGNED: Final = words(
    "countersigned endorsed co-signed renewed "
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
REGIONS: Final = words("republic region oblast krai territory area province county state kingdom emirate")
# Adjectives of countries, of which some belong to several, and parts of the world: "Central Asia".
_DIRECTIONS: Final = "(?:(?:Central|North|South|East|West|Northern|Southern|Eastern|Western|Southeast) )"
NATIONS: Final = re.compile(
    "|".join((*map(str.title, ENGLISH_ADJECTIVES), "Korean", "British", "American", "Saudi"))
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
    WordClass.WITH: "with",
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
    autonomous charitable federal global independent international interregional local national news
    non-commercial non-governmental non-profit nongovernmental nonprofit private public publishing regional
    russian social state
    """
)
