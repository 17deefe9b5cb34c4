"""Names of people: one definition of "the same person" for all commands.

Names are compared word by word, regardless of script, romanization, order and capitals. Initials match the names that
they may stand for, and either name may lack a patronymic. Another first name is another person.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import Final, NamedTuple

from eapa_cli.text.fold import fold
from eapa_cli.text.look_alikes import unmixed
from eapa_cli.text.romanization_keys import romanization_keys

_WORD: Final = re.compile(r"""([^\s.,;:/()«»“”"\u2010-\u2015-]+)(\.?)([-\u2010-\u2015](?=\S))?""")
_MAX_INITIAL_LENGTH: Final = 3
_ARTICLES: Final = frozenset({"al", "el"})
# An Arabic article that is assimilated to the next letter: as-Sisi, Эш-Шариф.
_ASSIMILATED: Final = re.compile("[ae]([nr]|th|d|sh|s|t|z)")
_SERVANT: Final = re.compile("abd(?:[aeu][lrsn])?")
_SERVANT_OF: Final = re.compile("abd[aeu]l(?=.{3})")
# Titles, and words between names, which some sources omit.
_PARTICLE_WORDS: Final = """
    mr mrs ms dr prof sir jr sr bin ibn bint ben von van der den de del da dos di la las los
    ogly oglu ogli ugli uli uulu kyzy kizi qizi
"""
_PARTICLES: Final = frozenset(_PARTICLE_WORDS.split())
_ARABIC: Final = frozenset({"bin", "ibn", "bint"})
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
# The first letters of words, with the initials that other romanizations have for them.
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
_FIRST_LETTER: Final = re.compile("|".join(f"({letters})" for letters, _ in _FIRST_LETTERS))
_LOOSE_VOWELS: Final = str.maketrans("eo", "iu")
_CACHE_SIZE: Final = 50_000


class NameWord(NamedTuple):
    """A word of a person's name: its forms and its initials. Two spellings of a word have a common form.

    An initial has no forms.
    """

    forms: frozenset[str]
    initials: frozenset[str]
    is_particle: bool = False

    def matches(self, other: "NameWord") -> bool:
        """Return whether two words may be the same name; an initial matches the names that start with it."""
        if self.forms and other.forms:
            return not self.forms.isdisjoint(other.forms)
        return not self.initials.isdisjoint(other.initials)


class PersonName(NamedTuple):
    """A person's name, normalized for comparisons; `core` are the words without particles."""

    words: tuple[NameWord, ...]
    core: tuple[NameWord, ...]
    joined: str

    def search_keys(self) -> set[str]:
        """Return the search keys; names of the same person have a common key, unless all words are initials."""
        return {form for word in self.words for form in word.forms} | ({f"={self.joined}"} if self.joined else set())


@lru_cache(maxsize=_CACHE_SIZE)
def parse_person(name: str) -> PersonName:
    """Normalize the name of a person."""
    return _person(name, is_arabic=False)


@lru_cache(maxsize=_CACHE_SIZE)
def parse_query(name: str) -> PersonName:
    """Normalize a requested name, which may be a part of a name."""
    return _person(name, is_arabic=True)


def person_keys(name: str) -> list[str]:
    """Return the sorted keys of a person's name."""
    return sorted(parse_person(name).search_keys())


def is_same_person(one: PersonName, other: PersonName) -> bool:
    """Return whether two names may be of the same person, if no other name decides otherwise.

    The surnames must be equal. The other names must match in their order, as far as both people have them.
    """
    if one.joined and one.joined == other.joined:
        return True
    first, second = one.core, other.core
    if min(len(first), len(second)) < 2:  # noqa: PLR2004  # a first name and a surname
        return len(first) == len(second) == 1 and _are_equal(first[0], second[0])
    return any(
        _are_equal(word, known) and _agree([*first[:at], *first[at + 1 :]], [*second[:there], *second[there + 1 :]])
        for (at, word), (there, known) in product(enumerate(first), enumerate(second))
    )


def has_name(query: PersonName, person: PersonName) -> bool:
    """Return whether the requested name may be the name of a person or a part of it."""
    if is_same_person(query, person):
        return True
    wanted = query.core if any(not word.is_particle for word in query.words) else query.words
    rest = list(person.words)
    for word in filter(_is_whole, wanted):
        found = next((known for known in rest if _are_equal(word, known)), None)
        if found is None:
            return False
        rest.remove(found)
    initials = [word for word in wanted if not _is_whole(word)]
    given = [word for word in rest if not word.is_particle]
    pairs = list(zip(initials, given, strict=False))
    return len(initials) < len(wanted) and bool(pairs or not initials) and all(one.matches(two) for one, two in pairs)


def fullest(names: Iterable[PersonName]) -> list[PersonName]:
    """Return the names of one person without shortened forms of other names, such as `A. Zhuravlev`."""
    by_length = sorted(names, key=_length, reverse=True)
    kept: list[PersonName] = []
    for name in by_length:
        if not any(_length(name) < _length(other) and is_same_person(name, other) for other in kept):
            kept.append(name)
    return kept


def _length(name: PersonName) -> tuple[int, int]:
    return sum(map(_is_whole, name.core)), len(name.core)


def _agree(given: Sequence[NameWord], other: Sequence[NameWord]) -> bool:
    """Return whether the names other than the surname agree, as far as both people have them."""
    pairs = list(zip(given, other, strict=False))
    if not all(word.matches(known) for word, known in pairs):
        return False
    # In 'Ivan P. Sidorov', P. is not the Petrov of 'Ivan Petrov': its surname would remain.
    return not any(
        any(map(_is_whole, rest)) and any(_is_whole(known) and not _is_whole(word) for word, known in found)
        for rest, found in (
            (given[len(pairs) :], pairs),
            (other[len(pairs) :], [(known, word) for word, known in pairs]),
        )
    )


def _is_whole(word: NameWord) -> bool:
    """Return whether a word is not an initial."""
    return bool(word.forms)


def _are_equal(one: NameWord, other: NameWord) -> bool:
    return not one.forms.isdisjoint(other.forms)


def _person(name: str, *, is_arabic: bool) -> PersonName:
    pieces = list(_joined(list(_pieces(unmixed(name)))))
    is_arabic = is_arabic or any(piece.article or piece.text in _ARABIC for piece in pieces)
    words = tuple(_word(piece, is_arabic=is_arabic) for piece in pieces)
    core = tuple(word for word in words if not word.is_particle)
    is_whole = len(words) > 1 and all(word.forms for word in words)
    return PersonName(
        words=words,
        core=core if len(core) > 1 else words,
        joined="".join([f"{piece.article}{piece.text}" for piece in pieces]) if is_whole else "",
    )


class _Piece(NamedTuple):
    """A folded part of a name, and the article before it."""

    text: str
    article: str = ""
    is_initial: bool = False
    is_hyphenated: bool = False


def _pieces(name: str) -> Iterator[_Piece]:
    for match in _WORD.finditer(name):
        written, dot, hyphen = match.groups()
        is_short = len(written) == 1 or (bool(dot) and len(written) <= _MAX_INITIAL_LENGTH)
        is_cased = written.upper() != written.lower()
        for text in fold(written).split():
            is_initial = is_short and is_cased and text not in _PARTICLES
            yield _Piece(text, is_initial=is_initial, is_hyphenated=bool(hyphen))


def _joined(pieces: Sequence[_Piece]) -> Iterator[_Piece]:
    """Yield the parts of a name, where Arabic articles are joined with their words."""
    at = 0
    while at < len(pieces):
        piece, *rest = pieces[at : at + 3]
        if rest and _is_article(piece, rest[0]):
            piece = rest[0]._replace(article=piece.text)
            at += 1
        elif rest and _SERVANT.fullmatch(piece.text):
            at += 2 if len(rest) > 1 and _is_article(*rest) else 1
            piece = _Piece(f"abdul{pieces[at].text}")
        yield piece
        at += 1


def _is_article(piece: _Piece, following: _Piece) -> bool:
    if piece.is_initial or following.is_initial:
        return False
    assimilated = piece.is_hyphenated and _ASSIMILATED.fullmatch(piece.text)
    return piece.text in _ARTICLES or bool(assimilated and following.text.startswith(assimilated[1]))


def _word(piece: _Piece, *, is_arabic: bool) -> NameWord:
    if piece.is_initial:
        return NameWord(frozenset(), _initial_codes(piece.text))
    forms = _forms(piece.text)
    if piece.article:
        forms = forms.union(*(_forms(f"{article}{piece.text}") for article in {*_ARTICLES, piece.article}))
    if is_arabic:
        forms |= {f"~{form.translate(_LOOSE_VOWELS)}" for form in forms}
    return NameWord(forms, _first_codes(piece.text), is_particle=piece.text in _PARTICLES)


@lru_cache(maxsize=_CACHE_SIZE)
def _forms(text: str) -> frozenset[str]:
    return romanization_keys(_FIRST_SPELLING.get(text) or _SERVANT_OF.sub("abdul", text))


def _initial_codes(text: str) -> frozenset[str]:
    """Return the codes of an initial, which may have several letters: `Zh.`, `Ю.`."""
    return frozenset({text}) if len(text) == 1 else _first_codes(text) - {text[0]} or frozenset({text[0]})


@lru_cache(maxsize=_CACHE_SIZE)
def _first_codes(text: str) -> frozenset[str]:
    """Return the codes of the initials that a word may have."""
    match = _FIRST_LETTER.match(text)
    codes = _FIRST_LETTERS[(match.lastindex or 1) - 1][1].split() if match else ()
    return frozenset({text[0], *codes})
