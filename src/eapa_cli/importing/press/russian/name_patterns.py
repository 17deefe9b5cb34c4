"""Patterns of people and organizations in Russian, over word classes.

The letters are those of `WordClass`; `C` is a capitalised word, `G` a given name, `N` a patronymic. In Russian, no
preposition shows where an organization ends: "ректор Горного университета Анна Берг". Therefore a position takes a run
of capitalised words with it, and `name_start` finds where the name starts.
"""

import re
from typing import Final

# A word inside of a name.
WORD: Final = "[xjhHCYGAgQBNIKM]"
# The first words of a name: "Национальная академия", "ЮНЕСКО", "библиотека".
START: Final = "M{0,3}j{0,2}[HCYAQghK]"
# The next word of a name, or the next words. The examples are what follows the first words, with its letters.
NEXT: Final = (
    # "имени первого президента А. Берга" = zMPIC, "имени академика Берга" = zTC
    r"(?:z[jM]*[PT]+g*[ICGN]{1,3}"
    # "наук", "горных", "НАН", "«Мир»", "(ГУ)", "П. П.", "Перу"; after brackets, "Перу" only at the end of a name
    r"|[xjhAQBEIKN]|(?<!B)g|(?<=B)g(?![xjhC])"
    # "первого", unless a post follows
    r"|M(?!M*P)"
    # "Берга", "Анны": after quotes or brackets they start another name
    r"|(?<![QBE])[HCY]|(?<![QBEA])G"
    # "по делам" = zx
    rf"|z{WORD}"
    # "Министерства Перу" = Hg after brackets
    r"|(?<=[QBE])H(?=g)"
    # "им. М.В. Ломоносова" = z.IC, "им. Марфы и Сергея Луговых" = z.GaGC
    r"|z\.?[ICY]|z\.?Ga(?=[CG]{2})|\.(?=[ICY])"
    # "при Президенте" = zP
    r"|zP"
    # "в Узбекистане" = ig, "в Экваториальной Гвинее" = iCg
    r"|i(?=[xjC]?g)"
    # ", искусств и культуры" = ,xax, "и по делам" = azx. After quotes, "и" starts another name: "телеканал «А» и
    # радиосеть «Б»".
    r"|(?:,[xjz]+)*(?<!Q),?az?(?=x(?!Q)|[jM]+x)|(?:,x+)+,?a(?=x|j+x))"
)
# "Горный университет имени А. Берга", "крупнейшая библиотека страны"; but "Перу и страны Азии" are two names.
ORGANIZATION: Final = rf"(?P<org>g(?=ax)|[xj]{{0,3}}?{START}{NEXT}*)"
# "первый заместитель директора", "исполняющий обязанности ректора", "хоким (глава)" before a place
POSITION: Final = r"(?:(?:M+a)?M*P(?:-?P)*|M+P)(?:E(?=[xjhHCgA]))?"
# A word between a post and the name of a person, such as those of the organization, or another post.
# "уполномоченный по правам человека в РФ", "омбудсмен в Горной области", "министр культуры, по делам молодёжи",
# "глава агентства по туризму, и по культурным связям".
MIDDLE: Final = (
    r"(?:[xjhHCYGAgQBIKMNz.]"
    r"|i(?=[xjA]|[xjC]?g|[hH][gC]|[gC][jx]?h)"
    r"|a[xj]|,?az(?=[xj])|aM(?!M*P)|,z?[xj]|(?:,|a|-|,a)(?=M*P)|P)"
)
# "Анна Петровна Берг", "Берг Анна Петровна", "А. Берг", "Анна Берг", "Анна Петровна"
NAME: Final = "(?:[CG]N[CG]|[CG][CG]N|I[CG]|[CG]I|[CG]{2,3}|[CG]N)"
# A run of capitalised words that ends with a name of a person; the first words can belong to an organization.
# `X` is the only name of a clergyman: "Марк".
RUN: Final = "(?:[CGNI]{2,5}|X)"
# "доктор исторических наук, профессор", "д.э.н., народный артист РТ", "генерал армии Перу"
DEGREES: Final = "(?:,?(?:Z(?:AaA|A|x)?|T(?:[jM]x|xx|xg|x)?))*"
# ", народный артист РТ", ", заслуженный деятель науки РТ", ", член-корреспондент НАН Узбекистана", ", академик РАН",
# ", академик Российской академии наук"
HONOURS: Final = "(?:,(?:j+[Tx]x?[Ag]*|x{1,2}Ag?|TAg?|T[Cgj]hx))*"
# An organization or a city in a list of rectors or mayors.
PLACE: Final = "[CYHxjhgAQBK]*?[HhxQABCYg]"
# Organizations with their rectors, after "ректоры": "Горной академии Анна Берг и Озёрного института Пётр Холмов".
EACH_WITH_NAME: Final = (
    rf"(?P<first>{PLACE}),?(?P<name>[CG][CGN]{{1,2}}),?a(?P<second>{PLACE}),?(?P<other>[CG][CGN]{{1,2}})(?=[,v.ikw]|$)"
)
PERSONS: Final = (
    # "ректор ТвГУ Анна Берг" = PAGC, "муфтия шейха Петра Холмова" = PTGC
    re.compile(
        rf"[xj]?(?P<position>{POSITION}{MIDDLE}{{0,30}}?){DEGREES}{HONOURS}{DEGREES},?-?T*(?P<name>{RUN})(?![CGNhHI]|g[hH])"
    ),
    # "Анна Берг, директор центра" = GC,Ph
    re.compile(rf"T*(?P<name>{NAME})(?:,-?|-,?)[xj]?(?P<position>{POSITION}{NEXT}*)"),
    # "Анна Берг (ректор академии)" = GCE
    re.compile(rf"T*(?P<name>{NAME})(?P<position>E)"),
    # "коллега из Горного университета Анна Берг" = TkChGC
    re.compile(rf"T[kr](?P<org>{START}{NEXT}{{0,12}}?)T*(?P<name>{NAME})(?![CGNhI])"),
    # "Анна Берг (Горный институт)" = GCB
    re.compile(rf"T*(?P<name>{NAME})(?P<org>B)"),
    # "профессор Анна Берг" = TGC
    re.compile(rf"T+(?P<name>{NAME})(?![CGNhI])"),
    # A family name alone, whose ending `name_bounds` checks: "ректор Горного университета Холмов" = PChC
    re.compile(rf"(?P<position>{POSITION}{MIDDLE}{{0,30}}?){DEGREES}(?P<family>C)(?=[a,vizwkn.]|$)"),
    # "А. Берг" = IC, "Анна Петровна Берг" = GNC, "Анна Мария Берг" = GGC, "Берг Анна" = CG
    re.compile(r"(?P<name>I[CG]|[CG]N[CG]|[CG][CG]N|G[CG]{2}|G[CGN]|CG|[CG]I)(?![CGNIhHA])"),
)
