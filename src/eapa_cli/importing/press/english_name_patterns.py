"""Patterns of people and organizations in English, over word classes."""

import re
from typing import Final

BASE: Final = "[CHFAgNUMIsKQjh][CHFAgNUMIsKQdPpjh]*(?:(?<=s)[xj]{1,2}[hU])?[BE]?"
# "Mustafa Science and Technology Foundation", "Islamic World Educational, Scientific and Cultural Organization".
FIELDS_BEFORE_HEAD: Final = "(?:[ACgsMNj]*F+,?aF+H|[CHgsMNj]*F+(?:,F+)+,?aF+H)"
FIRST_BASE: Final = (
    f"(?:{FIELDS_BEFORE_HEAD}[CHFAgNUMIQ]*[BE]?"
    f"|[jhM]*[CHFAgNUIsKQ][CHFAgNUMIsKQdpjh]*(?:(?<=s)[xj]{{1,2}}[hU])?[BE]?|h+(?=ot?[CgN]))"
)
# A list of fields inside a name: "Science and Higher Education", "Culture, Information and Youth Policy".
FIELD_LIST: Final = r"(?:(?:(?<=F),F+)*(?<=F),?a(?:F+(?!H)|CF+(?![HC])))"
TAIL: Final = (
    rf"(?:(?:[ou]t?{BASE}|[fn]t?(?=[CHFAgNUMIKQs]){BASE}|ut?P[MP]*|it?g+B?|it?C+(?=B?(?:v|a|,T|,[CN]{{2,3}}[,vaz]))B?|rt?(?:F+|g+)"
    rf"|ext?[CNIg]+|{FIELD_LIST})*)"
)
# "Ann Berg for the Society": a bare name takes no "for".
ORGANIZATION: Final = rf"t*(?P<org>[CNI]{{2,3}}(?=f)|{FIRST_BASE}{TAIL})"
POSITION: Final = "(?:[Mj]*P[MP]*(?:-[MP]+)*|M+rt?M*P[MP]*)"
POSITION_FULL: Final = rf"(?:{POSITION}(?:[ofn@r]t?(?:{FIELDS_BEFORE_HEAD}[CHFAgNUMIQ]*[BE]?|{BASE}){TAIL})?)"
# One to four posts; not a repetition, which would take a name into a post rather than shorten the post before it.
MORE: Final = rf"(?:,|-|,?a)t?{POSITION_FULL}"
POSTS: Final = rf"{POSITION_FULL}|{POSITION_FULL}{MORE}|{POSITION_FULL}{MORE}{MORE}"
# `X` is the only name of a clergyman: "Metropolitan Mark".
NAME: Final = "(?:[CNI](?:p?[CNI]|pT[CNI]){1,4}|N[HFmMPT](?![oCHFAgs])|X)"
DEGREES: Final = "(?:,?Z)*"
# "chairman, Doctor of Historical Sciences Ann Berg"
TITLES_BEFORE: Final = r"[BE]?(?:t?T\.?B?|Z)*"
# "Rector of the Hill Institute, Doctor of Sciences, professor,"
TITLES_AFTER: Final = r"(?:,(?:Z|T(?=,)))*"
END: Final = "(?![CNHFgAQs]|o)"
PLACE: Final = "[CNgHFAKQ]+(?:ot?[CNgHF]+|p[CN]+)*B?"
EACH_WITH_NAME: Final = (
    rf"t?(?P<first>{PLACE}),(?:T\.?)?(?P<name>[CNI]{{2,4}}),?ao?t?(?P<second>{PLACE}),(?:T\.?)?(?P<other>[CNI]{{2,4}})"
    r"(?=[,va.]|$)"
)
PERSONS: Final = (
    re.compile(
        rf"t?{TITLES_BEFORE}(?P<position>{POSITION}),?{TITLES_BEFORE}(?P<name>{NAME}){DEGREES},?xVt?(?P<org>{FIRST_BASE}{TAIL})"
    ),
    re.compile(rf"t?{TITLES_BEFORE}(?P<position>{POSITION_FULL})B?,?{TITLES_BEFORE}(?P<name>{NAME}){DEGREES}{END}"),
    re.compile(
        rf"t?{TITLES_BEFORE}(?P<position>{POSTS}),?"
        rf"{TITLES_BEFORE}(?P<name>{NAME}){DEGREES}{END}"
    ),
    re.compile(
        rf"t?(?P<org>[CAHgsFKQN]+?B?)(?P<position>{POSITION}(?:[of]t?F+(?:(?:,F+)*,?aF+)?)?),?{TITLES_BEFORE}(?P<name>{NAME}){DEGREES}{END}"
    ),
    re.compile(
        rf"t?(?P<org>{FIRST_BASE}{TAIL})(?P<position>{POSITION}(?:,?at?{POSITION})?),?{TITLES_BEFORE}(?P<name>{NAME}){DEGREES}{END}"
    ),
    # "President MUN Dr Ann Berg", "Rector Hill University Ann Berg"
    re.compile(
        rf"t?{TITLES_BEFORE}(?P<position>{POSITION}),?(?P<org>[AK]B?|[CAg]{{1,3}}H),?T\.?{TITLES_BEFORE}(?P<name>{NAME}){DEGREES}{END}"
    ),
    re.compile(
        rf"{TITLES_BEFORE}(?P<name>{NAME}){DEGREES},t?(?P<position>{POSITION}),?t?(?P<org>[AHKQCFgN]*[AHKQ]B?{TAIL})(?=[,va.]|$)"
    ),
    re.compile(
        rf"{TITLES_BEFORE}(?P<name>{NAME}){DEGREES}(?:,?-?t?(?P<org>[AKs])|[,-]t?(?P<host>[CAg]+[AHU]))(?P<position>{POSITION})B?(?![CN])"
    ),
    re.compile(
        rf"{TITLES_BEFORE}(?P<name>{NAME}){DEGREES}B?[,-]t?(?P<position>[FC]{{0,2}}{POSITION_FULL}){TITLES_AFTER}"
    ),
    re.compile(rf"{TITLES_BEFORE}(?P<name>{NAME}){DEGREES}(?P<position>E){END}"),
    # "Vice-President for external relations Ann Berg"
    re.compile(
        rf"t?{TITLES_BEFORE}(?P<position>{POSITION}[of][xj]{{1,3}}(?:ax{{1,2}})?)(?P<name>{NAME}){DEGREES}{END}"
    ),
    # One name after a title: "Prof. Suyitno, Rector of the Hill Institute".
    re.compile(rf"t?T\.?{TITLES_BEFORE}(?P<name>[CN]),t?(?P<position>{POSITION_FULL})"),
    # A post that the lists do not have: "Ann Berg, Warden of the Hill Institute".
    re.compile(
        rf"{TITLES_BEFORE}(?P<name>{NAME}){DEGREES},t?(?P<position>[jxCFM]{{1,3}}[o@]t?{FIRST_BASE}{TAIL})(?=[,av.]|$)"
    ),
    re.compile(
        rf"t?{TITLES_BEFORE}(?P<position>{POSITION}),?{TITLES_BEFORE}(?P<name>{NAME}){DEGREES}(?:r|o"
        rf"|@)t?(?P<org>{FIRST_BASE}{TAIL})"
    ),
    re.compile(rf"t?{TITLES_BEFORE}(?P<name>{NAME}){DEGREES}(?:r|o|@)t?(?P<org>[CFgs]*[HAQK][CHFAgNUMIsKQ]*B?{TAIL})"),
    re.compile(rf"{TITLES_BEFORE}(?P<name>{NAME}){DEGREES},?xVt?(?P<org>{FIRST_BASE}{TAIL})"),
    re.compile(rf"{TITLES_BEFORE}(?P<name>[NI](?:p?[CNI]){{1,3}})(?P<org>B){END}"),
    re.compile(rf"t?T\.?{TITLES_BEFORE}(?P<name>{NAME}){DEGREES}{END}"),
    re.compile(rf"(?P<name>N(?:p?[CNI]){{1,2}}){END}(?!H)"),
    # "her counterpart at Lake University, Bo Hale"
    re.compile(rf"t?T[@rof]t?(?P<org>{FIRST_BASE}{TAIL}),?-?{TITLES_BEFORE}(?P<name>{NAME}){END}"),
    # A family name alone, which other sentences complete: "Minister Berg", "Mr. Hale".
    re.compile(r"t?(?:(?P<position>[Mj]*P[MP]*)|T\.?)(?:T\.?)*(?P<family>[CN])(?=[av,z]|$)"),
)
