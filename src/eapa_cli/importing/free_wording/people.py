"""Signatories in free wording: a name with a position and a party in any usual order."""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from eapa_cli.importing.free_wording.items import split_items
from eapa_cli.matching import position_words
from eapa_cli.matching.name_word_classes import WordClass, classify_words
from eapa_cli.text.fold import fold
from eapa_cli.text.interface_language import gettext as _

# A word with its punctuation, but without commas and semicolons: 'Lee' and '(EAPA)' in 'Lee, (EAPA)'.
_TOKEN: Final = re.compile(r"[^\s,;]+")
# A dash between words; a hyphen needs spaces: 'EAPA - Ann Lee', 'EAPA—Ann Lee', but not 'Vice-Rector'.
_DASH: Final = re.compile(r"\s+[–—-]\s+|[–—]")
# The mark between a name and a position: a comma, a semicolon or a dash.
_MARK: Final = re.compile(r"[,;]|\s+[–—-]\s+|[–—]")
# The comma between signatories with brackets: 'Ann Lee (EAPA), Boris Petrov (TASS)'.
_COMMA_AFTER_BRACKET: Final = re.compile(r"(?<=\)),\s*(?=[A-ZА-ЯЁ])")
# Brackets at the end: 'Ann Lee (EAPA)'.
_BRACKET: Final = re.compile(r"\s*\((?P<inside>[^()]*)\)\s*\Z")
# The party before a colon or an equals sign: 'EAPA: Ann Lee'.
_PARTY_PREFIX: Final = re.compile(r"(?P<party>[^=:]+?)\s*[=:]\s*(?P<rest>.+)", re.DOTALL)
# Words before a party: 'on behalf of EAPA', 'от имени ЕАПА'.
_ON_BEHALF: Final = re.compile(r"(?:от имени|от|за|со стороны|for|on behalf of|from)\s+(?=\S)", re.IGNORECASE)
# Initials, perhaps before a surname: 'A. B.', 'И.И.Иванов', 'A'.
_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.\s?-?){1,3}[^\W\d_]*\.?|[A-ZА-ЯЁ]\.?")
# A word of letters, perhaps with hyphens or apostrophes: "O'Neil", 'Anna-Maria'.
_NAME_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’ʻʼ`][^\W\d_]+)*")
_MAX_INITIALS: Final = 2
"""A word of more capitals is an acronym."""
# Words of a name that can be written with a small letter.
_PARTICLE_WORDS: Final = "al el bin ibn bint van von der den de da dos di la ul oglu ogly ogli kyzy qizi ugli uulu"
_PARTICLES: Final = frozenset(_PARTICLE_WORDS.split())
# Words before a name.
_TITLE_WORDS: Final = "mr mrs ms dr prof professor h.e he his her excellency г-н г-жа господин госпожа проф профессор"
_TITLES: Final = frozenset(_TITLE_WORDS.split())
_NAME_WORD_COUNTS: Final = range(2, 7)
"""How many words the name of a person can have."""

IsParty = Callable[[str], bool]
"""Returns whether a text names an organization that is known or a party of the row."""


class Person(NamedTuple):
    """A signatory: the name, and the position and party if they are stated."""

    name: str
    position: str | None = None
    party: str | None = None


def _join(*parts: str | None) -> str | None:
    """Return the parts of a position with commas between them; None if all parts are missing."""
    return ", ".join(filter(None, parts)) or None


def read_people(text: str, is_party: IsParty, *, party_count: int) -> list[Person]:
    """Read a cell of signatories. Names between commas are people if there are as many names as parties.

    Raises:
        ValueError: a part is not a signatory.
    """
    parts = [part for item in split_items(text) for part in _COMMA_AFTER_BRACKET.split(item)]
    if len(parts) == 1:
        parts = _split_names(parts[0], party_count)
    people: list[Person] = []
    for part in parts:
        if people and not looks_like_name(part) and _has_position(part) and not _has_name(part, is_party):
            # Another position of the same person: 'Ann Lee, Principal; also Deputy Chairman'.
            people[-1] = people[-1]._replace(position="; ".join(filter(None, (people[-1].position, part))))
        else:
            people.append(read_person(part, is_party))
    return people


def _split_names(text: str, party_count: int) -> list[str]:
    """Split a text between signatories, at commas and `and`, if there are as many signatories as parties.

    Raises:
        ValueError: all parts are names, and their number is not the number of parties.
    """
    commas = [part.strip() for part in text.split(",")]
    names = [part.strip() for part in re.split(r",|\s+(?:and|и)\s+", text)]
    if len(names) > 1 and all(map(looks_like_name, names)):
        if len(names) != party_count:
            message = _(
                "'%(text)s' can be %(number)d signatories, or a name and a position: "
                "write each signatory in a line of its own, as 'Party: Name, position'"
            )
            raise ValueError(message % {"text": text, "number": len(names)})
        return names
    # The signatories of one cell have the same form: 'Name, position' or 'Position Name'.
    is_start = looks_like_name if looks_like_name(commas[0]) else _has_position_and_name
    starts = [index for index, part in enumerate(commas) if is_start(part)]
    if len(starts) == party_count > 1 and starts[0] == 0:
        ends = [*starts[1:], len(commas)]
        return [", ".join(commas[start:end]) for start, end in zip(starts, ends, strict=True)]
    return [text]


def _has_position_and_name(text: str) -> bool:
    """Return whether a text without commas contains a position next to a name."""
    return _split_words(text).position is not None


def _has_name(text: str, is_party: IsParty) -> bool:
    """Return whether a text that may contain a party and a position also contains a name."""
    _party, rest = _split_party(text, is_party)
    return looks_like_name(_split_position(rest, is_party).name)


def read_person(text: str, is_party: IsParty) -> Person:
    """Read one signatory.

    Raises:
        ValueError: the text has no name.
    """
    party, rest = _split_party(text, is_party)
    person = _split_position(rest, is_party)
    name_without_brackets = re.sub(r"\([^()]*\)", "", person.name)
    if not any(map(str.isalpha, name_without_brackets)):
        message = _("'%(text)s' is not a signatory: write 'Name, position' or 'Party: Name, position'")
        raise ValueError(message % {"text": text})
    return person._replace(party=party or person.party)


def looks_like_name(text: str) -> bool:
    """Return whether a text can be the name of a person: two to six words of a name, and no organization or country."""
    words = _TOKEN.findall(text)
    return len(words) in _NAME_WORD_COUNTS and all(map(_can_be_in_name, words)) and not _names_body_or_place(text)


def _has_position(text: str) -> bool:
    """Return whether a text has a word for a position."""
    return any(map(_is_position, _TOKEN.findall(text)))


def _split_party(text: str, is_party: IsParty) -> tuple[str | None, str]:
    """Return the party before a colon, or before a dash if the text before it names a party, and the text after it."""
    match = _PARTY_PREFIX.fullmatch(text)
    # A colon within brackets does not follow a party.
    if match and match["party"].count("(") == match["party"].count(")"):
        before = _ON_BEHALF.sub("", match["party"], count=1)
        if not _has_position(before) or is_party(before):
            return before, match["rest"].strip()
        return None, f"{match['party']}, {match['rest']}"  # 'Rector: Ann Lee' means 'Rector, Ann Lee'
    head, *tail = _DASH.split(text, maxsplit=1)
    stripped = _ON_BEHALF.sub("", head.strip(), count=1)
    if tail and (stripped != head.strip() or is_party(stripped)) and not looks_like_name(head):
        return stripped, tail[0].strip()
    return None, text


def _split_position(text: str, is_party: IsParty) -> Person:
    """Return the signatory in a text without a party before a colon; brackets at its end have a party or a position."""
    bracketed: list[str] = []
    while match := _BRACKET.search(text):
        bracketed.insert(0, match["inside"].strip())
        text = text[: match.start()]
    person = _split_at_mark(text.strip(), is_party)
    for inside in bracketed:
        if is_party(inside):
            person = person._replace(party=inside)
        else:
            position, party = _split_party_from_position(inside, is_party)
            person = Person(person.name, _join(person.position, position), person.party or party)
    return person


def _split_at_mark(text: str, is_party: IsParty) -> Person:
    """Return the signatory in a text without a party before a colon and without brackets at its end."""
    mark = _MARK.search(text)
    if mark and (first := text[: mark.start()].strip()) and (rest := text[mark.end() :].strip()):
        return _split_parts(first, rest, is_party)
    return _split_words(text)


def _split_parts(first: str, rest: str, is_party: IsParty) -> Person:
    """Return the signatory in the texts before and after a mark, such as a comma.

    The position may precede the name.
    """
    if is_party(rest) and not _has_position(rest):
        return _split_words(first)._replace(party=rest)
    *middle, last = (part.strip() for part in rest.split(","))
    if _has_position(first) and looks_like_name(last):
        return Person(last, _join(first, *middle))
    person_before, person_after = _split_words(first), _split_words(rest)
    if _has_position(first) and not person_before.position and looks_like_name(person_after.name):
        # 'Vice-Rector for Science, on behalf of the Rector Ann Lee'
        return person_after._replace(position=_join(first, person_after.position))
    position, party = _split_party_from_position(rest, is_party)
    return Person(person_before.name, _join(person_before.position, position), party)


def _split_party_from_position(position: str, is_party: IsParty) -> tuple[str, str | None]:
    """Return a position without its party, and the party before the first comma or after the last one."""
    before, comma, last = map(str.strip, position.rpartition(","))
    if comma and is_party(last):
        return before, last
    first, comma, after = map(str.strip, position.partition(","))
    return (after, first) if comma and is_party(first) else (position, None)


def _split_words(text: str) -> Person:
    """Return the signatory in a text without commas: `Rector Ann Lee` or `Ann Lee rector`."""
    words = text.split()
    position_indexes = [index for index, word in enumerate(words) if _is_position(word)]
    if not position_indexes:
        return Person(text)
    end = position_indexes[0]
    # The modifiers before a position belong to it, 'Ann Lee Deputy Director', but the first two words are the name.
    while end > _NAME_WORD_COUNTS.start and words[end - 1].lower() in position_words.MODIFIERS:
        end -= 1
    if looks_like_name(" ".join(words[:end])):
        return Person(" ".join(words[:end]), " ".join(words[end:]))
    start = max((index for index, word in enumerate(words) if _ends_position(word)), default=-1) + 1
    name = " ".join(words[start:])
    return Person(name, " ".join(words[:start])) if looks_like_name(name) else Person(text)


def _ends_position(word: str) -> bool:
    """Return whether a word is part of a position or an organization, so that a name can only follow it."""
    if _INITIALS.fullmatch(word):
        return False
    plain = word.strip('«»“”".,()')
    is_lower = plain[:1].islower() and plain.lower() not in _PARTICLES
    is_acronym = len(plain) > _MAX_INITIALS and plain.isupper()
    ends_quoted_name = "»" in word
    is_part_of_position = _is_position(word) or is_lower or plain.lower() in position_words.MODIFIERS
    return is_part_of_position or is_acronym or _names_body_or_place(plain) or ends_quoted_name


def _can_be_in_name(word: str) -> bool:
    """Return whether a word is an initial, a particle, a title, or a capitalized word that is not a position."""
    if _INITIALS.fullmatch(word) or word.lower() in _PARTICLES or word.lower().rstrip(".") in _TITLES:
        return True
    return (
        bool(_NAME_WORD.fullmatch(word))
        and word[0].isupper()
        and not _is_position(word)
        and word.lower() not in position_words.MODIFIERS
    )


def _is_position(word: str) -> bool:
    """Return whether a word, without its punctuation, means a position."""
    lower = word.strip('«»“”".,()').lower()
    return (
        lower in position_words.ENGLISH
        or bool(position_words.RUSSIAN.fullmatch(lower))
        or lower.startswith("заместител")  # 'deputy' in any case
    )


def _names_body_or_place(text: str) -> bool:
    """Return whether a text contains a word for a type of organization, or the name of a country."""
    return any(word.word_class in {WordClass.BODY, WordClass.PLACE} for word in classify_words(fold(text)))
