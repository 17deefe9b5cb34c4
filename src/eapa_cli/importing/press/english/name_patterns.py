"""Patterns of people and organizations in English, over word classes.

The letters are those of `WordClass`. A larger pattern is built from smaller ones with names: an ORGANIZATION is a first
part with capitalised words and a TAIL ("of Arts", "for Peace"), and a position is a post with its organization. PERSONS
are tried in their order, and the first that matches is used. The example of each pattern has the classes after it.
"""

import re
from typing import Final

# The words of a name without prepositions: "Hill University (HSU)", "Russia's largest university".
BASE: Final = "[CHFAgNUMIsKQjh][CHFAgNUMIsKQdPpjh]*(?:(?<=s)[xj]{1,2}[hU])?[BE]?"
# A name that continues after an acronym in brackets: "(HOF) Regional Office", "(HOD) Peru".
AFTER_BRACKET: Final = "(?:(?<=B)(?:F*H(?![CN])|g+(?=[vzxa,]))[BE]?)?"
# A list of fields before a head noun: "Educational, Scientific and Cultural Organization". With two fields, "and" is
# a part of the name (`and_in_names`).
FIELDS_BEFORE_HEAD_NOUN: Final = "(?:[CHgsMNj]*F+(?:,F+)+,?aF+[HU])"
# The same at the start of a name, where the first word is capitalised: "national University", "university of Hill".
FIRST_BASE: Final = (
    f"(?:{FIELDS_BEFORE_HEAD_NOUN}[CHFAgNUMIQ]*[BE]?"
    f"|[jhM]*[CHFAgNUIsKQ][CHFAgNUMIsKQdpjh]*(?:(?<=s)[xj]{{1,2}}[hU])?[BE]?{AFTER_BRACKET}|h+(?=ot?[CgN]))"
)
# A list of fields inside a name: "Science and Higher Education", "Science and Technology Hilltown (USTH)".
FIELD_LIST: Final = r"(?:(?:(?<=F),F+)*(?<=F),?aF+(?!F)(?:[Cg]{0,2}B)?(?!H))"
# The end of a name after its first words: "of Arts", "for Peace", "under the President", "of the President" before "of
# Peru", "in Peru", "named after Hill".
TAIL: Final = (
    rf"(?:(?:[ou]t?{BASE}{AFTER_BRACKET}"
    rf"|(?<!B)[fn]t?(?=[CHFAgNUMIKQs]){BASE}"
    r"|ut?P[MP]*"
    r"|(?<=H)ot?P[MP]*(?=o|[,.vzaB]|$)"
    r"|it?g+B?"
    r"|it?C+(?=B?(?:v|a|,T|,[CN]{2,3}[,vaz]))B?"
    r"|i[Cg](?=N[CN]{1,2}[,va@i])"
    rf"|(?<!B)rt?(?:F+|g+)|ext?[CNIg]+|{FIELD_LIST}B?{AFTER_BRACKET})*)"
)
# The first alternative ends a name before "for": "Ann Berg for the Society" is not one organization.
ORGANIZATION: Final = rf"t*(?P<org>[CNI]{{2,3}}(?=f)|{FIRST_BASE}{TAIL})"
# "Union of Bakers, Millers and Brewers of Peru (UBMBP)": only the acronym shows that the commas are inside the name.
LISTED_FIELDS: Final = "(?:[CFgNMj]*[HU](?:[of]t?[CF]+){1,2}(?:,[CF]+){1,3},?a[CF]+(?:ot?[Cg]+)?B)"
# "deputy general director", "chairman-rector", "MD/CEO", "secretary to the president", "Akim (governor)" before "of"
POSITION: Final = "(?:[Mj]*P[MP]*(?:[-/][MP]+)*(?:[BE](?=o))?|M+rt?M*P[MP]*)"
# "for external relations" before "of the Hill University" or at the end
LOWER_FIELD: Final = "(?:[of]t?[xjM]{1,3}(?:ax{1,2})?(?=[o@]t?[CHFAgNKQ])|f[xj]{1,3}(?=[,.;]|$))?"
# A post with its organization or field, or both: "rector of the Hill University", "adviser on arts at the Hill Fund".
WHERE: Final = rf"(?:[ofn@r]t?(?:{FIELDS_BEFORE_HEAD_NOUN}[CHFAgNUMIQ]*[BE]?|{BASE}){TAIL}(?:@t?{FIRST_BASE}{TAIL})?)"
POSITION_FULL: Final = rf"(?:{POSITION}{LOWER_FIELD}{WHERE}?)"
# One to three posts. Three alternatives and not a repetition, which would take a name into a post.
MORE: Final = rf"(?:,|-|,?a)t?{POSITION_FULL}"
POSTS: Final = rf"{POSITION_FULL}|{POSITION_FULL}{MORE}|{POSITION_FULL}{MORE}{MORE}"
# "Ann Berg", "A. B. van Hill", "Ann "Annie" Berg", "Anna Park" (a name and a noun); `X` is the only name of a
# clergyman: "Mark".
NAME: Final = "(?:[CNI](?:[pQ]?[CNI]|p[pT][CNI]){1,4}|N[HFmMPT](?![oCHFAgs])|X)"
# ", PhD, MBA"
DEGREES: Final = "(?:,?Z)*"
# "chairman, Doctor of Historical Sciences Ann Berg", "HE the" before "Minister of Peru Ann Berg"
TITLES_BEFORE: Final = r"[BE]?(?:t?T\.?B?|Z)*(?:(?<=T)t(?=[Mj]*P))?"
# "Rector of the Hill Institute, Doctor of Sciences, professor,"
TITLES_AFTER: Final = r"(?:,(?:Z|T(?=,)))*"
# No word of a longer name follows.
END: Final = "(?![CNHFgAQs]|o)"
# "A", "A of B": a place or organization in a list of mayors or rectors.
PLACE: Final = "[CNgHFAKQ]+(?:ot?[CNgHF]+|p[CN]+)*B?"
# "(the mayors of) Varna, Ann Berg, and of Vila do Mar, Bo Lee" = C,NC,aoCpC,CC after "the mayors of"
EACH_WITH_NAME: Final = (
    rf"t?(?P<first>{PLACE}),(?:T\.?)?(?P<name>[CNI]{{2,4}}),?ao?t?(?P<second>{PLACE}),(?:T\.?)?(?P<other>[CNI]{{2,4}})"
    r"(?=[,va.]|$)"
)
PERSONS: Final = (
    # "Honorary Consul Ann Berg, who represents the Chamber of Trade" = MPNC,xVtHoF
    re.compile(
        rf"t?{TITLES_BEFORE}(?P<position>{POSITION_FULL}),?{TITLES_BEFORE}(?P<name>{NAME}){DEGREES},?xVt?(?P<org>{FIRST_BASE}{TAIL})"
    ),
    # "Rector of the Hill University Ann Berg" = PotCHNC, "headmistress Ann Berg" = PNC
    re.compile(rf"t?{TITLES_BEFORE}(?P<position>{POSITION_FULL})B?,?{TITLES_BEFORE}(?P<name>{NAME}){DEGREES}{END}"),
    # "its Vice-Chairman, Ambassador Ann Berg" = tP,PNC
    re.compile(
        rf"t?{TITLES_BEFORE}(?P<position>{POSTS}),?"
        rf"{TITLES_BEFORE}(?P<name>{NAME}){DEGREES}{END}"
    ),
    # "HSU Rector Ann Berg" = APNC, "HSU's head of legal affairs, Ann Berg" = sPoxx,NC, "Hill Council chairman Ann Berg"
    # = CHPNC, "museum director Ann Berg" = hPNC
    re.compile(
        rf"t?(?P<org>[CAHgsFKQN]+?B?|h)(?P<position>{POSITION}(?:[of]t?(?:F+C(?=,)|F+(?:(?:,F+)*,?aF+)?|[xj]{{1,3}}(?:a[xj]{{1,2}})?))?)B?,?{TITLES_BEFORE}(?P<name>{NAME}){DEGREES}{END}"
    ),
    # "Peru's Ambassador to Kenya Ann Berg" = sPrgNC
    re.compile(
        rf"t?(?P<org>[CAHgsFKQN]*s)(?P<position>{POSITION_FULL}),?{TITLES_BEFORE}(?P<name>{NAME}){DEGREES}{END}"
    ),
    # "Hilltown, Peru Mayor Ann Berg" = C,gPNC
    re.compile(rf"t?(?P<org>C{{1,2}}),g(?P<position>{POSITION}){TITLES_BEFORE}(?P<name>{NAME}){DEGREES}{END}"),
    # "Arctic Council of Youth Chairwoman Ann Berg" = CHoFPNC
    re.compile(
        rf"t?(?P<org>{FIRST_BASE}{TAIL})(?P<position>{POSITION}(?:,?at?{POSITION})?),?{TITLES_BEFORE}(?P<name>{NAME}){DEGREES}{END}"
    ),
    # "President HSU Ann Berg" = PANC, "President Hill University Ann Berg" = PCHNC
    re.compile(
        rf"t?{TITLES_BEFORE}(?P<position>{POSITION})(?P<org>AB?|[CAgF]{{1,4}}HB?)(?P<name>N(?:p?[CNI]){{1,4}}){DEGREES}{END}"
    ),
    # "President HSU, Dr Ann Berg" = PA,TNC
    re.compile(
        rf"t?{TITLES_BEFORE}(?P<position>{POSITION}),?(?P<org>[AK]B?|[CAgH]{{1,3}}HB?),?T\.?{TITLES_BEFORE}(?P<name>{NAME}){DEGREES}{END}"
    ),
    # "Vice Chancellor, University of Hilltown, Chief Ann Berg" = MP,HoC,PNC
    re.compile(
        rf"t?{TITLES_BEFORE}(?P<position>{POSITION}(?:[of]t?F+(?:aF+)?)?),t?"
        rf"(?P<org>{LISTED_FIELDS}|(?=[CFgNMjsoft]*[HAQK]){FIRST_BASE}{TAIL}),"
        rf"{TITLES_BEFORE}P?{TITLES_BEFORE}(?P<name>{NAME}){DEGREES}{END}"
    ),
    # "Ann Berg, chancellor, UIL" = NC,P,A, "Ann Berg, director, HIT Lakeside" = NC,P,AC
    re.compile(
        rf"{TITLES_BEFORE}(?P<name>{NAME}){DEGREES},t?(?P<position>{POSITION})B?,?t?(?P<org>[AHKQCFgN]*[AHKQ](?:(?<=A)C|B?{TAIL}))(?=[,;va.]|$)"
    ),
    # "Ann Berg, HSU Director" = NC,AP, "Ann Berg, the hospital's director" = NC,tsP
    re.compile(
        rf"{TITLES_BEFORE}(?P<name>{NAME}){DEGREES}(?:,?-?t?(?P<org>[AKs])|[,-]t?(?P<host>[CAg]+[AHU]))"
        rf"(?P<position>{POSITION}(?:[of]t?(?:[xj]{{1,3}}(?:ax{{1,2}})?|F[FC]{{0,2}}(?:aF{{1,2}})?)(?=[,;.av]|$))?)B?(?![CN])"
    ),
    # "Ann Berg, Kenyan Minister of Culture" = NC,gPoF
    re.compile(
        rf"{TITLES_BEFORE}(?P<name>{NAME}){DEGREES},t?(?P<org>g)(?P<position>{POSITION_FULL}){TITLES_AFTER}(?=[,;av.]|$)"
    ),
    # "Ann Berg, Hill University's Vice-President for Global Affairs" = NC,CsPfCF
    re.compile(
        rf"{TITLES_BEFORE}(?P<name>{NAME}){DEGREES},t?(?P<org>[CAgHF]*s)"
        rf"(?P<position>{POSITION}(?:[fo]t?[CF]{{1,3}}(?:a[CF]{{1,2}})?|[of]t?[xj]{{1,3}}(?:ax{{1,2}})?)?)"
        r"(?=[,av.]|$)"
    ),
    # "Ann Berg, who is the Director of the Hill Institute" = NC,xztPotCH, "Ann Berg is the Director" = NCztP
    re.compile(rf"{TITLES_BEFORE}(?P<name>{NAME}){DEGREES}(?:,?xzx?t?|zt?)(?P<position>{POSITION_FULL})"),
    # "Ann Berg, director of international relations at the Hill Fund" = NC,Pojx@tCH, "Ann Berg, head of delegation"
    re.compile(
        rf"{TITLES_BEFORE}(?P<name>{NAME}){DEGREES}B?,t?"
        rf"(?P<position>{POSITION}[of]t?[jx][jxF]{{0,2}}(?:ax{{1,2}})?(?:[@o]t?{FIRST_BASE}{TAIL}[xj]?h?)?)(?=[,;av.]|$)"
    ),
    # "Ann Berg, Director of the Regional Office" = NC,PotFH
    re.compile(
        rf"{TITLES_BEFORE}(?P<name>{NAME}){DEGREES}B?[,-]t?(?P<position>[FC]{{0,2}}{POSITION_FULL}){TITLES_AFTER}"
    ),
    # A missing comma: "Mr. Ole Berg President of the Regional Office" = T.CCPotFH
    re.compile(
        rf"(?:t?T\.?{TITLES_BEFORE}|(?=N))(?P<name>{NAME}){DEGREES}(?P<position>{POSITION}(?=o){WHERE})(?=[,;avx.]|$)"
    ),
    # "Ann Berg (Hill Academy, rector)" = NCE
    re.compile(rf"{TITLES_BEFORE}(?P<name>{NAME}){DEGREES}(?P<position>E){END}"),
    # "Vice-President for external relations Ann Berg" = PfxxNC
    re.compile(
        rf"t?{TITLES_BEFORE}(?P<position>{POSITION}[of][xj]{{1,3}}(?:ax{{1,2}})?)(?P<name>{NAME}){DEGREES}{END}"
    ),
    # One name after a title: "Prof. Suyitno, Rector of the Hill Institute" = T.C,PotCH
    # In "Princess Eva, the rector of HSU, Prof. Ann Berg", the post belongs to Ann Berg.
    re.compile(
        rf"t?T\.?{TITLES_BEFORE}(?P<name>[CN]),t?(?P<position>{POSITION_FULL}){END}(?!,{TITLES_BEFORE}{NAME}(?!,t?[Mj]*P))"
    ),
    # A post that the lists do not have: "Ann Berg, Loremaster of the Hill Institute" = NC,CotCH
    re.compile(
        rf"{TITLES_BEFORE}(?P<name>{NAME}){DEGREES},t?(?P<position>[jxCFM]{{1,3}}[o@]t?{FIRST_BASE}{TAIL})(?=[,av.]|$)"
    ),
    # A post with a word that the lists do not have: "the general steward of HSU, Ann Berg" = tMxoA,NC
    re.compile(
        rf"t(?P<position>M+xot?(?P<org>{FIRST_BASE}{TAIL})),{TITLES_BEFORE}(?P<name>{NAME}){DEGREES}(?=[,;av.]|$)"
    ),
    # "Director Ann Berg of the Hill Institute" = PNCotCH, "Vice-Rector for Research Ann Berg of the Hill Institute"
    re.compile(
        rf"t?{TITLES_BEFORE}(?P<position>{POSITION}(?:[fr]t?[FC]{{1,2}}?)?),?{TITLES_BEFORE}(?P<name>{NAME}){DEGREES}"
        rf"(?:r|o|@)t?(?P<org>{FIRST_BASE}{TAIL})"
    ),
    # "Ann Berg of the Hill Institute" = NCotCH
    re.compile(rf"t?{TITLES_BEFORE}(?P<name>{NAME}){DEGREES}[ro]t?(?P<org>[CFgs]*[HAQK][CHFAgNUMIsKQ]*B?{TAIL})"),
    # "Ann Berg, who heads the Honey Board" = NC,xVtCU, "Ann Berg, who heads the union" = NC,xVth
    re.compile(rf"{TITLES_BEFORE}(?P<name>{NAME}){DEGREES},?xVt?(?P<org>{FIRST_BASE}{TAIL}|h(?=[,vaz.]|$))"),
    # "HSU's Ann Berg" = sNC
    re.compile(rf"(?P<org>s){TITLES_BEFORE}(?P<name>N(?:p?[CNI]){{1,3}}){DEGREES}{END}"),
    # "Ann Berg (Hill Institute)" = NCB
    re.compile(rf"{TITLES_BEFORE}(?P<name>[NI](?:p{{0,2}}[CNI]){{1,3}})(?P<org>B){END}"),
    # "Dr. Ann Berg" = T.NC
    re.compile(rf"t?T\.?{TITLES_BEFORE}(?P<name>{NAME}){DEGREES}{END}"),
    # "Ann Berg" = NC, with a given name of the list
    re.compile(rf"(?P<name>N(?:p?[CNI]){{1,4}}){END}(?!H)"),
    # "her counterpart at Lake University, Bo Hale" = tT@CH,CC
    re.compile(rf"t?T[@rof]t?(?P<org>{FIRST_BASE}{TAIL}),?-?{TITLES_BEFORE}(?P<name>{NAME}){END}"),
    # One name after a post with its organization and a title: "Head of HSU Mr. Berg" = PoAT.C
    re.compile(rf"t?(?P<position>{POSITION}(?=o){WHERE}),?T\.?(?P<name>[CN])(?=[,;vaz.]|$)"),
    # One name in a list: "(X,) and Berg, Governor of Hill Province" = aC,PoCH
    re.compile(rf"(?<=a)(?P<name>C),t?(?P<position>{POSITION}(?=o){WHERE})(?=[,;av.]|$)"),
    # A family name alone, which other sentences complete: "HSU Rector Berg" = APC, "Mr. Hale" = T.C
    re.compile(r"t?(?:(?P<org>[AK]?)(?P<position>[Mj]*P[MP]*)|T\.?)(?:T\.?)*(?P<family>[CN])(?=[av,zin.]|$)"),
)
