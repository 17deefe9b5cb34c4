"""The word class of a Russian word next to a post, or of a word that can be one: "ведущий", "муфтий", "президента".

The patterns use the letters A acronym, C capitalised, G given name, H head noun, h the same in lower case, I initials,
M modifier of a post, N patronymic, P post, Q quoted name, a "и", g country, j adjective, x other word.
"""

import re
from collections.abc import Sequence
from typing import Final

from eapa_cli.importing.press.russian.words import ADJECTIVE, CLERGY
from eapa_cli.importing.press.words.tokens import Token
from eapa_cli.importing.press.words.word_classes import WordClass

# The namesake of an organization, which is not its post: "Библиотека Первого Президента".
_NAMESAKE: Final = re.compile("(?:Президент|Губернатор|Премьер-министр|Патриарх)а|Председателя|Главы")
# "мэра" is part of a name and not a post.
_OFFICE: Final = re.compile("администраци[а-яё]{1,2} (?:президента|губернатора|мэра|главы|раиса)")
_TITLE_OF_MUSLIMS: Final = re.compile("(?:муфти|имам)[а-яё]{1,3}")
# "председатель Духовного управления Перу" = PChg
_POST_AND_ORGANIZATION: Final = re.compile("P[CjxgM]*[HhAQ][CGjxhHgAQ]*$")
_ARTIST: Final = re.compile("артист|художник|писател|учител|поэт")
_HONOUR: Final = re.compile(
    "(?:народн|заслуженн)[а-яё]{2,3} (?:артист|деятел|работник|художник|учител|врач|мастер|тренер|журналист)[а-яё]{0,4}"
)
# After "народный артист": "Перу" = g before "Анна Берг" = GC, "А. Берг" = IC
_HONOUR_BEFORE_NAME: Final = re.compile("[xgAH]{0,4}?(?=G[CN]|I[CG])")
# After "митрополит": "Марк" = G, and "Озёрный и Горный Марк" = CaCG with the see of a bishop. A longer name has no see:
# "Марк Холмов" = GC, "Марк и Пётр" = GaG.
_SEE_AND_NAME: Final = re.compile(r"(?P<see>(?:[jCG]a?)*?)[CG](?![CGNIj])(?!a[CGj])")


def mark_posts(tokens: Sequence[Token], letters: list[str], number: int) -> None:
    """Change the letters of a word and its neighbours by all rules."""
    _mark_leading(tokens, letters, number)
    _mark_clergy(tokens, letters, number)
    _mark_title_of_muslims(tokens, letters, number)
    _mark_post_in_name(tokens, letters, number)
    _mark_honour(tokens, letters, number)


def _mark_leading(tokens: Sequence[Token], letters: list[str], number: int) -> None:
    """Mark "Народный" in "Народный артист" and "ведущий" in "ведущий вуз" as adjectives, and not as posts."""
    if tokens[number].text.startswith("Народн") and _ARTIST.match(tokens[number + 1].text):
        letters[number] = WordClass.ADJECTIVE
    is_before_noun = letters[number + 1] in {WordClass.HEAD_NOUN, WordClass.LOWER_HEAD_NOUN, WordClass.ADJECTIVE}
    if letters[number] == WordClass.POST and is_before_noun and tokens[number].text.lower().startswith("ведущ"):
        letters[number] = WordClass.ADJECTIVE


def _mark_clergy(tokens: Sequence[Token], letters: list[str], number: int) -> None:
    """Mark "Марк" in "митрополит Марк" and in "митрополит Озёрный и Горный Марк" as a whole name."""
    if letters[number] != WordClass.POST or not CLERGY.fullmatch(tokens[number].text.lower()):
        return
    match = _SEE_AND_NAME.match("".join(letters[number + 1 : number + 9]))
    if not match:
        return
    see = range(number + 1, number + 1 + match.end("see"))
    if all(letters[at] == WordClass.AND or ADJECTIVE.fullmatch(tokens[at].text.lower()) for at in see):
        letters[see.start : see.stop + 1] = [WordClass.OTHER] * len(see) + [WordClass.CLERGY_NAME]
        # "благочинный округа архимандрит Марк": a title after the post
        if not see and letters[number - 1 : number] in ([WordClass.HEAD_NOUN], [WordClass.LOWER_HEAD_NOUN]):
            letters[number] = WordClass.TITLE


def _mark_title_of_muslims(tokens: Sequence[Token], letters: list[str], number: int) -> None:
    """Mark "муфтий" as a title in "председатель Духовного управления Перу муфтий Пётр Холмов"."""
    is_title = letters[number] == WordClass.POST and _TITLE_OF_MUSLIMS.fullmatch(tokens[number].text)
    is_before_name = letters[number + 1] in {WordClass.CAPITALISED, WordClass.RUSSIAN_GIVEN_NAME}
    if is_title and is_before_name and _POST_AND_ORGANIZATION.search("".join(letters[:number])):
        letters[number] = WordClass.TITLE


def _mark_honour(tokens: Sequence[Token], letters: list[str], number: int) -> None:
    """Mark "народный артист Перу" between the organization of a post and a name as a title."""
    # the words between the noun of the honour and the name
    match = _HONOUR_BEFORE_NAME.match("".join(letters[number + 2 : number + 8]))
    is_honour = _HONOUR.fullmatch(" ".join(token.text for token in tokens[number : number + 2]))
    if match and is_honour and letters[number - 1 : number] != [WordClass.COMMA]:
        letters[number : number + 2 + match.end()] = [WordClass.TITLE] * (2 + match.end())


def _mark_post_in_name(tokens: Sequence[Token], letters: list[str], number: int) -> None:
    """Mark "Первого Президента" in "Фонд Первого Президента" and "мэра" in "администрация мэра" as parts of a name."""
    has_first = number > 0 and tokens[number - 1].text == "Первого"
    first = number - 1 if has_first else number
    is_after_noun = first > 0 and letters[first - 1] in {WordClass.HEAD_NOUN, WordClass.LOWER_HEAD_NOUN}
    is_of_official = is_after_noun and _OFFICE.fullmatch(f"{tokens[first - 1].text} {tokens[number].text}".lower())
    is_namesake = is_after_noun and _NAMESAKE.fullmatch(tokens[number].text)
    if letters[number] == WordClass.POST and (is_of_official or is_namesake):
        letters[first : number + 1] = [WordClass.COMMON_WORD] * (number + 1 - first)
