"""Patterns of people and organizations in Russian, over word classes."""

import re
from typing import Final

WORD: Final = "[xjhHCYGAgQBNIKM]"
START: Final = "M{0,3}j{0,2}[HCYAQghK]"
# "по делам молодёжи", "имени М.В. Ломоносова", "при Президенте", "в Узбекистане".
NEXT: Final = (
    rf"(?:[xjhAQBEIKN]|(?<!B)g|(?<=B)g(?![xjhC])|M(?!M*P)|(?<![QBE])[HCY]|(?<![QBEA])G|z{WORD}|(?<=[QBE])H(?=g)|z\.?[ICY]|\.(?=[ICY])|zP|i(?=[xjC]?g)"
    rf"|(?:,[xjz]+)*,?az?(?=x|j+x)|(?:,x+)+,?a(?=x|j+x))"
)
ORGANIZATION: Final = rf"(?P<org>[xj]{{0,3}}?{START}{NEXT}*)"
POSITION: Final = r"(?:(?:M+a)?M*P(?:-?P)*|M+P)"
MIDDLE: Final = r"(?:[xjhHCYGAgQBIKMNz.]|i(?=[xj]|[xjC]?g)|a[xj]|,[xj]|(?:,|a|-|,a)(?=M*P)|P)"
# `X` is the only name of a clergyman: "митрополит Марк".
NAME: Final = "(?:[CG]N[CG]|[CG][CG]N|I[CG]|[CG]I|[CG]{2,3}|[CG]N)"
# A run of capitalised words that ends with the name of a person; the first can belong to an organization.
RUN: Final = "(?:[CGNI]{2,5}|X)"
# "доктор исторических наук, профессор", "д.э.н., народный артист РТ"
DEGREES: Final = "(?:,?(?:Z(?:AaA|A|x)?|T(?:[jM]x|xx|x)?))*"
HONOURS: Final = "(?:,(?:j+[Tx]A?|x{1,2}A))*"
PLACE: Final = "[CHxjhgAQBK]*?[HhxQAB]"
EACH_WITH_NAME: Final = (
    rf"(?P<first>{PLACE}),?(?P<name>[CG][CGN]{{1,2}}),?a(?P<second>{PLACE}),?(?P<other>[CG][CGN]{{1,2}})(?=[,v.ikw]|$)"
)
PERSONS: Final = (
    re.compile(
        rf"[xj]?(?P<position>{POSITION}{MIDDLE}{{0,30}}?){DEGREES}{HONOURS}{DEGREES},?-?T*(?P<name>{RUN})(?![CGNhHI])"
    ),
    re.compile(rf"T*(?P<name>{NAME}),?-?,?[xj]?(?P<position>{POSITION}{NEXT}*)"),
    re.compile(rf"T*(?P<name>{NAME})(?P<position>E)"),
    re.compile(rf"T+(?P<name>{NAME})(?![CGNhI])"),
    re.compile(r"(?P<name>I[CG]|[CG]N[CG]|[CG][CG]N|G[CG]{2}|G[CGN]|CG|[CG]I)(?![CGNIhHA])"),
)
