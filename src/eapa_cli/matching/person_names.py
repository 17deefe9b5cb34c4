"""Names of people, and one definition of "the same person" for all commands.

Names are compared word by word. Script, romanization, order and capitals do not matter. An initial matches each name
that may have it, and either name may lack a patronymic. People with different first names are different people.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import Final, NamedTuple

from eapa_cli.text.fold import fold
from eapa_cli.text.look_alikes import correct_scripts
from eapa_cli.text.romanization_keys import make_romanization_keys

# A word, its dot, and a hyphen before another word: 'Ivan', 'I.', 'al-'.
_WORD: Final = re.compile(r"""([^\s.,;:/()«»“”"\u2010-\u2015-]+)(\.?)([-\u2010-\u2015](?=\S))?""")
_MAX_INITIAL_LENGTH: Final = 3
"""The letters of an initial before its dot: 'Dzh.' is a romanization of 'Дж.'."""
_MAX_CORE_WORDS: Final = 20
"""The words of a name that are compared. A longer text is not a name, and a comparison takes time for each pair."""
_ARTICLES: Final = frozenset({"al", "el"})
# An Arabic article that is assimilated to the next letter: as-Sisi, Эш-Шариф.
_ASSIMILATED: Final = re.compile("[ae]([nr]|th|d|sh|s|t|z)")
# The first word of names such as 'Abd al-Rahman' and 'Abdur Rahman'.
_SERVANT: Final = re.compile("abd(?:[aeu][lrsn])?")
# "Abdul" and its spellings, joined to the next word as in "Abdulaziz".
_SERVANT_OF: Final = re.compile("abd[aeu]l(?=.{3})")
_TITLES: Final = frozenset({"mr", "mrs", "ms", "dr", "prof", "sir"})
# Particles: words between names or after them. Some sources omit them.
_PARTICLE_LIST: Final = """
    jr sr bin ibn bint ben von van der den de del da dos di la las los
    ogly oglu ogli ugli uli uulu kyzy kizi qizi
"""
_PARTICLES: Final = frozenset(_PARTICLE_LIST.split())
# 'son of' and 'daughter of' in Arabic. They show that a name is Arabic even if it has no article.
_ARABIC_PARTICLES: Final = frozenset({"bin", "ibn", "bint"})
# Spellings of the same first name that differ by more than the rules of romanization. Translations of names are not
# included.
_SPELLINGS: Final = """
    aleksandr alexander aleksander
    evgeniy eugeny eugeniy
    lyudmila ludmila
    lyubov lubov
    mikhail michail
    petr peter
    yuriy youri iouri
    muhammad mohammed mohammad mohamed mohamad muhammed muhamad muhamed mukhammad mukhammed mukhamed mohd
    ahmad ahmed akhmad akhmed
    yusuf yousuf youssef yousef yousif
    abdullah abdulla abdallah abdulloh
    husein hussein husain hussain khusein khusain hossein
"""
_FIRST_SPELLING: Final = {
    spelling: line.split()[0] for line in _SPELLINGS.strip().splitlines() for spelling in line.split()
}
# The first letters of a word, with the codes of the initials that other romanizations of the word may have. A small
# letter is this initial. A capital is the code of a sound that each romanization writes with other letters.
_FIRST_LETTERS: Final = (
    ("shch|sch|sh", "S"),
    ("tsch|tch|ch", "C"),
    ("dzh|dj|zh", "J j"),
    ("kh", "h"),
    ("ts|tz", "c"),
    ("[yij]a", "A i j y"),
    ("[yij]u", "U i j y"),
    ("[yij]o", "O i j y e"),
    ("[yj]e", "e"),
    ("ph", "f"),
    ("w", "v"),
    ("x", "h k"),
    ("j", "J"),
)
_FIRST_LETTER_PATTERN: Final = re.compile("|".join(f"({letters})" for letters, _ in _FIRST_LETTERS))
# Vowels that sources confuse in Arabic names: 'Omar' and 'Umar', 'Mohsen' and 'Muhsin'.
_LOOSE_VOWELS: Final = str.maketrans("eo", "iu")
_CACHE_SIZE: Final = 50_000


class NameWord(NamedTuple):
    """A word of a person's name, or an initial."""

    forms: frozenset[str]
    """The romanization keys of the word; all spellings of a word share a form. An initial does not have forms."""
    initials: frozenset[str]
    """The initials that the word may have in different romanizations."""
    is_particle: bool = False

    def matches(self, other: "NameWord") -> bool:
        """Return whether two words may be the same name; an initial matches the names that start with it."""
        if self.forms and other.forms:
            return not self.forms.isdisjoint(other.forms)
        return not self.initials.isdisjoint(other.initials)


class PersonName(NamedTuple):
    """A person's name, normalized for comparisons."""

    words: tuple[NameWord, ...]
    core: tuple[NameWord, ...]
    """The first words without particles, or with particles if fewer than two would remain."""
    joined: str
    """The folded name without spaces; empty if the name has only one word, or an initial."""

    def search_keys(self) -> set[str]:
        """Return the search keys. Names of the same person share a key, unless all words of a name are initials."""
        # The sign '=' separates the keys of joined names from those of words.
        return {form for word in self.words for form in word.forms} | ({f"={self.joined}"} if self.joined else set())


@lru_cache(maxsize=_CACHE_SIZE)
def parse_person(name: str) -> PersonName:
    """Normalize the name of a person."""
    return _normalize(name, is_arabic=False)


@lru_cache(maxsize=_CACHE_SIZE)
def parse_query(name: str) -> PersonName:
    """Normalize a name to search for, which may be a part of a person's name.

    The words also get the forms for Arabic names, since the part may lack the article that shows that a name is Arabic.
    """
    return _normalize(name, is_arabic=True)


def list_person_keys(name: str) -> list[str]:
    """Return the sorted keys of a person's name."""
    return sorted(parse_person(name).search_keys())


def is_same_person(one: PersonName, other: PersonName) -> bool:
    """Return whether two names may be of the same person, without regard to other names in the register.

    One word must be equal, as the surname. The other words must match in their order, as far as both names have them. A
    name of one word is only the same as another name of one word.
    """
    if one.joined and one.joined == other.joined:
        return True
    first, second = one.core, other.core
    if min(len(first), len(second)) < 2:  # noqa: PLR2004  # a first name and a surname
        return len(first) == len(second) == 1 and _are_equal(first[0], second[0])
    return any(
        _are_equal(first[i], second[j]) and _do_given_names_match(_omit(first, i), _omit(second, j))
        for i, j in product(range(len(first)), range(len(second)))
    )


def _omit(words: Sequence[NameWord], index: int) -> list[NameWord]:
    """Return the words of a name without the surname at an index."""
    return [*words[:index], *words[index + 1 :]]


def has_name(query: PersonName, person: PersonName) -> bool:
    """Return whether a query may be the name of a person or a part of the name."""
    if is_same_person(query, person):
        return True
    remaining = list(person.words)
    for word in filter(_is_full_word, query.core):
        equal = next((known for known in remaining if _are_equal(word, known)), None)
        if equal is None:
            return False
        remaining.remove(equal)
    initials = [word for word in query.core if not _is_full_word(word)]
    has_only_initials = len(initials) == len(query.core)  # which many people share
    remaining_names = [word for word in remaining if not word.is_particle]
    # "I. Sidorov" is not the person "Sidorov", whose first name is unknown.
    if has_only_initials or (initials and not remaining_names):
        return False
    return all(initial.matches(word) for initial, word in zip(initials, remaining_names, strict=False))


def select_full_forms(names: Iterable[PersonName]) -> list[PersonName]:
    """Return the names of one person without shortened forms of other names, such as `A. Zhuravlev`."""
    by_length = sorted(names, key=_measure_length, reverse=True)
    full_forms: list[PersonName] = []
    for name in by_length:
        length = _measure_length(name)
        if not any(length < _measure_length(other) and is_same_person(name, other) for other in full_forms):
            full_forms.append(name)
    return full_forms


def _measure_length(name: PersonName) -> tuple[int, int]:
    """Return the number of words that are not initials, and the number of all words."""
    return sum(map(_is_full_word, name.core)), len(name.core)


def _do_given_names_match(given: Sequence[NameWord], other: Sequence[NameWord]) -> bool:
    """Return whether the words other than the surnames match, as far as both names have them."""
    pairs = list(zip(given, other, strict=False))
    if not all(word.matches(known) for word, known in pairs):
        return False
    # In 'Ivan P. Sidorov', P. does not stand for the Petrov of 'Ivan Petrov', since 'Sidorov' would remain.
    swapped = [(known, word) for word, known in pairs]
    return not (
        _is_initial_before_rest(pairs, given[len(pairs) :]) or _is_initial_before_rest(swapped, other[len(pairs) :])
    )


def _is_initial_before_rest(pairs: Sequence[tuple[NameWord, NameWord]], rest: Sequence[NameWord]) -> bool:
    """Return whether an initial is matched with a full word, although full words of the initial's name remain."""
    has_matched_initial = any(_is_full_word(known) and not _is_full_word(word) for word, known in pairs)
    return has_matched_initial and any(map(_is_full_word, rest))


def _is_full_word(word: NameWord) -> bool:
    """Return whether a word is not an initial."""
    return bool(word.forms)


def _are_equal(one: NameWord, other: NameWord) -> bool:
    return not one.forms.isdisjoint(other.forms)


def _normalize(name: str, *, is_arabic: bool) -> PersonName:
    pieces = list(_join_articles(list(_split(correct_scripts(name)))))
    pieces = [piece for piece in pieces if piece.text not in _TITLES] or pieces
    is_arabic = is_arabic or any(piece.article or piece.text in _ARABIC_PARTICLES for piece in pieces)
    words = tuple(_normalize_word(piece, is_arabic=is_arabic) for piece in pieces)
    core = tuple(word for word in words if not word.is_particle)
    is_whole = len(words) > 1 and all(word.forms for word in words)
    return PersonName(
        words=words,
        core=(core if len(core) > 1 else words)[:_MAX_CORE_WORDS],
        joined="".join([f"{piece.article}{piece.text}" for piece in pieces]) if is_whole else "",
    )


class _Piece(NamedTuple):
    """A folded word of a name, and the Arabic article before it."""

    text: str
    article: str = ""
    is_initial: bool = False
    is_hyphenated: bool = False


def _split(name: str) -> Iterator[_Piece]:
    """Yield the words of a name; a short word that ends with a dot is an initial."""
    for match in _WORD.finditer(name):
        written, dot, hyphen = match.groups()
        is_short = len(written) == 1 or (bool(dot) and len(written) <= _MAX_INITIAL_LENGTH)
        is_cased = written.upper() != written.lower()
        for text in fold(written).split():
            is_initial = is_short and is_cased and text not in _PARTICLES | _TITLES
            yield _Piece(text, is_initial=is_initial, is_hyphenated=bool(hyphen))


def _join_articles(pieces: Sequence[_Piece]) -> Iterator[_Piece]:
    """Yield the words of a name. Arabic articles, and 'Abd' with an article, are joined with the word after them."""
    index = 0
    while index < len(pieces):
        piece, *following = pieces[index : index + 3]  # three pieces for 'Abd al-Rahman'
        if following and _is_article(piece, following[0]):
            piece = following[0]._replace(article=piece.text)
            index += 1
        elif following and _SERVANT.fullmatch(piece.text):
            index += 2 if len(following) > 1 and _is_article(*following) else 1
            piece = _Piece(f"abdul{pieces[index].text}")
        yield piece
        index += 1


def _is_article(piece: _Piece, following: _Piece) -> bool:
    if piece.is_initial or following.is_initial:
        return False
    assimilated = piece.is_hyphenated and _ASSIMILATED.fullmatch(piece.text)
    return piece.text in _ARTICLES or bool(assimilated and following.text.startswith(assimilated[1]))


def _normalize_word(piece: _Piece, *, is_arabic: bool) -> NameWord:
    if piece.is_initial:
        return NameWord(frozenset(), _initial_codes(piece.text))
    forms = _forms(piece.text)
    if piece.article:
        forms = forms.union(*(_forms(f"{article}{piece.text}") for article in {*_ARTICLES, piece.article}))
    if is_arabic:
        # The vowels of Arabic names vary more. The sign '~' separates these forms from those of other names.
        forms |= {f"~{form.translate(_LOOSE_VOWELS)}" for form in forms}
    return NameWord(forms, _first_codes(piece.text), is_particle=piece.text in _PARTICLES)


@lru_cache(maxsize=_CACHE_SIZE)
def _forms(text: str) -> frozenset[str]:
    return make_romanization_keys(_FIRST_SPELLING.get(text) or _SERVANT_OF.sub("abdul", text))


def _initial_codes(text: str) -> frozenset[str]:
    """Return the codes of an initial. Its fold may have several letters: `Zh.`, `Ю.`."""
    if len(text) == 1:
        return frozenset({text})
    # 'Zh.' is not an initial of 'Zoya', so its first letter alone is a code only if there is no other code.
    return _first_codes(text) - {text[0]} or frozenset({text[0]})


@lru_cache(maxsize=_CACHE_SIZE)
def _first_codes(text: str) -> frozenset[str]:
    """Return the codes of the initials that a word may have in different romanizations."""
    codes = ""
    if match := _FIRST_LETTER_PATTERN.match(text):
        assert match.lastindex  # the pattern has a group for each row of the table
        _letters, codes = _FIRST_LETTERS[match.lastindex - 1]
    return frozenset({text[0], *codes.split()})
